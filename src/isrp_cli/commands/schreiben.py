"""How every command that changes the plan shows its edit, asks, and has `edits` write it."""

import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated

import typer

from isrp_cli.aufruf import Aufruf
from isrp_cli.befund import Abbruch
from isrp_cli.deutsch import UsageError, bestaetigen
from isrp_cli.woerter import aufzaehlung

if TYPE_CHECKING:
    from isrp_cli.loading import Daten
    from isrp_cli.stand import Lage
    from isrp_cli.vorhaben import Vorhaben

TROCKEN = Annotated[
    bool, typer.Option("--trocken", help="Nur zeigen, was sich ändern würde; nichts schreiben.")
]


def only_without(schalter: bool, angaben: Mapping[str, object], name: str = "--zurueck") -> None:
    """Refuses what makes no sense together with a switch: what is given (not None) there."""
    zuviel = [option for option, wert in angaben.items() if wert is not None]
    if schalter and zuviel:
        raise UsageError(f"„{name}“ verträgt sich nicht mit {aufzaehlung(zuviel)}.")


def carry_out(
    aufruf: Aufruf,
    plane: Callable[["Daten", "Lage"], "Vorhaben"],
    *,
    trocken: bool,
    fragen: bool = False,
) -> None:
    """Shows an edit and writes it; `fragen` asks before, if a person sits at the terminal.

    A table old → new is shown before anything is written, asked for or not.
    """
    from isrp_cli import edits
    from isrp_cli.views import vorhaben as view

    ordner = aufruf.ordner()
    if trocken:
        entwurf = edits.draft(ordner, aufruf.stand, plane)
        aufruf.zeige(view.trocken(entwurf))
        return
    erwartet = None
    if fragen and sys.stdin.isatty():
        edits.refuse_shipped(ordner)
        erwartet = edits.draft(ordner, aufruf.stand, plane)
        aufruf.zeige(view.frage(erwartet))
        sys.stdout.flush()
        if not bestaetigen("So schreiben?"):
            raise Abbruch("Nichts wurde geändert.")

    def vorher(entwurf: edits.Entwurf) -> None:
        if entwurf.vorhaben.umzuege and erwartet is None:
            # That nobody reads it is no reason not to write; the end of the output reports it.
            with suppress(OSError):
                aufruf.zeige(view.frage(entwurf))

    entwurf = edits.write(ordner, aufruf.stand, plane, erwartet, vorher)
    gezeigt = erwartet is not None or bool(entwurf.vorhaben.umzuege)
    aufruf.zeige(view.geschrieben(entwurf, gezeigt=gezeigt))
