"""The command and what surrounds it: streams, files, environment, terminal, completion."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from hilfen import ISRP, Lauf, bound_by_permissions, environment, program, run

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX processes and files")


# --- Streams that end early ----------------------------------------------------------------------

STROEME = [["--help"], ["zeitangabe", "2022"], ["status"], ["pruefen"], ["export"], ["kalender"]]


@posix
@pytest.mark.parametrize("argumente", STROEME, ids=" ".join)
def test_closed_pipe_is_no_error(tmp_path: Path, argumente: list[str]) -> None:
    lesen, schreiben = os.pipe()
    os.close(lesen)
    with os.fdopen(schreiben, "wb") as ziel:
        lauf = subprocess.run(
            [*ISRP, *argumente],
            cwd=tmp_path,
            env=environment(),
            stdout=ziel,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (lauf.returncode, lauf.stderr) == (0, b"")


@posix
def test_head_sees_the_first_line_of_a_large_output(tmp_path: Path) -> None:
    zeile = f"{shell_words(ISRP)} export | head -1; echo ${{PIPESTATUS[0]}}"
    lauf = run(["-c", zeile], tmp_path, befehl=["bash"])
    assert lauf == Lauf(0, "{\n0\n", "")


@posix
@pytest.mark.parametrize("argumente", STROEME, ids=" ".join)
@pytest.mark.parametrize(
    ("umleitung", "grund"),
    [(">&-", "sie ist geschlossen"), (">/dev/full", "kein Platz mehr frei")],
)
def test_output_that_cannot_be_written(
    tmp_path: Path, argumente: list[str], umleitung: str, grund: str
) -> None:
    if "full" in umleitung and not Path("/dev/full").exists():
        pytest.skip("no /dev/full here")
    lauf = shell(tmp_path, f"{' '.join(argumente)} {umleitung}")
    assert lauf == Lauf(1, "", f"Die Ausgabe lässt sich nicht schreiben ({grund}).\n")


@posix
@pytest.mark.parametrize(
    ("zeile", "code"),
    [
        ("status 2>&-", 0),
        ("status <&-", 0),
        ("status >&- 2>&- <&-", 1),
        ("nix 2>&-", 2),
        ("status --daten leer 2>&-", 1),
        ("status --daten leer 2>/dev/full", 1),
    ],
)
def test_other_closed_streams(tmp_path: Path, zeile: str, code: int) -> None:
    (tmp_path / "leer").mkdir()
    lauf = shell(tmp_path, zeile)
    assert (lauf.code, lauf.err) == (code, "")


@posix
def test_a_file_is_written_though_the_output_is_closed(tmp_path: Path) -> None:
    assert shell(tmp_path, "agenda 26 -o a.md >&-") == Lauf(0, "", "")
    assert (tmp_path / "a.md").read_text(encoding="utf-8").startswith("# Tagesordnung")


def shell(ordner: Path, zeile: str, **umgebung: str) -> Lauf:
    """Runs "isrp" and the rest of a line of the shell."""
    return run(["-c", f"{shell_words(ISRP)} {zeile}"], ordner, befehl=["sh"], **umgebung)


def shell_words(woerter: list[str]) -> str:
    return " ".join(f"'{wort}'" for wort in woerter)


# --- Writing to a file ---------------------------------------------------------------------------


@pytest.fixture
def daneben(tmp_path: Path) -> Iterator[Path]:
    """An empty folder, in which in the end nothing lies that begins with a dot."""
    yield tmp_path
    assert not list(tmp_path.glob(".*"))


@pytest.mark.parametrize("befehl", [["agenda", "26"], ["bericht"], ["export"]], ids=" ".join)
def test_file_holds_what_the_terminal_shows(daneben: Path, befehl: list[str]) -> None:
    aufruf = [*befehl, "--stand", "2022-09-10"]
    assert run([*aufruf, "-o", "x"], daneben) == Lauf(0, "", "")
    assert (daneben / "x").read_bytes() == run(aufruf, daneben).out.encode()
    assert [pfad.name for pfad in daneben.iterdir()] == ["x"]


def test_existing_file_stays_without_ueberschreiben(daneben: Path) -> None:
    (daneben / "x.md").write_text("alt", encoding="utf-8")
    lauf = run(["agenda", "26", "--ausgabe", "x.md"], daneben)
    assert lauf == Lauf(1, "", "„x.md“ gibt es schon. Zum Ersetzen „--ueberschreiben“ angeben.\n")
    assert (daneben / "x.md").read_text(encoding="utf-8") == "alt"


@posix
def test_replacing_keeps_link_and_permissions(daneben: Path) -> None:
    (daneben / "echt.md").write_text("alt", encoding="utf-8")
    (daneben / "echt.md").chmod(0o640)
    (daneben / "link.md").symlink_to("echt.md")
    assert run(["agenda", "26", "-o", "link.md", "--ueberschreiben"], daneben).code == 0
    assert (daneben / "link.md").readlink() == Path("echt.md")
    assert (daneben / "echt.md").stat().st_mode & 0o777 == 0o640
    assert (daneben / "echt.md").read_text(encoding="utf-8").startswith("# Tagesordnung")


@posix
def test_links_in_a_circle_are_no_bug(daneben: Path) -> None:
    (daneben / "ring").symlink_to("reif")
    (daneben / "reif").symlink_to("ring")
    assert run(["agenda", "26", "-o", "ring"], daneben).code in (0, 1)


@posix
def test_new_file_follows_the_umask(daneben: Path) -> None:
    befehl = program("import os; os.umask(0o027)")
    assert run(["agenda", "26", "-o", "x"], daneben, befehl=befehl).code == 0
    assert (daneben / "x").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize(
    ("ziel", "meldung"),
    [
        ("weg/x.md", "Den Ordner „weg“ gibt es nicht. Bitte anlegen."),
        ("ordner", "„ordner“ ist ein Ordner. Bitte einen Dateinamen angeben."),
        ("", "„.“ ist ein Ordner."),
        ("datei/x.md", "Den Ordner „datei“ gibt es nicht."),
        ("x" * 300, "lässt sich nicht schreiben (der Name ist zu lang)."),
        pytest.param("rohr", "„rohr“ ist keine gewöhnliche Datei.", marks=posix),
    ],
)
def test_targets_that_are_refused(daneben: Path, ziel: str, meldung: str) -> None:
    (daneben / "ordner").mkdir()
    (daneben / "datei").touch()
    if os.name == "posix":
        os.mkfifo(daneben / "rohr")
    lauf = run(["agenda", "26", "-o", ziel, "--ueberschreiben"], daneben)
    assert (lauf.code, lauf.out) == (1, "")
    assert meldung in lauf.err


def test_folder_without_write_permission(daneben: Path) -> None:
    ordner = daneben / "zu"
    ordner.mkdir(mode=0o500)
    lauf = run(["agenda", "26", "-o", "zu/x.md"], daneben, befehl=bound_by_permissions())
    assert (lauf.code, lauf.out) == (1, "")
    assert "„zu/x.md“ lässt sich nicht schreiben (keine Schreibrechte)." in lauf.err
    assert not list(ordner.iterdir())


def test_existing_file_that_may_not_be_read_stays(daneben: Path) -> None:
    befehl = bound_by_permissions()
    (daneben / "x.md").touch(mode=0o000)
    lauf = run(["agenda", "26", "-o", "x.md"], daneben, befehl=befehl)
    assert (lauf.code, lauf.out) == (1, "")
    assert "„x.md“ gibt es schon." in lauf.err


@posix
def test_nothing_is_left_where_writing_fails(daneben: Path) -> None:
    # A limit on the size of files makes the write itself fail, as a full disk would.
    grenze = (
        "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); "
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))"
    )
    (daneben / "x.md").write_text("alt", encoding="utf-8")
    aufruf = ["agenda", "26", "-o", "x.md", "--ueberschreiben"]
    lauf = run(aufruf, daneben, befehl=program(grenze), PYTHONDONTWRITEBYTECODE="1")
    assert (lauf.code, lauf.out) == (1, "")
    assert "„x.md“ lässt sich nicht schreiben" in lauf.err
    assert (daneben / "x.md").read_text(encoding="utf-8") == "alt"
    assert [pfad.name for pfad in daneben.iterdir()] == ["x.md"]


# --- The environment -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("spalten", "breite"),
    [("100", 100), ("20", 40), ("garbage", 80), ("0", 80), ("-5", 80), ("80.5", 80), ("200", 120)],
)
def test_columns(tmp_path: Path, spalten: str, breite: int) -> None:
    lauf = run(["status", "--stand", "2022-09-10"], tmp_path, COLUMNS=spalten)
    assert (lauf.code, lauf.err) == (0, "")
    assert breite - 10 <= max(map(len, lauf.out.splitlines())) <= breite


@pytest.mark.parametrize("aufruf", [["status"], ["agenda", "26"], ["--help"]], ids=" ".join)
@pytest.mark.parametrize("kodierung", ["ascii", "latin-1"])
def test_characters_the_terminal_lacks_become_question_marks(
    tmp_path: Path, aufruf: list[str], kodierung: str
) -> None:
    voll = run(aufruf, tmp_path)
    lauf = run(aufruf, tmp_path, kodierung=kodierung, PYTHONIOENCODING=kodierung)
    assert (lauf.code, lauf.err) == (0, "")
    if aufruf != ["--help"]:  # where the frame of the page is drawn with other characters
        assert lauf.out == voll.out.encode(kodierung, "replace").decode(kodierung)
    assert "?" in lauf.out


def test_language_of_the_system_does_not_matter(tmp_path: Path) -> None:
    lauf = run(["status"], tmp_path, LC_ALL="C", LANG="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert (lauf.code, lauf.err) == (0, "")
    assert run(["gibts"], tmp_path, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0").code == 2


@posix
def test_folder_that_was_deleted(tmp_path: Path) -> None:
    weg = tmp_path / "weg"
    weg.mkdir()
    lauf = run(
        ["-c", f"rmdir '{weg}'; exec {shell_words(ISRP)} status"],
        weg,
        befehl=["bash"],
    )
    assert (lauf.code, lauf.out) == (1, "")
    assert "gibt es nicht mehr. Bitte in einen anderen wechseln." in lauf.err
    assert "Traceback" not in lauf.err


@posix
@pytest.mark.parametrize(
    ("argumente", "code"),
    [
        ([b"gremien", b"ab\xff"], 1),
        ([b"zeitangabe", b"\xff 2022"], 1),
        ([b"status", b"--daten", b"\xff"], 1),
        ([b"schritt", b"\xff"], 2),
        ([b"status", b"--stand", b"\xff"], 2),
        ([b"\xff\x1b[31m"], 2),
        ([b"gremien", b"\x1b[31m\n[bold]x[/bold]"], 1),
    ],
)
def test_odd_bytes_in_arguments(tmp_path: Path, argumente: list[bytes], code: int) -> None:
    lauf = run(argumente, tmp_path)
    assert (lauf.code, lauf.out) == (code, "")
    assert "Fehler in isrp" not in lauf.err
    assert "\x1b" not in lauf.err


# --- Terminal and colour -------------------------------------------------------------------------

EIGENE_FARBEN = {f"\x1b[{code}m" for code in ("0", "1", "2", "32", "33", "31;1")}


def in_terminal(argumente: list[str], ordner: Path, spalten: int = 90, **umgebung: str) -> str:
    """What isrp shows on a terminal of that many columns."""
    import fcntl
    import pty
    import struct
    import termios

    oben, unten = pty.openpty()
    fcntl.ioctl(unten, termios.TIOCSWINSZ, struct.pack("HHHH", 24, spalten, 0, 0))
    umwelt = {k: v for k, v in environment(**umgebung).items() if k != "COLUMNS"}
    with subprocess.Popen(
        [*ISRP, *argumente], cwd=ordner, env=umwelt, stdin=unten, stdout=unten, stderr=unten
    ):
        os.close(unten)
        stuecke = []
        while True:
            try:
                stueck = os.read(oben, 4096)
            except OSError:  # the other side is closed
                break
            if not stueck:
                break
            stuecke.append(stueck)
    os.close(oben)
    return b"".join(stuecke).decode().replace("\r\n", "\n")


@posix
def test_terminal_gets_colour_and_its_own_width(tmp_path: Path) -> None:
    text = in_terminal(["status", "--stand", "2022-09-10"], tmp_path, spalten=90)
    farben = set(re.findall(r"\x1b[^m]*m", text))
    assert farben
    assert farben <= EIGENE_FARBEN
    schlicht = re.sub(r"\x1b\[[\d;]*m", "", text)
    assert schlicht == run(["status", "--stand", "2022-09-10"], tmp_path, COLUMNS="90").out


@posix
@pytest.mark.parametrize("umgebung", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_terminal_without_colour(tmp_path: Path, umgebung: dict[str, str]) -> None:
    assert "\x1b" not in in_terminal(["status"], tmp_path, **umgebung)


def test_force_color_and_no_color_without_a_terminal(tmp_path: Path) -> None:
    assert "\x1b[1m" in run(["status"], tmp_path, FORCE_COLOR="1").out
    assert "\x1b" not in run(["status"], tmp_path, FORCE_COLOR="1", NO_COLOR="1").out
    # https://no-color.org: an empty value says nothing.
    assert "\x1b[1m" in run(["status"], tmp_path, FORCE_COLOR="1", NO_COLOR="").out


# --- Completion ----------------------------------------------------------------------------------


@posix
@pytest.mark.parametrize(
    ("woerter", "vorschlaege"),
    [
        (["isrp", "sta"], ["status"]),
        (["isrp", "schr"], ["schritte", "schritt"]),
        (["isrp", "status", "--st"], ["--stand"]),
        (["isrp", "zeitleiste", "--nach", ""], ["gremium", "phase"]),
    ],
    ids=" ".join,
)
def test_completion_in_bash(tmp_path: Path, woerter: list[str], vorschlaege: list[str]) -> None:
    bash = shutil.which("bash")
    if bash is None:
        pytest.skip("no bash here")
    (tmp_path / "isrp").write_text(f'#!/bin/sh\nexec {shell_words(ISRP)} "$@"\n', encoding="utf-8")
    (tmp_path / "isrp").chmod(0o755)
    zeilen = (
        "isrp --tab-anzeigen > skript && . ./skript",
        f"COMP_WORDS=({shell_words(woerter)}) COMP_CWORD={len(woerter) - 1}",
        "$(complete -p isrp | sed 's/.*-F \\([^ ]*\\).*/\\1/') isrp",
        'printf "%s\\n" "${COMPREPLY[@]}"',
    )
    pfad = f"{tmp_path}{os.pathsep}{os.environ['PATH']}"
    lauf = run(["-c", "\n".join(zeilen)], tmp_path, befehl=[bash], PATH=pfad)
    assert (lauf.code, lauf.err) == (0, "")
    assert lauf.out.split() == vorschlaege


def test_completion_shows_german_helps(tmp_path: Path) -> None:
    frage = {
        "_ISRP_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_ARGS": "isrp pru",
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    assert run([], tmp_path, **frage).out.startswith("pruefen\tDie Dateien prüfen")
    # Fish asks by the exit code whether there is anything to suggest.
    frage |= {"_TYPER_COMPLETE_FISH_ACTION": "is-args"}
    assert run([], tmp_path, **frage).code == 0
    assert run([], tmp_path, **frage | {"_TYPER_COMPLETE_ARGS": "isrp xyz"}).code == 1
