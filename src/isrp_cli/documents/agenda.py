"""The agenda of one meeting, ready worded; how it is laid out is the business of `formats`.

What the coordinator alone should see is in `Agenda.vorbereitung`. Every text may hold text from
the data and is plain: a format has to escape it.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from itertools import groupby
from typing import Literal

from isrp_cli.befund import Abbruch
from isrp_cli.feiertage import Art, FreieZeit, Kalender, kalender, zugang_spaetestens
from isrp_cli.models import (
    FORMELLE_ARTEN,
    Aufgabe,
    Gremium,
    Gruppe,
    Mitglied,
    Prozess,
    Prozessangaben,
    Punkt,
    Schritt,
    Termin,
    Vorgaenger,
)
from isrp_cli.plan import Fenster
from isrp_cli.stand import Lage, Meilensteinlage, Schrittlage, Status
from isrp_cli.woerter import (
    ART,
    GRUPPE,
    MEILENSTEINSTATUS,
    STATUS,
    anzahl,
    aufzaehlung,
    nummernfolge,
    schritt_name,
    schritte,
    seit_tagen,
    spanne,
    status_satz,
    tage,
    uhrzeit,
    zeitplanung,
)
from isrp_cli.zeitangabe import datum_kurz, datum_lang, wochentag, zeitraum_lang

NOCH_FESTZULEGEN = "noch festzulegen"
NOCH_ZU_KLAEREN = "noch zu klären"
UNTERLAGE_FEHLT = "Unterlage fehlt"
# So many steps are named as the next ones.
NAECHSTE_SCHRITTE = 5
# A window with no more days than these for a meeting gets them named.
WENIGE_TAGE = 5
# So many holidays and the like are named per line.
FREIE_ZEITEN = 6

Topart = Literal[
    "eroeffnung", "aenderungen", "protokollkontrolle", "punkt", "naechste_schritte", "verschiedenes"
]


@dataclass(frozen=True, slots=True)
class Unterpunkt:
    """What stands under a point: `nummer` as "3.1", `angaben` what there is to say about it."""

    nummer: str
    titel: str
    angaben: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Top:
    """One point of the agenda; `zeit` is "" where it cannot be known."""

    nummer: int
    art: Topart
    titel: str
    zeit: str = ""
    angaben: tuple[str, ...] = ()
    unterpunkte: tuple[Unterpunkt, ...] = ()


@dataclass(frozen=True, slots=True)
class Zustaendigkeit:
    """Who does what: a role with its bearers, or that it is to be clarified."""

    rolle: str
    wer: str


@dataclass(frozen=True, slots=True)
class Mitgliedergruppe:
    """Those to invite from one side; `titel` is "" where the data name no side."""

    titel: str
    mitglieder: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorbereitung:
    """What the coordinator still has to do; every text is one line of its list."""

    offen: tuple[str, ...]
    """Unfinished steps it comes directly after, overdue ones first; the others in a last line."""
    unterlagen: tuple[str, ...]
    """Papers to have ready."""
    frist: str
    """By when the invitation must have been received."""
    zeit: str
    """How much time is left for the points without a `dauer`; "" where unknown."""
    meilensteine: tuple[str, ...]
    """Milestones at stake."""
    zu_klaeren: tuple[str, ...]
    """Open questions."""
    notiz: str
    """The step's internal note; "" where there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agenda:
    """Everything an agenda says. `vorbereitung` is None in the version to send."""

    prozess: str
    titel: str
    gremium: str
    nr: int
    schritt: str
    stand: str
    geplant: str
    tag: str
    uhrzeit: str
    ort: str
    weitere_termine: tuple[str, ...]
    hinweise: tuple[str, ...]
    zustaendig: tuple[Zustaendigkeit, ...]
    mitglieder: tuple[Mitgliedergruppe, ...]
    mitglieder_text: str
    """Who is to be invited where no members are known; "" where they are."""
    tops: tuple[Top, ...]
    grundlagen: tuple[Unterpunkt, ...]
    """Results of earlier steps that the source names, but no point of the agenda."""
    vorbereitung: Vorbereitung | None


def baue(lage: Lage, nr: int, *, versand: bool) -> Agenda:
    """The agenda of step `nr` on the day of the Stand; `versand` leaves the preparation out.

    Raises Abbruch where the step is no meeting and where it was dropped.
    """
    schritt = sitzung(lage, nr, "agenda", "Eine Tagesordnung")
    prozess = lage.prozess
    gremium = prozess.gremium_von(schritt)
    anzahl_schritte = len(prozess.schritte)
    termin, weitere = waehle_termin(schritt, lage.stand)
    punkte, grundlagen = _grundlagen(lage, schritt)
    tops = tuple(_tops(lage, schritt, punkte, termin))
    tage_hinweise, kalenderluecken = _day_hints(lage, schritt, termin)
    return Agenda(
        prozess=prozesstitel(prozess.angaben),
        titel=prozess.titel_von(schritt),
        gremium=gremium.name if gremium else "",
        nr=nr,
        schritt=f"Schritt {nr}" + (f" von {anzahl_schritte}" if nr <= anzahl_schritte else ""),
        stand=datum_kurz(lage.stand),
        geplant=_planned(schritt),
        tag=f"{wochentag(tag)}, {datum_lang(tag)}"
        if (tag := _exact_day(schritt, termin))
        else NOCH_FESTZULEGEN,
        uhrzeit=(termin and uhrzeit(termin.beginn, termin.ende)) or NOCH_FESTZULEGEN,
        ort=(termin and termin.ort) or NOCH_FESTZULEGEN,
        weitere_termine=tuple(_termin_text(t) for t in weitere),
        hinweise=(*tage_hinweise, *_overrun(schritt, termin)),
        zustaendig=zustaendigkeiten(prozess, schritt),
        mitglieder=tuple(mitgliedergruppen(prozess, gremium)) if gremium else (),
        mitglieder_text=_without_members(gremium),
        tops=tops,
        grundlagen=grundlagen,
        vorbereitung=None
        if versand
        else _preparation(lage, schritt, termin, tops, grundlagen, kalenderluecken),
    )


def prozesstitel(angaben: Prozessangaben) -> str:
    """The process with its short name and the Kommune."""
    kuerzel = f" ({angaben.kuerzel})" if angaben.kuerzel else ""
    return f"{angaben.titel}{kuerzel}" + (f", {angaben.kommune}" if angaben.kommune else "")


# --- Which meeting ---------------------------------------------------------------------------


def sitzung(lage: Lage, nr: int, befehl: str, papier: str) -> Schritt:
    """The step, if it is a meeting that is to take place or took place.

    Raises Abbruch where it is none, saying that there is no such `papier` ("Eine Tagesordnung")
    and for which meeting to ask `befehl` instead.
    """
    schrittlage = lage.schritte[nr]
    schritt = schrittlage.schritt
    if schritt.ist_sitzung and schritt.entfallen and lage.entfallen(schritt):
        grund = f" ({schritt.entfallen.grund})" if schritt.entfallen.grund else ""
        raise Abbruch(
            f"Schritt {nr} ({schrittlage.titel}) ist am {datum_kurz(schritt.entfallen.am)} "
            f"entfallen{grund}: {papier} braucht er nicht."
        )
    if not schritt.ist_sitzung:
        punkte = "; ".join(p.punkt for p in schritt.tagesordnung)
        inhalt = f" ({punkte})" if punkte else ""
        spaeter = next(_later_meetings(lage, schritt), None)
        rat = f" Die nächste Sitzung dazu: isrp {befehl} {spaeter.nr}." if spaeter else ""
        raise Abbruch(
            f"Schritt {nr} ist keine Sitzung, sondern eine {ART[schritt.art]}: "
            f"{schrittlage.titel}{inhalt}, geplant: {zeitplanung(schrittlage)}. "
            f"{papier} gibt es dafür nicht. "
            f"Alles zu diesem Schritt zeigt: isrp schritt {nr}.{rat}"
        )
    return schritt


def _later_meetings(lage: Lage, schritt: Schritt) -> Iterator[Schritt]:
    """The next meeting of the step's body, then the meetings that come directly after it."""
    naechste = _own_meetings(lage, schritt)[1]
    if naechste is not None:
        yield naechste
    for nr in lage.plan.nachfolger[schritt.nr]:
        nachfolger = lage.schritte[nr].schritt
        if nachfolger.ist_sitzung and not lage.entfallen(nachfolger):
            yield nachfolger


def _rank(fenster: Fenster, nr: int) -> tuple[date, date, int]:
    """Sorts steps by date; those without any come last."""
    return (fenster.frueh or fenster.spaet or date.max, fenster.spaet or date.max, nr)


def _planned_rank(schritt: Schritt) -> tuple[date, date, int]:
    angabe = schritt.zeitplanung
    return _rank(Fenster(angabe.frueh, angabe.spaet, angabe.edtf), schritt.nr)


def _own_meetings(lage: Lage, schritt: Schritt) -> tuple[list[Schritt], Schritt | None]:
    """The body's earlier meetings, the last one first, and its next one.

    Earlier and later are by date, within the same dates by number; dropped meetings do not count.
    """
    rang = _rank(lage.plan.fenster[schritt.nr], schritt.nr)
    if schritt.gremium is None:
        return [], None
    sitzungen = sorted(
        (_rank(lage.plan.fenster[s.nr], s.nr), s.nr)
        for s in lage.prozess.schritte
        if s.gremium == schritt.gremium and s.ist_sitzung and not lage.entfallen(s)
    )
    nach_nr = lage.prozess.schritt_nach_nr
    frueher = [nach_nr[nr] for r, nr in reversed(sitzungen) if r < rang]
    return frueher, next((nach_nr[nr] for r, nr in sitzungen if r > rang), None)


# --- When and where --------------------------------------------------------------------------


def waehle_termin(schritt: Schritt, stand: date) -> tuple[Termin | None, list[Termin]]:
    """The next fixed meeting on or after the Stand (else the last one), and the others."""
    termine = sorted(schritt.termine, key=lambda t: (t.datum, t.beginn or time.min))
    if not termine:
        return None, []
    i = next((i for i, t in enumerate(termine) if t.datum >= stand), len(termine) - 1)
    return termine[i], termine[:i] + termine[i + 1 :]


def _termin_text(termin: Termin) -> str:
    tag = f"{wochentag(termin.datum)}, {datum_lang(termin.datum)}"
    return ", ".join(t for t in (tag, uhrzeit(termin.beginn, termin.ende), termin.ort) if t)


def _exact_day(schritt: Schritt, termin: Termin | None) -> date | None:
    """The day of the meeting, if one is fixed or the plan names one."""
    if termin is not None:
        return termin.datum
    angabe = schritt.zeitplanung
    return angabe.frueh if angabe.frueh == angabe.spaet else None


def _planned(schritt: Schritt) -> str:
    """The plan's own wording, and the days it means."""
    angabe = schritt.zeitplanung
    frueh, spaet = angabe.frueh, angabe.spaet
    if frueh == spaet:
        return angabe.text
    if frueh is None or spaet is None:
        return (
            angabe.text
            + (f" (ab {datum_lang(frueh)})" if frueh else "")
            + (f" (bis {datum_lang(spaet)})" if spaet else "")
        )
    return f"{angabe.text} ({zeitraum_lang(frueh, spaet)})"


def _day_hints(lage: Lage, schritt: Schritt, termin: Termin | None) -> tuple[list[str], list[str]]:
    """Days that are no good for the meeting, and what is not known about that."""
    angaben = lage.prozess.angaben
    tag = _exact_day(schritt, termin)
    span = (tag, tag) if tag else _span(lage.plan.fenster[schritt.nr])
    if span is None:
        return [], []
    frei = kalender(*span, angaben.bundesland, angaben.sitzungsfrei)
    luecken = []
    if not frei.land_bekannt:
        luecken.append(
            "Feiertage und Schulferien sind nicht berücksichtigt: In den Angaben zum Prozess "
            + ("steht ein unbekanntes" if angaben.bundesland else "fehlt das")
            + " Bundesland"
        )
    if frei.ferien_unbekannt:
        jahre = nummernfolge(frei.ferien_unbekannt)
        luecken.append(f"Die Schulferien für {jahre} sind noch nicht oder nicht ganz bekannt")
    return (_day_hint(tag, frei) if tag else _window_hints(*span, frei)), luecken


def _span(fenster: Fenster) -> tuple[date, date] | None:
    """The window; where one end is open, the month of the other."""
    frueh, spaet = fenster.frueh, fenster.spaet
    if frueh is None and spaet is None:
        return None
    if frueh is None and spaet is not None:
        return spaet.replace(day=1), spaet
    assert frueh is not None
    if spaet is None:
        return frueh, (frueh.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return frueh, spaet


def _day_hint(tag: date, frei: Kalender) -> list[str]:
    gruende = [_reason(z) for z in frei.zeiten]
    if tag.weekday() >= 5:
        gruende.insert(0, f"ein {wochentag(tag)}")
    return [f"Der {datum_kurz(tag)} ist ungünstig: {aufzaehlung(gruende)}"] if gruende else []


def _reason(zeit: FreieZeit) -> str:
    art = {"feiertag": "Feiertag", "schulferien": "Schulferien", "sitzungsfrei": "sitzungsfrei"}
    wort = art[zeit.art]
    return wort if zeit.grund == wort else f"{wort} ({zeit.grund})"


def _window_hints(von: date, bis: date, frei: Kalender) -> list[str]:
    """The days of the window that are no good, one line a kind; few good ones are named."""
    anfaenge: dict[Art, tuple[str, str]] = {
        "feiertag": ("Feiertag", "Feiertage"),
        "schulferien": ("Schulferien", "Schulferien"),
        "sitzungsfrei": ("Sitzungsfrei", "Sitzungsfrei"),
    }
    hinweise = []
    for art, (einzahl, mehrzahl) in anfaenge.items():
        zeiten = [z for z in frei.zeiten if z.art == art]
        if zeiten:
            genannt = [
                f"{'am' if z.von == z.bis else 'vom'} {spanne(z.von, z.bis)}"
                + (f" ({z.grund})" if z.grund != art else "")
                for z in zeiten[:FREIE_ZEITEN]
            ]
            rest = len(zeiten) - FREIE_ZEITEN
            genannt += [f"{rest} weitere"] if rest > 0 else []
            hinweise.append(f"{einzahl if len(zeiten) == 1 else mehrzahl} {aufzaehlung(genannt)}")
    if not hinweise:
        return []
    moeglich = [t for t in _days(von, bis) if frei.frei(t)]
    if not moeglich:
        hinweise.append("Für die Sitzung bleibt im geplanten Zeitraum kein Werktag")
    elif len(moeglich) <= WENIGE_TAGE:
        hinweise.append(
            f"Für die Sitzung {'bleiben' if len(moeglich) > 1 else 'bleibt'} im geplanten "
            f"Zeitraum nur {aufzaehlung(_spans(moeglich))}"
        )
    return hinweise


def _days(von: date, bis: date) -> Iterator[date]:
    return (von + timedelta(days=i) for i in range((bis - von).days + 1))


def _spans(tage: Iterable[date]) -> list[str]:
    """Ascending days, those in a row drawn together."""
    laeufe: list[list[date]] = []
    for tag in tage:
        if laeufe and laeufe[-1][-1] == tag - timedelta(days=1):
            laeufe[-1].append(tag)
        else:
            laeufe.append([tag])
    return [spanne(lauf[0], lauf[-1]) for lauf in laeufe]


# --- Who -------------------------------------------------------------------------------------


def _bearers(aufgaben: Iterable[Aufgabe], trifft: Callable[[str], bool]) -> list[str]:
    return [a.stelle for a in aufgaben if any(trifft(r.casefold()) for r in a.rollen)]


def zustaendigkeiten(prozess: Prozess, schritt: Schritt) -> tuple[Zustaendigkeit, ...]:
    """Who leads, coordinates, prepares and does what else; what is to be examined is left out.

    From the Aufgabenverteilung, else from the body, and then it says so. The body's Leitung
    counts only where the Aufgabenverteilung names it too: whoever is not named there has not
    taken the meeting on (the check `leitung-fehlt` judges alike).
    """
    gremium = prozess.gremium_von(schritt)
    aufgaben = [a for a in schritt.aufgabenverteilung if not a.zu_pruefen]

    def namen(kennungen: Iterable[str]) -> str:
        return ", ".join(dict.fromkeys(map(prozess.name_von, kennungen)))

    benannt = {a.stelle for a in aufgaben}
    des_gremiums = gremium.leitung if gremium else ()
    leitung = namen(_bearers(aufgaben, lambda r: r == "leitung"))
    if not leitung:
        genannte = [k for k in des_gremiums if k in benannt]
        if genannte:
            leitung = f"{namen(genannte)} (laut Gremium)"
        elif des_gremiums:
            leitung = f"{NOCH_ZU_KLAEREN} (sonst leitet {namen(des_gremiums)})"
    zeilen = {"Leitung": leitung or NOCH_ZU_KLAEREN}
    koordination = gremium.koordination if gremium else ()
    laut_gremium = f"{namen(koordination)} (laut Gremium)" if koordination else ""
    for rolle, trifft in (
        ("Koordination", lambda r: r == "koordination"),
        ("Vorbereitung", lambda r: "vorbereitung" in r),
    ):
        zeilen[rolle] = namen(_bearers(aufgaben, trifft)) or laut_gremium
    uebrige = dict.fromkeys(
        rolle
        for a in aufgaben
        for rolle in a.rollen
        if rolle.casefold() not in ("leitung", "koordination")
        and "vorbereitung" not in rolle.casefold()
    )
    for rolle in uebrige:
        zeilen[rolle[0].upper() + rolle[1:]] = namen(
            a.stelle for a in aufgaben if rolle in a.rollen
        )
    # Who is named without a role is on the paper all the same, unless the body gave the role.
    laut = {*des_gremiums, *koordination}
    zeilen.setdefault(
        "Beteiligt", namen(a.stelle for a in aufgaben if not a.rollen and a.stelle not in laut)
    )
    return tuple(Zustaendigkeit(rolle, wer) for rolle, wer in zeilen.items() if wer)


def mitgliedergruppen(prozess: Prozess, gremium: Gremium) -> Iterator[Mitgliedergruppe]:
    """The members by side, in the order of the data; one line an institution."""
    nach_seite: dict[Gruppe | None, list[Mitglied]] = {}
    for m in gremium.mitglieder:
        stelle = prozess.stelle_nach_id.get(m.stelle) if m.stelle else None
        seite = m.gruppe or (stelle.gruppe if stelle else None)
        nach_seite.setdefault(seite, []).append(m)
    for seite, mitglieder in nach_seite.items():
        titel = GRUPPE[seite] if seite else ("Weitere" if len(nach_seite) > 1 else "")
        zeilen = []
        # Only neighbours are drawn together: the order of the data is the order of the invitation.
        for (name, beispiel), gleiche in groupby(
            mitglieder, lambda m: (prozess.mitglied_name(m), m.beispiel)
        ):
            funktionen = ", ".join(m.funktion for m in gleiche if m.funktion)
            zeile = f"{name}: {funktionen}" if funktionen else name
            zeilen.append(f"{zeile} (Beispiel, noch nicht festgelegt)" if beispiel else zeile)
        yield Mitgliedergruppe(titel, tuple(zeilen))


def _without_members(gremium: Gremium | None) -> str:
    if gremium is None:
        return NOCH_FESTZULEGEN
    if gremium.mitglieder:
        return ""
    return gremium.zielgruppe or "die Mitglieder des Gremiums"


# --- The points ------------------------------------------------------------------------------


def _words(text: str) -> list[str]:
    """The words of a text for comparing wordings: without case, punctuation and endings."""
    return [
        re.sub(r"(?<=\w{4})(?:en|er|es|em|e|n|s)$", "", wort)
        for wort in re.findall(r"\w+", text.casefold())
    ]


def _find(teil: list[str], ganzes: list[str]) -> int | None:
    """The index of the word where `teil` stands in `ganzes`, however compounds are joined."""
    gesucht = "".join(teil)
    stellen = (i for i in range(len(ganzes)) if "".join(ganzes[i:]).startswith(gesucht))
    return next(stellen, None) if gesucht else None


def _place(vorgaenger: Vorgaenger, titel: str, punkte: list[list[str]]) -> tuple[int, int] | None:
    """Which point names the predecessor's result, and at which word; None if none does.

    A point does so that holds what the reason quotes „…“, or that the quotation holds; where no
    quotation fits, a point that holds the predecessor's title.
    """
    zitate = [_words(zitat) for zitat in re.findall(r"„([^“”]+)[“”]", vorgaenger.grund or "")]
    for teile, umgekehrt in ((zitate, False), (zitate, True), ([_words(titel)], False)):
        treffer = [
            (i, stelle)
            for i, punkt in enumerate(punkte)
            for teil in teile
            if (stelle := _find(punkt, teil) if umgekehrt else _find(teil, punkt)) is not None
        ]
        if treffer:
            i, stelle = min(treffer)
            return i, 0 if umgekehrt else stelle
    return None


def _grundlagen(
    lage: Lage, schritt: Schritt
) -> tuple[dict[int, list[Schrittlage]], tuple[Unterpunkt, ...]]:
    """The steps whose results each point (by its index) names; what no point names.

    Only what the source says (`herkunft: quelle`) is a basis of the meeting; a derived
    dependency is an order in time. In a point they stand as its wording names them.
    """
    punkte = [_words(p.punkt) for p in schritt.tagesordnung]
    an: dict[int, list[tuple[int, Schrittlage]]] = {}
    sonst: list[Unterpunkt] = []
    gesehen: set[int] = set()
    for vorgaenger in schritt.nach:
        if vorgaenger.herkunft != "quelle" or vorgaenger.schritt in gesehen:
            continue
        gesehen.add(vorgaenger.schritt)
        vor = lage.schritte[vorgaenger.schritt]
        ort = _place(vorgaenger, vor.titel, punkte)
        if ort is None:
            sonst.append(_result("", lage, vor))
        else:
            an.setdefault(ort[0], []).append((ort[1], vor))
    sortiert = {
        i: [vor for _, vor in sorted(genannte, key=lambda g: g[0])] for i, genannte in an.items()
    }
    return sortiert, tuple(sonst)


def _papers(vor: Schrittlage) -> str:
    """What there is of a step's result, or that it is missing; "" for a dropped step."""
    schritt = vor.schritt
    if schritt.unterlagen:
        wort = "Unterlage" if len(schritt.unterlagen) == 1 else "Unterlagen"
        return f"{wort}: {', '.join(schritt.unterlagen)}"
    if schritt.ergebnis:
        return f"Ergebnis: {schritt.ergebnis}"
    return "" if vor.status == "entfallen" else UNTERLAGE_FEHLT


def _result(nummer: str, lage: Lage, vor: Schrittlage) -> Unterpunkt:
    angaben = tuple(a for a in (status_satz(vor), _papers(vor)) if a)
    return Unterpunkt(nummer, schritt_name(lage, vor.schritt.nr), angaben)


def _tops(
    lage: Lage, schritt: Schritt, punkte: dict[int, list[Schrittlage]], termin: Termin | None
) -> Iterator[Top]:
    """All points in order, numbered."""
    zeiten = _times(schritt, termin)
    rohe = [*_opening(lage, schritt)]
    for i, punkt in enumerate(schritt.tagesordnung):
        nummer = len(rohe) + 1
        rohe.append(
            Top(
                nummer=nummer,
                art="punkt",
                titel=punkt.punkt,
                zeit=zeiten[i],
                angaben=tuple(_point_facts(punkt)),
                unterpunkte=tuple(
                    _result(f"{nummer}.{j}", lage, vor)
                    for j, vor in enumerate(punkte.get(i, ()), start=1)
                ),
            )
        )
    naechste = tuple(_next_steps(lage, schritt))
    if naechste:
        rohe.append(
            Top(nummer=0, art="naechste_schritte", titel="Nächste Schritte", unterpunkte=naechste)
        )
    rohe.append(Top(nummer=0, art="verschiedenes", titel="Verschiedenes"))
    for nummer, top in enumerate(rohe, start=1):
        yield replace(top, nummer=nummer)


def _opening(lage: Lage, schritt: Schritt) -> Iterator[Top]:
    """What comes before the step's own points."""
    gremium = lage.prozess.gremium_von(schritt)
    titel = "Begrüßung, Feststellung der Tagesordnung"
    formell = gremium is not None and gremium.art in FORMELLE_ARTEN
    if formell:
        titel = "Eröffnung, Feststellung der ordnungsgemäßen Ladung und der Beschlussfähigkeit"
    yield Top(nummer=1, art="eroeffnung", titel=titel)
    if formell:
        yield Top(nummer=2, art="aenderungen", titel="Änderungen zur Tagesordnung")
    frueher = _own_meetings(lage, schritt)[0]
    if frueher:
        letzte = lage.schritte[frueher[0].nr]
        nummer = 3 if formell else 2
        offene = [
            (sitzung, f)
            for sitzung in frueher
            for f in lage.festlegungen(sitzung)
            if lage.festlegung_offen(f)
        ]
        unterpunkte = []
        for j, (sitzung, f) in enumerate(offene, start=1):
            angaben = (
                f"Schritt {sitzung.nr}" if sitzung.nr != letzte.schritt.nr else "",
                f.wer or "",
                f"Frist: {f.bis.text}" if f.bis else "",
                STATUS["ueberfaellig"]
                if f.bis and f.bis.spaet and f.bis.spaet < lage.stand
                else "",
            )
            unterpunkte.append(Unterpunkt(f"{nummer}.{j}", f.text, tuple(a for a in angaben if a)))
        yield Top(
            nummer=nummer,
            art="protokollkontrolle",
            titel=f"Protokollkontrolle: letzte Sitzung {zeitplanung(letzte)} "
            f"(Schritt {letzte.schritt.nr})",
            angaben=() if offene else ("offene Festlegungen: keine eingetragen",),
            unterpunkte=tuple(unterpunkte),
        )


def _point_facts(punkt: Punkt) -> Iterator[str]:
    if punkt.drucksache:
        yield f"Drucksache {punkt.drucksache}"
    if punkt.vortrag:
        yield f"Berichterstattung: {punkt.vortrag}"
    if punkt.oeffentlich is not None:
        yield "öffentlich" if punkt.oeffentlich else "nicht öffentlich"
    if punkt.dauer:
        yield _minutes_text(punkt.dauer)


def _next_steps(lage: Lage, schritt: Schritt) -> Iterator[Unterpunkt]:
    """The first steps by date up to the body's next meeting, listed by number, and that meeting."""
    naechste = _own_meetings(lage, schritt)[1]
    fenster = lage.plan.fenster
    sitzungstag = fenster[schritt.nr].frueh or date.min
    # By what is planned: that a day is fixed for one of them does not change their order.
    rang = {nr: _planned_rank(s.schritt) for nr, s in lage.schritte.items()}
    ende = rang[naechste.nr] if naechste else (date.max, date.max, 0)
    folgende = sorted(
        (r, nr)
        for nr, r in rang.items()
        if rang[schritt.nr] < r < ende
        and not lage.schritte[nr].fertig
        and (fenster[nr].spaet or date.max) >= sitzungstag
    )
    for nr in sorted(nr for _, nr in folgende[:NAECHSTE_SCHRITTE]):
        yield Unterpunkt("", schritt_name(lage, nr), (zeitplanung(lage.schritte[nr]),))
    if naechste:
        termin = zeitplanung(lage.schritte[naechste.nr])
        yield Unterpunkt("", f"Nächste Sitzung dieses Gremiums (Schritt {naechste.nr})", (termin,))


# --- Times -----------------------------------------------------------------------------------


def _clock(minuten: int) -> str:
    """Minutes since midnight as a time of day."""
    return f"{minuten // 60 % 24:02}:{minuten % 60:02}"


def _minutes(zeit: time) -> int:
    return zeit.hour * 60 + zeit.minute


def _times(schritt: Schritt, termin: Termin | None) -> list[str]:
    """Each point's time; "" from the first on that says no `dauer`, and where no start is known.

    Opening and closing take no time here: the data say none for them.
    """
    if termin is None or termin.beginn is None:
        return [""] * len(schritt.tagesordnung)
    laufend: int | None = _minutes(termin.beginn)
    zeiten = []
    for punkt in schritt.tagesordnung:
        bis = laufend + punkt.dauer if laufend is not None and punkt.dauer else None
        if laufend is None or bis is None or bis >= 48 * 60:
            zeiten.append("")
        else:
            folgetag = " am Folgetag" if bis >= 24 * 60 else ""
            zeiten.append(f"{_clock(laufend)} bis {_clock(bis)} Uhr{folgetag}")
        laufend = bis
    return zeiten


def _time_left(schritt: Schritt, termin: Termin | None) -> int | None:
    """The minutes that the points leave of the meeting, negative where they overrun it.

    None where they say no `dauer` or the meeting no beginning and end.
    """
    dauern = [p.dauer for p in schritt.tagesordnung if p.dauer]
    if termin is None or termin.beginn is None or termin.ende is None or not dauern:
        return None
    return _minutes(termin.ende) - _minutes(termin.beginn) - sum(dauern)


def _overrun(schritt: Schritt, termin: Termin | None) -> Iterator[str]:
    """A word where the points take longer than the meeting."""
    rest = _time_left(schritt, termin)
    if termin is not None and rest is not None and rest < 0:
        zu_lang = _minutes_text(-rest)
        zeiten = uhrzeit(termin.beginn, termin.ende)
        yield f"Die Punkte dauern zusammen {zu_lang} länger als die Sitzung ({zeiten})"


def _time_for_rest(schritt: Schritt, termin: Termin | None, tops: Iterable[Top]) -> str:
    """How much time is left for the points that say no `dauer`; "" where unknown or none is."""
    rest = _time_left(schritt, termin)
    if rest is None or rest < 0:
        return ""
    dauern = iter(schritt.tagesordnung)
    ohne = [t.nummer for t in tops if t.art != "punkt" or not next(dauern).dauer]
    return f"Für TOP {nummernfolge(ohne)} ohne angegebene Dauer bleiben {_minutes_text(rest)}"


def _minutes_text(minuten: int) -> str:
    return anzahl(minuten, "Minute", "Minuten")


# --- Preparation -----------------------------------------------------------------------------


def _preparation(
    lage: Lage,
    schritt: Schritt,
    termin: Termin | None,
    tops: tuple[Top, ...],
    grundlagen: tuple[Unterpunkt, ...],
    luecken: list[str],
) -> Vorbereitung:
    return Vorbereitung(
        offen=tuple(_unfinished_before(lage, schritt.nr)),
        unterlagen=tuple(_papers_to_have(lage, schritt, tops, grundlagen)),
        frist=_invitation(lage, schritt, termin),
        zeit=_time_for_rest(schritt, termin, tops),
        meilensteine=tuple(
            _milestone_line(lage, m)
            for m in lage.meilensteine.values()
            if schritt.nr in m.meilenstein.schritte and m.status != "erreicht"
        ),
        zu_klaeren=(*_open_questions(lage.prozess, schritt, termin), *luecken),
        notiz=schritt.notiz or "",
    )


def _unfinished_before(lage: Lage, nr: int) -> Iterator[str]:
    """What the step waits for: directly, a line each, overdue ones first; then the rest."""
    direkt = lage.schritte[nr].wartet_auf
    for vor in sorted(
        (lage.schritte[v] for v in direkt), key=lambda v: (-v.tage_verspaetet, v.schritt.nr)
    ):
        yield f"{schritt_name(lage, vor.schritt.nr)}: {status_satz(vor)}"
    nach_status: dict[Status, list[int]] = {}
    for davor in sorted(lage.plan.davor(nr) - {*direkt}):
        if not lage.schritte[davor].fertig:
            nach_status.setdefault(lage.schritte[davor].status, []).append(davor)
    if nach_status:
        teile = [f"{STATUS[s]} {nummernfolge(nach_status[s])}" for s in STATUS if s in nach_status]
        yield f"weitere Schritte davor: {'; '.join(teile)}"


def _milestone_line(lage: Lage, meilenstein: Meilensteinlage) -> str:
    """A milestone with status and its reason, planned end and forecast."""
    ueberfaellig = [nr for nr in meilenstein.fehlen if lage.schritte[nr].status == "ueberfaellig"]
    grund = f" ({schritte(len(ueberfaellig))} überfällig)" if ueberfaellig else ""
    angaben = [MEILENSTEINSTATUS[meilenstein.status] + grund]
    if meilenstein.geplant_bis:
        angaben.append(f"geplant bis {datum_kurz(meilenstein.geplant_bis)}")
    if meilenstein.prognose:
        verzug = meilenstein.verzug_tage
        spaeter = f" ({tage(verzug)} später)" if verzug else ""
        angaben.append(f"voraussichtlich {datum_kurz(meilenstein.prognose)}{spaeter}")
    return f"{meilenstein.meilenstein.titel}: {', '.join(angaben)}"


def _papers_to_have(
    lage: Lage, schritt: Schritt, tops: tuple[Top, ...], grundlagen: tuple[Unterpunkt, ...]
) -> Iterator[str]:
    yield from schritt.unterlagen
    for punkt in schritt.tagesordnung:
        if punkt.drucksache:
            yield f"Drucksache {punkt.drucksache}"
    frueher = _own_meetings(lage, schritt)[0]
    if frueher:
        yield f"Protokoll der letzten Sitzung (Schritt {frueher[0].nr})"
    ergebnisse = [u for t in tops if t.art == "punkt" for u in t.unterpunkte]
    for ergebnis in (*ergebnisse, *grundlagen):
        if len(ergebnis.angaben) > 1:  # a dropped step has no papers
            yield f"{ergebnis.titel}: {ergebnis.angaben[-1]}"


def _invitation(lage: Lage, schritt: Schritt, termin: Termin | None) -> str:
    """By when the invitation must have been received."""
    gremium = lage.prozess.gremium_von(schritt)
    frist = gremium.ladungsfrist if gremium else None
    if frist is None:
        return "Für dieses Gremium ist keine Ladungsfrist hinterlegt"
    zwischen = anzahl(frist, "voller Kalendertag", "volle Kalendertage")
    regel = f"{zwischen} zwischen Zugang und Sitzung"
    tag = _exact_day(schritt, termin)
    if tag is None:
        text = f"Zugang spätestens {tage(frist + 1)} vor der Sitzung"
        frueh = lage.plan.fenster[schritt.nr].frueh
        if frueh is not None:
            erster = datum_kurz(zugang_spaetestens(frueh, frist))
            regel += f"; für den frühesten Tag, den {datum_kurz(frueh)}: {erster}"
        return f"{text} ({regel})"
    zugang = zugang_spaetestens(tag, frist)
    if zugang < lage.stand <= tag:
        regel += f"; verstrichen {seit_tagen((lage.stand - zugang).days)}"
    return f"Zugang spätestens am {wochentag(zugang)}, {datum_lang(zugang)} ({regel})"


def _open_questions(prozess: Prozess, schritt: Schritt, termin: Termin | None) -> Iterator[str]:
    fehlt = [
        wort
        for wort, da in (
            ("Tag", _exact_day(schritt, termin)),
            ("Uhrzeit", termin and termin.beginn),
            ("Ort", termin and termin.ort),
        )
        if not da
    ]
    if fehlt:
        yield f"{aufzaehlung(fehlt)} der Sitzung festlegen"
    yield from klaerungen(prozess, schritt)
    gremium = prozess.gremium_von(schritt)
    if gremium is not None and gremium.mitglieder:
        offen = sum(m.beispiel for m in gremium.mitglieder)
        if offen:
            yield (
                f"{anzahl(offen, 'Mitglied ist', 'Mitglieder sind')} nur als Beispiel genannt: "
                "festlegen, wer eingeladen wird"
            )
    elif gremium is None or gremium.art not in FORMELLE_ARTEN:
        bekannt = gremium is not None and gremium.zielgruppe
        was = "nur die Zielgruppe" if bekannt else "kein Mitglied"
        yield f"Einzuladende festlegen: Hinterlegt ist {was}"
    if not schritt.tagesordnung:
        yield "Punkte der Tagesordnung festlegen: Im Plan stehen noch keine"


def klaerungen(prozess: Prozess, schritt: Schritt) -> Iterator[str]:
    """What is open about who does what: the missing Leitung, whose part is to be examined."""
    if schritt.ist_sitzung and zustaendigkeiten(prozess, schritt)[0].wer.startswith(
        NOCH_ZU_KLAEREN
    ):
        yield "Leitung der Sitzung klären"
    for aufgabe in schritt.aufgabenverteilung:
        if aufgabe.zu_pruefen:
            rollen = f" ({', '.join(aufgabe.rollen)})" if aufgabe.rollen else ""
            yield f"{prozess.name_von(aufgabe.stelle)}{rollen}: zu prüfen"
