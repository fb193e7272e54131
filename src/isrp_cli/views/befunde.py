"""What `isrp pruefen` shows: every finding with its lines, how many there are, the manual."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from isrp_cli.befund import Befund, Fundstelle, Stufe
from isrp_cli.checks.pruefung import Pruefung
from isrp_cli.views import woerter
from isrp_cli.views.tafel import (
    Absatz,
    Block,
    Roh,
    Spalte,
    Stil,
    Tabelle,
    Ueberschrift,
    Zelle,
    visible,
    width,
    wrap,
)
from isrp_cli.woerter import befundzahl

_STIL: dict[Stufe, Stil] = {
    Stufe.FEHLER: "schlecht",
    Stufe.WARNUNG: "warnung",
    Stufe.HINWEIS: "leise",
}
# A circle may go through all steps of a plan; more places than this nobody looks at.
_MAX_BEZUEGE = 12
# Characters before and behind a place that may be shown, on the widest terminal.
_WEIT = 500


def bloecke(befunde: Sequence[Befund], breite: int, *, erklaeren: bool = False) -> list[Block]:
    """The findings for a terminal of that width, then the counts.

    A finding is what compilers print, so that editors can jump to it: "datei:zeile:spalte: stufe:
    [name] what is wrong", the line itself with the place underlined, the same for the other
    places, and what to do. `erklaeren` adds how to learn more about the check of the gravest.
    """
    zeilen: list[list[Zelle]] = []
    for befund in befunde:
        zeilen += [*_finding(befund, breite), []]
    if befunde and erklaeren:
        schwerster = min(befunde, key=lambda b: list(Stufe).index(b.stufe))
        mehr = f"Zum Nachlesen: isrp pruefen --erklaere {schwerster.check}"
        zeilen.append([Zelle(mehr, "leise")])
    return [Roh([*zeilen, [_counts(befunde)]])]


def liste(pruefungen: Sequence[Pruefung]) -> list[Block]:
    """The name, the severity and the rule of every check."""
    spalten = (Spalte("Prüfung"), Spalte("Stufe"), Spalte("Regel", dehnbar=True))
    return [
        Tabelle(
            spalten,
            [(p.name, Zelle(p.stufe.value, _STIL[p.stufe]), p.regel) for p in pruefungen],
        )
    ]


def anleitung(pruefung: Pruefung) -> list[Block]:
    """The manual of one check; its samples stay as they are."""
    ergebnis: list[Block] = [
        Ueberschrift(f"{pruefung.name} ({pruefung.stufe.value})", 1),
    ]
    # A sample may hold empty lines: it goes on as long as what follows is indented.
    for absatz in re.split(r"\n\n(?! {4})", pruefung.anleitung):
        kopf, _, beispiel = absatz.partition("\n\n")
        ergebnis.append(Roh([[]]))
        ergebnis.append(Absatz(" ".join(kopf.split())))
        if beispiel:
            ergebnis.append(Roh([[], *([zeile] for zeile in beispiel.split("\n"))]))
    return ergebnis


def _finding(befund: Befund, breite: int) -> Iterator[list[Zelle]]:
    stil = _STIL[befund.stufe]
    vorn, stufe = f"{befund.fundstelle}: ", befund.stufe.value
    yield from _headline(vorn, stufe, f": [{befund.check}] ", befund.meldung, stil, breite)
    gezeigt = befund.bezuege[:_MAX_BEZUEGE]
    orte = [befund.fundstelle, *(b.fundstelle for b in gezeigt)]
    rand = max(len(str(ort.zeile)) for ort in orte)
    yield from _excerpt(befund.fundstelle, rand, breite, stil)
    for bezug in gezeigt:
        yield from _wrapped(f"siehe {bezug.fundstelle}: {bezug.text}", breite)
        yield from _excerpt(bezug.fundstelle, rand, breite, "leise")
    if rest := len(befund.bezuege) - len(gezeigt):
        yield from _wrapped(
            f"und {woerter.anzahl(rest, 'weitere Stelle', 'weitere Stellen')}", breite
        )
    if befund.hinweis:
        yield from _wrapped(f"→ {befund.hinweis}", breite)


def _headline(
    vorn: str, stufe: str, name: str, meldung: str, stil: Stil, breite: int
) -> Iterator[list[Zelle]]:
    """The message stands beside its place if it fits there, else below."""
    kopf = [Zelle(_one_line(vorn)), Zelle(stufe, stil), Zelle(_one_line(name))]
    text = " ".join(_one_line(meldung).split())
    if sum(width(zelle.text) for zelle in kopf) + width(text) <= breite:
        yield [*kopf, Zelle(text)]
    else:
        yield kopf
        yield from _wrapped(text, breite, 0)


def _wrapped(text: str, breite: int, haengend: int = 2) -> Iterator[list[Zelle]]:
    for i, zeile in enumerate(wrap(_one_line(text), breite - 2, haengend)):
        yield [Zelle(" " * (2 + haengend if i else 2) + zeile)]


def _excerpt(ort: Fundstelle, rand: int, breite: int, stil: Stil) -> Iterator[list[Zelle]]:
    """The line with the place underlined; of a long line the part around the place."""
    if not ort.text:
        return
    leiste = Zelle(f"  {ort.zeile:>{rand}} | ", "leise")
    platz = max(10, breite - len(leiste.text))
    # A line may be as long as a file: no more of it is looked at than could be shown.
    weg = max(0, ort.spalte - 1 - _WEIT)
    text = visible(ort.text[weg : ort.spalte - 1 + _WEIT])
    anfang = min(ort.spalte - 1 - weg, len(text))
    ende = max(anfang + 1, min(anfang + ort.laenge, len(text)))
    ab = 0
    if weg or width(text) > platz:
        # A third of the room for what stands before the place, at least its first character.
        while width(text[ab:ende]) > platz - 2 and width(text[ab:anfang]) > platz // 3:
            ab += 1
    vor = "…" if weg or ab else ""
    bis = ab
    spalten = width(vor)
    while bis < len(text) and spalten + width(text[bis]) <= platz - (bis + 1 < len(text)):
        spalten += width(text[bis])
        bis += 1
    nach = "…" if bis < len(text) else ""
    yield [leiste, Zelle(vor + text[ab:bis] + nach)]
    leer = " " * width(vor + text[ab:anfang])
    striche = "^" * max(1, width(text[anfang : min(ende, bis)]))
    yield [Zelle(f"  {'':{rand}} | ", "leise"), Zelle(leer), Zelle(striche, stil)]


def _one_line(text: str) -> str:
    return visible(text).replace("\n", "␊")


def _counts(befunde: Sequence[Befund]) -> Zelle:
    return Zelle(befundzahl(Counter(b.stufe for b in befunde)), "" if befunde else "gut")
