"""Panel „Überblick“: where the process stands."""

from typing import Annotated, Literal

import typer

from isrp_cli.aufruf import Aufruf

PANEL = "Überblick"


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


BEFEHLE = (
    (status, "Zeigen, wo der Prozess steht und was als Nächstes ansteht."),
    (zeitleiste, "Den Plan als Zeitleiste zeigen."),
)
