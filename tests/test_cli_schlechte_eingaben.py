"""Bad files under every command, and texts that a terminal, Jinja or Markdown could obey."""

import json
import os
import re
from pathlib import Path

import pytest
from hilfen import PROBE, Lauf, bound_by_permissions, run, run_all, write_folder

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX processes and files")

# Everything that needs a plan, with the numbers and ids of PROBE.
BEFEHLE = (
    ["status"],
    ["zeitleiste"],
    ["zeitleiste", "--nach", "phase"],
    ["schritte"],
    ["prognose"],
    ["schritt", "1"],
    ["pfad", "1", "2"],
    ["gremien"],
    ["gremien", "rat"],
    ["meilensteine"],
    ["meilensteine", "fertig"],
    ["inhalte"],
    ["festlegungen"],
    ["agenda", "1"],
    ["bericht"],
    ["export"],
)
SCHRITTE = PROBE["schritte"]
FUSS = (
    "Mit diesen Fehlern lässt sich der Plan nicht auswerten. Bitte beheben; "
    "„isrp pruefen“ zeigt alle Befunde.\n"
)


def alias_bomb() -> str:
    """Twelve lists of ten times the one before: a billion values in a few hundred bytes."""
    zeilen = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    zeilen += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]" for i in range(1, 12)]
    return "\n".join([*zeilen, "schritte: *a11\n"])


# What stands in schritte.yaml → where the first finding is, and a part of it.
SCHLECHT: dict[str, tuple[str | bytes | None, str, str]] = {
    "leer": ("", "1:1", "[datei] die Datei ist leer"),
    "nur Kommentar": ("# nichts\n", "1:1", "nur Kommentare"),
    "fehlt": (None, "1:1", "[datei] die Datei fehlt"),
    "Windows-1252": (SCHRITTE.replace("Entwurf", "Prüfung").encode("cp1252"), "10:14", "UTF-8"),
    "UTF-16": (SCHRITTE.encode("utf-16"), "1:1", "UTF-16"),
    "Tabulator": (SCHRITTE.replace("    art", "\tart", 1), "4:1", "Tabulator"),
    "doppelter Schlüssel": (
        SCHRITTE.replace("    art: beschluss\n", "    art: beschluss\n    art: beratung\n", 1),
        "5:5",
        "der Schlüssel „art“ steht hier ein zweites Mal",
    ),
    "unbekannter Schlüssel": (
        SCHRITTE.replace("    titel:", "    titl:"),
        "10:5",
        "meinten Sie „titel“?",
    ),
    "Alias-Bombe": (alias_bomb(), r"7:\d+", "Millionen Angaben"),
    "200 Ebenen": ("schritte: " + "[" * 200 + "]" * 200 + "\n", "1:42", "mehr als 32 Ebenen"),
    "81 MB": (b"schritte: []\n" + b"# " + b"x" * 97 + b"\n" * 81_000_000, "1:1", "größer als"),
    "offene Klammer": ("schritte: [\n", "1:1[12]", "Klammer"),
    "offenes Anführungszeichen": (
        SCHRITTE.replace('"06/2024"', '"06/2024'),
        "17:18",
        "ein Anführungszeichen wird nicht geschlossen",
    ),
    "falsche Einrückung": (SCHRITTE.replace("    art", "   art", 1), "4:4", "[yaml]"),
    "Binärdatei": (b"schritte:\n  - nr: 1\0\n", "2:10", "Steuerzeichen U+0000"),
    "ESC": (SCHRITTE.replace("Entwurf", "\x1b[31mrot"), "10:12", "Steuerzeichen U+001B"),
    "Text statt Liste": ("schritte: viele\n", "1:11", "muss eine Liste sein"),
    "Liste statt Schlüssel": ("- nr: 1\n", "1:1", "die Datei muss mit einem Schlüssel beginnen"),
    "Text statt Zahl": (SCHRITTE.replace("nr: 1", "nr: eins"), "2:9", "ganze Zahl ab 1"),
    "Kommazahl": (SCHRITTE.replace('"03/2024"', "09.2021"), "5:18", '"09.2021"'),
    "Monat 13": (SCHRITTE.replace('"03/2024"', "2021-13-01"), "5:18", "Monat 13 gibt es nicht"),
    "unbekannte Nummer": (SCHRITTE.replace("[2]", "[7]"), "21:12", "7"),
    "unbekanntes Gremium": (SCHRITTE.replace("rat", "rad", 1), "3:14", "meinten Sie „rat“?"),
    "Kreis": (SCHRITTE.replace("[1]", "[3]"), "13:12", "warten im Kreis aufeinander"),
    "doppelte Nummer": (
        SCHRITTE.replace("nr: 3", "nr: 2"),
        "14:9",
        "die Nummer 2 ist schon vergeben",
    ),
}


@pytest.fixture(scope="module")
def schlecht(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Lauf, Lauf]]:
    """What `status` and `pruefen` say of a folder whose schritte.yaml is bad."""
    wurzel = tmp_path_factory.mktemp("schlecht")
    for i, (inhalt, _, _) in enumerate(SCHLECHT.values()):
        (wurzel / str(i)).mkdir()
        write_folder(wurzel / str(i), schritte=inhalt)
    aufrufe = [
        [befehl, "--daten", str(i)]
        for befehl in ("status", "pruefen")
        for i in range(len(SCHLECHT))
    ]
    laeufe = run_all(aufrufe, wurzel)
    paare = zip(laeufe[: len(SCHLECHT)], laeufe[len(SCHLECHT) :], strict=True)
    return dict(zip(SCHLECHT, paare, strict=True))


@pytest.mark.parametrize("fall", SCHLECHT)
def test_bad_file_is_shown_with_its_place(
    schlecht: dict[str, tuple[Lauf, Lauf]], fall: str
) -> None:
    _, ort, meldung = SCHLECHT[fall]
    status, pruefen = schlecht[fall]
    assert (status.code, status.out) == (1, "")
    assert status.err.endswith(FUSS)
    zeilen = status.err.removesuffix(FUSS).splitlines()
    assert re.match(rf"\d+/schritte\.yaml:{ort}(?!\d)\S*: fehler: \[\w", zeilen[0]), zeilen[0]
    # The message stands beside its place or, where it does not fit, below.
    erster = status.err.split("\n\n")[0]
    assert meldung in " ".join(erster.split())
    # The same findings, on standard output because they are what was asked for.
    assert (pruefen.code, pruefen.err) == (1, "")
    assert set(zeilen[:-1]) <= set(pruefen.out.splitlines())
    for text in (status.err, pruefen.out):
        assert "\x1b" not in text
        assert "Traceback" not in text


def test_byte_order_mark_is_no_error(tmp_path: Path) -> None:
    write_folder(tmp_path, schritte=b"\xef\xbb\xbf" + SCHRITTE.encode())
    assert run(["pruefen", "--daten", "."], tmp_path) == Lauf(0, "keine Befunde\n", "")


@pytest.fixture(scope="module")
def kaputt(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lauf]:
    """What every command says of a folder with one mistake in each of two files."""
    ordner = tmp_path_factory.mktemp("kaputt")
    meilensteine = PROBE["meilensteine"].replace("titel: Fertig", "titel: [1")
    write_folder(ordner, schritte=SCHRITTE.replace("[2]", "[7]"), meilensteine=meilensteine)
    laeufe = run_all([[*befehl, "--daten", "."] for befehl in BEFEHLE], ordner)
    return {" ".join(befehl): lauf for befehl, lauf in zip(BEFEHLE, laeufe, strict=True)}


@pytest.mark.parametrize("befehl", [" ".join(befehl) for befehl in BEFEHLE])
def test_no_command_runs_on_bad_data(kaputt: dict[str, Lauf], befehl: str) -> None:
    lauf = kaputt[befehl]
    assert (lauf.code, lauf.out) == (1, "")
    zeilen = lauf.err.removesuffix(FUSS).splitlines()
    assert [zeile.split(": [")[0] for zeile in zeilen if ": fehler: [" in zeile] == [
        "schritte.yaml:21:12: fehler",
        "meilensteine.yaml:3:12: fehler",
    ]
    assert zeilen[-1] == "2 Fehler"


@posix
def test_pipes_and_folders_in_place_of_files(tmp_path: Path) -> None:
    write_folder(tmp_path, schritte=None, gremien=None)
    os.mkfifo(tmp_path / "schritte.yaml")
    (tmp_path / "gremien.yaml").mkdir()
    lauf = run(["status", "--daten", "."], tmp_path)
    assert (lauf.code, lauf.out) == (1, "")
    assert "schritte.yaml:1:1: fehler: [datei] ist keine gewöhnliche Datei" in lauf.err
    assert "gremien.yaml:1:1: fehler: [datei] ist ein Ordner, keine Datei" in lauf.err


@pytest.mark.parametrize("verschlossen", [".", "schritte.yaml"])
@pytest.mark.parametrize("umgebung", [True, False])
def test_without_the_right_to_read(tmp_path: Path, verschlossen: str, umgebung: bool) -> None:
    befehl = bound_by_permissions()
    zu = tmp_path / "zu"
    zu.mkdir()
    write_folder(zu)
    (zu / verschlossen).chmod(0o000)
    if umgebung:
        lauf = run(["status"], tmp_path, befehl=befehl, ISRP_DATEN="zu")
    else:
        lauf = run(["status", "--daten", "zu"], tmp_path, befehl=befehl)
    (zu / verschlossen).chmod(0o700)
    assert (lauf.code, lauf.out) == (1, "")
    assert "zu/schritte.yaml:1:1: fehler: [datei] die Datei darf nicht gelesen werden" in lauf.err


# --- Texts that could be obeyed ------------------------------------------------------------------

GIFT = "[b]{{7*7}}\u202e\x1b[31m<i>"
GEZEIGT = GIFT.replace("\u202e", "\ufffd").replace("\x1b", "\u241b")
VERGIFTET = {
    "prozess": """\
titel: GIFT
kuerzel: GIFT
kommune: GIFT
bundesland: TH
quelle: GIFT
phasen:
  - id: p
    titel: GIFT
    schritte: [1, 2, 3]
inhalte:
  - id: i
    titel: GIFT
    umfasst: [GIFT]
    schritte: [1]
  - id: ohne
    titel: GIFT
""",
    "schritte": """\
schritte:
  - nr: 1
    gremium: rat
    titel: GIFT
    art: beschluss
    zeitplanung: "03/2024"
    tagesordnung: [GIFT, "a\\n# b"]
    aufgabenverteilung:
      - stelle: amt
        rollen: [GIFT]
    termine:
      - datum: 2024-03-05
        ort: GIFT
    verschiebungen:
      - von: "02/2024"
        am: 2024-01-15
        grund: GIFT
    ergebnis: GIFT
    notiz: "# Zeile eins\\n[b]{{7*7}}"
    festlegungen:
      - text: GIFT
        wer: GIFT
        bis: "04/2024"
    unterlagen: [GIFT]
  - nr: 2
    titel: GIFT
    art: erarbeitung
    zeitplanung: bis 05/2024
    nach:
      - schritt: 1
        grund: GIFT
  - nr: 3
    gremium: rat
    art: beschluss
    zeitplanung: "06/2024"
    nach: [2]
    entfallen:
      am: 2024-04-01
      grund: GIFT
""",
    "gremien": """\
stellen:
  - id: amt
    name: GIFT
gremien:
  - id: rat
    name: GIFT
    leitung: [amt]
    ziel: GIFT
    zielgruppe: GIFT
    hinweis: GIFT
    aufgaben: [GIFT]
    mitglieder:
      - stelle: amt
      - bezeichnung: GIFT
""",
    "meilensteine": """\
meilensteine:
  - id: fertig
    titel: GIFT
    schritte: [1, 2, 3]
""",
}
PAPIERE = ("agenda", "bericht")


@pytest.fixture(scope="module")
def vergiftet(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lauf]:
    """What every command says of a sound plan with nasty texts everywhere."""
    # Even the folder's name; the finding that shows it is a hint on a content without steps.
    ordner = tmp_path_factory.mktemp("gift")
    name = "a\x1b[31m\nb" if os.name == "posix" else "ab"
    (ordner / name).mkdir()
    write_folder(
        ordner / name, **{k: v.replace("GIFT", json.dumps(GIFT)) for k, v in VERGIFTET.items()}
    )
    aufrufe = [*BEFEHLE, ["pruefen"]]
    anhang = ["--daten", name, "--stand", "2024-04-10"]
    laeufe = run_all([[*befehl, *anhang] for befehl in aufrufe], ordner, COLUMNS="120")
    return {" ".join(befehl): lauf for befehl, lauf in zip(aufrufe, laeufe, strict=True)}


@pytest.mark.parametrize("befehl", [" ".join(befehl) for befehl in (*BEFEHLE, ["pruefen"])])
def test_texts_are_shown_and_not_obeyed(vergiftet: dict[str, Lauf], befehl: str) -> None:
    lauf = vergiftet[befehl]
    assert (lauf.code, lauf.err) == (0, "")
    assert "\x1b" not in lauf.out
    assert "49" not in lauf.out
    if befehl == "export":
        assert json.loads(lauf.out)["prozess"]["titel"] == GIFT
        return
    assert "\u202e" not in lauf.out
    schlicht = lauf.out
    if befehl.startswith(PAPIERE):
        # Every character that would mean something in Markdown stands behind a backslash.
        assert not re.search(r"(?<!\\)(?:\[b\]|<i>)|7\*7", lauf.out)
        schlicht = lauf.out.replace("\\", "")
    # A narrow column may break the text, but shows all of it.
    assert GEZEIGT in schlicht or GEZEIGT in re.sub(r"\s", "", schlicht)


def test_line_breaks_make_no_heading_in_a_paper(vergiftet: dict[str, Lauf]) -> None:
    for befehl in ("agenda 1", "bericht"):
        out = vergiftet[befehl].out
        assert re.search(r"a # b|a \\# b", out)
        assert not re.search(r"(?m)^ *# (b|Zeile eins)", out)
