"""The tree of a paper against what CommonMark says of its Markdown."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isrp_cli.documents import agenda, bericht, protokoll
from isrp_cli.formats import markdown
from isrp_cli.formats.dokument import (
    Absatz,
    Block,
    Dokument,
    Lauf,
    Liste,
    Tabelle,
    Trennlinie,
    Ueberschrift,
    Zitat,
    plain,
    read,
    widths,
)
from isrp_cli.loading import Daten
from isrp_cli.stand import Lage


def satz(text: str) -> Absatz:
    return Absatz((Lauf(text),))


def test_every_kind_of_block() -> None:
    text = """\
# Titel – *kursiv*

Ein Satz
auf zwei Zeilen\\
mit Umbruch.

- **Ort:** Rathaus
- zwei
    - innen

3. drei
4. vier

> - erläutert

---

## Tabelle

| a | b |
| --- | --- |
| 1 | `x` [y](https://example.org) |
| 2 |  |
"""
    assert read(text) == Dokument(
        "Titel – kursiv",
        (
            Ueberschrift(1, (Lauf("Titel – "), Lauf("kursiv", kursiv=True))),
            Absatz(
                (
                    Lauf("Ein Satz"),
                    Lauf(" "),
                    Lauf("auf zwei Zeilen"),
                    Lauf("\n"),
                    Lauf("mit Umbruch."),
                )
            ),
            Liste(
                None,
                (
                    (Absatz((Lauf("Ort:", fett=True), Lauf(" Rathaus"))),),
                    (satz("zwei"), Liste(None, ((satz("innen"),),))),
                ),
            ),
            Liste(3, ((satz("drei"),), (satz("vier"),))),
            Zitat((Liste(None, ((satz("erläutert"),),)),)),
            Trennlinie(),
            Ueberschrift(2, (Lauf("Tabelle"),)),
            Tabelle(
                "Tabelle",
                ((Lauf("a"),), (Lauf("b"),)),
                (
                    (
                        (Lauf("1"),),
                        (
                            Lauf("x", fest=True),
                            Lauf(" "),
                            Lauf("y", ziel="https://example.org"),
                        ),
                    ),
                    ((Lauf("2"),), ()),
                ),
            ),
        ),
    )


def test_a_paper_without_a_heading_has_no_title() -> None:
    assert read("nur Text") == Dokument("", (satz("nur Text"),))
    assert read("") == Dokument("", ())


def words(bloecke: tuple[Block, ...]) -> str:
    """All the text of blocks, in order."""
    teile = []
    for block in bloecke:
        match block:
            case Ueberschrift(_, text) | Absatz(text):
                teile.append(plain(text))
            case Liste(_, punkte):
                teile += [words(punkt) for punkt in punkte]
            case Tabelle(_, kopf, zeilen):
                teile += [plain(zelle) for zeile in (kopf, *zeilen) for zelle in zeile]
            case Zitat(innen):
                teile.append(words(innen))
    return " ".join(teile)


@pytest.mark.parametrize(
    ("geschrieben", "gelesen"),
    [
        ((1, 2, 3, 2), [1, 2, 3, 2]),
        ((1, 3, 3, 4), [1, 2, 3, 4]),
        ((2, 2, 1), [1, 2, 1]),
        ((6, 6), [1, 2]),
    ],
)
def test_no_level_of_headings_is_left_out(geschrieben: tuple[int, ...], gelesen: list[int]) -> None:
    text = "\n".join(f"{'#' * ebene} x" for ebene in geschrieben)
    ebenen = [b.ebene for b in read(text).bloecke if isinstance(b, Ueberschrift)]
    assert ebenen == gelesen


@pytest.mark.parametrize(
    ("ziel", "bleibt"),
    [
        ("https://example.org/?a=1&b=2", True),
        ("HTTP://example.org", True),
        ("mailto:amt@example.org", True),
        ("datei.md", False),
        ("//example.org", False),
        ("#abschnitt", False),
        ("ftp://example.org", False),
    ],
)
def test_links_lead_to_the_web_or_a_mailbox(ziel: str, bleibt: bool) -> None:
    (absatz,) = read(f"[Text]({ziel})").bloecke
    assert absatz == Absatz((Lauf("Text", ziel=ziel if bleibt else ""),))


def test_what_cannot_be_shown_is_replaced() -> None:
    assert read("a\x1bb\u202ec\u00a0d\x00\ufffee").bloecke == (
        satz("a\u241bb\ufffdc\u00a0d\ufffd\ufffde"),
    )


def table(kopf: str, *zeilen: str) -> Tabelle:
    striche = " | ".join(["---"] * (kopf.count("|") + 1))
    text = "\n".join(f"| {zeile} |" for zeile in (kopf, striche, *zeilen))
    (tabelle,) = read(text).bloecke
    assert isinstance(tabelle, Tabelle)
    return tabelle


def test_columns_are_as_wide_as_what_they_say() -> None:
    # Each text and three characters beside it: 4, 9 and 20 of 33.
    schmal = widths(table("a | bb | c", "a | sechs! | siebzehn Zeichen!"))
    assert schmal == pytest.approx((4 / 33, 9 / 33, 20 / 33))
    assert sum(schmal) == pytest.approx(1)


def test_a_column_has_room_for_its_longest_word() -> None:
    nr, wort, text = widths(table("Nr | b | c", f"1 | Sozialplanungsausschuss | {'ja ' * 300}"))
    # 95 characters are a line; the word has 23, and three are beside it.
    assert nr * 95 == pytest.approx(5, abs=0.1)
    assert wort * 95 == pytest.approx(26, abs=0.1)
    assert text * 95 == pytest.approx(64, abs=0.1)


def test_tables_of_any_shape_have_widths() -> None:
    assert widths(table("a")) == (1,)
    assert widths(table(" | ", " | ")) == pytest.approx((0.5, 0.5))
    breit = widths(table(*[" | ".join(["x" * 500] * 12)] * 3))
    assert breit == pytest.approx((1 / 12,) * 12)


HTML = ["<script>alert(1)</script>", "&amp;", "<!-- x -->", "[x](javascript:alert(1))", "![x](y)"]


@pytest.mark.parametrize("text", HTML)
def test_markup_in_the_data_is_text(text: str) -> None:
    assert words(read(f"- {markdown.escape(text)}\n").bloecke) == text


@given(
    st.text(
        min_size=1,
        alphabet=st.characters(
            codec="utf-8", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp", "Co", "Cn"]
        ),
    )
)
def test_any_text_of_the_data_comes_out_as_it_was(text: str) -> None:
    zelle = markdown._settle(f"| {markdown.escape(text)} |\n| --- |\n| x |\n")
    tabelle = read(zelle).bloecke
    assert words(tabelle) == f"{text} x"


def test_the_papers_of_the_shipped_process_lose_nothing(erfurt: Daten) -> None:
    lage = Lage(erfurt.prozess, date(2022, 9, 10))
    papiere = [
        markdown.bericht(bericht.baue(lage, seit=None, oeffentlich=False), None),
        markdown.agenda(agenda.baue(lage, 26, versand=False), None),
        markdown.protokoll(protokoll.baue(lage, 26), None),
    ]
    zeichen = str.maketrans("", "", "#*|\\>-`")
    for papier in papiere:
        # The numbers of an ordered list are its own.
        gelesen, geschrieben = (
            [wort for wort in text.translate(zeichen).split() if not wort.rstrip(".").isdigit()]
            for text in (words(read(papier).bloecke), papier)
        )
        assert gelesen == geschrieben
        assert len(gelesen) > 150
