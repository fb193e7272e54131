"""`isrp schritt NR`: everything known of one step. What is absent is left out, headings too."""

from collections.abc import Iterable, Sequence

from isrp_cli.documents import schrittblatt
from isrp_cli.models import Festlegung, Gremium, Schritt, Vorgaenger
from isrp_cli.stand import Lage, Schrittlage
from isrp_cli.views import woerter
from isrp_cli.views.tafel import Absatz, Block, Inhalt, Spalte, Stil, Tabelle, Ueberschrift, Zelle
from isrp_cli.zeitangabe import datum_kurz

_EINZUG = 2
_SCHRITTSPALTEN = (
    Spalte(rechts=True),
    Spalte(),
    Spalte(dehnbar=True),
    Spalte(dehnbar=True),
)


def bloecke(lage: Lage, nr: int) -> list[Block]:
    """The whole page; KeyError where there is no step of that number."""
    s = lage.schritte[nr]
    schritt = s.schritt
    gesamt = len(lage.schritte)
    # With gaps in the numbers "Schritt 50 von 60" would be nonsense.
    von = f" von {gesamt}" if nr <= gesamt else ""
    ergebnis: list[Block] = [
        Ueberschrift(f"Schritt {nr}{von}: {s.titel}", 1),
        Tabelle((Spalte(), Spalte(dehnbar=True)), list(_facts(lage, s))),
    ]
    punkte = [schrittblatt.punkt(p) for p in schritt.tagesordnung]
    ergebnis += _list("Tagesordnung" if schritt.ist_sitzung else "Inhalt", punkte, gezaehlt=True)
    ergebnis += _tasks(lage, schritt)
    ergebnis += _before(lage, schritt)
    ergebnis += _after(lage, nr)
    ergebnis += _milestones(lage, nr)
    inhalte = [i.titel for i in lage.prozess.angaben.inhalte if nr in i.schritte]
    ergebnis += _list("Inhalte des Plans, an denen er arbeitet", inhalte)
    ergebnis += _history(schritt)
    ergebnis += _text("Ergebnis", schritt.ergebnis)
    ergebnis += _agreed(lage, schritt.festlegungen)
    ergebnis += _list("Unterlagen", schritt.unterlagen)
    ergebnis += _text("Notiz", schritt.notiz)
    return ergebnis


# --- The head: what, when, how it stands -------------------------------------------------------


def _facts(lage: Lage, s: Schrittlage) -> Iterable[list[Inhalt]]:
    schritt, prozess = s.schritt, lage.prozess
    gremium = prozess.gremium_von(schritt)
    phase = prozess.phase_nach_nr.get(schritt.nr)
    stil = woerter.STATUS[s.status][1]
    werte: list[tuple[str, str, Stil]] = [
        ("Status", schrittblatt.status(lage, s), stil),
        ("Wartet auf", woerter.benannt(lage, s.wartet_auf, 5), ""),
        ("Gremium", gremium.name if gremium and gremium.name != s.titel else "", ""),
        ("Art", schrittblatt.art(schritt), ""),
        ("Phase", phase.titel if phase else "", ""),
        ("Mitglieder", _members(gremium), ""),
        ("Zeitplanung", schrittblatt.zeitplanung(schritt), ""),
        ("Termine" if len(schritt.termine) > 1 else "Termin", schrittblatt.termine(schritt), ""),
        ("Prognose", schrittblatt.prognose(s), "warnung"),
        ("Puffer", schrittblatt.puffer(s), ""),
        ("Beschluss", schrittblatt.beschluss(schritt.beschluss), ""),
    ]
    for wort, text, wertstil in werte:
        if text:
            yield [Zelle(wort, "leise"), Zelle(text, wertstil)]


def _members(gremium: Gremium | None) -> str:
    if gremium is None or not gremium.mitglieder:
        return ""
    beispiele = sum(m.beispiel for m in gremium.mitglieder)
    davon = f", davon {beispiele} nur als Beispiel genannt" if beispiele else ""
    return f"{len(gremium.mitglieder)} eingetragen{davon}; alle zeigt „isrp gremien {gremium.id}“"


# --- The sections ------------------------------------------------------------------------------


def _list(titel: str, zeilen: Sequence[str], *, gezaehlt: bool = False) -> list[Block]:
    if not zeilen:
        return []
    spalten = (Spalte(rechts=True), Spalte(dehnbar=True))
    tabelle = [(f"{i}." if gezaehlt else "–", zeile) for i, zeile in enumerate(zeilen, 1)]
    return [Ueberschrift(titel), Tabelle(spalten, tabelle, _EINZUG)]


def _text(titel: str, text: str | None) -> list[Block]:
    return [Ueberschrift(titel), Absatz(text, einzug=_EINZUG)] if text else []


def _tasks(lage: Lage, schritt: Schritt) -> list[Block]:
    if not schritt.aufgabenverteilung:
        return []
    zeilen: list[list[Inhalt]] = [
        [
            lage.prozess.name_von(a.stelle),
            Zelle(schrittblatt.rollen(a), "warnung" if a.zu_pruefen else ""),
        ]
        for a in schritt.aufgabenverteilung
    ]
    spalten = (Spalte(dehnbar=True), Spalte(dehnbar=True))
    return [Ueberschrift("Aufgabenverteilung"), Tabelle(spalten, zeilen, _EINZUG)]


def _before(lage: Lage, schritt: Schritt) -> list[Block]:
    """What must be finished first, in the order of the file, and why."""
    zeilen = [_step_row(lage, v.schritt, v) for v in schritt.nach if v.schritt in lage.schritte]
    if not zeilen:
        return []
    return [Ueberschrift("Kommt nach"), Tabelle(_SCHRITTSPALTEN, zeilen, _EINZUG)]


def _step_row(lage: Lage, nr: int, grund: Vorgaenger) -> list[Inhalt]:
    status = woerter.status(lage.schritte[nr])
    return [str(nr), status, woerter.kurztitel(lage, nr), woerter.begruendung(grund)]


def _after(lage: Lage, nr: int) -> list[Block]:
    """What comes directly after it and why, and how many more steps follow from there."""
    zeilen = [_step_row(lage, nach, v) for nach, _, v in schrittblatt.followers(lage, nr)]
    if not zeilen:
        return []
    ergebnis: list[Block] = [
        Ueberschrift("Darauf folgen"),
        Tabelle(_SCHRITTSPALTEN, zeilen, _EINZUG),
    ]
    mittelbar = sorted(lage.plan.danach(nr).difference(lage.plan.nachfolger[nr]))
    if mittelbar:
        wort = woerter.anzahl(len(mittelbar), "weiterer Schritt", "weitere Schritte")
        text = f"mittelbar noch {wort}: {woerter.nummern(mittelbar, 10)}"
        ergebnis.append(Absatz(text, "leise", _EINZUG))
    return ergebnis


def _milestones(lage: Lage, nr: int) -> list[Block]:
    zeilen: list[list[Inhalt]] = [
        [
            woerter.meilensteinstatus(m),
            m.meilenstein.titel,
            "; ".join(
                filter(None, (woerter.meilensteinplan(m), f"{woerter.fertig_von(m)} fertig"))
            ),
        ]
        for m in lage.meilensteine.values()
        if nr in m.meilenstein.schritte
    ]
    if not zeilen:
        return []
    spalten = (Spalte(), Spalte(dehnbar=True), Spalte(dehnbar=True))
    titel = "Meilenstein" if len(zeilen) == 1 else "Meilensteine"
    return [Ueberschrift(titel), Tabelle(spalten, zeilen, _EINZUG)]


def _history(schritt: Schritt) -> list[Block]:
    """Earlier plans, the oldest first; the first is the original one."""
    zeilen: list[list[Inhalt]] = [
        [
            "ursprünglich" if i == 0 else "dann",
            v.von.text,
            f"verschoben am {datum_kurz(v.am)}" if v.am else "verschoben",
            v.grund or "",
        ]
        for i, v in enumerate(schritt.verschiebungen)
    ]
    if not zeilen:
        return []
    zeilen.append(["jetzt", schritt.zeitplanung.text, "", ""])
    spalten = (Spalte(), Spalte(), Spalte(), Spalte(dehnbar=True))
    return [Ueberschrift("Verschiebungen"), Tabelle(spalten, zeilen, _EINZUG)]


def _agreed(lage: Lage, festlegungen: Sequence[Festlegung]) -> list[Block]:
    if not festlegungen:
        return []
    zeilen: list[list[Inhalt]] = [
        [_agreed_status(lage, f), f.bis.text if f.bis else "", f.text, f.wer or ""]
        for f in festlegungen
    ]
    spalten = (
        Spalte("Status"),
        Spalte("bis wann"),
        Spalte("was", dehnbar=True),
        Spalte("wer", dehnbar=True),
    )
    return [Ueberschrift("Festlegungen"), Tabelle(spalten, zeilen, _EINZUG)]


def _agreed_status(lage: Lage, festlegung: Festlegung) -> Zelle:
    text = schrittblatt.festlegung(lage, festlegung)
    stil: Stil = "" if lage.festlegung_offen(festlegung) else "gut"
    return Zelle(text, "schlecht" if text.startswith(woerter.STATUS["ueberfaellig"][0]) else stil)
