"""The checks. One module a check; `alle.PRUEFUNGEN` is the registry.

Here are those that run before every command, so only those need be imported for it.
"""

from collections.abc import Sequence
from datetime import date

from isrp_cli.befund import Abbruch, Befund
from isrp_cli.checks import datei, doppelt, form, unbekannter_verweis, yaml, zyklus
from isrp_cli.checks.pruefung import Pruefling, Pruefung
from isrp_cli.loading import Daten

# What reading finds: with one of these, nothing else can be relied on.
LESEN: tuple[Pruefung, ...] = (datei.PRUEFUNG, yaml.PRUEFUNG, form.PRUEFUNG)
# All checks of stage `fehler`.
FEHLER: tuple[Pruefung, ...] = (
    *LESEN,
    doppelt.PRUEFUNG,
    unbekannter_verweis.PRUEFUNG,
    zyklus.PRUEFUNG,
)


def require_sound(daten: Daten, stand: date) -> None:
    """Raises Abbruch with the findings if the data has an error: bad data never runs."""
    if fehler := run(daten, stand, FEHLER):
        raise Abbruch(
            "Mit diesen Fehlern lässt sich der Plan nicht auswerten. "
            "Bitte beheben; „isrp pruefen“ zeigt alle Befunde.",
            tuple(fehler),
        )


def run(daten: Daten, stand: date, pruefungen: Sequence[Pruefung] | None = None) -> list[Befund]:
    """The findings of these checks (of all, if none are named), in file order."""
    if pruefungen is None:
        from isrp_cli.checks.alle import PRUEFUNGEN

        pruefungen = PRUEFUNGEN
    pruefling = Pruefling(daten, stand)
    befunde = [befund for pruefung in pruefungen for befund in pruefung.run(pruefling)]
    rang = {quelldatei.name: i for i, quelldatei in enumerate(daten.dateien.values())}
    # What stands in other files comes after.
    return sorted(befunde, key=lambda b: (rang.get(b.fundstelle.datei, len(rang)), b.fundstelle))
