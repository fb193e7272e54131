"""German for Typer: every help page and every kind of usage error of a sample application."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, Literal

import pytest
import rich.markup
import typer
from rich.text import Text
from typer import completion, rich_utils
from typer._click import Context
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

import isrp_cli
from isrp_cli import deutsch
from isrp_cli.deutsch import (
    HILFETEXTE,
    Abort,
    BadParameter,
    ClickException,
    DeutscheGruppe,
    DeutscherBefehl,
    UsageError,
    bestaetigen,
    meldung,
)

Start = Callable[..., tuple[int, str, str]]


# --- A sample application ------------------------------------------------------------------------


class Form(StrEnum):
    json = "json"
    csv = "csv"


@dataclass
class Einstellungen:
    daten: Path | None
    stand: date | None
    debug: bool


def lies_tag(text: str) -> date:
    try:
        return datetime.strptime(text, "%d.%m.%Y").date()
    except ValueError:
        raise ValueError(f"„{text}“ ist kein Tag der Form TT.MM.JJJJ") from None


def kein_neujahr(tag: date | None) -> date | None:
    if tag and (tag.month, tag.day) == (1, 1):
        raise BadParameter("An Neujahr gibt es keinen Stand.")
    return tag


def gerade(wert: int) -> int:
    if wert % 2:
        raise BadParameter(f"{wert} ist ungerade.")
    return wert


app = typer.Typer(cls=DeutscheGruppe, help="Ein Beispiel.", pretty_exceptions_enable=False)


@app.callback()
def wurzel(
    ctx: typer.Context,
    daten: Annotated[
        Path | None,
        typer.Option(help="Ordner der Planung.", exists=True, file_okay=False, envvar="P_DATEN"),
    ] = None,
    stand: Annotated[
        date | None,
        typer.Option(parser=lies_tag, callback=kein_neujahr, help="Der Tag.", show_default="heute"),
    ] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Mehr zeigen.", envvar="P_DEBUG")] = False,
    fassung: Annotated[bool, typer.Option("--fassung", is_eager=True, help="Die Fassung.")] = False,
) -> None:
    ctx.obj = Einstellungen(daten, stand, debug)


@app.command(cls=DeutscherBefehl, help="Den Stand zeigen [j/n].", rich_help_panel="Überblick")
def status(ctx: typer.Context) -> None:
    print(ctx.obj)


@app.command(cls=DeutscherBefehl, help="Einen Schritt zeigen.", rich_help_panel="Überblick")
def schritt(
    ctx: typer.Context,
    nr: Annotated[int, typer.Argument(min=1, max=45, help="Nummer des Schritts.")],
    zeilen: Annotated[int, typer.Option(min=1, help="Zeilen.")] = 20,
    breite: Annotated[float, typer.Option(max=2.5, help="Breite.")] = 1.5,
    form: Annotated[Form, typer.Option(help="Form [json] der Ausgabe.")] = Form.json,
    art: Annotated[Literal["kurz", "lang"], typer.Option(help="Art.")] = "kurz",
    laut: Annotated[bool, typer.Option("--laut/--leise", help="Laut.")] = True,
    am: Annotated[datetime | None, typer.Option(help="Wann.")] = None,
    stufe: Annotated[int, typer.Option("-s", count=True, help="Stufe.")] = 0,
    paar: Annotated[int, typer.Option(callback=gerade, help="Eine gerade Zahl.")] = 2,
    jetzt: Annotated[str, typer.Option(default_factory=lambda: "x", help="Jetzt.")] = ...,  # type: ignore[assignment]
) -> None:
    print("schritt", nr, ctx.obj.stand)


@app.command(
    cls=DeutscherBefehl,
    help="Kopieren.",
    short_help="Kopieren [kurz].",
    epilog="Siehe [auch].",
    rich_help_panel="Dateien",
)
def kopiere(
    datei: Annotated[Path, typer.Option(exists=True, dir_okay=False, help="Datei.")],
    zahlen: Annotated[list[int] | None, typer.Argument(help="Zahlen.")] = None,
    orte: Annotated[list[Path] | None, typer.Option(exists=True, help="Orte.")] = None,
    text: Annotated[typer.FileText | None, typer.Option(help="Text.")] = None,
    ziel: Annotated[Path, typer.Option(dir_okay=False, help="Ziel.")] = Path("ziel.txt"),
) -> None:
    print("kopiert", ziel)


@app.command(cls=DeutscherBefehl, help="Zwei Werte.", rich_help_panel="Dateien", deprecated=True)
def zwei(paar: Annotated[tuple[int, int], typer.Argument(help="Ein Paar.")]) -> None:
    print("zwei", paar)


@app.command(cls=DeutscherBefehl, help="Fragen.")
def frage(
    sicher: Annotated[bool, typer.Option("--sicher", prompt="Sind Sie sicher?")] = False,
    form: Annotated[Form, typer.Option(prompt="Form")] = Form.csv,
    nr: Annotated[int, typer.Option(prompt="Nummer")] = ...,  # type: ignore[assignment]
) -> None:
    print("gefragt", sicher, form, nr)


@app.command(cls=DeutscherBefehl, help="Scheitern.", hidden=True)
def verborgen(wie: str) -> None:
    if wie == "zusammen":
        raise UsageError("„--a“ und „--b“ gehen nicht zusammen")
    raise ClickException("[bold]Kaputt\x1b[31m\nzweite Zeile")


gremium = typer.Typer(cls=DeutscheGruppe, name="gremium", help="Gremien.")
app.add_typer(gremium, rich_help_panel="Überblick")


@gremium.command(cls=DeutscherBefehl, help="Alle Gremien.")
def liste(ctx: typer.Context) -> None:
    print("liste", ctx.obj.stand)


@gremium.command(cls=DeutscherBefehl, help="Ein Gremium.")
def zeige(name: str) -> None:
    print("zeige", name)


def fuehre_aus(args: list[str]) -> int:
    """Run the sample application the way cli.py does, and return the exit code."""
    try:
        befehl = typer.main.get_command(app)
        return befehl.main(args, prog_name="probe", standalone_mode=False) or 0
    except (ClickException, Abort) as fehler:
        print(meldung(fehler), file=sys.stderr)
        return fehler.exit_code if isinstance(fehler, ClickException) else 1


if __name__ == "__main__":  # for the tests in a process of its own
    code = fuehre_aus(sys.argv[1:])
    print("rich" in sys.modules)
    sys.exit(code)


@pytest.fixture(autouse=True)
def _terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Give every test 80 columns without colours, wherever it runs."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    for name in ("P_DATEN", "P_DEBUG", "FORCE_COLOR", "TTY_COMPATIBLE"):
        monkeypatch.delenv(name, raising=False)
    # Read from the environment when the module is imported; CI services set them.
    monkeypatch.setattr(rich_utils, "FORCE_TERMINAL", None)
    monkeypatch.setattr(rich_utils, "MAX_WIDTH", None)


@pytest.fixture
def start(capsys: pytest.CaptureFixture[str]) -> Start:
    """Run the sample application: exit code, stdout, stderr."""

    def starte(*args: str) -> tuple[int, str, str]:
        code = fuehre_aus(list(args))
        aus, fehler = capsys.readouterr()
        return code, aus, fehler

    return starte


# --- English leftovers ---------------------------------------------------------------------------

ENGLISCH = re.compile(
    r"\b(usage|options?(?!\w)|arguments?|commands?|args|errors?|missing|invalid|valid|no such|"
    r"required|requires|default|dynamic|show|this|message|exit|install|completion|shell|try|help|"
    r"did you mean|possible|value|values|got|unexpected|extra|not|is|takes?|choose|from|for|"
    r"env|var|aborted?|deprecated|warning|the|of|and|or|must|should|input|str|int|float|bool|"
    r"dir|path|file|directory|integer|boolean|true|false|list|tuple|datetime|date|range|greater|"
    r"less|than|unable|parse|string|number|does|exist|readable|open|could)\b",
    re.IGNORECASE,
)
# The name of the option is what everybody knows; „Option“ is German, and so are these.
DEUTSCH = re.compile(r"--help|„[^“]*“|\bOption\b")


def englisch(text: str) -> list[str]:
    """Find English words outside of quotations."""
    return ENGLISCH.findall(DEUTSCH.sub("", text))


def test_the_scan_finds_the_english_of_plain_typer(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    fremd = typer.Typer()
    fremd.command("a")(lambda: None)
    fremd.command("b")(lambda tief=3: None)
    # Another test may have set the German ones.
    monkeypatch.setattr(rich_utils, "OPTIONS_PANEL_TITLE", "Options")
    monkeypatch.setattr(rich_utils, "DEFAULT_STRING", "[default: {}]")
    typer.main.get_command(fremd).main(["b", "--help"], prog_name="x", standalone_mode=False)
    gefunden = {wort.lower() for wort in englisch(capsys.readouterr().out)}
    assert {"usage", "options", "default", "show", "this", "message", "exit"} <= gefunden


# --- Help ----------------------------------------------------------------------------------------

SEITEN = [
    [],
    ["--help"],
    ["status", "--help"],
    ["schritt", "--help"],
    ["kopiere", "--help"],
    ["zwei", "--help"],
    ["frage", "--help"],
    ["verborgen", "--help"],
    ["gremium"],
    ["gremium", "--help"],
    ["gremium", "liste", "--help"],
    ["gremium", "zeige", "--help"],
]


@pytest.mark.parametrize("breite", ["80", "50", "200"])
@pytest.mark.parametrize("args", SEITEN, ids=" ".join)
def test_help_is_german_on_every_page(
    start: Start, monkeypatch: pytest.MonkeyPatch, args: list[str], breite: str
) -> None:
    monkeypatch.setenv("COLUMNS", breite)
    code, aus, fehler = start(*args)
    assert (code, fehler) == (0, "")
    assert "Aufruf: probe" in aus
    assert "Diese Hilfe anzeigen." in re.sub(r"[\s│]+", " ", aus)
    assert englisch(aus) == []
    assert max(map(len, aus.splitlines())) <= int(breite)


def test_every_page_of_the_sample_is_tested() -> None:
    gruppe = typer.main.get_command(app)
    assert isinstance(gruppe, TyperGroup)
    seiten = {tuple(seite[:-1]) for seite in SEITEN if seite}
    for name, befehl in gruppe.commands.items():
        assert (name,) in seiten
        if isinstance(befehl, TyperGroup):
            assert {(name, unter) for unter in befehl.commands} <= seiten


def zeile(aus: str, anfang: str) -> str:
    """Give the one line of a help page that begins so, blanks squeezed."""
    [treffer] = [z for z in aus.splitlines() if z.strip("│ *").startswith(anfang)]
    return " ".join(treffer.split())


def test_help_of_the_root_keeps_its_panels(start: Start) -> None:
    aus = start("--help")[1]
    titel = re.findall(r"^╭─ (.*?) ─+╮$", aus, re.MULTILINE)
    assert titel == ["Allgemein", "Befehle", "Überblick", "Dateien"]
    assert "Aufruf: probe [OPTIONEN] BEFEHL ..." in aus
    assert zeile(aus, "--daten") == "│ --daten ORDNER Ordner der Planung. │"
    assert "[Umgebungsvariable: P_DATEN]" in aus
    assert zeile(aus, "--stand") == "│ --stand DATUM Der Tag. [Vorgabe: heute] │"
    assert zeile(aus, "--fassung") == "│ --fassung Die Fassung. │"
    assert "--tab-einrichten" in aus
    assert "--tab-anzeigen" in aus
    assert zeile(aus, "status") == "│ status Den Stand zeigen [j/n]. │"
    assert zeile(aus, "kopiere") == "│ kopiere Kopieren [kurz]. │"
    assert zeile(aus, "zwei") == "│ zwei Zwei Werte. (veraltet) │"
    assert "verborgen" not in aus


def test_help_of_a_command_names_types_defaults_and_bounds(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "120")
    aus = start("schritt", "--help")[1]
    assert re.findall(r"^╭─ (.*?) ─+╮$", aus, re.MULTILINE) == ["Angaben", "Optionen", "Allgemein"]
    assert "Aufruf: probe schritt [OPTIONEN] NR\n" in re.sub(" +\n", "\n", aus)
    assert zeile(aus, "NR") == "│ * NR ZAHL [1 bis 45] Nummer des Schritts. [erforderlich] │"
    assert zeile(aus, "--zeilen") == "│ --zeilen ZAHL [ab 1] Zeilen. [Vorgabe: 20] │"
    assert zeile(aus, "--breite") == "│ --breite ZAHL [bis 2.5] Breite. [Vorgabe: 1.5] │"
    assert zeile(aus, "--form") == "│ --form json|csv Form [json] der Ausgabe. [Vorgabe: json] │"
    assert zeile(aus, "--art") == "│ --art kurz|lang Art. [Vorgabe: kurz] │"
    assert zeile(aus, "--laut") == "│ --laut --leise Laut. [Vorgabe: ja] │"
    assert zeile(aus, "--am") == "│ --am DATUM Wann. │"
    assert zeile(aus, "--jetzt") == "│ --jetzt TEXT Jetzt. [Vorgabe: wird ermittelt] │"
    assert zeile(aus, "--debug") == "│ --debug Mehr zeigen. [Umgebungsvariable: P_DEBUG] │"
    assert zeile(aus, "--help") == "│ --help Diese Hilfe anzeigen. │"
    assert "--fassung" not in aus
    assert "--tab-" not in aus
    allgemein = aus[aus.index("─ Allgemein ─") :]
    assert re.findall(r"--\w+", allgemein) == ["--daten", "--stand", "--debug", "--help"]


def test_help_of_lists_and_files(start: Start) -> None:
    aus = start("kopiere", "--help")[1]
    assert "Aufruf: probe kopiere [OPTIONEN] [ZAHLEN]...\n" in re.sub(" +\n", "\n", aus)
    assert zeile(aus, "--datei") == "│ * --datei DATEI Datei. [erforderlich] │"
    assert zeile(aus, "--orte") == "│ --orte PFAD Orte. │"
    assert "Siehe [auch]." in aus
    assert zeile(aus, "--ziel") == "│ --ziel DATEI Ziel. [Vorgabe: ziel.txt] │"
    assert zeile(aus, "--text") == "│ --text DATEI Text. │"
    assert "Aufruf: probe zwei [OPTIONEN] PAAR..." in start("zwei", "--help")[1]


@pytest.mark.parametrize(
    "text",
    ["[bold]fett[/bold]", "[j/n]", r"\[x]", r"C:\[a]", "[1 bis 2]", "[/x", "[JJJJ]", "a[b]c[[d]]"],
)
def test_help_texts_are_shown_literally(text: str) -> None:
    maskiert = deutsch._woertlich(text)
    assert maskiert is not None
    assert Text.from_markup(maskiert).plain == text
    assert maskiert == rich.markup.escape(text)


def test_help_through_a_pipe_is_the_same_text(start: Start) -> None:
    prozess = subprocess.run(
        [sys.executable, __file__, "schritt", "--help"],
        capture_output=True,
        env=umgebung() | {"COLUMNS": "80"},
        check=True,
    )
    assert prozess.stdout.decode() == start("schritt", "--help")[1] + "True\n"


def umgebung() -> dict[str, str]:
    """Build an environment in which a child finds the package and writes UTF-8."""
    fremd = {"FORCE_COLOR", "GITHUB_ACTIONS", "PY_COLORS", "TERMINAL_WIDTH", "P_DATEN", "P_DEBUG"}
    return {
        **{name: wert for name, wert in os.environ.items() if name not in fremd},
        "PYTHONPATH": str(Path(isrp_cli.__path__[0]).parent),
        "PYTHONIOENCODING": "utf-8",
        "NO_COLOR": "1",
    }


# --- Usage errors --------------------------------------------------------------------------------

ALLE = "Alle Befehle zeigt „probe --help“."
FEHLER = {
    "staus": f"Unbekannter Befehl „staus“. Meinten Sie „status“? {ALLE}",
    "STATUS": f"Unbekannter Befehl „STATUS“. Meinten Sie „status“? {ALLE}",
    "qqq": f"Unbekannter Befehl „qqq“. {ALLE}",
    "verborgn": f"Unbekannter Befehl „verborgn“. {ALLE}",
    "-- --qq": f"Unbekannter Befehl „--qq“. {ALLE}",
    "gremium list": "Unbekannter Befehl „list“. Meinten Sie „liste“? "
    "Alle Befehle zeigt „probe gremium --help“.",
    "--debug": f"Es fehlt ein Befehl. {ALLE}",
    "gremium --debug": "Es fehlt ein Befehl. Alle Befehle zeigt „probe gremium --help“.",
    "--qq": "Unbekannte Option „--qq“. Hilfe zeigt „probe --help“.",
    "-q": "Unbekannte Option „-q“. Hilfe zeigt „probe --help“.",
    "status --stnd": "Unbekannte Option „--stnd“. Meinten Sie „--stand“? {}",
    "schritt 4 --zeilne 3": "Unbekannte Option „--zeilne“. Meinten Sie „--zeilen“? {}",
    "schritt": "Es fehlt die Angabe „NR“. {}",
    "kopiere": "Es fehlt die Option „--datei“. {}",
    "schritt 4 --zeilen": "Der Option „--zeilen“ fehlt der Wert: „--zeilen ZAHL“. {}",
    "status --daten": "Der Option „--daten“ fehlt der Wert: „--daten ORDNER“. {}",
    "schritt 4 --form": "Der Option „--form“ fehlt der Wert: „--form json|csv“. {}",
    "status --debug=1": "Die Option „--debug“ steht für sich allein, ohne „=“ und Wert. {}",
    "schritt 4 --leise=1": "Die Option „--leise“ steht für sich allein, ohne „=“ und Wert. {}",
    "status 1": "Das ist zu viel: „1“. {}",
    "schritt 4 5 6": "Das ist zu viel: „5“, „6“. {}",
    "zwei 1": "Die Zahl der Werte stimmt nicht: „PAAR“ (2 Werte). {}",
    "zwei 1 a": "Ungültiger Wert für „PAAR“: „a“ ist keine ganze Zahl. {}",
    "schritt abc": "Ungültiger Wert für „NR“: „abc“ ist keine ganze Zahl. {}",
    "schritt 1.5": "Ungültiger Wert für „NR“: „1.5“ ist keine ganze Zahl. {}",
    "schritt [bold]": "Ungültiger Wert für „NR“: „[bold]“ ist keine ganze Zahl. {}",
    "schritt 0": "Ungültiger Wert für „NR“: „0“ ist zu klein, der kleinste Wert ist 1. {}",
    "schritt 46": "Ungültiger Wert für „NR“: „46“ ist zu groß, der größte Wert ist 45. {}",
    "schritt 4 --breite x": "Ungültiger Wert für „--breite“: „x“ ist keine Zahl. {}",
    "schritt 4 --breite 3": "Ungültiger Wert für „--breite“: „3“ ist zu groß, "
    "der größte Wert ist 2.5. {}",
    "schritt 4 --am x": "Ungültiger Wert für „--am“: „x“ ist kein Datum in der Form JJJJ-MM-TT. {}",
    "schritt 4 --form cvs": "Ungültiger Wert für „--form“: „cvs“ ist nicht vorgesehen. "
    "Meinten Sie „csv“? Möglich sind: „json“, „csv“. {}",
    "schritt 4 --art x": "Ungültiger Wert für „--art“: „x“ ist nicht vorgesehen. "
    "Möglich sind: „kurz“, „lang“. {}",
    "schritt 4 --paar 3": "Ungültiger Wert für „--paar“: 3 ist ungerade. {}",
    "status --stand 31.02.2022": "Ungültiger Wert für „--stand“: „31.02.2022“ ist kein Tag "
    "der Form TT.MM.JJJJ. {}",
    "status --stand 01.01.2022": "Ungültiger Wert für „--stand“: "
    "An Neujahr gibt es keinen Stand. {}",
    "--stand x status": "Ungültiger Wert für „--stand“: „x“ ist kein Tag der Form TT.MM.JJJJ. "
    "Hilfe zeigt „probe --help“.",
    "kopiere --datei weg": "Ungültiger Wert für „--datei“: „weg“ gibt es nicht. {}",
    "kopiere --datei .": "Ungültiger Wert für „--datei“: „.“ ist ein Ordner, "
    "erwartet wird eine Datei. {}",
    "status --daten da.txt": "Ungültiger Wert für „--daten“: „da.txt“ ist eine Datei, "
    "erwartet wird ein Ordner. {}",
    "kopiere --datei da.txt --orte . --orte weg": "Ungültiger Wert für „--orte“: "
    "„weg“ gibt es nicht. {}",
    "kopiere --datei da.txt 1 x": "Ungültiger Wert für „ZAHLEN“: „x“ ist keine ganze Zahl. {}",
    "kopiere --datei da.txt --text weg": "Ungültiger Wert für „--text“: "
    "Diese Datei gibt es nicht. {}",
    "verborgen zusammen": "„--a“ und „--b“ gehen nicht zusammen. {}",
}


@pytest.mark.parametrize(("zeile", "text"), FEHLER.items(), ids=FEHLER)
def test_usage_error(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, zeile: str, text: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("da.txt").touch()
    code, aus, fehler = start(*zeile.split())
    hilfe = f"Hilfe zeigt „probe {zeile.split()[0]} --help“."
    assert (code, aus, fehler) == (2, "", text.format(hilfe) + "\n")
    assert englisch(fehler) == []


def test_values_are_taken_as_typer_takes_them(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("da.txt").touch()
    assert start("kopiere", "--datei", "da.txt", "1", "2") == (0, "kopiert ziel.txt\n", "")
    assert start("kopiere", "--datei", "da.txt", "--ziel", "neu") == (0, "kopiert neu\n", "")
    assert start("schritt", "4", "--form", "csv", "-ss") == (0, "schritt 4 None\n", "")


@pytest.mark.skipif(sys.platform == "win32", reason="needs the permission bits of POSIX")
def test_paths_without_permission(start: Start, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda pfad, wozu: False)  # root may read everything
    fehler = start("status", "--daten", os.curdir)[2]
    assert fehler.startswith("Ungültiger Wert für „--daten“: „.“ dürfen Sie nicht lesen. Hilfe")


def test_a_wrong_environment_variable_is_named(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("P_DATEN", "weg")
    code, _, fehler = start("status")
    assert code == 2
    assert fehler == (
        "Ungültiger Wert für „--daten“ (Umgebungsvariable P_DATEN): „weg“ gibt es nicht. "
        "Hilfe zeigt „probe --help“.\n"
    )
    monkeypatch.delenv("P_DATEN")
    monkeypatch.setenv("P_DEBUG", "vielleicht")
    assert "„vielleicht“ ist weder Ja noch Nein. Möglich sind: „1“, „0“." in start("status")[2]


@pytest.mark.parametrize("args", [["sta\x1b[31m\ntus"], ["schritt", "\x1b[31m\n"], ["--\x1b[31m"]])
def test_what_was_typed_is_shown_and_not_obeyed(start: Start, args: list[str]) -> None:
    fehler = start(*args)[2]
    assert r"\x1b[31m" in fehler
    assert fehler.count("\n") == 1
    assert fehler.rstrip("\n").isprintable()


def test_the_programs_own_errors_keep_their_text(start: Start) -> None:
    assert start("verborgen", "ganz") == (1, "", "[bold]Kaputt\\x1b[31m\nzweite Zeile.\n")


def test_errors_of_the_library_without_a_place() -> None:
    from typer._click.exceptions import FileError

    assert meldung(Abort()) == "Abgebrochen."
    assert meldung(BadParameter("So geht es nicht")) == "So geht es nicht."
    fehler = FileError("x.txt")
    fehler.__cause__ = PermissionError()
    assert meldung(fehler) == "„x.txt“ lässt sich nicht öffnen: Dafür fehlen Ihnen die Rechte."
    hinweis = BadParameter("Das geht nicht zusammen.", param_hint=["--a", "--b"])
    assert meldung(hinweis) == "Ungültiger Wert für „--a / --b“: Das geht nicht zusammen."


def test_a_deprecated_command_says_so(start: Start) -> None:
    assert start("zwei", "1", "2") == (
        0,
        "zwei (1, 2)\n",
        "Hinweis: Der Befehl „zwei“ ist veraltet.\n",
    )


# --- Global options ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("zeile", "stand", "debug"),
    [
        ("status", None, False),
        ("--stand 10.09.2022 status", date(2022, 9, 10), False),
        ("status --stand 10.09.2022", date(2022, 9, 10), False),
        ("--stand 02.01.2021 status --stand 10.09.2022", date(2022, 9, 10), False),
        ("--debug status --stand 10.09.2022", date(2022, 9, 10), True),
        ("--stand 10.09.2022 status --debug", date(2022, 9, 10), True),
    ],
)
def test_global_options_before_and_after_the_command(
    start: Start, zeile: str, stand: date | None, debug: bool
) -> None:
    code, aus, _ = start(*zeile.split())
    assert code == 0
    assert aus == f"{Einstellungen(None, stand, debug)}\n"


@pytest.mark.parametrize("ort", range(3))
def test_global_options_of_a_nested_command(start: Start, ort: int) -> None:
    args = ["gremium", "liste"]
    args[ort:ort] = ["--stand", "10.09.2022"]
    assert start(*args) == (0, "liste 2022-09-10\n", "")


def test_a_global_option_from_the_environment_loses_to_the_one_after_the_command(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("P_DATEN", str(tmp_path))
    assert start("status")[1] == f"{Einstellungen(tmp_path, None, False)}\n"
    assert start("status", "--daten", ".")[1] == f"{Einstellungen(Path(), None, False)}\n"


def test_a_foreign_command_is_refused() -> None:
    fremd = typer.Typer(cls=DeutscheGruppe)
    fremd.command("a")(lambda: None)
    fremd.command("b", cls=DeutscherBefehl)(lambda: None)
    with pytest.raises(TypeError, match="'a' needs cls=DeutscherBefehl"):
        typer.main.get_command(fremd)


# --- Questions -----------------------------------------------------------------------------------


@pytest.fixture
def antworte(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Answer the program's questions with these lines, then end the input."""

    def bereite_vor(*antworten: str) -> None:
        rest = iter(antworten)

        def lies(_: str) -> str:
            try:
                return next(rest)
            except StopIteration:
                raise EOFError from None

        monkeypatch.setattr("typer._click.termui.visible_prompt_func", lies)

    return bereite_vor


@pytest.mark.parametrize(
    ("antwort", "vorgabe", "erwartet"),
    [
        ("j", False, True),
        ("Ja", False, True),
        (" y ", False, True),
        ("n", True, False),
        ("NEIN", True, False),
        ("", False, False),
        ("", True, True),
    ],
)
def test_confirmation(
    antworte: Callable[..., None],
    capsys: pytest.CaptureFixture[str],
    antwort: str,
    vorgabe: bool,
    erwartet: bool,
) -> None:
    antworte(antwort)
    assert bestaetigen("Schritt 4 entfernen?", vorgabe) is erwartet
    aus, gefragt = capsys.readouterr()
    assert aus == ""
    wahl = "[J/n]" if vorgabe else "[j/N]"
    assert gefragt == f"Schritt 4 entfernen? {wahl}:"  # the last blank goes through input()


def test_confirmation_asks_again(
    antworte: Callable[..., None], capsys: pytest.CaptureFixture[str]
) -> None:
    antworte("vielleicht", "j")
    assert bestaetigen("Weiter?")
    gefragt = capsys.readouterr().err
    assert gefragt == "Weiter? [j/N]:Bitte antworten Sie mit „j“ oder „n“.\nWeiter? [j/N]:"


def test_confirmation_at_the_end_of_input(antworte: Callable[..., None]) -> None:
    antworte()
    with pytest.raises(Abort):
        bestaetigen("Weiter?")


def test_prompts_of_options(start: Start, antworte: Callable[..., None]) -> None:
    antworte("hm", "j", "xml", "", "", "x", "7")
    code, aus, gefragt = start("frage")
    assert (code, aus) == (0, "gefragt True csv 7\n")
    for teil in (
        "Sind Sie sicher? [j/N]:Bitte antworten Sie mit „j“ oder „n“.\n",
        "Form (json, csv) [csv]:Ungültiger Wert für „--form“: „xml“ ist nicht vorgesehen.",
        "Nummer:Es fehlt die Option „--nr“.",
        "Nummer:Ungültiger Wert für „--nr“: „x“ ist keine ganze Zahl.",
    ):
        assert teil in gefragt
    assert englisch(gefragt) == []


def test_abort_begins_on_a_line_of_its_own(start: Start, antworte: Callable[..., None]) -> None:
    antworte()
    assert start("frage") == (1, "", "Sind Sie sicher? [j/N]:\nAbgebrochen.\n")


# --- Completion ----------------------------------------------------------------------------------


def test_completion_is_installed_in_german(
    start: Start, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    monkeypatch.setattr(deutsch, "_get_shell_name", lambda: "bash")
    code, aus, fehler = start("--tab-einrichten")
    skript = tmp_path / ".bash_completions" / "probe.sh"
    assert (code, fehler) == (0, "")
    assert aus == (
        f"Die Vervollständigung für bash ist eingerichtet: {skript}\n"
        "Sie wirkt, sobald Sie das Terminal neu öffnen.\n"
    )
    assert "_PROBE_COMPLETE=complete_bash" in skript.read_text()


def test_completion_is_shown(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(deutsch, "_get_shell_name", lambda: "pwsh")
    with pytest.raises(SystemExit) as ende:
        fuehre_aus(["--tab-anzeigen"])
    assert ende.value.code == 0
    assert "_PROBE_COMPLETE" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("shell", "args", "anfang"),
    [
        (None, ["--tab-einrichten"], "Für diese Eingabeumgebung gibt es keine Vervollständigung"),
        ("tcsh", ["--tab-anzeigen"], "Für diese Eingabeumgebung gibt es keine Vervollständigung"),
        ("pwsh", ["--tab-einrichten"], "Für PowerShell richten Sie die Vervollständigung bitte"),
    ],
)
def test_completion_that_is_not_possible(
    start: Start,
    monkeypatch: pytest.MonkeyPatch,
    shell: str | None,
    args: list[str],
    anfang: str,
) -> None:
    monkeypatch.setattr(deutsch, "_get_shell_name", lambda: shell)
    code, aus, fehler = start(*args)
    assert (code, aus) == (2, "")
    assert fehler.startswith(anfang)
    assert englisch(fehler.replace("PowerShell", "")) == []


@pytest.mark.parametrize(
    ("worte", "vorschlaege"),
    [
        ("probe st", {"status"}),
        ("probe status --", {"--daten", "--stand", "--debug", "--help"}),
        ("probe status --stand 10.09.2022 --d", {"--daten", "--debug"}),
        ("probe schritt 4 --form ", {"json", "csv"}),
    ],
)
def test_completion_works_with_the_german_classes(
    start: Start,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    worte: str,
    vorschlaege: set[str],
) -> None:
    monkeypatch.setenv("_PROBE_COMPLETE", "complete_bash")
    monkeypatch.setenv("COMP_WORDS", worte)
    monkeypatch.setenv("COMP_CWORD", str(len(worte.split(" ")) - 1))
    with pytest.raises(SystemExit):
        fuehre_aus([])
    assert set(capsys.readouterr().out.split()) == vorschlaege


# --- Cost of starting ----------------------------------------------------------------------------


def test_importing_the_module_loads_neither_rich_nor_pydantic() -> None:
    frage = "import sys, isrp_cli.deutsch; print({'rich', 'pydantic'} & set(sys.modules))"
    prozess = subprocess.run(
        [sys.executable, "-c", frage], capture_output=True, text=True, env=umgebung(), check=True
    )
    assert prozess.stdout == "set()\n"


SKRIPT = """
import sys
import typer
from isrp_cli.deutsch import ClickException, DeutscheGruppe, DeutscherBefehl, meldung

app = typer.Typer(cls=DeutscheGruppe, pretty_exceptions_enable=False)

@app.callback()
def wurzel(): pass

@app.command(cls=DeutscherBefehl, help="Eins.")
def eins(nr: int): pass

try:
    typer.main.get_command(app).main(sys.argv[1:], prog_name="x", standalone_mode=False)
except ClickException as fehler:
    meldung(fehler)
print("\\nrich" if "rich" in sys.modules else "\\nohne")
"""


@pytest.mark.parametrize(
    ("args", "letzte"),
    [(["eins", "4"], "ohne"), (["eins", "x"], "ohne"), (["ein"], "ohne"), (["--help"], "rich")],
)
def test_rich_is_loaded_for_help_only(args: list[str], letzte: str) -> None:
    prozess = subprocess.run(
        [sys.executable, "-c", SKRIPT, *args], capture_output=True, env=umgebung(), check=True
    )
    assert prozess.stdout.decode().splitlines()[-1] == letzte


# --- What this leans on --------------------------------------------------------------------------

UEBERSCHRIEBEN: list[tuple[Any, str]] = [
    *[
        (klasse, name)
        for klasse in (TyperArgument, TyperOption)
        for name in (
            "display_type",
            "process_value",
            "_get_number_range_help_str",
            "_get_default_string",
        )
    ],
    (TyperArgument, "display_name_raw"),
    (TyperArgument, "get_usage_pieces"),
    (TyperOption, "display_type_rich"),
    (TyperOption, "prompt_for_value"),
    (TyperOption, "get_runtime_param"),
    (TyperArgument, "get_runtime_param"),
    *[
        (klasse, name)
        for klasse in (TyperCommand, TyperGroup)
        for name in (
            "get_params",
            "get_help_option",
            "collect_usage_pieces",
            "format_usage",
            "format_help",
            "parse_args",
            "invoke",
        )
    ],
    (TyperGroup, "resolve_command"),
    (TyperGroup, "get_command"),
    (Context, "get_parameter_source"),
    (Context, "find_root"),
    (rich_utils, "rich_format_help"),
    *[(rich_utils, name) for name in HILFETEXTE],
    (completion, "show_callback"),
]


@pytest.mark.parametrize(
    ("wo", "name"), UEBERSCHRIEBEN, ids=lambda wert: getattr(wert, "__name__", wert)
)
def test_typer_still_has_the_names_that_are_replaced(wo: Any, name: str) -> None:
    # An override of a name that Typer no longer calls would silently bring back English.
    assert hasattr(wo, name), f"Typer no longer has {wo.__name__}.{name}: see isrp_cli/deutsch.py"


def test_typer_still_has_the_attributes_that_are_read() -> None:
    gruppe = typer.main.get_command(app)
    assert isinstance(gruppe, TyperGroup)
    ctx = Context(gruppe)
    nr = next(p for p in gruppe.commands["schritt"].params if p.name == "nr")
    hilfe = gruppe.get_help_option(ctx)
    assert hilfe is gruppe.get_help_option(ctx)
    beschreibung = nr.type_descriptor  # type: ignore[attr-defined]
    gelesen = [
        (ctx, ["_protected_args", "allow_extra_args", "resilient_parsing", "command_path"]),
        (gruppe, ["params", "no_args_is_help", "invoke_without_command", "deprecated", "hidden"]),
        (nr, ["min", "max", "metavar", "multiple", "nargs", "required", "rich_help_panel"]),
        (hilfe, ["is_flag", "is_bool_flag", "count", "prompt", "hide_input", "is_eager"]),
        (hilfe, ["expose_value", "callback", "envvar", "opts", "secondary_opts", "show_default"]),
        (beschreibung, ["annotation", "choices", "is_file", "is_list", "parameter_info"]),
        (
            beschreibung.parameter_info,
            ["parser", "exists", "file_okay", "dir_okay", "readable", "writable"],
        ),
    ]
    for objekt, namen in gelesen:
        for name in namen:
            assert hasattr(objekt, name), (
                f"Typer's {type(objekt).__name__} has no {name} any more: see isrp_cli/deutsch.py"
            )


def test_typer_still_calls_its_options_for_completion_so() -> None:
    namen = {param.name for param in completion.get_completion_inspect_parameters()}
    assert namen == {"install_completion", "show_completion"}, "see isrp_cli/deutsch.py"
