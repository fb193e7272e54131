"""A paper as a tree of blocks: what its Markdown says, for every other format.

Word, PDF and HTML are made from the Markdown that the templates give, so a paper says the same in
every format, and a process' own template counts for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from isrp_cli.zeichen import visible

if TYPE_CHECKING:
    from markdown_it.token import Token

# A column gets at least room for its longest word, but not for one longer than this.
LANGES_WORT = 24
# Characters in a line of a table over the whole width of a sheet, and beside the text of a cell.
ZEILE = 95
ZELLENRAND = 3


@dataclass(frozen=True, slots=True)
class Lauf:
    """Text in one style; `ziel` is the web or mail address it leads to, "" for none."""

    text: str
    fett: bool = False
    kursiv: bool = False
    fest: bool = False
    ziel: str = ""


Text = tuple[Lauf, ...]


@dataclass(frozen=True, slots=True)
class Ueberschrift:
    """A heading; `ebene` 1 is the paper's title. No level is left out on the way down."""

    ebene: int
    text: Text


@dataclass(frozen=True, slots=True)
class Absatz:
    """A paragraph; a line break within it is one in its text."""

    text: Text


@dataclass(frozen=True, slots=True)
class Liste:
    """A list; `beginn` is the first number, None where points have none."""

    beginn: int | None
    punkte: tuple[tuple[Block, ...], ...]


@dataclass(frozen=True, slots=True)
class Tabelle:
    """A table: one row of headers, then rows with as many cells.

    `titel` is the heading it stands under, for who cannot see that it does.
    """

    titel: str
    kopf: tuple[Text, ...]
    zeilen: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True, slots=True)
class Zitat:
    """What is only a remark: blocks set apart."""

    bloecke: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Trennlinie:
    """What comes now is another part."""


Block = Ueberschrift | Absatz | Liste | Tabelle | Zitat | Trennlinie


@dataclass(frozen=True, slots=True)
class Dokument:
    """A paper: its title in plain text, and its blocks in order, the title among them."""

    titel: str
    bloecke: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Briefkopf:
    """What stands around a paper: whose it is and what; "" where the data do not name it.

    `art` is what the paper is called ("Tagesordnung"), `stand` the day it holds for.
    """

    kommune: str
    prozess: str
    stand: date
    art: str


def plain(text: Text) -> str:
    """The text without its styles, on one line."""
    return "".join(lauf.text for lauf in text).replace("\n", " ")


def widths(tabelle: Tabelle) -> tuple[float, ...]:
    """The columns' shares of the table's width, 1 in all.

    A column has room for its longest word and no more than its longest text needs. Between the
    two, the widths are those for which the cells are as even in height as can be (the sum of the
    squares of their lines is smallest).
    """
    spalten = [
        [len(plain(text)) for text in spalte]
        for spalte in zip(tabelle.kopf, *tabelle.zeilen, strict=True)
    ]
    worte = [
        max(_longest_word(plain(text)) for text in spalte)
        for spalte in zip(tabelle.kopf, *tabelle.zeilen, strict=True)
    ]
    mindestens = [min(wort, LANGES_WORT) + ZELLENRAND for wort in worte]
    hoechstens = [max(spalte) + ZELLENRAND for spalte in spalten]
    mengen = [sum(n * n for n in spalte) ** (1 / 3) for spalte in spalten]

    def fit(faktor: float) -> list[float]:
        return [
            min(max(faktor * menge, wenig), viel)
            for menge, wenig, viel in zip(mengen, mindestens, hoechstens, strict=True)
        ]

    klein, gross = 0.0, float(ZEILE)
    for _ in range(30):  # halves what is between them each time
        faktor = (klein + gross) / 2
        klein, gross = (klein, faktor) if sum(fit(faktor)) > ZEILE else (faktor, gross)
    breiten = fit(klein)
    return tuple(breite / sum(breiten) for breite in breiten)


def _longest_word(text: str) -> int:
    return max(map(len, re.split(r"[ /\-–]", text)))


def read(markdown: str) -> Dokument:
    """The paper that the Markdown says (CommonMark with the tables of GFM, no HTML).

    A picture is its alternative text, code a paragraph in fixed width: papers have neither. The
    title is the first heading, "" where there is none. A heading is at most one level below the
    one before it, as PDF/UA and WCAG want it. What cannot be shown is replaced by what can.
    """
    from markdown_it import MarkdownIt

    tokens = MarkdownIt("commonmark", {"html": False}).enable("table").parse(markdown)
    leser = _Leser(iter(tokens))
    bloecke = leser.blocks("")
    titel = next((plain(b.text) for b in bloecke if isinstance(b, Ueberschrift)), "")
    return Dokument(titel, bloecke)


class _Leser:
    """Walks through the tokens once; each method reads to the end of what has begun."""

    def __init__(self, tokens: Iterator[Token]) -> None:
        self.tokens = tokens
        self.abschnitt = ""
        self.ebene = 0

    def blocks(self, ende: str) -> tuple[Block, ...]:
        bloecke: list[Block] = []
        for token in self.tokens:
            if token.type == ende:
                break
            bloecke += self.block(token)
        return tuple(bloecke)

    def block(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "heading_open":
                text = self.inline("heading_close")
                self.abschnitt = plain(text)
                self.ebene = min(int(token.tag[1:]), self.ebene + 1)
                yield Ueberschrift(self.ebene, text)
            case "paragraph_open":
                yield Absatz(self.inline("paragraph_close"))
            case "bullet_list_open":
                yield Liste(None, self.items("bullet_list_close"))
            case "ordered_list_open":
                yield Liste(int(token.attrGet("start") or 1), self.items("ordered_list_close"))
            case "blockquote_open":
                yield Zitat(self.blocks("blockquote_close"))
            case "hr":
                yield Trennlinie()
            case "fence" | "code_block":
                yield Absatz((Lauf(_showable(token.content).rstrip("\n"), fest=True),))
            case "table_open":
                kopf, *zeilen = self.rows()
                yield Tabelle(self.abschnitt, kopf, tuple(zeilen))

    def items(self, ende: str) -> tuple[tuple[Block, ...], ...]:
        punkte = []
        for token in self.tokens:
            if token.type == ende:
                break
            punkte.append(self.blocks("list_item_close"))
        return tuple(punkte)

    def rows(self) -> list[tuple[Text, ...]]:
        zeilen: list[tuple[Text, ...]] = []
        for token in self.tokens:
            match token.type:
                case "tr_open":
                    zeilen.append(())
                case "th_open" | "td_open":
                    zeilen[-1] += (self.inline(token.type.replace("open", "close")),)
                case "table_close":
                    break
        return zeilen

    def inline(self, ende: str) -> Text:
        laeufe: list[Lauf] = []
        for token in self.tokens:
            if token.type == ende:
                break
            laeufe += _runs(token.children or [])
        return tuple(laeufe)


def _runs(tokens: list[Token]) -> Iterator[Lauf]:
    fett = kursiv = 0
    ziele: list[str] = []
    for token in tokens:
        match token.type:
            case "strong_open" | "strong_close":
                fett += token.nesting
            case "em_open" | "em_close":
                kursiv += token.nesting
            case "link_open":
                ziele.append(_address(str(token.attrGet("href"))))
            case "link_close":
                ziele.pop()
            case _:
                text = {"softbreak": " ", "hardbreak": "\n"}.get(token.type, token.content)
                text = _showable(text)
                if text:
                    ziel = ziele[-1] if ziele else ""
                    fest = token.type == "code_inline"
                    yield Lauf(text, fett > 0, kursiv > 0, fest, ziel)


def _address(href: str) -> str:
    """The address, if it leads somewhere from any paper: files beside it are not sent along."""
    return href if re.match("https?://|mailto:", href, re.IGNORECASE) else ""


def _showable(text: str) -> str:
    """The text in characters that every format has; blanks that keep words together stay."""
    if text.isprintable():
        return text
    return visible(text, bleibt="\n\u00a0\u202f")
