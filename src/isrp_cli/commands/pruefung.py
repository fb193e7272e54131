"""Panel „Prüfen“: whether the data is sound."""

import typer

from isrp_cli.aufruf import Aufruf
from isrp_cli.befund import Stufe

PANEL = "Prüfen"


def pruefen(ctx: typer.Context) -> None:
    """Every problem of the data in one run; exit code 1 if one is a `fehler`."""
    from isrp_cli import checks
    from isrp_cli.views import befunde as view

    aufruf: Aufruf = ctx.obj
    befunde = checks.run(aufruf.load(), aufruf.stand)
    aufruf.zeige(view.bloecke(befunde))
    if any(b.stufe is Stufe.FEHLER for b in befunde):
        raise typer.Exit(1)


BEFEHLE = ((pruefen, "Die Dateien prüfen und jeden Befund mit seiner Stelle zeigen."),)
