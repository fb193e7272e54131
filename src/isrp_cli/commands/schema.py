"""`isrp schema`: what an editor needs to know to help with the data files."""

import os
from pathlib import Path
from typing import Annotated

import typer

from isrp_cli.aufruf import Aufruf
from isrp_cli.befund import Abbruch
from isrp_cli.commands.parameter import UEBERSCHREIBEN


def schema(
    ctx: typer.Context,
    ausgabe: Annotated[
        Path | None,
        typer.Option(
            "--ausgabe",
            "-o",
            metavar="ORDNER",
            readable=False,  # it is written, not read
            help="In diesen Ordner statt in „schema“ bei den Dateien des Prozesses.",
        ),
    ] = None,
    ueberschreiben: UEBERSCHREIBEN = False,
) -> None:
    """Writes the JSON Schema of every data file, and says what names it to an editor."""
    from isrp_cli import edits
    from isrp_cli.formats import schema as schemata
    from isrp_cli.loading import SCHEMAORDNER, display_path, schema_name
    from isrp_cli.views import schema as view

    aufruf: Aufruf = ctx.obj
    if ausgabe is None:
        edits.refuse_shipped(aufruf.ordner())
    daten = aufruf.load()
    ziel = ausgabe or daten.ordner / SCHEMAORDNER
    texte = {ziel / schema_name(d): t for d, t in schemata.schemata(daten.prozess).items()}
    geschrieben = _write(ziel, texte, ueberschreiben=ueberschreiben)
    zeilen = {
        quelle.name: zeile
        for datei, quelle in daten.dateien.items()
        if quelle.text
        for zeile in [schemata.modeline(daten.ordner, ziel / schema_name(datei))]
        if not schemata.has_modeline(quelle.text, zeile)
    }
    aufruf.zeige(
        view.bloecke(
            [display_path(pfad) for pfad in geschrieben],
            [display_path(pfad) for pfad in texte if pfad not in geschrieben],
            zeilen,
        )
    )


def _write(ordner: Path, texte: dict[Path, str], *, ueberschreiben: bool) -> list[Path]:
    """Writes what is not there yet; refused as a whole where other content would be lost."""
    from isrp_cli.ausgabe import write
    from isrp_cli.dateien import reason
    from isrp_cli.loading import display_path

    try:
        if not ordner.is_dir():
            if os.path.lexists(ordner):
                raise Abbruch(
                    f"„{display_path(ordner)}“ ist kein Ordner. Bitte einen anderen Ort wählen."
                )
            if not ordner.parent.is_dir():
                oben = display_path(ordner.parent)
                raise Abbruch(f"Den Ordner „{oben}“ gibt es nicht. Bitte anlegen.")
            ordner.mkdir()
        neue = [
            pfad
            for pfad, text in texte.items()
            if not (pfad.is_file() and pfad.read_bytes() == text.encode())
        ]
        andere = [display_path(pfad) for pfad in neue if pfad.is_file()]
    except OSError as fehler:
        raise Abbruch(
            f"In „{display_path(ordner)}“ lässt sich nicht schreiben ({reason(fehler)}). "
            "Bitte Rechte und freien Platz prüfen oder einen anderen Ort wählen."
        ) from None
    if andere and not ueberschreiben:
        raise Abbruch(
            f"Mit anderem Inhalt gibt es schon: {', '.join(andere)}. Nichts wurde geschrieben. Zum "
            "Ersetzen „--ueberschreiben“ angeben."
        )
    for pfad in neue:
        write(pfad, texte[pfad], ueberschreiben=True)
    return neue
