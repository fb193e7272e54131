"""Papers as HTML: structure, that text stays text, and the colours."""

import hashlib
import re
from base64 import b64encode
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hilfen import run, write_folder
from htmlhilfen import Element, colours, contrast, tree
from hypothesis import given
from hypothesis import strategies as st

from isrp_cli.documents import agenda, bericht, protokoll
from isrp_cli.formats import html, markdown
from isrp_cli.formats.dokument import Briefkopf, Dokument, read
from isrp_cli.stand import Lage

KOPF = Briefkopf("Musterstadt", "Probe", date(2024, 1, 31), "Tagesordnung")
CSS = (Path(__file__).parents[1] / "templates" / "papier.css").read_text(encoding="utf-8")
HOSTILE = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "&amp; &lt;",
    "=cmd|'/c calc'!A0",
    '" onmouseover="alert(1)',
    "BEGIN:VEVENT",
    "#import",
    "{{ 7 * 7 }}",
    "👩 Ämter",
]


def paper(text: str) -> Element:
    return tree(html.paper(read(text), KOPF))


def main_part(seite: Element) -> Element:
    return next(seite.alle("main"))


def test_the_frame() -> None:
    seite = paper("# Ein Titel\n\nText\n")
    assert next(seite.alle("html")).attribute == {"lang": "de"}
    assert [t.text for t in seite.alle("title")] == ["Ein Titel"]
    assert [t.text for t in seite.alle("h1")] == ["Ein Titel"]
    meta = {m.attribute.get("name"): m.attribute.get("content") for m in seite.alle("meta")}
    assert meta["dcterms.date"] == "2024-01-31"
    assert str(meta["generator"]).startswith("isrp ")


def test_nothing_runs_and_nothing_is_loaded() -> None:
    seite = paper("# Titel\n\n[x](https://example.org)\n")
    (stil,) = seite.alle("style")
    pruefsumme = b64encode(hashlib.sha256(stil.text.encode()).digest()).decode()
    (regel,) = (
        m.attribute["content"]
        for m in seite.alle("meta")
        if m.attribute.get("http-equiv") == "Content-Security-Policy"
    )
    assert regel.startswith(f"default-src 'none'; style-src 'sha256-{pruefsumme}'")
    assert "unsafe" not in regel
    assert not list(seite.alle("script"))
    for element in seite.alle():
        assert not {"style", "src", "srcset"} & set(element.attribute), element
        assert not any(name.startswith("on") for name in element.attribute)
    assert "url(" not in re.sub(r"url\(#[\w-]+\)", "", CSS)
    assert "@import" not in CSS


@pytest.mark.parametrize("text", HOSTILE)
def test_text_stays_text(text: str) -> None:
    teil = main_part(paper(f"# {markdown.escape(text)}\n\n- {markdown.escape(text)}\n"))
    assert next(teil.alle("h1")).text == next(teil.alle("li")).text == text
    assert {e.name for e in teil.alle()} == {"h1", "ul", "li"}


@given(
    st.text(
        alphabet=st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn"]
        )
    )
)
def test_any_text_is_shown_as_it_is(text: str) -> None:
    assert tree(f"<p>{html.text(text)}</p>").text == text


def test_what_cannot_be_seen_is_replaced() -> None:
    # NUL, a direction override, a tab: a symbol, U+FFFD, a blank.
    assert html.text("a\0b\u202ec\td") == "a\u2400b\ufffdc d"
    assert html.text("a\r\nb") == "a<br>b"


def test_a_long_word_may_be_broken_and_a_usual_one_may_not() -> None:
    lang = html.text("x" * 500)
    assert max(map(len, lang.split("<wbr>"))) <= 40
    assert tree(f"<p>{lang}</p>").text == "x" * 500
    assert "<wbr>" not in html.text("Quartiersmanagementstrategiekonferenz")


GUTE_ZIELE = [
    "https://example.org/a?b=c&d#e",
    "http://example.org",
    "mailto:amt@example.org",
    "anlagen/plan.pdf",
    "../a/b",
    "#oben",
    "a/b:c",
]
SCHLECHTE_ZIELE = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\nscript:alert(1)",
    "\x01javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "vbscript:x",
    "//example.org/x",
    "\\\\server\\x",
    "/\\server",
    "",
]


@pytest.mark.parametrize("ziel", GUTE_ZIELE)
def test_links_that_lead_somewhere(ziel: str) -> None:
    (a,) = tree(html.link(ziel, html.text("x"))).alle("a")
    assert (a.attribute, a.text) == ({"href": ziel}, "x")


@pytest.mark.parametrize("ziel", SCHLECHTE_ZIELE)
def test_links_that_may_not_be_followed_are_text(ziel: str) -> None:
    assert html.link(ziel, html.text("x")) == "x"


def test_headings_leave_no_level_out_and_only_the_first_is_the_title() -> None:
    teil = main_part(paper("## Eins\n\n#### Zwei\n\n##### Drei\n\n# Vier\n\n## Fünf\n"))
    gefunden = [(e.name, e.text) for e in teil.alle() if re.fullmatch(r"h\d", e.name)]
    assert gefunden == [
        ("h1", "Eins"), ("h2", "Zwei"), ("h3", "Drei"), ("h2", "Vier"), ("h2", "Fünf"),
    ]  # fmt: skip


def test_a_paper_without_a_heading_is_named_by_its_kind() -> None:
    seite = tree(html.paper(Dokument("", ()), KOPF))
    assert [e.text for e in (*seite.alle("title"), *seite.alle("h1"))] == ["Tagesordnung"] * 2


def test_lists_quotes_and_styles() -> None:
    teil = main_part(
        paper(
            "# T\n\n3. drei\n4. vier\n    - *innen*\n\n> - **fett** `fest`\n\n---\n\nEin\\\nZwei\n"
        )
    )
    (ol,) = teil.alle("ol")
    assert ol.attribute == {"start": "3"}
    assert [e.text.split("\n")[0] for e in ol.alle("li")] == ["drei", "vier", "innen"]
    assert [e.text for e in teil.alle("em")] == ["innen"]
    (zitat,) = teil.alle("blockquote")
    assert [e.text for e in zitat.alle("strong")] == ["fett"]
    assert [e.text for e in zitat.alle("code")] == ["fest"]
    assert len(list(teil.alle("hr"))) == 1
    assert [e.text for e in teil.alle("p")] == ["Ein\nZwei"]


def test_bold_words_with_a_colon_are_words_and_what_is_to_be_said_there() -> None:
    teil = main_part(
        paper("# T\n\n- **Ort:** Rathaus\n- **Tag:** morgen\n\nText\n\n- **Ort:** x\n- y\n")
    )
    (dl,) = teil.alle("dl")
    assert [e.text for e in dl.alle("dt")] == ["Ort:", "Tag:"]
    assert [e.text.strip() for e in dl.alle("dd")] == ["Rathaus", "morgen"]
    assert [e.text for e in teil.alle("li")] == ["Ort: x", "y"]


def test_tables_are_named_and_can_be_scrolled_by_keyboard() -> None:
    tabelle = "| a | b |\n| --- | --- |\n| 1 | 2 |\n"
    teil = main_part(paper(f"# T\n\n## Zahlen\n\n{tabelle}\nund\n\n{tabelle}"))
    bereiche = list(teil.alle("section", tabindex="0"))
    assert [b.attribute["aria-label"] for b in bereiche] == ["Zahlen", "Zahlen (2)"]
    assert [c.text for c in teil.alle("caption")] == ["Zahlen"] * 2
    koepfe = [(e.attribute["scope"], e.text) for e in bereiche[0].alle("th")]
    assert koepfe == [("col", "a"), ("col", "b"), ("row", "1")]
    assert [e.text for e in bereiche[0].alle("td")] == ["2"]


def test_the_papers_of_the_shipped_process_lose_nothing(lage: Callable[[str], Lage]) -> None:
    am = lage("2022-09-10")
    papiere = [
        markdown.bericht(bericht.baue(am, seit=None, oeffentlich=False), None),
        markdown.agenda(agenda.baue(am, 26, versand=False), None),
        markdown.protokoll(protokoll.baue(am, 26), None),
    ]
    zeichen = str.maketrans({**dict.fromkeys("#*|>-`–", " "), "\\": None})
    for papier in papiere:
        # The numbers of a list are its own; the names of tables stand in their headings too.
        teil = main_part(paper(papier))
        for caption in list(teil.alle("caption")):
            caption.kinder.clear()
        gezeigt = re.sub(r"\s+", " ", words(teil)).translate(zeichen).split()
        gesagt = re.sub(r"(?m)^ *\d+\. ", "", papier).translate(zeichen).split()
        assert gezeigt == gesagt
        assert len(gezeigt) > 150


def words(element: Element) -> str:
    """The text with a blank around everything that stands apart."""
    block = element.name in ("p", "li", "td", "th", "dt", "dd", "h1", "h2", "h3", "caption", "br")
    inhalt = "".join(k if isinstance(k, str) else words(k) for k in element.kinder)
    return f" {inhalt} " if block else inhalt


def test_the_same_paper_gives_the_same_bytes() -> None:
    text = "# T\n\n- **Ort:** x\n"
    assert html.paper(read(text), KOPF) == html.paper(read(text), KOPF)


# --- Colours ---------------------------------------------------------------------------------

# WCAG 2.1: 1.4.3 for text, 1.4.11 for what must be seen to understand a drawing.
TEXT = [
    ("text", "grund"), ("text", "flaeche"), ("leise", "grund"), ("leise", "flaeche"),
    ("akzent", "grund"), ("akzent", "flaeche"), ("auf-akzent", "akzent"), ("grund", "text"),
    ("text", "akzent-hell"), ("text", "rot-hell"), ("text", "gelb-hell"),
]  # fmt: skip
GRAFIK = [
    ("akzent", "grund"), ("akzent", "akzent-hell"), ("rot", "grund"), ("rot", "rot-hell"),
    ("gelb", "grund"), ("gelb", "gelb-hell"), ("leise", "grund"), ("text", "grund"),
    ("akzent", "flaeche"),
]  # fmt: skip


@pytest.mark.parametrize("art", ["hell", "dunkel"])
def test_colours_can_be_told_apart(art: str) -> None:
    farben = colours(CSS)[art]
    for paare, mindestens in ((TEXT, 4.5), (GRAFIK, 3)):
        for vorn, hinten in paare:
            assert contrast(farben[vorn], farben[hinten]) >= mindestens, (art, vorn, hinten)


def test_the_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    # A known border case: #767676 on white is the lightest grey that passes.
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


def test_every_colour_has_a_dark_counterpart_and_no_rule_names_another() -> None:
    farben = colours(CSS)
    assert farben["hell"].keys() == farben["dunkel"].keys()
    regeln = re.sub(r":root \{.*?\}", "", CSS, flags=re.S).replace("color: #55616d", "")
    assert not re.search(r"#[0-9a-f]{3,8}\b(?!-)", regeln)
    assert set(re.findall(r"var\(--([\w-]+)\)", CSS)) == farben["hell"].keys()
    # Every pair above names colours that there are, and every colour but lines is judged.
    geprueft = {name for paar in TEXT + GRAFIK for name in paar}
    assert farben["hell"].keys() - geprueft == {"linie", "raster"}


# --- The commands ----------------------------------------------------------------------------


def test_the_ending_decides_where_the_format_is_not_given(tmp_path: Path) -> None:
    ordner = write_folder(tmp_path)
    stand = ("--daten", str(ordner), "--stand", "01.01.2024")
    for worte, anfang in (
        (("agenda", "1", "-o", "a.html"), "<!DOCTYPE html>"),
        (("agenda", "1", "-o", "a.HTM"), "<!DOCTYPE html>"),
        (("protokoll", "1", "-o", "p.html"), "<!DOCTYPE html>"),
        (("bericht", "-o", "b.html"), "<!DOCTYPE html>"),
        (("bericht", "-o", "b.md"), "# Sachstandsbericht"),
        (("agenda", "1", "-o", "ohne"), "# Tagesordnung"),
        (("agenda", "1", "--format", "html", "-o", "doch.html"), "<!DOCTYPE html>"),
    ):
        assert run([*worte, *stand], tmp_path).code == 0, worte
        assert (tmp_path / worte[-1]).read_text(encoding="utf-8").startswith(anfang), worte
    lauf = run(["agenda", "1", "--format", "html", *stand], tmp_path)
    assert lauf.out == (tmp_path / "a.html").read_text(encoding="utf-8")


def test_a_format_that_the_ending_contradicts_is_refused(tmp_path: Path) -> None:
    ordner = str(write_folder(tmp_path))
    lauf = run(["agenda", "1", "--format", "pdf", "-o", "a.docx", "--daten", ordner], tmp_path)
    assert lauf.code == 2
    assert "„--format pdf“ passt nicht zur Endung „.docx“." in lauf.err
    assert not (tmp_path / "a.docx").exists()


def test_a_dash_is_standard_output(tmp_path: Path) -> None:
    ordner = str(write_folder(tmp_path))
    lauf = run(["agenda", "1", "-o", "-", "--daten", ordner], tmp_path)
    assert lauf.code == 0
    assert lauf.out.startswith("# Tagesordnung")
    assert not (tmp_path / "-").exists()


@pytest.mark.parametrize("vorlage", ["", "nur Text\n"])
def test_a_paper_without_a_title_is_refused_where_it_must_have_one(
    tmp_path: Path, vorlage: str
) -> None:
    ordner = write_folder(tmp_path)
    (ordner / "vorlagen").mkdir()
    (ordner / "vorlagen" / "agenda.md.j2").write_text(vorlage, encoding="utf-8")
    lauf = run(["agenda", "1", "-o", "a.html", "--daten", str(ordner)], tmp_path)
    assert (lauf.code, lauf.out) == (1, "")
    assert lauf.err.startswith("Das Papier hat keinen Titel.")


def test_an_ending_that_says_nothing_is_refused(tmp_path: Path) -> None:
    lauf = run(["agenda", "1", "-o", "a.odt", "--daten", str(write_folder(tmp_path))], tmp_path)
    assert lauf.code == 2
    assert "„.odt“" in lauf.err
    assert "--format" in lauf.err
    assert not (tmp_path / "a.odt").exists()


def test_minutes_are_taken_over_from_markdown_only(tmp_path: Path) -> None:
    ordner = write_folder(tmp_path)
    (tmp_path / "p.md").write_text("x", encoding="utf-8")
    worte = ["protokoll", "1", "--uebernehmen", "p.md", "--format", "html"]
    lauf = run([*worte, "--daten", str(ordner)], tmp_path)
    assert lauf.code == 2
    assert "--format" in lauf.err
