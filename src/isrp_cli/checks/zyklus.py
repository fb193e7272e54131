"""Steps or milestones that wait for each other in a circle."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.plan import cycles


def zyklus(p: Pruefling) -> Iterator[Fund]:
    """Kein Schritt und kein Meilenstein wartet im Kreis auf sich selbst."""
    for gruppe in p.plan.zyklen:
        erster = p.prozess.schritt_nach_nr[gruppe[0]]
        i = next(i for i, v in enumerate(erster.nach) if v.schritt in gruppe)
        nummern = ", ".join(map(str, gruppe))
        meldung = f"die Schritte {nummern} warten im Kreis aufeinander"
        if len(gruppe) == 1:
            meldung = f"Schritt {nummern} wartet auf sich selbst"
        yield p.daten.fundstelle(erster, "nach", i), meldung, "einen Eintrag unter „nach“ löschen"
    meilensteine = {m.id: m for m in p.prozess.meilensteine}
    for kreis in cycles({m.id: m.nach for m in meilensteine.values()}):
        anfang = meilensteine[kreis[0]]
        i = next(i for i, vor in enumerate(anfang.nach) if vor in kreis)
        namen = ", ".join(f"„{kennung}“" for kennung in kreis)
        meldung = f"die Meilensteine {namen} warten im Kreis aufeinander"
        if len(kreis) == 1:
            meldung = f"der Meilenstein {namen} wartet auf sich selbst"
        yield p.daten.fundstelle(anfang, "nach", i), meldung, "einen Eintrag unter „nach“ löschen"


PRUEFUNG = Pruefung("zyklus", Stufe.FEHLER, zyklus)
