"""`isrp status`: where the process stands on a day. Every unfinished step is in one group only."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import chain
from typing import get_args

from isrp_cli.stand import Lage, Schrittlage, Status
from isrp_cli.views import woerter
from isrp_cli.views.tafel import Absatz, Block, Inhalt, Spalte, Tabelle, Ueberschrift, Zelle
from isrp_cli.zeitangabe import datum_kurz, datum_lang, wochentag

VORSCHAU_TAGE = 28
HOECHSTENS = 20
_GENANNT = 3
_NR = Spalte("Nr", rechts=True)
_SCHRITT = Spalte("Schritt", dehnbar=True)
_ZEITPLANUNG = Spalte("Zeitplanung", ab=100)
_UEBERFAELLIG = Spalte("überfällig", rechts=True)


def bloecke(lage: Lage) -> list[Block]:
    """The whole page."""
    angaben = lage.prozess.angaben
    kuerzel = f" ({angaben.kuerzel})" if angaben.kuerzel else ""
    return [
        Ueberschrift(f"{angaben.titel}{kuerzel}", 1),
        Absatz(f"Stand: {wochentag(lage.stand)}, {datum_lang(lage.stand)}"),
        *_summary(lage),
        *_milestones(lage),
        *_groups(lage),
    ]


def auf_dem_spiel(lage: Lage, nummern: Iterable[int]) -> list[str]:
    """The titles of the milestones that one of these unfinished steps is needed for."""
    menge = set(nummern)
    return [
        m.meilenstein.titel for m in lage.meilensteine.values() if not menge.isdisjoint(m.fehlen)
    ]


def _summary(lage: Lage) -> list[Block]:
    schritte = list(lage.schritte.values())
    if not schritte:
        return [Absatz("Dieser Prozess hat noch keine Schritte: schritte.yaml ist leer.")]
    zahl = Counter(s.status for s in schritte)
    alle = woerter.anzahl(len(schritte), "Schritt", "Schritten")
    teile = [f"{zahl['erledigt']} von {alle} erledigt"]
    for status in get_args(Status):
        if status != "erledigt" and zahl[status]:
            laufen = status == "laeuft" and zahl[status] > 1
            teile.append(f"{zahl[status]} {'laufen' if laufen else woerter.STATUS[status][0]}")
    return [Absatz(", ".join(teile)), *_out_of_plan(lage, schritte)]


def _out_of_plan(lage: Lage, schritte: Sequence[Schrittlage]) -> list[Block]:
    """One line where the whole plan lies before or after this day."""
    anfaenge = sorted(tag for s in schritte if (tag := s.fenster.frueh or s.fenster.spaet))
    if not anfaenge or all(s.fertig for s in schritte):
        return []
    datiert = [s.fenster for s in schritte if s.fenster.frueh or s.fenster.spaet]
    if all(f.spaet and f.spaet < lage.stand for f in datiert):
        wo = "Alle Schritte liegen vor diesem Tag."
    elif anfaenge[0] > lage.stand:
        wo = f"Alle Schritte liegen nach diesem Tag, der erste {_from_to(anfaenge[0], lage.stand)}."
    else:
        return []
    befehl = f"„isrp status --stand {datum_kurz(anfaenge[len(anfaenge) // 2])}“"
    return [Absatz(f"{wo} Einen Tag mitten im Plan zeigt zum Beispiel {befehl}.")]


def _from_to(tag: date, stand: date) -> str:
    return f"{woerter.in_tagen(tag, stand)} ({datum_kurz(tag)})"


def _milestones(lage: Lage) -> list[Block]:
    alle = list(lage.meilensteine.values())
    if not alle:
        return []
    naechster = lage.naechster_meilenstein
    zeilen: list[list[Inhalt]] = []
    for m in alle:
        titel = m.meilenstein.titel
        spaeter = m.status != "erreicht" and m.verzug_tage
        zeilen.append(
            [
                ">" if m is naechster else "",
                woerter.meilensteinstatus(m),
                f"{titel} (nächster)" if m is naechster else titel,
                datum_kurz(m.geplant_bis) if m.geplant_bis else "",
                datum_kurz(m.prognose) if spaeter and m.prognose else "",
                f"+{woerter.tage(m.verzug_tage)}" if spaeter else "",
                woerter.fertig_von(m),
            ]
        )
    erreicht = sum(m.status == "erreicht" for m in alle)
    spalten = (
        Spalte(),
        Spalte(),
        Spalte("Meilenstein", dehnbar=True),
        Spalte("geplant bis"),
        Spalte("Prognose", ab=100),
        Spalte("Verzug", rechts=True),
        Spalte("fertig", rechts=True, ab=70),
    )
    return [
        Ueberschrift(f"Meilensteine: {erreicht} von {len(alle)} erreicht"),
        Tabelle(spalten, zeilen),
    ]


def _groups(lage: Lage) -> list[Block]:
    grenze = lage.stand + timedelta(days=VORSCHAU_TAGE)
    gruppen: dict[str, list[Schrittlage]] = {}
    for s in sorted(lage.schritte.values(), key=_by_end):
        gruppen.setdefault(_group(s, grenze), []).append(s)
    bloecke = chain.from_iterable(
        zeige(lage, gruppen[name]) for name, zeige in _GRUPPEN.items() if name in gruppen
    )
    return list(bloecke)


def _by_end(s: Schrittlage) -> tuple[date, date, int]:
    return s.fenster.spaet or date.max, s.fenster.frueh or date.min, s.schritt.nr


def _by_begin(s: Schrittlage) -> tuple[date, int]:
    return s.fenster.frueh or s.fenster.spaet or date.max, s.schritt.nr


def _group(s: Schrittlage, grenze: date) -> str:
    if s.beginn_ueberfaellig and s.status != "ueberfaellig":
        return "beginn"
    if s.status == "anstehend":
        beginn = s.fenster.frueh or s.fenster.spaet
        return "demnaechst" if beginn and beginn <= grenze else "spaeter"
    return s.status


def _overdue(lage: Lage, gruppe: list[Schrittlage]) -> list[Block]:
    zeilen: list[list[Inhalt]] = []
    for s in gruppe[:HOECHSTENS]:
        nr = s.schritt.nr
        haelt_auf = lage.haelt_auf(nr)
        meilensteine = auf_dem_spiel(lage, (nr, *haelt_auf))
        zeilen.append(
            [
                str(nr),
                woerter.kurztitel(lage, nr),
                woerter.zeitplanung(s),
                Zelle(woerter.tage(s.tage_verspaetet), "schlecht"),
                _held_up(haelt_auf),
                str(len(meilensteine)) if meilensteine else "",
            ]
        )
    spalten = (
        _NR,
        _SCHRITT,
        _ZEITPLANUNG,
        _UEBERFAELLIG,
        Spalte("hält auf"),
        Spalte("Meilensteine", rechts=True, ab=70),
    )
    return _section(f"Überfällig ({len(gruppe)})", spalten, zeilen, len(gruppe), "ueberfaellig")


def _held_up(nummern: Sequence[int]) -> str:
    """As "44 Schritte (2, 3, 4 …)"; "" where there is none."""
    if not nummern:
        return ""
    mehr = " …" if len(nummern) > _GENANNT else ""
    return f"{woerter.schritte(len(nummern))} ({', '.join(map(str, nummern[:_GENANNT]))}{mehr})"


def _late_begin(lage: Lage, gruppe: list[Schrittlage]) -> list[Block]:
    zeilen: list[list[Inhalt]] = []
    for s in gruppe[:HOECHSTENS]:
        beginn = s.schritt.zeitplanung.beginn_spaet
        seit = (lage.stand - beginn).days if beginn else 0
        zeilen.append(
            [
                str(s.schritt.nr),
                woerter.kurztitel(lage, s.schritt.nr),
                woerter.status(s),
                woerter.zeitplanung(s),
                Zelle(woerter.tage(seit), "warnung"),
                woerter.benannt(lage, s.wartet_auf),
            ]
        )
    spalten = (
        _NR,
        _SCHRITT,
        Spalte("Status"),
        Spalte("Zeitplanung", dehnbar=True),
        _UEBERFAELLIG,
        Spalte("wartet auf", dehnbar=True),
    )
    return _section(f"Beginn überfällig ({len(gruppe)})", spalten, zeilen, len(gruppe))


def _running(lage: Lage, gruppe: list[Schrittlage]) -> list[Block]:
    zeilen: list[list[Inhalt]] = [
        [
            str(s.schritt.nr),
            woerter.kurztitel(lage, s.schritt.nr),
            woerter.zeitplanung(s),
            _remaining(s, lage.stand),
        ]
        for s in gruppe[:HOECHSTENS]
    ]
    spalten = (_NR, _SCHRITT, Spalte("Zeitplanung", dehnbar=True), Spalte("Ende"))
    return _section(f"Läuft ({len(gruppe)})", spalten, zeilen, len(gruppe), "laeuft")


def _remaining(s: Schrittlage, stand: date) -> str:
    return _from_to(s.fenster.spaet, stand) if s.fenster.spaet else "offen"


def _blocked(lage: Lage, gruppe: list[Schrittlage]) -> list[Block]:
    zeilen: list[list[Inhalt]] = [
        [
            str(s.schritt.nr),
            woerter.kurztitel(lage, s.schritt.nr),
            woerter.zeitplanung(s),
            woerter.in_tagen(s.fenster.spaet, lage.stand) if s.fenster.spaet else "offen",
            woerter.benannt(lage, s.wartet_auf),
        ]
        for s in gruppe[:HOECHSTENS]
    ]
    spalten = (_NR, _SCHRITT, _ZEITPLANUNG, Spalte("Ende"), Spalte("wartet auf", dehnbar=True))
    return _section(f"Blockiert ({len(gruppe)})", spalten, zeilen, len(gruppe), "blockiert")


def _soon(lage: Lage, gruppe: list[Schrittlage]) -> list[Block]:
    zeilen: list[list[Inhalt]] = []
    for s in sorted(gruppe, key=_by_begin)[:HOECHSTENS]:
        beginn, ende = s.fenster.frueh, s.fenster.spaet
        tag = beginn or ende
        wort = "fällig" if beginn is None else "am" if beginn == ende else "ab"
        zeilen.append(
            [
                str(s.schritt.nr),
                woerter.kurztitel(lage, s.schritt.nr),
                woerter.zeitplanung(s),
                f"{wort} {datum_kurz(tag)}, {woerter.in_tagen(tag, lage.stand)}" if tag else "",
                woerter.nummern(s.wartet_auf),
            ]
        )
    spalten = (
        _NR,
        _SCHRITT,
        _ZEITPLANUNG,
        Spalte("wann"),
        Spalte("wartet auf", dehnbar=True),
    )
    titel = f"In den nächsten {VORSCHAU_TAGE} Tagen ({len(gruppe)})"
    return _section(titel, spalten, zeilen, len(gruppe), "anstehend")


def _later(lage: Lage, gruppe: list[Schrittlage]) -> list[Block]:
    erster = min(gruppe, key=_by_begin)
    nr = erster.schritt.nr
    return [
        Ueberschrift(f"Später ({len(gruppe)})"),
        Absatz(
            f"Als Nächstes: {nr} {woerter.kurztitel(lage, nr)} ({woerter.zeitplanung(erster)}). "
            "Alle zeigt „isrp schritte --status anstehend“."
        ),
    ]


def _undated(lage: Lage, gruppe: list[Schrittlage]) -> list[Block]:
    wort = woerter.STATUS[gruppe[0].status][0].capitalize()
    namen = woerter.benannt(lage, [s.schritt.nr for s in gruppe], 5)
    return [Ueberschrift(f"{wort}, ohne Termin ({len(gruppe)})"), Absatz(namen, einzug=2)]


def _section(
    titel: str,
    spalten: tuple[Spalte, ...],
    zeilen: list[list[Inhalt]],
    gesamt: int,
    status: Status | None = None,
) -> list[Block]:
    """A heading, a table and, where it was cut, how to see the rest."""
    ergebnis: list[Block] = [Ueberschrift(titel), Tabelle(spalten, zeilen)]
    rest = gesamt - len(zeilen)
    if rest:
        filter_ = f" --status {status}" if status else ""
        ergebnis.append(Absatz(f"… und {rest} weitere: „isrp schritte{filter_}“", "leise"))
    return ergebnis


_GRUPPEN: dict[str, Callable[[Lage, list[Schrittlage]], list[Block]]] = {
    "ueberfaellig": _overdue,
    "beginn": _late_begin,
    "blockiert": _blocked,
    "laeuft": _running,
    "demnaechst": _soon,
    "spaeter": _later,
    "laufend": _undated,
    "offen": _undated,
}
