"""Days on which no meeting should lie: public holidays, school holidays, `sitzungsfrei`.

And the one deadline that follows from the data: receipt of an invitation. The calendar of a
Bundesland is what the library holidays says. Importing it is slow, so for the usual years a table
made from it is asked instead; either is imported only when someone asks for days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Literal

from isrp_cli.models import Sitzungsfrei

_TAG = timedelta(days=1)
Art = Literal["feiertag", "schulferien", "sitzungsfrei"]


@dataclass(frozen=True, slots=True)
class FreieZeit:
    """Days in a row, both ends inclusive, and the German name of what they are."""

    von: date
    bis: date
    grund: str
    art: Art


@dataclass(frozen=True)
class Kalender:
    """What is known about the days of a span, in the order of their first days.

    `ferien_unbekannt` are the years of which the school holidays are not (fully) known, and
    `ferien_bekannt_bis` the last day of the span's years to which they are (date.min: of none);
    `land_bekannt` says whether there is a calendar of holidays at all.
    """

    zeiten: tuple[FreieZeit, ...]
    land_bekannt: bool
    ferien_unbekannt: tuple[int, ...]
    ferien_bekannt_bis: date

    @cached_property
    def _nach_tag(self) -> dict[date, list[FreieZeit]]:
        tage: dict[date, list[FreieZeit]] = {}
        for zeit in self.zeiten:
            for tag in days(zeit.von, zeit.bis):
                tage.setdefault(tag, []).append(zeit)
        return tage

    def am(self, tag: date) -> tuple[FreieZeit, ...]:
        """What is known about one day, in the order of the `zeiten`; () where nothing is."""
        return tuple(self._nach_tag.get(tag, ()))

    def frei(self, tag: date) -> bool:
        """Whether a meeting could lie on this day: no weekend and none of the `zeiten`."""
        return tag.weekday() < 5 and tag not in self._nach_tag


def kalender(
    von: date, bis: date, bundesland: str | None, sitzungsfrei: Iterable[Sitzungsfrei] = ()
) -> Kalender:
    """The days from `von` to `bis` (inclusive) on which no meeting should lie.

    `bundesland` is the code of two letters (TH); for None and for one that does not exist only
    `sitzungsfrei` is known. Everything is cut to the span.
    """
    zeiten = [
        FreieZeit(max(von, s.von), min(bis, s.bis), s.grund or "sitzungsfrei", "sitzungsfrei")
        for s in sitzungsfrei
        if s.von <= bis and s.bis >= von
    ]
    jahre = range(von.year, bis.year + 1)
    feiertage = _days(bundesland, "public", jahre)
    ferien = _days(bundesland, "school", jahre)
    if feiertage is None or ferien is None:
        return Kalender(_sorted(zeiten), False, (), date.min)
    zeiten += _runs(feiertage, von, bis, "feiertag")
    zeiten += _runs(ferien, von, bis, "schulferien")
    bekannt_bis = known_until(ferien)
    unbekannt = range(max(von, bekannt_bis + _TAG).year, bis.year + 1) if bekannt_bis < bis else ()
    return Kalender(_sorted(zeiten), True, tuple(unbekannt), bekannt_bis)


def known_until(ferien: Iterable[date]) -> date:
    """The last day to which the school holidays are known that these days are; of none date.min.

    Every year ends with Christmas holidays or the weekend after them (Hamburg 2028: 18. to 29.12.),
    so one that is known to Christmas is known to its end.
    """
    letzter = max(ferien, default=date.min)
    weihnachten = letzter >= date(letzter.year, 12, 24)
    return date(letzter.year, 12, 31) if weihnachten else letzter


def days(von: date, bis: date) -> Iterator[date]:
    """Every day from `von` to `bis`, both inclusive; none where `bis` is before `von`."""
    return (von + timedelta(days=i) for i in range((bis - von).days + 1))


def spans(tage: Iterable[date]) -> list[tuple[date, date]]:
    """Ascending days, those in a row as one: first and last day, both inclusive."""
    laeufe: list[tuple[date, date]] = []
    for tag in tage:
        if laeufe and tag - laeufe[-1][1] == _TAG:
            laeufe[-1] = laeufe[-1][0], tag
        else:
            laeufe.append((tag, tag))
    return laeufe


def zugang_spaetestens(sitzung: date, ladungsfrist: int) -> date:
    """The last day on which an invitation to a meeting on `sitzung` may be received.

    `ladungsfrist` are the full calendar days that must lie between receipt and meeting: neither
    the day of receipt nor that of the meeting counts (§ 35 Abs. 2 ThürKO: four). For a meeting on
    21.07.2021 these are 17., 18., 19. and 20.07., so receipt is on 16.07.2021 at the latest.
    """
    return sitzung - timedelta(days=min(ladungsfrist + 1, sitzung.toordinal() - 1))


def _days(bundesland: str | None, kategorie: str, jahre: Collection[int]) -> dict[date, str] | None:
    """Day → German name; None where there is no such Bundesland."""
    if bundesland not in LAENDER:
        return None
    tage = _days_of_table(bundesland, kategorie, jahre)
    if tage is not None:
        return tage
    import holidays

    return dict(
        holidays.country_holidays(
            "DE", subdiv=bundesland, language="de", categories=(kategorie,), years=jahre
        ).items()
    )


def _days_of_table(land: str, kategorie: str, jahre: Collection[int]) -> dict[date, str] | None:
    """Day → German name; None where the table does not hold each of the years."""
    from isrp_cli.feiertagstabelle import TABELLE

    tage: dict[date, str] = {}
    for jahr in jahre:
        zeilen = [zeile.split(" ", 2) for zeile in TABELLE[kategorie].get(jahr, "").splitlines()]
        eigene = [(z, name) for wo, z, name in zeilen if wo == "alle" or land in wo.split(",")]
        if not eigene:
            return None
        for zeit, name in eigene:
            von, _, bis = zeit.partition("/")
            tage |= dict.fromkeys(
                days(date.fromisoformat(von), date.fromisoformat(bis or von)), name
            )
    return tage


def _runs(tage: dict[date, str], von: date, bis: date, art: Art) -> Iterator[FreieZeit]:
    """Days of the same name in a row as one."""
    lauf: FreieZeit | None = None
    for tag in sorted(t for t in tage if von <= t <= bis):
        if lauf is not None and lauf.grund == tage[tag] and lauf.bis + _TAG == tag:
            lauf = FreieZeit(lauf.von, tag, lauf.grund, art)
            continue
        if lauf is not None:
            yield lauf
        lauf = FreieZeit(tag, tag, tage[tag], art)
    if lauf is not None:
        yield lauf


def _sorted(zeiten: Iterable[FreieZeit]) -> tuple[FreieZeit, ...]:
    return tuple(sorted(zeiten, key=lambda z: (z.von, z.bis)))


# The code of every Bundesland (ISO 3166-2:DE) with its name: those that the library holidays knows,
# here so that asking for them does not cost its import.
LAENDER = {
    "BB": "Brandenburg",
    "BE": "Berlin",
    "BW": "Baden-Württemberg",
    "BY": "Bayern",
    "HB": "Bremen",
    "HE": "Hessen",
    "HH": "Hamburg",
    "MV": "Mecklenburg-Vorpommern",
    "NI": "Niedersachsen",
    "NW": "Nordrhein-Westfalen",
    "RP": "Rheinland-Pfalz",
    "SH": "Schleswig-Holstein",
    "SL": "Saarland",
    "SN": "Sachsen",
    "ST": "Sachsen-Anhalt",
    "TH": "Thüringen",
}
