"""What a check is, and what it is given."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from inspect import cleandoc
from typing import NamedTuple

from isrp_cli.befund import Befund, Bezug, Fundstelle, Stufe, kurz
from isrp_cli.loading import Daten
from isrp_cli.models import Prozess
from isrp_cli.plan import Plan

_LANGES_ZITAT = re.compile("„([^“]{81,})“")


@dataclass
class Pruefling:
    """The data under examination, on the day of the Stand."""

    daten: Daten
    stand: date

    @property
    def prozess(self) -> Prozess:
        """The process as far as it could be read."""
        return self.daten.prozess

    @property
    def plan(self) -> Plan:
        """The dependency graph; it may hold cycles."""
        return self.daten.plan


class Fund(NamedTuple):
    """What a check yields: the place, what is wrong, what to do, the other places involved."""

    ort: Fundstelle
    meldung: str
    hinweis: str
    bezuege: tuple[Bezug, ...] = ()


def from_reading(p: Pruefling, name: str) -> Iterator[Fund]:
    """What reading the files has found already, under the name of one check."""
    for b in p.daten.befunde:
        if b.check == name:
            yield Fund(b.fundstelle, b.meldung, b.hinweis, b.bezuege)


@dataclass(frozen=True, slots=True)
class Pruefung:
    """A check: the name a user types, its severity, and a pure function from data to findings.

    A check of severity `fehler` runs before every command: what it finds keeps the plan from
    being computed.

    The function's docstring is the check's manual and therefore German. Its first paragraph is
    the rule in one sentence; then come paragraphs on why, and on what counts; then "Falsch:" and
    "Richtig:", each followed by an indented sample: one or more sections of the data files.
    """

    name: str
    stufe: Stufe
    funktion: Callable[[Pruefling], Iterator[Fund]]

    @property
    def anleitung(self) -> str:
        """The manual: paragraphs and indented samples."""
        return cleandoc(self.funktion.__doc__ or "")

    @property
    def regel(self) -> str:
        """The rule in one sentence, on one line."""
        return " ".join(self.anleitung.partition("\n\n")[0].split())

    def run(self, pruefling: Pruefling) -> list[Befund]:
        """All findings of this check; what they quote from the data is cut to a readable length.

        What to do may quote a command to be typed, and stays whole.
        """
        return [
            Befund(
                self.name,
                self.stufe,
                _cut(fund.meldung),
                fund.ort,
                fund.hinweis,
                tuple(Bezug(b.fundstelle, _cut(b.text)) for b in fund.bezuege),
            )
            for fund in self.funktion(pruefling)
        ]


def _cut(text: str) -> str:
    return _LANGES_ZITAT.sub(lambda zitat: f"„{kurz(zitat[1], 80)}“", text)
