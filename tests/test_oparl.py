"""The OParl export: the objects of the standard, and what the plan says in them.

What an object must and may have is written here by hand from the OParl specification 1.1
(https://dev.oparl.org/spezifikation): chapter "Schema" and the table of each object type.
"""

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest
from exporthilfen import BOESE, hostile, lage_of
from hilfen import run

from isrp_cli.formats.oparl import dumps
from isrp_cli.stand import Lage

# --- The standard ----------------------------------------------------------------------------

# In each table: name of a property → its type. "ref X" is the id of an object of that type,
# "list" the address of an object list, a name in capitals an embedded object, [] an array of them.
UEBERALL = {
    # "Eigenschaften mit Verwendung in mehreren Objekttypen"
    "id": "url",
    "type": "type",
    "created": "date-time",
    "modified": "date-time",
}
ARTEN = {
    "Body": {
        "name": "text",
        "shortName": "text",
        "organization": "list",
        "person": "list",
        "meeting": "list",
        "paper": "list",
        "legislativeTerm": "array",
        "agendaItem": "list",
        "consultation": "list",
        "file": "list",
        "locationList": "list",
        "legislativeTermList": "list",
        "membership": "list",
    },
    "Organization": {
        "body": "ref Body",
        "name": "text",
        "shortName": "text",
        "membership": "[ref Membership]",
        "organizationType": "text",
        "classification": "text",
    },
    "Membership": {
        "person": "ref Person",
        "organization": "ref Organization",
        "role": "text",
        "onBehalfOf": "ref Organization",
    },
    "Meeting": {
        "name": "text",
        "meetingState": "text",
        "cancelled": "bool",
        "start": "date-time",
        "end": "date-time",
        "location": "Location",
        "organization": "[ref Organization]",
        "agendaItem": "[AgendaItem]",
    },
    "AgendaItem": {
        "meeting": "ref Meeting",
        "number": "text",
        "order": "int",
        "name": "text",
        "public": "bool",
        "consultation": "ref Consultation",
        "result": "text",
    },
    "Paper": {
        "body": "ref Body",
        "name": "text",
        "reference": "text",
        "date": "date",
        "paperType": "text",
        "originatorOrganization": "[ref Organization]",
        "consultation": "[Consultation]",
    },
    "Consultation": {
        "paper": "ref Paper",
        "agendaItem": "ref AgendaItem",
        "meeting": "ref Meeting",
        "organization": "[ref Organization]",
        "authoritative": "bool",
        "role": "text",
    },
    "Location": {"description": "text"},
}
# "zwingend" in 1.1, besides what every object must have.
ZWINGEND = {
    "Body": {k for k, typ in ARTEN["Body"].items() if typ in ("list", "array")} | {"name"},
    "AgendaItem": {"order"},
}
# The properties above that the standard takes from the embedding object when it stands inside it.
RUECKVERWEIS = {"AgendaItem": "meeting", "Consultation": "paper"}
# "Organization", organizationType: the possible values.
ORGANISATIONSARTEN = {
    "Gremium",
    "Partei",
    "Fraktion",
    "Verwaltungsbereich",
    "externes Gremium",
    "Institution",
    "Sonstiges",
}
# "Datums- und Zeitangaben": a dateTime has a time zone, a date has none.
ZEITPUNKT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")
TAG = re.compile(r"\d{4}-\d\d-\d\d")


def kind(objekt: dict[str, Any]) -> str:
    """The short name of the type: "Meeting"."""
    anfang, _, art = objekt["type"].rpartition("/")
    assert anfang == "https://schema.oparl.org/1.1"
    return str(art)


def inside(objekt: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The object and those embedded in it."""
    yield objekt
    for wert in objekt.values():
        for innen in wert if isinstance(wert, list) else [wert]:
            if isinstance(innen, dict):
                yield from inside(innen)


def assert_valid(text: str, basis: str = "https://oparl.example.org/") -> dict[str, dict[str, Any]]:
    """Every object by its id; fails where the page does not follow the standard."""
    assert not text.startswith("\ufeff")  # "JSON-Ausgabe": UTF-8 without a byte order mark
    seite = json.loads(text)
    # "Paginierung": what a page of a list must have; `next` only where there is another.
    assert set(seite) == {"data", "pagination", "links"}
    assert seite["pagination"]["totalElements"] == len(seite["data"])
    nach_id: dict[str, dict[str, Any]] = {}
    for objekt in (innen for aussen in seite["data"] for innen in inside(aussen)):
        assert objekt["id"] not in nach_id, "an id stands for one object"
        nach_id[objekt["id"]] = objekt
    for objekt in nach_id.values():
        assert_object(objekt, nach_id, basis)
    return nach_id


def assert_object(objekt: dict[str, Any], nach_id: dict[str, dict[str, Any]], basis: str) -> None:
    art = kind(objekt)
    erlaubt = UEBERALL | ARTEN[art]
    fehlt = (set(UEBERALL) | ZWINGEND.get(art, set())) - set(objekt)
    assert not fehlt, (objekt["id"], fehlt)
    adresse = urlsplit(objekt["id"])
    assert objekt["id"].startswith(basis)
    assert objekt["id"].isascii()
    assert objekt["id"].isprintable()
    assert not adresse.query
    assert not adresse.fragment
    for name, wert in objekt.items():
        # "null-Werte und leere Listen": neither, but for an array that must be there.
        assert wert is not None, name
        assert wert not in ([], "", {}) or name == "legislativeTerm", name
        if ":" in name:  # "Herstellerspezifische Erweiterungen"
            assert re.fullmatch(r"isrp:[a-z]+", name)
            continue
        assert name in erlaubt, f"{art} has no {name}"
        assert_type(wert, erlaubt[name], nach_id, basis)
    if art in RUECKVERWEIS:
        assert RUECKVERWEIS[art] not in objekt, "inside, the object around it is known"
    if art == "Organization":
        assert objekt["organizationType"] in ORGANISATIONSARTEN
        # "name und shortName": they should not be the same.
        assert objekt.get("shortName") != objekt["name"]
    if art == "Meeting":
        # "AgendaItem", order: all points of a meeting, counted from 0, as they stand in it.
        ordnung = [top["order"] for top in objekt.get("agendaItem", [])]
        assert ordnung == list(range(len(ordnung)))
        assert objekt.get("meetingState") in (None, "terminiert", "eingeladen", "durchgeführt")


def assert_type(wert: Any, typ: str, nach_id: dict[str, dict[str, Any]], basis: str) -> None:
    if typ.startswith("["):
        assert isinstance(wert, list)
        for eintrag in wert:
            assert_type(eintrag, typ[1:-1], nach_id, basis)
        return
    match typ.split():
        case ["bool"]:
            assert isinstance(wert, bool)
        case ["int"]:
            assert type(wert) is int
        case ["array"]:
            assert isinstance(wert, list)
        case ["text"] | ["url"] | ["type"]:
            assert isinstance(wert, str)
        case ["list"]:
            assert wert.startswith(basis)
            assert wert not in nach_id
        case ["date-time"]:
            assert ZEITPUNKT.fullmatch(wert), wert
        case ["date"]:
            assert TAG.fullmatch(wert), wert
        case ["ref", art]:
            assert kind(nach_id[wert]) == art
        case [art]:
            assert kind(wert) == art


# --- The shipped process ---------------------------------------------------------------------

E = "https://oparl.example.org/"
JETZT = {"created": "2022-09-10T00:00:00+02:00", "modified": "2022-09-10T00:00:00+02:00"}


@pytest.fixture
def objekte(lage: Callable[[str], Lage]) -> dict[str, dict[str, Any]]:
    return assert_valid(dumps(lage("2022-09-10")))


def of_kind(objekte: dict[str, dict[str, Any]], art: str) -> list[dict[str, Any]]:
    return [o for o in objekte.values() if kind(o) == art]


def test_the_shipped_process(objekte: dict[str, dict[str, Any]]) -> None:
    # 45 steps, of which 3, 20, 36 and 42 are no meetings; one paper is filed (42).
    assert len(of_kind(objekte, "Meeting")) == 41
    assert len(of_kind(objekte, "Paper")) == 1
    # 13 bodies and 25 institutions.
    assert len(of_kind(objekte, "Organization")) == 13 + 25
    (koerperschaft,) = of_kind(objekte, "Body")
    assert koerperschaft["name"] == "Landeshauptstadt Erfurt"
    assert koerperschaft["isrp:prozess"] == "Integrierter Sozialraumplan"
    assert koerperschaft["isrp:stand"] == "2022-09-10"
    assert not of_kind(objekte, "Person")


def test_bodies_and_institutions(objekte: dict[str, dict[str, Any]]) -> None:
    assert objekte[f"{E}gremium/ausschuss-sag"] == {
        "id": f"{E}gremium/ausschuss-sag",
        "type": "https://schema.oparl.org/1.1/Organization",
        "body": f"{E}koerperschaft",
        "name": "Ausschuss für Soziales, Arbeitsmarkt und Gleichstellung",
        "shortName": "Ausschuss SAG",
        "organizationType": "Gremium",
        "classification": "Ausschuss",
        **JETZT,
    }
    arten = {
        "gremium/stadtrat": ("Gremium", "Parlament"),
        "gremium/begleitgremium": ("Gremium", "Gremium"),
        "gremium/ifag": ("Gremium", "Arbeitsgruppe"),
        "gremium/sozialplanungsforum": ("Sonstiges", "Forum"),
        "stelle/jugendamt": ("Verwaltungsbereich", None),
        "stelle/liga": ("Institution", None),
        "stelle/mehrgenerationenhaus": ("Sonstiges", None),
    }
    for pfad, (typ, art) in arten.items():
        organisation = objekte[E + pfad]
        assert organisation["organizationType"] == typ, pfad
        assert organisation.get("classification") == art, pfad


def test_members_that_are_settled(objekte: dict[str, dict[str, Any]]) -> None:
    gremium = objekte[f"{E}gremium/begleitgremium"]
    mitglieder = [objekte[m] for m in gremium["membership"]]
    # The source names 21, four of them as an example ("z.B.", "...").
    assert len(mitglieder) == 17
    assert {(m.get("onBehalfOf"), m.get("role")) for m in mitglieder} >= {
        (f"{E}stelle/dezernat-05", "Dezernentin"),
        (f"{E}stelle/umweltamt", "Nachhaltigkeitsmanagement"),
        (f"{E}stelle/fachplanungen-jugendamt", None),
        (None, "wissenschaftliche Beratung/Begleitung"),
    }
    assert not any(m.get("onBehalfOf") == f"{E}stelle/liga" for m in mitglieder)
    assert all(m["organization"] == gremium["id"] for m in mitglieder)


def test_a_meeting_of_which_only_the_month_is_known(objekte: dict[str, dict[str, Any]]) -> None:
    sitzung = objekte[f"{E}schritt/26/sitzung/1"]
    punkte = [(p["number"], p["name"]) for p in sitzung.pop("agendaItem")]
    assert sitzung == {
        "id": f"{E}schritt/26/sitzung/1",
        "type": "https://schema.oparl.org/1.1/Meeting",
        "name": "Begleitgremium",
        "isrp:zeitplanung": "09/2022",
        "isrp:edtf": "2022-09",
        "isrp:schritt": 26,
        "organization": [f"{E}gremium/begleitgremium"],
        **JETZT,
    }
    assert punkte == [
        ("1", "Begrüßung, Feststellung der Tagesordnung"),
        ("2", "Protokollkontrolle: letzte Sitzung 03/2022 (Schritt 18)"),
        (
            "3",
            "Ergebnissichtung des 1. Sozialplanungsforums, der Sozialraumforen, des "
            "Beteiligungsformats Ortsteile + jour fixe der Fachplaner",
        ),
        ("3.1", "1. Sozialplanungsforum (Schritt 21)"),
        ("3.2", "Sozialraumforen (Schritt 24)"),
        ("3.3", "Beteiligungsformat Ortsteile (Schritt 25)"),
        ("3.4", "Jour fixe der Fachplaner (Schritt 23)"),
        ("4", "Maßnahmenableitung"),
        ("5", "Nächste Schritte"),
        ("6", "Verschiedenes"),
    ]


def test_a_day_without_a_time_is_no_start(objekte: dict[str, dict[str, Any]]) -> None:
    sitzung = objekte[f"{E}schritt/6/sitzung/1"]
    assert "start" not in sitzung
    assert sitzung["meetingState"] == "terminiert"
    assert (sitzung["isrp:zeitplanung"], sitzung["isrp:edtf"]) == ("21.07.2021", "2021-07-21")


def test_what_is_filed_and_who_decides_on_it(objekte: dict[str, dict[str, Any]]) -> None:
    (vorlage,) = of_kind(objekte, "Paper")
    folge = vorlage.pop("consultation")
    assert vorlage == {
        "id": f"{E}schritt/42/vorlage",
        "type": "https://schema.oparl.org/1.1/Paper",
        "body": f"{E}koerperschaft",
        "name": "Vorlage: Integrierter Sozialraumplan",
        "isrp:zeitplanung": "06/2023",
        "isrp:edtf": "2023-06",
        "isrp:schritt": 42,
        "paperType": "Beschlussvorlage",
        "originatorOrganization": [f"{E}stelle/dezernat-05"],
        **JETZT,
    }
    assert [(b["meeting"], b["organization"], b["role"], b["authoritative"]) for b in folge] == [
        (f"{E}schritt/43/sitzung/1", [f"{E}gremium/db-ob"], "Vorberatung", False),
        (f"{E}schritt/44/sitzung/1", [f"{E}gremium/ausschuss-sag"], "Vorberatung", False),
        (f"{E}schritt/45/sitzung/1", [f"{E}gremium/stadtrat"], "Entscheidung", True),
    ]
    for beratung in folge:
        punkt = objekte[beratung["agendaItem"]]
        assert punkt["name"] == "Beschlussfassung"
        assert punkt["consultation"] == beratung["id"]
        assert beratung["agendaItem"].startswith(beratung["meeting"])
    # Nothing is said of a paper for the first decision (4 to 6).
    assert sum("consultation" in p for p in of_kind(objekte, "AgendaItem")) == 3


# --- What only other processes have ----------------------------------------------------------

SITZUNGEN = """\
schritte:
  - nr: 1
    gremium: rat
    art: beschluss
    zeitplanung: "09/2022"
    tagesordnung:
      - {punkt: Haushalt, drucksache: 3/22, oeffentlich: false}
      - {punkt: Plan, drucksache: 7/22}
      - Anfragen
    termine:
      - {datum: 2022-09-14, beginn: "17:00", ende: "19:30", ort: Ratssaal}
      - {datum: 2022-01-12, beginn: "9:00"}
      - {datum: 2022-05-04, ende: "19:00"}
    beschluss: {drucksache: 7/22, ergebnis: geaendert}
    erledigt: 2022-09-14
  - nr: 2
    titel: Runde
    art: beratung
    zeitplanung: offen
    entfallen: {am: 2022-01-01}
    termine: [{datum: 2022-03-01, beginn: "10:00"}]
  - nr: 3
    gremium: ausschuss
    art: beratung
    zeitplanung: laufend
    tagesordnung: [{punkt: Erste Lesung, drucksache: 7/22}]
"""
RAT = """\
stellen: []
gremien:
  - {id: rat, name: Rat, kurz: Rat, art: rat, oeffentlich: true}
  - {id: ausschuss, name: Ausschuss, art: ausschuss}
"""
OHNE = {"gremien": RAT, "meilensteine": "meilensteine: []\n"}


def test_fixed_meetings(tmp_path: Path) -> None:
    lage = lage_of(tmp_path, date(2022, 9, 20), schritte=SITZUNGEN, **OHNE)
    objekte = assert_valid(dumps(lage))
    erste, zweite, dritte = (objekte[f"{E}schritt/1/sitzung/{i}"] for i in (1, 2, 3))
    # Summer time, winter time.
    assert (erste["start"], erste["end"]) == (
        "2022-09-14T17:00:00+02:00",
        "2022-09-14T19:30:00+02:00",
    )
    assert erste["location"]["description"] == "Ratssaal"
    assert zweite["start"] == "2022-01-12T09:00:00+01:00"
    assert "end" not in zweite
    assert "location" not in zweite
    # Only the end is known: no start, and so no end either.
    assert {"start", "end"}.isdisjoint(dritte)
    assert (dritte["isrp:zeitplanung"], dritte["isrp:edtf"]) == ("09/2022", "2022-05-04")
    assert {"isrp:zeitplanung", "isrp:edtf"}.isdisjoint(erste)
    assert [s["meetingState"] for s in (erste, zweite, dritte)] == ["durchgeführt"] * 3


@pytest.mark.parametrize(
    ("tag", "beginn", "start"),
    [
        ("2022-03-27", "01:59", "2022-03-27T01:59:00+01:00"),
        ("2022-03-27", "03:00", "2022-03-27T03:00:00+02:00"),
        ("2022-10-30", "01:59", "2022-10-30T01:59:00+02:00"),
        ("2022-10-30", "03:00", "2022-10-30T03:00:00+01:00"),
    ],
)
def test_the_offset_of_the_hour(tmp_path: Path, tag: str, beginn: str, start: str) -> None:
    schritte = (
        "schritte:\n  - {nr: 1, titel: a, art: beratung, zeitplanung: offen, "
        f'termine: [{{datum: {tag}, beginn: "{beginn}"}}]}}\n'
    )
    objekte = assert_valid(dumps(lage_of(tmp_path, schritte=schritte, **OHNE)))
    assert objekte[f"{E}schritt/1/sitzung/1"]["start"] == start


def test_a_dropped_meeting_is_cancelled(tmp_path: Path) -> None:
    lage = lage_of(tmp_path, date(2022, 9, 20), schritte=SITZUNGEN, **OHNE)
    sitzung = assert_valid(dumps(lage))[f"{E}schritt/2/sitzung/1"]
    assert sitzung["cancelled"] is True
    assert {"meetingState", "agendaItem", "organization"}.isdisjoint(sitzung)


def test_a_meeting_at_no_time(tmp_path: Path) -> None:
    lage = lage_of(tmp_path, date(2022, 9, 20), schritte=SITZUNGEN, **OHNE)
    sitzung = assert_valid(dumps(lage))[f"{E}schritt/3/sitzung/1"]
    assert sitzung["isrp:zeitplanung"] == "laufend"
    assert {"start", "meetingState", "cancelled", "isrp:edtf"}.isdisjoint(sitzung)


def test_papers_known_by_their_number(tmp_path: Path) -> None:
    lage = lage_of(tmp_path, date(2022, 9, 20), schritte=SITZUNGEN, **OHNE)
    objekte = assert_valid(dumps(lage))
    papiere = {p["reference"]: p for p in of_kind(objekte, "Paper")}
    assert set(papiere) == {"3/22", "7/22"}
    assert papiere["3/22"]["id"] == f"{E}drucksache/3%2F22"
    assert papiere["3/22"]["name"] == "Haushalt"
    # The result is that of the last meeting by date, not by its place in the file.
    (beratung,) = papiere["3/22"]["consultation"]
    assert beratung["meeting"] == f"{E}schritt/1/sitzung/1"
    assert (beratung["role"], beratung["authoritative"]) == ("Entscheidung", True)
    rollen = [(b["role"], b["authoritative"]) for b in papiere["7/22"]["consultation"]]
    assert rollen == [("Entscheidung", True), ("Beratung", False)]
    punkte = {p["name"]: p for p in objekte[f"{E}schritt/1/sitzung/1"]["agendaItem"] if "name" in p}
    assert punkte["Plan"]["result"] == "geändert"
    assert "result" not in punkte["Haushalt"]
    assert objekte[punkte["Haushalt"]["consultation"]] == beratung
    assert [punkte[n]["public"] for n in ("Haushalt", "Plan", "Anfragen")] == [False, True, True]
    # In the other meetings of the step the points have no consultation: it has one meeting.
    andere = objekte[f"{E}schritt/1/sitzung/2"]["agendaItem"]
    assert not any("consultation" in p for p in andere)


def test_what_was_decided_later_is_not_there_yet(tmp_path: Path) -> None:
    lage = lage_of(tmp_path, date(2022, 9, 13), schritte=SITZUNGEN, **OHNE)
    objekte = assert_valid(dumps(lage))
    assert not any("result" in p for p in of_kind(objekte, "AgendaItem"))
    assert objekte[f"{E}schritt/1/sitzung/2"]["meetingState"] == "terminiert"


KETTEN = """\
schritte:
  - {nr: 1, titel: E1, art: einreichung, zeitplanung: 01/2022, erledigt: 2022-01-05,
     aufgabenverteilung: [{stelle: amt}, {stelle: gast, zu_pruefen: true}]}
  - {nr: 2, gremium: ausschuss, art: beschluss, zeitplanung: 02/2022, nach: [1],
     beschluss: {drucksache: 9/22}}
  - {nr: 3, titel: weg, art: beschluss, zeitplanung: 02/2022, nach: [2],
     entfallen: {am: 2022-01-01}}
  - {nr: 4, gremium: rat, art: beschluss, zeitplanung: 03/2022, nach: [3]}
  - {nr: 5, gremium: ausschuss, art: beschluss, zeitplanung: 04/2022, nach: [4]}
  - {nr: 6, titel: E2, art: einreichung, zeitplanung: 04/2022, nach: [2]}
  - {nr: 7, gremium: rat, art: beschluss, zeitplanung: 05/2022, nach: [6, 2]}
  - {nr: 8, gremium: ausschuss, art: beratung, zeitplanung: 05/2022, nach: [4],
     tagesordnung: [{punkt: Bericht, drucksache: 9/22}]}
"""


def test_which_decisions_belong_to_what_was_filed(tmp_path: Path) -> None:
    gremien = RAT.replace("stellen: []", "stellen: [{id: amt, name: Amt}, {id: gast, name: Gast}]")
    dateien = {**OHNE, "gremien": gremien, "schritte": KETTEN}
    objekte = assert_valid(dumps(lage_of(tmp_path, date(2022, 1, 6), **dateien)))
    erste, zweite = (objekte[f"{E}schritt/{nr}/vorlage"] for nr in (1, 6))

    def folge(vorlage: dict[str, Any]) -> list[tuple[int, str]]:
        sitzungen = [(objekte[b["meeting"]], b["role"]) for b in vorlage["consultation"]]
        return [(s["isrp:schritt"], rolle) for s, rolle in sitzungen]

    # A dropped decision passes the paper on; the council (4) ends the row; 7 is on the other one;
    # 8 only names its number.
    assert folge(erste) == [(2, "Vorberatung"), (4, "Entscheidung"), (8, "Beratung")]
    assert folge(zweite) == [(7, "Entscheidung")]
    assert erste["reference"] == "9/22"
    assert erste["date"] == "2022-01-05"
    assert "isrp:edtf" not in erste
    assert erste["originatorOrganization"] == [f"{E}stelle/amt"]
    assert (zweite["isrp:edtf"], zweite.get("reference")) == ("2022-04", None)


# --- Anything ------------------------------------------------------------------------------


def test_texts_and_ids_of_any_kind(tmp_path: Path) -> None:
    objekte = assert_valid(dumps(hostile(tmp_path)))
    assert {o["name"] for o in of_kind(objekte, "Meeting")} == set(BOESE)
    assert {o.get("reference") for o in of_kind(objekte, "Paper")} == set(BOESE)


def test_an_id_is_one_part_of_a_path(tmp_path: Path) -> None:
    kennung = "a/b ?#%ü"
    gremien = f'stellen: []\ngremien: [{{id: "{kennung}", name: X}}]\n'
    lage = lage_of(tmp_path, schritte="schritte: []\n", **{**OHNE, "gremien": gremien})
    (organisation,) = of_kind(assert_valid(dumps(lage)), "Organization")
    assert unquote(organisation["id"]) == f"{E}gremium/{kennung}"
    assert organisation["id"].removeprefix(f"{E}gremium/").count("/") == 0


def test_a_plan_without_anything(tmp_path: Path) -> None:
    leer = {"schritte": "schritte: []\n", "gremien": "stellen: []\ngremien: []\n"}
    objekte = assert_valid(dumps(lage_of(tmp_path, meilensteine="meilensteine: []\n", **leer)))
    assert [kind(o) for o in objekte.values()] == ["Body"]


# --- The command -----------------------------------------------------------------------------


@pytest.mark.parametrize("basis", ["https://ris.example.org/isrp/", "http://[::1]:8080"])
def test_ids_begin_with_the_basis(tmp_path: Path, basis: str) -> None:
    lauf = run(["export", "--format", "oparl", "--basis", basis], tmp_path)
    assert (lauf.code, lauf.err) == (0, "")
    objekte = assert_valid(lauf.out, basis)
    assert f"{basis.rstrip('/')}/koerperschaft" in objekte


@pytest.mark.parametrize(
    "basis",
    [
        "",
        "example.org",
        "ftp://example.org",
        "https://",
        "https://example.org/?a=b",
        "https://example.org/#a",
        "https://ich@example.org/",
        "https://exa mple.org/",
        "https://müller.example/",
        "https://example.org:x/",
        "https://[::1/",
        'https://example.org/"',
        "javascript:alert(1)",
    ],
)
def test_a_basis_that_is_none(tmp_path: Path, basis: str) -> None:
    lauf = run(["export", "--format", "oparl", "--basis", basis], tmp_path)
    assert (lauf.code, lauf.out) == (2, "")
    assert lauf.err.startswith("Ungültiger Wert für „--basis“:")
    assert "https://oparl.example.org/" in lauf.err


@pytest.mark.parametrize("format", ["json", "csv", "xlsx", "mermaid"])
def test_the_basis_is_for_oparl_only(tmp_path: Path, format: str) -> None:
    lauf = run(["export", "--format", format, "--basis", E, "-o", "x"], tmp_path)
    assert (lauf.code, lauf.out) == (2, "")
    assert lauf.err.startswith(f"„--format {format}“ verträgt sich nicht mit --basis.")
    assert not list(tmp_path.iterdir())
