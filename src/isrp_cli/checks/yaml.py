"""Files that are no sound YAML; found by reading, see yaml_source."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung, from_reading


def yaml(p: Pruefling) -> Iterator[Fund]:
    """Jede Datei ist gültiges YAML, und kein Schlüssel steht zweimal im selben Eintrag.

    YAML lebt von der Einrückung: Was zusammengehört, beginnt in derselben Spalte, eingerückt mit
    Leerzeichen, nie mit Tabulatoren. Text mit Doppelpunkt, mit # oder mit einem Sonderzeichen am
    Anfang gehört in Anführungszeichen.

    Nach dem ersten solchen Fehler lässt sich der Rest der Datei nicht mehr deuten; die übrigen
    Dateien werden trotzdem geprüft. Ein doppelter Schlüssel hält das Lesen nicht auf.

    Falsch:

        titel: Radverkehrskonzept: Entwurf

    Richtig:

        titel: "Radverkehrskonzept: Entwurf"
    """
    yield from from_reading(p, "yaml")


PRUEFUNG = Pruefung("yaml", Stufe.FEHLER, yaml)
