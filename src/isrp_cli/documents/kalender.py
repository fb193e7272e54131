"""What a calendar shows of a process: meetings, open windows and deadlines, ready worded.

Knows no file format and no time zone: times of day are those of the place. Every text may hold
text from the data and is plain.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time
from typing import Literal

from isrp_cli.befund import kurz
from isrp_cli.documents.agenda import NOCH_ZU_KLAEREN, prozesstitel, zustaendigkeiten
from isrp_cli.feiertage import zugang_spaetestens
from isrp_cli.models import Prozessangaben, Schritt, Termin
from isrp_cli.stand import Lage, Schrittlage
from isrp_cli.woerter import ART, STATUS, anzahl, schritt_name, status_satz
from isrp_cli.zeitangabe import datum_kurz

# A quarter has at most so many days. A longer window would lie over all other entries for months.
LAENGSTES_FENSTER = 92
# So much of a task stands in the title, all of it in the text.
FESTLEGUNG_IM_TITEL = 100

Kennung = tuple[str, ...]
Verlaesslichkeit = Literal["fest", "offen", "entfallen"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Eintrag:
    """One entry of a calendar, on whole days from `von` to `bis`, both inclusive.

    One with a `beginn` is a meeting at that time, and `ende` is None where it is not known.
    `kennung` stays the same whatever becomes of the thing in later versions of the plan, and no
    other entry of the process has it.
    """

    kennung: Kennung
    titel: str
    text: str
    von: date
    bis: date
    beginn: time | None = None
    ende: time | None = None
    ort: str = ""
    kategorie: str = ""
    art: Verlaesslichkeit


@dataclass(frozen=True, slots=True, kw_only=True)
class Terminkalender:
    """All entries of a process on a day, in the order of its steps."""

    titel: str
    prozess: Prozessangaben
    stand: date
    eintraege: tuple[Eintrag, ...]


def baue(lage: Lage, gremium: str | None = None) -> Terminkalender:
    """The calendar on the day of the Stand; with the id of a body, of that body's steps alone."""
    angaben = lage.prozess.angaben
    titel = kurztitel(angaben)
    if gremium is not None:
        titel += f": {lage.prozess.gremium_nach_id[gremium].kurzname}"
    return Terminkalender(
        titel=titel,
        prozess=angaben,
        stand=lage.stand,
        eintraege=tuple(
            eintrag
            for s in lage.schritte.values()
            if gremium is None or s.schritt.gremium == gremium
            for eintrag in _entries(lage, s)
        ),
    )


def kurztitel(angaben: Prozessangaben) -> str:
    """The process by its short name, else by its title."""
    return angaben.kuerzel or angaben.titel


def sitzungen(schritt: Schritt) -> list[tuple[Kennung, Termin]]:
    """The step's meetings whose day is fixed, in order of time, and what identifies each.

    A day that only the Zeitplanung names exactly counts as one without a time.

    The first one is the step itself: what was a window becomes this meeting, and no second entry.
    The others go by their day, so that one that is struck out leaves the rest what they were.
    """
    stamm = _key(schritt)
    termine = sorted(schritt.termine, key=lambda t: (t.datum, t.beginn or time.min))
    angabe = schritt.zeitplanung
    if not termine and schritt.ist_sitzung and angabe.frueh and not angabe.ca:
        termine = [Termin(datum=angabe.frueh)] if angabe.frueh == angabe.spaet else []
    ergebnis: list[tuple[Kennung, Termin]] = []
    am_tag = Counter[date]()
    for termin in termine:
        am_tag[termin.datum] += 1
        wievielter = am_tag[termin.datum]
        tag = (termin.datum.isoformat(), *([str(wievielter)] if wievielter > 1 else []))
        ergebnis.append(((*stamm, *tag) if ergebnis else stamm, termin))
    return ergebnis


def sitzung(kennung: Kennung, termin: Termin, titel: str, text: str) -> Eintrag:
    """The entry of one meeting whose day is fixed."""
    return Eintrag(
        kennung=kennung,
        titel=titel,
        text=text,
        von=termin.datum,
        bis=termin.datum,
        beginn=termin.beginn,
        ende=termin.ende,
        ort=termin.ort or "",
        art="fest",
    )


def _key(schritt: Schritt) -> Kennung:
    return ("schritt", str(schritt.nr))


def _entries(lage: Lage, s: Schrittlage) -> Iterator[Eintrag]:
    gremium = lage.prozess.gremium_von(s.schritt)
    eintraege = [*_meetings(lage, s), *_planned(lage, s)]
    if s.status == "entfallen":
        # Calendars differ in what they do with what is cancelled: some strike it out, some hide it,
        # some show it as if nothing had happened. So the title says it too.
        eintraege = [replace(e, titel=f"Entfällt: {e.titel}", art="entfallen") for e in eintraege]
    for eintrag in (*eintraege, *_tasks(lage, s)):
        yield replace(eintrag, kategorie=gremium.kurzname) if gremium else eintrag


def _meetings(lage: Lage, s: Schrittlage) -> Iterator[Eintrag]:
    """What is fixed to a day: the meetings, and by when they must have been called."""
    gremium = lage.prozess.gremium_von(s.schritt)
    frist = gremium.ladungsfrist if gremium else None
    name = schritt_name(lage, s.schritt.nr)
    for kennung, termin in sitzungen(s.schritt):
        zusatz = ""
        if termin.beginn is None and s.status != "erledigt":
            zusatz = ", Uhrzeit noch offen"
        yield sitzung(kennung, termin, name + zusatz, _text(lage, s))
        if frist is not None:
            zwischen = anzahl(frist, "voller Kalendertag", "volle Kalendertage")
            yield _day(
                (*kennung, "ladung"),
                f"Frist: Zugang der Einladung, {name}",
                f"Bis heute muss die Einladung zur Sitzung am {datum_kurz(termin.datum)} "
                f"zugegangen sein ({zwischen} zwischen Zugang und Sitzung).",
                zugang_spaetestens(termin.datum, frist),
            )


def _planned(lage: Lage, s: Schrittlage) -> Iterator[Eintrag]:
    """A step without a fixed day: when it was done, its window, or its last day.

    Nothing where no day is known ("laufend", "offen").
    """
    schritt, angabe = s.schritt, s.schritt.zeitplanung
    if sitzungen(schritt):
        return
    key, text = _key(schritt), _text(lage, s)
    name = schritt_name(lage, schritt.nr)
    faellt_aus = lage.entfallen(schritt)
    offen = ", Tag noch offen" if schritt.ist_sitzung and not faellt_aus else ""
    # A deadline whose title is only the body's name would read like its meeting.
    was = name if schritt.ist_sitzung or schritt.titel else f"{ART[schritt.art]}, {name}"
    erledigt, frueh, spaet = lage.erledigt_am(schritt), angabe.frueh, angabe.spaet
    if erledigt is not None:
        yield _day(key, f"Erledigt: {was}", text, erledigt)
    elif spaet is None:
        if frueh is not None:
            # "ab …" has no end. The first day reminds of it; more would claim to know.
            eintrag = _day(key, f"{angabe.text}: {was}{offen}", text, frueh)
            yield replace(eintrag, art="offen")
    elif schritt.ist_sitzung and frueh and (spaet - frueh).days < LAENGSTES_FENSTER:
        eintrag = _day(key, f"{angabe.text}: {was}{offen}", text, frueh)
        yield replace(eintrag, bis=spaet, art="offen")
    else:
        yield _day(key, f"Frist: {was}{offen}", text, spaet)


def _tasks(lage: Lage, s: Schrittlage) -> Iterator[Eintrag]:
    """The tasks agreed in the step that have a last day: a deadline, or when they were done."""
    gleiche = Counter[str]()
    for f in lage.festlegungen(s.schritt):
        if f.bis is None or f.bis.spaet is None:
            continue
        gleiche[f.text] += 1
        offen = lage.festlegung_offen(f)
        wer = f"{f.wer}, " if f.wer else ""
        yield _day(
            (*_key(s.schritt), "festlegung", f.text, str(gleiche[f.text])),
            f"{'Frist' if offen else 'Erledigt'}: {kurz(f.text, FESTLEGUNG_IM_TITEL)} "
            f"({wer}Schritt {s.schritt.nr})",
            f"{f.text}\n\nFestlegung aus {schritt_name(lage, s.schritt.nr)}\nFrist: {f.bis.text}"
            + (f"\nWer: {f.wer}" if f.wer else ""),
            f.bis.spaet if offen or f.erledigt is None else f.erledigt,
        )


def _day(kennung: Kennung, titel: str, text: str, tag: date) -> Eintrag:
    return Eintrag(kennung=kennung, titel=titel, text=text, von=tag, bis=tag, art="fest")


def _text(lage: Lage, s: Schrittlage) -> str:
    """What there is to know of a step. The internal note is left out: calendars are shared."""
    schritt = s.schritt
    status = status_satz(s) if s.status == "erledigt" else STATUS[s.status]
    zeilen = [
        prozesstitel(lage.prozess.angaben),
        f"Geplant: {schritt.zeitplanung.text}",
        f"Stand {datum_kurz(lage.stand)}: {status}",
    ]
    if s.status == "entfallen" and schritt.entfallen and schritt.entfallen.grund:
        zeilen.append(f"Grund: {schritt.entfallen.grund}")
    if s.status == "erledigt" and schritt.ergebnis:
        zeilen.append(f"Ergebnis: {schritt.ergebnis}")
    zeilen += [
        f"{z.rolle}: {z.wer}"
        for z in zustaendigkeiten(lage.prozess, schritt)
        if not z.wer.startswith(NOCH_ZU_KLAEREN)
    ]
    if schritt.tagesordnung:
        zeilen += ["", "Tagesordnung:" if schritt.ist_sitzung else "Inhalt:"]
        zeilen += [f"– {punkt.punkt}" for punkt in schritt.tagesordnung]
    return "\n".join(zeilen)
