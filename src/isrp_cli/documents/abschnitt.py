"""A section of a paper that is the same in every format."""

from dataclasses import dataclass

Zeile = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Abschnitt:
    """A section: `text` is a sentence before the rows, or what to say instead of them.

    Every row has as many texts as `spalten`; without rows and text the section is left out.
    """

    titel: str
    spalten: tuple[str, ...]
    zeilen: tuple[Zeile, ...]
    text: str = ""
