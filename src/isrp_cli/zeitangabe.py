"""The Zeitangabe: the fuzzy German date ("Anfang 09/2021", "bis 12/2022"). Knows no today.

A wording is read into one or two units (`_Einheit`: a day, a month, a quarter …) and a direction
(bis, ab). Everything else is derived from them: first and last day, EDTF (ISO 8601-2), canonical
spelling, readable text and shifting. A new notation is one line in `_NOTATIONEN`.

What has two readings is refused, naming both: a guess would put a meeting on the wrong day.
"""

import difflib
import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Literal, NamedTuple
from unicodedata import category

Art = Literal[
    "tag",
    "monat",
    "monatsteil",
    "bereich",
    "quartal",
    "halbjahr",
    "jahr",
    "jahresteil",
    "woche",
    "saison",
    "bis",
    "ab",
    "laufend",
    "offen",
]
Einheit = Literal["tag", "woche", "monat", "quartal", "halbjahr", "jahr", "saison"]
JAHRE = range(2000, 2100)

_MONATE = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
_MONATE_KURZ = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sept", "Okt", "Nov", "Dez")
_TAGE = ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag")
_TEILE = ("Anfang", "Mitte", "Ende")
_SAISONS = ("Frühjahr", "Sommer", "Herbst", "Winter")
_ROEMISCH = ("I", "II", "III", "IV")

# What may stand for a month, a weekday …, in lower case and without a full stop, and its number.
_MONATSNAMEN = {
    **{name.lower(): i for i, name in enumerate(_MONATE)},
    **{name.lower(): i for i, name in enumerate(_MONATE_KURZ)},
    "jänner": 0,
    "jän": 0,
    "mrz": 2,
    "maerz": 2,
    "sep": 8,
}
_TAGNAMEN = {
    **{name.lower(): i for i, name in enumerate(_TAGE)},
    **{name[:2].lower(): i for i, name in enumerate(_TAGE)},
    "sonnabend": 5,
}
_TEILNAMEN = {name.lower(): i for i, name in enumerate(_TEILE)}
_SAISONNAMEN = {**{name.lower(): i for i, name in enumerate(_SAISONS)}, "frühling": 0}
_ROEMISCHE = {name.lower(): i for i, name in enumerate(_ROEMISCH)}


class ZeitangabeFehler(ValueError):
    """A wording that is no Zeitangabe; the text says in German what is wrong and what to write."""


# --- Days in words ---------------------------------------------------------------------------


def datum_kurz(tag: date) -> str:
    """As "14.09.2022" (DIN 5008)."""
    return f"{tag.day:02}.{tag.month:02}.{tag.year:04}"


def datum_lang(tag: date) -> str:
    """As "14. September 2022" (DIN 5008, in running text)."""
    return f"{tag.day}. {_MONATE[tag.month - 1]} {tag.year:04}"


def wochentag(tag: date) -> str:
    """As "Mittwoch"."""
    return _TAGE[tag.weekday()]


def zeitraum_lang(frueh: date, spaet: date) -> str:
    """As "12. bis 16. September 2022"; both days inclusive; what both share is said once."""
    if frueh == spaet:
        return datum_lang(frueh)
    vorn = f"{frueh.day}."
    if (frueh.year, frueh.month) != (spaet.year, spaet.month):
        vorn += f" {_MONATE[frueh.month - 1]}"
    if frueh.year != spaet.year:
        vorn += f" {frueh.year}"
    return f"{vorn} bis {datum_lang(spaet)}"


# --- Units -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Einheit:
    """One unit of time, the `n`-th of its kind.

    Days count as ordinals, weeks by their Monday's ordinal, all others since year 0. `teil` is
    Anfang 0, Mitte 1, Ende 2 of a month or year.
    """

    art: Art
    n: int
    teil: int = 0

    def _monate(self) -> tuple[int, int]:
        """First and last month (counted since year 0) of what is made of whole months."""
        match self.art:
            case "monat" | "monatsteil":
                return self.n, self.n
            case "quartal":
                return self.n * 3, self.n * 3 + 2
            case "halbjahr":
                return self.n * 6, self.n * 6 + 5
            case "saison":  # meteorological seasons; winter reaches into the next year
                return self.n * 3 + 2, self.n * 3 + 4
            case "jahresteil":
                return self.n * 12 + self.teil * 4, self.n * 12 + self.teil * 4 + 3
        return self.n * 12, self.n * 12 + 11

    @property
    def frueh(self) -> date:
        """The first day."""
        if self.art == "tag":
            return date.fromordinal(self.n)
        if self.art == "woche":
            return date.fromordinal(self.n * 7 + 1)
        monat = self._monate()[0]
        tag = 1 + 10 * self.teil if self.art == "monatsteil" else 1
        return date(monat // 12, monat % 12 + 1, tag)

    @property
    def spaet(self) -> date:
        """The last day, inclusive."""
        if self.art == "tag":
            return self.frueh
        if self.art == "woche":
            return self.frueh + timedelta(days=6)
        monat = self._monate()[1]
        jahr, m = monat // 12, monat % 12 + 1
        if self.art == "monatsteil" and self.teil < 2:
            return date(jahr, m, 10 * (self.teil + 1))
        return date(jahr, m, monthrange(jahr, m)[1])

    @property
    def edtf(self) -> tuple[str, str]:
        """First and last part in ISO 8601-2, as coarse as the unit allows; equal if it is one."""
        if self.art == "jahr":
            return f"{self.n:04}", f"{self.n:04}"
        if self.art in ("tag", "woche", "monatsteil"):
            return self.frueh.isoformat(), self.spaet.isoformat()
        return self.frueh.isoformat()[:7], self.spaet.isoformat()[:7]

    @property
    def normalform(self) -> str:
        """The canonical spelling."""
        frueh = self.frueh
        match self.art:
            case "tag":
                return datum_kurz(frueh)
            case "monat":
                return f"{frueh.month:02}/{frueh.year}"
            case "monatsteil":
                return f"{_TEILE[self.teil]} {frueh.month:02}/{frueh.year}"
            case "woche":
                jahr, woche, _ = frueh.isocalendar()
                return f"KW {woche:02}/{jahr}"
        return self.anzeige

    @property
    def anzeige(self) -> str:
        """The unit in words."""
        frueh, spaet = self.frueh, self.spaet
        monat = f"{_MONATE[frueh.month - 1]} {frueh.year}"
        match self.art:
            case "tag":
                return datum_lang(frueh)
            case "monat":
                return monat
            case "monatsteil":
                return f"{_TEILE[self.teil]} {monat}"
            case "quartal":
                return f"{self.n % 4 + 1}. Quartal {frueh.year}"
            case "halbjahr":
                return f"{self.n % 2 + 1}. Halbjahr {frueh.year}"
            case "woche":
                return f"{self.normalform} ({zeitraum_lang(frueh, spaet)})"
            case "saison":
                jahr = f"{frueh.year}" if frueh.year == spaet.year else f"{frueh.year}/{spaet.year}"
                return f"{_SAISONS[self.n % 4]} {jahr}"
            case "jahresteil":
                return f"{_TEILE[self.teil]} {self.n}"
        return f"{self.n}"

    @property
    def erlaeutert(self) -> str:
        """Like `anzeige`, with the months of a season said."""
        if self.art != "saison":
            return self.anzeige
        von, bis = (_MONATE[tag.month - 1] for tag in (self.frueh, self.spaet))
        return f"{self.anzeige} ({von} bis {bis})"

    def verschoben(self, monate: int) -> "_Einheit":
        """The same unit some months later or earlier; ZeitangabeFehler if its kind cannot."""
        if self.art == "tag":
            tag = self.frueh
            monat = _Einheit("monat", tag.year * 12 + tag.month - 1).weiter(monate)
            # The 31st becomes the last day of a shorter month.
            neu = monat.frueh.replace(day=min(tag.day, monat.spaet.day))
            return _Einheit("tag", neu.toordinal())
        if self.art == "woche":
            raise ZeitangabeFehler(
                f"{self.normalform} lässt sich nur um ganze Wochen verschieben, nicht um Monate"
            )
        takt = {"quartal": 3, "saison": 3, "halbjahr": 6, "jahr": 12, "jahresteil": 12}
        schritt = takt.get(self.art, 1)
        if monate % schritt:
            raise ZeitangabeFehler(
                f"{self.anzeige} lässt sich nur um je {schritt} Monate verschieben, "
                f"nicht um {monate}"
            )
        return self.weiter(monate // schritt)

    def weiter(self, anzahl: int) -> "_Einheit":
        """The unit of the same kind `anzahl` places later; ZeitangabeFehler outside the years."""
        neu = _Einheit(self.art, self.n + anzahl, self.teil)
        try:
            innen = neu._jahre() <= set(JAHRE)
        except (ValueError, OverflowError):
            innen = False
        if not innen:
            raise ZeitangabeFehler(
                f"Verschoben läge der Termin außerhalb von {JAHRE.start} bis {JAHRE.stop - 1}"
            )
        return neu

    def _jahre(self) -> set[int]:
        """The years that its spelling names."""
        if self.art == "woche":
            return {self.frueh.isocalendar()[0]}
        return {self.frueh.year, self.spaet.year}


# --- The Zeitangabe --------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Zeitangabe:
    """A fuzzy date: its wording (kept as it stands) and what follows from it.

    `frueh` and `spaet` are the first and last day, inclusive, None where open. `ca` does not
    move them. `edtf` is "" for laufend and offen. `beginn_spaet` is the last day of the window
    X of "ab X". `hinweise` are remarks on the spelling.
    """

    text: str
    art: Art
    frueh: date | None = None
    spaet: date | None = None
    ca: bool = False
    edtf: str = ""
    normalform: str = ""
    anzeige: str = ""
    beginn_spaet: date | None = None
    hinweise: tuple[str, ...] = ()
    # The units and where their parts stand in the text: what shifting needs.
    einheiten: tuple[_Einheit, ...] = field(default=(), repr=False, compare=False)
    _felder: tuple[tuple["_Feld", ...], ...] = field(default=(), repr=False, compare=False)

    def __str__(self) -> str:
        return self.text


class _Feld(NamedTuple):
    """A part of a wording (day, month name, year …) from `von` to `bis` in the text."""

    name: str
    von: int
    bis: int


def lies(wert: object) -> Zeitangabe:
    """The Zeitangabe of a YAML value: text, a year as int, or a date; else ZeitangabeFehler."""
    if isinstance(wert, str):
        return _lies_text(wert)
    if isinstance(wert, date) and not isinstance(wert, datetime):
        return _lies_text(wert.isoformat())
    if wert is None:
        raise ZeitangabeFehler(_FEHLT)
    if isinstance(wert, int) and not isinstance(wert, bool):
        if 1000 <= wert <= 9999:
            return _lies_text(f"{wert:d}")
        # Python refuses to write out a number of thousands of digits.
        zahl = f"{wert:d}" if abs(wert) < 10**15 else "sehr groß"
        raise ZeitangabeFehler(
            f"Termin ist eine Zahl ({zahl}): bitte in Anführungszeichen schreiben"
        )
    if isinstance(wert, float):
        raise ZeitangabeFehler(_float_message(str(wert)))
    raise ZeitangabeFehler('hier gehört ein Termin als Text hin, z. B. "09/2021"')


_EIN_TAG = "bitte wie 14.09.2022 oder 2022-09-14 schreiben"


def lies_datum(wert: object) -> date:
    """An exact day: a date, "2022-09-14", "14.09.2022" or "14. September 2022".

    Raises ZeitangabeFehler for anything else, also for a Zeitangabe that is no single day.
    """
    if isinstance(wert, float):  # 02.2026 without quotes is one to YAML
        wert = str(wert)
    elif wert is not None and not isinstance(wert, str | date) and wert not in JAHRE:
        raise ZeitangabeFehler(f"hier gehört ein einzelner Tag hin: {_EIN_TAG}")
    try:
        angabe = _read(wert) if isinstance(wert, str) else lies(wert)
    except _Rueckfrage:
        angabe = lies(wert)  # asks what is meant
    except _Unverstanden:
        angabe = None
    if angabe is None or angabe.art != "tag" or angabe.ca or angabe.frueh is None:
        raise ZeitangabeFehler(f"„{_kurz(str(wert))}“ ist kein einzelner Tag: {_EIN_TAG}")
    return angabe.frueh


def schiebe(angabe: Zeitangabe, monate: int) -> Zeitangabe:
    """The same notation `monate` months later (negative: earlier).

    Raises ZeitangabeFehler for laufend and offen, for units that cannot move by so many months
    (a quarter by 1) and outside the years 2000 to 2099.
    """
    return _verschoben(angabe, lambda einheit: einheit.verschoben(monate))


def einheit(angabe: Zeitangabe) -> Einheit | None:
    """The notation's own unit, the coarser one of a mixed range; None for laufend and offen."""
    if not angabe.einheiten:
        return None
    eigene = [_EIGENE[e.art] for e in angabe.einheiten]
    return max(eigene, key=list(_MONATE_JE).index)


def schiebe_einheiten(angabe: Zeitangabe, anzahl: int) -> Zeitangabe:
    """The same notation moved by whole own units (`einheit`); a season moves by a year.

    Raises ZeitangabeFehler as `schiebe` does.
    """
    eigene = einheit(angabe)
    if eigene == "tag" or eigene == "woche":
        tage = anzahl * (7 if eigene == "woche" else 1)
        return _verschoben(angabe, lambda e: e.weiter(tage if e.art == "tag" else anzahl))
    return schiebe(angabe, anzahl * _MONATE_JE[eigene or "monat"])


_EIGENE: dict[Art, Einheit] = {
    "tag": "tag",
    "woche": "woche",
    "monat": "monat",
    "monatsteil": "monat",
    "quartal": "quartal",
    "halbjahr": "halbjahr",
    "jahr": "jahr",
    "jahresteil": "jahr",
    "saison": "saison",
}
# From fine to coarse, with the months in one; days and weeks have none.
_MONATE_JE: dict[Einheit, int] = {
    "tag": 0,
    "woche": 0,
    "monat": 1,
    "quartal": 3,
    "halbjahr": 6,
    "jahr": 12,
    "saison": 12,
}


# --- Reading ---------------------------------------------------------------------------------

_FEHLT = "Termin fehlt: für unbekannte Termine bitte „offen“ schreiben"
_STRICHE = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2015\u2212"), "-")
_ZEICHEN = {**_STRICHE, ord("\u00a0"): " ", ord("\u202f"): " ", ord("\t"): " "}
_MAX_LAENGE = 100

_CA = re.compile(r"(?:ca|vsl)\. *|(?:ca|circa|etwa|voraussichtlich|vsl)(?: +|$)")
_BIS = re.compile(r"(?:bis(?: +spätestens)?|spätestens(?: +bis)?)(?: +zum| +zur)?(?: +|$)")
_AB = re.compile(r"(?:ab|frühestens(?: +ab)?)(?: +dem)?(?: +|$)")
_VON = re.compile(r"(?:von|vom)(?: +|$)")
_TRENNER = re.compile(r" +bis(?: +zum)? +| *- *")
_ISO_BEREICH = re.compile(r"([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)/([0-9]{4}-[0-9]{2}(?:-[0-9]{2})?)")
_LAUFEND = ("laufend", "fortlaufend", "kontinuierlich")
_OFFEN = ("offen", "noch offen")


@dataclass(frozen=True, slots=True)
class _Stueck:
    """Lower-case text of which every character knows its place in the wording."""

    text: str
    platz: tuple[int, ...]

    def __getitem__(self, schnitt: slice) -> "_Stueck":
        return _Stueck(self.text[schnitt], self.platz[schnitt])

    def __add__(self, anderes: "_Stueck") -> "_Stueck":
        return _Stueck(self.text + anderes.text, self.platz + anderes.platz)

    def strip(self) -> "_Stueck":
        links = len(self.text) - len(self.text.lstrip())
        return self[links : links + len(self.text.strip())]


class _Gelesen(NamedTuple):
    """A unit, the places of its parts in the wording, and the parts."""

    einheit: _Einheit
    felder: tuple[_Feld, ...]
    teile: dict[str, str]


class _Rueckfrage(ZeitangabeFehler):
    """What is wrong, and wordings that may be meant; `_lies_text` asks with those that are valid.

    Not asked where it is raised: to try out a suggestion must not make suggestions.
    """

    def __init__(self, grund: str, *gemeint: str) -> None:
        super().__init__(grund)
        self.gemeint = gemeint


class _Unverstanden(ZeitangabeFehler):
    """No notation at all; why, `_diagnose` finds out. `ab_platz` is where the prefixes end."""

    def __init__(self, ab_platz: int) -> None:
        super().__init__()
        self.ab_platz = ab_platz


def _lies_text(text: str) -> Zeitangabe:
    try:
        return _read(text)
    except _Rueckfrage as fehler:
        meldung = f"{fehler}{_meinten(*fehler.gemeint)}"
    except _Unverstanden as fehler:
        meldung = _diagnose(text, fehler.ab_platz)
    raise ZeitangabeFehler(meldung)


@lru_cache(maxsize=4096)  # large plans say the same over and over
def _read(text: str) -> Zeitangabe:
    if len(text) > _MAX_LAENGE:
        raise ZeitangabeFehler(
            f"„{_kurz(text)}“ ist zu lang für einen Termin: Erläuterungen gehören in „notiz“"
        )
    gereinigt = _clean(text)
    rest = _Stueck(gereinigt, tuple(range(len(gereinigt)))).strip()
    if not rest.text:
        raise ZeitangabeFehler(_FEHLT)
    for worte, art, anzeige in ((_LAUFEND, "laufend", "laufend"), (_OFFEN, "offen", "noch offen")):
        if " ".join(rest.text.split()) in worte:
            return Zeitangabe(text, art, normalform=art, anzeige=anzeige)  # type: ignore[arg-type]
    worte_davor: list[str] = []
    ca, rest = _prefix(_CA, rest, worte_davor)
    bis, rest = _prefix(_BIS, rest, worte_davor)
    ab, rest = (False, rest) if bis else _prefix(_AB, rest, worte_davor)
    if not ca:
        ca, rest = _prefix(_CA, rest, worte_davor)
    von, rest = (False, rest) if bis or ab else _prefix(_VON, rest, worte_davor)
    if not rest.text:
        raise ZeitangabeFehler(f"Nach „{worte_davor[-1]}“ fehlt das Datum")
    gelesen = _body(rest)
    if gelesen is None:
        raise _Unverstanden(rest.platz[0])
    if von and len(gelesen) == 1:
        anfang = _normal(gelesen)
        raise _Rueckfrage("Ende des Zeitraums fehlt", f"ab {anfang}", anfang)
    if len(gelesen) == 2 and bis:
        ende, ganz = (_normal(g) for g in (gelesen[1:], gelesen))
        raise _Rueckfrage("„bis“ braucht ein Ende, keinen Zeitraum", f"bis {ende}", ganz)
    if len(gelesen) == 2 and ab and " bis " not in rest.text:
        anfang, ganz = (_normal(g) for g in (gelesen[:1], gelesen))
        raise _Rueckfrage("„ab“ braucht einen Anfang, keinen Zeitraum", f"ab {anfang}", ganz)
    richtung: Literal["", "bis", "ab"] = "bis" if bis else "ab" if ab and len(gelesen) == 1 else ""
    einstellig = any(f.name == "m" and f.bis - f.von == 1 for g in gelesen for f in g.felder)
    hinweise = ("führende Null ergänzt",) if einstellig else ()
    if len(gelesen) == 2 and gelesen[0].einheit == gelesen[1].einheit:
        gelesen, hinweise = gelesen[:1], (*hinweise, "Beginn und Ende gleich")
    return _build(
        text, tuple(g.einheit for g in gelesen), richtung, ca, hinweise, [g.felder for g in gelesen]
    )


def _clean(text: str) -> str:
    """Lower case of the same length, one kind of dash and blank; refuses what cannot be seen."""
    for zeichen in text:
        if zeichen.isdigit() and zeichen not in "0123456789":
            raise ZeitangabeFehler(
                f"Nur die Ziffern 0 bis 9 sind erlaubt, nicht U+{ord(zeichen):04X}"
            )
        # Marks (category M) include "ä" as two characters and what only changes the look.
        sichtbar = zeichen.isprintable() and not category(zeichen).startswith("M")
        if not sichtbar and ord(zeichen) not in _ZEICHEN:
            raise ZeitangabeFehler(
                f"unsichtbares Zeichen U+{ord(zeichen):04X} im Termin: bitte neu eintippen"
            )
    klein = text.translate(_ZEICHEN).lower()
    # A few letters grow in lower case; none of them is in any notation.
    return klein if len(klein) == len(text) else text.translate(_ZEICHEN)


def _prefix(muster: re.Pattern[str], rest: _Stueck, davor: list[str]) -> tuple[bool, _Stueck]:
    treffer = muster.match(rest.text)
    if treffer is None:
        return False, rest
    davor.append(treffer[0].strip())
    return True, rest[treffer.end() :]


def _body(rest: _Stueck) -> list[_Gelesen] | None:
    """One unit, or the two of a range; None if it is neither, an error if it is so in two ways."""
    einzeln = _unit(rest)
    if einzeln is not None:
        return [einzeln]
    fehler: ZeitangabeFehler | None = None
    lesarten: dict[tuple[_Einheit, _Einheit], tuple[list[_Gelesen], bool]] = {}
    for links, rechts, strich in _splits(rest):
        try:
            paar = _pair(links, rechts)
            if paar is not None:
                _pruefe_folge(*paar)
                lesarten[paar[0].einheit, paar[1].einheit] = [*paar], strich
        except ZeitangabeFehler as ausnahme:
            fehler = fehler or ausnahme.with_traceback(None)  # which holds this frame
    if len(lesarten) > 1:
        raise _Rueckfrage("Nicht eindeutig", *(_normal(paar) for paar, _ in lesarten.values()))
    for gelesen, strich in lesarten.values():
        # Units of two kinds want the word "bis": in "2022-03/2023" the dash may be the month's.
        return None if strich and not _alike(*gelesen) else gelesen
    if fehler is not None:
        raise fehler
    return None


_VORSATZ = re.compile(r"(?:kw|kalenderwoche|q|quartal|h|halbjahr) *(?=[0-9])")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|.", re.DOTALL)


def _splits(rest: _Stueck) -> Iterator[tuple[_Stueck, _Stueck, bool]]:
    """All ways to cut in two; whether a dash (not the word "bis") stood between.

    "KW 36-38/2021" repeats its "KW" on the right; "KW 52/2021 bis 3/2022" may or may not.
    """
    iso = _ISO_BEREICH.fullmatch(rest.text)
    if iso is not None:
        yield rest[: iso.end(1)], rest[iso.start(2) :], False
        return
    stellen = list(_TRENNER.finditer(rest.text))
    if len(stellen) > 5:  # two days in ISO 8601 with a dash between have five
        return
    for treffer in stellen:
        links, rechts = rest[: treffer.start()], rest[treffer.end() :]
        strich = "-" in treffer[0]
        if not links.text or not rechts.text:
            continue
        if strich and ("-" in links.text) != ("-" in rechts.text):
            continue  # "2022-09-12/2022": the dash of a range, or of a day in ISO 8601?
        vorsatz = _VORSATZ.match(links.text)
        if vorsatz is not None and rechts.text[0] in "0123456789":
            yield links, links[: vorsatz.end()] + rechts, strich
        yield links, rechts, strich


def _pair(links: _Stueck, rechts: _Stueck) -> tuple[_Gelesen, _Gelesen] | None:
    """Both ends of a range; what the left one lacks ("03", "12.") it takes from the right one."""
    ende = _unit(rechts)
    if ende is None:
        return None
    anfang = _unit(links)
    if anfang is not None:
        return anfang, ende
    fehler: ZeitangabeFehler | None = None
    # Cut only between tokens: "1-12/2022" must not read "1" + "2/2022".
    for treffer in reversed(list(_TOKEN.finditer(rechts.text))[1:]):
        if links.text[-1].isdigit() and treffer[0].isdigit():
            continue
        try:
            anfang = _unit(links + rechts[treffer.start() :])
        except ZeitangabeFehler as ausnahme:
            fehler = fehler or ausnahme.with_traceback(None)  # which holds this frame
            continue
        # Beside a month's name a bare number is a day: "1-März/2022" is no range of months.
        if anfang is not None and _alike(anfang, ende):
            return None if "m" in anfang.teile and "mn" in ende.teile else (anfang, ende)
    if fehler is not None:
        raise fehler
    return None


def _alike(a: _Gelesen, b: _Gelesen) -> bool:
    return _EIGENE[a.einheit.art] == _EIGENE[b.einheit.art]


def _pruefe_folge(anfang: _Gelesen, ende: _Gelesen) -> None:
    a, e = anfang.einheit, ende.einheit
    if a.spaet <= e.spaet or a.frueh < e.frueh:
        return
    gemeint: list[str] = []
    plaetze = {feld.von for feld in ende.felder}
    if any(feld.name == "j" and feld.von in plaetze for feld in anfang.felder):
        # They share the year: the start may be of the year before, or both are swapped.
        vorjahr = anfang.teile | {"j": str(int(anfang.teile["j"]) - 1)}
        with suppress(ZeitangabeFehler):
            gemeint.append(_range_normal(_make(a.art, vorjahr), e))
        gemeint.append(_range_normal(e, a))
    raise _Rueckfrage(f"Beginn ({a.normalform}) liegt nach Ende ({e.normalform})", *gemeint)


def _normal(gelesen: list[_Gelesen]) -> str:
    if len(gelesen) == 1:
        return gelesen[0].einheit.normalform
    return _range_normal(gelesen[0].einheit, gelesen[1].einheit)


# --- Notations -------------------------------------------------------------------------------


def _names(namen: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, namen), key=len, reverse=True))


_J = r"(?P<j>[0-9]{4})"
_WT = rf"(?:(?P<w>{_names(_TAGNAMEN)})\.?,?(?: +den| +der)? *)?"
_MN = rf"(?P<mn>{_names(_MONATSNAMEN)})\.?"
_TEIL = rf"(?P<teil>{_names(_TEILNAMEN)}) +"
_MONAT = (rf"(?P<m>[0-9]{{1,2}}) *[/.] *{_J}", rf"{_MN} *[ /.]? *{_J}", rf"{_J}-(?P<m>[0-9]{{2}})")

# The kind of unit; what every such text holds (and most others do not); its pattern, which `re`
# compiles when it is first tried: compiling all of them would take longer than reading a plan.
_NOTATIONEN: tuple[tuple[Art, str, str], ...] = (
    ("tag", ".", rf"{_WT}(?P<t>[0-9]{{1,2}})\. *(?P<m>[0-9]{{1,2}})\. *{_J}"),
    ("tag", "", rf"{_WT}(?P<t>[0-9]{{1,2}})\.? *{_MN} *{_J}"),
    ("tag", "-", rf"{_WT}{_J}-(?P<m>[0-9]{{2}})-(?P<t>[0-9]{{2}})"),
    *(("monat", "", muster) for muster in _MONAT),
    *(("monatsteil", " ", _TEIL + muster) for muster in _MONAT),
    ("quartal", "q", rf"(?P<q>[0-9]{{1,2}})\. *quartal *[ /]? *{_J}"),
    ("quartal", "q", rf"(?P<qr>[ivx]{{1,5}})\.? *quartal *[ /]? *{_J}"),
    ("quartal", "q", rf"(?:q|quartal) *(?P<q>[0-9]{{1,2}}) *[ /] *{_J}"),
    ("halbjahr", "h", rf"(?P<h>[0-9]{{1,2}})\. *halbjahr *[ /]? *{_J}"),
    ("halbjahr", "h", rf"(?P<hr>[ivx]{{1,5}})\.? *halbjahr *[ /]? *{_J}"),
    ("halbjahr", "h", rf"(?:h|halbjahr) *(?P<h>[0-9]{{1,2}}) *[ /] *{_J}"),
    ("woche", "w", rf"(?:kw|kalenderwoche) *(?P<k>[0-9]{{1,2}}) *[ /] *{_J}"),
    ("woche", "w", rf"(?P<k>[0-9]{{1,2}})\. *(?:kw|kalenderwoche) *[ /]? *{_J}"),
    ("saison", "r", rf"(?P<s>frühjahr|frühling|sommer|herbst) *{_J}"),
    ("saison", "w", rf"(?P<s>winter) *{_J} */ *(?P<j2>[0-9]{{4}})"),
    ("jahresteil", " ", _TEIL + _J),
    ("jahr", "", _J),
)


def _unit(stueck: _Stueck) -> _Gelesen | None:
    """The unit that the whole piece names; None if it names none, ZeitangabeFehler if no such."""
    stueck = stueck.strip()
    for art, kennzeichen, muster in _NOTATIONEN:
        treffer = re.fullmatch(muster, stueck.text) if kennzeichen in stueck.text else None
        if treffer is None:
            continue
        teile = {name: wert for name, wert in treffer.groupdict().items() if wert}
        felder = tuple(
            _Feld(name, stueck.platz[treffer.start(name)], stueck.platz[treffer.end(name) - 1] + 1)
            for name in teile
        )
        return _Gelesen(_make(art, teile), felder, teile)
    return None


def _pruefe_jahr(jahr: int) -> int:
    if jahr not in JAHRE:
        raise ZeitangabeFehler(
            f"Jahr {jahr} liegt außerhalb von {JAHRE.start} bis {JAHRE.stop - 1}"
        )
    return jahr


def _make(art: Art, teile: dict[str, str]) -> _Einheit:
    jahr = _pruefe_jahr(int(teile["j"]))
    teil = _TEILNAMEN.get(teile.get("teil", ""), 0)
    monat = _MONATSNAMEN[teile["mn"]] if "mn" in teile else int(teile.get("m", "1")) - 1
    if not 0 <= monat < 12:
        raise ZeitangabeFehler(f"Monat {teile['m']} gibt es nicht (01 bis 12)")
    match art:
        case "tag":
            return _make_day(jahr, monat + 1, teile)
        case "monat" | "monatsteil":
            return _Einheit(art, jahr * 12 + monat, teil)
        case "quartal":
            return _Einheit(art, jahr * 4 + _which(teile, "q", 4, "Quartal", "1 bis 4"))
        case "halbjahr":
            return _Einheit(art, jahr * 2 + _which(teile, "h", 2, "Halbjahr", "1 oder 2"))
        case "woche":
            woche, letzte = int(teile["k"]), date(jahr, 12, 28).isocalendar()[1]
            if not 1 <= woche <= letzte:
                grund = f"{jahr} hat nur {letzte} Kalenderwochen"
                raise ZeitangabeFehler(grund if woche else "KW 0 gibt es nicht (ab 1)")
            return _Einheit(art, date.fromisocalendar(jahr, woche, 1).toordinal() // 7)
        case "saison":
            if "j2" in teile:
                _pruefe_jahr(int(teile["j2"]))
                if int(teile["j2"]) != jahr + 1:
                    raise _Rueckfrage(
                        "Ein Winter reicht ins nächste Jahr",
                        *(f"Winter {j}/{j + 1}" for j in (jahr, jahr - 1)),
                    )
            return _Einheit(art, jahr * 4 + _SAISONNAMEN[teile["s"]])
    return _Einheit(art, jahr, teil)


def _make_day(jahr: int, monat: int, teile: dict[str, str]) -> _Einheit:
    tag, letzter = int(teile["t"]), monthrange(jahr, monat)[1]
    if not 1 <= tag <= letzter:
        raise ZeitangabeFehler(
            f"Den {tag:02}.{monat:02}.{jahr} gibt es nicht "
            f"({_MONATE[monat - 1]} {jahr} hat {letzter} Tage)"
        )
    gemeint = date(jahr, monat, tag)
    if "w" in teile and _TAGNAMEN[teile["w"]] != gemeint.weekday():
        raise ZeitangabeFehler(
            f"Wochentag passt nicht: der {datum_kurz(gemeint)} ist ein {wochentag(gemeint)}"
        )
    return _Einheit("tag", gemeint.toordinal())


def _which(teile: dict[str, str], feld: str, anzahl: int, wort: str, erlaubt: str) -> int:
    roemisch = teile.get(feld + "r")
    nummer = _ROEMISCHE.get(roemisch, anzahl) if roemisch else int(teile[feld]) - 1
    if not 0 <= nummer < anzahl:
        gemeint = roemisch.upper() if roemisch else int(teile[feld])
        raise ZeitangabeFehler(f"{wort} {gemeint} gibt es nicht ({erlaubt})")
    return nummer


# --- What follows from the units -------------------------------------------------------------


def _build(
    text: str,
    einheiten: tuple[_Einheit, ...],
    richtung: Literal["", "bis", "ab"],
    ca: bool,
    hinweise: tuple[str, ...],
    felder: list[tuple[_Feld, ...]],
) -> Zeitangabe:
    anfang, ende = einheiten[0], einheiten[-1]
    zirka = "~" if ca else ""
    vorsatz = "ca. " * ca
    art: Art = richtung or (anfang.art if len(einheiten) == 1 else "bereich")
    if richtung:
        vorsatz += f"{richtung} "
        normal, anzeige = anfang.normalform, anfang.anzeige
        erster, letzter = anfang.edtf
        tag = anfang.spaet if richtung == "bis" else anfang.frueh
        grenze = (erster if erster == letzter else tag.isoformat()) + zirka
        edtf = f"../{grenze}" if richtung == "bis" else f"{grenze}/.."
    else:
        von, bis = anfang.edtf[0], ende.edtf[1]
        edtf = von + zirka if von == bis else f"{von}{zirka}/{bis}{zirka}"
        if len(einheiten) == 1:
            normal, anzeige = anfang.normalform, anfang.erlaeutert
        else:
            normal, anzeige = _range_normal(anfang, ende), _range_words(anfang, ende)
    return Zeitangabe(
        text=text,
        art=art,
        frueh=None if richtung == "bis" else anfang.frueh,
        spaet=None if richtung == "ab" else ende.spaet,
        ca=ca,
        edtf=edtf,
        normalform=vorsatz + normal,
        anzeige=vorsatz + anzeige,
        beginn_spaet=anfang.spaet if richtung == "ab" else None,
        hinweise=hinweise,
        einheiten=einheiten,
        _felder=tuple(felder),
    )


def _range_normal(anfang: _Einheit, ende: _Einheit) -> str:
    a, e = anfang.normalform, ende.normalform
    if anfang.art == "woche" and ende.art == "monat":
        return f"{a} bis {ende.anzeige}"  # "KW 52/2021 bis 03/2022" may also end in a week
    if anfang.art == ende.art:
        gleiches_jahr = a[-4:] == e[-4:]
        if anfang.art == "monat" and gleiches_jahr:
            return f"{a[:2]}-{e}"
        if anfang.art == "woche" and gleiches_jahr:
            return f"{a[:5]}-{e[3:]}"
        if anfang.art in ("tag", "monat", "jahr"):
            return f"{a}-{e}"
    return f"{a} bis {e}"


def _range_words(anfang: _Einheit, ende: _Einheit) -> str:
    if anfang.art == ende.art == "tag":
        return zeitraum_lang(anfang.frueh, ende.frueh)
    if anfang.art == ende.art == "monat" and anfang.frueh.year == ende.frueh.year:
        return f"{_MONATE[anfang.frueh.month - 1]} bis {ende.anzeige}"
    if anfang.art == ende.art == "woche":
        return f"{_range_normal(anfang, ende)} ({zeitraum_lang(anfang.frueh, ende.spaet)})"
    return f"{anfang.anzeige} bis {ende.anzeige}"


# --- Shifting --------------------------------------------------------------------------------


def _verschoben(angabe: Zeitangabe, wie: Callable[[_Einheit], _Einheit]) -> Zeitangabe:
    if not angabe.einheiten:
        raise ZeitangabeFehler(f"„{_kurz(angabe.text)}“ hat keinen Tag, der sich verschieben lässt")
    neue = tuple(map(wie, angabe.einheiten))
    # The wording with its parts replaced; where it cannot say the new dates (a range that now
    # crosses the year, two parts that shared one), the canonical spelling does.
    for text in (_rewritten(angabe, neue), None):
        if text is not None:
            try:
                ergebnis = _read(text)
            except ZeitangabeFehler:
                continue
            if ergebnis.einheiten == neue and ergebnis.art == angabe.art:
                return ergebnis
    richtung: Literal["", "bis", "ab"] = (
        angabe.art if angabe.art == "bis" or angabe.art == "ab" else ""
    )
    return _read(_build("", neue, richtung, angabe.ca, (), []).normalform)


def _rewritten(angabe: Zeitangabe, neue: tuple[_Einheit, ...]) -> str | None:
    ersatz: dict[tuple[int, int], str] = {}
    for gelesen, neu in zip(angabe._felder, neue, strict=True):
        for feld in gelesen:
            alt = angabe.text[feld.von : feld.bis]
            text = _field_text(feld.name, alt, neu)
            if ersatz.setdefault((feld.von, feld.bis), text) != text:
                return None
    text = angabe.text
    for (von, bis), wert in sorted(ersatz.items(), reverse=True):
        text = text[:von] + wert + text[bis:]
    return text


def _field_text(name: str, alt: str, neu: _Einheit) -> str:
    """A part of the wording for a new unit, written as the old part was."""
    tag = neu.frueh
    klein = alt.lower()

    def wie_alt(lang: str, kurz: str, ist_kurz: bool) -> str:
        wort = kurz if ist_kurz else lang
        return wort.upper() if alt.isupper() else wort.lower() if alt == klein else wort

    match name:
        case "mn":
            kurz = klein not in (m.lower() for m in _MONATE) and klein not in ("jänner", "maerz")
            return wie_alt(_MONATE[tag.month - 1], _MONATE_KURZ[tag.month - 1], kurz)
        case "w":
            return wie_alt(wochentag(tag), wochentag(tag)[:2], len(alt) == 2)
        case "s":
            return wie_alt(_SAISONS[neu.n % 4], "", False)
        case "qr":
            return _ROEMISCH[neu.n % 4] if alt.isupper() else _ROEMISCH[neu.n % 4].lower()
        case "hr":
            return _ROEMISCH[neu.n % 2] if alt.isupper() else _ROEMISCH[neu.n % 2].lower()
        case "teil":
            return alt
    jahr, woche, _ = tag.isocalendar()
    zahl = {
        "t": tag.day,
        "m": tag.month,
        "j": jahr if neu.art == "woche" else tag.year,
        "j2": neu.spaet.year,
        "q": neu.n % 4 + 1,
        "h": neu.n % 2 + 1,
        "k": woche,
    }[name]
    return str(zahl).zfill(len(alt))


# --- Why a wording was not understood --------------------------------------------------------

_BEISPIELJAHR = 2027
_STATUS = frozenset(("entfällt", "entfallen", "abgesagt", "fällt aus", "erledigt", "fertig"))
_VAGE = frozenset(("heute", "morgen", "gestern", "sofort", "demnächst", "zeitnah", "bald", "asap"))
_PLATZHALTER = frozenset(
    ("tbd", "tba", "n.n.", "nn", "k.a.", "ka", "unbekannt", "unklar", "nochunklar", "?", "-")
)
_UHRZEIT = re.compile(r"[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}(?:[.][0-9]{2})? *uhr|t[0-9]{2}:")
_SCHREIBWEISEN = {
    wort.lower(): wort
    for wort in (*_MONATE, *_TAGE, *_TEILE, *_SAISONS, "Frühling", "Quartal", "Halbjahr")
} | {
    wort: wort
    for wort in (*_LAUFEND, "offen", "spätestens", "frühestens", "voraussichtlich", "etwa")
}


def _roman(text: str) -> int:
    werte = [{"i": 1, "v": 5, "x": 10}[z] for z in text.lower()]
    paare = zip(werte, [*werte[1:], 0], strict=True)
    return sum(-w if w < danach else w for w, danach in paare)


# Shapes that are no notation, what to say, and what may be meant: the groups come as arguments,
# and what is no Zeitangabe itself is left out. Without any, the next shape is tried.
_UNKLAR, _FREMD, _VIERSTELLIG = "Nicht eindeutig", "Nicht erkannt", "Jahr bitte vierstellig"
# Compiled only where needed: most readings never come here.
_FORMEN: tuple[tuple[str, str, Callable[..., tuple[str, ...]]], ...] = (
    (
        r"winter *([0-9]{4})",
        _UNKLAR,
        lambda j: (f"Winter {int(j) - 1}/{j}", f"Winter {j}/{int(j) + 1}"),
    ),
    (
        r"winter *(?:20)?([0-9]{2}) *[/-] *(?:20)?([0-9]{2})",
        f"{_UNKLAR}, {_VIERSTELLIG}",
        lambda a, b: (f"Winter 20{a}/20{b}",),
    ),
    (
        r"([ivx]{1,5})\.? *[/ ] *([0-9]{4})",
        f"{_UNKLAR} (Quartal oder Monat)",
        lambda n, j: (f"Q{_roman(n)}/{j}", f"{_roman(n):02}/{j}"),
    ),
    (
        r"20([0-9]{2}) */ *(?:20)?([0-9]{2})",
        _UNKLAR,
        lambda a, b: (f"20{a}-20{b}", f"Winter 20{a}/20{b}", f"{b}/20{a}"),
    ),
    (
        r"([0-9]{4})-([0-9]{2})[/.] *((?:[0-9]{1,2}[/.])?[0-9]{4})",
        _UNKLAR,
        lambda j, m, e: (f"{j} bis {m}/{e}", f"{j} bis {m}.{e}", f"{m}/{j} bis {e}"),
    ),
    (
        r"([0-9]{1,2}) */ *([0-9]{1,2}) */ *(?:20)?([0-9]{2})",
        f"{_UNKLAR} (Tag/Monat oder Monat/Tag)",
        lambda a, b, j: (f"{a}.{b}.20{j}", f"{b}.{a}.20{j}"),
    ),
    (
        r"([0-9]{1,2})\. *([0-9]{1,2})\. *([0-9]{2})",
        f"{_UNKLAR}, {_VIERSTELLIG}",
        lambda a, b, c: (f"{a}.{b}.20{c}", f"{c}.{b}.20{a:0>2}"),
    ),
    (
        r"([0-9]{1,2}) */ *([0-9]{2})",
        f"{_UNKLAR}, {_VIERSTELLIG}",
        lambda a, b: (f"{a:0>2}/20{b}", f"{a}.{b}.{_BEISPIELJAHR}", f"{b}.{a}.{_BEISPIELJAHR}"),
    ),
    (
        r"([0-9]{1,2}) *[.] *([0-9]{2})",
        f"{_UNKLAR}, {_VIERSTELLIG}",
        lambda a, b: (f"{a:0>2}/20{b}", f"{a}.{b}.{_BEISPIELJAHR}"),
    ),
    (
        r"([^0-9]+?)[ .]*['’]?([0-9]{2})",
        f"{_UNKLAR}, {_VIERSTELLIG}",
        lambda a, b: (f"{a} 20{b}", f"{b}. {a} {_BEISPIELJAHR}"),
    ),
    (r"(|.*[^0-9'’])['’]?([0-9]{2})", _VIERSTELLIG, lambda a, b: (f"{a}20{b}",)),
    (
        r"([0-9]{4})[-/. ]+([0-9]{1,2})[-/. ]+([0-9]{1,2})",
        _FREMD,
        lambda j, m, t: (f"{t}.{m}.{j}",),
    ),
    (r"([0-9]{4})-?w([0-9]{2})", _FREMD, lambda j, w: (f"KW {w}/{j}",)),
    (r"([0-9]{4})[-/. ]+(.+)", _FREMD, lambda j, x: (f"{x} {j}", f"{x}/{j}")),
    (r"(.+?) *[-,. ] *([0-9]{4})", _FREMD, lambda x, j: (f"{x} {j}", f"{x}/{j}")),
    (r"(?:am|im|in) +(.+)", _FREMD, lambda x: (x,)),
    (r"- *(.+)", _FREMD, lambda x: (f"bis {x}",)),
    (r"(.+?) *- *(.+)", _FREMD, lambda a, e: (f"{a} bis {e}",)),
    (r"(.+-.+?) *- *(.+)", _FREMD, lambda a, e: (f"{a} bis {e}",)),
)


def _diagnose(text: str, davor: int) -> str:
    """What to say of a wording that is no notation; its prefixes ("bis") end at `davor`."""
    sauber = text.translate(_ZEICHEN)
    vorn, rest = (" ".join(teil.split()) for teil in (sauber[:davor], sauber[davor:]))
    ganz, klein = f"{vorn} {rest}".strip(), rest.lower()
    if klein in _STATUS:
        return f"„{rest}“ ist ein Status, kein Termin"
    if klein in _VAGE:
        return (
            f"„{rest}“ ist kein fester Termin: bitte Tag, Monat oder Jahr schreiben, sonst „offen“"
        )
    if klein.replace(" ", "") in _PLATZHALTER:
        return f"{_FREMD}: für unbekannte Termine bitte „offen“ schreiben"
    if _UHRZEIT.search(klein):
        return "Uhrzeit gehört in „termine“ (beginn, ende); hier nur der Tag, z. B. „14.09.2022“"
    if klein in _TEILNAMEN:
        return f"Monat und Jahr fehlen: z. B. „{rest} 09/{_BEISPIELJAHR}“"
    if not re.search("[0-9]{4}$", rest):
        # The year that the wording has elsewhere, or the one after it, is the likeliest.
        jahre = [int(jahr) for jahr in re.findall(r"(?<![0-9])20[0-9]{2}(?![0-9])", rest)][-1:]
        trenner = " " if rest[-1].isalpha() else "" if rest[-1] == "." else "/"
        for jahr in (*jahre, *(jahr + 1 for jahr in jahre), _BEISPIELJAHR):
            if _understood(f"{rest}{trenner}{jahr}"):
                return f"Jahr fehlt: z. B. „{rest}{trenner}{jahr}“"
    for muster, grund, gemeint in _FORMEN:
        treffer = re.fullmatch(muster, rest, re.IGNORECASE | re.ASCII)
        if treffer and (frage := _meinten(*gemeint(*treffer.groups()), davor=vorn)):
            return grund + frage
    for wort in re.finditer(r"[^\W\d_]{4,}", ganz):
        for nah in difflib.get_close_matches(wort[0].lower(), _SCHREIBWEISEN, n=1, cutoff=0.7):
            ersetzt = ganz[: wort.start()] + _SCHREIBWEISEN[nah] + ganz[wort.end() :]
            if frage := _meinten(ersetzt):
                return _FREMD + frage
    teil, _, folge = rest.partition(" ")
    if teil.lower() in _TEILNAMEN and _understood(folge):
        return f"„{teil}“ passt nur zu Monat oder Jahr, nicht zu „{_kurz(folge)}“"
    if re.fullmatch(r".*[^- ] *- *(?:/.*)?|.* bis", klein):
        return "Ende des Zeitraums fehlt: bitte wie „03-06/2022“ schreiben"
    for ende in (token.start() for token in reversed(list(_TOKEN.finditer(ganz)))):
        termin, danach = ganz[:ende].rstrip(" ,;"), ganz[ende:].strip(" ,;")
        if danach and _understood(termin):
            return f"Unerwarteter Text nach „{_kurz(termin)}“: „{_kurz(danach, 20)}“"
    if re.search("[0-9]{5}", rest):
        return f"{_FREMD}: {_VIERSTELLIG}"
    return (
        f"„{_kurz(ganz)}“ ist keine Zeitangabe: z. B. „09/2021“, „Anfang 09/2021“, „bis 12/2022“ "
        "oder „offen“"
    )


def _understood(text: str) -> Zeitangabe | None:
    try:
        return _read(text)
    except ZeitangabeFehler:
        return None


def _meinten(*vorschlaege: str, davor: str = "") -> str:
    """The question "meinten Sie „…“ oder „…“?" with what is a Zeitangabe; "" if none is."""
    gut: dict[object, str] = {}
    for vorschlag in vorschlaege:
        for text in (f"{davor} {vorschlag}".strip(), vorschlag):
            angabe = _understood(text)
            if angabe is not None:
                gut.setdefault(angabe.normalform, text)
                break
    return f": meinten Sie {' oder '.join(f'„{text}“' for text in gut.values())}?" if gut else ""


def _kurz(text: str, laenge: int = 40) -> str:
    """A wording to quote: one line, no control characters, not too long."""
    zeile = " ".join(text[: 4 * laenge].split())
    zeile = "".join(z for z in zeile if z.isprintable())
    return zeile if len(zeile) <= laenge else zeile[: laenge - 1] + "…"


def _float_message(text: str) -> str:
    ganz, _, bruch = text.partition(".")
    gemeint = f"{ganz:0>2}.{bruch:0<4}"
    beispiel = f', z. B. "{gemeint}"' if len(gemeint) == 7 and _understood(gemeint) else ""
    return f"Termin ist eine Zahl ({_kurz(text)}): bitte in Anführungszeichen schreiben{beispiel}"
