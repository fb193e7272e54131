"""`isrp pfad`: every reason by which one step reaches another."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hilfen import examples, prozess, run_all, schritt
from hypothesis import given, settings
from test_stand import plans

from isrp_cli.models import Prozess, Vorgaenger
from isrp_cli.stand import Lage
from isrp_cli.views.pfad import bloecke, kuerzester_weg
from isrp_cli.views.tafel import render, width

STAND = date(2024, 4, 10)


def page(lage: Lage, von: int, nach: int, breite: int = 80) -> str:
    return render(bloecke(lage, von, nach), breite)


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.fixture
def raute() -> Lage:
    """1 before 2 and 3, all three before 4; 5 after 4; 6 after 2; 7 alone."""
    nach = (
        Vorgaenger(schritt=2, grund="Der Entwurf liegt vor", herkunft="quelle"),
        Vorgaenger(schritt=3, herkunft="abgeleitet"),
        Vorgaenger(schritt=1),
    )
    return Lage(
        prozess(
            schritt(1, "03/2024"),
            schritt(2, "03/2024", 1, erledigt=date(2024, 4, 1)),
            schritt(3, "05/2024", 1),
            replace(schritt(4, "05/2024"), nach=nach),
            schritt(5, "06/2024", 4),
            schritt(6, "06/2024", 2),
            schritt(7),
        ),
        STAND,
    )


def test_every_dependency_on_any_way_with_its_reason(raute: Lage) -> None:
    assert page(raute, 1, 5).splitlines() == [
        "Von Schritt 1 (Schritt 1) zu Schritt 5 (Schritt 5)",
        "Schritt 5 kommt nach Schritt 1, auf dem kürzesten Weg über 2 Abhängigkeiten; auf",
        "allen Wegen sind es 6.",
        "Kürzester Weg: 1 → 4 → 5",
        "",
        "1 Schritt 1 (überfällig), danach:",
        "  → 2  erledigt   Schritt 2  kein Grund angegeben",
        "  → 3  anstehend  Schritt 3  kein Grund angegeben",
        "  → 4  anstehend  Schritt 4  kein Grund angegeben",
        "",
        "2 Schritt 2 (erledigt), danach:",
        "  → 4  anstehend  Schritt 4  Der Entwurf liegt vor (laut Quelle)",
        "",
        "3 Schritt 3 (anstehend), danach:",
        "  → 4  anstehend  Schritt 4  abgeleitet",
        "",
        "4 Schritt 4 (anstehend), danach:",
        "  → 5  anstehend  Schritt 5  kein Grund angegeben",
    ]


@pytest.mark.parametrize(
    ("von", "nach", "satz"),
    [
        (2, 6, "Schritt 6 kommt nach Schritt 2, auf einem einzigen Weg mit 1 Abhängigkeit. Weg: 2"),
        (2, 5, "auf einem einzigen Weg mit 2 Abhängigkeiten. Weg: 2 → 4 → 5"),
        (1, 4, "auf dem kürzesten Weg über 1 Abhängigkeit; auf allen Wegen sind es 5."),
        (
            5,
            1,
            "Schritt 1 (Schritt 1) kommt nicht nach Schritt 5 (Schritt 5), sondern davor. "
            "Die Gründe zeigt „isrp pfad 1 5“.",
        ),
        (3, 6, "Weder Schritt 3 (Schritt 3) noch Schritt 6 (Schritt 6) wartet auf den anderen."),
        (7, 1, "Weder Schritt 7 (Schritt 7) noch Schritt 1 (Schritt 1) wartet auf den anderen."),
        (3, 3, "Das ist zweimal derselbe Schritt: 3 (Schritt 3)."),
    ],
)
def test_in_one_sentence(raute: Lage, von: int, nach: int, satz: str) -> None:
    assert satz in words(page(raute, von, nach))


def test_unknown_steps(raute: Lage) -> None:
    for von, nach in ((1, 9), (9, 1), (9, 9)):
        with pytest.raises(KeyError):
            bloecke(raute, von, nach)


def test_of_several_shortest_ways_the_first_by_number() -> None:
    kanten = [(1, 5), (1, 3), (5, 9), (3, 9), (9, 4), (3, 7), (7, 4), (5, 4)]
    assert kuerzester_weg(kanten, 1, 9) == [1, 3, 9]
    assert kuerzester_weg(kanten, 1, 4) == [1, 5, 4]


# --- The shipped process -------------------------------------------------------------------------


def test_from_the_forum_to_the_decision(lage: Callable[[str], Lage]) -> None:
    text = page(lage("2022-09-10"), 21, 45)
    # 21 → 26 → 36 are said by the steps' own `nach`; from 41 on there is one way only.
    assert "Kürzester Weg: 21 → 26 → 36 → 41 → 42 → 43 → 44 → 45" in text
    assert "auf dem kürzesten Weg über 7 Abhängigkeiten" in words(text)
    assert "„des 1. Sozialplanungsforums“ (laut Quelle)" in words(text)
    # 23, 24 and 25 come before 26 too, but not after 21.
    assert not any(z.startswith(("23 ", "24 ", "25 ")) for z in text.splitlines())


@pytest.mark.parametrize("breite", [80, 120])
def test_shipped_process_looks_as_it_did(
    lage: Callable[[str], Lage], golden: Callable[[str, str], None], breite: int
) -> None:
    golden(f"pfad_21_45_2022-09-10_{breite}", page(lage("2022-09-10"), 21, 45, breite))


# --- The command ---------------------------------------------------------------------------------


def test_exit_codes(tmp_path: Path) -> None:
    faelle = [
        (("21", "45"), 0, "", "Von Schritt 21"),
        (("45", "21"), 0, "", "Die Gründe zeigt „isrp pfad 21 45“."),
        (("37", "38"), 0, "", "Weder Schritt 37"),
        (("37", "37"), 0, "", "zweimal derselbe Schritt"),
        (("37", "99"), 1, "Den Schritt 99 gibt es nicht.", ""),
        (("0", "37"), 1, "Den Schritt 0 gibt es nicht.", ""),
        (("x", "37"), 2, "„x“ ist keine Schrittnummer", ""),
        (("37",), 2, "NACH", ""),
    ]
    aufrufe = [["pfad", *argumente] for argumente, *_ in faelle]
    for lauf, (argumente, code, err, out) in zip(run_all(aufrufe, tmp_path), faelle, strict=True):
        assert lauf.code == code, argumente
        assert err in lauf.err
        assert out in words(lauf.out)
        assert bool(lauf.out) == (code == 0)


# --- Any plan ------------------------------------------------------------------------------------


@settings(deadline=None, derandomize=True, max_examples=examples(200))
@given(p=plans())
def test_ways_in_any_plan(p: Prozess) -> None:
    lage = Lage(p, STAND)
    direkt = {(v.schritt, s.nr) for s in p.schritte for v in s.nach}

    def wege(von: int, nach: int) -> list[list[int]]:
        """Every way, by trying all."""
        if von == nach:
            return [[von]]
        return [[von, *rest] for vor, nr in direkt if vor == von for rest in wege(nr, nach)]

    for von in lage.schritte:
        for nach in lage.schritte:
            text = page(lage, von, nach)
            alle = wege(von, nach)
            if von == nach or not alle:
                assert text.startswith(
                    "Das ist zweimal"
                    if von == nach
                    else f"Schritt {nach} (Schritt {nach}) kommt nicht nach"
                    if wege(nach, von)
                    else "Weder"
                )
                continue
            kuerzester = min((len(weg), weg) for weg in alle)[1]
            assert f"Weg: {' → '.join(map(str, kuerzester))}\n" in text
            gezeigt = set()
            for zeile in text.splitlines():
                erstes, *rest = zeile.split() or [""]
                if erstes.isdigit():
                    vor = int(erstes)
                elif erstes == "→":
                    gezeigt.add((vor, int(rest[0])))
            assert gezeigt == {kante for weg in alle for kante in pairwise(weg)}


@pytest.mark.parametrize("breite", [40, 60, 80, 120])
@pytest.mark.parametrize("name", ["Wort " * 60, "x" * 300, "[red]\x1b[31m\u202e\x07\tB"])
def test_odd_names_neither_break_the_width_nor_obey(name: str, breite: int) -> None:
    grund = Vorgaenger(schritt=1, grund=name)
    zwei = replace(schritt(2, titel=name), nach=(grund,))
    lage = Lage(prozess(schritt(1, titel=name), zwei, schritt(3, titel=name)), STAND)
    for nach in (1, 2, 3):
        text = page(lage, 1, nach, breite)
        assert max(map(width, text.splitlines())) <= breite
        assert "\x1b" not in text
        assert "\u202e" not in text
