"""The steps as a graph with dates: windows, order, what depends on what. Knows no day. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from graphlib import CycleError, TopologicalSorter
from typing import TypeVar

from isrp_cli.models import Prozess, Schritt

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Fenster:
    """When a step is planned: both days inclusive, None where open; `edtf` per ISO 8601-2."""

    frueh: date | None
    spaet: date | None
    edtf: str


def fenster(schritt: Schritt) -> Fenster:
    """The fixed meetings' first and last day where there are any, else the Zeitangabe's window."""
    if not schritt.termine:
        angabe = schritt.zeitplanung
        return Fenster(angabe.frueh, angabe.spaet, angabe.edtf)
    tage = sorted(t.datum for t in schritt.termine)
    erster, letzter = tage[0], tage[-1]
    edtf = f"{erster}" if erster == letzter else f"{erster}/{letzter}"
    return Fenster(erster, letzter, edtf)


class Plan:
    """The dependency graph of a process. References to unknown steps are left out of it.

    `zyklen` must be empty for `reihenfolge` and everything computed from it.
    """

    def __init__(self, prozess: Prozess) -> None:
        self.prozess = prozess
        bekannt = prozess.schritt_nach_nr
        self.vorgaenger: dict[int, tuple[int, ...]] = {
            nr: tuple(dict.fromkeys(v.schritt for v in s.nach if v.schritt in bekannt))
            for nr, s in sorted(bekannt.items())
        }
        self.nachfolger: dict[int, list[int]] = {nr: [] for nr in bekannt}
        for nr, davor in self.vorgaenger.items():
            for vor in davor:
                self.nachfolger[vor].append(nr)
        self.fenster = {nr: fenster(s) for nr, s in bekannt.items()}

    @cached_property
    def zyklen(self) -> list[list[int]]:
        """Every circle of steps that wait for each other, each in numeric order."""
        try:
            self.reihenfolge  # noqa: B018 (nearly always there are none, and the order is needed)
        except CycleError:
            return cycles(self.vorgaenger)
        return []

    @cached_property
    def reihenfolge(self) -> tuple[int, ...]:
        """Every step after all it comes after; raises graphlib.CycleError."""
        return tuple(TopologicalSorter(self.vorgaenger).static_order())

    def danach(self, nr: int) -> set[int]:
        """All steps that come after `nr`, directly or not; without `nr` itself."""
        return _reachable(self.nachfolger, nr)

    def davor(self, nr: int) -> set[int]:
        """All steps that `nr` comes after, directly or not; without `nr` itself."""
        return _reachable(self.vorgaenger, nr)

    def pfade(self, von: int, nach: int) -> list[tuple[int, int]]:
        """Every dependency (before, after) that lies on a way from `von` to `nach`, in order."""
        dazwischen = (self.danach(von) | {von}) & (self.davor(nach) | {nach})
        return [
            (vor, nr)
            for nr in self.reihenfolge
            if nr in dazwischen
            for vor in self.vorgaenger[nr]
            if vor in dazwischen
        ]


def _reachable(kanten: Mapping[int, Iterable[int]], start: int) -> set[int]:
    gesehen: set[int] = set()
    offen = [start]
    while offen:
        for naechster in kanten[offen.pop()]:
            if naechster not in gesehen:
                gesehen.add(naechster)
                offen.append(naechster)
    gesehen.discard(start)
    return gesehen


def cycles(kanten: Mapping[K, Iterable[K]]) -> list[list[K]]:
    """Every strongly connected group of more than one node, and every node that names itself.

    Tarjan's algorithm without recursion: graphlib would name one cycle only. Edges to nodes
    that are no key of `kanten` are ignored. Groups and members keep the order of `kanten`.
    """
    platz = {knoten: i for i, knoten in enumerate(kanten)}
    nummer: dict[K, int] = {}
    tiefste: dict[K, int] = {}
    stapel: list[K] = []
    auf_stapel: set[K] = set()
    gruppen: list[list[K]] = []
    for wurzel in kanten:
        if wurzel in nummer:
            continue
        weg = [(wurzel, iter(kanten[wurzel]))]
        while weg:
            knoten, rest = weg[-1]
            if knoten not in nummer:
                nummer[knoten] = tiefste[knoten] = len(nummer)
                stapel.append(knoten)
                auf_stapel.add(knoten)
            for ziel in rest:
                if ziel not in platz:
                    continue
                if ziel not in nummer:
                    weg.append((ziel, iter(kanten[ziel])))
                    break
                if ziel in auf_stapel:
                    tiefste[knoten] = min(tiefste[knoten], nummer[ziel])
            else:
                weg.pop()
                if weg:
                    oben = weg[-1][0]
                    tiefste[oben] = min(tiefste[oben], tiefste[knoten])
                if tiefste[knoten] == nummer[knoten]:
                    gruppe: list[K] = []
                    while not gruppe or gruppe[-1] != knoten:
                        gruppe.append(stapel.pop())
                        auf_stapel.discard(gruppe[-1])
                    if len(gruppe) > 1 or knoten in kanten[knoten]:
                        gruppen.append(sorted(gruppe, key=platz.__getitem__))
    return sorted(gruppen, key=lambda gruppe: platz[gruppe[0]])


def a_circle(kanten: Mapping[K, Iterable[K]], gruppe: Sequence[K]) -> list[K]:
    """A shortest circle through the first node of a strongly connected group, edge by edge."""
    anfang, erlaubt = gruppe[0], set(gruppe)
    woher: dict[K, K] = {}
    reihe = [anfang]
    for knoten in reihe:
        for ziel in kanten[knoten]:
            if ziel == anfang:
                kreis = [knoten]
                while kreis[-1] != anfang:
                    kreis.append(woher[kreis[-1]])
                return kreis[::-1]
            if ziel in erlaubt and ziel not in woher:
                woher[ziel] = knoten
                reihe.append(ziel)
    raise ValueError("no circle")
