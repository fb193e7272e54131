"""Filled-in minutes (Markdown, Word) → what they say. Tolerates what editors make of such a text.

A line is a heading, or a label with a colon („Ergebnis: …“), or belongs to the label before it.
Nothing that was written under a point is passed over in silence: what cannot be read is reported
with its place, everything at once.
"""

from __future__ import annotations

import codecs
import re
import stat
import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import TypeVar

from isrp_cli.befund import Abbruch, Befund, Fundstelle, Stufe, kurz
from isrp_cli.documents.protokoll import GelesenerTop, GelesenesProtokoll, decided
from isrp_cli.formats import word_lesen
from isrp_cli.formats.markdown import unescape
from isrp_cli.loading import display_path
from isrp_cli.models import Beschluss, Beschlussergebnis, Festlegung, Stimmen
from isrp_cli.woerter import BESCHLUSS, aufzaehlung
from isrp_cli.zeitangabe import ZeitangabeFehler, lies_datum
from isrp_cli.zeitangabe import lies as lies_zeitangabe

# The longest minutes are a fraction of this.
MAX_BYTES = 1_000_000
MAX_BEFUNDE = 50

W = TypeVar("W")


def read(pfad: Path, nr: int) -> GelesenesProtokoll:
    """Reads a file; raises Abbruch where that is impossible, else as `lies`."""
    name = display_path(pfad)
    try:
        if not stat.S_ISREG(pfad.stat().st_mode):  # opening a pipe would wait for ever
            raise Abbruch(f"„{name}“ ist keine gewöhnliche Datei.")
        with pfad.open("rb") as strom:
            inhalt = strom.read(word_lesen.MAX_BYTES + 1)
    except OSError as fehler:
        raise Abbruch(
            f"„{name}“ ist nicht lesbar (Systemfehler {fehler.errno}). "
            "Bitte prüfen, ob es die Datei gibt und Sie sie lesen dürfen."
        ) from None
    text = word_lesen.as_markdown(inhalt)
    return lies(inhalt if text is None else text.encode(), name, nr)


def lies(inhalt: bytes, name: str, nr: int) -> GelesenesProtokoll:
    """What the minutes of step `nr` say; `name` is the file's for messages.

    Raises Abbruch with all findings where it is no such file or something cannot be read.
    """
    text, hinweise = _decode(inhalt, name)
    leser = _Leser(name)
    for zeile in text.split("\n"):
        leser.take(zeile)
    gelesen = leser.result(nr, hinweise)
    if leser.befunde:
        raise Abbruch(
            "Das Protokoll lässt sich so nicht übernehmen. Nichts wurde geändert.",
            tuple(sorted(leser.befunde, key=lambda b: b.fundstelle)[:MAX_BEFUNDE]),
        )
    return gelesen


# --- From bytes to text ----------------------------------------------------------------------

# What no text contains, whatever wrote it.
_BINAER = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
# Breaks within a paragraph that are no end of a line to an editor; what cannot be seen at all.
_ERSATZ = {
    **dict.fromkeys(map(ord, "\x0b\x0c\x85\u2028\u2029"), " "),
    **dict.fromkeys(map(ord, "\ufeff\u200b\u2060\u00ad"), None),
}


def _decode(inhalt: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """The text with plain line ends, and remarks on its encoding; raises Abbruch."""
    if len(inhalt) > MAX_BYTES:
        raise Abbruch(
            f"„{name}“ ist größer als {MAX_BYTES // 1_000_000} MB. Das ist kein Protokoll von "
            "isrp; bitte prüfen, ob es die richtige Datei ist."
        )
    hinweise: tuple[str, ...] = ()
    try:
        if inhalt.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            text = inhalt.decode("utf-16")
        else:
            text = inhalt.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What the editors of Windows write by default; the bytes it leaves open do not matter.
        text = inhalt.decode("cp1252", "replace")
        hinweise = (
            f"„{name}“ ist nicht als UTF-8 gespeichert und wurde als Windows-Text gelesen: "
            "bitte die Umlaute prüfen.",
        )
    if _BINAER.search(text):
        raise Abbruch(
            f"„{name}“ ist keine Textdatei. Ein Protokoll aus einer Textverarbeitung bitte dort "
            "als Word-Dokument (.docx) oder Markdown speichern und diese Datei übernehmen."
        )
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_ERSATZ)
    return unicodedata.normalize("NFC", text), hinweise


# --- From text to fields ---------------------------------------------------------------------

_TITEL = re.compile(
    r"\s*(?:(#{1,6})\s+(.*)|(?:\*\*|__)(TOP\s*[0-9].*)(?:\*\*|__)\s*)", re.IGNORECASE
)
# A point whose title is only bold counts as a heading of the skeleton's level.
_EBENE = 3
_TOP = re.compile(r"\W*TOP\s*([0-9]+(?:\.[0-9]+)*)\b", re.IGNORECASE)
_SCHRITT = re.compile(r"\W*Schritt\s+([0-9]{1,9})\b", re.IGNORECASE)
# How a label may be written → its name.
_NAMEN = {
    **dict.fromkeys(("ergebnis", "ergebnisse"), "Ergebnis"),
    **dict.fromkeys(("beschluss", "beschluß"), "Beschluss"),
    **dict.fromkeys(("drucksache", "drucksachen"), "Drucksache"),
    **dict.fromkeys(("stimmen", "abstimmung"), "Stimmen"),
    **dict.fromkeys(("auftrag", "aufträge"), "Auftrag"),
    "wer": "Wer",
    **dict.fromkeys(("bis wann", "bis"), "Bis wann"),
    "datum": "Datum",
}
_NAME = "|".join(sorted(_NAMEN, key=len, reverse=True)).replace(" ", r"\s+")
# "Ergebnis:", "- Ergebnis :", "**Ergebnis:**", "**Ergebnis**:", "Beschluss (angenommen, …):"
_BEZEICHNUNG = re.compile(
    r"\s*(?:[-*+•‣·–—]\s+)?(?:(?P<vorn>\*\*|__|[*_])\s*)?"
    rf"(?P<name>{_NAME})"
    r"(?:\s*\([^()]*\))?(?:\s*(?P<mitte>\*\*|__|[*_]))?\s*:\s*",
    re.IGNORECASE,
)
_LISTENPUNKT = re.compile(r"\s*(?:[-*+•‣·–—]|[0-9]{1,9}[.)])\s")
# A field in which nothing but this stands is not filled in.
_PLATZHALTER = re.compile(r"[\s.…_‐-―\-/\\]*")
_KEINE = frozenset({"keine", "keiner", "keines", "keins", "kein", "entfällt", "entfallt"})


@dataclass(slots=True)
class _Feld:
    """A label with what follows it; `fundstelle` is where the value begins."""

    name: str
    fundstelle: Fundstelle
    zeilen: list[str]
    absatz_endet: bool = False

    @property
    def kurztext(self) -> str:
        """The value of a field of one paragraph; "" where it is not filled in."""
        text = " ".join(unescape("\n".join(self.zeilen)).split())
        leer = _PLATZHALTER.fullmatch(text) or text.casefold().rstrip(".") in _KEINE
        return "" if leer else text

    @property
    def langtext(self) -> str:
        """The value of a field of several paragraphs, line by line; "" where not filled in."""
        erste, *weitere = (zeile.rstrip() for zeile in self.zeilen)
        text = unescape("\n".join([erste, *textwrap.dedent("\n".join(weitere)).split("\n")]))
        text = "\n".join(zeile.rstrip() for zeile in text.split("\n"))
        text = re.sub(r"\n{3,}", "\n\n", text).strip()
        return "" if _PLATZHALTER.fullmatch(text) else text


@dataclass(slots=True)
class _Top:
    nummer: str
    fundstelle: Fundstelle
    ebene: int
    felder: list[_Feld] = field(default_factory=list)


class _Leser:
    """Takes line after line; then gives what they say. `befunde` collects what is wrong."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.befunde: list[Befund] = []
        self.tops: list[_Top] = []
        self.daten: list[_Feld] = []
        self.schritt: tuple[int, Fundstelle] | None = None
        self._zeile = 0
        self._text = ""
        self._im_top = False
        # What the next line may belong to; None under a point: to nothing.
        self._feld: _Feld | None = None

    def _melde(self, ort: Fundstelle, meldung: str, hinweis: str) -> None:
        self.befunde.append(Befund("protokoll", Stufe.FEHLER, meldung, ort, hinweis))

    def _ort(self, spalte: int = 0) -> Fundstelle:
        text = self._text.rstrip()
        return Fundstelle(self.name, self._zeile, spalte + 1, max(1, len(text) - spalte), text)

    # --- Taking lines ------------------------------------------------------------------------

    def take(self, zeile: str) -> None:
        """Looks at the next line of the file."""
        self._zeile += 1
        self._text = zeile
        titel = _TITEL.fullmatch(zeile)
        if titel is not None and self._heading(titel):
            return
        if self._im_top:
            self._line_of_top(zeile)
        elif not self.tops:
            self._line_of_head(zeile)

    def _heading(self, titel: re.Match[str]) -> bool:
        """Whether a heading ends what was before; a smaller one inside a point is its text."""
        ebene, text = len(titel[1] or "") or _EBENE, titel[2] or titel[3] or ""
        top = _TOP.match(text)
        if top is not None:
            self.tops.append(_Top(top[1], self._ort(), ebene))
            self._im_top, self._feld = True, None
            return True
        if not self._im_top or ebene > self.tops[-1].ebene:
            return False
        if ebene == self.tops[-1].ebene:
            self._melde(
                self._ort(),
                f"die Überschrift „{kurz(text.rstrip('# '))}“ gehört zu keinem TOP",
                "„TOP“ und eine Nummer davorsetzen, z. B. „### TOP 7 …“",
            )
        self._im_top, self._feld = False, None
        return True

    def _line_of_head(self, zeile: str) -> None:
        schritt = _SCHRITT.match(zeile)
        if schritt is not None and self.schritt is None:
            self.schritt = int(schritt[1]), self._ort(schritt.start(1))
        feld = self._label(zeile)
        if feld is not None and feld.name == "Datum":
            self.daten.append(feld)

    def _line_of_top(self, zeile: str) -> None:
        feld = self._label(zeile)
        if feld is not None and feld.name != "Datum":
            self.tops[-1].felder.append(feld)
            self._feld = feld
        elif self._feld is not None and self._feld.name == "Ergebnis":
            self._feld.zeilen.append(zeile)
        elif not zeile.strip():
            if self._feld is not None:
                self._feld.absatz_endet = True
        elif self._feld is None and zeile.lstrip().startswith(">"):
            pass  # what the skeleton explains
        elif self._feld is None or self._feld.absatz_endet or _LISTENPUNKT.match(zeile):
            self._melde(
                self._ort(len(zeile) - len(zeile.lstrip())),
                f"„{kurz(zeile.strip(), 40)}“ steht hinter keiner Bezeichnung",
                "hinter „Ergebnis:“ schreiben",
            )
            # One finding is enough for all that follows.
            self._feld = _Feld("Ergebnis", self._ort(), [])
        else:
            self._feld.zeilen.append(zeile)

    def _label(self, zeile: str) -> _Feld | None:
        treffer = _BEZEICHNUNG.match(zeile)
        if treffer is None:
            return None
        wert, spalte = zeile[treffer.end() :], treffer.end()
        vorn = treffer["vorn"]
        if vorn and not treffer["mitte"] and wert.startswith(vorn):
            rest = wert[len(vorn) :].lstrip()
            spalte += len(wert) - len(rest)
            wert = rest
        return _Feld(_NAMEN[" ".join(treffer["name"].lower().split())], self._ort(spalte), [wert])

    # --- What they say -----------------------------------------------------------------------

    def result(self, nr: int, hinweise: tuple[str, ...]) -> GelesenesProtokoll:
        """What was read; adds findings on what cannot be understood."""
        if self.schritt is None and not self.tops:
            self._melde(
                Fundstelle(self.name),
                "das ist kein Protokoll von isrp",
                f"„isrp protokoll {nr} -o DATEI“ schreibt eines zum Ausfüllen",
            )
        else:
            self._check_head(nr)
        datum = self._one(self.daten, "Datum", lies_datum)
        tops = tuple(map(self._top, self.tops))
        entschieden = [
            (roh, top)
            for roh, top in zip(self.tops, tops, strict=True)
            if top.beschluss is not None and decided(top.beschluss)
        ]
        for roh, top in entschieden[1:]:
            self._melde(
                next(f.fundstelle for f in roh.felder if f.name in ("Beschluss", "Stimmen")),
                f"TOP {top.nummer} ist der zweite Beschluss (nach TOP {entschieden[0][1].nummer}): "
                "Der Plan hält je Schritt nur einen fest",
                "die übrigen Beschlüsse hinter „Ergebnis:“ beschreiben",
            )
        return GelesenesProtokoll(datum=datum, tops=tops, hinweise=hinweise)

    def _check_head(self, nr: int) -> None:
        if self.schritt is None:
            self._melde(
                Fundstelle(self.name),
                "im Kopf fehlt, zu welchem Schritt das Protokoll gehört",
                f"„Schritt {nr}“ auf eine eigene Zeile vor den ersten TOP schreiben",
            )
        elif self.schritt[0] != nr:
            self._melde(
                self.schritt[1],
                f"das Protokoll gehört zu Schritt {self.schritt[0]}, nicht zu Schritt {nr}",
                f"„isrp protokoll {self.schritt[0]} --uebernehmen …“ oder eine andere Datei",
            )
        if not self.tops:
            self._melde(
                Fundstelle(self.name),
                "es gibt keinen TOP",
                "die Überschriften wie „### TOP 1 …“ stehen lassen",
            )
        gesehen: set[str] = set()
        for top in self.tops:
            if top.nummer in gesehen:
                self._melde(top.fundstelle, f"TOP {top.nummer} gibt es zweimal", "umnummerieren")
            gesehen.add(top.nummer)

    def _one(self, felder: Iterable[_Feld], name: str, lies: Callable[[str], W]) -> W | None:
        """The value of the one field of that name that is filled in, None where it is not."""
        gefuellt = [f for f in felder if f.name == name and f.kurztext]
        for feld in gefuellt[1:]:
            self._melde(feld.fundstelle, f"„{name}“ steht hier zum zweiten Mal", "eines streichen")
        for feld in gefuellt[:1]:
            try:
                return lies(feld.kurztext)
            except (_Unlesbar, ZeitangabeFehler) as fehler:
                hinweis = fehler.hinweis if isinstance(fehler, _Unlesbar) else ""
                self._melde(feld.fundstelle, f"„{name}“: {fehler}", hinweis)
        return None

    def _top(self, top: _Top) -> GelesenerTop:
        texte = [f.langtext for f in top.felder if f.name == "Ergebnis"]
        beschluss = Beschluss(
            drucksache=self._one(top.felder, "Drucksache", str),
            ergebnis=self._one(top.felder, "Beschluss", _decision),
            stimmen=self._one(top.felder, "Stimmen", _votes),
        )
        return GelesenerTop(
            nummer=top.nummer,
            ergebnis="\n\n".join(t for t in texte if t),
            beschluss=None if beschluss == Beschluss() else beschluss,
            auftraege=tuple(self._tasks(top)),
        )

    def _tasks(self, top: _Top) -> list[Festlegung]:
        """Every „Auftrag“ with the „Wer“ and „Bis wann“ behind it."""
        gruppen: list[list[_Feld]] = []
        for feld in top.felder:
            if feld.name == "Auftrag" or (feld.name in ("Wer", "Bis wann") and not gruppen):
                gruppen.append([])
            if feld.name in ("Auftrag", "Wer", "Bis wann"):
                gruppen[-1].append(feld)
        auftraege = []
        for gruppe in gruppen:
            text = self._one(gruppe, "Auftrag", str)
            wer = self._one(gruppe, "Wer", str)
            bis = self._one(gruppe, "Bis wann", lies_zeitangabe)
            if text is not None:
                auftraege.append(Festlegung(text=text, wer=wer, bis=bis))
            else:
                for feld in [f for f in gruppe if f.kurztext][:1]:
                    self._melde(
                        feld.fundstelle,
                        f"„{feld.name}“ ohne Auftrag",
                        "davor „Auftrag:“ mit dem schreiben, was zu tun ist",
                    )
        return auftraege


# --- Single values ---------------------------------------------------------------------------


class _Unlesbar(ValueError):
    """A value that cannot be understood: why, and what to write."""

    def __init__(self, meldung: str, hinweis: str) -> None:
        super().__init__(meldung)
        self.hinweis = hinweis


_ENTSCHEIDUNGEN: dict[str, Beschlussergebnis] = {
    **{wort: ergebnis for ergebnis, wort in BESCHLUSS.items()},
    **{ergebnis: ergebnis for ergebnis in BESCHLUSS},
}


def _decision(text: str) -> Beschlussergebnis:
    wort = text.lower().rstrip(".!")
    if wort in _ENTSCHEIDUNGEN:
        return _ENTSCHEIDUNGEN[wort]
    nah = get_close_matches(wort, _ENTSCHEIDUNGEN, n=1)
    moeglich = aufzaehlung([f"„{w}“" for w in BESCHLUSS.values()])
    raise _Unlesbar(
        f"„{kurz(text)}“ ist hier nicht vorgesehen",
        f"meinten Sie „{BESCHLUSS[_ENTSCHEIDUNGEN[nah[0]]]}“?"
        if nah
        else f"möglich sind {moeglich}; der Wortlaut gehört hinter „Ergebnis:“",
    )


_WORT = r"(?P<wort>ja|nein|enthaltung(?:en)?)(?:-?stimmen?)?"
_WORT_ZAHL = re.compile(_WORT + r"\b[\s:=]*(?P<zahl>[0-9]{0,5})", re.IGNORECASE)
_ZAHL_WORT = re.compile(rf"(?P<zahl>[0-9]{{1,5}})\s*[x×]?\s*{_WORT}\b", re.IGNORECASE)
_ZAHLEN = re.compile(r"([0-9]{1,5})\s*/\s*([0-9]{1,5})\s*/\s*([0-9]{1,5})")


def _votes(text: str) -> Stimmen | None:
    """The votes; None where only the words for them stand there."""
    if zahlen := _ZAHLEN.fullmatch(text):
        ja, nein, enthaltung = map(int, zahlen.groups())
        return Stimmen(ja=ja, nein=nein, enthaltung=enthaltung)
    muster = _ZAHL_WORT if text[0].isdigit() else _WORT_ZAHL
    treffer = list(muster.finditer(text))
    stimmen = {t["wort"].lower().removesuffix("en"): t["zahl"] for t in treffer}
    if len(stimmen) == len(treffer) and not re.search(r"\w", muster.sub("", text).replace("_", "")):
        if not any(stimmen.values()):
            return None
        if len(stimmen) == 3 and all(stimmen.values()):
            return Stimmen(**{wort: int(zahl) for wort, zahl in stimmen.items()})
    raise _Unlesbar(
        f"„{kurz(text)}“ ist nicht zu verstehen",
        "Ja, Nein und Enthaltung je mit einer Zahl, auch der 0, z. B. „Ja 22, Nein 0, "
        "Enthaltung 4“; alles Weitere gehört hinter „Ergebnis:“",
    )
