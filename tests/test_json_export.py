"""The JSON export: everything that the YAML files say, and what follows from it on a day."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hilfen import write_folder
from ruamel.yaml import YAML

from isrp_cli.formats.json_export import als_dict, dumps
from isrp_cli.loading import Daten, load
from isrp_cli.stand import Lage

# The keys of every record in the order of the data format, computed ones included.
SCHLUESSEL = {
    name: schluessel.split()
    for name, schluessel in {
        "": "version stand prozess schritte stellen gremien meilensteine",
        "prozess": "titel kuerzel kommune bundesland quelle phasen sitzungsfrei inhalte",
        "phasen": "id titel schritte",
        "sitzungsfrei": "von bis grund",
        "inhalte": "id titel umfasst schritte",
        "schritte": (
            "nr gremium titel art zeitplanung tagesordnung aufgabenverteilung nach termine "
            "erledigt entfallen verschiebungen ergebnis notiz beschluss festlegungen "
            "unterlagen zeitraum status wartet_auf haelt_auf puffer_tage"
        ),
        "tagesordnung": "punkt dauer vortrag drucksache oeffentlich",
        "aufgabenverteilung": "stelle rollen zu_pruefen",
        "nach": "schritt grund herkunft",
        "termine": "datum beginn ende ort",
        "entfallen": "am grund",
        "verschiebungen": "von am grund",
        "beschluss": "drucksache ergebnis stimmen",
        "stimmen": "ja nein enthaltung",
        "festlegungen": "text wer bis erledigt",
        "zeitraum": "frueh spaet edtf",
        "stellen": "id name kurz gruppe",
        "gremien": (
            "id name kurz aliase art leitung koordination ziel zielgruppe sitzungsrhythmus "
            "hinweis aufgaben mitglieder ladungsfrist oeffentlich"
        ),
        "mitglieder": "stelle bezeichnung funktion gruppe beispiel",
        "meilensteine": "id titel erreicht schritte nach herkunft status geplant_bis prognose",
    }.items()
}
BERECHNET = {"zeitraum", "status", "wartet_auf", "haelt_auf", "puffer_tage", "geplant_bis"}
BERECHNET |= {"prognose"}

ALLES = {
    "prozess": """\
titel: Plan für Übergröße
bundesland: TH
sitzungsfrei:
  - {von: 2024-07-01, bis: "31.07.2024", grund: Ferien}
phasen:
  - {id: a, titel: Anfang, schritte: [7]}
""",
    "schritte": """\
schritte:
  - nr: 7
    gremium: rat
    art: beschluss
    zeitplanung: Anfang  09/2024
    tagesordnung:
      - Begrüßung
      - {punkt: Plan, dauer: 20, vortrag: Amt, drucksache: 1/24, oeffentlich: false}
    aufgabenverteilung:
      - {stelle: amt, rollen: [Leitung], zu_pruefen: true}
      - {stelle: rat, zu_pruefen: false, rollen: []}
    nach: [9]
    termine:
      - {datum: 2024-09-03, beginn: "9:30", ende: "17.00", ort: Saal}
      - datum: "04.09.2024"
    erledigt: 2024-09-05
    verschiebungen:
      - {von: 08/2024, am: 2024-07-01}
    beschluss: {ergebnis: angenommen, stimmen: {ja: 3, nein: 0, enthaltung: 1}}
    festlegungen:
      - {text: tun, bis: ca. 10/2024, erledigt: 2024-10-01}
    unterlagen: [a.pdf]
  - nr: 9
    titel: Ausblick
    art: erarbeitung
    zeitplanung: 2024
    entfallen: {am: 01.08.2024}
    tagesordnung: []
""",
    "gremien": """\
stellen:
  - {id: amt, name: Amt}
gremien:
  - id: rat
    name: Rat
    art: rat
    ladungsfrist: 0
    oeffentlich: false
    mitglieder:
      - {bezeichnung: alle, beispiel: true}
""",
    "meilensteine": """\
meilensteine:
  - {id: b, titel: Beschluss, schritte: [7], erreicht: 2024-12-01}
  - {id: c, titel: Später, nach: [b]}
""",
}
ALLES_JSON = {
    "version": 1,
    "stand": "2024-10-01",
    "prozess": {
        "titel": "Plan für Übergröße",
        "bundesland": "TH",
        "phasen": [{"id": "a", "titel": "Anfang", "schritte": [7]}],
        "sitzungsfrei": [{"von": "2024-07-01", "bis": "2024-07-31", "grund": "Ferien"}],
    },
    "schritte": [
        {
            "nr": 7,
            "gremium": "rat",
            "titel": "Rat",
            "art": "beschluss",
            "zeitplanung": "Anfang  09/2024",
            "tagesordnung": [
                {"punkt": "Begrüßung"},
                {
                    "punkt": "Plan",
                    "dauer": 20,
                    "vortrag": "Amt",
                    "drucksache": "1/24",
                    "oeffentlich": False,
                },
            ],
            "aufgabenverteilung": [
                {"stelle": "amt", "rollen": ["Leitung"], "zu_pruefen": True},
                {"stelle": "rat"},
            ],
            "nach": [{"schritt": 9}],
            "termine": [
                {"datum": "2024-09-03", "beginn": "09:30", "ende": "17:00", "ort": "Saal"},
                {"datum": "2024-09-04"},
            ],
            "erledigt": "2024-09-05",
            "verschiebungen": [{"von": "08/2024", "am": "2024-07-01"}],
            "beschluss": {
                "ergebnis": "angenommen",
                "stimmen": {"ja": 3, "nein": 0, "enthaltung": 1},
            },
            "festlegungen": [{"text": "tun", "bis": "ca. 10/2024", "erledigt": "2024-10-01"}],
            "unterlagen": ["a.pdf"],
            "zeitraum": {
                "frueh": "2024-09-03",
                "spaet": "2024-09-04",
                "edtf": "2024-09-03/2024-09-04",
            },
            "status": "erledigt",
            "wartet_auf": [],
            "haelt_auf": [],
        },
        {
            "nr": 9,
            "titel": "Ausblick",
            "art": "erarbeitung",
            "zeitplanung": "2024",
            "entfallen": {"am": "2024-08-01"},
            "zeitraum": {"frueh": "2024-01-01", "spaet": "2024-12-31", "edtf": "2024"},
            "status": "entfallen",
            "wartet_auf": [],
            "haelt_auf": [],
        },
    ],
    "stellen": [{"id": "amt", "name": "Amt"}],
    "gremien": [
        {
            "id": "rat",
            "name": "Rat",
            "art": "rat",
            "mitglieder": [{"bezeichnung": "alle", "beispiel": True}],
            "ladungsfrist": 0,
            "oeffentlich": False,
        }
    ],
    "meilensteine": [
        {
            "id": "b",
            "titel": "Beschluss",
            "erreicht": "2024-12-01",
            "schritte": [7],
            "status": "erreicht",
            "geplant_bis": "2024-09-04",
            "prognose": "2024-09-05",
        },
        {"id": "c", "titel": "Später", "nach": ["b"], "status": "offen"},
    ],
}


@pytest.fixture
def export(lage: Callable[[str], Lage]) -> dict[str, Any]:
    """The shipped process on 10 September 2022, written and read again."""
    ergebnis = json.loads(dumps(lage("2022-09-10")))
    assert isinstance(ergebnis, dict)
    return ergebnis


def by(export: dict[str, Any], liste: str, schluessel: str, wert: object) -> dict[str, Any]:
    """The one record of a list with this number or id."""
    (satz,) = (s for s in export[liste] if s[schluessel] == wert)
    return dict(satz)


def objects(wert: Any, name: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a JSON value, with the key under which it or its list stands."""
    if isinstance(wert, dict):
        yield name, wert
        for schluessel, inhalt in wert.items():
            yield from objects(inhalt, schluessel)
    elif isinstance(wert, list):
        for eintrag in wert:
            yield from objects(eintrag, name)


def test_a_process_in_which_everything_occurs(tmp_path: Path) -> None:
    daten = load(write_folder(tmp_path, **ALLES))
    assert daten.befunde == []
    assert als_dict(Lage(daten.prozess, date(2024, 10, 1))) == ALLES_JSON


def test_the_text_is_utf_8_readable_and_ends_with_a_line(tmp_path: Path) -> None:
    daten = load(write_folder(tmp_path, **ALLES))
    text = dumps(Lage(daten.prozess, date(2024, 10, 1)))
    assert text.startswith(
        '{\n  "version": 1,\n  "stand": "2024-10-01",\n  "prozess": {\n    "titel'
    )
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    assert "Plan für Übergröße" in text
    assert "\\u" not in text
    assert json.loads(text) == ALLES_JSON
    assert text == dumps(Lage(daten.prozess, date(2024, 10, 1)))


def test_nothing_is_null_and_nothing_absent_is_written(
    export: dict[str, Any], tmp_path: Path
) -> None:
    alles = als_dict(Lage(load(write_folder(tmp_path, **ALLES)).prozess, date(2024, 10, 1)))
    gefunden = 0
    for _, satz in (*objects(export), *objects(alles)):
        for schluessel, wert in satz.items():
            gefunden += 1
            assert wert is not None, schluessel
            assert wert not in ("", {}), schluessel
            # That nobody waits is a result; all other lists are there with content or not at all.
            assert wert != [] or schluessel in ("wartet_auf", "haelt_auf"), schluessel
            assert wert is not False or schluessel == "oeffentlich", schluessel
    assert gefunden > 1000


def test_keys_come_in_the_order_of_the_data_format(export: dict[str, Any], tmp_path: Path) -> None:
    alles = als_dict(Lage(load(write_folder(tmp_path, **ALLES)).prozess, date(2024, 10, 1)))
    gesehen = set()
    for quelle in (export, alles):
        for name, satz in objects(quelle):
            gesehen.add(name)
            assert list(satz) == [k for k in SCHLUESSEL[name] if k in satz], name
    assert gesehen == set(SCHLUESSEL)


# --- The shipped process ---------------------------------------------------------------------


def expected(wert: Any, name: str = "") -> Any:
    """What the YAML says, with its short forms written out."""
    if isinstance(wert, dict):
        return {k: expected(v, k) for k, v in wert.items()}
    if isinstance(wert, list):
        kurz = {"tagesordnung": "punkt", "nach": "schritt"}.get(name)
        lang = [e if kurz is None or isinstance(e, dict) else {kurz: e} for e in wert]
        return [expected(e, name) for e in lang]
    return wert.isoformat() if isinstance(wert, date) else wert


def test_every_value_of_the_yaml_files_is_there_and_no_other(
    erfurt: Daten, export: dict[str, Any]
) -> None:
    yaml = YAML(typ="safe", pure=True)
    aus_yaml = {n: yaml.load(d.text) for n, d in erfurt.dateien.items()}
    prozess = expected(aus_yaml["prozess.yaml"])
    assert export["prozess"] == prozess
    listen = {
        "schritte": aus_yaml["schritte.yaml"]["schritte"],
        "stellen": aus_yaml["gremien.yaml"]["stellen"],
        "gremien": aus_yaml["gremien.yaml"]["gremien"],
        "meilensteine": aus_yaml["meilensteine.yaml"]["meilensteine"],
    }
    assert [len(liste) for liste in listen.values()] == [len(export[name]) for name in listen]
    name_von = {g["id"]: g["name"] for g in listen["gremien"]}
    for name, liste in listen.items():
        for roh, satz in zip(liste, export[name], strict=True):
            # The milestones' `nach` are ids, the steps' are records.
            soll = {k: expected(v, "" if name == "meilensteine" else k) for k, v in roh.items()}
            if name == "schritte":
                soll.setdefault("titel", name_von.get(roh.get("gremium")))
            if name == "gremien":
                soll.setdefault("art", "gremium")
            assert {k: v for k, v in satz.items() if k not in BERECHNET} == soll


ALLE_AB_29 = list(range(29, 46))


def test_step_26_in_september_with_nothing_done(export: dict[str, Any]) -> None:
    s = by(export, "schritte", "nr", 26)
    assert s["titel"] == "Begleitgremium"
    assert s["zeitplanung"] == "09/2022"
    assert s["zeitraum"] == {"frueh": "2022-09-01", "spaet": "2022-09-30", "edtf": "2022-09"}
    # It has begun, and nothing that it looks at is finished: 21, 24, 25 and 23 in this order.
    assert s["status"] == "blockiert"
    assert s["wartet_auf"] == [21, 24, 25, 23]
    # 28 does not come after it.
    assert s["haelt_auf"] == [27, *ALLE_AB_29]
    # It ends on the last day of its milestone.
    assert s["puffer_tage"] == 0


def test_step_3_is_a_deadline_long_past(export: dict[str, Any]) -> None:
    s = by(export, "schritte", "nr", 3)
    assert s["zeitplanung"] == "bis zum 21.05.2021"
    assert s["zeitraum"] == {"spaet": "2021-05-21", "edtf": "../2021-05-21"}
    assert s["status"] == "ueberfaellig"
    assert s["wartet_auf"] == [2]
    assert s["haelt_auf"] == list(range(4, 46))
    assert s["puffer_tage"] == 0


def test_step_24_should_be_over(export: dict[str, Any]) -> None:
    s = by(export, "schritte", "nr", 24)
    assert s["zeitraum"] == {
        "frueh": "2022-06-01",
        "spaet": "2022-08-31",
        "edtf": "2022-06/2022-08",
    }
    assert (s["status"], s["wartet_auf"]) == ("ueberfaellig", [18])
    assert s["haelt_auf"] == [26, 27, 28, *ALLE_AB_29]
    # Done today at the earliest, and needed by 30 September.
    assert s["puffer_tage"] == 20


def test_milestones_with_nothing_done(export: dict[str, Any]) -> None:
    gefunden = {
        m["id"]: (m["status"], m.get("geplant_bis"), m.get("prognose"))
        for m in export["meilensteine"]
    }
    heute = "2022-09-10"
    assert gefunden == {
        "sozialstrukturatlas": ("erreicht", None, None),
        "beschluss-prozessablauf": ("gefaehrdet", "2021-07-21", heute),
        "grundverstaendnis": ("gefaehrdet", "2021-10-31", heute),
        "massnahmen": ("gefaehrdet", "2022-09-30", "2022-09-30"),
        "raumdefinition": ("gefaehrdet", "2023-01-31", "2023-01-31"),
        "qm-strategie": ("gefaehrdet", "2023-01-31", "2023-01-31"),
        "leitlinien": ("gefaehrdet", "2022-11-30", "2022-11-30"),
        "isrp-beschluss": ("gefaehrdet", "2023-07-31", "2023-07-31"),
    }


def test_with_the_steps_before_26_done_in_time(erfurt: Daten) -> None:
    p = erfurt.prozess
    schritte = tuple(
        replace(s, erledigt=s.zeitplanung.spaet) if s.nr < 26 else s for s in p.schritte
    )
    export = als_dict(Lage(replace(p, schritte=schritte), date(2022, 9, 10)))
    s = by(export, "schritte", "nr", 26)
    assert (s["status"], s["wartet_auf"], s["puffer_tage"]) == ("laeuft", [], 0)
    s = by(export, "schritte", "nr", 24)
    assert (s["status"], s["wartet_auf"], s["haelt_auf"]) == ("erledigt", [], [])
    assert s["erledigt"] == "2022-08-31"
    assert "puffer_tage" not in s
    s = by(export, "schritte", "nr", 29)
    assert (s["status"], s["wartet_auf"]) == ("anstehend", [26])
    status = {m["id"]: (m["status"], m.get("prognose")) for m in export["meilensteine"]}
    assert status == {
        "sozialstrukturatlas": ("erreicht", None),
        "beschluss-prozessablauf": ("erreicht", "2021-07-21"),
        "grundverstaendnis": ("erreicht", "2021-10-31"),
        "massnahmen": ("offen", "2022-09-30"),
        "raumdefinition": ("offen", "2023-01-31"),
        "qm-strategie": ("offen", "2023-01-31"),
        "leitlinien": ("offen", "2022-11-30"),
        "isrp-beschluss": ("offen", "2023-07-31"),
    }
