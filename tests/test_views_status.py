import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from isrp_cli.models import Entfallen, Meilenstein, Prozess, Prozessangaben, Schritt, Vorgaenger
from isrp_cli.stand import Lage
from isrp_cli.views import status, woerter
from isrp_cli.views.tafel import Absatz, Block, Tabelle, Ueberschrift, render, width
from isrp_cli.zeitangabe import lies

HEUTE = date(2022, 9, 10)


def schritt(nr: int, wann: str, *nach: int, titel: str = "", **rest: Any) -> Schritt:
    return Schritt(
        nr=nr,
        titel=titel or f"Arbeit {nr}",
        art="erarbeitung",
        zeitplanung=lies(wann),
        nach=tuple(Vorgaenger(schritt=v) for v in nach),
        **rest,
    )


def lage_von(*schritte: Schritt, stand: date = HEUTE, meilensteine: Any = ()) -> Lage:
    angaben = Prozessangaben(titel="Musterplan")
    return Lage(Prozess(angaben=angaben, schritte=schritte, meilensteine=meilensteine), stand)


def text(lage: Lage, breite: int = 80) -> str:
    return render(status.bloecke(lage), breite)


def gruppen(bloecke: Sequence[Block]) -> dict[str, list[str]]:
    """What stands first in every row of a table, or the paragraph, by the heading above it."""
    ergebnis: dict[str, list[str]] = {}
    kopf = ""
    for block in bloecke:
        match block:
            case Ueberschrift():
                kopf = block.text
            case Tabelle():
                ergebnis[kopf] = [str(zeile[0]) for zeile in block.zeilen]
            case Absatz() if kopf:
                ergebnis.setdefault(kopf, []).append(block.text)
    return ergebnis


# --- The shipped process ---------------------------------------------------------------------


@pytest.mark.parametrize("breite", [80, 120])
@pytest.mark.parametrize("tag", ["2021-02-15", "2021-10-05", "2022-09-10", "2023-08-01"])
def test_shipped_process_looks_as_it_did(lage: Any, golden: Any, tag: str, breite: int) -> None:
    golden(f"status_{tag}_{breite}", text(lage(tag), breite))


# Counted in the source's table, nothing being marked as done.
@pytest.mark.parametrize(
    ("tag", "zeile"),
    [
        # The first step is planned for 03/2021.
        ("2021-02-15", "0 von 45 Schritten erledigt, 45 anstehend"),
        # 1 to 9 end by 30.09.2021; of the rest only 11 (10/2021) has begun, and waits for 6 and 7.
        ("2021-10-05", "0 von 45 Schritten erledigt, 9 überfällig, 1 blockiert, 35 anstehend"),
        # 1 to 25 end by 08/2022; 26, 27 and 28 are planned for 09/2022; 29 follows in 11/2022.
        ("2022-09-10", "0 von 45 Schritten erledigt, 25 überfällig, 3 blockiert, 17 anstehend"),
        # The last two are planned for 07/2023.
        ("2023-08-01", "0 von 45 Schritten erledigt, 45 überfällig"),
    ],
)
def test_counts_of_the_shipped_process(lage: Any, tag: str, zeile: str) -> None:
    assert zeile in text(lage(tag)).splitlines()


def test_days_late_and_what_is_held_up(lage: Any) -> None:
    # 03/2021 ends on 31.03.2021: a year (365 days) to 31.03.2022 and 163 to 10.09.2022. All 44
    # other steps come after the first; all milestones but the reached one depend on it.
    zeile = r" 1  Planerrunde +528 Tage  44 Schritte \(2, 3, 4 …\) +7\n"
    assert re.search(zeile, text(lage("2022-09-10")))


def test_what_waits_for_what(lage: Any) -> None:
    ausgabe = text(lage("2021-10-05"), 120)
    assert re.search(
        r"11  Interfraktionelle AG +10/2021 +in 26 Tagen  "
        r"6 \(Stadtrat\) und 7 \(Begleitgremium: Auftakt\)\n",
        ausgabe,
    )


def test_planned_around_a_day_outside_the_plan(lage: Any) -> None:
    davor, danach = (" ".join(text(lage(t)).split()) for t in ("2021-02-15", "2023-08-01"))
    # 01.03.2021 is 14 days after 15.02.2021.
    assert "liegen nach diesem Tag, der erste in 14 Tagen (01.03.2021)." in davor
    assert "Alle Schritte liegen vor diesem Tag." in danach
    for ausgabe in (davor, danach):
        # The 23rd of the 45 first days: 1 to 20 begin by 03/2022, then 21, 22 and 24 in 06/2022.
        assert "„isrp status --stand 01.06.2022“" in ausgabe


@pytest.mark.parametrize("tag", ["2021-03-01", "2022-09-10", "2023-07-31"])
def test_no_word_about_another_day_inside_the_plan(lage: Any, tag: str) -> None:
    assert "--stand" not in text(lage(tag))


# --- Groups ----------------------------------------------------------------------------------

JEDE_GRUPPE = (
    schritt(1, "03/2022", erledigt=date(2022, 3, 30)),
    schritt(2, "04/2022", entfallen=Entfallen(am=date(2022, 4, 1))),
    schritt(3, "08/2022"),
    schritt(4, "ab 05/2022"),
    schritt(5, "09/2022", 3),
    schritt(6, "09/2022", 1, 2),
    schritt(7, "bis 30.09.2022"),
    # The last of the 28 days after 10.09.2022 is 08.10.2022.
    schritt(8, "08.10.2022"),
    schritt(9, "09.10.2022"),
    schritt(10, "laufend"),
    schritt(11, "offen"),
    schritt(12, "ab 09/2022"),
)


def test_every_unfinished_step_is_in_one_group() -> None:
    assert gruppen(status.bloecke(lage_von(*JEDE_GRUPPE))) == {
        "Musterplan": [
            "Stand: Samstag, 10. September 2022",
            "1 von 12 Schritten erledigt, 1 entfallen, 1 überfällig, 4 laufen, 1 blockiert, "
            "2 anstehend, 1 laufend, 1 offen",
        ],
        "Überfällig (1)": ["3"],
        "Beginn überfällig (1)": ["4"],
        "Blockiert (1)": ["5"],
        # By planned end; the one without an end last.
        "Läuft (3)": ["7", "6", "12"],
        "In den nächsten 28 Tagen (1)": ["8"],
        "Später (1)": [
            "Als Nächstes: 9 Arbeit 9 (09.10.2022). Alle zeigt „isrp schritte --status anstehend“."
        ],
        "Laufend, ohne Termin (1)": ["10 (Arbeit 10)"],
        "Offen, ohne Termin (1)": ["11 (Arbeit 11)"],
    }


def test_all_groups_look_as_they_did(golden: Any) -> None:
    golden("status_gruppen_80", text(lage_von(*JEDE_GRUPPE)))


def test_overdue_begin_counts_from_the_end_of_its_window() -> None:
    # "ab 05/2022" should have begun by 31.05.2022: 30 + 31 + 31 + 10 days before 10.09.2022.
    assert re.search(r" 4  Arbeit 4 .*läuft .*ab 05/2022 +102 Tage\n", text(lage_von(*JEDE_GRUPPE)))


def test_next_weeks_are_in_the_order_of_beginning() -> None:
    lage = lage_von(schritt(1, "01.10.2022"), schritt(2, "20.09.2022 - 30.11.2022"))
    assert gruppen(status.bloecke(lage))["In den nächsten 28 Tagen (2)"] == ["2", "1"]


def test_long_lists_are_cut_and_say_how_to_see_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    gefragt: list[int] = []
    haelt_auf = Lage.haelt_auf
    monkeypatch.setattr(Lage, "haelt_auf", lambda s, nr: gefragt.append(nr) or haelt_auf(s, nr))
    # 30 steps, one a day from 01.08.2022 on, the later the smaller the number.
    viele = [schritt(nr, f"{31 - nr:02}.08.2022") for nr in range(1, 31)]
    ausgabe = text(lage_von(*viele))
    nummern = [int(nr) for nr in re.findall(r"^ ?(\d+)  Arbeit", ausgabe, re.M)]
    assert nummern == list(range(30, 10, -1))
    assert "… und 10 weitere: „isrp schritte --status ueberfaellig“\n" in ausgabe
    # Walking the graph is for the rows that are shown.
    assert sorted(gefragt) == sorted(nummern)


def test_finished_process_has_no_groups_and_no_advice() -> None:
    fertig = lage_von(schritt(1, "03/2021", erledigt=date(2021, 3, 3)))
    assert text(fertig) == (
        "Musterplan\nStand: Samstag, 10. September 2022\n1 von 1 Schritt erledigt\n"
    )


def test_step_without_an_end_keeps_the_plan_from_being_past() -> None:
    assert "--stand" not in text(lage_von(schritt(1, "03/2021"), schritt(2, "ab 03/2021")))


def test_process_without_steps_says_so() -> None:
    ausgabe = text(lage_von())
    assert "Dieser Prozess hat noch keine Schritte: schritte.yaml ist leer.\n" in ausgabe
    assert "Meilenstein" not in ausgabe


# --- Milestones ------------------------------------------------------------------------------


def test_milestones_say_status_forecast_and_which_is_next() -> None:
    lage = lage_von(
        schritt(1, "08/2022"),
        schritt(2, "02.09.2022", erledigt=date(2022, 9, 1)),
        schritt(3, "20.09.2022", 4),
        schritt(4, "22.09.2022"),
        schritt(5, "offen"),
        meilensteine=(
            Meilenstein(id="a", titel="Vorarbeit", erreicht=True),
            Meilenstein(id="b", titel="Ohne Termin", schritte=(5,)),
            # Waits for 4, so two days late.
            Meilenstein(id="c", titel="Entwurf", schritte=(2, 3)),
            # Overdue since 31.08.2022: ten days.
            Meilenstein(id="d", titel="Auftrag", schritte=(1,)),
            Meilenstein(id="e", titel="Anhörung", schritte=(2,)),
        ),
    )
    zeilen = [re.sub(" +", " ", z) for z in text(lage, 120).splitlines()]
    anfang = zeilen.index("Meilensteine: 2 von 5 erreicht")
    assert zeilen[anfang + 1 : anfang + 7] == [
        " Meilenstein geplant bis Prognose Verzug fertig",
        " erreicht Vorarbeit",
        " offen Ohne Termin 0 von 1",
        " gefährdet Entwurf 20.09.2022 22.09.2022 +2 Tage 1 von 2",
        "> gefährdet Auftrag (nächster) 31.08.2022 10.09.2022 +10 Tage 0 von 1",
        " erreicht Anhörung 02.09.2022 1 von 1",
    ]


def test_milestones_at_stake() -> None:
    lage = lage_von(
        schritt(1, "08/2022"),
        schritt(2, "09/2022", erledigt=date(2022, 9, 1)),
        schritt(3, "10/2022", 1),
        meilensteine=(
            Meilenstein(id="a", titel="A", schritte=(1, 2)),
            Meilenstein(id="b", titel="B", schritte=(2,)),
            Meilenstein(id="c", titel="C", schritte=(3,)),
        ),
    )
    assert status.auf_dem_spiel(lage, (1, *lage.haelt_auf(1))) == ["A", "C"]
    assert status.auf_dem_spiel(lage, (2,)) == []


# --- Layout ----------------------------------------------------------------------------------


@pytest.mark.parametrize("breite", [40, 60, 79, 80, 99, 100, 120, 200])
@pytest.mark.parametrize("tag", ["2021-02-15", "2021-10-05", "2022-09-10", "2023-08-01"])
def test_no_line_is_too_wide(lage: Any, tag: str, breite: int) -> None:
    zeilen = text(lage(tag), breite).splitlines()
    assert max(map(width, zeilen)) <= breite
    assert all(z == z.rstrip() for z in zeilen)


def test_colour_adds_nothing_but_colour(lage: Any) -> None:
    bloecke = status.bloecke(lage("2022-09-10"))
    bunt = render(bloecke, 80, farbe=True)
    assert "\x1b[31;1m528 Tage\x1b[0m" in bunt
    assert re.sub(r"\x1b\[[0-9;]*m", "", bunt) == render(bloecke, 80)


def test_text_of_the_data_is_shown_and_not_obeyed() -> None:
    boese = "[bold]rot\x1b[31m {{ 7*7 }}\ttab\u202eum"
    ausgabe = text(lage_von(schritt(1, "08/2022", titel=boese)), 200)
    assert "[bold]rot␛[31m {{ 7*7 }} tab\ufffdum" in ausgabe
    assert "\x1b" not in ausgabe


def test_long_words_break() -> None:
    lang = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen" * 2
    ausgabe = text(lage_von(schritt(1, "08/2022", titel=lang)), 60)
    assert max(map(width, ausgabe.splitlines())) <= 60
    spalte = [z[4:] for z in ausgabe.split("hält auf\n")[-1].splitlines() if z.startswith("    ")]
    assert spalte
    assert "".join(spalte) in lang


def test_hanging_lines_have_less_room() -> None:
    # Nine columns for the first line, seven for the others; a long word goes on in seven.
    bloecke = [Absatz("ab  cd ef gh ij abcdefghijk", einzug=1, haengend=2)]
    assert render(bloecke, 10) == " ab cd ef\n   gh ij\n   abcdefg\n   hijk\n"


# --- Wording ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zahlen", "worte"),
    [
        ([], ""),
        ([27], "27"),
        ([27, 28], "27 und 28"),
        ([27, 28, 29], "27, 28 und 29"),
        ([27, 28, 29, 30], "27, 28, 29 und 30"),
        ([27, 28, 29, 30, 31], "27, 28, 29 und 2 weitere"),
        (range(27, 42), "27, 28, 29 und 12 weitere"),
    ],
)
def test_numbers_in_words(zahlen: Sequence[int], worte: str) -> None:
    assert woerter.nummern(zahlen) == worte


@pytest.mark.parametrize(
    ("tag", "worte"),
    [
        (date(2022, 9, 10), "heute"),
        (date(2022, 9, 11), "morgen"),
        (date(2022, 9, 9), "gestern"),
        (date(2022, 9, 12), "in 2 Tagen"),
        (date(2022, 8, 31), "vor 10 Tagen"),
    ],
)
def test_distance_of_a_day_in_words(tag: date, worte: str) -> None:
    assert woerter.in_tagen(tag, HEUTE) == worte
