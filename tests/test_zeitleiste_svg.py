"""The drawing of the timeline: where things stand, that they do not collide, what is soft."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hilfen import examples, meilenstein, prozess, schritt
from htmlhilfen import Element, tree
from hypothesis import given, settings
from hypothesis import strategies as st

from isrp_cli.documents import zeitleiste
from isrp_cli.formats import zeitleiste_svg as svg
from isrp_cli.models import Entfallen, Gremium, Meilenstein, Prozess, Schritt, Termin
from isrp_cli.stand import Lage
from isrp_cli.zeitangabe import lies

STAND = date(2024, 4, 10)


def drawing(lage: Lage) -> Element:
    bild = svg.draw(lage, lambda nr: f"#s{nr}", lambda i: f"#m{i}")
    (wurzel,) = tree(str(bild)).alle("svg")
    return wurzel


def of_steps(*schritte: Schritt | Meilenstein, stand: date = STAND) -> Element:
    return drawing(Lage(prozess(*schritte), stand))


def figure(bild: Element, ziel: str) -> Element:
    (a,) = bild.alle("a", href=ziel)
    return a


def shapes(a: Element) -> list[str]:
    """What a figure is made of, without its title, field and label."""
    return [
        e.name
        for e in a.alle()
        if e.name not in ("title", "text") and e.attribute["class"] != "z-feld"
    ]


def fields(bild: Element) -> list[tuple[float, float, float, float]]:
    """The places of all figures: left, right, top, bottom."""
    gefunden = []
    for feld in bild.alle("rect", **{"class": "z-feld"}):
        x, y, w, h = (float(feld.attribute[k]) for k in ("x", "y", "width", "height"))
        gefunden.append((x, x + w, y, y + h))
    return gefunden


def assert_sound(bild: Element) -> None:
    """Nothing lies on anything else, and everything inside the drawing."""
    _, _, breite, hoehe = (float(z) for z in bild.attribute["viewbox"].split())
    felder = sorted(fields(bild), key=lambda f: (f[2], f[0]))
    for links, rechts, oben, unten in felder:
        assert svg.NAMES < links < rechts <= breite + 3
        assert svg.TOP <= oben < unten <= hoehe
    for (_, rechts, oben, _), (links, _, danach, _) in pairwise(felder):
        assert danach - oben >= svg.ROW - 0.2 or (danach == oben and rechts < links)


# --- The axis --------------------------------------------------------------------------------


def test_days_lie_evenly_from_the_first_day_to_the_last() -> None:
    achse = svg.axis([date(2024, 3, 5), date(2024, 12, 24)], [])
    assert achse.x(date(2024, 3, 1).toordinal()) == svg.LEFT
    assert achse.x(date(2025, 1, 1).toordinal()) == svg.RIGHT
    orte = [achse.x(date(2024, 3, 1).toordinal() + i) for i in range(306)]
    abstaende = [b - a for a, b in pairwise(orte)]
    assert max(abstaende) - min(abstaende) < 1e-6


def test_the_axis_reaches_to_the_stand_only_where_it_is_near() -> None:
    plan = [date(2024, 1, 1), date(2024, 12, 31)]  # a quarter of it and 92 days: 183 days
    assert svg.axis(plan, [date(2025, 6, 30)]).haelt(date(2025, 6, 30))
    assert not svg.axis(plan, [date(2025, 9, 1)]).haelt(date(2025, 9, 1))
    assert svg.axis(plan, [date(2023, 8, 1)]).haelt(date(2023, 8, 1))
    assert not svg.axis(plan, [date(2023, 6, 1)]).haelt(date(2023, 6, 1))


@pytest.mark.parametrize(
    ("anfang", "ende", "namen"),
    [
        ("2024-01-05", "2024-06-05", ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "2024"]),
        ("2020-01-05", "2026-12-05", ["Q1", "Q2", "Q3", "Q4", "2020", "2026"]),
        ("2000-01-05", "2019-12-05", ["2000", "2001", "2019"]),
        ("0001-01-05", "9999-12-05", ["500", "1000", "9500"]),
    ],
)
def test_the_axis_counts_in_what_has_room(anfang: str, ende: str, namen: list[str]) -> None:
    tage = [date.fromisoformat(anfang), date.fromisoformat(ende)]
    marken = svg._axis_marks(svg.axis(tage, []), 100)
    text = tree("".join(str(name) for _, name in marken)).alle("text")
    gezeigt = [(float(t.attribute["x"]), t.attribute["class"], t.text) for t in text]
    assert set(namen) <= {t for _, _, t in gezeigt}
    for klasse in ("z-monat-name", "z-jahr-name"):
        zeile = [(x, t) for x, k, t in gezeigt if k == klasse]
        assert all(x + svg.text_width(t, 11) < y for (x, t), (y, _) in pairwise(zeile))


def test_the_stand_is_a_labelled_line_on_its_day() -> None:
    bild = of_steps(schritt(1, "01/2024"), schritt(2, "12/2024"))
    (strich,) = bild.alle("line", **{"class": "z-stand"})
    tage = (STAND - date(2024, 1, 1)).days + 0.5
    assert float(strich.attribute["x1"]) == pytest.approx(
        svg.LEFT + (svg.RIGHT - svg.LEFT) * tage / 366, abs=0.06
    )
    assert "Stand 10.04.2024" in [t.text for t in bild.alle("text")]


def test_a_stand_far_away_is_said_in_words() -> None:
    lage = Lage(prozess(schritt(1, "01/2024")), date(2030, 1, 1))
    assert not list(drawing(lage).alle("line", **{"class": "z-stand"}))
    assert svg.remarks(lage) == ["Der Stand 01.01.2030 liegt nach dem Ende der Zeitleiste."]


# --- Steps -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wann", "maske"),
    [
        ("03/2024", "beide"),
        ("Anfang 03/2024", "beide"),
        ("ca. 12.03.2024", "beide"),
        ("01.03.2024 bis 20.03.2024", ""),
        ("12.03.2024 bis 05/2024", "hinten"),
    ],
)
def test_an_end_is_soft_where_the_plan_names_no_day(wann: str, maske: str) -> None:
    (balken,) = figure(of_steps(schritt(1, wann)), "#s1").alle("rect", **{"class": "z-balken"})
    assert balken.attribute.get("mask") == (f"url(#zl-weich-{maske})" if maske else None)


def test_a_bar_covers_the_days_of_its_window() -> None:
    bild = of_steps(
        schritt(1, "01/2024"), schritt(2, "12.03.2024 bis 11.04.2024"), schritt(3, "12/2024")
    )
    (balken,) = figure(bild, "#s2").alle("rect", **{"class": "z-balken"})
    je_tag = (svg.RIGHT - svg.LEFT) / 366
    assert float(balken.attribute["x"]) == pytest.approx(svg.LEFT + 71 * je_tag, abs=0.06)
    assert float(balken.attribute["width"]) == pytest.approx(31 * je_tag, abs=0.11)


def test_deadlines_are_arrows_and_days_are_dots() -> None:
    bild = of_steps(
        schritt(1, "bis 03/2024"),
        schritt(2, "ab 03/2024"),
        schritt(3, "12.03.2024"),
        schritt(4, "2024", termine=tuple(Termin(datum=date(2024, m, 5)) for m in (2, 4, 9))),
        schritt(5, "05/2024", termine=(Termin(datum=date(2024, 5, 5)),)),
    )
    assert shapes(figure(bild, "#s1")) == ["line", "path", "line"]
    assert shapes(figure(bild, "#s2")) == ["line", "line", "path"]
    assert shapes(figure(bild, "#s3")) == ["circle"]
    assert shapes(figure(bild, "#s4")) == ["line", "circle", "circle", "circle"]
    assert shapes(figure(bild, "#s5")) == ["circle"]


def test_status_is_told_by_a_sign_and_in_words() -> None:
    bild = of_steps(
        schritt(1, "02/2024", erledigt=date(2024, 2, 9)),
        schritt(2, "03/2024"),
        schritt(3, "04/2024"),
        schritt(4, "04/2024", 2),
        schritt(5, "05/2024"),
        schritt(6, "05/2024", entfallen=Entfallen(am=date(2024, 1, 1))),
    )
    erwartet = {
        1: "erledigt ✓",
        2: "ueberfaellig !",
        3: "laeuft »",
        4: "blockiert …",
        5: "anstehend ",
        6: "entfallen ×",
    }
    for nr, wie in erwartet.items():
        a = figure(bild, f"#s{nr}")
        klasse, zeichen = wie.split(" ")
        assert a.attribute["class"] == f"s-{klasse}"
        (beschriftung,) = a.alle("text")
        assert beschriftung.text.split(" ")[0] == f"{nr}{zeichen}"
        assert next(a.alle("title")).text.startswith(f"Schritt {nr}: Schritt {nr}, ")
    assert "überfällig seit 10 Tagen" in next(figure(bild, "#s2").alle("title")).text


def test_lanes_are_bodies_and_then_work_without_one() -> None:
    daten = Prozess(
        angaben=prozess().angaben,
        gremien=(Gremium(id="b", name="Beirat"), Gremium(id="a", name="Ausschuss")),
        schritte=(
            schritt(1),
            schritt(2, gremium="a", titel=None),
            schritt(3, gremium="b", titel=None),
        ),
        meilensteine=(meilenstein("ziel", 1),),
    )
    namen = [t.text for t in drawing(Lage(daten, STAND)).alle("text", **{"class": "z-name"})]
    assert namen == ["Meilensteine", "Beirat", "Ausschuss", "ohne Gremium"]


# --- Milestones ------------------------------------------------------------------------------


def test_a_milestone_shows_its_plan_and_its_forecast() -> None:
    bild = of_steps(
        schritt(1, "02/2024"),
        schritt(2, "06/2024"),
        meilenstein("spaet", 1),
        meilenstein("gut", 2),
        Meilenstein(id="da", titel="Da", erreicht=date(2024, 3, 1)),
    )
    rauten = [[e.attribute["class"] for e in figure(bild, f"#m{i}").alle("path")] for i in (1, 2)]
    assert rauten == [["z-prognose", "z-raute"], ["z-raute"]]
    assert figure(bild, "#m1").attribute["class"] == "m-gefaehrdet"
    assert figure(bild, "#m3").attribute["class"] == "m-erreicht"
    assert [t.text for t in figure(bild, "#m1").alle("text")] == ["! Spaet"]
    assert "(+41 Tage)" in next(figure(bild, "#m1").alle("title")).text  # 29.02. to 10.04.


# --- Nothing collides ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "tag", ["2020-01-01", "2021-02-01", "2022-09-10", "2023-12-01", "2030-01-01"]
)
def test_the_shipped_process_is_drawn_soundly(lage: Callable[[str], Lage], tag: str) -> None:
    bild = drawing(lage(tag))
    assert_sound(bild)
    assert len(fields(bild)) == 45 + 7  # every step, and every milestone with a day


def big(schritte: int, gremien: int, jahre: int) -> Prozess:
    monate = jahre * 12
    return Prozess(
        angaben=prozess().angaben,
        gremien=tuple(
            Gremium(id=f"g{i}", name=f"Gremium Nummer {i} mit langem Namen") for i in range(gremien)
        ),
        schritte=tuple(
            schritt(
                nr,
                f"{nr * 7 % 12 + 1:02}/{2020 + nr * monate // schritte // 12}",
                gremium=f"g{nr % gremien}" if nr % 5 else None,
            )
            for nr in range(1, schritte)
        ),
        meilensteine=tuple(meilenstein(f"m{i}", i + 1, i + 20) for i in range(20)),
    )


def test_a_large_process_is_drawn_soundly() -> None:
    bild = drawing(Lage(big(300, 40, 10), date(2025, 5, 5)))
    assert_sound(bild)
    assert bild.attribute["class"] == "zeitleiste hoch"


@pytest.mark.parametrize(
    "schritte",
    [
        [schritt(1, "12.03.2024")],
        [schritt(1, "bis 01.01.2000"), schritt(2, "ab 31.12.2099"), schritt(3, "03/2024")],
        [schritt(1, "03/2024", titel="W" * 500), meilenstein("w" * 500, 1)],
        [schritt(nr, "12/2024") for nr in range(1, 60)],
        [schritt(1, "31.12.2099"), schritt(2, "2099")],
        [schritt(1, "2024", termine=(Termin(datum=date(1, 1, 1)), Termin(datum=date.max)))],
    ],
    ids=["one day", "far apart", "long names", "all at once", "the last year", "all of time"],
)
@pytest.mark.parametrize("stand", [date.min, STAND, date.max], ids=str)
def test_strange_processes_are_drawn_soundly(
    schritte: list[Schritt | Meilenstein], stand: date
) -> None:
    assert_sound(of_steps(*schritte, stand=stand))


ZEITEN = st.builds(
    lambda form, tag: form.format(
        f"{tag.day}.{tag.month}.{tag.year}", f"{tag.month:02}/{tag.year}"
    ),
    st.sampled_from(["{0}", "{1}", "bis {0}", "ab {1}", "ca. {0}", "Ende {1}"]),
    st.dates(date(2023, 1, 1), date(2026, 12, 31)),
)


@given(st.lists(ZEITEN, min_size=1, max_size=25), st.dates(date(2022, 1, 1), date(2027, 12, 31)))
@settings(max_examples=examples(200), deadline=None)
def test_nothing_ever_collides(zeiten: list[str], stand: date) -> None:
    schritte = [schritt(nr, wann) for nr, wann in enumerate(zeiten, start=1)]
    bild = of_steps(*schritte, meilenstein("m", *range(1, len(zeiten) + 1)), stand=stand)
    assert_sound(bild)


def test_a_process_without_days_has_no_drawing() -> None:
    assert svg.draw(Lage(prozess(schritt(1, "laufend")), STAND), str, str) == ""


# --- Text ------------------------------------------------------------------------------------


def test_names_wrap_and_are_cut_at_the_end() -> None:
    zeilen = svg.wrap(
        "Arbeitsgruppe für die Abstimmung der vielen Fachplanungen im Amt", 100, 12, 3
    )
    assert len(zeilen) == 3
    assert zeilen[-1].endswith("…")
    assert all(svg.text_width(z, 12) <= 100 for z in zeilen)
    assert svg.wrap("x" * 500, 100, 12, 2)[1].endswith("…")
    assert svg.wrap("Rat", 100, 12, 3) == ["Rat"]
    assert svg.wrap("", 100, 12, 3) == [""]


def test_spans_at_the_edges_of_time_do_not_overflow() -> None:
    lage = Lage(
        prozess(
            schritt(1, "2024", termine=(Termin(datum=date.min),)),
        ),
        STAND,
    )
    assert zeitleiste.spanne(lage.schritte[1]).von == date.min
    frist = Lage(prozess(schritt(1, "bis 31.01.2024")), STAND).schritte[1]
    assert zeitleiste.spanne(frist).von == date(2024, 1, 31) - timedelta(days=29)


def test_the_legend_shows_every_status_and_every_kind() -> None:
    worte = [wort for _, wort in svg.legend()]
    for wort in (*("erledigt", "läuft", "anstehend", "blockiert", "überfällig", "entfallen"),):
        assert wort in worte
    assert lies("bis 03/2024").spaet == date(2024, 3, 31)
    proben = "".join(str(probe) for probe, _ in svg.legend())
    assert set(re.findall(r"s-(\w+)", proben)) | {"offen", "laufend"} >= set(
        re.findall(r"s-(\w+)", " ".join(f"s-{s}" for s in zeitleiste.ZEICHEN))
    )
