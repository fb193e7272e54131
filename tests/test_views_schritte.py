import re
from datetime import date, time
from typing import Any

import pytest

from isrp_cli.models import (
    Aufgabe,
    Beschluss,
    Entfallen,
    Festlegung,
    Gremium,
    Inhalt,
    Meilenstein,
    Mitglied,
    Phase,
    Prozess,
    Prozessangaben,
    Punkt,
    Schritt,
    Stelle,
    Stimmen,
    Termin,
    Verschiebung,
    Vorgaenger,
)
from isrp_cli.stand import Lage
from isrp_cli.views import schritt as schrittblatt
from isrp_cli.views import schritte as liste
from isrp_cli.views.tafel import render, width
from isrp_cli.zeitangabe import lies

HEUTE = date(2022, 9, 10)


def schritt(nr: int, wann: str, **rest: Any) -> Schritt:
    felder: dict[str, Any] = {"titel": f"Arbeit {nr}", "art": "erarbeitung"}
    return Schritt(nr=nr, zeitplanung=lies(wann), **(felder | rest))


def lage_von(*schritte: Schritt, stand: date = HEUTE, **rest: Any) -> Lage:
    angaben = Prozessangaben(
        titel="Musterplan", phasen=rest.pop("phasen", ()), inhalte=rest.pop("inhalte", ())
    )
    return Lage(Prozess(angaben=angaben, schritte=schritte, **rest), stand)


def nummern(lage: Lage, **filter_: Any) -> list[int]:
    return [s.schritt.nr for s in liste.auswahl(lage, **filter_)]


def blatt(lage: Lage, nr: int, breite: int = 80) -> str:
    return render(schrittblatt.bloecke(lage, nr), breite)


def zeile(ausgabe: str, anfang: str) -> str:
    """The line that begins with a word, blanks drawn together; "" where there is none."""
    zeilen = (" ".join(z.split()) for z in ausgabe.splitlines())
    return next((z for z in zeilen if z.startswith(anfang)), "")


# --- The list --------------------------------------------------------------------------------


@pytest.mark.parametrize("breite", [80, 120])
def test_list_of_the_shipped_process_looks_as_it_did(lage: Any, golden: Any, breite: int) -> None:
    ganz = lage("2022-09-10")
    golden(
        f"schritte_2022-09-10_{breite}", render(liste.bloecke(ganz, liste.auswahl(ganz)), breite)
    )


def test_list_of_the_overdue_says_how_late(lage: Any, golden: Any) -> None:
    ganz = lage("2021-10-05")
    auswahl = liste.auswahl(ganz, status="ueberfaellig")
    golden("schritte_ueberfaellig_2021-10-05_80", render(liste.bloecke(ganz, auswahl), 80))


def test_without_filter_all_by_number(lage: Any) -> None:
    assert nummern(lage("2022-09-10")) == list(range(1, 46))
    assert nummern(lage_von(schritt(3, "2022"), schritt(1, "2023"))) == [1, 3]


@pytest.mark.parametrize(
    ("filter_", "erwartet"),
    [
        # From the source's table: the steps of the council, of the review and so on.
        ({"gremium": "stadtrat"}, [6, 45]),
        ({"gremium": "begleitgremium"}, [7, 12, 15, 18, 26, 29, 34, 37, 41]),
        ({"phase": "beschluss"}, [42, 43, 44, 45]),
        ({"status": "blockiert"}, [26, 27, 28]),
        ({"meilenstein": "grundverstaendnis"}, [7, 10, 11]),
        # A window belongs to every day of it: 20 is 03-06/2022, 24 is 06-08/2022; 33 and 36 are
        # deadlines to come, whose beginning is open.
        ({"von": date(2022, 6, 15), "bis": date(2022, 6, 15)}, [20, 21, 22, 24, 33, 36]),
        ({"von": date(2023, 6, 30)}, [42, 43, 44, 45]),
        ({"bis": date(2021, 3, 1)}, [1, 3, 33, 36]),
        ({"gremium": "ifag", "meilenstein": "massnahmen"}, [27]),
        ({"gremium": "ifag", "status": "blockiert", "phase": "beschluss"}, []),
        ({"gremium": "gibt-es-nicht"}, []),
        ({"phase": "gibt-es-nicht"}, []),
        ({"meilenstein": "gibt-es-nicht"}, []),
        ({"meilenstein": "sozialstrukturatlas"}, []),
    ],
)
def test_filters(lage: Any, filter_: dict[str, Any], erwartet: list[int]) -> None:
    assert nummern(lage("2022-09-10"), **filter_) == erwartet


def test_dates_take_open_ends_as_open_and_leave_out_what_has_no_day() -> None:
    lage = lage_von(
        schritt(1, "ab 10/2022"),
        schritt(2, "bis 08/2022"),
        schritt(3, "laufend"),
        schritt(4, "offen"),
        # Two fixed meetings: the window is theirs.
        schritt(
            5, "2022", termine=(Termin(datum=date(2022, 9, 5)), Termin(datum=date(2022, 9, 7)))
        ),
    )
    assert nummern(lage, von=date(2022, 8, 31), bis=date(2022, 8, 31)) == [2]
    assert nummern(lage, von=date(2022, 9, 1), bis=date(2022, 9, 30)) == [5]
    assert nummern(lage, von=date(2022, 9, 7)) == [1, 5]
    assert nummern(lage, von=date(2022, 9, 8)) == [1]
    assert nummern(lage, bis=date(2022, 10, 1)) == [1, 2, 5]
    assert nummern(lage, bis=date(2022, 9, 4)) == [2]
    # A single window that holds the whole span.
    assert nummern(lage, von=date(2030, 1, 1), bis=date(2030, 1, 2)) == [1]


def test_step_without_phase_is_in_none() -> None:
    phase = Phase(id="p", titel="Phase", schritte=(2,))
    assert nummern(
        lage_von(schritt(1, "2022"), schritt(2, "2022"), phasen=(phase,)), phase="p"
    ) == [2]


def test_empty_choice_and_empty_process_are_sentences() -> None:
    def satz(lage: Lage) -> str:
        return render(liste.bloecke(lage, []), 80)

    assert satz(lage_von()) == "Dieser Prozess hat noch keine Schritte: schritte.yaml ist leer.\n"
    zwei = lage_von(schritt(1, "2022"), schritt(2, "2022"))
    assert satz(zwei) == "Keiner der 2 Schritte passt zu dieser Auswahl.\n"
    assert satz(lage_von(schritt(1, "2022"))) == "Der Schritt passt nicht zu dieser Auswahl.\n"


def test_heading_says_how_many_of_how_many(lage: Any) -> None:
    ganz = lage("2022-09-10")
    ausgabe = render(liste.bloecke(ganz, liste.auswahl(ganz, gremium="stadtrat")), 80)
    assert ausgabe.splitlines()[0] == "2 von 45 Schritten, Stand 10. September 2022"


def test_fixed_day_replaces_the_wording() -> None:
    lage = lage_von(schritt(1, "09/2022", termine=(Termin(datum=date(2022, 9, 14)),)))
    ausgabe = render(liste.bloecke(lage, liste.auswahl(lage)), 80)
    assert zeile(ausgabe, "1 anst") == "1 anstehend 14.09.2022 Arbeit 1"


@pytest.mark.parametrize("breite", [40, 60, 80, 99, 100, 120, 200])
def test_no_line_of_the_list_is_too_wide(lage: Any, breite: int) -> None:
    ganz = lage("2022-09-10")
    zeilen = render(liste.bloecke(ganz, liste.auswahl(ganz)), breite).splitlines()
    assert max(map(width, zeilen)) <= breite


def test_agenda_is_cut_to_one_line() -> None:
    punkte = (Punkt(punkt="Erster Punkt " * 9), Punkt(punkt="Zweiter"))
    lage = lage_von(schritt(1, "2022", tagesordnung=punkte), schritt(2, "2022"))
    breit = render(liste.bloecke(lage, liste.auswahl(lage)), 100).splitlines()
    assert [z[:2] for z in breit[2:]] == [" 1", " 2"]
    assert breit[2].endswith("…")
    assert len(breit[2]) == 100
    assert "Punkt" not in render(liste.bloecke(lage, liste.auswahl(lage)), 99)


# --- One step --------------------------------------------------------------------------------

ALLES = lage_von(
    schritt(1, "08/2022", gremium="forum", titel="Forum", art="beteiligung"),
    schritt(
        2,
        "09/2022",
        gremium="beirat",
        titel=None,
        art="beratung",
        tagesordnung=(
            Punkt(punkt="Sichtung"),
            Punkt(
                punkt="Ableitung",
                dauer=30,
                vortrag="Sozialplanung",
                drucksache="1234/22",
                oeffentlich=False,
            ),
        ),
        aufgabenverteilung=(
            Aufgabe(stelle="amt", rollen=("Leitung", "Koordination")),
            Aufgabe(stelle="moderation", zu_pruefen=True),
            Aufgabe(stelle="beirat"),
        ),
        nach=(Vorgaenger(schritt=1, grund="Das Forum liefert die Themen", herkunft="quelle"),),
        termine=(
            Termin(datum=date(2022, 9, 28)),
            Termin(
                datum=date(2022, 9, 14), beginn=time(17), ende=time(19), ort="Rathaus, Raum 244"
            ),
        ),
        verschiebungen=(
            Verschiebung(von=lies("06/2022"), am=date(2022, 4, 1), grund="Erhebung dauert länger"),
            Verschiebung(von=lies("07/2022"), am=date(2022, 6, 1)),
        ),
        ergebnis="Zwei Sitzungen sind nötig.",
        notiz="Moderation anfragen",
        beschluss=Beschluss(
            drucksache="0815/22",
            ergebnis="geaendert",
            stimmen=Stimmen(ja=12, nein=3, enthaltung=1),
        ),
        festlegungen=(
            Festlegung(text="Ergebnisse sammeln", wer="Amt", bis=lies("05.09.2022")),
            Festlegung(text="Einladen", erledigt=date(2022, 9, 1)),
            Festlegung(text="Raum buchen", bis=lies("Ende 09/2022")),
            # Due today, which is not overdue.
            Festlegung(text="Themen melden", bis=lies("10.09.2022")),
        ),
        unterlagen=("papiere/einladung.docx", "https://example.org/plan.pdf"),
    ),
    schritt(3, "10/2022", nach=(Vorgaenger(schritt=2, grund="Braucht die Ableitung"),)),
    schritt(4, "11/2022", nach=(Vorgaenger(schritt=3, herkunft="abgeleitet"),)),
    gremien=(
        Gremium(
            id="beirat",
            name="Beirat für Planung",
            kurz="Beirat",
            mitglieder=(
                Mitglied(stelle="amt"),
                Mitglied(bezeichnung="ein Verein", beispiel=True),
                Mitglied(bezeichnung="Wissenschaft"),
            ),
        ),
        Gremium(id="forum", name="Stadtforum"),
    ),
    stellen=(Stelle(id="amt", name="Amt für Soziales"), Stelle(id="moderation", name="Moderation")),
    meilensteine=(
        # Planned to 30.11.2022. Step 2 ends on 28.09.2022, so it may end 2 + 31 + 30 days later.
        Meilenstein(id="plan", titel="Plan", schritte=(2, 4)),
        Meilenstein(id="themen", titel="Themen", schritte=(1,)),
    ),
    phasen=(Phase(id="p", titel="Sichtung und Ableitung", schritte=(2,)),),
    inhalte=(
        Inhalt(id="a", titel="Maßnahmen", schritte=(2,)),
        Inhalt(id="b", titel="Netzwerke", schritte=(4,)),
    ),
)


@pytest.mark.parametrize("breite", [80, 120])
def test_step_26_looks_as_it_did(lage: Any, golden: Any, breite: int) -> None:
    golden(f"schritt_26_2022-09-10_{breite}", blatt(lage("2022-09-10"), 26, breite))


@pytest.mark.parametrize("breite", [60, 80])
def test_everything_known_of_a_step_is_shown(golden: Any, breite: int) -> None:
    golden(f"schritt_alles_{breite}", blatt(ALLES, 2, breite))


def test_absent_things_leave_no_trace() -> None:
    assert blatt(lage_von(schritt(7, "offen")), 7) == (
        "Schritt 7: Arbeit 7\n"
        "Status       offen, noch kein Termin geplant\n"
        "Art          Erarbeitung (keine Sitzung)\n"
        "Zeitplanung  offen\n"
    )


@pytest.mark.parametrize(
    ("felder", "satz"),
    [
        ({"erledigt": date(2022, 8, 30)}, "erledigt am 30. August 2022"),
        # Planned to 31.08.2022.
        ({"erledigt": date(2022, 8, 31)}, "erledigt am 31. August 2022"),
        ({"erledigt": date(2022, 9, 1)}, "erledigt am 1. September 2022, 1 Tag später als geplant"),
        (
            {"entfallen": Entfallen(am=date(2022, 8, 1), grund="kein Geld")},
            "entfallen am 1. August 2022: kein Geld",
        ),
        ({}, "überfällig seit 10 Tagen"),
        (
            {"erledigt": date(2022, 9, 11)},
            "überfällig seit 10 Tagen; erledigt erst am 11. September 2022, nach dem Stand",
        ),
        ({"wann": "09.09.2022"}, "überfällig seit 1 Tag"),
        ({"wann": "10.09.2022"}, "läuft, heute"),
        ({"wann": "bis 10.09.2022"}, "läuft, heute ist der letzte Tag"),
        ({"wann": "09/2022"}, "läuft, noch 20 Tage bis 30. September 2022"),
        ({"wann": "ab 09/2022"}, "läuft, ohne festes Ende"),
        # 31.08.2022 was the last day to begin.
        ({"wann": "ab 08/2022"}, "läuft, ohne festes Ende; Beginn überfällig seit 10 Tagen"),
        ({"wann": "10/2022"}, "anstehend, beginnt in 21 Tagen (01.10.2022)"),
        ({"wann": "bis 11/2022"}, "anstehend, fällig in 81 Tagen (30.11.2022)"),
        ({"wann": "11.09.2022"}, "anstehend, fällig morgen (11.09.2022)"),
        (
            {"wann": "11.09.2022", "art": "beratung"},
            "anstehend, findet statt morgen (11.09.2022)",
        ),
        ({"wann": "laufend"}, "laufend, ohne Termin"),
    ],
)
def test_status_in_words(felder: dict[str, Any], satz: str) -> None:
    wann = felder.get("wann", "08/2022")
    rest = {k: v for k, v in felder.items() if k != "wann"}
    assert zeile(blatt(lage_von(schritt(1, wann, **rest)), 1, 200), "Status") == f"Status {satz}"


def test_blocked_step_says_for_what_it_waits() -> None:
    ausgabe = blatt(
        lage_von(schritt(1, "09/2022"), schritt(2, "09/2022", nach=(Vorgaenger(schritt=1),))), 2
    )
    assert zeile(ausgabe, "Status") == "Status blockiert, noch 20 Tage bis 30. September 2022"
    assert zeile(ausgabe, "Wartet auf") == "Wartet auf 1 (Arbeit 1)"
    assert zeile(ausgabe, "Prognose") == ""


def test_forecast_and_slack_in_words() -> None:
    lage = lage_von(
        schritt(1, "08/2022"),
        schritt(2, "05.09.2022", nach=(Vorgaenger(schritt=1),)),
        schritt(3, "20.09.2022"),
        schritt(4, "30.09.2022", nach=(Vorgaenger(schritt=3),)),
        schritt(5, "21.09.2022"),
        meilensteine=(Meilenstein(id="m", titel="M", schritte=(4,)),),
    )
    # Overdue: not before today, 5 days after 05.09.2022.
    assert zeile(blatt(lage, 2), "Prognose") == (
        "Prognose fertig bis 10. September 2022, 5 Tage später als geplant"
    )
    assert zeile(blatt(lage, 3, 100), "Puffer") == (
        "Puffer darf 10 Tage später enden, ohne dass ein Meilenstein sich verschiebt"
    )
    assert zeile(blatt(lage, 4), "Puffer") == (
        "Puffer keiner: endet er später, verschiebt sich ein Meilenstein"
    )
    # No milestone needs it.
    assert zeile(blatt(lage, 5), "Puffer") == ""


def test_what_comes_after_tells_direct_from_indirect() -> None:
    ausgabe = blatt(ALLES, 1)
    assert zeile(ausgabe, "2 ") == "2 anstehend Beirat Das Forum liefert die Themen (laut Quelle)"
    assert "mittelbar noch 2 weitere Schritte: 3 und 4" in ausgabe
    assert "mittelbar noch 1 weiterer Schritt: 4" in blatt(ALLES, 2)
    assert "mittelbar" not in blatt(ALLES, 3)
    assert zeile(blatt(ALLES, 4), "3 ") == "3 anstehend Arbeit 3 abgeleitet"


def test_unknown_step_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        schrittblatt.bloecke(ALLES, 99)


@pytest.mark.parametrize("breite", [40, 60, 80, 120])
def test_no_line_of_any_step_is_too_wide(lage: Any, breite: int) -> None:
    for ganz in (lage("2022-09-10"), ALLES):
        for nr in ganz.schritte:
            assert max(map(width, blatt(ganz, nr, breite).splitlines())) <= breite


def test_text_of_the_data_is_shown_and_not_obeyed() -> None:
    boese = "[red]A\x1b[2J{{ x }}\nzweite Zeile"
    lage = lage_von(schritt(1, "2022", titel="[b]\x07", notiz=boese, ergebnis="x\x00"))
    ausgabe = blatt(lage, 1)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f]", ausgabe)
    assert "  [red]A␛[2J{{ x }}\n  zweite Zeile\n" in ausgabe
    assert ausgabe.startswith("Schritt 1 von 1: [b]␇\n")
