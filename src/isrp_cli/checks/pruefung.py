"""What a check is, and what it is given."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from isrp_cli.befund import Befund, Fundstelle, Stufe
from isrp_cli.loading import Daten
from isrp_cli.models import Prozess
from isrp_cli.plan import Plan


@dataclass
class Pruefling:
    """The data under examination, on the day of the Stand."""

    daten: Daten
    stand: date

    @property
    def prozess(self) -> Prozess:
        """The process as far as it could be read."""
        return self.daten.prozess

    @cached_property
    def plan(self) -> Plan:
        """The dependency graph; it may hold cycles."""
        return Plan(self.prozess)


# What a check yields: place, what is wrong, what to do.
Fund = tuple[Fundstelle, str, str]


@dataclass(frozen=True, slots=True)
class Pruefung:
    """A check: the name a user types, its severity, and a pure function from data to findings.

    A check of severity `fehler` runs before every command: what it finds keeps the plan from
    being computed. The function's docstring is the check's manual and therefore German.
    """

    name: str
    stufe: Stufe
    funktion: Callable[[Pruefling], Iterator[Fund]]

    @property
    def anleitung(self) -> str:
        """The manual text."""
        return self.funktion.__doc__ or ""

    def run(self, pruefling: Pruefling) -> list[Befund]:
        """All findings of this check."""
        return [
            Befund(self.name, self.stufe, meldung, ort, hinweis)
            for ort, meldung, hinweis in self.funktion(pruefling)
        ]
