"""The notations of a Zeitangabe as regular expressions, for editors.

Made from the tables of `zeitangabe` (hence the look at its private names), so that a notation
added there is in here by itself. What is well formed matches. Which days exist, which end of a
range comes first and what has two readings is left to `zeitangabe.lies`.

The patterns mean the same in ECMAScript with the flag u and in Python's `re`. Neither can be told
there to ignore case, so each letter is written as the class of all that `zeitangabe` takes for
it; so is the dash. What is not ASCII is escaped.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from isrp_cli import zeitangabe
from isrp_cli.zeitangabe import Einheit

# Pieces of a regular expression that are written one after the other.
Folge = tuple[str, ...]

_STUECK = re.compile(r"\\.|\[[^]]*\]|\(\?P<\w+>|\(\?:|[()|]|[*+?]|\{[^}]*\}|[^\W\d_]+|.")
_ZAHL = re.compile(r"\(\?P<(\w+)>\[0-9\]\{([0-9,]+)\}\)")
_ROEMISCH = re.compile(r"\(\?P<(\w)r>[^)]*\)")
_WORTE = re.compile(r"\((?:\?:|\?P<\w+>)([^\W\d_]+(?:\|[^\W\d_]+)+)\)")
# The largest number a part may have in any calendar.
_GRENZEN = {
    "t": 31,
    "m": len(zeitangabe._MONATE),
    "q": len(zeitangabe._ROEMISCH),
    "h": 2,
    "k": 53,
}
_BUCHSTABE = r"A-Za-z\u00c4\u00d6\u00dc\u00df\u00e4\u00f6\u00fc"


def zeitangabe_muster() -> str:
    """What every well-formed Zeitangabe matches as a whole, and nothing else."""
    alle = _notations()
    einheit = _either(n.tragbar for n in alle)
    ca, bis, ab, von = (
        f"(?:{_portable(muster.pattern)})"
        for muster in (zeitangabe._CA, zeitangabe._BIS, zeitangabe._AB, zeitangabe._VON)
    )
    worte = (w.replace(" ", " +") for w in (*zeitangabe._LAUFEND, *zeitangabe._OFFEN))
    einzeln = f"(?:(?:{ca})?(?:{bis}|{ab})?|(?:{bis}|{ab}){ca}){einheit}"
    # "ab" stands before a range only where the word "bis" follows.
    davor = rf"(?:(?:{ca})?(?:{von})?|(?:(?:{ca})?{ab}|{ab}{ca})(?=.*{_portable(' bis ')}))"
    ganze = [(_either(_beginnings(alle, einheit)), einheit), *_other_ranges(alle)]
    bereich = rf"{davor}(?!\s|{_class('-')}){_either(ganze)}"
    return _whole(_either([*((_portable(w),) for w in worte), (einzeln,), (bereich,)]))


def tag_muster() -> str:
    """What every exact day matches as a whole, and nothing else."""
    return _whole(_either(n.tragbar for n in _notations() if n.einheit == "tag"))


def _whole(muster: str) -> str:
    """Nothing else beside it, blanks of the tolerated kinds only, and not too long."""
    # Allowing no other blanks once, at the start, lets each place say just \s.
    zeichen = rf"(?:\S|[{_characters(' ')}]){{1,{zeitangabe._MAX_LAENGE}}}"
    # In Python "$" also stands before a line break at the end.
    return rf"^(?={zeichen}(?!\n)$)\s*{muster}\s*$"


# --- Ranges ----------------------------------------------------------------------------------


class _Notation(NamedTuple):
    einheit: Einheit
    teile: Folge

    @property
    def tragbar(self) -> Folge:
        return _each(self.teile)

    @property
    def strichig(self) -> bool:
        """Whether it has a dash of its own (ISO 8601)."""
        return "-" in self.teile

    def hat(self, feld: str) -> bool:
        return any(f"(?P<{feld}>" in teil for teil in self.teile)

    def schnitte(self, ab: int = 1) -> Iterator[tuple[Folge, Folge]]:
        """All ways to leave out an end that may be borrowed from the other side of a range.

        Only before what cannot be empty: the others would match nothing more.
        """
        for i in range(ab, len(self.teile)):
            if self.teile[i][-1] in "*?" or self.teile[i - 1] == " +":
                continue
            vorn = self.teile[: i - 1 if self.teile[i - 1] == " *" else i]
            # Blanks before the dash belong to the dash.
            yield (*vorn[:-1], vorn[-1].replace("[ ", "[")), self.teile[i:]


def _notations() -> list[_Notation]:
    return [
        _Notation(zeitangabe._EIGENE[art], _pieces(muster))
        for art, _, muster in zeitangabe._NOTATIONEN
    ]


def _beginnings(alle: list[_Notation], einheit: str) -> Iterator[Folge]:
    """What may stand before the last unit of a range, with a look at that unit where it matters.

    The rules are those of `zeitangabe._splits` and `_pair`.
    """
    bis, strich, _ = _separators()
    yield einheit, bis
    for art in dict.fromkeys(n.einheit for n in alle):
        gleiche = [n for n in alle if n.einheit == art]
        for strichig in (False, True):
            # Beside a month's name a bare number is no month: "1-März/2022".
            for mit_zahl in (False, True):
                enden = [
                    n for n in gleiche if n.strichig == strichig and not (mit_zahl and n.hat("mn"))
                ]
                anfaenge = [
                    anfang
                    for n in gleiche
                    if n.hat("m") == mit_zahl and any(_ends_alike(n, e) for e in enden)
                    for anfang in _borrowing(n, alle, strichig)
                ]
                if not mit_zahl:
                    anfaenge += [(*n.tragbar, strich) for n in gleiche if n.strichig == strichig]
                if anfaenge:
                    yield _either(anfaenge), rf"(?={_either(e.tragbar for e in enden)}\s*$)"


def _borrowing(n: _Notation, alle: list[_Notation], strichig: bool) -> Iterator[Folge]:
    """Beginnings of this notation before an end with or without dashes of its own."""
    bis, _, beide = _separators()
    for vorn, rest in n.schnitte():
        trenner = beide if ("-" in vorn) == strichig else bis
        if vorn[-1] == "-":
            if not strichig:
                continue
            trenner = _portable("- *")  # blanks before it would end the first dash
        # What is a unit by itself borrows nothing.
        fertig = [m.tragbar for m in alle if vorn[-len(m.teile) :] == m.teile]
        nicht = (f"(?!{_either(fertig)}{trenner})",) if fertig else ()
        yield *nicht, *_each(vorn), trenner + _tail(rest)


def _other_ranges(alle: list[_Notation]) -> Iterator[Folge]:
    """Ranges that do not end in a unit: ISO 8601, and "KW 36-38/2021", which says "KW" once."""
    yield (_portable(zeitangabe._ISO_BEREICH.pattern.replace("([", "(?:[")),)
    beide = _separators()[2]
    for n in alle:
        wort = n.teile[0].removeprefix("(?:").partition("|")[0]
        if zeitangabe._VORSATZ.match(f"{wort}1"):
            geliehen = [(*_each(vorn), beide + _tail(rest)) for vorn, rest in n.schnitte(3)]
            yield _either([*geliehen, (*n.tragbar, beide)]), *_each(n.teile[2:])


def _separators() -> tuple[str, str, str]:
    """The word "bis", a dash, either."""
    bis, strich = map(_portable, zeitangabe._TRENNER.pattern.split("|"))
    return bis, strich, f"(?:{bis}|{strich})"


def _ends_alike(a: _Notation, b: _Notation) -> bool:
    """Whether the last numbers of both have the same length."""
    return a.teile[-1].rpartition(">")[2] == b.teile[-1].rpartition(">")[2]


def _tail(rest: Folge) -> str:
    """Looks whether the text ends with this, and there not in the middle of a number or word."""
    anfang = rest[0]
    davor = "."
    if "[0-9]" in anfang:
        davor = "[^0-9]"
    elif anfang.isalpha() or anfang.startswith("("):
        davor = f"[^{_BUCHSTABE}]"
    return rf"(?=.*{davor}{''.join(_each(rest))}\s*$)"


# --- Regular expressions -----------------------------------------------------------------------


def _pieces(muster: str) -> Folge:
    """The parts of a pattern that follow each other, each with its quantifier."""
    teile: list[str] = []
    tiefe = 0
    for stueck in _STUECK.findall(muster):
        if tiefe == 0 and stueck[0] not in "*+?{":
            teile.append("")
        teile[-1] += stueck
        tiefe += stueck.startswith("(") - (stueck == ")")
    return tuple(teile)


def _each(teile: Folge) -> Folge:
    return tuple(map(_portable, teile))


@cache
def _portable(muster: str) -> str:
    """A pattern for cleaned lower-case text as one for text as it is written."""
    muster = _ZAHL.sub(lambda zahl: _number(zahl[1], zahl[2]), muster)
    muster = _ROEMISCH.sub(lambda zahl: _roman(_GRENZEN[zahl[1]]), muster)
    muster = _WORTE.sub(lambda worte: _either(map(tuple, worte[1].split("|"))), muster)
    ergebnis = []
    for stueck in _STUECK.findall(muster):
        if stueck.startswith("(?P<"):
            ergebnis.append("(?:")
        elif stueck[0] == "[" and "-" not in stueck:
            ergebnis.append("".join(r"\s" if zeichen == " " else zeichen for zeichen in stueck))
        elif stueck.isalpha() or stueck in " -":
            ergebnis += map(_class, stueck)
        else:
            ergebnis.append(stueck)
    return "".join(ergebnis)


def _number(feld: str, stellen: str) -> str:
    """A year, or the numbers from 1 to the largest of their kind: "1,2" or "2" digits."""
    if feld not in _GRENZEN:
        return f"{zeitangabe.JAHRE.start // 100}[0-9]{{2}}"
    zehner, einer = divmod(_GRENZEN[feld], 10)
    teile = [f"0{'?' * (stellen != '2')}[1-{9 if zehner else einer}]"]
    if zehner > 1:
        teile.append(f"[1-{zehner - 1}][0-9]")
    if zehner:
        teile.append(f"{zehner}[0-{einer}]")
    return f"(?:{'|'.join(teile)})"


def _roman(bis: int) -> str:
    return _either(tuple(zahl.lower()) for zahl in zeitangabe._ROEMISCH[:bis])


def _either(folgen: "Iterator[Folge] | list[Folge]") -> str:
    """One of these; what several have in common at their beginning is written once."""
    danach: defaultdict[str, list[Folge]] = defaultdict(list)
    for folge in folgen:
        danach[folge[0] if folge else ""].append(folge[1:])
    leer = danach.pop("", None) is not None
    teile = [anfang + _either(rest) for anfang, rest in danach.items()]
    if len(teile) <= 1 and not leer:
        return "".join(teile)
    return f"(?:{'|'.join(teile)}){'?' * leer}" if teile else ""


def _class(zeichen: str) -> str:
    gleiche = _characters(zeichen)
    return r"\s" if zeichen == " " else zeichen if gleiche == zeichen else f"[{gleiche}]"


@cache
def _characters(zeichen: str) -> str:
    """All characters that `zeitangabe` takes for this one, as inside the brackets of a class."""
    gleiche = [code for code, sauber in _cleaned().items() if sauber == zeichen]
    # A dash that means itself comes last.
    return "".join(
        chr(code) if 32 <= code < 127 else f"\\u{code:04x}"
        for code in sorted(gleiche, key=lambda code: (code == ord("-"), code))
    )


@cache
def _cleaned() -> dict[int, str]:
    ergebnis = {}
    for code in range(0x10000):
        try:
            ergebnis[code] = zeitangabe._clean(chr(code))
        except zeitangabe.ZeitangabeFehler:
            continue
    return ergebnis
