"""From a folder to a process: what is found, what is judged, and what a broken record hides."""

import dataclasses
import json
import os
from dataclasses import fields
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hilfen import MARKE, PROBE, assert_sound_finding, split_marks, write_folder
from hypothesis import given, settings
from hypothesis import strategies as st

from isrp_cli import checks, loading, models
from isrp_cli.befund import Abbruch, Befund
from isrp_cli.loading import ABSCHNITTE, Daten, Ordner, display_path, find_folder, load, reread
from isrp_cli.models import Datensatz
from isrp_cli.ressourcen import SHIPPED_DATA

STAND = date(2024, 1, 1)


def findings(daten: Daten, *, datei: str = "schritte") -> list[tuple[str, int, int]]:
    """Message, line and column of the findings in one file; all must be fit to be shown."""
    for befund in daten.befunde:
        name = next(n for n, q in daten.dateien.items() if q.name == befund.fundstelle.datei)
        assert_sound_finding(befund, daten.dateien[name].text)
    return [
        (b.meldung, b.fundstelle.zeile, b.fundstelle.spalte)
        for b in sorted(daten.befunde, key=lambda b: b.fundstelle)
        if b.fundstelle.datei.endswith(f"{datei}.yaml")
    ]


# --- Which folder ----------------------------------------------------------------------------


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    """A sound process."""
    return write_folder(tmp_path)


def test_the_folder_named_comes_before_all_others(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    write_folder(tmp_path / "data")
    umgebung = {"ISRP_DATEN": "umgebung"}
    assert find_folder(Path("hier"), umgebung, tmp_path).pfad == Path("hier")
    assert find_folder(None, umgebung, tmp_path).pfad == Path("umgebung")
    assert find_folder(None, {"ISRP_DATEN": ""}, tmp_path).pfad == tmp_path / "data"
    assert find_folder(None, {}, tmp_path) == Ordner(tmp_path / "data", False)


def test_the_nearest_data_folder_at_or_above_is_taken(tmp_path: Path) -> None:
    unten = tmp_path / "a" / "b"
    unten.mkdir(parents=True)
    for oben in (tmp_path, tmp_path / "a"):
        (oben / "data").mkdir()
        write_folder(oben / "data")
    (unten / "data").mkdir()  # without schritte.yaml it is no process
    assert find_folder(None, {}, unten).pfad == tmp_path / "a" / "data"


def test_without_a_folder_the_shipped_process_is_taken(tmp_path: Path) -> None:
    assert find_folder(None, {}, tmp_path) == Ordner(SHIPPED_DATA, True)


def test_a_path_is_shown_the_shorter_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert display_path(tmp_path / "data" / "schritte.yaml") == "data/schritte.yaml"
    assert display_path(Path("/etc")) == "/etc"
    monkeypatch.setattr(os, "getcwd", lambda: (_ for _ in ()).throw(FileNotFoundError()))
    assert display_path(Path("data")) == "data"


@pytest.mark.parametrize("art", ["fehlt", "datei", "kreis", "leer"])
def test_without_a_folder_to_read_the_request_is_refused(tmp_path: Path, art: str) -> None:
    ordner = tmp_path / "plan"
    if art == "datei":
        ordner.write_text("schritte: []")
    elif art == "kreis":
        ordner.symlink_to(ordner)
    elif art == "leer":
        ordner.symlink_to(tmp_path / "weg")
    with pytest.raises(Abbruch) as fehler:
        load(ordner)
    erwartet = "gibt es nicht" if art == "fehlt" else "ist kein Ordner"
    assert f"plan“ {erwartet}. Bitte einen Ordner angeben" in str(fehler.value)


# --- A sound folder --------------------------------------------------------------------------


def test_a_sound_folder_has_no_finding(ordner: Path) -> None:
    daten = load(ordner)
    assert checks.run(daten, STAND) == []
    assert [s.nr for s in daten.prozess.schritte] == [1, 2, 3]
    assert daten.prozess.schritte[2].nach[0].schritt == 2
    assert daten.unlesbar == {}


ALLES = """\
schritte:
  - nr: 7
    gremium: rat
    titel: "Rat: Auftakt"
    art: beschluss
    zeitplanung: Anfang 09/2024
    tagesordnung:
      - Begrüßung
      - {punkt: Plan, dauer: 20, vortrag: Amt, drucksache: 1/24, oeffentlich: false}
    aufgabenverteilung:
      - {stelle: amt, rollen: [Leitung, Protokoll], zu_pruefen: true}
    nach: [5, {schritt: 6, grund: weil, herkunft: quelle}]
    termine:
      - {datum: 2024-09-03, beginn: "9:30", ende: 17.00, ort: Saal}
      - datum: "04.09.2024"
    erledigt: 2024-09-05
    entfallen: {am: 06.09.2024, grund: darum}
    verschiebungen:
      - {von: 08/2024, am: 2024-07-01, grund: Ferien}
    ergebnis: gut
    notiz: intern
    beschluss: {drucksache: 2/24, ergebnis: angenommen, stimmen: {ja: 3, nein: 0}}
    festlegungen:
      - {text: tun, wer: Amt, bis: 10/2024, erledigt: 2024-10-01}
    unterlagen: [a.pdf, "https://example.org/b"]
"""


def test_every_field_of_a_step(tmp_path: Path) -> None:
    daten = load(write_folder(tmp_path, schritte=ALLES.replace("17.00", '"17.00"')))
    assert daten.befunde == []
    (s,) = daten.prozess.schritte
    assert (s.nr, s.gremium, s.titel, s.art) == (7, "rat", "Rat: Auftakt", "beschluss")
    assert (s.zeitplanung.frueh, s.zeitplanung.spaet) == (date(2024, 9, 1), date(2024, 9, 10))
    assert [p.punkt for p in s.tagesordnung] == ["Begrüßung", "Plan"]
    assert (s.tagesordnung[1].dauer, s.tagesordnung[1].oeffentlich) == (20, False)
    assert (s.aufgabenverteilung[0].rollen, s.aufgabenverteilung[0].zu_pruefen) == (
        ("Leitung", "Protokoll"),
        True,
    )
    assert [(v.schritt, v.grund, v.herkunft) for v in s.nach] == [
        (5, None, None),
        (6, "weil", "quelle"),
    ]
    assert [(t.datum, t.beginn, t.ende, t.ort) for t in s.termine] == [
        (date(2024, 9, 3), time(9, 30), time(17), "Saal"),
        (date(2024, 9, 4), None, None, None),
    ]
    assert s.erledigt == date(2024, 9, 5)
    assert s.entfallen is not None
    assert (s.entfallen.am, s.entfallen.grund) == (date(2024, 9, 6), "darum")
    assert [(v.von.text, v.am, v.grund) for v in s.verschiebungen] == [
        ("08/2024", date(2024, 7, 1), "Ferien")
    ]
    assert (s.ergebnis, s.notiz, s.unterlagen) == (
        "gut",
        "intern",
        ("a.pdf", "https://example.org/b"),
    )
    assert s.beschluss is not None
    assert s.beschluss.ergebnis == "angenommen"
    assert s.beschluss.stimmen is not None
    assert (s.beschluss.stimmen.ja, s.beschluss.stimmen.nein) == (3, 0)
    (f,) = s.festlegungen
    assert f.bis is not None
    assert (f.text, f.wer, f.bis.text, f.erledigt) == ("tun", "Amt", "10/2024", date(2024, 10, 1))


def test_an_unquoted_time_with_a_dot_is_a_number_and_refused(tmp_path: Path) -> None:
    (befund,) = findings(load(write_folder(tmp_path, schritte=ALLES)))
    zeile = ALLES.split("\n").index(next(z for z in ALLES.split("\n") if "17.00" in z)) + 1
    assert befund[0] == "„ende“: keine Uhrzeit"
    assert befund[1] == zeile


def test_the_place_of_a_record_and_of_what_is_in_it(ordner: Path) -> None:
    daten = load(ordner)
    rat, dritter = daten.prozess.gremien[0], daten.prozess.schritte[2]
    zeilen = PROBE["schritte"].split("\n")
    assert daten.fundstelle(dritter).zeile == zeilen.index("  - nr: 3") + 1
    ort = daten.fundstelle(dritter, "nach", 0)
    assert (ort.zeile, ort.spalte) == (zeilen.index("    nach: [2]") + 1, 12)
    assert daten.fundstelle(dritter, "nach", schluessel=True).spalte == 5
    assert daten.fundstelle(rat, "leitung", 0).zeile == 7
    assert daten.fundstelle(daten.prozess.angaben, "titel").datei.endswith("prozess.yaml")


def test_no_two_records_share_a_place(tmp_path: Path) -> None:
    daten = load(SHIPPED_DATA)
    saetze: list[Datensatz] = [
        *daten.prozess.schritte,
        *daten.prozess.stellen,
        *daten.prozess.gremien,
        *daten.prozess.meilensteine,
        *daten.prozess.angaben.phasen,
        *daten.prozess.angaben.inhalte,
    ]
    assert len({daten.fundstelle(s) for s in saetze}) == len(saetze) > 100


def test_a_file_can_be_read_again_with_another_content(tmp_path: Path) -> None:
    daten = load(write_folder(tmp_path))
    neu = b"schritte:\n  - {nr: 0}\n"
    danach = reread(daten, "schritte.yaml", neu, [("schritte", 0, "nr")])
    assert danach.prozess.schritte == ()
    assert danach.prozess.meilensteine == daten.prozess.meilensteine
    assert {(Path(b.fundstelle.datei).name, b.fundstelle.zeile) for b in danach.befunde} == {
        ("schritte.yaml", 2)
    }


# --- Wrong values ----------------------------------------------------------------------------

KOPF = "schritte:\n  - {titel: x, art: erarbeitung, "


@pytest.mark.parametrize(
    ("rest", "meldung"),
    [
        (
            "zeitplanung: 03/2024, nr: ▸1.0",
            "„nr“: ganze Zahl ab 1 erwartet, gefunden: die Zahl 1.0",
        ),
        ("zeitplanung: 03/2024, nr: ▸true", "„nr“: ganze Zahl ab 1 erwartet, gefunden: „true“"),
        ('zeitplanung: 03/2024, nr: ▸"1"', "„nr“: ganze Zahl ab 1 erwartet, gefunden: „1“"),
        ("zeitplanung: 03/2024, nr: ▸0", "„nr“: ganze Zahl ab 1 erwartet, gefunden: die Zahl 0"),
        ("zeitplanung: 03/2024, nr: ▸-3", "„nr“: ganze Zahl ab 1 erwartet, gefunden: die Zahl -3"),
        ("zeitplanung: 03/2024, nr: ▸[1]", "„nr“: ganze Zahl ab 1 erwartet, gefunden: eine Liste"),
        (
            f"zeitplanung: 03/2024, nr: ▸{'9' * 5000}",
            "„nr“: ganze Zahl ab 1 erwartet, gefunden: „9",
        ),
        ("zeitplanung: 03/2024, ▸nr: ", "„nr“ fehlt"),
        ("nr: 1, zeitplanung: ▸09.2021", "„zeitplanung“: "),
        ("nr: 1, zeitplanung: ▸2021-13-01", "„zeitplanung“: "),
        ("nr: 1, zeitplanung: ▸[1]", "„zeitplanung“: "),
        ("nr: 1, zeitplanung: ▸irgendwann", "„zeitplanung“: "),
        (
            "nr: 1, zeitplanung: ▸„03.05.2027“",
            "„zeitplanung“: typografische Anführungszeichen zählen nicht",
        ),
        ("nr: 1, zeitplanung: 03/2024, erledigt: ▸2021-13-01", "„erledigt“: "),
        ("nr: 1, zeitplanung: 03/2024, erledigt: ▸03/2024", "„erledigt“: "),
        ("nr: 1, zeitplanung: 03/2024, erledigt: ▸true", "„erledigt“: "),
        (
            "nr: 1, zeitplanung: 03/2024, notiz: ▸12",
            "„notiz“: Text erwartet, gefunden: die Zahl 12",
        ),
        ("nr: 1, zeitplanung: 03/2024, notiz: ▸''", "„notiz“: der Text ist leer"),
        (
            "nr: 1, zeitplanung: 03/2024, notiz: ▸{a: 1}",
            "„notiz“: Text erwartet, gefunden: Angaben",
        ),
        (
            "nr: 1, zeitplanung: 03/2024, notiz: ▸1.50",
            "„notiz“: Text erwartet, gefunden: die Zahl 1.50",
        ),
        ("nr: 1, zeitplanung: 03/2024, nach: ▸5", "„nach“: Liste erwartet, gefunden: die Zahl 5"),
        ("nr: 1, zeitplanung: 03/2024, nach: [▸a]", "„nach“: ganze Zahl ab 1 erwartet"),
        ("nr: 1, zeitplanung: 03/2024, nach: [▸~]", "„nach“: ganze Zahl ab 1 erwartet"),
        ("nr: 1, zeitplanung: 03/2024, nach: [▸{grund: x}]", "„schritt“ fehlt"),
        (
            "nr: 1, zeitplanung: 03/2024, nach: [{schritt: 2, herkunft: ▸quele}]",
            "„herkunft“: „quele“ ist hier nicht vorgesehen",
        ),
        (
            "nr: 1, zeitplanung: 03/2024, tagesordnung: [{punkt: a, oeffentlich: ▸ja}]",
            "„oeffentlich“: „true“ oder „false“ erwartet, gefunden: „ja“",
        ),
        (
            "nr: 1, zeitplanung: 03/2024, tagesordnung: [{punkt: a, ▸dauuer: 3}]",
            "den Schlüssel „dauuer“ gibt es hier nicht",
        ),
        (
            "nr: 1, zeitplanung: 03/2024, tagesordnung: [▸3]",
            "„tagesordnung“: Text erwartet, gefunden: die Zahl 3",
        ),
        (
            "nr: 1, zeitplanung: 03/2024, aufgabenverteilung: [▸amt]",
            "„aufgabenverteilung“: Angaben wie „stelle: …“ erwartet, gefunden: „amt“",
        ),
        ("nr: 1, zeitplanung: 03/2024, entfallen: ▸true", "„entfallen“: Angaben wie „am: …“"),
        (
            'nr: 1, zeitplanung: 03/2024, termine: [{datum: 2024-03-01, beginn: ▸"25:00"}]',
            "„beginn“: die Uhrzeit 25:00 gibt es nicht",
        ),
        (
            "nr: 1, zeitplanung: 03/2024, "
            'termine: [{datum: 2024-03-01, beginn: "17:00", ende: ▸"9:00"}]',
            "„ende“: das Ende (09:00 Uhr) liegt nicht nach dem Beginn (17:00 Uhr)",
        ),
        (
            "nr: 1, zeitplanung: 03/2024, "
            'termine: [{datum: 2024-03-01, beginn: "9:00", ende: ▸"9:00"}]',
            "„ende“: das Ende (09:00 Uhr) liegt nicht nach dem Beginn (09:00 Uhr)",
        ),
        (
            "nr: 1, zeitplanung: 03/2024, beschluss: {stimmen: {ja: ▸-1}}",
            "„ja“: ganze Zahl ab 0 erwartet, gefunden: die Zahl -1",
        ),
        # Without a value it says nothing, but is as wrong.
        ("nr: 1, zeitplanung: 03/2024, ▸gremum: ", "den Schlüssel „gremum“ gibt es hier nicht"),
        (
            "nr: 1, zeitplanung: 03/2024, termine: [{datum: 2024-03-01, ▸orrt: }]",
            "den Schlüssel „orrt“ gibt es hier nicht",
        ),
        ("nr: 1, zeitplanung: 03/2024, ▸~: 3", "den Schlüssel „~“ gibt es hier nicht"),
    ],
)
def test_a_wrong_value_is_reported_at_its_place(tmp_path: Path, rest: str, meldung: str) -> None:
    text, (ort,) = split_marks(f"{KOPF}{rest}}}\n")
    ((gefunden, *wo),) = findings(load(write_folder(tmp_path, schritte=text)))
    assert gefunden.startswith(meldung)
    assert tuple(wo) == ort


def test_a_step_without_body_and_title(tmp_path: Path) -> None:
    text, (ort,) = split_marks("schritte:\n  - ▸{nr: 1, art: erhebung, zeitplanung: 03/2024}\n")
    assert findings(load(write_folder(tmp_path, schritte=text))) == [
        ("ein Schritt ohne Gremium braucht einen Titel", *ort)
    ]


@pytest.mark.parametrize(
    ("datei", "markiert", "meldung"),
    [
        ("prozess", "▸kuerzel: x", "„titel“ fehlt"),
        ("prozess", "titel: x\nbundesland: ▸Thüringen", "„bundesland“: „Thüringen“ ist kein"),
        ("prozess", "titel: x\n▸kuerzl:\n", "den Schlüssel „kuerzl“ gibt es hier nicht"),
        ("prozess", "titel: x\n▸tittel: y", "den Schlüssel „tittel“ gibt es hier nicht"),
        ("prozess", "titel: x\nphasen: ▸3", "„phasen“ muss eine Liste sein"),
        (
            "prozess",
            "titel: x\nphasen:\n  - {id: a, titel: b, schritte: [1, ▸x]}",
            "„schritte“: ganze",
        ),
        (
            "prozess",
            "titel: x\nsitzungsfrei: [{von: 2024-02-01, bis: ▸2024-01-01}]",
            "„bis“: „bis“ liegt",
        ),
        ("prozess", "▸- titel: x", "die Datei muss mit einem Schlüssel beginnen"),
        ("schritte", "▸- nr: 1", "die Datei muss mit einem Schlüssel beginnen"),
        ("schritte", "▸nur Text", "die Datei muss mit einem Schlüssel beginnen"),
        ("schritte", "schritte:\n  -▸ \n", "Angaben wie „nr: …“ erwartet, gefunden: nichts"),
        ("schritte", "schritte:\n  - ▸nur Text", "Angaben wie „nr: …“ erwartet, gefunden: „nur"),
        ("schritte", "schritte: ▸{nr: 1}", "„schritte“ muss eine Liste sein"),
        ("schritte", "schritte: []\n▸schrite: []", "den Schlüssel „schrite“ gibt es hier nicht"),
        ("gremien", "▸stellen: []", "„gremien:“ fehlt"),
        ("gremien", "stellen: [{id: ▸5, name: a}]\ngremien: []", "„id“: Text erwartet"),
        ("gremien", "stellen: []\ngremien: [{id: a, name: a, art: ▸Rat}]", "„art“: „Rat“ ist hier"),
        (
            "gremien",
            "stellen: []\ngremien: [{id: a, name: a, mitglieder: [▸{funktion: x}]}]",
            "ein Mitglied",
        ),
        (
            "gremien",
            "stellen: []\ngremien: [{id: a, name: a, ladungsfrist: ▸-1}]",
            "„ladungsfrist“: ganze Zahl ab 0",
        ),
        (
            "meilensteine",
            "meilensteine: [{id: a, titel: b, erreicht: ▸false}]",
            "„erreicht“: nur „true“ oder ein Tag",
        ),
        ("meilensteine", "meilensteine: [{id: a, titel: b, erreicht: ▸bald}]", "„erreicht“: "),
        ("meilensteine", "meilensteine: [{id: a, titel: b, nach: [▸1]}]", "„nach“: Text erwartet"),
    ],
)
def test_wrong_values_in_the_other_files(
    tmp_path: Path, datei: str, markiert: str, meldung: str
) -> None:
    text, (ort,) = split_marks(markiert)
    ((gefunden, *wo),) = findings(load(write_folder(tmp_path, **{datei: text})), datei=datei)
    assert gefunden.startswith(meldung)
    assert tuple(wo) == ort


NUMMERN = "jede Nummer einzeln in eckigen Klammern, z. B. „nach: [6, 7]“"


@pytest.mark.parametrize(
    ("rest", "hinweis"),
    [
        ("gremum: rat", "meinten Sie „gremium“?"),
        ("erledgt: 2024-01-01", "meinten Sie „erledigt“?"),
        ("Zeitplanung: 03/2024", "meinten Sie „zeitplanung“?"),
        ("termine: [{datum: 2024-01-01, uhrzeit: x}]", "möglich sind: datum, beginn, ende, ort"),
        ("beschluss: {ergebnis: abgelent}", "meinten Sie „abgelehnt“?"),
        ("beschluss: {ergebnis: 7}", "möglich sind: angenommen, abgelehnt, vertagt, geaendert"),
        ("beschluss: {ergebnis: „angenommen“}", 'gerade Anführungszeichen nehmen: "…"'),
        ("nach: 7", NUMMERN),
        ("nach: '6, 7'", NUMMERN),
        ("nach: 1-8", NUMMERN),
        ("nach: [5-6]", NUMMERN),
        ("tagesordnung: 7", "jeden Eintrag auf einer eigenen Zeile mit „- “ beginnen"),
        ("nach: [{schritt: 5-6}]", "nur Ziffern schreiben, ohne Anführungszeichen"),
        ("nach: [99999999999999999999]", "nur Ziffern schreiben, höchstens 19"),
        ("erledigt: 30.02.2024", "die Angabe berichtigen"),
        (
            "termine: [{datum: 2024-01-01, beginn: 17.00}]",
            'wie "17:00" schreiben, in Anführungszeichen',
        ),
        ("termine: [{datum: 2024-01-01, beginn: '25:00'}]", "möglich ist 00:00 bis 23:59"),
        (
            "termine: [{datum: 2024-01-01, beginn: '17:00', ende: '9:00'}]",
            "Beginn oder Ende berichtigen",
        ),
    ],
)
def test_a_finding_says_what_is_meant(tmp_path: Path, rest: str, hinweis: str) -> None:
    text = f"{KOPF}nr: 1, zeitplanung: 03/2024, {rest}}}\n"
    (befund,) = load(write_folder(tmp_path, schritte=text)).befunde
    assert befund.hinweis == hinweis


@pytest.mark.parametrize(
    ("datei", "text", "hinweis"),
    [
        *(
            ("prozess", f"titel: x\nbundesland: {land}", f"meinten Sie „{kuerzel}“ ({name})?")
            for land, kuerzel, name in [
                ("NRW", "NW", "Nordrhein-Westfalen"),
                ("nw", "NW", "Nordrhein-Westfalen"),
                ("Nordrhein-Westfalen", "NW", "Nordrhein-Westfalen"),
                ("thüringen", "TH", "Thüringen"),
            ]
        ),
        ("prozess", "titel: x\nbundesland: Wien", "zwei Großbuchstaben, z. B. TH"),
        (
            "prozess",
            "titel: x\nsitzungsfrei: [{von: 2024-02-01, bis: 2024-01-01}]",
            "einen der beiden Tage berichtigen",
        ),
        (
            "meilensteine",
            "meilensteine: [{id: a, titel: b, schritte: 1-8}]",
            NUMMERN.replace("nach", "schritte"),
        ),
        (
            "meilensteine",
            "meilensteine: [{id: a, titel: b, erreicht: ja}]",
            "ist der Tag nicht bekannt: „true“",
        ),
    ],
)
def test_a_finding_in_another_file_says_what_is_meant(
    tmp_path: Path, datei: str, text: str, hinweis: str
) -> None:
    (befund,) = load(write_folder(tmp_path, **{datei: text})).befunde
    assert befund.hinweis == hinweis


@pytest.mark.parametrize("wert", ["true", "02.2026", "7", "20260101", "[1]", "09/2021", "ja"])
def test_where_a_day_belongs_only_a_day_is_recommended(tmp_path: Path, wert: str) -> None:
    text = f"{KOPF}nr: 1, zeitplanung: 03/2024, erledigt: {wert}}}\n"
    (befund,) = load(write_folder(tmp_path, schritte=text)).befunde
    assert befund.meldung.endswith(": bitte wie 14.09.2022 oder 2022-09-14 schreiben")


def test_a_missing_dash_is_one_finding(tmp_path: Path) -> None:
    text, orte = split_marks("""\
schritte:
  - ▸nr: 7
    titel: eins
    art: erarbeitung
    zeitplanung: 03/2024
    ▸nr: 8
    titel: zwei
    art: erarbeitung
    zeitplanung: 04/2024
    erledigt: 2023-12-01
  - nr: 9
    titel: drei
    art: erarbeitung
    zeitplanung: 05/2024
    nach: [7, 8]
""")
    daten = load(write_folder(tmp_path, schritte=text, meilensteine="meilensteine: []\n"))
    (befund,) = checks.run(daten, STAND, checks.FEHLER)
    assert befund.meldung == "vor „nr“ fehlt „- “: hier beginnt ein neuer Eintrag"
    stellen = [befund.bezuege[0].fundstelle, befund.fundstelle]
    assert [(s.zeile, s.spalte) for s in stellen] == orte
    # What belongs to step 8 is not taken for a part of step 7.
    assert daten.prozess.schritt_nach_nr[7].erledigt is None
    assert daten.unlesbar == {"schritte": {8}}


def all_fields() -> list[tuple[str, str, str]]:
    """File, list and field of every record that stands in a list."""
    return [
        (datei, liste, feld.name)
        for datei, abschnitte in ABSCHNITTE.items()
        for liste, typ in abschnitte.items()
        for feld in fields(typ)  # type: ignore[arg-type]
    ]


def test_the_fields_were_found() -> None:
    assert len(all_fields()) > 40


@pytest.mark.parametrize(("datei", "liste", "feld"), all_fields())
@pytest.mark.parametrize(
    "wert",
    [
        *(
            "[]",
            "{}",
            "[[]]",
            "[{}]",
            "[~]",
            "{a: 1}",
            "{a: {b: [1]}}",
            "[1, a, ~, true, 1.5, {x: y}]",
        ),
        *(
            "1.5",
            ".nan",
            "true",
            "''",
            "'  '",
            "x",
            "-1",
            "0x7fffffffffffffff",
            "99999999999999999999",
        ),
        *("2021-13-01", "09.2021", "2024-01-01", '"\\U0001F600"'),
    ],
)
def test_no_value_of_any_field_breaks_loading(
    tmp_path: Path, datei: str, liste: str, feld: str, wert: str
) -> None:
    rest = "titel: x\n" if datei == "prozess.yaml" else ""
    rest += "".join(f"{name}: []\n" for name in ABSCHNITTE[datei] if name != liste)
    text = f"{rest}{liste}:\n  - {feld}: {wert}\n"
    daten = load(write_folder(tmp_path, **{datei.removesuffix(".yaml"): text}))
    zeile = text.count("\n")
    for _, wo, _ in findings(daten, datei=datei.removesuffix(".yaml")):
        assert wo == zeile


# --- Several broken records ------------------------------------------------------------------


def test_a_broken_record_does_not_hide_the_others(tmp_path: Path) -> None:
    text, orte = split_marks("""\
schritte:
  - nr: 1
    titel: gut
    art: erarbeitung
    zeitplanung: 03/2024
  - nr: 2
    titel: x
    art: ▸bauen
    zeitplanung: ▸irgendwann
  - ▸Unsinn
  - nr: 4
    titel: auch gut
    art: erarbeitung
    zeitplanung: 04/2024
    nach: [2, 5]
  - nr: 5
    ▸tittel: y
    titel: x
    art: erarbeitung
    zeitplanung: 03/2024
    nach: [4, ▸vier]
""")
    daten = load(write_folder(tmp_path, schritte=text, meilensteine="meilensteine: []\n"))
    assert [s.nr for s in daten.prozess.schritte] == [1, 4]
    assert [(zeile, spalte) for _, zeile, spalte in findings(daten)] == orte
    # Steps 2 and 5 are there, only broken: that 4 comes after them is no second finding.
    gemeldet = [b for b in checks.run(daten, STAND, checks.FEHLER) if b.check != "form"]
    assert gemeldet == []
    assert daten.unlesbar == {"schritte": {2, 5, None}}


@pytest.mark.parametrize(
    ("nr", "gemeint"), [("7", 7), ("true", None), ('"7"', None), ("1.0", None)]
)
def test_which_number_a_broken_step_has(tmp_path: Path, nr: str, gemeint: int | None) -> None:
    daten = load(write_folder(tmp_path, schritte=f"schritte:\n  - {{nr: {nr}, art: bauen}}\n"))
    assert daten.unlesbar == {"schritte": {gemeint}}


def test_a_known_broken_record_leaves_other_references_judged(tmp_path: Path) -> None:
    text = PROBE["schritte"].replace("art: erarbeitung", "art: bauen").replace("[2]", "[2, 99]")
    befunde = checks.run(load(write_folder(tmp_path, schritte=text)), STAND, checks.FEHLER)
    assert [b.meldung for b in befunde] == [
        "„art“: „bauen“ ist hier nicht vorgesehen",
        "den Schritt 99 gibt es nicht",
    ]


@pytest.mark.parametrize("datei", ["prozess", "schritte", "gremien", "meilensteine"])
@pytest.mark.parametrize(
    "inhalt", [None, b"", b"x: [", b"- 1", b"anders: 1\n", "ä: 1".encode("cp1252"), b"# leer"]
)
def test_an_unreadable_file_causes_no_flood(
    tmp_path: Path, datei: str, inhalt: bytes | None
) -> None:
    befunde = checks.run(load(write_folder(tmp_path, **{datei: inhalt})), STAND)
    assert befunde
    assert {b.check for b in befunde} <= {"datei", "yaml", "form"}
    assert len(befunde) <= 3
    assert all(b.fundstelle.datei.endswith(f"{datei}.yaml") for b in befunde)


@pytest.mark.parametrize("liste", ["stellen", "gremien"])
@pytest.mark.parametrize("statt", ["{a: 1}", "Text", "[1]"])
def test_a_broken_list_causes_no_flood(tmp_path: Path, liste: str, statt: str) -> None:
    vorn, _, hinten = PROBE["gremien"].partition("gremien:\n")
    text = (
        f"stellen: {statt}\ngremien:\n{hinten}" if liste == "stellen" else f"{vorn}gremien: {statt}"
    )
    befunde = checks.run(load(write_folder(tmp_path, gremien=text)), STAND)
    assert [b.check for b in befunde] == ["form"]


def test_an_empty_list_is_no_excuse_for_references_into_it(tmp_path: Path) -> None:
    befunde = checks.run(load(write_folder(tmp_path, gremien="stellen: []\ngremien:\n")), STAND)
    assert {b.check for b in befunde} == {"unbekannter-verweis"}
    assert len(befunde) == 4  # body and Stelle of steps 1 and 3


def test_all_files_unreadable(tmp_path: Path) -> None:
    befunde = checks.run(load(tmp_path), STAND)
    assert [(b.meldung, Path(b.fundstelle.datei).name) for b in befunde] == [
        ("die Datei fehlt", name)
        for name in ("prozess.yaml", "schritte.yaml", "gremien.yaml", "meilensteine.yaml")
    ]


def test_findings_come_in_file_order(tmp_path: Path) -> None:
    befunde = checks.run(
        load(
            write_folder(
                tmp_path,
                prozess="x: 1\ntitel: 5\n",
                schritte="schritte:\n  - 1\n  - a\na: 1\na: 2\n",
                meilensteine=None,
            )
        ),
        STAND,
    )
    orte = [(Path(b.fundstelle.datei).stem, b.fundstelle.zeile) for b in befunde]
    assert orte == [
        ("prozess", 1),
        ("prozess", 2),
        ("schritte", 2),
        ("schritte", 3),
        ("schritte", 4),
        ("schritte", 5),
        ("meilensteine", 1),
    ]


def test_too_many_findings_end_the_search(tmp_path: Path) -> None:
    text = "schritte:\n" + "  - falsch\n" * 50_000
    daten = load(write_folder(tmp_path, schritte=text))
    assert len(daten.befunde) == loading.MAX_BEFUNDE
    assert daten.befunde[-1].meldung == "weitere Fehler werden nicht gezeigt"
    # Nothing is said about what could not be judged.
    assert {b.check for b in checks.run(daten, STAND)} == {"form"}
    assert daten.unlesbar == {"schritte": {None}}
    assert len(daten.prozess.gremien) == 1  # the sound files behind are read


# --- Anything at all -------------------------------------------------------------------------

VORLAGEN = {
    "schritte": ALLES,
    "gremien": PROBE["gremien"],
    "meilensteine": PROBE["meilensteine"],
    "prozess": "titel: x\nbundesland: TH\nphasen:\n  - {id: a, titel: b, schritte: [7]}\n",
}
EINSCHUB = st.sampled_from(
    [
        *":\"'[]{},#!~0%|>?ä😀\\\n\t\r\0\u2028",
        *("  ", "- ", ": ", "&a ", "*a", "-1", "true", ".5", "00", "null"),
    ]
)


@st.composite
def mutated(draw: st.DrawFn) -> tuple[str, str]:
    """The name of a file, and its text with some characters and lines deleted, doubled, added."""
    name = draw(st.sampled_from(list(VORLAGEN)))
    text = VORLAGEN[name]
    for _ in range(draw(st.integers(1, 6))):
        art = draw(
            st.sampled_from(
                ["zeichen weg", "zeichen dazu", "zeile weg", "zeile doppelt", "zeile hin"]
            )
        )
        if art.startswith("zeichen"):
            i = draw(st.integers(0, len(text)))
            ende = i + draw(st.integers(1, 4)) if art == "zeichen weg" else i
            dazu = "" if art == "zeichen weg" else draw(EINSCHUB)
            text = text[:i] + dazu + text[ende:]
        else:
            zeilen = text.split("\n")
            i = draw(st.integers(0, len(zeilen) - 1))
            zeile = zeilen.pop(i) if art != "zeile doppelt" else zeilen[i]
            if art != "zeile weg":
                zeilen.insert(draw(st.integers(0, len(zeilen))), zeile)
            text = "\n".join(zeilen)
    return name, text


@settings(deadline=None, derandomize=True, max_examples=1000)
@given(datei=mutated())
def test_loading_never_fails_whatever_the_user_mistypes(
    tmp_path_factory: pytest.TempPathFactory, datei: tuple[str, str]
) -> None:
    name, text = datei
    ordner = write_folder(tmp_path_factory.getbasetemp(), **{name: text})
    daten = load(ordner)
    check_findings(daten)


@settings(deadline=None, derandomize=True, max_examples=300)
@given(
    wert=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
        lambda x: (
            st.lists(x, max_size=3)
            | st.dictionaries(
                st.sampled_from(["nr", "id", "titel", "nach", "art", "termine", "datum", "x"]), x
            )
        ),
        max_leaves=10,
    ),
    name=st.sampled_from(list(VORLAGEN)),
)
def test_loading_never_fails_whatever_the_shape(
    tmp_path_factory: pytest.TempPathFactory, wert: Any, name: str
) -> None:
    rumpf = json.dumps({name: wert, "titel": "x"}, ensure_ascii=True)
    ordner = write_folder(tmp_path_factory.getbasetemp(), **{name: rumpf})
    check_findings(load(ordner))


def check_findings(daten: Daten) -> None:
    """Every finding, also of the checks, can be shown and is in its file."""
    texte = {q.name: q.text for q in daten.dateien.values()}
    befunde: list[Befund] = checks.run(daten, STAND)
    for befund in befunde:
        text = texte[befund.fundstelle.datei]
        if befund.check != "datei":
            assert_sound_finding(befund, text)
    assert MARKE not in "".join(texte.values())


# --- Records ---------------------------------------------------------------------------------


def test_records_are_equal_by_class_and_values() -> None:
    a = models.Stelle(id="amt", name="Amt")
    assert a == models.Stelle(id="amt", name="Amt")
    assert hash(a) == hash(models.Stelle(id="amt", name="Amt"))
    assert a != models.Stelle(id="amt", name="Anderes")
    assert models.Punkt(punkt="x") != models.Festlegung(text="x")
    assert a != ("amt", "Amt", None, None)
    assert len({a, models.Stelle(id="amt", name="Amt"), models.Stelle(id="b", name="B")}) == 2
    assert repr(a) == "Stelle(id='amt', name='Amt', kurz=None, gruppe=None)"
    with pytest.raises(dataclasses.FrozenInstanceError):
        a.name = "B"  # type: ignore[misc]
