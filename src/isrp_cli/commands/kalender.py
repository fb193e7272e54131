"""Calendar files: for the panel „Papiere“."""

import sys
from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from typing import Annotated

import typer

from isrp_cli import suche
from isrp_cli.aufruf import Aufruf
from isrp_cli.commands.nachschlagen import find_gremium
from isrp_cli.commands.parameter import AUSGABE, NR, UEBERSCHREIBEN, tag_option
from isrp_cli.zeichen import one_line


def kalender(
    ctx: typer.Context,
    gremium: Annotated[
        str | None,
        typer.Option("--gremium", metavar="ID", help="Nur die Termine dieses Gremiums."),
    ] = None,
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """All meetings, open windows and deadlines as a calendar file."""
    from isrp_cli.ausgabe import deliver
    from isrp_cli.documents import kalender as dokument
    from isrp_cli.formats import kalender as format

    aufruf: Aufruf = ctx.obj
    lage = aufruf.lage()
    kennung = find_gremium(lage.prozess, gremium) if gremium is not None else None
    inhalt = format.kalender(dokument.baue(lage, kennung))
    deliver(inhalt, ausgabe, ueberschreiben=ueberschreiben)


def einladung(
    ctx: typer.Context,
    nr: NR,
    am: Annotated[
        date | None, tag_option("--am", hilfe="Welcher von mehreren Terminen. Sonst der nächste.")
    ] = None,
    kontakte: Annotated[
        bool,
        typer.Option(
            "--kontakte", help="Die Personen aus kontakte.yaml einladen und um Antwort bitten."
        ),
    ] = False,
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """One meeting with its agenda as a calendar file to send."""
    from isrp_cli import kontakte as kontaktdatei
    from isrp_cli.ausgabe import deliver
    from isrp_cli.documents import einladung as dokument
    from isrp_cli.formats import kalender as format

    aufruf: Aufruf = ctx.obj
    daten, lage = aufruf.daten_und_lage()
    suche.find_step(nr, lage.schritte)
    personen = kontaktdatei.load(daten.ordner, lage.prozess) if kontakte else None
    inhalt = dokument.baue(lage, nr, am=am, kontakte=personen)
    deliver(format.einladung(inhalt), ausgabe, ueberschreiben=ueberschreiben)
    _tell(inhalt.hinweise)


def _tell(hinweise: Iterable[str]) -> None:
    """Hints go where they do not get into the file; that nobody reads them is no error."""
    with suppress(OSError):
        for hinweis in hinweise:
            sys.stderr.write(f"Hinweis: {one_line(hinweis)}\n")
        sys.stderr.flush()
