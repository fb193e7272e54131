"""The timeline: a Gantt chart of the steps in lanes, drawn with characters.

The rounding rule: a month has k columns, the same number for all; column j of them (from 0) holds
the days d of a month of n days for which (d - 1) * k // n = j. Where the plan has more months than
there are columns, a column holds m whole months, counted from January of the year 0. A bar covers
the columns of all its days, at least one. A deadline is drawn over its last 30 days, an "ab …"
over its first 30, both only as far as the axis goes.
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from isrp_cli.documents import zeitleiste
from isrp_cli.documents.zeitleiste import MEILENSTEINE, Spanne, rows
from isrp_cli.stand import FRIST_TAGE, Lage, Schrittlage
from isrp_cli.views import woerter
from isrp_cli.views.tafel import (
    Absatz,
    Block,
    Inhalt,
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
from isrp_cli.zeitangabe import datum_kurz, datum_lang

_LUECKE = 2
_NAMENSZEILEN = 3
# With at most 28 columns a month every column holds at least one day of every month.
_SPALTEN_JE_MONAT = 28
_MONATE_JE_SPALTE = (1, 2, 3, 6, 12, 24, 60, 120)
_JAHRESSCHRITTE = (1, 2, 5, 10, 20, 50)
_MONATE = ("Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez")
_LEGENDE = (
    (
        "● Tag",
        "├─┤ Tage",
        "░▒░ ungefähr",
        f"─► Frist (letzte {FRIST_TAGE} Tage)",
        "├─ ab",
        "◆ Meilenstein",
    ),
    ("✓ erledigt", "! überfällig/gefährdet", "» läuft", "… blockiert", "× entfallen"),
)


@dataclass(frozen=True, slots=True)
class Achse:
    """Days → columns. `beginn`: months from the year 0 to the first one shown.

    One of `je_monat` (columns a month) and `je_spalte` (months a column) is 1.
    """

    beginn: int
    monate: int
    je_monat: int
    je_spalte: int

    @property
    def spalten(self) -> int:
        """How many columns the axis has."""
        return self.monate * self.je_monat // self.je_spalte

    def spalte(self, tag: date) -> int:
        """The column of a day: 0 or more and less than `spalten` for days on the axis."""
        monat = _month(tag) - self.beginn
        if self.je_spalte > 1:
            return monat // self.je_spalte
        tage = monthrange(tag.year, tag.month)[1]
        return monat * self.je_monat + (tag.day - 1) * self.je_monat // tage


@dataclass(frozen=True, slots=True)
class Balken:
    """What is drawn from column `beginn` on; `von` to `bis` are the columns of its days.

    The rest of `text` is its label, before or behind them.
    """

    von: int
    bis: int
    beginn: int
    text: str
    stil: Stil

    @property
    def ende(self) -> int:
        """The last column it takes."""
        return self.beginn + len(self.text) - 1


def bloecke(lage: Lage, breite: int, nach: Literal["gremium", "phase"]) -> list[Block]:
    """The chart with a lane for every body or phase that has steps, in at most `breite` columns.

    Beneath it the milestones by number and the steps without any day.
    """
    wonach = "Gremien" if nach == "gremium" else "Phasen"
    if not lage.schritte:
        return [Absatz("Dieser Prozess hat noch keine Schritte: schritte.yaml ist leer.")]
    titel = f"Zeitleiste nach {wonach} am {datum_lang(lage.stand)}"
    ergebnis: list[Block] = [Ueberschrift(titel, 1), Absatz("")]
    ergebnis += _chart(lage, breite, nach)
    if lage.meilensteine:
        ergebnis += [Ueberschrift(MEILENSTEINE), _milestone_table(lage)]
    ohne = [s for s in lage.schritte.values() if not zeitleiste.datiert(s)]
    if ohne:
        ergebnis += [Ueberschrift("Schritte ohne festen Zeitraum"), _undated_table(lage, ohne)]
    return ergebnis


def _chart(lage: Lage, breite: int, nach: Literal["gremium", "phase"]) -> list[Block]:
    bahnen = [(visible(name), schritte) for name, schritte in zeitleiste.bahnen(lage, nach)]
    tage = zeitleiste.tage(bahnen)
    if not tage:
        return [Absatz(zeitleiste.LEER)]
    laengster_name = max(width(name) for name in (*(n for n, _ in bahnen), MEILENSTEINE))
    namensbreite = min(laengster_name, max(10, breite // 4))
    achse = axis(min(tage), max(tage), breite - namensbreite - _LUECKE)
    # Months are all equally wide: what remains of the width goes to the names.
    namensbreite = min(laengster_name, max(namensbreite, breite - achse.spalten - _LUECKE))

    rand = " " * (namensbreite + _LUECKE)
    zeilen: list[Sequence[Inhalt]] = []
    auf_der_achse = 0 <= _month(lage.stand) - achse.beginn < achse.monate
    stand = achse.spalte(lage.stand) if auf_der_achse else None
    if stand is not None:
        marke, ab = f"▼ Stand {datum_kurz(lage.stand)}", stand
        if ab + len(marke) > achse.spalten:
            marke = f"Stand {datum_kurz(lage.stand)} ▼"
            ab = stand - len(marke) + 1
        zeilen.append([" " * (len(rand) + ab), Zelle(marke, "titel")])
    jahre = _years(achse)
    zeilen.append([rand, Zelle(_place(jahre.items()), "kopf")])
    if achse.je_spalte == 1:
        zeilen.append([rand, Zelle(_month_line(achse), "leise")])
    grund = _background(achse, jahre, stand)
    for name, schritte in bahnen:
        balken = [bar(s, achse) for s in schritte]
        zeilen += _lane(name, namensbreite, balken, grund)
    meilensteine = list(_milestone_bars(lage, achse))
    if meilensteine:
        zeilen += _lane(MEILENSTEINE, namensbreite, meilensteine, grund)
    ergebnis: list[Block] = [Roh(zeilen), Absatz("")]
    if stand is None:
        ergebnis.append(Absatz(zeitleiste.stand_ausserhalb(lage.stand, max(tage))))
    if achse.je_spalte > 1:
        ergebnis.append(Absatz(f"Eine Spalte steht für {achse.je_spalte} Monate."))
    ergebnis.append(Roh([[Zelle(z, "leise")] for teile in _LEGENDE for z in _fill(teile, breite)]))
    return ergebnis


# --- The axis --------------------------------------------------------------------------------


def axis(erster: date, letzter: date, platz: int) -> Achse:
    """The axis of the whole months from the first to the last day, in at most `platz` columns."""
    platz = max(platz, 12)
    for je_spalte in _MONATE_JE_SPALTE:
        beginn = _month(erster) // je_spalte * je_spalte
        ende = (_month(letzter) // je_spalte + 1) * je_spalte
        monate = ende - beginn
        if monate // je_spalte <= platz:
            break
    je_monat = min(_SPALTEN_JE_MONAT, platz // monate) if je_spalte == 1 else 1
    return Achse(beginn, monate, je_monat, je_spalte)


def _month(tag: date) -> int:
    return tag.year * 12 + tag.month - 1


def _years(achse: Achse) -> dict[int, str]:
    """The column where each shown year begins and its label; years too narrow for it are left out.

    The first year begins where the axis does.
    """
    letztes = (achse.beginn + achse.monate - 1) // 12
    erstes = achse.beginn // 12
    schritt = next(n for n in _JAHRESSCHRITTE if 12 * n * achse.je_monat >= 5 * achse.je_spalte)
    beginne = [
        (max(0, jahr * 12 - achse.beginn) * achse.je_monat // achse.je_spalte, jahr)
        for jahr in range(erstes, letztes + 1)
        if jahr % schritt == 0
    ]
    enden = [spalte - 1 for spalte, _ in beginne[1:]] + [achse.spalten]
    return {
        spalte: str(jahr)
        for (spalte, jahr), ende in zip(beginne, enden, strict=True)
        if spalte + 4 <= ende
    }


def _month_line(achse: Achse) -> str:
    monate = (((achse.beginn + i) % 12) for i in range(achse.monate))
    if achse.je_monat < 3:
        namen = (_MONATE[m][0] for m in monate)
    elif achse.je_monat == 3:
        namen = (f"{m + 1:02}" for m in monate)
    else:
        namen = (_MONATE[m] for m in monate)
    return "".join(name.ljust(achse.je_monat) for name in namen)


def _place(texte: Iterable[tuple[int, str]]) -> str:
    """Texts at their columns, in one line; none begins before the one before it ends."""
    zeile = ""
    for spalte, text in texte:
        zeile = zeile.ljust(spalte) + text
    return zeile


def _background(achse: Achse, jahre: Iterable[int], stand: int | None) -> list[Zelle]:
    """What an empty column shows: the day of the Stand, else the beginning of a labelled year."""
    grund = [Zelle(" ")] * achse.spalten
    for spalte in jahre:
        if spalte:
            grund[spalte] = Zelle("┊", "leise")
    if stand is not None:
        grund[stand] = Zelle("│", "titel")
    return grund


# --- The bars --------------------------------------------------------------------------------


def bar(schritt: Schrittlage, achse: Achse) -> Balken:
    """The bar of a step that has a day, on an axis that holds its days."""
    spanne = zeitleiste.spanne(schritt)
    von = max(0, achse.spalte(spanne.von))
    bis = min(achse.spalten - 1, achse.spalte(spanne.bis))
    match spanne.form:
        case "frist":
            form = "─" * (bis - von) + "►"
        case "ab":
            form = "├" + "─" * (bis - von)
        case _:
            form = _window(spanne, achse, von, bis)
    zeichen = zeitleiste.zeichen(schritt)
    return _labelled(von, form, zeichen, achse.spalten, woerter.STATUS[schritt.status][1])


def _window(spanne: Spanne, achse: Achse, von: int, bis: int) -> str:
    """A window with two ends: points for meetings, hard ends for days, soft ones for the rest."""
    laenge = bis - von + 1
    if spanne.form == "punkte":
        return _points(spanne.tage, achse, von, laenge)
    if not (spanne.weich_vorn or spanne.weich_hinten):
        return "●" if laenge == 1 else "├" + "─" * (laenge - 2) + "┤"
    return "░" * laenge if laenge < 3 else "░" + "▒" * (laenge - 2) + "░"


def _points(tage: Iterable[date], achse: Achse, von: int, laenge: int) -> str:
    zeichen = ["─"] * laenge
    for tag in tage:
        zeichen[achse.spalte(tag) - von] = "●"
    return "".join(zeichen)


def _labelled(von: int, form: str, zeichen: str, spalten: int, stil: Stil) -> Balken:
    """The label inside a bar with two ends, else behind the bar, before it or inside after all.

    Inside it leaves both ends of the bar and every meeting visible; a label that fits nowhere is
    left out.
    """
    bis = von + len(form) - 1
    innen = (len(form) - len(zeichen)) // 2
    passt = innen >= 1 and "●" not in form[innen : innen + len(zeichen)]
    mit_zeichen = form[:innen] + zeichen + form[innen + len(zeichen) :] if passt else form
    if passt and form[0] in "░├" and form[-1] in "░┤":
        return Balken(von, bis, von, mit_zeichen, stil)
    if bis + len(zeichen) < spalten:
        return Balken(von, bis, von, form + zeichen, stil)
    if von >= len(zeichen):
        return Balken(von, bis, von - len(zeichen), zeichen + form, stil)
    return Balken(von, bis, von, mit_zeichen, stil)


def _milestone_bars(lage: Lage, achse: Achse) -> Iterator[Balken]:
    for i, m in enumerate(lage.meilensteine.values(), start=1):
        if m.geplant_bis:
            zeichen = f"{i}{zeitleiste.MEILENSTEINZEICHEN[m.status]}"
            stil = woerter.MEILENSTEINSTATUS[m.status][1]
            yield _labelled(achse.spalte(m.geplant_bis), "◆", zeichen, achse.spalten, stil)


# --- The lanes -------------------------------------------------------------------------------


def _lane(
    name: str, namensbreite: int, balken: Iterable[Balken], grund: Sequence[Zelle]
) -> Iterator[Sequence[Inhalt]]:
    """The lines of one lane: its bars, its name wrapped beside them."""
    zeilen = rows(balken)
    namen = wrap(name, namensbreite)
    hoehe = max(len(zeilen), min(len(namen), _NAMENSZEILEN))
    if len(namen) > hoehe:
        letzte = wrap(namen[hoehe - 1], namensbreite - 1)[0]
        namen = [*namen[: hoehe - 1], letzte + "…"]
    for i in range(hoehe):
        text = namen[i] if i < len(namen) else ""
        rand = " " * (namensbreite - width(text) + _LUECKE)
        yield [text + rand, *_draw(zeilen[i] if i < len(zeilen) else (), grund)]


def _draw(balken: Iterable[Balken], grund: Sequence[Zelle]) -> Iterator[Zelle]:
    zellen = list(grund)
    for b in balken:
        zellen[b.beginn : b.ende + 1] = [Zelle(zeichen, b.stil) for zeichen in b.text]
    for stil, gruppe in groupby(zellen, key=lambda zelle: zelle.stil):
        yield Zelle("".join(zelle.text for zelle in gruppe), stil)


# --- Beneath the chart -----------------------------------------------------------------------


def _fill(teile: Iterable[str], breite: int) -> list[str]:
    """The parts in lines of at most `breite` columns; no part is torn apart."""
    zeilen: list[str] = []
    for teil in teile:
        if zeilen and len(zeilen[-1]) + _LUECKE + len(teil) <= breite:
            zeilen[-1] += " " * _LUECKE + teil
        else:
            zeilen.append(teil)
    return zeilen


def _milestone_table(lage: Lage) -> Tabelle:
    return Tabelle(
        (Spalte(), Spalte(dehnbar=True), Spalte(), Spalte(dehnbar=True)),
        [
            (
                f"◆{i}",
                m.meilenstein.titel,
                woerter.meilensteinstatus(m),
                woerter.meilensteinplan(m),
            )
            for i, m in enumerate(lage.meilensteine.values(), start=1)
        ],
    )


def _undated_table(lage: Lage, schritte: Iterable[Schrittlage]) -> Tabelle:
    return Tabelle(
        (Spalte(rechts=True), Spalte(dehnbar=True), Spalte(), Spalte(dehnbar=True)),
        [
            (
                str(s.schritt.nr),
                woerter.kurztitel(lage, s.schritt.nr),
                woerter.status(s),
                woerter.zeitplanung(s),
            )
            for s in schritte
        ],
    )
