"""The report as a page to open: what the paper says, with a drawing and every step to unfold."""

import re
from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from isrp_cli.documents import schrittblatt, zeitleiste
from isrp_cli.documents.abschnitt import Abschnitt
from isrp_cli.documents.bericht import Bericht
from isrp_cli.documents.schrittblatt import Schrittblatt
from isrp_cli.formats import zeitleiste_svg
from isrp_cli.formats.html import INHALT, OBEN, lines, link, page, row, table, text
from isrp_cli.stand import Lage
from isrp_cli.woerter import status_satz

# As papers name steps: "Schritt 26", "Schritte 21, 23 und 26 bis 30".
_SCHRITTE = re.compile(r"\bSchritt \d{1,9}\b|\bSchritte \d{1,9}(?:(?:, | und | bis )\d{1,9})*\b")
_NUMMERN = re.compile(r"(?:\bSchritt )?\b(\d{1,9})\b")
_ADRESSE = re.compile(r"https?://\S+")
ZEITLEISTE = "Zeitleiste"
EINZELHEITEN = "Alle Schritte im Einzelnen"


def dumps(bericht: Bericht, lage: Lage, *, oeffentlich: bool) -> str:
    """The page as one HTML file. `oeffentlich` must be the same that the report was built with."""
    seite = Seite(bericht, lage, oeffentlich)
    return page(f"{bericht.titel} – {bericht.prozess}", lage.stand, seite.body())


def step_anchor(nr: int) -> str:
    """The address of a step's details within the page."""
    return f"#schritt-{nr}"


def milestone_anchor(i: int) -> str:
    """The address of the i-th milestone's row, counted from 1."""
    return f"#meilenstein-{i}"


class Seite:
    """The parts of one page; its links lead to the steps that the process has.

    `anker` and `meilensteinanker` are the addresses of a step and of the i-th milestone.
    """

    def __init__(
        self,
        bericht: Bericht,
        lage: Lage,
        oeffentlich: bool,
        anker: Callable[[int], str] = step_anchor,
        meilensteinanker: Callable[[int], str] = milestone_anchor,
    ) -> None:
        self.anker = anker
        self.meilensteinanker = meilensteinanker
        self.bericht = bericht
        self.lage = lage
        self.oeffentlich = oeffentlich

    def body(self) -> Markup:
        """The whole page."""
        teile = list(self.parts())
        verweise = (
            Markup('<li><a href="#{}">{}</a></li>').format(kennung, text(titel))
            for kennung, titel, _ in teile
        )
        abschnitte = (
            Markup('<section>\n<h2 id="{}">{}</h2>\n{}\n</section>').format(k, text(titel), inhalt)
            for k, titel, inhalt in teile
        )
        b = self.bericht
        return Markup(
            '<a class="sprung" href="#{inhalt}">Zum Inhalt springen</a>\n'
            '<header class="kopf">\n<h1><span class="art">{art}</span> {prozess}</h1>\n'
            '<p class="stand">Stand: {stand}{zeitraum}</p>\n</header>\n'
            '<nav aria-label="Inhalt" class="verzeichnis"><ul>\n{verweise}\n</ul></nav>\n'
            '<main id="{inhalt}">\n{abschnitte}\n</main>\n'
            '<footer><p><a href="#{oben}">Nach oben</a></p></footer>'
        ).format(
            inhalt=INHALT,
            oben=OBEN,
            art=text(b.titel),
            prozess=text(b.prozess),
            stand=text(b.stand),
            zeitraum=Markup(" · Berichtszeitraum: {}").format(text(b.zeitraum))
            if b.zeitraum
            else "",
            verweise=lines(verweise),
            abschnitte=lines(abschnitte),
        )

    def parts(self) -> Iterator[tuple[str, str, Markup]]:
        """Id, heading and content of every part of the page, in order."""
        yield "zusammenfassung", "Zusammenfassung", self.summary()
        if self.lage.schritte:
            yield "zeitleiste", ZEITLEISTE, self.timeline()
        for i, abschnitt in enumerate(self.bericht.abschnitte, start=1):
            yield f"abschnitt-{i}", abschnitt.titel, self.section(abschnitt)
        if self.lage.schritte:
            yield "einzelheiten", EINZELHEITEN, self.details()

    def summary(self) -> Markup:
        """The state in three sentences."""
        saetze = (Markup("<p>{}</p>").format(text(s)) for s in self.bericht.zusammenfassung)
        return Markup('<div class="saetze">\n{}\n</div>').format(lines(saetze))

    # --- The drawing and its table

    def timeline(self) -> Markup:
        """The drawing with its legend, and the same as a table to unfold."""
        bild = zeitleiste_svg.draw(self.lage, self.anker, self.meilensteinanker)
        tabelle = zeitleiste.tabelle(self.lage)
        als_tabelle = Markup(
            '<details class="als-tabelle">\n<summary>Die Zeitleiste als Tabelle</summary>\n{}\n'
            "</details>"
        ).format(self.table(tabelle))
        if not bild:
            return lines((Markup("<p>{}</p>").format(zeitleiste.LEER), als_tabelle))
        legende = (
            Markup("<li>{} {}</li>").format(probe, wort) for probe, wort in zeitleiste_svg.legend()
        )
        hinweise = (
            Markup('<p class="leise">{}</p>').format(satz)
            for satz in zeitleiste_svg.remarks(self.lage)
        )
        return Markup(
            '<a class="sprung" href="#zeitleiste-ende">Die Zeichnung überspringen</a>\n'
            '<section class="bild" aria-label="{}" tabindex="0">\n{}\n</section>\n{}\n'
            '<ul class="legende" id="zeitleiste-ende">\n{}\n</ul>\n{}'
        ).format(f"{ZEITLEISTE}, Zeichnung", bild, lines(hinweise), lines(legende), als_tabelle)

    # --- The sections

    def section(self, abschnitt: Abschnitt) -> Markup:
        """What stands below a section's heading: its text, then a list or a table."""
        teile = []
        if abschnitt.text:
            teile.append(Markup("<p>{}</p>").format(text(abschnitt.text)))
        if len(abschnitt.spalten) == 1 and abschnitt.zeilen:
            teile.append(self.list(abschnitt.zeilen))
        elif abschnitt.zeilen:
            teile.append(self.table(abschnitt))
        return lines(teile)

    def table(self, abschnitt: Abschnitt) -> Markup:
        """The rows; those of the milestones can be led to, and numbers of steps lead to them."""
        meilensteine = abschnitt is self.bericht.meilensteine
        anhang = abschnitt is self.bericht.anhang
        zeilen = []
        for i, zellen in enumerate(abschnitt.zeilen, start=1):
            gesetzt = [self.cell(zelle) for zelle in zellen]
            if anhang:
                gesetzt[0] = link(self.anker(int(zellen[0])), text(zellen[0]))
            zeilen.append(row(gesetzt, milestone_anchor(i)[1:] if meilensteine else ""))
        kopf = [text(spalte) for spalte in abschnitt.spalten]
        return table(f"Tabelle: {abschnitt.titel}", abschnitt.titel, kopf, zeilen)

    def list(self, zeilen: Iterable[tuple[str, ...]]) -> Markup:
        """The only cell of every row."""
        punkte = (Markup("<li>{}</li>").format(self.cell(zelle)) for (zelle,) in zeilen)
        return Markup("<ul>\n{}\n</ul>").format(lines(punkte))

    def cell(self, inhalt: str) -> Markup:
        """A text in which the number of a step leads there, and an address to its place."""
        if _ADRESSE.fullmatch(inhalt):
            return link(inhalt, text(inhalt))
        stellen = (
            (treffer.start() + nummer.start(), treffer.start() + nummer.end(), int(nummer[1]))
            for treffer in _SCHRITTE.finditer(inhalt)
            for nummer in _NUMMERN.finditer(treffer[0])
        )
        teile, ende = [], 0
        for von, bis, nr in stellen:
            if nr in self.lage.schritte:
                teile += [text(inhalt[ende:von]), link(self.anker(nr), text(inhalt[von:bis]))]
                ende = bis
        return Markup().join((*teile, text(inhalt[ende:])))

    # --- The steps

    def details(self) -> Markup:
        """Every step, to unfold."""
        blaetter = (
            self.sheet(schrittblatt.baue(self.lage, nr, oeffentlich=self.oeffentlich))
            for nr in self.lage.schritte
        )
        return lines(blaetter)

    def sheet(self, blatt: Schrittblatt) -> Markup:
        """One step to unfold; a link to it unfolds it, for its id is that of what is folded."""
        angaben = (
            Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(text(wort), self.cell(inhalt))
            for wort, inhalt in blatt.angaben
        )
        return Markup(
            '<details class="schritt">\n<summary><span class="nr">{nr}</span> {titel} '
            '<span class="leise">{status}</span></summary>\n<div id="schritt-{nr}" class="blatt">\n'
            '<dl class="angaben">\n{angaben}\n</dl>\n{abschnitte}\n'
            '<p class="zurueck"><a href="#zeitleiste">Zur Zeitleiste</a></p>\n</div>\n</details>'
        ).format(
            nr=blatt.nr,
            titel=text(blatt.titel),
            status=status_satz(self.lage.schritte[blatt.nr]),
            angaben=lines(angaben),
            abschnitte=lines(map(self.sheet_section, blatt.abschnitte)),
        )

    def sheet_section(self, abschnitt: Abschnitt) -> Markup:
        """A section of a sheet: one line for what the row is about, the rest beneath it."""
        zeilen = (self.sheet_row(abschnitt.spalten[1:], zeile) for zeile in abschnitt.zeilen)
        nachsatz = Markup('<p class="leise">{}</p>').format(text(abschnitt.text))
        return Markup("<h3>{}</h3>\n<ul>\n{}\n</ul>{}").format(
            text(abschnitt.titel), lines(zeilen), nachsatz if abschnitt.text else ""
        )

    def sheet_row(self, spalten: Iterable[str], zeile: tuple[str, ...]) -> Markup:
        """What a row is about, and beneath it the rest with the names of its columns."""
        erste, *weitere = zeile
        angaben = "; ".join(f"{k}: {z}" for k, z in zip(spalten, weitere, strict=True) if z)
        rest = Markup('<br><span class="leise">{}</span>').format(self.cell(angaben))
        return Markup("<li>{}{}</li>").format(self.cell(erste), rest if angaben else "")
