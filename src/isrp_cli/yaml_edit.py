"""Changes the text of a YAML file as a person would: only the lines that must change.

No file is touched here: `aendere` takes a file as it was read and gives its new content.
Positions come from `yaml_source`; every change becomes a few cuts in the text, made all at once.
Afterwards the new text is to be read again and compared with what was asked for
(`Geaendert.verify`). What does not come out right, or cannot be done without losing a comment or
touching an anchor, is refused (`NichtAenderbar`): a mistake in this module can refuse a change,
never damage a file.

Rules of style, where the text leaves a choice:

- A new key goes behind the last key that precedes it in the order of the record type, and behind
  the comment lines that belong to that key: those indented deeper, and those at the same column
  that are followed by a blank line, by the end or by something further left. A comment directly
  above the next key belongs to the next key.
- New text is written as the file writes the same key elsewhere: in brackets or in lines, quoted
  or not, with the same indentation. Without a model, lists of numbers stand in brackets, all else
  in lines.
- What is removed takes the comment at the end of its line and the comments indented below it
  along. Comment lines above it stay: nobody but their author knows whether they are obsolete.
- A list or mapping that becomes empty is removed with its key (at the top level: emptied).
"""

from __future__ import annotations

import codecs
import json
import re
from bisect import bisect_right
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import pairwise
from typing import Any, NamedTuple

from isrp_cli.yaml_source import Abbildung, Bereich, Liste, Quelldatei, plain
from isrp_cli.zeitangabe import Zeitangabe

Pfad = tuple[str | int, ...]
# A date is written 2022-09-14, a time "17:00"; a Zeitangabe is its wording in quotes.
Wert = str | int | bool | date | time | Zeitangabe | dict[str, "Wert"] | list["Wert"]
# The keys of the mapping at a path, in the order in which they are to be written.
Reihenfolge = Callable[[Pfad], Sequence[str]]


class NichtAenderbar(Exception):
    """A place that cannot be changed automatically; says in German why and where."""


@dataclass(frozen=True, slots=True)
class Setze:
    """Gives the key or list entry at `pfad` a value; a key that is missing is added."""

    pfad: Pfad
    wert: Wert


@dataclass(frozen=True, slots=True)
class Anhaengen:
    """Adds an entry at the end of the list at `pfad`, which may be missing or empty."""

    pfad: Pfad
    wert: Wert


@dataclass(frozen=True, slots=True)
class Entferne:
    """Takes away the key or list entry at `pfad`."""

    pfad: Pfad


Aenderung = Setze | Anhaengen | Entferne


@dataclass(frozen=True, slots=True)
class Geaendert:
    """A file's new content; it may be used once `verify` has been given what was read of it."""

    inhalt: bytes
    _erwartet: Any
    _zeile: int

    def verify(self, gelesen: Quelldatei) -> None:
        """Raises NichtAenderbar unless the new content says just what was asked for."""
        _refuse_findings(gelesen, "so geändert: ")
        if not _same(self._erwartet, gelesen.wurzel):
            raise NichtAenderbar(
                "die Änderung lässt sich nicht einfügen, ohne anderes zu verändern "
                f"({_zeile(self._zeile)}); bitte von Hand ändern"
            )


def aendere(
    datei: Quelldatei, aenderungen: Sequence[Aenderung], reihenfolge: Reihenfolge
) -> Geaendert:
    """The file with all changes made; every path means the data as it was before.

    Raises NichtAenderbar if one of them is impossible or contradicts another. Linear in the
    length of the text, and nothing of the old file is kept.
    """
    _refuse_findings(datei)
    text, betroffen, erwartet = datei.text, set[int](), datei.wurzel
    if aenderungen:
        bearbeitung = _Bearbeitung(datei, reihenfolge)
        auftrag = _Auftrag(bearbeitung, aenderungen)
        text, betroffen = bearbeitung.execute(auftrag), bearbeitung.betroffen
        erwartet = _expected(datei.wurzel, auftrag)
    # A lone surrogate (from a terminal) becomes a finding instead of an exception.
    inhalt = codecs.BOM_UTF8 * datei.bom + text.encode("utf-8", "surrogatepass")
    return Geaendert(inhalt, erwartet, min(betroffen, default=0))


def _refuse_findings(datei: Quelldatei, vorab: str = "") -> None:
    for befund in datei.befunde:
        raise NichtAenderbar(f"{vorab}{_zeile(befund.fundstelle.zeile - 1)}: {befund.meldung}")


def _zeile(zeile: int) -> str:
    return f"Zeile {zeile + 1}"


# --- What is asked for -----------------------------------------------------------------------


class _Ort(NamedTuple):
    """A value, where it stands, and whether it stands inside brackets."""

    pfad: Pfad
    wert: Any
    bereich: Bereich
    key: Bereich | None
    # Where the keys or dashes of its container stand.
    spalte: int
    fluss: bool


class _Auftrag:
    """The changes, sorted by what has to be done; emptied containers go with their key."""

    def __init__(self, bearbeitung: _Bearbeitung, aenderungen: Iterable[Aenderung]) -> None:
        self.setze: dict[Pfad, Wert] = {}
        self.anhaengen: dict[Pfad, list[Wert]] = {}
        self.weg: dict[Pfad, set[str | int]] = {}
        for aenderung in aenderungen:
            pfad = aenderung.pfad
            match aenderung:
                case Setze(wert=wert):
                    self._set(pfad, wert)
                case Anhaengen(wert=wert):
                    self.anhaengen.setdefault(pfad, []).append(wert)
                case Entferne():
                    if not pfad:
                        raise NichtAenderbar("die ganze Datei lässt sich nicht entfernen")
                    bearbeitung.find(pfad)
                    self.weg.setdefault(pfad[:-1], set()).add(pfad[-1])
        for pfad in list(self.anhaengen):
            ort = bearbeitung.find_key(pfad)
            if ort is None or ort.wert is None or ort.wert == []:
                self._set(pfad, self.anhaengen.pop(pfad))
            elif not isinstance(ort.wert, Liste):
                raise NichtAenderbar(f"{_zeile(ort.bereich.zeile)}: hier steht keine Liste")
        self._remove_emptied(bearbeitung)

    def _set(self, pfad: Pfad, wert: Wert) -> None:
        if pfad in self.setze:
            raise NichtAenderbar(f"zwei Änderungen an derselben Stelle („{pfad[-1]}“)")
        self.setze[pfad] = wert

    def _remove_emptied(self, bearbeitung: _Bearbeitung) -> None:
        gefuellt = {*self.anhaengen, *(pfad[:-1] for pfad in self.setze)}
        # Deepest first: what becomes empty may empty what contains it.
        for pfad in sorted(self.weg, key=len, reverse=True):
            while pfad not in gefuellt:
                ort = bearbeitung.find(pfad)
                if len(self.weg[pfad]) < len(ort.wert.orte):
                    break
                if not pfad or isinstance(pfad[-1], int):
                    raise NichtAenderbar(
                        f"{_zeile(ort.bereich.zeile)}: danach wäre hier nichts mehr; "
                        "den ganzen Eintrag entfernen"
                    )
                del self.weg[pfad]
                if len(pfad) == 1:
                    self._set(pfad, [] if isinstance(ort.wert, Liste) else {})
                    break
                self.weg.setdefault(pfad[:-1], set()).add(pfad[-1])
                pfad = pfad[:-1]


def _expected(wurzel: Any, auftrag: _Auftrag) -> Any:
    """The data with the changes made, without places; shares nothing but scalars with the old."""
    neu = _plain(wurzel)

    def find(pfad: Pfad) -> Any:
        wert = neu
        for teil in pfad:
            wert = wert[teil]
        return wert

    for pfad, werte in auftrag.anhaengen.items():
        find(pfad).extend(_data(wert) for wert in werte)
    weg = [(find(pfad), teile) for pfad, teile in auftrag.weg.items()]
    for pfad, wert in auftrag.setze.items():
        find(pfad[:-1])[pfad[-1]] = _data(wert)
    for kiste, teile in weg:
        if isinstance(kiste, dict):
            for teil in teile:
                kiste.pop(teil, None)
        else:
            kiste[:] = [wert for i, wert in enumerate(kiste) if i not in teile]
    return neu


def _plain(wert: Any) -> Any:
    if type(wert) is str:  # most are
        return wert
    if isinstance(wert, dict):
        return {key: _plain(inhalt) for key, inhalt in wert.items()}
    return [_plain(inhalt) for inhalt in wert] if isinstance(wert, list) else wert


def _data(wert: Wert) -> Any:
    """A value as `yaml_source` reads it."""
    match wert:
        case dict():
            return {key: _data(inhalt) for key, inhalt in wert.items()}
        case list():
            return [_data(inhalt) for inhalt in wert]
        case time():
            return f"{wert:%H:%M}"
        case date() | Zeitangabe():
            return str(wert)
    return wert


def _same(a: Any, b: Any) -> bool:
    """Equality that tells 1 from true and 10.20 from 10.2."""
    if type(a) is str:  # most are
        return type(b) is str and a == b
    if isinstance(a, dict):
        return (
            isinstance(b, dict)
            and a.keys() == b.keys()
            and all(_same(wert, b[key]) for key, wert in a.items())
        )
    if isinstance(a, list):
        return isinstance(b, list) and len(a) == len(b) and all(map(_same, a, b))
    return type(a) is type(b) and str(a) == str(b)


# --- Scalars ---------------------------------------------------------------------------------

_STEUERZEICHEN = re.compile(r"[\x00-\x1f]")
_SYNTAX = re.compile(r"""[-?:,\[\]{}#&*!|>'"%@`=<~]|.*(?::(?:\s|\Z)|\s\#)""")
_FLUSS_SYNTAX = re.compile(r"[,\[\]{}:?]")
# What some reader of YAML takes for something else than text.
_WORTE = frozenset(("null", "true", "false", "yes", "no", "on", "off"))
_ZAHLENARTIG = re.compile(r"(?:[-+.][0-9_]|[0-9])(?:\S*\Z|[^a-zA-Z]*\Z|[0-9]{3}-[0-9])")


def _needs_quotes(text: str, fluss: bool) -> bool:
    """Whether YAML would read the text without quotes as something else."""
    return (
        text != text.strip()
        or not text
        or text.lower() in _WORTE
        or bool(_STEUERZEICHEN.search(text) or _SYNTAX.match(text))
        or (fluss and bool(_FLUSS_SYNTAX.search(text)))
    )


def _scalar(wert: Any, zitat: str = "", fluss: bool = False) -> str:
    """A scalar on one line; `zitat` is the kind of quotes that the text should have, or ""."""
    if isinstance(wert, bool):
        return "true" if wert else "false"
    if isinstance(wert, int):
        return str(wert)
    text: str = _data(wert)
    if not zitat and (
        isinstance(wert, time | Zeitangabe)
        or (isinstance(wert, str) and (_needs_quotes(text, fluss) or _ZAHLENARTIG.match(text)))
    ):
        zitat = '"'
    if zitat == "'" and not _STEUERZEICHEN.search(text):
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False) if zitat else text


def _stays_plain(text: str, ort: _Ort) -> bool:
    """Whether a wording may stand without quotes because the one before it did."""
    war_schlicht = isinstance(ort.wert, str) and bool(ort.wert)
    return war_schlicht and not _needs_quotes(text, ort.fluss) and plain(text) == text


def _fits_block(wert: Any) -> bool:
    """Whether a text can stand in lines of its own below `|` or `>`."""
    if not isinstance(wert, str):
        return False
    zeilen = wert.removesuffix("\n").split("\n")
    return (
        bool(zeilen[0] and zeilen[-1])
        and not zeilen[0].startswith(" ")
        and all(z == z.rstrip() and not _STEUERZEICHEN.search(z) for z in zeilen)
    )


# --- Cutting the text ------------------------------------------------------------------------

_VOR_WERT = re.compile(r"(?:[&!]\S*\s*(?:#.*\n\s*)*)*")
_DOPPELPUNKT = re.compile(r"\s*:")
_KOMMA = re.compile(r"[ \t]*,")
_ZEILENREST = re.compile(r"[ \t\r]*(?:#.*)?$", re.MULTILINE)
_KOMMENTAR = re.compile(r"#.*")
_BLOCKKOPF = re.compile(r"[|>][-+0-9]*")


class _Schnitt(NamedTuple):
    anfang: int
    ende: int
    neu: str


class _Bearbeitung:
    """One text, its positions and the cuts to be made in it. Lines count from 0."""

    def __init__(self, datei: Quelldatei, reihenfolge: Reihenfolge) -> None:
        self.datei = datei
        self.reihenfolge = reihenfolge
        # A last line without an end gets one while we work: then all lines are alike.
        self.anhang = ""
        if not datei.text.endswith("\n"):
            self.anhang = "\r\n" if "\r\n" in datei.text else "\n"
        self.text = datei.text + self.anhang
        self.zeilen = self.text.split("\n")[:-1]
        self.anfaenge = [0]
        for zeile in self.zeilen:
            self.anfaenge.append(self.anfaenge[-1] + len(zeile) + 1)
        self.schnitte: list[_Schnitt] = []
        # The lines that the changes are about; all others must come out as they are.
        self.betroffen: set[int] = set()
        self._vorbilder: dict[tuple[str, type], tuple[Any, Bereich, Bereich]] = {}
        self._lauf = self._all_values()
        ort = datei.wurzelort
        self._refuse_reference(ort)
        self._gefunden: dict[Pfad, _Ort] = {
            (): _Ort((), datei.wurzel, ort, None, ort.spalte, False)
        }

    def execute(self, auftrag: _Auftrag) -> str:
        """Makes the cuts for everything asked for, and the text that results."""
        neue: dict[Pfad, dict[str, Wert]] = {}
        for pfad, wert in auftrag.setze.items():
            if (ort := self.find_key(pfad)) is not None:
                self._replace(ort, wert)
            else:
                neue.setdefault(pfad[:-1], {})[str(pfad[-1])] = wert
        for pfad in {**dict.fromkeys(neue), **dict.fromkeys(auftrag.anhaengen), **auftrag.weg}:
            ort = self.find(pfad)
            weg = auftrag.weg.get(pfad, set())
            if isinstance(ort.wert, Abbildung):
                self._change_mapping(ort, neue.get(pfad, {}), weg)
            else:
                self._change_list(ort, auftrag.anhaengen.get(pfad, []), weg)
        # It knows this object, and would keep it and the whole file in memory.
        self._lauf.close()
        return self._cut()

    def _cut(self) -> str:
        teile: list[str] = []
        bis = 0
        for schnitt in sorted(self.schnitte, key=lambda s: s[:2]):
            if schnitt.anfang < bis:
                raise NichtAenderbar(
                    f"{self._where(schnitt.anfang)}: zwei Änderungen an derselben Stelle; "
                    "bitte nacheinander ändern"
                )
            teile += self.text[bis : schnitt.anfang], schnitt.neu
            bis = schnitt.ende
        neu = "".join([*teile, self.text[bis:]])
        # Lines that were not to be touched must all be there, in their order.
        rest = iter(neu.split("\n"))
        for nummer, zeile in enumerate(self.zeilen):
            if nummer not in self.betroffen and zeile not in rest:
                raise NichtAenderbar(f"{_zeile(nummer)} würde sich mit ändern")
        return neu.removesuffix(self.anhang)

    # --- Where things stand ---

    def find_key(self, pfad: Pfad) -> _Ort | None:
        """Like `find`; None where only the last key of the path is missing."""
        oben = self.find(pfad[:-1])
        if isinstance(oben.wert, Abbildung) and pfad[-1:] and pfad[-1] not in oben.wert.orte:
            return None
        return self.find(pfad)

    def find(self, pfad: Pfad) -> _Ort:
        """The value at a path; refuses what has an anchor or is an alias."""
        if pfad not in self._gefunden:
            self._gefunden[pfad] = self._step(self.find(pfad[:-1]), pfad)
        return self._gefunden[pfad]

    def _step(self, oben: _Ort, pfad: Pfad) -> _Ort:
        """The value at a path, given the one that contains it."""
        teil, key, bereich = pfad[-1], None, oben.bereich
        if isinstance(oben.wert, Abbildung) and isinstance(teil, str) and teil in oben.wert.orte:
            key, bereich = oben.wert.orte[teil]
            self._refuse_reference(key)
            wert = oben.wert.get(teil)
        elif isinstance(oben.wert, Liste) and isinstance(teil, int) and teil < len(oben.wert):
            bereich = oben.wert.orte[teil]
            wert = oben.wert[teil]
        else:
            raise NichtAenderbar(f"{_zeile(bereich.zeile)}: hier gibt es kein „{teil}“")
        fluss = oben.fluss or self._is_flow(oben)
        self._refuse_reference(bereich)
        return _Ort(pfad, wert, bereich, key, oben.bereich.spalte, fluss)

    def _refuse_reference(self, bereich: Bereich) -> None:
        # An empty value begins where something else does.
        if bereich[:2] != bereich[2:] and self.text[self._offset(*bereich[:2])] in "&*!":
            raise NichtAenderbar(
                f"{_zeile(bereich.zeile)}: hier steht ein Verweis (&, * oder !), der auch andere "
                "Stellen betrifft; bitte von Hand ändern"
            )

    def _offset(self, zeile: int, spalte: int) -> int:
        # The parser counts one line more than there is.
        return min(self.anfaenge[min(zeile, len(self.zeilen))] + spalte, len(self.text))

    def _line(self, stelle: int) -> int:
        return bisect_right(self.anfaenge, stelle) - 1

    def _where(self, stelle: int) -> str:
        return _zeile(self._line(stelle))

    def _first_character(self, bereich: Bereich) -> str:
        """What a value begins with, behind its anchor; "" where it is empty."""
        if bereich[:2] == bereich[2:]:
            return ""
        beginn = self._behind_anchor(bereich)
        return self.text[beginn : beginn + 1]

    def _behind_anchor(self, bereich: Bereich) -> int:
        beginn = self._offset(*bereich[:2])
        treffer = _VOR_WERT.match(self.text, beginn)
        return treffer.end() if treffer else beginn

    def _brackets(self, bereich: Bereich) -> bool:
        return self._first_character(bereich) in ("[", "{")

    def _is_flow(self, ort: _Ort) -> bool:
        """Whether a collection stands in brackets; refuses a pair without, as in [a: 1]."""
        if self._brackets(ort.bereich):
            return True
        if ort.fluss:
            raise NichtAenderbar(
                f"{_zeile(ort.bereich.zeile)}: hier fehlen die geschweiften Klammern"
            )
        return False

    def _end(self, wert: Any, bereich: Bereich) -> int:
        """Where a value ends, without the blank lines and comments behind it."""
        while wert and isinstance(wert, Abbildung | Liste):
            if self._first_character(bereich) in ("[", "{", "*"):
                break
            if isinstance(wert, Liste):
                wert, bereich = wert[-1], wert.orte[-1]
            else:
                key, (_, bereich) = next(reversed(wert.orte.items()))
                wert = wert.get(key)
        anfang, ende = self._offset(*bereich[:2]), self._offset(*bereich[2:])
        kopf = _BLOCKKOPF.match(self.text, self._behind_anchor(bereich))
        if kopf is None or isinstance(wert, Abbildung | Liste) or ende == anfang:
            return ende
        zeile = bereich.ende_zeile - (bereich.ende_spalte == 0)
        zeile = min(zeile, len(self.zeilen) - 1)
        while "+" not in kopf[0] and zeile > bereich.zeile and not self.zeilen[zeile].strip():
            zeile -= 1
        return self.anfaenge[zeile] + len(self.zeilen[zeile].removesuffix("\r"))

    def _end_in_brackets(self, key: Bereich, wert: Any, bereich: Bereich) -> int:
        """Where a key with its value ends: an empty value begins where the next thing does."""
        if bereich[:2] != bereich[2:]:
            return self._end(wert, bereich)
        ende_key = self._offset(*key[2:])
        treffer = _DOPPELPUNKT.match(self.text, ende_key, self._offset(*bereich[:2]))
        return treffer.end() if treffer else ende_key

    def _dash(self, liste: Liste, bereich: Bereich, i: int) -> int:
        """The line of the dash of an entry: at the list's column, above or at the entry."""
        if liste.orte[i] == liste.orte[0]:
            return bereich.zeile
        zeile = liste.orte[i].zeile
        while not (
            self.zeilen[zeile].startswith("-", bereich.spalte)
            and not self.zeilen[zeile][: bereich.spalte].strip()
        ):
            zeile -= 1
        return zeile

    def _leaves(self, wert: Any, bereich: Bereich) -> Iterator[tuple[int, int]]:
        """From where to where every key and scalar inside a value stands, in order."""
        if isinstance(wert, Abbildung | Liste) and self._first_character(bereich) != "*":
            if isinstance(wert, Liste):
                for inhalt, ort in zip(wert, wert.orte, strict=True):
                    yield from self._leaves(inhalt, ort)
            else:
                for key, (ort_key, ort) in wert.orte.items():
                    yield self._offset(*ort_key[:2]), self._offset(*ort_key[2:])
                    yield from self._leaves(wert.get(key), ort)
        else:
            yield self._offset(*bereich[:2]), self._end(wert, bereich)

    def _refuse_losses(self, ort: _Ort, *, kommentare: bool) -> None:
        """Refuses to overwrite a value with an anchor (or a comment) inside."""
        anfang, ende = self._offset(*ort.bereich[:2]), self._end(ort.wert, ort.bereich)
        blaetter = list(self._leaves(ort.wert, ort.bereich))
        for (_, bis), (von, _) in pairwise([(anfang, anfang), *blaetter, (ende, ende)]):
            luecke = self.text[bis:von]
            if kommentare:
                self._refuse_comment(bis, von)
            if "&" in _KOMMENTAR.sub("", luecke) or (von < ende and self.text[von] == "&"):
                raise NichtAenderbar(
                    f"{self._where(von)}: hier ist etwas mit & benannt, worauf andere Stellen "
                    "verweisen können; bitte von Hand ändern"
                )

    def _refuse_comment(self, von: int, bis: int) -> None:
        if (stelle := self.text.find("#", von, bis)) >= 0:
            raise NichtAenderbar(
                f"{self._where(stelle)}: hier steht ein Kommentar, der verloren ginge; "
                "bitte von Hand ändern"
            )

    # --- Lines ---

    def _is_blank(self, zeile: int) -> bool:
        return zeile >= len(self.zeilen) or not self.zeilen[zeile].strip()

    def _comment_column(self, zeile: int) -> int:
        """The column of a line that is only a comment, -1 for another line."""
        if zeile < len(self.zeilen) and (rest := self.zeilen[zeile].lstrip()).startswith("#"):
            return len(self.zeilen[zeile]) - len(rest)
        return -1

    def _behind(self, zeile: int, spalte: int) -> int:
        """The line before which to insert behind a key or entry that ends in `zeile`."""
        ende = zeile + 1
        while self._comment_column(ende) >= 0:
            ende += 1
        folgende = -1
        if not self._is_blank(ende):
            folgende = len(self.zeilen[ende]) - len(self.zeilen[ende].lstrip())
        for i in range(zeile + 1, ende):
            kommentar = self._comment_column(i)
            # At the left margin it may as well be about the file.
            if kommentar > spalte or (kommentar == spalte > 0 and folgende < spalte):
                zeile = i
            else:
                break
        return zeile + 1

    def _break(self, zeile: int) -> str:
        """The line end that a new line before `zeile` gets: that of the line above."""
        return "\r\n" if self.zeilen[max(zeile - 1, 0)].endswith("\r") else "\n"

    def _put(self, anfang: int, ende: int, neu: str) -> None:
        self.schnitte.append(_Schnitt(anfang, ende, neu))

    def _put_lines(self, von: int, bis: int, zeilen: Iterable[str]) -> None:
        """Replaces the lines from `von` to before `bis`."""
        umbruch = self._break(von)
        neu = "".join(zeile + umbruch for zeile in zeilen)
        self._put(self.anfaenge[von], self.anfaenge[bis], neu)
        self.betroffen.update(range(von, bis))

    def _remove_lines(self, von: int, bis: int, spalte: int, *, letzter: bool = False) -> None:
        """Removes lines and the comments indented below them.

        Of two blank lines around them one goes, and the one above the last entry of a list.
        """
        while self._comment_column(bis) > spalte:
            bis += 1
        if von > 0 and self._is_blank(von - 1) and (letzter or self._is_blank(bis)):
            von -= 1
        self._put_lines(von, bis, ())

    # --- How the file writes things ---

    def _all_values(self) -> Generator[tuple[str, Any, Bereich, Bereich], None, None]:
        """Every key with its value, in the order of the file."""
        stapel: list[tuple[Any, Bereich]] = [(self.datei.wurzel, self.datei.wurzelort)]
        while stapel:
            wert, bereich = stapel.pop()
            if not isinstance(wert, Abbildung | Liste) or self._first_character(bereich) == "*":
                continue
            if isinstance(wert, Liste):
                stapel += reversed(list(zip(wert, wert.orte, strict=True)))
                continue
            for key, (ort_key, ort) in wert.orte.items():
                yield key, wert.get(key), ort_key, ort
            stapel += [(wert.get(key), ort) for key, (_, ort) in reversed(wert.orte.items())]

    def _model(self, key: str, art: type) -> tuple[Any, Bereich, Bereich] | None:
        """The first value of a kind (list, dict, or str for scalars) that the file has at a key."""
        while (key, art) not in self._vorbilder:
            eintrag = next(self._lauf, None)
            if eintrag is None:
                return None
            name, wert, ort_key, ort = eintrag
            if wert in (None, [], {}) or self.text[self._offset(*ort[:2])] in "&*!":
                continue
            self._vorbilder.setdefault((name, _kind(wert)), (wert, ort_key, ort))
        return self._vorbilder[key, art]

    def _quotes(self, key: str) -> str:
        """The kind of quotes that the file puts around the values of a key without need."""
        vorbild = self._model(key, str)
        return self._habit(vorbild[0], vorbild[2]) if vorbild else ""

    def _habit(self, wert: Any, ort: Bereich, fluss: bool = False) -> str:
        """The quotes that a text has without need, else ""."""
        if isinstance(wert, str):
            zeichen = self._first_character(ort)
            if zeichen in ('"', "'") and not _needs_quotes(wert, fluss):
                return zeichen
        return ""

    def _wants_brackets(self, key: str, wert: Any) -> bool:
        if not wert:
            return True
        if vorbild := self._model(key, _kind(wert)):
            if isinstance(wert, list) and isinstance(wert[0], dict):
                return isinstance(vorbild[0][0], dict) and self._brackets(vorbild[2])
            return self._brackets(vorbild[2])
        return isinstance(wert, list) and all(isinstance(inhalt, int) for inhalt in wert)

    def _style(self, pfad: Pfad) -> _Stil:
        """How the nearest mappings are written: their indentation, and whether like JSON."""
        liste = einzug = zitat = None
        for laenge in range(len(pfad), -1, -1):
            ort = self.find(pfad[:laenge])
            if not isinstance(ort.wert, Abbildung):
                continue
            if None not in (liste, einzug, zitat):
                break
            for key, (ort_key, ort_wert) in ort.wert.orte.items():
                if zitat is None:
                    zitat = '"' if self._first_character(ort_key) == '"' else ""
                inhalt = ort.wert.get(key)
                if not inhalt or self._first_character(ort_wert) in ("[", "{", "*"):
                    continue
                tiefe = ort_wert.spalte - ort_key.spalte
                if self.text[self._offset(*ort_wert[:2])] == "&":
                    continue
                if isinstance(inhalt, Liste):
                    liste = tiefe if liste is None else liste
                elif isinstance(inhalt, Abbildung):
                    einzug = tiefe if einzug is None else einzug
        if einzug is None:
            einzug = liste or 2
        return _Stil(einzug, einzug if liste is None else liste, zitat or "")

    # --- New text: lines relative to the column of the key or dash ---

    def _inline(self, wert: Any, zitat: str, fluss: bool, stil: _Stil) -> str:
        if isinstance(wert, list):
            return "[" + ", ".join(self._inline(w, zitat, True, stil) for w in wert) + "]"
        if isinstance(wert, dict):
            inhalt = (self._pair(key, w, True, stil)[0] for key, w in wert.items())
            return "{" + stil.luft + ", ".join(inhalt) + stil.luft + "}" if wert else "{}"
        return _scalar(wert, zitat or stil.json, fluss)

    def _pair(self, key: str, wert: Any, fluss: bool, stil: _Stil) -> list[str]:
        """A key and its value; one line inside brackets."""
        kopf, zeilen = self._form(key, wert, fluss, stil)
        name = _scalar(key, stil.json)
        return [f"{name}: {kopf}" if kopf else f"{name}:", *zeilen]

    def _form(self, key: str, wert: Any, fluss: bool, stil: _Stil) -> tuple[str, list[str]]:
        """What stands behind a key and in the lines below it."""
        if not fluss and isinstance(wert, str) and "\n" in wert and _fits_block(wert):
            return self._text_block(wert, "|", stil.einzug)
        if fluss or not isinstance(wert, dict | list) or self._wants_brackets(key, wert):
            zitat = self._quotes(key)
            if isinstance(wert, list) and (vorbild := self._model(key, list)):
                zitat = self._habit(vorbild[0][0], vorbild[0].orte[0], True)
            return self._inline(wert, zitat, fluss, stil), []
        vorbild = self._model(key, _kind(wert))
        tiefe = stil.liste if isinstance(wert, list) else stil.einzug
        if vorbild:
            tiefe = vorbild[2].spalte - vorbild[1].spalte
        return "", _indent(self._block(key, wert, stil), tiefe)

    def _text_block(self, wert: str, zeichen: str, tiefe: int) -> tuple[str, list[str]]:
        inhalt = wert.removesuffix("\n")
        if "\n" in inhalt:
            zeichen = "|"
        return zeichen + ("-" if inhalt == wert else ""), _indent(inhalt.split("\n"), tiefe)

    def _block(self, key: str, wert: Any, stil: _Stil) -> list[str]:
        """A list or mapping in lines."""
        if isinstance(wert, dict):
            return [z for k, w in wert.items() for z in self._pair(k, w, False, stil)]
        vorbild = self._model(key, list)
        muster = (vorbild[0][0], vorbild[0].orte[0]) if vorbild else (None, None)
        return [z for inhalt in wert for z in self._entry(inhalt, *muster, stil=stil)]

    def _entry(
        self, wert: Any, muster: Any, ort: Bereich | None, *, stil: _Stil, abstand: int = 1
    ) -> list[str]:
        """A list entry with its dash, written like another entry of the list."""
        zeichen = self._first_character(ort) if ort else ""
        if isinstance(wert, dict) and wert and not (zeichen == "{" and isinstance(muster, dict)):
            zeilen = self._block("", wert, stil)
        elif isinstance(wert, str) and "\n" in wert and _fits_block(wert):
            kopf, zeilen = self._text_block(wert, "|", 0)
            zeilen = [kopf, *zeilen]
        else:
            if ort and zeichen == "{" and self.text.startswith(" ", self._offset(*ort[:2]) + 1):
                stil = stil._replace(luft=" ")
            zitat = self._habit(muster, ort) if ort else ""
            zeilen = [self._inline(wert, zitat, False, stil)]
        erste, *weitere = zeilen
        return ["-" + " " * abstand + erste, *_indent(weitere, abstand + 1)]

    # --- The changes ---

    def _replace(self, ort: _Ort, wert: Wert) -> None:
        bereich = ort.bereich
        if not ort.pfad:
            raise NichtAenderbar("die ganze Datei lässt sich nicht ersetzen")
        self._refuse_losses(ort, kommentare=True)
        anfang, ende = self._offset(*bereich[:2]), self._end(ort.wert, bereich)
        zeichen = self._first_character(bereich)
        sammlung = isinstance(ort.wert, Abbildung | Liste)
        blockskalar = not sammlung and zeichen in ("|", ">")
        stil = self._style(ort.pfad[:-1])
        kopf, zeilen = self._new_form(ort, wert, stil, zeichen)
        if ort.fluss:
            if not zeichen and ort.key:
                # An empty value begins where the next thing does.
                anfang = self._end_in_brackets(ort.key, None, bereich)
                kopf = f" {kopf}" if self.text[anfang - 1] == ":" else f": {kopf}"
                ende = anfang if self.text[anfang:ende].strip(" \t") else ende
            self._put(anfang, ende, kopf)
            self.betroffen.update(range(self._line(anfang), self._line(ende) + 1))
            return
        anker = self._anchor(ort)
        # What is replaced: a piece of the line with the colon or dash, and whole lines below.
        von, bis = anfang, ende
        unten: tuple[int, int] | None = None
        if not zeichen:
            von = bis = anker
        elif blockskalar:
            treffer = _BLOCKKOPF.match(self.text, anfang)
            bis = treffer.end() if treffer else anfang
            unten = bereich.zeile + 1, self._line(ende) + 1
        elif bereich.zeile > self._line(anker) and (
            not kopf or (sammlung and zeichen not in ("[", "{"))
        ):
            von = bis = anker
            unten = bereich.zeile, self._line(ende) + 1
            self._refuse_comment(ende, self.anfaenge[unten[1]])
        if von == bis:
            rest = self.text[bis : self.anfaenge[self._line(bis) + 1]].rstrip("\r\n")
            leer = len(rest) if kopf and not rest.strip() else 0
            self._put(von, bis + leer, f" {kopf}" if kopf else "")
        else:
            self._put(von if kopf else anker, bis, kopf)
        self.betroffen.update(range(self._line(min(anker, von)), self._line(ende) + 1))
        if unten is None:
            unten = self._line(bis) + 1, self._line(bis) + 1
        if zeilen or unten[0] < unten[1]:
            self._put_lines(*unten, zeilen)

    def _new_form(self, ort: _Ort, wert: Any, stil: _Stil, zeichen: str) -> tuple[str, list[str]]:
        """What is to stand behind the colon or dash and below it, indented as in the file."""
        key = str(ort.pfad[-1]) if ort.key else ""
        blockskalar = zeichen in ("|", ">") and not isinstance(ort.wert, Abbildung | Liste)
        if isinstance(wert, str) and not ort.fluss and _fits_block(wert):
            if blockskalar:
                inhalt = (z for z in self.zeilen[ort.bereich.zeile + 1 :] if z.strip())
                erste = next(inhalt, "")
                tiefe = len(erste) - len(erste.lstrip())
                return self._text_block(wert, zeichen, max(tiefe, ort.spalte + 1))
            if "\n" in wert:
                return self._text_block(wert, "|", ort.spalte + stil.einzug)
        if not isinstance(wert, dict | list):
            zitat = zeichen if zeichen in ('"', "'") else ""
            if isinstance(wert, Zeitangabe) and not zitat and _stays_plain(wert.text, ort):
                return wert.text, []
            if zeichen:
                stil = stil._replace(json="")
            elif key:
                zitat = self._quotes(key)
            return self._inline(wert, zitat, ort.fluss, stil), []
        gleich = isinstance(ort.wert, Abbildung if isinstance(wert, dict) else Liste)
        if gleich and ort.wert:
            klammern = zeichen in ("[", "{")
        elif gleich and not isinstance(wert[0] if isinstance(wert, list) and wert else {}, dict):
            # [] says how the list is to be written, unless the file writes it otherwise.
            klammern = self._model(key, _kind(wert)) is None or self._wants_brackets(key, wert)
        else:
            klammern = self._wants_brackets(key, wert)
        if ort.fluss or klammern or not wert:
            return self._inline(wert, "", ort.fluss, stil), []
        if not ort.key:
            spalte = ort.spalte + 2
            if ort.bereich.zeile == self._line(self._anchor(ort)) and zeichen:
                spalte = ort.bereich.spalte
            kopf, *zeilen = self._block(key, wert, stil)
            return kopf, _indent(zeilen, spalte)
        if gleich and ort.wert:
            return "", _indent(self._block(key, wert, stil), ort.bereich.spalte)
        kopf, zeilen = self._form(key, wert, False, stil)
        return kopf, _indent(zeilen, ort.spalte)

    def _anchor(self, ort: _Ort) -> int:
        """The place right behind the colon or dash of a value in lines."""
        if ort.key is None:
            oben = self.find(ort.pfad[:-1])
            zeile = self._dash(oben.wert, oben.bereich, int(ort.pfad[-1]))
            return self._offset(zeile, ort.spalte) + 1
        treffer = _DOPPELPUNKT.match(self.text, self._offset(*ort.key[2:]))
        if treffer is None:
            raise NichtAenderbar(f"{_zeile(ort.key.zeile)}: hier fehlt der Doppelpunkt")
        return treffer.end()

    def _change_mapping(self, ort: _Ort, neue: dict[str, Wert], weg: set[str | int]) -> None:
        orte = ort.wert.orte
        rang = {key: i for i, key in enumerate(self.reihenfolge(ort.pfad))}
        stil = self._style(ort.pfad)
        namen = list(orte)
        bleibende = [(i, rang.get(key)) for i, key in enumerate(namen) if key not in weg]
        einschub: dict[int, list[list[str]]] = {}
        fluss = self._is_flow(ort)
        for key in sorted(neue, key=lambda k: rang.get(k, len(rang))):
            davor = [
                i for i, r in bleibende if key not in rang or (r is not None and r < rang[key])
            ]
            zeilen = self._pair(key, neue[key], fluss, stil)
            einschub.setdefault(davor[-1] if davor else -1, []).append(zeilen)
        if fluss:
            elemente = [
                (
                    self._offset(*ort_key[:2]),
                    self._end_in_brackets(ort_key, ort.wert.get(key), ort_wert),
                )
                for key, (ort_key, ort_wert) in orte.items()
            ]
            texte = {i: [zeilen[0] for zeilen in liste] for i, liste in einschub.items()}
            self._change_flow(ort, elemente, {i for i, k in enumerate(namen) if k in weg}, texte)
            return
        for i, eintraege in einschub.items():
            zeilen = [zeile for eintrag in eintraege for zeile in eintrag]
            if i >= 0:
                ende = self._end(ort.wert.get(namen[i]), orte[namen[i]][1])
                ziel = self._behind(self._line(ende), ort.bereich.spalte)
                self._put_lines(ziel, ziel, _indent(zeilen, ort.bereich.spalte))
            else:
                erster = orte[namen[bleibende[0][0]]][0] if bleibende else ort.bereich
                umbruch = self._break(erster.zeile + 1) + " " * ort.bereich.spalte
                stelle = self._offset(*erster[:2])
                self._put(stelle, stelle, "".join(zeile + umbruch for zeile in zeilen))
                self.betroffen.add(erster.zeile)
        if weg:
            self._remove_keys(ort, namen, weg)

    def _remove_keys(self, ort: _Ort, namen: list[str], weg: set[str | int]) -> None:
        orte = ort.wert.orte
        erster_bleibt = next((i for i, key in enumerate(namen) if key not in weg), len(namen))
        vorn = self.zeilen[ort.bereich.zeile][: ort.bereich.spalte].strip()
        for i, key in enumerate(namen):
            if key not in weg:
                continue
            ort_key, ort_wert = orte[key]
            self._refuse_losses(self.find((*ort.pfad, key)), kommentare=False)
            ende = self._line(self._end(ort.wert.get(key), ort_wert))
            if vorn and i < erster_bleibt:
                # Behind a dash: the next key moves up.
                if erster_bleibt == len(namen):
                    raise self._not_alone(ort_key, key)
                bis = self._offset(*orte[namen[i + 1]][0][:2])
                self._refuse_comment(self.anfaenge[ende + 1], bis)
                self._put(self._offset(*ort_key[:2]), bis, "")
                self.betroffen.update(range(ort_key.zeile, self._line(bis) + 1))
            elif self.zeilen[ort_key.zeile][: ort_key.spalte].strip():
                raise self._not_alone(ort_key, key)
            else:
                self._remove_lines(ort_key.zeile, ende + 1, ort_key.spalte)

    @staticmethod
    def _not_alone(ort: Bereich, was: str) -> NichtAenderbar:
        return NichtAenderbar(
            f"{_zeile(ort.zeile)}: „{was}“ steht nicht auf einer eigenen Zeile; "
            "bitte von Hand ändern"
        )

    def _change_list(self, ort: _Ort, neue: list[Wert], weg: set[str | int]) -> None:
        liste, bereich = ort.wert, ort.bereich
        letzter, letzter_ort = liste[-1], liste.orte[-1]
        stil = self._style(ort.pfad)
        for i in weg:
            self._refuse_losses(self.find((*ort.pfad, i)), kommentare=False)
        if self._is_flow(ort):
            elemente = [
                (self._offset(*stelle[:2]), self._end(wert, stelle))
                for wert, stelle in zip(liste, liste.orte, strict=True)
            ]
            zitat = self._habit(letzter, letzter_ort, True)
            if self._first_character(letzter_ort) == "{" and self.text.startswith(
                " ", elemente[-1][0] + 1
            ):
                stil = stil._replace(luft=" ")
            texte = [self._inline(wert, zitat, True, stil) for wert in neue]
            bleibt = max((i for i in range(len(liste)) if i not in weg), default=-1)
            self._change_flow(ort, elemente, {int(i) for i in weg}, {bleibt: texte})
            return
        spalte = bereich.spalte
        if neue:
            abstand = 1
            if self._dash(liste, bereich, -1) == letzter_ort.zeile and letzter is not None:
                abstand = letzter_ort.spalte - spalte - 1
            ziel = self._behind(self._line(self._end(letzter, letzter_ort)), spalte)
            zeilen: list[str] = []
            # Records with a blank line between them keep it.
            luft = len(liste) > 1 and self._is_blank(self._above(liste, bereich))
            for wert in neue:
                zeilen += [""] * luft
                eintrag = self._entry(wert, letzter, letzter_ort, stil=stil, abstand=abstand)
                zeilen += _indent(eintrag, spalte)
            self._put_lines(ziel, ziel, zeilen)
        for i in sorted(int(i) for i in weg):
            zeile = self._dash(liste, bereich, i)
            if self.zeilen[zeile][:spalte].strip():
                raise self._not_alone(liste.orte[i], "-")
            bis = self._line(self._end(liste[i], liste.orte[i])) + 1
            self._remove_lines(zeile, bis, spalte, letzter=0 < i == len(liste) - 1)

    def _above(self, liste: Liste, bereich: Bereich) -> int:
        """The line above the last entry and its comments."""
        zeile = self._dash(liste, bereich, -1) - 1
        while self._comment_column(zeile) >= 0:
            zeile -= 1
        return zeile

    def _change_flow(
        self,
        ort: _Ort,
        elemente: list[tuple[int, int]],
        weg: set[int],
        neue: dict[int, list[str]],
    ) -> None:
        """Removes elements inside brackets and adds some behind others (-1: in front)."""
        bleibende = [i for i in range(len(elemente)) if i not in weg]
        if not bleibende:
            texte = ", ".join(text for liste in neue.values() for text in liste)
            innen = (self._offset(*ort.bereich[:2]) + 1, self._offset(*ort.bereich[2:]) - 1)
            von, bis = (elemente[0][0], elemente[-1][1]) if elemente else innen
            self._refuse_losses(ort, kommentare=True)
            self._put(von, bis, texte)
            self.betroffen.update(range(self._line(von), self._line(bis) + 1))
            return
        for i, texte_neu in neue.items():
            if texte_neu:
                self._insert_flow(elemente[i if i >= 0 else bleibende[0]], texte_neu, vorn=i < 0)
        for i in sorted(weg):
            von, bis = elemente[i]
            self.betroffen.update(range(self._line(von), self._line(bis) + 1))
            if self._own_lines(von, bis):
                self._put_lines(self._line(von), self._line(bis) + 1, ())
                davor = [j for j in bleibende if j < i]
                if davor and i > bleibende[-1] and i == len(elemente) - 1:
                    self._move_comma(elemente[davor[-1]][1], bis)
            elif i < bleibende[-1]:
                self._refuse_comment(bis, elemente[i + 1][0])
                self._put(von, elemente[i + 1][0], "")
                self.betroffen.add(self._line(elemente[i + 1][0]))
            else:
                self._refuse_comment(elemente[i - 1][1], von)
                self._put(elemente[i - 1][1], bis, "")
                self.betroffen.add(self._line(elemente[i - 1][1]))

    def _own_lines(self, von: int, bis: int) -> bool:
        """Whether an element in brackets has its lines for itself."""
        komma = _KOMMA.match(self.text, bis)
        vorn = self.text[self.anfaenge[self._line(von)] : von]
        return not vorn.strip() and bool(
            _ZEILENREST.match(self.text, komma.end() if komma else bis)
        )

    def _move_comma(self, davor: int, bis: int) -> None:
        """The last element goes and had no comma: the one before loses its own."""
        komma = _KOMMA.match(self.text, davor)
        if komma and not _KOMMA.match(self.text, bis):
            self._put(davor, komma.end(), "")
            self.betroffen.add(self._line(davor))

    def _insert_flow(self, element: tuple[int, int], texte: list[str], *, vorn: bool) -> None:
        von, bis = element
        zeile = self._line(bis)
        eigene = self._own_lines(von, bis)
        einzug = " " * (von - self.anfaenge[self._line(von)])
        umbruch = self._break(zeile + 1)
        if vorn:
            trenner = "," + (umbruch + einzug if eigene else " ")
            self._put(von, von, "".join(text + trenner for text in texte))
            self.betroffen.add(self._line(von))
        elif eigene:
            komma = _KOMMA.match(self.text, bis)
            if komma is None:
                self._put(bis, bis, ",")
                self.betroffen.add(zeile)
            ende = "," if komma else ""
            zeilen = [einzug + text + "," for text in texte[:-1]] + [einzug + texte[-1] + ende]
            self._put_lines(zeile + 1, zeile + 1, zeilen)
        else:
            self._put(bis, bis, "".join(", " + text for text in texte))
            self.betroffen.add(zeile)


class _Stil(NamedTuple):
    """How far mappings and lists are indented below their key, and how brackets are filled."""

    einzug: int
    liste: int
    json: str = ""
    luft: str = ""


def _kind(wert: Any) -> type:
    return dict if isinstance(wert, dict) else list if isinstance(wert, list) else str


def _indent(zeilen: Iterable[str], tiefe: int) -> list[str]:
    return [" " * tiefe + zeile if zeile else "" for zeile in zeilen]
