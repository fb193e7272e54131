"""Papers as PDF, read by other programs: poppler and pikepdf."""

import json
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import hilfen
import pytest
from exporthilfen import LANG
from papierhilfen import (
    KOPF,
    MUSTER,
    STAND,
    assert_complete,
    assert_no_empty_page,
    bare,
    hostile_paper,
    papers,
    pieces,
)

from isrp_cli.befund import Abbruch
from isrp_cli.formats import pdf
from isrp_cli.formats.dokument import Dokument, read
from isrp_cli.loading import Daten
from isrp_cli.ressourcen import SHIPPED_TEMPLATES

page: Any
pikepdf: Any
try:
    import page
    import pikepdf
    import typst  # noqa: F401
except ImportError as fehler:
    page = pikepdf = None
    FEHLT = f"{fehler.name} (typst, pikepdf, page-validation)"


@pytest.fixture(autouse=True, scope="module")
def _libraries() -> None:
    if page is None:
        hilfen.fehlt(FEHLT)


# What the fonts of the shipped template lack.
OHNE_BILD = str.maketrans(dict.fromkeys("␀␛␡＝😀漢字", "\ufffd"))


def poppler(programm: str, *argumente: str | Path) -> str:
    if shutil.which(programm) is None:
        hilfen.fehlt(f"{programm} (poppler-utils)")
    lauf = subprocess.run([programm, *map(str, argumente)], capture_output=True, check=True)
    return lauf.stdout.decode()


def text_of(datei: Path) -> str:
    """The text of all pages without what is printed above and below."""
    ausschnitt = ("-x", "0", "-y", "85", "-W", "600", "-H", "690")
    return poppler("pdftotext", "-raw", *ausschnitt, datei, "-")


def structure(datei: Path) -> Iterator[Any]:
    """The elements of the structure tree, in order."""
    with pikepdf.open(datei) as dokument:
        offen = [dokument.Root.StructTreeRoot]
        while offen:
            knoten = offen.pop()
            if isinstance(knoten, pikepdf.Array):
                offen += reversed(list(knoten))
            elif isinstance(knoten, pikepdf.Dictionary):
                if "/S" in knoten:
                    yield knoten
                offen.append(knoten.get("/K"))


def kinds(datei: Path) -> list[str]:
    return [str(knoten.S)[1:] for knoten in structure(datei)]


@pytest.fixture(scope="module")
def dateien(
    _libraries: None, erfurt: Daten, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[Path, Dokument]]:
    """Every paper of the shipped process as PDF, and a sample of every kind of block."""
    ordner = tmp_path_factory.mktemp("pdf")
    gebaut = {}
    for name, dokument, kopf in (*papers(erfurt), ("muster", read(MUSTER), KOPF)):
        datei = ordner / f"{name}.pdf"
        datei.write_bytes(pdf.dumps(dokument, kopf, None))
        gebaut[name] = (datei, dokument)
    return gebaut


# --- What other programs read ----------------------------------------------------------------


def test_the_papers_lose_nothing(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    assert len(dateien) == 10
    for datei, dokument in dateien.values():
        assert_complete(text_of(datei), dokument)


def test_poppler_calls_it_tagged_german_and_a4(
    dateien: dict[str, tuple[Path, Dokument]],
) -> None:
    datei, dokument = dateien["agenda-26"]
    angaben = poppler("pdfinfo", datei)
    assert "Tagged:          yes" in angaben
    assert f"Title:           {dokument.titel}\n" in angaben
    assert "Author:          Landeshauptstadt Erfurt\n" in angaben
    assert "(A4)" in angaben
    assert "<pdfuaid:part>1</pdfuaid:part>" in poppler("pdfinfo", "-meta", datei)


def test_all_fonts_are_embedded(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    for datei, _ in dateien.values():
        zeilen = poppler("pdffonts", datei).splitlines()[2:]
        assert zeilen
        for zeile in zeilen:
            assert re.search(r" yes yes yes +\d+ +0$", zeile), zeile


def test_header_and_footer_say_whose_it_is(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    datei, _ = dateien["bericht-2022-09-10"]
    seiten = poppler("pdftotext", "-layout", datei, "-").split("\f")[:-1]
    for nr, seite in enumerate(seiten, start=1):
        assert seite.lstrip().startswith("Landeshauptstadt Erfurt · Integrierter Sozialraumplan")
        unten = seite.rstrip().rpartition("\n")[2]
        assert re.fullmatch(rf" *bericht, Stand 10\.09\.2022 +Seite {nr} von {len(seiten)}", unten)
    assert len(seiten) > 2


def test_no_page_is_empty(dateien: dict[str, tuple[Path, Dokument]], tmp_path: Path) -> None:
    for name, (datei, _) in dateien.items():
        poppler("pdftoppm", "-r", "30", "-gray", datei, tmp_path / name)
    assert_no_empty_page(sorted(tmp_path.glob("*.pgm")))


# --- PDF/UA ----------------------------------------------------------------------------------


def test_the_structure_is_that_of_the_paper(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    datei, _ = dateien["muster"]
    arten = kinds(datei)
    # "#### Zu tief" comes after "##": one level down and no more.
    assert [art for art in arten if re.fullmatch(r"H\d", art)] == ["H1", "H2", "H3"]
    assert arten.count("Table") == 2
    assert (arten.count("TH"), arten.count("TD")) == (3, 4)
    # 2 points with 1 in it and 2 counted in that, 2 and 1 counted, 1 in the remark.
    assert (arten.count("L"), arten.count("LI"), arten.count("LBody")) == (6, 9, 9)
    assert arten.count("BlockQuote") == arten.count("Link") == arten.count("Code") == 1
    assert {"Strong", "Em"} <= set(arten)


def test_headers_of_tables_belong_to_their_columns(
    dateien: dict[str, tuple[Path, Dokument]],
) -> None:
    for datei, _ in dateien.values():
        for knoten in structure(datei):
            if knoten.S == "/TH":
                assert any(a.get("/Scope") == "/Column" for a in _list(knoten.A))


def test_numbers_begin_where_they_should(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    zeilen = text_of(dateien["muster"][0]).splitlines()
    assert [z for z in zeilen if re.match(r"\d\. ", z)] == [
        *("1. gezählt", "2. weiter", "3. drei", "4. vier", "1. von vorn")
    ]


def test_another_checker_finds_nothing_against_pdf_ua(
    dateien: dict[str, tuple[Path, Dokument]], tmp_path: Path
) -> None:
    (tmp_path / "boese.pdf").write_bytes(pdf.dumps(*hostile_paper(tmp_path), None))
    for datei in (*(datei for datei, _ in dateien.values()), tmp_path / "boese.pdf"):
        bericht = page.validate_pdf(datei, profile="ua1")
        assert bericht.is_compliant, [f.message for f in bericht.failures]
        assert bericht.rules.passed > 90


@pytest.mark.parametrize("schluessel", ["/Lang", "/MarkInfo", "/StructTreeRoot", "/Metadata"])
def test_that_checker_would_find_something(
    schluessel: str, dateien: dict[str, tuple[Path, Dokument]], tmp_path: Path
) -> None:
    with pikepdf.open(dateien["muster"][0]) as dokument:
        del dokument.Root[schluessel]
        dokument.save(tmp_path / "p.pdf")
    assert not page.validate_pdf(tmp_path / "p.pdf", profile="ua1").is_compliant


def _list(wert: Any) -> list[Any]:
    return list(wert) if isinstance(wert, pikepdf.Array) else [wert]


def test_all_content_is_tagged_or_an_artifact(dateien: dict[str, tuple[Path, Dokument]]) -> None:
    for datei, _ in dateien.values():
        with pikepdf.open(datei) as dokument:
            assert dokument.Root.MarkInfo.Marked
            assert str(dokument.Root.Lang) == "de-DE"
            assert dokument.Root.ViewerPreferences.DisplayDocTitle
            for seite in dokument.pages:
                tiefe = 0
                for befehl in pikepdf.parse_content_stream(seite):
                    name = str(befehl.operator)
                    if name in ("BDC", "BMC"):
                        tiefe += 1
                    elif name == "EMC":
                        tiefe -= 1
                    elif name in ("Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "Do", "sh"):
                        assert tiefe, f"{datei.name}: {name} is outside of everything marked"
                assert tiefe == 0


def test_links_lead_to_the_web_and_not_to_files(
    dateien: dict[str, tuple[Path, Dokument]],
) -> None:
    with pikepdf.open(dateien["muster"][0]) as dokument:
        ziele = [str(a.A.URI) for seite in dokument.pages for a in seite.get("/Annots", [])]
    assert ziele == ["https://example.org/a?b=1&c=2"]


# --- The same every time ---------------------------------------------------------------------


def test_the_same_paper_is_the_same_bytes() -> None:
    erste = pdf.dumps(read(MUSTER), KOPF, None)
    assert erste == pdf.dumps(read(MUSTER), KOPF, None)
    lauf = subprocess.run(
        [
            *(sys.executable, "-c"),
            "import sys; from papierhilfen import *; from isrp_cli.formats import pdf;"
            "sys.stdout.buffer.write(pdf.dumps(read(MUSTER), KOPF, None))",
        ],
        env=hilfen.environment(
            PYTHONPATH=":".join(sys.path), TZ="America/New_York", LC_ALL="de_DE.UTF-8", HOME="/"
        ),
        capture_output=True,
        check=True,
    )
    assert lauf.stdout == erste


def test_the_date_is_the_stand(tmp_path: Path) -> None:
    (tmp_path / "p.pdf").write_bytes(pdf.dumps(read(MUSTER), KOPF, None))
    with pikepdf.open(tmp_path / "p.pdf") as dokument:
        assert str(dokument.docinfo["/CreationDate"]).startswith(f"D:{STAND:%Y%m%d}0000")


# --- Any text --------------------------------------------------------------------------------


def test_text_that_might_be_obeyed_is_text(tmp_path: Path) -> None:
    dokument, kopf = hostile_paper(tmp_path)
    datei = tmp_path / "p.pdf"
    datei.write_bytes(pdf.dumps(dokument, kopf, None))
    gelesen = bare(text_of(datei))
    for stueck in pieces(dokument.bloecke):
        if LANG not in stueck:  # it may run over two pages
            assert bare(stueck.translate(OHNE_BILD)) in gelesen, stueck
    poppler("pdftoppm", "-r", "30", "-gray", datei, tmp_path / "seite")
    assert_no_empty_page(sorted(tmp_path.glob("*.pgm")))


def test_nothing_reaches_beyond_the_page(tmp_path: Path) -> None:
    lang = "x" * 500
    zellen = " | ".join([lang] * 5)
    text = f"# {lang}\n\n{lang}\n\n- {lang}\n\n| {zellen} |\n|{' --- |' * 5}\n| {zellen} |\n"
    kopf = replace(KOPF, kommune=lang, prozess=lang, art=lang)
    datei = tmp_path / "p.pdf"
    datei.write_bytes(pdf.dumps(read(text), kopf, None))
    orte = re.findall(
        r'xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">x',
        poppler("pdftotext", "-bbox", datei, "-"),
    )
    # A heading, a paragraph, a point and ten cells of 500 letters are 6500.
    text = text_of(datei)
    assert text.count("x") >= 6500  # the header of the table may be there twice
    for links, oben, rechts, unten in orte:
        # 25 mm and 20 mm of margin on a sheet of 595.3 × 841.9 points; half a point is rounding.
        assert float(links) > 70
        assert float(rechts) < 595.3 - 56
        assert float(oben) > 20
        assert float(unten) < 841.9 - 20


def test_a_long_cell_runs_over_pages(tmp_path: Path) -> None:
    text = " ".join(f"Wort{nr}" for nr in range(3000))
    dokument = read(f"# T\n\n| a | b |\n| --- | --- |\n| {text} | c |\n")
    datei = tmp_path / "p.pdf"
    datei.write_bytes(pdf.dumps(dokument, KOPF, None))
    gelesen = text_of(datei)
    assert all(f"Wort{nr}" in gelesen for nr in range(3000))


@pytest.mark.parametrize(
    ("text", "gezeigt"),
    [
        ("Ärztehaus Œuvre ş Ł Ж Ω", "Ärztehaus Œuvre ş Ł Ж Ω"),
        ("a😀b", "a\ufffdb"),
        ("漢字", "\ufffd\ufffd"),
        ("☐ ✓ → ●", "☐ ✓ → ●"),
    ],
)
def test_a_character_that_no_font_has_does_not_vanish(
    text: str, gezeigt: str, tmp_path: Path
) -> None:
    datei = tmp_path / "p.pdf"
    datei.write_bytes(pdf.dumps(read(f"# {text}\n"), replace(KOPF, art=text), None))
    assert text_of(datei).strip() == gezeigt
    assert f"{gezeigt}, Stand" in poppler("pdftotext", "-layout", datei, "-")


def test_a_paper_without_headings_has_a_title_of_its_own(tmp_path: Path) -> None:
    datei = tmp_path / "p.pdf"
    datei.write_bytes(pdf.dumps(read("nur Text"), KOPF, None))
    assert "Title:           Papier\n" in poppler("pdfinfo", datei)
    datei.write_bytes(pdf.dumps(read(""), replace(KOPF, kommune="", prozess=""), None))
    assert "Pages:           1\n" in poppler("pdfinfo", datei)


# --- Own templates ---------------------------------------------------------------------------

ANFANG = """\
#let papier = json(bytes(sys.inputs.papier))
#set document(title: papier.titel)
"""


def own(ordner: Path, vorlage: str) -> bytes:
    (ordner / "papier.typ").write_text(ANFANG + vorlage, encoding="utf-8")
    return pdf.dumps(read(MUSTER), KOPF, ordner)


@pytest.mark.parametrize("name", ["vorlagen", "Vorlagen für Müller & Söhne"])
def test_an_own_template_goes_first(name: str, tmp_path: Path) -> None:
    ordner = tmp_path / name
    ordner.mkdir()
    (ordner / "wappen.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/>'
        "</svg>"
    )
    vorlage = '#image("wappen.svg", alt: "Wappen")\n= Eigene Fassung für #papier.kommune'
    (tmp_path / "p.pdf").write_bytes(own(ordner, vorlage))
    assert text_of(tmp_path / "p.pdf").strip() == "Eigene Fassung für Stadt Musterhausen"
    assert "Figure" in kinds(tmp_path / "p.pdf")


def test_the_shipped_template_works_as_an_own_one(tmp_path: Path) -> None:
    shutil.copy(SHIPPED_TEMPLATES / "papier.typ", tmp_path)
    dokument = read(MUSTER + "\n\na😀b")
    assert pdf.dumps(dokument, KOPF, tmp_path) == pdf.dumps(dokument, KOPF, None)


def test_a_folder_without_the_template_changes_nothing(tmp_path: Path) -> None:
    assert pdf.dumps(read(MUSTER), KOPF, tmp_path) == pdf.dumps(read(MUSTER), KOPF, None)


@pytest.mark.parametrize(
    ("vorlage", "zeile", "grund"),
    [
        ("\n#gremiumm", 4, "„gremiumm“ gibt es hier nicht"),
        ("#papier.titell", 3, "„titell“ gibt es hier nicht"),
        ('\n\n#sys.inputs.at("x")', 5, "„x“ gibt es hier nicht"),
        ("#(", 3, "so kann sie nicht gelesen werden"),
        ("#let x = ", 3, "so kann sie nicht gelesen werden"),
        ('#image("fehlt.png")', 3, "die Datei „fehlt.png“ gibt es nicht"),
        ('#image("papier.typ")', 3, "diese Datei ist kein Bild, das sich lesen lässt"),
        ("= A\n=== B", 4, "Überschriften lassen eine Ebene aus"),
        ("== A", 3, "ihre erste Überschrift ist nicht von der obersten Ebene"),
        ('#include "teil.typ"', 2, "„nichts“ gibt es hier nicht"),
        ("#text(fill: 1)[x]", 3, "Typst meldet dazu auf Englisch „expected color"),
        ('#text(fallback: false, "漢")', None, "ihre Schriften haben das Zeichen „漢“ nicht"),
        ('#image("wappen.svg")', 3, "einem Bild fehlt seine Beschreibung"),
        ("#set document(title: none)\n= A", None, "ihr fehlt der Titel"),
    ],
)
def test_a_faulty_template_is_named_with_its_line(
    vorlage: str, zeile: int | None, grund: str, tmp_path: Path
) -> None:
    (tmp_path / "teil.typ").write_text("= X\n#nichts", encoding="utf-8")
    (tmp_path / "wappen.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')
    with pytest.raises(Abbruch) as fehler:
        own(tmp_path, vorlage)
    meldung = str(fehler.value)
    assert f"Zeile {zeile}, ist fehlerhaft" in meldung if zeile else "Zeile" not in meldung
    assert ("teil.typ" if "teil" in vorlage else "papier.typ") in meldung
    assert grund in meldung


@pytest.mark.parametrize(
    "vorlage",
    [
        '#read("../geheim.txt")',
        '#read("/../geheim.txt")',
        '#read("{absolut}")',
        '#include "../geheim.typ"',
        '#json("../geheim.txt")',
        '#image("../geheim.txt")',
        '#plugin("../geheim.txt")',
    ],
)
def test_a_template_reads_nothing_outside_its_folder(vorlage: str, tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    (tmp_path / "geheim.typ").write_text("geheim", encoding="utf-8")
    ordner = tmp_path / "vorlagen"
    ordner.mkdir()
    with pytest.raises(Abbruch, match=r"papier\.typ, Zeile 3, ist fehlerhaft"):
        own(ordner, vorlage.replace("{absolut}", str(tmp_path / "geheim.txt")))


def test_links_do_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "geheim.txt").write_text("geheim", encoding="utf-8")
    ordner = tmp_path / "vorlagen"
    ordner.mkdir()
    (ordner / "bild.txt").symlink_to(tmp_path / "geheim.txt")
    with pytest.raises(Abbruch, match=r"bild\.txt“ verweist auf etwas außerhalb des Ordners"):
        own(ordner, '#read("bild.txt")')


@pytest.mark.parametrize("name", ["@preview/cetz:0.3.0", "@local/eigenes:0.1.0"])
def test_a_template_gets_no_packages(name: str, tmp_path: Path) -> None:
    with pytest.raises(Abbruch, match="Zeile 3, ist fehlerhaft: Pakete sind in Vorlagen nicht"):
        own(tmp_path, f'#import "{name}": *')


def test_no_byte_goes_into_the_net(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy of the system is not asked either."""
    import socket

    with socket.create_server(("127.0.0.1", 0)) as server:
        adresse = f"http://127.0.0.1:{server.getsockname()[1]}"
        for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, adresse)
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        with pytest.raises(Abbruch, match="Pakete sind in Vorlagen nicht"):
            own(tmp_path, '#import "@preview/cetz:0.3.0": *')
        server.settimeout(0.1)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize(
    "vorlage",
    ["#while true {}", "#let f(x) = f(x + 1)\n#f(1)", "#let n = 0\n#while n >= 0 { n += 1 }"],
)
def test_a_template_that_never_ends_is_stopped(vorlage: str, tmp_path: Path) -> None:
    with pytest.raises(Abbruch, match=r"sie wird nie fertig|ruft sich selbst ohne Ende auf"):
        own(tmp_path, vorlage)


def test_a_template_that_takes_long_is_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pdf, "MAX_SEKUNDEN", 2)
    beginn = time.monotonic()
    with pytest.raises(Abbruch, match="auch nach 2 Sekunden nicht fertig"):
        own(tmp_path, "#for i in range(9000) { for j in range(9000) { let x = str(i * j) } }")
    assert time.monotonic() - beginn < 20


def test_a_template_that_wants_all_memory_is_stopped(tmp_path: Path) -> None:
    if sys.platform != "linux":
        pytest.skip("only Linux limits memory")
    with pytest.raises(Abbruch, match="sie wird nie fertig oder braucht zu viel Speicher"):
        own(tmp_path, "#range(1000000000).len()")


def test_a_folder_in_place_of_the_template(tmp_path: Path) -> None:
    (tmp_path / "papier.typ").mkdir()
    with pytest.raises(Abbruch, match=r"papier\.typ ist keine gewöhnliche Datei"):
        pdf.dumps(read(MUSTER), KOPF, tmp_path)


def test_a_read_only_folder_is_enough(tmp_path: Path) -> None:
    (tmp_path / "papier.typ").write_text(f"{ANFANG}= A", encoding="utf-8")
    tmp_path.chmod(0o500)
    try:
        assert pdf.dumps(read(MUSTER), KOPF, tmp_path).startswith(b"%PDF")
    finally:
        tmp_path.chmod(0o700)


def test_without_typst_it_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(Abbruch, match=r'pip install "isrp\[pdf\]"'):
        pdf.dumps(read(MUSTER), KOPF, None)


def test_a_large_paper_is_quick() -> None:
    text = "# T\n\n| Nr. | Text |\n| --- | --- |\n" + "| 1 | Ein Satz |\n" * 3000
    beginn = time.monotonic()
    assert pdf.dumps(read(text), KOPF, None)
    assert time.monotonic() - beginn < 30


def test_the_template_gets_plain_data() -> None:
    inhalt: Callable[..., Any] = pdf._content
    assert json.loads(json.dumps(inhalt(read(MUSTER), KOPF)))["titel"] == "Muster – kursiv & <b>"
