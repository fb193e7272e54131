"""Options and arguments that several commands take, each worded and read in one place."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from isrp_cli.zeitangabe import lies_datum


def lies_tag(text: str) -> date:
    """An exact day, German or ISO; raises typer.BadParameter in German."""
    try:
        return lies_datum(text)
    except ValueError as fehler:
        raise typer.BadParameter(str(fehler)) from None


def lies_nr(text: str) -> int:
    """The number of a step; raises typer.BadParameter in German."""
    if text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    raise typer.BadParameter(f"„{text}“ ist keine Schrittnummer, z. B. 26")


NR = Annotated[
    int, typer.Argument(parser=lies_nr, metavar="NR", help="Nummer des Schritts, z. B. 26.")
]
AUSGABE = Annotated[
    Path | None,
    typer.Option("--ausgabe", "-o", metavar="DATEI", help="In diese Datei statt ins Terminal."),
]
UEBERSCHREIBEN = Annotated[
    bool, typer.Option("--ueberschreiben", help="Eine vorhandene Datei ersetzen.")
]


def tag_option(*namen: str, hilfe: str) -> typer.models.OptionInfo:
    """An option that takes an exact day."""
    option: typer.models.OptionInfo = typer.Option(
        *namen, parser=lies_tag, metavar="DATUM", help=hilfe
    )
    return option


Format = Literal["text", "json"]
