"""The words of `isrp_cli.woerter` as the terminal shows them: with a style, cut to fit a table."""

from collections.abc import Iterable
from datetime import date

from isrp_cli import woerter
from isrp_cli.models import Herkunft, Vorgaenger
from isrp_cli.stand import Lage, Meilensteinlage, Meilensteinstatus, Schrittlage, Status
from isrp_cli.views.tafel import Stil, Zelle
from isrp_cli.woerter import ART as ART
from isrp_cli.woerter import anzahl as anzahl
from isrp_cli.woerter import aufzaehlung as aufzaehlung
from isrp_cli.woerter import schritte as schritte
from isrp_cli.woerter import seit_tagen as seit_tagen
from isrp_cli.woerter import tage as tage
from isrp_cli.woerter import uhrzeit as uhrzeit
from isrp_cli.woerter import zeitplanung as zeitplanung
from isrp_cli.woerter import zeitraum as zeitraum
from isrp_cli.zeitangabe import datum_kurz

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
HERKUNFT: dict[Herkunft, str] = {"quelle": "laut Quelle", "abgeleitet": "abgeleitet"}


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


def begruendung(vorgaenger: Vorgaenger) -> str:
    """Why a step comes after this one: the reason and who says so; "" where neither is known."""
    herkunft = HERKUNFT[vorgaenger.herkunft] if vorgaenger.herkunft else ""
    if not vorgaenger.grund:
        return herkunft
    return f"{vorgaenger.grund} ({herkunft})" if herkunft else vorgaenger.grund


def in_tagen(tag: date, stand: date) -> str:
    """How far off a day is: "heute", "morgen", "gestern", "in 5 Tagen", "vor 3 Tagen"."""
    abstand = (tag - stand).days
    nahe = {0: "heute", 1: "morgen", -1: "gestern"}.get(abstand)
    return nahe or f"{'in' if abstand > 0 else 'vor'} {abs(abstand)} Tagen"


def bis(tag: date | None) -> str:
    """A last day: "bis 30.09.2022"; "" where no day is known."""
    return f"bis {datum_kurz(tag)}" if tag else ""


def meilensteinplan(lage: Meilensteinlage) -> str:
    """Planned end of a milestone, with the forecast where it is later.

    "bis 30.09.2022", "bis 30.09.2022, voraussichtlich 12.10.2022 (+12 Tage)", "" where unknown.
    """
    text = bis(lage.geplant_bis)
    if lage.status != "erreicht" and lage.verzug_tage and lage.prognose:
        text += f", voraussichtlich {datum_kurz(lage.prognose)} (+{tage(lage.verzug_tage)})"
    return text


def fertig_von(lage: Meilensteinlage) -> str:
    """How many of a milestone's steps are finished: "3 von 7"; "" where it has none."""
    alle = len(lage.meilenstein.schritte)
    return f"{alle - len(lage.fehlen)} von {alle}" if alle else ""
