"""Steps that must be over before what they come after can begin."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.zeitangabe import datum_kurz


def zeitfolge(p: Pruefling) -> Iterator[Fund]:
    """Kein Schritt endet, bevor ein Schritt beginnen kann, nach dem er kommt.

    Verglichen wird der letzte Tag des Schritts mit dem ersten Tag seines Vorgängers; bei einer
    Frist ohne Anfang („bis 12/2022“) mit ihrem letzten Tag. Erledigte und entfallene Schritte
    halten niemanden auf und werden nicht verglichen.
    """
    for s in p.prozess.schritte:
        ende = p.plan.fenster[s.nr].spaet
        if ende is None or s.erledigt or s.entfallen:
            continue
        for i, vorgaenger in enumerate(s.nach):
            vor = p.prozess.schritt_nach_nr.get(vorgaenger.schritt)
            if vor is None or vor.erledigt or vor.entfallen:
                continue
            fenster = p.plan.fenster[vor.nr]
            beginn = fenster.frueh or fenster.spaet
            if beginn is not None and ende < beginn:
                yield (
                    p.daten.fundstelle(s, "nach", i),
                    f"Schritt {s.nr} endet am {datum_kurz(ende)}, kommt aber nach Schritt "
                    f"{vor.nr}, der erst am {datum_kurz(beginn)} "
                    f"{'beginnt' if fenster.frueh else 'endet'}",
                    f"die Zeitplanung von {s.nr} oder {vor.nr} ändern",
                )


PRUEFUNG = Pruefung("zeitfolge", Stufe.WARNUNG, zeitfolge)
