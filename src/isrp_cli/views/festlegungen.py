"""The tasks agreed in meetings: open ones first by their deadline, then those done."""

from datetime import date

from isrp_cli.models import Festlegung, Schritt
from isrp_cli.stand import Lage
from isrp_cli.views.tafel import Absatz, Block, Spalte, Tabelle, Ueberschrift, Zelle
from isrp_cli.woerter import anzahl
from isrp_cli.zeitangabe import datum_kurz

Eintrag = tuple[Schritt, Festlegung]


def bloecke(lage: Lage, *, nur_offene: bool) -> list[Block]:
    """All tasks of all steps; `nur_offene` leaves out those done."""
    alle = [(s, f) for s in lage.prozess.schritte for f in lage.festlegungen(s)]
    offene = sorted((e for e in alle if lage.festlegung_offen(e[1])), key=_deadline)
    fertige = [e for e in alle if not lage.festlegung_offen(e[1])]
    stand = f"{lage.prozess.angaben.titel}, Stand {datum_kurz(lage.stand)}"
    ergebnis: list[Block] = [Ueberschrift("Festlegungen", 1), Absatz(stand, "leise")]
    if not alle:
        satz = "Keine eingetragen. Eintragen: isrp festlegung NR „Text“ --wer … --bis …"
        return [*ergebnis, Absatz(satz)]
    ergebnis.append(Ueberschrift(f"Offen ({len(offene)})"))
    ergebnis.append(_table(lage, offene) if offene else Absatz("Keine."))
    if fertige and not nur_offene:
        ergebnis += [Ueberschrift(f"Erledigt ({len(fertige)})"), _table(lage, fertige)]
    return ergebnis


def _deadline(eintrag: Eintrag) -> tuple[date, int]:
    schritt, festlegung = eintrag
    bis = festlegung.bis.spaet if festlegung.bis else None
    return bis or date.max, schritt.nr


def _table(lage: Lage, eintraege: list[Eintrag]) -> Tabelle:
    spalten = (
        Spalte("Schritt", rechts=True),
        Spalte("was", dehnbar=True),
        Spalte("wer", dehnbar=True),
        Spalte("bis"),
        Spalte("Stand"),
    )
    zeilen = [
        (str(s.nr), f.text, f.wer or "", f.bis.text if f.bis else "", _state(lage, f))
        for s, f in eintraege
    ]
    return Tabelle(spalten, zeilen)


def _state(lage: Lage, festlegung: Festlegung) -> Zelle:
    if not lage.festlegung_offen(festlegung):
        assert festlegung.erledigt is not None
        return Zelle(f"erledigt {datum_kurz(festlegung.erledigt)}", "gut")
    bis = festlegung.bis.spaet if festlegung.bis else None
    if bis is None or bis >= lage.stand:
        return Zelle("offen")
    return Zelle(f"überfällig {anzahl((lage.stand - bis).days, 'Tag', 'Tage')}", "schlecht")
