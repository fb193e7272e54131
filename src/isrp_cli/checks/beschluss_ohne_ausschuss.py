"""Decisions of the council that no committee prepares."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import name
from isrp_cli.models import Gremiumsart, Schritt
from isrp_cli.stand import entfallen, fertig


def beschluss_ohne_ausschuss(p: Pruefling) -> Iterator[Fund]:
    """Jeden Beschluss des Rates bereitet ein Ausschuss vor.

    Üblicherweise berät ein Ausschuss, bevor der Rat beschließt (in Thüringen § 26 Abs. 1 ThürKO:
    „vorberatende Ausschüsse“). Fehlt diese Sitzung im Plan, fehlen meist auch die Wochen, die sie
    kostet.

    Geprüft werden Schritte der Art „beschluss“, deren Gremium die Art „rat“ hat. Vor ihnen muss,
    direkt oder über andere Schritte, unter „nach“ ein Schritt eines Gremiums der Art „ausschuss“
    kommen. Was vor einem früheren Beschluss des Rates liegt, hat jenen vorbereitet und zählt für
    den nächsten nicht mehr, es sei denn, jener wurde vertagt oder entfällt.

    Erledigte und entfallene Beschlüsse werden nicht geprüft; ein entfallener Ausschuss bereitet
    nichts vor. Beginnt ein Ausschuss, der noch nichts vorbereitet, vor dem Beschluss, nennt ihn der
    Hinweis. Hat der Plan gar keinen Ausschuss, gibt es keinen Befund: Kleine Gemeinden haben oft
    keinen.

    Falsch:

        schritte:
          - nr: 1
            gremium: ausschuss
            art: beratung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "04/2024"
        stellen: []
        gremien:
          - id: ausschuss
            name: Sozialausschuss
            art: ausschuss
          - id: rat
            name: Gemeinderat
            art: rat

    Richtig:

        schritte:
          - nr: 1
            gremium: ausschuss
            art: beratung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "04/2024"
            nach: [1]
        stellen: []
        gremien:
          - id: ausschuss
            name: Sozialausschuss
            art: ausschuss
          - id: rat
            name: Gemeinderat
            art: rat
    """
    if not any(g.art == "ausschuss" for g in p.prozess.gremien):
        return
    vorbereitet = _prepared(p)
    ohne = [
        s
        for s in p.prozess.schritt_nach_nr.values()
        if _is_council_decision(p, s) and s.nr not in vorbereitet and not fertig(s, p.stand)
    ]
    frei = _unused(p, ohne)
    for s in ohne:
        gremium = p.prozess.gremium_von(s)
        if gremium is None:
            continue
        bezuege = [Bezug(p.daten.fundstelle(gremium, "art"), f"„{gremium.name}“ ist ein Rat")]
        rat = "den Schritt des Ausschusses anlegen und hier unter „nach“ nennen"
        beginn = p.plan.fenster[s.nr].frueh
        if beginn and (platz := bisect_left(frei, (beginn, 0))):
            ausschuss = p.prozess.schritt_nach_nr[frei[platz - 1][1]]
            rat = (
                f"{name(p, ausschuss)} hier unter „nach“ nennen, falls dort beraten wird, sonst "
                "einen Schritt des Ausschusses anlegen"
            )
            ort = p.daten.fundstelle(ausschuss, "nr")
            bezuege.append(Bezug(ort, f"{name(p, ausschuss)} liegt davor"))
        yield Fund(
            p.daten.fundstelle(s, "nach", schluessel=True),
            f"kein Ausschuss bereitet den Beschluss in {name(p, s)} vor",
            rat,
            tuple(bezuege),
        )


def _unused(p: Pruefling, ohne: Iterable[Schritt]) -> list[tuple[date, int]]:
    """First day and number of the committees' steps that prepare no decision yet, ascending.

    Without those that come after a decision of `ohne`: naming them there would close a circle.
    """
    schritte = p.prozess.schritt_nach_nr
    vergeben = _reachable(
        p.plan.vorgaenger, (nr for nr, s in schritte.items() if _uses_up(p, s))
    ) | _reachable(p.plan.nachfolger, (s.nr for s in ohne))
    return sorted(
        (frueh, nr)
        for nr, s in schritte.items()
        if nr not in vergeben and _art(p, s) == "ausschuss" and not entfallen(s, p.stand)
        if (frueh := p.plan.fenster[nr].frueh)
    )


def _reachable(kanten: Mapping[int, Iterable[int]], von: Iterable[int]) -> set[int]:
    gesehen = set(von)
    offen = list(gesehen)
    while offen:
        neue = set(kanten[offen.pop()]) - gesehen
        gesehen |= neue
        offen += neue
    return gesehen


def _prepared(p: Pruefling) -> set[int]:
    """The steps that come after a committee's, or may: an unknown step or body may be one."""
    schritte = p.prozess.schritt_nach_nr
    vorbereitet = {
        nr for nr, s in schritte.items() if any(v.schritt not in schritte for v in s.nach)
    }
    offen = [nr for nr in vorbereitet if not _uses_up(p, schritte[nr])]
    offen += [nr for nr, s in schritte.items() if _may_prepare(p, s)]
    while offen:
        for nr in p.plan.nachfolger[offen.pop()]:
            if nr not in vorbereitet:
                vorbereitet.add(nr)
                if not _uses_up(p, schritte[nr]):
                    offen.append(nr)
    return vorbereitet


def _may_prepare(p: Pruefling, schritt: Schritt) -> bool:
    if schritt.gremium is None or entfallen(schritt, p.stand):
        return False
    return _art(p, schritt) in ("ausschuss", None)


def _uses_up(p: Pruefling, schritt: Schritt) -> bool:
    """Whether what was prepared before it served this decision, and none that comes later."""
    vertagt = schritt.beschluss is not None and schritt.beschluss.ergebnis == "vertagt"
    return _is_council_decision(p, schritt) and not vertagt and not entfallen(schritt, p.stand)


def _is_council_decision(p: Pruefling, schritt: Schritt) -> bool:
    return schritt.art == "beschluss" and _art(p, schritt) == "rat"


def _art(p: Pruefling, schritt: Schritt) -> Gremiumsart | None:
    gremium = p.prozess.gremium_von(schritt)
    return gremium.art if gremium else None


PRUEFUNG = Pruefung("beschluss-ohne-ausschuss", Stufe.WARNUNG, beschluss_ohne_ausschuss)
