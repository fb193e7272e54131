"""The plan as a Gantt chart in Mermaid, for a wiki that draws it (version 9 or newer).

A bar has exact days, a plan often has not: every label names the plan's own wording, and the
status in words. A deadline is drawn over its last 30 days, an "ab …" over its first 30, and what
has no days at all over the whole chart, in a section that says so.
"""

import re
import textwrap
from collections.abc import Iterator
from datetime import date, timedelta

from isrp_cli.befund import kurz
from isrp_cli.models import Schritt
from isrp_cli.stand import FRIST_TAGE, Lage, Meilensteinlage, Meilensteinstatus, Schrittlage, Status
from isrp_cli.woerter import MEILENSTEINSTATUS, STATUS, anzahl, zeitplanung
from isrp_cli.zeichen import one_line
from isrp_cli.zeitangabe import datum_kurz

# A bar does not wrap its label.
MAX_TITEL = 60
# Room for the names of the sections, in pixels, and how many characters of a line fit into it.
RAND = 170
ABSCHNITT = 26
# How Mermaid colours a bar; what has no colour is still to come.
_FARBE: dict[Status, tuple[str, ...]] = {
    "erledigt": ("done",),
    "entfallen": ("done",),
    "ueberfaellig": ("crit",),
    "laeuft": ("active",),
    "blockiert": ("crit", "active"),
}
_MEILENSTEINFARBE: dict[Meilensteinstatus, tuple[str, ...]] = {
    "erreicht": ("done",),
    "gefaehrdet": ("crit",),
    "offen": (),
}
# What might mean something somewhere in a chart: ASCII but for letters, digits and a few more, and
# two characters that Mermaid itself puts in the place of "&" and ";".
_BESONDERES = re.compile(r"[^\w ,./()\-\u0080-\U0010ffff]|[ﬂ¶]", re.ASCII)
Zeitraum = tuple[date, date]


def dumps(lage: Lage) -> str:
    """The chart as text, without the fence that a wiki wants around it."""
    return "\n".join(_lines(lage)) + "\n"


def _lines(lage: Lage) -> Iterator[str]:
    angaben = lage.prozess.angaben
    titel = f"{kurz(one_line(angaben.titel), MAX_TITEL)}, Stand {datum_kurz(lage.stand)}"
    yield f'%%{{init: {{"gantt": {{"leftPadding": {RAND}}}}}}}%%'
    yield "gantt"
    yield f"    accTitle: {_escape(titel)}"
    yield f"    accDescr: {_escape(_summary(lage))}"
    yield f"    title {_escape(titel)}"
    yield "    dateFormat YYYY-MM-DD"
    yield "    axisFormat %d.%m.%Y"
    yield "    inclusiveEndDates"
    # The reader's today is not the day that the chart tells of.
    yield "    todayMarker off"
    ohne: list[str] = []
    ganz = _whole(lage)
    for abschnitt, schritte in _sections(lage):
        zeilen: list[str] = []
        for s in schritte:
            zeitraum = _span(s)
            (zeilen if zeitraum else ohne).append(_step(lage, s, zeitraum or ganz))
        yield from _section(abschnitt, zeilen)
    meilensteine: list[str] = []
    for i, m in enumerate(lage.meilensteine.values(), start=1):
        tag = _day(m)
        (meilensteine if tag else ohne).append(_milestone(m, i, tag, ganz))
    yield from _section("Meilensteine", meilensteine)
    yield from _section("Ohne festen Zeitraum", ohne)


def _section(titel: str, zeilen: list[str]) -> Iterator[str]:
    if zeilen:
        name = textwrap.wrap(kurz(one_line(titel), MAX_TITEL), ABSCHNITT) or ["–"]
        yield f"    section {'<br>'.join(map(_escape, name))}"
        yield from zeilen


def _sections(lage: Lage) -> Iterator[tuple[str, list[Schrittlage]]]:
    """The phases with their steps by number, then the steps of none."""
    nach_nr = sorted(lage.schritte.values(), key=lambda s: s.schritt.nr)
    phasen = lage.prozess.phase_nach_nr
    for phase in lage.prozess.angaben.phasen:
        yield phase.titel, [s for s in nach_nr if phasen.get(s.schritt.nr) is phase]
    rest = [s for s in nach_nr if s.schritt.nr not in phasen]
    yield "Ohne Phase" if len(rest) < len(nach_nr) else "Schritte", rest


def _summary(lage: Lage) -> str:
    """What the picture shows, for who cannot see it."""
    zahlen = dict.fromkeys(STATUS, 0)
    for s in lage.schritte.values():
        zahlen[s.status] += 1
    davon = "".join(f", {zahl} {STATUS[status]}" for status, zahl in zahlen.items() if zahl)
    schritte = anzahl(len(lage.schritte), "Schritt", "Schritten")
    meilensteine = anzahl(len(lage.meilensteine), "Meilenstein", "Meilensteinen")
    return f"Zeitplan mit {schritte}{davon}; {meilensteine}"


def _span(s: Schrittlage) -> Zeitraum | None:
    """The days of a step's bar, both inclusive; None where it has none."""
    frueh, spaet = s.fenster.frueh, s.fenster.spaet
    monat = timedelta(days=FRIST_TAGE - 1)
    if frueh and spaet:
        return frueh, spaet
    if spaet:
        return spaet - monat, spaet
    return (frueh, frueh + monat) if frueh else None


def _day(m: Meilensteinlage) -> date | None:
    """Where a milestone stands: its planned end, else the day it was reached."""
    erreicht = m.meilenstein.erreicht
    return m.geplant_bis or (erreicht if isinstance(erreicht, date) else None)


def _whole(lage: Lage) -> Zeitraum:
    """From the first to the last day of the chart; the Stand where nothing has a day."""
    tage = [tag for s in lage.schritte.values() for tag in _span(s) or ()]
    tage += [tag for m in lage.meilensteine.values() if (tag := _day(m))]
    return min(tage, default=lage.stand), max(tage, default=lage.stand)


def _step(lage: Lage, s: Schrittlage, zeitraum: Zeitraum) -> str:
    nr = s.schritt.nr
    titel = kurz(one_line(_name(lage, s.schritt)), MAX_TITEL)
    label = f"{nr} {titel}, {one_line(zeitplanung(s))} ({STATUS[s.status]})"
    return _task(label, _FARBE.get(s.status, ()), f"s{nr}", *map(date.isoformat, zeitraum))


def _name(lage: Lage, schritt: Schritt) -> str:
    """The step's title, else the short name of its body: a bar has little room."""
    gremium = lage.prozess.gremium_von(schritt)
    return schritt.titel or (gremium.kurzname if gremium else "")


def _milestone(m: Meilensteinlage, i: int, tag: date | None, ganz: Zeitraum) -> str:
    titel = kurz(one_line(m.meilenstein.titel), MAX_TITEL)
    label = f"Meilenstein {titel} ({MEILENSTEINSTATUS[m.status]})"
    farbe = _MEILENSTEINFARBE[m.status]
    if tag is None:
        return _task(label, farbe, f"m{i}", *map(date.isoformat, ganz))
    return _task(label, ("milestone", *farbe), f"m{i}", tag.isoformat(), "0d")


def _task(label: str, farbe: tuple[str, ...], *angaben: str) -> str:
    return f"    {_escape(label)} :{', '.join((*farbe, *angaben))}"


def _escape(text: str) -> str:
    """One line of text with every special character as its number: ":" is "#58;"."""
    return _BESONDERES.sub(lambda m: f"#{ord(m[0])};", text)
