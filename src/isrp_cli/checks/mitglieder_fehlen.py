"""Bodies of which nobody knows who belongs to them."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung


def mitglieder_fehlen(p: Pruefling) -> Iterator[Fund]:
    """Zu jedem Gremium ist bekannt, wer eingeladen wird: Mitglieder oder eine Zielgruppe.

    Sonst bleibt die Einladungsliste der Tagesordnung leer. Bei offenen Formaten wie einem
    Bürgerforum genügt die Zielgruppe.

    Falsch:

        stellen: []
        gremien:
          - id: beirat
            name: Beirat

    Richtig:

        stellen:
          - id: amt
            name: Amt für Soziales
        gremien:
          - id: beirat
            name: Beirat
            mitglieder:
              - stelle: amt
              - bezeichnung: je eine Vertretung der freien Träger
          - id: forum
            name: Bürgerforum
            zielgruppe: alle, die im Stadtteil wohnen
    """
    for g in p.prozess.gremien:
        if not g.mitglieder and g.zielgruppe is None:
            yield Fund(
                p.daten.fundstelle(g),
                f"zu „{g.name}“ sind keine Mitglieder bekannt",
                "„mitglieder:“ oder bei offenen Formaten „zielgruppe:“ ergänzen",
            )


PRUEFUNG = Pruefung("mitglieder-fehlen", Stufe.HINWEIS, mitglieder_fehlen)
