"""Bodies that never meet."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung


def gremium_ohne_schritt(p: Pruefling) -> Iterator[Fund]:
    """Jedes Gremium hat mindestens einen Schritt.

    Ein Gremium, das in keinem Schritt vorkommt, wird vom Prozess nicht beteiligt: Entweder fehlen
    seine Sitzungen im Plan, oder es gehört nicht dazu.

    Falsch:

        stellen: []
        gremien:
          - id: rat
            name: Rat
          - id: kinder
            name: Beteiligung von Kindern

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "03/2024"

    Richtig:

        stellen: []
        gremien:
          - id: rat
            name: Rat

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "03/2024"
    """
    if "schritte" in p.daten.unlesbar:
        return  # a step that could not be read may name it
    genannt = {s.gremium for s in p.prozess.schritte}
    for g in p.prozess.gremien:
        if g.id not in genannt:
            yield Fund(
                p.daten.fundstelle(g),
                f"„{g.name}“ kommt in keinem Schritt vor",
                "Schritte ergänzen oder klären, wie das Gremium beteiligt wird",
            )


PRUEFUNG = Pruefung("gremium-ohne-schritt", Stufe.HINWEIS, gremium_ohne_schritt)
