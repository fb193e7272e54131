"""Steps or milestones that wait for each other in a circle."""

from collections.abc import Iterator
from typing import TypeVar

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.plan import a_circle, cycles
from isrp_cli.woerter import aufzaehlung, nummernfolge

K = TypeVar("K", int, str)


def zyklus(p: Pruefling) -> Iterator[Fund]:
    """Kein Schritt und kein Meilenstein wartet im Kreis auf sich selbst.

    Warten Schritte im Kreis aufeinander, kann keiner von ihnen beginnen, und für alles, was danach
    kommt, lässt sich nichts vorhersagen.

    Der Befund zeigt einen Kreis mit allen seinen Schritten; hängen mehrere Kreise zusammen, nennt
    er auch die übrigen Schritte. Es genügt, einen der gezeigten Einträge unter „nach“ zu löschen,
    am besten den, der sich am schlechtesten begründen lässt.

    Falsch:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "03/2024"
            nach: [2]
          - nr: 2
            titel: Rückmeldung zum Entwurf
            art: rueckmeldung
            zeitplanung: "04/2024"
            nach: [1]

    Richtig:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "03/2024"
          - nr: 2
            titel: Rückmeldung zum Entwurf
            art: rueckmeldung
            zeitplanung: "04/2024"
            nach: [1]
    """
    for gruppe in p.plan.zyklen:
        kreis = a_circle(p.plan.vorgaenger, gruppe)
        nummern = aufzaehlung([str(nr) for nr in kreis])
        meldung = f"die Schritte {nummern} warten im Kreis aufeinander"
        if len(kreis) == 1:
            meldung = f"Schritt {nummern} wartet auf sich selbst"
        if rest := set(gruppe).difference(kreis):
            haengt = "hängt auch Schritt" if len(rest) == 1 else "hängen auch die Schritte"
            meldung += f"; daran {haengt} {nummernfolge(rest)}"
        stellen = []
        for nr, vor in _links(kreis):
            schritt = p.prozess.schritt_nach_nr[nr]
            i = [v.schritt for v in schritt.nach].index(vor)
            ort = p.daten.fundstelle(schritt, "nach", i)
            stellen.append(Bezug(ort, f"Schritt {nr} wartet auf {vor}"))
        yield _finding(meldung, stellen)
    meilensteine = {m.id: m for m in p.prozess.meilensteine}
    kanten = {m.id: m.nach for m in meilensteine.values()}
    for verbund in cycles(kanten):
        ring = a_circle(kanten, verbund)
        namen = aufzaehlung([f"„{kennung}“" for kennung in ring])
        meldung = f"die Meilensteine {namen} warten im Kreis aufeinander"
        if len(ring) == 1:
            meldung = f"der Meilenstein {namen} wartet auf sich selbst"
        stellen = []
        for kennung, davor in _links(ring):
            meilenstein = meilensteine[kennung]
            ort = p.daten.fundstelle(meilenstein, "nach", meilenstein.nach.index(davor))
            stellen.append(Bezug(ort, f"„{kennung}“ wartet auf „{davor}“"))
        yield _finding(meldung, stellen)


def _links(kreis: list[K]) -> list[tuple[K, K]]:
    """Each with the one it waits for."""
    return list(zip(kreis, kreis[1:] + kreis[:1], strict=True))


def _finding(meldung: str, stellen: list[Bezug]) -> Fund:
    erste, *weitere = stellen
    hinweis = "einen der Einträge unter „nach“ löschen" if weitere else "den Eintrag löschen"
    return Fund(erste.fundstelle, meldung, hinweis, tuple(weitere))


PRUEFUNG = Pruefung("zyklus", Stufe.FEHLER, zyklus)
