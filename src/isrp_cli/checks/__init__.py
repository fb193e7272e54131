"""The checks: relations between records. One module a check; this tuple is the registry."""

from datetime import date

from isrp_cli.befund import Abbruch, Befund, Stufe
from isrp_cli.checks import (
    doppelt,
    gremium_ohne_schritt,
    inhalt_ohne_schritt,
    leitung_fehlt,
    meilenstein_unerreichbar,
    mitglieder_fehlen,
    unbekannter_verweis,
    zeitfolge,
    zyklus,
)
from isrp_cli.checks.pruefung import Pruefling, Pruefung
from isrp_cli.loading import Daten

PRUEFUNGEN: tuple[Pruefung, ...] = (
    doppelt.PRUEFUNG,
    unbekannter_verweis.PRUEFUNG,
    zyklus.PRUEFUNG,
    zeitfolge.PRUEFUNG,
    meilenstein_unerreichbar.PRUEFUNG,
    leitung_fehlt.PRUEFUNG,
    mitglieder_fehlen.PRUEFUNG,
    inhalt_ohne_schritt.PRUEFUNG,
    gremium_ohne_schritt.PRUEFUNG,
)


def require_sound(daten: Daten, stand: date) -> None:
    """Raises Abbruch with the findings if the data has an error: bad data never runs."""
    fehler = tuple(b for b in run(daten, stand, nur_fehler=True) if b.stufe is Stufe.FEHLER)
    if fehler:
        raise Abbruch(
            "Mit diesen Fehlern lässt sich der Plan nicht auswerten. "
            "Bitte beheben; „isrp pruefen“ zeigt alle Befunde.",
            fehler,
        )


def run(daten: Daten, stand: date, *, nur_fehler: bool = False) -> list[Befund]:
    """The findings of loading and of every check, in file order.

    `nur_fehler`: only the checks whose findings keep the plan from being computed.
    """
    pruefling = Pruefling(daten, stand)
    befunde = list(daten.befunde)
    for pruefung in PRUEFUNGEN:
        if not nur_fehler or pruefung.stufe is Stufe.FEHLER:
            befunde += pruefung.run(pruefling)
    rang = {quelldatei.name: i for i, quelldatei in enumerate(daten.dateien.values())}
    return sorted(befunde, key=lambda b: (rang[b.fundstelle.datei], b.fundstelle))
