"""Milestones that nothing can complete."""

from collections.abc import Iterator
from heapq import heapify, heappop, heappush

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
    wartende: dict[str, list[int]] = {}
    for platz, m in enumerate(p.prozess.meilensteine):
        for vor in m.nach if m.erreicht is None else ():
            wartende.setdefault(vor, []).append(platz)
    # As if the file were read again and again: in which round, and where in the file.
    offen = [(0, platz) for kennung in tot for platz in wartende.get(kennung, ())]
    heapify(offen)
    while offen:
        runde, platz = heappop(offen)
        m = p.prozess.meilensteine[platz]
        if m.id in tot:
            continue
        i = next(i for i, vor in enumerate(m.nach) if vor in tot)
        tot.add(m.id)
        for danach in wartende.get(m.id, ()):
            heappush(offen, (runde + (danach <= platz), danach))
        yield Fund(
            p.daten.fundstelle(m, "nach", i),
            f"„{m.titel}“ kann nicht erreicht werden: „{m.nach[i]}“, nach dem er kommt, "
            "ist nicht erreichbar",
            "erst jenen Meilenstein erreichbar machen",
            (Bezug(p.daten.fundstelle(nach_id[m.nach[i]]), "dieser ist nicht erreichbar"),),
        )


PRUEFUNG = Pruefung("meilenstein-unerreichbar", Stufe.WARNUNG, meilenstein_unerreichbar)
