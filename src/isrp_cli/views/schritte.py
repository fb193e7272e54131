"""`isrp schritte`: the numbered list of steps, all of them or those that a filter leaves."""

from collections.abc import Sequence
from datetime import date

from isrp_cli.plan import Fenster
from isrp_cli.stand import Lage, Schrittlage, Status
from isrp_cli.views import woerter
from isrp_cli.views.tafel import Absatz, Block, Inhalt, Spalte, Tabelle, Ueberschrift
from isrp_cli.zeitangabe import datum_lang


def auswahl(
    lage: Lage,
    *,
    gremium: str | None = None,
    phase: str | None = None,
    status: Status | None = None,
    meilenstein: str | None = None,
    von: date | None = None,
    bis: date | None = None,
) -> list[Schrittlage]:
    """The steps that fit every filter given, by number.

    `gremium`, `phase`, `meilenstein` are ids; an unknown one fits no step. `von` and `bis`, both
    inclusive, keep the steps planned for any day between them; an open end of a step's window is
    taken as open, a step without any day is left out.
    """
    phasen = lage.prozess.phase_nach_nr
    ziel = lage.meilensteine.get(meilenstein) if meilenstein is not None else None
    gebraucht = set(ziel.meilenstein.schritte) if ziel else set()

    def passt(s: Schrittlage) -> bool:
        schritt = s.schritt
        if gremium is not None and schritt.gremium != gremium:
            return False
        if phase is not None and (schritt.nr not in phasen or phasen[schritt.nr].kennung != phase):
            return False
        if status is not None and s.status != status:
            return False
        if meilenstein is not None and schritt.nr not in gebraucht:
            return False
        return (von is None and bis is None) or _overlaps(s.fenster, von, bis)

    return sorted(filter(passt, lage.schritte.values()), key=lambda s: s.schritt.nr)


def _overlaps(fenster: Fenster, von: date | None, bis: date | None) -> bool:
    if fenster.frueh is None and fenster.spaet is None:
        return False
    beginnt = bis is None or fenster.frueh is None or fenster.frueh <= bis
    return beginnt and (von is None or fenster.spaet is None or fenster.spaet >= von)


def bloecke(lage: Lage, auswahl: Sequence[Schrittlage]) -> list[Block]:
    """The list of the chosen steps, or a sentence where there is none."""
    gesamt = len(lage.schritte)
    if not gesamt:
        return [Absatz("Dieser Prozess hat noch keine Schritte: schritte.yaml ist leer.")]
    if not auswahl:
        keiner = f"Keiner der {gesamt} Schritte passt" if gesamt > 1 else "Der Schritt passt nicht"
        return [Absatz(f"{keiner} zu dieser Auswahl.")]
    alle = woerter.schritte(gesamt)
    if len(auswahl) < gesamt:
        alle = f"{len(auswahl)} von {woerter.anzahl(gesamt, 'Schritt', 'Schritten')}"
    # How late is of use where the list is of nothing else; all lists would be wider for it.
    spaet = all(s.status == "ueberfaellig" for s in auswahl)
    zeilen: list[list[Inhalt]] = [
        [
            str(s.schritt.nr),
            woerter.status(s),
            woerter.seit_tagen(s.tage_verspaetet) if spaet else "",
            woerter.zeitplanung(s),
            woerter.kurztitel(lage, s.schritt.nr),
            "; ".join(p.punkt for p in s.schritt.tagesordnung),
        ]
        for s in auswahl
    ]
    spalten = (
        Spalte("Nr", rechts=True),
        Spalte("Status"),
        Spalte(),
        Spalte("Zeitplanung", dehnbar=True),
        Spalte("Schritt", dehnbar=True),
        Spalte("Tagesordnung", kurz=True, ab=100),
    )
    return [
        Ueberschrift(f"{alle}, Stand {datum_lang(lage.stand)}", 1),
        Tabelle(spalten, zeilen),
    ]
