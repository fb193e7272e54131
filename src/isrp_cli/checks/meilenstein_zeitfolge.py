"""Milestones that are planned for earlier than what they come after."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.stand import erreicht, geplant_bis
from isrp_cli.zeitangabe import datum_kurz


def meilenstein_zeitfolge(p: Pruefling) -> Iterator[Fund]:
    """Kein Meilenstein ist früher geplant als ein Meilenstein, nach dem er kommt.

    Geplant ist ein Meilenstein bis zum letzten Tag seiner Schritte; entfallene und Schritte ohne
    letzten Tag zählen nicht. Steht unter „nach“ ein Meilenstein, der erst später fertig wird, ist
    eine der beiden Zeitplanungen nicht zu halten, oder die Abhängigkeit besteht nicht.

    Derselbe Tag ist in Ordnung. Meilensteine, die schon erreicht sind, werden nicht verglichen.

    Falsch:

        meilensteine:
          - id: leitbild
            titel: Leitbild
            schritte: [1]
          - id: beschluss
            titel: Beschluss zum Leitbild
            schritte: [2]
            nach: [leitbild]
        schritte:
          - nr: 1
            titel: Leitbild schreiben
            art: erarbeitung
            zeitplanung: "06/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "04/2024"

    Richtig:

        meilensteine:
          - id: leitbild
            titel: Leitbild
            schritte: [1]
          - id: beschluss
            titel: Beschluss zum Leitbild
            schritte: [2]
            nach: [leitbild]
        schritte:
          - nr: 1
            titel: Leitbild schreiben
            art: erarbeitung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "04/2024"
    """
    schritte = p.prozess.schritt_nach_nr
    offen = {
        m.id: (m, bis)
        for m in p.prozess.meilensteine
        if (bis := geplant_bis(p.plan, m, p.stand)) and not erreicht(p.prozess, m, p.stand)
    }
    for m, ende in offen.values():
        if any(nr not in schritte for nr in m.schritte):
            continue  # the unknown step may end later
        for i, kennung in enumerate(m.nach):
            if kennung not in offen or offen[kennung][1] <= ende:
                continue
            vor, vor_ende = offen[kennung]
            yield Fund(
                p.daten.fundstelle(m, "nach", i),
                f"„{m.titel}“ ist bis {datum_kurz(ende)} geplant, kommt aber nach „{vor.titel}“, "
                f"geplant bis {datum_kurz(vor_ende)}",
                "die Zeitplanung der Schritte oder die Abhängigkeit unter „nach“ ändern",
                (
                    Bezug(
                        p.daten.fundstelle(vor, "schritte"),
                        f"diese Schritte sind bis {datum_kurz(vor_ende)} geplant",
                    ),
                ),
            )


PRUEFUNG = Pruefung("meilenstein-zeitfolge", Stufe.WARNUNG, meilenstein_zeitfolge)
