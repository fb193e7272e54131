"""Papers as Word files, read by other programs: LibreOffice and python-docx."""

import io
import re
import runpy
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import hilfen
import pytest
from exporthilfen import BOESE, LANG
from papierhilfen import (
    KOPF,
    MUSTER,
    assert_complete,
    assert_no_empty_page,
    bare,
    hostile_paper,
    papers,
    pieces,
)

from isrp_cli.befund import Abbruch
from isrp_cli.documents import protokoll
from isrp_cli.formats import markdown, protokoll_lesen, word, word_lesen
from isrp_cli.formats.dokument import Dokument, Ueberschrift, plain, read
from isrp_cli.loading import Daten
from isrp_cli.ressourcen import SHIPPED_TEMPLATES
from isrp_cli.stand import Lage

docx: Any
try:
    import docx
    import docxtpl  # noqa: F401
    import openxml_audit
    from docx.oxml.ns import qn
except ImportError:
    docx = None

BRIEFKOPF = SHIPPED_TEMPLATES / "briefkopf.docx"


@pytest.fixture(autouse=True, scope="module")
def _libraries() -> None:
    if docx is None:
        hilfen.fehlt("docxtpl oder openxml-audit")


def convert(dateien: list[Path], format: str, ordner: Path) -> None:
    """Lets LibreOffice write other formats, with a profile of its own."""
    soffice = shutil.which("soffice")
    if soffice is None:
        hilfen.fehlt("soffice (LibreOffice Writer)")
    befehl = [
        *(soffice, f"-env:UserInstallation={(ordner / 'profil').as_uri()}", "--headless"),
        *("--convert-to", format, "--outdir", str(ordner), *map(str, dateien)),
    ]
    subprocess.run(befehl, capture_output=True, check=True, timeout=300)


def poppler(programm: str, *argumente: str | Path) -> str:
    if shutil.which(programm) is None:
        hilfen.fehlt(f"{programm} (poppler-utils)")
    lauf = subprocess.run([programm, *map(str, argumente)], capture_output=True, check=True)
    return lauf.stdout.decode()


def opened(inhalt: bytes) -> Any:
    return docx.Document(io.BytesIO(inhalt))


@pytest.fixture(scope="module")
def dateien(
    _libraries: None, erfurt: Daten, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Path, Dokument]]:
    """Every paper of the shipped process, and a sample of every kind of block."""
    ordner = tmp_path_factory.mktemp("word")
    gebaut = {}
    for name, dokument, kopf in (*papers(erfurt), ("muster", read(MUSTER), KOPF)):
        datei = ordner / f"{name}.docx"
        datei.write_bytes(word.dumps(dokument, kopf, None))
        gebaut[name] = (datei, dokument)
    return gebaut


@pytest.fixture(scope="module")
def als_pdf(
    dateien: dict[str, tuple[Path, Dokument]], tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """A folder with what LibreOffice makes of each as PDF."""
    ordner = tmp_path_factory.mktemp("libreoffice")
    convert([datei for datei, _ in dateien.values()], "pdf", ordner)
    return ordner


# --- What LibreOffice shows ------------------------------------------------------------------


def test_the_papers_lose_nothing(dateien: dict[str, tuple[Path, Dokument]], als_pdf: Path) -> None:
    assert len(dateien) == 10
    ausschnitt = ("-x", "0", "-y", "85", "-W", "600", "-H", "690")
    for name, (_, dokument) in dateien.items():
        text = poppler("pdftotext", "-raw", *ausschnitt, als_pdf / f"{name}.pdf", "-")
        assert_complete(text, dokument)


def test_header_and_footer_say_whose_it_is(als_pdf: Path) -> None:
    seiten = poppler("pdftotext", "-layout", als_pdf / "bericht-2022-09-10.pdf", "-")
    seiten_texte = seiten.split("\f")[:-1]
    for nr, seite in enumerate(seiten_texte, start=1):
        assert seite.lstrip().startswith("Landeshauptstadt Erfurt · Integrierter Sozialraumplan")
        unten = seite.rstrip().rpartition("\n")[2]
        ende = rf"Seite {nr} von {len(seiten_texte)}"
        assert re.fullmatch(rf" *bericht, Stand 10\.09\.2022 +{ende}", unten)
    assert 3 <= len(seiten_texte) <= 6


def test_no_page_is_empty(
    dateien: dict[str, tuple[Path, Dokument]], als_pdf: Path, tmp_path: Path
) -> None:
    for name in dateien:
        poppler("pdftoppm", "-r", "30", "-gray", als_pdf / f"{name}.pdf", tmp_path / name)
    assert_no_empty_page(sorted(tmp_path.glob("*.pgm")))


def test_tables_stay_between_the_margins(als_pdf: Path) -> None:
    kasten = poppler("pdftotext", "-bbox", als_pdf / "bericht-2022-09-10.pdf", "-")
    orte = re.findall(r'xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', kasten)
    assert len(orte) > 500
    # Margins of 25 and 20 mm; the text of a cell is set in from its border.
    assert min(float(links) for links, _ in orte) > 70
    assert max(float(rechts) for _, rechts in orte) < 595.3 - 56


# --- What Word finds -------------------------------------------------------------------------


def test_the_outline_is_that_of_the_paper(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    for datei, dokument in dateien.values():
        gefunden = [
            (int(p.style.name[-1]), p.text)
            for p in docx.Document(str(datei)).paragraphs
            if p.style.name.startswith("Heading")
        ]
        erwartet = [
            (b.ebene, plain(b.text)) for b in dokument.bloecke if isinstance(b, Ueberschrift)
        ]
        assert gefunden == erwartet
        assert [ebene for ebene, _ in gefunden].count(1) == 1


def numbered(datei: Path) -> list[tuple[str, int, str, str]]:
    """The points of lists: text, level, kind of number, id of the list."""
    dokument = docx.Document(str(datei))
    nummern = dokument.part.numbering_part.element
    punkte = []
    for p in dokument.element.body.iter(qn("w:p")):
        eigenschaft = p.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        if eigenschaft is None:
            continue
        stufe = eigenschaft.find(qn("w:ilvl")).get(qn("w:val"))
        kennung = eigenschaft.find(qn("w:numId")).get(qn("w:val"))
        (nummer,) = nummern.xpath(f"w:num[@w:numId='{kennung}']")
        muster = nummer.find(qn("w:abstractNumId")).get(qn("w:val"))
        (art,) = nummern.xpath(
            f"w:abstractNum[@w:abstractNumId='{muster}']/w:lvl[@w:ilvl='{stufe}']/w:numFmt/@w:val"
        )
        beginn = nummer.xpath(f"w:lvlOverride[@w:ilvl='{stufe}']/w:startOverride/@w:val")
        text = "".join(t.text for t in p.iter(qn("w:t")))
        punkte.append((text, int(stufe), f"{art}{''.join(beginn)}", kennung))
    return punkte


def test_lists_are_lists_with_their_own_numbers(
    dateien: dict[str, tuple[Path, Dokument]],
) -> None:
    punkte = numbered(dateien["muster"][0])
    assert [p[:3] for p in punkte] == [
        ("eins", 0, "bullet"),
        ("innen", 1, "bullet"),
        ("gezählt", 1, "decimal1"),
        ("weiter", 1, "decimal1"),
        ("zwei", 0, "bullet"),
        ("drei", 0, "decimal3"),
        ("vier", 0, "decimal3"),
        ("von vorn", 0, "decimal1"),
        ("mit Punkt", 0, "bullet"),
    ]
    listen = [kennung for *_, kennung in punkte]
    assert len(set(listen)) == 6
    assert listen[0] == listen[4]
    assert listen[2] == listen[3]


def test_tables_repeat_their_header_and_say_what_they_are(
    dateien: dict[str, tuple[Path, Dokument]],
) -> None:
    gezaehlt = 0
    for datei, _ in dateien.values():
        for tabelle in docx.Document(str(datei)).element.body.iter(qn("w:tbl")):
            gezaehlt += 1
            assert tabelle.getnext().tag == qn("w:p")  # else Word makes one of two tables
            koepfe = [tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") for tr in tabelle.tr_lst]
            assert koepfe[0] is not None
            assert koepfe[1:] == [None] * (len(koepfe) - 1)
            angaben = tabelle.find(qn("w:tblPr"))
            assert angaben.find(qn("w:tblCaption")).get(qn("w:val"))
            spalten = [zelle.text for zelle in docx.table.Table(tabelle, None).rows[0].cells]
            beschreibung = angaben.find(qn("w:tblDescription")).get(qn("w:val"))
            assert bare(beschreibung) == bare(f"Spalten: {', '.join(spalten)}")
            # 165 mm in twentieths of a point; each column is rounded.
            breiten = [int(s.get(qn("w:w"))) for s in tabelle.iter(qn("w:gridCol"))]
            assert sum(breiten) == pytest.approx(165 / 25.4 * 1440, abs=5)
            assert min(breiten) > 400
    assert gezaehlt > 10


def test_styles_instead_of_formatting(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    dokument = docx.Document(str(dateien["muster"][0]))
    satz = next(p for p in dokument.paragraphs if p.text.startswith("Ein Satz"))
    assert [(r.text, r.style.name) for r in satz.runs if r.text.strip()][:7] == [
        ("Ein Satz mit ", "Default Paragraph Font"),
        ("fetten", "Strong"),
        (", ", "Default Paragraph Font"),
        ("schrägen", "Emphasis"),
        (", ", "Default Paragraph Font"),
        ("beiden", "Strong"),
        (" und ", "Default Paragraph Font"),
    ][:7]
    assert next(r for r in satz.runs if r.text == "beiden").italic
    assert "\n" in satz.text
    (verweis,) = satz.hyperlinks
    assert (verweis.text, verweis.url) == ("hier", "https://example.org/a?b=1&c=2")
    stile = {p.style.name for p in dokument.paragraphs}
    assert {"Quote", "List Bullet", "List Number", "Trennlinie", "Vor einer Liste"} <= stile
    for p in dokument.paragraphs:
        if p.text not in ("", "noch ein Absatz", "mit Punkt"):
            assert p._p.find(f"{qn('w:pPr')}/{qn('w:ind')}") is None
            assert p._p.find(f"{qn('w:pPr')}/{qn('w:keepNext')}") is None


def test_language_properties_and_page(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    datei, papier = dateien["bericht-2022-09-10"]
    dokument = docx.Document(str(datei))
    angaben = dokument.core_properties
    assert angaben.title == papier.titel
    assert angaben.subject == "bericht, Integrierter Sozialraumplan"
    assert angaben.author == angaben.last_modified_by == "Landeshauptstadt Erfurt"
    assert angaben.language == "de-DE"
    assert angaben.created.date() == angaben.modified.date() == date(2022, 9, 10)
    (sprache,) = dokument.styles.element.xpath("w:docDefaults//w:lang/@w:val")
    assert sprache == "de-DE"
    (seite,) = dokument.sections
    assert (round(seite.page_width.mm), round(seite.page_height.mm)) == (210, 297)


def test_every_id_is_there(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    """Word repairs or refuses a file that names styles, lists or parts it does not have."""
    for datei, _ in dateien.values():
        dokument = docx.Document(str(datei))
        stile = dokument.styles.element.xpath("w:style/@w:styleId")
        assert len(stile) == len(set(stile))
        genannt = dokument.element.xpath("//w:pStyle/@w:val | //w:rStyle/@w:val")
        genannt += dokument.element.xpath("//w:tblStyle/@w:val")
        genannt += dokument.styles.element.xpath("//w:basedOn/@w:val | //w:next/@w:val")
        assert set(genannt) <= set(stile)
        nummern = dokument.part.numbering_part.element.xpath("w:num/@w:numId")
        assert set(dokument.element.xpath("//w:numId/@w:val")) <= set(nummern)
        assert set(dokument.element.xpath("//w:hyperlink/@r:id")) <= set(dokument.part.rels)


def assert_sound(datei: Path) -> None:
    """The file keeps to the schema of Office Open XML, so that Word opens it without a word."""
    ergebnis = openxml_audit.OpenXmlValidator().validate(str(datei))
    assert ergebnis.is_valid, [f.description for f in ergebnis.errors]


def test_the_files_keep_to_the_schema(
    dateien: dict[str, tuple[Path, Dokument]], tmp_path: Path
) -> None:
    (tmp_path / "boese.docx").write_bytes(word.dumps(*hostile_paper(tmp_path), None))
    for datei in (*(datei for datei, _ in dateien.values()), tmp_path / "boese.docx", BRIEFKOPF):
        assert_sound(datei)


def test_that_the_schema_would_be_missed(tmp_path: Path) -> None:
    (tmp_path / "p.docx").write_bytes(
        changed(lambda n, i: i.replace(b"<w:body>", b"<w:body><w:r/>"))
    )
    with pytest.raises(AssertionError):
        assert_sound(tmp_path / "p.docx")


# --- The same every time ---------------------------------------------------------------------


def test_the_same_paper_is_the_same_bytes() -> None:
    erste = word.dumps(read(MUSTER), KOPF, None)
    time.sleep(2.1)  # the clock of a zip file counts by two seconds
    assert word.dumps(read(MUSTER), KOPF, None) == erste
    with zipfile.ZipFile(io.BytesIO(erste)) as archiv:
        assert {e.date_time[0] for e in archiv.infolist()} == {1980}


def test_the_shipped_letterhead_is_what_the_script_writes() -> None:
    skript = Path(__file__).parents[1] / "scripts" / "briefkopf.py"
    neu = runpy.run_path(str(skript))["dumps"]()
    gefunden, erwartet = (
        {e.filename: archiv.read(e) for e in archiv.infolist()}
        for archiv in map(zipfile.ZipFile, (BRIEFKOPF, io.BytesIO(neu)))
    )
    assert gefunden == erwartet, "python scripts/briefkopf.py renews it"


# --- Any text --------------------------------------------------------------------------------


def test_text_that_might_be_obeyed_is_text(tmp_path: Path) -> None:
    dokument, kopf = hostile_paper(tmp_path)
    datei = tmp_path / "p.docx"
    datei.write_bytes(word.dumps(dokument, kopf, None))
    absaetze = "\n".join(
        "".join(t.text or "" for t in p.iter(qn("w:t")))
        for p in opened(datei.read_bytes()).element.body.iter(qn("w:p"))
    )
    assert_complete(absaetze, dokument)
    fuss = opened(datei.read_bytes()).sections[0].footer.paragraphs[0].text
    assert fuss.startswith("#x {{ y }}, Stand 10.04.2024")
    convert([datei], "pdf", tmp_path)
    text = bare(poppler("pdftotext", "-raw", tmp_path / "p.pdf", "-"))
    for stueck in ("<script>alert(1)</script>", "=cmd|' /C calc'!A0", "<br>Müller & Söhne &lt;"):
        assert bare(stueck) in text
        assert stueck in BOESE
    # A word of 500 letters wraps in its cell.
    orte = re.findall(
        r'xMax="([\d.]+)" yMax="[\d.]+">x+<', poppler("pdftotext", "-bbox", tmp_path / "p.pdf", "-")
    )
    assert len(orte) > 20
    assert max(map(float, orte)) < 595.3 - 56
    assert LANG in "".join(pieces(dokument.bloecke))


def test_a_table_at_the_end_leaves_no_empty_page(tmp_path: Path) -> None:
    for zeilen in range(34, 44):
        text = "# T\n\n| a |\n| --- |\n" + "| b |\n" * zeilen
        (tmp_path / f"t{zeilen}.docx").write_bytes(word.dumps(read(text), KOPF, None))
    convert(sorted(tmp_path.glob("*.docx")), "pdf", tmp_path)
    for datei in tmp_path.glob("*.pdf"):
        *_, letzte, _ende = poppler("pdftotext", "-raw", datei, "-").split("\f")
        assert "\nb" in letzte


# --- Own letterheads -------------------------------------------------------------------------


def letterhead(ordner: Path, *absaetze: str, fuss: str = "", kopf: str = "") -> Path:
    """A letterhead that Word would write: hardly any styles, no numbering."""
    dokument = docx.Document()
    for stil in list(dokument.styles.element.findall(qn("w:style"))):
        if stil.get(qn("w:default")) != "1":
            dokument.styles.element.remove(stil)
        elif stil.get(qn("w:type")) == "paragraph":
            stil.set(qn("w:styleId"), "Standard")
    for kennung, verweis in list(dokument.part.rels.items()):
        if verweis.reltype.endswith(("/numbering", "/stylesWithEffects")):
            del dokument.part.rels[kennung]
    for absatz in absaetze:
        dokument.add_paragraph(absatz)
    for bereich, text in ((dokument.sections[0].header, kopf), (dokument.sections[0].footer, fuss)):
        if text:
            bereich.paragraphs[0].text = text
            bereich.paragraphs[0]._p.remove(bereich.paragraphs[0]._p.pPr)
    dokument.save(str(ordner / "briefkopf.docx"))
    return ordner


def test_an_own_letterhead_goes_first(tmp_path: Path) -> None:
    ordner = tmp_path / "Vorlagen für Müller & Söhne"
    ordner.mkdir()
    letterhead(
        ordner,
        "Amt für {{ kommune }}",
        "{{ inhalt }}",
        "Mit freundlichen Grüßen",
        kopf="{{ art }}: {{ prozess }}",
        fuss="{% if stand %}Stand {{ stand }}{% endif %}",
    )
    dokument = opened(word.dumps(read(MUSTER), replace(KOPF, kommune="A & B <c>"), ordner))
    texte = [p.text for p in dokument.paragraphs]
    assert texte[:2] == ["Amt für A & B <c>", "Muster – kursiv & <b>"]
    assert texte[-1] == "Mit freundlichen Grüßen"
    assert dokument.sections[0].header.paragraphs[0].text == "Papier: Musterplan (MP)"
    assert dokument.sections[0].footer.paragraphs[0].text == "Stand 10.09.2022"
    (tmp_path / "p.docx").write_bytes(word.dumps(read(MUSTER), KOPF, ordner))
    test_every_id_is_there({"p": (tmp_path / "p.docx", read(MUSTER))})
    assert_sound(tmp_path / "p.docx")
    assert len(numbered(tmp_path / "p.docx")) == 9
    convert([tmp_path / "p.docx"], "pdf", tmp_path)
    assert_complete(poppler("pdftotext", "-raw", tmp_path / "p.pdf", "-"), read(MUSTER))


def test_a_letterhead_without_page_and_names_of_styles_will_do(tmp_path: Path) -> None:
    dokument = opened(letterhead(tmp_path, "Amt").joinpath("briefkopf.docx").read_bytes())
    body = dokument.element.body
    body.remove(body.sectPr)
    for name in dokument.styles.element.xpath("w:style[not(@w:default)]/w:name"):
        name.getparent().remove(name)
    dokument.save(str(tmp_path / "briefkopf.docx"))
    (tmp_path / "p.docx").write_bytes(word.dumps(read(MUSTER), KOPF, tmp_path))
    assert_sound(tmp_path / "p.docx")


def test_without_a_place_the_paper_stands_at_the_end(tmp_path: Path) -> None:
    dokument = opened(word.dumps(read("# T"), KOPF, letterhead(tmp_path, "Briefkopf")))
    assert [p.text for p in dokument.paragraphs] == ["Briefkopf", "T"]


def test_the_paper_may_stand_in_a_cell(tmp_path: Path) -> None:
    dokument = docx.Document()
    dokument.add_table(1, 2).cell(0, 1).text = "{{ inhalt }}"
    dokument.save(str(tmp_path / "briefkopf.docx"))
    zelle = opened(word.dumps(read("# T\n\nSatz"), KOPF, tmp_path)).tables[0].cell(0, 1)
    assert [p.text for p in zelle.paragraphs] == ["T", "Satz"]
    nur_tabelle = read("| a |\n| --- |\n")
    zelle = opened(word.dumps(nur_tabelle, KOPF, tmp_path)).tables[0].cell(0, 1)
    assert len(zelle.tables) == 1
    assert zelle._tc[-1].tag == qn("w:p")  # else Word calls the file damaged
    zelle = opened(word.dumps(read(""), KOPF, tmp_path)).tables[0].cell(0, 1)
    assert zelle.text == ""
    assert len(zelle.paragraphs) == 1


def fault(ordner: Path) -> str:
    with pytest.raises(Abbruch) as fehler:
        word.dumps(read("# T"), KOPF, ordner)
    meldung = str(fehler.value)
    assert "briefkopf.docx" in meldung
    return meldung


@pytest.mark.parametrize(
    ("text", "grund"),
    [
        ("{{ gremiumm }}", "„gremiumm“ gibt es hier nicht"),
        ("{{ stand.jahr }}", "„jahr“ gibt es hier nicht"),
        ("{{ stand }", "so kann sie nicht gelesen werden"),
        ("{% if stand %}offen", "so kann sie nicht gelesen werden"),
        ("{{ stand | fettt }}", "„fettt“ kennen Vorlagen nicht"),
        ("{{ stand + 1 }}", "diese Anweisung lässt sich nicht ausführen"),
        ("{{ ''.__class__.__mro__ }}", "„__class__“ ist in Vorlagen nicht erlaubt"),
        ("{{ stand | attr('__class__') }}", "ist in Vorlagen nicht erlaubt"),
        ("{{ cycler.__init__.__globals__ }}", "ist in Vorlagen nicht erlaubt"),
        ("{{ '{0.__class__}'.format(stand) }}", "ist in Vorlagen nicht erlaubt"),
        ('{{ "x" * 10**9 }}', "ist in Vorlagen nur mit kleinen Zahlen erlaubt"),
        ("{% for i in range(1000000000) %}x{% endfor %}", "zu viele Wiederholungen"),
        ("{% include '/etc/passwd' %}", "diese Anweisung lässt sich nicht ausführen"),
        ("{{ inhalt }} und mehr", "in einem Absatz für sich"),
    ],
)
@pytest.mark.parametrize("wo", ["Text", "Kopfzeile", "Fußzeile"])
def test_a_faulty_letterhead_is_named_with_its_paragraph(
    text: str, grund: str, wo: str, tmp_path: Path
) -> None:
    oben = "Vorher"
    if wo == "Text":
        letterhead(tmp_path, oben, f"Hier {text}" if "inhalt" not in text else text)
    elif wo == "Kopfzeile":
        letterhead(tmp_path, oben, kopf=f"Hier {text}")
    else:
        letterhead(tmp_path, oben, fuss=f"Hier {text}")
    meldung = fault(tmp_path)
    assert grund in meldung
    assert not re.search(r"class '| is |undefined|not ", meldung)
    if "inhalt" not in text:
        assert wo in meldung
        if "Wiederholungen" not in grund:
            assert "Absatz „Hier" in meldung


def test_the_place_can_be_only_one(tmp_path: Path) -> None:
    letterhead(tmp_path, "{{ inhalt }}", "{{ inhalt }}")
    assert "genau einmal" in fault(tmp_path)
    letterhead(tmp_path, "{{ inhalt }}", fuss="{{ inhalt }}")
    assert "genau einmal" in fault(tmp_path)


def test_instructions_across_paragraphs_lose_no_text(tmp_path: Path) -> None:
    dokument = docx.Document()
    dokument.add_table(1, 1).cell(0, 0).text = "{% if stand == 'x' %}a"
    dokument.add_paragraph("b{% endif %}")
    dokument.save(str(tmp_path / "briefkopf.docx"))
    assert "reichen über Absätze oder Zellen hinweg" in fault(tmp_path)


def zipped(**teile: bytes) -> bytes:
    strom = io.BytesIO()
    with zipfile.ZipFile(strom, "w", zipfile.ZIP_DEFLATED) as archiv:
        for name, inhalt in teile.items():
            archiv.writestr(name, inhalt)
    return strom.getvalue()


def changed(aenderung: Callable[[str, bytes], bytes | None], **dazu: bytes) -> bytes:
    """The shipped letterhead with some of its parts otherwise."""
    with zipfile.ZipFile(BRIEFKOPF) as archiv:
        teile = {n: aenderung(n, archiv.read(n)) for n in archiv.namelist()}
    return zipped(**{n: i for n, i in teile.items() if i is not None}, **dazu)


def damaged() -> bytes:
    """The shipped letterhead with a part whose compressed bytes are no longer any."""
    inhalt = bytearray(changed(lambda n, i: i))
    with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
        anfang = archiv.getinfo("word/document.xml").header_offset + 30 + len("word/document.xml")
    inhalt[anfang : anfang + 40] = b"\xff" * 40
    return bytes(inhalt)


def test_a_damaged_word_file_is_no_paper() -> None:
    assert word_lesen.as_markdown(damaged()) is None


def test_other_files_are_refused(tmp_path: Path) -> None:
    bombe = b"<x>" + b" " * (word.MAX_ENTPACKT + 1) + b"</x>"
    makro = "application/vnd.ms-word.document.macroEnabled.main+xml"
    faelle = {
        b"": "ist kein Word-Dokument",
        b"Brief": "ist kein Word-Dokument",
        zipped(x=b"1"): "ist kein Word-Dokument",
        damaged(): "ist kein Word-Dokument",
        BRIEFKOPF.read_bytes()[:-200]: "ist kein Word-Dokument",
        changed(lambda n, i: None if n == "word/document.xml" else i): "ist kein Word-Dokument",
        changed(lambda n, i: b"<kaputt" if n == "word/document.xml" else i): "kein Word-Dokument",
        changed(
            lambda n, i: i.replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                makro.encode(),
            )
        ): "ist kein Word-Dokument",
        changed(
            lambda n, i: (
                i.replace(b"?>", b'?><!DOCTYPE x [<!ENTITY a "b">]>', 1)
                if n == "word/document.xml"
                else i
            )
        ): "ist kein Word-Dokument",
        changed(lambda n, i: i, **{"word/vbaProject.bin": b"x"}): "enthält Makros",
        changed(lambda n, i: i, **{"word/bombe.xml": bombe}): "ist entpackt zu groß",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600: "mit einem Kennwort geschützt",
        b"PK" + b"x" * word.MAX_BYTES: "ist größer als 20 MB",
    }
    for inhalt, grund in faelle.items():
        (tmp_path / "briefkopf.docx").write_bytes(inhalt)
        assert grund in fault(tmp_path)


def test_a_folder_in_place_of_the_letterhead(tmp_path: Path) -> None:
    (tmp_path / "briefkopf.docx").mkdir()
    assert "ist keine gewöhnliche Datei" in fault(tmp_path)


def test_a_folder_without_a_letterhead_changes_nothing(tmp_path: Path) -> None:
    assert word.dumps(read(MUSTER), KOPF, tmp_path) == word.dumps(read(MUSTER), KOPF, None)


def test_without_docxtpl_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docxtpl", None)
    with pytest.raises(Abbruch, match=r'pip install "isrp\[word\]"'):
        word.dumps(read(MUSTER), KOPF, None)


def test_a_large_paper_is_quick() -> None:
    text = "# T\n\n| Nr. | Text |\n| --- | --- |\n" + "| 1 | Ein Satz |\n" * 3000
    beginn = time.monotonic()
    assert word.dumps(read(text), KOPF, None)
    assert time.monotonic() - beginn < 30


# --- Minutes that were filled in with Word ---------------------------------------------------


@pytest.fixture
def ausgefuellt(erfurt: Daten, tmp_path: Path) -> Path:
    """The minutes of a meeting with what a person types into them."""
    lage = Lage(erfurt.prozess, date(2022, 9, 10))
    text = markdown.protokoll(protokoll.baue(lage, 26), None)
    dokument = opened(word.dumps(read(text), KOPF, None))
    eintraege = {
        "Datum:": ["14.09.2022"],
        "Ergebnis:": ["Bestätigt.", "Wie C:\\*alt*,"],
        "Auftrag:": ["Plan schreiben"],
        "Wer:": ["Amt für Soziales"],
        "Bis wann:": ["12/2022"],
    }
    for absatz in dokument.paragraphs:
        if eintraege.get(absatz.text):
            absatz.add_run(f" {eintraege[absatz.text].pop(0)}")
    zweite = next(p for p in dokument.paragraphs if p.text.endswith("*,"))
    neu = zweite.insert_paragraph_before("# 1 mit zweitem Absatz", style="Normal")
    zweite._p.addnext(neu._p)
    dokument.save(str(tmp_path / "protokoll.docx"))
    return tmp_path / "protokoll.docx"


def assert_understood(datei: Path) -> None:
    gelesen = protokoll_lesen.read(datei, 26)
    assert gelesen.datum == date(2022, 9, 14)
    assert gelesen.ergebnis == "TOP 1: Bestätigt.\nTOP 2: Wie C:\\*alt*,\n\n# 1 mit zweitem Absatz"
    (auftrag,) = gelesen.auftraege
    assert auftrag.bis is not None
    assert (auftrag.text, auftrag.wer, auftrag.bis.text) == (
        *("Plan schreiben", "Amt für Soziales", "12/2022"),
    )
    assert gelesen.hinweise == ()


def test_minutes_filled_in_with_word_can_be_taken_over(ausgefuellt: Path) -> None:
    assert_understood(ausgefuellt)


def test_minutes_saved_by_libreoffice_can_be_taken_over(ausgefuellt: Path, tmp_path: Path) -> None:
    ordner = tmp_path / "gespeichert"
    ordner.mkdir()
    convert([ausgefuellt], "docx", ordner)
    assert_understood(ordner / "protokoll.docx")


def test_minutes_on_an_own_letterhead_can_be_taken_over(erfurt: Daten, tmp_path: Path) -> None:
    lage = Lage(erfurt.prozess, date(2022, 9, 10))
    for nr in (26, 45):
        text = markdown.protokoll(protokoll.baue(lage, nr), None)
        datei = tmp_path / "p.docx"
        datei.write_bytes(word.dumps(read(text), KOPF, letterhead(tmp_path, "Amt", "Datum: heute")))
        with pytest.raises(Abbruch) as fehler:  # „heute“ is in the letterhead, and no day
            protokoll_lesen.read(datei, nr)
        assert len(fehler.value.befunde) == 1
        datei.write_bytes(word.dumps(read(text), KOPF, letterhead(tmp_path, "Amt")))
        leer = protokoll_lesen.lies(text.encode(), "p.md", nr)
        assert protokoll_lesen.read(datei, nr) == leer


def test_what_tracked_changes_delete_is_not_read(ausgefuellt: Path) -> None:
    dokument = docx.Document(str(ausgefuellt))
    absatz = next(p for p in dokument.paragraphs if p.text.startswith("Datum:"))
    weg = docx.oxml.OxmlElement("w:del")
    weg.append(absatz.runs[-1]._r)
    absatz._p.append(weg)
    neu = docx.oxml.OxmlElement("w:ins")
    absatz.add_run(" 15.09.2022")
    neu.append(absatz.runs[-1]._r)
    absatz._p.append(neu)
    dokument.save(str(ausgefuellt))
    assert protokoll_lesen.read(ausgefuellt, 26).datum == date(2022, 9, 15)


@pytest.mark.parametrize(
    "text", ["# a", "> b", "a\\*b", "\\", "TOP 3", "- Wer: x", "`x` <b> &amp;"]
)
def test_text_of_a_word_file_is_read_as_it_is(text: str) -> None:
    dokument = docx.Document()
    dokument.add_paragraph("Schritt 1")
    dokument.add_heading("TOP 1 X", 3)
    dokument.add_paragraph(f"Ergebnis: x\n{text}")
    strom = io.BytesIO()
    dokument.save(strom)
    gelesen = word_lesen.as_markdown(strom.getvalue())
    assert gelesen is not None
    if text != "- Wer: x":
        top = protokoll_lesen.lies(gelesen.encode(), "p.docx", 1).tops[0]
        assert top.ergebnis == f"x\n{text}"


def test_what_is_no_word_file_is_none() -> None:
    assert word_lesen.as_markdown(b"") is None
    assert word_lesen.as_markdown(b"# Protokoll") is None
    assert word_lesen.as_markdown(zipped(x=b"1")) is None
    assert word_lesen.as_markdown(BRIEFKOPF.read_bytes()[:-300]) is None
    entitaet = changed(lambda n, i: i.replace(b"?>", b"?><!DOCTYPE x>", 1))
    assert word_lesen.as_markdown(entitaet) is None
    assert word_lesen.as_markdown(changed(lambda n, i: b"<" if "styles" in n else i)) is None
