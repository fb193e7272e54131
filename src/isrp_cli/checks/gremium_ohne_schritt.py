"""Bodies that never meet."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung


def gremium_ohne_schritt(p: Pruefling) -> Iterator[Fund]:
    """Jedes Gremium hat mindestens einen Schritt."""
    if "schritte" in p.daten.unlesbar:
        return  # a step that could not be read may name it
    genannt = {s.gremium for s in p.prozess.schritte}
    for g in p.prozess.gremien:
        if g.id not in genannt:
            yield (
                p.daten.fundstelle(g),
                f"„{g.name}“ kommt in keinem Schritt vor",
                "Schritte ergänzen oder klären, wie das Gremium beteiligt wird",
            )


PRUEFUNG = Pruefung("gremium-ohne-schritt", Stufe.HINWEIS, gremium_ohne_schritt)
