"""JSON Schemas (draft-07) of the data files, for editors that speak to yaml-language-server.

What pydantic says of the records, with the German docstrings, messages and patterns that it does
not know, and with the numbers and ids of one process as proposals. They are proposals and no
`enum`: a schema that is older than the data must not call a new body wrong.
"""

import ast
import json
import os
import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from isrp_cli import models
from isrp_cli.formats import zeitmuster
from isrp_cli.loading import ABSCHNITTE, PROZESSDATEI
from isrp_cli.models import Datensatz, Prozess
from isrp_cli.yaml_source import plain
from isrp_cli.zeitangabe import JAHRE

Schema = dict[str, Any]

DATEIEN = {
    PROZESSDATEI: "Der Prozess im Ganzen: Titel, Kommune, Bundesland, Phasen, Inhalte des Plans.",
    "schritte.yaml": "Die Schritte: wann, wer, welche Tagesordnung, was vorher fertig sein muss.",
    "gremien.yaml": "Die Stellen, und die Gremien mit Leitung, Aufgaben und Mitgliedern.",
    "meilensteine.yaml": "Die Meilensteine und die Schritte, die sie brauchen.",
}
_KOMMENTAR = "Von „isrp schema“ geschrieben. Änderungen gehen beim nächsten Mal verloren."
# A key without a value counts as absent. Not {"type": "null"}: then editors would propose "null".
_LEER: Schema = {
    "title": "leer",
    "not": {"type": ["string", "number", "boolean", "array", "object"]},
}
_LISTE = "Liste erwartet: jeden Eintrag auf einer eigenen Zeile mit „- “ beginnen"
# Type → the name of its definition, and what is said of a value that is of another type.
_SKALARE = {
    "string": ("text", "Text erwartet: Zahlen, true und false in Anführungszeichen setzen"),
    "integer": ("zahl_ab_{minimum}", "ganze Zahl ab {minimum} erwartet, ohne Anführungszeichen"),
    "boolean": ("ja_nein", "„true“ oder „false“ erwartet"),
}
_ZEITANGABEN = (
    *("09/2022", "Anfang 09/2022", "14.09.2022", "03-06/2022", "2. Quartal 2022"),
    *("1. Halbjahr 2023", "KW 36/2022", "Sommer 2022", "2023", "Ende 2023", "bis 12/2022"),
    *("ab 09/2022", "ca. 09/2022", "laufend", "offen"),
)


@cache
def _formats() -> dict[str, tuple[str, Schema]]:
    """How a value is explained that is written as a text of its own kind, and its schema."""
    beispiele = ", ".join(f'"{text}"' for text in _ZEITANGABEN)
    return {
        "zeitangabe": (
            "Eine Zeitangabe, so ungenau wie vereinbart, in Anführungszeichen. Zum Beispiel: "
            f"{beispiele}",
            {
                # A year may be a number.
                "anyOf": [
                    {
                        "type": ["string"],
                        "pattern": zeitmuster.zeitangabe_muster(),
                        "examples": [*_ZEITANGABEN[:3], "bis 12/2022"],
                        "errorMessage": "Zeitangabe erwartet, in Anführungszeichen; Jahre von "
                        f"{JAHRE.start} bis {JAHRE.stop - 1}",
                        "patternErrorMessage": "keine Zeitangabe: bitte wie „09/2022“, "
                        "„Anfang 09/2022“, „14.09.2022“, „bis 12/2022“ oder „offen“ schreiben",
                    },
                    {"type": ["integer"], "minimum": JAHRE.start, "maximum": JAHRE.stop - 1},
                ]
            },
        ),
        "datum": (
            "Ein Tag: 2022-09-14 oder 14.09.2022.",
            {
                "type": ["string"],
                "pattern": zeitmuster.tag_muster(),
                "examples": ["2022-09-14", "14.09.2022"],
                "errorMessage": "Tag erwartet: bitte wie 14.09.2022 oder 2022-09-14 schreiben",
            },
        ),
        "uhrzeit": (
            'Eine Uhrzeit in Anführungszeichen: "17:00".',
            {
                "type": ["string"],
                "pattern": models.UHRZEIT,
                "examples": ["17:00"],
                "errorMessage": 'Uhrzeit erwartet: bitte wie "17:00" schreiben',
            },
        ),
        "erreicht": (
            "true oder ein Tag: 2022-09-14 oder 14.09.2022.",
            {
                "anyOf": [
                    {"const": True, "errorMessage": "true oder ein Tag erwartet"},
                    {"$ref": "#/definitions/datum"},
                ]
            },
        ),
    }


def schemata(prozess: Prozess) -> dict[str, str]:
    """The JSON text of every data file's schema: "schritte.yaml" → text with a final newline."""
    return {
        datei: json.dumps(_Bau(prozess).datei(datei), ensure_ascii=False, indent=2) + "\n"
        for datei in ABSCHNITTE
    }


def modeline(ordner: Path, schema: Path) -> str:
    """The line that tells an editor which schema a file in this folder has."""
    try:
        ort = Path(os.path.relpath(schema, ordner)).as_posix()
    except ValueError:  # another drive on Windows
        ort = ""
    if not ort or re.search(r"[\s#]", ort):
        ort = Path(os.path.abspath(schema)).as_uri()  # noqa: PTH100 (links stay as they are)
    return f"# yaml-language-server: $schema={ort}"


def has_modeline(text: str, zeile: str) -> bool:
    """Whether the file has that line, or one to the same effect, before its content."""
    kopf = re.match(r"(?:[ \t\r]*(?:#.*)?\n)*", text)
    # The first one counts.
    da = re.search(r"^#\s+yaml-language-server\s*:.*\$schema=(\S+)", kopf[0] if kopf else "", re.M)
    return da is not None and da[1] == zeile.partition("=")[2]


class _Bau:
    """Builds the schema of one file and gathers the definitions that it needs."""

    def __init__(self, prozess: Prozess) -> None:
        self.prozess = prozess
        self.definitionen: Schema = {}
        self.saetze: dict[str, Schema] = {}
        self.texte = docstrings()

    def datei(self, datei: str) -> Schema:
        if datei == PROZESSDATEI:
            inhalt = self._satz(self._describe(models.Prozessangaben))
        else:
            abschnitte = ABSCHNITTE[datei]
            inhalt = {
                "type": "object",
                "additionalProperties": False,
                "required": list(abschnitte),
                "errorMessage": _keys(abschnitte, abschnitte),
                "properties": {name: self._section(typ) for name, typ in abschnitte.items()},
            }
        kopf = {
            "$schema": "http://json-schema.org/draft-07/schema#",
            "$comment": _KOMMENTAR,
            "title": datei,
            "description": DATEIEN[datei],
        }
        return kopf | inhalt | kopf | {"definitions": self.definitionen}

    def _section(self, typ: type[Datensatz]) -> Schema:
        satz = self._satz(self._describe(typ))
        return self._optional(f"Liste. Jeder Eintrag: {satz['description']}", _list(satz))

    def _describe(self, typ: type[Datensatz]) -> Schema:
        """What pydantic says of a record; the records in it are remembered by name."""
        from pydantic import TypeAdapter

        satz = TypeAdapter(typ).json_schema()
        self.saetze |= satz.pop("$defs", {})
        return satz

    def _satz(self, roh: Schema) -> Schema:
        titel, pflicht = roh["title"], roh.get("required", [])
        schluessel = {
            name: self._key(wert, self.texte[titel][name], pflicht=name in pflicht)
            for name, wert in roh["properties"].items()
        }
        satz = {
            "title": titel,
            "description": roh["description"],
            "type": "object",
            "additionalProperties": roh["additionalProperties"],
            "required": pflicht,
            "errorMessage": _keys(schluessel, pflicht),
            "properties": schluessel,
        }
        if eines_von := getattr(models, titel).EINES_VON:
            satz["anyOf"] = [_present(name, eines_von) for name in eines_von]
        return satz

    def _key(self, roh: Schema, text: str, *, pflicht: bool) -> Schema:
        wert = self._value(roh)
        if hinweis := _formats().get(_format(roh), ("",))[0]:
            text = f"{text}\n{hinweis}"
        if "pattern" in wert:
            wert["errorMessage"] = text
        return {"description": text, "anyOf": [wert]} if pflicht else self._optional(text, wert)

    def _optional(self, text: str, wert: Schema) -> Schema:
        """A value that may be left empty."""
        leer = self._definition("leer", _LEER)
        if "items" not in wert and "properties" not in wert:
            return {"description": text, "anyOf": [wert, leer]}
        # What a list or a record holds stands outside: editors make a frame to fill in from it.
        art = {"type": [wert["type"]], "errorMessage": wert["errorMessage"]}
        return {"description": text, "anyOf": [art, leer]} | {
            k: v for k, v in wert.items() if k not in ("description", "type")
        }

    def _value(self, roh: Schema) -> Schema:
        if "$ref" in roh:
            return self._satz(self.saetze[roh["$ref"].rpartition("/")[2]])
        if "anyOf" in roh:
            arten = [self._value(art) for art in roh["anyOf"] if art != {"type": "null"}]
            return arten[0] if len(arten) == 1 else _short_form(*arten)
        if "items" in roh:
            return _list(self._value(roh["items"]))
        if "format" in roh:
            name = roh["format"]
            if name == "erreicht":
                self._value({"format": "datum"})
            return self._definition(name, _formats()[name][1])
        # Types in brackets, else editors replace the messages of two alternatives by their own.
        wert: Schema = {k: v for k, v in roh.items() if k in ("minLength", "minimum", "enum")}
        wert["type"] = [roh["type"]]
        if "enum" in roh:
            return {**wert, "errorMessage": f"möglich sind: {', '.join(roh['enum'])}"}
        if "pattern" in roh:
            return {**wert, "pattern": roh["pattern"].removesuffix("$") + r"(?!\n)$"}
        name, meldung = _SKALARE[roh["type"]]
        wert["errorMessage"] = meldung.format(**roh)
        if "verweis" not in roh:
            return self._definition(name.format(**roh), wert)
        abschnitte = roh["verweis"]
        vorschlaege = {v["label"]: v for teil in abschnitte for v in self._proposals(teil)}
        return self._definition(
            "_".join(abschnitte), {**wert, "defaultSnippets": list(vorschlaege.values())}
        )

    def _definition(self, name: str, schema: Schema) -> Schema:
        if name not in self.definitionen:
            self.definitionen[name] = schema
        return {"$ref": f"#/definitions/{name}"}

    def _proposals(self, abschnitt: str) -> Iterator[Schema]:
        """What an editor offers: what to choose from, what is inserted, what is shown beside it."""
        p = self.prozess
        match abschnitt:
            case "schritte":
                for s in p.schritte:
                    titel = p.titel_von(s)
                    yield {
                        "label": f"{s.nr} {titel}",
                        "body": s.nr,
                        "description": "; ".join(t.punkt for t in s.tagesordnung) or titel,
                        "sortText": f"{s.nr:09}",
                    }
            case "meilensteine":
                yield from (_proposal(m.id, m.titel) for m in p.meilensteine)
            case "gremien":
                yield from (_proposal(g.id, g.name) for g in p.gremien)
            case "stellen":
                yield from (_proposal(s.id, s.name) for s in p.stellen)


def _proposal(kennung: str, text: str) -> Schema:
    einfach = re.fullmatch(r"[^\W\d_][\w-]*", kennung) and plain(kennung) == kennung
    body = kennung if einfach else json.dumps(kennung, ensure_ascii=False)
    # In what an editor inserts, $ and } mean something.
    return {"label": kennung, "body": re.sub(r"[$}\\]", r"\\\g<0>", body), "description": text}


def _list(eintrag: Schema) -> Schema:
    return {"type": "array", "errorMessage": _LISTE, "items": eintrag}


def _keys(schluessel: Iterable[str], pflicht: Iterable[str]) -> str:
    """The one message for a key that is unknown or missing, and for what has no keys at all."""
    notwendig = list(pflicht)
    frei = [name for name in schluessel if name not in notwendig]
    teile = [
        f"nötig: {', '.join(notwendig)}" if notwendig else "",
        f"möglich: {', '.join(frei)}" if frei else "",
    ]
    return "hier gehören Angaben mit diesen Schlüsseln hin – " + "; ".join(filter(None, teile))


def _present(name: str, eines_von: Iterable[str]) -> Schema:
    """That a key is there with a value; an editor is not to propose it a second time."""
    meldung = f"nötig ist {' oder '.join(f'„{k}“' for k in eines_von)}"
    wert = {
        "title": name,
        "doNotSuggest": True,
        "if": {"title": name, "type": "null"},
        "then": {"title": name, "type": ["string"], "errorMessage": meldung},
    }
    return {"required": [name], "properties": {name: wert}, "errorMessage": meldung}


def _short_form(satz: Schema, wert: Schema) -> Schema:
    """A record that may be written as the value of the one key that it needs."""
    meldung = f"{satz['errorMessage']}; oder nur „{satz['required'][0]}“ ohne Schlüssel"
    return {"anyOf": [{**satz, "errorMessage": meldung}, wert]}


def _format(roh: Schema) -> str:
    arten = (roh, *roh.get("anyOf", ()))
    return next((art["format"] for art in arten if "format" in art), "")


def docstrings() -> dict[str, dict[str, str]]:
    """What models.py says of every key of every record: "Schritt" → "nr" → text."""
    klassen = [
        knoten
        for knoten in ast.parse(Path(models.__file__).read_text("utf-8")).body
        if isinstance(knoten, ast.ClassDef)
    ]
    return {
        klasse.name: {
            knoten.target.id: str(danach.value.value)
            for knoten, danach in zip(klasse.body, klasse.body[1:], strict=False)
            if isinstance(knoten, ast.AnnAssign)
            and isinstance(knoten.target, ast.Name)
            and isinstance(danach, ast.Expr)
            and isinstance(danach.value, ast.Constant)
        }
        for klasse in klassen
    }
