"""The page of the report: it says what the paper says, and every link in it leads somewhere."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hilfen import meilenstein, prozess, schritt
from htmlhilfen import Element, tree

from isrp_cli.documents import bericht, zeitleiste
from isrp_cli.formats import bericht_html, markdown
from isrp_cli.formats.dokument import Absatz, Liste, Tabelle, Ueberschrift, plain, read
from isrp_cli.models import (
    Aufgabe,
    Beschluss,
    Entfallen,
    Festlegung,
    Gremium,
    Prozess,
    Punkt,
    Schritt,
    Stelle,
    Verschiebung,
    Vorgaenger,
)
from isrp_cli.stand import Lage
from isrp_cli.zeitangabe import lies

STAND = date(2024, 4, 10)


def page(lage: Lage, *, seit: date | None = None, oeffentlich: bool = False) -> Element:
    inhalt = bericht.baue(lage, seit=seit, oeffentlich=oeffentlich)
    return tree(bericht_html.dumps(inhalt, lage, oeffentlich=oeffentlich))


def sections(seite: Element) -> dict[str, Element]:
    """The parts of the page by their headings."""
    teile = next(seite.alle("main")).kinder
    return {
        next(teil.alle("h2")).text: teil
        for teil in teile
        if isinstance(teil, Element) and teil.name == "section"
    }


def full() -> Prozess:
    """A process in which everything there is happened."""
    return Prozess(
        angaben=prozess().angaben,
        stellen=(Stelle(id="amt", name="Amt für Beispiele"),),
        gremien=(Gremium(id="rat", name="Rat der Probe"),),
        schritte=(
            schritt(1, "02/2024", erledigt=date(2024, 2, 20), ergebnis="Ergebnis von eins"),
            Schritt(
                nr=2,
                zeitplanung=lies("03/2024"),
                gremium="rat",
                art="beschluss",
                tagesordnung=(
                    Punkt(punkt="Haushalt", dauer=20, drucksache="12/24"),
                    Punkt(punkt="Vertrauliches", oeffentlich=False),
                ),
                aufgabenverteilung=(
                    Aufgabe(stelle="amt", rollen=("Leitung",)),
                    Aufgabe(stelle="Fachbüro", zu_pruefen=True),
                ),
                nach=(Vorgaenger(schritt=1, grund="Eins liefert", herkunft="quelle"),),
                verschiebungen=(
                    Verschiebung(von=lies("01/2024"), am=date(2024, 1, 9), grund="Krankheit"),
                ),
                beschluss=Beschluss(drucksache="12/24", ergebnis="angenommen"),
                festlegungen=(
                    Festlegung(text="Aktenvermerk", wer="Frau Probe", bis=lies("04/2024")),
                ),
                unterlagen=("https://example.org/vorlage.pdf", "ablage/intern.docx"),
                notiz="Geheime Notiz",
            ),
            schritt(3, "05/2024", 2, entfallen=Entfallen(am=date(2024, 4, 1), grund="zu teuer")),
            schritt(4, "06/2024", 2),
            schritt(5, "laufend"),
        ),
        meilensteine=(meilenstein("ziel", 1, 2, 4),),
    )


# --- The same as the paper -------------------------------------------------------------------


@pytest.mark.parametrize("oeffentlich", [False, True])
@pytest.mark.parametrize("seit", [None, date(2021, 9, 1)])
@pytest.mark.parametrize("tag", ["2021-01-01", "2022-09-10", "2030-01-01"])
def test_all_that_the_paper_says_is_on_the_page(
    lage: Callable[[str], Lage], tag: str, seit: date | None, oeffentlich: bool
) -> None:
    am = lage(tag)
    if seit and seit > am.stand:
        return
    inhalt = bericht.baue(am, seit=seit, oeffentlich=oeffentlich)
    seite = page(am, seit=seit, oeffentlich=oeffentlich)
    teile = sections(seite)
    teil = seite
    for block in read(markdown.bericht(inhalt, None)).bloecke:
        match block:
            case Ueberschrift(1, text):
                assert plain(text) == next(seite.alle("h1")).text.replace(" ", " – ", 1)
                teil = next(seite.alle("header"))
            case Ueberschrift(_, text):
                teil = teile[plain(text)]
            case Absatz(text) if teil.name == "header" or "Zusammenfassung" not in teil.text:
                assert plain(text) in teil.text
            case Absatz(text):
                assert plain(text) == " ".join(p.text for p in teil.alle("p"))
            case Liste(_, punkte):
                gesagt = [plain(b.text) for p in punkte for b in p if isinstance(b, Absatz)]
                assert [e.text for e in teil.alle("li")] == gesagt
            case Tabelle(_, kopf, zeilen):
                gesagt = [[plain(z) for z in zeile] for zeile in (kopf, *zeilen)]
                gezeigt = [
                    [z.text for z in e.kinder if isinstance(z, Element)] for e in teil.alle("tr")
                ]
                assert gezeigt == gesagt


def test_the_sections_stand_in_the_order_of_the_paper(lage: Callable[[str], Lage]) -> None:
    am = lage("2022-09-10")
    inhalt = bericht.baue(am, seit=None, oeffentlich=False)
    assert list(sections(page(am))) == [
        "Zusammenfassung",
        "Zeitleiste",
        *(a.titel for a in inhalt.abschnitte),
        "Alle Schritte im Einzelnen",
    ]


# --- The steps -------------------------------------------------------------------------------


def sheet(seite: Element, nr: int) -> str:
    (blatt,) = seite.alle("div", id=f"schritt-{nr}")
    return re.sub(r"\s+", " ", blatt.text)


def test_a_step_tells_everything() -> None:
    text = sheet(page(Lage(full(), STAND)), 2)
    for wort in (
        "überfällig seit 10 Tagen", "Hält aufSchritt 4", "ArtBeschluss", "03/2024 (März 2024)",
        "angenommen; Drucksache 12/24", "Haushalt (20 Minuten; Drucksache 12/24)", "Vertrauliches",
        "Amt für Beispiele", "Aufgabe: Leitung", "Fachbüro", "zu prüfen", "Schritt 1 (Schritt 1)",
        "Status: erledigt; Grund: Eins liefert (laut Quelle)", "Schritt 3 (Schritt 3)", "Ziel",
        "01/2024", "09.01.2024", "Krankheit", "Aktenvermerk", "wer: Frau Probe",
        "bis wann: 04/2024", "Geheime Notiz", "https://example.org/vorlage.pdf",
        "ablage/intern.docx",
    ):  # fmt: skip
        assert wort in text, wort
    assert "Ergebnis von eins" in sheet(page(Lage(full(), STAND)), 1)
    assert "entfallen am 1. April 2024: zu teuer" in sheet(page(Lage(full(), STAND)), 3)


def test_in_public_nothing_internal_is_said_anywhere() -> None:
    ganz = bericht_html.dumps(
        bericht.baue(Lage(full(), STAND), seit=None, oeffentlich=True),
        Lage(full(), STAND),
        oeffentlich=True,
    )
    for wort in ("Geheime Notiz", "Aktenvermerk", "Frau Probe", "intern.docx", "Fachbüro"):
        assert wort not in ganz, wort
    text = sheet(tree(ganz), 2)
    assert "Vertrauliches" not in text
    assert "Amt für Beispiele" in text


def test_what_came_after_the_stand_is_not_there_yet() -> None:
    spaeter = prozess(
        schritt(
            1,
            "02/2024",
            erledigt=date(2024, 5, 2),
            ergebnis="Ergebnis",
            beschluss=Beschluss(ergebnis="abgelehnt"),
            festlegungen=(Festlegung(text="Auftrag"),),
            verschiebungen=(Verschiebung(von=lies("01/2024"), am=date(2024, 5, 1), grund="Grund"),),
        )
    )
    text = page(Lage(spaeter, STAND)).text
    for wort in ("Ergebnis", "abgelehnt", "Auftrag", "Grund"):
        assert not re.search(rf"\b{wort}\b", sheet(page(Lage(spaeter, STAND)), 1)), wort
        assert wort in sheet(page(Lage(spaeter, date(2024, 6, 1))), 1)
    assert "überfällig" in text


# --- The table beside the drawing ------------------------------------------------------------


def test_the_table_has_every_step_with_body_window_status_and_milestone() -> None:
    lage = Lage(full(), STAND)
    (tabelle,) = sections(page(lage))["Zeitleiste"].alle("table")
    zeilen = [[z.text for z in e.kinder if isinstance(z, Element)] for e in tabelle.alle("tr")]
    assert zeilen == [
        ["Schritt", "Gremium", "geplant", "Stand", "Meilensteine"],
        ["Rat der Probe (Schritt 2)", "Rat der Probe", "03/2024",
         "überfällig seit 10 Tagen (geplant: 03/2024)", "Ziel"],
        ["Schritt 1 (Schritt 1)", "ohne Gremium", "02/2024", "erledigt am 20.02.2024", "Ziel"],
        ["Schritt 3 (Schritt 3)", "ohne Gremium", "05/2024", "entfallen", "–"],
        ["Schritt 4 (Schritt 4)", "ohne Gremium", "06/2024", "anstehend", "Ziel"],
        ["Schritt 5 (Schritt 5)", "ohne Gremium", "laufend", "laufend", "–"],
    ]  # fmt: skip
    assert "1 Schritt ohne festen Zeitraum steht nur in der Tabelle." in page(lage).text


# --- Links and ids ---------------------------------------------------------------------------


@pytest.mark.parametrize("tag", ["2021-01-01", "2022-09-10", "2030-01-01"])
def test_every_link_leads_somewhere_and_no_id_stands_twice(
    lage: Callable[[str], Lage], tag: str
) -> None:
    seite = page(lage(tag))
    ids = [e.attribute["id"] for e in seite.alle() if "id" in e.attribute]
    assert len(set(ids)) == len(ids)
    ziele = [e.attribute["href"] for e in seite.alle("a")]
    assert {z[1:] for z in ziele if z.startswith("#")} <= set(ids)
    verweise = [w for e in seite.alle() for k in ("aria-labelledby",) if (w := e.attribute.get(k))]
    assert {w for verweis in verweise for w in verweis.split()} <= set(ids)
    # Every step has its sheet; the annex leads to all of them, and so does the drawing.
    schritte = {f"#schritt-{nr}" for nr in lage(tag).schritte}
    (bild,) = seite.alle("svg", role="group")
    anhang = sections(seite)["Anhang: alle Schritte"]
    for teil in (bild, anhang, sections(seite)["Zeitleiste"]):
        assert schritte == {
            z for e in teil.alle("a") if (z := e.attribute["href"]).startswith("#schritt-")
        }


def test_names_of_regions_differ(lage: Callable[[str], Lage]) -> None:
    namen = [
        e.attribute["aria-label"]
        for e in page(lage("2022-09-10")).alle()
        if "aria-label" in e.attribute
    ]
    assert len(set(namen)) == len(namen) >= 8


def test_numbers_of_steps_lead_to_steps_that_there_are() -> None:
    seite = bericht_html.Seite(
        bericht.baue(Lage(full(), STAND), seit=None, oeffentlich=False), Lage(full(), STAND), False
    )

    def gesetzt(text: str) -> list[tuple[str, str]]:
        stueck = tree(str(seite.cell(text)))
        assert stueck.text == text
        return [(e.text, e.attribute["href"]) for e in stueck.alle("a")]

    assert gesetzt("wartet auf Schritt 2; Schritt 99") == [("Schritt 2", "#schritt-2")]
    assert gesetzt("Schritte 1, 2 und 4 bis 5; 2 Meilensteine") == [
        (str(nr), f"#schritt-{nr}") for nr in (1, 2, 4, 5)
    ]
    assert gesetzt("3 Schritte, Teilschritt 2, 1") == []
    assert gesetzt("https://example.org/Schritt 1") == [("Schritt 1", "#schritt-1")]
    assert gesetzt("https://example.org/x") == [("https://example.org/x",) * 2]
    assert gesetzt("javascript:alert(1)") == []


# --- Strange processes -----------------------------------------------------------------------


def test_a_process_without_steps_has_a_page() -> None:
    seite = page(Lage(prozess(), STAND))
    assert "Der Plan enthält noch keine Schritte." in seite.text
    assert "Zeitleiste" not in sections(seite)
    assert not list(seite.alle("svg"))


def test_a_process_without_dates_has_a_table_and_no_drawing() -> None:
    seite = page(Lage(prozess(schritt(1, "laufend"), schritt(2, "offen")), STAND))
    assert zeitleiste.LEER in sections(seite)["Zeitleiste"].text
    assert not list(seite.alle("svg"))
    assert len(list(sections(seite)["Zeitleiste"].alle("tr"))) == 3


@pytest.mark.parametrize(
    "text", ["<script>x</script>", "a" * 500, "\u202edrehen\0", '" onclick="x']
)
def test_hostile_names_stay_text_everywhere(text: str) -> None:
    gezeigt = re.sub("[\u202e]", "\ufffd", text).replace("\0", "\u2400")
    boese = Prozess(
        angaben=prozess().angaben,
        gremien=(Gremium(id="rat", name=text, kurz=text),),
        schritte=(
            schritt(1, "03/2024", titel=text, notiz=text, ergebnis=text, unterlagen=(text,)),
            schritt(2, "04/2024", 1, titel=None, gremium="rat", art="beratung"),
        ),
        meilensteine=(meilenstein(text, 1, 2),),
    )
    seite = page(Lage(boese, STAND))
    assert gezeigt in sheet(seite, 1)
    assert not list(seite.alle("script"))
    assert not any(name.startswith("on") for e in seite.alle() for name in e.attribute)
    assert "\u202e" not in seite.text


def test_the_same_page_gives_the_same_bytes() -> None:
    lage = Lage(full(), STAND)
    inhalt = bericht.baue(lage, seit=None, oeffentlich=False)
    seiten = {bericht_html.dumps(inhalt, Lage(full(), STAND), oeffentlich=False) for _ in range(2)}
    assert len(seiten) == 1
