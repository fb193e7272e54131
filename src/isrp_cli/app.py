"""The command line: global options and the commands, each built when it is called."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Annotated, Any, cast

import typer

from isrp_cli import antworten
from isrp_cli.aufruf import Aufruf
from isrp_cli.commands import PANELS
from isrp_cli.commands.parameter import tag_option
from isrp_cli.deutsch import DeutscheGruppe, DeutscherBefehl
from isrp_cli.terminal import Umfeld


class _Befehl(DeutscherBefehl):
    """A command that says whether its answer may be kept."""

    merkbar = False

    def invoke(self, ctx: Any) -> Any:
        """Run the command."""
        if self.merkbar:
            antworten.keep_this()
        return super().invoke(ctx)


class _Befehle(Mapping[str, _Befehl]):
    """The commands by name, each imported and built when it is asked for."""

    def __init__(self) -> None:
        self._panel = {name: panel for panel, befehle in PANELS.items() for name in befehle}
        self._gebaut: dict[str, _Befehl] = {}

    def __getitem__(self, name: str) -> _Befehl:
        if name not in self._gebaut:
            panel = self._panel[name]
            befehl = PANELS[panel][name]
            funktion = getattr(import_module(f"isrp_cli.commands.{befehl.modul}"), name)
            allein = typer.Typer(add_completion=False)
            allein.command(cls=_Befehl, help=befehl.hilfe, rich_help_panel=panel)(funktion)
            gebaut = cast(_Befehl, typer.main.get_command(allein))
            gebaut.merkbar = befehl.merkbar
            self._gebaut[name] = gebaut
        return self._gebaut[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._panel)

    def __len__(self) -> int:
        return len(self._panel)


class _Befehlsgruppe(DeutscheGruppe):
    """isrp itself, with the commands of `PANELS`."""

    def __init__(self, **attrs: Any) -> None:
        super().__init__(**attrs)
        self.commands = cast(Any, _Befehle())


app = typer.Typer(
    cls=_Befehlsgruppe,
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
    umfeld: Umfeld = ctx.obj
    ctx.obj = Aufruf(
        daten=daten,
        stand=stand or umfeld.heute,
        debug=debug,
        breite=umfeld.breite,
        farbe=umfeld.farbe,
    )


def run(argumente: Sequence[str], umfeld: Umfeld) -> int:
    """Runs a command and gives its exit code; raises what `cli` turns into messages."""
    gruppe = typer.main.get_command(app)
    code = gruppe.main(list(argumente), prog_name="isrp", standalone_mode=False, obj=umfeld)
    return int(code or 0)
