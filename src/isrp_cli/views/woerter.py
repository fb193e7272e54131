"""The words of `isrp_cli.woerter` as the terminal shows them: with a style, cut to fit a table."""

from collections.abc import Iterable

from isrp_cli import woerter
from isrp_cli.stand import Lage, Meilensteinlage, Meilensteinstatus, Schrittlage, Status
from isrp_cli.views.tafel import Stil, Zelle
from isrp_cli.woerter import ART as ART
from isrp_cli.woerter import HERKUNFT as HERKUNFT
from isrp_cli.woerter import anzahl as anzahl
from isrp_cli.woerter import aufzaehlung as aufzaehlung
from isrp_cli.woerter import begruendung as begruendung
from isrp_cli.woerter import bis as bis
from isrp_cli.woerter import fertig_von as fertig_von
from isrp_cli.woerter import in_tagen as in_tagen
from isrp_cli.woerter import meilensteinplan as meilensteinplan
from isrp_cli.woerter import schritte as schritte
from isrp_cli.woerter import seit_tagen as seit_tagen
from isrp_cli.woerter import tage as tage
from isrp_cli.woerter import uhrzeit as uhrzeit
from isrp_cli.woerter import zeitplanung as zeitplanung
from isrp_cli.woerter import zeitraum as zeitraum

_STIL: dict[Status, Stil] = {
    "erledigt": "gut",
    "entfallen": "leise",
    "ueberfaellig": "schlecht",
    "blockiert": "warnung",
}
_MEILENSTEINSTIL: dict[Meilensteinstatus, Stil] = {"erreicht": "gut", "gefaehrdet": "warnung"}
# The word of a status and its style.
STATUS = {s: (wort, _STIL.get(s, "")) for s, wort in woerter.STATUS.items()}
MEILENSTEINSTATUS = {
    s: (wort, _MEILENSTEINSTIL.get(s, "")) for s, wort in woerter.MEILENSTEINSTATUS.items()
}


def status(lage: Schrittlage) -> Zelle:
    """The step's status as a cell."""
    return Zelle(*STATUS[lage.status])


def meilensteinstatus(lage: Meilensteinlage) -> Zelle:
    """The milestone's status as a cell."""
    return Zelle(*MEILENSTEINSTATUS[lage.status])


def nummern(zahlen: Iterable[int], hoechstens: int = 3) -> str:
    """Numbers in a row: "27 und 28", "27, 28, 29 und 12 weitere"; "" where there is none.

    Where there are more than `hoechstens` (from 1), so many are named; a single one left over is
    named too, for "1 weiterer" would say less in more room.
    """
    return _gekuerzt([str(nr) for nr in zahlen], hoechstens)


def _gekuerzt(teile: list[str], hoechstens: int) -> str:
    rest = len(teile) - hoechstens
    if rest <= 1:
        return aufzaehlung(teile)
    return f"{', '.join(teile[:hoechstens])} und {rest} weitere"


def kurztitel(lage: Lage, nr: int) -> str:
    """What a step is called in a table: its title, else the short name of its body."""
    schritt = lage.prozess.schritt_nach_nr[nr]
    gremium = lage.prozess.gremium_von(schritt)
    return schritt.titel or (gremium.kurzname if gremium else schritt.gremium or "")


def benannt(lage: Lage, zahlen: Iterable[int], hoechstens: int = 3) -> str:
    """Steps with their titles: "21 (1. Sozialplanungsforum), 23 (Jour fixe) und 4 weitere"."""
    return _gekuerzt([f"{nr} ({kurztitel(lage, nr)})" for nr in zahlen], hoechstens)
