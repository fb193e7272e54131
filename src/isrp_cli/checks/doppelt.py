"""Numbers and ids that are given twice."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.models import Datensatz


def doppelt(p: Pruefling) -> Iterator[Fund]:
    """Jede Nummer eines Schritts und jede Kennung steht nur einmal.

    Stellen und Gremien teilen sich die Kennungen, weil beide leiten und koordinieren können.
    """
    angaben = p.prozess.angaben
    gruppen: tuple[tuple[str, tuple[Datensatz, ...]], ...] = (
        ("nr", p.prozess.schritte),
        ("id", (*p.prozess.stellen, *p.prozess.gremien)),
        ("id", p.prozess.meilensteine),
        ("id", angaben.phasen),
        ("id", angaben.inhalte),
    )
    for schluessel, saetze in gruppen:
        erste: dict[object, Datensatz] = {}
        for satz in saetze:
            wert = getattr(satz, schluessel)
            if wert is None:
                continue
            if wert in erste:
                zuerst = p.daten.fundstelle(erste[wert], schluessel)
                was = f"die Nummer {wert}" if schluessel == "nr" else f"die Kennung „{wert}“"
                yield (
                    p.daten.fundstelle(satz, schluessel),
                    f"{was} ist schon vergeben (zuerst in Zeile {zuerst.zeile})",
                    "eine freie Nummer wählen" if schluessel == "nr" else "umbenennen",
                )
            else:
                erste[wert] = satz


PRUEFUNG = Pruefung("doppelt", Stufe.FEHLER, doppelt)
