"""What is wrong with the data, and where: the one currency of loading and checking."""

from dataclasses import dataclass
from enum import StrEnum


class Stufe(StrEnum):
    """How bad a finding is. Only `fehler` keeps a command from running."""

    FEHLER = "fehler"
    WARNUNG = "warnung"
    HINWEIS = "hinweis"


@dataclass(frozen=True, slots=True, order=True)
class Fundstelle:
    """A place in a file: `zeile` and `spalte` count from 1, `spalte` in characters."""

    datei: str
    zeile: int = 1
    spalte: int = 1

    def __str__(self) -> str:
        return f"{self.datei}:{self.zeile}:{self.spalte}"


@dataclass(frozen=True, slots=True)
class Befund:
    """One finding: the check that made it, what is wrong, where, and what to do (`hinweis`)."""

    check: str
    stufe: Stufe
    meldung: str
    fundstelle: Fundstelle
    hinweis: str = ""


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
