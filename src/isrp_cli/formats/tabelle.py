"""The plan as tables: which columns there are and what stands in them, typed and ready worded.

The one place for all table formats. A list is a cell of several lines. What the data do not say
is None, an empty cell; a text may hold anything and is visible_lines (`zeichen.visible_lines`).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from isrp_cli.models import Festlegung, Gremium, Mitglied, Schritt
from isrp_cli.stand import Lage, Meilensteinlage, Schrittlage
from isrp_cli.woerter import (
    ART,
    BESCHLUSS,
    GRUPPE,
    MEILENSTEINSTATUS,
    STATUS,
    nummernfolge,
    uhrzeit,
)
from isrp_cli.zeichen import visible_lines
from isrp_cli.zeitangabe import datum_kurz

T = TypeVar("T")
Wert = str | int | date | tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Spalte(Generic[T]):
    """A column: its header, its width in characters, and what a record has in it."""

    kopf: str
    breite: int
    wert: Callable[[Lage, T], Wert]


@dataclass(frozen=True, slots=True)
class Blatt:
    """A table with a name; every row has a value for every column."""

    name: str
    koepfe: tuple[str, ...]
    breiten: tuple[int, ...]
    zeilen: tuple[tuple[Wert, ...], ...]


def blaetter(lage: Lage) -> tuple[Blatt, ...]:
    """All tables: steps, milestones, bodies with their members, agreed tasks, about the plan."""
    prozess = lage.prozess
    mitglieder = [(g, m) for g in prozess.gremien for m in g.mitglieder or (None,)]
    vereinbart = [(s, f) for s in prozess.schritte for f in lage.festlegungen(s)]
    return (
        schritte(lage),
        _blatt("Meilensteine", _MEILENSTEINE, lage, lage.meilensteine.values()),
        _blatt("Gremien", _GREMIEN, lage, mitglieder),
        _blatt("Festlegungen", _FESTLEGUNGEN, lage, vereinbart),
        _blatt("Angaben", _ANGABEN, lage, _facts(lage)),
    )


def schritte(lage: Lage) -> Blatt:
    """One row per step, by number."""
    nach_nr = sorted(lage.schritte.values(), key=lambda s: s.schritt.nr)
    return _blatt("Schritte", _SCHRITTE, lage, nach_nr)


def _blatt(name: str, spalten: tuple[Spalte[T], ...], lage: Lage, saetze: Iterable[T]) -> Blatt:
    return Blatt(
        name,
        tuple(s.kopf for s in spalten),
        tuple(s.breite for s in spalten),
        tuple(tuple(_clean(s.wert(lage, satz)) for s in spalten) for satz in saetze),
    )


def _clean(wert: Wert) -> Wert:
    if isinstance(wert, str):
        return visible_lines(wert).strip() or None
    if isinstance(wert, tuple):
        return tuple(visible_lines(w).strip() for w in wert) or None
    return wert


# --- Steps -----------------------------------------------------------------------------------


def _body_of(lage: Lage, schritt: Schritt) -> str | None:
    gremium = lage.prozess.gremium_von(schritt)
    return gremium.name if gremium else None


def _phase(lage: Lage, schritt: Schritt) -> str | None:
    phase = lage.prozess.phase_nach_nr.get(schritt.nr)
    return phase.titel if phase else None


def _delay(geplant: date | None, prognose: date | None, tage: int) -> int | None:
    """The days late, None where the plan or the forecast has no end."""
    return tage if geplant and prognose else None


def _milestones(lage: Lage, schritt: Schritt) -> tuple[str, ...]:
    return tuple(m.titel for m in lage.prozess.meilensteine if schritt.nr in m.schritte)


def _meetings(schritt: Schritt) -> tuple[str, ...]:
    return tuple(
        ", ".join(
            teil for teil in (datum_kurz(t.datum), uhrzeit(t.beginn, t.ende), t.ort or "") if teil
        )
        for t in schritt.termine
    )


def _places(schritt: Schritt) -> tuple[str, ...]:
    return tuple(dict.fromkeys(t.ort for t in schritt.termine if t.ort))


def _with_role(lage: Lage, schritt: Schritt, rolle: str) -> tuple[str, ...]:
    """Who has the role in this step; that it is to be examined is said."""
    return tuple(
        lage.prozess.name_von(a.stelle) + (" (zu prüfen)" if a.zu_pruefen else "")
        for a in schritt.aufgabenverteilung
        if rolle in map(str.casefold, a.rollen)
    )


def _other_tasks(lage: Lage, schritt: Schritt) -> tuple[str, ...]:
    """Who does what else: "Sozialplanung: inhaltliche Vorbereitung"; a name alone has no role."""
    zeilen = []
    for a in schritt.aufgabenverteilung:
        rest = [r for r in a.rollen if r.casefold() not in ("leitung", "koordination")]
        if rest or not a.rollen:
            was = ", ".join([*rest, *(["zu prüfen"] if a.zu_pruefen else [])])
            zeilen.append(lage.prozess.name_von(a.stelle) + (f": {was}" if was else ""))
    return tuple(zeilen)


def drucksachen(schritt: Schritt) -> tuple[str, ...]:
    """The numbers of the Drucksachen that the step's decision and its points name."""
    beschluss = schritt.beschluss.drucksache if schritt.beschluss else None
    genannt = (beschluss, *(p.drucksache for p in schritt.tagesordnung))
    return tuple(dict.fromkeys(d for d in genannt if d))


def _decision(schritt: Schritt) -> str | None:
    ergebnis = schritt.beschluss.ergebnis if schritt.beschluss else None
    return BESCHLUSS[ergebnis] if ergebnis else None


_SCHRITTE: tuple[Spalte[Schrittlage], ...] = (
    Spalte("Nr", 6, lambda _, s: s.schritt.nr),
    Spalte("Titel", 32, lambda _, s: s.titel),
    Spalte("Gremium", 32, lambda lage, s: _body_of(lage, s.schritt)),
    Spalte("Phase", 24, lambda lage, s: _phase(lage, s.schritt)),
    Spalte("Art", 15, lambda _, s: ART[s.schritt.art]),
    Spalte("Zeitplanung", 18, lambda _, s: s.schritt.zeitplanung.text),
    Spalte("Beginn", 12, lambda _, s: s.fenster.frueh),
    Spalte("Ende", 12, lambda _, s: s.fenster.spaet),
    Spalte("Status", 12, lambda _, s: STATUS[s.status]),
    Spalte("Prognose", 13, lambda _, s: s.prognose),
    Spalte("Puffer (Tage)", 16, lambda _, s: s.puffer_tage),
    Spalte("Verzug (Tage)", 16, lambda _, s: _delay(s.fenster.spaet, s.prognose, s.verzug_tage)),
    Spalte("Wartet auf", 16, lambda _, s: nummernfolge(s.wartet_auf)),
    Spalte("Hält auf", 16, lambda lage, s: nummernfolge(lage.haelt_auf(s.schritt.nr))),
    Spalte("Meilensteine", 32, lambda lage, s: _milestones(lage, s.schritt)),
    Spalte("Termine", 40, lambda _, s: _meetings(s.schritt)),
    Spalte("Ort", 20, lambda _, s: _places(s.schritt)),
    Spalte("Leitung", 24, lambda lage, s: _with_role(lage, s.schritt, "leitung")),
    Spalte("Koordination", 24, lambda lage, s: _with_role(lage, s.schritt, "koordination")),
    Spalte("Weitere Aufgaben", 40, lambda lage, s: _other_tasks(lage, s.schritt)),
    Spalte("Tagesordnung", 52, lambda _, s: tuple(p.punkt for p in s.schritt.tagesordnung)),
    Spalte("Erledigt am", 15, lambda lage, s: lage.erledigt_am(s.schritt)),
    Spalte("Ergebnis", 40, lambda _, s: s.schritt.ergebnis),
    Spalte("Beschluss", 14, lambda _, s: _decision(s.schritt)),
    Spalte("Drucksache", 14, lambda _, s: drucksachen(s.schritt)),
    Spalte("Notiz", 40, lambda _, s: s.schritt.notiz),
    # In every row: who joins the lists of several days still knows which row is from when.
    Spalte("Stand", 12, lambda lage, _: lage.stand),
)


# --- Milestones ------------------------------------------------------------------------------


def _milestones_before(lage: Lage, m: Meilensteinlage) -> tuple[str, ...]:
    titel = {k: wert.meilenstein.titel for k, wert in lage.meilensteine.items()}
    return tuple(titel.get(kennung, kennung) for kennung in m.meilenstein.nach)


_MEILENSTEINE: tuple[Spalte[Meilensteinlage], ...] = (
    Spalte("Meilenstein", 44, lambda _, m: m.meilenstein.titel),
    Spalte("Status", 12, lambda _, m: MEILENSTEINSTATUS[m.status]),
    Spalte("Geplant bis", 15, lambda _, m: m.geplant_bis),
    Spalte("Prognose", 13, lambda _, m: m.prognose),
    Spalte("Verzug (Tage)", 16, lambda _, m: _delay(m.geplant_bis, m.prognose, m.verzug_tage)),
    Spalte("Schritte", 24, lambda _, m: nummernfolge(m.meilenstein.schritte)),
    Spalte("Offene Schritte", 24, lambda _, m: nummernfolge(m.fehlen)),
    Spalte("Setzt voraus", 40, _milestones_before),
)


# --- Bodies: a row for every member, one for a body without any ------------------------------

Platz = tuple[Gremium, Mitglied | None]


def _names(lage: Lage, kennungen: Iterable[str]) -> tuple[str, ...]:
    return tuple(map(lage.prozess.name_von, kennungen))


def _steps_of(lage: Lage, platz: Platz) -> str:
    return nummernfolge(s.nr for s in lage.prozess.schritte if s.gremium == platz[0].id)


def _member(lage: Lage, platz: Platz) -> str | None:
    return lage.prozess.mitglied_name(platz[1]) if platz[1] else None


def _side(lage: Lage, platz: Platz) -> str | None:
    """The side of the member, else that of its institution."""
    if platz[1] is None:
        return None
    stelle = lage.prozess.stelle_nach_id.get(platz[1].stelle or "")
    seite = platz[1].gruppe or (stelle.gruppe if stelle else None)
    return GRUPPE[seite] if seite else None


def _settled(_: Lage, platz: Platz) -> str | None:
    """Whether the member is settled, or only an example."""
    return None if platz[1] is None else "nein, Beispiel" if platz[1].beispiel else "ja"


_GREMIEN: tuple[Spalte[Platz], ...] = (
    Spalte("Gremium", 40, lambda _, p: p[0].name),
    Spalte("Kurzname", 20, lambda _, p: p[0].kurz),
    Spalte("Art", 16, lambda _, p: p[0].art.capitalize()),
    Spalte("Leitung", 28, lambda lage, p: _names(lage, p[0].leitung)),
    Spalte("Koordination", 28, lambda lage, p: _names(lage, p[0].koordination)),
    Spalte("Schritte", 20, _steps_of),
    Spalte("Mitglied", 44, _member),
    Spalte("Funktion", 26, lambda _, p: p[1].funktion if p[1] else None),
    Spalte("Gruppe", 18, _side),
    Spalte("Festgelegt", 15, _settled),
)


# --- Agreed tasks ----------------------------------------------------------------------------

Vereinbart = tuple[Schritt, Festlegung]


def _task_state(lage: Lage, vereinbart: Vereinbart) -> str:
    festlegung = vereinbart[1]
    if not lage.festlegung_offen(festlegung):
        return STATUS["erledigt"]
    frist = festlegung.bis.spaet if festlegung.bis else None
    return STATUS["ueberfaellig" if frist and frist < lage.stand else "offen"]


def _task_done(lage: Lage, vereinbart: Vereinbart) -> date | None:
    return None if lage.festlegung_offen(vereinbart[1]) else vereinbart[1].erledigt


_FESTLEGUNGEN: tuple[Spalte[Vereinbart], ...] = (
    Spalte("Schritt", 11, lambda _, v: v[0].nr),
    Spalte("Titel", 32, lambda lage, v: lage.prozess.titel_von(v[0])),
    Spalte("Festlegung", 56, lambda _, v: v[1].text),
    Spalte("Wer", 32, lambda _, v: v[1].wer),
    Spalte("Bis wann", 18, lambda _, v: v[1].bis.text if v[1].bis else None),
    Spalte("Frist", 12, lambda _, v: v[1].bis.spaet if v[1].bis else None),
    Spalte("Status", 12, _task_state),
    Spalte("Erledigt am", 15, _task_done),
)


# --- About the plan --------------------------------------------------------------------------

_ERKLAERUNG = (
    ("Beginn, Ende", "erster und letzter Tag des geplanten Zeitraums oder der Termine"),
    ("Prognose", "Tag, an dem ein Schritt voraussichtlich fertig ist oder fertig war"),
    ("Puffer", "so viele Tage darf ein Schritt später enden, ohne dass ein Meilenstein wartet"),
    ("Verzug", "so viele Tage liegt die Prognose nach dem geplanten Ende"),
    ("Wartet auf", "Schritte, nach denen ein Schritt direkt kommt und die noch nicht fertig sind"),
    ("Hält auf", "Schritte, die direkt oder über andere auf ihn warten"),
)


def _facts(lage: Lage) -> Iterator[tuple[str, Wert]]:
    angaben = lage.prozess.angaben
    yield "Prozess", angaben.titel + (f" ({angaben.kuerzel})" if angaben.kuerzel else "")
    if angaben.kommune:
        yield "Kommune", angaben.kommune
    yield "Stand", lage.stand
    if angaben.quelle:
        yield "Quelle", angaben.quelle
    yield from _ERKLAERUNG


_ANGABEN: tuple[Spalte[tuple[str, Wert]], ...] = (
    Spalte("Angabe", 20, lambda _, a: a[0]),
    Spalte("Inhalt", 100, lambda _, a: a[1]),
)
