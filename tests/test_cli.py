"""The command from outside: help, exit codes, global options, the folder it takes."""

import importlib.metadata
import json
import os
import re
import signal
import subprocess
import time
from pathlib import Path

import pytest
from hilfen import Lauf, environment, program, run, run_all, write_folder

from isrp_cli import cli
from isrp_cli.commands import PANELS

# Panel → its commands with their helps, as they are registered.
BEFEHLE = {
    panel: {name: befehl.hilfe for name, befehl in befehle.items()}
    for panel, befehle in PANELS.items()
}
HILFEN = {name: hilfe for befehle in BEFEHLE.values() for name, hilfe in befehle.items()}
# Everything that shows the plan and changes nothing.
AUSKUENFTE = (
    ("status",),
    ("zeitleiste",),
    ("zeitleiste", "--nach", "phase"),
    ("prognose",),
    ("schritte",),
    ("schritt", "26"),
    ("pfad", "21", "45"),
    ("gremien",),
    ("gremien", "begleitgremium"),
    ("meilensteine",),
    ("meilensteine", "leitlinien"),
    ("inhalte",),
    ("festlegungen",),
    ("zeitangabe", "2022"),
    ("agenda", "26"),
    ("bericht",),
    ("export",),
    ("kalender",),
    ("pruefen",),
)
posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX processes and files")


# --- Exit code 0: help, version ------------------------------------------------------------------


@pytest.fixture(scope="module")
def hilfen(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Lauf]:
    """The help page of every command, of the whole ("") and what isrp alone shows ("isrp")."""
    ordner = tmp_path_factory.mktemp("hilfe")
    aufrufe = [["--help"], [], *([name, "--help"] for name in HILFEN)]
    return dict(zip(["", "isrp", *HILFEN], run_all(aufrufe, ordner), strict=True))


def test_the_commands_tried_here_are_registered() -> None:
    assert {aufruf[0] for aufruf in AUSKUENFTE} <= set(HILFEN)


def test_help_shows_the_panels_in_order_with_their_commands(hilfen: dict[str, Lauf]) -> None:
    zeilen = hilfen[""].out.splitlines()
    felder: dict[str, list[str]] = {}
    for zeile in zeilen:
        if titel := re.match(r"╭─ (\w+) ─", zeile):
            felder[titel[1]] = []
        elif eintrag := re.match(r"│ (-*\w[\w-]*) ", zeile):
            felder[list(felder)[-1]].append(eintrag[1])
    optionen = felder.pop("Allgemein")
    assert list(felder.items()) == [(panel, list(namen)) for panel, namen in BEFEHLE.items()]
    assert optionen[:4] == ["--daten", "--stand", "--debug", "--version"]
    assert optionen[-1] == "--help"


def test_isrp_alone_shows_the_help(hilfen: dict[str, Lauf]) -> None:
    assert hilfen["isrp"] == hilfen[""]


@pytest.mark.parametrize("name", ["", *HILFEN])
def test_help_is_german_and_fits(hilfen: dict[str, Lauf], name: str) -> None:
    lauf = hilfen[name]
    assert (lauf.code, lauf.err) == (0, "")
    assert f"Aufruf: isrp {name}".strip() in lauf.out
    assert max(map(len, lauf.out.splitlines())) <= 80
    assert "\x1b" not in lauf.out
    assert "[[" not in lauf.out
    englisch = re.search(
        r"(?<![-\w])(usage|options?|arguments?|commands?|show|this|message|and|exit|default|"
        r"required|install\w*|completion|copy|customize|shell|error|invalid|missing|try|for|the|"
        r"of|or|to|with|from|file|path|integer|env var|date)(?![-\w])",
        lauf.out,
        re.IGNORECASE,
    )
    assert not englisch, englisch


@pytest.mark.parametrize("name", HILFEN)
def test_every_command_explains_itself_and_takes_the_global_options(
    hilfen: dict[str, Lauf], name: str
) -> None:
    assert HILFEN[name] in " ".join(hilfen[name].out.split())
    for option in ("--daten", "--stand", "--debug", "--help"):
        assert f"│ {option} " in hilfen[name].out


def test_version(tmp_path: Path) -> None:
    try:
        version = importlib.metadata.version("isrp")
    except importlib.metadata.PackageNotFoundError:
        pytest.skip("isrp is not installed")
    assert run(["--version"], tmp_path) == Lauf(0, f"isrp {version}\n", "")


# --- Exit code 0: every command, on days before, in and after the plan ---------------------------


@pytest.mark.parametrize("stand", ["2020-12-01", "2021-10-05", "2022-09-10", "2024-01-01"])
@pytest.mark.parametrize("spalten", [60, 80, 120])
def test_every_command_runs_and_fits(
    spalten: int,
    stand: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", str(spalten))
    for name in ("ISRP_DATEN", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for aufruf in AUSKUENFTE:
        code = cli.main(["--stand", stand, *aufruf])
        aus = capsys.readouterr()
        assert (code, aus.err) == (0, ""), aufruf
        assert aus.out.endswith("\n"), aufruf
        assert "\x1b" not in aus.out, aufruf
        if aufruf[0] not in ("pruefen", "agenda", "bericht", "export", "kalender"):
            breiteste = max(aus.out.splitlines(), key=len)
            assert len(breiteste) <= spalten, (aufruf, breiteste)


def test_zeitangabe_as_json(tmp_path: Path) -> None:
    lauf = run(["zeitangabe", "ANFANG  September 2021", "--format", "json"], tmp_path)
    assert (lauf.code, lauf.err) == (0, "")
    assert json.loads(lauf.out) == {
        "text": "ANFANG  September 2021",
        "art": "monatsteil",
        "frueh": "2021-09-01",
        "spaet": "2021-09-10",
        "ca": False,
        "edtf": "2021-09-01/2021-09-10",
        "normalform": "Anfang 09/2021",
        "anzeige": "Anfang September 2021",
    }


def test_zeitangabe_as_json_without_a_beginning(tmp_path: Path) -> None:
    felder = json.loads(run(["zeitangabe", "bis 05/2021", "--format", "json"], tmp_path).out)
    assert (felder["frueh"], felder["spaet"]) == (None, "2021-05-31")


# --- Exit code 1: a refused request --------------------------------------------------------------

ABGELEHNT = {
    ("schritt", "99"): "Den Schritt 99 gibt es nicht. Die nächsten Nummern: 43, 44, 45.",
    ("schritt", "0"): "Die nächsten Nummern: 1, 2, 3.",
    ("agenda", "46"): "Die nächsten Nummern: 43, 44, 45.",
    ("agenda", "3"): "Schritt 3 ist keine Sitzung",
    ("gremien", "begleitgrenium"): "Meinten Sie „begleitgremium“?",
    ("gremien", "xyzzy"): "Das Gremium „xyzzy“ gibt es nicht. Alle zeigt „isrp gremien“.",
    ("schritte", "--gremium", "stadtrad"): "Meinten Sie „stadtrat“?",
    ("schritte", "--phase", "beteiligun"): "Meinten Sie „beteiligung“?",
    ("schritte", "--meilenstein", "leitlinie"): "Meinten Sie „leitlinien“?",
    ("meilensteine", "leitlinie"): "Meinten Sie „leitlinien“?",
    ("zeitangabe", "Winter 2022"): "Winter 2021/2022",
    ("zeitangabe", ""): "Termin fehlt",
    ("status", "--daten", "gibtsnicht"): "„gibtsnicht“ gibt es nicht. Bitte einen Ordner angeben",
    ("status", "--daten", "x" * 300): "gibt es nicht. Bitte einen Ordner angeben",
    ("status", "--daten", "datei"): "„datei“ ist kein Ordner",
    ("status", "--daten", "leer"): "leer/schritte.yaml:1:1: fehler: [datei] die Datei fehlt",
    ("status", "--daten", ""): "schritte.yaml:1:1: fehler: [datei] die Datei fehlt",
}


@pytest.fixture(scope="module")
def abgelehnt(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], Lauf]:
    ordner = tmp_path_factory.mktemp("abgelehnt")
    (ordner / "leer").mkdir()
    (ordner / "datei").touch()
    return dict(zip(ABGELEHNT, run_all(ABGELEHNT, ordner), strict=True))


@pytest.mark.parametrize("aufruf", ABGELEHNT, ids=lambda a: " ".join(a)[:40])
def test_refused(abgelehnt: dict[tuple[str, ...], Lauf], aufruf: tuple[str, ...]) -> None:
    lauf = abgelehnt[aufruf]
    assert (lauf.code, lauf.out) == (1, ""), lauf.err
    assert ABGELEHNT[aufruf] in lauf.err


# --- Exit code 2: wrong usage --------------------------------------------------------------------

FALSCH = {
    ("statu",): "Unbekannter Befehl „statu“. Meinten Sie „status“?",
    ("--stand", "01.01.2022"): "Es fehlt ein Befehl.",
    ("--nix", "status"): "Unbekannte Option „--nix“.",
    ("status", "--stant", "01.01.2022"): "Meinten Sie „--stand“?",
    ("status", "zuviel"): "Das ist zu viel: „zuviel“.",
    ("schritt",): "Es fehlt die Angabe „NR“.",
    ("schritt", "x"): "„x“ ist keine Schrittnummer, z. B. 26.",
    ("schritt", "-1"): "Unbekannte Option „-1“.",
    ("schritt", "1.5"): "„1.5“ ist keine Schrittnummer",
    ("schritt", "٣"): "„٣“ ist keine Schrittnummer",
    ("agenda", "9" * 5000): "ist keine Schrittnummer",
    ("status", "--stand"): "Der Option „--stand“ fehlt der Wert: „--stand DATUM“.",
    ("status", "--stand", "2022-13-01"): "Monat 13 gibt es nicht",
    ("status", "--stand", "31.02.2022"): "Den 31.02.2022 gibt es nicht",
    ("--stand", "31.02.2022", "status"): "Den 31.02.2022 gibt es nicht",
    ("status", "--stand", "09/2022"): "Ungültiger Wert für „--stand“",
    ("status", "--stand", ""): "Ungültiger Wert für „--stand“",
    ("status", "--debug=1"): "Die Option „--debug“ steht für sich allein",
    ("zeitleiste", "--nach", "amt"): "Möglich sind: „gremium“, „phase“.",
    ("schritte", "--status", "fertig"): "Möglich sind: „erledigt“, „entfallen“,",
    ("schritte", "--von", "02.01.2022", "--bis", "01.01.2022"): (
        "Ungültiger Wert für „--bis“: liegt vor „--von“. Hilfe"
    ),
    ("bericht", "--stand", "01.01.2022", "--seit", "02.01.2022"): (
        "Ungültiger Wert für „--seit“: liegt nach dem Stand"
    ),
    ("export", "--format", "pdf"): "„pdf“ ist nicht vorgesehen. Möglich sind: „json“, „csv“,",
    ("zeitangabe", "Anfang", "09/2021"): "Das ist zu viel: „09/2021“.",
}


@pytest.fixture(scope="module")
def falsch(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], Lauf]:
    return dict(zip(FALSCH, run_all(FALSCH, tmp_path_factory.mktemp("falsch")), strict=True))


@pytest.mark.parametrize("aufruf", FALSCH, ids=lambda a: " ".join(a)[:40])
def test_wrong_usage(falsch: dict[tuple[str, ...], Lauf], aufruf: tuple[str, ...]) -> None:
    lauf = falsch[aufruf]
    assert (lauf.code, lauf.out) == (2, ""), lauf.err
    assert FALSCH[aufruf] in lauf.err
    assert re.search(r"(Hilfe|Alle Befehle) zeigt „isrp[ \w]* --help“\.\n$", lauf.err)
    assert "„„" not in lauf.err


# --- Exit code 3: a bug; 130: interrupted --------------------------------------------------------

BUG = "import isrp_cli.views.inhalte as v; v.bloecke = lambda lage: 1 / 0"


def test_bug_is_reported_without_traceback(tmp_path: Path) -> None:
    lauf = run(["inhalte"], tmp_path, befehl=program(BUG))
    assert (lauf.code, lauf.out) == (3, "")
    assert lauf.err.startswith("Fehler in isrp (ZeroDivisionError). Bitte melden Sie")
    assert "--debug" in lauf.err
    assert lauf.err.count("\n") == 1


@pytest.mark.parametrize("argumente", [["--debug", "inhalte"], ["inhalte", "--debug"]])
def test_bug_with_debug_shows_the_traceback(tmp_path: Path, argumente: list[str]) -> None:
    lauf = run(argumente, tmp_path, befehl=program(BUG))
    assert (lauf.code, lauf.out) == (3, "")
    assert lauf.err.startswith("Traceback")
    assert lauf.err.endswith("ZeroDivisionError: division by zero\n")


@posix
def test_interrupt(tmp_path: Path) -> None:
    eintrag = '  - {nr: %d, titel: x, art: erarbeitung, zeitplanung: "03/2024"}\n'
    write_folder(tmp_path, schritte="schritte:\n" + "".join(eintrag % i for i in range(1, 60_000)))
    code = "import isrp_cli.cli; print('bereit', flush=True)"
    mit = subprocess.PIPE
    with subprocess.Popen(
        [*program(code), "status", "--daten", "."],
        cwd=tmp_path,
        env=environment(),
        stdout=mit,
        stderr=mit,
    ) as prozess:
        assert prozess.stdout is not None
        assert prozess.stdout.readline() == b"bereit\n"
        time.sleep(0.5)
        prozess.send_signal(signal.SIGINT)
        aus, err = prozess.communicate(timeout=60)
    assert (prozess.returncode, aus, err.decode()) == (130, b"", "Abgebrochen.\n")


# --- Global options ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "argumente",
    [
        ["--stand", "2021-10-05", "schritt", "26"],
        ["schritt", "26", "--stand", "05.10.2021"],
        ["schritt", "--stand=5.10.2021", "26"],
        ["--stand", "2022-09-10", "schritt", "26", "--stand", "5. Oktober 2021"],
        ["schritt", "26", "--stand", "2022-09-10", "--stand", "2021-10-05"],
    ],
    ids=" ".join,
)
def test_the_last_stand_wins_in_every_notation(
    argumente: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    # Step 26 is planned for September 2022: on that day it would be running.
    assert cli.main(argumente) == 0
    assert "anstehend" in capsys.readouterr().out


def test_stand_is_today_unless_given(tmp_path: Path) -> None:
    heute = f"{time.localtime().tm_mday}. "
    zeile = run(["status"], tmp_path).out.splitlines()[1]
    assert heute in zeile
    assert str(time.localtime().tm_year) in zeile


# --- Which folder --------------------------------------------------------------------------------


@pytest.fixture
def prozesse(tmp_path: Path) -> Path:
    """A folder with processes named after their places, and folders below it."""
    for ort in ("data", "mitte/data", "option", "umgebung"):
        (tmp_path / ort).mkdir(parents=True)
        write_folder(tmp_path / ort, prozess=f"titel: Prozess in {ort}\n")
    (tmp_path / "mitte/unten/data").mkdir(parents=True)  # without schritte.yaml: none
    return tmp_path


@pytest.mark.parametrize(
    ("ordner", "argumente", "umgebung", "titel"),
    [
        (".", [], {}, "data"),
        ("data", [], {}, "data"),
        ("mitte", [], {}, "mitte/data"),
        ("mitte/unten", [], {}, "mitte/data"),
        ("mitte", [], {"ISRP_DATEN": ""}, "mitte/data"),
        ("mitte", [], {"ISRP_DATEN": "../umgebung"}, "umgebung"),
        ("mitte", ["--daten", "../option"], {"ISRP_DATEN": "../umgebung"}, "option"),
    ],
)
def test_the_nearest_process_is_taken(
    prozesse: Path, ordner: str, argumente: list[str], umgebung: dict[str, str], titel: str
) -> None:
    lauf = run([*argumente, "status"], prozesse / ordner, **umgebung)
    assert lauf.out.splitlines()[0] == f"Prozess in {titel}"


def test_daten_after_the_command_wins(prozesse: Path) -> None:
    lauf = run(["--daten", "umgebung", "status", "--daten", "option"], prozesse)
    assert lauf.out.splitlines()[0] == "Prozess in option"


def test_without_a_process_the_shipped_one_is_taken(tmp_path: Path) -> None:
    assert run(["status"], tmp_path).out.startswith("Integrierter Sozialraumplan (ISRP)\n")


def test_an_environment_that_names_no_folder_is_refused(prozesse: Path) -> None:
    lauf = run(["status"], prozesse, ISRP_DATEN="weg")
    assert (lauf.code, lauf.out) == (1, "")
    assert "„weg“ gibt es nicht" in lauf.err


@pytest.mark.parametrize(
    ("ordner", "argumente", "pfad"),
    [
        (".", [], "data/gremien.yaml"),
        ("data", [], "gremien.yaml"),
        ("option", ["--daten", "../data"], "../data/gremien.yaml"),
    ],
)
def test_findings_name_the_file_as_seen_from_here(
    prozesse: Path, ordner: str, argumente: list[str], pfad: str
) -> None:
    (prozesse / "data/gremien.yaml").write_text("stellen: []\ngremien: 1\n", encoding="utf-8")
    lauf = run([*argumente, "status"], prozesse / ordner)
    assert lauf.code == 1
    assert f"\n{pfad}:2:10: fehler: [form] " in f"\n{lauf.err}"
