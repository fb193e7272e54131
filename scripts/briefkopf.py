"""Writes templates/briefkopf.docx, the letterhead of papers as Word files.

`python scripts/briefkopf.py` writes it; `tests/test_word.py` says when it is stale. It needs
python-docx, which comes with docxtpl.
"""

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

ZIEL = Path(__file__).resolve().parents[1] / "templates" / "briefkopf.docx"
# On every office computer; LibreOffice has Liberation Sans in its place, of the same widths.
SCHRIFT = "Arial"
ZEILE = 1.08
FESTE_SCHRIFT = "Courier New"
GRAU = "808080"
# What an author finds in the list of styles; all others of python-docx' own template are dropped.
BEHALTEN = {
    *("Normal", "Default Paragraph Font", "Normal Table", "No List", "header", "footer"),
    *(f"heading {ebene}" for ebene in range(1, 7)),
    *("List Bullet", "List Number", "List Continue", "Quote", "Strong", "Emphasis"),
}
GROESSEN = {1: 18, 2: 14, 3: 12, 4: 11, 5: 11, 6: 11}


def dumps() -> bytes:
    """The letterhead; the same bytes every time."""
    dokument = Document()
    _settings(dokument)
    _styles(dokument)
    _page(dokument)
    _drop_unused(dokument)
    strom = io.BytesIO()
    dokument.save(strom)
    return _repack(strom)


def _settings(dokument: Any) -> None:
    tag = datetime(2020, 1, 1)
    angaben = dokument.core_properties
    angaben.author = angaben.last_modified_by = angaben.comments = angaben.keywords = ""
    angaben.title, angaben.language, angaben.revision = "Briefkopf", "de-DE", 1
    angaben.created = angaben.modified = tag
    einstellungen = dokument.settings.element
    for alt in einstellungen.xpath("w:compat | w:themeFontLang | w:autoHyphenation"):
        einstellungen.remove(alt)
    ansicht = einstellungen.find(qn("w:zoom"))
    ansicht.attrib.clear()
    ansicht.set(qn("w:percent"), "100")
    einstellungen.find(qn("w:decimalSymbol")).set(qn("w:val"), ",")
    einstellungen.find(qn("w:listSeparator")).set(qn("w:val"), ";")
    silben = OxmlElement("w:autoHyphenation")
    einstellungen.find(qn("w:defaultTabStop")).addnext(silben)
    # 15: as a file of today's Word, not in compatibility mode.
    einstellungen.find(qn("w:rsids")).addprevious(
        parse_xml(
            f"<w:compat {nsdecls('w')}>"
            '<w:compatSetting w:name="compatibilityMode" '
            'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        )
    )
    einstellungen.find(qn("w:clrSchemeMapping")).addprevious(
        parse_xml(f'<w:themeFontLang {nsdecls("w")} w:val="de-DE"/>')
    )


def _styles(dokument: Any) -> None:
    vorlagen = dokument.styles
    for stil in list(vorlagen.element.findall(qn("w:style"))):
        if stil.find(qn("w:name")).get(qn("w:val")) not in BEHALTEN:
            vorlagen.element.remove(stil)
        for verweis in stil.findall(qn("w:link")):  # to a style for letters that is dropped
            stil.remove(verweis)
    vorgabe = vorlagen.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    for alt in list(vorgabe):
        vorgabe.remove(alt)
    vorgabe.append(_fonts(SCHRIFT))
    for name, wert in (("w:sz", "22"), ("w:szCs", "22")):
        vorgabe.append(_value(name, wert))
    sprache = OxmlElement("w:lang")
    for teil, wert in (("val", "de-DE"), ("eastAsia", "de-DE"), ("bidi", "ar-SA")):
        sprache.set(qn(f"w:{teil}"), wert)
    vorgabe.append(sprache)

    _paragraph(vorlagen["Normal"], 11, nach=6, zeile=ZEILE)
    for ebene, groesse in GROESSEN.items():
        stil = vorlagen[f"Heading {ebene}"]
        _paragraph(stil, groesse, vor=(6, 18, 12)[min(ebene, 3) - 1], nach=6, zeile=1.0)
        stil.font.bold, stil.font.italic = True, False
        stil.paragraph_format.keep_with_next = True
    for name in ("List Bullet", "List Number", "List Continue"):
        stil = vorlagen[name]
        for alt in stil.element.xpath("w:pPr/w:numPr | w:pPr/w:ind"):
            alt.getparent().remove(alt)  # the paper brings the numbering and its indents
        _paragraph(stil, 11, nach=6, zeile=ZEILE)
        _together(stil)
    zitat = vorlagen["Quote"]
    _paragraph(zitat, 11, nach=8, zeile=ZEILE)
    _together(zitat)
    zitat.font.italic = False
    zitat.paragraph_format.left_indent = Mm(4)
    _border(zitat, "left", 18, 8)
    for name in ("header", "footer"):
        _paragraph(vorlagen[name], 9, nach=0, zeile=1.0)
        for alt in vorlagen[name].element.xpath("w:pPr/w:tabs"):
            alt.getparent().remove(alt)
    _border(vorlagen["header"], "bottom", 4, 4)
    vorlagen["footer"].paragraph_format.tab_stops.add_tab_stop(Mm(165), WD_TAB_ALIGNMENT.RIGHT)
    for name in ("Strong", "Emphasis"):
        _plain(vorlagen[name])
    vorlagen["Strong"].font.bold = vorlagen["Emphasis"].font.italic = True

    vor_liste = _new(vorlagen, "Vor einer Liste", WD_STYLE_TYPE.PARAGRAPH, "Normal")
    vor_liste.paragraph_format.keep_with_next = True
    vor_liste.paragraph_format.space_after = Pt(2)
    vor_liste.next_paragraph_style = vorlagen["Normal"]
    linie = _new(vorlagen, "Trennlinie", WD_STYLE_TYPE.PARAGRAPH, "Normal")
    _border(linie, "bottom", 4, 1)
    linie.next_paragraph_style = vorlagen["Normal"]
    nach_tabelle = _new(vorlagen, "Nach einer Tabelle", WD_STYLE_TYPE.PARAGRAPH, "Normal")
    nach_tabelle.font.size = Pt(4)
    nach_tabelle.paragraph_format.space_after = Pt(0)
    nach_tabelle.next_paragraph_style = vorlagen["Normal"]
    zelle = _new(vorlagen, "Tabellentext", WD_STYLE_TYPE.PARAGRAPH, "Normal")
    _paragraph(zelle, 9, vor=1, nach=1, zeile=1.0)
    spalte = _new(vorlagen, "Tabellenkopf", WD_STYLE_TYPE.PARAGRAPH, "Tabellentext")
    spalte.font.bold = True
    spalte.paragraph_format.keep_with_next = True
    verweis = _new(vorlagen, "Hyperlink", WD_STYLE_TYPE.CHARACTER, None)
    verweis.font.underline, verweis.font.color.rgb = True, RGBColor(0x00, 0x44, 0x9E)
    fest = _new(vorlagen, "Feste Breite", WD_STYLE_TYPE.CHARACTER, None)
    fest.element.get_or_add_rPr().insert(0, _fonts(FESTE_SCHRIFT))
    vorlagen.element.append(_table_style())


def _table_style() -> Any:
    kanten = "".join(
        f'<w:{seite} w:val="single" w:sz="4" w:space="0" w:color="{GRAU}"/>'
        for seite in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="Papiertabelle">'
        '<w:name w:val="Papiertabelle"/><w:basedOn w:val="TableNormal"/>'
        '<w:uiPriority w:val="59"/><w:qFormat/>'
        f"<w:tblPr><w:tblBorders>{kanten}</w:tblBorders>"
        '<w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr>"
        '<w:tblStylePr w:type="firstRow"><w:tcPr>'
        '<w:shd w:val="clear" w:color="auto" w:fill="E8E8E8"/></w:tcPr></w:tblStylePr></w:style>'
    )


def _page(dokument: Any) -> None:
    """A4 with the margins of DIN 5008, what stands above and below, and where the paper goes."""
    (seite,) = dokument.sections
    seite.page_width, seite.page_height = Mm(210), Mm(297)
    seite.left_margin, seite.right_margin = Mm(25), Mm(20)
    seite.top_margin, seite.bottom_margin = Mm(32), Mm(25)
    seite.header_distance = seite.footer_distance = Mm(12.5)
    oben, unten = seite.header.paragraphs[0], seite.footer.paragraphs[0]
    oben.add_run("{% if kommune %}{{ kommune }} · {% endif %}{{ prozess }}")
    unten.add_run("{{ art }}, Stand {{ stand }}\tSeite ")
    _field(unten, "PAGE")
    unten.add_run(" von ")
    _field(unten, "NUMPAGES")
    dokument.add_paragraph("{{ inhalt }}")


# --- Small things ----------------------------------------------------------------------------


def _new(vorlagen: Any, name: str, art: WD_STYLE_TYPE, basis: str | None) -> Any:
    stil = vorlagen.add_style(name, art, builtin=name == "Hyperlink")
    stil.base_style = vorlagen[basis] if basis else None
    stil.hidden, stil.quick_style = False, True
    return stil


def _plain(stil: Any) -> None:
    """The style without anything it says of letters."""
    for alt in stil.element.findall(qn("w:rPr")):
        stil.element.remove(alt)


def _paragraph(stil: Any, groesse: float, *, vor: float = 0, nach: float, zeile: float) -> None:
    _plain(stil)
    stil.font.size = Pt(groesse)
    absatz = stil.paragraph_format
    absatz.space_before, absatz.space_after, absatz.line_spacing = Pt(vor), Pt(nach), zeile


def _together(stil: Any) -> None:
    """No space between paragraphs of this style: what stands after it goes after the last one."""
    absatz = stil.element.get_or_add_pPr()
    for alt in absatz.findall(qn("w:contextualSpacing")):
        absatz.remove(alt)
    nach = ("ind", "contextualSpacing", "mirrorIndents", "jc", "outlineLvl")
    absatz.insert_element_before(OxmlElement("w:contextualSpacing"), *(f"w:{n}" for n in nach[2:]))


def _border(stil: Any, seite: str, dicke: int, abstand: int) -> None:
    absatz = stil.element.get_or_add_pPr()
    for alt in absatz.findall(qn("w:pBdr")):
        absatz.remove(alt)
    kante = parse_xml(
        f'<w:pBdr {nsdecls("w")}><w:{seite} w:val="single" w:sz="{dicke}" w:space="{abstand}" '
        f'w:color="{GRAU}"/></w:pBdr>'
    )
    absatz.insert_element_before(
        kante, *(f"w:{n}" for n in ("shd", "tabs", "spacing", "ind", "jc", "outlineLvl", "rPr"))
    )


def _fonts(name: str) -> Any:
    schrift = OxmlElement("w:rFonts")
    for art in ("ascii", "hAnsi", "eastAsia", "cs"):
        schrift.set(qn(f"w:{art}"), name)
    return schrift


def _value(name: str, wert: str) -> Any:
    element = OxmlElement(name)
    element.set(qn("w:val"), wert)
    return element


def _field(absatz: Any, anweisung: str) -> None:
    feld = parse_xml(
        f'<w:fldSimple {nsdecls("w")} w:instr="{anweisung}"><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    )
    absatz._p.append(feld)


def _drop_unused(dokument: Any) -> None:
    """Without what nobody needs of python-docx' own template: a picture, twice the styles."""
    for verweise in (dokument.part.rels, dokument.part.package.rels):
        for kennung, verweis in list(verweise.items()):
            if verweis.reltype.rpartition("/")[2] in (
                "thumbnail",
                "stylesWithEffects",
                "customXml",
            ):
                del verweise[kennung]


def _repack(strom: io.BytesIO) -> bytes:
    """The same package without a clock."""
    ziel = io.BytesIO()
    with zipfile.ZipFile(strom) as alt, zipfile.ZipFile(ziel, "w") as neu:
        for name in alt.namelist():
            eintrag = zipfile.ZipInfo(name)
            eintrag.compress_type, eintrag.create_system = zipfile.ZIP_DEFLATED, 0
            neu.writestr(eintrag, alt.read(name))
    return ziel.getvalue()


if __name__ == "__main__":
    ZIEL.write_bytes(dumps())
