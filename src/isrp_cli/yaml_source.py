"""A YAML file as plain data that knows where everything stands. Never raises for bad files.

The events of ruamel.yaml (libyaml where it is installed) become `Abbildung` (dict) and `Liste`
(list) with the place of every key and value. Plain scalars follow the core schema of YAML 1.2,
but an exact day stays text: dates are read by `zeitangabe`, which can say what is wrong.
"""

from __future__ import annotations

import codecs
import re
import stat
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from isrp_cli import antworten
from isrp_cli.befund import Befund, Bezug, Fundstelle, Stufe, kurz

# A plan of 100,000 steps fits; a file that is none is refused before it fills the memory.
MAX_BYTES = 80_000_000
MAX_TIEFE = 32
# Keys and values, aliases written out: 100,000 steps have so many, and take 20 seconds and 2 GB.
MAX_WERTE = 5_000_000

# What YAML forbids, and the line ends that an editor does not count as such but the parser does.
_VERBOTEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
_EINSAMES_CR = re.compile("\r(?!\n)")
_HALBES_ZEICHEN = re.compile("[\ud800-\udfff]")
_INT = re.compile(r"[-+]?[0-9]+\Z|0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(
    r"(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)"
    r"|\.(?:nan|NaN|NAN))\Z"
)
_WORTE: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


# The keys with which a record begins.
_ANFANG = ("nr", "id")


class Bereich(NamedTuple):
    """From where to where something stands: lines and columns from 0, the end exclusive."""

    zeile: int
    spalte: int
    ende_zeile: int
    ende_spalte: int


class Abbildung(dict[str, Any]):
    """A YAML mapping: `orte[schluessel]` is the place of the key and of its value.

    `verschluckt` are the numbers and ids of further records that stand in it because of a
    missing "- "; their keys are left out.
    """

    __slots__ = ("orte", "verschluckt")

    def __init__(self) -> None:
        super().__init__()
        self.orte: dict[str, tuple[Bereich, Bereich]] = {}
        self.verschluckt: list[Any] = []


class Liste(list[Any]):
    """A YAML sequence: `orte[i]` is the place of its i-th entry."""

    __slots__ = ("orte",)

    def __init__(self) -> None:
        super().__init__()
        self.orte: list[Bereich] = []


class Kommazahl(float):
    """A float that remembers how it was written: `10.2020` is not 10.202."""

    __slots__ = ("text",)
    text: str

    def __new__(cls, text: str) -> Kommazahl:  # noqa: D102 (see the class)
        zahl = super().__new__(cls, text.lower().replace(".inf", "inf").replace(".nan", "nan"))
        zahl.text = text
        return zahl

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__


@dataclass(slots=True)
class Quelldatei:
    """One file as read: its display name, its text and its plain data (None if unreadable)."""

    name: str
    text: str = ""
    wurzel: Any = None
    befunde: list[Befund] = field(default_factory=list)
    bom: bool = False
    wurzelort: Bereich = field(default_factory=lambda: Bereich(0, 0, 0, 0))
    _zeilen: list[str] | None = None

    @property
    def inhalt(self) -> bytes:
        """The bytes that were read (of a file with a finding of the check `datei`: none)."""
        return codecs.BOM_UTF8 * self.bom + self.text.encode()

    @property
    def pruefsumme(self) -> str:
        """SHA-256 of `inhalt`: whoever writes can see whether the file is still the one read."""
        import hashlib

        return hashlib.sha256(self.inhalt).hexdigest()

    def fundstelle(
        self, pfad: tuple[str | int, ...] = (), *, schluessel: bool = False
    ) -> Fundstelle:
        """The place of the value at `pfad` (of its key if `schluessel`), or the nearest above."""
        return self.stelle(self.bereich(pfad, schluessel=schluessel))

    def stelle(self, bereich: Bereich) -> Fundstelle:
        """The place of what stands there; of several lines the first."""
        if self._zeilen is None:
            self._zeilen = self.text.split("\n")
        nr, spalte, ende_zeile, ende = bereich
        zeile = self._zeilen[nr].rstrip() if nr < len(self._zeilen) else ""
        if ende_zeile > nr:
            ende = len(zeile)
        laenge = max(1, min(ende, len(zeile)) - spalte)
        return Fundstelle(self.name, nr + 1, spalte + 1, laenge, zeile)

    def bereich(self, pfad: tuple[str | int, ...] = (), *, schluessel: bool = False) -> Bereich:
        """Like `fundstelle`, as a span in the file."""
        knoten, gefunden = self.wurzel, Bereich(0, 0, 0, 0)
        for i, teil in enumerate(pfad):
            if isinstance(knoten, Abbildung) and isinstance(teil, str) and teil in knoten.orte:
                key, wert = knoten.orte[teil]
                gefunden = key if schluessel and i == len(pfad) - 1 else wert
            elif isinstance(knoten, Liste) and isinstance(teil, int) and teil < len(knoten):
                gefunden = knoten.orte[teil]
            else:
                break
            knoten = knoten[teil] if not isinstance(knoten, dict) else knoten.get(teil)
        return gefunden


class _Fehlerhaft(Exception):
    """Ends the reading of one file: what is wrong, where, what to do, what else to look at."""

    def __init__(
        self,
        meldung: str,
        ort: Bereich | None = None,
        hinweis: str = "",
        bezug: tuple[Bereich, str] | None = None,
    ) -> None:
        super().__init__(meldung)
        self.ort = ort or _point(0, 0)
        self.hinweis = hinweis
        self.bezug = bezug


def _point(zeile: int, spalte: int) -> Bereich:
    return Bereich(zeile, spalte, zeile, spalte + 1)


def read(pfad: Path, name: str) -> Quelldatei:
    """Reads a file; whatever is wrong with it becomes a finding of the check `datei` or `yaml`."""
    try:
        inhalt = _read_bytes(pfad)
    except _Fehlerhaft as fehler:
        antworten.forget()
        datei = Quelldatei(name)
        datei.befunde.append(_finding("datei", datei, fehler))
        return datei
    antworten.note_content(pfad, inhalt)
    return parse(inhalt, name)


def parse(inhalt: bytes, name: str) -> Quelldatei:
    """Like `read`, for the content of a file."""
    datei = Quelldatei(name)
    try:
        datei.text = _decode(inhalt)
        datei.bom = inhalt.startswith(codecs.BOM_UTF8)
    except _Fehlerhaft as fehler:
        datei.befunde.append(_finding("datei", datei, fehler))
        return datei
    try:
        leser = _Leser(datei.text)
        datei.wurzel = leser.wurzel()
        datei.wurzelort = leser.ort
        datei.befunde += [_finding("yaml", datei, doppelt) for doppelt in leser.doppelte]
    except _Fehlerhaft as fehler:
        datei.befunde.append(_finding("yaml", datei, fehler))
    return datei


def _finding(check: str, datei: Quelldatei, fehler: _Fehlerhaft) -> Befund:
    bezuege: tuple[Bezug, ...] = ()
    if fehler.bezug is not None:
        ort, text = fehler.bezug
        bezuege = (Bezug(datei.stelle(ort), text),)
    return Befund(
        check, Stufe.FEHLER, str(fehler), datei.stelle(fehler.ort), fehler.hinweis, bezuege
    )


def _read_bytes(pfad: Path) -> bytes:
    try:
        modus = pfad.stat().st_mode
        if stat.S_ISDIR(modus):
            raise _Fehlerhaft("ist ein Ordner, keine Datei", hinweis="den Ordner umbenennen")
        if not stat.S_ISREG(modus):  # opening a pipe would wait for ever
            raise _Fehlerhaft("ist keine gewöhnliche Datei", hinweis="durch eine Datei ersetzen")
        with pfad.open("rb") as strom:
            inhalt = strom.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise _Fehlerhaft("die Datei fehlt", hinweis="anlegen oder den Ordner prüfen") from None
    except PermissionError:
        raise _Fehlerhaft(
            "die Datei darf nicht gelesen werden", hinweis="Leserechte der Datei prüfen"
        ) from None
    except OSError as fehler:
        # Its text is English.
        raise _Fehlerhaft(
            f"die Datei ist nicht lesbar (Systemfehler {fehler.errno})",
            hinweis="prüfen, ob Datei, Verknüpfung und Laufwerk in Ordnung sind",
        ) from None
    if len(inhalt) > MAX_BYTES:
        raise _Fehlerhaft(
            f"die Datei ist größer als {MAX_BYTES // 1_000_000} MB",
            hinweis="prüfen, ob es die richtige Datei ist; große Unterlagen nur als Pfad nennen",
        )
    return inhalt


def _decode(inhalt: bytes) -> str:
    if inhalt.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _Fehlerhaft(
            "die Datei ist in UTF-16 gespeichert",
            hinweis="im Editor als „UTF-8“ speichern",
        )
    # Not "utf-8-sig": its errors count from behind the mark.
    inhalt = inhalt.removeprefix(codecs.BOM_UTF8)
    try:
        text = inhalt.decode()
    except UnicodeDecodeError as fehler:
        davor = inhalt[: fehler.start].decode()
        raise _Fehlerhaft(
            f"kein UTF-8: Byte 0x{inhalt[fehler.start]:02X}",
            _position(davor, len(davor)),
            hinweis="im Editor als „UTF-8“ speichern (vermutlich steht dort „Windows-1252“ "
            "oder „ANSI“)",
        ) from None
    if not text.strip():
        raise _Fehlerhaft("die Datei ist leer", hinweis="Inhalt ergänzen oder zurückholen (git)")
    # Two searches: one for either takes longer than both.
    funde = [f for f in (_VERBOTEN.search(text), _EINSAMES_CR.search(text)) if f]
    if funde:
        erster = min(funde, key=re.Match.start)
        raise _control_character(erster[0], _position(text, erster.start()))
    return text


def _control_character(zeichen: str, ort: Bereich) -> _Fehlerhaft:
    return _Fehlerhaft(
        f"unerlaubtes Steuerzeichen U+{ord(zeichen):04X}",
        ort,
        "das (meist unsichtbare) Zeichen löschen",
    )


def _position(text: str, stelle: int) -> Bereich:
    beginn = text.rfind("\n", 0, stelle) + 1
    return _point(text.count("\n", 0, stelle), stelle - beginn)


class _Leser:
    """Builds plain data from the events of one document, without recursion."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.doppelte: list[_Fehlerhaft] = []
        self.ort = Bereich(0, 0, 0, 0)
        self._anker: dict[str, tuple[Any, int]] = {}
        # The last text in quotes that goes over several lines.
        self._mehrzeilig: Bereich | None = None

    def wurzel(self) -> Any:
        """The document's root value; raises _Fehlerhaft."""
        from ruamel.yaml import YAML
        from ruamel.yaml.error import MarkedYAMLError, YAMLError

        try:
            return self._build(YAML(typ="safe").parse(self.text))
        except MarkedYAMLError as fehler:
            raise self._syntax_error(fehler) from None
        except (YAMLError, ValueError, RecursionError):
            raise _Fehlerhaft(_ALLGEMEIN[0], hinweis=_ALLGEMEIN[1]) from None

    def _build(self, events: Any) -> Any:
        """The root value. Large plans spend most of their time here: one flat loop, no calls."""
        from ruamel.yaml.events import (
            AliasEvent,
            DocumentStartEvent,
            MappingEndEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceEndEvent,
            SequenceStartEvent,
        )

        neu = tuple.__new__  # a Bereich without the detour through its own __new__
        # The open collection: container (None outside of all), its places, the key that waits for
        # its value, the place of that key, start, anchor, and the number of values before it.
        # Those around it are on the stack.
        behaelter: Any = None
        orte: Any = None
        key: str | None = None
        key_ort = start = Bereich(0, 0, 0, 0)
        anker: str | None = None
        davor = 0
        stapel: list[tuple[Any, Any, str | None, Bereich, Bereich, str | None, int]] = []
        in_liste = False
        wurzel: Any = None
        werte = dokumente = 0

        for ev in events:
            art, mark, ende = type(ev), ev.start_mark, ev.end_mark
            if art is ScalarEvent:
                bereich = neu(Bereich, (mark.line, mark.column, ende.line, ende.column))
                wert, name, umfang = ev.value, ev.anchor, 1
                ohne_typ, zitiert_ohne_typ = ev.implicit
                if not (ohne_typ or zitiert_ohne_typ):
                    self._refuse_tag(ev, bereich)
                if ev.style:
                    self._look_at_quoted(ev, bereich)
                elif ohne_typ and (in_liste or key is not None or behaelter is None):
                    wert = plain(wert)
            elif art is MappingStartEvent or art is SequenceStartEvent:
                bereich = Bereich(mark.line, mark.column, mark.line, mark.column + 1)
                if ev.tag:
                    self._refuse_tag(ev, bereich)
                if len(stapel) >= MAX_TIEFE:
                    raise _Fehlerhaft(
                        f"mehr als {MAX_TIEFE} Ebenen ineinander verschachtelt",
                        bereich,
                        "Einrückung und Klammern prüfen",
                    )
                stapel.append((behaelter, orte, key, key_ort, start, anker, davor))
                in_liste = art is SequenceStartEvent
                behaelter = Liste() if in_liste else Abbildung()
                orte = behaelter.orte
                key, start, anker, davor = None, bereich, ev.anchor, werte
                continue
            elif art is MappingEndEvent or art is SequenceEndEvent:
                # Behind the bracket; without brackets, where the next thing begins.
                bereich = neu(Bereich, (start.zeile, start.spalte, ende.line, ende.column))
                wert, name, umfang = behaelter, anker, werte - davor + 1
                behaelter, orte, key, key_ort, start, anker, davor = stapel.pop()
                in_liste = type(behaelter) is Liste
            elif art is AliasEvent:
                bereich = Bereich(mark.line, mark.column, ende.line, ende.column)
                wert, umfang = self._named(ev.anchor, bereich)
                name = None
                werte += umfang - 1
            else:
                dokumente += art is DocumentStartEvent
                if dokumente > 1:
                    raise _Fehlerhaft(
                        "ein zweites Dokument in derselben Datei",
                        _point(mark.line, mark.column),
                        "die Zeile „---“ löschen oder eine eigene Datei anlegen",
                    )
                continue

            werte += 1
            if werte > MAX_WERTE:
                raise _Fehlerhaft(
                    f"mehr als {MAX_WERTE // 1_000_000} Millionen Angaben",
                    bereich,
                    "prüfen, ob es die richtige Datei ist; Verweise (&, *) durch das Gemeinte "
                    "ersetzen",
                )
            if name:
                self._anker[name] = (wert, umfang)
            if in_liste:
                behaelter.append(wert)
                orte.append(bereich)
            elif behaelter is None:
                wurzel, self.ort = wert, bereich
            elif key is None:
                key, key_ort = wert if type(wert) is str else self._key(wert, bereich), bereich
            else:
                if key in orte or behaelter.verschluckt:
                    in_reihe = type(stapel[-1][0]) is Liste
                    self._again(behaelter, key, key_ort, wert, in_liste=in_reihe)
                else:
                    orte[key] = (key_ort, bereich)
                    # An empty value says no more than an absent key.
                    if wert is not None:
                        behaelter[key] = wert
                key = None
        if wurzel is None:
            raise _Fehlerhaft(
                "die Datei enthält nur Kommentare", hinweis="Inhalt ergänzen oder zurückholen (git)"
            )
        return wurzel

    def _look_at_quoted(self, ev: Any, bereich: Bereich) -> None:
        """Text in quotes or in a block: refuses half a character, remembers several lines."""
        if ev.style in ("'", '"') and bereich.ende_zeile > bereich.zeile:
            self._mehrzeilig = bereich
        if treffer := _HALBES_ZEICHEN.search(ev.value):
            # Written as the escape "\\ud800"; what else is escaped is text.
            raise _control_character(treffer[0], bereich)

    def _named(self, name: str, ort: Bereich) -> tuple[Any, int]:
        """What an alias stands for, and how many values that is."""
        if name not in self._anker:
            raise _Fehlerhaft(
                f"der Verweis „*{kurz(name)}“ zeigt auf nichts, was vorher mit "
                f"„&{kurz(name)}“ benannt ist",
                ort,
                "Text mit * am Anfang in Anführungszeichen setzen",
            )
        return self._anker[name]

    def _again(
        self, behaelter: Abbildung, key: str, ort: Bereich, wert: Any, *, in_liste: bool
    ) -> None:
        """A key that the mapping has already, or that follows one which begins a new record."""
        beginnt = key in _ANFANG and key in behaelter.orte
        if beginnt and in_liste and next(reversed(behaelter.orte)) != key:
            behaelter.verschluckt.append(wert)
            self.doppelte.append(
                _Fehlerhaft(
                    f"vor „{key}“ fehlt „- “: hier beginnt ein neuer Eintrag",
                    ort,
                    f"„- {key}: …“ schreiben, so weit eingerückt wie die anderen Einträge",
                    (behaelter.orte[key][0], "hier beginnt der Eintrag davor"),
                )
            )
        elif not behaelter.verschluckt:
            self.doppelte.append(
                _Fehlerhaft(
                    f"der Schlüssel „{kurz(key)}“ steht hier ein zweites Mal",
                    ort,
                    "eine der beiden Angaben löschen",
                    (behaelter.orte[key][0], "hier steht er zuerst"),
                )
            )

    @staticmethod
    def _refuse_tag(ev: Any, ort: Bereich) -> None:
        if ev.tag and ev.tag != "!":
            raise _Fehlerhaft(
                "Typangaben mit „!“ sind nicht erlaubt",
                ort,
                "Text mit ! am Anfang in Anführungszeichen setzen",
            )

    @staticmethod
    def _key(wert: Any, ort: Bereich) -> str:
        if isinstance(wert, dict | list):
            raise _Fehlerhaft(
                "ein Schlüssel muss ein Wort sein, keine Liste",
                ort,
                "Klammern { } und [ ] in Text gehören in Anführungszeichen",
            )
        return str(wert)

    def _syntax_error(self, fehler: Any) -> _Fehlerhaft:
        if rest_von_git := _ZUSAMMENFUEHRUNG.search(self.text):
            return _Fehlerhaft(
                "hier steht noch ein Rest einer Zusammenführung von git",
                _position(self.text, rest_von_git.start()),
                "eine der beiden Fassungen wählen und die Zeilen mit <<<<<<<, ======= und >>>>>>> "
                "löschen",
            )
        kontext, problem = fehler.context or "", fehler.problem or ""
        mark, anfang = fehler.problem_mark or fehler.context_mark, fehler.context_mark
        # What is not closed is noticed far below, often at the end: it is found where it opens.
        if anfang and anfang.line < mark.line and _OFFEN.search(kontext):
            mark = anfang
        zeile, spalte = (mark.line, mark.column) if mark else (0, 0)
        zeilen = self.text.split("\n")
        # libyaml points past the last line for what is left open at the end.
        if zeile >= len(zeilen) or (zeile == len(zeilen) - 1 and not zeilen[zeile].strip()):
            while len(zeilen) > 1 and not zeilen[-1].strip():
                zeilen.pop()
            zeile, spalte = len(zeilen) - 1, len(zeilen[-1].rstrip("\r"))
        if self._mehrzeilig and self._mehrzeilig.ende_zeile == zeile:
            # The next quote was taken for the closing one.
            meldung, hinweis = _NICHT_GESCHLOSSEN
            bis = (_point(zeile, spalte), "erst hier endet der Text")
            return _Fehlerhaft(meldung, self._mehrzeilig, hinweis, bis)
        davor, rest = zeilen[zeile][:spalte], zeilen[zeile][spalte:]
        if rest.startswith("\t") or ("\t" in davor and not davor.strip()):
            return _Fehlerhaft(
                "Tabulator in der Einrückung", _point(zeile, spalte), "durch Leerzeichen ersetzen"
            )
        text = f"{kontext} {problem}"
        passend = (eintrag[1:] for eintrag in _SYNTAX if eintrag[0] in text)
        meldung, hinweis = next(passend, _ALLGEMEIN)
        if "block" in text and davor.strip(" -"):
            meldung, hinweis = _ZEILENREST
        return _Fehlerhaft(meldung, _point(zeile, spalte), hinweis)


# What is open until its end is found: quotes, brackets, a key that waits for its colon.
_OFFEN = re.compile("quoted scalar|flow|simple key")
_ZUSAMMENFUEHRUNG = re.compile(r"^(?:<{7} |={7}\r?$|>{7} )", re.MULTILINE)
_NICHT_GESCHLOSSEN = (
    "ein Anführungszeichen wird nicht geschlossen",
    "schließendes Anführungszeichen ergänzen",
)
_ALLGEMEIN = ("kein gültiges YAML", "Einrückung, Klammern und Anführungszeichen prüfen")
_ZEILENREST = (
    "ab hier passt der Rest der Zeile nicht zu ihrem Anfang",
    "den ganzen Text in Anführungszeichen setzen oder auf einer neuen Zeile schreiben",
)
_ESCAPE = (
    'ein \\, das in Anführungszeichen "…" nichts bedeutet',
    "\\ verdoppeln (\\\\) oder einfache Anführungszeichen '…' nehmen",
)
# What libyaml and ruamel.yaml say, in a planner's words; the first that fits. A wording that is
# not listed becomes the general message, so a new release of either can make no message wrong.
_SYNTAX = (
    ("escape", *_ESCAPE),
    ("hexdecimal", *_ESCAPE),
    ("quoted scalar", *_NICHT_GESCHLOSSEN),
    (
        "mapping values are not allowed",
        "ein Doppelpunkt, wo keiner stehen darf",
        "Text mit Doppelpunkt in Anführungszeichen setzen; Einrückung prüfen",
    ),
    (
        "flow sequence",
        "eine eckige Klammer [ wird nicht geschlossen",
        "] ergänzen oder den Text in Anführungszeichen setzen",
    ),
    (
        "flow mapping",
        "eine geschweifte Klammer { wird nicht geschlossen",
        "} ergänzen oder den Text in Anführungszeichen setzen",
    ),
    (
        "flow node",
        "in den Klammern fehlt etwas: das Ende oder ein Wert zwischen zwei Kommas",
        "ergänzen, das Komma löschen oder den Text in Anführungszeichen setzen",
    ),
    (
        "could not find expected ':'",
        "hier fehlt ein Doppelpunkt nach dem Schlüssel",
        "„schlüssel: wert“ schreiben; Einrückung prüfen",
    ),
    (
        "block mapping",
        "die Einrückung passt nicht zu den Zeilen davor",
        "Zeile so weit einrücken wie ihre Nachbarn",
    ),
    (
        "block collection",
        "die Einrückung passt nicht zur Liste davor",
        "Zeile so weit einrücken wie die Einträge der Liste",
    ),
    (
        "block sequence",
        "die Einrückung passt nicht zur Liste davor",
        "Zeile so weit einrücken wie die Einträge der Liste",
    ),
    (
        "cannot start any token",
        "Text darf nicht mit diesem Zeichen beginnen",
        "den Text in Anführungszeichen setzen",
    ),
)


def plain(text: str) -> Any:
    """What text without quotes means: a number, a truth value, nothing or itself."""
    if text in _WORTE:
        return _WORTE[text]
    # No number that anyone means is longer, and int() is slow on thousands of digits.
    if text[0] in "-+.0123456789" and len(text) < 20:
        if _INT.match(text):
            return int(text, 0) if text[:2] in ("0o", "0x") else int(text)
        if _FLOAT.match(text):
            return Kommazahl(text)
    return text
