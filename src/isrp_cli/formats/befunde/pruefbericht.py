"""What a format of findings is given: one run of the checks."""

from collections import Counter
from dataclasses import dataclass
from typing import NamedTuple

from isrp_cli.befund import Befund, Stufe
from isrp_cli.checks.pruefung import Pruefung


class Regel(NamedTuple):
    """What a check says of itself; `regel` and `anleitung` are never empty."""

    name: str
    stufe: Stufe
    regel: str
    anleitung: str


@dataclass(frozen=True, slots=True)
class Pruefbericht:
    """The findings in file order, the checks that were run, and the version of isrp."""

    befunde: tuple[Befund, ...]
    pruefungen: tuple[Pruefung, ...]
    version: str

    @property
    def anzahl(self) -> dict[Stufe, int]:
        """How many findings there are of each severity, the worst first."""
        zahlen = Counter(b.stufe for b in self.befunde)
        return {stufe: zahlen[stufe] for stufe in Stufe}

    @property
    def regeln(self) -> tuple[Regel, ...]:
        """The rules of the checks that were run, then of any other that found something."""
        regeln = {p.name: Regel(p.name, p.stufe, p.regel, p.anleitung) for p in self.pruefungen}
        for b in self.befunde:
            regeln.setdefault(b.check, Regel(b.check, b.stufe, *[f"Prüfung „{b.check}“"] * 2))
        return tuple(regeln.values())
