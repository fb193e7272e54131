"""Steps that must be over before what they come after can begin."""

from collections.abc import Iterator
from datetime import date
from graphlib import TopologicalSorter
from typing import NamedTuple

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import place_of_time
from isrp_cli.models import Schritt
from isrp_cli.stand import entfallen, erledigt_am, fertig
from isrp_cli.woerter import aufzaehlung
from isrp_cli.zeitangabe import datum_kurz

# Of a chain of steps in between, so many are named.
MAX_GENANNT = 5


class Beginn(NamedTuple):
    """Not before `tag` can a step begin that comes after this one, because of the step `nr`.

    `ueber` is the direct predecessor that `tag` was passed on from; None where it is its own.
    """

    tag: date
    nr: int
    ueber: int | None


def zeitfolge(p: Pruefling) -> Iterator[Fund]:
    """Kein Schritt ist zu Ende, bevor sein Vorgänger beginnen kann.

    So wie sie dastehen, sind die beiden Zeiten nicht einzuhalten: Eine stimmt nicht, oder der
    Eintrag unter „nach“ ist falsch.

    Verglichen wird der letzte Tag des Schritts mit dem ersten Tag seines Vorgängers; bei einer
    Frist ohne Anfang („bis 12/2022“) mit ihrem letzten Tag. Feste Termine gelten vor der
    Zeitplanung. Erledigte Schritte halten niemanden auf und werden nicht verglichen.

    Hat ein Vorgänger selbst keinen letzten Tag („offen“) oder ist er entfallen, zählt auch, was vor
    ihm kommt. Schritte, die im Kreis aufeinander warten, meldet die Prüfung „zyklus“.

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
    beginne = begins(p)
    kreis = {nr: i for i, gruppe in enumerate(p.plan.zyklen) for nr in gruppe}
    for s in p.prozess.schritt_nach_nr.values():
        ende = p.plan.fenster[s.nr].spaet
        if ende is None or fertig(s, p.stand):
            continue
        gesagt = set(p.plan.vorgaenger[s.nr])
        for i, vorgaenger in enumerate(s.nach):
            beginn = beginne.get(vorgaenger.schritt)
            if beginn is None or beginn.tag <= ende:
                continue
            if s.nr in kreis and kreis[s.nr] == kreis.get(vorgaenger.schritt):
                continue
            if beginn.nr != vorgaenger.schritt:
                if beginn.nr in gesagt:
                    continue
                gesagt.add(beginn.nr)
            yield _finding(p, s, ende, i, beginne)


def begins(p: Pruefling) -> dict[int, Beginn]:
    """Each step before which no step that comes after it can begin, and the day.

    A step with a last day is compared itself and answers for what is before it; through the
    others, and through dropped ones, the latest day of what they come after is passed on.
    Nothing is passed on within a circle: there nothing is before anything.
    """
    kreis = {nr for gruppe in p.plan.zyklen for nr in gruppe}
    davor = {nr: () if nr in kreis else vor for nr, vor in p.plan.vorgaenger.items()}
    reihenfolge = TopologicalSorter(davor).static_order() if kreis else p.plan.reihenfolge
    beginne: dict[int, Beginn] = {}
    for nr in reihenfolge:
        schritt, fenster = p.prozess.schritt_nach_nr[nr], p.plan.fenster[nr]
        if erledigt_am(schritt, p.stand):
            continue
        faellt_weg = entfallen(schritt, p.stand)
        moegliche = []
        if not faellt_weg and (tag := fenster.frueh or fenster.spaet):
            moegliche.append(Beginn(tag, nr, None))
        if faellt_weg or fenster.spaet is None:
            moegliche += [beginne[v]._replace(ueber=v) for v in davor[nr] if v in beginne]
        if moegliche:
            beginne[nr] = max(moegliche, key=lambda b: b.tag)
    return beginne


def _finding(p: Pruefling, s: Schritt, ende: date, i: int, beginne: dict[int, Beginn]) -> Fund:
    """`i`: which entry under `nach` leads to the step that begins too late."""
    beginn = beginne[s.nach[i].schritt]
    dazwischen: list[tuple[int, int]] = []
    nr = s.nach[i].schritt
    while (ueber := beginne[nr].ueber) is not None and len(dazwischen) < MAX_GENANNT:
        dazwischen.append((nr, ueber))
        nr = ueber
    kette = ""
    if dazwischen:
        nummern = [str(nr) for nr, _ in dazwischen] + ["weitere"] * (nr != beginn.nr)
        kette = "über Schritt" if len(nummern) == 1 else "über die Schritte"
        kette = f"{kette} {aufzaehlung(nummern)} "
    vor = p.prozess.schritt_nach_nr[beginn.nr]
    wort = "beginnt" if p.plan.fenster[vor.nr].frueh else "endet"
    erst = f"erst am {datum_kurz(beginn.tag)}"
    return Fund(
        p.daten.fundstelle(s, "nach", i),
        f"Schritt {s.nr} endet am {datum_kurz(ende)}, kommt aber {kette}nach Schritt "
        f"{vor.nr}, der {erst} {wort}",
        f"die Zeitplanung von {s.nr} oder {vor.nr} ändern",
        (
            Bezug(place_of_time(p, vor, beginn.tag), f"Schritt {vor.nr} {wort} {erst}"),
            Bezug(place_of_time(p, s, ende), f"Schritt {s.nr} endet am {datum_kurz(ende)}"),
            *(_between(p, *schritte) for schritte in dazwischen),
        ),
    )


def _between(p: Pruefling, nr: int, vor: int) -> Bezug:
    schritt = p.prozess.schritt_nach_nr[nr]
    i = [v.schritt for v in schritt.nach].index(vor)
    weg = " (entfallen)" if entfallen(schritt, p.stand) else ""
    return Bezug(
        p.daten.fundstelle(schritt, "nach", i), f"Schritt {nr}{weg} kommt nach Schritt {vor}"
    )


PRUEFUNG = Pruefung("zeitfolge", Stufe.WARNUNG, zeitfolge)
