from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isrp_cli import zeitangabe
from isrp_cli.models import (
    Entfallen,
    Meilenstein,
    Prozess,
    Prozessangaben,
    Schritt,
    Vorgaenger,
)
from isrp_cli.stand import Lage
from isrp_cli.views import meilensteine, tafel

STAND = date(2022, 9, 10)


def schritt(nr, zeit, *nach, **felder):
    return Schritt(
        nr=nr,
        titel=f"Arbeit {nr}",
        art="erarbeitung",
        zeitplanung=zeitangabe.lies(zeit),
        nach=tuple(Vorgaenger(schritt=v) for v in nach),
        **felder,
    )


def lage_aus(schritte, *alle, stand=STAND):
    return Lage(
        Prozess(
            angaben=Prozessangaben(titel="Plan"),
            schritte=tuple(schritte),
            meilensteine=tuple(alle),
        ),
        stand,
    )


def einer(lage, kennung="m", breite=80):
    return tafel.render(meilensteine.einer(lage, kennung), breite)


def eintrag(text, name):
    return next((z[len(name) :].strip() for z in text.splitlines() if z.startswith(name)), None)


def gefahren(text):
    """The points under „Was ihn gefährdet“, unwrapped."""
    abschnitt = text.split("Was ihn gefährdet\n")[1].split("\n\n")[0]
    return abschnitt.replace("\n  ", " ").splitlines()


def test_list_with_plan_forecast_delay_and_steps():
    lage = lage_aus(
        [schritt(1, "08/2022"), schritt(2, "09/2022", 1), schritt(3, "15.12.2022")],
        Meilenstein(id="vorher", titel="Vorher", schritte=(1,)),
        Meilenstein(id="ende", titel="Ende", schritte=(2, 3)),
        Meilenstein(id="da", titel="Schon da", erreicht=True),
    )
    # Step 1 is overdue since 31 August: forecast on the Stand, ten days later than planned.
    assert [z.split() for z in tafel.render(meilensteine.liste(lage), 80).splitlines()[:8]] == [
        ["3", "Meilensteine", "am", "10.", "September", "2022"],
        ["Meilenstein", "Status", "geplant", "bis", "Prognose", "fertig"],
        ["Vorher", "gefährdet", "31.08.2022", "10.09.2022", "0", "von", "1"],
        ["vorher", "+10", "Tage"],
        ["Ende", "offen", "15.12.2022", "15.12.2022", "0", "von", "2"],
        ["ende"],
        ["Schon", "da", "erreicht", "–", "–"],
        ["da"],
    ]


def test_no_milestones():
    text = tafel.render(meilensteine.liste(lage_aus([])), 80)
    assert text == "In meilensteine.yaml sind keine Meilensteine eingetragen.\n"


def test_one_with_its_steps_done_and_missing():
    lage = lage_aus(
        [
            schritt(1, "07/2022", erledigt=date(2022, 7, 9)),
            schritt(2, "07/2022", entfallen=Entfallen(am=date(2022, 7, 9))),
            schritt(3, "08/2022"),
            schritt(4, "10/2022", 3),
        ],
        Meilenstein(id="v", titel="Vorher", erreicht=True),
        Meilenstein(id="m", titel="Mitte", schritte=(1, 2, 3, 4), nach=("v",), herkunft="quelle"),
        Meilenstein(id="n", titel="Nachher", nach=("m",)),
    )
    text = einer(lage)
    assert eintrag(text, "geplant bis") == "31. Oktober 2022"
    assert eintrag(text, "Prognose") == "wie geplant"
    assert eintrag(text, "Schritte ") == "2 von 4 fertig"
    assert eintrag(text, "setzt voraus") == "Vorher (erreicht)"
    assert eintrag(text, "ist Voraussetzung für") == "Nachher (offen)"
    assert eintrag(text, "Zuordnung") == "laut Quelle"
    fehlen, _, fertig = text.partition("Schritte, die nicht mehr fehlen (2)\n")
    assert [z.split()[:3] for z in fertig.splitlines()[1:]] == [
        ["1", "Arbeit", "1"],
        ["2", "Arbeit", "2"],
    ]
    fehlen = fehlen.split("Schritte, die noch fehlen (2)\n")[1]
    assert [z.split() for z in fehlen.splitlines()[1:3]] == [
        ["3", "Arbeit", "3", "08/2022", "überfällig", "10.09.2022"],
        ["4", "Arbeit", "4", "10/2022", "anstehend", "31.10.2022"],
    ]
    assert gefahren(text) == ["• Eigene Schritte überfällig (1): 3"]


def test_what_threatens_it_overdue_before_held_up_and_a_late_milestone():
    # 3 was to end on 12 September, but comes after 2, which ends on the 20th, and 1, overdue.
    lage = lage_aus(
        [schritt(1, "31.08.2022"), schritt(2, "20.09.2022"), schritt(3, "12.09.2022", 1, 2)],
        Meilenstein(id="v", titel="Vorher", schritte=(1,)),
        Meilenstein(id="m", titel="Mitte", schritte=(3,), nach=("v",)),
    )
    text = einer(lage)
    assert eintrag(text, "Prognose") == "20. September 2022, 8 Tage später als geplant"
    assert gefahren(text) == [
        "• Schritte davor überfällig (1): 1",
        "• Durch Vorgänger verspätet (1): 3",
        "• „Vorher“ muss vorher erreicht sein und ist gefährdet: geplant bis 31.08.2022, "
        "voraussichtlich 10.09.2022 (+10 Tage)",
    ]


def test_nothing_comes_late_through_a_finished_step():
    lage = lage_aus(
        [
            schritt(1, "07/2022"),
            schritt(2, "08/2022", 1, erledigt=date(2022, 8, 9)),
            schritt(3, "10/2022", 2),
        ],
        Meilenstein(id="m", titel="M", schritte=(3,)),
    )
    assert gefahren(einer(lage)) == ["derzeit nichts"]


def test_what_was_done_too_late_is_said():
    lage = lage_aus(
        [schritt(1, "07/2022", erledigt=date(2022, 8, 4)), schritt(2, "ab 09/2022")],
        Meilenstein(id="m", titel="M", schritte=(1, 2)),
    )
    assert lage.meilensteine["m"].status == "gefaehrdet"
    assert gefahren(einer(lage)) == ["• Erst nach dem geplanten Ende fertig geworden (1): 1"]


def test_nothing_threatens_it():
    lage = lage_aus([schritt(1, "10/2022")], Meilenstein(id="m", titel="M", schritte=(1,)))
    assert gefahren(einer(lage)) == ["derzeit nichts"]


@pytest.mark.parametrize(
    ("erreicht", "fertig", "tag"),
    [
        (True, None, None),
        (date(2022, 3, 4), None, "4. März 2022"),
        (None, date(2022, 7, 9), "9. Juli 2022"),
    ],
)
def test_reached(erreicht, fertig, tag):
    schritte = [schritt(1, "07/2022", erledigt=fertig)] if fertig else []
    nummern = (1,) if fertig else ()
    meilenstein = Meilenstein(id="m", titel="M", erreicht=erreicht, schritte=nummern)
    text = einer(lage_aus(schritte, meilenstein))
    assert eintrag(text, "erreicht am") == tag
    assert eintrag(text, "Status am 10.09.2022") == "erreicht"
    assert "Was ihn gefährdet" not in text
    assert eintrag(text, "Prognose") is None


def test_milestone_without_any_day():
    text = einer(lage_aus([schritt(1, "offen")], Meilenstein(id="m", titel="M", schritte=(1,))))
    assert eintrag(text, "geplant bis") == "kein Termin"
    assert eintrag(text, "Prognose") == "keine, weil kein Tag bekannt ist"


def test_unknown_milestone():
    with pytest.raises(KeyError):
        meilensteine.einer(lage_aus([]), "x")


@pytest.mark.parametrize("breite", [60, 80, 120])
@pytest.mark.parametrize("name", ["Wort " * 60, "x" * 300, "[red]\x1b[31m\u202e\x07\tB"])
def test_odd_names_neither_break_the_width_nor_obey(name, breite):
    lage = lage_aus(
        [schritt(1, "08/2022")],
        Meilenstein(id="v", titel=name, schritte=(1,)),
        Meilenstein(id=name, titel=name, schritte=(1,), nach=("v",)),
    )
    liste = tafel.render(meilensteine.liste(lage), breite)
    for text in (liste, einer(lage, name, breite)):
        assert max(map(tafel.width, text.splitlines())) <= breite
        assert "\x1b" not in text
        assert "\u202e" not in text


@settings(max_examples=80, deadline=None)
@given(data=st.data(), zahl=st.integers(1, 7))
def test_a_threatened_milestone_always_says_by_what(data, zahl):
    zeiten = ["07/2022", "09/2022", "bis 15.09.2022", "ab 08/2022", "offen", "11/2022"]
    schritte = []
    for nr in range(1, zahl + 1):
        nach = data.draw(st.sets(st.integers(1, nr - 1))) if nr > 1 else set()
        fertig = data.draw(st.sampled_from([None, None, date(2022, 9, 1), date(2022, 12, 1)]))
        zeit = data.draw(st.sampled_from(zeiten))
        schritte.append(schritt(nr, zeit, *sorted(nach), erledigt=fertig))
    gebraucht = data.draw(st.sets(st.integers(1, zahl), min_size=1))
    lage = lage_aus(schritte, Meilenstein(id="m", titel="M", schritte=tuple(sorted(gebraucht))))
    text = einer(lage)
    if lage.meilensteine["m"].status == "gefaehrdet":
        assert gefahren(text)[0].startswith("• ")


@pytest.mark.parametrize("breite", [80, 120])
def test_shipped_process_looks_as_it_did(lage, golden, breite):
    stand = lage("2022-09-10")
    liste = tafel.render(meilensteine.liste(stand), breite)
    golden(f"meilensteine_2022-09-10_{breite}", liste)
    text = tafel.render(meilensteine.einer(stand, "isrp-beschluss"), breite)
    golden(f"meilenstein_isrp-beschluss_2022-09-10_{breite}", text)
