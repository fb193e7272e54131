"""Milestones that do not stand in the order of their dates."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from graphlib import CycleError, TopologicalSorter

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.models import Meilenstein
from isrp_cli.stand import geplant_bis
from isrp_cli.zeitangabe import datum_kurz


def meilenstein_reihenfolge(p: Pruefling) -> Iterator[Fund]:
    """Die Meilensteine stehen in der Datei in ihrer zeitlichen Reihenfolge.

    Listen und Berichte zeigen die Meilensteine, wie sie in der Datei stehen; wer sie von oben nach
    unten liest, erwartet die zeitliche Reihenfolge. Verglichen wird der letzte Tag ihrer Schritte;
    entfallene zählen nicht. Meilensteine ohne solchen Tag dürfen überall stehen.

    Gemeldet werden nur die, die man umstellen müsste, so wenige wie möglich. Geriete einer
    dadurch vor einen Meilenstein, nach dem er laut „nach“ kommt, wird er nicht gemeldet.

    Folgt die Datei mit Absicht einer anderen Ordnung, zum Beispiel der eines beschlossenen Papiers,
    darf der Hinweis bleiben; mit --ohne meilenstein-reihenfolge erscheint er nicht.

    Falsch:

        meilensteine:
          - id: beschluss
            titel: Beschluss
            schritte: [2]
          - id: entwurf
            titel: Entwurf
            schritte: [1]
        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "06/2024"

    Richtig:

        meilensteine:
          - id: entwurf
            titel: Entwurf
            schritte: [1]
          - id: beschluss
            titel: Beschluss
            schritte: [2]
        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "06/2024"
    """
    datiert = [
        (m, bis)
        for m in p.prozess.meilensteine
        if all(nr in p.plan.fenster for nr in m.schritte)  # an unknown step may end later
        if (bis := geplant_bis(p.plan, m, p.stand))
    ]
    bleiben = _in_order([bis for _, bis in datiert])
    enden = [datiert[i][1] for i in bleiben]
    ordnung = _Ordnung(p.prozess.meilensteine)
    for i in sorted(set(range(len(datiert))) - set(bleiben)):
        m, ende = datiert[i]
        # Where it belongs among those that stay: before the first that ends later, if it stands
        # behind that one, else behind the last that ends earlier.
        platz = bisect_right(enden, ende)
        hinten = platz < len(bleiben) and bleiben[platz] < i
        anderer, anderes_ende = datiert[
            bleiben[platz] if hinten else bleiben[bisect_left(enden, ende) - 1]
        ]
        if ordnung.forbids(m, anderer):
            continue
        yield Fund(
            p.daten.fundstelle(m),
            f"„{m.titel}“ (geplant bis {datum_kurz(ende)}) steht "
            f"{'hinter' if hinten else 'vor'} „{anderer.titel}“ "
            f"(geplant bis {datum_kurz(anderes_ende)})",
            f"in der Datei {'vor' if hinten else 'hinter'} „{anderer.titel}“ stellen; ist die "
            "Reihenfolge gewollt, darf der Hinweis bleiben",
            (Bezug(p.daten.fundstelle(anderer), f"geplant bis {datum_kurz(anderes_ende)}"),),
        )


class _Ordnung:
    """Which milestones come after which, by their places in the file; of equal ids the last."""

    def __init__(self, meilensteine: Sequence[Meilenstein]) -> None:
        self.platz = {m.id: i for i, m in enumerate(meilensteine)}
        self.davor: dict[int, list[int]] = {i: [] for i in self.platz.values()}
        self.danach: dict[int, list[int]] = {i: [] for i in self.platz.values()}
        for m in meilensteine:
            for vor in m.nach:
                if vor in self.platz:
                    self.davor[self.platz[m.id]].append(self.platz[vor])
                    self.danach[self.platz[vor]].append(self.platz[m.id])

    @cached_property
    def _davor_von_bis(self) -> dict[int, tuple[int, int]]:
        return _reach(self.davor)

    @cached_property
    def _danach_von_bis(self) -> dict[int, tuple[int, int]]:
        return _reach(self.danach)

    def forbids(self, m: Meilenstein, ziel: Meilenstein) -> bool:
        """Whether moving `m` past `ziel` would take it past one that it comes after, or before."""
        von, nach = self.platz[m.id], self.platz[ziel.id]
        vorwaerts = nach < von
        kanten = self.davor if vorwaerts else self.danach
        von_bis = self._davor_von_bis if vorwaerts else self._danach_von_bis
        oben, unten = sorted((von, nach))
        gesehen, offen = {von}, [von]
        while offen:
            for i in kanten[offen.pop()]:
                if i in gesehen:
                    continue
                if oben <= i <= unten:
                    return True
                gesehen.add(i)
                erster, letzter = von_bis[i]
                if erster <= unten and letzter >= oben:
                    offen.append(i)
        return False


def _reach(kanten: Mapping[int, Sequence[int]]) -> dict[int, tuple[int, int]]:
    """The first and the last place that each one reaches: beyond them nobody need look.

    Itself included; all places where some wait for each other in a circle.
    """
    erreicht: dict[int, tuple[int, int]] = {}
    try:
        for i in TopologicalSorter(kanten).static_order():
            orte = [(i, i), *(erreicht[ziel] for ziel in kanten[i])]
            erreicht[i] = min(von for von, _ in orte), max(bis for _, bis in orte)
    except CycleError:
        return dict.fromkeys(kanten, (0, max(kanten)))
    return erreicht


def _in_order(tage: Sequence[date]) -> list[int]:
    """The places of a longest run of days (with gaps) none of which is before the one ahead.

    Of several such runs the one that begins first, so that of two in the wrong order the latter is
    left out. Patience sorting from the end: n log n.
    """
    enden: list[int] = []  # by length - 1: the negated first day of the best run from here on
    anfaenge: list[int] = []  # and the place of that day
    danach: dict[int, int | None] = {}
    for i in reversed(range(len(tage))):
        laenge = bisect_right(enden, -tage[i].toordinal())
        enden[laenge : laenge + 1] = [-tage[i].toordinal()]  # replaces, or appends at the end
        anfaenge[laenge : laenge + 1] = [i]
        danach[i] = anfaenge[laenge - 1] if laenge else None
    folge = []
    naechster = anfaenge[-1] if anfaenge else None
    while naechster is not None:
        folge.append(naechster)
        naechster = danach[naechster]
    return folge


PRUEFUNG = Pruefung("meilenstein-reihenfolge", Stufe.HINWEIS, meilenstein_reihenfolge)
