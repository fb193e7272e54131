"""Steps that must be over before what they come after can begin."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import place_of_time
from isrp_cli.stand import fertig
from isrp_cli.zeitangabe import datum_kurz


def zeitfolge(p: Pruefling) -> Iterator[Fund]:
    """Kein Schritt endet, bevor ein Schritt beginnen kann, nach dem er kommt.

    So wie sie dastehen, sind die beiden Zeiten nicht einzuhalten: Eine stimmt nicht, oder der
    Eintrag unter „nach“ ist falsch.

    Verglichen wird der letzte Tag des Schritts mit dem ersten Tag seines Vorgängers; bei einer
    Frist ohne Anfang („bis 12/2022“) mit ihrem letzten Tag. Feste Termine gelten vor der
    Zeitplanung. Erledigte und entfallene Schritte halten niemanden auf und werden nicht verglichen.

    Falsch:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: bis 05/2024
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "04/2024"
            nach: [1]

    Richtig:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: bis 05/2024
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "06/2024"
            nach: [1]
    """
    for s in p.prozess.schritt_nach_nr.values():
        ende = p.plan.fenster[s.nr].spaet
        if ende is None or fertig(s, p.stand):
            continue
        for i, vorgaenger in enumerate(s.nach):
            vor = p.prozess.schritt_nach_nr.get(vorgaenger.schritt)
            if vor is None or fertig(vor, p.stand):
                continue
            fenster = p.plan.fenster[vor.nr]
            beginn = fenster.frueh or fenster.spaet
            if beginn is not None and ende < beginn:
                wort = "beginnt" if fenster.frueh else "endet"
                erst = f"erst am {datum_kurz(beginn)}"
                yield Fund(
                    p.daten.fundstelle(s, "nach", i),
                    f"Schritt {s.nr} endet am {datum_kurz(ende)}, kommt aber nach Schritt "
                    f"{vor.nr}, der {erst} {wort}",
                    f"die Zeitplanung von {s.nr} oder {vor.nr} ändern",
                    (
                        Bezug(place_of_time(p, vor, beginn), f"Schritt {vor.nr} {wort} {erst}"),
                        Bezug(
                            place_of_time(p, s, ende),
                            f"Schritt {s.nr} endet am {datum_kurz(ende)}",
                        ),
                    ),
                )


PRUEFUNG = Pruefung("zeitfolge", Stufe.WARNUNG, zeitfolge)
