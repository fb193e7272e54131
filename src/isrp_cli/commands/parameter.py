"""Options and arguments that several commands take, each worded and read in one place."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Literal, TypeVar

import typer

from isrp_cli.deutsch import UsageError
from isrp_cli.woerter import aufzaehlung
from isrp_cli.zeitangabe import Zeitangabe, ZeitangabeFehler, lies, lies_datum


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


@dataclass(frozen=True, slots=True)
class Annahme:
    """What if the step `nr` were planned for then."""

    nr: int
    zeitplanung: Zeitangabe


def lies_annahme(text: str) -> Annahme:
    """The assumption "21=10/2022"; raises typer.BadParameter in German."""
    nr, _, zeit = text.partition("=")
    if not (nr.strip() and zeit.strip()):
        raise typer.BadParameter(
            f"„{text}“ ist keine Annahme: bitte Schrittnummer, Gleichheitszeichen und Zeitangabe, "
            'z. B. "21=10/2022"'
        )
    try:
        return Annahme(lies_nr(nr.strip()), lies(zeit.strip()))
    except ZeitangabeFehler as fehler:
        raise typer.BadParameter(f"„{text}“: {fehler}") from None


NR = Annotated[
    int, typer.Argument(parser=lies_nr, metavar="NR", help="Nummer des Schritts, z. B. 26.")
]
AUSGABE = Annotated[
    Path | None,
    typer.Option(
        "--ausgabe",
        "-o",
        metavar="DATEI",
        readable=False,  # it is written, not read
        help="In diese Datei statt ins Terminal.",
    ),
]
Papierformat = Literal["md", "html", "docx", "pdf"]
PAPIERFORMAT = Annotated[
    Papierformat | None,
    typer.Option(
        "--format",
        metavar="FORMAT",
        help="md, html, docx (Word) oder pdf. Sonst nach der Endung von DATEI, sonst md.",
    ),
]
# What the name of the file says where „--format“ does not.
PAPIERENDUNGEN: dict[str, Papierformat] = {
    "": "md",
    ".md": "md",
    ".txt": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
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


F = TypeVar("F", bound=str)


def format_by_name(
    ctx: typer.Context, gegeben: F | None, ausgabe: Path | None, endungen: Mapping[str, F]
) -> F:
    """The format as given, else the one that the file's ending stands for.

    Raises UsageError for an ending that stands for none, and for one that says another format.
    """
    endung = ausgabe.suffix.lower() if ausgabe else ""
    gemeint = endungen.get(endung)
    if gegeben is not None:
        if endung and gemeint not in (None, gegeben):
            raise UsageError(f"„--format {gegeben}“ passt nicht zur Endung „{endung}“.", ctx)
        return gegeben
    if gemeint is None:
        bekannt = aufzaehlung([f"„{e}“" for e in endungen if e])
        raise UsageError(
            f"Welches Format „{endung}“ meint, ist unklar: bitte „--format“ angeben oder eine der "
            f"Endungen {bekannt}.",
            ctx,
        )
    return gemeint


def papierformat(
    ctx: typer.Context, format: Papierformat | None, ausgabe: Path | None
) -> Papierformat:
    """The format of a paper: as given, else by the file's ending.

    Raises UsageError where the ending says none, and where a terminal cannot show the format.
    """
    gewaehlt = format_by_name(ctx, format, ausgabe, PAPIERENDUNGEN)
    if gewaehlt in ("docx", "pdf") and ausgabe is None and sys.stdout.isatty():
        wort = {"docx": "Word", "pdf": "PDF"}[gewaehlt]
        raise UsageError(
            f"{wort}-Dateien zeigt kein Terminal: bitte mit „-o DATEI.{gewaehlt}“.", ctx
        )
    return gewaehlt
