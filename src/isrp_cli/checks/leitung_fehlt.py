"""Meetings that nobody leads."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.models import Gremium, Schritt
from isrp_cli.woerter import nummernfolge

LEITUNG = "Leitung"


def leitung_fehlt(p: Pruefling) -> Iterator[Fund]:
    """Jede Sitzung hat eine Leitung.

    Ohne Leitung ist offen, wer einlädt und wer durch die Sitzung führt.

    Genannt ist sie, wenn in der Aufgabenverteilung jemand die Rolle „Leitung“ hat oder die
    Leitung des Gremiums dort aufgeführt ist. Hat das Gremium selbst keine Leitung, steht der
    Hinweis einmal beim Gremium.

    Falsch:

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "03/2024"

    Richtig:

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "03/2024"
            aufgabenverteilung:
              - stelle: amt
                rollen: [Leitung]
    """
    ohne: dict[str, list[int]] = {}
    for s in p.prozess.schritte:
        gremium = p.prozess.gremium_von(s)
        if not s.ist_sitzung or _is_led(s, gremium) or (s.gremium and gremium is None):
            continue  # an unknown body is a finding of another check
        if gremium is not None and not gremium.leitung:
            ohne.setdefault(gremium.id, []).append(s.nr)
        else:
            yield Fund(
                p.daten.fundstelle(s, "aufgabenverteilung"),
                f"Schritt {s.nr} ({p.prozess.titel_von(s)}) nennt keine Leitung",
                "klären und unter „aufgabenverteilung“ mit der Rolle „Leitung“ ergänzen",
            )
    for g in p.prozess.gremien:
        if g.id in ohne:
            wo = "Schritt" if len(ohne[g.id]) == 1 else "den Schritten"
            yield Fund(
                p.daten.fundstelle(g),
                f"„{g.name}“ hat keine Leitung, auch nicht in {wo} {nummernfolge(ohne[g.id])}",
                "klären und „leitung:“ ergänzen",
            )


def _is_led(schritt: Schritt, gremium: Gremium | None) -> bool:
    leitung = gremium.leitung if gremium else ()
    return any(LEITUNG in a.rollen or a.stelle in leitung for a in schritt.aufgabenverteilung)


PRUEFUNG = Pruefung("leitung-fehlt", Stufe.HINWEIS, leitung_fehlt)
