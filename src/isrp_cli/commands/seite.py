"""The plan as a small website: for the panel „Papiere“."""

import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from isrp_cli.aufruf import Aufruf
from isrp_cli.befund import Abbruch
from isrp_cli.ergaenzung import need
from isrp_cli.ressourcen import own_templates

if TYPE_CHECKING:
    from isrp_cli.formats.seite import Datei, Papierart

# Who waits longer than these seconds is told how far it is.
GEDULD = 1.0
TAKT = 0.1


def seite(
    ctx: typer.Context,
    ausgabe: Annotated[
        Path,
        typer.Option(
            "--ausgabe",
            "-o",
            metavar="ORDNER",
            readable=False,  # it is written, not read
            help="In diesen Ordner.",
        ),
    ],
    oeffentlich: Annotated[
        bool, typer.Option("--oeffentlich", help="Ohne Notizen und interne Angaben.")
    ] = False,
    ueberschreiben: Annotated[
        bool,
        typer.Option(
            "--ueberschreiben", help="Einen Ordner ersetzen, den dieser Befehl geschrieben hat."
        ),
    ] = False,
) -> None:
    """The whole plan as a small website."""
    from isrp_cli.ausgabe import write_folder
    from isrp_cli.formats import seite as format
    from isrp_cli.loading import display_path

    aufruf: Aufruf = ctx.obj
    daten, lage = aufruf.daten_und_lage()
    arten, hinweise = _paper_formats()
    dateien = format.dateien(
        lage, oeffentlich=oeffentlich, vorlagen=own_templates(daten.ordner), arten=arten
    )
    anzeige = _Anzeige(len(dateien))
    try:
        write_folder(
            ausgabe,
            _with_progress(dateien, anzeige),
            daten=daten.ordner,
            ueberschreiben=ueberschreiben,
        )
    finally:
        anzeige.clear()
    if not oeffentlich:
        hinweise.append(
            "Die Seite enthält interne Angaben (Notizen, Festlegungen, Unterlagen). "
            "Für die Öffentlichkeit bitte „--oeffentlich“ angeben."
        )
    seiten = sum(d.pfad.endswith(".html") for d in dateien)
    start = display_path(ausgabe / format.START)
    sys.stdout.write(
        f"{seiten} Seiten und {len(dateien) - seiten} Dateien dazu stehen in "
        f"„{display_path(ausgabe)}“.\nZum Ansehen „{start}“ im Browser öffnen.\n"
    )
    sys.stdout.flush()
    for hinweis in hinweise:
        sys.stderr.write(f"Hinweis: {hinweis}\n")


def _paper_formats() -> tuple[list["Papierart"], list[str]]:
    """The formats of papers that can be made here, and how to get the others."""
    arten: list[Papierart] = []
    hinweise = []
    ergaenzungen: tuple[tuple[Papierart, str, str, str], ...] = (
        ("docx", "docxtpl", "word", "Word-Dateien zum Herunterladen"),
        ("pdf", "typst", "pdf", "PDF-Dateien zum Herunterladen"),
    )
    for art, modul, extra, wofuer in ergaenzungen:
        try:
            need(modul, extra, wofuer)
            arten.append(art)
        except Abbruch as fehlt:
            hinweise.append(str(fehlt))
    return arten, hinweise


class _Anzeige:
    """One line on a terminal that says how far it is, from when it takes long."""

    def __init__(self, gesamt: int) -> None:
        self.gesamt = gesamt
        self.faellig = time.monotonic() + GEDULD
        self.breite = 0

    def show(self, nr: int, pfad: str) -> None:
        """Says that file `nr` is being made, if it is time to say something."""
        if not sys.stderr.isatty() or time.monotonic() < self.faellig:
            return
        self.faellig = time.monotonic() + TAKT
        self._write(f"Datei {nr} von {self.gesamt} …")

    def clear(self) -> None:
        """Takes the line away."""
        if self.breite:
            self._write("")
            self._write("")

    def _write(self, zeile: str) -> None:
        sys.stderr.write(f"\r{zeile.ljust(self.breite)}")
        sys.stderr.flush()
        self.breite = len(zeile)


def _with_progress(dateien: Sequence["Datei"], anzeige: _Anzeige) -> Iterator[tuple[str, bytes]]:
    for nr, datei in enumerate(dateien, start=1):
        anzeige.show(nr, datei.pfad)
        yield datei.pfad, datei.inhalt()
