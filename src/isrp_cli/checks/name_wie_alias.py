"""Names that look like another spelling of one that is there already."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import chain

from isrp_cli.befund import Bezug, Fundstelle, Stufe, kurz
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.models import Gremium, Inhalt, Meilenstein, Phase, Stelle

_UMLAUTE = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue"})
_KURZWORTE = {"ag": "arbeitsgruppe", "ak": "arbeitskreis"}
_ORDNUNGSZAHL = re.compile(r"\s*[0-9]+\.\s*")
# In shorter words one letter is often the difference between two words.
_LANG = 8


def name_wie_alias(p: Pruefling) -> Iterator[Fund]:
    """Dieselbe Stelle, dasselbe Gremium und derselbe Inhalt heißen überall gleich.

    Wer nach „AG Wohnen“ sucht, findet „Arbeitsgruppe Wohnen“ nicht, und aus einem Gremium werden
    in Listen und Papieren zwei. Gewollte andere Schreibweisen eines Gremiums stehen bei ihm unter
    „aliase“.

    Als gleich gelten Namen, die sich nur in Groß- und Kleinschreibung, Leerzeichen, Strichen,
    Schrägstrichen, Klammern, „ß“ und „ss“ oder „ä“ und „ae“ unterscheiden; ebenso „AG“ und
    „Arbeitsgruppe“, „AK“ und „Arbeitskreis“ und, bei Stellen und Gremien, „Forum“ und „1. Forum“
    („1. Forum“ und „2. Forum“ sind zwei). Als Tippfehler gilt ein Buchstabe zu viel, zu wenig,
    vertauscht oder ein anderer in einem Wort aus mindestens acht Buchstaben, außer an dessen Ende.

    Verglichen werden die Stellen und Gremien miteinander (Name, Kurzname, Aliase), die Titel der
    Meilensteine, der Phasen und der Inhalte je unter sich. Mit den Namen der Stellen und Gremien
    werden Mitglieder verglichen, die mit „bezeichnung“ statt mit „stelle“ eingetragen sind, und
    wer eine Festlegung übernimmt oder einen Punkt vorträgt. Titel von Schritten sind frei.

    Falsch:

        stellen: []
        gremien:
          - id: wohnen
            name: Arbeitsgruppe Wohnen
          - id: wohnen-neu
            name: AG Wohnen

    Richtig:

        stellen: []
        gremien:
          - id: wohnen
            name: Arbeitsgruppe Wohnen
            aliase:
              - AG Wohnen
    """
    prozess, ort = p.prozess, p.daten.fundstelle
    traeger = _Verzeichnis()
    yield from _twice(p, (*prozess.stellen, *prozess.gremien), traeger)
    titel: tuple[Iterable[_Benannt], ...] = (
        prozess.meilensteine,
        prozess.angaben.phasen,
        prozess.angaben.inhalte,
    )
    for saetze in titel:
        yield from _twice(p, saetze, _Verzeichnis(zahl_zaehlt=True))
    # The same few names come again and again.
    find = cache(traeger.find)
    for g in prozess.gremien:
        for i, m in enumerate(g.mitglieder):
            if m.stelle is None and m.bezeichnung and (treffer := find(m.bezeichnung)):
                yield Fund(
                    ort(g, "mitglieder", i, "bezeichnung"),
                    _looks_like(m.bezeichnung, treffer),
                    f"statt „bezeichnung“ „stelle: {treffer.satz.id}“ schreiben, falls es "
                    "dasselbe ist",
                    treffer.bezuege,
                )
    for s in prozess.schritte:
        vortraege = (
            (("tagesordnung", i, "vortrag"), t.vortrag) for i, t in enumerate(s.tagesordnung)
        )
        auftraege = ((("festlegungen", i, "wer"), f.wer) for i, f in enumerate(s.festlegungen))
        for pfad, name in chain(vortraege, auftraege):
            if name is None or name in traeger.schreibweisen:
                continue
            if treffer := find(name):
                yield Fund(
                    ort(s, *pfad),
                    _looks_like(name, treffer),
                    f"„{kurz(treffer.name)}“ schreiben, falls es dasselbe ist",
                    treffer.bezuege,
                )


_Benannt = Stelle | Gremium | Meilenstein | Phase | Inhalt


@dataclass(frozen=True, slots=True)
class _Eintrag:
    """A name, and where it stands."""

    name: str
    satz: _Benannt
    ort: Fundstelle
    vertippt: bool = False

    @property
    def bezuege(self) -> tuple[Bezug, ...]:
        return (Bezug(self.ort, f"hier steht „{kurz(self.name)}“"),)


@dataclass(slots=True)
class _Verzeichnis:
    """Names under all their spellings; of several that are alike the first counts.

    `zahl_zaehlt`: "2. Entwurf" is another thing than "Entwurf".
    """

    zahl_zaehlt: bool = False
    schreibweisen: set[str] = field(default_factory=set)
    _gleich: dict[str, _Eintrag] = field(default_factory=dict)
    _ohne_zahl: dict[str, _Eintrag] = field(default_factory=dict)
    _vertippt: dict[str, _Eintrag] = field(default_factory=dict)

    def add(self, eintrag: _Eintrag) -> None:
        self.schreibweisen.add(eintrag.name)
        self._gleich.setdefault(fold(eintrag.name), eintrag)
        if ohne_zahl := self._without_number(eintrag.name):
            self._ohne_zahl.setdefault(ohne_zahl, eintrag)
        for muster in _misspellings(eintrag.name):
            self._vertippt.setdefault(muster, eintrag)

    def find(self, name: str) -> _Eintrag | None:
        """The entry of which a name is another spelling, or a misspelling."""
        gefaltet = fold(name)
        if not gefaltet:
            return None
        # Two names with a number each are two things: only one of them may have one.
        ohne_zahl = self._without_number(name)
        treffer = self._gleich.get(gefaltet) or (
            self._gleich.get(ohne_zahl) if ohne_zahl else self._ohne_zahl.get(gefaltet)
        )
        if treffer is not None:
            return treffer
        vertippt = (self._vertippt.get(muster) for muster in _misspellings(name))
        treffer = next(filter(None, vertippt), None)
        return treffer and replace(treffer, vertippt=True)

    def _without_number(self, name: str) -> str:
        """The folded name without the number it begins with, "" where there is none."""
        zahl = None if self.zahl_zaehlt else _ORDNUNGSZAHL.match(name)
        return fold(name[zahl.end() :]) if zahl else ""


def fold(name: str) -> str:
    """A name without what only its spelling adds; digits stay apart that are apart."""
    return _join(_words(name))


def _words(name: str) -> list[str]:
    text = unicodedata.normalize("NFC", name).casefold().translate(_UMLAUTE)
    return [_KURZWORTE.get(wort, wort) for wort in re.findall(r"[^\W_]+", text)]


def _join(worte: Iterable[str]) -> str:
    return re.sub(r"(?<![0-9]) | (?![0-9])", "", " ".join(worte))


@cache
def _misspellings(name: str) -> tuple[str, ...]:
    """Patterns that two folded names share where one letter of a long word tells them apart.

    "?" stands for a letter that is another or missing, or stands before two that are swapped. The
    last letter of a word stays: it is rarely mistyped and often an ending.
    """
    return tuple(_patterns(_words(name)))


def _patterns(worte: list[str]) -> Iterator[str]:
    for i, wort in enumerate(worte):
        if len(wort) >= _LANG and wort.isalpha():
            davor, danach = _join(worte[:i]), _join(worte[i + 1 :])
            for k in range(len(wort) - 1):
                vorn, paar, rest = wort[:k], sorted(wort[k : k + 2]), wort[k + 1 :]
                yield f"{davor}{vorn}?{rest}{danach}"
                yield f"{davor}{vorn}?{wort[k]}{rest}{danach}"
                yield f"{davor}{vorn}?{paar[0]}{paar[1]}{rest[1:]}{danach}"


def _twice(p: Pruefling, saetze: Iterable[_Benannt], verzeichnis: _Verzeichnis) -> Iterator[Fund]:
    """Records of which one bears a name of another; all names are entered in the Verzeichnis."""
    for satz in saetze:
        eintraege = [
            _Eintrag(name, satz, p.daten.fundstelle(satz, *pfad)) for name, *pfad in _names(satz)
        ]
        for eintrag in eintraege:
            treffer = verzeichnis.find(eintrag.name)
            # The same id twice is a finding of another check.
            if treffer and (satz.id is None or satz.id != treffer.satz.id):
                yield Fund(
                    eintrag.ort,
                    _looks_like(eintrag.name, treffer),
                    "zu einem Eintrag zusammenführen oder deutlicher benennen",
                    treffer.bezuege,
                )
                break
        for eintrag in eintraege:
            verzeichnis.add(eintrag)


def _names(satz: _Benannt) -> Iterator[tuple[str, str] | tuple[str, str, int]]:
    """Every name of a record and where in it the name stands."""
    if not isinstance(satz, Stelle | Gremium):
        yield satz.titel, "titel"
        return
    yield satz.name, "name"
    if satz.kurz:
        yield satz.kurz, "kurz"
    if isinstance(satz, Gremium):
        yield from ((alias, "aliase", i) for i, alias in enumerate(satz.aliase))


def _looks_like(name: str, treffer: _Eintrag) -> str:
    if name == treffer.name:
        return f"den Namen „{kurz(name)}“ gibt es schon"
    wie = "ein Tippfehler für" if treffer.vertippt else "eine andere Schreibweise von"
    return f"„{kurz(name)}“ sieht aus wie {wie} „{kurz(treffer.name)}“"


PRUEFUNG = Pruefung("name-wie-alias", Stufe.HINWEIS, name_wie_alias)
