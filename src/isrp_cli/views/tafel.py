"""Blocks of text and tables, laid out for a terminal of a given width, with or without colour.

rich would do this too, but importing it costs more than all the rest of `isrp status`; what
isrp shows needs headings, paragraphs and tables that wrap, and no more.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from isrp_cli.zeichen import visible as visible

Stil = Literal["", "titel", "kopf", "gut", "warnung", "schlecht", "leise"]
_ANSI: dict[Stil, str] = {
    "titel": "1",
    "kopf": "1",
    "gut": "32",
    "warnung": "33",
    "schlecht": "31;1",
    "leise": "2",
}
_LUECKE = 2
# A column that wraps gets at least this much before the fixed ones must give way.
_SCHMAL = 12
# For which a column cut to one line stands back before the others wrap.
_KURZ = 24


class Zelle(NamedTuple):
    """A text in a style; a style never says what the words do not say."""

    text: str
    stil: Stil = ""


Inhalt = str | Zelle


class Ueberschrift(NamedTuple):
    """A heading with an empty line before it; `ebene` 1 is the page's title."""

    text: str
    ebene: int = 2


class Absatz(NamedTuple):
    """A wrapped paragraph; line breaks in the text are kept. `haengend` indents what follows."""

    text: str
    stil: Stil = ""
    einzug: int = 0
    haengend: int = 0


class Spalte(NamedTuple):
    """A column: `dehnbar` ones share what width the others leave and wrap; `rechts` aligns.

    A `kurz` one takes what is left after all others and is cut to one line.
    One with `ab` is shown only where the whole width is at least that: it adds what a narrow
    terminal can do without.
    """

    kopf: str = ""
    dehnbar: bool = False
    rechts: bool = False
    kurz: bool = False
    ab: int = 0


class Tabelle(NamedTuple):
    """Rows of cells under columns; the header is shown where a column has one."""

    spalten: tuple[Spalte, ...]
    zeilen: Sequence[Sequence[Inhalt]]
    einzug: int = 0


class Roh(NamedTuple):
    """Lines that are laid out already, each a sequence of styled pieces."""

    zeilen: Sequence[Sequence[Inhalt]]


Block = Ueberschrift | Absatz | Tabelle | Roh


def render(bloecke: Sequence[Block], breite: int, *, farbe: bool = False) -> str:
    """The blocks as text of at most `breite` columns, each line ended; no trailing blanks."""
    zeilen: list[list[Zelle]] = []
    for block in bloecke:
        match block:
            case Ueberschrift(text, ebene):
                if zeilen:
                    zeilen.append([])
                stil: Stil = "titel" if ebene == 1 else "kopf"
                zeilen += [[Zelle(z, stil)] for z in wrap(visible(text), breite)]
            case Absatz(text, stil, einzug, haengend):
                zeilen += _paragraph(text, stil, einzug, haengend, breite)
            case Tabelle():
                zeilen += _table(block, breite)
            case Roh(rohzeilen):
                zeilen += [[_cell(stueck) for stueck in z] for z in rohzeilen]
    return "".join(_line(z, farbe) + "\n" for z in zeilen)


def width(text: str) -> int:
    """How many columns a terminal needs for the text."""
    if text.isascii():
        return len(text)
    return sum(_char_width(c) for c in text)


def _char_width(zeichen: str) -> int:
    if unicodedata.combining(zeichen):
        return 0
    return 2 if unicodedata.east_asian_width(zeichen) in "WF" else 1


def wrap(text: str, breite: int, haengend: int = 0) -> list[str]:
    """The text in lines of at most `breite` columns, at least one; words longer than that break.

    All lines but the first have `haengend` columns less.
    """
    zeilen: list[str] = []
    for absatz in text.split("\n"):
        zeile, platz = "", 0
        for wort in absatz.split():
            laenge = width(wort)
            if zeile and laenge + 1 <= platz:
                zeile += " " + wort
                platz -= laenge + 1
                continue
            if zeile:
                zeilen.append(zeile)
            while True:
                platz = max(1, breite - haengend if zeilen else breite)
                stueck = _head(wort, platz)
                if stueck == wort:
                    break
                zeilen.append(stueck)
                wort = wort[len(stueck) :]
            zeile = wort
            platz -= width(wort)
        zeilen.append(zeile)
    return zeilen


def _head(wort: str, breite: int) -> str:
    """As much of a word as fits, at least a character; up to a hyphen or slash if there is one."""
    if width(wort) <= breite:
        return wort
    ende, spalten, trennung = 0, 0, 0
    for i, zeichen in enumerate(wort):
        spalten += _char_width(zeichen)
        if spalten > breite and i:
            break
        ende = i + 1
        if zeichen in "-/" and i > 0:
            trennung = ende
    return wort[: trennung if trennung > breite // 3 else ende]


def _cell(inhalt: Inhalt) -> Zelle:
    zelle = Zelle(inhalt) if isinstance(inhalt, str) else inhalt
    return Zelle(visible(zelle.text), zelle.stil)


def _paragraph(
    text: str, stil: Stil, einzug: int, haengend: int, breite: int
) -> Iterator[list[Zelle]]:
    for i, zeile in enumerate(wrap(visible(text), breite - einzug, haengend)):
        rand = " " * (einzug + haengend if i else einzug)
        yield [Zelle(rand + zeile if zeile else "", stil)]


def _table(tabelle: Tabelle, breite: int) -> Iterator[list[Zelle]]:
    spalten = tabelle.spalten
    zeilen = [[_cell(z) for z in zeile] for zeile in tabelle.zeilen]
    if any(s.kopf for s in spalten):
        zeilen.insert(0, [Zelle(s.kopf, "leise") for s in spalten])
    natuerlich = [
        max((width(teil) for z in zeilen for teil in z[i].text.split("\n")), default=0)
        for i in range(len(spalten))
    ]
    # A column without any text takes no room at all.
    inhalt = zeilen[1:] if any(s.kopf for s in spalten) else zeilen
    zeige = [i for i, s in enumerate(spalten) if breite >= s.ab and any(z[i].text for z in inhalt)]
    platz = breite - tabelle.einzug - _LUECKE * (len(zeige) - 1)
    breiten = _column_widths([natuerlich[i] for i in zeige], [spalten[i] for i in zeige], platz)
    for zeile in zeilen:
        zellen = [
            [_cut(zeile[i].text, b)] if spalten[i].kurz else wrap(zeile[i].text, b)
            for i, b in zip(zeige, breiten, strict=True)
        ]
        for k in range(max(map(len, zellen), default=0)):
            stuecke = [Zelle(" " * tabelle.einzug)]
            for n, i in enumerate(zeige):
                text = zellen[n][k] if k < len(zellen[n]) else ""
                rand = " " * (breiten[n] - width(text))
                luecke = " " * _LUECKE if n + 1 < len(zeige) else ""
                if spalten[i].rechts:
                    stuecke += [Zelle(rand), Zelle(text, zeile[i].stil), Zelle(luecke)]
                else:
                    stuecke += [Zelle(text, zeile[i].stil), Zelle(rand + luecke)]
            yield stuecke


def _cut(text: str, breite: int) -> str:
    """The text in one line of at most `breite` columns, with "…" where it is cut."""
    zeile = " ".join(text.split())
    if width(zeile) <= breite:
        return zeile
    while zeile and width(zeile) >= breite:
        zeile = zeile[:-1]
    return f"{zeile.rstrip()}…"


def _column_widths(natuerlich: list[int], spalten: list[Spalte], platz: int) -> list[int]:
    """Fixed columns get what they need; the others share the rest, the narrow ones served first.

    Where too little is left for the others, all columns share the whole. What nobody needed goes
    to the `kurz` columns.
    """
    bedarf = [min(_KURZ, w) if s.kurz else w for w, s in zip(natuerlich, spalten, strict=True)]
    breiten = _shares(bedarf, [s.dehnbar or s.kurz for s in spalten], platz)
    for i, spalte in enumerate(spalten):
        if spalte.kurz:
            breiten[i] = max(breiten[i], min(natuerlich[i], breiten[i] + platz - sum(breiten)))
    return breiten


def _shares(natuerlich: list[int], dehnbar: list[bool], platz: int) -> list[int]:
    breiten = list(natuerlich)
    offen = [i for i, d in enumerate(dehnbar) if d]
    rest = platz - sum(b for i, b in enumerate(breiten) if i not in offen)
    if rest < sum(min(_SCHMAL, natuerlich[i]) for i in offen):
        offen, rest = list(range(len(breiten))), platz
    for noch, i in enumerate(sorted(offen, key=natuerlich.__getitem__)):
        anteil = max(1, rest // (len(offen) - noch))
        breiten[i] = min(natuerlich[i], anteil)
        rest -= breiten[i]
    return breiten


def _line(zellen: Sequence[Zelle], farbe: bool) -> str:
    if not farbe:
        return "".join(z.text for z in zellen).rstrip()
    while zellen and not zellen[-1].text.strip():
        zellen = zellen[:-1]
    return "".join(
        f"\x1b[{_ANSI[z.stil]}m{z.text}\x1b[0m" if z.stil and z.text else z.text for z in zellen
    )
