"""Numbers and ids that are given twice."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.models import Datensatz


def doppelt(p: Pruefling) -> Iterator[Fund]:
    """Jede Nummer eines Schritts und jede Kennung steht nur einmal.

    Sonst ist nicht zu entscheiden, welcher Eintrag gemeint ist, wenn ein anderer die Nummer oder
    Kennung nennt.

    Stellen und Gremien teilen sich die Kennungen, weil beide leiten und koordinieren können.
    Meilensteine, Phasen und Inhalte haben je ihre eigenen: Ein Meilenstein darf heißen wie ein
    Gremium.

    Falsch:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "03/2024"
          - nr: 1
            titel: Überarbeitung
            art: erarbeitung
            zeitplanung: "04/2024"

    Richtig:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "03/2024"
          - nr: 2
            titel: Überarbeitung
            art: erarbeitung
            zeitplanung: "04/2024"
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
                was = f"die Nummer {wert}" if schluessel == "nr" else f"die Kennung „{wert}“"
                yield Fund(
                    p.daten.fundstelle(satz, schluessel),
                    f"{was} ist schon vergeben",
                    "eine freie Nummer wählen" if schluessel == "nr" else "umbenennen",
                    (Bezug(p.daten.fundstelle(erste[wert], schluessel), "hier steht sie zuerst"),),
                )
            else:
                erste[wert] = satz


PRUEFUNG = Pruefung("doppelt", Stufe.FEHLER, doppelt)
