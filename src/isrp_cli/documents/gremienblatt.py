"""Everything to know of one body, ready worded. Every text may hold text from the data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from isrp_cli.documents.abschnitt import Abschnitt, Zeile
from isrp_cli.documents.agenda import Mitgliedergruppe, mitgliedergruppen
from isrp_cli.models import Gremium
from isrp_cli.stand import Lage, Schrittlage
from isrp_cli.woerter import (
    ART,
    STATUS,
    anzahl,
    schritt_name,
    seit_tagen,
    status_satz,
    zeitplanung,
)
from isrp_cli.zeitangabe import datum_kurz

SCHRITTSPALTEN = ("Schritt", "geplant", "Stand", "Gegenstand")


@dataclass(frozen=True, slots=True, kw_only=True)
class Gremienblatt:
    """A body: `angaben` are pairs of a word and what is to be said there; none of it is empty."""

    name: str
    art: str
    angaben: tuple[Zeile, ...]
    aufgaben: Abschnitt
    mitglieder: tuple[Mitgliedergruppe, ...]
    abschnitte: tuple[Abschnitt, ...]
    """Its meetings to come and those before, its other steps, and those it takes part in."""


def baue(lage: Lage, gremium: Gremium) -> Gremienblatt:
    """The sheet of the body on the day of the Stand."""
    schritte = eigene(lage, gremium)
    sitzungen = [s for s in schritte if s.schritt.ist_sitzung]
    kommende = [s for s in sitzungen if _to_come(lage, s)]
    bisherige = [s for s in sitzungen if not _to_come(lage, s)]
    abschnitte = (
        _steps("Kommende Sitzungen", sorted(kommende, key=_rank), "Geplant ist keine."),
        _steps("Bisherige Sitzungen", sorted(bisherige, key=_rank, reverse=True)),
        _steps("Weitere Schritte", [s for s in schritte if not s.schritt.ist_sitzung]),
        Abschnitt(
            "Wirkt mit in",
            ("Schritt", "geplant", "Stand"),
            tuple(
                (schritt_name(lage, s.schritt.nr), zeitplanung(s), stand(s))
                for s in mitwirkung(lage, gremium)
            ),
        ),
    )
    return Gremienblatt(
        name=gremium.name,
        art=gremium.art.capitalize(),
        angaben=tuple((wort, wert) for wort, wert in _facts(lage, gremium, schritte) if wert),
        aufgaben=Abschnitt("Aufgaben", ("Aufgabe",), tuple((a,) for a in gremium.aufgaben)),
        mitglieder=tuple(mitgliedergruppen(lage.prozess, gremium)),
        abschnitte=tuple(a for a in abschnitte if a.zeilen or a.text),
    )


def uebersicht(lage: Lage) -> Abschnitt:
    """Every body as a row, in the order of the data: who leads it, what it has held, what comes."""

    def zeile(g: Gremium) -> Zeile:
        sitzungen = [s for s in eigene(lage, g) if zaehlt_als_sitzung(s)]
        folgende = naechste(lage, sitzungen)
        leitung = ", ".join(map(lage.prozess.name_von, g.leitung))
        wann = f"{folgende[0]} (Schritt {folgende[1]})" if folgende else ""
        return g.name, leitung or "–", gehalten(sitzungen) or "–", wann or "–"

    return Abschnitt(
        "Gremien",
        ("Gremium", "Leitung", "Sitzungen gehalten", "nächste Sitzung"),
        tuple(map(zeile, lage.prozess.gremien)),
    )


def eigene(lage: Lage, gremium: Gremium) -> list[Schrittlage]:
    """The steps of the body."""
    return [s for s in lage.schritte.values() if s.schritt.gremium == gremium.id]


def mitwirkung(lage: Lage, gremium: Gremium) -> list[Schrittlage]:
    """The steps in which the body takes on a part."""
    return [
        s
        for s in lage.schritte.values()
        if any(a.stelle == gremium.id for a in s.schritt.aufgabenverteilung)
    ]


def zaehlt_als_sitzung(s: Schrittlage) -> bool:
    """Whether the step is a meeting that was not dropped."""
    return s.schritt.ist_sitzung and s.status != "entfallen"


def gehalten(sitzungen: Sequence[Schrittlage]) -> str:
    """How many of the meetings are over: "2 von 9"; "" where there is none."""
    erledigt = sum(s.status == "erledigt" for s in sitzungen)
    return f"{erledigt} von {len(sitzungen)}" if sitzungen else ""


def naechste(lage: Lage, sitzungen: Iterable[Schrittlage]) -> tuple[str, int] | None:
    """When the next meeting is and its step: the first not yet held whose last day is to come.

    Of fixed meetings the first from the Stand on. Ordered as dates are: by the first known day,
    the last one, the number; what has no day at all comes last.
    """
    kandidaten: list[tuple[date, date, int, str]] = []
    for s in sitzungen:
        if not _to_come(lage, s):
            continue
        nr = s.schritt.nr
        if s.schritt.termine:
            tag = min(t.datum for t in s.schritt.termine if t.datum >= lage.stand)
            kandidaten.append((tag, tag, nr, datum_kurz(tag)))
        else:
            kandidaten.append((*_rank(s), s.schritt.zeitplanung.text))
    if not kandidaten:
        return None
    _, _, nr, wann = min(kandidaten)
    return wann, nr


def ladungsfrist(gremium: Gremium) -> str:
    """The notice in words; "" where the data name none."""
    if gremium.ladungsfrist is None:
        return ""
    if not gremium.ladungsfrist:
        return "keine"
    frist = anzahl(gremium.ladungsfrist, "voller Kalendertag", "volle Kalendertage")
    return f"{frist} zwischen Zugang der Einladung und Sitzung"


def gegenstand(s: Schrittlage) -> str:
    """What a step is about: its title, else its first point (and how many more), else its kind."""
    schritt = s.schritt
    if schritt.titel or not schritt.tagesordnung:
        return schritt.titel or ART[schritt.art]
    weitere = len(schritt.tagesordnung) - 1
    return schritt.tagesordnung[0].punkt + (f" (+{weitere})" if weitere else "")


def stand(s: Schrittlage) -> str:
    """The status beside which the planned time stands: "überfällig seit 10 Tagen"."""
    if s.status == "ueberfaellig":
        return f"{STATUS[s.status]} {seit_tagen(s.tage_verspaetet)}"
    return status_satz(s) if s.status == "erledigt" else STATUS[s.status]


def _to_come(lage: Lage, s: Schrittlage) -> bool:
    spaet = s.fenster.spaet
    return not s.fertig and (spaet is None or spaet >= lage.stand)


def _rank(s: Schrittlage) -> tuple[date, date, int]:
    spaet = s.fenster.spaet
    return s.fenster.frueh or spaet or date.max, spaet or date.max, s.schritt.nr


def _facts(lage: Lage, gremium: Gremium, schritte: Iterable[Schrittlage]) -> Iterable[Zeile]:
    sitzungen = [s for s in schritte if zaehlt_als_sitzung(s)]
    folgende = naechste(lage, sitzungen)

    def namen(kennungen: Iterable[str]) -> str:
        return ", ".join(map(lage.prozess.name_von, kennungen))

    return (
        ("Ziel", gremium.ziel or ""),
        ("Zielgruppe", gremium.zielgruppe or ""),
        ("Leitung", namen(gremium.leitung)),
        ("Koordination", namen(gremium.koordination)),
        ("Sitzungsrhythmus", gremium.sitzungsrhythmus or ""),
        ("Ladungsfrist", ladungsfrist(gremium)),
        ("Öffentlich", {True: "ja", False: "nein", None: ""}[gremium.oeffentlich]),
        ("Hinweis", gremium.hinweis or ""),
        ("Sitzungen", f"{gehalten(sitzungen)} gehalten" if sitzungen else "keine"),
        ("Nächste Sitzung", f"{folgende[0]} (Schritt {folgende[1]})" if folgende else ""),
    )


def _steps(titel: str, schritte: Iterable[Schrittlage], sonst: str = "") -> Abschnitt:
    zeilen = tuple(
        (f"Schritt {s.schritt.nr}", zeitplanung(s), stand(s), gegenstand(s)) for s in schritte
    )
    return Abschnitt(titel, SCHRITTSPALTEN, zeilen, "" if zeilen else sonst)
