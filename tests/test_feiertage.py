import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from isrp_cli.feiertage import FreieZeit, days, kalender, spans, zugang_spaetestens
from isrp_cli.models import Sitzungsfrei


def zeiten(von: str, bis: str, land: str | None = "TH", *frei: Sitzungsfrei) -> list[FreieZeit]:
    return list(kalender(date.fromisoformat(von), date.fromisoformat(bis), land, frei).zeiten)


def test_weltkindertag_is_a_holiday_in_thueringen_only() -> None:
    tag = date(2022, 9, 20)
    erwartet = FreieZeit(tag, tag, "Weltkindertag", "feiertag")
    assert zeiten("2022-09-01", "2022-09-30") == [erwartet]
    assert zeiten("2022-09-01", "2022-09-30", "NW") == []


def test_school_holidays_are_one_span_cut_to_the_window() -> None:
    # Thüringen: summer 2022 from 18.07. to 27.08., Ferienordnung of the Land.
    [sommer] = [z for z in zeiten("2022-06-10", "2022-09-10") if z.art == "schulferien"]
    assert (sommer.von, sommer.bis) == (date(2022, 7, 18), date(2022, 8, 27))
    assert sommer.grund == "Sommerferien"
    [august] = zeiten("2022-08-01", "2022-08-31")
    assert (august.von, august.bis) == (date(2022, 8, 1), date(2022, 8, 27))


def test_holidays_across_new_year_stay_one_span() -> None:
    [weihnachten] = [z for z in zeiten("2022-12-01", "2023-01-31") if z.art == "schulferien"]
    assert (weihnachten.von, weihnachten.bis) == (date(2022, 12, 22), date(2023, 1, 3))


def test_the_same_holidays_of_two_years_stay_apart() -> None:
    ferien = [z for z in zeiten("2022-01-01", "2022-12-31") if z.grund == "Weihnachtsferien"]
    assert [(z.von, z.bis) for z in ferien] == [(date(2022, 12, 22), date(2022, 12, 31))]
    ferien = [z for z in zeiten("2022-12-31", "2023-12-31") if z.grund == "Weihnachtsferien"]
    assert [z.von for z in ferien] == [date(2022, 12, 31), date(2023, 12, 22)]


def test_christmas_days_do_not_melt_into_one() -> None:
    feiertage = [z for z in zeiten("2022-12-24", "2022-12-27") if z.art == "feiertag"]
    assert [z.von.day for z in feiertage] == [25, 26]


def test_sitzungsfrei_counts_without_a_land_and_is_cut() -> None:
    pause = Sitzungsfrei(von=date(2022, 8, 20), bis=date(2022, 9, 4), grund="Sommerpause")
    davor = Sitzungsfrei(von=date(2022, 8, 1), bis=date(2022, 8, 31))
    [zeit] = zeiten("2022-09-01", "2022-09-30", None, pause, davor)
    assert zeit == FreieZeit(date(2022, 9, 1), date(2022, 9, 4), "Sommerpause", "sitzungsfrei")


@pytest.mark.parametrize("land", [None, "XX"])
def test_without_a_known_land_nothing_is_claimed(land: str | None) -> None:
    ergebnis = kalender(date(2022, 9, 1), date(2022, 9, 30), land)
    assert ergebnis.zeiten == ()
    assert not ergebnis.land_bekannt


@pytest.mark.parametrize(
    ("von", "bis", "jahre"),
    [
        ("2022-11-01", "2022-11-30", ()),
        # The library knows the school holidays up to the summer of 2029.
        ("2029-06-01", "2029-07-31", ()),
        ("2029-10-01", "2029-10-31", (2029,)),
        ("2029-06-01", "2031-03-31", (2029, 2030, 2031)),
        ("2040-05-01", "2040-05-31", (2040,)),
    ],
)
def test_years_without_known_school_holidays(von: str, bis: str, jahre: tuple[int, ...]) -> None:
    ergebnis = kalender(date.fromisoformat(von), date.fromisoformat(bis), "TH")
    assert ergebnis.land_bekannt
    assert ergebnis.ferien_unbekannt == jahre


def test_free_days_are_weekdays_outside_everything() -> None:
    september = kalender(date(2022, 9, 1), date(2022, 9, 30), "TH")
    assert september.frei(date(2022, 9, 19))
    assert not september.frei(date(2022, 9, 20))  # Weltkindertag
    assert not september.frei(date(2022, 9, 24))  # Saturday
    assert not september.frei(date(2022, 9, 25))  # Sunday


def test_everything_known_about_a_day() -> None:
    pause = Sitzungsfrei(von=date(2022, 10, 1), bis=date(2022, 10, 31), grund="Umzug")
    oktober = kalender(date(2022, 10, 1), date(2022, 10, 31), "TH", [pause])
    # Reformationstag; the autumn holidays of 2022 are from 17. to 29.10.
    assert [(z.grund, z.art) for z in oktober.am(date(2022, 10, 31))] == [
        ("Umzug", "sitzungsfrei"),
        ("Reformationstag", "feiertag"),
    ]
    assert [z.grund for z in oktober.am(date(2022, 10, 17))] == ["Umzug", "Herbstferien"]
    assert oktober.am(date(2022, 11, 1)) == ()


@pytest.mark.parametrize(
    ("von", "bis", "land", "bekannt_bis"),
    [
        # Christmas holidays reach to the end of every year of which the holidays are known.
        ("2022-11-01", "2023-03-31", "TH", "2023-12-31"),
        ("2028-01-01", "2031-12-31", "TH", "2029-08-31"),
        # Hamburg's end on Friday, 29.12.2028; the year ends with a weekend.
        ("2028-01-01", "2028-12-31", "HH", "2028-12-31"),
        ("2040-05-01", "2040-05-31", "TH", "0001-01-01"),
        ("2022-11-01", "2022-11-30", None, "0001-01-01"),
    ],
)
def test_to_which_day_the_school_holidays_are_known(
    von: str, bis: str, land: str | None, bekannt_bis: str
) -> None:
    ergebnis = kalender(date.fromisoformat(von), date.fromisoformat(bis), land)
    assert ergebnis.ferien_bekannt_bis == date.fromisoformat(bekannt_bis)


def test_days_and_spans_are_inclusive() -> None:
    letzte = list(days(date(2022, 2, 27), date(2022, 3, 2)))
    assert letzte == [date(2022, 2, 27), date(2022, 2, 28), date(2022, 3, 1), date(2022, 3, 2)]
    assert list(days(date(2022, 3, 2), date(2022, 3, 1))) == []
    assert list(days(date.max, date.max)) == [date.max]
    assert spans([*letzte, date(2022, 3, 4), date.max]) == [
        (date(2022, 2, 27), date(2022, 3, 2)),
        (date(2022, 3, 4), date(2022, 3, 4)),
        (date.max, date.max),
    ]
    assert spans([]) == []


def test_receipt_of_the_invitation() -> None:
    # § 35 Abs. 2 ThürKO, four full days: 17., 18., 19. and 20. July lie between.
    assert zugang_spaetestens(date(2021, 7, 21), 4) == date(2021, 7, 16)
    assert zugang_spaetestens(date(2022, 3, 2), 4) == date(2022, 2, 25)
    assert zugang_spaetestens(date(2022, 9, 14), 0) == date(2022, 9, 13)
    assert zugang_spaetestens(date(2022, 9, 14), 10**12) == date.min


@pytest.mark.parametrize(
    ("frage", "importiert"),
    [
        ("date.min, date.max, None", False),
        ("date.min, date.max, 'XX'", False),
        ("date(2021, 1, 1), date(2023, 12, 31), 'TH'", False),
        ("date(2060, 1, 1), date(2060, 12, 31), 'TH'", True),
    ],
)
def test_the_library_is_imported_only_for_years_that_the_table_does_not_hold(
    frage: str, importiert: bool
) -> None:
    befehl = (
        "import sys; from datetime import date; from isrp_cli.feiertage import kalender; "
        f"kalender({frage}); print('holidays' in sys.modules)"
    )
    lauf = subprocess.run(
        [sys.executable, "-c", befehl],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[1] / "src",
    )
    assert lauf.stdout.strip() == str(importiert)
