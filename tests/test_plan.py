"""The graph of steps and their windows."""

from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from hilfen import prozess, schritt, tag
from hypothesis import given, settings
from hypothesis import strategies as st

from isrp_cli.models import Termin
from isrp_cli.plan import Plan, cycles, fenster

KNOTEN = 7
GRAPHEN = st.lists(
    st.tuples(st.integers(1, KNOTEN), st.integers(1, KNOTEN)), max_size=14, unique=True
)


def plan_of(kanten: list[tuple[int, int]]) -> Plan:
    """A plan of seven steps, written down backwards; (a, b): a comes after b."""
    return Plan(
        prozess(
            *(
                schritt(nr, "03/2024", *(vor for wer, vor in kanten if wer == nr))
                for nr in range(KNOTEN, 0, -1)
            )
        )
    )


def reachable(kanten: list[tuple[int, int]], start: int) -> set[int]:
    """All b that a chain of edges leads to from `start`: by squaring, as in a textbook."""
    weg = set(kanten)
    while neu := {(a, d) for a, b in weg for c, d in weg if b == c} - weg:
        weg |= neu
    return {b for a, b in weg if a == start}


@pytest.mark.parametrize(
    ("wann", "frueh", "spaet", "edtf"),
    [
        ("09/2022", date(2022, 9, 1), date(2022, 9, 30), "2022-09"),
        ("Anfang 09/2021", date(2021, 9, 1), date(2021, 9, 10), "2021-09-01/2021-09-10"),
        ("bis zum 21.05.2021", None, date(2021, 5, 21), "../2021-05-21"),
        ("ab 09/2021", date(2021, 9, 1), None, "2021-09/.."),
        ("laufend", None, None, ""),
    ],
)
def test_without_meetings_the_window_is_that_of_the_zeitangabe(
    wann: str, frueh: date | None, spaet: date | None, edtf: str
) -> None:
    w = fenster(schritt(1, wann))
    assert (w.frueh, w.spaet, w.edtf) == (frueh, spaet, edtf)


@pytest.mark.parametrize("wann", ["09/2022", "bis 08/2022", "ab 2023", "laufend", "offen"])
@pytest.mark.parametrize(
    ("tage", "frueh", "spaet", "edtf"),
    [
        (["14.09.2022"], "14.09.2022", "14.09.2022", "2022-09-14"),
        (["14.09.2022", "14.09.2022"], "14.09.2022", "14.09.2022", "2022-09-14"),
        (
            ["05.10.2022", "14.09.2022", "20.09.2022"],
            "14.09.2022",
            "05.10.2022",
            "2022-09-14/2022-10-05",
        ),
    ],
)
def test_fixed_meetings_replace_it(
    wann: str, tage: list[str], frueh: str, spaet: str, edtf: str
) -> None:
    w = fenster(schritt(1, wann, termine=tuple(Termin(datum=tag(t)) for t in tage)))
    assert (w.frueh, w.spaet, w.edtf) == (tag(frueh), tag(spaet), edtf)


def test_references_to_unknown_steps_are_left_out() -> None:
    plan = Plan(prozess(schritt(2, "03/2024", 9, 1), schritt(1)))
    assert plan.vorgaenger == {1: (), 2: (1,)}
    assert plan.nachfolger == {1: [2], 2: []}


def test_a_step_named_twice_counts_once_and_the_order_is_kept() -> None:
    plan = Plan(prozess(schritt(1), schritt(2), schritt(3, "03/2024", 2, 1, 2)))
    assert plan.vorgaenger[3] == (2, 1)
    assert plan.nachfolger == {1: [3], 2: [3], 3: []}


def test_of_two_steps_of_one_number_the_first_counts() -> None:
    erster = schritt(1, "03/2024", titel="erster")
    p = prozess(erster, schritt(1, "04/2024", 1), schritt(2))
    assert p.schritt_nach_nr[1] is erster
    assert list(p.schritt_nach_nr) == [1, 2]
    assert Plan(p).fenster[1].edtf == "2024-03"
    assert Plan(p).zyklen == []


def test_lookups_keep_the_order_of_the_file() -> None:
    p = prozess(schritt(3), schritt(1), schritt(2))
    assert list(p.schritt_nach_nr) == [3, 1, 2]


@settings(deadline=None, derandomize=True)
@given(kanten=GRAPHEN)
def test_before_and_after_are_reachability(kanten: list[tuple[int, int]]) -> None:
    plan = plan_of(kanten)
    umgekehrt = [(b, a) for a, b in kanten]
    for nr in range(1, KNOTEN + 1):
        assert plan.davor(nr) == reachable(kanten, nr) - {nr}
        assert plan.danach(nr) == reachable(umgekehrt, nr) - {nr}


@settings(deadline=None, derandomize=True, max_examples=500)
@given(kanten=GRAPHEN)
def test_circles_are_the_steps_that_reach_each_other(kanten: list[tuple[int, int]]) -> None:
    erwartet: dict[int, list[int]] = {}
    for nr in range(1, KNOTEN + 1):
        ziele = reachable(kanten, nr)
        if nr in ziele:
            kreis = [b for b in range(1, KNOTEN + 1) if b in ziele and nr in reachable(kanten, b)]
            erwartet[kreis[0]] = kreis
    assert plan_of(kanten).zyklen == [erwartet[nr] for nr in sorted(erwartet)]


@settings(deadline=None, derandomize=True)
@given(kanten=GRAPHEN)
def test_in_order_every_step_comes_after_those_before_it(kanten: list[tuple[int, int]]) -> None:
    vorwaerts = [(max(a, b), min(a, b)) for a, b in kanten if a != b]
    reihe = plan_of(vorwaerts).reihenfolge
    assert sorted(reihe) == list(range(1, KNOTEN + 1))
    assert all(reihe.index(b) < reihe.index(a) for a, b in vorwaerts)


@settings(deadline=None, derandomize=True)
@given(kanten=GRAPHEN, von=st.integers(1, KNOTEN), nach=st.integers(1, KNOTEN))
def test_ways_from_one_step_to_another(kanten: list[tuple[int, int]], von: int, nach: int) -> None:
    # (a, b): a comes after b, so a has the greater number.
    vorwaerts = [(max(a, b), min(a, b)) for a, b in kanten if a != b]

    def ways(hier: int) -> list[list[tuple[int, int]]]:
        if hier == nach:
            return [[]]
        return [[(b, a), *rest] for a, b in vorwaerts if b == hier for rest in ways(a)]

    pfade = plan_of(vorwaerts).pfade(von, nach)
    assert sorted(pfade) == sorted({kante for weg in ways(von) for kante in weg})


def test_circles_of_anything_with_a_key() -> None:
    kanten: dict[str, list[Any]] = {"b": ["a", "unbekannt"], "a": ["b"], "c": ["c"], "d": ["a"]}
    assert cycles(kanten) == [["b", "a"], ["c"]]
    assert cycles({}) == []


def test_twenty_thousand_steps_in_a_row_need_no_recursion() -> None:
    anzahl = 20_000
    kette = [schritt(1), *(schritt(nr, "03/2024", nr - 1) for nr in range(2, anzahl + 1))]
    plan = Plan(prozess(*kette))
    assert plan.zyklen == []
    assert plan.reihenfolge == tuple(range(1, anzahl + 1))
    assert len(plan.danach(1)) == len(plan.davor(anzahl)) == anzahl - 1


def test_a_circle_of_twenty_thousand_steps() -> None:
    anzahl = 20_000
    kreis = [schritt(1, "03/2024", anzahl)]
    kreis += [schritt(nr, "03/2024", nr - 1) for nr in range(2, anzahl + 1)]
    (zyklus,) = Plan(prozess(*kreis)).zyklen
    assert all(b - a == 1 for a, b in pairwise(zyklus))
    assert len(zyklus) == anzahl
