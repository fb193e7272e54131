"""What the checks on time share: steps that are still to come, their days, the calendar.

No check itself. What was done after the Stand is still to come on that day.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from isrp_cli.befund import Bezug, Fundstelle
from isrp_cli.checks.pruefung import Pruefling
from isrp_cli.feiertage import FreieZeit, Kalender, days, kalender
from isrp_cli.models import Schritt, Sitzungsfrei
from isrp_cli.stand import fertig
from isrp_cli.woerter import aufzaehlung, spanne
from isrp_cli.zeitangabe import wochentag

MAX_GENANNT = 6


# --- Steps and places ----------------------------------------------------------------------------


def open_steps(p: Pruefling) -> Iterator[Schritt]:
    """The steps that are neither done nor dropped; of those that share a number the first."""
    return (s for s in p.prozess.schritt_nach_nr.values() if not fertig(s, p.stand))


def open_meetings(p: Pruefling) -> Iterator[Schritt]:
    """Like `open_steps`, meetings only."""
    return (s for s in open_steps(p) if s.ist_sitzung)


def name(p: Pruefling, schritt: Schritt) -> str:
    """As "Schritt 5 (Ausschuss)"."""
    return f"Schritt {schritt.nr} ({p.prozess.titel_von(schritt)})"


def numbers(nummern: Iterable[int]) -> str:
    """The numbers in the order given, many of them cut short: "29, 30 und 31"."""
    teile = [str(nr) for nr in nummern]
    if len(teile) > MAX_GENANNT:
        teile[MAX_GENANNT - 1 :] = [f"{len(teile) - MAX_GENANNT + 1} weitere"]
    return aufzaehlung(teile)


def place_of_time(p: Pruefling, schritt: Schritt, tag: date | None = None) -> Fundstelle:
    """The fixed meeting on that day where there is one, else the planned time."""
    fest = fixed_days(schritt).get(tag) if tag else None
    sonst = "termine" if schritt.termine else "zeitplanung"
    return p.daten.fundstelle(schritt, *(fest or (sonst,)))


def fixed_days(schritt: Schritt) -> dict[date, tuple[str | int, ...]]:
    """The exact days of a step and where in it each stands first; {} if it only has a window."""
    if schritt.termine:
        termine = [*enumerate(schritt.termine)]
        return {termin.datum: ("termine", i, "datum") for i, termin in reversed(termine)}
    angabe = schritt.zeitplanung
    if angabe.frueh is None or angabe.frueh != angabe.spaet or angabe.ca:
        return {}
    return {angabe.frueh: ("zeitplanung",)}


# --- Days of meetings ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FesteSitzung:
    """A meeting on an exact day, where that stands, and what is known about the day."""

    schritt: Schritt
    tag: date
    ort: Fundstelle
    zeiten: tuple[FreieZeit, ...]

    @property
    def hindernisse(self) -> list[str]:
        """Why no meeting should be on that day, as in "der Tag ist ein Feiertag (Neujahr)".

        School holidays are no such reason, nor are weekends for forums: those are held on
        Saturdays on purpose.
        """
        gruende = []
        if self.tag.weekday() >= 5 and self.schritt.art != "beteiligung":
            gruende.append(f"ein {wochentag(self.tag)}")
        gruende += [f"ein Feiertag ({z.grund})" for z in self.zeiten if z.art == "feiertag"]
        for z in self.zeiten:
            if z.art == "sitzungsfrei":
                gruende.append(z.art if z.grund == z.art else f"{z.art} ({z.grund})")
        return gruende


def fixed_meetings(p: Pruefling) -> Iterator[FesteSitzung]:
    """Every meeting to come on an exact day: the fixed ones, else a planned time of one day."""
    bekannt = calendar(p).kalender
    for s in open_meetings(p):
        for tag, pfad in fixed_days(s).items():
            yield FesteSitzung(s, tag, p.daten.fundstelle(s, *pfad), bekannt.am(tag))


def meeting_windows(p: Pruefling) -> Iterator[tuple[Schritt, date, date]]:
    """Every meeting to come without a fixed day: first and last day of its window, inclusive.

    Windows that are open at an end are left out, and those of a single day.
    """
    for s in open_meetings(p):
        angabe = s.zeitplanung
        if not s.termine and angabe.frueh and angabe.spaet and angabe.frueh < angabe.spaet:
            yield s, angabe.frueh, angabe.spaet


# --- The calendar --------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sitzungskalender:
    """A calendar, and the days in it on which a body can meet (`Kalender.frei`), ascending."""

    kalender: Kalender
    sitzungstage: tuple[date, ...]

    def first(self, anzahl: int, von: date, bis: date) -> list[date]:
        """The first days from `von` to `bis` (inclusive) on which a body can meet."""
        anfang = bisect_left(self.sitzungstage, von)
        return [tag for tag in self.sitzungstage[anfang : anfang + anzahl] if tag <= bis]


def calendar(p: Pruefling) -> Sitzungskalender:
    """The calendar of all days on which a meeting to come may be: one for the whole process."""
    fenster = [p.plan.fenster[s.nr] for s in open_meetings(p)]
    ganz = [(f.frueh, f.spaet) for f in fenster if f.frueh and f.spaet]
    von = min((frueh for frueh, _ in ganz), default=p.stand)
    bis = max((spaet for _, spaet in ganz), default=p.stand)
    return _calendar(von, bis, p.prozess.angaben.bundesland, p.prozess.angaben.sitzungsfrei)


@lru_cache(maxsize=4)
def _calendar(
    von: date, bis: date, bundesland: str | None, sitzungsfrei: tuple[Sitzungsfrei, ...]
) -> Sitzungskalender:
    bekannt = kalender(von, bis, bundesland, sitzungsfrei)
    return Sitzungskalender(bekannt, tuple(filter(bekannt.frei, days(von, bis))))


def recesses(p: Pruefling, von: date, bis: date) -> tuple[Bezug, ...]:
    """Where the data says that no meetings are held on days from `von` to `bis`."""
    return tuple(
        Bezug(p.daten.fundstelle(s), f"sitzungsfrei: {spanne(s.von, s.bis)}")
        for s in p.prozess.angaben.sitzungsfrei
        if s.von <= bis and s.bis >= von
    )
