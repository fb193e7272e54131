"""What a timeline shows, however it is drawn: lanes, spans with hard or soft ends, and signs."""

import heapq
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol, TypeVar

from isrp_cli.documents.abschnitt import Abschnitt
from isrp_cli.stand import FRIST_TAGE, Lage, Meilensteinstatus, Schrittlage, Status
from isrp_cli.woerter import STATUS, schritt_name, status_satz, zeitplanung
from isrp_cli.zeitangabe import datum_kurz

MEILENSTEINE = "Meilensteine"
OHNE_GREMIUM = "ohne Gremium"
LEER = "Noch hat kein Schritt einen Zeitraum."
# A status can be told without its colour.
ZEICHEN: dict[Status, str] = {
    "erledigt": "✓",
    "ueberfaellig": "!",
    "laeuft": "»",
    "blockiert": "…",
    "entfallen": "×",
}
MEILENSTEINZEICHEN: dict[Meilensteinstatus, str] = {
    "erreicht": "✓",
    "gefaehrdet": "!",
    "offen": "",
}

Form = Literal["punkte", "fenster", "frist", "ab"]


@dataclass(frozen=True, slots=True)
class Spanne:
    """The days that are drawn for a step, both inclusive.

    A `frist` is drawn over its last 30 days, an `ab` over its first 30; `punkte` are the fixed
    meetings on `tage`. An end is soft where the plan names no day.
    """

    form: Form
    von: date
    bis: date
    weich_vorn: bool = False
    weich_hinten: bool = False
    tage: tuple[date, ...] = ()


def spanne(schritt: Schrittlage) -> Spanne:
    """What is drawn for a step that has a day; ValueError for one that has none."""
    frueh, spaet = schritt.fenster.frueh, schritt.fenster.spaet
    angabe = schritt.schritt.zeitplanung
    monat = timedelta(days=FRIST_TAGE - 1)
    if frueh and spaet:
        if schritt.schritt.termine:
            tage = tuple(sorted(t.datum for t in schritt.schritt.termine))
            return Spanne("punkte", frueh, spaet, tage=tage)
        weich = [angabe.ca or e.art != "tag" for e in angabe.einheiten]
        return Spanne("fenster", frueh, spaet, weich[0], weich[-1])
    if spaet:
        return Spanne("frist", spaet - min(monat, spaet - date.min), spaet)
    if frueh:
        return Spanne("ab", frueh, frueh + min(monat, date.max - frueh))
    raise ValueError("a step without any day has no span")


def datiert(schritt: Schrittlage) -> bool:
    """Whether the step has a day at all."""
    return bool(schritt.fenster.frueh or schritt.fenster.spaet)


def bahnen(lage: Lage, nach: Literal["gremium", "phase"]) -> list[tuple[str, list[Schrittlage]]]:
    """Name and dated steps of every body or phase that has any, in the order of the files.

    Steps without one come last.
    """
    prozess = lage.prozess
    namen: dict[str | None, str]
    if nach == "gremium":
        namen = {g.id: g.kurzname for g in prozess.gremien}
    else:
        namen = {p.kennung: p.titel for p in prozess.angaben.phasen}
    namen[None] = OHNE_GREMIUM if nach == "gremium" else "ohne Phase"
    gefunden: dict[str | None, list[Schrittlage]] = {schluessel: [] for schluessel in namen}
    for nr, schritt in lage.schritte.items():
        if datiert(schritt):
            phase = prozess.phase_nach_nr.get(nr)
            phasen_id = phase.kennung if phase else None
            gefunden[schritt.schritt.gremium if nach == "gremium" else phasen_id].append(schritt)
    return [(namen[s], schritte) for s, schritte in gefunden.items() if schritte]


def zeichen(schritt: Schrittlage) -> str:
    """The label of a step: its number and the sign of its status."""
    return str(schritt.schritt.nr) + ZEICHEN.get(schritt.status, "")


def tage(bahnen: Iterable[tuple[str, Sequence[Schrittlage]]]) -> list[date]:
    """All the first and last days of the steps in these lanes."""
    return [
        tag
        for _, schritte in bahnen
        for s in schritte
        for tag in (s.fenster.frueh, s.fenster.spaet)
        if tag
    ]


def stand_ausserhalb(stand: date, letzter: date) -> str:
    """Where the Stand lies that is not on the axis; `letzter` is the last day on it."""
    wo = "nach dem Ende" if stand > letzter else "vor dem Beginn"
    return f"Der Stand {datum_kurz(stand)} liegt {wo} der Zeitleiste."


class Strecke(Protocol):
    """Something that takes the places from `beginn` to `ende`, both inclusive."""

    @property
    def beginn(self) -> int:
        """The first place."""

    @property
    def ende(self) -> int:
        """The last place."""


S = TypeVar("S", bound=Strecke)


def rows(strecken: Iterable[S]) -> list[list[S]]:
    """The spans in as few rows as can be, an empty place between neighbours, top rows first."""
    zeilen: list[list[S]] = []
    belegt: list[tuple[int, int]] = []  # last place taken, row
    frei: list[int] = []
    for s in sorted(strecken, key=lambda s: (s.beginn, s.ende)):
        while belegt and belegt[0][0] + 1 < s.beginn:
            heapq.heappush(frei, heapq.heappop(belegt)[1])
        if frei:
            nr = heapq.heappop(frei)
        else:
            nr = len(zeilen)
            zeilen.append([])
        zeilen[nr].append(s)
        heapq.heappush(belegt, (s.ende, nr))
    return zeilen


def tabelle(lage: Lage) -> Abschnitt:
    """Every step as a row, those without a day last: what the drawing says, in words."""
    gezeigt = bahnen(lage, "gremium")
    ohne = [s for s in lage.schritte.values() if not datiert(s)]
    zeilen = [
        (
            schritt_name(lage, s.schritt.nr),
            gremium.name if (gremium := lage.prozess.gremium_von(s.schritt)) else OHNE_GREMIUM,
            zeitplanung(s),
            status_satz(s) if s.status in ("erledigt", "ueberfaellig") else STATUS[s.status],
            "; ".join(m.titel for m in lage.prozess.meilensteine if s.schritt.nr in m.schritte)
            or "–",
        )
        for s in (*(s for _, schritte in gezeigt for s in schritte), *ohne)
    ]
    spalten = ("Schritt", "Gremium", "geplant", "Stand", "Meilensteine")
    return Abschnitt("Zeitleiste", spalten, tuple(zeilen))
