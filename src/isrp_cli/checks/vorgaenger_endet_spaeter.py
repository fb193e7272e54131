"""Steps that may take longer than what comes after them leaves them."""

from collections.abc import Iterator
from datetime import date, timedelta

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import fixed_days, name, open_steps, place_of_time
from isrp_cli.models import Schritt
from isrp_cli.stand import fertig
from isrp_cli.zeitangabe import datum_kurz


def vorgaenger_endet_spaeter(p: Pruefling) -> Iterator[Fund]:
    """Kein Schritt endet später als ein Schritt, der direkt nach ihm kommt.

    Sein Zeitraum sagt sonst mehr Zeit zu, als er hat: Wer „11/2024“ liest, hält den 30.11. für
    möglich, obwohl die Sitzung danach schon am 19.11. ist.

    Verglichen werden die letzten Tage. Vor einer Sitzung an einem festen Tag muss alles, wonach sie
    kommt, spätestens am Tag davor fertig sein. Kann die Reihenfolge gar nicht eingehalten werden,
    meldet das die Prüfung „zeitfolge“. Zeiträume, die am selben Tag enden, und was erledigt oder
    entfallen ist, bleiben unbeachtet.

    Falsch:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "11/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "19.11.2024"
            nach: [1]

    Richtig:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: 01.11.2024 bis 18.11.2024
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "19.11.2024"
            nach: [1]
    """
    for s in open_steps(p):
        ende = p.plan.fenster[s.nr].spaet
        if ende is None:
            continue
        for i, vorgaenger in enumerate(s.nach):
            vor = p.prozess.schritt_nach_nr.get(vorgaenger.schritt)
            if vor is None or fertig(vor, p.stand):
                continue
            beginnt, endet = p.plan.fenster[vor.nr].frueh, p.plan.fenster[vor.nr].spaet
            if beginnt is None or endet is None or not beginnt <= ende < endet:
                continue
            frist = datum_kurz(max(_deadline(s, ende), beginnt))
            yield Fund(
                p.daten.fundstelle(s, "nach", i),
                f"{name(p, vor)} ist bis zum {datum_kurz(endet)} geplant, muss aber spätestens am "
                f"{frist} fertig sein: Schritt {s.nr} kommt danach und endet am {datum_kurz(ende)}",
                f"Schritt {vor.nr} nur bis zum {frist} planen oder Schritt {s.nr} verschieben",
                (
                    Bezug(
                        place_of_time(p, vor, endet),
                        f"Schritt {vor.nr} ist bis zum {datum_kurz(endet)} geplant",
                    ),
                    Bezug(place_of_time(p, s, ende), f"Schritt {s.nr} endet am {datum_kurz(ende)}"),
                ),
            )


def _deadline(schritt: Schritt, ende: date) -> date:
    """The last day on which what comes before the step may still end."""
    tage = fixed_days(schritt)
    return min(tage) - timedelta(days=1) if schritt.ist_sitzung and tage else ende


PRUEFUNG = Pruefung("vorgaenger-endet-spaeter", Stufe.HINWEIS, vorgaenger_endet_spaeter)
