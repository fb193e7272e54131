"""Reading one YAML file: what is data, where it stands, and every way a file can be broken."""

import json
import os
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import ruamel.yaml
from hilfen import assert_sound_finding, split_marks
from hypothesis import given, settings
from hypothesis import strategies as st

from isrp_cli import yaml_source
from isrp_cli.befund import Stufe
from isrp_cli.yaml_source import MAX_BYTES, MAX_TIEFE, Abbildung, Kommazahl, Quelldatei, read


@pytest.fixture(params=["libyaml", "rein"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Both parsers of ruamel.yaml: the fast one, and the one without a compiled part."""
    if request.param == "rein":
        monkeypatch.setattr(ruamel.yaml, "YAML", partial(ruamel.yaml.YAML, pure=True))
    return str(request.param)


@pytest.fixture
def lies_text(tmp_path: Path) -> Iterator[Any]:
    """Reads a text or bytes as a file."""

    def lies(inhalt: str | bytes) -> Quelldatei:
        pfad = tmp_path / "probe.yaml"
        pfad.write_bytes(inhalt if isinstance(inhalt, bytes) else inhalt.encode())
        return read(pfad, "probe.yaml")

    return lies


def only_finding(datei: Quelldatei) -> tuple[str, tuple[int, int]]:
    """Message and place of the one finding of a file; checks that it is fit to be shown."""
    (befund,) = datei.befunde
    assert befund.stufe is Stufe.FEHLER
    assert befund.fundstelle.datei == "probe.yaml"
    assert befund.hinweis
    return befund.meldung, (befund.fundstelle.zeile, befund.fundstelle.spalte)


# --- Sound files -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("geschrieben", "wert"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("true", True),
        ("FALSE", False),
        ("True", True),
        ("tRUE", "tRUE"),
        ("12", 12),
        ("-7", -7),
        ("012", 12),
        ("0o17", 15),
        ("0x1F", 31),
        ("1_000", "1_000"),
        ("2022-09-14", "2022-09-14"),
        ("2021-13-01", "2021-13-01"),
        ("14.09.2022", "14.09.2022"),
        ("09/2021", "09/2021"),
        ('"12"', "12"),
        ("'true'", "true"),
        ('"null"', "null"),
        ("! 12", 12),
        ("12345678901234567890", "12345678901234567890"),
        ("12:30", "12:30"),
        ("2022-09-14T10:00:00Z", "2022-09-14T10:00:00Z"),
        ("ä", "ä"),
        ("=", "="),
        ("1e3x", "1e3x"),
        (".", "."),
    ],
)
def test_plain_scalars_follow_the_core_schema_and_dates_stay_text(
    lies_text: Any, geschrieben: str, wert: object
) -> None:
    datei = lies_text(f"a:\n  - {geschrieben}\n")
    assert datei.befunde == []
    (gelesen,) = datei.wurzel["a"]
    assert gelesen == wert
    assert type(gelesen) is type(wert)


@pytest.mark.parametrize(
    "text", ["09.2021", "10.2020", "1.0", "-.5", "1e3", ".inf", "-.INF", ".NaN"]
)
def test_a_float_keeps_how_it_was_written(lies_text: Any, text: str) -> None:
    wert = lies_text(f"a: {text}\n").wurzel["a"]
    assert isinstance(wert, Kommazahl)
    assert isinstance(wert, float)
    assert str(wert) == text


@pytest.mark.parametrize("leer", ["", "~", "null", "NULL"])
def test_an_empty_value_is_an_absent_key_whose_place_is_known(lies_text: Any, leer: str) -> None:
    datei = lies_text(f"a: {leer}\nb: 1\n")
    assert datei.wurzel == {"b": 1}
    assert datei.fundstelle(("a",), schluessel=True).zeile == 1


def test_an_empty_entry_stays_in_its_list(lies_text: Any) -> None:
    assert lies_text("a:\n  - 1\n  -\n  - 2\n").wurzel == {"a": [1, None, 2]}


def test_keys_are_what_stands_there(lies_text: Any) -> None:
    datei = lies_text("{true: 1, 1.10: 2, ~: 3, 0x1: 4, '': 5, 2022-09-14: 6}")
    assert list(datei.wurzel) == ["true", "1.10", "~", "0x1", "", "2022-09-14"]


def test_aliases_give_what_they_name(lies_text: Any, parser: str) -> None:
    datei = lies_text("a: &x {b: [1, 2]}\nc: *x\nd: &x 3\ne: *x\n&y f: 1\ng: *y\n")
    assert datei.befunde == []
    wert = {"b": [1, 2]}
    assert datei.wurzel == {"a": wert, "c": wert, "d": 3, "e": 3, "f": 1, "g": "f"}


MIT_ORTEN = """\
▸oben: ▸wert
▸liste:
  ▸- ▸eins
  - ▸"zwei 😀": ▸drei
    ▸ä😀ö: ▸[▸a, ▸{▸b: ▸c}]
"""


@pytest.mark.parametrize("umbruch", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_every_key_and_value_knows_its_place(
    lies_text: Any, parser: str, umbruch: str, bom: str
) -> None:
    text, orte = split_marks(MIT_ORTEN)
    datei = lies_text(bom + text.replace("\n", umbruch))
    assert datei.befunde == []

    def ort(*pfad: str | int, schluessel: bool = False) -> tuple[int, int]:
        stelle = datei.fundstelle(pfad, schluessel=schluessel)
        return stelle.zeile, stelle.spalte

    gefunden = [
        ort("oben", schluessel=True),
        ort("oben"),
        ort("liste", schluessel=True),
        ort("liste"),
        ort("liste", 0),
        ort("liste", 1, "zwei 😀", schluessel=True),
        ort("liste", 1, "zwei 😀"),
        ort("liste", 1, "ä😀ö", schluessel=True),
        ort("liste", 1, "ä😀ö"),
        ort("liste", 1, "ä😀ö", 0),
        ort("liste", 1, "ä😀ö", 1),
        ort("liste", 1, "ä😀ö", 1, "b", schluessel=True),
        ort("liste", 1, "ä😀ö", 1, "b"),
    ]
    assert gefunden == orte


def test_a_place_that_is_not_there_is_the_nearest_above_it(lies_text: Any) -> None:
    datei = lies_text("a:\n  - b: 1\n")
    assert str(datei.fundstelle(("a", 0, "fehlt"))) == "probe.yaml:2:5"
    assert str(datei.fundstelle(("a", 7))) == "probe.yaml:2:3"
    assert str(datei.fundstelle(("fehlt", 0))) == "probe.yaml:1:1"


def test_a_range_ends_where_the_value_ends(lies_text: Any) -> None:
    datei = lies_text("a: wert # x\nb: 'lang\n  er'\n")
    assert datei.bereich(("a",)) == (0, 3, 0, 7)
    assert datei.bereich(("a",), schluessel=True) == (0, 0, 0, 1)
    assert datei.bereich(("b",)) == (1, 3, 2, 5)


# --- Broken files ----------------------------------------------------------------------------


def test_a_missing_file(tmp_path: Path) -> None:
    meldung, ort = only_finding(read(tmp_path / "probe.yaml", "probe.yaml"))
    assert (meldung, ort) == ("die Datei fehlt", (1, 1))


def test_a_link_to_nothing_is_a_missing_file(tmp_path: Path) -> None:
    (tmp_path / "probe.yaml").symlink_to(tmp_path / "weg.yaml")
    assert only_finding(read(tmp_path / "probe.yaml", "probe.yaml"))[0] == "die Datei fehlt"


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    assert only_finding(read(tmp_path, "probe.yaml"))[0] == "ist ein Ordner, keine Datei"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "probe.yaml")
    meldung, _ = only_finding(read(tmp_path / "probe.yaml", "probe.yaml"))
    assert meldung == "ist keine gewöhnliche Datei"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="needs an endless device")
def test_an_endless_device_is_refused() -> None:
    assert only_finding(read(Path("/dev/zero"), "probe.yaml"))[0] == "ist keine gewöhnliche Datei"


def test_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "probe.yaml").symlink_to(tmp_path / "b.yaml")
    (tmp_path / "b.yaml").symlink_to(tmp_path / "probe.yaml")
    datei = read(tmp_path / "probe.yaml", "probe.yaml")
    assert "nicht lesbar" in only_finding(datei)[0]
    assert_sound_finding(datei.befunde[0], "")


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="rights do not bind the root user"
)
def test_a_file_without_rights(tmp_path: Path) -> None:
    (tmp_path / "probe.yaml").write_text("a: 1")
    (tmp_path / "probe.yaml").chmod(0)
    meldung, _ = only_finding(read(tmp_path / "probe.yaml", "probe.yaml"))
    assert meldung == "die Datei darf nicht gelesen werden"


def test_refused_rights_are_a_finding(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "probe.yaml").write_text("a: 1")

    def verweigert(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", verweigert)
    meldung, _ = only_finding(read(tmp_path / "probe.yaml", "probe.yaml"))
    assert meldung == "die Datei darf nicht gelesen werden"


def test_a_file_that_vanishes_between_two_looks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pfad = tmp_path / "probe.yaml"
    pfad.write_text("a: 1")
    oeffnen = Path.open

    def open_late(self: Path, *args: Any) -> Any:
        self.unlink()
        return oeffnen(self, *args)

    monkeypatch.setattr(Path, "open", open_late)
    assert only_finding(read(pfad, "probe.yaml"))[0] == "die Datei fehlt"


KODIERUNGEN = [
    (b"", "die Datei ist leer", (1, 1)),
    (b"\xef\xbb\xbf", "die Datei ist leer", (1, 1)),
    (b" \r\n\n", "die Datei ist leer", (1, 1)),
    (b"# nur\n# Kommentare\n", "die Datei enthält nur Kommentare", (1, 1)),
    (b"---\n...\n", "die Datei enthält nur Kommentare", (1, 1)),
    ("a: ä\n".encode("utf-16"), "die Datei ist in UTF-16 gespeichert", (1, 1)),
    ("a: b\n".encode("utf-16-le"), "unerlaubtes Steuerzeichen U+0000", (1, 2)),
    ("a: 1\n  # ö\nb: Ämter\n".encode("cp1252"), "kein UTF-8: Byte 0xF6", (2, 5)),
    ("a: é\nü: ".encode() + b"\xe4", "kein UTF-8: Byte 0xE4", (2, 4)),
    (b"a: 1\r\nb: \xff", "kein UTF-8: Byte 0xFF", (2, 4)),
    (b"a: \xed\xa0\x80", "kein UTF-8: Byte 0xED", (1, 4)),
    (b"\xef\xbb\xbfa: \x80", "kein UTF-8: Byte 0x80", (1, 4)),
    (b"a: 1\nb: x\0y", "unerlaubtes Steuerzeichen U+0000", (2, 5)),
    (b"a: 1\nb: \x1b[31m", "unerlaubtes Steuerzeichen U+001B", (2, 4)),
    ("ä: \x7f".encode(), "unerlaubtes Steuerzeichen U+007F", (1, 4)),
    ("# \x9b31m\n".encode(), "unerlaubtes Steuerzeichen U+009B", (1, 3)),
    ("a: 1\nb: \ufeffx\n".encode(), "unerlaubtes Steuerzeichen U+FEFF", (2, 4)),
    # The parser takes these for line ends, an editor does not: every place below would be wrong.
    ("a: x\u0085y\n".encode(), "unerlaubtes Steuerzeichen U+0085", (1, 5)),
    ("a: x\u2028y\n".encode(), "unerlaubtes Steuerzeichen U+2028", (1, 5)),
    ("a: x\u2029y\n".encode(), "unerlaubtes Steuerzeichen U+2029", (1, 5)),
    (b"a: 1\rb: 2\r", "unerlaubtes Steuerzeichen U+000D", (1, 5)),
]


@pytest.mark.parametrize(("inhalt", "meldung", "ort"), KODIERUNGEN)
def test_encodings_and_characters(
    lies_text: Any, inhalt: bytes, meldung: str, ort: tuple[int, int]
) -> None:
    datei = lies_text(inhalt)
    assert only_finding(datei) == (meldung, ort)
    assert datei.wurzel is None
    assert_sound_finding(datei.befunde[0], datei.text or inhalt.decode("latin-1"))


def test_windows_encoding_gets_the_right_advice(lies_text: Any) -> None:
    assert "Windows-1252" in lies_text("ä: 1".encode("cp1252")).befunde[0].hinweis


EBENEN = "".join(" " * i + "a:\n" for i in range(MAX_TIEFE)) + " " * MAX_TIEFE
SYNTAX = [
    # Tabs
    ("schritte:\n▸\t- nr: 1\n", "Tabulator in der Einrückung"),
    ("schritte:\n  - nr: 1\n▸\ttitel: x\n", "Tabulator in der Einrückung"),
    # Twice the same key
    ("a: 1\nb: 2\n▸a: 3\n", "der Schlüssel „a“ steht hier ein zweites Mal"),
    ("a:\n  - {b: 1,\n     ▸b: 2}\n", "der Schlüssel „b“ steht hier ein zweites Mal"),
    ("'a': \n▸\"a\": 3\n", "der Schlüssel „a“ steht hier ein zweites Mal"),
    ("a:\n  - nr: 1\n    ▸nr: 2\n", "der Schlüssel „nr“ steht hier ein zweites Mal"),
    ("a: [{nr: 1, b: 2, ▸b: 3}]\n", "der Schlüssel „b“ steht hier ein zweites Mal"),
    ("nr: 1\nb: 2\n▸nr: 3\n", "der Schlüssel „nr“ steht hier ein zweites Mal"),
    # A missing dash
    ("a:\n  - id: x\n    b: 1\n    ▸id: y\n    b: 2\n", "vor „id“ fehlt „- “"),
    # What is opened and not closed
    ("a: 1\nb: ▸'x\nc: 2\nd: 'y'\ne: 'z'\n", "ein Anführungszeichen wird nicht geschlossen"),
    ('a: 1\nb: ▸"x\nc: "2"\nd: 3\n', "ein Anführungszeichen wird nicht geschlossen"),
    ('- b: ▸"x\n  c: "2"\n- b: "y"\n', "ein Anführungszeichen wird nicht geschlossen"),
    ("a: 1\nb: ▸'x\nc: 2\nd: 3\n", "ein Anführungszeichen wird nicht geschlossen"),
    ('a: 1\nb: ▸"x\nc: 2\nd: 3\n', "ein Anführungszeichen wird nicht geschlossen"),
    ("a: 1\nb: ▸[1, 2\nc: 2\nd: 3\n", "eine eckige Klammer [ wird nicht geschlossen"),
    ("a: 1\nb: ▸{c: 1\nd: 2\n", "eine geschweifte Klammer { wird nicht geschlossen"),
    ("a: 1\nb: ▸[1, 2\n", "eine eckige Klammer [ wird nicht geschlossen"),
    ("a: [1,▸,2]\n", "in den Klammern fehlt etwas"),
    ("a: ▸]\n", "ab hier passt der Rest der Zeile nicht zu ihrem Anfang"),
    ('a: "x" ▸y\n', "ab hier passt der Rest der Zeile nicht zu ihrem Anfang"),
    ("a: ▸- b\n", "ab hier passt der Rest der Zeile nicht zu ihrem Anfang"),
    # Indentation
    ("a:\n  b: 1\n ▸c: 2\n", "die Einrückung passt nicht zu den Zeilen davor"),
    ("a:\n  - b: 1\n    c: 2\n   ▸d: 3\n", "die Einrückung passt nicht zur Liste davor"),
    ("a:\n  - 1\n ▸- 2\n", "die Einrückung passt nicht zu den Zeilen davor"),
    ("- a\n▸b: 1\n", "die Einrückung passt nicht zur Liste davor"),
    # Colons
    ("a: 1\n  b▸: 2\n", "ein Doppelpunkt, wo keiner stehen darf"),
    ("a: b▸: c\n", "ein Doppelpunkt, wo keiner stehen darf"),
    ("a: 1\n▸b:2\nc: 3\n", "hier fehlt ein Doppelpunkt nach dem Schlüssel"),
    ("a:\n- 1\n▸b\n- 2\n", "hier fehlt ein Doppelpunkt nach dem Schlüssel"),
    # Characters that mean something
    ("a: ▸@x\n", "Text darf nicht mit diesem Zeichen beginnen"),
    ("a: ▸`x`\n", "Text darf nicht mit diesem Zeichen beginnen"),
    ("a: ▸%x\n", "Text darf nicht mit diesem Zeichen beginnen"),
    ("a: ▸*x\n", "der Verweis „*x“ zeigt auf nichts"),
    ("a: ▸!rot x\n", "Typangaben mit „!“ sind nicht erlaubt"),
    ("a: ▸!!python/object/apply:os.system [ls]\n", "Typangaben mit „!“ sind nicht erlaubt"),
    ("a: ▸!x\n  b: 1\n", "Typangaben mit „!“ sind nicht erlaubt"),
    # Backslashes in "…"
    ('a: "C:\\U▸sers"\n', "ein \\, das in Anführungszeichen"),
    ('a: 1\nb: "x▸\\q"\n', "ein \\, das in Anführungszeichen"),
    # What git leaves
    ("a: 1\n▸<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\n", "hier steht noch ein Rest"),
    ("a:\n  - b: 2\n▸=======\n    b: 3\n", "hier steht noch ein Rest einer Zusammenführung"),
    ("a:\n  - b: 2\n▸>>>>>>> zweig\n", "hier steht noch ein Rest einer Zusammenführung"),
    # The rest of YAML
    ("a: 1\n▸---\nb: 2\n", "ein zweites Dokument in derselben Datei"),
    ("? ▸[a]\n: 1\n", "ein Schlüssel muss ein Wort sein, keine Liste"),
    ("▸{a: 1}: 2\n", "ein Schlüssel muss ein Wort sein, keine Liste"),
    ("a: &x [▸*x]\n", "der Verweis „*x“ zeigt auf nichts"),
    ("a: &x\n  b: ▸*x\n", "der Verweis „*x“ zeigt auf nichts"),
    ("a: " + "[" * (MAX_TIEFE - 1) + "▸[" + "]" * MAX_TIEFE, f"mehr als {MAX_TIEFE} Ebenen"),
    ("a: " + "[" * (MAX_TIEFE - 1) + "▸[" + "[" * 200, f"mehr als {MAX_TIEFE} Ebenen"),
    ("- " * MAX_TIEFE + "▸- " + "- " * 200 + "x", f"mehr als {MAX_TIEFE} Ebenen"),
    (EBENEN + "▸a:\n", f"mehr als {MAX_TIEFE} Ebenen"),
]


@pytest.mark.parametrize(("markiert", "meldung"), SYNTAX)
def test_syntax_errors_are_german_and_at_their_place(
    lies_text: Any, markiert: str, meldung: str
) -> None:
    text, (ort,) = split_marks(markiert)
    datei = lies_text(text)
    gefunden, wo = only_finding(datei)
    assert gefunden.startswith(meldung)
    assert wo == ort
    assert_sound_finding(datei.befunde[0], text)


@pytest.mark.parametrize("markiert", [zeile[0] for zeile in SYNTAX])
def test_the_other_parser_finds_them_too(
    lies_text: Any, markiert: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ruamel.yaml, "YAML", partial(ruamel.yaml.YAML, pure=True))
    text, _ = split_marks(markiert)
    datei = lies_text(text)
    assert datei.befunde
    for befund in datei.befunde:
        assert_sound_finding(befund, text)


@pytest.mark.parametrize(
    "text",
    [
        "a: *\n",
        "a: &\n",
        "%x\n",
        "%YAML 2.0\n---\na: 1\n",
        "a: 1\n% x\n",
        "a: ?\n",
        'a: "\\ud800"',
        "]",
    ],
)
def test_what_has_no_message_of_its_own_is_german_too(
    lies_text: Any, parser: str, text: str
) -> None:
    datei = lies_text(text)
    only_finding(datei)
    assert_sound_finding(datei.befunde[0], text)


def test_the_deepest_allowed_nesting(lies_text: Any) -> None:
    assert lies_text("a: " + "[" * (MAX_TIEFE - 1) + "]" * (MAX_TIEFE - 1)).befunde == []


def test_a_very_long_key_is_cut_in_the_message(lies_text: Any) -> None:
    lang = "x" * 100_000
    datei = lies_text(f"? {lang}\n: 1\n? {lang}\n: 2\n")
    meldung, ort = only_finding(datei)
    assert ort == (3, 3)
    assert len(meldung) < 200
    # Without "? " YAML allows keys of up to 1,024 characters.
    assert_sound_finding(lies_text(f"{lang}: 1\n").befunde[0], f"{lang}: 1\n")


def test_a_second_value_of_a_key_does_not_hide_the_rest(lies_text: Any) -> None:
    datei = lies_text("a: 1\na: 2\nb:\n  - c: 3\n    c: 4\n")
    assert [b.fundstelle.zeile for b in datei.befunde] == [2, 5]
    assert datei.wurzel == {"a": 1, "b": [{"c": 3}]}


# --- Files that are too much -----------------------------------------------------------------


def test_an_alias_bomb_is_refused_before_it_explodes(lies_text: Any, parser: str) -> None:
    stufen = "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 10)}]\n" for i in range(1, 30))
    text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + stufen
    datei = lies_text(text)
    meldung, (zeile, _) = only_finding(datei)
    # 10 ** 7 values are reached in the seventh line.
    assert (meldung, zeile) == ("mehr als 5 Millionen Angaben", 7)
    assert datei.wurzel is None


def test_a_file_beyond_the_limit_is_refused_unread(tmp_path: Path) -> None:
    with (tmp_path / "probe.yaml").open("wb") as strom:
        strom.truncate(MAX_BYTES + 1)
    datei = read(tmp_path / "probe.yaml", "probe.yaml")
    assert only_finding(datei) == (f"die Datei ist größer als {MAX_BYTES // 1_000_000} MB", (1, 1))
    assert datei.text == ""


@pytest.mark.parametrize(
    "muster", [b"x ", b"x\n", b"[", b"- - ", b'"', b"{", b"a: 1\n", b"'\n", b"? "]
)
def test_junk_just_below_the_limit_ends_soon(lies_text: Any, muster: bytes) -> None:
    datei = lies_text(b"a: " + muster * ((MAX_BYTES - 10) // len(muster)))
    assert datei.befunde or isinstance(datei.wurzel, Abbildung)


def test_too_many_values_are_refused(lies_text: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_source, "MAX_WERTE", 1000)
    # The mapping, its key and the list count too.
    assert lies_text("a: [" + "1," * 997 + "]").befunde == []
    meldung, ort = only_finding(lies_text("a: [" + "1," * 997 + "\n1]"))
    assert meldung.startswith("mehr als ")
    assert ort == (1, 1)  # counted when its last bracket is reached


# --- Anything at all -------------------------------------------------------------------------

TEILE = [
    *"ab1~'\"[]{},|>%@#=.ä😀\\\n\t\r\0\ufeff\u2028",
    *(
        "\n  ",
        "\n- ",
        "  ",
        ": ",
        "- ",
        "? ",
        "&x ",
        "*x",
        "!t ",
        "0.5",
        "<<",
        "\\u00",
        "\r\n",
        "---",
    ),
]
YAMLARTIG = st.lists(st.sampled_from(TEILE), max_size=40).map("".join)


@settings(deadline=None, derandomize=True, max_examples=1500)
@given(text=YAMLARTIG | st.text(), rein=st.booleans())
def test_reading_never_fails_and_every_finding_is_in_the_file(
    tmp_path_factory: pytest.TempPathFactory, text: str, rein: bool
) -> None:
    pfad = tmp_path_factory.getbasetemp() / "beliebig.yaml"
    pfad.write_bytes(text.encode("utf-8", "surrogatepass"))
    with pytest.MonkeyPatch.context() as m:
        if rein:
            m.setattr(ruamel.yaml, "YAML", partial(ruamel.yaml.YAML, pure=True))
        datei = read(pfad, "beliebig.yaml")
    assert (datei.wurzel is None) <= bool(datei.befunde)
    for befund in datei.befunde:
        assert_sound_finding(befund, text.removeprefix("\ufeff"))


@settings(deadline=None, derandomize=True, max_examples=300)
@given(inhalt=st.binary())
def test_reading_any_bytes_never_fails(
    tmp_path_factory: pytest.TempPathFactory, inhalt: bytes
) -> None:
    pfad = tmp_path_factory.getbasetemp() / "bytes.yaml"
    pfad.write_bytes(inhalt)
    datei = read(pfad, "bytes.yaml")
    assert (datei.wurzel is None) <= bool(datei.befunde)


EINFACH = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**17), 10**17)
    | st.text("abc äß:#'\"-[]{}&*!%\\\n"),
    lambda x: (
        st.lists(x, max_size=4) | st.dictionaries(st.text("abcä -:", min_size=1), x, max_size=4)
    ),
    max_leaves=12,
)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(wert=st.dictionaries(st.text("abc", min_size=1), EINFACH, min_size=1))
def test_json_is_read_as_json_means_it(
    tmp_path_factory: pytest.TempPathFactory, wert: dict[str, Any]
) -> None:
    """YAML 1.2 contains JSON; a null stands for an absent key."""
    pfad = tmp_path_factory.getbasetemp() / "json.yaml"
    pfad.write_text(json.dumps(wert, ensure_ascii=False, indent=1), encoding="utf-8")

    def without_null(x: Any) -> Any:
        if isinstance(x, dict):
            return {k: without_null(v) for k, v in x.items() if v is not None}
        return [without_null(v) for v in x] if isinstance(x, list) else x

    datei = read(pfad, "json.yaml")
    assert datei.befunde == []
    assert datei.wurzel == without_null(wert)


@pytest.mark.parametrize(
    ("geschrieben", "gemeint"),
    [("x\\0y", "x\0y"), ("\\e[2J", "\x1b[2J"), ("\\x9b", "\x9b"), ("\\a", "\a"), ("\\N", "\x85")],
)
def test_escaped_control_characters_are_text(geschrieben: str, gemeint: str) -> None:
    datei = yaml_source.parse(f'a: "{geschrieben}"\n'.encode(), "x.yaml")
    assert datei.befunde == []
    assert datei.wurzel["a"] == gemeint
