"""Milestones that nothing can complete."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung


def meilenstein_unerreichbar(p: Pruefling) -> Iterator[Fund]:
    """Jeder Meilenstein kann erreicht werden.

    Dafür braucht er Schritte, von denen mindestens einer stattfindet, oder die Angabe
    „erreicht“; und jeder Meilenstein, nach dem er kommt, muss selbst erreichbar sein.
    """
    tot: set[str] = set()
    for m in p.prozess.meilensteine:
        schritte = [p.prozess.schritt_nach_nr.get(nr) for nr in m.schritte]
        if m.erreicht is not None:
            continue
        if not m.schritte:
            tot.add(m.id)
            yield (
                p.daten.fundstelle(m),
                f"„{m.titel}“ kann nicht erreicht werden: kein Schritt steht dafür",
                "„schritte:“ ergänzen oder, wo keiner nötig ist, „erreicht: true“ eintragen",
            )
        elif all(s is not None and s.entfallen for s in schritte):
            tot.add(m.id)
            yield (
                p.daten.fundstelle(m, "schritte"),
                f"„{m.titel}“ kann nicht erreicht werden: alle seine Schritte sind entfallen",
                "andere Schritte zuordnen oder den Meilenstein streichen",
            )
    nachfolger = [m for m in p.prozess.meilensteine if m.id not in tot and m.erreicht is None]
    geaendert = True
    while geaendert:
        geaendert = False
        for m in nachfolger:
            i = next((i for i, vor in enumerate(m.nach) if vor in tot), None)
            if m.id not in tot and i is not None:
                tot.add(m.id)
                geaendert = True
                yield (
                    p.daten.fundstelle(m, "nach", i),
                    f"„{m.titel}“ kann nicht erreicht werden: „{m.nach[i]}“, nach dem er kommt, "
                    "ist nicht erreichbar",
                    "erst jenen Meilenstein erreichbar machen",
                )


PRUEFUNG = Pruefung("meilenstein-unerreichbar", Stufe.WARNUNG, meilenstein_unerreichbar)
