"""The findings as a person reads them in a terminal."""

from pathlib import Path
from typing import Any

import pytest
from hilfen import write_folder

from isrp_cli.befund import Befund, Bezug, Fundstelle, Stufe
from isrp_cli.checks.alle import PRUEFUNGEN
from isrp_cli.loading import load
from isrp_cli.views import befunde, tafel

ORT = Fundstelle("data/schritte.yaml", 12, 5, 3, "    abc: 1")


def text(*alle: Befund, breite: int = 80, farbe: bool = False) -> str:
    return tafel.render(befunde.bloecke(alle, breite), breite, farbe=farbe)


def befund(
    stufe: Stufe = Stufe.FEHLER,
    meldung: str = "das ist falsch",
    hinweis: str = "so ist es richtig",
    ort: Fundstelle = ORT,
    *bezuege: Bezug,
) -> Befund:
    return Befund("zeitfolge", stufe, meldung, ort, hinweis, bezuege)


def test_a_finding_shows_place_line_and_remedy_and_the_counts_close() -> None:
    anderswo = Fundstelle("data/gremien.yaml", 7, 11, 4, "  - name: Rat")
    assert text(
        befund(),
        befund(Stufe.WARNUNG, "das geht nicht", "", ORT, Bezug(anderswo, "hier steht es zuerst")),
    ) == (
        "data/schritte.yaml:12:5: fehler: [zeitfolge] das ist falsch\n"
        "  12 |     abc: 1\n"
        "     |     ^^^\n"
        "  → so ist es richtig\n"
        "\n"
        "data/schritte.yaml:12:5: warnung: [zeitfolge] das geht nicht\n"
        "  12 |     abc: 1\n"
        "     |     ^^^\n"
        "  siehe data/gremien.yaml:7:11: hier steht es zuerst\n"
        "   7 |   - name: Rat\n"
        "     |           ^^^\n"
        "\n"
        "1 Fehler, 1 Warnung\n"
    )


def test_the_plural_of_the_counts() -> None:
    paar = [befund(Stufe.WARNUNG)] * 2
    assert text(befund(), befund(), *paar).endswith("\n\n2 Fehler, 2 Warnungen\n")
    assert text(befund(Stufe.HINWEIS)).endswith("\n\n1 Hinweis\n")


def test_no_findings() -> None:
    assert text() == "keine Befunde\n"


def test_a_file_that_could_not_be_read_has_no_line_to_show() -> None:
    assert text(befund(ort=Fundstelle("data/schritte.yaml"))) == (
        "data/schritte.yaml:1:1: fehler: [zeitfolge] das ist falsch\n"
        "  → so ist es richtig\n\n1 Fehler\n"
    )


@pytest.mark.parametrize(
    ("zeile", "spalte", "laenge", "gezeigt", "striche"),
    [
        ("abc", 1, 3, "abc", "^^^"),
        # Past the end of the line, as where something is missing.
        ("abc", 4, 1, "abc", "   ^"),
        # More than there is.
        ("abc", 2, 99, "abc", " ^^"),
        # Two columns for each of these, none for the accent.
        ("名前: x", 5, 1, "名前: x", "      ^"),
        ("e\u0301a: x", 3, 1, "e\u0301a: x", " ^"),
        ("\ta: x", 2, 1, " a: x", " ^"),
        ("\x1b[31m: x", 1, 4, "␛[31m: x", "^^^^"),
    ],
)
def test_what_is_underlined(
    zeile: str, spalte: int, laenge: int, gezeigt: str, striche: str
) -> None:
    zeilen = text(befund(ort=Fundstelle("a", 3, spalte, laenge, zeile))).split("\n")
    assert zeilen[1:3] == [f"  3 | {gezeigt}", f"    | {striche}"]


@pytest.mark.parametrize("breite", [40, 80, 120])
@pytest.mark.parametrize("spalte", [1, 250, 500])
def test_of_a_long_line_the_part_with_the_place_is_shown(breite: int, spalte: int) -> None:
    zeile = f"{'a' * 499}X{'b' * 500}"
    zeile = zeile[: spalte - 1] + "?" + zeile[spalte:]
    ausgabe = text(befund(meldung="", ort=Fundstelle("a", 3, spalte, 1, zeile)), breite=breite)
    gezeigt, striche = ausgabe.split("\n")[1:3]
    assert gezeigt[striche.index("^")] == "?"
    assert len(gezeigt) <= breite
    assert ("…" in gezeigt[:8]) == (spalte > 1)
    assert gezeigt.endswith("…")


def test_a_long_place_is_underlined_as_far_as_it_is_shown() -> None:
    zeile = f"      - {'x' * 300}"
    gezeigt, striche = text(befund(ort=Fundstelle("a", 3, 9, 300, zeile)), breite=60).split("\n")[
        1:3
    ]
    assert gezeigt.startswith("  3 |       - xxx")
    assert len(striche) < len(gezeigt) <= 60
    assert striche.strip(" |^") == ""
    assert striche.count("^") == gezeigt.count("x")


def test_a_line_as_long_as_a_file_is_shown_like_any_other() -> None:
    ort = Fundstelle("a", 3, 999_999, 3, "ä\t" * 1_000_000)
    gezeigt, striche = text(befund(meldung="", ort=ort)).split("\n")[1:3]
    assert (gezeigt[:7], gezeigt[-1], len(gezeigt)) == ("  3 | …", "…", 80)
    assert gezeigt[striche.index("^") :][:3] == "ä ä"
    assert striche.count("^") == 3


@pytest.mark.parametrize("breite", [40, 80, 120])
def test_nothing_is_wider_than_the_terminal_but_the_place(breite: int) -> None:
    lang = "das Wort " * 40
    zeilen = text(befund(meldung=lang, hinweis=lang), breite=breite).split("\n")
    assert zeilen[0].startswith("data/schritte.yaml:12:5: fehler: [zeitfolge]")
    assert max(map(len, zeilen[1:])) <= breite
    assert " ".join(" ".join(zeilen).split()).count("das Wort") == 80


def test_of_many_places_the_first_are_shown() -> None:
    bezuege = [Bezug(Fundstelle("a", n, 1, 1, "x"), f"Nummer {n}.") for n in range(1, 31)]
    ausgabe = text(befund(Stufe.FEHLER, "m", "h", ORT, *bezuege))
    assert ausgabe.count("siehe a:") == 12
    assert "  und 18 weitere Stellen\n" in ausgabe


def test_texts_stay_text() -> None:
    zeilen = text(befund(meldung="a\nb\r\x1b[31m\u2028\u202ec", hinweis="[red]x\x00")).split("\n")
    assert zeilen[0].endswith("[zeitfolge] a␊b␍␛[31m\ufffd\ufffdc")
    assert "  → [red]x␀" in zeilen


def test_only_severity_gutter_and_underline_are_coloured() -> None:
    assert text(befund(), farbe=True) == (
        "data/schritte.yaml:12:5: \x1b[31;1mfehler\x1b[0m: [zeitfolge] das ist falsch\n"
        "\x1b[2m  12 | \x1b[0m    abc: 1\n"
        "\x1b[2m     | \x1b[0m    \x1b[31;1m^^^\x1b[0m\n"
        "  → so ist es richtig\n\n1 Fehler\n"
    )


def test_the_list_names_every_check_with_severity_and_rule() -> None:
    ausgabe = tafel.render(befunde.liste(PRUEFUNGEN), 100)
    for pruefung in PRUEFUNGEN:
        assert f"\n{pruefung.name} " in ausgabe
    flach = " ".join(ausgabe.split())
    assert (
        "zyklus fehler Kein Schritt und kein Meilenstein wartet im Kreis auf sich selbst." in flach
    )


@pytest.mark.parametrize("pruefung", PRUEFUNGEN, ids=lambda p: p.name)
def test_the_manual_keeps_every_word_and_the_samples_as_they_are(pruefung: Any) -> None:
    ausgabe = tafel.render(befunde.anleitung(pruefung), 60)
    assert ausgabe.startswith(f"{pruefung.name} ({pruefung.stufe.value})\n\n")
    assert ausgabe.split()[2:] == pruefung.anleitung.split()
    proben = [z for z in pruefung.anleitung.split("\n") if z.startswith("    ")]
    assert [z for z in ausgabe.split("\n") if z.startswith("    ")] == proben
    assert "\n\n\n" not in ausgabe


def test_real_findings_underline_what_is_meant(tmp_path: Path) -> None:
    schritte = (
        "schritte:\n"
        "  - nr: 1\n"
        "    titel: >-\n"
        "      Entwurf\n"
        "    art: arbeit  # was sonst\n"
        "    zeitplanung: bald\n"
        "    nach:\n"
        "      - schritt: true\n"
    )
    daten = load(write_folder(tmp_path, schritte=schritte))
    gezeigt = [
        b.fundstelle.text[b.fundstelle.spalte - 1 :][: b.fundstelle.laenge] for b in daten.befunde
    ]
    assert sorted(gezeigt) == ["arbeit", "bald", "true"]
