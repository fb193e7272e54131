"""Tasks agreed in a meeting whose deadline has passed."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe, kurz
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.stand import festlegung_offen, festlegungen
from isrp_cli.woerter import seit_tagen


def festlegung_ueberfaellig(p: Pruefling) -> Iterator[Fund]:
    """Jede Festlegung ist bis zu ihrer Frist erledigt.

    Was in einer Sitzung vereinbart wurde, geht zwischen zwei Sitzungen leicht unter. Dies ist die
    Liste zum Nachfragen; dieselben Aufgaben stehen auf der Tagesordnung der nächsten Sitzung des
    Gremiums.

    Überfällig ist eine Festlegung ab dem Tag nach dem letzten Tag ihrer Frist: bei „10/2023“ also
    ab dem 01.11.2023. Ohne „bis“ oder ohne letzten Tag („laufend“) wird sie es nie. Festlegungen
    aus einer Sitzung, die erst nach dem Stand stattfand, gab es an dem Tag noch nicht.

    Am 01.01.2024 ist die Frist „11/2023“ verstrichen.

    Falsch:

        schritte:
          - nr: 1
            gremium: rat
            art: beratung
            zeitplanung: "10/2023"
            erledigt: 2023-10-11
            festlegungen:
              - text: Standorte prüfen
                wer: Bauamt
                bis: "11/2023"

    Richtig:

        schritte:
          - nr: 1
            gremium: rat
            art: beratung
            zeitplanung: "10/2023"
            erledigt: 2023-10-11
            festlegungen:
              - text: Standorte prüfen
                wer: Bauamt
                bis: "11/2023"
                erledigt: 2023-11-28
    """
    for s in p.prozess.schritte:
        for i, f in enumerate(festlegungen(s, p.stand)):
            bis = f.bis.spaet if f.bis else None
            if f.bis is None or bis is None or bis >= p.stand or not festlegung_offen(f, p.stand):
                continue
            yield Fund(
                p.daten.fundstelle(s, "festlegungen", i, "bis"),
                f"„{kurz(f.text)}“ aus Schritt {s.nr} ({p.prozess.titel_von(s)}) ist "
                f"{seit_tagen((p.stand - bis).days)} überfällig; "
                f"{f'zuständig: {kurz(f.wer)}' if f.wer else 'zuständig ist niemand'}",
                "nachfragen und „erledigt“ oder eine neue Frist eintragen",
            )


PRUEFUNG = Pruefung("festlegung-ueberfaellig", Stufe.HINWEIS, festlegung_ueberfaellig)
