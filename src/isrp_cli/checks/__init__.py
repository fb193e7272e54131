"""The checks. One module a check; the tuple PRUEFUNGEN is the registry."""

from collections.abc import Sequence
from datetime import date

from isrp_cli.befund import Abbruch, Befund, Stufe
from isrp_cli.checks import (
    beschluss_ohne_ausschuss,
    bundesland_unbekannt,
    datei,
    datum_in_der_zukunft,
    doppelt,
    erledigt_und_entfallen,
    erledigt_vor_vorgaenger,
    festlegung_ueberfaellig,
    form,
    gleicher_zeitraum,
    gremium_ohne_schritt,
    inhalt_ohne_schritt,
    ladungsfrist,
    leitung_fehlt,
    meilenstein_reihenfolge,
    meilenstein_unerreichbar,
    meilenstein_zeitfolge,
    meilenstein_zu_frueh,
    mitglieder_fehlen,
    name_wie_alias,
    personendaten,
    phasenzuordnung,
    sitzung_an_freiem_tag,
    sitzung_in_schulferien,
    termin_ausserhalb,
    unbekannter_verweis,
    vorgaenger_endet_spaeter,
    vorlage_zu_spaet,
    wenige_sitzungstage,
    yaml,
    zeitfolge,
    zeitraum_ohne_sitzungstag,
    zweimal_im_zeitraum,
    zyklus,
)
from isrp_cli.checks.pruefung import Pruefling, Pruefung
from isrp_cli.loading import Daten

# What reading finds: with one of these, nothing else can be relied on.
LESEN: tuple[Pruefung, ...] = (datei.PRUEFUNG, yaml.PRUEFUNG, form.PRUEFUNG)
PRUEFUNGEN: tuple[Pruefung, ...] = (
    *LESEN,
    doppelt.PRUEFUNG,
    unbekannter_verweis.PRUEFUNG,
    zyklus.PRUEFUNG,
    zeitfolge.PRUEFUNG,
    vorgaenger_endet_spaeter.PRUEFUNG,
    gleicher_zeitraum.PRUEFUNG,
    zweimal_im_zeitraum.PRUEFUNG,
    termin_ausserhalb.PRUEFUNG,
    sitzung_an_freiem_tag.PRUEFUNG,
    sitzung_in_schulferien.PRUEFUNG,
    zeitraum_ohne_sitzungstag.PRUEFUNG,
    wenige_sitzungstage.PRUEFUNG,
    meilenstein_unerreichbar.PRUEFUNG,
    leitung_fehlt.PRUEFUNG,
    mitglieder_fehlen.PRUEFUNG,
    inhalt_ohne_schritt.PRUEFUNG,
    gremium_ohne_schritt.PRUEFUNG,
    phasenzuordnung.PRUEFUNG,
    bundesland_unbekannt.PRUEFUNG,
    name_wie_alias.PRUEFUNG,
    personendaten.PRUEFUNG,
    beschluss_ohne_ausschuss.PRUEFUNG,
    vorlage_zu_spaet.PRUEFUNG,
    ladungsfrist.PRUEFUNG,
    erledigt_vor_vorgaenger.PRUEFUNG,
    datum_in_der_zukunft.PRUEFUNG,
    erledigt_und_entfallen.PRUEFUNG,
    meilenstein_zu_frueh.PRUEFUNG,
    meilenstein_zeitfolge.PRUEFUNG,
    festlegung_ueberfaellig.PRUEFUNG,
    meilenstein_reihenfolge.PRUEFUNG,
)


FEHLER = tuple(p for p in PRUEFUNGEN if p.stufe is Stufe.FEHLER)


def require_sound(daten: Daten, stand: date) -> None:
    """Raises Abbruch with the findings if the data has an error: bad data never runs."""
    if fehler := run(daten, stand, FEHLER):
        raise Abbruch(
            "Mit diesen Fehlern lässt sich der Plan nicht auswerten. "
            "Bitte beheben; „isrp pruefen“ zeigt alle Befunde.",
            tuple(fehler),
        )


def run(daten: Daten, stand: date, pruefungen: Sequence[Pruefung] = PRUEFUNGEN) -> list[Befund]:
    """The findings of these checks, in file order."""
    pruefling = Pruefling(daten, stand)
    befunde = [befund for pruefung in pruefungen for befund in pruefung.run(pruefling)]
    rang = {quelldatei.name: i for i, quelldatei in enumerate(daten.dateien.values())}
    # What stands in other files comes after.
    return sorted(befunde, key=lambda b: (rang.get(b.fundstelle.datei, len(rang)), b.fundstelle))
