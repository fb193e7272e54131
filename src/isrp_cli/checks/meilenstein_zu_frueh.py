"""Milestones said to be reached although steps of theirs are open."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Stufe, kurz
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.stand import fertig
from isrp_cli.woerter import nummernfolge


def meilenstein_zu_frueh(p: Pruefling) -> Iterator[Fund]:
    """Kein Meilenstein ist als erreicht eingetragen, solange einer seiner Schritte offen ist.

    „erreicht“ ist für Meilensteine da, für die kein Schritt steht, zum Beispiel für Vorleistungen.
    Sonst sagen es die Schritte: Der Meilenstein ist erreicht, wenn alle erledigt oder entfallen
    sind. Die Eintragung geht ihnen vor, und der Bericht nennt ihn erreicht, obwohl noch Arbeit
    aussteht.

    Geprüft werden Meilensteine mit „erreicht: true“ oder mit einem Tag bis zum Stand. In den
    Beispielen sind die Schritte 1 und 2 noch offen.

    Falsch:

        meilensteine:
          - id: entwurf
            titel: Entwurf liegt vor
            erreicht: true
            schritte: [1, 2]

    Richtig:

        meilensteine:
          - id: entwurf
            titel: Entwurf liegt vor
            schritte: [1, 2]
    """
    schritte = p.prozess.schritt_nach_nr
    for m in p.prozess.meilensteine:
        if m.erreicht is None or (m.erreicht is not True and m.erreicht > p.stand):
            continue
        offen = [
            schritte[nr]
            for nr in dict.fromkeys(m.schritte)
            if nr in schritte and not fertig(schritte[nr], p.stand)
        ]
        if offen:
            nummern = kurz(nummernfolge(s.nr for s in offen))
            was = f"ist Schritt {nummern}" if len(offen) == 1 else f"sind die Schritte {nummern}"
            yield Fund(
                p.daten.fundstelle(m, "erreicht"),
                f"„{m.titel}“ ist als erreicht eingetragen, dabei {was} noch offen",
                "„erreicht“ löschen oder bei den Schritten „erledigt“ oder „entfallen“ eintragen",
                tuple(
                    Bezug(
                        p.daten.fundstelle(s, "nr"),
                        f"Schritt {s.nr} ({p.prozess.titel_von(s)}) ist noch offen",
                    )
                    for s in offen[:5]
                ),
            )


PRUEFUNG = Pruefung("meilenstein-zu-frueh", Stufe.WARNUNG, meilenstein_zu_frueh)
