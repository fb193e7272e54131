"""`isrp pruefen` as a user calls it: what is chosen, what is printed, how it ends."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hilfen import PROBE, Lauf, run, run_all, write_folder

from isrp_cli.checks.alle import PRUEFUNGEN

# A warning (2 ends before 1 can begin), a hint (nobody belongs to the body), no error.
WARNUNG = {
    "schritte": PROBE["schritte"].replace("bis 05/2024", "bis 01/2024"),
    "gremien": PROBE["gremien"].replace("    mitglieder:\n      - stelle: amt\n", ""),
}
# An error that a check finds, and one that reading finds.
FEHLER = {"schritte": PROBE["schritte"].replace("[2]", "[2, 9]").replace("titel:", "titl:")}


@pytest.fixture(scope="module")
def ordner(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the processes gut, warnung and fehler."""
    wurzel = tmp_path_factory.mktemp("pruefen")
    for name, dateien in (("gut", {}), ("warnung", WARNUNG), ("fehler", FEHLER)):
        (wurzel / name).mkdir()
        write_folder(wurzel / name, **dateien)
    return wurzel


# Words → exit code and the names of the checks whose findings are shown, in order.
AUSWAHL = {
    "gut": (0, []),
    "gut --streng": (0, []),
    "warnung": (0, ["zeitfolge", "mitglieder-fehlen"]),
    "warnung --streng": (1, ["zeitfolge", "mitglieder-fehlen"]),
    "warnung --nur mitglieder-fehlen --streng": (0, ["mitglieder-fehlen"]),
    "warnung --nur zyklus,zeitfolge": (0, ["zeitfolge"]),
    "warnung --nur zyklus --nur zeitfolge": (0, ["zeitfolge"]),
    "warnung --ohne zeitfolge --streng": (0, ["mitglieder-fehlen"]),
    "warnung --ohne zeitfolge,mitglieder-fehlen": (0, []),
    "fehler": (1, ["form", "unbekannter-verweis"]),
    # What cannot be read is said in any case.
    "fehler --nur zyklus": (1, ["form"]),
    "fehler --ohne unbekannter-verweis": (1, ["form"]),
}


@pytest.fixture(scope="module")
def auswahl(ordner: Path) -> dict[str, Lauf]:
    aufrufe = [["pruefen", "--format", "json", "--daten", *w.split()] for w in AUSWAHL]
    return dict(zip(AUSWAHL, run_all(aufrufe, ordner), strict=True))


@pytest.mark.parametrize("woerter", AUSWAHL)
def test_what_is_chosen_and_how_it_ends(auswahl: dict[str, Lauf], woerter: str) -> None:
    code, pruefungen = AUSWAHL[woerter]
    lauf = auswahl[woerter]
    assert (lauf.code, lauf.err) == (code, "")
    assert [b["pruefung"] for b in json.loads(lauf.out)["befunde"]] == pruefungen


FORMATE = ("text", "json", "github", "gitlab", "sarif", "junit")


def test_every_format_says_the_same_and_ends_the_same(ordner: Path) -> None:
    aufrufe = [["pruefen", "--daten", "fehler", "--format", f] for f in FORMATE]
    laeufe = dict(zip(FORMATE, run_all(aufrufe, ordner), strict=True))
    assert {(lauf.code, lauf.err) for lauf in laeufe.values()} == {(1, "")}
    text = laeufe["text"].out
    assert text.count(": fehler: [") == 2
    assert text.endswith("\n2 Fehler\n")
    assert len(json.loads(laeufe["json"].out)["befunde"]) == 2
    assert laeufe["github"].out.count("::error file=fehler/schritte.yaml,line=") == 2
    assert len(json.loads(laeufe["gitlab"].out)) == 2
    assert len(json.loads(laeufe["sarif"].out)["runs"][0]["results"]) == 2
    assert len(ET.fromstring(laeufe["junit"].out).findall(".//failure")) == 2


def test_the_list_and_the_manual_need_no_data(tmp_path: Path) -> None:
    liste, anleitung = run_all(
        [["pruefen", "--liste"], ["pruefen", "--erklaere", "zyklus"]], tmp_path
    )
    assert (liste.code, liste.err, anleitung.code, anleitung.err) == (0, "", 0, "")
    assert [z.split()[0] for z in liste.out.splitlines()[1:] if z[0] != " "] == [
        p.name for p in PRUEFUNGEN
    ]
    assert anleitung.out.startswith("zyklus (fehler)\n\nKein Schritt und kein Meilenstein wartet ")
    assert "\nFalsch:\n\n    schritte:\n" in anleitung.out


def test_a_folder_that_is_not_there_is_said_in_every_format(tmp_path: Path) -> None:
    for lauf in run_all([["pruefen", "--daten", "x", "--format", f] for f in FORMATE], tmp_path):
        assert (lauf.code, lauf.out) == (1, "")
        assert lauf.err.startswith("„x“ gibt es nicht.")


FALSCH = {
    "--nur zyklsu": "die Prüfung „zyklsu“ gibt es nicht. Meinten Sie „zyklus“?",
    "--nur zyklus,": "die Prüfung „“ gibt es nicht. Alle zeigt „isrp pruefen --liste“.",
    "--ohne xyzzy": "die Prüfung „xyzzy“ gibt es nicht. Alle zeigt „isrp pruefen --liste“.",
    "--ohne form": "„form“ lässt sich nicht auslassen",
    "--nur zeitfolge --ohne zeitfolge": "damit bliebe keine Prüfung übrig",
    "--erklaere zyklus,form": "die Prüfung „zyklus,form“ gibt es nicht. Meinten Sie „zyklus“?",
    "--erklaere zyklus --streng": "„--erklaere“ verträgt sich nicht mit --streng",
    "--liste --nur zyklus --format json": "„--liste“ verträgt sich nicht mit --nur und --format",
    "--format xml": "„--format“",
}


def test_wrong_usage_says_what_is_possible(ordner: Path) -> None:
    aufrufe = [["pruefen", "--daten", "gut", *woerter.split()] for woerter in FALSCH]
    for meldung, lauf in zip(FALSCH.values(), run_all(aufrufe, ordner), strict=True):
        assert (lauf.code, lauf.out) == (2, "")
        assert meldung in lauf.err


def test_one_who_reads_is_told_how_to_learn_more(ordner: Path) -> None:
    assert run(["pruefen", "--daten", "warnung"], ordner).out.endswith(
        "\n\nZum Nachlesen: isrp pruefen --erklaere zeitfolge\n1 Warnung, 1 Hinweis\n"
    )
    # The gravest finding, wherever it stands.
    assert "--erklaere form\n2 Fehler\n" in run(["pruefen", "--daten", "fehler"], ordner).out
