"""Panel „Papiere“: what is sent, filed or handed to another program."""

import sys
from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from isrp_cli import suche
from isrp_cli.aufruf import Aufruf
from isrp_cli.commands.parameter import AUSGABE, NR, UEBERSCHREIBEN, tag_option
from isrp_cli.commands.schreiben import TROCKEN, carry_out, only_without
from isrp_cli.deutsch import UsageError

PANEL = "Papiere"
VORLAGEN = "vorlagen"


def agenda(
    ctx: typer.Context,
    nr: NR,
    versand: Annotated[
        bool, typer.Option("--versand", help="Zum Versenden: ohne den Kasten zur Vorbereitung.")
    ] = False,
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """The agenda of a meeting as Markdown."""
    from isrp_cli.documents import agenda as dokument
    from isrp_cli.formats import markdown

    aufruf: Aufruf = ctx.obj
    daten, lage = aufruf.daten_und_lage()
    inhalt = dokument.baue(lage, suche.find_step(nr, lage.schritte), versand=versand)
    _deliver(markdown.agenda(inhalt, own_templates(daten.ordner)), ausgabe, ueberschreiben)


def protokoll(
    ctx: typer.Context,
    nr: NR,
    uebernehmen: Annotated[
        Path | None,
        typer.Option(
            "--uebernehmen",
            metavar="DATEI",
            exists=True,
            dir_okay=False,
            help="Ein ausgefülltes Protokoll in den Plan übernehmen.",
        ),
    ] = None,
    trocken: TROCKEN = False,
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """The minutes to fill in as Markdown, or the way back."""
    from isrp_cli.documents import protokoll as dokument
    from isrp_cli.formats import markdown

    aufruf: Aufruf = ctx.obj
    if uebernehmen is not None:
        from isrp_cli import vorhaben
        from isrp_cli.formats import protokoll_lesen

        angaben = {"--ausgabe": ausgabe, "--ueberschreiben": ueberschreiben or None}
        only_without(True, angaben, "--uebernehmen")
        gelesen = protokoll_lesen.read(uebernehmen, nr)
        carry_out(aufruf, lambda d, lage: vorhaben.protokoll(d, lage, nr, gelesen), trocken=trocken)
        return
    if trocken:
        raise UsageError("„--trocken“ gehört zu „--uebernehmen“.", ctx)
    daten, lage = aufruf.daten_und_lage()
    inhalt = dokument.baue(lage, suche.find_step(nr, lage.schritte))
    _deliver(markdown.protokoll(inhalt, own_templates(daten.ordner)), ausgabe, ueberschreiben)


def bericht(
    ctx: typer.Context,
    seit: Annotated[
        date | None, tag_option("--seit", hilfe="Tag des letzten Berichts: was seitdem geschah.")
    ] = None,
    oeffentlich: Annotated[
        bool, typer.Option("--oeffentlich", help="Ohne Notizen und interne Angaben.")
    ] = False,
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """The progress report (Sachstandsbericht) as Markdown."""
    from isrp_cli.documents import bericht as dokument
    from isrp_cli.formats import markdown

    aufruf: Aufruf = ctx.obj
    if seit is not None and seit > aufruf.stand:
        raise typer.BadParameter("liegt nach dem Stand des Berichts", param_hint="--seit")
    daten, lage = aufruf.daten_und_lage()
    inhalt = dokument.baue(lage, seit=seit, oeffentlich=oeffentlich)
    _deliver(markdown.bericht(inhalt, own_templates(daten.ordner)), ausgabe, ueberschreiben)


def export(
    ctx: typer.Context,
    format: Annotated[
        Literal["json"], typer.Option("--format", help="Format des Exports.")
    ] = "json",
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """The whole process with what was computed from it."""
    from isrp_cli.formats import json_export

    aufruf: Aufruf = ctx.obj
    _deliver(json_export.dumps(aufruf.lage()), ausgabe, ueberschreiben)


def own_templates(ordner: Path) -> Path | None:
    """The process' own template folder beside its data, if it has one."""
    eigene = ordner / VORLAGEN
    return eigene if eigene.is_dir() else None


def _deliver(text: str, ausgabe: Path | None, ueberschreiben: bool) -> None:
    if ausgabe is None:
        sys.stdout.write(text)
        return
    from isrp_cli.ausgabe import write

    write(ausgabe, text, ueberschreiben=ueberschreiben)


BEFEHLE = (
    (agenda, "Die Tagesordnung einer Sitzung schreiben."),
    (protokoll, "Das Protokoll einer Sitzung zum Ausfüllen schreiben oder übernehmen."),
    (bericht, "Den Sachstandsbericht schreiben."),
    (export, "Den ganzen Plan für andere Programme ausgeben."),
)
