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

from isrp_cli.aufruf import Aufruf, terminal_width, wants_colour
from isrp_cli.befund import Abbruch
from isrp_cli.commands import nachschlagen, papiere, pruefung, ueberblick
from isrp_cli.commands.parameter import tag_option
from isrp_cli.deutsch import Abort, ClickException, DeutscheGruppe, DeutscherBefehl, meldung

# The panels of the help page in their order; each module lists its commands.
PANELS = (ueberblick, nachschlagen, papiere, pruefung)

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
    for strom in (sys.stdout, sys.stderr):
        _prepare(strom)
    try:
        code = typer.main.get_command(app).main(argumente, prog_name="isrp", standalone_mode=False)
        sys.stdout.flush()
        return int(code or 0)
    except Abbruch as fehler:
        return _refuse(fehler)
    except ClickException as fehler:
        _complain(meldung(fehler))
        return 2
    except (Abort, KeyboardInterrupt):
        _complain("Abgebrochen.")
        return 130
    except BrokenPipeError:
        # Whoever read our output has seen enough; nothing is to be said about that.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fehler:
        if "--debug" in argumente:
            raise
        _complain(
            f"Fehler in isrp ({type(fehler).__name__}). Ihre Dateien sind unverändert. "
            "Bitte melden Sie, was Sie aufgerufen haben; „--debug“ zeigt die Einzelheiten."
        )
        return 3


def _prepare(strom: TextIO) -> None:
    """Lets every text out: a character the terminal lacks becomes a question mark."""
    if hasattr(strom, "reconfigure"):
        if os.name == "nt" and not strom.isatty():
            # A redirected paper is UTF-8 everywhere, not in the code page of that computer.
            strom.reconfigure(encoding="utf-8")
        strom.reconfigure(errors="replace")


def _refuse(fehler: Abbruch) -> int:
    from isrp_cli.views import befunde, tafel

    if fehler.befunde:
        bloecke = befunde.bloecke(fehler.befunde)
        sys.stderr.write(
            tafel.render(bloecke, terminal_width(sys.stderr), farbe=wants_colour(sys.stderr))
        )
    _complain(str(fehler))
    return 1


def _complain(text: str) -> None:
    from isrp_cli.views.tafel import visible

    with suppress(OSError):  # nobody can be told
        sys.stderr.write(visible(text) + "\n")
