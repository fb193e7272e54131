"""Content elements that no step works on."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung


def inhalt_ohne_schritt(p: Pruefling) -> Iterator[Fund]:
    """An jedem Inhalt des Plans arbeitet mindestens ein Schritt, der nicht entfallen ist."""
    schritte = p.prozess.schritt_nach_nr
    for inhalt in p.prozess.angaben.inhalte:
        if all(nr in schritte and schritte[nr].entfallen for nr in inhalt.schritte):
            yield (
                p.daten.fundstelle(inhalt),
                f"an „{inhalt.titel}“ arbeitet kein Schritt",
                "„schritte:“ ergänzen oder klären, ob der Inhalt entfällt",
            )


PRUEFUNG = Pruefung("inhalt-ohne-schritt", Stufe.HINWEIS, inhalt_ohne_schritt)
