"""Everything to know of one step, ready worded. Every text may hold text from the data."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, time

from isrp_cli.documents.abschnitt import Abschnitt
from isrp_cli.models import Aufgabe, Beschluss, Festlegung, Punkt, Schritt, Vorgaenger
from isrp_cli.plan import Fenster
from isrp_cli.stand import Lage, Meilensteinlage, Schrittlage
from isrp_cli.woerter import (
    ART,
    BESCHLUSS,
    MEILENSTEINSTATUS,
    STATUS,
    anzahl,
    begruendung,
    fertig_von,
    in_tagen,
    meilensteinplan,
    nummernfolge,
    schritt_name,
    seit_tagen,
    tage,
    uhrzeit,
)
from isrp_cli.zeitangabe import datum_kurz, datum_lang, wochentag

TAGESORDNUNG = "Tagesordnung"


@dataclass(frozen=True, slots=True)
class Schrittblatt:
    """A step: `angaben` are pairs of a word and what is to be said there; none of it is empty."""

    nr: int
    titel: str
    angaben: tuple[tuple[str, str], ...]
    abschnitte: tuple[Abschnitt, ...]


def baue(lage: Lage, nr: int, *, oeffentlich: bool) -> Schrittblatt:
    """The sheet of step `nr` on the day of the Stand: what came later is left out.

    `oeffentlich` leaves out what is internal: notes, the tasks agreed in meetings, papers, points
    that are not deliberated in public, and who is only considered for a part.
    """
    s = lage.schritte[nr]
    abschnitte = _sections(lage, s, oeffentlich)
    return Schrittblatt(
        nr, s.titel, tuple(_facts(lage, s)), tuple(a for a in abschnitte if a.zeilen)
    )


def _facts(lage: Lage, s: Schrittlage) -> Iterator[tuple[str, str]]:
    schritt = s.schritt
    gremium = lage.prozess.gremium_von(schritt)
    phase = lage.prozess.phase_nach_nr.get(schritt.nr)
    haelt_auf = lage.haelt_auf(schritt.nr)
    werte = (
        ("Status", status(lage, s)),
        ("Wartet auf", ", ".join(schritt_name(lage, vor) for vor in s.wartet_auf)),
        ("Hält auf", _step_numbers(haelt_auf)),
        ("Gremium", gremium.name if gremium and gremium.name != s.titel else ""),
        ("Art", art(schritt)),
        ("Phase", phase.titel if phase else ""),
        ("Zeitplanung", zeitplanung(schritt)),
        ("Termine" if len(schritt.termine) > 1 else "Termin", termine(schritt)),
        ("Prognose", prognose(s)),
        ("Puffer", puffer(s)),
        ("Beschluss", "" if _later(lage, schritt) else beschluss(schritt.beschluss)),
    )
    return ((wort, text) for wort, text in werte if text)


def _step_numbers(nummern: Iterable[int]) -> str:
    zahlen = list(nummern)
    wort = "Schritt" if len(zahlen) == 1 else "Schritte"
    return f"{wort} {nummernfolge(zahlen)}" if zahlen else ""


def _later(lage: Lage, schritt: Schritt) -> bool:
    """Whether the step was done after the Stand, so that nothing had come out of it yet."""
    return schritt.erledigt is not None and schritt.erledigt > lage.stand


def _sections(lage: Lage, s: Schrittlage, oeffentlich: bool) -> Iterator[Abschnitt]:
    schritt, prozess = s.schritt, lage.prozess
    punkte = (
        punkt(p) for p in schritt.tagesordnung if not oeffentlich or p.oeffentlich is not False
    )
    yield _list(TAGESORDNUNG if schritt.ist_sitzung else "Inhalt", punkte)
    yield Abschnitt(
        "Aufgabenverteilung",
        ("wer", "Aufgabe"),
        tuple(
            (prozess.name_von(a.stelle), rollen(a) or "beteiligt")
            for a in schritt.aufgabenverteilung
            if not (oeffentlich and a.zu_pruefen)
        ),
    )
    spalten = ("Schritt", "Status", "Grund")
    yield Abschnitt(
        "Kommt nach",
        spalten,
        tuple(
            (schritt_name(lage, v.schritt), STATUS[lage.schritte[v.schritt].status], begruendung(v))
            for v in schritt.nach
            if v.schritt in lage.schritte
        ),
    )
    direkt = lage.plan.nachfolger[schritt.nr]
    mittelbar = lage.plan.danach(schritt.nr).difference(direkt)
    yield Abschnitt(
        "Darauf folgen",
        spalten,
        tuple(
            (schritt_name(lage, nr), STATUS[danach.status], begruendung(v))
            for nr, danach, v in followers(lage, schritt.nr)
        ),
        f"Mittelbar folgen daraus noch: {_step_numbers(mittelbar)}." if mittelbar else "",
    )
    yield Abschnitt(
        "Meilensteine",
        ("Meilenstein", "Stand"),
        tuple(
            (m.meilenstein.titel, meilenstein(m))
            for m in lage.meilensteine.values()
            if schritt.nr in m.meilenstein.schritte
        ),
    )
    inhalte = (i.titel for i in prozess.angaben.inhalte if schritt.nr in i.schritte)
    yield _list("Inhalte des Plans, an denen er arbeitet", inhalte)
    yield Abschnitt(
        "Verschiebungen",
        ("zuvor geplant", "verschoben am", "Grund"),
        tuple(
            (
                v.von.text,
                datum_kurz(v.am) if v.am else "nicht angegeben",
                v.grund or "nicht angegeben",
            )
            for v in schritt.verschiebungen
            if v.am is None or v.am <= lage.stand
        ),
    )
    yield _list(
        "Ergebnis", [schritt.ergebnis] if schritt.ergebnis and not _later(lage, schritt) else []
    )
    if oeffentlich:
        return
    yield Abschnitt(
        "Festlegungen",
        ("was", "wer", "bis wann", "Status"),
        tuple(
            (f.text, f.wer or "–", f.bis.text if f.bis else "–", festlegung(lage, f))
            for f in lage.festlegungen(schritt)
        ),
    )
    yield _list("Unterlagen", schritt.unterlagen)
    yield _list("Notiz", [schritt.notiz] if schritt.notiz else [])


def followers(lage: Lage, nr: int) -> Iterator[tuple[int, Schrittlage, Vorgaenger]]:
    """The steps that come directly after `nr`, and why."""
    for nach in lage.plan.nachfolger[nr]:
        danach = lage.schritte[nach]
        yield nach, danach, next(v for v in danach.schritt.nach if v.schritt == nr)


def _list(titel: str, zeilen: Iterable[str]) -> Abschnitt:
    return Abschnitt(titel, (titel,), tuple((zeile,) for zeile in zeilen))


# --- The words -------------------------------------------------------------------------------


def status(lage: Lage, s: Schrittlage) -> str:
    """The status in words, with how long it has been or will be so."""
    stand, schritt = lage.stand, s.schritt
    wort = STATUS[s.status]
    match s.status:
        case "erledigt":
            return f"{wort} am {_day(schritt.erledigt)}{_compared(schritt.erledigt, s)}"
        case "entfallen" if schritt.entfallen:
            grund = schritt.entfallen.grund
            return f"{wort} am {_day(schritt.entfallen.am)}" + (f": {grund}" if grund else "")
        case "ueberfaellig":
            text = f"{wort} {seit_tagen(s.tage_verspaetet)}"
        case "laeuft" | "blockiert":
            text = f"{wort}, {_ends(s.fenster, stand)}"
        case "anstehend":
            text = f"{wort}, {_begins(s, stand)}"
        case "laufend":
            text = f"{wort}, ohne Termin"
        case _:
            text = f"{wort}, noch kein Termin geplant"
    if s.beginn_ueberfaellig and schritt.zeitplanung.beginn_spaet:
        seit = seit_tagen((stand - schritt.zeitplanung.beginn_spaet).days)
        text += f"; Beginn überfällig {seit}"
    if schritt.erledigt:
        text += f"; erledigt erst am {_day(schritt.erledigt)}, nach dem Stand"
    return text


def _day(tag: date | None) -> str:
    return datum_lang(tag) if tag else ""


def _compared(tag: date | None, s: Schrittlage) -> str:
    spaet = s.fenster.spaet
    if tag is None or spaet is None or tag <= spaet:
        return ""
    return f", {tage((tag - spaet).days)} später als geplant"


def _ends(fenster: Fenster, stand: date) -> str:
    ende = fenster.spaet
    if ende is None:
        return "ohne festes Ende"
    if ende == stand:
        return "heute" if fenster.frueh == ende else "heute ist der letzte Tag"
    return f"noch {tage((ende - stand).days)} bis {datum_lang(ende)}"


def _begins(s: Schrittlage, stand: date) -> str:
    beginn, ende = s.fenster.frueh, s.fenster.spaet
    tag = beginn or ende
    if tag is None:
        return ""
    wort = "beginnt"
    if beginn is None or beginn == ende:
        wort = "findet statt" if beginn and s.schritt.ist_sitzung else "fällig"
    return f"{wort} {in_tagen(tag, stand)} ({datum_kurz(tag)})"


def art(schritt: Schritt) -> str:
    """What kind of step it is, and whether a body meets."""
    return ART[schritt.art] + ("" if schritt.ist_sitzung else " (keine Sitzung)")


def zeitplanung(schritt: Schritt) -> str:
    """The wording as written and, where days follow from it, in words."""
    angabe = schritt.zeitplanung
    ohne_tag = angabe.frueh is None and angabe.spaet is None
    if ohne_tag or angabe.anzeige == angabe.text:
        return angabe.text
    return f"{angabe.text} ({angabe.anzeige})"


def termine(schritt: Schritt) -> str:
    """The fixed meetings, one a line."""
    zeilen = []
    for t in sorted(schritt.termine, key=lambda t: (t.datum, t.beginn or time.min)):
        teile = [f"{wochentag(t.datum)}, {datum_lang(t.datum)}", uhrzeit(t.beginn, t.ende)]
        zeilen.append(", ".join(teil for teil in (*teile, t.ort or "") if teil))
    return "\n".join(zeilen)


def prognose(s: Schrittlage) -> str:
    """The forecast where it is unfinished and later than planned: else it says nothing new."""
    geplant, ende = s.fenster.spaet, s.prognose
    if s.fertig or ende is None or ende == geplant:
        return ""
    text = f"fertig bis {datum_lang(ende)}"
    if geplant is not None:
        text += f", {tage((ende - geplant).days)} später als geplant"
    return text


def puffer(s: Schrittlage) -> str:
    """How much later it may end; "" where no milestone needs it."""
    if s.puffer_tage is None:
        return ""
    if not s.puffer_tage:
        return "keiner: endet er später, verschiebt sich ein Meilenstein"
    dauer = tage(s.puffer_tage)
    return f"darf {dauer} später enden, ohne dass ein Meilenstein sich verschiebt"


def beschluss(was: Beschluss | None) -> str:
    """The decision with its votes and its Drucksache."""
    if was is None:
        return ""
    teile = []
    if was.ergebnis:
        teile.append(BESCHLUSS[was.ergebnis])
    if stimmen := was.stimmen:
        enthaltungen = anzahl(stimmen.enthaltung, "Enthaltung", "Enthaltungen")
        teile.append(f"{stimmen.ja} Ja, {stimmen.nein} Nein, {enthaltungen}")
    if was.drucksache:
        teile.append(f"Drucksache {was.drucksache}")
    return "; ".join(teile)


def punkt(p: Punkt) -> str:
    """A point of the agenda with all that is known of it."""
    teile = [
        anzahl(p.dauer, "Minute", "Minuten") if p.dauer else "",
        f"Vortrag: {p.vortrag}" if p.vortrag else "",
        f"Drucksache {p.drucksache}" if p.drucksache else "",
        {True: "öffentlich", False: "nicht öffentlich", None: ""}[p.oeffentlich],
    ]
    angaben = "; ".join(t for t in teile if t)
    return f"{p.punkt} ({angaben})" if angaben else p.punkt


def rollen(aufgabe: Aufgabe) -> str:
    """The roles of a Stelle in a step; "" where none is named."""
    return ", ".join((*aufgabe.rollen, "zu prüfen") if aufgabe.zu_pruefen else aufgabe.rollen)


def meilenstein(m: Meilensteinlage) -> str:
    """How a milestone of the step stands."""
    teile = (MEILENSTEINSTATUS[m.status], meilensteinplan(m), f"{fertig_von(m)} fertig")
    return "; ".join(filter(None, teile))


def festlegung(lage: Lage, f: Festlegung) -> str:
    """The status of a task that was agreed."""
    if not lage.festlegung_offen(f) and f.erledigt:
        return f"{STATUS['erledigt']} {datum_kurz(f.erledigt)}"
    spaet = f.bis.spaet if f.bis else None
    if spaet is not None and spaet < lage.stand:
        return f"{STATUS['ueberfaellig']} {seit_tagen((lage.stand - spaet).days)}"
    return "offen"
