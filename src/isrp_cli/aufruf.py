"""One call of isrp: what the global options say, and the ways every command takes from there."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from isrp_cli.befund import Abbruch

if TYPE_CHECKING:
    from isrp_cli.loading import Daten, Ordner
    from isrp_cli.stand import Lage
    from isrp_cli.views.tafel import Block

# Paragraphs and tables are hard to read in longer lines.
MAX_BREITE = 120


@dataclass
class Aufruf:
    """The global options and the terminal.

    `daten`, `stand` and `debug` are set anew where they follow the command; `breite` counts
    columns, `farbe` says whether colour is wanted.
    """

    daten: Path | None
    stand: date
    debug: bool
    breite: int
    farbe: bool

    @property
    def textbreite(self) -> int:
        """Columns for text and tables."""
        return min(self.breite, MAX_BREITE)

    def ordner(self) -> "Ordner":
        """The folder of the process."""
        from isrp_cli import loading

        try:
            hier = Path.cwd()
        except FileNotFoundError:
            raise Abbruch(
                "Den Ordner, in dem Sie gerade sind, gibt es nicht mehr. "
                "Bitte in einen anderen wechseln."
            ) from None
        return loading.find_folder(self.daten, os.environ, hier)

    def load(self) -> "Daten":
        """The folder's data with the findings of loading; raises Abbruch if there is no folder."""
        from isrp_cli import loading

        return loading.load(self.ordner().pfad)

    def lage(self) -> "Lage":
        """The process on the Stand; raises Abbruch with the findings if its data has errors."""
        return self.daten_und_lage()[1]

    def daten_und_lage(self) -> tuple["Daten", "Lage"]:
        """Like `lage`, with the data it was computed from."""
        from isrp_cli import checks
        from isrp_cli.stand import Lage

        daten = self.load()
        checks.require_sound(daten, self.stand)
        return daten, Lage(daten.prozess, self.stand, daten.plan)

    def zeige(self, bloecke: "Sequence[Block]", *, breite: int | None = None) -> None:
        """Prints blocks; `breite` where a chart uses the whole terminal."""
        from isrp_cli.views.tafel import render

        sys.stdout.write(render(bloecke, breite or self.textbreite, farbe=self.farbe))
