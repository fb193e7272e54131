"""The checks on status and milestones: what is done, when, and in which order."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hilfen import examples, tag, write_folder
from hypothesis import given, settings
from hypothesis import strategies as st
from pruefhilfen import assert_finds, findings, run, steps, work

from isrp_cli.checks.meilenstein_reihenfolge import _in_order
from isrp_cli.loading import Daten, load

NAMEN = (
    "erledigt-vor-vorgaenger",
    "datum-in-der-zukunft",
    "erledigt-und-entfallen",
    "festlegung-ueberfaellig",
    "meilenstein-zu-frueh",
    "meilenstein-zeitfolge",
    "meilenstein-reihenfolge",
)


def milestones(*zeilen: str) -> str:
    """meilensteine.yaml with these milestones, each given as the inside of { }."""
    return steps(*zeilen).replace("schritte:", "meilensteine:", 1)


def done(tag_: str) -> str:
    """The step was done that day (JJJJ-MM-TT)."""
    return f"erledigt: {tag_}"


# --- erledigt-vor-vorgaenger -----------------------------------------------------------------


def test_a_step_done_before_what_it_comes_after(tmp_path: Path) -> None:
    befunde = assert_finds(
        tmp_path,
        "erledigt-vor-vorgaenger",
        "schritte",
        steps(
            work(1, "10/2023"),
            work(2, "10/2023", done("2023-12-15")),
            work(3, "11/2023", "nach: [1], erledigt: ▸2023-12-14"),
            work(4, "11/2023", "nach: [2, 1], erledigt: ▸2023-12-14"),
            # What comes after it indirectly only is the business of the step between.
            work(5, "11/2023", "nach: [3], erledigt: 2023-12-14"),
        ),
        [
            "Schritt 3 (x) ist am 14.12.2023 erledigt, also vor Schritt 1, nach dem er kommt",
            "Schritt 4 (x) ist am 14.12.2023 erledigt, "
            "also vor den Schritten 1 und 2, nach denen er kommt",
        ],
    )
    assert [(b.text, b.fundstelle.zeile) for b in befunde[1].bezuege] == [
        ("Schritt 2 (x) ist erst am 15.12.2023 erledigt", 3),
        ("Schritt 1 (x) ist noch nicht erledigt", 2),
    ]
    later, open_ = befunde[1].bezuege
    assert later.fundstelle.text[later.fundstelle.spalte - 1 :] == "2023-12-15}"
    assert open_.fundstelle.text[open_.fundstelle.spalte - 1 :].startswith("1, titel")


@pytest.mark.parametrize(
    ("vor", "nach", "gefunden"),
    [
        (done("2023-12-14"), done("2023-12-14"), False),
        (done("2023-12-13"), done("2023-12-14"), False),
        (done("2023-12-15"), done("2023-12-14"), True),
        ("", done("2024-01-01"), True),
        # The Stand is 1 January: what came after it had not happened.
        ("", done("2024-01-02"), False),
        (done("2024-01-02"), done("2024-01-01"), True),
        (done("2024-01-02"), done("2024-01-02"), False),
        ("entfallen: {am: 2023-12-01}", done("2023-12-14"), False),
        ("entfallen: {am: 2023-12-20}", done("2023-12-14"), False),
        ("entfallen: {am: 2024-01-02}", done("2023-12-14"), True),
        ("", "entfallen: {am: 2023-12-14}", False),
        ("", "", False),
    ],
)
def test_done_and_dropped_around_the_stand(
    tmp_path: Path, vor: str, nach: str, gefunden: bool
) -> None:
    schritte = steps(work(1, rest=vor), work(2, rest=f"nach: [1]{', ' if nach else ''}{nach}"))
    befunde = findings(tmp_path, "erledigt-vor-vorgaenger", schritte=schritte)
    assert bool(befunde) is gefunden


def test_what_has_been_forgotten_is_one_finding(tmp_path: Path) -> None:
    (befund,) = assert_finds(
        tmp_path,
        "erledigt-vor-vorgaenger",
        "schritte",
        steps(
            work("▸4"),
            work(5, rest="nach: [4], erledigt: 2023-12-13"),
            work(6, rest="nach: [4], erledigt: 2023-12-14"),
            work(7, rest="nach: [4]"),
        ),
        [
            "Schritt 4 (x) ist nicht erledigt, aber die Schritte 5 und 6, die nach ihm kommen, "
            "sind es"
        ],
    )
    assert [(b.text, b.fundstelle.zeile) for b in befund.bezuege] == [
        ("Schritt 5 (x) ist am 13.12.2023 erledigt", 3),
        ("Schritt 6 (x) ist am 14.12.2023 erledigt", 4),
    ]


def test_what_was_done_too_late_is_not_forgotten(tmp_path: Path) -> None:
    schritte = steps(
        work(4, rest=done("2023-12-31")),
        work(5, rest="nach: [4], erledigt: 2023-12-13"),
        work(6, rest="nach: [4], erledigt: 2023-12-14"),
    )
    befunde = findings(tmp_path, "erledigt-vor-vorgaenger", schritte=schritte)
    assert [b.meldung[:9] for b in befunde] == ["Schritt 5", "Schritt 6"]


def test_of_many_predecessors_five_are_shown(tmp_path: Path) -> None:
    vorher = [work(nr) for nr in range(1, 400, 2)]
    nach = ", ".join(str(nr) for nr in range(1, 400, 2))
    schritte = steps(*vorher, work(500, rest=f"nach: [{nach}], erledigt: 2023-12-14"))
    (befund,) = findings(tmp_path, "erledigt-vor-vorgaenger", schritte=schritte)
    assert len(befund.bezuege) == 5
    assert "Schritten 1, 3, 5, 7," in befund.meldung
    assert len(befund.meldung) < 200


# --- datum-in-der-zukunft --------------------------------------------------------------------


def test_records_of_what_has_happened_after_the_stand(tmp_path: Path) -> None:
    assert_finds(
        tmp_path,
        "datum-in-der-zukunft",
        "schritte",
        steps(
            work(1, rest="erledigt: ▸2024-01-02"),
            work(2, rest="entfallen: {grund: x, am: ▸2024-01-02}"),
            work(
                3,
                rest="verschiebungen: [{von: 02/2024, am: 2024-01-01}, "
                "{von: 01/2024, am: ▸2024-01-02}, {von: 04/2024}]",
            ),
            work(
                4,
                rest="festlegungen: [{text: A, erledigt: 2024-01-01}, {text: B}, "
                "{text: C, bis: 12/2024, erledigt: ▸2024-01-02}]",
            ),
        ),
        [
            f"{was} liegt mit dem 02.01.2024 nach dem Stand (01.01.2024)"
            for was in (
                "„erledigt“ bei Schritt 1 (x)",
                "„entfallen“ bei Schritt 2 (x)",
                "eine Verschiebung bei Schritt 3 (x)",
                "„erledigt“ bei der Festlegung „C“ (Schritt 4 (x))",
            )
        ],
    )


def test_a_milestone_reached_after_the_stand(tmp_path: Path) -> None:
    assert_finds(
        tmp_path,
        "datum-in-der-zukunft",
        "meilensteine",
        milestones(
            "id: a, titel: A, erreicht: ▸2024-01-02",
            "id: b, titel: B, erreicht: 2024-01-01",
            "id: c, titel: C, erreicht: true",
            "id: d, titel: D, schritte: [1]",
        ),
        ["„erreicht“ bei „A“ liegt mit dem 02.01.2024 nach dem Stand (01.01.2024)"],
    )


@pytest.mark.parametrize(
    ("rest", "rat"),
    [
        ("erledigt: 2024-01-02", "„zeitplanung“ oder „termine“"),
        ("entfallen: {am: 2024-01-02}", "„am“ ist der Tag"),
        ("verschiebungen: [{von: 01/2024, am: 2024-01-02}]", "„am“ ist der Tag"),
        ("festlegungen: [{text: a, erledigt: 2024-01-02}]", "eine Frist gehört in „bis“"),
    ],
)
def test_what_to_do_fits_the_record(tmp_path: Path, rest: str, rat: str) -> None:
    schritte = steps(work(1, rest=rest))
    (befund,) = findings(tmp_path, "datum-in-der-zukunft", schritte=schritte)
    assert befund.hinweis.startswith("das Datum berichtigen; ")
    assert rat in befund.hinweis


def test_a_milestone_has_no_dates_of_its_own(tmp_path: Path) -> None:
    meilensteine = milestones("id: a, titel: A, erreicht: 2024-01-02")
    (befund,) = findings(tmp_path, "datum-in-der-zukunft", meilensteine=meilensteine)
    assert "durch die Zeitplanung seiner Schritte" in befund.hinweis
    assert "termine" not in befund.hinweis


def test_the_past_and_the_plan_are_no_findings(tmp_path: Path) -> None:
    schritte = steps(
        work(1, "12/2030", "erledigt: 2024-01-01"),
        work(2, "12/2030", "entfallen: {am: 2024-01-01}"),
        work(3, "12/2030", "termine: [{datum: 2030-12-01}]"),
        work(4, "12/2030", "festlegungen: [{text: x, bis: 12/2030}]"),
        work(5, "12/2030", "verschiebungen: [{von: 12/2029, am: 2024-01-01}]"),
    )
    assert not findings(tmp_path, "datum-in-der-zukunft", schritte=schritte)


def test_a_past_stand_takes_what_came_later_for_the_future(tmp_path: Path) -> None:
    schritte = steps(work(1, "10/2023", "erledigt: 2023-10-10"))
    name = "datum-in-der-zukunft"
    assert len(findings(tmp_path, name, tag("09.10.2023"), schritte=schritte)) == 1
    assert findings(tmp_path, name, tag("10.10.2023"), schritte=schritte) == []


# --- erledigt-und-entfallen ------------------------------------------------------------------


def test_a_step_both_done_and_dropped(tmp_path: Path) -> None:
    befunde = assert_finds(
        tmp_path,
        "erledigt-und-entfallen",
        "schritte",
        steps(
            work(1, rest="erledigt: 2023-12-14, ▸entfallen: {am: 2023-12-01}"),
            work(2, rest="▸entfallen: {am: 2030-12-01}, erledigt: 2030-12-14"),
            work(3, rest="erledigt: 2023-12-14"),
            work(4, rest="entfallen: {am: 2023-12-14}"),
            work(5),
        ),
        [f"Schritt {nr} (x) ist erledigt und zugleich entfallen" for nr in (1, 2)],
    )
    (bezug,) = befunde[1].bezuege
    assert bezug.text == "hier ist er am 14.12.2030 erledigt"
    assert bezug.fundstelle.text[bezug.fundstelle.spalte - 1 :] == "2030-12-14}"


# --- festlegung-ueberfaellig -----------------------------------------------------------------


def test_tasks_whose_deadline_has_passed(tmp_path: Path) -> None:
    assert_finds(
        tmp_path,
        "festlegung-ueberfaellig",
        "schritte",
        steps(
            work(
                1,
                "10/2023",
                "erledigt: 2023-10-11, festlegungen: ["
                "{text: Standorte prüfen, wer: Bauamt, bis: ▸11/2023}, "
                "{text: Einladen, bis: ▸31.12.2023}, {text: y, bis: 01.01.2024}]",
            ),
            # Whoever agreed on a task met, also where nobody has entered that yet.
            work(2, "10/2023", f"festlegungen: [{{text: {'lang ' * 20}, bis: ▸bis 12/2023}}]"),
        ),
        [
            # 1 December to 1 January are 32 days after 30 November.
            "„Standorte prüfen“ aus Schritt 1 (x) ist seit 32 Tagen überfällig; zuständig: Bauamt",
            "„Einladen“ aus Schritt 1 (x) ist seit 1 Tag überfällig; zuständig ist niemand",
            f"„{('lang ' * 20)[:59]}…“ aus Schritt 2 (x) ist seit 1 Tag überfällig; "
            "zuständig ist niemand",
        ],
    )


@pytest.mark.parametrize(
    "rest",
    [
        # On its last day it is not late yet; no deadline; no last day; done by then.
        "festlegungen: [{text: x, bis: 01/2024}]",
        "festlegungen: [{text: x, bis: 01.01.2024}]",
        "festlegungen: [{text: x}, {text: x, bis: laufend}, {text: x, bis: ab 10/2023}]",
        "festlegungen: [{text: x, bis: 11/2023, erledigt: 2024-01-01}]",
        # The meeting took place only after the Stand.
        "erledigt: 2024-01-02, festlegungen: [{text: x, bis: 11/2023}]",
    ],
)
def test_tasks_that_are_not_late(tmp_path: Path, rest: str) -> None:
    assert not findings(tmp_path, "festlegung-ueberfaellig", schritte=steps(work(1, rest=rest)))


@pytest.mark.parametrize(
    "rest",
    [
        "erledigt: 2024-01-01, festlegungen: [{text: x, bis: 11/2023}]",
        "festlegungen: [{text: x, bis: 11/2023, erledigt: 2024-01-02}]",
    ],
)
def test_tasks_that_were_late_on_the_stand(tmp_path: Path, rest: str) -> None:
    schritte = steps(work(1, rest=rest))
    assert len(findings(tmp_path, "festlegung-ueberfaellig", schritte=schritte)) == 1


# --- meilenstein-zu-frueh --------------------------------------------------------------------

SCHRITTE = steps(
    work(1, "01/2024", done("2024-01-01")),
    work(2, "02/2024", "entfallen: {am: 2024-01-01}"),
    work(3, "03/2024", done("2024-01-02")),
    work(4, "04/2024", "entfallen: {am: 2024-01-02}"),
    work(5, "05/2024"),
)


def test_a_milestone_reached_with_open_steps(tmp_path: Path) -> None:
    befunde = assert_finds(
        tmp_path,
        "meilenstein-zu-frueh",
        "meilensteine",
        milestones(
            "id: a, titel: A, erreicht: ▸true, schritte: [5, 5, 1]",
            "id: b, titel: B, erreicht: ▸2024-01-01, schritte: [1, 2, 3, 4, 5]",
        ),
        [
            "„A“ ist als erreicht eingetragen, dabei ist Schritt 5 noch offen",
            "„B“ ist als erreicht eingetragen, dabei sind die Schritte 3 bis 5 noch offen",
        ],
        schritte=SCHRITTE,
    )
    assert [(b.text, b.fundstelle.zeile, b.fundstelle.spalte) for b in befunde[1].bezuege] == [
        (f"Schritt {nr} (x) ist noch offen", nr + 1, 10) for nr in (3, 4, 5)
    ]


@pytest.mark.parametrize(
    "meilenstein",
    [
        "erreicht: true",
        "erreicht: true, schritte: [1, 2]",
        "erreicht: 2024-01-01, schritte: [1, 2]",
        # Reached only after the Stand; not said to be reached.
        "erreicht: 2024-01-02, schritte: [5]",
        "schritte: [5]",
        # An unknown step may be done.
        "erreicht: true, schritte: [9]",
    ],
)
def test_milestones_reached_rightly(tmp_path: Path, meilenstein: str) -> None:
    meilensteine = milestones(f"id: a, titel: A, {meilenstein}")
    assert not findings(
        tmp_path, "meilenstein-zu-frueh", schritte=SCHRITTE, meilensteine=meilensteine
    )


def test_of_many_open_steps_five_are_shown(tmp_path: Path) -> None:
    nummern = range(1, 400, 2)
    meilensteine = milestones(f"id: a, titel: A, erreicht: true, schritte: {list(nummern)}")
    (befund,) = findings(
        tmp_path,
        "meilenstein-zu-frueh",
        schritte=steps(*map(work, nummern)),
        meilensteine=meilensteine,
    )
    assert [b.text.split()[1] for b in befund.bezuege] == ["1", "3", "5", "7", "9"]
    assert len(befund.meldung) < 200


# --- meilenstein-zeitfolge -------------------------------------------------------------------

MONATE = steps(*(work(nr, f"{nr:02}/2024") for nr in range(1, 10)), work(10, "offen"))


def test_a_milestone_planned_before_what_it_comes_after(tmp_path: Path) -> None:
    befunde = assert_finds(
        tmp_path,
        "meilenstein-zeitfolge",
        "meilensteine",
        milestones(
            "id: a, titel: A, schritte: [2, 5, 1]",
            "id: b, titel: B, schritte: [4, 10], nach: [c, ▸a]",
            "id: c, titel: C, schritte: [3]",
        ),
        ["„B“ ist bis 30.04.2024 geplant, kommt aber nach „A“, geplant bis 31.05.2024"],
        schritte=MONATE,
    )
    (bezug,) = befunde[0].bezuege
    assert bezug.text == "diese Schritte sind bis 31.05.2024 geplant"
    assert bezug.fundstelle.text[bezug.fundstelle.spalte - 1 :] == "[2, 5, 1]}"


@pytest.mark.parametrize(
    ("frueher", "spaeter"),
    [
        # The same month; no date on either side; reached, by a word, a day or the steps.
        ("schritte: [5]", "schritte: [5, 1]"),
        ("schritte: [5]", "schritte: [10]"),
        ("schritte: [10]", "schritte: [5]"),
        ("schritte: []", "schritte: [5]"),
        ("schritte: [5], erreicht: true", "schritte: [1]"),
        ("schritte: [5]", "schritte: [1], erreicht: 2024-01-01"),
        ("schritte: [9]", "schritte: [1]"),
        ("schritte: [5]", "schritte: [9]"),
        # A dropped step moves nothing any more: without 8 it is the first of January.
        ("schritte: [1, 8]", "schritte: [1]"),
        # An unknown step may be done, so that the one may be reached; or end later than the other.
        ("schritte: [9, 99]", "schritte: [1]"),
        ("schritte: [5]", "schritte: [1, 99]"),
    ],
)
def test_milestones_in_the_right_order(tmp_path: Path, frueher: str, spaeter: str) -> None:
    schritte = MONATE.replace("zeitplanung: 09/2024", "zeitplanung: 12/2024, erledigt: 2024-01-01")
    schritte = schritte.replace(
        "zeitplanung: 08/2024", "zeitplanung: 08/2024, entfallen: {am: 2024-01-01}"
    )
    meilensteine = milestones(
        f"id: a, titel: A, {frueher}", f"id: b, titel: B, {spaeter}, nach: [a, b, unbekannt]"
    )
    assert not findings(
        tmp_path, "meilenstein-zeitfolge", schritte=schritte, meilensteine=meilensteine
    )


@pytest.mark.parametrize(
    ("frueher", "spaeter"),
    [
        # What is reached or dropped only after the Stand still counts.
        ("schritte: [5], erreicht: 2024-01-02", "schritte: [1]"),
        ("schritte: [1, 8]", "schritte: [1]"),
        ("schritte: [9]", "schritte: [1]"),
        # With an unknown step, too, the other is planned for later at least than this.
        ("schritte: [5, 99]", "schritte: [1]"),
    ],
)
def test_what_happens_after_the_stand_changes_nothing(
    tmp_path: Path, frueher: str, spaeter: str
) -> None:
    schritte = MONATE.replace("09/2024", "12/2024, erledigt: 2024-01-02")
    schritte = schritte.replace("08/2024", "08/2024, entfallen: {am: 2024-01-02}")
    meilensteine = milestones(
        f"id: a, titel: A, {frueher}", f"id: b, titel: B, {spaeter}, nach: [a]"
    )
    befunde = findings(
        tmp_path, "meilenstein-zeitfolge", schritte=schritte, meilensteine=meilensteine
    )
    assert len(befunde) == 1


# --- meilenstein-reihenfolge -----------------------------------------------------------------


def out_of_place(ordner: Path, *monate: int) -> list[str]:
    """What is said of milestones a, b, c, … planned for these months of 2024 (10: no date)."""
    meilensteine = milestones(
        *(
            f"id: {k}, titel: {k}, schritte: [{nr}]"
            for k, nr in zip("abcdefg", monate, strict=False)
        )
    )
    befunde = findings(
        ordner, "meilenstein-reihenfolge", schritte=MONATE, meilensteine=meilensteine
    )
    assert all(len(b.bezuege) == 1 for b in befunde)
    return [b.meldung.replace("geplant bis ", "") for b in befunde]


@pytest.mark.parametrize(
    ("monate", "meldungen"),
    [
        ((), []),
        ((1,), []),
        ((1, 2, 2, 5), []),
        # Without a date it may stand anywhere.
        ((1, 10, 2, 10), []),
        # Of two the latter is in the wrong place.
        ((2, 1), ["„b“ (31.01.2024) steht hinter „a“ (29.02.2024)"]),
        ((1, 5, 2), ["„c“ (29.02.2024) steht hinter „b“ (31.05.2024)"]),
        # One that stands too far in front is one, not three.
        ((5, 1, 2, 3), ["„a“ (31.05.2024) steht vor „d“ (31.03.2024)"]),
        ((5, 1, 2, 9), ["„a“ (31.05.2024) steht vor „c“ (29.02.2024)"]),
        # One that stands too far behind.
        ((2, 3, 4, 1), ["„d“ (31.01.2024) steht hinter „a“ (29.02.2024)"]),
        (
            (3, 2, 1),
            [
                "„b“ (29.02.2024) steht hinter „a“ (31.03.2024)",
                "„c“ (31.01.2024) steht hinter „a“ (31.03.2024)",
            ],
        ),
        # The same month is in order, on either side; named is one of another month.
        ((2, 5, 2, 6), ["„c“ (29.02.2024) steht hinter „b“ (31.05.2024)"]),
        ((5, 1, 2, 5), ["„a“ (31.05.2024) steht vor „c“ (29.02.2024)"]),
        ((2, 2, 1, 2), ["„c“ (31.01.2024) steht hinter „a“ (29.02.2024)"]),
        # The source's M4 to M8, shortened: 09, 01, 01, 11, 07 of the following years.
        ((1, 5, 5, 3, 8), ["„d“ (31.03.2024) steht hinter „b“ (31.05.2024)"]),
    ],
)
def test_milestones_that_stand_in_the_wrong_place(
    tmp_path: Path, monate: tuple[int, ...], meldungen: list[str]
) -> None:
    assert out_of_place(tmp_path, *monate) == meldungen


def test_where_a_milestone_in_the_wrong_place_is_reported(tmp_path: Path) -> None:
    (befund,) = assert_finds(
        tmp_path,
        "meilenstein-reihenfolge",
        "meilensteine",
        milestones(
            "id: a, titel: A, schritte: [2]",
            "id: b, titel: B, schritte: [5]",
            "id: c, titel: C, schritte: [5]",
        ).replace("  - {id: c", "  - ▸{id: d, titel: D, schritte: [3]}\n  - {id: c"),
        ["„D“ (geplant bis 31.03.2024) steht hinter „B“ (geplant bis 31.05.2024)"],
        schritte=MONATE,
    )
    assert befund.hinweis.startswith("in der Datei vor „B“ stellen")
    (bezug,) = befund.bezuege
    assert (bezug.text, bezug.fundstelle.zeile) == ("geplant bis 31.05.2024", 3)


@pytest.mark.parametrize(
    ("nach", "gefunden"),
    [
        ({}, True),
        # D would stand before what it comes after: directly, over another, over one without days.
        ({"d": "b"}, False),
        ({"d": "c", "c": "b"}, False),
        ({"d": "c"}, False),
        # Here the order of the file is against "nach" as well.
        ({"b": "d"}, True),
        ({"d": "a"}, True),
        ({"d": "d"}, True),
        ({"d": "z"}, True),
    ],
)
def test_nothing_is_moved_before_what_it_comes_after(
    tmp_path: Path, nach: dict[str, str], gefunden: bool
) -> None:
    monate = {"a": 2, "b": 5, "c": 10, "d": 3}
    meilensteine = milestones(
        *(
            f"id: {k}, titel: {k}, schritte: [{nr}], nach: [{nach.get(k, '')}]"
            for k, nr in monate.items()
        )
    )
    befunde = findings(
        tmp_path, "meilenstein-reihenfolge", schritte=MONATE, meilensteine=meilensteine
    )
    assert bool(befunde) is gefunden


def test_nothing_is_moved_behind_what_comes_after_it(tmp_path: Path) -> None:
    """A stands before B and C and is planned for later; B comes after it."""
    meilensteine = milestones(
        "id: a, titel: A, schritte: [5]",
        "id: b, titel: B, schritte: [2], nach: [a]",
        "id: c, titel: C, schritte: [3]",
    )
    name = "meilenstein-reihenfolge"
    assert not findings(tmp_path, name, schritte=MONATE, meilensteine=meilensteine)
    ohne = meilensteine.replace(", nach: [a]", "")
    assert len(findings(tmp_path, name, schritte=MONATE, meilensteine=ohne)) == 1


def test_milestones_of_unknown_or_dropped_steps_are_not_compared(tmp_path: Path) -> None:
    schritte = MONATE.replace("09/2024", "09/2024, entfallen: {am: 2024-01-01}")
    meilensteine = milestones(
        "id: a, titel: A, schritte: [2, 9]",
        "id: b, titel: B, schritte: [1, 99]",
        "id: c, titel: C, schritte: [9]",
        "id: d, titel: D, schritte: [3]",
    )
    assert not findings(
        tmp_path, "meilenstein-reihenfolge", schritte=schritte, meilensteine=meilensteine
    )


def in_order(tage: list[date]) -> Iterator[tuple[int, ...]]:
    """Every choice of places whose days do not go back, the most places first."""
    for anzahl in reversed(range(len(tage) + 1)):
        for plaetze in combinations(range(len(tage)), anzahl):
            if all(tage[i] <= tage[j] for i, j in pairwise(plaetze)):
                yield plaetze


@settings(max_examples=examples(1000), deadline=None)
@given(st.lists(st.integers(0, 5), max_size=8))
def test_as_many_milestones_as_possible_stay(zahlen: list[int]) -> None:
    tage = [date(2024, 1, 1) + timedelta(days=zahl) for zahl in zahlen]
    bleiben = tuple(_in_order(tage))
    moeglich = list(in_order(tage))
    assert bleiben in moeglich
    assert len(bleiben) == len(moeglich[0])


# --- The shipped process ---------------------------------------------------------------------


@pytest.mark.parametrize("stand", ["01.01.2021", "10.09.2022", "01.01.2030"])
@pytest.mark.parametrize("name", NAMEN)
def test_the_shipped_process(erfurt: Daten, name: str, stand: str) -> None:
    """Nothing is done in it; its milestones stand as in the source, M4, M5, M6, M7.

    Their last steps are 27 (09/2022), 35 (01/2023), 35 and 31 (11/2022): in time M4, M7, M5, M6.
    """
    erwartet = []
    if name == "meilenstein-reihenfolge":
        erwartet = [
            "„Sozialpolitische Leitlinien“ (geplant bis 30.11.2022) steht hinter "
            "„Einheitliche Planungsraum-/Sozialraumdefinition“ (geplant bis 31.01.2023)"
        ]
    assert [b.meldung for b in run(erfurt, name, tag(stand))] == erwartet


@pytest.mark.parametrize("name", NAMEN)
@pytest.mark.parametrize("datei", ["schritte", "meilensteine"])
def test_broken_references_circles_and_files_that_cannot_be_read(
    tmp_path: Path, name: str, datei: str
) -> None:
    dateien = {
        "schritte": steps(
            work(1, rest="nach: [2, 99], erledigt: 2023-12-01"),
            work(2, rest="nach: [1, 2], erledigt: 2023-12-01"),
            work(2, rest="nach: [1], entfallen: {am: 2023-12-01}"),
        ),
        "meilensteine": milestones(
            "id: a, titel: A, schritte: [1, 99], nach: [b, a]",
            "id: b, titel: B, schritte: [2], nach: [a, z]",
            "id: a, titel: C, erreicht: true",
        ),
    }
    assert findings(tmp_path, name, **dateien) == []
    assert run(load(write_folder(tmp_path, **{**dateien, datei: "["})), name) == []
