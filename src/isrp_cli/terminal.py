"""What there is to know of the terminal, or of what stands in its place."""

from __future__ import annotations

import os

TYPE_CHECKING = False  # this module is on the shortest way: not even typing is imported
if TYPE_CHECKING:
    from datetime import date
    from typing import TextIO

MIN_BREITE = 40
# Set by the shell where it asks what could come next.
SHELL_COMPLETION = "_ISRP_COMPLETE"


class Umfeld:
    """What is outside of the words: the day, columns of the terminal, whether to colour."""

    __slots__ = ("breite", "farbe", "heute")

    def __init__(self, heute: date, breite: int, farbe: bool) -> None:
        self.heute = heute
        self.breite = breite
        self.farbe = farbe


def prepare(strom: TextIO) -> None:
    """Lets every text out: a character the terminal lacks becomes a question mark."""
    if hasattr(strom, "reconfigure"):
        if os.name == "nt" and not strom.isatty():
            # A redirected paper is UTF-8 everywhere, not in the code page of that computer.
            strom.reconfigure(encoding="utf-8")
        strom.reconfigure(errors="replace")


def terminal_width(strom: TextIO) -> int:
    """Columns of the terminal: COLUMNS, else what the terminal says, else 80; at least 40."""
    spalten = os.environ.get("COLUMNS", "")
    if spalten.isdecimal() and int(spalten) > 0:
        return max(MIN_BREITE, int(spalten))
    try:
        return max(MIN_BREITE, os.get_terminal_size(strom.fileno()).columns)
    except (OSError, ValueError):
        return 80


def wants_colour(strom: TextIO) -> bool:
    """Whether to colour: https://no-color.org, FORCE_COLOR, and terminals only."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return strom.isatty() and os.environ.get("TERM") != "dumb"
