import re
from datetime import date

import pytest

from isrp_cli import zeitangabe
from isrp_cli.models import (
    Aufgabe,
    Entfallen,
    Gremium,
    Mitglied,
    Prozess,
    Prozessangaben,
    Punkt,
    Schritt,
    Stelle,
    Termin,
)
from isrp_cli.stand import Lage
from isrp_cli.views import gremien, tafel

STAND = date(2022, 9, 10)


def schritt(nr, zeit, **felder):
    grund = {"gremium": "ag", "art": "beratung"}
    return Schritt(nr=nr, zeitplanung=zeitangabe.lies(zeit), **(grund | felder))


def lage_aus(*schritte, stand=STAND, stellen=(), gremien=(), **felder):
    ag = Gremium(id="ag", name="Arbeitsgruppe Wohnen", **felder)
    return Lage(
        Prozess(
            angaben=Prozessangaben(titel="Plan"),
            schritte=schritte,
            stellen=tuple(stellen),
            gremien=(ag, *gremien),
        ),
        stand,
    )


def liste(lage, breite=80):
    return tafel.render(gremien.liste(lage), breite)


def eines(lage, breite=80):
    return tafel.render(gremien.eines(lage, lage.prozess.gremien[0]), breite)


def eintrag(text, name):
    """What stands behind a name in the table of facts, None where the line is absent."""
    return next((z[len(name) :].strip() for z in text.splitlines() if z.startswith(name)), None)


# --- The next meeting and those held -----------------------------------------------------------


@pytest.mark.parametrize(
    ("schritte", "naechste"),
    [
        # The window that has the Stand in it comes before a later one.
        ([schritt(1, "11/2022"), schritt(2, "09/2022")], "09/2022 (Schritt 2)"),
        # Its last day is the Stand: still to come. Overdue: no more.
        ([schritt(1, "10.09.2022")], "10.09.2022 (Schritt 1)"),
        ([schritt(1, "09.09.2022")], None),
        ([schritt(1, "10/2022", erledigt=date(2022, 9, 1))], None),
        ([schritt(1, "10/2022", entfallen=Entfallen(am=date(2022, 9, 1)))], None),
        # Done only after the Stand: not yet.
        ([schritt(1, "10/2022", erledigt=date(2022, 9, 11))], "10/2022 (Schritt 1)"),
        # No meeting.
        ([schritt(1, "10/2022", art="erhebung")], None),
        # What has no day comes last.
        ([schritt(1, "offen"), schritt(2, "12/2023")], "12/2023 (Schritt 2)"),
        ([schritt(1, "offen")], "offen (Schritt 1)"),
        # A deadline is ordered by its last day, an "ab" by its first.
        ([schritt(1, "bis 12/2022"), schritt(2, "ab 10/2022")], "ab 10/2022 (Schritt 2)"),
        ([schritt(1, "bis 12/2022"), schritt(2, "ab 01/2023")], "bis 12/2022 (Schritt 1)"),
        # Of fixed meetings the first from the Stand on.
        (
            [
                schritt(
                    1,
                    "09/2022",
                    termine=tuple(Termin(datum=date(2022, 9, tag)) for tag in (23, 10, 9)),
                ),
                schritt(2, "15.09.2022"),
            ],
            "10.09.2022 (Schritt 1)",
        ),
        # Other bodies' meetings do not count.
        ([schritt(1, "09/2022", gremium=None, titel="Andere")], None),
    ],
)
def test_next_meeting(schritte, naechste):
    assert eintrag(eines(lage_aus(*schritte)), "nächste Sitzung") == naechste


def test_meetings_held_leave_out_the_dropped_and_what_is_no_meeting():
    lage = lage_aus(
        schritt(1, "01/2022", erledigt=date(2022, 1, 12)),
        schritt(2, "02/2022", entfallen=Entfallen(am=date(2022, 1, 12))),
        schritt(3, "03/2022"),
        schritt(4, "11/2022", art="rueckmeldung"),
    )
    assert eintrag(eines(lage), "Sitzungen") == "1 von 2 gehalten"
    assert liste(lage).splitlines()[2].split(maxsplit=2)[2].split("  ")[0] == "–"
    assert "  1 von 2  " in liste(lage).splitlines()[2]
    assert liste(lage).splitlines()[3].split() == ["Gremium:", "ag", "1", "überfällig"]


def test_no_meeting_at_all():
    lage = lage_aus()
    assert eintrag(eines(lage), "Sitzungen") == "keine"
    assert "In keinem Schritt tagt dieses Gremium." in eines(lage)


def test_no_bodies():
    leer = Lage(Prozess(angaben=Prozessangaben(titel="Plan")), STAND)
    assert liste(leer) == "In gremien.yaml sind keine Gremien eingetragen.\n"


# --- One body ----------------------------------------------------------------------------------


def test_gaps_are_said_in_words():
    text = eines(lage_aus())
    for name in ("Leitung", "Koordination", "Ziel", "Zielgruppe", "Sitzungsrhythmus", "öffentlich"):
        assert eintrag(text, name + " ") == "nicht eingetragen"
    assert "keine Mitglieder eingetragen" in text
    assert "keine Aufgaben eingetragen" in text
    for name in ("Kurzname", "andere Schreibweisen", "Ladungsfrist", "Hinweis", "wirkt mit in"):
        assert eintrag(text, name) is None


@pytest.mark.parametrize(
    ("felder", "text"),
    [
        ({"art": "rat"}, "nicht eingetragen"),
        ({"art": "rat", "ladungsfrist": 0}, "keine"),
        ({"ladungsfrist": 1}, "1 voller Kalendertag zwischen Zugang der Einladung und Sitzung"),
        ({"ladungsfrist": 4}, "4 volle Kalendertage zwischen Zugang der Einladung und Sitzung"),
    ],
)
def test_notice_in_words(felder, text):
    assert eintrag(eines(lage_aus(**felder)), "Ladungsfrist") == text


def test_everything_that_is_known():
    lage = lage_aus(
        Schritt(
            nr=7,
            titel="Forum",
            art="beteiligung",
            zeitplanung=zeitangabe.lies("06/2022"),
            aufgabenverteilung=(Aufgabe(stelle="ag"),),
        ),
        stellen=[Stelle(id="d5", name="Dezernat 5"), Stelle(id="sp", name="Sozialplanung")],
        gremien=[Gremium(id="x", name="Lenkungsrunde")],
        kurz="AG Wohnen",
        aliase=("AG-Wohnen", "Wohnen, AG"),
        leitung=("d5", "x"),
        koordination=("sp",),
        ziel="Wohnraum",
        zielgruppe="Alle",
        sitzungsrhythmus="monatlich",
        oeffentlich=False,
        hinweis="Nur bei Bedarf",
        aufgaben=("Beraten", "Vorschlagen"),
    )
    text = eines(lage)
    assert {
        name: eintrag(text, name)
        for name in ("Kurzname", "andere Schreibweisen", "Leitung", "Koordination", "Ziel ")
    } == {
        "Kurzname": "AG Wohnen",
        "andere Schreibweisen": "AG-Wohnen; Wohnen, AG",
        "Leitung": "Dezernat 5, Lenkungsrunde",
        "Koordination": "Sozialplanung",
        "Ziel ": "Wohnraum",
    }
    assert eintrag(text, "öffentlich") == "nein"
    assert eintrag(text, "Hinweis") == "Nur bei Bedarf"
    assert eintrag(text, "wirkt mit in") == "Schritt 7 (Forum)"
    assert "• Beraten\n• Vorschlagen\n" in text


def test_members_keep_their_order_under_their_group():
    text = eines(
        lage_aus(
            stellen=[Stelle(id="amt", name="Amt", gruppe="verwaltungsintern")],
            mitglieder=(
                Mitglied(bezeichnung="Verband", gruppe="verwaltungsextern", beispiel=True),
                Mitglied(stelle="amt", funktion="Leitung"),
                Mitglied(bezeichnung="Verein", gruppe="verwaltungsextern"),
                Mitglied(bezeichnung="Nachbarn"),
            ),
        )
    )
    assert text.split("Mitglieder\n")[1].split("\n\n")[0].splitlines() == [
        "Verwaltungsextern (2)",
        "  • Verband (als Beispiel genannt, nicht festgelegt)",
        "  • Verein",
        "Verwaltungsintern (1)",
        "  • Amt, Leitung",
        "ohne Gruppe (1)",
        "  • Nachbarn",
    ]


def test_members_without_any_group_are_one_list():
    text = eines(lage_aus(mitglieder=(Mitglied(bezeichnung="Nachbarn"),)))
    assert "Mitglieder\n• Nachbarn\n" in text


def test_steps_with_status_and_day():
    lage = lage_aus(
        schritt(1, "01/2022", erledigt=date(2022, 1, 12), titel="Auftakt"),
        schritt(2, "02/2022", entfallen=Entfallen(am=date(2022, 1, 13))),
        schritt(3, "09.09.2022", art="beschluss"),
        schritt(
            4, "11/2022", tagesordnung=(Punkt(punkt="Erster Punkt"), Punkt(punkt="Zweiter Punkt"))
        ),
    )
    assert [re.split("  +", z.strip()) for z in eines(lage).splitlines()[-4:]] == [
        ["1", "01/2022", "erledigt 12.01.2022", "Auftakt"],
        ["2", "02/2022", "entfallen 13.01.2022", "Beratung"],
        ["3", "09.09.2022", "überfällig seit 1 Tag", "Beschluss"],
        ["4", "11/2022", "anstehend", "Erster Punkt (+1)"],
    ]


@pytest.mark.parametrize("breite", [60, 80, 120])
@pytest.mark.parametrize("name", ["Wort " * 60, "x" * 300, "[red]\x1b[31m\u202e\x07\tB"])
def test_odd_names_neither_break_the_width_nor_obey(name, breite):
    lage = Lage(
        Prozess(
            angaben=Prozessangaben(titel="Plan"),
            schritte=(schritt(1, "09/2022", gremium=name, titel=name),),
            gremien=(Gremium(id=name, name=name, leitung=(name,), ziel=name, aufgaben=(name,)),),
        ),
        STAND,
    )
    for text in (liste(lage, breite), eines(lage, breite)):
        assert max(map(tafel.width, text.splitlines())) <= breite
        assert "\x1b" not in text
        assert "\u202e" not in text


@pytest.mark.parametrize("breite", [80, 120])
def test_shipped_process_looks_as_it_did(lage, golden, breite):
    stand = lage("2022-09-10")
    golden(f"gremien_2022-09-10_{breite}", liste(stand, breite))
    begleitgremium = stand.prozess.gremium_nach_id["begleitgremium"]
    text = tafel.render(gremien.eines(stand, begleitgremium), breite)
    golden(f"gremium_begleitgremium_2022-09-10_{breite}", text)
