"""Panel „Überblick“: where the process stands."""

import sys
from typing import Annotated, Literal

import typer

from isrp_cli.aufruf import Aufruf
from isrp_cli.commands.parameter import Annahme, Format, lies_annahme
from isrp_cli.zeitangabe import Zeitangabe


def status(ctx: typer.Context) -> None:
    """Where the process stands on the Stand."""
    from isrp_cli.views import status as view

    aufruf: Aufruf = ctx.obj
    aufruf.zeige(view.bloecke(aufruf.lage()))


def zeitleiste(
    ctx: typer.Context,
    nach: Annotated[
        Literal["gremium", "phase"],
        typer.Option("--nach", help="Eine Bahn je Gremium oder je Phase."),
    ] = "gremium",
) -> None:
    """A Gantt chart in the terminal."""
    from isrp_cli.views import zeitleiste as view

    aufruf: Aufruf = ctx.obj
    aufruf.zeige(view.bloecke(aufruf.lage(), aufruf.breite, nach), breite=aufruf.breite)


def prognose(
    ctx: typer.Context,
    wenn: Annotated[
        list[Annahme] | None,
        typer.Option(
            "--wenn",
            parser=lies_annahme,
            metavar="NR=ZEITANGABE",
            help='Annehmen, ein Schritt läge anders, z. B. "21=10/2022". Ändert keine Datei; '
            "lässt sich für andere Schritte wiederholen.",
        ),
    ] = None,
    format: Annotated[
        Format, typer.Option("--format", help="Lesbar oder als JSON für Programme.")
    ] = "text",
) -> None:
    """When the milestones will be reached, and what if."""
    from isrp_cli.documents import prognose as dokument

    aufruf: Aufruf = ctx.obj
    annahmen: dict[int, Zeitangabe] = {}
    for annahme in wenn or ():
        if annahme.nr in annahmen:
            raise typer.BadParameter(
                f"Schritt {annahme.nr} steht zweimal da; bitte je Schritt nur eine Zeitangabe",
                param_hint="--wenn",
            )
        annahmen[annahme.nr] = annahme.zeitplanung
    inhalt = dokument.baue(aufruf.lage(), annahmen)
    if format == "json":
        from isrp_cli.formats import json_export

        sys.stdout.write(json_export.prognose(inhalt))
        return
    from isrp_cli.views import prognose as view

    aufruf.zeige(view.bloecke(inhalt))
