"""The command line: global options, the registry of commands, and the one error boundary.

Exit codes: 0 fine, 1 findings or a refused request, 2 wrong usage, 3 a bug in isrp,
130 interrupted.
"""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Annotated, TextIO

import typer

from isrp_cli.aufruf import MAX_BREITE, Aufruf, terminal_width, wants_colour
from isrp_cli.befund import Abbruch
from isrp_cli.commands import bearbeiten, nachschlagen, papiere, pruefung, ueberblick
from isrp_cli.commands.parameter import tag_option
from isrp_cli.deutsch import Abort, ClickException, DeutscheGruppe, DeutscherBefehl, meldung

# Set by the shell where it asks what could come next.
SHELL_COMPLETION = "_ISRP_COMPLETE"

# The panels of the help page in their order; each module lists its commands.
PANELS = (ueberblick, nachschlagen, bearbeiten, papiere, pruefung)

app = typer.Typer(
    cls=DeutscheGruppe,
    help="Plant und verfolgt einen Prozess der Kommune: Schritte, Gremien, Meilensteine. "
    "Der Plan steht in lesbaren Dateien; isrp sagt, wo er steht, und schreibt die Papiere.",
    epilog="Anfangen: „isrp status“ zeigt, wo der Prozess steht; „isrp agenda 26“ schreibt die "
    "Tagesordnung zu Schritt 26.",
    pretty_exceptions_enable=False,
)


def _show_version(wert: bool) -> None:
    if wert:
        from isrp_cli import __version__

        sys.stdout.write(f"isrp {__version__}\n")
        raise typer.Exit


@app.callback()
def root(
    ctx: typer.Context,
    daten: Annotated[
        Path | None,
        typer.Option(
            "--daten",
            metavar="ORDNER",
            readable=False,  # whether it is, is judged where it is read
            help="Ordner mit den Dateien des Prozesses. Sonst gilt ISRP_DATEN, sonst der nächste "
            "Ordner „data“ hier oder darüber, sonst der mitgelieferte Prozess.",
        ),
    ] = None,
    stand: Annotated[
        date | None,
        tag_option(
            "--stand", hilfe="Tag, für den die Auskunft gilt, z. B. 10.09.2022. Sonst heute."
        ),
    ] = None,
    debug: Annotated[
        bool, typer.Option("--debug", help="Bei einem Fehler in isrp alle Einzelheiten zeigen.")
    ] = False,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Version anzeigen."),
    ] = False,
) -> None:
    """Collect the global options; what follows the command is set later."""
    ctx.obj = Aufruf(
        daten=daten,
        stand=stand or date.today(),
        debug=debug,
        breite=terminal_width(sys.stdout),
        farbe=wants_colour(sys.stdout),
    )


for _panel in PANELS:
    for _funktion, _hilfe in _panel.BEFEHLE:
        app.command(cls=DeutscherBefehl, help=_hilfe, rich_help_panel=_panel.PANEL)(_funktion)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs isrp with the arguments (default: those of the process) and gives the exit code."""
    argumente = list(sys.argv[1:] if argv is None else argv)
    sys.stdout, sys.stderr = sys.stdout or _closed(), sys.stderr or _closed()
    for strom in (sys.stdout, sys.stderr):
        _prepare(strom)
    try:
        code = typer.main.get_command(app).main(argumente, prog_name="isrp", standalone_mode=False)
        sys.stdout.flush()
        if code == 130:  # Typer turns Ctrl+C into this code
            raise KeyboardInterrupt
        return int(code or 0)
    except Abbruch as fehler:
        return _refuse(fehler)
    except ClickException as fehler:
        _complain(meldung(fehler))
        return 2
    except (Abort, KeyboardInterrupt):
        _complain("Abgebrochen.")
        return 130
    except (BrokenPipeError, SystemExit) as ende:
        if isinstance(ende, SystemExit) and (not ende.code or SHELL_COMPLETION in os.environ):
            return int(ende.code or 0)
        # Whoever read our output has seen enough (Typer and rich exit by themselves then);
        # nothing is to be said about that.
        _discard(sys.stdout)
        return 0
    except Exception as fehler:
        if isinstance(fehler, OSError) and fehler.filename is None:
            # Files have names, and what can go wrong with them is handled where they are read.
            from isrp_cli.dateien import reason

            _discard(sys.stdout)
            _complain(f"Die Ausgabe lässt sich nicht schreiben ({reason(fehler)}).")
            return 1
        if "--debug" in argumente:
            import traceback

            traceback.print_exc()
        else:
            _complain(
                f"Fehler in isrp ({type(fehler).__name__}). "
                "Bitte melden Sie, was Sie aufgerufen haben; „--debug“ zeigt die Einzelheiten."
            )
        return 3


def _closed() -> TextIO:
    """Stands in for a stream that was closed before the start: writing to it fails."""
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def _discard(strom: TextIO) -> None:
    """Sends what is still in the buffer nowhere; Python would complain about it at the end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), strom.fileno())


def _prepare(strom: TextIO) -> None:
    """Lets every text out: a character the terminal lacks becomes a question mark."""
    if hasattr(strom, "reconfigure"):
        if os.name == "nt" and not strom.isatty():
            # A redirected paper is UTF-8 everywhere, not in the code page of that computer.
            strom.reconfigure(encoding="utf-8")
        strom.reconfigure(errors="replace")


def _refuse(fehler: Abbruch) -> int:
    if fehler.befunde:
        from isrp_cli.views import befunde
        from isrp_cli.views.tafel import render

        breite = min(terminal_width(sys.stderr), MAX_BREITE)
        bloecke = befunde.bloecke(fehler.befunde, breite)
        _tell(render(bloecke, breite, farbe=wants_colour(sys.stderr)))
    _complain(str(fehler))
    return 1


def _complain(text: str) -> None:
    from isrp_cli.views.tafel import visible

    _tell(visible(text) + "\n")


def _tell(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:  # nobody can be told
        _discard(sys.stderr)
