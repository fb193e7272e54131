"""`isrp prognose`: the forecast, what causes it, and what if; the same numbers everywhere."""

import json
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hilfen import examples, meilenstein, prozess, run, run_all, schritt, tag
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_stand import TAGE, WANN, plans

from isrp_cli.befund import Abbruch
from isrp_cli.documents import bericht
from isrp_cli.documents.prognose import Prognose, baue
from isrp_cli.formats import json_export
from isrp_cli.models import Entfallen, Meilenstein, Prozess, Schritt, Termin
from isrp_cli.plan import fenster
from isrp_cli.stand import Lage, was_wenn
from isrp_cli.views import meilensteine as view_meilensteine
from isrp_cli.views import prognose as view
from isrp_cli.views import schritt as view_schritt
from isrp_cli.views import status as view_status
from isrp_cli.views.tafel import render, width
from isrp_cli.zeitangabe import datum_kurz, lies

ERFURT_SPAET = {"beschluss-prozessablauf": 416, "grundverstaendnis": 314}


def forecast(stand: str, *saetze: Schritt | Meilenstein, **wenn: str) -> Prognose:
    """The forecast of these steps and milestones; `_1="05/2024"` assumes that of step 1."""
    annahmen = {int(nr.removeprefix("_")): lies(text) for nr, text in wenn.items()}
    return baue(Lage(prozess(*saetze), tag(stand)), annahmen)


def page(p: Prognose, breite: int = 80) -> str:
    return render(view.bloecke(p), breite)


def words(text: str) -> str:
    """The text in one line, however it was wrapped."""
    return " ".join(text.split())


def section(text: str, titel: str) -> list[str]:
    """The lines under a heading that begins like this; [] where there is none."""
    for teil in text.split("\n\n"):
        kopf, *zeilen = teil.splitlines()
        if kopf.startswith(titel):
            return zeilen
    return []


# 1 is overdue on the 10th; 2 ends on the 20th and holds up 3; 4 has time; 5 is in no milestone.
KLEIN = (
    schritt(1, "03/2024"),
    schritt(2, "20.04.2024", 1),
    schritt(3, "15.04.2024", 2),
    schritt(4, "30.04.2024", 3),
    schritt(5, "02.04.2024", 1, erledigt=tag("05.04.2024")),
    schritt(6, "offen"),
    meilenstein("anfang", 1, 5),
    meilenstein("mitte", 3),
    meilenstein("schluss", 4),
    meilenstein("da", erreicht=True),
    meilenstein("leer", 6),
)


# --- The shipped process, by hand ----------------------------------------------------------------


def test_before_it_begins_nothing_is_late(lage: Callable[[str], Lage]) -> None:
    p = baue(lage("2021-02-01"), {})
    assert p.verschoben == ()
    # The last steps of each milestone, and who ends on the same day as those that wait for it:
    # 26 ends with 27, 29 and 30 with 31, 34 with 35, 44 with 45.
    assert p.ohne_puffer == (6, 11, 26, 27, 29, 30, 31, 34, 35, 44, 45)
    assert "Auslöser" not in page(p)
    assert words(page(p)).startswith(
        "Prognose am 1. Februar 2021 Kein Meilenstein verschiebt sich; der letzte, "
        "„ISRP mit StR-Beschluss“, bleibt beim 31.07.2023."
    )


def test_in_the_middle_the_first_milestones_are_late(lage: Callable[[str], Lage]) -> None:
    p = baue(lage("2022-09-10"), {})
    # From 21.07.2021 to 10.09.2022: 365 + 10 + 31 + 10 days; from 31.10.2021: 365 − 20 − 31.
    assert {m.meilenstein.id: m.verzug_tage for m in p.verschoben} == ERFURT_SPAET
    ketten = {m.meilenstein.id: p.ausloeser(m) for m in p.meilensteine.values()}
    assert ketten.pop("beschluss-prozessablauf") == (1, 2, 3, 4, 5, 6)
    assert ketten.pop("grundverstaendnis") == (1, 2, 3, 4, 5, 6, 11)
    assert set(ketten.values()) == {()}
    assert "2 von 8 Meilensteinen verschieben sich; der letzte" in words(page(p))
    assert "1 (Planerrunde) → 2 (Jour fixe) → 3 (Jour fixe) → 4" in words(page(p))


@pytest.mark.parametrize(
    ("stand", "spaet"),
    [("2021-02-01", {"massnahmen": 31}), ("2022-09-10", {**ERFURT_SPAET, "massnahmen": 31})],
)
def test_what_if_the_forum_took_place_in_october(
    lage: Callable[[str], Lage], stand: str, spaet: dict[str, int]
) -> None:
    p = baue(lage(stand), {21: lies("10/2022")})
    # 26, 27 and 28 wait for 21 and end with it, on 31 October instead of 30 September; 29 has
    # until the end of November.
    assert p.andere_schritte == (21, 26, 27, 28)
    assert {p.prognosen[nr] for nr in p.andere_schritte} == {tag("31.10.2022")}
    (m,) = p.andere_meilensteine
    assert (m.meilenstein.id, m.geplant_bis) == ("massnahmen", tag("30.09.2022"))
    assert (m.prognose, p.ausloeser(m)) == (tag("31.10.2022"), (21, 26, 27))
    assert {m.meilenstein.id: m.verzug_tage for m in p.verschoben} == spaet
    # From 30 June to 31 October.
    assert p.schritt_verzug(21) == 123
    # 31 needs 28 by the end of November; 21 is beyond the plan of 30 September.
    assert (p.schritte[28].puffer_tage, p.schritte[21].puffer_tage) == (30, 0)
    text = words(page(p))
    assert "angenommen: Schritt 21 (1. Sozialplanungsforum) 10/2022 statt 06/2022" in text
    assert "Das ändert die Prognose für 1 Meilenstein und 4 Schritte." in text


def test_several_assumptions_combine(lage: Callable[[str], Lage]) -> None:
    p = baue(lage("2021-02-01"), {21: lies("10/2022"), 45: lies("10/2023")})
    # 45 from the end of July to the end of October: 31 + 30 + 31 days.
    verzug = {m.meilenstein.id: m.verzug_tage for m in p.verschoben}
    assert verzug == {"massnahmen": 31, "isrp-beschluss": 92}
    assert p.andere_schritte == (21, 26, 27, 28, 45)
    text = words(page(p))
    assert "2 von 8 Meilensteinen verschieben sich; der letzte" in text
    assert "verschiebt sich um 92 Tage auf den 31.10.2023." in text
    assert "angenommen: Schritt 45 (Stadtrat) 10/2023 statt 07/2023" in text


@pytest.mark.parametrize("breite", [80, 120])
def test_shipped_process_looks_as_it_did(
    lage: Callable[[str], Lage], golden: Callable[[str, str], None], breite: int
) -> None:
    stand = lage("2022-09-10")
    golden(f"prognose_2022-09-10_{breite}", page(baue(stand, {}), breite))
    annahmen = {21: lies("10/2022"), 36: lies("07/2023")}
    golden(f"prognose_2022-09-10_wenn_{breite}", page(baue(stand, annahmen), breite))


# --- A small plan, by hand -----------------------------------------------------------------------


def test_the_small_plan_as_json() -> None:
    p = forecast("10.04.2024", *KLEIN)
    geplant = {"verzug_tage": 0}
    assert json.loads(json_export.prognose(p)) == {
        "version": 1,
        "stand": "2024-04-10",
        "wenn": [],
        "meilensteine": [
            {
                "id": "anfang",
                "titel": "Anfang",
                "status": "gefaehrdet",
                "geplant_bis": "2024-04-02",
                "prognose": "2024-04-10",
                "verzug_tage": 8,
                "kette": [1],
            },
            {
                "id": "mitte",
                "titel": "Mitte",
                "status": "gefaehrdet",
                "geplant_bis": "2024-04-15",
                "prognose": "2024-04-20",
                "verzug_tage": 5,
                "kette": [2, 3],
            },
            {
                "id": "schluss",
                "titel": "Schluss",
                "status": "offen",
                "geplant_bis": "2024-04-30",
                "prognose": "2024-04-30",
                "verzug_tage": 0,
                "kette": [],
            },
            {"id": "da", "titel": "Da", "status": "erreicht", "kette": []},
            {"id": "leer", "titel": "Leer", "status": "offen", "kette": []},
        ],
        "ohne_puffer": [1, 2, 3, 4],
        "schritte": [
            {
                "nr": 1,
                "geplant_bis": "2024-03-31",
                "prognose": "2024-04-10",
                "verzug_tage": 10,
                "puffer_tage": 0,
            },
            {"nr": 2, "geplant_bis": "2024-04-20", "prognose": "2024-04-20", "puffer_tage": 0}
            | geplant,
            {
                "nr": 3,
                "geplant_bis": "2024-04-15",
                "prognose": "2024-04-20",
                "verzug_tage": 5,
                "puffer_tage": 0,
            },
            {"nr": 4, "geplant_bis": "2024-04-30", "prognose": "2024-04-30", "puffer_tage": 0}
            | geplant,
            {"nr": 5, "geplant_bis": "2024-04-02", "prognose": "2024-04-05", "verzug_tage": 3},
            {"nr": 6},
        ],
    }


def test_assumptions_leave_plan_and_slack_as_they_are() -> None:
    frueher = tuple(s for s in KLEIN if not isinstance(s, Meilenstein) or s.id == "schluss")
    # Only „Schluss“ (30 April) counts: 3 and what is before it end on the 20th, ten days before.
    puffer = {nr: s.puffer_tage for nr, s in forecast("10.04.2024", *frueher).schritte.items()}
    assert puffer == {1: 20, 2: 10, 3: 10, 4: 0, 5: None, 6: None}
    # If 4 were to end on 5 May, the plan would still say 30 April: all ten days are still there.
    p = forecast("10.04.2024", *frueher, _4="05.05.2024")
    assert {nr: s.puffer_tage for nr, s in p.schritte.items()} == puffer
    m = p.meilensteine["schluss"]
    assert (m.geplant_bis, m.prognose, m.status) == (
        tag("30.04.2024"),
        tag("05.05.2024"),
        "gefaehrdet",
    )
    assert (p.schritt_geplant_bis(4), p.schritt_verzug(4)) == (tag("30.04.2024"), 5)
    text = page(p)
    (zeile,) = [z.split() for z in section(text, "Schritte mit anderer Prognose (1)")[2:]]
    assert zeile == ["4", "Schritt", "4", "30.04.2024", "30.04.2024", "05.05.2024"]
    zeilen = [z.split() for z in section(text, "Meilensteine")]
    assert ["Schluss", "30.04.2024", "30.04.2024", "05.05.2024", "+5", "Tage"] in zeilen


def test_one_assumption_moves_all_that_wait() -> None:
    p = forecast("10.04.2024", *KLEIN, _1="25.04.2024")
    assert p.andere_schritte == (1, 2, 3)
    assert [(m.meilenstein.id, m.verzug_tage) for m in p.andere_meilensteine] == [
        ("anfang", 23),
        ("mitte", 10),
    ]
    ketten = [p.ausloeser(m) for m in p.meilensteine.values()]
    assert ketten == [(1,), (1, 2, 3), (), (), ()]


def test_an_assumption_that_changes_nothing_says_so() -> None:
    text = words(page(forecast("10.04.2024", *KLEIN, _4="Ende 04/2024")))
    assert "An der Prognose ändert das nichts." in text
    assert "Schritte mit anderer Prognose" not in text


def test_steps_that_change_without_a_milestone_and_more_than_fit() -> None:
    kette = [schritt(1), *(schritt(nr, "03/2024", nr - 1) for nr in range(2, 15))]
    text = words(page(forecast("01.03.2024", *kette, _1="05/2024")))
    assert "Das ändert die Prognose für 14 Schritte." in text
    assert "Der Plan hat keine Meilensteine." in text
    assert "10 Schritt 10" in text
    assert "11 Schritt 11" not in text
    assert "… und 4 weitere: 11, 12, 13 und 14" in text


def test_fixed_meetings_do_not_count_under_an_assumption() -> None:
    termine = (Termin(datum=tag("12.03.2024")), Termin(datum=tag("05.05.2024")))
    saetze = (schritt(1, "03/2024", termine=termine), meilenstein("m", 1))
    p = forecast("01.03.2024", *saetze, _1="20.03.2024")
    assert p.prognosen[1] == tag("20.03.2024")
    assert p.meilensteine["m"].geplant_bis == tag("05.05.2024")
    assert (
        "angenommen: Schritt 1 (Schritt 1) 20.03.2024 statt 12.03.2024 – 05.05.2024; "
        "seine vereinbarten Termine zählen dabei nicht" in words(page(p))
    )


def test_an_assumption_without_an_end() -> None:
    p = forecast("10.04.2024", *KLEIN, _2="offen")
    assert p.prognosen[3] == tag("15.04.2024")
    assert "ohne Ende gerechnet, es zählt nur, was vor ihm kommt" in words(page(p))


@pytest.mark.parametrize(
    ("felder", "satz"),
    [
        ({"erledigt": tag("05.04.2024")}, "ist erledigt am 05.04.2024."),
        ({"entfallen": Entfallen(am=tag("05.04.2024"))}, "ist entfallen."),
    ],
)
def test_nothing_is_assumed_about_what_is_finished(felder: dict[str, Any], satz: str) -> None:
    with pytest.raises(Abbruch, match=satz):
        forecast("05.04.2024", schritt(1, "03/2024", **felder), _1="05/2024")
    # The day before it was not finished.
    forecast("04.04.2024", schritt(1, "03/2024", **felder), _1="05/2024")


@pytest.mark.parametrize(
    ("saetze", "satz"),
    [
        ((schritt(1),), "Der Plan hat keine Meilensteine."),
        ((schritt(1), meilenstein("a", erreicht=True)), "Alle Meilensteine sind erreicht."),
        ((schritt(1, "offen"), meilenstein("a", 1)), "Kein Meilenstein verschiebt sich."),
        (
            (schritt(1, "03/2024"), meilenstein("a", 1)),
            "Kein Meilenstein verschiebt sich; der letzte, „A“, bleibt beim 31.03.2024.",
        ),
        (
            (schritt(1, "01.02.2024"), meilenstein("a", 1)),
            "1 von 1 Meilenstein verschiebt sich; der letzte, „A“, verschiebt sich um 1 Tag auf "
            "den 02.02.2024.",
        ),
        # Done late and reached: the delay is history.
        (
            (
                schritt(1, "01.01.2024", erledigt=tag("01.02.2024")),
                schritt(2, "03/2024"),
                meilenstein("a", 1),
                meilenstein("b", 2),
            ),
            "Kein Meilenstein verschiebt sich; der letzte, „B“, bleibt beim 31.03.2024.",
        ),
    ],
)
def test_the_first_sentence(saetze: tuple[Schritt | Meilenstein, ...], satz: str) -> None:
    text = words(page(forecast("02.02.2024", *saetze)))
    assert text.startswith(f"Prognose am 2. Februar 2024 {satz}")


def test_all_steps_have_slack() -> None:
    # 1 is done on the milestone's last day, 2 is planned for a month earlier.
    saetze = (
        schritt(1, "04/2024", erledigt=tag("30.01.2024")),
        schritt(2, "03/2024"),
        meilenstein("a", 1, 2),
    )
    text = words(page(forecast("01.02.2024", *saetze)))
    assert "Schritte ohne Puffer Keiner: Jeder Schritt, den ein Meilenstein braucht" in text
    assert "Schritte ohne Puffer" not in page(forecast("01.02.2024", schritt(1)))


@pytest.mark.parametrize("breite", [40, 60, 80, 120])
@pytest.mark.parametrize("name", ["Wort " * 60, "x" * 300, "[red]\x1b[31m\u202e\x07\tB"])
def test_odd_names_neither_break_the_width_nor_obey(name: str, breite: int) -> None:
    saetze = (
        schritt(1, "03/2024", titel=name),
        schritt(2, "03/2024", 1, titel=name),
        Meilenstein(id="m", titel=name, schritte=(2,)),
    )
    for wenn in ({}, {"_1": "06/2024"}):
        text = page(forecast("10.04.2024", *saetze, **wenn), breite)
        assert max(map(width, text.splitlines())) <= breite
        assert "\x1b" not in text
        assert "\u202e" not in text


# --- The same numbers everywhere -----------------------------------------------------------------


def test_every_view_and_paper_shows_the_same_forecast() -> None:
    lage = forecast("10.04.2024", *KLEIN).heute
    # Title, planned, forecast, days late: worked out at KLEIN.
    spaet = [
        ("Anfang", "02.04.2024", "10.04.2024", 8),
        ("Mitte", "15.04.2024", "20.04.2024", 5),
        ("Schluss", "30.04.2024", "30.04.2024", 0),
    ]
    liste = render(view_meilensteine.liste(lage), 120).splitlines()
    status = render(view_status.bloecke(lage), 120).splitlines()
    prognose = section(page(baue(lage, {}), 120), "Meilensteine")
    papier = {z[0]: z for z in bericht.baue(lage, seit=None, oeffentlich=False).meilensteine.zeilen}
    export = {m["titel"]: m for m in json_export.als_dict(lage)["meilensteine"]}
    allein = {
        m["titel"]: m for m in json.loads(json_export.prognose(baue(lage, {})))["meilensteine"]
    }
    for titel, geplant, ende, tage in spaet:
        verzug = f"+{tage} Tage" if tage else ""
        platz = next(i for i, z in enumerate(liste) if z.startswith(titel))
        assert f"{geplant}   {ende}" in liste[platz]
        assert liste[platz + 1].split() == [titel.lower(), *verzug.split()]
        (zeile,) = [z for z in status if f" {titel} " in z]
        assert geplant in zeile
        assert (f"{ende}  {verzug}" in words(zeile).replace(" +", "  +")) == bool(tage)
        (zeile,) = [z for z in prognose if z.startswith(titel)]
        assert words(zeile) == words(f"{titel} {geplant} {ende} {verzug}")
        assert papier[titel][1].endswith(geplant)
        assert papier[titel][2] == ende
        assert (f"{tage} Tage später als geplant" in papier[titel][4]) == bool(tage)
        for m in (export[titel], allein[titel]):
            assert datum_kurz(date.fromisoformat(m["geplant_bis"])) == geplant
            assert datum_kurz(date.fromisoformat(m["prognose"])) == ende
        assert allein[titel]["verzug_tage"] == tage
    drei = words(render(view_schritt.bloecke(lage, 3), 120))
    assert "Prognose fertig bis 20. April 2024, 5 Tage später als geplant" in drei
    assert "Puffer keiner" in drei
    assert "bis 15.04.2024, voraussichtlich 20.04.2024 (+5 Tage)" in drei
    puffer = {s["nr"]: s.get("puffer_tage") for s in json_export.als_dict(lage)["schritte"]}
    assert puffer == {nr: s.puffer_tage for nr, s in lage.schritte.items()}


# --- The command ---------------------------------------------------------------------------------


def test_wrong_assumptions_are_refused_in_words(tmp_path: Path) -> None:
    faelle: list[tuple[list[str], int, str]] = [
        (["21:10/2022"], 2, "„21:10/2022“ ist keine Annahme: bitte Schrittnummer, Gleichheits"),
        (["=10/2022"], 2, "ist keine Annahme"),
        (["21="], 2, "ist keine Annahme"),
        (["x=10/2022"], 2, "„x“ ist keine Schrittnummer"),
        (["21=06-03/2022"], 2, "meinten Sie"),
        (["21=demnächst"], 2, "„21=demnächst“: "),
        (["21=10/2022", "21=11/2022"], 2, "Schritt 21 steht zweimal da"),
        (["99=10/2022"], 1, "Den Schritt 99 gibt es nicht. Die nächsten Nummern: 43, 44, 45."),
    ]
    aufrufe = [["prognose", *(t for w in wenn for t in ("--wenn", w))] for wenn, _, _ in faelle]
    for lauf, (wenn, code, satz) in zip(run_all(aufrufe, tmp_path), faelle, strict=True):
        assert (lauf.code, lauf.out) == (code, ""), wenn
        assert satz in lauf.err
        assert code == 1 or "„--wenn“" in lauf.err


def test_assumptions_with_blanks_as_json(tmp_path: Path) -> None:
    aufruf = ["prognose", "--stand", "10.09.2022", "--format", "json", "--wenn", " 21 = Ende 2022 "]
    lauf = run([*aufruf, "--wenn", "45=10/2023"], tmp_path)
    assert (lauf.code, lauf.err) == (0, "")
    assert lauf.out.endswith("}\n")
    objekt = json.loads(lauf.out)
    assert objekt["wenn"] == [
        {"schritt": 21, "zeitplanung": "Ende 2022"},
        {"schritt": 45, "zeitplanung": "10/2023"},
    ]
    nach_nr = {s["nr"]: s for s in objekt["schritte"]}
    assert nach_nr[21]["prognose"] == "2022-12-31"
    assert "null" not in lauf.out
    assert list(tmp_path.iterdir()) == []


# --- Any plan ------------------------------------------------------------------------------------


@settings(deadline=None, derandomize=True, max_examples=examples(200))
@given(p=plans(), stand=TAGE, data=st.data())
def test_no_forecast_gets_earlier_when_a_step_slips(
    p: Prozess, stand: date, data: st.DataObject
) -> None:
    heute = Lage(p, stand)
    offen = [nr for nr, s in heute.schritte.items() if not s.fertig]
    assume(offen)
    annahmen = {}
    for nr in data.draw(st.lists(st.sampled_from(offen), unique=True, min_size=1, max_size=2)):
        geplant = fenster(p.schritt_nach_nr[nr]).spaet or date(2024, 1, 1)
        spaeter = geplant + timedelta(days=data.draw(st.integers(0, 200)))
        annahmen[nr] = lies(datum_kurz(spaeter))
    for dann in (Lage(was_wenn(p, annahmen), stand), baue(heute, annahmen)):
        for nr, vorher in heute.prognosen.items():
            nachher = dann.prognosen[nr]
            assert vorher is None or (nachher is not None and nachher >= vorher)
            if heute.schritte[nr].fertig:
                assert nachher == vorher
        for nr, angabe in annahmen.items():
            assert dann.prognosen[nr] >= max(angabe.spaet, stand)
    for kennung, m in heute.meilensteine.items():
        assert dann.meilensteine[kennung].geplant_bis == m.geplant_bis
        assert dann.meilensteine[kennung].verzug_tage >= m.verzug_tage


@settings(deadline=None, derandomize=True, max_examples=examples(200))
@given(p=plans(), stand=TAGE)
def test_without_an_assumption_it_is_the_forecast_of_the_plan(p: Prozess, stand: date) -> None:
    heute = Lage(p, stand)
    dann = baue(heute, {})
    assert dann.meilensteine == heute.meilensteine
    assert dann.schritte == heute.schritte
    assert (dann.andere_schritte, dann.andere_meilensteine) == ((), ())
    assert all(dann.schritt_verzug(nr) == s.verzug_tage for nr, s in heute.schritte.items())


@settings(deadline=None, derandomize=True, max_examples=examples(300))
@given(p=plans(), stand=TAGE, wann=st.sampled_from(WANN), data=st.data())
def test_a_chain_leads_from_the_cause_to_the_milestone(
    p: Prozess, stand: date, wann: str, data: st.DataObject
) -> None:
    heute = Lage(p, stand)
    offen = [nr for nr, s in heute.schritte.items() if not s.fertig]
    annahmen = {data.draw(st.sampled_from(offen)): lies(wann)} if offen else {}
    dann = baue(heute, annahmen)
    for m in dann.meilensteine.values():
        kette = dann.kette(m.meilenstein)
        assert dann.ausloeser(m) in ((), kette)
        assert bool(dann.ausloeser(m)) == (m.status != "erreicht" and m.verzug_tage > 0)
        if m.prognose is None:
            assert kette == ()
            continue
        assert kette[-1] in m.meilenstein.schritte
        enden = [dann.prognosen[nr] for nr in kette]
        assert enden == sorted(enden)
        assert enden[-1] == m.prognose
        for vor, nr in pairwise(kette):
            assert vor in [v.schritt for v in dann.prozess.schritt_nach_nr[nr].nach]
            assert not dann.schritte[nr].fertig
        # The first one ends then by itself: done then, planned for then, or overdue.
        erster = dann.schritte[kette[0]]
        eigenes = erster.fenster.spaet and max(erster.fenster.spaet, stand)
        assert enden[0] == (erster.schritt.erledigt if erster.fertig else eigenes)
