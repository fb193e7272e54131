"""The plan as a small static site: pages, papers and calendars for any web server or folder.

Nothing in it runs or loads anything from elsewhere, and all its links are relative: it works from
the disk and below any address.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, partial
from pathlib import Path
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup

from isrp_cli.documents import agenda as agendadokument
from isrp_cli.documents import bericht as berichtdokument
from isrp_cli.documents import einladung, gremienblatt, kalender, oeffentlich, schrittblatt
from isrp_cli.documents.abschnitt import Abschnitt
from isrp_cli.documents.agenda import Mitgliedergruppe
from isrp_cli.formats import bericht_html, html, markdown, pdf, word
from isrp_cli.formats import kalender as kalenderdatei
from isrp_cli.formats.dokument import Briefkopf, Dokument, read
from isrp_cli.formats.html import INHALT, OBEN, lines, row, table, text
from isrp_cli.models import Gremium
from isrp_cli.ressourcen import SHIPPED_TEMPLATES
from isrp_cli.stand import Lage
from isrp_cli.zeitangabe import datum_kurz, datum_lang

START = "index.html"
BERICHT = "bericht.html"
STIL = "stil.css"
KALENDER = "kalender.ics"
# Places on the first page that other pages lead to.
GREMIEN = f"{START}#gremien"
SCHRITTE = f"{START}#schritte"
# So much of an id stays readable in the names of its files.
LAENGE = 40
# What Windows takes for a device, whatever the ending.
GERAETE = frozenset(
    ("con", "prn", "aux", "nul", *(f"{g}{n}" for g in ("com", "lpt") for n in range(10)))
)

Papierart = Literal["docx", "pdf"]
DATEIART = {"md": "Textdatei (Markdown)", "docx": "Word-Datei", "pdf": "PDF"}


NICHTS = Markup()


@dataclass(frozen=True, slots=True)
class Datei:
    """A file of the site: its path within it, and what makes its content."""

    pfad: str
    inhalt: Callable[[], bytes]


def dateien(
    lage: Lage, *, oeffentlich: bool, vorlagen: Path | None, arten: Sequence[Papierart]
) -> list[Datei]:
    """Every file of the site, the pages first; the same plan gives the same bytes.

    `oeffentlich` leaves out what is internal, `vorlagen` are the process' own templates, `arten`
    the formats in which papers are offered besides Markdown. Making a file raises Abbruch where an
    own template is faulty.
    """
    return list(_Seiten(lage, oeffentlich, vorlagen, arten).files())


def file_name(kennung: str) -> str:
    """A name for files that every system and every address takes, always the same for an id.

    No two ids share one, not even where upper and lower case are the same. An id of small ASCII
    letters, digits and hyphens is its own name; of any other what is readable stays, and a
    checksum is put behind it.
    """
    klein = kennung.lower()
    for zeichen, ersatz in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        klein = klein.replace(zeichen, ersatz)
    einfach = unicodedata.normalize("NFKD", klein).encode("ascii", "ignore").decode()
    name = re.sub("[^a-z0-9]+", "-", einfach)[:LAENGE].strip("-")
    wie_mit_pruefsumme = re.search("(?:^|-)[0-9a-f]{10}$", name)
    if name == kennung and name not in GERAETE and not wie_mit_pruefsumme:
        return name
    # Escaped YAML can bring half a character.
    pruefsumme = hashlib.sha256(kennung.encode(errors="surrogatepass")).hexdigest()[:10]
    return "-".join(filter(None, (name, pruefsumme)))


def body_page(kennung: str) -> str:
    """The path of a body's page within the site."""
    return f"gremium/{file_name(kennung)}.html"


def body_calendar(kennung: str) -> str:
    """The path of a body's calendar file within the site."""
    return f"kalender/{file_name(kennung)}.ics"


def step_page(nr: int) -> str:
    """The path of a step's page within the site."""
    return f"schritt/{nr}.html"


def style() -> bytes:
    """The one style file: that of the papers, and what only the site needs."""
    teile = (SHIPPED_TEMPLATES / name for name in ("papier.css", "seite.css"))
    return "\n".join(t.read_text(encoding="utf-8") for t in teile).encode()


# --- Papers ----------------------------------------------------------------------------------


class _Papier:
    """A paper with what was made of it, each once; `name` is the path of its files."""

    def __init__(self, name: str, art: str, schreibe: Callable[[], str]) -> None:
        self.name = name
        self.art = art
        self._schreibe = schreibe

    @cached_property
    def text(self) -> str:
        """The paper as Markdown."""
        return self._schreibe()

    @cached_property
    def dokument(self) -> Dokument:
        """The paper as a tree of blocks."""
        return read(self.text)


# --- Pages -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Ort:
    """Where a page lies: every address on it is relative to that."""

    pfad: str

    def zu(self, ziel: str) -> str:
        """The address of a file of the site, or of a place in one ("index.html#schritte")."""
        return quote("../" * self.pfad.count("/") + ziel, safe="/#")

    def link(self, ziel: str, inhalt: str) -> Markup:
        """A link to a file of the site; on that very page it says that it leads nowhere new."""
        hier = Markup(' aria-current="page"') if ziel == self.pfad else Markup()
        return Markup('<a href="{}"{}>{}</a>').format(self.zu(ziel), hier, text(inhalt))

    def schritt(self, nr: int) -> str:
        """The address of a step's page."""
        return self.zu(step_page(nr))


@dataclass(frozen=True, slots=True)
class _Teil:
    """A part of a page: its id, its heading and what stands below."""

    kennung: str
    titel: str
    inhalt: Markup


class _Seiten:
    """The files of one site."""

    def __init__(
        self, lage: Lage, nur_oeffentlich: bool, vorlagen: Path | None, arten: Sequence[Papierart]
    ) -> None:
        if nur_oeffentlich:
            lage = Lage(oeffentlich.prozess(lage.prozess), lage.stand)
        self.lage = lage
        self.oeffentlich = nur_oeffentlich
        self.vorlagen = vorlagen
        self.arten = arten
        self.bericht = berichtdokument.baue(lage, seit=None, oeffentlich=nur_oeffentlich)
        self.berichtspapier = _Papier(
            "bericht", self.bericht.titel, lambda: markdown.bericht(self.bericht, vorlagen)
        )
        self.agenden = {
            nr: _Papier(f"schritt/tagesordnung-{nr}", "Tagesordnung", partial(self.agenda, nr))
            for nr, s in lage.schritte.items()
            if s.schritt.ist_sitzung and not lage.entfallen(s.schritt)
        }

    def files(self) -> Iterator[Datei]:
        """Every file: pages, then what pages lead to."""
        gremien, schritte = self.lage.prozess.gremien, self.lage.schritte
        seiten: list[tuple[str, Callable[[_Ort], str]]] = [
            (START, self.start),
            (BERICHT, self.report),
            *((body_page(g.id), partial(self.body, gremium=g)) for g in gremien),
            *((step_page(nr), partial(self.step, nr=nr)) for nr in schritte),
        ]
        for pfad, seite in seiten:
            yield Datei(pfad, partial(_page, seite, pfad))
        yield Datei(STIL, style)
        yield Datei(KALENDER, partial(self.calendar, None))
        for g in gremien:
            yield Datei(body_calendar(g.id), partial(self.calendar, g.id))
        yield from self.papers(self.berichtspapier)
        for nr in schritte:
            if nr in self.agenden:
                yield from self.papers(self.agenden[nr])
            for tag in self.days_to_invite(nr):
                yield Datei(_invitation_path(nr, tag), partial(self.invitation, nr, tag))

    # --- Papers and calendars

    def papers(self, papier: _Papier) -> Iterator[Datei]:
        """A paper in every format; of a meeting's agenda HTML is the step's page."""
        yield Datei(f"{papier.name}.md", lambda: papier.text.encode())
        angaben = self.lage.prozess.angaben
        kopf = Briefkopf(angaben.kommune or "", angaben.titel, self.lage.stand, papier.art)
        if "docx" in self.arten:
            yield Datei(
                f"{papier.name}.docx", lambda: word.dumps(papier.dokument, kopf, self.vorlagen)
            )
        if "pdf" in self.arten:
            yield Datei(
                f"{papier.name}.pdf", lambda: pdf.dumps(papier.dokument, kopf, self.vorlagen)
            )

    def agenda(self, nr: int) -> str:
        inhalt = agendadokument.baue(self.lage, nr, versand=True)
        return markdown.agenda(self.published(inhalt), self.vorlagen)

    def published(self, inhalt: agendadokument.Agenda) -> agendadokument.Agenda:
        return oeffentlich.agenda(inhalt) if self.oeffentlich else inhalt

    def calendar(self, gremium: str | None) -> bytes:
        return kalenderdatei.kalender(kalender.baue(self.lage, gremium))

    def days_to_invite(self, nr: int) -> list[date]:
        """The fixed days of a meeting that is still to be held."""
        s = self.lage.schritte[nr]
        if nr not in self.agenden or s.fertig:
            return []
        tage = (t.datum for _, t in kalender.sitzungen(s.schritt))
        return list(dict.fromkeys(t for t in tage if t >= self.lage.stand))

    def invitation(self, nr: int, tag: date) -> bytes:
        inhalt = einladung.baue(self.lage, nr, am=tag, kontakte=None)
        return kalenderdatei.einladung(replace(inhalt, agenda=self.published(inhalt.agenda)))

    # --- The pages

    def start(self, ort: _Ort) -> str:
        """The first page: how things stand, and the way to everything else."""
        angaben = self.lage.prozess.angaben
        teile = self.pieces(ort)
        verzeichnis = [_Teil("zusammenfassung", "Zusammenfassung", teile.summary())]
        if self.lage.schritte:
            verzeichnis.append(_Teil("zeitleiste", bericht_html.ZEITLEISTE, teile.timeline()))
        if self.lage.meilensteine:
            inhalt = teile.section(self.bericht.meilensteine)
            verzeichnis.append(_Teil("meilensteine", "Meilensteine", inhalt))
        leer = Markup("<p>Im Plan stehen noch keine.</p>")
        verzeichnis += [
            _Teil("gremien", "Gremien", self.bodies(ort, teile) or leer),
            _Teil("schritte", "Schritte", teile.section(self.bericht.anhang) or leer),
            _Teil("dateien", "Zum Herunterladen", self.offered_files(ort)),
        ]
        titel = agendadokument.prozesstitel(angaben)
        return self.page(ort, "Übersicht", titel, before=NICHTS, parts=verzeichnis)

    def bodies(self, ort: _Ort, teile: bericht_html.Seite) -> Markup:
        """Every body in a table, "" where there is none."""
        abschnitt = gremienblatt.uebersicht(self.lage)
        if not abschnitt.zeilen:
            return NICHTS
        zeilen = (
            row([ort.link(body_page(gremium.id), name), *map(teile.cell, rest)])
            for gremium, (name, *rest) in zip(
                self.lage.prozess.gremien, abschnitt.zeilen, strict=True
            )
        )
        kopf = [text(spalte) for spalte in abschnitt.spalten]
        return table(f"Tabelle: {abschnitt.titel}", abschnitt.titel, kopf, zeilen)

    def offered_files(self, ort: _Ort) -> Markup:
        """Report and calendar of the whole process."""
        return self.downloads(
            ort,
            self.paper_links(self.berichtspapier),
            [(KALENDER, "Alle Termine und Fristen für den Kalender")],
        )

    def report(self, ort: _Ort) -> str:
        """The report, section by section."""
        teile = self.pieces(ort)
        abschnitte = [
            _Teil("zusammenfassung", "Zusammenfassung", teile.summary()),
            *(
                _Teil(f"abschnitt-{i}", a.titel, teile.section(a))
                for i, a in enumerate(self.bericht.abschnitte, start=1)
            ),
        ]
        angebot = self.downloads(ort, self.paper_links(self.berichtspapier))
        return self.page(
            ort, self.bericht.titel, self.bericht.prozess, before=angebot, parts=abschnitte
        )

    def body(self, ort: _Ort, gremium: Gremium) -> str:
        """The page of a body."""
        blatt = gremienblatt.baue(self.lage, gremium)
        teile = self.pieces(ort)
        abschnitte = [(a.titel, teile.section(a)) for a in blatt.abschnitte]
        if blatt.aufgaben.zeilen:
            abschnitte.append((blatt.aufgaben.titel, teile.section(blatt.aufgaben)))
        if blatt.mitglieder:
            abschnitte.append(("Mitglieder", _members(blatt.mitglieder)))
        vorweg = (
            _facts(teile, blatt.angaben),
            self.downloads(
                ort, [(body_calendar(gremium.id), "Termine dieses Gremiums für den Kalender")]
            ),
        )
        return self.page(
            ort,
            blatt.art,
            blatt.name,
            where=((START, "Übersicht"), (GREMIEN, "Gremien")),
            before=lines(vorweg),
            parts=_numbered(abschnitte),
        )

    def step(self, ort: _Ort, nr: int) -> str:
        """The page of a step; of a meeting with its agenda."""
        lage = self.lage
        blatt = schrittblatt.baue(lage, nr, oeffentlich=self.oeffentlich)
        teile = self.pieces(ort)
        agenda = self.agenden.get(nr)
        abschnitte = [(a.titel, _section(teile, a)) for a in blatt.abschnitte]
        angebot: list[tuple[str, str]] = []
        if agenda:
            # The agenda says the points and what there is to know of them.
            abschnitte = [(t, i) for t, i in abschnitte if t != schrittblatt.TAGESORDNUNG]
            abschnitte.append((schrittblatt.TAGESORDNUNG, html.beneath(agenda.dokument)))
            angebot += self.paper_links(agenda)
        angebot += [
            (_invitation_path(nr, tag), f"Sitzung am {datum_kurz(tag)} für den Kalender")
            for tag in self.days_to_invite(nr)
        ]
        gremium = lage.prozess.gremium_von(lage.schritte[nr].schritt)
        oben = (body_page(gremium.id), gremium.kurzname) if gremium else (SCHRITTE, "Schritte")
        return self.page(
            ort,
            f"Schritt {nr}",
            blatt.titel,
            where=((START, "Übersicht"), oben),
            here=f"Schritt {nr}",
            before=lines((_facts(teile, blatt.angaben), self.downloads(ort, angebot))),
            parts=_numbered(abschnitte),
            after=self.neighbours(ort, nr),
        )

    # --- What pages are made of

    def page(
        self,
        ort: _Ort,
        art: str,
        titel: str,
        *,
        where: Sequence[tuple[str, str]] = (),
        here: str = "",
        before: Markup,
        parts: Sequence[_Teil],
        after: Markup = NICHTS,
    ) -> str:
        """A page: `art` and `titel` are its heading, `where` the pages it lies below.

        `here` is its name there, if it is another than `titel`. What has several parts begins with
        a list of them.
        """
        prozess = kalender.kurztitel(self.lage.prozess.angaben)
        koerper = Markup(
            '<a class="sprung" href="#{inhalt}">Zum Inhalt springen</a>\n'
            '<header class="kopf">\n{seiten}\n{wo}<h1><span class="art">{art}</span> {titel}</h1>\n'
            '<p class="stand">Stand: {stand}</p>\n</header>\n{verzeichnis}'
            '<main id="{inhalt}">\n{vorweg}\n{teile}\n</main>\n{danach}\n'
            '<footer><p><a href="#{oben}">Nach oben</a></p></footer>'
        ).format(
            inhalt=INHALT,
            oben=OBEN,
            seiten=self.navigation(ort, prozess),
            wo=_breadcrumb(ort, where, here or titel) if where else "",
            art=text(art),
            titel=text(titel),
            stand=datum_lang(self.lage.stand),
            verzeichnis=_contents(parts) if len(parts) > 2 else "",
            vorweg=before,
            teile=lines(map(_part, parts)),
            danach=after,
        )
        name = f"{art}: {titel} – {prozess}" if where else f"{art} – {prozess}"
        return html.page(name, self.lage.stand, koerper, ort.zu(STIL))

    def navigation(self, ort: _Ort, prozess: str) -> Markup:
        """The pages that can be reached from everywhere."""
        seiten = (
            (START, "Übersicht"),
            (GREMIEN, "Gremien"),
            (SCHRITTE, "Schritte"),
            (BERICHT, self.bericht.titel),
        )
        return Markup(
            '<nav class="seiten" aria-label="Seiten"><p>{}</p><ul>\n{}\n</ul></nav>'
        ).format(text(prozess), _items(ort.link(*seite) for seite in seiten))

    def pieces(self, ort: _Ort) -> bericht_html.Seite:
        """What lays out sections on this page."""
        return bericht_html.Seite(self.bericht, self.lage, self.oeffentlich, ort.schritt)

    def paper_links(self, papier: _Papier) -> list[tuple[str, str]]:
        """Path and wording of every file of a paper."""
        endungen = (*(e for e in ("docx", "pdf") if e in self.arten), "md")
        return [(f"{papier.name}.{e}", f"{papier.art} als {DATEIART[e]}") for e in endungen]

    def downloads(self, ort: _Ort, *angebote: Iterable[tuple[str, str]]) -> Markup:
        """Links to files, "" where there is none."""
        ziele = [ort.link(*angebot) for angebot in (a for liste in angebote for a in liste)]
        return Markup('<ul class="dateien">\n{}\n</ul>').format(_items(ziele)) if ziele else NICHTS

    @cached_property
    def nachbarn(self) -> dict[int, tuple[int | None, int | None]]:
        """The steps before and after each, in the order of the plan."""
        reihe = [None, *self.lage.schritte, None]
        dreier = zip(reihe, reihe[1:], reihe[2:], strict=False)
        return {nr: (davor, danach) for davor, nr, danach in dreier if nr is not None}

    def neighbours(self, ort: _Ort, nr: int) -> Markup:
        """Links to the steps before and after."""
        davor, danach = self.nachbarn[nr]
        return Markup(
            '<nav class="weiter" aria-label="Schritt davor und danach"><ul>\n{}\n</ul></nav>'
        ).format(
            _items(
                ort.link(step_page(n), f"{wort}: Schritt {n}, {self.lage.schritte[n].titel}")
                for wort, n in (("Zurück", davor), ("Weiter", danach))
                if n is not None
            )
        )


def _page(seite: Callable[[_Ort], str], pfad: str) -> bytes:
    return seite(_Ort(pfad)).encode()


def _invitation_path(nr: int, tag: date) -> str:
    return f"schritt/einladung-{nr}-{tag.isoformat()}.ics"


def _items(stuecke: Iterable[Markup]) -> Markup:
    return lines(Markup("<li>{}</li>").format(s) for s in stuecke)


def _numbered(abschnitte: Iterable[tuple[str, Markup]]) -> list[_Teil]:
    return [_Teil(f"abschnitt-{i}", *a) for i, a in enumerate(abschnitte, start=1)]


def _part(teil: _Teil) -> Markup:
    return Markup('<section>\n<h2 id="{}">{}</h2>\n{}\n</section>').format(
        teil.kennung, text(teil.titel), teil.inhalt
    )


def _contents(teile: Iterable[_Teil]) -> Markup:
    verweise = (Markup('<a href="#{}">{}</a>').format(t.kennung, text(t.titel)) for t in teile)
    return Markup('<nav aria-label="Inhalt" class="verzeichnis"><ul>\n{}\n</ul></nav>\n').format(
        _items(verweise)
    )


def _breadcrumb(ort: _Ort, where: Iterable[tuple[str, str]], here: str) -> Markup:
    hier = Markup('<span aria-current="page">{}</span>').format(text(here))
    return Markup('<nav class="wo" aria-label="Sie sind hier"><ol>\n{}\n</ol></nav>\n').format(
        _items([*(ort.link(*seite) for seite in where), hier])
    )


def _facts(teile: bericht_html.Seite, angaben: Iterable[tuple[str, ...]]) -> Markup:
    paare = (
        Markup("<div><dt>{}</dt><dd>{}</dd></div>").format(text(wort), teile.cell(inhalt))
        for wort, inhalt in angaben
    )
    return Markup('<dl class="angaben">\n{}\n</dl>').format(lines(paare))


def _section(teile: bericht_html.Seite, abschnitt: Abschnitt) -> Markup:
    """A section of a step: the rows, then what is to be said of all of them."""
    zeilen = teile.section(replace(abschnitt, text=""))
    if not abschnitt.text:
        return zeilen
    return lines((zeilen, Markup("<p>{}</p>").format(teile.cell(abschnitt.text))))


def _members(gruppen: Iterable[Mitgliedergruppe]) -> Markup:
    return lines(
        Markup("{}<ul>\n{}\n</ul>").format(
            Markup("<h3>{}</h3>\n").format(text(g.titel)) if g.titel else "",
            _items(map(text, g.mitglieder)),
        )
        for g in gruppen
    )
