from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from isrp_cli.befund import Abbruch
from isrp_cli.documents import agenda as agendadokument
from isrp_cli.documents import bericht as berichtdokument
from isrp_cli.formats import markdown
from isrp_cli.models import Prozess, Prozessangaben, Punkt, Schritt
from isrp_cli.stand import Lage
from isrp_cli.zeitangabe import lies

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
BOESE = [
    "[bold]rot[/bold]",
    "[Klick](javascript:alert(1))",
    "![Bild](http://x.de/a.png)",
    "[a]: http://x.de",
    "<script>alert(1)</script>",
    "a <b> c",
    "<!-- weg -->",
    "<https://x.de>",
    "{{ 7 * 7 }} {% raw %} {# weg #}",
    "# Überschrift",
    "## ",
    "Teil #",
    "Teil ##",
    "> Zitat",
    "- Strich",
    "+ Plus",
    "* Stern",
    "-",
    "---",
    "===",
    "- - -",
    "***",
    "___",
    "1. Sozialplanungsforum",
    "1) eins",
    "123456789. Punkt",
    "| a | b |",
    "--- | ---",
    "`code`",
    "```",
    "~~~",
    "~~weg~~",
    "*kursiv* und **fett**",
    "_kursiv_ und __fett__",
    "Bürger*innen und Mitarbeiter*innen",
    "A & B &amp; C &#35; &lt;",
    "C:\\Ordner\\_x",
    "am Ende \\",
    "    eingerückt",
    "$x$",
]
HARMLOS = [
    "Planungsraum-/Sozialraumdefinition",
    "Ergebnisse (z. B. 1. Quartal)",
    "AG_Planung und AG_Raum",
    "Sozialplanung – Amt für Soziales",
    "Forum & Fest, 5 < 6 > 4, 10 % + mehr = alles!",
    "„Zitat“ (§ 35 Abs. 2 ThürKO); Ja: 12, Nein: 3",
    "https://beispiel.de/a/b.pdf?x=1",
    "Nr. 3: Frage?",
]


def text_of(html_tokens: Any) -> str:
    """The text a reader sees: of every inline token, without markup."""
    return "".join(
        "".join(kind.content for kind in (t.children or ()) if kind.type == "text")
        for t in html_tokens
        if t.type == "inline"
    )


def kinds(quelle: str) -> set[str]:
    alle = PARSER.parse(quelle)
    return {t.type for t in alle} | {k.type for t in alle for k in t.children or ()}


def shown(vorlage: str, wert: object, tmp_path: Path) -> str:
    """What a template of its own makes of one value."""
    (tmp_path / "probe.md.j2").write_text(vorlage, encoding="utf-8")
    return markdown.render("probe.md.j2", tmp_path, {"x": wert})


# --- Escaping --------------------------------------------------------------------------------

STELLEN = {
    "{{ x }}": {"paragraph_open", "paragraph_close", "inline", "text"},
    "- {{ x }}": {
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
        "inline",
        "text",
        "paragraph_close",
        "list_item_close",
        "bullet_list_close",
    },
    "# {{ x }}": {"heading_open", "inline", "text", "heading_close"},
}


@pytest.mark.parametrize("vorlage", STELLEN)
@pytest.mark.parametrize("text", [*BOESE, *HARMLOS])
def test_text_from_the_data_is_shown_never_obeyed(text: str, vorlage: str, tmp_path: Path) -> None:
    ergebnis = shown(vorlage, text, tmp_path)
    gesehen = kinds(ergebnis) - {"text_special"}
    assert gesehen <= STELLEN[vorlage] | {"entity"}
    assert text_of(PARSER.parse(ergebnis)) == " ".join(text.split())


@pytest.mark.parametrize("text", [*BOESE, *HARMLOS])
def test_a_table_keeps_its_shape(text: str, tmp_path: Path) -> None:
    ergebnis = shown("| a | b |\n| --- | --- |\n| {{ x }} | {{ x }} |\n", text, tmp_path)
    tokens = PARSER.parse(ergebnis)
    assert [t.type for t in tokens].count("td_open") == 2
    zellen = [t for t in tokens if t.type == "inline"][2:]
    assert [text_of([z]) for z in zellen] == [" ".join(text.split())] * 2


@pytest.mark.parametrize("text", HARMLOS)
def test_harmless_text_stays_readable(text: str, tmp_path: Path) -> None:
    assert shown("{{ x }}", text, tmp_path) == text + "\n"


def test_a_number_is_escaped_at_the_beginning_of_a_line_only(tmp_path: Path) -> None:
    forum = "1. Sozialplanungsforum"
    assert shown("{{ x }}", forum, tmp_path) == "1\\. Sozialplanungsforum\n"
    assert shown("- {{ x }}", forum, tmp_path) == "- 1\\. Sozialplanungsforum\n"
    assert shown("3. {{ x }}", forum, tmp_path) == "3. 1\\. Sozialplanungsforum\n"
    assert shown("- 3.1 {{ x }}", forum, tmp_path) == f"- 3.1 {forum}\n"
    assert shown("Ort: {{ x }}", forum, tmp_path) == f"Ort: {forum}\n"


@given(st.text(max_size=40))
def test_any_text_stays_one_plain_paragraph(text: str) -> None:
    quelle = markdown._settle(markdown.escape(text))
    gesehen = text_of(PARSER.parse(quelle))
    assert kinds(quelle) <= {"paragraph_open", "paragraph_close", "inline", "text", "text_special"}
    assert "\n" not in quelle
    if text.isprintable():
        assert gesehen == " ".join(text.split(" ")).strip() or not text.strip()


@given(st.text(alphabet="#>-+=*_`~[]()!<&;|$\\1. ab\n", max_size=12))
def test_markup_in_any_mixture_stays_text(text: str) -> None:
    quelle = markdown._settle("- " + markdown.escape(text))
    assert text_of(PARSER.parse(quelle)) == " ".join(text.split())


def test_control_characters_become_visible(tmp_path: Path) -> None:
    assert shown("{{ x }}", "\x1b[31mrot\x07\x00\x7f", tmp_path) == "␛\\[31mrot␇␀␡\n"
    assert shown("{{ x }}", "a\u202eb\ue000c", tmp_path) == "a\ufffdb\ufffdc\n"
    assert shown("{{ x }}", "zwei\n\nZeilen\r\n\tund\u2028mehr", tmp_path) == (
        "zwei Zeilen und mehr\n"
    )
    assert shown("{{ x }}", "§\u00a035", tmp_path) == "§\u00a035\n"


def test_macros_and_blocks_are_not_escaped_twice(tmp_path: Path) -> None:
    vorlage = (
        "{% macro fett(t) %}**{{ t }}**{% endmacro %}{% set y %}_{{ x }}_{% endset %}"
        "{{ fett(x) }} {{ y }} {{ [x, x] | join(', ') }} {{ '(' ~ x ~ ')' }}"
    )
    assert shown(vorlage, "a*b", tmp_path) == r"**a\*b** _a\*b_ a\*b, a\*b (a\*b)" + "\n"


@pytest.mark.parametrize(
    "umweg",
    [
        "{% autoescape false %}{{ x }}{% endautoescape %}",
        "{% filter upper %}{{ x }}{% endfilter %}",
    ],
)
def test_no_detour_round_the_escaping(umweg: str, tmp_path: Path) -> None:
    assert shown(umweg, "*A*", tmp_path) == "\\*A\\*\n"


@pytest.mark.parametrize("filtername", ["safe", "e", "escape", "forceescape", "tojson", "urlize"])
def test_filters_that_would_unescape_are_unknown(filtername: str, tmp_path: Path) -> None:
    with pytest.raises(Abbruch, match=f"Zeile 1, ist fehlerhaft: „{filtername}“ kennen"):
        shown("{{ x | " + filtername + " }}", "a", tmp_path)


def test_hostile_data_in_whole_papers() -> None:
    for text in BOESE:
        schritt = Schritt(
            nr=1,
            titel=text,
            art="beratung",
            zeitplanung=lies("09/2022"),
            tagesordnung=(Punkt(punkt=text, vortrag=text, drucksache=text),),
            notiz=text,
            ergebnis=text,
        )
        lage = Lage(
            Prozess(angaben=Prozessangaben(titel=text, kommune=text), schritte=(schritt,)),
            date(2022, 9, 10),
        )
        tagesordnung = agendadokument.baue(lage, 1, versand=False)
        harmlos = agendadokument.baue(
            Lage(
                replace(
                    lage.prozess,
                    angaben=Prozessangaben(titel="T", kommune="T"),
                    schritte=(
                        replace(
                            schritt,
                            titel="T",
                            notiz="T",
                            ergebnis="T",
                            tagesordnung=(Punkt(punkt="T", vortrag="T", drucksache="T"),),
                        ),
                    ),
                ),
                lage.stand,
            ),
            1,
            versand=False,
        )
        assert shape(markdown.agenda(tagesordnung, None)) == shape(markdown.agenda(harmlos, None))
        papier = berichtdokument.baue(lage, seit=None, oeffentlich=False)
        assert " ".join(text.split()) in text_of(PARSER.parse(markdown.bericht(papier, None)))


def shape(quelle: str) -> list[str]:
    """The blocks of a document, without what they say."""
    return [t.type for t in PARSER.parse(quelle)]


# --- Templates -------------------------------------------------------------------------------


def render_own(tmp_path: Path, vorlage: str, **weitere: str) -> str:
    (tmp_path / "agenda.md.j2").write_text(vorlage, encoding="utf-8")
    for name, inhalt in weitere.items():
        (tmp_path / f"{name}.j2").write_text(inhalt, encoding="utf-8")
    return markdown.render("agenda.md.j2", tmp_path, {"x": "Wert", "liste": ["a"]})


def fault(tmp_path: Path, vorlage: str) -> str:
    with pytest.raises(Abbruch) as fehler:
        render_own(tmp_path, vorlage)
    meldung = str(fehler.value)
    assert "agenda.md.j2" in meldung
    return meldung


def test_an_own_template_wins_and_the_shipped_ones_remain(tmp_path: Path) -> None:
    assert render_own(tmp_path, "Eigene: {{ x }}") == "Eigene: Wert\n"
    (tmp_path / "agenda.md.j2").unlink()
    with pytest.raises(Abbruch, match="„agenda“ gibt es hier nicht"):
        markdown.render("agenda.md.j2", tmp_path, {})  # the shipped one, without its content


def test_an_own_template_may_include_its_neighbours(tmp_path: Path) -> None:
    assert render_own(tmp_path, '{% include "fuss.j2" %}', fuss="Fuß {{ x }}") == "Fuß Wert\n"


@pytest.mark.parametrize(
    ("vorlage", "zeile", "grund"),
    [
        ("a\n\n{{ gremiumm }}", 3, "„gremiumm“ gibt es hier nicht"),
        ("a\n{{ x.titell }}", 2, "„titell“ gibt es hier nicht"),
        ("a\n{{ x }", 2, "so kann sie nicht gelesen werden: {{ x }"),
        ("a\nb\n{% for i in liste %}", 3, "so kann sie nicht gelesen werden"),
        ("{{ x | fettt }}", 1, "„fettt“ kennen Vorlagen nicht"),
        ("\n{{ x + 1 }}", 2, "diese Anweisung lässt sich nicht ausführen"),
        ("\n{{ 1 / 0 }}", 2, "diese Anweisung lässt sich nicht ausführen"),
        ('\n{% include "fehlt.j2" %}', 2, "die Vorlage „fehlt.j2“ gibt es nicht"),
    ],
)
def test_a_faulty_template_is_named_with_its_line(
    tmp_path: Path, vorlage: str, zeile: int, grund: str
) -> None:
    meldung = fault(tmp_path, vorlage)
    assert f"Zeile {zeile}, ist fehlerhaft: {grund}" in meldung


@pytest.mark.parametrize(
    "vorlage",
    [
        "{{ x.__class__ }}",
        "{{ x.__class__.__mro__[1].__subclasses__() }}",
        "{{ ''['__class__'] }}",
        "{{ x | attr('__class__') }}",
        "{{ '{0.__class__}'.format(x) }}",
        "{{ '{0.__class__}' | format(x) }}{{ x.format.__globals__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ liste.append('b') }}",
        "{{ lipsum() }}",
    ],
)
def test_a_hostile_template_gets_at_nothing(tmp_path: Path, vorlage: str) -> None:
    meldung = fault(tmp_path, vorlage)
    assert "Zeile 1" in meldung
    assert "class '" not in meldung
    assert " is " not in meldung


@pytest.mark.parametrize(
    "vorlage",
    [
        "{% for i in range(1000000000) %}x{% endfor %}",
        "{% for i in range(100001) %}x{% endfor %}",
    ],
)
def test_a_huge_range_is_stopped(tmp_path: Path, vorlage: str) -> None:
    assert "zu viele Wiederholungen" in fault(tmp_path, vorlage)


def test_a_template_that_includes_itself_is_stopped(tmp_path: Path) -> None:
    assert "ohne Ende" in fault(tmp_path, '{% include "agenda.md.j2" %}')


@pytest.mark.parametrize("ziel", ["../geheim.j2", "/etc/passwd", "geheim.txt", "./../geheim.j2"])
def test_nothing_outside_the_folder_can_be_included(tmp_path: Path, ziel: str) -> None:
    (tmp_path / "geheim.j2").write_text("geheim", encoding="utf-8")
    ordner = tmp_path / "vorlagen"
    ordner.mkdir()
    (ordner / "geheim.txt").write_text("geheim", encoding="utf-8")
    assert "gibt es nicht" in fault(ordner, f'{{% include "{ziel}" %}}')


@pytest.mark.parametrize("ziel", ["geheim.j2", "geheim.txt"])
def test_links_do_not_lead_out_of_the_folder(tmp_path: Path, ziel: str) -> None:
    (tmp_path / ziel).write_text("geheim", encoding="utf-8")
    ordner = tmp_path / "vorlagen"
    ordner.mkdir()
    (ordner / "link.j2").symlink_to(tmp_path / ziel)
    assert "gibt es nicht" in fault(ordner, '{% include "link.j2" %}')


def test_an_unreadable_template_is_an_error_in_german(tmp_path: Path) -> None:
    (tmp_path / "agenda.md.j2").write_bytes(b"Gr\xfc\xdfe")
    with pytest.raises(Abbruch, match="nicht als UTF-8"):
        markdown.render("agenda.md.j2", tmp_path, {})


def test_line_ends_of_an_own_template_do_not_matter(tmp_path: Path) -> None:
    assert render_own(tmp_path, "a\r\n\r\n\r\n\r\n{{ x }}  \r\n") == "a\n\nWert\n"


@pytest.mark.parametrize(
    "text",
    [
        "{{ 'x' * 10**10 }}",
        "{{ (10**9)**(10**9) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ 'x'.center(999999999) }}",
        "{{ 'x'|center(999999999) }}",
        "{% for i in range(99999) %}{% for j in range(99999) %}x{% endfor %}{% endfor %}",
    ],
)
def test_a_template_cannot_make_much_out_of_little(
    lage: Callable[[str], Lage], tmp_path: Path, text: str
) -> None:
    (tmp_path / "agenda.md.j2").write_text(f"eins\n{text}\n", encoding="utf-8")
    inhalt = agendadokument.baue(lage("2022-09-10"), 26, versand=False)
    with pytest.raises(Abbruch, match=r"agenda\.md\.j2, Zeile 2, ist fehlerhaft"):
        markdown.agenda(inhalt, tmp_path)


@pytest.mark.parametrize("fall", ["folder", "link", "case"])
def test_an_own_template_is_never_ignored_in_silence(tmp_path: Path, fall: str) -> None:
    eigene = tmp_path / "vorlagen"
    eigene.mkdir()
    (tmp_path / "anderswo.j2").write_text("# x\n", "utf-8")
    name = "Agenda.md.j2" if fall == "case" else "agenda.md.j2"
    if fall == "folder":
        (eigene / name).mkdir()
    elif fall == "link":
        (eigene / name).symlink_to(tmp_path / "anderswo.j2")
    else:
        (eigene / name).write_text("# x\n", "utf-8")
        if (eigene / name.lower()).exists():
            pytest.skip("this disk does not tell capital letters from small ones")
    grund = "sie muss „agenda.md.j2“ heißen" if fall == "case" else "sie ist keine Datei"
    with pytest.raises(Abbruch, match=grund):
        markdown.render("agenda.md.j2", eigene, {})
