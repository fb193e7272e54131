"""The tables: CSV and Excel, what stands in them and what a spreadsheet makes of it."""

import csv
import io
import os
import re
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from exporthilfen import BOESE, hostile, lage_of, yaml_text
from hilfen import ISRP, Lauf, environment, run
from openpyxl.worksheet.worksheet import Worksheet
from ruamel.yaml import YAML

from isrp_cli.befund import Abbruch
from isrp_cli.ergaenzung import need
from isrp_cli.formats import csv_export, xlsx
from isrp_cli.loading import Daten
from isrp_cli.stand import Lage

KOEPFE = (
    "Nr;Titel;Gremium;Phase;Art;Zeitplanung;Beginn;Ende;Status;Prognose;Puffer (Tage);"
    "Verzug (Tage);Wartet auf;Hält auf;Meilensteine;Termine;Ort;Leitung;Koordination;"
    "Weitere Aufgaben;Tagesordnung;Erledigt am;Ergebnis;Beschluss;Drucksache;Notiz;Stand"
)
# A process in which every column of every table has something to say.
ALLES = {
    "prozess": "titel: Plan\nkuerzel: P\nkommune: Stadt\nquelle: Papier\n"
    "phasen:\n  - {id: a, titel: Anfang, schritte: [2]}\n",
    "schritte": """\
schritte:
  - nr: 9
    titel: Ausblick
    art: erarbeitung
    zeitplanung: laufend
    nach: [2, 1]
  - nr: 2
    gremium: rat
    titel: Beschluss
    art: beschluss
    zeitplanung: Anfang 09/2024
    tagesordnung:
      - Begrüßung
      - {punkt: Plan, drucksache: 1/24}
    aufgabenverteilung:
      - {stelle: amt, rollen: [Leitung, Moderation]}
      - {stelle: buero, rollen: [leitung], zu_pruefen: true}
      - {stelle: buero, rollen: [Koordination]}
      - {stelle: rat}
      - {stelle: buero, zu_pruefen: true}
    termine:
      - {datum: 2024-09-03, beginn: "9:30", ende: "17:00", ort: Saal}
      - {datum: 2024-09-04, ort: Saal}
      - {datum: 2024-09-05}
    erledigt: 2024-09-07
    ergebnis: Der Plan gilt.
    notiz: vertraulich
    beschluss: {drucksache: 7/24, ergebnis: geaendert}
    festlegungen:
      - {text: versenden, wer: Amt, bis: bis 15.09.2024}
      - {text: drucken, erledigt: 2024-09-20}
      - {text: nachsehen, bis: offen}
  - nr: 1
    gremium: runde
    art: rueckmeldung
    zeitplanung: bis 08/2024
    nach: [2]
""",
    "gremien": """\
stellen:
  - {id: amt, name: Amt, gruppe: verwaltungsintern}
  - {id: buero, name: Büro}
gremien:
  - id: rat
    name: Der Rat
    kurz: Rat
    art: rat
    leitung: [amt]
    koordination: [buero, amt]
    mitglieder:
      - {stelle: amt, funktion: Vorsitz}
      - {bezeichnung: alle, gruppe: politik, beispiel: true}
  - {id: runde, name: Runde, art: runde}
""",
    "meilensteine": """\
meilensteine:
  - {id: b, titel: Beschlossen, schritte: [2]}
  - {id: c, titel: Abgestimmt, schritte: [1, 9], nach: [b]}
""",
}
STAND = date(2024, 10, 1)


def read_csv(daten: bytes) -> list[dict[str, str]]:
    """The rows as a program reads them that knows separator and encoding."""
    return list(csv.DictReader(io.StringIO(daten.decode("utf-8-sig"), newline=""), delimiter=";"))


def read_xlsx(daten: bytes) -> dict[str, Worksheet]:
    mappe = openpyxl.load_workbook(io.BytesIO(daten))
    return {seite.title: seite for seite in mappe.worksheets}


def rows(seite: Worksheet) -> list[dict[str, Any]]:
    """The rows under the header; a day as a date, an empty cell as None."""
    koepfe, *zeilen = seite.iter_rows(values_only=True)
    return [
        {k: w.date() if isinstance(w, datetime) else w for k, w in zip(koepfe, z, strict=True)}
        for z in zeilen
    ]


@pytest.fixture
def alles(tmp_path: Path) -> Lage:
    return lage_of(tmp_path, STAND, **ALLES)


# --- What stands in the tables ---------------------------------------------------------------


def test_a_step_of_which_everything_is_known(alles: Lage) -> None:
    assert read_csv(csv_export.dumps(alles))[1] == {
        "Nr": "2",
        "Titel": "Beschluss",
        "Gremium": "Der Rat",
        "Phase": "Anfang",
        "Art": "Beschluss",
        "Zeitplanung": "Anfang 09/2024",
        # The fixed meetings count, not the window of the wording.
        "Beginn": "2024-09-03",
        "Ende": "2024-09-05",
        "Status": "erledigt",
        "Prognose": "2024-09-07",
        "Puffer (Tage)": "",
        # It was done two days after its last meeting.
        "Verzug (Tage)": "2",
        "Wartet auf": "",
        "Hält auf": "",
        "Meilensteine": "Beschlossen",
        "Termine": "03.09.2024, 09:30 bis 17:00 Uhr, Saal\n04.09.2024, Saal\n05.09.2024",
        "Ort": "Saal",
        "Leitung": "Amt\nBüro (zu prüfen)",
        "Koordination": "Büro",
        "Weitere Aufgaben": "Amt: Moderation\nDer Rat\nBüro: zu prüfen",
        "Tagesordnung": "Begrüßung\nPlan",
        "Erledigt am": "2024-09-07",
        "Ergebnis": "Der Plan gilt.",
        "Beschluss": "geändert",
        "Drucksache": "7/24\n1/24",
        "Notiz": "vertraulich",
        "Stand": "2024-10-01",
    }


def test_what_is_not_known_is_empty(alles: Lage) -> None:
    zeile = read_csv(csv_export.dumps(alles))[2]
    assert {k: w for k, w in zeile.items() if w} == {
        "Nr": "9",
        "Titel": "Ausblick",
        "Art": "Erarbeitung",
        "Zeitplanung": "laufend",
        "Status": "laufend",
        # Without an end of its own it ends when step 1, overdue, is done: today at the earliest.
        # Its milestone was planned for the end of August, so nothing is left.
        "Prognose": "2024-10-01",
        "Puffer (Tage)": "0",
        "Wartet auf": "1",
        "Meilensteine": "Abgestimmt",
        "Stand": "2024-10-01",
    }


def test_steps_come_by_number_and_a_later_day_is_not_there_yet(tmp_path: Path) -> None:
    zeilen = read_csv(csv_export.dumps(lage_of(tmp_path, date(2024, 9, 4), **ALLES)))
    assert [z["Nr"] for z in zeilen] == ["1", "2", "9"]
    assert [(z["Status"], z["Erledigt am"], z["Stand"]) for z in zeilen] == [
        ("überfällig", "", "2024-09-04"),
        ("läuft", "", "2024-09-04"),
        ("laufend", "", "2024-09-04"),
    ]
    assert [z["Hält auf"] for z in zeilen] == ["9", "1 und 9", ""]
    assert [z["Wartet auf"] for z in zeilen] == ["2", "", "1 und 2"]


def test_the_other_sheets(alles: Lage) -> None:
    blaetter = read_xlsx(xlsx.dumps(alles))
    assert rows(blaetter["Meilensteine"]) == [
        {
            "Meilenstein": "Beschlossen",
            "Status": "erreicht",
            "Geplant bis": date(2024, 9, 5),
            "Prognose": date(2024, 9, 7),
            "Verzug (Tage)": 2,
            "Schritte": "2",
            "Offene Schritte": None,
            "Setzt voraus": None,
        },
        {
            "Meilenstein": "Abgestimmt",
            "Status": "gefährdet",
            "Geplant bis": date(2024, 8, 31),
            "Prognose": date(2024, 10, 1),
            "Verzug (Tage)": 31,
            "Schritte": "1 und 9",
            "Offene Schritte": "1 und 9",
            "Setzt voraus": "Beschlossen",
        },
    ]
    leer = dict.fromkeys(
        ("Leitung", "Koordination", "Mitglied", "Funktion", "Gruppe", "Festgelegt")
    )
    rat = {
        "Gremium": "Der Rat",
        "Kurzname": "Rat",
        "Art": "Rat",
        "Leitung": "Amt",
        "Koordination": "Büro\nAmt",
        "Schritte": "2",
    }
    assert rows(blaetter["Gremien"]) == [
        rat
        | {
            "Mitglied": "Amt",
            "Funktion": "Vorsitz",
            "Gruppe": "Verwaltungsintern",
            "Festgelegt": "ja",
        },
        rat
        | {
            "Mitglied": "alle",
            "Funktion": None,
            "Gruppe": "Politik",
            "Festgelegt": "nein, Beispiel",
        },
        leer | {"Gremium": "Runde", "Kurzname": None, "Art": "Runde", "Schritte": "1"},
    ]
    kopf = ("Festlegung", "Wer", "Bis wann", "Frist", "Status", "Erledigt am")
    assert [tuple(z[k] for k in kopf) for z in rows(blaetter["Festlegungen"])] == [
        ("versenden", "Amt", "bis 15.09.2024", date(2024, 9, 15), "überfällig", None),
        ("drucken", None, None, None, "erledigt", date(2024, 9, 20)),
        ("nachsehen", None, "offen", None, "offen", None),
    ]
    assert {(z["Schritt"], z["Titel"]) for z in rows(blaetter["Festlegungen"])} == {
        (2, "Beschluss")
    }
    angaben = {z["Angabe"]: z["Inhalt"] for z in rows(blaetter["Angaben"])}
    assert {k: angaben[k] for k in ("Prozess", "Kommune", "Stand", "Quelle")} == {
        "Prozess": "Plan (P)",
        "Kommune": "Stadt",
        "Stand": STAND,
        "Quelle": "Papier",
    }
    assert {"Prognose", "Puffer", "Verzug", "Wartet auf", "Hält auf"} <= set(angaben)


def test_what_was_agreed_later_is_not_there_yet(tmp_path: Path) -> None:
    blaetter = read_xlsx(xlsx.dumps(lage_of(tmp_path, date(2024, 9, 6), **ALLES)))
    assert rows(blaetter["Festlegungen"]) == []


def test_every_step_of_the_shipped_process_word_for_word(
    erfurt: Daten, lage: Callable[[str], Lage]
) -> None:
    yaml = YAML(typ="safe", pure=True)
    aus_yaml = yaml.load(erfurt.dateien["schritte.yaml"].text)["schritte"]
    namen = {
        satz["id"]: satz["name"]
        for liste in yaml.load(erfurt.dateien["gremien.yaml"].text).values()
        for satz in liste
    }
    zeilen = read_csv(csv_export.dumps(lage("2022-09-10")))
    assert len(zeilen) == len(aus_yaml) == 45
    for roh, zeile in zip(aus_yaml, zeilen, strict=True):
        assert zeile["Nr"] == str(roh["nr"])
        assert zeile["Titel"] == (roh.get("titel") or namen[roh["gremium"]])
        assert zeile["Gremium"] == namen.get(roh.get("gremium"), "")
        assert zeile["Zeitplanung"] == roh["zeitplanung"]
        assert zeile["Tagesordnung"] == "\n".join(roh.get("tagesordnung", []))
        leitung = [
            namen[a["stelle"]]
            for a in roh["aufgabenverteilung"]
            if "Leitung" in a.get("rollen", []) and not a.get("zu_pruefen")
        ]
        assert zeile["Leitung"] == "\n".join(leitung)


def test_step_26_in_september_2022(lage: Callable[[str], Lage]) -> None:
    (zeile,) = (z for z in read_csv(csv_export.dumps(lage("2022-09-10"))) if z["Nr"] == "26")
    assert {k: w for k, w in zeile.items() if w} == {
        "Nr": "26",
        "Titel": "Begleitgremium",
        "Gremium": "Begleitgremium",
        "Phase": "Ergebnissichtung und Maßnahmenableitung",
        "Art": "Beratung",
        "Zeitplanung": "09/2022",
        "Beginn": "2022-09-01",
        "Ende": "2022-09-30",
        "Status": "blockiert",
        "Prognose": "2022-09-30",
        "Puffer (Tage)": "0",
        "Verzug (Tage)": "0",
        "Wartet auf": "21 und 23 bis 25",
        "Hält auf": "27 und 29 bis 45",
        "Meilensteine": "Maßnahmenableitung (strategisch, operativ)",
        "Leitung": "Dezernat 05",
        "Koordination": "Sozialplanung – Amt für Soziales",
        "Weitere Aufgaben": "Sozialplanung – Amt für Soziales: inhaltliche Vorbereitung\n"
        "externe Moderation/Input: zu prüfen",
        "Tagesordnung": "Ergebnissichtung des 1. Sozialplanungsforums, der Sozialraumforen, des "
        "Beteiligungsformats Ortsteile + jour fixe der Fachplaner\nMaßnahmenableitung",
        "Stand": "2022-09-10",
    }


# --- CSV -------------------------------------------------------------------------------------


def test_csv_as_excel_wants_it(alles: Lage) -> None:
    daten = csv_export.dumps(alles)
    assert daten.startswith(b"\xef\xbb\xbfNr;Titel;")
    text = daten.decode("utf-8-sig")
    assert text.split("\r\n")[0] == KOEPFE
    # A row ends with CR LF; a line break in a cell is a bare LF within quotes.
    assert text.count("\r\n") == 1 + 3
    assert text.endswith("\r\n")
    assert "\r" not in text.replace("\r\n", "")
    assert '"Begrüßung\nPlan"' in text


def test_csv_shows_a_formula_instead_of_calculating_it(tmp_path: Path) -> None:
    zeilen = read_csv(csv_export.dumps(hostile(tmp_path)))
    assert len(zeilen) == len(BOESE)
    formeln = []
    for gezeigt, zeile in zip(BOESE.values(), zeilen, strict=True):
        erwartet = f"'{gezeigt}" if gezeigt[0] in "=+-@＝" else gezeigt
        formeln += [gezeigt] if erwartet != gezeigt else []
        for spalte in ("Titel", "Gremium", "Phase", "Meilensteine", "Ort", "Leitung"):
            assert zeile[spalte] == erwartet, spalte
        for spalte in ("Ergebnis", "Notiz", "Drucksache"):
            assert zeile[spalte] == erwartet, spalte
        doppelt = f"{gezeigt}\n{gezeigt}"
        assert zeile["Tagesordnung"] == erwartet[: -len(gezeigt)] + doppelt
    assert len(formeln) == 10  # "---" too
    for zeile in zeilen:
        for wert in zeile.values():
            assert not re.match(r"\s*[=+\-@＝＋－＠]", wert), wert


# --- Excel -----------------------------------------------------------------------------------


def test_excel_calculates_nothing_and_follows_nothing(tmp_path: Path) -> None:
    daten = xlsx.dumps(hostile(tmp_path))
    blaetter = read_xlsx(daten)
    zeilen = rows(blaetter["Schritte"])
    assert len(zeilen) == len(BOESE)
    for gezeigt, zeile in zip(BOESE.values(), zeilen, strict=True):
        for spalte in ("Titel", "Gremium", "Phase", "Meilensteine", "Ort", "Leitung", "Notiz"):
            assert zeile[spalte] == gezeigt, spalte
    for seite in blaetter.values():
        assert not seite.merged_cells.ranges
        for zeile in seite.iter_rows():
            for zelle in zeile:
                assert zelle.data_type in "snd", zelle.coordinate
                assert zelle.hyperlink is None, zelle.coordinate
    with zipfile.ZipFile(io.BytesIO(daten)) as archiv:
        namen = archiv.namelist()
        xml = b"".join(archiv.read(name) for name in namen if name.startswith("xl/worksheets/"))
        assert b"<f>" not in xml
        assert b"<f " not in xml
        assert not [n for n in namen if re.search(r"vba|external|hyperlink|connections", n, re.I)]
        assert b"TargetMode" not in b"".join(map(archiv.read, namen))
        # Excel would read "_x0041_" as the letter A.
        assert b">_x005F_x0041_<" in archiv.read("xl/sharedStrings.xml")


def test_days_are_days_and_numbers_are_numbers(lage: Callable[[str], Lage]) -> None:
    seite = read_xlsx(xlsx.dumps(lage("2022-09-10")))["Schritte"]
    spalte = {zelle.value: zelle.column for zelle in seite[1]}
    zeile = {name: seite.cell(27, nr) for name, nr in spalte.items()}
    assert zeile["Nr"].value == 26
    assert (zeile["Beginn"].value, zeile["Beginn"].number_format) == (
        datetime(2022, 9, 1),
        "dd.mm.yyyy",
    )
    assert zeile["Beginn"].is_date
    assert (zeile["Zeitplanung"].value, zeile["Zeitplanung"].data_type) == ("09/2022", "s")
    assert (zeile["Puffer (Tage)"].value, zeile["Puffer (Tage)"].data_type) == (0, "n")
    assert zeile["Wartet auf"].data_type == "s"


def test_both_tables_say_the_same(lage: Callable[[str], Lage]) -> None:
    stand = lage("2022-09-10")
    aus_csv = read_csv(csv_export.dumps(stand))
    aus_excel = rows(read_xlsx(xlsx.dumps(stand))["Schritte"])
    assert aus_csv == [
        {k: "" if w is None else str(w) for k, w in zeile.items()} for zeile in aus_excel
    ]


def width(seite: Worksheet, spalte: int) -> float:
    """The width of a column; openpyxl keeps neighbours of the same width as one."""
    (breite,) = (d.width for d in seite.column_dimensions.values() if d.min <= spalte <= d.max)
    return breite


def test_sheets_can_be_filtered_read_and_printed(lage: Callable[[str], Lage]) -> None:
    blaetter = read_xlsx(xlsx.dumps(lage("2022-09-10")))
    assert list(blaetter) == ["Schritte", "Meilensteine", "Gremien", "Festlegungen", "Angaben"]
    assert tuple(zelle.value for zelle in blaetter["Schritte"][1]) == tuple(KOEPFE.split(";"))
    for name, seite in blaetter.items():
        assert seite.freeze_panes == "B2", name
        assert seite.print_title_rows == "$1:$1", name
        assert seite.print_title_cols == "$A:$A", name
        assert seite.page_setup.orientation == "landscape", name
        assert seite.page_setup.paperSize == 9, name  # A4
        assert seite.sheet_properties.pageSetUpPr.fitToPage, name
        assert seite.page_setup.fitToHeight == 0, name
        assert seite.oddFooter.left.text == "Integrierter Sozialraumplan", name
        assert seite.oddFooter.center.text == "Stand 10.09.2022", name
        assert seite.oddFooter.right.text == "&A, Seite &P von &N", name
        for zelle in seite[1]:
            # Two characters for the button of the filter.
            assert width(seite, zelle.column) >= len(str(zelle.value)) + 2, zelle.value
            assert zelle.font.bold
            assert zelle.alignment.wrap_text
        if seite.max_row > 1:
            (tabelle,) = seite.tables.values()
            assert tabelle.displayName == name
            assert tabelle.ref == seite.dimensions == tabelle.autoFilter.ref
            assert tabelle.headerRowCount == 1
    assert not blaetter["Festlegungen"].tables  # nothing is agreed yet
    # A page is at most some 190 characters wide; the steps need several side by side.
    assert [s.page_setup.fitToWidth or 1 for s in blaetter.values()] == [4, 1, 2, 1, 1]


def test_rows_are_as_high_as_their_text(alles: Lage) -> None:
    seite = read_xlsx(xlsx.dumps(alles))["Schritte"]
    assert [seite.row_dimensions[nr].height for nr in (2, 3, 4)] == [None, 45, None]


def test_properties_of_the_workbook(alles: Lage) -> None:
    mappe = openpyxl.load_workbook(io.BytesIO(xlsx.dumps(alles)))
    assert mappe.properties.title == "Plan"
    assert mappe.properties.subject == "Stand 01.10.2024"
    assert mappe.properties.created == datetime(2024, 10, 1)


def test_the_same_plan_gives_the_same_bytes(lage: Callable[[str], Lage]) -> None:
    assert xlsx.dumps(lage("2022-09-10")) == xlsx.dumps(lage("2022-09-10"))
    assert csv_export.dumps(lage("2022-09-10")) == csv_export.dumps(lage("2022-09-10"))


@pytest.mark.parametrize(
    ("text", "gezeigt"),
    [
        ("x" * 32_767, "x" * 32_767),
        ("x" * 32_768, "x" * 32_766 + "…"),
        # Excel counts a character beyond U+FFFF as two.
        ("\U0001f600" * 16_383, "\U0001f600" * 16_383),
        ("\U0001f600" * 16_384, "\U0001f600" * 16_383 + "…"),
    ],
    ids=["fits", "cut", "pairs fit", "pairs cut"],
)
def test_a_cell_takes_as_much_as_excel_allows(tmp_path: Path, text: str, gezeigt: str) -> None:
    schritte = (
        f"schritte:\n  - {{nr: 1, titel: {yaml_text(text)}, art: erarbeitung, zeitplanung: offen}}"
    )
    meilensteine = "meilensteine:\n  - {id: m, titel: M, schritte: [1]}\n"
    lage = lage_of(tmp_path, schritte=schritte, meilensteine=meilensteine)
    seite = read_xlsx(xlsx.dumps(lage))["Schritte"]
    assert seite["B2"].value == gezeigt
    assert 400 < seite.row_dimensions[2].height <= 409
    assert read_csv(csv_export.dumps(lage))[0]["Titel"] == text


def test_a_title_cannot_command_the_footer(tmp_path: Path) -> None:
    titel = '&P & "Söhne" ' + "x" * 300
    lage = lage_of(tmp_path, prozess=f"titel: {yaml_text(titel)}\n")
    with zipfile.ZipFile(io.BytesIO(xlsx.dumps(lage))) as archiv:
        xml = archiv.read("xl/worksheets/sheet1.xml").decode()
    (fuss,) = re.findall(r"<oddFooter>(.*?)</oddFooter>", xml)
    fuss = fuss.replace("&amp;", "&").replace("&quot;", '"')
    assert fuss.startswith('&L&&P && "Söhne" xxx')
    assert len(fuss) <= 255
    assert fuss.endswith("x…&CStand 10.04.2024&R&A, Seite &P von &N")


def test_a_plan_without_anything(tmp_path: Path) -> None:
    lage = lage_of(
        tmp_path,
        schritte="schritte: []\n",
        gremien="stellen: []\ngremien: []\n",
        meilensteine="meilensteine: []\n",
    )
    assert csv_export.dumps(lage).decode("utf-8-sig") == KOEPFE + "\r\n"
    blaetter = read_xlsx(xlsx.dumps(lage))
    assert [seite.max_row for seite in blaetter.values()] == [1, 1, 1, 1, 9]


# --- The extra -------------------------------------------------------------------------------


def test_what_is_missing_is_named_with_its_remedy(
    alles: Lage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "xlsxwriter", None)
    with pytest.raises(Abbruch) as fehler:
        xlsx.dumps(alles)
    assert str(fehler.value) == (
        'Für Excel fehlt eine Ergänzung. Bitte „pip install "isrp[excel]"“ ausführen und den '
        "Befehl wiederholen."
    )
    assert need("csv", "excel", "Excel") is csv


def test_the_extra_brings_the_library() -> None:
    text = (Path(__file__).parents[1] / "pyproject.toml").read_text("utf-8")
    projekt = tomllib.loads(text)["project"]
    assert projekt["name"] == "isrp"
    assert re.match(r"xlsxwriter\b", projekt["optional-dependencies"]["excel"][0], re.I)


# --- The command -----------------------------------------------------------------------------

TAG = ("--stand", "2022-09-10")


@pytest.mark.parametrize(
    ("woerter", "anfang"),
    [
        (["-o", "plan.json"], b'{\n  "version": 1,'),
        (["-o", "plan.csv"], b"\xef\xbb\xbfNr;"),
        (["-o", "PLAN.XLSX"], b"PK\x03\x04"),
        (["-o", "plan.mmd"], b"%%{init:"),
        (["-o", "plan"], b'{\n  "version": 1,'),
        (["-o", "plan.txt", "--format", "csv"], b"\xef\xbb\xbfNr;"),
        (["-o", "plan.json", "--format", "oparl"], b'{\n  "data": ['),
    ],
    ids=lambda wert: " ".join(wert) if isinstance(wert, list) else "",
)
def test_the_name_of_the_file_says_the_format(
    tmp_path: Path, woerter: list[str], anfang: bytes
) -> None:
    assert run(["export", *woerter, *TAG], tmp_path) == Lauf(0, "", "")
    (datei,) = tmp_path.iterdir()
    assert datei.read_bytes().startswith(anfang)


def test_an_unknown_ending_is_asked_about(tmp_path: Path) -> None:
    lauf = run(["export", "-o", "plan.pdf"], tmp_path)
    assert (lauf.code, lauf.out) == (2, "")
    assert lauf.err.startswith(
        "Welches Format „.pdf“ meint, ist unklar: bitte „--format“ angeben oder eine der Endungen "
        "„.json“, „.csv“, „.xlsx“ und „.mmd“."
    )
    assert not list(tmp_path.iterdir())


def test_a_format_that_the_ending_contradicts_is_refused(tmp_path: Path) -> None:
    lauf = run(["export", "--format", "json", "-o", "plan.csv"], tmp_path)
    assert (lauf.code, lauf.out) == (2, "")
    assert lauf.err.startswith("„--format json“ passt nicht zur Endung „.csv“.")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("format", ["csv", "xlsx"])
def test_standard_output_gets_the_same_bytes(tmp_path: Path, format: str) -> None:
    datei = f"plan.{format}"
    assert run(["export", "-o", datei, *TAG], tmp_path).code == 0
    lauf = subprocess.run(
        [*ISRP, "export", "--format", format, *TAG],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )
    assert lauf.stdout == (tmp_path / datei).read_bytes()


@pytest.mark.skipif(os.name != "posix", reason="needs a terminal")
def test_a_terminal_gets_no_workbook(tmp_path: Path) -> None:
    import pty

    leser, schreiber = pty.openpty()
    lauf = subprocess.run(
        [*ISRP, "export", "--format", "xlsx"],
        cwd=tmp_path,
        env=environment(),
        stdin=subprocess.DEVNULL,
        stdout=schreiber,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=60,  # nobody reads what it might write
        check=False,
    )
    os.close(schreiber)
    os.close(leser)
    assert lauf.returncode == 2
    assert lauf.stderr.startswith("Excel-Dateien zeigt kein Terminal: bitte mit „-o DATEI.xlsx“.")
