"""Folder → process: reads the four files and lets pydantic judge every record by itself.

Never raises for bad data: what could be read is returned together with the findings, and a
broken record does not hide the others. `Daten.fundstelle` knows where every record stands.
"""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, fields, replace
from functools import cache, cached_property
from pathlib import Path
from types import MappingProxyType
from typing import (
    TYPE_CHECKING,
    Any,
    Literal,
    TypeVar,
    cast,
    get_args,
    get_origin,
    get_type_hints,
)

from isrp_cli import antworten, models
from isrp_cli.befund import Abbruch, Befund, Fundstelle, Stufe, kurz
from isrp_cli.models import Datensatz, Prozess, Prozessangaben
from isrp_cli.plain_records import Zweifel, accept
from isrp_cli.plan import Plan
from isrp_cli.ressourcen import SHIPPED_DATA, SHIPPED_DATA_IS_INSTALLED
from isrp_cli.suche import meant_id
from isrp_cli.yaml_source import Abbildung, Liste, Quelldatei, parse, read

if TYPE_CHECKING:
    from pydantic import TypeAdapter
    from pydantic_core import ErrorDetails

# Every file and its lists of records. What stands beside them in prozess.yaml is one more record.
PROZESSDATEI = "prozess.yaml"
ABSCHNITTE: dict[str, dict[str, type[Datensatz]]] = {
    PROZESSDATEI: {
        "phasen": models.Phase,
        "sitzungsfrei": models.Sitzungsfrei,
        "inhalte": models.Inhalt,
    },
    "schritte.yaml": {"schritte": models.Schritt},
    "gremien.yaml": {"stellen": models.Stelle, "gremien": models.Gremium},
    "meilensteine.yaml": {"meilensteine": models.Meilenstein},
}
# Where `isrp schema` puts the schema of each of them, beside the files.
SCHEMAORDNER = "schema"
UMGEBUNG = "ISRP_DATEN"
# More findings than this are not read by anyone.
MAX_BEFUNDE = 1000
Pfad = tuple[str | int, ...]
S = TypeVar("S", bound=Datensatz)


@dataclass
class Daten:
    """What a folder holds: the process as far as it could be read, its files, the findings.

    `prozess` is always there; while `befunde` has a `fehler`, records may be missing from it.
    `unlesbar` says what is missing: section → numbers and ids of its broken records, and None
    for what has no known number or id (up to the whole section).
    """

    ordner: Path
    prozess: Prozess
    dateien: dict[str, Quelldatei]
    befunde: list[Befund] = field(default_factory=list)
    unlesbar: dict[str, set[int | str | None]] = field(default_factory=dict)
    _orte: dict[int, tuple[str, Pfad]] = field(default_factory=dict)

    @cached_property
    def plan(self) -> Plan:
        """The dependency graph of what could be read; it may hold cycles."""
        return Plan(self.prozess)

    def may_exist(self, wert: int | str, *abschnitte: str) -> bool:
        """Whether a record of that number or id may stand in one of the sections, only unread."""
        return any({wert, None} & self.unlesbar.get(name, set()) for name in abschnitte)

    def datei(self, satz: Datensatz) -> str:
        """The name of the file in which a record stands."""
        return self._orte[id(satz)][0]

    def pfad(self, satz: Datensatz) -> Pfad:
        """Where a record stands in its file."""
        return self._orte[id(satz)][1]

    def fundstelle(self, satz: Datensatz, *pfad: str | int, schluessel: bool = False) -> Fundstelle:
        """The place of a record, or of the value at `pfad` inside it (or of its key)."""
        datei, stamm = self._orte[id(satz)]
        return self.dateien[datei].fundstelle((*stamm, *pfad), schluessel=schluessel)


@dataclass(frozen=True, slots=True)
class Ordner:
    """The folder of a process; `mitgeliefert` if it is the shipped one, which is not to be edited.

    Whoever works in a checkout and names its data folder, or stands in it, edits it.
    """

    pfad: Path
    mitgeliefert: bool


def find_folder(daten: Path | None, umgebung: Mapping[str, str], arbeitsordner: Path) -> Ordner:
    """The process' folder: `--daten`, ISRP_DATEN, data/ here or above, else the shipped one."""
    pfad = _named_folder(daten, umgebung, arbeitsordner)
    if pfad is None:
        return Ordner(SHIPPED_DATA, True)
    return Ordner(pfad, SHIPPED_DATA_IS_INSTALLED and pfad.resolve() == SHIPPED_DATA)


def _named_folder(
    daten: Path | None, umgebung: Mapping[str, str], arbeitsordner: Path
) -> Path | None:
    if daten is not None:
        return daten
    if umgebung.get(UMGEBUNG):
        return Path(umgebung[UMGEBUNG])
    for ordner in (arbeitsordner, *arbeitsordner.parents):
        gesucht = ordner / "data" / "schritte.yaml"
        gefunden = os.path.isfile(gesucht)  # noqa: PTH113 (never raises)
        antworten.note("datei", gesucht, gefunden)
        if gefunden:
            return ordner / "data"
    return None


def schema_name(datei: str) -> str:
    """Of "schritte.yaml" "schritte.schema.json"."""
    return Path(datei).stem + ".schema.json"


def display_path(pfad: Path) -> str:
    """How a path is shown: relative where that is shorter, with forward slashes."""
    voll = str(pfad)
    try:
        kurz = os.path.relpath(pfad)
    except (ValueError, OSError):  # another drive on Windows; the current folder is gone
        kurz = voll
    return Path(min(kurz, voll, key=len)).as_posix()


def load(ordner: Path) -> Daten:
    """Reads the process of a folder; raises Abbruch only where there is no folder to read."""
    try:
        vorhanden = ordner.is_dir()
    except OSError:
        vorhanden = False
    if not vorhanden:
        art = "ist kein Ordner" if os.path.lexists(ordner) else "gibt es nicht"
        raise Abbruch(
            f"„{display_path(ordner)}“ {art}. "
            "Bitte einen Ordner angeben, in dem schritte.yaml liegt (--daten ORDNER)."
        )
    dateien = {name: read(ordner / name, display_path(ordner / name)) for name in ABSCHNITTE}
    return _judged(ordner, dateien, {})


def reread(daten: Daten, name: str, inhalt: bytes, geaendert: Collection[Pfad]) -> Daten:
    """The sound process of these Daten with another content of one file.

    Only the records into which the paths `geaendert` lead are judged anew, of that file all where
    one of them is itself gone or new. That the others say the same as before is for the caller to
    compare.
    """
    betroffen = {pfad[:2] for pfad in geaendert}
    alle = any(len(pfad) <= 2 for pfad in geaendert)
    bekannt = {
        daten.pfad(satz): satz
        for satz in daten.prozess.saetze()
        if daten.datei(satz) != name or not (alle or daten.pfad(satz) in betroffen)
    }
    neu = parse(inhalt, daten.dateien[name].name)
    return _judged(daten.ordner, {**daten.dateien, name: neu}, bekannt)


def _judged(
    ordner: Path, dateien: dict[str, Quelldatei], bekannt: Mapping[Pfad, Datensatz]
) -> Daten:
    """The process that the files hold; at these paths are records that are known already."""
    daten = Daten(ordner, Prozess(angaben=Prozessangaben(titel="?")), dateien)
    saetze: dict[str, Any] = {}
    kopf: Prozessangaben | None = None
    for name, abschnitte in ABSCHNITTE.items():
        daten.befunde += dateien[name].befunde
        saetze |= dict.fromkeys(abschnitte, ())
        try:
            wurzel = _root(daten, name, abschnitte)
            for schluessel, typ in abschnitte.items():
                saetze[schluessel] = tuple(_section(daten, name, wurzel, schluessel, typ, bekannt))
            if name == PROZESSDATEI and wurzel is not None:
                rest = {k: v for k, v in wurzel.items() if k not in abschnitte}
                angaben_keys = _keys(Prozessangaben, ("",))
                for key in wurzel.orte:
                    if key not in wurzel and key not in angaben_keys:
                        _melde_unbekannt(daten, name, (key,), angaben_keys)
                kopf = _record(daten, name, (), Prozessangaben, rest)
        except _Genug:
            for schluessel in abschnitte:
                daten.unlesbar.setdefault(schluessel, set()).add(None)
    listen = {schluessel: saetze.pop(schluessel) for schluessel in ABSCHNITTE[PROZESSDATEI]}
    angaben = replace(kopf or daten.prozess.angaben, **listen)
    daten._orte[id(angaben)] = (PROZESSDATEI, ())
    daten.prozess = Prozess(angaben=angaben, **saetze)
    return daten


def load_list(pfad: Path, abschnitt: str, typ: type[S]) -> tuple[Daten, tuple[S, ...]]:
    """The sound records of another file with one list.

    What is wrong with it is in the `befunde` of these Daten, whose process is empty.
    """
    name = pfad.name
    datei = read(pfad, display_path(pfad))
    leer = Prozess(angaben=Prozessangaben(titel="?"))
    daten = Daten(pfad.parent, leer, {name: datei}, list(datei.befunde))
    saetze: list[S] = []
    with suppress(_Genug):
        saetze.extend(_section(daten, name, _root(daten, name, [abschnitt]), abschnitt, typ))
    return daten, tuple(saetze)


def _root(daten: Daten, name: str, abschnitte: Collection[str]) -> Abbildung | None:
    """The file's mapping; what else it may be is a finding."""
    datei = daten.dateien[name]
    if datei.wurzel is None:
        return None
    if not isinstance(datei.wurzel, Abbildung):
        schluessel = "titel" if name == PROZESSDATEI else next(iter(abschnitte))
        _melde(
            daten,
            datei.fundstelle(),
            f"die Datei muss mit einem Schlüssel beginnen, z. B. „{schluessel}:“",
            "die Einträge darunter einrücken",
        )
        return None
    if name != PROZESSDATEI:
        for schluessel in datei.wurzel.orte:
            if schluessel not in abschnitte:
                _melde_unbekannt(daten, name, (schluessel,), list(abschnitte))
        for schluessel in abschnitte:
            if _is_missing(name, datei.wurzel, schluessel):
                _melde(
                    daten,
                    datei.fundstelle(),
                    f"„{schluessel}:“ fehlt",
                    f"„{schluessel}:“ mit den Einträgen darunter ergänzen "
                    f"(gibt es keine: „{schluessel}: []“)",
                )
    return datei.wurzel


def _section(
    daten: Daten,
    name: str,
    wurzel: Abbildung | None,
    schluessel: str,
    typ: type[S],
    bekannt: Mapping[Pfad, Datensatz] = MappingProxyType({}),
) -> Iterator[S]:
    """The sound records of one list; what the others are is noted in `daten.unlesbar`."""
    roh = wurzel.get(schluessel) if wurzel is not None else None
    if not isinstance(roh, Liste):
        if roh is not None:
            ort = daten.dateien[name].fundstelle((schluessel,))
            _melde(daten, ort, f"„{schluessel}“ muss eine Liste sein", _LISTE)
        if roh is not None or wurzel is None or _is_missing(name, wurzel, schluessel):
            daten.unlesbar[schluessel] = {None}
        return
    for i, eintrag in enumerate(roh):
        satz = cast("S | None", bekannt.get((schluessel, i)))
        if satz is None:
            satz = _record(daten, name, (schluessel, i), typ, eintrag)
        else:
            daten._orte[id(satz)] = (name, (schluessel, i))
        if satz is not None:
            yield satz
        else:
            daten.unlesbar.setdefault(schluessel, set()).add(_identity(eintrag))
        if isinstance(eintrag, Abbildung) and eintrag.verschluckt:
            verschluckt = {w if isinstance(w, int | str) else None for w in eintrag.verschluckt}
            daten.unlesbar.setdefault(schluessel, set()).update(verschluckt)


def _is_missing(name: str, wurzel: Abbildung, schluessel: str) -> bool:
    """Whether the file must have this list and has not; an empty one is enough."""
    return name != PROZESSDATEI and schluessel not in wurzel.orte


def _identity(eintrag: Any) -> int | str | None:
    """The number or id of a broken record, None where none can be made out."""
    if not isinstance(eintrag, Abbildung):
        return None
    nr, kennung = eintrag.get("nr"), eintrag.get("id")
    if type(nr) is int:  # true is no number
        return nr
    return kennung if isinstance(kennung, str) else None


@cache
def _adapter(typ: Any) -> TypeAdapter[Any]:
    from pydantic import TypeAdapter

    return TypeAdapter(typ)


def _record(daten: Daten, name: str, stamm: Pfad, typ: type[S], roh: Any) -> S | None:
    """The record that `roh` is, or None and findings."""
    with suppress(Zweifel, ValueError):
        angenommen = accept(typ, roh)
        daten._orte[id(angenommen)] = (name, stamm)
        return angenommen
    return _judge(daten, name, stamm, typ, roh)


def _judge(daten: Daten, name: str, stamm: Pfad, typ: type[S], roh: Any) -> S | None:
    """Like `_record`, by pydantic."""
    from pydantic import ValidationError

    leer = list(_empty_unknown(typ, roh))
    for pfad in leer:
        _melde_unbekannt(daten, name, (*stamm, *pfad), _keys(typ, pfad))
    try:
        satz: S = _adapter(cast(Any, typ)).validate_python(roh)  # Hashable to mypy only so
    except ValidationError as fehler:
        details = fehler.errors(include_url=False)
        vertippt = {_meant(typ, d) for d in details if d["type"] == "unexpected_keyword_argument"}
        for detail in details:
            # A key that is there, only misspelt, is not missing as well.
            if detail["type"] != "missing" or detail["loc"] not in vertippt:
                _melde_form(daten, name, stamm, typ, detail)
        return None
    if leer:
        return None
    daten._orte[id(satz)] = (name, stamm)
    return satz


def _empty_unknown(typ: type[Datensatz], roh: Any, pfad: Pfad = ()) -> Iterator[Pfad]:
    """The unknown keys without a value: pydantic is not given what is empty."""
    if isinstance(roh, Abbildung) and len(roh.orte) > len(roh):
        bekannt = _keys(typ, (*pfad, ""))
        yield from ((*pfad, key) for key in roh.orte if key not in roh and key not in bekannt)
    innen = (
        roh.items() if isinstance(roh, dict) else enumerate(roh) if isinstance(roh, Liste) else ()
    )
    for teil, wert in innen:
        if isinstance(wert, Abbildung | Liste):
            yield from _empty_unknown(typ, wert, (*pfad, teil))


# --- From pydantic's judgement to a finding --------------------------------------------------

_TYPOGRAFISCH = ("„", "“", "”", "‚", "‘", "’", "»", "«")
_NUMMERN = re.compile(r"[0-9]+(?: *[-–,;] *[0-9]+)+")
_LISTE = "jeden Eintrag auf einer eigenen Zeile mit „- “ beginnen"


class _Genug(Exception):
    """Ends the judging of a file: so many findings help nobody, and take memory and time."""


def _melde(daten: Daten, ort: Fundstelle, meldung: str, hinweis: str) -> None:
    if len(daten.befunde) >= MAX_BEFUNDE:
        raise _Genug
    if len(daten.befunde) == MAX_BEFUNDE - 1:
        meldung, hinweis = "weitere Fehler werden nicht gezeigt", "erst die gezeigten beheben"
    daten.befunde.append(Befund("form", Stufe.FEHLER, meldung, ort, hinweis))


def _melde_unbekannt(daten: Daten, name: str, pfad: Pfad, erlaubt: list[str]) -> None:
    schluessel = str(pfad[-1])
    nah = _similar_key(schluessel, erlaubt)
    _melde(
        daten,
        daten.dateien[name].fundstelle(pfad, schluessel=True),
        f"den Schlüssel „{kurz(schluessel)}“ gibt es hier nicht",
        f"meinten Sie „{nah}“?" if nah else f"möglich sind: {', '.join(erlaubt)}",
    )


def _similar_key(schluessel: str, erlaubt: list[str]) -> str | None:
    nah = difflib.get_close_matches(schluessel, erlaubt, n=1, cutoff=0.6)
    return nah[0] if nah else None


def _keys(typ: type[Datensatz], pfad: Pfad) -> list[str]:
    """The keys of the record in which the key at `pfad` stands."""
    satztyp = _record_type(_annotation(typ, pfad[:-1])) or typ
    return [f.name for f in fields(satztyp)]


def _meant(typ: type[Datensatz], detail: ErrorDetails) -> Pfad:
    """Where the key would be that an unknown one stands for; () where there is none like it."""
    pfad = detail["loc"]
    nah = _similar_key(str(pfad[-1]), _keys(typ, pfad))
    return (*pfad[:-1], nah) if nah else ()


def _melde_form(
    daten: Daten, name: str, stamm: Pfad, typ: type[Datensatz], detail: ErrorDetails
) -> None:
    """One error of pydantic, recognised by its type, as a finding at its place."""
    pfad, art, ctx, wert = detail["loc"], detail["type"], detail.get("ctx", {}), detail["input"]
    datei = daten.dateien[name]
    if art == "unexpected_keyword_argument":
        _melde_unbekannt(daten, name, (*stamm, *pfad), _keys(typ, pfad))
        return
    if art == "missing":
        # The key itself where it is there without a value.
        ort = datei.fundstelle((*stamm, *pfad), schluessel=True)
        _melde(daten, ort, f"„{pfad[-1]}“ fehlt", f"„{pfad[-1]}: …“ mit einem Wert ergänzen")
        return
    annotation = _annotation(typ, pfad)
    if pfad and datei.bereich((*stamm, *pfad)) == datei.bereich((*stamm, *pfad[:-1])):
        pfad = pfad[:-1]  # a key that the short form of an entry leaves out
    fehler = ctx["error"] if art == "value_error" else None
    feld = getattr(fehler, "feld", "")
    ganzer_satz = isinstance(fehler, models.Formfehler) and not isinstance((0, *pfad)[-1], str)
    schluessel = feld or next((str(teil) for teil in reversed(pfad) if isinstance(teil, str)), "")
    if isinstance(wert, str) and wert[:1] in _TYPOGRAFISCH:
        meldung = "typografische Anführungszeichen zählen nicht"
        hinweis = 'gerade Anführungszeichen nehmen: "…"'
    elif fehler is not None:
        meldung, hinweis = str(fehler), getattr(fehler, "hinweis", "")
        if not hinweis and ":" not in meldung:
            hinweis = "die Angabe berichtigen"
    else:
        meldung, hinweis = _shape_message(art, wert, annotation)
        mehrere = isinstance(wert, str) and _NUMMERN.fullmatch(wert)
        eine = art == "tuple_type" and type(wert) is int
        if (mehrere or eine) and _lists_numbers(_annotation(typ, pfad)):
            hinweis = f"jede Nummer einzeln in eckigen Klammern, z. B. „{schluessel}: [6, 7]“"
    ort = datei.fundstelle((*stamm, *pfad, *((feld,) if feld else ())))
    vorn = f"„{schluessel}“: " if schluessel and (feld or not ganzer_satz) else ""
    _melde(daten, ort, f"{vorn}{meldung}", hinweis)


def _shape_message(art: str, wert: Any, annotation: Any) -> tuple[str, str]:
    """What is wrong with one value, and what to do."""
    gefunden = _describe(wert)
    match art:
        case "literal_error":
            erlaubt = _literals(annotation)
            nah = difflib.get_close_matches(kurz(str(wert)), erlaubt, n=1, cutoff=0.6)
            rat = f"meinten Sie „{nah[0]}“?" if nah else f"möglich sind: {', '.join(erlaubt)}"
            return f"{gefunden} ist hier nicht vorgesehen", rat
        case "string_type":
            rat = "den Wert in Anführungszeichen setzen"
            if isinstance(wert, dict | list):
                rat = "Klammern und Doppelpunkte in Text gehören in Anführungszeichen"
            return f"Text erwartet, gefunden: {gefunden}", rat
        case "string_too_short":
            return "der Text ist leer", "Text eintragen oder die Zeile löschen"
        case "string_pattern_mismatch":
            from isrp_cli.feiertage import LAENDER

            land = meant_id(wert, {kuerzel: [name] for kuerzel, name in LAENDER.items()})
            return f"{gefunden} ist kein Länderkürzel", (
                f"meinten Sie „{land}“ ({LAENDER[land]})?"
                if land
                else "zwei Großbuchstaben, z. B. TH"
            )
        case "int_type" | "greater_than_equal":
            return f"ganze Zahl ab {_minimum(annotation)} erwartet, gefunden: {gefunden}", (
                "nur Ziffern schreiben, höchstens 19"
                if isinstance(wert, str) and len(wert) > 19
                else "nur Ziffern schreiben, ohne Anführungszeichen"
            )
        case "bool_type":
            return f"„true“ oder „false“ erwartet, gefunden: {gefunden}", (
                "„true“ für ja; für nein die Zeile löschen"
            )
        case "tuple_type":
            return f"Liste erwartet, gefunden: {gefunden}", _LISTE
        case "dataclass_type":
            satztyp = _record_type(annotation)
            erster = fields(satztyp)[0].name if satztyp else "schlüssel"
            return f"Angaben wie „{erster}: …“ erwartet, gefunden: {gefunden}", (
                "Schlüssel und Wert mit Doppelpunkt und Leerzeichen trennen"
            )
    return f"{gefunden} passt hier nicht", "mit einem anderen Eintrag vergleichen"


def _describe(wert: Any) -> str:
    match wert:
        case None:
            return "nichts"
        case bool():
            return f"„{str(wert).lower()}“"
        case str():
            return f"„{kurz(wert)}“"
        case int() | float():
            return f"die Zahl {kurz(str(wert))}"
        case list():
            return "eine Liste"
    return "Angaben mit Schlüsseln"


def key_order(datei: str, pfad: Pfad) -> list[str]:
    """The keys of the record at `pfad` in a file, in the order in which they are to be written."""
    if not pfad:
        return list(ABSCHNITTE[datei])
    satztyp = _record_type(_annotation(ABSCHNITTE[datei][str(pfad[0])], pfad[1:]))
    return [f.name for f in fields(satztyp)] if satztyp else []


def _annotation(typ: Any, pfad: Pfad) -> Any:
    """The annotation of the value at `pfad` inside a record of type `typ`."""
    for teil in pfad:
        satztyp = _record_type(typ)
        if isinstance(teil, str) and satztyp is not None:
            typ = get_type_hints(satztyp, include_extras=True).get(teil)
    return typ


def _parts(annotation: Any) -> Iterator[Any]:
    """An annotation and everything inside it."""
    yield annotation
    for teil in get_args(annotation) if get_origin(annotation) is not Literal else ():
        yield from _parts(teil)


def _record_type(annotation: Any) -> type[Datensatz] | None:
    ist_satz = (t for t in _parts(annotation) if isinstance(t, type) and issubclass(t, Datensatz))
    return next(ist_satz, None)


def _literals(annotation: Any) -> list[str]:
    return [wert for t in _parts(annotation) if get_origin(t) is Literal for wert in get_args(t)]


def _lists_numbers(annotation: Any) -> bool:
    """Whether it is a list whose entries are, or may be written as, numbers."""
    teile = list(_parts(annotation))
    kurzformen = [t.schluessel for t in teile if isinstance(t, models.Kurzform)]
    innen = [t for k in kurzformen for t in _parts(_annotation(annotation, (k,)))]
    return int in [*teile, *innen] and any(get_origin(t) is tuple for t in teile)


def _minimum(annotation: Any) -> int:
    return next((t.ge for t in _parts(annotation) if isinstance(t, models.Streng) and t.ge), 0)
