"""The checks on time: order, windows, days of meetings.

Holidays of Thüringen are those of its laws and Ferienordnung: 2021 Easter 29.03.–10.04.; 2022
summer 18.07.–27.08.; 2023 summer 10.07.–19.08.; 2024 Easter 25.03.–06.04., summer 20.06.–31.07.;
2025 autumn 06.–18.10.
"""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from itertools import combinations
from pathlib import Path

import pytest
from hilfen import PROBE, examples, load_with, write_folder
from hypothesis import given, settings
from hypothesis import strategies as st
from pruefhilfen import STAND, assert_finds, findings, pruefung, run, steps, work

from isrp_cli.befund import Befund, Stufe
from isrp_cli.checks import tage
from isrp_cli.feiertage import days, kalender
from isrp_cli.loading import Daten, load
from isrp_cli.models import Schritt
from isrp_cli.plan import Plan

TH = "titel: x\nbundesland: TH\n"
ALLE = {
    "zeitfolge": Stufe.WARNUNG,
    "vorgaenger-endet-spaeter": Stufe.HINWEIS,
    "gleicher-zeitraum": Stufe.HINWEIS,
    "zweimal-im-zeitraum": Stufe.HINWEIS,
    "termin-ausserhalb": Stufe.WARNUNG,
    "sitzung-an-freiem-tag": Stufe.WARNUNG,
    "sitzung-in-schulferien": Stufe.HINWEIS,
    "zeitraum-ohne-sitzungstag": Stufe.WARNUNG,
    "wenige-sitzungstage": Stufe.HINWEIS,
}
ERLEDIGT = "erledigt: 2023-12-31"
SPAETER_ERLEDIGT = "erledigt: 2024-01-02"
ENTFALLEN = "entfallen: {am: 2024-01-01}"


def meeting(nr: int, wann: str, rest: str = "", art: str = "beratung") -> str:
    """A meeting of the body "rat" of PROBE, or of another one named in `rest`."""
    gremium = "" if "gremium:" in rest else "gremium: rat, "
    return f"nr: {nr}, {gremium}art: {art}, zeitplanung: {wann}{', ' if rest else ''}{rest}"


def references(befund: Befund) -> list[tuple[str, str]]:
    """What a finding points at beside its place: the text meant there, and what is said of it."""
    return [
        (b.fundstelle.text[b.fundstelle.spalte - 1 :][: b.fundstelle.laenge], b.text)
        for b in befund.bezuege
    ]


@pytest.mark.parametrize("name", ALLE)
def test_severity_and_manual(name: str) -> None:
    assert pruefung(name).stufe is ALLE[name]
    anleitung = pruefung(name).anleitung
    assert pruefung(name).regel.endswith(".")
    assert "\nFalsch:\n" in anleitung
    assert "\nRichtig:\n" in anleitung
    assert max(map(len, anleitung.splitlines())) <= 96


# --- zeitfolge -------------------------------------------------------------------------------


def test_what_ends_before_it_can_begin(tmp_path: Path) -> None:
    erster, zweiter, dritter = assert_finds(
        tmp_path,
        "zeitfolge",
        "schritte",
        steps(
            work(1, "05/2024"),
            work(2, "bis 06/2024"),
            work(3, "30.04.2024", "nach: [▸1, ▸2]"),
            work(4, "07/2024", "nach: [5, ▸6], termine: [{datum: 2024-05-03}]"),
            work(5, "05/2024", "termine: [{datum: 2024-05-02}, {datum: 2024-05-09}]"),
            work(6, "05/2024", "termine: [{datum: 2024-05-09}, {datum: 2024-05-04}]"),
        ),
        [
            "Schritt 3 endet am 30.04.2024, kommt aber nach Schritt 1, der erst am 01.05.2024 "
            "beginnt",
            "Schritt 3 endet am 30.04.2024, kommt aber nach Schritt 2, der erst am 30.06.2024 "
            "endet",
            "Schritt 4 endet am 03.05.2024, kommt aber nach Schritt 6, der erst am 04.05.2024 "
            "beginnt",
        ],
    )
    assert erster.hinweis == "die Zeitplanung von 3 oder 1 ändern"
    assert references(erster) == [
        ("05/2024", "Schritt 1 beginnt erst am 01.05.2024"),
        ("30.04.2024", "Schritt 3 endet am 30.04.2024"),
    ]
    assert references(zweiter)[0] == ("bis 06/2024", "Schritt 2 endet erst am 30.06.2024")
    assert references(dritter) == [
        ("2024-05-04", "Schritt 6 beginnt erst am 04.05.2024"),
        ("2024-05-03", "Schritt 4 endet am 03.05.2024"),
    ]


def test_what_may_be_in_order(tmp_path: Path) -> None:
    # The same month, the first day of the other, an unknown end; what is done or dropped.
    schritte = steps(
        work(1, "05/2024"),
        work(2, "01.05.2024", "nach: [1]"),
        work(3, "ab 03/2024", "nach: [1, 4]"),
        work(4, "offen"),
        work(5, "03/2024", "nach: [4, 6, 7, 12]"),
        work(6, "05/2024", ERLEDIGT),
        work(7, "05/2024", ENTFALLEN),
        work(8, "03/2024", f"nach: [1], {ERLEDIGT}"),
        work(9, "03/2024", f"nach: [1], {ENTFALLEN}"),
        work(10, "03/2024", "nach: [1], termine: [{datum: 2024-05-02}]"),
        work(11, "03/2024", "nach: [99]"),
        # What is done passes nothing on, either.
        work(12, "offen", f"nach: [1], {ERLEDIGT}"),
    )
    assert findings(tmp_path, "zeitfolge", schritte=schritte) == []


@pytest.mark.parametrize("ohne_tag", ["offen", "laufend", "ab 01/2026"])
def test_through_a_step_without_an_end(tmp_path: Path, ohne_tag: str) -> None:
    (befund,) = assert_finds(
        tmp_path,
        "zeitfolge",
        "schritte",
        steps(
            work(9, "Ende 06/2026"),
            work(10, ohne_tag, "nach: [9]"),
            work(11, "09.05.2026", "nach: [▸10]"),
        ),
        [
            "Schritt 11 endet am 09.05.2026, kommt aber über Schritt 10 nach Schritt 9, der erst "
            "am 21.06.2026 beginnt"
        ],
    )
    assert befund.hinweis == "die Zeitplanung von 11 oder 9 ändern"
    assert references(befund) == [
        ("Ende 06/2026", "Schritt 9 beginnt erst am 21.06.2026"),
        ("09.05.2026", "Schritt 11 endet am 09.05.2026"),
        ("9", "Schritt 10 kommt nach Schritt 9"),
    ]


def test_through_several_steps_and_dropped_ones(tmp_path: Path) -> None:
    erster, zweiter = assert_finds(
        tmp_path,
        "zeitfolge",
        "schritte",
        steps(
            work(1, "04/2024"),
            work(2, "05/2024"),
            # Its own days count no more.
            work(3, "09/2024", f"nach: [1, 2], {ENTFALLEN}"),
            work(4, "offen", "nach: [3]"),
            work(5, "03/2024", "nach: [▸4, 3]"),  # one cause, one finding
            work(6, "03/2024", "nach: [▸2, 4]"),
            # A step with an end answers for what is before it.
            work(7, "02/2024", "nach: [6]"),
        ).replace("nach: [6]", "nach: [▸6]"),
        [
            "Schritt 5 endet am 31.03.2024, kommt aber über die Schritte 4 und 3 nach Schritt 2, "
            "der erst am 01.05.2024 beginnt",
            "Schritt 6 endet am 31.03.2024, kommt aber nach Schritt 2, der erst am 01.05.2024 "
            "beginnt",
            "Schritt 7 endet am 29.02.2024, kommt aber nach Schritt 6, der erst am 01.03.2024 "
            "beginnt",
        ],
    )[:2]
    assert [text for _, text in references(erster)[2:]] == [
        "Schritt 4 kommt nach Schritt 3",
        "Schritt 3 (entfallen) kommt nach Schritt 2",
    ]
    assert len(zweiter.bezuege) == 2


def test_a_long_way_is_cut_short(tmp_path: Path) -> None:
    offen = [work(nr, "offen", f"nach: [{nr - 1}]") for nr in range(2, 100)]
    schritte = steps(work(1, "05/2024"), *offen, work(100, "04/2024", "nach: [99]"))
    (befund,) = findings(tmp_path, "zeitfolge", schritte=schritte)
    assert befund.meldung == (
        "Schritt 100 endet am 30.04.2024, kommt aber über die Schritte 99, 98, 97, 96, 95 und "
        "weitere nach Schritt 1, der erst am 01.05.2024 beginnt"
    )
    assert len(befund.bezuege) == 7


def test_steps_in_a_circle_are_not_compared_with_each_other(tmp_path: Path) -> None:
    assert_finds(
        tmp_path,
        "zeitfolge",
        "schritte",
        steps(
            work(1, "05/2024", "nach: [2, 3]"),
            work(2, "03/2024", "nach: [1, ▸4]"),
            work(3, "offen", "nach: [2, 4]"),
            work(4, "09/2024"),
            work(5, "03/2024", "nach: [▸1, 3]"),
            work(6, "03/2024", "nach: [6]"),
        ),
        [
            "Schritt 2 endet am 31.03.2024, kommt aber nach Schritt 4, der erst am 01.09.2024 "
            "beginnt",
            "Schritt 5 endet am 31.03.2024, kommt aber nach Schritt 1, der erst am 01.05.2024 "
            "beginnt",
        ],
    )


# --- termin-ausserhalb -----------------------------------------------------------------------


def test_a_meeting_in_the_wrong_year(tmp_path: Path) -> None:
    erster, *_ = assert_finds(
        tmp_path,
        "termin-ausserhalb",
        "schritte",
        steps(
            meeting(1, "09/2024", "termine: [{datum: 2024-09-12}, {datum: ▸2025-09-11}]"),
            # 31.10. is the 31st day after the window, 31.07. the 32nd before it.
            meeting(2, "09/2024", "termine: [{datum: 2024-10-31}, {datum: ▸2024-11-01}]"),
            work(3, "09/2024", "termine: [{datum: 2024-08-01}, {datum: ▸2024-07-31}]"),
            meeting(4, "bis 09/2024", "termine: [{datum: ▸2024-11-01}, {datum: 2020-01-01}]"),
            meeting(5, "ab 09/2024", "termine: [{datum: ▸2024-07-31}, {datum: 2030-01-01}]"),
            meeting(6, "offen", "termine: [{datum: 2020-01-01}]"),
            meeting(7, "09/2024", f"termine: [{{datum: 2020-01-01}}], {ERLEDIGT}"),
            meeting(8, "09/2024", f"termine: [{{datum: 2020-01-01}}], {ENTFALLEN}"),
        ),
        [
            "Schritt 1 (Rat) hat einen Termin am 11.09.2025, ist aber für „09/2024“ geplant",
            "Schritt 2 (Rat) hat einen Termin am 01.11.2024, ist aber für „09/2024“ geplant",
            "Schritt 3 (x) hat einen Termin am 31.07.2024, ist aber für „09/2024“ geplant",
            "Schritt 4 (Rat) hat einen Termin am 01.11.2024, ist aber für „bis 09/2024“ geplant",
            "Schritt 5 (Rat) hat einen Termin am 31.07.2024, ist aber für „ab 09/2024“ geplant",
        ],
    )
    assert references(erster) == [("09/2024", "so ist der Schritt geplant")]


# --- vorgaenger-endet-spaeter ----------------------------------------------------------------


def test_what_must_be_finished_sooner_than_planned(tmp_path: Path) -> None:
    vor_sitzung, vor_frist, vor_termin, *_ = assert_finds(
        tmp_path,
        "vorgaenger-endet-spaeter",
        "schritte",
        steps(
            work(1, "11/2024"),
            meeting(2, "19.11.2024", "nach: [▸1]"),
            work(3, "Anfang 11/2024", "nach: [{grund: x, schritt: 4}, ▸1]"),
            work(4, "10/2024"),
            meeting(
                5, "12/2024", "nach: [▸6], termine: [{datum: 2024-11-19}, {datum: 2024-11-12}]"
            ),
            work(6, "11/2024", "termine: [{datum: 2024-11-04}, {datum: 2024-11-28}]"),
            work(7, "19.11.2024", "nach: [▸1]"),
            meeting(8, "01.11.2024", "nach: [▸1]"),
        ),
        [
            "Schritt 1 (x) ist bis zum 30.11.2024 geplant, muss aber spätestens am 18.11.2024 "
            "fertig sein: Schritt 2 kommt danach und endet am 19.11.2024",
            "Schritt 1 (x) ist bis zum 30.11.2024 geplant, muss aber spätestens am 10.11.2024 "
            "fertig sein: Schritt 3 kommt danach und endet am 10.11.2024",
            # Before the first of several fixed meetings.
            "Schritt 6 (x) ist bis zum 28.11.2024 geplant, muss aber spätestens am 11.11.2024 "
            "fertig sein: Schritt 5 kommt danach und endet am 19.11.2024",
            # Work on an exact day is no meeting: both may be done on that day.
            "Schritt 1 (x) ist bis zum 30.11.2024 geplant, muss aber spätestens am 19.11.2024 "
            "fertig sein: Schritt 7 kommt danach und endet am 19.11.2024",
            # Not before its own first day.
            "Schritt 1 (x) ist bis zum 30.11.2024 geplant, muss aber spätestens am 01.11.2024 "
            "fertig sein: Schritt 8 kommt danach und endet am 01.11.2024",
        ],
    )
    assert vor_sitzung.hinweis == (
        "Schritt 1 nur bis zum 18.11.2024 planen oder Schritt 2 verschieben"
    )
    assert references(vor_sitzung) == [
        ("11/2024", "Schritt 1 ist bis zum 30.11.2024 geplant"),
        ("19.11.2024", "Schritt 2 endet am 19.11.2024"),
    ]
    assert references(vor_frist)[1] == ("Anfang 11/2024", "Schritt 3 endet am 10.11.2024")
    assert references(vor_termin) == [
        ("2024-11-28", "Schritt 6 ist bis zum 28.11.2024 geplant"),
        ("2024-11-19", "Schritt 5 endet am 19.11.2024"),
    ]


def test_what_ends_in_time(tmp_path: Path) -> None:
    schritte = steps(
        work(1, "11/2024"),
        meeting(2, "11/2024", "nach: [1]"),
        meeting(3, "30.11.2024", "nach: [1]"),
        meeting(4, "10/2024", "nach: [1]"),  # impossible: zeitfolge
        meeting(5, "19.11.2024", f"nach: [1], {ERLEDIGT}"),
        meeting(6, "19.11.2024", f"nach: [1], {ENTFALLEN}"),
        work(7, "11/2024", ERLEDIGT),
        work(8, "11/2024", ENTFALLEN),
        meeting(9, "19.11.2024", "nach: [7, 8, 99, 10, 11, 14]"),
        work(10, "ab 11/2024"),
        work(11, "offen"),
        meeting(12, "ab 11/2024", "nach: [1]"),
        meeting(13, "19.11.2024", "nach: [2]"),
        work(14, "bis 11/2024"),  # impossible, too: a deadline is its last day
    )
    befunde = findings(tmp_path, "vorgaenger-endet-spaeter", schritte=schritte)
    # Not with a step in between: what 13 comes after must be finished, 1 is told by that.
    assert [b.meldung.partition(" kommt")[0][-10:] for b in befunde] == ["Schritt 13"]
    zeitfolge = findings(tmp_path, "zeitfolge", schritte=schritte)
    assert [b.meldung[:10] for b in zeitfolge] == ["Schritt 4 ", "Schritt 9 "]


# --- gleicher-zeitraum -----------------------------------------------------------------------


def test_chains_in_the_same_time(tmp_path: Path) -> None:
    kette, stern, zwei = assert_finds(
        tmp_path,
        "gleicher-zeitraum",
        "schritte",
        steps(
            work(1, "11/2024", "nach: [9]"),
            # The order is that of "nach", not that of the numbers.
            work(9, "▸November 2024"),
            work(5, "01.11.2024 bis 30.11.2024", "nach: [1, 9, 2]"),
            work(2, "10/2024"),
            work(3, "▸12/2024", "nach: [5, 1]"),
            work(6, "12/2024", "nach: [3]"),
            work(4, "12/2024", "nach: [3]"),
            work(7, "▸12/2024"),
            work(8, "12/2024", "nach: [7]"),
        ),
        [
            "die Schritte 9, 1 und 5 bauen aufeinander auf, sind aber für denselben Zeitraum "
            "geplant (November 2024)",
            "die Schritte 3, 4 und 6 bauen aufeinander auf, sind aber für denselben Zeitraum "
            "geplant (12/2024)",
            "die Schritte 7 und 8 bauen aufeinander auf, sind aber für denselben Zeitraum "
            "geplant (12/2024)",
        ],
    )
    assert kette.hinweis == "feste Tage oder engere Zeiträume vereinbaren: erst 9, dann 1, dann 5"
    assert references(kette) == [
        ("11/2024", "Schritt 1 (x) kommt nach Schritt 9"),
        ("01.11.2024 bis 30.11.2024", "Schritt 5 (x) kommt nach den Schritten 1 und 9"),
    ]
    assert references(stern) == [
        ("12/2024", "Schritt 4 (x) kommt nach Schritt 3"),
        ("12/2024", "Schritt 6 (x) kommt nach Schritt 3"),
    ]
    assert references(zwei) == [("12/2024", "Schritt 8 (x) kommt nach Schritt 7")]


def test_several_beginnings_of_a_chain(tmp_path: Path) -> None:
    schritte = steps(work(1), work(2), work(3, rest="nach: [1, 2]"))
    (befund,) = findings(tmp_path, "gleicher-zeitraum", schritte=schritte)
    assert [text for _, text in references(befund)] == [
        "Schritt 2 (x)",
        "Schritt 3 (x) kommt nach den Schritten 1 und 2",
    ]


def test_a_long_chain_is_cut_short_and_stays_one_finding(tmp_path: Path) -> None:
    schritte = steps(work(1), *(work(nr, rest=f"nach: [{nr - 1}]") for nr in range(2, 101)))
    (befund,) = findings(tmp_path, "gleicher-zeitraum", schritte=schritte)
    assert befund.meldung.startswith("die Schritte 1, 2, 3, 4, 5 und 95 weitere bauen")
    assert befund.hinweis.endswith(
        "erst 1, dann 2, dann 3, dann 4, dann 5, dann 6, dann die übrigen"
    )
    assert len(befund.bezuege) == 99


def test_what_is_ordered_by_its_days_or_in_no_order(tmp_path: Path) -> None:
    schritte = steps(
        work(1, "11/2024"),
        work(2, "11/2024"),
        work(3, "bis 11/2024", "nach: [1]"),
        work(4, "bis 11/2024", "nach: [3]"),
        work(5, "19.11.2024", "nach: [1]"),
        work(6, "19.11.2024", "nach: [5]"),
        # Fixed meetings on the first and last day of the month.
        work(7, "11/2024", "nach: [1], termine: [{datum: 2024-11-01}, {datum: 2024-11-30}]"),
        work(8, "11/2024", f"nach: [1], {ERLEDIGT}"),
        work(9, "11/2024", f"nach: [1], {ENTFALLEN}"),
        work(10, "11/2024", "nach: [8, 9, 99, 10]"),
        work(11, "offen", "nach: [12]"),
        work(12, "offen"),
        work(13, "Anfang 11/2024", "nach: [1]"),
    )
    assert findings(tmp_path, "gleicher-zeitraum", schritte=schritte) == []


def test_a_circle_of_the_same_month_is_one_finding(tmp_path: Path) -> None:
    schritte = steps(*(work(nr, rest=f"nach: [{nr % 3 + 1}]") for nr in (1, 2, 3)))
    (befund,) = findings(tmp_path, "gleicher-zeitraum", schritte=schritte)
    assert befund.meldung.startswith("die Schritte 1, 2 und 3 bauen")
    assert len(befund.bezuege) == 2


# --- sitzung-an-freiem-tag, sitzung-in-schulferien -------------------------------------------


def test_meetings_on_days_off(tmp_path: Path) -> None:
    prozess = (
        f"{TH}sitzungsfrei:\n  - {{von: 2024-08-05, bis: 2024-08-16, grund: Pause}}\n"
        "  - {von: 2024-08-10, bis: 2024-08-10}\n"
    )
    befunde = assert_finds(
        tmp_path,
        "sitzung-an-freiem-tag",
        "schritte",
        steps(
            meeting(1, "▸20.09.2024"),
            meeting(
                2,
                "09/2024",
                "termine: [{datum: ▸2024-09-21}, {datum: 2024-09-23}, {datum: ▸06.10.2024}]",
            ),
            meeting(3, "▸07.08.2024", art="beschluss"),
            meeting(4, "▸10.08.2024"),
            # Forums are on Saturdays on purpose, but on no holiday.
            meeting(5, "21.09.2024", art="beteiligung"),
            meeting(6, "▸03.10.2024", art="beteiligung"),
            meeting(7, "▸29.03.2024"),  # Good Friday is in the Easter holidays, too
            # The same day twice is one finding.
            meeting(8, "09/2024", "termine: [{datum: ▸2024-09-20}, {datum: 2024-09-20}]"),
        ),
        [
            "Schritt 1 (Rat) tagt am 20.09.2024; der Tag ist ein Feiertag (Weltkindertag)",
            "Schritt 2 (Rat) tagt am 21.09.2024; der Tag ist ein Samstag",
            "Schritt 2 (Rat) tagt am 06.10.2024; der Tag ist ein Sonntag",
            "Schritt 3 (Rat) tagt am 07.08.2024; der Tag ist sitzungsfrei (Pause)",
            "Schritt 4 (Rat) tagt am 10.08.2024; der Tag ist ein Samstag, sitzungsfrei (Pause) "
            "und sitzungsfrei",
            "Schritt 6 (Rat) tagt am 03.10.2024; der Tag ist ein Feiertag (Tag der Deutschen "
            "Einheit)",
            "Schritt 7 (Rat) tagt am 29.03.2024; der Tag ist ein Feiertag (Karfreitag)",
            "Schritt 8 (Rat) tagt am 20.09.2024; der Tag ist ein Feiertag (Weltkindertag)",
        ],
        prozess=prozess,
    )
    assert [len(b.bezuege) for b in befunde] == [0, 0, 0, 1, 2, 0, 0, 0]
    (bezug,) = befunde[3].bezuege
    assert bezug.text == "sitzungsfrei: 05.08. bis 16.08.2024"
    assert (bezug.fundstelle.datei[-12:], bezug.fundstelle.zeile) == ("prozess.yaml", 4)


def test_to_a_forum_people_come_to_a_meeting_members(tmp_path: Path) -> None:
    schritte = steps(meeting(1, "02.04.2024"), meeting(2, "02.04.2024", art="beteiligung"))
    sitzung, forum = findings(tmp_path, "sitzung-in-schulferien", prozess=TH, schritte=schritte)
    assert sitzung.hinweis.startswith("klären, ob genug Mitglieder kommen können")
    assert forum.hinweis.startswith("klären, ob genug Menschen kommen können")


def test_meetings_in_the_school_holidays(tmp_path: Path) -> None:
    assert_finds(
        tmp_path,
        "sitzung-in-schulferien",
        "schritte",
        steps(
            meeting(1, "▸02.04.2024"),
            meeting(
                2,
                "07/2024",
                "termine: [{datum: 2024-06-19}, {datum: ▸2024-06-20}, "
                "{datum: ▸2024-07-31}, {datum: 2024-08-01}]",
            ),
            meeting(3, "▸22.06.2024", art="beteiligung"),
            # The check for days off reports these: Good Friday, a Saturday.
            meeting(4, "29.03.2024"),
            meeting(5, "22.06.2024"),
        ),
        [
            "Schritt 1 (Rat) tagt am 02.04.2024 in den Schulferien (Oster-/Frühjahrsferien)",
            "Schritt 2 (Rat) tagt am 20.06.2024 in den Schulferien (Sommerferien)",
            "Schritt 2 (Rat) tagt am 31.07.2024 in den Schulferien (Sommerferien)",
            "Schritt 3 (Rat) tagt am 22.06.2024 in den Schulferien (Sommerferien)",
        ],
        prozess=TH,
    )


TAGE = ("sitzung-an-freiem-tag", "sitzung-in-schulferien")


@pytest.mark.parametrize("name", TAGE)
def test_days_that_say_nothing(tmp_path: Path, name: str) -> None:
    schritte = steps(
        work(1, "20.09.2024"),
        "nr: 2, gremium: rat, art: rueckmeldung, zeitplanung: bis zum 20.09.2024",
        meeting(3, "20.09.2024", ERLEDIGT),
        meeting(4, "20.09.2024", ENTFALLEN),
        meeting(5, "ca. 20.09.2024"),
        meeting(6, "07/2024"),
        meeting(7, "20.09.2024", "termine: [{datum: 2024-09-19}]"),
        meeting(8, "02.04.2024", ERLEDIGT),
        meeting(9, "ab 20.09.2024"),
        work(10, "09/2024", "termine: [{datum: 2024-09-20}, {datum: 2024-07-04}]"),
    )
    assert findings(tmp_path, name, prozess=TH, schritte=schritte) == []
    noch_offen = schritte.replace(ERLEDIGT, SPAETER_ERLEDIGT)
    assert len(findings(tmp_path, name, prozess=TH, schritte=noch_offen)) == 1


@pytest.mark.parametrize("prozess", ["titel: x\n", "titel: x\nbundesland: XX\n"])
def test_without_a_land_only_weekends_and_recesses_are_known(tmp_path: Path, prozess: str) -> None:
    frei = "sitzungsfrei: [{von: 2024-08-05, bis: 2024-08-16}]\n"
    schritte = steps(
        *(
            meeting(i, f"{tag}.2024")
            for i, tag in enumerate(("20.09", "02.04", "21.09", "07.08"), start=1)
        )
    )
    befunde = findings(tmp_path, TAGE[0], prozess=prozess + frei, schritte=schritte)
    assert [b.meldung[:9] for b in befunde] == ["Schritt 3", "Schritt 4"]
    assert findings(tmp_path, TAGE[1], prozess=prozess + frei, schritte=schritte) == []


def test_school_holidays_that_are_not_known_yet_are_not_claimed(tmp_path: Path) -> None:
    schritte = steps(meeting(1, "20.09.2040"), meeting(2, "18.07.2040"))
    (befund,) = findings(tmp_path, TAGE[0], prozess=TH, schritte=schritte)
    assert befund.meldung.endswith("ein Feiertag (Weltkindertag)")
    assert findings(tmp_path, TAGE[1], prozess=TH, schritte=schritte) == []


# --- zeitraum-ohne-sitzungstag, wenige-sitzungstage ------------------------------------------

FENSTER = ("zeitraum-ohne-sitzungstag", "wenige-sitzungstage")


def test_windows_without_a_day_for_a_meeting(tmp_path: Path) -> None:
    pause = "sitzungsfrei:\n  - {von: 2024-08-01, bis: 2024-08-16, grund: Umzug}\n"
    erster, *_, letzter = assert_finds(
        tmp_path,
        FENSTER[0],
        "schritte",
        steps(
            meeting(1, "▸07/2024"),
            meeting(2, "▸21.09.2024 bis 22.09.2024"),
            meeting(3, "▸20.09.2024 bis 22.09.2024"),
            meeting(4, "▸20.06.2024 bis 31.07.2024"),
            meeting(5, "▸22.12.2024 bis 03.01.2025"),
            meeting(6, "▸01.07.2024 bis 18.08.2024", art="beschluss"),
        ),
        [
            "Schritt 1 (Rat) hat im Zeitraum „07/2024“ keinen Sitzungstag (Wochenende und "
            "Sommerferien)",
            "Schritt 2 (Rat) hat im Zeitraum „21.09.2024 bis 22.09.2024“ keinen Sitzungstag "
            "(Wochenende)",
            "Schritt 3 (Rat) hat im Zeitraum „20.09.2024 bis 22.09.2024“ keinen Sitzungstag "
            "(Wochenende und Weltkindertag)",
            "Schritt 4 (Rat) hat im Zeitraum „20.06.2024 bis 31.07.2024“ keinen Sitzungstag "
            "(Wochenende und Sommerferien)",
            "Schritt 5 (Rat) hat im Zeitraum „22.12.2024 bis 03.01.2025“ keinen Sitzungstag "
            "(Wochenende, Weihnachtsferien, Erster Weihnachtstag, Zweiter Weihnachtstag und "
            "anderes)",
            "Schritt 6 (Rat) hat im Zeitraum „01.07.2024 bis 18.08.2024“ keinen Sitzungstag "
            "(Wochenende, Sommerferien und Umzug)",
        ],
        prozess=TH + pause,
    )
    assert erster.bezuege == ()
    assert [b.text for b in letzter.bezuege] == ["sitzungsfrei: 01.08. bis 16.08.2024"]


def test_few_days_are_left(tmp_path: Path) -> None:
    einer, *_ = assert_finds(
        tmp_path,
        FENSTER[1],
        "schritte",
        steps(
            # Holidays from 20.06. (a Thursday) to 31.07.: the 1st and 2nd of August.
            meeting(1, "▸20.06.2024 bis 01.08.2024"),
            meeting(2, "▸20.06.2024 bis 04.08.2024"),
            # Two of eight, then the 3rd (a holiday) and the autumn holidays.
            meeting(3, "▸Anfang 10/2025", art="beteiligung"),
            # 5 of 13; 5 of 10 and 2 of 4 are half of them; 6 of 13 are more than five.
            meeting(4, "▸13.06.2024 bis 01.07.2024"),
            meeting(5, "13.06.2024 bis 26.06.2024"),
            meeting(6, "12.06.2024 bis 28.06.2024"),
            meeting(7, "18.06.2024 bis 22.06.2024"),
        ),
        [
            "für Schritt 1 (Rat) bleibt nur noch 1 Sitzungstag: 01.08.2024",
            "für Schritt 2 (Rat) bleiben nur noch 2 Sitzungstage: 01.08. bis 02.08.2024",
            "für Schritt 3 (Rat) bleiben nur noch 2 Sitzungstage: 01.10. bis 02.10.2025",
            "für Schritt 4 (Rat) bleiben nur noch 5 Sitzungstage: 13.06. bis 14.06.2024 und "
            "17.06. bis 19.06.2024",
        ],
        prozess=TH,
    )
    assert "termine" in einer.hinweis


@pytest.mark.parametrize(
    ("stand", "bleiben"),
    [
        # March 2024 has 21 days from Monday to Friday; the 25th is the first of the holidays.
        (date(2024, 3, 15), None),
        (date(2024, 3, 18), "bleiben nur noch 5 Sitzungstage: 18.03. bis 22.03.2024"),
        (date(2024, 3, 22), "bleibt nur noch 1 Sitzungstag: 22.03.2024"),
        (date(2024, 3, 23), None),
        (date(2024, 4, 1), None),
    ],
)
def test_of_a_window_that_has_begun_the_days_to_come_count(
    tmp_path: Path, stand: date, bleiben: str | None
) -> None:
    schritte = steps(meeting(1, "03/2024"))
    befunde = findings(tmp_path, FENSTER[1], stand, prozess=TH, schritte=schritte)
    erwartet = [f"für Schritt 1 (Rat) {bleiben}"] if bleiben else []
    assert [b.meldung for b in befunde] == erwartet


@pytest.mark.parametrize("name", FENSTER)
def test_windows_that_say_nothing(tmp_path: Path, name: str) -> None:
    wann = {FENSTER[0]: "07/2024", FENSTER[1]: "Anfang 10/2025"}[name]
    schritte = steps(
        work(1, wann),
        meeting(2, wann, ERLEDIGT),
        meeting(3, wann, ENTFALLEN),
        meeting(4, wann, "termine: [{datum: 2024-07-04}]"),
        meeting(5, "08/2024"),
        meeting(6, f"bis {wann}".replace("bis Anfang", "bis")),
        meeting(7, "ab 07/2024"),
        meeting(8, "offen"),
        # A single day is for another check; on a weekend forums are held on purpose.
        meeting(9, "20.09.2024"),
        meeting(10, "21.09.2024 bis 22.09.2024", art="beteiligung"),
    )
    assert findings(tmp_path, name, prozess=TH, schritte=schritte) == []


@pytest.mark.parametrize("name", FENSTER)
def test_what_is_done_later_is_still_to_come(tmp_path: Path, name: str) -> None:
    schritte = steps(
        meeting(1, "07/2024", SPAETER_ERLEDIGT), meeting(2, "Anfang 10/2025", SPAETER_ERLEDIGT)
    )
    assert len(findings(tmp_path, name, prozess=TH, schritte=schritte)) == 1
    spaeter = STAND + timedelta(days=1)
    assert findings(tmp_path, name, spaeter, prozess=TH, schritte=schritte) == []


def test_forums_may_be_on_weekends_but_not_in_the_holidays(tmp_path: Path) -> None:
    schritte = steps(
        meeting(1, "20.09.2024 bis 22.09.2024", art="beteiligung"),
        meeting(2, "07/2024", art="beteiligung"),
        meeting(3, "29.07.2024 bis 03.08.2024", art="beteiligung"),
    )
    (befund,) = findings(tmp_path, FENSTER[0], prozess=TH, schritte=schritte)
    assert befund.meldung.startswith("Schritt 2")


def test_windows_without_a_land(tmp_path: Path) -> None:
    pause = "titel: x\nsitzungsfrei:\n  - {von: 2024-07-01, bis: 2024-07-29, grund: Umzug}\n"
    schritte = steps(
        meeting(1, "06/2024"),
        meeting(2, "07/2024"),
        meeting(3, "Anfang 07/2024"),
        meeting(4, "21.09.2024 bis 22.09.2024"),
    )
    (wenige,) = findings(tmp_path, FENSTER[1], prozess=pause, schritte=schritte)
    assert wenige.meldung == (
        "für Schritt 2 (Rat) bleiben nur noch 2 Sitzungstage: 30.07. bis 31.07.2024"
    )
    assert [b.text for b in wenige.bezuege] == ["sitzungsfrei: 01.07. bis 29.07.2024"]
    ohne = findings(tmp_path, FENSTER[0], prozess=pause, schritte=schritte)
    assert [b.meldung[:9] for b in ohne] == ["Schritt 3", "Schritt 4"]


def test_windows_of_years_whose_school_holidays_are_not_known(tmp_path: Path) -> None:
    """They are known to the summer of 2029: how many days are left after that is not."""
    pause = (
        TH
        + "sitzungsfrei:\n"
        + "".join(
            f"  - {{von: {von}, bis: {bis}}}\n"
            for von, bis in (
                ("2028-11-01", "2028-11-28"),
                ("2029-09-01", "2029-09-30"),
                ("2029-11-01", "2029-11-28"),
            )
        )
    )
    schritte = steps(
        meeting(1, "11/2028"),
        meeting(2, "11/2029"),
        meeting(3, "09/2029"),
        meeting(4, "07/2040"),
    )
    (wenige,) = findings(tmp_path, FENSTER[1], prozess=pause, schritte=schritte)
    assert wenige.meldung == (
        "für Schritt 1 (Rat) bleiben nur noch 2 Sitzungstage: 29.11. bis 30.11.2028"
    )
    (ohne,) = findings(tmp_path, FENSTER[0], prozess=pause, schritte=schritte)
    assert ohne.meldung.startswith("Schritt 3 (Rat)")


def test_nothing_is_said_of_few_days_where_a_recess_cannot_be_read(tmp_path: Path) -> None:
    kaputt = TH + "sitzungsfrei: [{von: 2024-08-01}]\n"
    schritte = steps(meeting(1, "Anfang 10/2025"))
    daten = load(write_folder(tmp_path, prozess=kaputt, schritte=schritte))
    assert len(daten.befunde) == 1
    assert run(daten, FENSTER[1]) == []


TAG = st.dates(date(2020, 1, 1), date(2029, 8, 31))
LAENDER = [
    *("BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV"),
    *("NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"),
]


@settings(max_examples=examples(100), deadline=None)
@given(
    st.sampled_from(LAENDER),
    st.lists(st.tuples(TAG, st.integers(1, 60)), min_size=1, max_size=12),
    st.lists(st.tuples(TAG, st.integers(0, 60)), max_size=2),
)
def test_windows_are_judged_as_day_by_day(
    tmp_path_factory: pytest.TempPathFactory,
    land: str,
    fenster: list[tuple[date, int]],
    frei: list[tuple[date, int]],
) -> None:
    def ende(von: date, laenge: int) -> date:
        return min(von + timedelta(days=laenge), date(2029, 8, 31))

    ordner = tmp_path_factory.getbasetemp()
    pausen = "".join(f"  - {{von: {von}, bis: {von + timedelta(n)}}}\n" for von, n in frei)
    prozess = f"titel: x\nbundesland: {land}\n" + (f"sitzungsfrei:\n{pausen}" if frei else "")
    zeilen = [
        meeting(i, f"{von:%d.%m.%Y} bis {ende(von, n):%d.%m.%Y}")
        for i, (von, n) in enumerate(fenster, start=1)
    ]
    daten = load(write_folder(ordner, prozess=prozess, schritte=steps(*zeilen)))
    assert daten.befunde == []
    ohne, wenige = set(), set()
    for i, (von, n) in enumerate(fenster, start=1):
        bekannt = kalender(von, ende(von, n), land, daten.prozess.angaben.sitzungsfrei)
        alle = list(days(von, ende(von, n)))
        moeglich = sum(map(bekannt.frei, alle))
        if len(alle) > 1 and not moeglich:
            ohne.add(i)
        selten = 0 < moeglich <= 5 and moeglich < sum(tag.weekday() < 5 for tag in alle) / 2
        if selten and not bekannt.ferien_unbekannt:
            wenige.add(i)
    assert {nummern(b)[0] for b in run(daten, FENSTER[0])} == ohne
    assert {nummern(b)[0] for b in run(daten, FENSTER[1], date(2020, 1, 1))} == wenige


# --- zweimal-im-zeitraum ---------------------------------------------------------------------


def nummern(befund: Befund) -> list[int]:
    """The steps a finding names: "Schritt 5 …", "den Schritten 5, 6 und 7 …"."""
    treffer = re.search(r"Schritt(?:en?)? ([0-9]+(?:(?:, | und )[0-9]+)*)", befund.meldung)
    assert treffer
    return [int(nr) for nr in re.findall("[0-9]+", treffer[1])]


ANDERE = PROBE["gremien"] + "  - id: beirat\n    name: Beirat\n    zielgruppe: alle\n"


def test_a_body_that_meets_twice_at_a_time(tmp_path: Path) -> None:
    erster, zweiter, dritter = assert_finds(
        tmp_path,
        "zweimal-im-zeitraum",
        "schritte",
        steps(
            meeting(1, "▸03/2024"),
            meeting(2, "03/2024", "gremium: beirat"),
            meeting(3, "31.03.2024 bis 12.04.2024"),
            # In the middle of the month of another; the same day twice.
            meeting(4, "▸07/2024", "nach: [1]"),
            meeting(5, "07/2024", "termine: [{datum: 2024-07-04}]"),
            meeting(6, "▸04.09.2024", "gremium: beirat"),
            meeting(
                7, "09/2024", "gremium: beirat, termine: [{datum: 2024-09-04}, {datum: 2024-09-18}]"
            ),
        ),
        [
            "„Rat“ tagt in den Schritten 1 und 3 in Zeiträumen, die sich überschneiden; ihre "
            "Reihenfolge steht nicht fest",
            "„Rat“ tagt in den Schritten 4 und 5 in Zeiträumen, die sich überschneiden; ihre "
            "Reihenfolge steht nicht fest",
            "„Beirat“ tagt in den Schritten 6 und 7 in Zeiträumen, die sich überschneiden; ihre "
            "Reihenfolge steht nicht fest",
        ],
        gremien=ANDERE,
    )
    assert references(erster) == [("31.03.2024 bis 12.04.2024", "Schritt 3 (Rat)")]
    assert references(zweiter)[0][1] == "Schritt 5 (Rat)"
    assert references(dritter)[0][1] == "Schritt 7 (Beirat)"


def test_meetings_that_are_in_order_or_apart(tmp_path: Path) -> None:
    schritte = steps(
        meeting(1, "03/2024"),
        meeting(2, "03/2024", "nach: [1]"),
        # Over a step of another kind.
        work(3, "03/2024", "nach: [2]"),
        meeting(4, "03/2024", "nach: [3]"),
        meeting(5, "04/2024"),
        meeting(6, "bis 04/2024"),
        meeting(7, "ab 03/2024"),
        meeting(8, "offen"),
        meeting(9, "04/2024", ERLEDIGT),
        meeting(10, "04/2024", ENTFALLEN),
        "nr: 11, gremium: rat, art: rueckmeldung, zeitplanung: 04/2024",
        "nr: 12, titel: Treffen, art: beratung, zeitplanung: 05/2024",
        "nr: 13, titel: Treffen, art: beratung, zeitplanung: 05/2024",
        # Exact days are in order by themselves, also where they take turns.
        meeting(14, "06/2024", "termine: [{datum: 2024-06-03}, {datum: 2024-06-17}]"),
        meeting(15, "06/2024", "termine: [{datum: 2024-06-10}]"),
        meeting(16, "18.06.2024"),
        meeting(17, "04.06.2024 bis 09.06.2024"),
    )
    assert findings(tmp_path, "zweimal-im-zeitraum", schritte=schritte) == []


def test_more_than_two_are_one_finding(tmp_path: Path) -> None:
    # 1 and 3 are in order, but neither is with 2; 4 overlaps with 3 only.
    schritte = steps(
        meeting(3, "03-04/2024", "nach: [1]"),
        meeting(2, "03/2024"),
        meeting(1, "03/2024"),
        meeting(4, "04/2024"),
        meeting(5, "05/2024"),
    )
    (befund,) = findings(tmp_path, "zweimal-im-zeitraum", schritte=schritte)
    assert nummern(befund) == [1, 2, 3, 4]
    assert befund.fundstelle.zeile == 4
    assert len(befund.bezuege) == 3


def test_an_unknown_body_is_called_by_its_id(tmp_path: Path) -> None:
    schritte = steps(*(meeting(nr, "03/2024", "gremium: xyz") for nr in (1, 2)))
    (befund,) = findings(tmp_path, "zweimal-im-zeitraum", schritte=schritte)
    assert befund.meldung.startswith("„xyz“ tagt in den Schritten 1 und 2 ")


@pytest.mark.parametrize("mehr", [work(3, rest="nach: [3]"), "nr: 3, art: beratung"])
def test_an_order_that_cannot_be_known_is_not_missed(tmp_path: Path, mehr: str) -> None:
    """A circle, or a step that cannot be read and may stand between the others."""
    schritte = steps(meeting(1, "03/2024"), meeting(2, "03/2024"), mehr)
    assert run(load(write_folder(tmp_path, schritte=schritte)), "zweimal-im-zeitraum") == []


def test_thousands_of_meetings_in_a_month_are_no_millions_of_pairs(tmp_path: Path) -> None:
    viele = 6000
    schritte = steps(*(meeting(nr, "03/2024") for nr in range(1, viele + 1)))
    (befund,) = findings(tmp_path, "zweimal-im-zeitraum", schritte=schritte)
    assert "1, 2, 3, 4, 5 und 5995 weitere in" in befund.meldung
    assert len(befund.bezuege) == viele - 1
    folgen = (meeting(nr, "03/2024", f"nach: [{nr - 1}]") for nr in range(2, viele + 1))
    kette = steps(meeting(1, "03/2024"), *folgen)
    assert findings(tmp_path, "zweimal-im-zeitraum", schritte=kette) == []


@st.composite
def plans(draw: st.DrawFn) -> str:
    """schritte.yaml with few bodies and months, so that much overlaps; no circles."""
    zeilen = []
    anzahl = draw(st.integers(2, 12))
    for nr in range(1, anzahl + 1):
        nach = draw(st.lists(st.integers(1, nr - 1), max_size=2)) if nr > 1 else []
        rest = f"gremium: {draw(st.sampled_from(['a', 'b']))}, nach: {nach}"
        tage = draw(st.lists(st.integers(1, 6), max_size=2))
        if tage:
            rest += f", termine: [{', '.join(f'{{datum: 2024-03-{t:02}}}' for t in tage)}]"
        von, bis = sorted((draw(st.integers(1, 6)), draw(st.integers(1, 6))))
        zeilen.append(meeting(nr, f"{von:02}.03.2024 bis {bis:02}.03.2024", rest))
    return steps(*zeilen)


def meeting_days(schritt: Schritt) -> set[date]:
    """The days on which a step may meet."""
    angabe = schritt.zeitplanung
    assert angabe.frueh
    assert angabe.spaet
    fest = {t.datum for t in schritt.termine}
    return fest or set(days(angabe.frueh, angabe.spaet))


@settings(max_examples=examples(300), deadline=None)
@given(plans(), st.sampled_from([1, 3, 4096]))
def test_pairs_are_found_as_one_by_one(
    tmp_path_factory: pytest.TempPathFactory, schritte: str, bits: int
) -> None:
    daten = load(write_folder(tmp_path_factory.getbasetemp(), schritte=schritte))
    assert daten.befunde == []
    plan = Plan(daten.prozess)
    gruppen: dict[int, set[int]] = {s.nr: {s.nr} for s in daten.prozess.schritte}
    for a, b in combinations(daten.prozess.schritte, 2):
        if a.gremium != b.gremium or not meeting_days(a) & meeting_days(b):
            continue
        if b.nr not in plan.danach(a.nr) and a.nr not in plan.danach(b.nr):
            zusammen = gruppen[a.nr] | gruppen[b.nr]
            gruppen.update(dict.fromkeys(zusammen, zusammen))
    erwartet = {min(g): g for g in gruppen.values() if len(g) > 1}
    with pytest.MonkeyPatch.context() as anders:
        anders.setattr("isrp_cli.checks.zweimal_im_zeitraum.MAX_BITS", bits)
        befunde = run(daten, "zweimal-im-zeitraum")
    assert [(nummern(b)[0], len(b.bezuege) + 1) for b in befunde] == [
        (erster, len(gruppe)) for erster, gruppe in sorted(erwartet.items())
    ]


# --- Any data --------------------------------------------------------------------------------

WIRR = steps(
    meeting(1, "03/2024", "nach: [2, 2, 99]"),
    meeting(2, "03/2024", "nach: [1]"),
    meeting(2, "20.09.2024", "nach: [3, 3]"),
    meeting(
        3,
        "07/2024",
        "gremium: xyz, nach: [3, 1], termine: [{datum: 2024-09-20}, {datum: 2024-09-20}]",
    ),
    meeting(4, "offen", "nach: [1]"),
    meeting(5, "2000-2099", "nach: [4]"),
    "nr: 6",
)


@pytest.mark.parametrize("name", ALLE)
@pytest.mark.parametrize(
    "dateien",
    [
        {"schritte": WIRR},
        {"schritte": WIRR, "prozess": "["},
        {"schritte": WIRR, "prozess": "titel: x\nbundesland: YY\nsitzungsfrei: [1]\n"},
        {"schritte": WIRR, "gremien": "["},
        {"schritte": "["},
        {"schritte": "schritte: []\n", "prozess": TH},
    ],
)
def test_no_check_stumbles_over_broken_data(
    tmp_path: Path, name: str, dateien: dict[str, str]
) -> None:
    befunde = run(load(write_folder(tmp_path, **{"prozess": TH, **dateien})), name)
    for befund in befunde:
        assert befund.fundstelle.text


@pytest.mark.parametrize("name", ALLE)
def test_a_sound_process_passes(tmp_path: Path, name: str) -> None:
    assert findings(tmp_path, name, prozess=TH) == []


def test_one_calendar_for_the_whole_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gefragt = []

    def zaehle(von: date, bis: date, *rest: object) -> object:
        gefragt.append((von, bis))
        return kalender(von, bis, *rest)  # type: ignore[arg-type]

    tage._calendar.cache_clear()
    monkeypatch.setattr(tage, "kalender", zaehle)
    schritte = steps(
        *(meeting(nr, f"{nr:02}/2024") for nr in range(2, 12)),
        meeting(1, "16.01.2024"),
        meeting(12, "05/2024", "termine: [{datum: 2024-12-03}]"),
        # None of these is a meeting to come with a beginning and an end.
        work(13, "2020"),
        meeting(14, "2020", ERLEDIGT),
        meeting(15, "ab 2020"),
    )
    daten = load(write_folder(tmp_path, schritte=schritte, prozess=TH))
    for name in (*TAGE, *FENSTER):
        run(daten, name)
    assert gefragt == [(date(2024, 1, 16), date(2024, 12, 3))]


# --- The shipped process ---------------------------------------------------------------------

# Nothing of it is done, so that it is the same on every day.
STAENDE = [date(2021, 1, 1), date(2022, 9, 10), date(2030, 1, 1)]
KEINE = {
    # No dependent window ends before its predecessor's can start.
    "zeitfolge",
    "termin-ausserhalb",
    # No body meets twice in a month, let alone without an order: its source counts them.
    "zweimal-im-zeitraum",
    # The exact days (2, 5, 6, 8, 9, 10, 14) are Tuesdays to Thursdays and no holidays.
    "sitzung-an-freiem-tag",
    "zeitraum-ohne-sitzungstag",
}


@pytest.mark.parametrize("stand", STAENDE)
@pytest.mark.parametrize("name", sorted(KEINE))
def test_what_the_shipped_process_gets_right(erfurt: Daten, name: str, stand: date) -> None:
    assert run(erfurt, name, stand) == []


def planned(erfurt: Daten, nummern: Iterable[int]) -> list[object]:
    return [erfurt.fundstelle(erfurt.prozess.schritt_nach_nr[n], "zeitplanung") for n in nummern]


@pytest.mark.parametrize("stand", STAENDE)
def test_step_12_must_be_finished_before_the_day_of_14(erfurt: Daten, stand: date) -> None:
    (befund,) = run(erfurt, "vorgaenger-endet-spaeter", stand)
    assert befund.meldung == (
        "Schritt 12 (Begleitgremium) ist bis zum 30.11.2021 geplant, muss aber spätestens am "
        "22.11.2021 fertig sein: Schritt 14 kommt danach und endet am 23.11.2021"
    )
    assert [b.fundstelle for b in befund.bezuege] == planned(erfurt, (12, 14))


@pytest.mark.parametrize("stand", STAENDE)
def test_the_chains_that_months_alone_cannot_order(erfurt: Daten, stand: date) -> None:
    # The nine dependent pairs of one month are seven chains; 28 comes after neither 26 nor 27.
    ketten = [[12, 13], [26, 27], [29, 30, 31], [34, 35], [40, 41], [42, 43], [44, 45]]
    befunde = run(erfurt, "gleicher-zeitraum", stand)
    assert [nummern(b) for b in befunde] == ketten
    for befund, (erster, *weitere) in zip(befunde, ketten, strict=True):
        assert [befund.fundstelle] == planned(erfurt, [erster])
        assert [b.fundstelle for b in befund.bezuege] == planned(erfurt, weitere)


@pytest.mark.parametrize("stand", STAENDE)
def test_step_2_is_in_the_easter_holidays(erfurt: Daten, stand: date) -> None:
    (befund,) = run(erfurt, "sitzung-in-schulferien", stand)
    assert befund.meldung.startswith(
        "Schritt 2 (Jour fixe der Fachplaner) tagt am 01.04.2021 in den Schulferien"
    )
    assert [befund.fundstelle] == planned(erfurt, [2])


def test_few_days_outside_the_summer_holidays(erfurt: Daten) -> None:
    # Not 7: the holidays end on 04.09.2021, and five of its eight days are left.
    befunde = run(erfurt, "wenige-sitzungstage", date(2021, 1, 1))
    assert [nummern(b) for b in run(erfurt, "wenige-sitzungstage", date(2022, 9, 10))] == [
        [44],
        [45],
    ]
    assert run(erfurt, "wenige-sitzungstage", date(2030, 1, 1)) == []
    assert {nummern(b)[0]: b.meldung.partition("nur noch ")[2] for b in befunde} == {
        25: "3 Sitzungstage: 29.08. bis 31.08.2022",
        44: "5 Sitzungstage: 03.07. bis 07.07.2023",
        45: "5 Sitzungstage: 03.07. bis 07.07.2023",
    }
    assert [b.fundstelle for b in befunde] == planned(erfurt, (25, 44, 45))


def test_what_is_done_or_fixed_needs_no_hint_any_more(tmp_path: Path, erfurt: Daten) -> None:
    text = (erfurt.ordner / "schritte.yaml").read_text(encoding="utf-8")
    for nr, zeile in ((30, "erledigt: 2022-11-10"), (44, "termine: [{datum: 2023-07-04}]")):
        text = text.replace(f"  - nr: {nr}\n", f"  - nr: {nr}\n    {zeile}\n")
    daten = load_with(erfurt.ordner, {"schritte.yaml": text.encode()})
    ketten = [nummern(b) for b in run(daten, "gleicher-zeitraum", date(2022, 11, 10))]
    # 31 comes after 29 as well; 44 has its day.
    assert ketten == [[12, 13], [26, 27], [29, 31], [34, 35], [40, 41], [42, 43]]
    wenige = run(daten, "wenige-sitzungstage", date(2022, 11, 10))
    assert [nummern(b) for b in wenige] == [[45]]  # the days for 25 have passed
    vorher = [nummern(b) for b in run(daten, "gleicher-zeitraum", date(2022, 11, 9))]
    assert [29, 30, 31] in vorher
    # 44 has a day in the month of 45, which may still end after it.
    assert [nummern(b) for b in run(daten, "vorgaenger-endet-spaeter")] == [[12]]
