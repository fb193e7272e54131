"""Content elements that no step works on."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.stand import entfallen


def inhalt_ohne_schritt(p: Pruefling) -> Iterator[Fund]:
    """An jedem Inhalt des Plans arbeitet mindestens ein Schritt, der nicht entfallen ist.

    Woran niemand arbeitet, das steht am Ende nicht im Plan. Die Prüfung nennt auch Inhalte, deren
    Schritte alle entfallen sind.

    Falsch:

        titel: Radverkehrskonzept
        inhalte:
          - titel: Wirkungsmessung

    Richtig:

        titel: Radverkehrskonzept
        inhalte:
          - titel: Wirkungsmessung
            schritte: [2]
    """
    schritte = p.prozess.schritt_nach_nr
    for inhalt in p.prozess.angaben.inhalte:
        if all(nr in schritte and entfallen(schritte[nr], p.stand) for nr in inhalt.schritte):
            yield Fund(
                p.daten.fundstelle(inhalt),
                f"an „{inhalt.titel}“ arbeitet kein Schritt",
                "„schritte:“ ergänzen oder klären, ob der Inhalt entfällt",
            )


PRUEFUNG = Pruefung("inhalt-ohne-schritt", Stufe.HINWEIS, inhalt_ohne_schritt)
