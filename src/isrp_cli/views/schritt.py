"""`isrp schritt NR`: everything known of one step. What is absent is left out, headings too."""

from collections.abc import Iterable, Sequence
from datetime import date

from isrp_cli.models import Beschluss, Festlegung, Gremium, Punkt, Schritt, Termin, Vorgaenger
from isrp_cli.plan import Fenster
from isrp_cli.stand import Lage, Schrittlage
from isrp_cli.views import woerter
from isrp_cli.views.tafel import Absatz, Block, Inhalt, Spalte, Stil, Tabelle, Ueberschrift, Zelle
from isrp_cli.zeitangabe import datum_kurz, datum_lang, wochentag

_EINZUG = 2
_ERGEBNIS = {
    "angenommen": "angenommen",
    "abgelehnt": "abgelehnt",
    "vertagt": "vertagt",
    "geaendert": "geändert",
}
_SCHRITTSPALTEN = (
    Spalte(rechts=True),
    Spalte(),
    Spalte(dehnbar=True),
    Spalte(dehnbar=True),
)


def bloecke(lage: Lage, nr: int) -> list[Block]:
    """The whole page; KeyError where there is no step of that number."""
    s = lage.schritte[nr]
    schritt = s.schritt
    gesamt = len(lage.schritte)
    # With gaps in the numbers "Schritt 50 von 60" would be nonsense.
    von = f" von {gesamt}" if nr <= gesamt else ""
    ergebnis: list[Block] = [
        Ueberschrift(f"Schritt {nr}{von}: {s.titel}", 1),
        Tabelle((Spalte(), Spalte(dehnbar=True)), list(_facts(lage, s))),
    ]
    punkte = [_point(p) for p in schritt.tagesordnung]
    ergebnis += _list("Tagesordnung" if schritt.ist_sitzung else "Inhalt", punkte, gezaehlt=True)
    ergebnis += _tasks(lage, schritt)
    ergebnis += _before(lage, schritt)
    ergebnis += _after(lage, nr)
    ergebnis += _milestones(lage, nr)
    inhalte = [i.titel for i in lage.prozess.angaben.inhalte if nr in i.schritte]
    ergebnis += _list("Inhalte des Plans, an denen er arbeitet", inhalte)
    ergebnis += _history(schritt)
    ergebnis += _text("Ergebnis", schritt.ergebnis)
    ergebnis += _agreed(lage, schritt.festlegungen)
    ergebnis += _list("Unterlagen", schritt.unterlagen)
    ergebnis += _text("Notiz", schritt.notiz)
    return ergebnis


# --- The head: what, when, how it stands -------------------------------------------------------


def _facts(lage: Lage, s: Schrittlage) -> Iterable[list[Inhalt]]:
    schritt, prozess = s.schritt, lage.prozess
    gremium = prozess.gremium_von(schritt)
    phase = prozess.phase_nach_nr.get(schritt.nr)
    art = woerter.ART[schritt.art] + ("" if schritt.ist_sitzung else " (keine Sitzung)")
    stil = woerter.STATUS[s.status][1]
    werte: list[tuple[str, str, Stil]] = [
        ("Status", _status(lage, s), stil),
        ("Wartet auf", woerter.benannt(lage, s.wartet_auf, 5), ""),
        ("Gremium", gremium.name if gremium and gremium.name != s.titel else "", ""),
        ("Art", art, ""),
        ("Phase", phase.titel if phase else "", ""),
        ("Mitglieder", _members(gremium), ""),
        ("Zeitplanung", _planned(schritt), ""),
        ("Termine" if len(schritt.termine) > 1 else "Termin", _meetings(schritt.termine), ""),
        ("Prognose", _forecast(s), "warnung"),
        ("Puffer", _slack(s), ""),
        ("Beschluss", _decision(schritt.beschluss), ""),
    ]
    for wort, text, wertstil in werte:
        if text:
            yield [Zelle(wort, "leise"), Zelle(text, wertstil)]


def _status(lage: Lage, s: Schrittlage) -> str:
    """The status in words, with how long it has been or will be so."""
    stand, schritt = lage.stand, s.schritt
    wort = woerter.STATUS[s.status][0]
    match s.status:
        case "erledigt":
            return f"{wort} am {_day(schritt.erledigt)}{_compared(schritt.erledigt, s)}"
        case "entfallen" if schritt.entfallen:
            grund = schritt.entfallen.grund
            return f"{wort} am {_day(schritt.entfallen.am)}" + (f": {grund}" if grund else "")
        case "ueberfaellig":
            text = f"{wort} {woerter.seit_tagen(s.tage_verspaetet)}"
        case "laeuft" | "blockiert":
            text = f"{wort}, {_ends(s.fenster, stand)}"
        case "anstehend":
            text = f"{wort}, {_begins(s, stand)}"
        case "laufend":
            text = f"{wort}, ohne Termin"
        case _:
            text = f"{wort}, noch kein Termin geplant"
    if s.beginn_ueberfaellig and schritt.zeitplanung.beginn_spaet:
        seit = woerter.seit_tagen((stand - schritt.zeitplanung.beginn_spaet).days)
        text += f"; Beginn überfällig {seit}"
    if schritt.erledigt:
        text += f"; erledigt erst am {_day(schritt.erledigt)}, nach dem Stand"
    return text


def _day(tag: date | None) -> str:
    return datum_lang(tag) if tag else ""


def _compared(tag: date | None, s: Schrittlage) -> str:
    spaet = s.fenster.spaet
    if tag is None or spaet is None or tag <= spaet:
        return ""
    return f", {woerter.tage((tag - spaet).days)} später als geplant"


def _ends(fenster: Fenster, stand: date) -> str:
    ende = fenster.spaet
    if ende is None:
        return "ohne festes Ende"
    if ende == stand:
        return "heute" if fenster.frueh == ende else "heute ist der letzte Tag"
    return f"noch {woerter.tage((ende - stand).days)} bis {datum_lang(ende)}"


def _begins(s: Schrittlage, stand: date) -> str:
    beginn, ende = s.fenster.frueh, s.fenster.spaet
    tag = beginn or ende
    if tag is None:
        return ""
    wort = "beginnt"
    if beginn is None or beginn == ende:
        wort = "findet statt" if beginn and s.schritt.ist_sitzung else "fällig"
    return f"{wort} {woerter.in_tagen(tag, stand)} ({datum_kurz(tag)})"


def _planned(schritt: Schritt) -> str:
    """The wording as written and, where days follow from it, in words."""
    angabe = schritt.zeitplanung
    ohne_tag = angabe.frueh is None and angabe.spaet is None
    if ohne_tag or angabe.anzeige == angabe.text:
        return angabe.text
    return f"{angabe.text} ({angabe.anzeige})"


def _meetings(termine: Sequence[Termin]) -> str:
    zeilen = []
    for t in sorted(termine, key=lambda t: (t.datum, t.beginn is not None, t.beginn)):
        teile = [f"{wochentag(t.datum)}, {datum_lang(t.datum)}", woerter.uhrzeit(t.beginn, t.ende)]
        zeilen.append(", ".join(teil for teil in (*teile, t.ort or "") if teil))
    return "\n".join(zeilen)


def _forecast(s: Schrittlage) -> str:
    """Only where it is unfinished and later than planned: else it says nothing new."""
    geplant, prognose = s.fenster.spaet, s.prognose
    if s.fertig or prognose is None or prognose == geplant:
        return ""
    text = f"fertig bis {datum_lang(prognose)}"
    if geplant is not None:
        text += f", {woerter.tage((prognose - geplant).days)} später als geplant"
    return text


def _slack(s: Schrittlage) -> str:
    if s.puffer_tage is None:
        return ""
    if not s.puffer_tage:
        return "keiner: endet er später, verschiebt sich ein Meilenstein"
    dauer = woerter.tage(s.puffer_tage)
    return f"darf {dauer} später enden, ohne dass ein Meilenstein sich verschiebt"


def _members(gremium: Gremium | None) -> str:
    if gremium is None or not gremium.mitglieder:
        return ""
    beispiele = sum(m.beispiel for m in gremium.mitglieder)
    davon = f", davon {beispiele} nur als Beispiel genannt" if beispiele else ""
    return f"{len(gremium.mitglieder)} eingetragen{davon}; alle zeigt „isrp gremien {gremium.id}“"


def _decision(beschluss: Beschluss | None) -> str:
    if beschluss is None:
        return ""
    teile = []
    if beschluss.ergebnis:
        teile.append(_ERGEBNIS[beschluss.ergebnis])
    if stimmen := beschluss.stimmen:
        enthaltungen = woerter.anzahl(stimmen.enthaltung, "Enthaltung", "Enthaltungen")
        teile.append(f"{stimmen.ja} Ja, {stimmen.nein} Nein, {enthaltungen}")
    if beschluss.drucksache:
        teile.append(f"Drucksache {beschluss.drucksache}")
    return "; ".join(teile)


# --- The sections ------------------------------------------------------------------------------


def _list(titel: str, zeilen: Sequence[str], *, gezaehlt: bool = False) -> list[Block]:
    if not zeilen:
        return []
    spalten = (Spalte(rechts=True), Spalte(dehnbar=True))
    tabelle = [(f"{i}." if gezaehlt else "–", zeile) for i, zeile in enumerate(zeilen, 1)]
    return [Ueberschrift(titel), Tabelle(spalten, tabelle, _EINZUG)]


def _text(titel: str, text: str | None) -> list[Block]:
    return [Ueberschrift(titel), Absatz(text, einzug=_EINZUG)] if text else []


def _point(punkt: Punkt) -> str:
    teile = [
        woerter.anzahl(punkt.dauer, "Minute", "Minuten") if punkt.dauer else "",
        f"Vortrag: {punkt.vortrag}" if punkt.vortrag else "",
        f"Drucksache {punkt.drucksache}" if punkt.drucksache else "",
        {True: "öffentlich", False: "nicht öffentlich", None: ""}[punkt.oeffentlich],
    ]
    angaben = "; ".join(t for t in teile if t)
    return f"{punkt.punkt} ({angaben})" if angaben else punkt.punkt


def _tasks(lage: Lage, schritt: Schritt) -> list[Block]:
    if not schritt.aufgabenverteilung:
        return []
    zeilen: list[list[Inhalt]] = [
        [
            lage.prozess.name_von(a.stelle),
            Zelle(", ".join((*a.rollen, "zu prüfen")), "warnung")
            if a.zu_pruefen
            else ", ".join(a.rollen),
        ]
        for a in schritt.aufgabenverteilung
    ]
    spalten = (Spalte(dehnbar=True), Spalte(dehnbar=True))
    return [Ueberschrift("Aufgabenverteilung"), Tabelle(spalten, zeilen, _EINZUG)]


def _before(lage: Lage, schritt: Schritt) -> list[Block]:
    """What must be finished first, in the order of the file, and why."""
    zeilen = [_step_row(lage, v.schritt, v) for v in schritt.nach if v.schritt in lage.schritte]
    if not zeilen:
        return []
    return [Ueberschrift("Kommt nach"), Tabelle(_SCHRITTSPALTEN, zeilen, _EINZUG)]


def _step_row(lage: Lage, nr: int, grund: Vorgaenger) -> list[Inhalt]:
    status = woerter.status(lage.schritte[nr])
    return [str(nr), status, woerter.kurztitel(lage, nr), woerter.begruendung(grund)]


def _after(lage: Lage, nr: int) -> list[Block]:
    """What comes directly after it and why, and how many more steps follow from there."""
    direkt = lage.plan.nachfolger[nr]
    if not direkt:
        return []
    zeilen = [
        _step_row(lage, nach, next(v for v in lage.schritte[nach].schritt.nach if v.schritt == nr))
        for nach in direkt
    ]
    ergebnis: list[Block] = [
        Ueberschrift("Darauf folgen"),
        Tabelle(_SCHRITTSPALTEN, zeilen, _EINZUG),
    ]
    mittelbar = sorted(lage.plan.danach(nr).difference(direkt))
    if mittelbar:
        wort = woerter.anzahl(len(mittelbar), "weiterer Schritt", "weitere Schritte")
        text = f"mittelbar noch {wort}: {woerter.nummern(mittelbar, 10)}"
        ergebnis.append(Absatz(text, "leise", _EINZUG))
    return ergebnis


def _milestones(lage: Lage, nr: int) -> list[Block]:
    zeilen: list[list[Inhalt]] = [
        [
            woerter.meilensteinstatus(m),
            m.meilenstein.titel,
            "; ".join(
                filter(None, (woerter.meilensteinplan(m), f"{woerter.fertig_von(m)} fertig"))
            ),
        ]
        for m in lage.meilensteine.values()
        if nr in m.meilenstein.schritte
    ]
    if not zeilen:
        return []
    spalten = (Spalte(), Spalte(dehnbar=True), Spalte(dehnbar=True))
    titel = "Meilenstein" if len(zeilen) == 1 else "Meilensteine"
    return [Ueberschrift(titel), Tabelle(spalten, zeilen, _EINZUG)]


def _history(schritt: Schritt) -> list[Block]:
    """Earlier plans, the oldest first; the first is the original one."""
    zeilen: list[list[Inhalt]] = [
        [
            "ursprünglich" if i == 0 else "dann",
            v.von.text,
            f"verschoben am {datum_kurz(v.am)}" if v.am else "verschoben",
            v.grund or "",
        ]
        for i, v in enumerate(schritt.verschiebungen)
    ]
    if not zeilen:
        return []
    zeilen.append(["jetzt", schritt.zeitplanung.text, "", ""])
    spalten = (Spalte(), Spalte(), Spalte(), Spalte(dehnbar=True))
    return [Ueberschrift("Verschiebungen"), Tabelle(spalten, zeilen, _EINZUG)]


def _agreed(lage: Lage, festlegungen: Sequence[Festlegung]) -> list[Block]:
    if not festlegungen:
        return []
    zeilen: list[list[Inhalt]] = [
        [_agreed_status(lage, f), f.bis.text if f.bis else "", f.text, f.wer or ""]
        for f in festlegungen
    ]
    spalten = (
        Spalte("Status"),
        Spalte("bis wann"),
        Spalte("was", dehnbar=True),
        Spalte("wer", dehnbar=True),
    )
    return [Ueberschrift("Festlegungen"), Tabelle(spalten, zeilen, _EINZUG)]


def _agreed_status(lage: Lage, festlegung: Festlegung) -> Zelle:
    if not lage.festlegung_offen(festlegung) and festlegung.erledigt:
        return Zelle(f"erledigt {datum_kurz(festlegung.erledigt)}", "gut")
    spaet = festlegung.bis.spaet if festlegung.bis else None
    if spaet is not None and spaet < lage.stand:
        return Zelle(f"überfällig {woerter.seit_tagen((lage.stand - spaet).days)}", "schlecht")
    return Zelle("offen")
