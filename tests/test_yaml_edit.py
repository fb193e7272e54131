"""Edits of a YAML text: the expected texts are what a person would have typed."""

import difflib
import io
import json
import re
from datetime import date, time
from typing import Any

import pytest
from hilfen import wende_an
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from isrp_cli import yaml_edit
from isrp_cli.yaml_edit import Aenderung, Anhaengen, Entferne, NichtAenderbar, Setze
from isrp_cli.zeitangabe import lies

SCHRITT = [
    *("nr", "gremium", "titel", "art", "zeitplanung", "tagesordnung", "nach", "termine"),
    *("erledigt", "entfallen", "verschiebungen", "ergebnis", "notiz", "beschluss", "unterlagen"),
]
TERMIN = ["datum", "beginn", "ende", "ort"]


def reihenfolge(pfad: tuple[str | int, ...]) -> list[str]:
    match pfad:
        case ():
            return ["titel", "kuerzel", "phasen", "schritte"]
        case ("schritte", int()):
            return SCHRITT
        case (*_, "termine", int()):
            return TERMIN
    return ["schritt", "grund", "am", "von", "drucksache", "ergebnis"]


def aendere(text: str, *aenderungen: Aenderung) -> str:
    return wende_an(text, aenderungen, reihenfolge)


def S(*teile: str | int) -> tuple[str | int, ...]:  # noqa: N802 (short, as it stands everywhere)
    """A path inside the first step."""
    return ("schritte", 0, *teile)


TAG = date(2022, 9, 14)

# Every pair: what it shows, the text before, the changes, the text after.
PAARE: dict[str, tuple[str, list[Aenderung], str]] = {}


def paar(name: str, vorher: str, aenderungen: list[Aenderung], nachher: str) -> None:
    assert name not in PAARE
    PAARE[name] = (vorher, aenderungen, nachher)


# --- A value is replaced ---------------------------------------------------------------------

paar(
    "double quotes are kept, and the comment behind them",
    """\
schritte:
  - nr: 1
    zeitplanung: "09/2022"   # laut Beschluss
    art: beratung
""",
    [Setze(S("zeitplanung"), "10/2022")],
    """\
schritte:
  - nr: 1
    zeitplanung: "10/2022"   # laut Beschluss
    art: beratung
""",
)
paar(
    "single quotes are kept and doubled inside",
    "schritte:\n  - titel: 'alt'\t\n    nr: 1\n",
    [Setze(S("titel"), "Kita 'Am Hang'")],
    "schritte:\n  - titel: 'Kita ''Am Hang'''\t\n    nr: 1\n",
)
paar(
    "a text without quotes stays without where YAML allows it",
    "schritte:\n- titel: alt # Arbeitstitel\n  nr: 1\n",
    [Setze(S("titel"), "1. Sozialplanungsforum für Große & Kleine")],
    "schritte:\n- titel: 1. Sozialplanungsforum für Große & Kleine # Arbeitstitel\n  nr: 1\n",
)
paar(
    "and gets them where it does not",
    "schritte:\n- titel: alt\n  nr: 1\n",
    [Setze(S("titel"), "Begleitgremium: Auftakt")],
    'schritte:\n- titel: "Begleitgremium: Auftakt"\n  nr: 1\n',
)
paar(
    "a date in quotes stays in quotes, one without stays without",
    "schritte:\n- nr: 1\n  termine:\n  - datum: 2022-01-01\n  erledigt: '2022-01-02'\n",
    [Setze(S("erledigt"), TAG), Setze(S("termine", 0, "datum"), TAG)],
    "schritte:\n- nr: 1\n  termine:\n  - datum: 2022-09-14\n  erledigt: '2022-09-14'\n",
)
paar(
    "an empty value is filled",
    "schritte:\n  - nr: 1\n    erledigt:\n    notiz:   \n",
    [Setze(S("erledigt"), TAG), Setze(S("notiz"), "da")],
    "schritte:\n  - nr: 1\n    erledigt: 2022-09-14\n    notiz: da\n",
)
paar(
    "before its comment",
    "schritte:\n  - nr: 1\n    erledigt:  # noch offen?\n",
    [Setze(S("erledigt"), TAG)],
    "schritte:\n  - nr: 1\n    erledigt: 2022-09-14  # noch offen?\n",
)
paar(
    "null is a value like others",
    "schritte:\n  - nr: 1\n    erledigt: ~ # x\n",
    [Setze(S("erledigt"), TAG)],
    "schritte:\n  - nr: 1\n    erledigt: 2022-09-14 # x\n",
)
paar(
    "a value on the next line stays there",
    "schritte:\n  - nr: 1\n    titel:\n      Alter Titel # x\n    art: beratung\n",
    [Setze(S("titel"), "Neuer Titel")],
    "schritte:\n  - nr: 1\n    titel:\n      Neuer Titel # x\n    art: beratung\n",
)
paar(
    "a text over several lines becomes one line",
    'schritte:\n- titel: ein langer\n    Titel # x\n  notiz: "zwei\n    Zeilen"\n  nr: 1\n',
    [Setze(S("titel"), "kurz"), Setze(S("notiz"), "auch kurz")],
    'schritte:\n- titel: kurz # x\n  notiz: "auch kurz"\n  nr: 1\n',
)
paar(
    "a folded text stays in lines of its own, and what follows stays where it is",
    """\
schritte:
  - nr: 1
    ergebnis: >-
      Der Text ist lang
      und steht auf zwei Zeilen.

    # die Notiz
    notiz: x
""",
    [Setze(S("ergebnis"), "Der Text ist kurz: eine Zeile # ohne Kommentar")],
    """\
schritte:
  - nr: 1
    ergebnis: >-
      Der Text ist kurz: eine Zeile # ohne Kommentar

    # die Notiz
    notiz: x
""",
)
paar(
    "a literal text keeps its indentation and the comment at its head",
    "schritte:\n- nr: 1\n  notiz: |  # intern\n     eins\n\n     zwei\n  titel: x\n",
    [Setze(S("notiz"), "a\n\n  b\nc\n")],
    "schritte:\n- nr: 1\n  notiz: |  # intern\n     a\n\n       b\n     c\n  titel: x\n",
)
paar(
    "a text block that becomes a date",
    "schritte:\n- nr: 1\n  erledigt: |  # wann\n    unklar\n    noch\n  titel: x\n",
    [Setze(S("erledigt"), TAG)],
    "schritte:\n- nr: 1\n  erledigt: 2022-09-14  # wann\n  titel: x\n",
)
paar(
    "a text of several lines becomes a block",
    'schritte:\n  - nr: 1\n    notiz: "kurz" # x\n    unterlagen: []\n',
    [Setze(S("notiz"), "eins\nzwei")],
    "schritte:\n  - nr: 1\n    notiz: |- # x\n      eins\n      zwei\n    unterlagen: []\n",
)
paar(
    "inside brackets it becomes one line with escapes",
    "schritte:\n  - {nr: 1, notiz: kurz}  # x\n",
    [Setze(S("notiz"), "eins\n„zwei“, drei")],
    'schritte:\n  - {nr: 1, notiz: "eins\\n„zwei“, drei"}  # x\n',
)
paar(
    "inside brackets a comma needs quotes",
    "schritte: [{nr: 1, titel: alt , art: beratung}]",
    [Setze(S("titel"), "neu, mit Komma"), Setze(S("nr"), 2)],
    'schritte: [{nr: 2, titel: "neu, mit Komma" , art: beratung}]',
)
paar(
    "an empty value inside brackets",
    "schritte: [{nr: 1, erledigt: , notiz}]\n",
    [Setze(S("erledigt"), TAG), Setze(S("notiz"), "x")],
    "schritte: [{nr: 1, erledigt: 2022-09-14, notiz: x}]\n",
)
paar(
    "a quoted key, a key with a blank before the colon, wide characters before the value",
    'schritte:\n  - "nr" : 1\n    "😀 größe": "alt"   # ö\n',
    [Setze(S("nr"), 12), Setze(S("😀 größe"), "neu 😀")],
    'schritte:\n  - "nr" : 12\n    "😀 größe": "neu 😀"   # ö\n',
)
paar(
    "a list in brackets stays in brackets",
    "schritte:\n- nr: 1\n  nach: [1,2,\n    3] # warum\n  notiz: x\n",
    [Setze(S("nach"), [4, 5])],
    "schritte:\n- nr: 1\n  nach: [4, 5] # warum\n  notiz: x\n",
)
paar(
    "a list in lines stays in lines",
    "schritte:\n- nr: 1\n  nach: # warum\n    - 1\n    - 2\n\n  notiz: x\n",
    [Setze(S("nach"), [4, {"schritt": 5, "grund": "darum"}])],
    "schritte:\n- nr: 1\n  nach: # warum\n    - 4\n    - schritt: 5\n      grund: darum\n\n"
    "  notiz: x\n",
)
paar(
    "a list in lines that becomes empty, with the comment at its key",
    "schritte:\n- nr: 1\n  nach: # warum\n    - 1\n    - 2\n\n  notiz: x\n",
    [Setze(S("nach"), [])],
    "schritte:\n- nr: 1\n  nach: [] # warum\n\n  notiz: x\n",
)
paar(
    "a mapping in lines and one in brackets",
    "schritte:\n- nr: 1\n  entfallen:\n      am: 2022-01-01\n  beschluss: {ergebnis: vertagt}\n",
    [
        Setze(S("entfallen"), {"am": TAG, "grund": "Ja: doch"}),
        Setze(S("beschluss"), {"drucksache": "0896/22", "ergebnis": "angenommen"}),
    ],
    'schritte:\n- nr: 1\n  entfallen:\n      am: 2022-09-14\n      grund: "Ja: doch"\n'
    '  beschluss: {drucksache: "0896/22", ergebnis: angenommen}\n',
)
paar(
    "an entry of a list: short form to long form and back",
    "schritte:\n- nr: 1\n  nach:\n  - 5 # warum\n  -   schritt: 6\n      grund: x\n  - 7\n",
    [Setze(S("nach", 0), {"schritt": 5, "grund": "darum"}), Setze(S("nach", 1), 6)],
    "schritte:\n- nr: 1\n  nach:\n  - schritt: 5 # warum\n    grund: darum\n  -   6\n  - 7\n",
)
paar(
    "true, false and a number",
    "schritte:\n- nr: 1\n  offen: 'x'\n  zu: false\n",
    [Setze(S("offen"), True), Setze(S("zu"), 17), Setze(S("nr"), 2)],
    "schritte:\n- nr: 2\n  offen: true\n  zu: 17\n",
)
paar(
    "a time of day is always quoted, a Zeitangabe unless the one before was not",
    "schritte:\n- nr: 1\n  termine:\n  - beginn: x\n  zeitplanung: offen\n",
    [Setze(S("termine", 0, "beginn"), time(9, 5)), Setze(S("zeitplanung"), lies("09/2022"))],
    'schritte:\n- nr: 1\n  termine:\n  - beginn: "09:05"\n  zeitplanung: 09/2022\n',
)
paar(
    "a Zeitangabe that would be a number without quotes gets them",
    "schritte:\n- nr: 1\n  zeitplanung: offen\n",
    [Setze(S("zeitplanung"), lies("09.2022"))],
    'schritte:\n- nr: 1\n  zeitplanung: "09.2022"\n',
)

# --- A key is added --------------------------------------------------------------------------

paar(
    "a key goes where the order of the record has it",
    """\
schritte:
  - nr: 1
    art: beratung
    zeitplanung: "09/2022"
    notiz: x

  - nr: 2
    titel: y
""",
    [Setze(S("erledigt"), TAG), Setze(S("titel"), "T"), Setze(("schritte", 1, "erledigt"), TAG)],
    """\
schritte:
  - nr: 1
    titel: T
    art: beratung
    zeitplanung: "09/2022"
    erledigt: 2022-09-14
    notiz: x

  - nr: 2
    titel: y
    erledigt: 2022-09-14
""",
)
paar(
    "several keys at one place are in order",
    "schritte:\n- nr: 1\n  art: beratung\n",
    [Setze(S("notiz"), "n"), Setze(S("fremd"), "f"), Setze(S("erledigt"), TAG)],
    "schritte:\n- nr: 1\n  art: beratung\n  erledigt: 2022-09-14\n  notiz: n\n  fremd: f\n",
)
paar(
    "the order of the file counts where it is its own",
    "schritte:\n  - art: beratung\n    nr: 1\n    notiz: x\n    gremium: g\n",
    [Setze(S("titel"), "T")],
    "schritte:\n  - art: beratung\n    nr: 1\n    notiz: x\n    gremium: g\n    titel: T\n",
)
paar(
    "in front of all others, behind the dash",
    "schritte:\n  - titel: x # X\n    art: beratung\n",
    [Setze(S("nr"), 1)],
    "schritte:\n  - nr: 1\n    titel: x # X\n    art: beratung\n",
)
paar(
    "a comment above the next key belongs to that key",
    """\
schritte:
  - nr: 1
    zeitplanung: "09/2022"
    # was herauskam
    ergebnis: x
""",
    [Setze(S("erledigt"), TAG)],
    """\
schritte:
  - nr: 1
    zeitplanung: "09/2022"
    erledigt: 2022-09-14
    # was herauskam
    ergebnis: x
""",
)
paar(
    "a comment that is indented deeper belongs to the key above",
    """\
schritte:
  - nr: 1
    nach:
      - 3
      # - 4
    # was herauskam
    ergebnis: x
""",
    [Setze(S("erledigt"), TAG)],
    """\
schritte:
  - nr: 1
    nach:
      - 3
      # - 4
    erledigt: 2022-09-14
    # was herauskam
    ergebnis: x
""",
)
paar(
    "a comment of the record stays above, one of the next record below",
    """\
schritte:
  - nr: 1
    titel: x # X
    # gehört noch zu Schritt 1
  # gehört zu Schritt 2
  - nr: 2
    titel: y
    # auch zu Schritt 2

  # Ende
""",
    [Setze(S("erledigt"), TAG), Setze(("schritte", 1, "notiz"), "n")],
    """\
schritte:
  - nr: 1
    titel: x # X
    # gehört noch zu Schritt 1
    erledigt: 2022-09-14
  # gehört zu Schritt 2
  - nr: 2
    titel: y
    # auch zu Schritt 2
    notiz: n

  # Ende
""",
)
paar(
    "behind a text block with blank lines below it",
    "schritte:\n- nr: 1\n  titel: |\n    x\n\n    y\n\n\n- nr: 2\n",
    [Setze(S("erledigt"), TAG)],
    "schritte:\n- nr: 1\n  titel: |\n    x\n\n    y\n  erledigt: 2022-09-14\n\n\n- nr: 2\n",
)
paar(
    "behind a text block that keeps its blank lines",
    "schritte:\n- nr: 1\n  titel: |+\n    x\n\n\n- nr: 2\n",
    [Setze(S("erledigt"), TAG)],
    "schritte:\n- nr: 1\n  titel: |+\n    x\n\n\n  erledigt: 2022-09-14\n- nr: 2\n",
)
paar(
    "behind an anchored text block",
    "schritte:\n- nr: 1\n  titel: &t |\n    x\n  notiz: *t\n",
    [Setze(S("art"), "beratung")],
    "schritte:\n- nr: 1\n  titel: &t |\n    x\n  art: beratung\n  notiz: *t\n",
)
paar(
    "behind an anchored list in brackets and one in lines",
    "schritte:\n- nr: 1\n  nach: &n [1,\n    2\n  ]\n  x: *n\n"
    "- nr: 2\n  termine: &t  # T\n  - ort: x\n  x: *t\n",
    [Setze(S("erledigt"), TAG), Setze(("schritte", 1, "erledigt"), TAG)],
    "schritte:\n- nr: 1\n  nach: &n [1,\n    2\n  ]\n  erledigt: 2022-09-14\n  x: *n\n"
    "- nr: 2\n  termine: &t  # T\n  - ort: x\n  erledigt: 2022-09-14\n  x: *t\n",
)
paar(
    "a list of records in lines, indented as the file does it",
    "schritte:\n    - nr: 1\n      nach:\n          - schritt: 3\n",
    [
        Anhaengen(S("termine"), {"datum": TAG, "beginn": time(10), "ende": time(12, 30)}),
        Setze(S("beschluss"), {"ergebnis": "vertagt"}),
    ],
    """\
schritte:
    - nr: 1
      nach:
          - schritt: 3
      termine:
          - datum: 2022-09-14
            beginn: "10:00"
            ende: "12:30"
      beschluss:
          ergebnis: vertagt
""",
)
paar(
    "a list at the column of its key, as the file does it",
    "schritte:\n- nr: 1\n  titel: x\n",
    [Anhaengen(S("termine"), {"datum": TAG}), Anhaengen(S("termine"), {"datum": TAG})],
    "schritte:\n- nr: 1\n  titel: x\n  termine:\n  - datum: 2022-09-14\n  - datum: 2022-09-14\n",
)
paar(
    "as the file writes the same key elsewhere",
    """\
schritte:
  - nr: 1
    titel: x
  - nr: 2
    zeitplanung: 'offen'
    nach: [{schritt: 1}]
    termine:
    - {datum: "2022-01-01", ort: 'Rathaus'}
    unterlagen:
    - x
    beschluss: {drucksache: 1}
""",
    [
        Setze(S("zeitplanung"), "laufend"),
        Anhaengen(S("nach"), {"schritt": 2, "grund": "darum"}),
        Anhaengen(S("termine"), {"datum": TAG, "ort": "Saal"}),
        Anhaengen(S("unterlagen"), "https://a.de/b.pdf"),
        Setze(S("beschluss"), {"drucksache": "1"}),
    ],
    """\
schritte:
  - nr: 1
    titel: x
    zeitplanung: 'laufend'
    nach: [{schritt: 2, grund: darum}]
    termine:
    - {datum: "2022-09-14", ort: 'Saal'}
    beschluss: {drucksache: "1"}
    unterlagen:
    - https://a.de/b.pdf
  - nr: 2
    zeitplanung: 'offen'
    nach: [{schritt: 1}]
    termine:
    - {datum: "2022-01-01", ort: 'Rathaus'}
    unterlagen:
    - x
    beschluss: {drucksache: 1}
""",
)
paar(
    "a list of numbers in brackets, a list of texts in lines",
    "schritte:\n  - nr: 1\n",
    [Setze(S("nach"), [1, 2]), Setze(S("tagesordnung"), ["eins", "zwei: drei", "a\nb"])],
    """\
schritte:
  - nr: 1
    tagesordnung:
      - eins
      - "zwei: drei"
      - |-
        a
        b
    nach: [1, 2]
""",
)
paar(
    "inside brackets on one line",
    "schritte:\n- {nr: 1, art: beratung} # x\n- { nr: 2 }\n- {}\n- {titel: x}\n",
    [
        Setze(S("titel"), "T"),
        Setze(S("notiz"), "N: n"),
        Setze(("schritte", 1, "termine"), [{"datum": TAG}]),
        Setze(("schritte", 2, "nr"), 3),
        Setze(("schritte", 3, "nr"), 4),
    ],
    'schritte:\n- {nr: 1, titel: T, art: beratung, notiz: "N: n"} # x\n'
    "- { nr: 2, termine: [{datum: 2022-09-14}] }\n- {nr: 3}\n- {nr: 4, titel: x}\n",
)
paar(
    "inside brackets on several lines",
    """\
schritte: [
  {
    nr: 1,  # eins
    art: beratung,
    notiz: x  # letzte
  },
  {nr: 2,
   art: beratung,
   notiz: x},
]
""",
    [
        Setze(S("titel"), "T"),
        Setze(S("unterlagen"), ["u"]),
        Setze(("schritte", 1, "titel"), "T"),
        Setze(("schritte", 1, "erledigt"), TAG),
        Setze(("schritte", 1, "unterlagen"), ["u"]),
    ],
    """\
schritte: [
  {
    nr: 1,  # eins
    titel: T,
    art: beratung,
    notiz: x,  # letzte
    unterlagen: [u]
  },
  {nr: 2, titel: T,
   art: beratung,
   erledigt: 2022-09-14,
   notiz: x, unterlagen: [u]},
]
""",
)
paar(
    "JSON stays JSON",
    """\
{
  "schritte": [
    {
      "nr": 1,
      "titel": "x"
    },
    {"nr": 2, "nach": []}
  ]
}
""",
    [
        Setze(S("erledigt"), TAG),
        Setze(S("art"), "beratung"),
        Anhaengen(("schritte", 1, "nach"), {"schritt": 1, "grund": "x"}),
        Anhaengen(("schritte",), {"nr": 3, "titel": "y"}),
    ],
    """\
{
  "schritte": [
    {
      "nr": 1,
      "titel": "x",
      "art": "beratung",
      "erledigt": "2022-09-14"
    },
    {"nr": 2, "nach": [{"schritt": 1, "grund": "x"}]},
    {"nr": 3, "titel": "y"}
  ]
}
""",
)
paar(
    "at the top of the file, directives and markers stay",
    "%YAML 1.2\n# Kopf\n---\n# zum Titel\ntitel: x\n\n# Schritte\nschritte: []\n...\n# Ende\n",
    [Setze(("kuerzel",), "K")],
    "%YAML 1.2\n# Kopf\n---\n# zum Titel\ntitel: x\nkuerzel: K\n\n# Schritte\nschritte: []\n"
    "...\n# Ende\n",
)
paar(
    "at the end of a file without a line end",
    "schritte:\n- nr: 1",
    [Setze(S("titel"), "T"), Anhaengen(("schritte",), {"nr": 2})],
    "schritte:\n- nr: 1\n  titel: T\n- nr: 2",
)
paar(
    "CRLF and a byte order mark",
    "\ufeffschritte:\r\n- nr: 1\r\n  titel: x # X\r\n\r\n- nr: 2",
    [Setze(S("notiz"), "a\nb"), Setze(("schritte", 1, "nach"), ["x", "y"])],
    "\ufeffschritte:\r\n- nr: 1\r\n  titel: x # X\r\n  notiz: |-\r\n    a\r\n    b\r\n\r\n"
    "- nr: 2\r\n  nach:\r\n  - x\r\n  - y",
)
paar(
    "mixed line ends: that of the line above",
    "schritte:\r\n- nr: 1\n- nr: 2\r\n  titel: x\r\n",
    [Setze(S("titel"), "T"), Setze(("schritte", 1, "notiz"), "n")],
    "schritte:\r\n- nr: 1\n  titel: T\n- nr: 2\r\n  titel: x\r\n  notiz: n\r\n",
)

# --- An entry is added -----------------------------------------------------------------------

paar(
    "numbers in brackets",
    "schritte:\n- nr: 1\n  nach: [1, 2,  3 ] # x\n  schritte: [1, 2, ]\n",
    [Anhaengen(S("nach"), 4), Anhaengen(S("nach"), 5), Anhaengen(S("schritte"), 3)],
    "schritte:\n- nr: 1\n  nach: [1, 2,  3, 4, 5 ] # x\n  schritte: [1, 2, 3, ]\n",
)
paar(
    "texts in brackets, quoted like their neighbours",
    'schritte:\n- nr: 1\n  a: [\'x\', \'y\']\n  b: [x, "y, z"]\n  c: ["x",\n      "y"]\n',
    [Anhaengen(S("a"), "neu"), Anhaengen(S("b"), "neu"), Anhaengen(S("c"), "neu")],
    "schritte:\n- nr: 1\n  a: ['x', 'y', 'neu']\n  b: [x, \"y, z\", neu]\n"
    '  c: ["x",\n      "y", "neu"]\n',
)
paar(
    "brackets on several lines",
    "schritte:\n- nr: 1\n  a: [\n    x, # X\n    y  # Y\n  ]\n  b: [\n    x,\n    y,\n  ]\n",
    [Anhaengen(S("a"), "neu"), Anhaengen(S("b"), "neu"), Anhaengen(S("b"), "neuer")],
    "schritte:\n- nr: 1\n  a: [\n    x, # X\n    y,  # Y\n    neu\n  ]\n"
    "  b: [\n    x,\n    y,\n    neu,\n    neuer,\n  ]\n",
)
paar(
    "entries in lines: short, quoted, wide apart",
    """\
schritte:
  - nr: 1
    tagesordnung:
      - eins
      - zwei # zwei!
    nach:
    -   1
    unterlagen:
      - "a"
      # noch eine

    notiz: x
""",
    [
        Anhaengen(S("tagesordnung"), "drei # vier"),
        Anhaengen(S("nach"), {"schritt": 2, "grund": "x"}),
        Anhaengen(S("unterlagen"), "b"),
    ],
    """\
schritte:
  - nr: 1
    tagesordnung:
      - eins
      - zwei # zwei!
      - "drei # vier"
    nach:
    -   1
    -   schritt: 2
        grund: x
    unterlagen:
      - "a"
      # noch eine
      - "b"

    notiz: x
""",
)
paar(
    "a list of records in brackets gets one in brackets",
    "schritte:\n- nr: 1\n  termine:\n    - { datum: 2022-01-01 }\n",
    [Anhaengen(S("termine"), {"datum": TAG, "beginn": time(8)})],
    "schritte:\n- nr: 1\n  termine:\n    - { datum: 2022-01-01 }\n"
    '    - { datum: 2022-09-14, beginn: "08:00" }\n',
)
paar(
    "records with a blank line between them keep it",
    """\
schritte:
  - nr: 1
    titel: a

  # zu 2
  - nr: 2
    titel: b

# Ende der Datei
""",
    [Anhaengen(("schritte",), {"nr": 3, "titel": "c"})],
    """\
schritte:
  - nr: 1
    titel: a

  # zu 2
  - nr: 2
    titel: b

  - nr: 3
    titel: c

# Ende der Datei
""",
)
paar(
    "records without a blank line between them, and a comment after the last",
    "schritte:\n- nr: 1\n- nr: 2\n  titel: b\n  # zu 2\n# Ende\n",
    [Anhaengen(("schritte",), {"nr": 3})],
    "schritte:\n- nr: 1\n- nr: 2\n  titel: b\n  # zu 2\n- nr: 3\n# Ende\n",
)
paar(
    "a list at the column of its key: the comment below is about the next key",
    "schritte:\n- nr: 1\n  nach:\n  - 1\n  # zur Notiz\n  notiz: x\n",
    [Anhaengen(S("nach"), 2)],
    "schritte:\n- nr: 1\n  nach:\n  - 1\n  - 2\n  # zur Notiz\n  notiz: x\n",
)
paar(
    "empty lists",
    "schritte:\n- nr: 1\n  a: [] # A\n  b:   # B\n  c: [ ]\n  d: []\n  e: ~\n",
    [
        Anhaengen(S("a"), 1),
        Anhaengen(S("b"), {"schritt": 1}),
        Anhaengen(S("c"), {"schritt": 1, "grund": "x"}),
        Anhaengen(S("d"), "Text"),
        Anhaengen(S("e"), "Text"),
    ],
    "schritte:\n- nr: 1\n  a: [1] # A\n  b:   # B\n  - schritt: 1\n"
    "  c:\n  - schritt: 1\n    grund: x\n  d: [Text]\n  e:\n  - Text\n",
)
paar(
    "an entry whose value stands below its dash",
    "schritte:\n  -\n    # zu 1\n    nr: 1\n    titel: x\n  - # zu 2\n    nr: 2\n",
    [Anhaengen(("schritte",), {"nr": 3, "titel": "y"}), Setze(S("art"), "beratung")],
    "schritte:\n  -\n    # zu 1\n    nr: 1\n    titel: x\n    art: beratung\n"
    "  - # zu 2\n    nr: 2\n  - nr: 3\n    titel: y\n",
)

# --- A key or entry is removed ---------------------------------------------------------------

paar(
    "a key goes with its lines and its comment, what stands above stays",
    """\
schritte:
  - nr: 1
    # vielleicht
    erledigt: 2022-09-14 # endlich
      # wirklich
    notiz: |
      a

      b

    titel: x
""",
    [Entferne(S("erledigt")), Entferne(S("notiz"))],
    """\
schritte:
  - nr: 1
    # vielleicht

    titel: x
""",
)
paar(
    "the first key behind a dash",
    "schritte:\n  - nr: 1 # eins\n    art: x\n    titel: x # X\n  -   nr: 2\n      titel: y\n",
    [Entferne(S("nr")), Entferne(S("art")), Entferne(("schritte", 1, "nr"))],
    "schritte:\n  - titel: x # X\n  -   titel: y\n",
)
paar(
    "an empty key",
    "schritte:\n- nr: 1\n  erledigt: # offen\n  notiz:\n  titel: x\n",
    [Entferne(S("erledigt")), Entferne(S("notiz"))],
    "schritte:\n- nr: 1\n  titel: x\n",
)
paar(
    "an entry in the middle and the first, with one of the blank lines",
    "schritte:\n- nr: 1\n\n- nr: 2\n  titel: x\n\n- nr: 3\n",
    [Entferne(("schritte", 1))],
    "schritte:\n- nr: 1\n\n- nr: 3\n",
)
paar(
    "the last entry",
    "schritte:\n  - nr: 1\n\n  - nr: 2\n    titel: x\n    # noch zu 2\n\n# Ende\n",
    [Entferne(("schritte", 1))],
    "schritte:\n  - nr: 1\n\n# Ende\n",
)
paar(
    "the last entry of a list takes the key along, the last key of a mapping too",
    """\
schritte:
- nr: 1
  termine: # T
  - datum: 2022-01-01
  nach: [1]
  beschluss:
    stimmen: {ja: 1}
  notiz: x
""",
    [
        Entferne(S("termine", 0)),
        Entferne(S("nach", 0)),
        Entferne(S("beschluss", "stimmen", "ja")),
    ],
    "schritte:\n- nr: 1\n  notiz: x\n",
)
paar(
    "a list at the top of the file becomes empty",
    "titel: x\nphasen: # P\n  - id: a\n  - id: b\nschritte: []\n",
    [Entferne(("phasen", 0)), Entferne(("phasen", 1))],
    "titel: x\nphasen: [] # P\nschritte: []\n",
)
paar(
    "entries in brackets",
    "schritte:\n- nr: 1\n  a: [1, 2,  3]\n  b: [1, 2, 3]\n  c: [ 1, 2, 3, ]\n  d: {x: 1, y: 2}\n",
    [
        Entferne(S("a", 0)),
        Entferne(S("b", 1)),
        Entferne(S("b", 2)),
        Entferne(S("c", 2)),
        Entferne(S("d", "x")),
    ],
    "schritte:\n- nr: 1\n  a: [2,  3]\n  b: [1]\n  c: [ 1, 2, ]\n  d: {y: 2}\n",
)
paar(
    "entries in brackets on lines of their own",
    "schritte:\n- nr: 1\n  a: [\n    1, # eins\n    2, # zwei\n    3 # drei\n  ]\n"
    "  b: [\n    1,\n    2,\n  ]\n",
    [Entferne(S("a", 0)), Entferne(S("a", 2)), Entferne(S("b", 1))],
    "schritte:\n- nr: 1\n  a: [\n    2 # zwei\n  ]\n  b: [\n    1,\n  ]\n",
)
paar(
    "all entries, and new ones instead",
    "schritte:\n- nr: 1\n  a: [1, 2]\n  b:\n  - 1 # eins\n  - 2\n  notiz: x\n",
    [
        Entferne(S("a", 0)),
        Entferne(S("a", 1)),
        Anhaengen(S("a"), 3),
        Entferne(S("b", 0)),
        Entferne(S("b", 1)),
        Anhaengen(S("b"), 3),
    ],
    "schritte:\n- nr: 1\n  a: [3]\n  b:\n  - 3\n  notiz: x\n",
)
paar(
    "the last line of a file without a line end",
    "schritte:\r\n- nr: 1\r\n  titel: x\r\n  notiz: y",
    [Entferne(S("notiz")), Setze(S("art"), "beratung")],
    "schritte:\r\n- nr: 1\r\n  titel: x\r\n  art: beratung",
)
paar(
    "one instead of the other",
    "schritte:\n- nr: 1\n  entfallen: {am: 2022-01-01}  # x\n  notiz: y\n",
    [Entferne(S("entfallen")), Setze(S("erledigt"), TAG), Setze(S("ergebnis"), "z")],
    "schritte:\n- nr: 1\n  erledigt: 2022-09-14\n  ergebnis: z\n  notiz: y\n",
)
paar("nothing to do", "schritte:\t# nichts\n- nr: 1\n", [], "schritte:\t# nichts\n- nr: 1\n")


@pytest.mark.parametrize("name", PAARE)
def test_only_what_a_person_would_change_is_changed(name: str) -> None:
    vorher, aenderungen, nachher = PAARE[name]
    assert aendere(vorher, *aenderungen) == nachher


@pytest.mark.parametrize("name", PAARE)
def test_so_it_is_with_windows_line_ends(name: str) -> None:
    vorher, aenderungen, nachher = PAARE[name]
    if "\r" not in vorher:
        crlf = aendere(vorher.replace("\n", "\r\n"), *aenderungen)
        assert crlf == nachher.replace("\n", "\r\n")


# --- What is refused -------------------------------------------------------------------------

VERWEIGERT: dict[str, tuple[str, list[Aenderung], str]] = {
    "an anchored key": (
        "z: 0\n&x a: 1\nb: *x\n",
        [Setze(("a",), 2)],
        "Zeile 2: hier steht ein Verweis",
    ),
    "an anchored value": (
        "a: &x 1\nb: *x\n",
        [Setze(("a",), 2)],
        "Zeile 1: hier steht ein Verweis",
    ),
    "an alias": ("a: &x 1\nb: *x\n", [Setze(("b",), 2)], "Zeile 2: hier steht ein Verweis"),
    "a key inside an anchored mapping": (
        "a: &x\n  b: 1\nc: *x\n",
        [Setze(("a", "d"), 2)],
        "Zeile 1: hier steht ein Verweis",
    ),
    "a key inside an alias": (
        "a: &x {b: 1}\nc: *x\n",
        [Setze(("c", "d"), 2)],
        "Zeile 2: hier steht ein Verweis",
    ),
    "a value with an anchor inside": (
        "a:\n  - &x 1\nb: *x\n",
        [Entferne(("a",))],
        "Zeile 2: hier ist etwas mit & benannt",
    ),
    "a collection with an anchor inside": (
        "a:\n  - &x\n    - 1\nb: *x\n",
        [Entferne(("a",))],
        "mit & benannt",
    ),
    "a duplicate key": (
        "schritte:\n- nr: 1\n  nr: 2\n",
        [Setze(S("titel"), "x")],
        "Zeile 3: der Schlüssel „nr“ steht hier ein zweites Mal",
    ),
    "no YAML": ("a: [1\n", [Setze(("a",), 1)], "Zeile 1: eine eckige Klammer"),
    "a value with a comment inside": (
        "a:\n  - 1 # eins\n  - 2\n",
        [Setze(("a",), [1])],
        "Zeile 2: hier steht ein Kommentar, der verloren ginge",
    ),
    "a value with a comment behind its last line": (
        "a:\n  - 1\n  - 2 # zwei\n",
        [Setze(("a",), [1])],
        "Zeile 3: hier steht ein Kommentar",
    ),
    "a comment in brackets": (
        "a: [1, # eins\n  2, 3]\n",
        [Entferne(("a", 0))],
        "Zeile 1: hier steht ein Kommentar",
    ),
    "a comment in empty brackets": (
        "a: [ # noch nichts\n  ]\n",
        [Anhaengen(("a",), 1)],
        "Zeile 1: hier steht ein Kommentar",
    ),
    "a comment between the first two keys": (
        "a:\n- b: 1\n  # zu c\n  c: 2\n",
        [Entferne(("a", 0, "b"))],
        "Zeile 3: hier steht ein Kommentar",
    ),
    "the only key of an entry": (
        "a:\n- b: 1\n- c: 2\n",
        [Entferne(("a", 0, "b"))],
        "Zeile 2: danach wäre hier nichts mehr",
    ),
    "a pair without braces": (
        "a: [b: 1]\n",
        [Setze(("a", 0, "c"), 2)],
        "Zeile 1: hier fehlen die geschweiften Klammern",
    ),
    "an explicit key": (
        "? a\n: 1\n? b\n: 2\n",
        [Entferne(("b",))],
        "Zeile 3: „b“ steht nicht auf einer eigenen Zeile",
    ),
    "a path that leads nowhere": (
        "a:\n  b: 1\n",
        [Setze(("a", "x", "y"), 2)],
        "Zeile 2: hier gibt",
    ),
    "an entry that is not there": ("a: [1]\n", [Setze(("a", 1), 2)], "kein „1“"),
    "a key below a scalar": ("a: 1\n", [Setze(("a", "b"), 2)], "Zeile 1: hier gibt es kein „b“"),
    "a list that is none": (
        "a: {b: 1}\n",
        [Anhaengen(("a",), 1)],
        "Zeile 1: hier steht keine Liste",
    ),
    "the same place twice": ("a: 1\n", [Setze(("a",), 2), Setze(("a",), 3)], "zwei Änderungen"),
    "a place inside another": (
        "a:\n  b: 1\n  c: 2\nd: 3\n",
        [Entferne(("a",)), Setze(("a", "b"), 2)],
        "zwei Änderungen an derselben Stelle",
    ),
    "the whole file": ("a: 1\n", [Setze((), {"b": 1})], "die ganze Datei"),
    "nothing left": ("a: 1\n", [Entferne(("a",))], "danach wäre hier nichts mehr"),
    "half a character": ("a: 1\n", [Setze(("a",), "\udc80")], "so geändert: Zeile 1: kein UTF-8"),
}


@pytest.mark.parametrize("name", VERWEIGERT)
def test_what_could_go_wrong_is_refused_and_says_where(name: str) -> None:
    text, aenderungen, meldung = VERWEIGERT[name]
    with pytest.raises(NichtAenderbar) as fehler:
        aendere(text, *aenderungen)
    assert meldung in str(fehler.value)


# --- Any record in any style -----------------------------------------------------------------

WOERTER = ["Kita", "größer", "😀", "a: b", "x #y", "- z", "[1]", "'", '"', "09/2022", "1", "true"]
TEXTE = st.lists(st.sampled_from(WOERTER), min_size=1, max_size=3).map(" ".join)
TAGE = st.dates(date(2020, 1, 1), date(2030, 12, 31))
SKALARE = st.one_of(TEXTE, TAGE, st.integers(-5, 5000), st.booleans())
MEHRZEILIG = st.lists(TEXTE, min_size=2, max_size=3).map("\n".join)
TERMINE = st.fixed_dictionaries(
    {"datum": TAGE}, optional={"ort": TEXTE, "beginn": st.just(time(9))}
)
FELDER: dict[str, Any] = {
    "titel": TEXTE,
    "art": st.just("beratung"),
    "zeitplanung": TEXTE,
    "tagesordnung": st.lists(st.one_of(TEXTE, MEHRZEILIG), min_size=1, max_size=3),
    "nach": st.lists(st.integers(1, 50), min_size=1, max_size=3),
    "termine": st.lists(TERMINE, min_size=1, max_size=2),
    "erledigt": TAGE,
    "ergebnis": st.one_of(TEXTE, MEHRZEILIG),
    "beschluss": st.fixed_dictionaries({"ergebnis": TEXTE}, optional={"drucksache": TEXTE}),
}
LISTEN = ("tagesordnung", "nach", "termine")


def gelesen(wert: Any) -> Any:
    """As ruamel's loader gives it, days and times as text."""
    if isinstance(wert, dict):
        return {k: gelesen(v) for k, v in wert.items() if v is not None}
    if isinstance(wert, list):
        return [gelesen(v) for v in wert]
    if isinstance(wert, time):
        return f"{wert:%H:%M}"
    return str(wert) if isinstance(wert, date) else wert


def laedt(text: str) -> Any:
    return gelesen(YAML(typ="safe", pure=True).load(io.StringIO(text.removeprefix("\ufeff"))))


class Schreiber:
    """Writes records as different people do; knows which lines belong to which record."""

    def __init__(self, data: st.DataObject) -> None:
        self.data = data
        self.nummer = 0

    def wahl(self, *moeglich: Any) -> Any:
        return self.data.draw(st.sampled_from(moeglich))

    def kommentar(self) -> str:
        self.nummer += 1
        return f"# Anmerkung {self.nummer}: x, {{y}} [z] - *"

    def am_ende(self) -> str:
        return self.wahl("", "", "", "  ", "  " + self.kommentar())

    def dazwischen(self, spalte: int) -> list[str]:
        art = self.wahl(0, 0, 0, 0, 1, 2, 3, 4)
        if art == 0:
            return []
        if art == 1:
            return [""]
        return [" " * (spalte + self.wahl(0, 0, 2)) + self.kommentar()] + [""] * (art == 4)

    def skalar(self, wert: Any, fluss: bool) -> str:
        if isinstance(wert, bool):
            return str(wert).lower()
        if isinstance(wert, int | date):
            return str(wert)
        text = gelesen(wert)
        if "\n" in text:
            return json.dumps(text, ensure_ascii=False)
        schlicht = text.replace(" ", "").isalpha() and text != "true"
        art = self.wahl("'", '"', "") if schlicht else self.wahl("'", '"')
        if art == "'":
            return "'" + text.replace("'", "''") + "'"
        return json.dumps(text, ensure_ascii=False) if art else text

    def klammern(self, wert: Any) -> str:
        if isinstance(wert, list):
            return "[" + self.wahl(", ", ",  ").join(self.klammern(w) for w in wert) + "]"
        if isinstance(wert, dict):
            luft = self.wahl("", " ")
            paare = (f"{key}: {self.klammern(w)}" for key, w in wert.items())
            return "{" + luft + ", ".join(paare) + luft + "}"
        return self.skalar(wert, True)

    def paar(self, key: str, wert: Any, spalte: int) -> list[str]:
        """Lines, the first without its indentation."""
        name = self.wahl(key, key, f'"{key}"')
        if isinstance(wert, list | dict) and self.wahl(True, True, False):
            tiefe = self.wahl(0, 2, 4) if isinstance(wert, list) else self.wahl(2, 4)
            return [f"{name}:{self.am_ende()}", *self.block(wert, spalte + tiefe)]
        if isinstance(wert, list | dict):
            return [f"{name}: {self.klammern(wert)}{self.am_ende()}"]
        if isinstance(wert, str) and ("\n" in wert or self.wahl(True, False, False)):
            einzug = " " * (spalte + self.wahl(3, 4))
            zeilen = [einzug + zeile if zeile else "" for zeile in wert.split("\n")]
            return [f"{name}: {'|' if len(zeilen) > 1 else self.wahl('|', '>')}-", *zeilen]
        if self.wahl(True, False, False, False):
            einzug = " " * (spalte + 2)
            return [f"{name}:", f"{einzug}{self.skalar(wert, False)}{self.am_ende()}"]
        return [f"{name}: {self.skalar(wert, False)}{self.am_ende()}"]

    def block(self, wert: Any, spalte: int) -> list[str]:
        zeilen: list[str] = []
        if isinstance(wert, dict):
            for key, inhalt in wert.items():
                if zeilen:
                    zeilen += self.dazwischen(spalte)
                erste, *rest = self.paar(key, inhalt, spalte)
                zeilen += [" " * spalte + erste, *rest]
            return zeilen
        abstand = self.wahl(1, 1, 3)
        for inhalt in wert:
            if zeilen:
                zeilen += self.dazwischen(spalte)
            if isinstance(inhalt, dict) and self.wahl(True, True, False):
                erste, *rest = self.block(inhalt, spalte + 1 + abstand)
                zeilen += [" " * spalte + "-" + " " * abstand + erste.lstrip(), *rest]
            elif self.wahl(True, True, True, False) or not isinstance(inhalt, dict):
                text = self.klammern(inhalt)
                zeilen.append(" " * spalte + "-" + " " * abstand + text + self.am_ende())
            else:
                zeilen.append(" " * spalte + "-" + self.am_ende())
                zeilen += self.block(inhalt, spalte + 2)
        return zeilen


@st.composite
def datensaetze(draw: Any) -> list[dict[str, Any]]:
    schritte = []
    for nr in range(1, draw(st.integers(1, 3)) + 1):
        felder = draw(st.lists(st.sampled_from(list(FELDER)), unique=True, max_size=5))
        schritte.append({"nr": nr} | {key: draw(FELDER[key]) for key in felder})
    return schritte


def schreibe(data: st.DataObject) -> tuple[str, list[dict[str, Any]], list[range]]:
    """A file, its records, and the lines of every record."""
    schritte = data.draw(datensaetze())
    schreiber = Schreiber(data)
    zeilen = [*schreiber.dazwischen(0), f"schritte:{schreiber.am_ende()}"]
    spalte = schreiber.wahl(0, 2, 4)
    bereiche = []
    luft = schreiber.wahl(True, False)
    for i, schritt in enumerate(schritte):
        if i and luft:
            zeilen += [""]
        elif i:
            zeilen += schreiber.dazwischen(spalte)
        beginn = len(zeilen)
        zeilen += schreiber.block([schritt], spalte)
        bereiche.append(range(beginn, len(zeilen)))
    zeilen += schreiber.wahl([], [""], ["# Ende"], ["", "# Ende"], ["..."])
    umbruch = schreiber.wahl("\n", "\n", "\r\n")
    text = umbruch.join(zeilen) + schreiber.wahl(umbruch, umbruch, "")
    return schreiber.wahl("", "", "\ufeff") + text, schritte, bereiche


def changed_lines(vorher: str, nachher: str) -> tuple[set[int], list[str]]:
    """The lines of the old text that are gone, and the new ones."""
    alt, neu = vorher.split("\n"), nachher.split("\n")
    weg: set[int] = set()
    hinzu: list[str] = []
    vergleich = difflib.SequenceMatcher(a=alt, b=neu, autojunk=False)
    for art, a, b, c, d in vergleich.get_opcodes():
        if art != "equal":
            weg.update(range(a, b))
            hinzu += neu[c:d]
    return weg, hinzu


def comments(text: str) -> list[int]:
    return [int(n) for n in re.findall("# Anmerkung ([0-9]+):", text)]


@settings(max_examples=400, deadline=None)
@given(st.data())
def test_any_record_is_changed_as_asked_and_nothing_else(data: st.DataObject) -> None:
    text, schritte, bereiche = schreibe(data)
    alt = laedt(text)
    assert alt == gelesen({"schritte": schritte})
    i = data.draw(st.integers(0, len(schritte) - 1))
    satz = schritte[i]
    key = data.draw(st.sampled_from(list(FELDER)))
    soll = laedt(text)["schritte"]
    art = data.draw(st.sampled_from(["setze", "haenge an", "entferne"]))
    if art == "haenge an":
        key = data.draw(st.sampled_from(LISTEN))
        wert = data.draw(FELDER[key])[0]
        aenderung: Aenderung = Anhaengen(("schritte", i, key), wert)
        soll[i].setdefault(key, []).append(gelesen(wert))
    elif art == "setze" or key not in satz:
        wert = data.draw(FELDER[key])
        aenderung = Setze(("schritte", i, key), wert)
        soll[i][key] = gelesen(wert)
    else:
        aenderung = Entferne(("schritte", i, key))
        del soll[i][key]
    try:
        neu = aendere(text, aenderung)
    except NichtAenderbar as fehler:
        # A list or mapping that holds comments is not overwritten.
        assert "ein Kommentar, der verloren ginge" in str(fehler)  # noqa: PT017
        assert key in satz
        assert isinstance(satz[key], list | dict)
        return
    assert laedt(neu) == {"schritte": soll}
    weg, _ = changed_lines(text, neu)
    # One of two blank lines around what is removed may go; a last line may get its line end.
    weg = {zeile for zeile in weg if text.split("\n")[zeile].strip()}
    erlaubt = set(bereiche[i]) | ({len(text.split("\n")) - 1} if art != "entferne" else set())
    assert weg <= erlaubt
    if not isinstance(aenderung, Entferne):
        assert comments(neu) == comments(text)
    if isinstance(aenderung, Setze) and key not in satz:
        assert aendere(neu, Entferne(aenderung.pfad)) == text
    if isinstance(aenderung, Anhaengen):
        letzter = len(satz.get(key, []))
        assert aendere(neu, Entferne((*aenderung.pfad, letzter))) == text


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_any_record_is_added_and_removed_again(data: st.DataObject) -> None:
    text, schritte, _ = schreibe(data)
    satz = {"nr": 99} | {key: data.draw(FELDER[key]) for key in ("titel", "nach", "termine")}
    neu = aendere(text, Anhaengen(("schritte",), satz))
    assert laedt(neu) == gelesen({"schritte": [*schritte, satz]})
    assert comments(neu) == comments(text)
    assert aendere(neu, Entferne(("schritte", len(schritte)))) == text
    i = data.draw(st.integers(0, len(schritte) - 1))
    if len(schritte) > 1:
        ohne = aendere(text, Entferne(("schritte", i)))
        assert laedt(ohne) == gelesen({"schritte": schritte[:i] + schritte[i + 1 :]})


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.sampled_from("aä1 :#-[]{},'\"\\\n\t&*!|>%@`?.~=<_0xeE/+"), max_size=12))
def test_any_text_is_read_as_the_same_text(text: str) -> None:
    for vorher in ("a: b\n", "a: 'b'\n", "a: {b: c}\nd: e\n", "a: |\n  b\nd: e\n", "a: [b]\n"):
        pfad = ("a", "b") if "{" in vorher else ("a", 0) if "[" in vorher else ("a",)
        neu = aendere(vorher, Setze(pfad, text))
        gefunden = laedt(neu)
        for teil in pfad:
            gefunden = gefunden[teil]
        assert gefunden == text


def test_words_and_numbers_as_text_are_quoted() -> None:
    texte = [
        "true",
        "False",
        "NO",
        "on",
        "null",
        "~",
        "1",
        "1_000",
        "0x1F",
        "1e5",
        ".5",
        "-1",
        "2022-09-14",
        "09/2022",
        "12:30",
        "1,5",
    ]
    for text in texte:
        assert aendere("a: x\n", Setze(("a",), text)) == f'a: "{text}"\n'
    for text in ["1. Forum", "A/2", "nein", "„so“", "a:b", "a#b", "Saal 3.14", "–"]:
        assert aendere("a: x\n", Setze(("a",), text)) == f"a: {text}\n"


# --- Whole files -----------------------------------------------------------------------------

GROSS = "".join(
    f"""\
  # Schritt {nr}
  - nr: {nr}
    titel: Titel {nr}   # so
    zeitplanung: "09/2022"
    nach: [{nr}]

"""
    for nr in range(1, 2001)
)


def test_two_thousand_steps_in_one_call() -> None:
    text = "# Kopf\nschritte:\n" + GROSS
    aenderungen: list[Aenderung] = []
    for i in range(2000):
        aenderungen += [
            Setze(("schritte", i, "erledigt"), TAG),
            Setze(("schritte", i, "zeitplanung"), "10/2022"),
            Anhaengen(("schritte", i, "nach"), 7),
        ]
    neu = aendere(text, *aenderungen)
    erwartet = text.replace('"09/2022"', '"10/2022"')
    erwartet = re.sub(r"nach: \[(\d+)\]", r"nach: [\1, 7]\n    erledigt: 2022-09-14", erwartet)
    assert neu == erwartet


def test_the_tree_read_before_is_not_changed_by_a_refusal() -> None:
    text = "a:\n  - 1\n"
    with pytest.raises(NichtAenderbar):
        aendere(text, Anhaengen(("a",), 2), Setze(("b", "c"), 1))
    assert aendere(text, Anhaengen(("a",), 2)) == "a:\n  - 1\n  - 2\n"


# --- A mistake in the module itself ----------------------------------------------------------


def test_a_wrong_value_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_edit, "_scalar", lambda *_: "false")
    with pytest.raises(NichtAenderbar, match=r"ohne anderes zu verändern \(Zeile 2\)"):
        aendere("x: y\na: 1\n", Setze(("a",), True))


def test_1_instead_of_true_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_edit, "_scalar", lambda *_: "1")
    with pytest.raises(NichtAenderbar, match="ohne anderes zu verändern"):
        aendere("a: 2\n", Setze(("a",), True))


def test_a_comment_that_gets_lost_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    put = yaml_edit._Bearbeitung._put

    def too_much(self: Any, anfang: int, ende: int, neu: str) -> None:
        put(self, anfang - len("# wichtig\n"), ende, neu)

    monkeypatch.setattr(yaml_edit._Bearbeitung, "_put", too_much)
    with pytest.raises(NichtAenderbar, match="Zeile 2 würde sich mit ändern"):
        aendere("a: 1\n# wichtig\nb: 2\nc: 3\n", Entferne(("b",)))
