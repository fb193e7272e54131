"""Files that cannot be read at all; found by reading, see yaml_source."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung, from_reading


def datei(p: Pruefling) -> Iterator[Fund]:
    """Jede der vier Dateien ist da, nicht leer und als UTF-8 gespeichert.

    Manche Editoren unter Windows speichern in „ANSI“ oder „Windows-1252“; Umlaute werden dann
    anderswo falsch oder gar nicht gelesen. Beim Speichern lässt sich die Codierung „UTF-8“ wählen.
    Auch unsichtbare Steuerzeichen, wie sie beim Kopieren aus anderen Programmen mitkommen, und
    Dateien, die viel zu groß für einen Plan sind, nimmt isrp nicht an.

    Was in den anderen Dateien steht, wird trotzdem geprüft.
    """
    yield from from_reading(p, "datei")


PRUEFUNG = Pruefung("datei", Stufe.FEHLER, datei)
