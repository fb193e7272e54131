"""The table of holidays is fresh, equals the library it is made from, and leaves the rest to it."""

import runpy
from collections.abc import Iterable
from datetime import date
from itertools import product
from pathlib import Path
from string import ascii_uppercase
from typing import Any

import holidays
import pytest

from isrp_cli import feiertagstabelle
from isrp_cli.feiertage import LAENDER, _days, kalender

SKRIPT = Path(__file__).resolve().parents[1] / "scripts" / "feiertage.py"
ERNEUERN = "python scripts/feiertage.py renews the table"
# Of 2029 the library knows the school holidays up to the summer only.
GEHALTEN = {"public": range(2015, 2041), "school": range(2015, 2029)}

bibliothek = holidays.country_holidays


def library_says(land: str, kategorie: str, jahre: Iterable[int]) -> dict[date, str]:
    tage = bibliothek("DE", subdiv=land, language="de", categories=(kategorie,), years=jahre)
    return dict(tage.items())


@pytest.fixture
def gefragt(monkeypatch: pytest.MonkeyPatch) -> list[list[int]]:
    """The years of which the program asks the library."""
    fragen: list[list[int]] = []

    def ask(*args: Any, years: Iterable[int], **kwargs: Any) -> Any:
        fragen.append([*years])
        return bibliothek(*args, years=years, **kwargs)

    monkeypatch.setattr(holidays, "country_holidays", ask)
    return fragen


def test_the_table_is_what_the_script_writes() -> None:
    skript = runpy.run_path(str(SKRIPT))
    assert Path(feiertagstabelle.__file__).resolve() == skript["ZIEL"]
    gefunden, erwartet = skript["ZIEL"].read_text("utf-8"), skript["main"]()
    anders = set(gefunden.splitlines()) ^ set(erwartet.splitlines())
    assert not anders, ERNEUERN
    assert gefunden == erwartet, ERNEUERN


# --- Table and library say the same --------------------------------------------------------------


@pytest.mark.parametrize("kategorie", GEHALTEN)
@pytest.mark.parametrize("land", LAENDER)
def test_every_year_is_what_the_library_says(
    land: str, kategorie: str, gefragt: list[list[int]]
) -> None:
    gehalten = GEHALTEN[kategorie]
    for jahr in range(gehalten.start - 1, gehalten.stop + 2):
        gefragt.clear()
        assert _days(land, kategorie, [jahr]) == library_says(land, kategorie, [jahr]), ERNEUERN
        assert gefragt == ([] if jahr in gehalten else [[jahr]])


@pytest.mark.parametrize("kategorie", GEHALTEN)
@pytest.mark.parametrize("land", LAENDER)
def test_years_are_from_the_table_together_or_not_at_all(
    land: str, kategorie: str, gefragt: list[list[int]]
) -> None:
    gehalten = GEHALTEN[kategorie]
    for jahre in (gehalten, range(2021, 2024), range(0)):
        assert _days(land, kategorie, jahre) == library_says(land, kategorie, jahre), ERNEUERN
    assert gefragt == []
    halb = [range(2014, 2017), range(gehalten.stop - 2, gehalten.stop + 1), range(2010, 2060)]
    for jahre in halb:
        assert _days(land, kategorie, jahre) == library_says(land, kategorie, jahre), ERNEUERN
    assert gefragt == [[*jahre] for jahre in halb]


@pytest.mark.parametrize("land", LAENDER)
def test_the_calendar_is_the_same_without_the_table(
    land: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spannen = [(date(jahr, 1, 1), date(jahr, 12, 31)) for jahr in range(2014, 2042)]
    spannen += [
        (date(2014, 12, 27), date(2015, 1, 3)),
        (date(2021, 7, 20), date(2023, 2, 14)),
        (date(2028, 12, 30), date(2029, 7, 1)),
        (date(2040, 12, 26), date(2041, 1, 1)),
    ]
    mit = [kalender(von, bis, land) for von, bis in spannen]
    monkeypatch.setattr(feiertagstabelle, "TABELLE", {"public": {}, "school": {}})
    ohne = [kalender(von, bis, land) for von, bis in spannen]
    assert mit == ohne, ERNEUERN


def test_the_library_knows_no_other_code_of_two_letters() -> None:
    for kuerzel in map("".join, product(ascii_uppercase, repeat=2)):
        if kuerzel in LAENDER:
            assert library_says(kuerzel, "public", [2024])
        else:
            assert _days(kuerzel, "public", [2024]) is None
            with pytest.raises(NotImplementedError):
                library_says(kuerzel, "public", [2024])


# --- Facts from elsewhere ------------------------------------------------------------------------


def held(name: str, tag: tuple[int, int], jahre: Iterable[int]) -> set[tuple[str, int]]:
    """The Länder and years in which a day is the holiday of that name."""
    return {
        (land, jahr)
        for land in LAENDER
        for jahr in jahre
        for zeit in kalender(date(jahr, *tag), date(jahr, *tag), land).zeiten
        if (zeit.art, zeit.grund) == ("feiertag", name)
    }


def test_easter_monday_is_the_day_after_easter_in_every_land() -> None:
    # Easter Sunday: 31.03.2024 and 20.04.2025.
    assert held("Ostermontag", (4, 1), [2024, 2025]) == {(land, 2024) for land in LAENDER}
    assert held("Ostermontag", (4, 21), [2024, 2025]) == {(land, 2025) for land in LAENDER}


def test_weltkindertag_is_a_holiday_in_thueringen_since_2019() -> None:
    # § 2 Abs. 1 ThürFGtG, as changed in 2019.
    gehalten = held("Weltkindertag", (9, 20), GEHALTEN["public"])
    assert gehalten == {("TH", jahr) for jahr in range(2019, 2041)}


@pytest.mark.parametrize(
    ("land", "von", "bis"),
    [
        ("TH", date(2022, 7, 18), date(2022, 8, 27)),
        ("NW", date(2022, 6, 27), date(2022, 8, 9)),
        ("BY", date(2022, 8, 1), date(2022, 9, 12)),
    ],
)
def test_summer_holidays_of_2022(land: str, von: date, bis: date) -> None:
    # Ferienkalender of the Kultusministerkonferenz.
    zeiten = kalender(date(2022, 6, 1), date(2022, 9, 30), land).zeiten
    [sommer] = [z for z in zeiten if z.grund == "Sommerferien"]
    assert (sommer.von, sommer.bis, sommer.art) == (von, bis, "schulferien")
