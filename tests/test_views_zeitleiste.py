from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isrp_cli import zeitangabe
from isrp_cli.models import (
    Entfallen,
    Gremium,
    Meilenstein,
    Phase,
    Prozess,
    Prozessangaben,
    Schritt,
    Termin,
)
from isrp_cli.stand import Lage
from isrp_cli.views import tafel, zeitleiste
from isrp_cli.views.zeitleiste import Achse, Balken

STAND = date(2022, 2, 10)


def lage_aus(*zeiten, stand=STAND, gremien=None, meilensteine=(), phasen=()):
    """A process with a step for every Zeitangabe, numbered from 1; all of the body A by default."""
    gremien = gremien or ["A"] * len(zeiten)
    namen = dict.fromkeys(g for g in gremien if g)
    return Lage(
        Prozess(
            angaben=Prozessangaben(titel="Plan", phasen=tuple(phasen)),
            schritte=tuple(
                Schritt(
                    nr=nr,
                    gremium=gremium,
                    titel=f"Titel {nr}",
                    art="beratung",
                    zeitplanung=zeitangabe.lies(zeit),
                )
                for nr, (zeit, gremium) in enumerate(zip(zeiten, gremien, strict=True), start=1)
            ),
            gremien=tuple(Gremium(id=name, name=name) for name in namen),
            meilensteine=tuple(meilensteine),
        ),
        stand,
    )


def zeilen(lage, breite=60, nach="gremium"):
    return tafel.render(zeitleiste.bloecke(lage, breite, nach), breite).splitlines()


def ein_balken(zeit, achse, **felder):
    schritt = Schritt(
        nr=1, titel="Titel", art="beratung", zeitplanung=zeitangabe.lies(zeit), **felder
    )
    lage = Lage(Prozess(angaben=Prozessangaben(titel="Plan"), schritte=(schritt,)), STAND)
    return zeitleiste.bar(lage.schritte[1], achse)


# January to March 2022 with 20 columns each: day d of a month of n days is in (d - 1) * 20 // n.
QUARTAL = zeitleiste.axis(date(2022, 1, 9), date(2022, 3, 9), 60)


def test_whole_months_share_the_columns_equally():
    assert Achse(2022 * 12, 3, 20, 1) == QUARTAL
    assert QUARTAL.spalten == 60


@pytest.mark.parametrize(
    ("tag", "spalte"),
    [
        (date(2022, 1, 1), 0),
        (date(2022, 1, 2), 0),  # 1 * 20 / 31 = 0.6
        (date(2022, 1, 3), 1),  # 2 * 20 / 31 = 1.3
        (date(2022, 1, 31), 19),
        (date(2022, 2, 1), 20),
        (date(2022, 2, 14), 29),  # 13 * 20 / 28 = 9.3
        (date(2022, 2, 28), 39),
        (date(2022, 3, 31), 59),
    ],
)
def test_column_of_a_day(tag, spalte):
    assert QUARTAL.spalte(tag) == spalte


@pytest.mark.parametrize(
    ("zeit", "von", "bis", "form"),
    [
        ("14.02.2022", 29, 29, "●"),
        ("ca. 14.02.2022", 29, 29, "░"),
        ("02/2022", 20, 39, "░" + "▒" * 18 + "░"),
        ("Anfang 02/2022", 20, 26, "░▒▒▒▒▒░"),  # the 10th: 9 * 20 / 28 = 6.4
        ("1. Quartal 2022", 0, 59, "░" + "▒" * 58 + "░"),
        ("07.02.2022-11.02.2022", 24, 27, "├──┤"),  # 6 * 20 / 28 = 4.3; 10 * 20 / 28 = 7.1
        ("07.02.2022-08.02.2022", 24, 25, "├┤"),
        ("KW 6/2022", 24, 28, "░▒▒▒░"),  # 7 to 13 February: 12 * 20 / 28 = 8.6
        ("bis 02/2022", 18, 39, "─" * 21 + "►"),  # from 30 January: 29 * 20 / 31 = 18.7
        ("bis 05.01.2022", 0, 2, "──►"),  # its last 30 days begin before the axis does
        ("ab 15.02.2022", 30, 49, "├" + "─" * 19),  # to 16 March: 15 * 20 / 31 = 9.7
        ("ab 15.03.2022", 49, 59, "├" + "─" * 10),  # 14 * 20 / 31 = 9.0; ends with the axis
    ],
)
def test_a_bar_covers_the_columns_of_its_days(zeit, von, bis, form):
    balken = ein_balken(zeit, QUARTAL)
    assert (balken.von, balken.bis) == (von, bis)
    gezeichnet = balken.text[von - balken.beginn :][: bis - von + 1]
    # The number may stand inside of it.
    assert len(gezeichnet) == len(form)
    assert all(ist in (soll, "1", "!", "»") for ist, soll in zip(gezeichnet, form, strict=True))
    assert (gezeichnet[0], gezeichnet[-1]) == (form[0], form[-1])
    assert "1" in balken.text


def test_meetings_are_points_on_a_line():
    tage = (date(2022, 2, 7), date(2022, 2, 14), date(2022, 3, 1))
    balken = ein_balken("02/2022", QUARTAL, termine=tuple(Termin(datum=t) for t in tage))
    # Columns 24, 29 and 40; the number fits inside without hiding one.
    assert balken == Balken(24, 40, 24, "●────●──────────●1»", "")


def test_a_label_goes_inside_behind_before_or_nowhere():
    def balken(von, form, zeichen):
        return zeitleiste._labelled(von, form, zeichen, 10, "")

    assert balken(0, "░▒▒░", "7!") == Balken(0, 3, 0, "░7!░", "")
    assert balken(0, "░▒░", "7!") == Balken(0, 2, 0, "░▒░7!", "")
    assert balken(7, "░▒░", "7!") == Balken(7, 9, 5, "7!░▒░", "")
    assert balken(1, "─" * 8 + "►", "7!") == Balken(1, 9, 1, "───7!───►", "")
    assert balken(0, "●", "1234567890") == Balken(0, 0, 0, "●", "")
    assert balken(0, "●", "123456789") == Balken(0, 0, 0, "●123456789", "")


def test_rows_are_packed_from_the_top_with_a_blank_between():
    def balken(von, bis):
        return Balken(von, bis, von, "x" * (bis - von + 1), "")

    a, b, c, d, e = balken(0, 2), balken(0, 9), balken(4, 7), balken(8, 8), balken(9, 9)
    # d touches c, so it goes below; e leaves column 8 free behind c.
    assert zeitleiste.rows([e, d, c, b, a]) == [[a, c, e], [b], [d]]
    assert zeitleiste.rows([]) == []
    # Both rows are free again for f, the lower one for longer: it takes the upper one.
    lang, kurz, f = balken(0, 12), balken(1, 9), balken(20, 21)
    assert zeitleiste.rows([lang, kurz, f]) == [[lang, f], [kurz]]


def test_a_whole_chart_drawn_by_hand():
    # February 2022: 28 days, 28 columns, one for each day.
    lage = lage_aus(
        "01.02.2022",
        "Mitte 02/2022",
        "05.02.2022-08.02.2022",
        "bis 28.02.2022",
        "ab 22.02.2022",
        "14.02.2022",
    )
    assert zeilen(lage)[:9] == [
        "Zeitleiste nach Gremien am 10. Februar 2022",
        "",
        "                       ▼ Stand 10.02.2022",
        "              2022",
        "              Feb",
        "A             ●1! ├3!┤ │░▒▒▒2▒▒▒▒░",
        "              ─────────────4»────────────►",
        "                       │   ●6     5├──────",
        "",
    ]


def test_a_plan_of_one_day():
    assert zeilen(lage_aus("14.02.2022", stand=date(2022, 2, 14)))[2:6] == [
        "          Stand 14.02.2022 ▼",
        "              2022",
        "              Feb",
        "A                          ●1»",
    ]


def test_six_years_share_columns_between_months():
    lage = lage_aus("01/2020", "03/2022", "12/2025", stand=date(2022, 5, 3))
    # 72 months in 46 columns: two months a column. 3/2022 is month 26, the Stand month 28.
    assert zeilen(lage)[2:7] == [
        "                            ▼ Stand 03.05.2022",
        "              2020  2021  2022  2023  2024  2025",
        "A             ░1!   ┊     ┊░2!  ┊     ┊     ┊   3░",
        "",
        "Eine Spalte steht für 2 Monate.",
    ]


def test_a_hundred_years_fit():
    lage = lage_aus("01.01.2000", "31.12.2099", stand=date(2050, 1, 1))
    assert max(map(len, zeilen(lage))) <= 60
    assert "Eine Spalte steht für 60 Monate." in zeilen(lage)


def test_undated_steps_stand_beneath():
    lage = lage_aus("02/2022", "laufend", "offen")
    text = zeilen(lage)
    ab = text.index("Schritte ohne festen Zeitraum")
    assert [z.split() for z in text[ab + 1 :]] == [
        ["2", "Titel", "2", "laufend", "laufend"],
        ["3", "Titel", "3", "offen", "offen"],
    ]


def test_no_dated_step_at_all():
    text = zeilen(lage_aus("offen"))
    assert "Noch hat kein Schritt einen Zeitraum." in text
    assert "Schritte ohne festen Zeitraum" in text


def test_no_steps_at_all():
    assert zeilen(lage_aus(), 80) == [
        "Dieser Prozess hat noch keine Schritte: schritte.yaml ist leer."
    ]


@pytest.mark.parametrize(
    ("stand", "satz"),
    [
        (date(2022, 1, 31), "Der Stand 31.01.2022 liegt vor dem Beginn der Zeitleiste."),
        (date(2022, 3, 1), "Der Stand 01.03.2022 liegt nach dem Ende der Zeitleiste."),
    ],
)
def test_a_stand_beside_the_axis_is_said(stand, satz):
    text = zeilen(lage_aus("02/2022", stand=stand))
    assert satz in text
    assert not any("▼" in z or "│" in z for z in text)


def test_status_is_a_sign_behind_the_number():
    basis = {"gremium": "A", "art": "beratung", "zeitplanung": zeitangabe.lies("02/2022")}
    schritte = (
        Schritt(nr=1, erledigt=date(2022, 2, 1), **basis),
        Schritt(nr=2, entfallen=Entfallen(am=date(2022, 2, 1)), **basis),
        Schritt(nr=3, **basis),
        Schritt(nr=4, **basis | {"zeitplanung": zeitangabe.lies("Anfang 02/2022")}),
        Schritt(nr=5, **basis | {"zeitplanung": zeitangabe.lies("Ende 02/2022")}),
    )
    prozess = Prozess(
        angaben=Prozessangaben(titel="Plan"),
        schritte=schritte,
        gremien=(Gremium(id="A", name="A"),),
    )
    text = "\n".join(zeilen(Lage(prozess, date(2022, 2, 11))))
    for zeichen in ("1✓", "2×", "3»", "4!", "▒5▒"):
        assert zeichen in text


def test_lanes_by_phase_and_what_has_none():
    lage = lage_aus(
        "02/2022",
        "02/2022",
        gremien=["A", None],
        phasen=[Phase(id="p", titel="Erste Phase", schritte=(2,)), Phase(id="q", titel="Leer")],
    )
    nach_phase = [z[:14].strip() for z in zeilen(lage, nach="phase")]
    assert [n for n in nach_phase if n in ("Erste Phase", "ohne Phase", "Leer")] == [
        "Erste Phase",
        "ohne Phase",
    ]
    nach_gremium = [z[:14].strip() for z in zeilen(lage)]
    assert [n for n in nach_gremium if n in ("A", "ohne Gremium")] == ["A", "ohne Gremium"]


def test_milestones_have_a_lane_and_a_list():
    lage = lage_aus(
        "Anfang 02/2022",
        "02/2022",
        stand=date(2022, 2, 20),
        meilensteine=[
            Meilenstein(id="x", titel="Ohne Termin", erreicht=True),
            Meilenstein(id="m", titel="Vorher", schritte=(1,)),
            Meilenstein(id="n", titel="Schluss", schritte=(2,)),
        ],
    )
    text = zeilen(lage)
    bahn = next(z for z in text if z.startswith("Meilensteine  "))
    # 10 and 28 February.
    assert bahn == "Meilensteine           ◆2!       │      3◆"
    assert any(z.split()[:3] == ["◆1", "Ohne", "Termin"] and "erreicht" in z for z in text)
    assert any("◆2" in z and "gefährdet" in z and "10.02.2022" in z for z in text)


@pytest.mark.parametrize("breite", [60, 80, 120])
@pytest.mark.parametrize(
    "name", ["Gremium " * 38, "x" * 300, "[red]\x1b[31m\u202e\x07\n\tB", "漢字" * 40]
)
def test_odd_names_neither_break_the_width_nor_obey(name, breite):
    lage = lage_aus("02/2022", "05/2022", gremien=[name, "B"])
    text = zeilen(lage, breite)
    assert max(map(tafel.width, text)) <= breite
    assert not any(ord(c) < 32 or c in "\x1b\u202e" for z in text for c in z)


@pytest.mark.parametrize("breite", [80, 120])
@pytest.mark.parametrize("nach", ["gremium", "phase"])
def test_shipped_process_looks_as_it_did(lage, golden, nach, breite):
    text = tafel.render(zeitleiste.bloecke(lage("2022-09-10"), breite, nach), breite)
    golden(f"zeitleiste_{nach}_2022-09-10_{breite}", text)


# --- Any plan ----------------------------------------------------------------------------------

tage = st.dates(date(2019, 1, 1), date(2026, 12, 31))


@st.composite
def angaben(draw):
    tag, anderer = sorted((draw(tage), draw(tage)))
    return draw(
        st.sampled_from(
            [
                f"{tag:%d.%m.%Y}",
                f"ca. {tag:%d.%m.%Y}",
                f"{tag:%d.%m.%Y}-{anderer:%d.%m.%Y}",
                f"{tag:%m/%Y}-{anderer:%m/%Y}",
                f"{tag:%m/%Y}",
                f"Mitte {tag:%m/%Y}",
                f"bis {tag:%d.%m.%Y}",
                f"bis {tag:%m/%Y}",
                f"ab {tag:%m/%Y}",
                f"{tag.year}",
                "laufend",
            ]
        )
    )


def brute_columns(achse, frueh, spaet):
    """The columns of all days, each by the rule: the share of the month that has passed."""
    spalten = set()
    tag = frueh
    while tag <= spaet:
        monat = tag.year * 12 + tag.month - 1 - achse.beginn
        naechster = date(tag.year + tag.month // 12, tag.month % 12 + 1, 1)
        laenge = (naechster - tag.replace(day=1)).days
        anteil = Fraction(tag.day - 1, laenge)
        spalten.add(int((monat + anteil) * achse.je_monat / achse.je_spalte))
        tag += timedelta(days=1)
    return {s for s in spalten if 0 <= s < achse.spalten}


@settings(max_examples=60, deadline=None)
@given(
    zeiten=st.lists(angaben(), min_size=1, max_size=12),
    stand=tage,
    platz=st.integers(20, 150),
)
def test_every_bar_covers_exactly_the_columns_of_its_days(zeiten, stand, platz):
    lage = lage_aus(*zeiten, stand=stand)
    datiert = [s for s in lage.schritte.values() if s.fenster.frueh or s.fenster.spaet]
    bekannt = [t for s in datiert for t in (s.fenster.frueh, s.fenster.spaet) if t]
    if not bekannt:
        return
    achse = zeitleiste.axis(min(bekannt), max(bekannt), platz)
    assert achse.spalten <= platz
    balken = []
    for s in datiert:
        frueh = s.fenster.frueh or s.fenster.spaet - timedelta(days=29)
        spaet = s.fenster.spaet or s.fenster.frueh + timedelta(days=29)
        b = zeitleiste.bar(s, achse)
        assert set(range(b.von, b.bis + 1)) == brute_columns(achse, frueh, spaet)
        assert 0 <= b.beginn <= b.von <= b.bis <= b.ende < achse.spalten
        balken.append(b)
    gepackt = zeitleiste.rows(balken)
    assert sorted(map(id, balken)) == sorted(id(b) for zeile in gepackt for b in zeile)
    for zeile in gepackt:
        assert all(a.ende + 1 < b.beginn for a, b in pairwise(zeile))
    # As few rows as can be: as many as bars (each with its blank) meet in one column.
    dichte = max(sum(b.beginn <= c <= b.ende + 1 for b in balken) for c in range(achse.spalten))
    assert len(gepackt) == dichte


@settings(max_examples=60, deadline=None)
@given(
    zeiten=st.lists(angaben(), max_size=12),
    stand=tage,
    breite=st.integers(60, 200),
    nach=st.sampled_from(["gremium", "phase"]),
    data=st.data(),
)
def test_no_line_is_too_wide_and_every_dated_step_is_drawn(zeiten, stand, breite, nach, data):
    gremien = [
        data.draw(st.sampled_from(["A", "Ein langer Name für ein Gremium", None])) for _ in zeiten
    ]
    lage = lage_aus(*zeiten, stand=stand, gremien=gremien)
    text = zeilen(lage, breite, nach)
    assert max(map(tafel.width, text)) <= breite
    if "✓ erledigt  ! überfällig/gefährdet" not in "\n".join(text):
        return
    legende = next(i for i, z in enumerate(text) if z.startswith("● Tag"))
    for nr, zeit in enumerate(zeiten, start=1):
        if zeit != "laufend":
            assert any(str(nr) in z for z in text[3:legende])
