from datetime import date

from isrp_cli import zeitangabe
from isrp_cli.models import Entfallen, Inhalt, Prozess, Prozessangaben, Schritt
from isrp_cli.stand import Lage
from isrp_cli.views import inhalte, tafel


def schritt(nr, zeit, **felder):
    return Schritt(
        nr=nr, titel="Arbeit", art="erarbeitung", zeitplanung=zeitangabe.lies(zeit), **felder
    )


def text(*alle, breite=80):
    lage = Lage(
        Prozess(
            angaben=Prozessangaben(titel="Plan", inhalte=tuple(alle)),
            schritte=(
                schritt(1, "07/2022", erledigt=date(2022, 7, 9)),
                schritt(2, "08/2022"),
                schritt(3, "08/2022"),
                schritt(4, "09/2022"),
                schritt(5, "11/2022", entfallen=Entfallen(am=date(2022, 9, 1))),
            ),
        ),
        date(2022, 9, 10),
    )
    return tafel.render(inhalte.bloecke(lage), breite)


def test_steps_by_status_and_how_many_are_done():
    seite = text(
        Inhalt(id="a", titel="Atlas", umfasst=("Karten", "Zahlen, Daten"), schritte=(1, 2, 3, 4, 5))
    )
    assert seite.splitlines()[2:6] == [
        "Atlas",
        "  umfasst: Karten; Zahlen, Daten",
        "  1 von 4 Schritten erledigt (1); entfallen: 5; überfällig: 2, 3; läuft: 4",
        "",
    ]
    assert seite.endswith("Keine: An jedem Inhalt arbeitet mindestens ein Schritt.\n")


def test_what_no_step_works_on_is_said_at_the_end():
    seite = text(
        Inhalt(id="a", titel="Atlas", schritte=(1,)),
        Inhalt(id="b", titel="Netzwerke"),
        # Its only step was dropped: nobody works on it.
        Inhalt(id="c", titel="Haushalt", schritte=(5,)),
    )
    assert seite.count("  Daran arbeitet kein Schritt.\n") == 2
    assert seite.endswith(
        "Inhalte, an denen kein Schritt arbeitet\n2 von 3:\n  • Netzwerke\n  • Haushalt\n"
    )
    assert "  1 von 1 Schritt erledigt (1)\n" in seite


def test_no_contents():
    assert text() == "In prozess.yaml sind keine Inhalte eingetragen.\n"


def test_odd_titles_neither_break_the_width_nor_obey():
    seite = text(Inhalt(id="a", titel="[red]\x1b[31m" + "x" * 300, umfasst=("y" * 300,)), breite=60)
    assert max(map(tafel.width, seite.splitlines())) <= 60
    assert "\x1b" not in seite


def test_shipped_process_looks_as_it_did(lage, golden):
    golden("inhalte_2022-09-10_80", tafel.render(inhalte.bloecke(lage("2022-09-10")), 80))
