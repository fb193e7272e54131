"""The report on the state of the process (Sachstandsbericht), ready worded.

A format only lays the sections out: a table where a section has several columns, a list where it
has one. Every text may hold text from the data and is plain: a format has to escape it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from dateutil.relativedelta import relativedelta

from isrp_cli.documents.abschnitt import Abschnitt, Zeile
from isrp_cli.documents.agenda import (
    NOCH_ZU_KLAEREN,
    klaerungen,
    prozesstitel,
)
from isrp_cli.documents.schrittblatt import beschluss
from isrp_cli.models import Schritt
from isrp_cli.stand import Lage, Meilensteinlage, Schrittlage, Status
from isrp_cli.woerter import (
    MEILENSTEINSTATUS,
    STATUS,
    anzahl,
    aufzaehlung,
    nummernfolge,
    schritt_name,
    schritte,
    spanne,
    status_satz,
    tage,
    zeitplanung,
)
from isrp_cli.zeitangabe import datum_kurz, datum_lang

AUSBLICK_MONATE = 3
# Without `seit` only so many finished steps are named; the annex has them all.
ZULETZT_ERLEDIGT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Bericht:
    """Everything a report says, section by section."""

    titel: str
    prozess: str
    stand: str
    zeitraum: str
    zusammenfassung: tuple[str, str, str]
    meilensteine: Abschnitt
    erledigt: Abschnitt
    naechste: Abschnitt
    rueckstaende: Abschnitt
    entscheidungen: Abschnitt
    aenderungen: Abschnitt
    inhalte: Abschnitt
    festlegungen: Abschnitt
    anhang: Abschnitt

    @property
    def abschnitte(self) -> tuple[Abschnitt, ...]:
        """The sections in order, those with nothing to say left out."""
        alle = (
            self.meilensteine,
            self.erledigt,
            self.naechste,
            self.rueckstaende,
            self.entscheidungen,
            self.aenderungen,
            self.inhalte,
            self.festlegungen,
            self.anhang,
        )
        return tuple(a for a in alle if a.zeilen or a.text)


def baue(lage: Lage, *, seit: date | None, oeffentlich: bool) -> Bericht:
    """The report on the day of the Stand.

    `seit`: the day of the last report; what was done and changed on that day and later is named.
    Without it all changes and the last finished steps are. `oeffentlich` leaves out what is
    internal: notes, the tasks agreed in meetings (Festlegungen) with who took them on, and what is
    to be clarified about who does what. Bodies, Ämter and functions stay: they are no persons.
    """
    return Bericht(
        titel="Sachstandsbericht",
        prozess=prozesstitel(lage.prozess.angaben),
        stand=datum_lang(lage.stand),
        zeitraum=f"{datum_lang(seit)} bis {datum_lang(lage.stand)}" if seit else "",
        zusammenfassung=_summary(lage),
        meilensteine=Abschnitt(
            "Meilensteine",
            ("Meilenstein", "geplant", "voraussichtlich", "Stand", "Abweichung"),
            tuple(_milestone(lage, m) for m in lage.meilensteine.values()),
        ),
        erledigt=_done(lage, seit),
        naechste=_next_months(lage),
        rueckstaende=_behind(lage),
        entscheidungen=_decisions(lage, oeffentlich),
        aenderungen=_changes(lage, seit),
        inhalte=_untouched(lage),
        festlegungen=_tasks(lage, oeffentlich),
        anhang=_annex(lage, oeffentlich),
    )


# --- Summary and milestones ------------------------------------------------------------------


def _summary(lage: Lage) -> tuple[str, str, str]:
    return _steps_sentence(lage), _milestones_sentence(lage), _end_sentence(lage)


def _steps_sentence(lage: Lage) -> str:
    if not lage.schritte:
        return "Der Plan enthält noch keine Schritte."
    zahl: dict[Status, int] = dict.fromkeys(STATUS, 0)
    for s in lage.schritte.values():
        zahl[s.status] += 1
    worte: dict[Status, str] = {
        "entfallen": "entfallen",
        "laeuft": "in Arbeit",
        "laufend": "fortlaufend",
        "blockiert": "blockiert",
        "ueberfaellig": "überfällig",
        "offen": "ohne Termin",
    }
    teile = [f"{zahl[s]} {wort}" for s, wort in worte.items() if zahl[s]]
    erledigt = zahl["erledigt"]
    worte_davor = f"Von {anzahl(len(lage.schritte), 'Schritt', 'Schritten')}"
    ist = f"{worte_davor} {_are(erledigt)}" if erledigt else f"{worte_davor} ist noch keiner"
    # "ist" is for one alone: more than one after it have a verb of their own.
    mehrere = any(zahl[s] > 1 for s in worte)
    if erledigt > 1 or (erledigt == 1 and not mehrere):
        satz = f"{ist} {aufzaehlung([f'{erledigt} erledigt', *teile])}"
    else:
        satz = f"{ist} {'1 ' if erledigt else ''}erledigt"
        if teile:
            erste, wort = teile[0].split(" ", 1)
            teile[0] = f"{erste} {_are(int(erste))} {wort}"
            satz += f", {aufzaehlung(teile)}"
    offen = zahl["anstehend"]
    return satz + (f"; {anzahl(offen, 'steht', 'stehen')} noch an." if offen else ".")


def _milestones_sentence(lage: Lage) -> str:
    alle = list(lage.meilensteine.values())
    if not alle:
        return "Meilensteine sind nicht hinterlegt."
    erreicht = sum(m.status == "erreicht" for m in alle)
    gefaehrdet = sum(m.status == "gefaehrdet" for m in alle)
    naechster = lage.naechster_meilenstein
    if naechster is None:
        return "Alle Meilensteine sind erreicht."
    geplant = naechster.geplant_bis
    bis = f", geplant bis {datum_kurz(geplant)}" if geplant else ""
    gefahr = f", {gefaehrdet} {_are(gefaehrdet)} gefährdet" if gefaehrdet else ""
    return (
        f"Von {anzahl(len(alle), 'Meilenstein', 'Meilensteinen')} "
        f"{f'{_are(erreicht)} {erreicht}' if erreicht else 'ist noch keiner'} erreicht{gefahr}; "
        f"der nächste ist „{naechster.meilenstein.titel}“{bis}."
    )


def _are(zahl: int) -> str:
    return "ist" if zahl == 1 else "sind"


def _end_sentence(lage: Lage) -> str:
    """When the process will end, against the plan."""
    if lage.schritte and all(s.fertig for s in lage.schritte.values()):
        return "Alle Schritte sind abgeschlossen."
    enden = [s.fenster.spaet for s in lage.schritte.values() if s.status != "entfallen"]
    geplant = max((t for t in enden if t), default=None)
    prognose = max((t for t in lage.prognosen.values() if t), default=None)
    if geplant is None or prognose is None:
        return "Ein Ende des Prozesses ist nicht geplant."
    if prognose <= geplant:
        if any(s.status == "ueberfaellig" for s in lage.schritte.values()):
            return f"Rechnerisch ist das geplante Ende ({datum_lang(geplant)}) noch zu halten."
        return f"Nach heutigem Stand endet der Prozess wie geplant bis zum {datum_lang(geplant)}."
    return (
        f"Nach heutigem Stand endet der Prozess frühestens am {datum_lang(prognose)}, "
        f"{tage((prognose - geplant).days)} später als geplant."
    )


def _milestone(lage: Lage, m: Meilensteinlage) -> Zeile:
    """Planned window, forecast, status and deviation in words."""
    schritte_ = [lage.schritte[nr] for nr in m.meilenstein.schritte if nr in lage.schritte]
    anfaenge = [s.fenster.frueh or s.fenster.spaet for s in schritte_ if s.status != "entfallen"]
    anfang = min((t for t in anfaenge if t), default=None)
    geplant = spanne(anfang, m.geplant_bis) if anfang and m.geplant_bis else "ohne Termin"
    erreicht_am = m.prognose
    if m.status == "erreicht":
        angabe = m.meilenstein.erreicht
        erreicht_am = angabe if isinstance(angabe, date) else m.prognose
        prognose = "–"
        stand = MEILENSTEINSTATUS[m.status] + (
            f" am {datum_kurz(erreicht_am)}" if erreicht_am else ""
        )
    else:
        prognose = datum_kurz(m.prognose) if m.prognose else "nicht bekannt"
        alle = len(m.meilenstein.schritte)
        fertig = f"{alle - len(m.fehlen)} von {anzahl(alle, 'Schritt', 'Schritten')} fertig"
        stand = f"{MEILENSTEINSTATUS[m.status]}, {fertig if alle else 'ohne Schritte'}"
    return m.meilenstein.titel, geplant, prognose, stand, _deviation(lage, m, erreicht_am)


def _deviation(lage: Lage, m: Meilensteinlage, ende: date | None) -> str:
    if m.geplant_bis is None or ende is None:
        return "–"
    if ende > m.geplant_bis:
        # A forecast on the Stand itself is a lower bound: nobody knows when the step will be done.
        mindestens = "mindestens " if m.status != "erreicht" and ende == lage.stand else ""
        return f"{mindestens}{tage((ende - m.geplant_bis).days)} später als geplant"
    ueberfaellig = sum(lage.schritte[nr].status == "ueberfaellig" for nr in m.fehlen)
    if ueberfaellig:
        return f"noch keine, aber {schritte(ueberfaellig)} {_are(ueberfaellig)} überfällig"
    return "keine"


# --- Looking back and ahead ------------------------------------------------------------------


def _done(lage: Lage, seit: date | None) -> Abschnitt:
    """Finished steps, the latest first."""
    fertig = [
        (tag, s)
        for s in lage.prozess.schritte
        if (tag := lage.erledigt_am(s)) and (seit is None or tag >= seit)
    ]
    fertig.sort(key=lambda f: (f[0], f[1].nr), reverse=True)
    genannt = fertig if seit else fertig[:ZULETZT_ERLEDIGT]
    text = ""
    if not fertig:
        text = f"Seit dem {datum_lang(seit)} wurde kein" if seit else "Bisher wurde kein"
        text += " Schritt erledigt."
    elif len(genannt) < len(fertig):
        text = (
            f"Hier stehen die letzten {len(genannt)} von {len(fertig)} erledigten Schritten; "
            "alle nennt der Anhang."
        )
    return Abschnitt(
        f"Erledigt seit dem {datum_lang(seit)}" if seit else "Erledigt",
        ("Schritt", "erledigt am", "Ergebnis"),
        tuple((schritt_name(lage, s.nr), datum_kurz(t), _outcome(s)) for t, s in genannt),
        text,
    )


def _outcome(schritt: Schritt) -> str:
    """What came out: the decision and the result."""
    teile = [beschluss(schritt.beschluss)] if schritt.beschluss else []
    teile += [schritt.ergebnis] if schritt.ergebnis else []
    return "; ".join(t for t in teile if t) or "nicht eingetragen"


def _horizon(lage: Lage) -> date:
    return lage.stand + relativedelta(months=AUSBLICK_MONATE)


def _due(lage: Lage) -> list[Schrittlage]:
    """Unfinished steps that are not overdue and begin or fall due up to the horizon."""
    horizont = _horizon(lage)

    def beginn(s: Schrittlage) -> date | None:
        return s.fenster.frueh or s.fenster.spaet

    return [
        s
        for s in lage.schritte.values()
        if not s.fertig
        and s.status != "ueberfaellig"
        and (s.status == "laufend" or ((tag := beginn(s)) is not None and tag <= horizont))
    ]


def _next_months(lage: Lage) -> Abschnitt:
    bis = _until_long(lage)
    zeilen = tuple(
        (
            schritt_name(lage, s.schritt.nr),
            zeitplanung(s),
            _responsible(lage, s.schritt) or NOCH_ZU_KLAEREN,
            _state(s),
        )
        for s in _due(lage)
    )
    return Abschnitt(
        "Die nächsten drei Monate",
        ("Schritt", "geplant", "zuständig", "Stand"),
        zeilen,
        f"Was bis zum {bis} beginnt oder fällig wird."
        if zeilen
        else f"Bis zum {bis} ist nichts geplant.",
    )


def _until_long(lage: Lage) -> str:
    return datum_lang(_horizon(lage))


def _state(s: Schrittlage) -> str:
    """The status, and for what the step waits."""
    if not s.wartet_auf:
        return STATUS[s.status]
    return f"{STATUS[s.status]}, wartet auf {_step_numbers(s.wartet_auf)}"


def _step_numbers(nummern: Iterable[int]) -> str:
    """As "Schritt 21", "Schritte 21 und 23 bis 25"."""
    alle = list(nummern)
    return f"{'Schritt' if len(alle) == 1 else 'Schritte'} {nummernfolge(alle)}"


def _responsible(lage: Lage, schritt: Schritt) -> str:
    """Who leads the step, else who is named first for it; "" where nobody is."""
    fest = [a for a in schritt.aufgabenverteilung if not a.zu_pruefen]
    leitend = [a for a in fest if a.hat_rolle("Leitung")] or fest[:1]
    return ", ".join(lage.prozess.name_von(a.stelle) for a in leitend)


# --- What needs attention --------------------------------------------------------------------


def _behind(lage: Lage) -> Abschnitt:
    """Overdue steps, the latest first, then blocked ones and those that should have begun."""
    betroffen = [
        s
        for s in lage.schritte.values()
        if s.status in ("ueberfaellig", "blockiert") or s.beginn_ueberfaellig
    ]
    betroffen.sort(key=lambda s: (-s.tage_verspaetet, s.schritt.nr))
    zeilen = []
    for s in betroffen:
        stand = status_satz(s)
        if s.beginn_ueberfaellig:
            stand += ", Beginn überfällig"
        zeilen.append((schritt_name(lage, s.schritt.nr), stand, _cause(lage, s), _effect(lage, s)))
    return Abschnitt(
        "Überfällig und blockiert",
        ("Schritt", "Stand", "Ursache", "hält auf"),
        tuple(zeilen),
        "" if zeilen else "Kein Schritt ist überfällig oder blockiert.",
    )


def _cause(lage: Lage, s: Schrittlage) -> str:
    if s.wartet_auf:
        return f"wartet auf {_step_numbers(s.wartet_auf)}"
    wer = _responsible(lage, s.schritt) or NOCH_ZU_KLAEREN
    return f"kein Schritt davor ist offen; zuständig: {wer}"


def _effect(lage: Lage, s: Schrittlage) -> str:
    """Which steps and milestones wait for it."""
    nr = s.schritt.nr
    folgende = lage.haelt_auf(nr)
    ziele = sorted(
        (m for m in lage.meilensteine.values() if {nr, *folgende} & {*m.fehlen}),
        key=lambda m: m.geplant_bis or date.max,
    )
    teile = [_step_numbers(folgende)] if folgende else []
    if ziele:
        erster = f"„{ziele[0].meilenstein.titel}“"
        teile.append(
            f"Meilenstein {erster}"
            if len(ziele) == 1
            else f"{len(ziele)} Meilensteine, zuerst {erster}"
        )
    return "; ".join(teile) or "nichts"


def _decisions(lage: Lage, oeffentlich: bool) -> Abschnitt:
    """Decisions due up to the horizon or overdue, then what is to be clarified for the meetings."""
    bald = _due(lage)
    zeilen: list[Zeile] = []
    offen = [s for s in lage.schritte.values() if s.status == "ueberfaellig"] + bald
    for s in offen:
        if s.schritt.art == "beschluss":
            genannt = [
                p.punkt
                for p in s.schritt.tagesordnung
                if not (oeffentlich and p.oeffentlich is False)
            ]
            punkte = "; ".join(genannt) or s.titel
            gremium = lage.prozess.gremium_von(s.schritt)
            zeilen.append(
                (
                    f"{punkte} (Schritt {s.schritt.nr})",
                    gremium.name if gremium else NOCH_ZU_KLAEREN,
                    status_satz(s),
                )
            )
    if not oeffentlich:
        zeilen += _clarifications(lage, bald)
    return Abschnitt(
        "Nötige Entscheidungen",
        ("Entscheidung", "von wem", "wann"),
        tuple(zeilen),
        "" if zeilen else f"Bis zum {_until_long(lage)} ist keine Entscheidung nötig.",
    )


def _clarifications(lage: Lage, bald: list[Schrittlage]) -> Iterator[Zeile]:
    """The open questions of the coming steps; the same question to the same Stelle once."""
    fragen: dict[tuple[str, str], list[Schrittlage]] = {}
    for s in bald:
        for frage in klaerungen(lage.prozess, s.schritt):
            fragen.setdefault((frage, _decider(lage, s.schritt)), []).append(s)
    for (frage, wer), gefragt in fragen.items():
        nummern = _step_numbers(s.schritt.nr for s in gefragt)
        yield f"{frage} ({nummern})", wer, f"vor der Sitzung ({zeitplanung(gefragt[0])})"


def _decider(lage: Lage, schritt: Schritt) -> str:
    """Who can clarify a question about a step: its Leitung, else the body's."""
    wer = _responsible(lage, schritt)
    gremium = lage.prozess.gremium_von(schritt)
    if not wer and gremium is not None:
        kennungen = gremium.leitung or gremium.koordination
        wer = ", ".join(map(lage.prozess.name_von, kennungen))
    return wer or NOCH_ZU_KLAEREN


def _changes(lage: Lage, seit: date | None) -> Abschnitt:
    """What was postponed or dropped, with the reason, the oldest first."""

    def zaehlt(am: date | None) -> bool:
        if am is None:
            return seit is None
        return am <= lage.stand and (seit is None or am >= seit)

    eintraege: list[tuple[date | None, int, str, str]] = []
    for s in lage.prozess.schritte:
        wortlaute = [v.von.text for v in s.verschiebungen] + [s.zeitplanung.text]
        for v, neu in zip(s.verschiebungen, wortlaute[1:], strict=True):
            if zaehlt(v.am):
                was = f"{schritt_name(lage, s.nr)}: verschoben von {v.von.text} auf {neu}"
                eintraege.append((v.am, s.nr, was, v.grund or "nicht angegeben"))
        if s.entfallen and zaehlt(s.entfallen.am):
            was = f"{schritt_name(lage, s.nr)}: entfallen"
            eintraege.append((s.entfallen.am, s.nr, was, s.entfallen.grund or "nicht angegeben"))
    eintraege.sort(key=lambda e: (e[0] or date.min, e[1]))
    wann = f"Seit dem {datum_lang(seit)}" if seit else "Bisher"
    return Abschnitt(
        "Änderungen des Plans",
        ("am", "Änderung", "Grund"),
        tuple(
            (datum_kurz(am) if am else "nicht angegeben", was, grund)
            for am, _, was, grund in eintraege
        ),
        "" if eintraege else f"{wann} wurde der Plan nicht geändert.",
    )


def _untouched(lage: Lage) -> Abschnitt:
    """Content elements that no step works on."""
    bekannt = lage.prozess.schritt_nach_nr
    ohne = [
        inhalt.titel
        for inhalt in lage.prozess.angaben.inhalte
        if all(nr not in bekannt or lage.entfallen(bekannt[nr]) for nr in inhalt.schritte)
    ]
    text = ""
    if lage.prozess.angaben.inhalte and not ohne:
        text = "An allen Inhalten arbeitet mindestens ein Schritt."
    return Abschnitt(
        "Inhalte, an denen kein Schritt arbeitet", ("Inhalt",), tuple((t,) for t in ohne), text
    )


def _tasks(lage: Lage, oeffentlich: bool) -> Abschnitt:
    """Open tasks agreed in meetings; internal."""
    zeilen = []
    for s in () if oeffentlich else lage.prozess.schritte:
        for f in lage.festlegungen(s):
            if lage.festlegung_offen(f):
                frist = f.bis.text if f.bis else "ohne Frist"
                if f.bis and f.bis.spaet and f.bis.spaet < lage.stand:
                    frist += f" ({STATUS['ueberfaellig']})"
                zeilen.append((f.text, f.wer or NOCH_ZU_KLAEREN, frist, schritt_name(lage, s.nr)))
    return Abschnitt(
        "Offene Festlegungen", ("Festlegung", "wer", "Frist", "aus Schritt"), tuple(zeilen)
    )


def _annex(lage: Lage, oeffentlich: bool) -> Abschnitt:
    """All steps as a table."""
    alle = lage.schritte.values()
    mit_notiz = not oeffentlich and any(s.schritt.notiz for s in alle)
    spalten: tuple[str, ...] = ("Nr.", "Schritt", "geplant", "Stand")
    zeilen: list[Zeile] = [
        (str(s.schritt.nr), s.titel, zeitplanung(s), _annex_state(s)) for s in alle
    ]
    if mit_notiz:
        spalten += ("Notiz",)
        zeilen = [(*z, s.schritt.notiz or "–") for z, s in zip(zeilen, alle, strict=True)]
    return Abschnitt("Anhang: alle Schritte", spalten, tuple(zeilen))


def _annex_state(s: Schrittlage) -> str:
    if s.status == "erledigt":
        return status_satz(s)
    verspaetet = s.prognose and s.fenster.spaet and s.prognose > s.fenster.spaet
    if verspaetet and s.prognose and s.status != "ueberfaellig":
        return f"{STATUS[s.status]}, voraussichtlich {datum_kurz(s.prognose)}"
    return STATUS[s.status]
