"""Records that do not have the shape of the data format; found by reading, see loading."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung, from_reading


def form(p: Pruefling) -> Iterator[Fund]:
    """Jeder Eintrag hat die Schlüssel und Werte, die das Datenformat vorsieht.

    Unbekannte Schlüssel sind Fehler, weil sie sonst stillschweigend nichts bewirkten; der Befund
    schlägt den wahrscheinlich gemeinten vor. Gemeldet werden auch fehlende Pflichtangaben,
    Zeitangaben, die niemand verstehen kann, und Tage, die es nicht gibt.

    Ein fehlerhafter Eintrag verdeckt die Befunde zu den anderen nicht.

    Falsch:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplannung: "03/2024"

    Richtig:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "03/2024"
    """
    yield from from_reading(p, "form")


PRUEFUNG = Pruefung("form", Stufe.FEHLER, form)
