"""What an editor shows: the real yaml-language-server over its standard streams.

The tests find it in tests/node (npm install --prefix tests/node), or in the folder that ISRP_NODE
names. It is told to look nothing up on the net.
"""

import json
import os
import queue
import re
import shutil
import subprocess
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self

import pytest
from hilfen import MARKE, environment, examples, fehlt, load_with, split_marks, write_folder
from test_schema import (
    GANZ,
    MUSTER,
    NAMEN,
    PUNKTE_26,
    TEXTE,
    as_yaml,
    is_exception,
    loading_samples,
    mutants,
)

from isrp_cli.formats import schema
from isrp_cli.loading import Daten, schema_name
from isrp_cli.yaml_source import parse

DATEN = Path(__file__).parents[1] / "data"
# Generous: whatever is waited for normally comes at once.
GEDULD = 120.0
EINSTELLUNGEN = {
    "yaml": {
        "schemaStore": {"enable": False},
        "kubernetesCRDStore": {"enable": False},
        "validate": True,
        "hover": True,
        "completion": True,
    }
}


# --- The other side of the protocol --------------------------------------------------------------


class Editor:
    """A language server as an editor talks to it: one message after the other, no threads to mind.

    Places are (line, column) from 1; characters outside the BMP do not occur here.
    """

    def __init__(self, ordner: Path) -> None:
        self.ordner = ordner
        self._diagnosen: dict[str, list[dict[str, Any]]] = {}
        self._antworten: dict[int, dict[str, Any]] = {}
        self._nummer = 0
        self._post: queue.Queue[dict[str, Any] | None] = queue.Queue()
        self._prozess = subprocess.Popen(
            [_server(), "--stdio"],
            cwd=ordner,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        threading.Thread(target=self._read, daemon=True).start()

    def __enter__(self) -> Self:
        faehigkeiten = {
            "workspace": {"configuration": True},
            "textDocument": {
                "completion": {
                    "completionItem": {
                        "documentationFormat": ["markdown", "plaintext"],
                        "snippetSupport": True,
                    }
                },
                "hover": {"contentFormat": ["markdown", "plaintext"]},
                "publishDiagnostics": {},
            },
        }
        self._ask(
            "initialize",
            processId=os.getpid(),
            rootUri=self.ordner.as_uri(),
            locale="de",
            capabilities=faehigkeiten,
        )
        self._tell("initialized")
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self._prozess.terminate()
            self._prozess.wait(GEDULD)
        finally:
            self._prozess.kill()
            for strom in (self._prozess.stdin, self._prozess.stdout):
                assert strom is not None
                strom.close()

    def _read(self) -> None:
        strom = self._prozess.stdout
        assert strom is not None
        while kopf := strom.readline():
            laenge = int(kopf.partition(b":")[2])
            while strom.readline().strip():
                pass
            self._post.put(json.loads(strom.read(laenge)))
        self._post.put(None)

    def _send(self, **nachricht: Any) -> None:
        inhalt = json.dumps({"jsonrpc": "2.0", **nachricht}).encode()
        strom = self._prozess.stdin
        assert strom is not None
        strom.write(b"Content-Length: %d\r\n\r\n%b" % (len(inhalt), inhalt))
        strom.flush()

    def _tell(self, methode: str, **angaben: Any) -> None:
        self._send(method=methode, params=angaben)

    def _ask(self, methode: str, **angaben: Any) -> Any:
        self._nummer += 1
        nummer = self._nummer
        self._send(id=nummer, method=methode, params=angaben)
        self._wait(lambda: nummer in self._antworten)
        antwort = self._antworten.pop(nummer)
        assert "error" not in antwort, antwort
        return antwort["result"]

    def _wait(self, fertig: Callable[[], bool]) -> None:
        """Takes in what the server says until something is there."""
        while not fertig():
            nachricht = self._post.get(timeout=GEDULD)
            assert nachricht is not None, "the language server has ended"
            angaben = nachricht.get("params") or {}
            if "method" not in nachricht:
                self._antworten[nachricht["id"]] = nachricht
            elif nachricht["method"] == "textDocument/publishDiagnostics":
                self._diagnosen[angaben["uri"]] = angaben["diagnostics"]
            elif nachricht["method"] == "workspace/configuration":
                werte = [EINSTELLUNGEN.get(teil["section"]) for teil in angaben["items"]]
                self._send(id=nachricht["id"], result=werte)
            elif "id" in nachricht:
                self._send(id=nachricht["id"], result=None)

    def open(self, name: str, text: str) -> str:
        """Opens a file of the folder; gives its address."""
        uri = (self.ordner / name).as_uri()
        dokument = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._tell("textDocument/didOpen", textDocument=dokument)
        return uri

    def problems(self, uri: str) -> list[tuple[int, int, str]]:
        """Line, column and message of what the editor underlines."""
        self._wait(lambda: uri in self._diagnosen)
        return [
            (ort["line"] + 1, ort["character"] + 1, d["message"])
            for d in self._diagnosen[uri]
            for ort in [d["range"]["start"]]
        ]

    def at(self, methode: str, uri: str, ort: tuple[int, int]) -> Any:
        stelle = {"line": ort[0] - 1, "character": ort[1] - 1}
        return self._ask(f"textDocument/{methode}", textDocument={"uri": uri}, position=stelle)


def _server() -> str:
    eigener = Path(__file__).parent / "node"
    ordner = Path(os.environ.get("ISRP_NODE") or eigener) / "node_modules" / ".bin"
    gefunden = shutil.which("yaml-language-server", path=ordner)
    if gefunden is None:
        fehlt("yaml-language-server (npm install --prefix tests/node)")
    if shutil.which("node") is None:
        fehlt("Node.js")
    return gefunden


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory, erfurt: Daten) -> Iterator[Editor]:
    """An editor in a copy of the shipped process, with its schemas made anew."""
    ordner = tmp_path_factory.mktemp("editor") / "data"
    shutil.copytree(DATEN, ordner)
    for datei, text in schema.schemata(erfurt.prozess).items():
        (ordner / "schema" / schema_name(datei)).write_text(text, "utf-8")
    with Editor(ordner) as offen:
        yield offen


@dataclass(frozen=True)
class Vorschlag:
    """One line of the list that an editor offers, what it would insert and what it says of it."""

    name: str
    text: str
    erklaerung: str


class Blatt:
    """A file that is being written: with the line that names its schema, and a mark ▸ somewhere."""

    zaehler = 0

    def __init__(self, editor: Editor, datei: str, markiert: str) -> None:
        Blatt.zaehler += 1
        kopf = f"# yaml-language-server: $schema=schema/{datei}.schema.json\n"
        text, self.orte = split_marks(kopf + markiert)
        self.editor = editor
        self.uri = editor.open(f"blatt{Blatt.zaehler}.yaml", text)

    def problems(self) -> list[tuple[int, int, str]]:
        return self.editor.problems(self.uri)

    def completions(self) -> dict[str, Vorschlag]:
        liste = self.editor.at("completion", self.uri, self.orte[0])
        vorschlaege = [
            Vorschlag(
                v["label"],
                v["textEdit"]["newText"],
                wert["value"] if isinstance(wert := v.get("documentation", ""), dict) else wert,
            )
            for v in liste["items"]
        ]
        nach_name = {v.name: v for v in vorschlaege}
        assert len(nach_name) == len(vorschlaege)
        return nach_name

    def hover(self) -> str:
        text: str = self.editor.at("hover", self.uri, self.orte[0])["contents"]["value"]
        return text


SCHRITT = """\
schritte:
  - nr: 1
    titel: Auftakt
    art: beratung
    zeitplanung: "09/2022"
"""


# --- What it shows -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMEN)
def test_nothing_is_underlined_in_the_shipped_files(editor: Editor, name: str) -> None:
    text = (DATEN / f"{name}.yaml").read_text("utf-8")
    assert editor.problems(editor.open(f"{name}.yaml", text)) == []
    # The schema was really found: the same file with one more key is not fine.
    falsch = Blatt(editor, name, f"{text}\n▸fremd: 1\n")
    assert [(z, s) for z, s, _ in falsch.problems()] == falsch.orte


def test_keys_are_proposed_with_their_explanation(editor: Editor) -> None:
    ohne = SCHRITT.replace('    zeitplanung: "09/2022"\n', "    ▸\n")
    vorschlaege = Blatt(editor, "schritte", ohne).completions()
    zeitplanung = vorschlaege["zeitplanung"]
    assert zeitplanung.text == "zeitplanung: "
    assert zeitplanung.erklaerung.startswith("Wann, im Wortlaut: ")
    assert '"Anfang 09/2022"' in zeitplanung.erklaerung
    assert vorschlaege["nach"].erklaerung == "Schritte, die vorher fertig sein müssen."
    assert vorschlaege["gremium"].text == "gremium: "
    assert {"termine", "beschluss", "festlegungen"} <= set(vorschlaege)
    # What is there already is not proposed again.
    assert not {"nr", "titel", "art"} & set(vorschlaege)
    # A record comes with the keys that it needs.
    assert re.fullmatch(r"entfallen:\n +am: ", vorschlaege["entfallen"].text)
    assert re.fullmatch(r"termine:\n +- datum: ", vorschlaege["termine"].text)


def test_a_new_step_comes_with_the_keys_it_needs(editor: Editor) -> None:
    vorschlaege = Blatt(editor, "schritte", SCHRITT + "  - ▸\n").completions()
    text = re.sub(r"\$\d", "", vorschlaege["Schritt"].text)
    assert [zeile.strip() for zeile in text.split("\n")] == ["nr:", "art:", "zeitplanung:"]


def test_values_of_a_choice_are_proposed(editor: Editor) -> None:
    blatt = Blatt(editor, "schritte", SCHRITT.replace("beratung", "▸"))
    assert list(blatt.completions()) == [
        *("beratung", "beschluss", "beteiligung", "erhebung", "erarbeitung", "rueckmeldung"),
        "einreichung",
    ]


@pytest.mark.parametrize(
    ("datei", "text", "arten"),
    [
        ("schritte", SCHRITT + "    gremium: ▸\n", ("gremien",)),
        ("schritte", SCHRITT + "    gremium: st▸\n", ("gremien",)),
        (
            "schritte",
            SCHRITT + "    aufgabenverteilung:\n      - stelle: ▸\n",
            ("stellen", "gremien"),
        ),
        (
            "gremien",
            "stellen: []\ngremien:\n  - id: a\n    name: A\n    leitung: [▸]\n",
            ("stellen", "gremien"),
        ),
        (
            "gremien",
            "stellen: []\ngremien:\n  - id: a\n    name: A\n    koordination:\n      - ▸\n",
            ("stellen", "gremien"),
        ),
        (
            "gremien",
            "stellen: []\ngremien:\n  - id: a\n    name: A\n    mitglieder:\n      - stelle: ▸\n",
            ("stellen", "gremien"),
        ),
        (
            "meilensteine",
            "meilensteine:\n  - id: a\n    titel: A\n    nach: [▸]\n",
            ("meilensteine",),
        ),
    ],
)
def test_ids_are_proposed_with_their_names(
    editor: Editor, erfurt: Daten, datei: str, text: str, arten: tuple[str, ...]
) -> None:
    namen = {
        satz.id: getattr(satz, "name", "") or satz.titel
        for art in arten
        for satz in getattr(erfurt.prozess, art)
    }
    vorschlaege = Blatt(editor, datei, text).completions()
    assert {v.name: v.erklaerung for v in vorschlaege.values()} == namen
    assert all(v.text == v.name for v in vorschlaege.values())


@pytest.mark.parametrize(
    ("datei", "text"),
    [
        ("schritte", SCHRITT + "    nach: [▸]\n"),
        ("schritte", SCHRITT + "    nach:\n      - ▸\n"),
        ("schritte", SCHRITT + "    nach:\n      - schritt: ▸\n"),
        ("meilensteine", "meilensteine:\n  - id: a\n    titel: A\n    schritte: [1, ▸]\n"),
        ("prozess", "titel: A\nphasen:\n  - titel: P\n    schritte: [▸]\n"),
        ("prozess", "titel: A\ninhalte:\n  - titel: I\n    schritte:\n      - ▸\n"),
    ],
)
def test_numbers_of_steps_are_proposed_with_their_titles(
    editor: Editor, erfurt: Daten, datei: str, text: str
) -> None:
    vorschlaege = Blatt(editor, datei, text).completions()
    zahlen = [v for v in vorschlaege.values() if v.text.strip().isdigit()]
    assert [int(v.text) for v in zahlen] == [s.nr for s in erfurt.prozess.schritte]
    sechsundzwanzig = vorschlaege["26 Begleitgremium"]
    assert (sechsundzwanzig.text, sechsundzwanzig.erklaerung) == ("26", PUNKTE_26)


@pytest.mark.parametrize(
    ("text", "woerter"),
    [
        (SCHRITT.replace("zeitplanung", "zeit▸planung"), ("#### Schritt", "im Wortlaut", "KW 36")),
        (SCHRITT.replace("art", "a▸rt"), ("sind Sitzungen", "`beratung`", "`einreichung`")),
        (SCHRITT + "    gre▸mium: stadtrat\n", ("#### Schritt\n", "Kennung des Gremiums, das")),
        (SCHRITT + "    gremium: stadt▸rat\n", ("#### Schritt\n", "Kennung des Gremiums, das")),
        (SCHRITT + "    ter▸mine:\n      - datum: 2022-09-14\n", ("Fest vereinbarte Sitzungen",)),
        (
            SCHRITT + "    termine:\n      - da▸tum: 2022-09-14\n",
            ("#### Termin", "Tag der Sitzung", "14.09.2022"),
        ),
        (SCHRITT + "    tagesordnung:\n      - dau▸er: 5\n", ("#### Punkt", "Dauer in Minuten")),
    ],
)
def test_pointing_at_a_key_explains_it(editor: Editor, text: str, woerter: tuple[str, ...]) -> None:
    gezeigt = Blatt(editor, "schritte", text).hover()
    for wort in woerter:
        assert wort in gezeigt
    # No list of all ids of the process, and nothing about values that may be left out.
    assert "jour-fixe" not in gezeigt
    assert "null" not in gezeigt
    assert "leer" not in gezeigt


@pytest.mark.parametrize(
    ("datei", "text", "meldung"),
    [
        (
            "schritte",
            SCHRITT + "    ▸gremum: rat\n",
            "hier gehören Angaben mit diesen Schlüsseln hin – nötig: nr, art, zeitplanung; "
            "möglich: gremium, titel,",
        ),
        (
            "schritte",
            SCHRITT.replace("beratung", "▸beratunk"),
            "möglich sind: beratung, beschluss,",
        ),
        (
            "schritte",
            SCHRITT.replace("- nr", "- ▸nr").replace("    art: beratung\n", ""),
            "hier gehören Angaben mit diesen Schlüsseln hin – nötig: nr, art",
        ),
        (
            "schritte",
            SCHRITT.replace("- nr", "- ▸nr").replace("    titel: Auftakt\n", ""),
            "nötig ist „gremium“ oder „titel“",
        ),
        ("schritte", SCHRITT.replace('"09/2022"', "▸bald"), "keine Zeitangabe: bitte wie"),
        ("schritte", SCHRITT.replace('"09/2022"', "▸09.2022"), "Zeitangabe erwartet, in Anf"),
        ("schritte", SCHRITT.replace('"09/2022"', "▸1999"), "Zeitangabe erwartet, in Anf"),
        ("schritte", SCHRITT.replace("Auftakt", "▸3"), "Text erwartet: Zahlen, true und false"),
        ("schritte", SCHRITT.replace("nr: 1", 'nr: ▸"1"'), "ganze Zahl ab 1 erwartet"),
        ("schritte", SCHRITT + "    erledigt: ▸09/2022\n", "Tag erwartet: bitte wie 14.09.2022"),
        ("schritte", SCHRITT + "    nach: ▸5\n", "Liste erwartet: jeden Eintrag"),
        (
            "schritte",
            SCHRITT + "    nach: [1, ▸a]\n",
            "hier gehören Angaben mit diesen Schlüsseln hin – nötig: schritt; möglich: grund, "
            "herkunft; oder nur „schritt“ ohne Schlüssel",
        ),
        ("schritte", SCHRITT + "    entfallen: ▸ja\n", "hier gehören Angaben mit diesen"),
        (
            "schritte",
            SCHRITT + '    termine:\n      - {datum: 2022-09-14, beginn: ▸"25:00"}\n',
            'Uhrzeit erwartet: bitte wie "17:00" schreiben',
        ),
        ("gremien", "stellen: []\n▸gremein: []\n", "hier gehören Angaben mit diesen"),
        (
            "gremien",
            "stellen: []\ngremien:\n  - {id: a, name: A, oeffentlich: ▸ja}\n",
            "„true“ oder „false“ erwartet",
        ),
        (
            "gremien",
            "stellen: []\ngremien:\n  - id: a\n    name: A\n    mitglieder: [▸{funktion: x}]\n",
            "nötig ist „stelle“ oder „bezeichnung“",
        ),
        (
            "meilensteine",
            "meilensteine:\n  - {id: a, titel: A, erreicht: ▸false}\n",
            "true oder ein Tag erwartet",
        ),
        ("prozess", "titel: A\nbundesland: ▸Thüringen\n", "Zwei Buchstaben, z. B. TH"),
    ],
)
def test_a_mistake_is_underlined_at_its_place_and_explained_in_german(
    editor: Editor, datei: str, text: str, meldung: str
) -> None:
    blatt = Blatt(editor, datei, text)
    gefunden = [p for p in blatt.problems() if p[:2] == blatt.orte[0]]
    assert gefunden, blatt.problems()
    assert gefunden[0][2].startswith(meldung)
    # "gremein" stands where "gremien" is missing: two places. All others are one mistake.
    assert len(blatt.problems()) == 1 + (datei == "gremien" and "gremein" in text)


def test_a_new_body_is_no_mistake_and_empty_values_count_as_absent(editor: Editor) -> None:
    text = SCHRITT + "".join(
        f"    {key}:\n"
        for key in (
            "tagesordnung",
            "nach",
            "termine",
            "erledigt",
            "entfallen",
            "notiz",
            "beschluss",
        )
    )
    assert Blatt(editor, "schritte", text + "    gremium: neu\n").problems() == []


# --- The same verdict as isrp --------------------------------------------------------------------


def test_the_editor_underlines_what_loading_rejects(
    editor: Editor, tmp_path_factory: pytest.TempPathFactory
) -> None:
    ordner = write_folder(tmp_path_factory.mktemp("probe"))
    proben = [*loading_samples(), *GANZ.items()]
    for name, text in GANZ.items():
        wurzel = json.loads(as_yaml(parse(text.encode(), name).wurzel))
        alle = list(mutants(wurzel))
        # An odd step goes through all the values that are put in the places.
        schritt = len(alle) // examples(1000) | 1
        proben += [(name, as_yaml(mutant)) for mutant in alle[::schritt]]
    assert len(proben) > 250
    blaetter = [(name, text, Blatt(editor, name, text)) for name, text in proben]
    abweichend = []
    for name, text, blatt in blaetter:
        daten = load_with(ordner, {f"{name}.yaml": text.encode()})
        geladen = [b.meldung for b in daten.befunde]
        gezeigt = blatt.problems()
        if gezeigt and not geladen:
            abweichend.append((text, gezeigt))
        if geladen and not gezeigt and not all(map(is_exception, geladen)):
            abweichend.append((text, geladen))
    assert not abweichend


def test_the_pattern_means_the_same_to_the_editor(editor: Editor) -> None:
    """Every text of the tables of notations, each as the Zeitangabe of one step."""
    texte = [text for text in TEXTE if text.isprintable() and MARKE not in text]
    assert len(texte) > 400
    schritte = [
        json.dumps(
            {"nr": i, "titel": "x", "art": "erarbeitung", "zeitplanung": text}, ensure_ascii=False
        )
        for i, text in enumerate(texte, start=1)
    ]
    blatt = Blatt(editor, "schritte", "schritte:\n" + "".join(f"  - {s}\n" for s in schritte))
    # The modeline and "schritte:" come before.
    abgelehnt = {texte[zeile - 3] for zeile, _, _ in blatt.problems()}
    assert abgelehnt == {text for text in texte if not MUSTER.search(text)}
    assert 200 < len(abgelehnt) < len(texte) - 100


def test_the_schema_is_found_where_isrp_says(tmp_path: Path, erfurt: Daten) -> None:
    """The line that `isrp schema` gives for a folder with a blank in its name."""
    plan, ziel = tmp_path / "plan", tmp_path / "Schemas # 1"
    plan.mkdir()
    ziel.mkdir()
    for datei, text in schema.schemata(erfurt.prozess).items():
        (ziel / schema_name(datei)).write_text(text, "utf-8")
    zeile = schema.modeline(plan, ziel / "meilensteine.schema.json")
    with Editor(plan) as editor:
        uri = editor.open("meilensteine.yaml", f"{zeile}\nmeilensteine: 5\n")
        assert [p[:2] for p in editor.problems(uri)] == [(2, 15)]
