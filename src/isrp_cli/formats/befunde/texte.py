"""What several formats of findings have in common: wording, visible characters, fingerprints."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable

from isrp_cli import zeichen
from isrp_cli.befund import Befund, Bezug
from isrp_cli.woerter import anzahl

# A circle may go through all steps of a plan; the services take up to 100 places, and no reader
# looks at more than a few.
MAX_BEZUEGE = 12
_HALBES_ZEICHEN = re.compile("[\ud800-\udfff]")


def satz(befund: Befund) -> str:
    """What is wrong and what to do, on one line."""
    return visible(befund.meldung + (f" – {befund.hinweis}" if befund.hinweis else ""))


def zeilen(befund: Befund) -> list[str]:
    """The place with what is wrong there and what to do, then a line for every other place."""
    return [f"{visible(str(befund.fundstelle))}: {satz(befund)}", *weitere_stellen(befund)]


def weitere_stellen(befund: Befund) -> list[str]:
    """As "siehe datei:zeile:spalte: text"; of very many places the last line says how many more."""
    stellen = [visible(f"siehe {b.fundstelle}: {b.text}") for b in gezeigte_bezuege(befund)]
    if rest := len(befund.bezuege) - len(stellen):
        stellen.append(f"und {anzahl(rest, 'weitere Stelle', 'weitere Stellen')}")
    return stellen


def gezeigte_bezuege(befund: Befund) -> tuple[Bezug, ...]:
    """The other places of a finding, as many as make sense to show."""
    return befund.bezuege[:MAX_BEZUEGE]


def visible(text: str) -> str:
    """One line of text that is safe to show: what is not printable becomes a symbol or a blank."""
    return zeichen.visible(text, bleibt="")


def encodable(text: str) -> str:
    """Text that has an encoding in UTF-8: half characters, as file names may hold, become U+FFFD.

    Other characters stay as they are, because a path must be the path of a file.
    """
    return _HALBES_ZEICHEN.sub("\ufffd", text)


def write_json(inhalt: object) -> str:
    """The JSON text: UTF-8 characters as they are, two blanks a level, one final newline."""
    return encodable(json.dumps(inhalt, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


def fingerprints(befunde: Iterable[Befund]) -> list[str]:
    """For each finding 64 hexadecimal digits that stay the same while it only moves in its file.

    They come from the check, the file and what is wrong; those that are alike in all three are
    told apart by their order.
    """
    bisher: Counter[tuple[str, str, str]] = Counter()
    ergebnis = []
    for befund in befunde:
        kennung = (befund.check, befund.fundstelle.datei, befund.meldung)
        ergebnis.append(
            hashlib.sha256(json.dumps([*kennung, bisher[kennung]]).encode()).hexdigest()
        )
        bisher[kennung] += 1
    return ergebnis
