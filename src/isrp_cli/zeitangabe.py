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
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Literal

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
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
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
            monat = tag.year * 12 + tag.month - 1 + monate
            jahr, m = monat // 12, monat % 12 + 1
            _pruefe_jahr(jahr)
            # The 31st becomes the last day of a shorter month.
            return _Einheit("tag", date(jahr, m, min(tag.day, monthrange(jahr, m)[1])).toordinal())
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
            jahre = {neu.frueh.year, neu.spaet.year}
        except (ValueError, OverflowError):
            jahre = {0}
        if self.art == "woche":
            jahre = {neu.frueh.isocalendar()[0]} if jahre != {0} else jahre
        for jahr in jahre:
            _pruefe_jahr(jahr)
        return neu


def _pruefe_jahr(jahr: int) -> int:
    if jahr not in JAHRE:
        raise ZeitangabeFehler(
            f"Jahr {jahr} liegt außerhalb von {JAHRE.start} bis {JAHRE.stop - 1}"
        )
    return jahr


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


@dataclass(frozen=True, slots=True)
class _Feld:
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
            return _lies_text(str(_pruefe_jahr(wert)))
        raise ZeitangabeFehler(
            f"Termin ist eine Zahl ({wert}): bitte in Anführungszeichen schreiben"
        )
    if isinstance(wert, float):
        raise ZeitangabeFehler(_float_message(str(wert)))
    raise ZeitangabeFehler('hier gehört ein Termin als Text hin, z. B. "09/2021"')


def lies_datum(wert: object) -> date:
    """An exact day: a date, "2022-09-14", "14.09.2022" or "14. September 2022".

    Raises ZeitangabeFehler for anything else, also for a Zeitangabe that is no single day.
    """
    angabe = lies(wert)
    if angabe.art != "tag" or angabe.ca or angabe.frueh is None:
        raise ZeitangabeFehler(
            f"„{angabe.text}“ ist kein einzelner Tag: "
            "bitte wie 14.09.2022 oder 2022-09-14 schreiben"
        )
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

_CA = re.compile(r"(?:ca\.?|circa|etwa|voraussichtlich|vsl\.?)(?: +|$)")
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


@dataclass(frozen=True, slots=True)
class _Gelesen:
    einheit: _Einheit
    felder: tuple[_Feld, ...]


def _lies_text(text: str) -> Zeitangabe:
    gereinigt = _clean(text)
    rest = _Stueck(gereinigt, tuple(range(len(gereinigt)))).strip()
    if not rest.text:
        raise ZeitangabeFehler(_FEHLT)
    if len(rest.text) > _MAX_LAENGE:
        raise ZeitangabeFehler(
            f"„{_kurz(rest.text)}“ ist zu lang für einen Termin: Erläuterungen gehören in „notiz“"
        )
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
    if gelesen is None or (von and len(gelesen) == 1):
        raise ZeitangabeFehler(_diagnose(rest.text))
    if len(gelesen) == 2 and bis:
        ende, ganz = (_normal(g) for g in (gelesen[1:], gelesen))
        raise ZeitangabeFehler(
            f"„bis“ braucht ein Ende, keinen Zeitraum: meinten Sie „bis {ende}“ oder „{ganz}“?"
        )
    if len(gelesen) == 2 and ab and not _TRENNER_WORT.search(rest.text):
        anfang, ganz = (_normal(g) for g in (gelesen[:1], gelesen))
        raise ZeitangabeFehler(
            f"„ab“ braucht einen Anfang, keinen Zeitraum: meinten Sie „ab {anfang}“ oder „{ganz}“?"
        )
    richtung: Literal["", "bis", "ab"] = "bis" if bis else "ab" if ab and len(gelesen) == 1 else ""
    einstellig = any(f.name == "m" and f.bis - f.von == 1 for g in gelesen for f in g.felder)
    hinweise = ("führende Null ergänzt",) if einstellig else ()
    if len(gelesen) == 2 and gelesen[0].einheit == gelesen[1].einheit:
        gelesen, hinweise = gelesen[:1], (*hinweise, "Beginn und Ende gleich")
    return _build(
        text, tuple(g.einheit for g in gelesen), richtung, ca, hinweise, [g.felder for g in gelesen]
    )


_TRENNER_WORT = re.compile(" bis ")


def _clean(text: str) -> str:
    """Lower case of the same length, one kind of dash and blank; refuses what cannot be seen."""
    for zeichen in text:
        if zeichen.isdigit() and zeichen not in "0123456789":
            raise ZeitangabeFehler(
                f"Nur die Ziffern 0 bis 9 sind erlaubt, nicht U+{ord(zeichen):04X}"
            )
        if not zeichen.isprintable() and ord(zeichen) not in _ZEICHEN:
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
    """One unit, or the two of a range; None if it is neither."""
    einzeln = _unit(rest)
    if einzeln is not None:
        return [einzeln]
    fehler: ZeitangabeFehler | None = None
    for links, rechts in _splits(rest):
        try:
            paar = _pair(links, rechts)
        except ZeitangabeFehler as ausnahme:
            fehler = fehler or ausnahme
            continue
        if paar is not None:
            _pruefe_folge(*paar)
            return list(paar)
    if fehler is not None:
        raise fehler
    return None


def _splits(rest: _Stueck) -> Iterator[tuple[_Stueck, _Stueck]]:
    iso = _ISO_BEREICH.fullmatch(rest.text)
    if iso is not None:
        yield rest[: iso.end(1)], rest[iso.start(2) :]
        return
    for treffer in _TRENNER.finditer(rest.text):
        links, rechts = rest[: treffer.start()], rest[treffer.end() :]
        if links.text and rechts.text:
            yield links, rechts


_VORSATZ = re.compile(r"(?:kw *|kalenderwoche *|q|h)(?=[0-9])")
_TOKEN = re.compile(r"[0-9]+|[^\W\d_]+|.", re.DOTALL)


def _pair(links: _Stueck, rechts: _Stueck) -> tuple[_Gelesen, _Gelesen] | None:
    """Both ends of a range; what the left one lacks ("03", "12.") it takes from the right one."""
    vorsatz = _VORSATZ.match(links.text)
    if vorsatz is not None and rechts.text[0] in "0123456789":
        rechts = links[: vorsatz.end()] + rechts
    ende = _unit(rechts)
    if ende is None:
        return None
    anfang = _unit(links)
    if anfang is not None:
        return anfang, ende
    fehler: ZeitangabeFehler | None = None
    # Cut only between tokens: "1-12/2022" must not read "1" + "2/2022".
    for treffer in reversed(list(_TOKEN.finditer(rechts.text))):
        try:
            anfang = _unit(links + rechts[treffer.start() :])
        except ZeitangabeFehler as ausnahme:
            fehler = fehler or ausnahme
            continue
        if anfang is not None and _EIGENE[anfang.einheit.art] == _EIGENE[ende.einheit.art]:
            return anfang, ende
    if fehler is not None:
        raise fehler
    return None


def _pruefe_folge(anfang: _Gelesen, ende: _Gelesen) -> None:
    if (anfang.einheit.frueh, anfang.einheit.spaet) <= (ende.einheit.frueh, ende.einheit.spaet):
        return
    a, e = anfang.einheit, ende.einheit
    meldung = f"Beginn ({a.normalform}) liegt nach Ende ({e.normalform})"
    geteilt = {f.von for f in anfang.felder if f.name == "j"} & {
        f.von for f in ende.felder if f.name == "j"
    }
    if geteilt and a.art == "monat" and a.frueh.year > JAHRE.start:
        vorjahr = _range_normal(a.verschoben(-12), e)
        meldung += f"; über den Jahreswechsel: {vorjahr}; sonst: {_range_normal(e, a)}"
    raise ZeitangabeFehler(meldung)


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

_NOTATIONEN: tuple[tuple[Art, re.Pattern[str]], ...] = tuple(
    (art, re.compile(muster))  # type: ignore[misc]
    for art, muster in (
        ("tag", rf"{_WT}(?P<t>[0-9]{{1,2}})\. *(?P<m>[0-9]{{1,2}})\. *{_J}"),
        ("tag", rf"{_WT}(?P<t>[0-9]{{1,2}})\.? *{_MN} *{_J}"),
        ("tag", rf"{_WT}{_J}-(?P<m>[0-9]{{2}})-(?P<t>[0-9]{{2}})"),
        *(("monat", muster) for muster in _MONAT),
        *(("monatsteil", _TEIL + muster) for muster in _MONAT),
        ("quartal", rf"(?P<q>[0-9]+)\. *quartal *[ /]? *{_J}"),
        ("quartal", rf"(?P<qr>[ivx]+)\.? *quartal *[ /]? *{_J}"),
        ("quartal", rf"(?:q|quartal +)(?P<q>[0-9]+) *[ /] *{_J}"),
        ("halbjahr", rf"(?P<h>[0-9]+)\. *halbjahr *[ /]? *{_J}"),
        ("halbjahr", rf"(?P<hr>[ivx]+)\.? *halbjahr *[ /]? *{_J}"),
        ("halbjahr", rf"(?:h|halbjahr +)(?P<h>[0-9]+) *[ /] *{_J}"),
        ("woche", rf"(?:kw|kalenderwoche) *(?P<k>[0-9]{{1,2}}) *[ /] *{_J}"),
        ("woche", rf"(?P<k>[0-9]{{1,2}})\. *(?:kw|kalenderwoche) *[ /]? *{_J}"),
        ("saison", rf"(?P<s>frühjahr|frühling|sommer|herbst) *{_J}"),
        ("saison", rf"(?P<s>winter) *{_J} */ *(?P<j2>[0-9]{{4}})"),
        ("jahresteil", _TEIL + _J),
        ("jahr", _J),
    )
)


def _unit(stueck: _Stueck) -> _Gelesen | None:
    """The unit that the whole piece names; None if it names none, ZeitangabeFehler if no such."""
    stueck = stueck.strip()
    for art, muster in _NOTATIONEN:
        treffer = muster.fullmatch(stueck.text)
        if treffer is None:
            continue
        teile = {name: wert for name, wert in treffer.groupdict().items() if wert}
        felder = tuple(
            _Feld(name, stueck.platz[treffer.start(name)], stueck.platz[treffer.end(name) - 1] + 1)
            for name in teile
        )
        return _Gelesen(_make(art, teile), felder)
    return None


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
                    raise ZeitangabeFehler(
                        f"Ein Winter reicht ins nächste Jahr: Winter {jahr}/{jahr + 1}"
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
        raise ZeitangabeFehler(f"„{angabe.text}“ hat keinen Tag, der sich verschieben lässt")
    neue = tuple(map(wie, angabe.einheiten))
    # The wording with its parts replaced; where it cannot say the new dates (a range that now
    # crosses the year, two parts that shared one), the canonical spelling does.
    for text in (_rewritten(angabe, neue), None):
        if text is not None:
            try:
                ergebnis = _lies_text(text)
            except ZeitangabeFehler:
                continue
            if ergebnis.einheiten == neue and ergebnis.art == angabe.art:
                return ergebnis
    richtung: Literal["", "bis", "ab"] = (
        angabe.art if angabe.art == "bis" or angabe.art == "ab" else ""
    )
    return _lies_text(_build("", neue, richtung, angabe.ca, (), []).normalform)


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
_UNBEKANNT = "für unbekannte Termine bitte „offen“ schreiben"
_KEIN_TERMIN = {
    **dict.fromkeys(
        ("entfällt", "entfallen", "abgesagt", "fällt aus"), "ist ein Status, kein Termin"
    ),
    **dict.fromkeys(("erledigt", "fertig", "abgeschlossen"), "ist ein Status, kein Termin"),
    **dict.fromkeys(
        ("heute", "morgen", "gestern", "sofort", "demnächst", "zeitnah", "bald", "asap"),
        "ist kein fester Termin: bitte Tag, Monat oder Jahr schreiben, sonst „offen“",
    ),
}
_PLATZHALTER = frozenset(
    (
        "tbd",
        "tba",
        "n.n.",
        "nn",
        "n. n.",
        "k.a.",
        "k. a.",
        "ka",
        "unbekannt",
        "?",
        "-",
        "noch unklar",
        "unklar",
    )
)
_UHRZEIT = re.compile(r"[0-9]{1,2}:[0-9]{2}|[0-9]{1,2}(?:[.][0-9]{2})? *uhr|t[0-9]{2}:")
# Shapes that are no notation, and what to say: {0} is the text, {1} … are the groups.
_FORMEN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(muster), meldung)
    for muster, meldung in (
        (r"([0-9]{1,2})-([0-9]{4})", "Nicht erkannt: meinten Sie {1:0>2}/{2}?"),
        (
            r"winter *([0-9]{4})",
            "Nicht eindeutig: Winter {v1}/{1} oder Winter {1}/{n1}?",
        ),
        (
            r"winter *([0-9]{2,4}) *[/-] *[0-9]{2}",
            "Nicht eindeutig: bitte beide Jahre vierstellig, z. B. Winter 2021/2022",
        ),
        (
            r"([ivx]+) *[/. ] *([0-9]{4})",
            "Nicht eindeutig (Quartal oder Monat): meinten Sie {r1}/{2} oder {m1}/{2}?",
        ),
        (
            r"([0-9]{4}) */ *([0-9]{4})",
            "Nicht eindeutig: meinten Sie {1}-{2} (beide Jahre) oder Winter {1}/{2}?",
        ),
        (
            r"([0-9]{1,2}) */ *([0-9]{2})",
            "Nicht eindeutig: meinten Sie {1:0>2}/20{2} (Monat und Jahr) oder einen Tag? "
            "Jahr bitte vierstellig",
        ),
        (
            r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{2})",
            "Nicht eindeutig: meinten Sie {1:0>2}.{2:0>2}.20{3} oder 20{1:0>2}-{2:0>2}-{3}? "
            "Jahr bitte vierstellig",
        ),
        (
            r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{2,4})",
            "Nicht eindeutig (Tag/Monat oder Monat/Tag): bitte wie 14.09.2022 schreiben",
        ),
        (r".*[/. ][0-9]{5,}|[0-9]{5,}", "Nicht erkannt: Jahr bitte vierstellig"),
        (r".*[/. a-zäöü][0-9]{2}", "Nicht eindeutig: Jahr bitte vierstellig"),
        (r".*- *(?:/.*)?|.* bis", "Ende des Zeitraums fehlt"),
        (
            r"(anfang|mitte|ende) .*[0-9].*",
            "„{t1}“ passt nur zu Monat oder Jahr, nicht zu „{rest}“",
        ),
    )
)


def _diagnose(text: str) -> str:
    """What to say of a text that is no notation."""
    if text in _KEIN_TERMIN:
        return f"„{text}“ {_KEIN_TERMIN[text]}"
    if text in _PLATZHALTER:
        return f"Nicht erkannt: {_UNBEKANNT}"
    if _UHRZEIT.search(text):
        return "Uhrzeit gehört in „termine“ (beginn, ende); hier nur der Tag, z. B. 14.09.2022"
    if text in _TEILNAMEN:
        return f"Monat und Jahr fehlen: z. B. {_as_written(text)} 09/{_BEISPIELJAHR}"
    trenner = " " if text[-1].isalpha() else "" if text[-1] == "." else "/"
    if _understood(f"{text}{trenner}{_BEISPIELJAHR}"):
        return f"Jahr fehlt: z. B. {_as_written(text)}{trenner}{_BEISPIELJAHR}"
    for ende in (m.start() for m in reversed(list(_TOKEN.finditer(text)))):
        davor, danach = text[:ende].rstrip(" ,;"), text[ende:].strip(" ,;")
        # A text after a date, not a date with a wrong digit more.
        if (
            danach
            and ende
            and not danach[0].isalnum() | text[ende - 1].isdigit()
            and _understood(davor)
        ):
            return f"Unerwarteter Text nach {_as_written(davor)}: „{_kurz(danach)}“"
        if danach and text[ende - 1 : ende] == " " and _understood(davor):
            return f"Unerwarteter Text nach {_as_written(davor)}: „{_kurz(danach)}“"
    for muster, meldung in _FORMEN:
        treffer = muster.fullmatch(text)
        if treffer is not None:
            return _fill(meldung, text, treffer)
    for wort in re.findall(r"[^\W\d_]+", text):
        nah = difflib.get_close_matches(wort, _WOERTER, n=1, cutoff=0.7)
        if nah and nah[0] != wort and _understood(text.replace(wort, nah[0], 1)):
            return f"Nicht erkannt: meinten Sie „{_as_written(text.replace(wort, nah[0], 1))}“?"
    return (
        f"„{_kurz(text)}“ ist keine Zeitangabe: "
        "z. B. 09/2021, Anfang 09/2021, bis 12/2022 oder offen"
    )


_WOERTER = (
    *(name for name in _MONATSNAMEN if len(name) > 3),
    *_TEILNAMEN,
    *_SAISONNAMEN,
    "quartal",
    "halbjahr",
)


def _understood(text: str) -> bool:
    try:
        return _body(_Stueck(text, tuple(range(len(text))))) is not None
    except ZeitangabeFehler:
        return False


def _as_written(text: str) -> str:
    """Lower-case text with the capitals that words of a date have."""
    return re.sub(
        r"[^\W\d_]+",
        lambda t: (
            t[0].upper()
            if t[0] in ("kw", "q", "h", "ii", "iii", "iv", "i")
            else t[0].title()
            if t[0] != "bis"
            else t[0]
        ),
        text,
    )


def _fill(meldung: str, text: str, treffer: re.Match[str]) -> str:
    gruppen = (text, *(g or "" for g in treffer.groups()))
    werte: dict[str, str] = {}
    if len(gruppen) > 1:
        erste = gruppen[1]
        werte["t1"] = _as_written(erste)
        werte["rest"] = _kurz(text[len(erste) :].strip())
        if erste.isascii() and erste.isdigit():
            werte |= {"v1": str(int(erste) - 1), "n1": str(int(erste) + 1)}
        nummer = _ROEMISCHE.get(erste)
        werte["r1"] = f"Q{nummer + 1}" if nummer is not None else erste.upper()
        werte["m1"] = f"{_roman(erste):02}"
    return meldung.format(*gruppen, **werte)


def _roman(text: str) -> int:
    werte = [{"i": 1, "v": 5, "x": 10}.get(z, 0) for z in text]
    paare = zip(werte, [*werte[1:], 0], strict=True)
    return sum(-w if w < danach else w for w, danach in paare)


def _kurz(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _float_message(text: str) -> str:
    ganz, _, bruch = text.partition(".")
    jahr = bruch.ljust(4, "0")
    gemeint = ""
    if ganz.isdigit() and len(ganz) <= 2 and len(jahr) == 4 and jahr.isdigit():
        gemeint = f', z. B. "{ganz:0>2}.{jahr}"'
    return f"Termin ist eine Zahl ({_kurz(text)}): bitte in Anführungszeichen schreiben{gemeint}"
