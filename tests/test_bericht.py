import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from isrp_cli.documents.bericht import Abschnitt, baue
from isrp_cli.formats import markdown
from isrp_cli.models import (
    Aufgabe,
    Beschluss,
    Entfallen,
    Festlegung,
    Gremium,
    Inhalt,
    Meilenstein,
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
from isrp_cli.zeitangabe import lies

Lagen = Callable[[str], Lage]
TAG = date(2022, 9, 10)


def schritt(nr: int, wann: str, *nach: int, **felder: Any) -> Schritt:
    felder.setdefault("titel", f"Arbeit {nr}")
    felder.setdefault("art", "erarbeitung")
    vorgaenger = tuple(Vorgaenger(schritt=v) for v in nach)
    return Schritt(nr=nr, zeitplanung=lies(wann), nach=vorgaenger, **felder)


def lage_von(*schritte: Schritt, meilensteine: Any = (), inhalte: Any = ()) -> Lage:
    return Lage(
        Prozess(
            angaben=Prozessangaben(titel="Musterplan", inhalte=inhalte),
            schritte=schritte,
            meilensteine=meilensteine,
            stellen=(Stelle(id="amt", name="Amt A"),),
            gremien=(
                Gremium(id="rat", name="Rat", art="rat"),
                Gremium(id="runde", name="Runde", leitung=("amt",)),
            ),
        ),
        TAG,
    )


def bericht(lage: Lage, seit: date | None = None, oeffentlich: bool = False) -> Any:
    return baue(lage, seit=seit, oeffentlich=oeffentlich)


def spalte(abschnitt: Abschnitt, i: int = 0) -> list[str]:
    return [zeile[i] for zeile in abschnitt.zeilen]


# --- The shipped process ---------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["2021-02-15", "2021-10-05", "2022-09-10", "2023-08-01"])
def test_shipped_report(lage: Lagen, golden: Any, tag: str) -> None:
    golden(f"bericht_{tag}", markdown.bericht(bericht(lage(tag)), None))


def test_report_of_a_running_process(lage: Lagen, golden: Any) -> None:
    """Halfway: 1 to 19 done, one dropped, one postponed, one task open."""
    am = lage("2022-09-10")
    schritte = []
    for s in am.prozess.schritte:
        ende = s.zeitplanung.spaet
        if s.nr < 20 and ende is not None:
            s = replace(s, erledigt=ende)
        if s.nr == 18:
            aufgabe = Festlegung(text="Räume anfragen", wer="Sozialplanung", bis=lies("08/2022"))
            s = replace(s, festlegungen=(aufgabe,), ergebnis="Ablauf des Forums abgestimmt")
        if s.nr == 6:
            stimmen = Stimmen(ja=30, nein=5, enthaltung=2)
            beschluss = Beschluss(drucksache="1234/21", ergebnis="angenommen", stimmen=stimmen)
            s = replace(s, beschluss=beschluss)
        if s.nr == 20:
            s = replace(s, entfallen=Entfallen(am=date(2022, 5, 2), grund="kein Personal"))
        if s.nr == 21:
            frueher = Verschiebung(von=lies("05/2022"), am=date(2022, 4, 4), grund="Saal belegt")
            s = replace(s, verschiebungen=(frueher,), notiz="Caterer fragen")
        schritte.append(s)
    am = Lage(replace(am.prozess, schritte=tuple(schritte)), am.stand)
    golden("bericht_mitte", markdown.bericht(bericht(am), None))
    oeffentlich = markdown.bericht(bericht(am, oeffentlich=True), None)
    for wort in ("Caterer", "Räume anfragen", "zu prüfen"):
        assert wort in markdown.bericht(bericht(am), None)
        assert wort not in oeffentlich
    assert "kein Personal" in oeffentlich
    assert "Ablauf des Forums abgestimmt" in oeffentlich


def test_every_part_of_a_report_is_there(lage: Lagen) -> None:
    assert [a.titel for a in bericht(lage("2022-09-10")).abschnitte] == [
        "Meilensteine",
        "Erledigt",
        "Die nächsten drei Monate",
        "Überfällig und blockiert",
        "Nötige Entscheidungen",
        "Änderungen des Plans",
        "Inhalte, an denen kein Schritt arbeitet",
        "Anhang: alle Schritte",
    ]


def test_facts_of_the_shipped_report(lage: Lagen) -> None:
    b = bericht(lage("2022-09-10"))
    assert b.stand == "10. September 2022"
    # Without step: planning gaps, networks, funding, budget.
    assert len(b.inhalte.zeilen) == 4
    assert len(b.anhang.zeilen) == 45
    # 1 to 25 have ended by 10.09.2022; 26, 27 and 28 run in September and wait.
    assert len(b.rueckstaende.zeilen) == 28
    # From 21.07.2021 to 10.09.2022: 365 days to 21.07.2022, then 10 + 31 + 10.
    [auftrag] = [z for z in b.meilensteine.zeilen if z[0].startswith("Beschlussfassung")]
    assert auftrag == (
        "Beschlussfassung zum Prozessablauf ISRP",
        "01.03. bis 21.07.2021",
        "10.09.2022",
        "gefährdet, 0 von 6 Schritten fertig",
        "mindestens 416 Tage später als geplant",
    )


def test_no_empty_heading_and_every_row_is_complete(lage: Lagen) -> None:
    for tag in ("2021-02-15", "2021-10-05", "2022-09-10", "2023-08-01"):
        for oeffentlich in (False, True):
            b = bericht(lage(tag), oeffentlich=oeffentlich)
            for a in b.abschnitte:
                assert all(len(z) == len(a.spalten) and all(z) for z in a.zeilen)
            text = markdown.bericht(b, None)
            assert not re.search(r"^#+ [^\n]*\n+(?=#|\Z)", text, re.M)
            assert "None" not in text


# --- Summary ---------------------------------------------------------------------------------


def test_three_sentences() -> None:
    stein = Meilenstein(id="m", titel="Ziel", schritte=(1, 2))
    am = lage_von(
        schritt(1, "08/2022", erledigt=date(2022, 8, 3)),
        schritt(2, "09/2022", 1),
        schritt(3, "10/2022"),
        schritt(4, "11/2022"),
        meilensteine=(stein,),
    )
    assert bericht(am).zusammenfassung == (
        "Von 4 Schritten ist 1 erledigt und 1 in Arbeit; 2 stehen noch an.",
        "Von 1 Meilenstein ist noch keiner erreicht; "
        "der nächste ist „Ziel“, geplant bis 30.09.2022.",
        "Nach heutigem Stand endet der Prozess wie geplant bis zum 30. November 2022.",
    )


@pytest.mark.parametrize(
    ("schritte", "saetze"),
    [
        ((), ["noch keine Schritte", "nicht hinterlegt", "nicht geplant"]),
        (
            (schritt(1, "08/2022", erledigt=date(2022, 8, 3)),),
            ["Von 1 Schritt ist 1 erledigt.", "", "Alle Schritte sind abgeschlossen."],
        ),
        (
            (
                schritt(1, "07/2022", erledigt=date(2022, 8, 3)),
                schritt(2, "08/2022"),
                schritt(3, "08/2022"),
                schritt(4, "31.12.2022"),
            ),
            [
                "Von 4 Schritten ist 1 erledigt, 2 sind überfällig; 1 steht noch an.",
                "",
                "Rechnerisch ist das geplante Ende (31. Dezember 2022) noch zu halten.",
            ],
        ),
        (
            (schritt(1, "08/2022"), schritt(2, "31.12.2022")),
            [
                "Von 2 Schritten ist noch keiner erledigt, 1 ist überfällig; 1 steht noch an.",
                "",
                "Rechnerisch ist das geplante Ende (31. Dezember 2022) noch zu halten.",
            ],
        ),
        (
            (schritt(1, "08/2022"),),
            ["1 ist überfällig.", "", "frühestens am 10. September 2022, 10 Tage später"],
        ),
    ],
)
def test_summary_fits_the_state(schritte: tuple[Schritt, ...], saetze: list[str]) -> None:
    for satz, wort in zip(bericht(lage_von(*schritte)).zusammenfassung, saetze, strict=True):
        assert wort in satz


# --- Milestones ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("schritte", "erwartet"),
    [
        (
            (schritt(1, "08/2022", erledigt=date(2022, 9, 3)),),
            ("01.08. bis 31.08.2022", "–", "erreicht am 03.09.2022", "3 Tage später als geplant"),
        ),
        (
            (schritt(1, "10/2022"),),
            ("01.10. bis 31.10.2022", "31.10.2022", "offen, 0 von 1 Schritt fertig", "keine"),
        ),
        (
            (schritt(1, "10/2022", 2), schritt(2, "05.11.2022")),
            (
                "01.10. bis 31.10.2022",
                "05.11.2022",
                "gefährdet, 0 von 1 Schritt fertig",
                "5 Tage später als geplant",
            ),
        ),
        (
            (schritt(1, "offen"),),
            ("ohne Termin", "nicht bekannt", "offen, 0 von 1 Schritt fertig", "–"),
        ),
    ],
)
def test_deviation_in_words(schritte: tuple[Schritt, ...], erwartet: tuple[str, ...]) -> None:
    stein = Meilenstein(id="m", titel="Ziel", schritte=(1,))
    [zeile] = bericht(lage_von(*schritte, meilensteine=(stein,))).meilensteine.zeilen
    assert zeile == ("Ziel", *erwartet)


@pytest.mark.parametrize(
    ("erreicht", "stand"),
    [(True, "erreicht"), (date(2022, 9, 1), "erreicht am 01.09.2022")],
)
def test_a_milestone_without_steps(erreicht: Any, stand: str) -> None:
    stein = Meilenstein(id="m", titel="Ziel", erreicht=erreicht)
    [zeile] = bericht(lage_von(meilensteine=(stein,))).meilensteine.zeilen
    assert zeile == ("Ziel", "ohne Termin", "–", stand, "–")


# --- Done, next, behind ----------------------------------------------------------------------


def test_done_since_the_last_report_that_day_included() -> None:
    am = lage_von(
        schritt(1, "08/2022", erledigt=date(2022, 7, 31)),
        schritt(2, "08/2022", erledigt=date(2022, 8, 1), ergebnis="Liste"),
        schritt(3, "08/2022", erledigt=date(2022, 9, 10)),
        schritt(4, "08/2022", erledigt=date(2022, 9, 11)),
    )
    b = bericht(am, seit=date(2022, 8, 1))
    assert b.zeitraum == "1. August 2022 bis 10. September 2022"
    assert b.erledigt.titel == "Erledigt seit dem 1. August 2022"
    assert b.erledigt.zeilen == (
        ("Arbeit 3 (Schritt 3)", "10.09.2022", "nicht eingetragen"),
        ("Arbeit 2 (Schritt 2)", "01.08.2022", "Liste"),
    )
    leer = bericht(am, seit=TAG).erledigt
    assert len(leer.zeilen) == 1
    assert bericht(lage_von(schritt(1, "08/2022")), seit=TAG).erledigt.text == (
        "Seit dem 10. September 2022 wurde kein Schritt erledigt."
    )


def test_without_seit_the_last_ten() -> None:
    fertig = [schritt(i, "08/2022", erledigt=date(2022, 8, i)) for i in range(1, 13)]
    abschnitt = bericht(lage_von(*fertig)).erledigt
    assert (
        abschnitt.text
        == "Hier stehen die letzten 10 von 12 erledigten Schritten; alle nennt der Anhang."
    )
    assert spalte(abschnitt, 1)[0] == "12.08.2022"
    assert len(abschnitt.zeilen) == 10


def test_outcome_of_a_decision() -> None:
    beschluss = Beschluss(drucksache="12/22", ergebnis="geaendert", stimmen=Stimmen(ja=3, nein=1))
    am = lage_von(schritt(1, "08/2022", erledigt=TAG, beschluss=beschluss, ergebnis="mit Zusatz"))
    assert spalte(bericht(am).erledigt, 2) == [
        "geändert; 3 Ja, 1 Nein, 0 Enthaltungen; Drucksache 12/22; mit Zusatz"
    ]


def test_the_next_three_months() -> None:
    am = lage_von(
        schritt(1, "08/2022"),  # overdue
        schritt(2, "09/2022"),
        schritt(3, "10.12.2022"),  # the last day
        schritt(4, "11.12.2022"),
        schritt(5, "bis 05.12.2022", 2),
        schritt(6, "laufend"),
        schritt(7, "offen"),
        schritt(8, "ab 11/2022", aufgabenverteilung=(Aufgabe(stelle="amt"),)),
        schritt(9, "01/2022", termine=(Termin(datum=date(2022, 10, 4)),)),
    )
    abschnitt = bericht(am).naechste
    assert abschnitt.text == "Was bis zum 10. Dezember 2022 beginnt oder fällig wird."
    assert abschnitt.zeilen == (
        ("Arbeit 2 (Schritt 2)", "09/2022", "noch zu klären", "läuft"),
        ("Arbeit 3 (Schritt 3)", "10.12.2022", "noch zu klären", "anstehend"),
        (
            "Arbeit 5 (Schritt 5)",
            "bis 05.12.2022",
            "noch zu klären",
            "anstehend, wartet auf Schritt 2",
        ),
        ("Arbeit 6 (Schritt 6)", "laufend", "noch zu klären", "laufend"),
        ("Arbeit 8 (Schritt 8)", "ab 11/2022", "Amt A", "anstehend"),
        ("Arbeit 9 (Schritt 9)", "04.10.2022", "noch zu klären", "anstehend"),
    )


def test_overdue_and_blocked_with_cause_and_effect() -> None:
    am = lage_von(
        schritt(1, "08/2022", aufgabenverteilung=(Aufgabe(stelle="amt"),)),
        schritt(2, "09/2022", 1),
        schritt(3, "10/2022", 2),
        schritt(4, "ab 07/2022"),
        schritt(5, "12/2022"),
        meilensteine=(
            Meilenstein(id="a", titel="Später", schritte=(3,)),
            Meilenstein(id="b", titel="Früher", schritte=(2,)),
            Meilenstein(id="c", titel="Anderes", schritte=(5,)),
        ),
    )
    zuerst = "2 Meilensteine, zuerst „Früher“"
    assert bericht(am).rueckstaende.zeilen == (
        (
            "Arbeit 1 (Schritt 1)",
            "überfällig seit 10 Tagen (geplant: 08/2022)",
            "kein Schritt davor ist offen; zuständig: Amt A",
            f"Schritte 2 und 3; {zuerst}",
        ),
        (
            "Arbeit 2 (Schritt 2)",
            "blockiert (geplant: 09/2022)",
            "wartet auf Schritt 1",
            f"Schritt 3; {zuerst}",
        ),
        (
            "Arbeit 4 (Schritt 4)",
            "läuft (geplant: ab 07/2022), Beginn überfällig",
            "kein Schritt davor ist offen; zuständig: noch zu klären",
            "nichts",
        ),
    )


# --- Decisions, changes, contents ------------------------------------------------------------


def test_a_point_that_is_not_public_is_not_named_in_public() -> None:
    punkte = (Punkt(punkt="Grundstück", oeffentlich=False), Punkt(punkt="Plan"))
    am = lage_von(
        schritt(1, "12/2022", art="beschluss", gremium="rat", titel=None, tagesordnung=punkte),
        schritt(2, "12/2022", art="beschluss", gremium="rat", titel=None, tagesordnung=punkte[:1]),
    )
    assert [z[0] for z in bericht(am).entscheidungen.zeilen][:2] == [
        "Grundstück; Plan (Schritt 1)",
        "Grundstück (Schritt 2)",
    ]
    assert [z[0] for z in bericht(am, oeffentlich=True).entscheidungen.zeilen] == [
        "Plan (Schritt 1)",
        "Rat (Schritt 2)",
    ]


def test_decisions_and_from_whom() -> None:
    offen = (Aufgabe(stelle="amt", zu_pruefen=True),)
    am = lage_von(
        schritt(1, "08/2022", art="beschluss", gremium="rat", titel=None),
        schritt(2, "12/2022", art="beschluss", gremium="rat", tagesordnung=(Punkt(punkt="Plan"),)),
        schritt(3, "01/2023", art="beschluss", gremium="rat"),
        schritt(4, "10/2022", art="beratung", gremium="runde", aufgabenverteilung=offen),
        schritt(5, "11/2022", art="beratung", gremium="runde", aufgabenverteilung=offen),
    )
    beschluesse = (
        ("Rat (Schritt 1)", "Rat", "überfällig seit 10 Tagen (geplant: 08/2022)"),
        ("Plan (Schritt 2)", "Rat", "anstehend (geplant: 12/2022)"),
    )
    assert bericht(am, oeffentlich=True).entscheidungen.zeilen == beschluesse
    intern = bericht(am).entscheidungen.zeilen
    assert intern[:2] == beschluesse
    assert (
        "Amt A: zu prüfen (Schritte 4 und 5)",
        "Amt A",
        "vor der Sitzung (10/2022)",
    ) in intern
    assert (
        "Leitung der Sitzung klären (Schritt 2)",
        "noch zu klären",
        "vor der Sitzung (12/2022)",
    ) in intern


def test_changes_with_reason() -> None:
    am = lage_von(
        schritt(
            1,
            "10/2022",
            verschiebungen=(
                Verschiebung(von=lies("08/2022"), am=date(2022, 7, 1), grund="Ferien"),
                Verschiebung(von=lies("09/2022"), am=date(2022, 8, 1)),
                Verschiebung(von=lies("09/2022"), am=date(2022, 9, 11)),
            ),
        ),
        schritt(2, "10/2022", entfallen=Entfallen(am=date(2022, 7, 15), grund="erledigt sich")),
    )
    alle = bericht(am).aenderungen.zeilen
    assert alle == (
        ("01.07.2022", "Arbeit 1 (Schritt 1): verschoben von 08/2022 auf 09/2022", "Ferien"),
        ("15.07.2022", "Arbeit 2 (Schritt 2): entfallen", "erledigt sich"),
        (
            "01.08.2022",
            "Arbeit 1 (Schritt 1): verschoben von 09/2022 auf 09/2022",
            "nicht angegeben",
        ),
    )
    assert bericht(am, seit=date(2022, 7, 15)).aenderungen.zeilen == alle[1:]


def test_contents_that_no_step_works_on() -> None:
    inhalte = (
        Inhalt(id="a", titel="Ohne"),
        Inhalt(id="b", titel="Nur Entfallene", schritte=(1,)),
        Inhalt(id="c", titel="Bearbeitet", schritte=(1, 2)),
    )
    weg = schritt(1, "10/2022", entfallen=Entfallen(am=TAG))
    am = lage_von(weg, schritt(2, "10/2022"), inhalte=inhalte)
    assert bericht(am).inhalte.zeilen == (("Ohne",), ("Nur Entfallene",))


def test_open_tasks_are_internal() -> None:
    am = lage_von(
        schritt(
            1,
            "08/2022",
            festlegungen=(
                Festlegung(text="Anrufen", wer="Amt A", bis=lies("08/2022")),
                Festlegung(text="Erledigt", erledigt=TAG),
            ),
        )
    )
    assert bericht(am).festlegungen.zeilen == (
        ("Anrufen", "Amt A", "08/2022 (überfällig)", "Arbeit 1 (Schritt 1)"),
    )
    assert bericht(am, oeffentlich=True).festlegungen.zeilen == ()


def test_the_annex_tells_when_a_step_will_be_late() -> None:
    am = lage_von(
        schritt(1, "15.10.2022"),
        schritt(2, "01.10.2022", 1, notiz="intern"),
        schritt(3, "08/2022", erledigt=date(2022, 8, 5)),
    )
    assert spalte(bericht(am).anhang, 3) == [
        "anstehend",
        "anstehend, voraussichtlich 15.10.2022",
        "erledigt am 05.08.2022",
    ]
    assert spalte(bericht(am).anhang, 4) == ["–", "intern", "–"]
    assert bericht(am, oeffentlich=True).anhang.spalten == ("Nr.", "Schritt", "geplant", "Stand")


def test_a_postponement_without_its_day() -> None:
    frueher = Verschiebung(von=lies("05/2022"), grund="Saal belegt")
    lage = lage_von(schritt(1, "06/2022", verschiebungen=(frueher,)))
    (zeile,) = baue(lage, seit=None, oeffentlich=False).aenderungen.zeilen
    assert zeile[0] == "nicht angegeben"
    assert "von 05/2022 auf 06/2022" in str(zeile[1])
