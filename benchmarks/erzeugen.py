"""Writes a made-up but plausible process of any size: `python benchmarks/erzeugen.py ORDNER 1000`.

The plan consists of strands (Stränge) that run in parallel, each a chain of steps from the first
round of planners to the council's decision and on; steps also wait for those of other strands.
Same number of steps, same bytes: there is one fixed seed and no clock. A step takes about as many
bytes as in the shipped data/schritte.yaml (677 with its comments, 593 without): 671 at 45 steps,
682 at 10,000, 691 at 100,000.
"""

import random
import sys
import textwrap
from collections import deque
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

SAMEN = 20220910
# On this day about 60 % of the steps are done. Months count since year 0.
STAND = date(2022, 9, 10)
STAND_MONAT = STAND.year * 12 + STAND.month - 1
# Every so many strands hangs on step 1, which is still open: none of its steps is done.
JEDER_WIEVIELTE_HAENGT = 6

MONATE = (
    *("Januar", "Februar", "März", "April", "Mai", "Juni"),
    *("Juli", "August", "September", "Oktober", "November", "Dezember"),
)
KURZ = ("Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.")


# --- Zeitangaben -----------------------------------------------------------------------------


class Notation(NamedTuple):
    """A notation of the Zeitangabe, with the parts of a month to be filled in.

    `dauer` is the length of its window in months, 0 where it has no end; `ab` are the months of
    the year in which such a window can begin.
    """

    muster: str
    dauer: int = 1
    ab: Sequence[int] = range(1, 13)

    @property
    def blatt(self) -> bool:
        """Whether the window is too wide, or too open, for another step to wait for its end."""
        return not 1 <= self.dauer <= 3


SCHLICHT = Notation("{m:02}/{j}")
NOTATIONEN = (
    # A day
    Notation("{tag:%d.%m.%Y}"),
    Notation("{tag.day}. {monat} {j}"),
    Notation("{tag:%Y-%m-%d}"),
    Notation("Mittwoch, {tag:%d.%m.%Y}"),
    Notation("Mi, {tag:%d.%m.%Y}"),
    # A month and its parts
    SCHLICHT,
    Notation("{m:02}.{j}"),
    Notation("{monat} {j}"),
    Notation("{kurz} {j}"),
    Notation("{j}-{m:02}"),
    Notation("Anfang {m:02}/{j}"),
    Notation("Mitte {monat} {j}"),
    Notation("Ende {m:02}/{j}"),
    # From … to
    Notation("{m:02}-{n:02}/{j}", 2, range(1, 12)),
    Notation("{m:02}/{j}-{n:02}/{k}", 2),
    Notation("von {m:02}/{j} bis {n:02}/{k}", 2),
    Notation("{montag.day:02}.-{tag:%d.%m.%Y}"),
    Notation("{montag:%d.%m.}-{tag:%d.%m.%Y}"),
    Notation("{montag:%d.%m.%Y}-{tag:%d.%m.%Y}"),
    # A quarter, a half-year, a year and its parts
    Notation("{quartal}. Quartal {j}", 3, (1, 4, 7, 10)),
    Notation("Q{quartal}/{j}", 3, (1, 4, 7, 10)),
    Notation("{roemisch}. Quartal {j}", 3, (1, 4, 7, 10)),
    Notation("{halbjahr}. Halbjahr {j}", 6, (1, 7)),
    Notation("H{halbjahr}/{j}", 6, (1, 7)),
    Notation("{j}", 12, (1,)),
    Notation("{j}-{folgejahr}", 24, (1,)),
    Notation("Anfang {j}", 4, (1,)),
    Notation("Mitte {j}", 4, (5,)),
    Notation("Ende {j}", 4, (9,)),
    # Weeks
    Notation("KW {woche}/{j}"),
    Notation("{woche}. KW {j}"),
    Notation("KW {woche}-{naechste_woche}/{j}"),
    # Seasons
    Notation("Frühjahr {j}", 3, (3,)),
    Notation("Frühling {j}", 3, (3,)),
    Notation("Sommer {j}", 3, (6,)),
    Notation("Herbst {j}", 3, (9,)),
    Notation("Winter {j}/{folgejahr}", 3, (12,)),
    # Deadlines and beginnings
    Notation("bis {m:02}/{j}"),
    Notation("bis zum {tag:%d.%m.%Y}"),
    Notation("spätestens {tag:%d.%m.%Y}"),
    Notation("ab {m:02}/{j}", 0),
    Notation("frühestens {monat} {j}", 0),
    # Not so exactly
    Notation("ca. {m:02}/{j}"),
    Notation("etwa {monat} {j}"),
    Notation("voraussichtlich {m:02}/{j}"),
    Notation("vsl. {m:02}/{j}"),
    # Without a date
    Notation("laufend", 0),
    Notation("fortlaufend", 0),
    Notation("kontinuierlich", 0),
    Notation("offen", 0),
    Notation("noch offen", 0),
)


def wortlaut(notation: Notation, monat: int) -> str:
    """The notation for a month; one with `ab` for the last month before in which it can begin."""
    while monat % 12 + 1 not in notation.ab:
        monat -= 1
    j, m = divmod(monat, 12)
    tag = sitzungstag(monat)
    return notation.muster.format(
        j=j,
        m=m + 1,
        n=(monat + 1) % 12 + 1,
        k=(monat + 1) // 12,
        folgejahr=j + 1,
        monat=MONATE[m],
        kurz=KURZ[m] if m < len(KURZ) else "Dez.",
        tag=tag,
        montag=tag - timedelta(days=2),
        quartal=m // 3 + 1,
        roemisch=("I", "II", "III", "IV")[m // 3],
        halbjahr=m // 6 + 1,
        woche=tag.isocalendar().week,
        naechste_woche=tag.isocalendar().week + 1,
    )


def sitzungstag(monat: int) -> date:
    """The second Wednesday of a month: never a public holiday in Thüringen."""
    erster = date(monat // 12, monat % 12 + 1, 1)
    return erster + timedelta(days=(2 - erster.weekday()) % 7 + 7)


class Vorrat:
    """Gives the notations by turns, those first that were not used yet.

    So each occurs, even in the smallest process, and as often as its months allow.
    """

    def __init__(self, benutzt: Collection[Notation] = ()) -> None:
        self._reihe = deque(sorted(NOTATIONEN, key=lambda notation: notation in benutzt))

    def nimm(self, monat: int | None = None, *, blatt: bool = True) -> Notation:
        """The one that was not used for longest; with `monat` one that can begin in it."""
        notation = next(
            notation
            for notation in self._reihe
            if monat is None or monat % 12 + 1 in notation.ab
            if blatt or not notation.blatt
        )
        self._reihe.remove(notation)
        self._reihe.append(notation)
        return notation


# --- The plan --------------------------------------------------------------------------------


class Glied(NamedTuple):
    """A kind of step in the usual course of a strand; without `gremium` no body is named."""

    art: str
    gremium: str
    titel: str
    punkt: str


SITZUNGEN = ("beratung", "beschluss", "beteiligung")
ABLAUF = (
    Glied("beratung", "runde", "", "Vorstellung des Vorgehens"),
    Glied("beratung", "arbeitsgruppe", "", "Sichtung des Bestandes"),
    Glied("erhebung", "", "Erhebung zum Bedarf", "Befragung der Haushalte und Einrichtungen"),
    Glied("beratung", "arbeitsgruppe", "", "Auswertung der Erhebung"),
    Glied("rueckmeldung", "arbeitsgruppe", "", "Rückmeldung der Fachplanungen"),
    Glied("beteiligung", "forum", "Forum", "Bedarfsdiskussion mit freien Trägern und Bewohnern"),
    Glied("beratung", "gremium", "", "Ergebnissichtung und Maßnahmenableitung"),
    Glied("erarbeitung", "", "Entwurf", "Ausarbeitung des Entwurfs"),
    Glied("einreichung", "", "Einreichung der Vorlage", "Einstellung in den Sitzungsdienst"),
    Glied("beschluss", "dienstberatung", "", "Freigabe der Vorlage"),
    Glied("beschluss", "ausschuss", "", "Vorberatung und Empfehlung an den Rat"),
    Glied("beschluss", "rat", "", "Beschlussfassung"),
)
THEMEN = (
    *("Wohnen", "Pflege", "Bildung", "Gesundheit", "Teilhabe", "Integration", "Jugendhilfe"),
    *("Familie", "Quartier", "Mobilität", "Arbeitsmarkt", "Sport", "Kultur", "Klimaschutz"),
    *("Ehrenamt", "Barrierefreiheit"),
)
ORTE = (
    *("Nord", "Süd", "Ost", "West", "Mitte", "Altstadt", "Bahnhofsviertel", "Neustadt"),
    *("Hafen", "Seeufer", "Waldsiedlung", "Gartenstadt", "Hochheim", "Talblick", "Universität"),
    "Gewerbepark",
)


@dataclass(slots=True)
class Schritt:
    """A step to be written. `beginn` and `ende` are the months of its window."""

    strang: int
    glied: Glied
    beginn: int
    ende: int
    notation: Notation
    thema: str
    haengt: bool
    nr: int = 0
    nach: list[int] = field(default_factory=list)

    @property
    def erledigt(self) -> bool:
        """Whether it is done on the Stand; what goes on for ever is not."""
        ohne_monat = "{" not in self.notation.muster
        return self.ende < STAND_MONAT and not self.haengt and not ohne_monat


def plane(anzahl: int, rng: random.Random) -> list[Schritt]:
    """The steps in the order of their numbers, with all that they come after.

    The plan spans 30 months at 45 steps and 10 years from 9,000 on, two thirds of it before the
    Stand; more steps are more strands side by side.
    """
    dauer = min(120, 30 + anzahl // 100)
    erster = STAND_MONAT - dauer * 2 // 3
    schritte: list[Schritt] = []
    vorrat = Vorrat()
    strang = 0
    while len(schritte) < anzahl:
        kette = _strang(strang, erster, erster + dauer, rng, vorrat)
        schritte += kette[: anzahl - len(schritte)]
        strang += 1
    schritte.sort(key=lambda s: (s.beginn, s.strang))
    _verknuepfe(schritte, rng)
    return schritte


def _strang(nummer: int, von: int, bis: int, rng: random.Random, vorrat: Vorrat) -> list[Schritt]:
    """The steps of one strand, each of which begins after the one before it has ended."""
    haengt = nummer % JEDER_WIEVIELTE_HAENGT == 0
    thema = f"{THEMEN[nummer % 16]} {ORTE[nummer // 16 % 16]}"
    monat = von + (rng.randint(1, 3) if nummer else 0)
    kette: list[Schritt] = []
    while monat < bis:
        glied = ABLAUF[len(kette) % len(ABLAUF)]
        notation = SCHLICHT
        if kette and rng.random() < 0.6:
            notation = vorrat.nimm(monat, blatt=glied.art in ("erhebung", "erarbeitung"))
        ende = monat + max(notation.dauer, 1) - 1
        kette.append(Schritt(nummer, glied, monat, ende, notation, thema, haengt))
        pause = rng.choice((0, 0, 1, 1, 2))
        monat = monat + 1 if notation.blatt else ende + 1 + pause + 2 * haengt
    return kette


def _verknuepfe(schritte: list[Schritt], rng: random.Random) -> None:
    """Numbers the steps and lets each wait for its strand and some for others.

    Nothing done waits for a step that is not: those under step 1 hold up only what is still open.
    """
    letzter: dict[int, Schritt] = {}
    # By the month of their end those that others may wait for: the ones free of step 1, the others.
    frei: dict[int, list[int]] = {}
    haengend: dict[int, list[int]] = {}
    for nr, s in enumerate(schritte, 1):
        s.nr = nr
        davor = letzter.get(s.strang)
        if davor:
            s.nach.append(davor.nr)
            s.haengt |= davor.haengt
        elif s.haengt and nr > 1:
            s.nach.append(1)
        # Decisions wait for their own strand alone: else they would belong to its Vorlage as well.
        if s.glied.art != "beschluss":
            offen = s.haengt or s.ende >= STAND_MONAT
            woher = haengend if offen and rng.random() < 0.5 else frei
            _sammle(s, _wie_viele(nr, rng), woher, rng)
        if not s.haengt:
            s.haengt = any(schritte[v - 1].haengt for v in s.nach)
        if not s.notation.blatt:
            letzter[s.strang] = s
            (haengend if s.haengt else frei).setdefault(s.ende, []).append(nr)


def _wie_viele(nr: int, rng: random.Random) -> int:
    """For how many steps of other strands a step waits: now and then for 8 or 20, mostly none."""
    if nr % 100 == 75:
        return 20
    return 8 if nr % 40 == 30 else rng.choice((0, 0, 0, 1, 1, 2, 3))


def _sammle(s: Schritt, anzahl: int, enden: dict[int, list[int]], rng: random.Random) -> None:
    """Adds up to `anzahl` steps that ended in the months before; more of them look back further."""
    ziel = len(s.nach) + anzahl
    for _ in range(4 * anzahl):
        im_monat = enden.get(s.beginn - rng.randint(1, 4 + 2 * anzahl))
        if im_monat and len(s.nach) < ziel and (nr := rng.choice(im_monat)) not in s.nach:
            s.nach.append(nr)


# --- Bodies ----------------------------------------------------------------------------------


class Gremium(NamedTuple):
    """A body to be written."""

    id: str
    name: str
    art: str


GREMIEN = (
    Gremium("planerrunde", "Planerrunde", "runde"),
    Gremium("lenkungsgruppe", "Lenkungsgruppe", "gremium"),
    Gremium("fachbeirat", "Fachbeirat", "gremium"),
    Gremium("ag-bestand", "Arbeitsgruppe Bestandsaufnahme", "arbeitsgruppe"),
    Gremium("ag-strategie", "Arbeitsgruppe Strategie", "arbeitsgruppe"),
    Gremium("ag-beteiligung", "Arbeitsgruppe Beteiligung", "arbeitsgruppe"),
    Gremium("buergerforum", "Bürgerforum", "forum"),
    Gremium("traegerforum", "Trägerforum", "forum"),
    Gremium("dienstberatung", "Dienstberatung der Verwaltungsspitze", "dienstberatung"),
    Gremium("sozialausschuss", "Sozialausschuss", "ausschuss"),
    Gremium("bauausschuss", "Bauausschuss", "ausschuss"),
    Gremium("stadtrat", "Stadtrat", "rat"),
)
# What the others are, by turns.
WEITERE = (
    ("ag", "Arbeitsgruppe", "arbeitsgruppe"),
    ("runde", "Runde", "runde"),
    ("forum", "Forum", "forum"),
    ("ausschuss", "Ausschuss", "ausschuss"),
    ("beirat", "Beirat", "gremium"),
    ("rat", "Rat", "rat"),
)
GRUPPEN = ("verwaltungsintern", "verwaltungsextern", "wissenschaft", "politik")


def gremien(schritte: int) -> list[Gremium]:
    """Twelve bodies, and one more for every 200 steps."""
    liste = list(GREMIEN)
    for i in range(schritte // 200):
        kennung, name, art = WEITERE[i % len(WEITERE)]
        thema, ort = THEMEN[i // len(WEITERE) % 16], ORTE[i // (len(WEITERE) * 16) % 16]
        liste.append(Gremium(_id(f"{kennung}-{thema}-{ort}"), f"{name} {thema} {ort}", art))
    return liste


def _id(name: str) -> str:
    return name.lower().translate({ord("ä"): "ae", ord("ö"): "oe", ord("ü"): "ue"})


STELLEN = (
    *(("dezernat", "Dezernat für Soziales"), ("sozialplanung", "Sozialplanung")),
    *((_id(f"fachplanung-{t}"), f"Fachplanung {t}") for t in THEMEN),
    *((_id(f"stadtteilbuero-{o}"), f"Stadtteilbüro {o}") for o in ORTE),
)


def _gremien_yaml(liste: list[Gremium]) -> Iterator[str]:
    yield "stellen:\n"
    for i, (kennung, name) in enumerate(STELLEN):
        yield f"  - id: {kennung}\n    name: {name}\n    gruppe: {GRUPPEN[i // 18 % 4]}\n"
    yield "\ngremien:\n"
    for i, g in enumerate(liste):
        yield f"\n  - id: {g.id}\n    name: {g.name}\n    art: {g.art}\n    leitung: [dezernat]\n"
        yield "    koordination: [sozialplanung]\n    ziel: Anbindung an den Planungsprozess\n"
        if g.art in ("ausschuss", "rat"):
            yield "    ladungsfrist: 4\n    oeffentlich: true\n"
        if g.art == "forum":
            yield "    zielgruppe: freie Träger, Vereine, Bewohnerschaft\n"
        yield "    aufgaben:\n      - Identifikation der Schwerpunkte\n"
        yield "      - Bewertung der Ergebnisse aus der Beteiligung\n    mitglieder:\n"
        for k in range(6 + i % 5):
            yield f"      - stelle: {STELLEN[(i + 5 * k) % len(STELLEN)][0]}\n"
            yield f"        gruppe: {GRUPPEN[k % 2]}\n"
        yield "      - bezeichnung: wissenschaftliche Begleitung\n        beispiel: true\n"


# --- Steps -----------------------------------------------------------------------------------

VORGAENGE = ("Entwurf", "Sachstand", "Zwischenbericht", "Maßnahmenplan", "Zeitplan", "Leitlinien")
TAETIGKEITEN = ("Beratung zum Thema", "Abstimmung zum Thema", "Besprechung", "Aussprache")
AUFTRAEGE = (
    "Übersicht der Angebote ergänzen",
    "Stellungnahme der Fachplanung einholen",
    "Fassung für die nächste Sitzung vorbereiten",
    "Raum und Moderation klären",
)


class _Schreiber:
    """Writes the steps; what belongs to a step by chance comes from one random generator."""

    def __init__(self, liste: list[Gremium], rng: random.Random, vorrat: Vorrat) -> None:
        self._rng, self._vorrat = rng, vorrat
        arten = {glied.gremium for glied in ABLAUF if glied.gremium}
        self._gremien = {a: deque(g.id for g in liste if g.art == a) for a in arten}

    def schritt(self, s: Schritt) -> Iterator[str]:
        """The lines of one step."""
        if s.nr % 3 == 0:
            yield f"  # {s.thema}: Teil von Strang {s.strang + 1}. Die Reihenfolge ist beraten.\n"
        yield f"  - nr: {s.nr}\n"
        if s.glied.gremium:
            reihe = self._gremien[s.glied.gremium]
            reihe.rotate(-1)
            yield f"    gremium: {reihe[0]}\n"
        if s.glied.titel:
            yield f"    titel: {s.glied.titel} {s.thema}\n"
        yield f"    art: {s.glied.art}\n"
        yield f'    zeitplanung: "{wortlaut(s.notation, s.beginn)}"\n'
        yield from self._tagesordnung(s)
        yield from self._aufgaben(s)
        yield from self._nach(s)
        # What is overdue has no fixed meeting: it could not be postponed together with step 1.
        versaeumt = s.haengt and s.beginn < STAND_MONAT
        fest = s.glied.art in SITZUNGEN and s.notation is SCHLICHT and not versaeumt
        if fest and self._rng.random() < 0.3:
            yield f"    termine:\n      - datum: {sitzungstag(s.beginn)}\n"
            yield '        beginn: "14:00"\n        ende: "16:00"\n        ort: Rathaus, Raum 225\n'
        if s.nr % 5 in (0, 2):
            yield from self._verschiebung(s)
        if s.erledigt:
            yield from self._verlauf(s)
        elif s.nr % 25 == 0:
            yield "    notiz: >-\n      Die Moderation ist angefragt; bis zur Zusage gilt der\n"
            yield "      Termin unter Vorbehalt.\n"

    def _tagesordnung(self, s: Schritt) -> Iterator[str]:
        yield f"    tagesordnung:\n      - {s.glied.punkt} {s.thema}\n"
        for _ in range(self._rng.choice((1, 1, 1, 2, 2, 3, 4))):
            was = self._rng.choice(TAETIGKEITEN)
            yield f"      - {was} {self._rng.choice(VORGAENGE)} {self._rng.choice(THEMEN)}\n"

    def _aufgaben(self, s: Schritt) -> Iterator[str]:
        yield "    aufgabenverteilung:\n      - stelle: dezernat\n        rollen: [Leitung]\n"
        if s.nr % 2:
            yield "      - stelle: sozialplanung\n        rollen: [inhaltliche Vorbereitung]\n"
        if s.nr % 7 == 0:
            stelle = self._rng.choice(STELLEN[2:])[0]
            yield f"      - stelle: {stelle}\n        zu_pruefen: true\n"

    def _nach(self, s: Schritt) -> Iterator[str]:
        if not s.nach:
            return
        if len(s.nach) > 3:
            yield _zahlen("nach", s.nach, 4)
            return
        yield "    nach:\n"
        for vor in s.nach[:2]:
            yield f"      - schritt: {vor}\n"
            yield f"        grund: Das Ergebnis aus Schritt {vor} liegt vor\n"
            yield "        herkunft: abgeleitet\n"
        for vor in s.nach[2:]:
            yield f"      - {vor}\n"

    def _verschiebung(self, s: Schritt) -> Iterator[str]:
        yield "    verschiebungen:\n"
        frueher = wortlaut(self._vorrat.nimm(), s.beginn - 2)
        am = min(sitzungstag(s.beginn - 3), STAND)
        yield f'      - von: "{frueher}"\n        am: {am}\n        grund: Unterlagen fehlten\n'

    def _verlauf(self, s: Schritt) -> Iterator[str]:
        tag = sitzungstag(s.ende)
        if s.nr % 50 == 49:
            yield f"    entfallen:\n      am: {tag}\n"
            yield "      grund: mit einer anderen Sitzung erledigt\n"
            return
        yield f"    erledigt: {tag}\n"
        if s.nr % 2:
            yield "    ergebnis: Zustimmung mit Hinweisen\n"
        if s.glied.art == "beschluss" and s.nr % 2:
            yield f'    beschluss:\n      drucksache: "{s.nr % 900 + 100}/{tag.year}"\n'
            yield "      ergebnis: angenommen\n      stimmen: {ja: 28, nein: 3, enthaltung: 2}\n"
        if s.nr % 2 == 0:
            yield f"    festlegungen:\n      - text: {self._rng.choice(AUFTRAEGE)}\n"
            yield "        wer: Sozialplanung\n"
            yield f'        bis: "{wortlaut(self._vorrat.nimm(), s.ende + 3)}"\n'
            if s.ende + 2 < STAND_MONAT:
                yield f"        erledigt: {sitzungstag(s.ende + 2)}\n"
        if s.nr % 10 == 0:
            yield f"    unterlagen:\n      - unterlagen/strang-{s.strang}/vorlage.pdf\n"


# --- Files -----------------------------------------------------------------------------------


def _zahlen(schluessel: str, nummern: Sequence[int], einzug: int) -> str:
    """A list of numbers as a line, or several where they are many."""
    kopf, leer = f"{' ' * einzug}{schluessel}: [", " " * (einzug + 2)
    text = textwrap.fill(
        ", ".join(map(str, nummern)), 98, initial_indent=kopf, subsequent_indent=leer
    )
    return f"{text}]\n"


def _prozess_yaml(schritte: list[Schritt], rng: random.Random) -> Iterator[str]:
    anzahl = len(schritte)
    yield f"titel: Strategische Sozialplanung mit {anzahl} Schritten\nkuerzel: SSP\n"
    yield "kommune: Musterstadt\nbundesland: TH\n\nphasen:\n"
    phasen = 8 + anzahl // 500
    for i in range(phasen):
        nummern = range(anzahl * i // phasen + 1, anzahl * (i + 1) // phasen + 1)
        yield f"  - id: phase-{i + 1}\n    titel: Abschnitt {i + 1} des Planungskreislaufs\n"
        yield _zahlen("schritte", nummern, 4)
    yield "\nsitzungsfrei:\n  - von: 2022-12-22\n    bis: 2023-01-02\n    grund: Jahreswechsel\n"
    yield "\ninhalte:\n"
    for thema in THEMEN:
        proben = sorted(rng.sample(range(1, anzahl + 1), 8))
        yield f"  - id: {_id(thema)}\n    titel: Handlungsfeld {thema}\n    umfasst:\n"
        yield "      - Bestand und Bedarf\n      - Maßnahmen\n" + _zahlen("schritte", proben, 4)


def _meilensteine_yaml(schritte: list[Schritt]) -> Iterator[str]:
    """Of each strand every ten steps are a milestone that comes after the one before it."""
    straenge: dict[int, list[Schritt]] = {}
    for s in schritte:
        if not s.notation.blatt:
            straenge.setdefault(s.strang, []).append(s)
    liste = [
        (max(s.ende for s in kette[i : i + 10]), strang, i // 10, kette[i : i + 10])
        for strang, kette in straenge.items()
        for i in range(0, len(kette), 10)
    ]
    liste.sort(key=lambda m: m[:3])
    yield "meilensteine:\n  - id: grundlagen\n    titel: Grundlagenbericht\n    erreicht: true\n"
    for _, strang, i, teil in liste:
        davor = f"strang-{strang + 1}-{i}" if i else "grundlagen"
        yield f"\n  - id: strang-{strang + 1}-{i + 1}\n"
        yield f"    titel: Ergebnis {i + 1} {teil[0].thema} (Strang {strang + 1})\n"
        yield _zahlen("schritte", [s.nr for s in teil], 4)
        yield f"    nach: [{davor}]\n    herkunft: abgeleitet\n"


def schreibe(ordner: Path, schritte: int) -> None:
    """Writes the four files of a process of so many steps (45 or more) into the folder."""
    rng = random.Random(SAMEN)
    plan = plane(schritte, rng)
    schreiber = _Schreiber(gremien(schritte), rng, Vorrat({s.notation for s in plan}))
    texte = {
        "schritte.yaml": "schritte:\n"
        + "\n".join("".join(schreiber.schritt(schritt)) for schritt in plan),
        "gremien.yaml": "".join(_gremien_yaml(gremien(schritte))),
        "meilensteine.yaml": "".join(_meilensteine_yaml(plan)),
        "prozess.yaml": "".join(_prozess_yaml(plan, rng)),
    }
    ordner.mkdir(parents=True, exist_ok=True)
    for name, text in texte.items():
        (ordner / name).write_text(text, encoding="utf-8", newline="\n")


def main(ordner: str, schritte: str) -> None:
    """Writes the process that the arguments ask for and says how large it is."""
    schreibe(Path(ordner), int(schritte))
    groesse = (Path(ordner) / "schritte.yaml").stat().st_size
    print(f"{schritte} Schritte, {groesse // int(schritte)} Bytes je Schritt")


if __name__ == "__main__":
    main(*sys.argv[1:])
