"""What is wrong with the data, and where: the one currency of loading and checking."""

from dataclasses import dataclass, field
from enum import StrEnum


class Stufe(StrEnum):
    """How bad a finding is. Only `fehler` keeps a command from running."""

    FEHLER = "fehler"
    WARNUNG = "warnung"
    HINWEIS = "hinweis"


@dataclass(frozen=True, slots=True, order=True)
class Fundstelle:
    """A place in a file: `zeile` and `spalte` count from 1, `spalte` in characters.

    `text` is the line as it stands there ("" where nothing could be read), and `laenge` says how
    many of its characters are meant, at least one. Two places are the same wherever they begin
    at the same point.
    """

    datei: str
    zeile: int = 1
    spalte: int = 1
    laenge: int = field(default=1, compare=False)
    text: str = field(default="", compare=False)

    def __str__(self) -> str:
        return f"{self.datei}:{self.zeile}:{self.spalte}"


@dataclass(frozen=True, slots=True)
class Bezug:
    """Another place that a finding is about, and what there is to know of it."""

    fundstelle: Fundstelle
    text: str


@dataclass(frozen=True, slots=True)
class Befund:
    """One finding: the check that made it, what is wrong, where, and what to do (`hinweis`).

    `bezuege` are the other places one has to look at, e.g. where a number was used first.
    """

    check: str
    stufe: Stufe
    meldung: str
    fundstelle: Fundstelle
    hinweis: str = ""
    bezuege: tuple[Bezug, ...] = ()


def kurz(text: str, laenge: int = 60) -> str:
    """Text for a message: cut to `laenge` characters."""
    return text if len(text) <= laenge else text[: laenge - 1] + "…"


class Abbruch(Exception):
    """A refused request: shown to the user as it is, exit code 1.

    `befunde` are findings that explain the refusal; they are shown before the message.
    """

    def __init__(self, meldung: str, befunde: tuple[Befund, ...] = ()) -> None:
        super().__init__(meldung)
        self.befunde = befunde
