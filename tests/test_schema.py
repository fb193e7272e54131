"""The JSON Schemas: what they accept and reject is what loading does, and they are up to date.

jsonschema is the judge here; what a real editor makes of them, test_editor.py says.
"""

import copy
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import pytest
import test_loading
import test_zeitangabe
from hilfen import (
    PROBE,
    Lauf,
    bound_by_permissions,
    examples,
    load_with,
    program,
    run,
    split_marks,
    write_folder,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from isrp_cli import models, zeitangabe
from isrp_cli.formats import schema, zeitmuster
from isrp_cli.loading import ABSCHNITTE, Daten, load
from isrp_cli.models import Datensatz, Gremium, Prozess, Prozessangaben, Schritt
from isrp_cli.yaml_source import Abbildung, parse

DATEN = Path(__file__).parents[1] / "data"
NAMEN = [datei.removesuffix(".yaml") for datei in ABSCHNITTE]
FEST = settings(
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


@pytest.fixture(scope="module")
def schemata(erfurt: Daten) -> dict[str, dict[str, Any]]:
    """The schemas of the shipped process: "schritte" → schema."""
    return {
        datei.removesuffix(".yaml"): json.loads(text)
        for datei, text in schema.schemata(erfurt.prozess).items()
    }


@pytest.fixture(scope="module")
def richter(schemata: dict[str, dict[str, Any]]) -> dict[str, Draft7Validator]:
    return {name: Draft7Validator(s) for name, s in schemata.items()}


def all_parts(teil: Any) -> Iterator[dict[str, Any]]:
    """Every object inside a schema, itself included."""
    if isinstance(teil, dict):
        yield teil
    for unter in teil.values() if isinstance(teil, dict) else teil:
        if isinstance(unter, dict | list):
            yield from all_parts(unter)


# --- The shipped process -------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMEN)
def test_the_shipped_schemas_are_fresh(erfurt: Daten, name: str) -> None:
    text = (DATEN / "schema" / f"{name}.schema.json").read_text("utf-8")
    neu = schema.schemata(erfurt.prozess)[f"{name}.yaml"]
    assert json.loads(text) == json.loads(neu), "run isrp schema --daten data --ueberschreiben"
    assert text == neu


@pytest.mark.parametrize("name", NAMEN)
def test_the_shipped_files_name_their_schema_in_the_first_line(name: str) -> None:
    erste = (DATEN / f"{name}.yaml").read_text("utf-8").split("\n")[0]
    assert erste == f"# yaml-language-server: $schema=schema/{name}.schema.json"


def test_no_other_schema_is_shipped() -> None:
    da = {pfad.name for pfad in (DATEN / "schema").iterdir()}
    assert da == {f"{name}.schema.json" for name in NAMEN}


# --- The schemas themselves ----------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMEN)
def test_a_schema_is_valid_and_self_contained(
    schemata: dict[str, dict[str, Any]], name: str
) -> None:
    Draft7Validator.check_schema(schemata[name])
    verweise = {teil["$ref"] for teil in all_parts(schemata[name]) if "$ref" in teil}
    assert verweise == {f"#/definitions/{d}" for d in schemata[name]["definitions"]}
    # The only address is the one that names the draft.
    text = json.dumps(schemata[name])
    assert re.findall(r'"[a-z]+://[^"]*"', text) == ['"http://json-schema.org/draft-07/schema#"']


def all_records(schemata: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Every record's schema by the name of its class."""
    saetze = {
        teil["title"]: teil
        for s in schemata.values()
        for teil in all_parts(s)
        if "title" in teil and "additionalProperties" in teil
    }
    wurzel = saetze.pop("prozess.yaml")
    for datei in ABSCHNITTE:
        saetze.pop(datei, None)
    return {**saetze, "Prozessangaben": wurzel}


def test_every_record_and_every_key_is_there_and_explained(
    schemata: dict[str, dict[str, Any]],
) -> None:
    saetze = all_records(schemata)
    klassen = {k.__name__: k for k in vars(models).values() if is_record(k)}
    assert set(saetze) == set(klassen)
    assert len(klassen) == 18
    for name, klasse in klassen.items():
        felder = {f.name: f.default is MISSING for f in fields(klasse)}
        satz = saetze[name]
        assert satz["additionalProperties"] is False
        assert list(satz["properties"]) == list(felder)
        assert satz["required"] == [feld for feld, pflicht in felder.items() if pflicht]
        assert satz["description"] in (
            klasse.__doc__,
            # Where a record is the value of a key, or the whole file, that explains it better.
            {"Prozessangaben": schema.DATEIEN["prozess.yaml"]}.get(name),
            *(texte.get(name.lower()) for texte in schema.docstrings().values()),
        )
        for feld, wert in satz["properties"].items():
            assert wert["description"][0].isupper() or wert["description"].startswith(
                ("beratung", "ausschuss", "true")
            ), f"{name}.{feld}"


def is_record(klasse: object) -> bool:
    return isinstance(klasse, type) and issubclass(klasse, Datensatz) and klasse is not Datensatz


def test_explanations_are_those_of_the_data_format(schemata: dict[str, dict[str, Any]]) -> None:
    schritt = all_records(schemata)["Schritt"]["properties"]
    assert schritt["nr"]["description"] == (
        "Nummer des Schritts, einmalig; die Reihenfolge des Plans."
    )
    assert schritt["zeitplanung"]["description"].startswith("Wann, im Wortlaut: ")
    # Where a Zeitangabe goes, its notations are explained, whatever the key is.
    festlegung = all_records(schemata)["Festlegung"]["properties"]
    for text in (schritt["zeitplanung"]["description"], festlegung["bis"]["description"]):
        beispiele = re.findall(r'"([^"]+)"', text.partition("Zum Beispiel: ")[2])
        assert len(beispiele) > 12
        arten = {zeitangabe.lies(beispiel).art for beispiel in beispiele}
        assert {"tag", "monat", "monatsteil", "bereich", "quartal", "woche", "bis"} <= arten


def test_messages_are_german(schemata: dict[str, dict[str, Any]]) -> None:
    meldungen = {
        teil[k]
        for s in schemata.values()
        for teil in all_parts(s)
        for k in ("errorMessage", "patternErrorMessage")
        if isinstance(teil.get(k), str)
    }
    assert len(meldungen) > 20
    for meldung in meldungen:
        assert re.search(r"erwartet|möglich|nötig|bitte|Buchstaben", meldung), meldung


def test_what_json_schema_calls_examples_is_valid(schemata: dict[str, dict[str, Any]]) -> None:
    teile = [t for s in schemata.values() for t in all_parts(s) if isinstance(t, dict)]
    mit = [t for t in teile if isinstance(t.get("examples"), list) and "pattern" in t]
    assert len(mit) >= 4
    for teil in mit:
        for beispiel in teil["examples"]:
            Draft7Validator({k: teil[k] for k in ("type", "pattern")}).validate(beispiel)


# --- The same verdict as loading -----------------------------------------------------------------

# What no schema can know, by the finding of loading that says it.
AUSNAHMEN = {
    "a day, week or weekday that no calendar has": r"gibt es nicht|hat nur \d+ Kalenderwochen"
    r"|Wochentag passt nicht|Ein Winter reicht ins nächste Jahr",
    "the order of two days or times": r"liegt nach Ende|liegt nicht nach dem Beginn"
    r"|„bis“ liegt vor „von“",
    "two readings, each well formed": r"Nicht eindeutig: meinten Sie"
    # A week after a week: "KW 40/2022-09/2022" could be a range of weeks that runs backwards.
    r"|Nicht erkannt: meinten Sie „.*(?:kw|kalenderwoche).* bis ",
    "1.0 is a whole number to JSON Schema": r"ganze Zahl ab . erwartet, gefunden: die Zahl \d+\.0",
    "so is one of more than 19 digits": r"ganze Zahl ab . erwartet, gefunden: „\d{20,}",
}


def is_exception(meldung: str) -> bool:
    return any(re.search(muster, meldung, re.IGNORECASE) for muster in AUSNAHMEN.values())


def core(wert: Any) -> Any:
    """The data as a parser of YAML's core schema gives it, e.g. that of an editor.

    `yaml_source` follows the core schema (a date is text), but leaves out keys without a value.
    """
    if isinstance(wert, Abbildung):
        return {schluessel: core(wert.get(schluessel)) for schluessel in wert.orte}
    return [core(eintrag) for eintrag in wert] if isinstance(wert, list) else wert


def verdicts(
    ordner: Path, richter: dict[str, Draft7Validator], name: str, text: str
) -> tuple[list[str], list[str]] | None:
    """What loading and what the schema says of a file; None where it is no YAML."""
    daten = load_with(ordner, {f"{name}.yaml": text.encode()})
    eigene = [b for b in daten.befunde if b.fundstelle.datei.endswith(f"{name}.yaml")]
    if {b.check for b in eigene} - {"form"}:
        return None
    wurzel = daten.dateien[f"{name}.yaml"].wurzel
    return (
        [b.meldung for b in eigene],
        [f"{f.json_path}: {f.message[:100]}" for f in richter[name].iter_errors(core(wurzel))],
    )


def assert_same(
    ordner: Path, richter: dict[str, Draft7Validator], name: str, text: str
) -> tuple[bool, bool] | None:
    """Both verdicts (loading, schema: sound), which must be the same but for the exceptions."""
    beide = verdicts(ordner, richter, name, text)
    if beide is None:
        return None
    geladen, gerichtet = beide
    if gerichtet:
        assert geladen, f"only the schema objects: {gerichtet}\n{text}"
    else:
        fremd = [meldung for meldung in geladen if not is_exception(meldung)]
        assert not fremd, f"{text}\nonly loading objects: {fremd}"
    return not geladen, not gerichtet


@pytest.fixture(scope="module")
def probe(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("probe"))


def rows(test: FunctionType) -> list[tuple[Any, ...]]:
    """The rows of a parametrized test."""
    (werte,) = (marke.args[1] for marke in test.pytestmark)  # type: ignore[attr-defined]
    return list(werte)


def loading_samples() -> list[tuple[str, str]]:
    """Every bad file of test_loading that is well-formed YAML: name and text."""
    kopf = test_loading.KOPF
    roh = [
        *(
            ("schritte", f"{kopf}{rest}}}\n")
            for rest, _ in rows(test_loading.test_a_wrong_value_is_reported_at_its_place)
        ),
        *(
            ("schritte", f"{kopf}nr: 1, zeitplanung: 03/2024, {rest}}}\n")
            for rest, _ in rows(test_loading.test_a_finding_says_what_is_meant)
        ),
        *(
            (name, text)
            for name, text, _ in rows(test_loading.test_wrong_values_in_the_other_files)
        ),
    ]
    return [(name, split_marks(text)[0]) for name, text in roh]


# One file each with every key of every record; nothing in them is a finding.
GANZ = {
    "schritte": test_loading.ALLES.replace("17.00", '"17.00"').replace(
        "nein: 0}", "nein: 0, enthaltung: 2}"
    ),
    "gremien": """\
stellen:
  - {id: amt, name: Amt, kurz: A, gruppe: verwaltungsintern}
gremien:
  - id: rat
    name: Rat
    kurz: R
    aliase: [Stadtrat]
    art: rat
    leitung: [amt]
    koordination: [amt]
    ziel: beschließen
    zielgruppe: alle
    sitzungsrhythmus: monatlich
    hinweis: keiner
    aufgaben: [Beschluss]
    mitglieder:
      - {stelle: amt, funktion: Leitung, gruppe: politik, beispiel: true}
      - {bezeichnung: alle}
    ladungsfrist: 4
    oeffentlich: true
""",
    "meilensteine": """\
meilensteine:
  - {id: a, titel: A, erreicht: true, schritte: [1], herkunft: quelle}
  - {id: b, titel: B, erreicht: 14.09.2022, nach: [a]}
""",
    "prozess": """\
titel: Probe
kuerzel: P
kommune: Stadt
bundesland: TH
quelle: Vorlage
phasen: [{id: p, titel: P, schritte: [1, 2]}]
sitzungsfrei: [{von: 2022-07-18, bis: 27.08.2022, grund: Ferien}]
inhalte: [{id: i, titel: I, umfasst: [Text], schritte: [3]}]
""",
}
WERTE: tuple[Any, ...] = (
    *(None, "", "  ", "x", "TH", "TH\n", "true", True, False, 0, 1, -1, 2022, 1999, 2100, 10**18),
    *(1.5, 1.0, 9.2021, [], {}, [None], ["x"], [""], [1], [0], [{}], [[]], {"a": 1}),
    *("2022-09-14", "31.02.2022", "2022-13-01", "14.09.2022 ", "Mi, 14.09.2022", "13/2022"),
    *("09/2022", "Anfang 09/2022", "09/2022\n", "offen", "bald", "17:00", "9.30", "24:00", "1700"),
    *("angenommen", "beratung", "quelle", "rat", "verwaltungsextern"),
)


def test_the_samples_have_every_key() -> None:
    da: set[tuple[str, str]] = set()
    for name, text in GANZ.items():
        wurzel = parse(text.encode(), name).wurzel
        for pfad, wert in all_values(wurzel):
            if isinstance(wert, dict):
                da |= {(type_at(f"{name}.yaml", pfad).__name__, key) for key in wert}
    klassen = [k for k in vars(models).values() if is_record(k)]
    assert {(k.__name__, f.name) for k in klassen for f in fields(k)} <= da


def type_at(datei: str, pfad: tuple[Any, ...]) -> type:
    """The record that stands at a path in a file; the file itself is dict, or Prozessangaben."""
    if not pfad:
        return Prozessangaben if datei == "prozess.yaml" else dict
    from isrp_cli.loading import _annotation, _record_type  # the only one who knows

    satz = _record_type(_annotation(ABSCHNITTE[datei][pfad[0]], pfad[1:]))
    assert satz is not None
    return satz


def all_values(wert: Any, pfad: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    yield pfad, wert
    if isinstance(wert, dict | list):
        for teil, unter in wert.items() if isinstance(wert, dict) else enumerate(wert):
            yield from all_values(unter, (*pfad, teil))


def mutants(wurzel: Any) -> Iterator[Any]:
    """The data with one value replaced, one key left out, misspelt or added, everywhere."""

    def geaendert(pfad: tuple[Any, ...], wie: Callable[[Any, Any], None]) -> Any:
        neu = copy.deepcopy(wurzel)
        stelle = neu
        for teil in pfad[:-1]:
            stelle = stelle[teil]
        wie(stelle, pfad[-1])
        return neu

    for pfad, wert in all_values(wurzel):
        if not pfad:
            continue
        for anders in WERTE:
            yield geaendert(pfad, lambda ort, key, w=anders: ort.__setitem__(key, w))
        yield geaendert(pfad, lambda ort, key: ort.__delitem__(key))
        if isinstance(pfad[-1], str):
            yield geaendert(pfad, lambda ort, key: ort.__setitem__(f"{key}x", ort.pop(key)))
        if isinstance(wert, dict):
            yield geaendert((*pfad, "fremd"), lambda ort, key: ort.__setitem__(key, 1))


def as_yaml(wert: Any) -> str:
    """JSON is YAML; every float keeps its point."""
    return json.dumps(wert, ensure_ascii=False)


@pytest.mark.parametrize("name", NAMEN)
def test_sound_files_are_sound_to_both(
    probe: Path, richter: dict[str, Draft7Validator], name: str
) -> None:
    for text in ((DATEN / f"{name}.yaml").read_text("utf-8"), PROBE[name], GANZ[name]):
        assert assert_same(probe, richter, name, text) == (True, True)
    leer = "titel: x\n" + "".join(f"{n}:\n" for n in ABSCHNITTE[f"{name}.yaml"])
    leer = leer if name == "prozess" else leer.partition("\n")[2]
    assert assert_same(probe, richter, name, leer) == (True, True)


@pytest.mark.parametrize(("name", "text"), loading_samples())
def test_files_that_loading_rejects(
    probe: Path, richter: dict[str, Draft7Validator], name: str, text: str
) -> None:
    beide = assert_same(probe, richter, name, text)
    assert beide is not None
    assert not beide[0]


KOPF = "schritte:\n  - {nr: 1, art: beratung, zeitplanung: 09/2022"


@pytest.mark.parametrize(
    ("name", "text", "gut"),
    [
        ("schritte", f"{KOPF}, titel: x}}", True),
        ("schritte", f"{KOPF}, titel: x, gremium: }}", True),
        ("schritte", f"{KOPF}, gremium: }}", False),
        ("schritte", f"{KOPF}, gremium: ~, titel: }}", False),
        ("gremien", "stellen:\ngremien: [{id: a, name: A, mitglieder: [{stelle: }]}]", False),
        ("prozess", "titel: x\nbundesland: |\n  TH\n", False),
        ("prozess", "titel: x\nbundesland: |-\n  TH\n", True),
        ("schritte", f"{KOPF}, titel: x, erledigt: 2022-09-14}}", True),
        ("schritte", f'{KOPF}, titel: x, erledigt: "2022-09-14\\n"}}', False),
        ("schritte", f"{KOPF}, titel: 2022-09-14, notiz: no}}", True),
        ("schritte", f"{KOPF}, titel: x, nach: [0x1F, 0o17, 1.0]}}", False),
    ],
)
def test_the_verdict_is_right(
    probe: Path, richter: dict[str, Draft7Validator], name: str, text: str, gut: bool
) -> None:
    beide = assert_same(probe, richter, name, text)
    assert beide is not None
    assert beide[0] == gut


@pytest.mark.parametrize("name", NAMEN)
def test_one_mistake_anywhere(probe: Path, richter: dict[str, Draft7Validator], name: str) -> None:
    alle = list(mutants(json.loads(as_yaml(parse(GANZ[name].encode(), name).wurzel))))
    # An odd step goes through all the values that are put in the places.
    schritt = len(alle) // examples(5000) | 1
    gesehen = {assert_same(probe, richter, name, as_yaml(m)) for m in alle[::schritt]}
    assert gesehen >= {(True, True), (False, False)}


def test_several_mistakes_in_the_shipped_files(
    probe: Path, richter: dict[str, Draft7Validator]
) -> None:
    roh = {
        n: json.loads(as_yaml(parse((DATEN / f"{n}.yaml").read_bytes(), n).wurzel)) for n in NAMEN
    }
    orte = {name: [pfad for pfad, _ in all_values(wurzel) if pfad] for name, wurzel in roh.items()}
    schluessel = sorted({f.name for k in vars(models).values() if is_record(k) for f in fields(k)})

    @given(st.data())
    @settings(FEST, max_examples=examples(400))
    def compare(data: st.DataObject) -> None:
        name = data.draw(st.sampled_from(NAMEN))
        neu = copy.deepcopy(roh[name])
        for _ in range(data.draw(st.integers(1, 3))):
            pfad = data.draw(st.sampled_from(orte[name]))
            stelle = neu
            try:
                for teil in pfad[:-1]:
                    stelle = stelle[teil]
                if isinstance(stelle, dict) and data.draw(st.booleans()):
                    stelle[data.draw(st.sampled_from(schluessel))] = data.draw(WERT)
                elif data.draw(st.booleans()):
                    stelle[pfad[-1]] = data.draw(WERT)
                else:
                    del stelle[pfad[-1]]
            except (KeyError, IndexError, TypeError):  # an earlier mistake has removed the place
                continue
        assert_same(probe, richter, name, as_yaml(neu))

    compare()


WERT = st.one_of(
    st.sampled_from(WERTE),
    st.text(max_size=12).filter(
        lambda text: (
            not re.search(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u2028\u2029]", text)
        )
    ),
    st.integers(-(10**18), 10**18),
    test_zeitangabe.notationen().map(lambda erwartet: erwartet[0].replace("\t", " ")),
)


# --- The Zeitangabe as a pattern -----------------------------------------------------------------

MUSTER = re.compile(zeitmuster.zeitangabe_muster())
TAG = re.compile(zeitmuster.tag_muster())


def assert_pattern(text: str) -> tuple[bool, bool]:
    """What is a Zeitangabe matches; what matches is one, or only a calendar can say that not."""
    try:
        zeitangabe.lies(text)
        meldung = ""
    except zeitangabe.ZeitangabeFehler as fehler:
        meldung = str(fehler)
    passt = bool(MUSTER.search(text))
    if not meldung:
        assert passt, f"{text!r} is not matched"
    elif passt:
        assert is_exception(meldung), f"{text!r} is matched, but {meldung}"
    return not meldung, passt


def texts_of(modul: ModuleType) -> list[str]:
    """Every text in the tables of a test module."""
    texte: set[str] = {json.loads(z["input_json"]) for z in modul.ZEILEN if z["typ"] == "str"}
    for test in vars(modul).values():
        for marke in getattr(test, "pytestmark", ()):
            for zeile in marke.args[1] if marke.name == "parametrize" else ():
                werte = zeile if isinstance(zeile, tuple) else (zeile,)
                texte |= {wert for wert in werte if isinstance(wert, str)}
    return sorted(texte)


TEXTE = texts_of(test_zeitangabe)


def test_the_texts_of_the_tables_were_found() -> None:
    assert len(TEXTE) > 500
    assert {"03-06/2022", "2022-12-28/2023-01-05", "06-03/2022", "Winter 2022"} <= set(TEXTE)


@pytest.mark.parametrize("text", TEXTE)
def test_pattern_on_the_tables_of_notations(text: str) -> None:
    assert_pattern(text)


@pytest.mark.parametrize(
    "text",
    # Two readings that no calendar tells apart, what is no notation, numbers that none has.
    [
        *("Winter 2022", "2021/2022", "III/2022", "09/22", "1.3.22", "bald", "", " ", "\t"),
        *("bis 03-06/2022", "ab 03-06/2022", "von 03/2022", "ca. ca. 09/2022", "bis", "ca."),
        *("13/2022", "00/2022", "32.01.2022", "Q5/2022", "V. Quartal 2022", "3. Halbjahr 2022"),
        *("KW 54/2022", "09/1999", "09/2100", "2022-09-2022-09-16", "1-März/2022", "09/2022\n"),
        # Ends that cannot be shared, or not there.
        *("Anfang-März 2022", "I-IIQuartal 2022", "KW 3 -5.KW2021", "2021- bis 03/2022"),
        *(
            "2022- bis 2022-10",
            "Anfang-Ende 2022-03",
            "2022-03/2023-",
            "-09/2022",
            "-Mi 14.09.2022",
        ),
    ],
)
def test_pattern_refuses(text: str) -> None:
    assert not MUSTER.search(text)


@pytest.mark.parametrize(
    "text",
    [
        *("12-16.09.2022", "1.-2. Quartal 2022", "I-II. Quartal 2022", "Q1-2/2022", "H1-2/2022"),
        *("KW 3-5. KW 2021", "Anfang bis Ende 2022-03", "2022-09--2022-09-16", "03/-06/2022"),
        *("Winter 2021/-Sommer 2022", "Mo, 12.-Fr, 16.09.2022", "2022--2022-06"),
    ],
)
def test_pattern_takes_ranges_that_share_their_end(text: str) -> None:
    assert assert_pattern(text) == (True, True)


def test_pattern_leaves_to_the_calendar_what_is_its_own() -> None:
    for text in ("31.02.2022", "Mo, 14.09.2022", "KW 53/2022", "06-03/2022", "Winter 2022/2024"):
        assert assert_pattern(text) == (False, True)


@given(test_zeitangabe.notationen(), st.data())
@settings(FEST, max_examples=examples(3000))
def test_pattern_on_careless_notations(
    erwartet: tuple[str, Any, Any, Any, bool], data: st.DataObject
) -> None:
    text = erwartet[0]
    assert assert_pattern(text) == (True, True)
    von = data.draw(st.integers(0, len(text)))
    bis = data.draw(st.integers(von, min(von + 3, len(text))))
    mitte = data.draw(st.sampled_from(("", *test_zeitangabe.STUECKE)))
    assert_pattern(text[:von] + mitte + text[bis:])


@given(test_zeitangabe.FRAGMENTE)
@settings(FEST, max_examples=examples(6000))
def test_pattern_on_fragments(text: str) -> None:
    assert_pattern(text)


@st.composite
def shared_ends(draw: st.DrawFn) -> str:
    """A range of which the left end is cut off somewhere."""
    links, rechts = (draw(test_zeitangabe.einzelne())[1] for _ in range(2))
    schnitt = draw(st.integers(1, len(links)))
    davor = draw(st.sampled_from(("", "", "", "von ", "ab ", "ca. ")))
    mitte = draw(st.sampled_from(("-", "-", " - ", " bis ", " bis zum ", "/", "--")))
    return davor + links[:schnitt] + mitte + rechts


def test_pattern_on_ranges_that_share_their_end() -> None:
    gesehen: set[tuple[bool, bool]] = set()

    @given(shared_ends())
    @settings(FEST, max_examples=examples(6000))
    def compare(text: str) -> None:
        gesehen.add(assert_pattern(text))

    compare()
    assert gesehen == {(True, True), (False, True), (False, False)}


@given(st.text(max_size=20))
@settings(FEST, max_examples=examples(1000))
def test_pattern_on_any_text(text: str) -> None:
    assert_pattern(text)


def test_a_new_notation_is_in_the_pattern_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    neu = ("jahr", "anno", rf"anno +{zeitangabe._J}")
    assert not re.search(zeitmuster.zeitangabe_muster(), "Anno 2022")
    monkeypatch.setattr(zeitangabe, "_NOTATIONEN", (*zeitangabe._NOTATIONEN, neu))
    muster = re.compile(zeitmuster.zeitangabe_muster())
    for text in ("Anno 2022", "bis ANNO 2022", "Anno 2022 bis Anno 2023", "Anno 2022-2023"):
        zeitangabe.lies(text)
        assert muster.search(text), text
    assert not muster.search("Anno 09/2022")


@pytest.mark.parametrize("muster", [MUSTER.pattern, TAG.pattern, models.UHRZEIT])
def test_patterns_are_portable(muster: str) -> None:
    assert muster.isascii()
    assert muster.startswith("^")
    assert muster.endswith("$")
    # No named groups, flags, looking back, possessive or atomic pieces, \A and \Z.
    assert set(re.findall(r"\(\?.?", muster)) <= {"(?:", "(?=", "(?!"}
    assert set(re.findall(r"\\(.)", muster)) <= set(".sSnu")
    assert not re.search(r"[*+?}]\+", muster)


@pytest.mark.parametrize("text", TEXTE)
def test_pattern_of_a_day(text: str) -> None:
    try:
        zeitangabe.lies_datum(text)
        meldung = ""
    except zeitangabe.ZeitangabeFehler as fehler:
        meldung = str(fehler)
    assert bool(TAG.search(text)) == (not meldung) or is_exception(meldung)


@pytest.mark.parametrize(
    ("text", "gut"),
    [
        *((text, True) for text in ("00:00", "0:00", "9:05", "17.00", "23:59", " 17:00 ")),
        *((text, False) for text in ("24:00", "29:59", "9:60", "9:5", "1700", "17:000", "17", "")),
    ],
)
def test_times(text: str, gut: bool) -> None:
    assert bool(re.search(models.UHRZEIT, text)) == gut


@given(
    st.one_of(
        st.from_regex(r"\A\s?[0-9]{0,3}[:.][0-9]{1,3}\s?\Z"),
        st.times().map(lambda zeit: f"{zeit:%H:%M}"),
        st.text(max_size=6),
    )
)
@settings(FEST, max_examples=examples(2000))
def test_pattern_of_a_time(text: str) -> None:
    try:
        gelesen = models.lies_uhrzeit(text) is not None
    except ValueError:
        gelesen = False
    assert bool(re.search(models.UHRZEIT, text)) == gelesen


# --- What is proposed ----------------------------------------------------------------------------


# What the source says under step 26.
PUNKTE_26 = (
    "Ergebnissichtung des 1. Sozialplanungsforums, der Sozialraumforen, des Beteiligungsformats "
    "Ortsteile + jour fixe der Fachplaner; Maßnahmenableitung"
)


def proposals(prozess: Prozess, datei: str, name: str) -> dict[str, tuple[Any, str]]:
    """Label → what is inserted and what is shown beside it."""
    definition = json.loads(schema.schemata(prozess)[datei])["definitions"][name]
    assert "enum" not in definition
    return {v["label"]: (v["body"], v["description"]) for v in definition["defaultSnippets"]}


def test_numbers_and_ids_of_the_process_are_proposed(erfurt: Daten) -> None:
    p = erfurt.prozess
    gremien = {g.id: (g.id, g.name) for g in p.gremien}
    stellen = {s.id: (s.id, s.name) for s in p.stellen}
    assert proposals(p, "schritte.yaml", "gremien") == gremien
    assert proposals(p, "schritte.yaml", "stellen_gremien") == stellen | gremien
    assert proposals(p, "gremien.yaml", "stellen_gremien") == stellen | gremien
    meilensteine = proposals(p, "meilensteine.yaml", "meilensteine")
    assert meilensteine == {m.id: (m.id, m.titel) for m in p.meilensteine}
    for datei in ("prozess.yaml", "schritte.yaml", "meilensteine.yaml"):
        nummern = proposals(p, datei, "schritte")
        assert [nr for nr, _ in nummern.values()] == [s.nr for s in p.schritte]
        assert nummern["26 Begleitgremium"] == (26, PUNKTE_26)


def test_an_id_that_yaml_would_misread_is_inserted_in_quotes() -> None:
    ids = ["rat", "jour-fixe", "größe_2", "2022", "true", "a: b", "#x", "a$b}", 'a"b', "^x"]
    p = Prozess(
        angaben=Prozessangaben(titel="x"),
        gremien=tuple(Gremium(id=kennung, name="N") for kennung in ids),
        schritte=(
            Schritt(nr=1, gremium="rat", art="beratung", zeitplanung=zeitangabe.lies("2022")),
        ),
    )
    eingefuegt = {k: v[0] for k, v in proposals(p, "schritte.yaml", "gremien").items()}
    for kennung in ids:
        # An editor takes the backslashes away and inserts the rest; bare $ and } it would obey.
        assert not re.search(r"[$}\\]", re.sub(r"\\[$}\\]", "", eingefuegt[kennung]))
        text = re.sub(r"\\([$}\\])", r"\1", eingefuegt[kennung])
        assert parse(f"gremium: {text}\n".encode(), "x").wurzel == {"gremium": kennung}
    assert [eingefuegt[k] for k in ids[:3]] == ids[:3]


def test_an_unknown_id_is_no_error_to_the_schema(
    probe: Path, richter: dict[str, Draft7Validator]
) -> None:
    text = PROBE["schritte"].replace("gremium: rat", "gremium: neu")
    assert assert_same(probe, richter, "schritte", text) == (True, True)


# --- isrp schema ---------------------------------------------------------------------------------

DATEIEN = [f"{name}.schema.json" for name in NAMEN]


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    """A folder with a process in "plan"."""
    (tmp_path / "plan").mkdir()
    write_folder(tmp_path / "plan")
    return tmp_path


def write(ordner: Path, *argumente: str, **umgebung: Any) -> Lauf:
    return run(["schema", "--daten", "plan", *argumente], ordner, **umgebung)


def test_the_schemas_are_written_beside_the_data_with_what_to_do(ordner: Path) -> None:
    lauf = write(ordner)
    assert (lauf.code, lauf.err) == (0, "")
    assert sorted(p.name for p in (ordner / "plan" / "schema").iterdir()) == sorted(DATEIEN)
    assert lauf.out.startswith("".join(f"Geschrieben: plan/schema/{name}\n" for name in DATEIEN))
    for name in NAMEN:
        zeile = f"# yaml-language-server: $schema=schema/{name}.schema.json"
        assert f"plan/{name}.yaml\n  {zeile}\n" in lauf.out
        datei = ordner / "plan" / f"{name}.yaml"
        datei.write_text(f"{zeile}\n{datei.read_text('utf-8')}", "utf-8")
    # With the lines nothing is left to say, and nothing to write.
    lauf = write(ordner)
    assert lauf == Lauf(0, "".join(f"Unverändert: plan/schema/{name}\n" for name in DATEIEN), "")
    text = (ordner / "plan" / "schema" / "schritte.schema.json").read_text("utf-8")
    assert text == schema.schemata(load(ordner / "plan").prozess)["schritte.yaml"]
    assert '"label": "2 Entwurf"' in text


@pytest.mark.parametrize(
    ("kopf", "genuegt"),
    [
        ("# Plan\n\n#  yaml-language-server:  $schema=schema/schritte.schema.json x\r\n", True),
        ("\ufeff# yaml-language-server: $schema=schema/schritte.schema.json\n", True),
        ("# yaml-language-server: $schema=anders.json\n", False),
        ("# $schema=schema/schritte.schema.json\n", False),
        ("#yaml-language-server: $schema=schema/schritte.schema.json\n", False),
        ("---\n# yaml-language-server: $schema=schema/schritte.schema.json\n", False),
    ],
)
def test_which_line_names_the_schema(ordner: Path, kopf: str, genuegt: bool) -> None:
    datei = ordner / "plan" / "schritte.yaml"
    datei.write_bytes(kopf.encode() + datei.read_bytes())
    assert ("plan/schritte.yaml\n" not in write(ordner).out) == genuegt


def test_other_content_is_replaced_only_on_request_and_all_or_nothing(ordner: Path) -> None:
    write(ordner)
    ziel = ordner / "plan" / "schema"
    (ziel / DATEIEN[1]).write_text("{}")
    (ziel / DATEIEN[0]).unlink()
    lauf = write(ordner)
    assert (lauf.code, lauf.out) == (1, "")
    assert lauf.err == (
        "Mit anderem Inhalt gibt es schon: plan/schema/schritte.schema.json. Nichts wurde "
        "geschrieben. Zum Ersetzen „--ueberschreiben“ angeben.\n"
    )
    assert not (ziel / DATEIEN[0]).exists()
    lauf = write(ordner, "--ueberschreiben")
    assert lauf.code == 0
    assert lauf.out.startswith(
        "Geschrieben: plan/schema/prozess.schema.json\n"
        "Geschrieben: plan/schema/schritte.schema.json\n"
        "Unverändert: plan/schema/gremien.schema.json\n"
    )
    assert len((ziel / DATEIEN[1]).read_text("utf-8")) > 1000


@pytest.mark.parametrize(
    ("wohin", "ort"),
    [
        ("schemata", "../schemata/schritte.schema.json"),
        ("plan", "schritte.schema.json"),
        ("mit Leerzeichen", "file://{}/mit%20Leerzeichen/schritte.schema.json"),
        ("c#", "file://{}/c%23/schritte.schema.json"),
    ],
)
def test_into_another_folder(ordner: Path, wohin: str, ort: str) -> None:
    lauf = write(ordner, "-o", wohin)
    assert lauf.code == 0
    assert (ordner / wohin / "schritte.schema.json").is_file()
    assert not (ordner / "plan" / "schema").exists()
    zeile = f"# yaml-language-server: $schema={ort.format(ordner.as_posix())}\n"
    assert f"plan/schritte.yaml\n  {zeile}" in lauf.out


def test_a_folder_behind_a_link_is_written_to(ordner: Path) -> None:
    (ordner / "echt").mkdir()
    (ordner / "plan" / "schema").symlink_to(ordner / "echt")
    (ordner / "echt" / DATEIEN[0]).symlink_to(ordner / "ziel.json")
    assert write(ordner).code == 0
    assert sorted(p.name for p in (ordner / "echt").iterdir()) == sorted(DATEIEN)
    assert (ordner / "echt" / DATEIEN[0]).is_symlink()
    assert (ordner / "ziel.json").is_file()


@pytest.mark.parametrize(
    ("wohin", "meldung"),
    [
        ("plan/schritte.yaml", "„plan/schritte.yaml“ ist kein Ordner."),
        ("leer", "„leer“ ist kein Ordner."),
        ("kreis", "„kreis“ ist kein Ordner."),
        ("fehlt/da", "Den Ordner „fehlt“ gibt es nicht. Bitte anlegen."),
        ("x" * 300, "lässt sich nicht schreiben (der Name ist zu lang)."),
        ("belegt", "„belegt/gremien.schema.json“ ist ein Ordner."),
    ],
)
def test_folders_that_cannot_be_written_to(ordner: Path, wohin: str, meldung: str) -> None:
    (ordner / "leer").symlink_to("weg")
    (ordner / "kreis").symlink_to("kreis")
    (ordner / "belegt" / "gremien.schema.json").mkdir(parents=True)
    lauf = write(ordner, "-o", wohin)
    assert (lauf.code, lauf.out) == (1, "")
    assert meldung in lauf.err
    assert "Fehler in isrp" not in lauf.err


@pytest.mark.parametrize("rechte", [0o500, 0o400, 0o000])
@pytest.mark.parametrize("wohin", ["zu", "zu/neu", "zu/da"])
def test_without_the_right_to_write(ordner: Path, rechte: int, wohin: str) -> None:
    befehl = bound_by_permissions()
    (ordner / "zu" / "da").mkdir(parents=True)
    (ordner / "zu" / "da").chmod(0o500)
    (ordner / "zu").chmod(rechte)
    try:
        lauf = write(ordner, "-o", wohin, befehl=befehl)
    finally:
        (ordner / "zu").chmod(0o700)
    assert (lauf.code, lauf.out) == (1, "")
    assert "(keine Schreibrechte)" in lauf.err


def test_the_shipped_process_is_not_written_to(tmp_path: Path) -> None:
    code = "from isrp_cli import loading as l; l.SHIPPED_DATA_IS_INSTALLED = True"
    lauf = run(["schema"], tmp_path, befehl=program(code))
    assert (lauf.code, lauf.out) == (1, "")
    assert lauf.err.startswith("Der mitgelieferte Prozess ist nur zum Ansehen.")
    # Elsewhere its schemas may go.
    lauf = run(["schema", "-o", "hier"], tmp_path, befehl=program(code))
    assert lauf.code == 0
    assert sorted(p.name for p in (tmp_path / "hier").iterdir()) == sorted(DATEIEN)


@pytest.mark.parametrize(
    ("gremien", "noch_da"), [(None, False), (b"x: [", False), (PROBE["gremien"] + "  - {}\n", True)]
)
def test_what_cannot_be_read_is_not_proposed(
    ordner: Path, gremien: str | bytes | None, noch_da: bool
) -> None:
    (ordner / "plan" / "gremien.yaml").unlink()
    write_folder(ordner / "plan", gremien=gremien)
    lauf = write(ordner)
    assert (lauf.code, lauf.err) == (0, "")
    text = (ordner / "plan" / "schema" / "schritte.schema.json").read_text("utf-8")
    definitionen = json.loads(text)["definitions"]
    assert [v["label"] for v in definitionen["gremien"]["defaultSnippets"]] == ["rat"] * noch_da
    assert len(definitionen["schritte"]["defaultSnippets"]) == 3
    assert ("plan/gremien.yaml\n" in lauf.out) == (gremien is not None)


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    lauf = run(["schema", "--daten", "weg"], tmp_path)
    assert (lauf.code, lauf.out) == (1, "")
    assert lauf.err.startswith("„weg“ gibt es nicht.")
    assert not (tmp_path / "weg").exists()
