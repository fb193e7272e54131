"""Panel „Papiere“: what is sent, filed or handed to another program."""

import re
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from isrp_cli import suche
from isrp_cli.aufruf import Aufruf
from isrp_cli.ausgabe import deliver
from isrp_cli.befund import Abbruch
from isrp_cli.commands.parameter import (
    AUSGABE,
    NR,
    PAPIERFORMAT,
    UEBERSCHREIBEN,
    Papierformat,
    format_by_name,
    papierformat,
    tag_option,
)
from isrp_cli.commands.schreiben import TROCKEN, carry_out, only_without
from isrp_cli.deutsch import UsageError
from isrp_cli.ressourcen import own_templates

if TYPE_CHECKING:
    from isrp_cli.loading import Daten
    from isrp_cli.stand import Lage

Exportformat = Literal["json", "csv", "xlsx", "oparl", "mermaid"]
# What the name of the file says where „--format“ does not.
ENDUNGEN: dict[str, Exportformat] = {
    "": "json",
    ".json": "json",
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".mmd": "mermaid",
}


def agenda(
    ctx: typer.Context,
    nr: NR,
    versand: Annotated[
        bool, typer.Option("--versand", help="Zum Versenden: ohne den Kasten zur Vorbereitung.")
    ] = False,
    format: PAPIERFORMAT = None,
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """The agenda of a meeting."""
    from isrp_cli.documents import agenda as dokument
    from isrp_cli.formats import markdown

    aufruf: Aufruf = ctx.obj
    format = papierformat(ctx, format, ausgabe)
    daten, lage = aufruf.daten_und_lage()
    inhalt = dokument.baue(lage, suche.find_step(nr, lage.schritte), versand=versand)
    text = markdown.agenda(inhalt, own_templates(daten.ordner))
    deliver(
        _laid_out(text, format, "Tagesordnung", daten, lage), ausgabe, ueberschreiben=ueberschreiben
    )


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
            help="Ein ausgefülltes Protokoll (.md oder .docx) in den Plan übernehmen.",
        ),
    ] = None,
    trocken: TROCKEN = False,
    format: PAPIERFORMAT = None,
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """The minutes to fill in, or the way back."""
    from isrp_cli.documents import protokoll as dokument
    from isrp_cli.formats import markdown

    aufruf: Aufruf = ctx.obj
    if uebernehmen is not None:
        from isrp_cli import vorhaben
        from isrp_cli.formats import protokoll_lesen

        angaben = {
            "--format": format,
            "--ausgabe": ausgabe,
            "--ueberschreiben": ueberschreiben or None,
        }
        only_without(True, angaben, "--uebernehmen")
        gelesen = protokoll_lesen.read(uebernehmen, nr)
        carry_out(aufruf, lambda d, lage: vorhaben.protokoll(d, lage, nr, gelesen), trocken=trocken)
        return
    if trocken:
        raise UsageError("„--trocken“ gehört zu „--uebernehmen“.", ctx)
    format = papierformat(ctx, format, ausgabe)
    daten, lage = aufruf.daten_und_lage()
    inhalt = dokument.baue(lage, suche.find_step(nr, lage.schritte))
    text = markdown.protokoll(inhalt, own_templates(daten.ordner))
    deliver(
        _laid_out(text, format, "Protokoll", daten, lage), ausgabe, ueberschreiben=ueberschreiben
    )


def bericht(
    ctx: typer.Context,
    seit: Annotated[
        date | None, tag_option("--seit", hilfe="Tag des letzten Berichts: was seitdem geschah.")
    ] = None,
    oeffentlich: Annotated[
        bool, typer.Option("--oeffentlich", help="Ohne Notizen und interne Angaben.")
    ] = False,
    format: PAPIERFORMAT = None,
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """The progress report (Sachstandsbericht); as HTML a page with a timeline."""
    from isrp_cli.documents import bericht as dokument
    from isrp_cli.formats import markdown

    aufruf: Aufruf = ctx.obj
    if seit is not None and seit > aufruf.stand:
        raise typer.BadParameter("liegt nach dem Stand des Berichts", param_hint="--seit")
    format = papierformat(ctx, format, ausgabe)
    daten, lage = aufruf.daten_und_lage()
    inhalt = dokument.baue(lage, seit=seit, oeffentlich=oeffentlich)
    papier: str | bytes
    if format == "html":
        from isrp_cli.formats import bericht_html

        papier = bericht_html.dumps(inhalt, lage, oeffentlich=oeffentlich)
    else:
        text = markdown.bericht(inhalt, own_templates(daten.ordner))
        papier = _laid_out(text, format, inhalt.titel, daten, lage)
    deliver(papier, ausgabe, ueberschreiben=ueberschreiben)


def lies_basis(text: str) -> str:
    """The address that ids begin with, ended by a slash; raises typer.BadParameter in German."""
    from urllib.parse import urlsplit

    try:
        teile = urlsplit(text)
        gut = teile.scheme in ("http", "https") and teile.hostname and teile.port != 0
    except ValueError:
        gut = False
    # An id is the address itself with a path behind it: nothing may stand after the path.
    if not gut or not re.fullmatch(r"[!-~]+", text) or set(text) & set('?#@<>"\\^`{|}'):
        raise typer.BadParameter(
            f"„{text}“ ist keine Adresse, mit der Kennungen beginnen können, "
            "z. B. https://oparl.example.org/"
        )
    return text if text.endswith("/") else f"{text}/"


def export(
    ctx: typer.Context,
    format: Annotated[
        Exportformat | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="json: alles; csv, xlsx: Tabellen, z. B. für Excel; oparl: für "
            "Ratsinformationssysteme; mermaid: Zeitplan für ein Wiki. Sonst nach der Endung von "
            "DATEI, sonst json.",
        ),
    ] = None,
    basis: Annotated[
        str | None,
        typer.Option(
            "--basis",
            parser=lies_basis,
            metavar="URL",
            help="Nur für oparl: Adresse, mit der die Kennungen beginnen. Sonst "
            "https://oparl.example.org/.",
        ),
    ] = None,
    ausgabe: AUSGABE = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """The whole process with what was computed from it, in one of several formats."""
    aufruf: Aufruf = ctx.obj
    # What OParl gives is JSON too.
    endungen = ENDUNGEN | {".json": "oparl"} if format == "oparl" else ENDUNGEN
    format = format_by_name(ctx, format, ausgabe, endungen)
    only_without(format != "oparl", {"--basis": basis}, f"--format {format}")
    if format == "xlsx" and ausgabe is None and sys.stdout.isatty():
        raise UsageError("Excel-Dateien zeigt kein Terminal: bitte mit „-o DATEI.xlsx“.", ctx)
    deliver(_exported(aufruf.lage(), format, basis), ausgabe, ueberschreiben=ueberschreiben)


def _exported(lage: "Lage", format: Exportformat, basis: str | None) -> str | bytes:
    match format:
        case "json":
            from isrp_cli.formats import json_export

            return json_export.dumps(lage)
        case "csv":
            from isrp_cli.formats import csv_export

            return csv_export.dumps(lage)
        case "xlsx":
            from isrp_cli.formats import xlsx

            return xlsx.dumps(lage)
        case "oparl":
            from isrp_cli.formats import oparl

            return oparl.dumps(lage, basis or oparl.BASIS)
        case "mermaid":
            from isrp_cli.formats import mermaid

            return mermaid.dumps(lage)


def _laid_out(
    text: str, format: Papierformat, art: str, daten: "Daten", lage: "Lage"
) -> str | bytes:
    """A paper in its format, from the Markdown that says what it says."""
    if format == "md":
        return text
    from isrp_cli.formats.dokument import Briefkopf, read

    angaben = lage.prozess.angaben
    kopf = Briefkopf(angaben.kommune or "", angaben.titel, lage.stand, art)
    dokument, vorlagen = read(text), own_templates(daten.ordner)
    if not dokument.titel:
        raise Abbruch(
            "Das Papier hat keinen Titel. Die eigene Vorlage muss mit einer Überschrift wie "
            "„# Titel“ beginnen: Ohne sie finden sich Vorleseprogramme nicht zurecht."
        )
    match format:
        case "html":
            from isrp_cli.formats import html

            return html.paper(dokument, kopf)
        case "docx":
            from isrp_cli.formats import word

            return word.dumps(dokument, kopf, vorlagen)
        case "pdf":
            from isrp_cli.formats import pdf

            return pdf.dumps(dokument, kopf, vorlagen)
