"""Steps that are said to be both done and dropped."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.zeitangabe import datum_kurz


def erledigt_und_entfallen(p: Pruefling) -> Iterator[Fund]:
    """Ein Schritt ist erledigt oder entfallen, nicht beides.

    Steht beides da, zählt er beim Status als erledigt, beim geplanten Ende seiner Meilensteine
    aber als entfallen. Soll ein entfallener Schritt doch stattfinden, wird „entfallen“ gelöscht;
    den Grund können Sie unter „notiz“ aufheben.

    Geprüft wird, was eingetragen ist, auch wenn einer der Tage nach dem Stand liegt.

    Falsch:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "11/2023"
            erledigt: 2023-11-30
            entfallen:
              am: 2023-10-16
              grund: kein Bedarf

    Richtig:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "11/2023"
            erledigt: 2023-11-30
    """
    for s in p.prozess.schritte:
        if s.erledigt and s.entfallen:
            yield Fund(
                p.daten.fundstelle(s, "entfallen", schluessel=True),
                f"Schritt {s.nr} ({p.prozess.titel_von(s)}) ist erledigt und zugleich entfallen",
                "klären, ob der Schritt stattgefunden hat, und eine der Angaben löschen",
                (
                    Bezug(
                        p.daten.fundstelle(s, "erledigt"),
                        f"hier ist er am {datum_kurz(s.erledigt)} erledigt",
                    ),
                ),
            )


PRUEFUNG = Pruefung("erledigt-und-entfallen", Stufe.WARNUNG, erledigt_und_entfallen)
