"""Meetings that nobody leads."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Fundstelle, Stufe, kurz
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import name
from isrp_cli.models import Gremium, Schritt
from isrp_cli.woerter import nummernfolge

LEITUNG = "Leitung"


def leitung_fehlt(p: Pruefling) -> Iterator[Fund]:
    """Jede Sitzung hat eine Leitung.

    Ohne Leitung ist offen, wer einlädt und wer durch die Sitzung führt.

    Genannt ist sie, wenn in der Aufgabenverteilung jemand die Rolle „Leitung“ hat oder die
    Leitung des Gremiums dort aufgeführt ist. Fehlt sie in mehreren Schritten eines
    Gremiums, steht der Hinweis einmal beim ersten; hat das Gremium selbst keine Leitung, steht er
    einmal beim Gremium.

    Falsch:

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "03/2024"
        stellen:
          - id: hauptamt
            name: Hauptamt
        gremien:
          - id: rat
            name: Gemeinderat
            leitung: [hauptamt]

    Richtig:

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "03/2024"
            aufgabenverteilung:
              - stelle: hauptamt
                rollen: [Leitung]
        stellen:
          - id: hauptamt
            name: Hauptamt
        gremien:
          - id: rat
            name: Gemeinderat
            leitung: [hauptamt]
    """
    ohne: dict[str, list[Schritt]] = {}
    for s in p.prozess.schritte:
        gremium = p.prozess.gremium_von(s)
        if not s.ist_sitzung or _is_led(s, gremium) or (s.gremium and gremium is None):
            continue  # an unknown body is a finding of another check
        if gremium is None:
            yield _not_named(p, s)
        else:
            ohne.setdefault(gremium.id, []).append(s)
    for g in p.prozess.gremien:
        sitzungen = ohne.pop(g.id, [])
        if sitzungen and g.leitung:
            yield _not_named(p, *sitzungen)
        elif sitzungen:
            wo = "Schritt" if len(sitzungen) == 1 else "den Schritten"
            yield Fund(
                p.daten.fundstelle(g),
                f"„{g.name}“ hat keine Leitung, auch nicht in {wo} "
                f"{nummernfolge(s.nr for s in sitzungen)}",
                "klären und „leitung:“ ergänzen",
            )


def _not_named(p: Pruefling, erster: Schritt, *weitere: Schritt) -> Fund:
    """The meetings of one body: one finding, at the first."""
    meldung = f"{name(p, erster)} nennt keine Leitung"
    if weitere:
        nummern = kurz(nummernfolge(s.nr for s in (erster, *weitere)))
        gremium = p.prozess.gremium_von(erster)
        wer = f" ({gremium.name})" if gremium else ""
        meldung = f"die Schritte {nummern}{wer} nennen keine Leitung"
    return Fund(
        _place(p, erster),
        meldung,
        "klären und unter „aufgabenverteilung“ mit „rollen: [Leitung]“ ergänzen",
        tuple(Bezug(_place(p, s), f"auch {name(p, s)}") for s in weitere[:5]),
    )


def _place(p: Pruefling, schritt: Schritt) -> Fundstelle:
    return p.daten.fundstelle(schritt, "aufgabenverteilung", schluessel=True)


def _is_led(schritt: Schritt, gremium: Gremium | None) -> bool:
    leitung = gremium.leitung if gremium else ()
    return any(a.stelle in leitung or a.hat_rolle(LEITUNG) for a in schritt.aufgabenverteilung)


PRUEFUNG = Pruefung("leitung-fehlt", Stufe.HINWEIS, leitung_fehlt)
