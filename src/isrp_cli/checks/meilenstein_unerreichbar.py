"""Milestones that nothing can complete."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.stand import entfallen


def meilenstein_unerreichbar(p: Pruefling) -> Iterator[Fund]:
    """Jeder Meilenstein kann erreicht werden.

    Dafür braucht er Schritte, von denen mindestens einer stattfindet, oder die Angabe
    „erreicht“; und jeder Meilenstein, nach dem er kommt, muss selbst erreichbar sein.

    Falsch:

        meilensteine:
          - id: leitbild
            titel: Leitbild

    Richtig:

        meilensteine:
          - id: leitbild
            titel: Leitbild
            schritte: [2]
          - id: bestandsaufnahme
            titel: Bestandsaufnahme
            erreicht: true
    """
    tot: set[str] = set()
    for m in p.prozess.meilensteine:
        schritte = [p.prozess.schritt_nach_nr.get(nr) for nr in m.schritte]
        if m.erreicht is not None:
            continue
        if not m.schritte:
            tot.add(m.id)
            yield Fund(
                p.daten.fundstelle(m),
                f"„{m.titel}“ kann nicht erreicht werden: kein Schritt steht dafür",
                "„schritte:“ ergänzen oder, wo keiner nötig ist, „erreicht: true“ eintragen",
            )
        elif all(s is not None and entfallen(s, p.stand) for s in schritte):
            tot.add(m.id)
            yield Fund(
                p.daten.fundstelle(m, "schritte"),
                f"„{m.titel}“ kann nicht erreicht werden: alle seine Schritte sind entfallen",
                "andere Schritte zuordnen oder den Meilenstein streichen",
            )
    nach_id = {m.id: m for m in p.prozess.meilensteine}
    nachfolger = [m for m in p.prozess.meilensteine if m.id not in tot and m.erreicht is None]
    geaendert = True
    while geaendert:
        geaendert = False
        for m in nachfolger:
            i = next((i for i, vor in enumerate(m.nach) if vor in tot), None)
            if m.id not in tot and i is not None:
                tot.add(m.id)
                geaendert = True
                yield Fund(
                    p.daten.fundstelle(m, "nach", i),
                    f"„{m.titel}“ kann nicht erreicht werden: „{m.nach[i]}“, nach dem er kommt, "
                    "ist nicht erreichbar",
                    "erst jenen Meilenstein erreichbar machen",
                    (Bezug(p.daten.fundstelle(nach_id[m.nach[i]]), "dieser ist nicht erreichbar"),),
                )


PRUEFUNG = Pruefung("meilenstein-unerreichbar", Stufe.WARNUNG, meilenstein_unerreichbar)
