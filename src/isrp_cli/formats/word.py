"""Papers as Word files (.docx) on the letterhead of a Word template, `briefkopf.docx`.

Whoever works on with the file finds Word's own means: styles, numbered lists, tables with a header
that is repeated. A process' own letterhead may be anyone's: its Jinja runs in the sandbox of
`formats.vorlagen`. What it lacks in styles is brought along from the shipped one.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isrp_cli.befund import Abbruch, kurz
from isrp_cli.ergaenzung import need
from isrp_cli.formats.dokument import (
    LANGES_WORT,
    Absatz,
    Block,
    Briefkopf,
    Dokument,
    Lauf,
    Liste,
    Tabelle,
    Text,
    Trennlinie,
    Ueberschrift,
    Zitat,
    plain,
    widths,
)
from isrp_cli.formats.vorlagen import fault, runtime_reason, sandbox, syntax_reason
from isrp_cli.loading import display_path
from isrp_cli.ressourcen import SHIPPED_TEMPLATES
from isrp_cli.zeichen import one_line
from isrp_cli.zeitangabe import datum_kurz

if TYPE_CHECKING:
    from docx.document import Document

VORLAGE = "briefkopf.docx"
# What a letterhead may be at most: bytes, unpacked bytes, files in it.
MAX_BYTES = 20_000_000
MAX_ENTPACKT = 100_000_000
MAX_TEILE = 2_000
# Stands where the paper goes; a private character, so that no text can hold it.
MARKE = "\ue000"
# Rows with more characters may run over two pages: they might not fit on one.
LANGE_ZEILE = 500
# Indent of one level of a list, in twentieths of a point (6.3 mm).
EINZUG = 357
# Indent of a remark in the shipped letterhead.
ZITATEINZUG = 227
EBENEN = 9
# The width of a sheet and of its margins where the letterhead names none, in 1/36000 mm.
A4, RAND = 7_560_000, 900_000
STILE = (
    *(f"heading {ebene}" for ebene in range(1, 7)),
    *("Normal", "List Bullet", "List Number", "List Continue", "Quote", "Strong", "Emphasis"),
    *("Vor einer Liste", "Trennlinie", "Nach einer Tabelle", "Tabellentext", "Tabellenkopf"),
    *("Hyperlink", "Feste Breite", "Papiertabelle"),
)


def dumps(dokument: Dokument, kopf: Briefkopf, vorlagen: Path | None) -> bytes:
    """The paper as Word file, on `briefkopf.docx` from `vorlagen` where that folder has one.

    The same paper gives the same bytes. Raises Abbruch where docxtpl is missing and where the
    letterhead cannot be used.
    """
    need("docxtpl", "word", "Word-Dateien")
    eigene = vorlagen / VORLAGE if vorlagen is not None else None
    vorlage = eigene if eigene is not None and eigene.exists() else SHIPPED_TEMPLATES / VORLAGE
    word = _letterhead(vorlage, kopf)
    ort = _place(word, vorlage)
    _Schreiber(word).write(dokument.bloecke, ort)
    _properties(word, dokument, kopf)
    strom = io.BytesIO()
    word.save(strom)
    return _repack(strom)


# --- The letterhead --------------------------------------------------------------------------


def _letterhead(vorlage: Path, kopf: Briefkopf) -> Document:
    """The template with its variables filled in, and MARKE where the paper goes."""
    from docxtpl import DocxTemplate  # type: ignore[import-untyped]
    from jinja2 import TemplateError, TemplateSyntaxError
    from lxml import etree  # type: ignore[import-untyped]
    from markupsafe import Markup, escape

    inhalt = _read(vorlage)
    teil, quelle = "", ""

    class Briefvorlage(DocxTemplate):  # type: ignore[misc]
        """Remembers what is being rendered, and takes nothing that is no XML."""

        def render_xml_part(self, src_xml: str, part: Any, *weitere: Any) -> str:
            nonlocal teil, quelle
            teil = str(part.partname)
            quelle = re.sub(r"<w:p([ >])", r"\n<w:p\1", src_xml)  # as docxtpl itself does
            ergebnis: str = super().render_xml_part(src_xml, part, *weitere)
            etree.fromstring(ergebnis.encode())
            return ergebnis

    try:
        word = Briefvorlage(io.BytesIO(inhalt))
        word.init_docx()
    except Exception:
        raise Abbruch(_no_letterhead(vorlage, "ist kein Word-Dokument (.docx)")) from None
    angaben = {
        "kommune": kopf.kommune,
        "prozess": kopf.prozess,
        "art": kopf.art,
        "stand": datum_kurz(kopf.stand),
        "inhalt": Markup(MARKE),
    }
    umgebung = sandbox(lambda text: str(escape(one_line(text))))
    try:
        word.render(angaben, umgebung, autoescape=True)
    except TemplateSyntaxError as fehler:
        # What stands there is XML; the paragraph says it better.
        fehler.source = None
        raise Abbruch(
            _faulty(vorlage, syntax_reason(fehler), teil, quelle, fehler.lineno)
        ) from None
    except etree.XMLSyntaxError:
        grund = "die Anweisungen in geschweiften Klammern reichen über Absätze oder Zellen hinweg"
        raise Abbruch(_faulty(vorlage, grund, teil, quelle, None)) from None
    except (TemplateError, Exception) as fehler:
        grund = runtime_reason(fehler)
        raise Abbruch(_faulty(vorlage, grund, teil, quelle, _line(fehler))) from None
    document: Document = word.docx
    return document


def _read(vorlage: Path) -> bytes:
    """The file, as far as it is one that can safely be unpacked; raises Abbruch."""
    if not vorlage.is_file():
        raise Abbruch(_no_letterhead(vorlage, "ist keine gewöhnliche Datei"))
    try:
        with vorlage.open("rb") as strom:
            inhalt = strom.read(MAX_BYTES + 1)
    except OSError:
        raise Abbruch(_no_letterhead(vorlage, "ist nicht lesbar")) from None
    if len(inhalt) > MAX_BYTES:
        raise Abbruch(_no_letterhead(vorlage, f"ist größer als {MAX_BYTES // 10**6} MB"))
    if inhalt.startswith(b"\xd0\xcf\x11\xe0"):
        grund = "ist mit einem Kennwort geschützt oder im alten Format .doc"
        raise Abbruch(_no_letterhead(vorlage, grund))
    grund = ""
    try:
        with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
            teile = archiv.infolist()
            if len(teile) > MAX_TEILE or sum(t.file_size for t in teile) > MAX_ENTPACKT:
                grund = "ist entpackt zu groß"
            elif any(t.filename.lower().endswith("vbaproject.bin") for t in teile):
                grund = "enthält Makros"
            elif any(
                b"<!DOCTYPE" in archiv.read(t)
                for t in teile
                if t.filename.lower().endswith((".xml", ".rels"))
            ):
                grund = "ist kein Word-Dokument (.docx)"
    except (zipfile.BadZipFile, zlib.error, RuntimeError, EOFError, OSError, ValueError):
        grund = "ist kein Word-Dokument (.docx)"
    if grund:
        raise Abbruch(_no_letterhead(vorlage, grund))
    return inhalt


def _no_letterhead(vorlage: Path, grund: str) -> str:
    return (
        f"Der Briefkopf {display_path(vorlage)} {grund}. Bitte als Word-Dokument (.docx) ohne "
        "Makros und ohne Kennwort speichern."
    )


def _line(fehler: BaseException) -> int | None:
    """The line of the template where the error arose."""
    zeile, spur = None, fehler.__traceback__
    while spur is not None:
        if spur.tb_frame.f_code.co_filename == "<template>":
            zeile = spur.tb_lineno
        spur = spur.tb_next
    return zeile


def _faulty(vorlage: Path, grund: str, teil: str, quelle: str, zeile: int | None) -> str:
    """The message about a fault, with the part of the document and its paragraph."""
    name = Path(teil).name
    orte = {"head": "in der Kopfzeile", "foot": "in Fußzeile oder Fußnote", "docu": "im Text"}
    ort = orte.get(name[:4], "in den Eigenschaften")
    zeilen = quelle.split("\n")
    if zeile is not None and 0 < zeile <= len(zeilen):
        absatz = " ".join(re.sub(r"<[^>]+>", "", zeilen[zeile - 1]).split())
        ort += f", Absatz „{kurz(absatz)}“"
    return fault(display_path(vorlage), None, f"{grund} ({ort})")


def _place(word: Document, vorlage: Path) -> Any:
    """The paragraph to replace by the paper: where MARKE stands, else a new one at the end.

    Raises Abbruch where MARKE stands in more places than one or among other text.
    """
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    body = word.element.body
    orte = [t for t in body.iter(qn("w:t")) if MARKE in (t.text or "")]
    sonst = any(
        MARKE in "".join(teil.element.itertext())
        for teil in word.part.package.iter_parts()
        if hasattr(teil, "element") and teil is not word.part
    )
    absaetze = [next(t.iterancestors(qn("w:p"))) for t in orte]
    if not orte and not sonst:
        neu = OxmlElement("w:p")
        seite = body.find(qn("w:sectPr"))
        body.append(neu) if seite is None else seite.addprevious(neu)
        return neu
    text = "".join(t.text or "" for a in absaetze for t in a.iter(qn("w:t"))).strip()
    if sonst or text != MARKE:
        grund = "„{{ inhalt }}“ muss genau einmal im Text stehen, in einem Absatz für sich"
        raise Abbruch(fault(display_path(vorlage), None, grund))
    return absaetze[0]


# --- The paper -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Lage:
    """Where a block stands: the style of its text, and how many lists it is in."""

    stil: str = "Normal"
    ebene: int = 0


class _Schreiber:
    """Makes the elements of a Word document from blocks, with the styles of that document."""

    def __init__(self, word: Document) -> None:
        from docx.oxml import OxmlElement
        from docx.oxml.ns import qn

        self.word = word
        self.qn: Callable[[str], str] = qn
        self.element: Callable[[str], Any] = OxmlElement
        self.stile = _Stile(word).kennungen
        self.nummern = _Nummerierung(word)
        self.breite = _text_width(word)

    def write(self, bloecke: tuple[Block, ...], ort: Any) -> None:
        """Puts the blocks in the place of the paragraph `ort`."""
        for element in self.blocks(bloecke, _Lage()):
            ort.addprevious(element)
        if bloecke:
            ort.getparent().remove(ort)
        else:  # a cell without a paragraph would be damaged
            ort.clear()

    # --- Blocks ------------------------------------------------------------------------------

    def blocks(self, bloecke: tuple[Block, ...], lage: _Lage) -> Iterator[Any]:
        for block, danach in zip_longest(bloecke, bloecke[1:]):
            yield from self.block(block, danach, lage)

    def block(self, block: Block, danach: Block | None, lage: _Lage) -> Iterator[Any]:
        match block:
            case Ueberschrift(ebene, text):
                yield self.paragraph(text, f"heading {ebene}")
            case Absatz(text):
                vor_liste = lage == _Lage() and isinstance(danach, Liste | Tabelle)
                absatz = self.paragraph(text, "Vor einer Liste" if vor_liste else lage.stil)
                if lage.ebene:
                    self.indent(absatz, lage.ebene)
                yield absatz
            case Liste():
                yield from self.list(block, lage)
            case Tabelle():
                yield self.table(block)
                # Tables side by side would be one, and a cell must not end with a table.
                if not isinstance(danach, Ueberschrift):
                    yield self.paragraph((), "Nach einer Tabelle")
            case Zitat(bloecke):
                yield from self.blocks(bloecke, _Lage("Quote", lage.ebene))
            case Trennlinie():
                yield self.paragraph((), "Trennlinie")

    def list(self, liste: Liste, lage: _Lage) -> Iterator[Any]:
        stufe = min(lage.ebene, EBENEN - 1)
        nummer = self.nummern.next(liste.beginn, stufe)
        stil = "List Bullet" if liste.beginn is None else "List Number"
        innen = _Lage("Quote" if lage.stil == "Quote" else "List Continue", lage.ebene + 1)
        for punkt in liste.punkte:
            erster = punkt[0] if punkt else None
            text, bloecke = (erster.text, punkt[1:]) if isinstance(erster, Absatz) else ((), punkt)
            absatz = self.paragraph(text, lage.stil if lage.stil == "Quote" else stil)
            eigenschaft = self.child(absatz.find(self.qn("w:pPr")), "w:numPr")
            self.child(eigenschaft, "w:ilvl", val=stufe)
            self.child(eigenschaft, "w:numId", val=nummer)
            if lage.stil == "Quote":  # in line with the stroke beside the remark
                einzug = ZITATEINZUG + EINZUG * (lage.ebene + 1)
                self.child(absatz.find(self.qn("w:pPr")), "w:ind", left=einzug, hanging=EINZUG)
            yield absatz
            yield from self.blocks(bloecke, innen)

    def table(self, tabelle: Tabelle) -> Any:
        tbl = self.element("w:tbl")
        angaben = self.child(tbl, "w:tblPr")
        self.child(angaben, "w:tblStyle", val=self.stile["Papiertabelle"])
        self.child(angaben, "w:tblW", w=self.breite, type="dxa")
        self.child(angaben, "w:tblLayout", type="fixed")
        self.child(angaben, "w:tblLook", val="0620", firstRow=1, noHBand=1, noVBand=1)
        spalten = ", ".join(plain(text) for text in tabelle.kopf)
        if tabelle.titel:
            self.child(angaben, "w:tblCaption", val=tabelle.titel)
        self.child(angaben, "w:tblDescription", val=f"Spalten: {spalten}")
        breiten = [round(self.breite * anteil) for anteil in widths(tabelle)]
        gitter = self.child(tbl, "w:tblGrid")
        for breite in breiten:
            self.child(gitter, "w:gridCol", w=breite)
        for nr, zeile in enumerate((tabelle.kopf, *tabelle.zeilen)):
            reihe = self.child(tbl, "w:tr")
            eigenschaft = self.child(reihe, "w:trPr")
            if sum(len(plain(text)) for text in zeile) <= LANGE_ZEILE:
                self.child(eigenschaft, "w:cantSplit")
            if nr == 0:
                self.child(eigenschaft, "w:tblHeader")
            for breite, text in zip(breiten, zeile, strict=True):
                zelle = self.child(reihe, "w:tc")
                self.child(self.child(zelle, "w:tcPr"), "w:tcW", w=breite, type="dxa")
                stil = "Tabellentext" if nr else "Tabellenkopf"
                zelle.append(self.paragraph(tuple(map(_breakable, text)), stil))
        return tbl

    # --- Paragraphs --------------------------------------------------------------------------

    def paragraph(self, text: Text, stil: str) -> Any:
        absatz = self.element("w:p")
        self.child(self.child(absatz, "w:pPr"), "w:pStyle", val=self.stile[stil])
        for lauf in text:
            behaelter = absatz
            if lauf.ziel:
                behaelter = self.child(absatz, "w:hyperlink", history=1)
                behaelter.set(self.qn("r:id"), self.address(lauf.ziel))
            reihe = self.child(behaelter, "w:r")
            zeichen = [
                name
                for gilt, name in (
                    (lauf.ziel, "Hyperlink"),
                    (lauf.fest, "Feste Breite"),
                    (lauf.fett, "Strong"),
                    (lauf.kursiv, "Emphasis"),
                )
                if gilt
            ]
            if zeichen:
                eigenschaft = self.child(reihe, "w:rPr")
                self.child(eigenschaft, "w:rStyle", val=self.stile[zeichen[0]])
                # A run has one style; what else it is must be said beside it.
                if "Strong" in zeichen[1:]:
                    self.child(eigenschaft, "w:b")
                if "Emphasis" in zeichen[1:]:
                    self.child(eigenschaft, "w:i")
            for nr, zeile in enumerate(lauf.text.split("\n")):
                if nr:
                    self.child(reihe, "w:br")
                t = self.child(reihe, "w:t")
                t.text = zeile
                t.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return absatz

    def address(self, ziel: str) -> str:
        from docx.opc.constants import RELATIONSHIP_TYPE

        return self.word.part.relate_to(ziel, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)

    def indent(self, absatz: Any, ebene: int) -> None:
        self.child(absatz.find(self.qn("w:pPr")), "w:ind", left=EINZUG * ebene)

    def child(self, eltern: Any, name: str, **attribute: object) -> Any:
        kind = self.element(name)
        for attribut, wert in attribute.items():
            kind.set(self.qn(f"w:{attribut}"), str(wert))
        eltern.append(kind)
        return kind


def _text_width(word: Document) -> int:
    """How wide a table may be, in twentieths of a point."""
    breite = A4 - 2 * RAND
    for seite in word.sections:  # the last one counts, where the paper most likely stands
        if seite.page_width and seite.left_margin is not None and seite.right_margin is not None:
            breite = seite.page_width - seite.left_margin - seite.right_margin
    return max(round(breite / 635), 2000)


def _breakable(lauf: Lauf) -> Lauf:
    """With invisible breaks after the slashes of a word that is too long for most columns."""
    return replace(lauf, text=re.sub(rf"\S{{{LANGES_WORT},}}", _after_slashes, lauf.text))


def _after_slashes(wort: re.Match[str]) -> str:
    return re.sub(r"/(?=\w)", "/\u200b", wort[0])


class _Stile:
    """The ids of the styles of a document by name; missing ones come from the shipped letterhead.

    Word writes built-in styles into a file only once they are used.
    """

    def __init__(self, word: Document) -> None:
        import docx
        from docx.oxml.ns import qn

        self.qn = qn
        self.ziel = word.styles.element
        self.quelle = docx.Document(str(SHIPPED_TEMPLATES / VORLAGE)).styles.element
        self.kennungen = self.by_name(self.ziel)
        for name in STILE:
            self.bring(name)

    def by_name(self, stile: Any) -> dict[str, str]:
        return {
            self.name(stil): stil.get(self.qn("w:styleId"))
            for stil in stile.findall(self.qn("w:style"))
            if self.name(stil)
        }

    def name(self, stil: Any) -> str:
        element = stil.find(self.qn("w:name"))
        name = "" if element is None else str(element.get(self.qn("w:val")))
        # Word writes "heading 1", some programs "Heading 1".
        return name.lower() if name.lower().startswith("heading ") else name

    def bring(self, name: str) -> str:
        """The id of a style; copies it with what it is based on where the document lacks it."""
        if name not in self.kennungen:
            (stil,) = (
                deepcopy(s) for s in self.quelle.findall(self.qn("w:style")) if self.name(s) == name
            )
            namen = {kennung: name for name, kennung in self.by_name(self.quelle).items()}
            for verweis in ("w:basedOn", "w:next"):
                element = stil.find(self.qn(verweis))
                if element is None:
                    continue
                anderer = namen.get(element.get(self.qn("w:val")), "")
                if verweis == "w:basedOn" or anderer in self.kennungen:
                    element.set(self.qn("w:val"), self.bring(anderer))
                else:
                    stil.remove(element)
            kennung = stil.get(self.qn("w:styleId"))
            while kennung in self.kennungen.values():
                kennung += "x"
            stil.set(self.qn("w:styleId"), kennung)
            stil.attrib.pop(self.qn("w:default"), None)
            self.ziel.append(stil)
            self.kennungen[name] = kennung
        return self.kennungen[name]


class _Nummerierung:
    """The lists of a document: each one of its own, so that it begins with its own number."""

    def __init__(self, word: Document) -> None:
        from docx.oxml import parse_xml
        from docx.oxml.ns import nsdecls, qn

        self.qn, self.parse, self.ns = qn, parse_xml, nsdecls("w")
        self.wurzel = self.part(word)
        vorhanden = [
            int(e.get(qn("w:abstractNumId"))) for e in self.wurzel.findall(qn("w:abstractNum"))
        ]
        self.striche = max(vorhanden, default=-1) + 1
        self.zahlen = self.striche + 1
        self.naechste = 1 + max(
            (int(e.get(qn("w:numId"))) for e in self.wurzel.findall(qn("w:num"))), default=0
        )
        erste = self.wurzel.find(qn("w:num"))
        for muster in (self.pattern(self.striche, "bullet"), self.pattern(self.zahlen, "decimal")):
            if erste is None:
                self.wurzel.append(muster)
            else:
                erste.addprevious(muster)

    def part(self, word: Document) -> Any:
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.opc.packuri import PackURI
        from docx.parts.numbering import NumberingPart

        try:
            teil: Any = word.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
        except KeyError:
            wurzel = self.parse(f"<w:numbering {self.ns}/>")
            name = PackURI("/word/numbering.xml")
            teil = NumberingPart(name, CONTENT_TYPE.WML_NUMBERING, wurzel, word.part.package)
            word.part.relate_to(teil, RELATIONSHIP_TYPE.NUMBERING)
        return teil.element

    def pattern(self, kennung: int, art: str) -> Any:
        stufen = "".join(
            f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{art}"/>'
            f'<w:lvlText w:val="{("•–"[i % 2]) if art == "bullet" else f"%{i + 1}."}"/>'
            f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{EINZUG * (i + 1)}" '
            f'w:hanging="{EINZUG}"/></w:pPr></w:lvl>'
            for i in range(EBENEN)
        )
        return self.parse(
            f'<w:abstractNum {self.ns} w:abstractNumId="{kennung}">'
            f'<w:multiLevelType w:val="multilevel"/>{stufen}</w:abstractNum>'
        )

    def next(self, beginn: int | None, stufe: int) -> int:
        """The id of a new list on a level that begins with a number, or has points."""
        muster = self.striche if beginn is None else self.zahlen
        anfang = (
            ""
            if beginn is None
            else f'<w:lvlOverride w:ilvl="{stufe}"><w:startOverride w:val="{beginn}"/>'
            "</w:lvlOverride>"
        )
        self.wurzel.append(
            self.parse(
                f'<w:num {self.ns} w:numId="{self.naechste}">'
                f'<w:abstractNumId w:val="{muster}"/>{anfang}</w:num>'
            )
        )
        self.naechste += 1
        return self.naechste - 1


# --- The file --------------------------------------------------------------------------------


def _properties(word: Document, dokument: Dokument, kopf: Briefkopf) -> None:
    tag = datetime.combine(kopf.stand, datetime.min.time())
    angaben = word.core_properties
    art, prozess, kommune = map(one_line, (kopf.art, kopf.prozess, kopf.kommune))
    angaben.title = _short(one_line(dokument.titel) or art)
    angaben.subject = _short(", ".join(t for t in (art, prozess) if t))
    angaben.author = angaben.last_modified_by = _short(kommune)
    angaben.language, angaben.revision = "de-DE", 1
    angaben.created = angaben.modified = tag


def _short(text: str) -> str:
    """As long as a property of a Word file may be."""
    return kurz(text, 255)


def _repack(strom: io.BytesIO) -> bytes:
    """The same package without a clock and without a trace of the system it was made on."""
    ziel = io.BytesIO()
    with zipfile.ZipFile(strom) as alt, zipfile.ZipFile(ziel, "w") as neu:
        for name in alt.namelist():
            eintrag = zipfile.ZipInfo(name)
            eintrag.compress_type, eintrag.create_system = zipfile.ZIP_DEFLATED, 0
            neu.writestr(eintrag, alt.read(name))
    return ziel.getvalue()
