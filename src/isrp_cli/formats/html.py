"""Papers as HTML: one file that holds all it needs, without scripts, and asks nobody for anything.

Text from the data is always text: every piece passes `text`, and `Markup` keeps what is markup
apart from what is not.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from markupsafe import Markup

from isrp_cli import zeichen
from isrp_cli.formats.dokument import (
    Absatz,
    Block,
    Briefkopf,
    Dokument,
    Liste,
    Tabelle,
    Text,
    Trennlinie,
    Ueberschrift,
    Zitat,
)
from isrp_cli.ressourcen import SHIPPED_TEMPLATES

# What may be followed: an address of the web or of mail, a place near the file or within it.
_ZIEL = re.compile(r"(?:https?://|mailto:)\S+|(?![\\/]{2})[^\s:\\]+(?:[/?#]\S*)?", re.IGNORECASE)
# Between these a word of more than 40 characters may be broken.
_BRUCH = re.compile(r"(?<=\S{20})(?=\S{20})")
# From so many columns on a table scrolls on a narrow screen; with fewer its texts wrap.
BREITE_TABELLE = 4
OBEN = "oben"
INHALT = "inhalt"


def paper(dokument: Dokument, kopf: Briefkopf) -> str:
    """The paper as one HTML file; `kopf` names it where it has no heading."""
    satz = _Satz()
    koerper = list(satz.blocks(dokument.bloecke))
    titel = dokument.titel or kopf.art
    if not dokument.titel:
        koerper.insert(0, Markup("<h1>{}</h1>").format(text(titel)))
    inhalt = Markup('<main id="{}" class="papier">\n{}\n</main>').format(INHALT, lines(koerper))
    return page(titel, kopf.stand, inhalt)


def beneath(dokument: Dokument) -> Markup:
    """The paper without its title, for a part of a page whose heading (of level 2) says it."""
    satz = _Satz(versatz=1)
    titel = next((b for b in dokument.bloecke if isinstance(b, Ueberschrift)), None)
    return lines(satz.blocks(b for b in dokument.bloecke if b is not titel))


def page(titel: str, stand: date, koerper: Markup, stilblatt: str = "") -> str:
    """A whole file around the body, with the one style sheet: `stilblatt` is its address.

    Without an address it stands in the file.
    """
    from isrp_cli import __version__

    if stilblatt:
        # Opened without a server, the style sheet has no origin that 'self' could mean.
        quelle = "'self' file:"
        stil = Markup('<link rel="stylesheet" href="{}">').format(stilblatt)
    else:
        css = Markup((SHIPPED_TEMPLATES / "papier.css").read_text(encoding="utf-8"))
        pruefsumme = b64encode(hashlib.sha256(f"\n{css}".encode()).digest()).decode()
        quelle = f"'sha256-{pruefsumme}'"
        stil = Markup("<style>\n{}</style>").format(css)
    # Nothing may be loaded and nothing run: only this very style sheet is let through.
    regeln = f"default-src 'none'; style-src {quelle}; base-uri 'none'"
    kopf = Markup(
        '<meta charset="utf-8">\n'
        '<meta http-equiv="Content-Security-Policy" content="{}; form-action \'none\'">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="generator" content="isrp {}">\n'
        '<meta name="dcterms.date" content="{}">\n'
        "<title>{}</title>\n{}"
    ).format(Markup(regeln), __version__, stand.isoformat(), zeichen.one_line(titel), stil)
    return Markup(
        '<!DOCTYPE html>\n<html lang="de">\n<head>\n{}\n</head>\n<body id="{}">\n{}\n</body>\n'
        "</html>\n"
    ).format(kopf, OBEN, koerper)


# --- Pieces ----------------------------------------------------------------------------------


def text(inhalt: str) -> Markup:
    """Text from anywhere: escaped, what cannot be seen replaced, line breaks kept.

    A word that no line could hold may be broken after every so many characters.
    """
    zeilen = zeichen.visible_lines(inhalt).split("\n")
    return Markup("<br>").join(Markup("<wbr>").join(_BRUCH.split(zeile)) for zeile in zeilen)


def lines(stuecke: Iterable[Markup]) -> Markup:
    """The pieces, one a line."""
    return Markup("\n").join(stuecke)


def link(ziel: str, inhalt: Markup) -> Markup:
    """A link, where the address leads to the web, to mail or near the file; else only its text."""
    if not _ZIEL.fullmatch(ziel):
        return inhalt
    return Markup('<a href="{}">{}</a>').format(zeichen.visible(ziel), inhalt)


def table(name: str, titel: str, kopf: Sequence[Markup], zeilen: Iterable[Markup]) -> Markup:
    """A table that scrolls by itself where it is too wide; `zeilen` are whole rows.

    `name` is what this part of the page is called for who cannot see it; no two may share it.
    """
    return Markup(
        '<section class="tabelle{}" aria-label="{}" tabindex="0">\n<table>\n'
        "<caption>{}</caption>\n<thead><tr>{}</tr></thead>\n<tbody>\n{}\n</tbody>\n</table>\n</section>"
    ).format(
        " breit" if len(kopf) >= BREITE_TABELLE else "",
        zeichen.one_line(name),
        zeichen.one_line(titel),
        Markup().join(Markup('<th scope="col">{}</th>').format(k) for k in kopf),
        lines(zeilen),
    )


def row(zellen: Iterable[Markup], kennung: str = "") -> Markup:
    """A row of a table: the first cell names it; links lead to the row by its `kennung`."""
    erste, *weitere = zellen
    attribut = Markup(' id="{}"').format(kennung) if kennung else ""
    return Markup('<tr{}><th scope="row">{}</th>{}</tr>').format(
        attribut, erste, Markup().join(Markup("<td>{}</td>").format(z) for z in weitere)
    )


# --- The tree of a paper ---------------------------------------------------------------------


class _Satz:
    """Lays out one paper, from its beginning to its end.

    Headings are `versatz` levels further down than in the paper.
    """

    def __init__(self, versatz: int = 0) -> None:
        self.versatz = versatz
        self.ebene = versatz and versatz + 1
        self.namen: dict[str, int] = {}

    def blocks(self, bloecke: Iterable[Block]) -> Iterator[Markup]:
        return (self.block(block) for block in bloecke)

    def block(self, block: Block) -> Markup:
        match block:
            case Ueberschrift(ebene, inhalt):
                return self.heading(ebene, inhalt)
            case Absatz(inhalt):
                return Markup("<p>{}</p>").format(_runs(inhalt))
            case Liste(None, punkte) if fakten := _facts(punkte):
                return Markup('<dl class="angaben">\n{}\n</dl>').format(lines(fakten))
            case Liste(beginn, punkte):
                return self.list(beginn, punkte)
            case Tabelle(titel, kopf, zeilen):
                reihen = (row(map(_runs, zellen)) for zellen in zeilen)
                return table(self.name(titel or "Tabelle"), titel, [_runs(k) for k in kopf], reihen)
            case Zitat(innen):
                return Markup("<blockquote>\n{}\n</blockquote>").format(lines(self.blocks(innen)))
            case Trennlinie():
                return Markup("<hr>")

    def heading(self, ebene: int, inhalt: Text) -> Markup:
        """The first heading is the title; below it no level is left out."""
        ebene = min(max(ebene, 2) + self.versatz, self.ebene + 1) if self.ebene else 1
        self.ebene = ebene
        return Markup("<h{0}>{1}</h{0}>").format(ebene, _runs(inhalt))

    def list(self, beginn: int | None, punkte: Iterable[Sequence[Block]]) -> Markup:
        zeilen = lines(Markup("<li>{}</li>").format(self.item(punkt)) for punkt in punkte)
        if beginn is None:
            return Markup("<ul>\n{}\n</ul>").format(zeilen)
        start = Markup(' start="{}"').format(beginn) if beginn != 1 else ""
        return Markup("<ol{}>\n{}\n</ol>").format(start, zeilen)

    def item(self, bloecke: Sequence[Block]) -> Markup:
        """The blocks of a point; a paragraph at its beginning stands beside its mark."""
        if bloecke and isinstance(bloecke[0], Absatz):
            return lines((_runs(bloecke[0].text), *self.blocks(bloecke[1:])))
        return lines(self.blocks(bloecke))

    def name(self, titel: str) -> str:
        """A name that no other table of the paper has."""
        nr = self.namen[titel] = self.namen.get(titel, 0) + 1
        return titel if nr == 1 else f"{titel} ({nr})"


def _facts(punkte: Iterable[Sequence[Block]]) -> list[Markup]:
    """The pairs of a list whose every point is a bold word with a colon and its text; else []."""
    paare = []
    for punkt in punkte:
        match punkt:
            case (Absatz((wort, *rest)),) if wort.fett and wort.text.endswith(":"):
                paare.append(
                    Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(
                        text(wort.text), _runs(tuple(rest))
                    )
                )
            case _:
                return []
    return paare


def _runs(inhalt: Text) -> Markup:
    stuecke = []
    for lauf in inhalt:
        stueck = text(lauf.text)
        for gilt, name in ((lauf.fest, "code"), (lauf.kursiv, "em"), (lauf.fett, "strong")):
            if gilt:
                stueck = Markup("<{0}>{1}</{0}>").format(Markup(name), stueck)
        stuecke.append(link(lauf.ziel, stueck) if lauf.ziel else stueck)
    return Markup().join(stuecke)
