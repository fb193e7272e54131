"""`isrp pfad VON NACH`: how one step reaches another, and why on every part of the way."""

from collections.abc import Iterable

from isrp_cli.stand import Lage
from isrp_cli.views import woerter
from isrp_cli.views.tafel import Absatz, Block, Inhalt, Spalte, Tabelle, Ueberschrift

_SPALTEN = (Spalte(rechts=True), Spalte(), Spalte(dehnbar=True), Spalte(dehnbar=True))


def bloecke(lage: Lage, von: int, nach: int) -> list[Block]:
    """The whole page; KeyError where there is no step of one of the numbers."""
    a, b = _named(lage, von), _named(lage, nach)
    if von == nach:
        return [Absatz(f"Das ist zweimal derselbe Schritt: {a}.")]
    kanten = lage.plan.pfade(von, nach)
    if not kanten:
        if von in lage.plan.danach(nach):
            return [
                Absatz(
                    f"Schritt {b} kommt nicht nach Schritt {a}, sondern davor. Die Gründe zeigt "
                    f"„isrp pfad {nach} {von}“."
                )
            ]
        return [Absatz(f"Weder Schritt {a} noch Schritt {b} wartet auf den anderen.")]
    weg = kuerzester_weg(kanten, von, nach)
    laenge = woerter.anzahl(len(weg) - 1, "Abhängigkeit", "Abhängigkeiten")
    satz = f"Schritt {nach} kommt nach Schritt {von}, "
    welcher = "Weg"
    if len(kanten) == len(weg) - 1:
        satz += f"auf einem einzigen Weg mit {laenge}."
    else:
        satz += f"auf dem kürzesten Weg über {laenge}; auf allen Wegen sind es {len(kanten)}."
        welcher = "Kürzester Weg"
    ergebnis: list[Block] = [
        Ueberschrift(f"Von Schritt {a} zu Schritt {b}", 1),
        Absatz(satz),
        Absatz(f"{welcher}: {' → '.join(map(str, weg))}", haengend=2),
    ]
    folgen: dict[int, list[int]] = {}
    for vor, danach in kanten:
        folgen.setdefault(vor, []).append(danach)
    for vor in sorted(folgen):
        status = woerter.status(lage.schritte[vor]).text
        ergebnis += [
            Ueberschrift(f"{vor} {woerter.kurztitel(lage, vor)} ({status}), danach:"),
            Tabelle(_SPALTEN, [_row(lage, vor, nr) for nr in sorted(folgen[vor])], 2),
        ]
    return ergebnis


def kuerzester_weg(kanten: Iterable[tuple[int, int]], von: int, nach: int) -> list[int]:
    """The steps of a shortest way, both ends included; of several, the first by number.

    `kanten` are dependencies (before, after) among which there is a way.
    """
    davor: dict[int, list[int]] = {}
    for vor, danach in kanten:
        davor.setdefault(danach, []).append(vor)
    # From the end back: each step's distance from the end, until the beginning is reached.
    weiter = {nach: nach}
    ebene = [nach]
    while von not in weiter:
        naechste: list[int] = []
        for nr in sorted(ebene):
            for vor in davor.get(nr, ()):
                if vor not in weiter:
                    weiter[vor] = nr
                    naechste.append(vor)
        ebene = naechste
    weg = [von]
    while weg[-1] != nach:
        weg.append(weiter[weg[-1]])
    return weg


def _named(lage: Lage, nr: int) -> str:
    return f"{nr} ({woerter.kurztitel(lage, nr)})"


def _row(lage: Lage, vor: int, nr: int) -> list[Inhalt]:
    """One dependency: the later step with its status, and why it comes after `vor`."""
    schritt = lage.schritte[nr]
    grund = next(v for v in schritt.schritt.nach if v.schritt == vor)
    return [
        f"→ {nr}",
        woerter.status(schritt),
        woerter.kurztitel(lage, nr),
        woerter.begruendung(grund) or "kein Grund angegeben",
    ]
