"""Milestones that do not stand in the order of their dates."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from datetime import date

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.models import Meilenstein
from isrp_cli.stand import geplant_bis
from isrp_cli.zeitangabe import datum_kurz


def meilenstein_reihenfolge(p: Pruefling) -> Iterator[Fund]:
    """Die Meilensteine stehen in der Datei in ihrer zeitlichen Reihenfolge.

    Listen und Berichte zeigen die Meilensteine, wie sie in der Datei stehen; wer sie von oben nach
    unten liest, erwartet die zeitliche Reihenfolge. Verglichen wird der letzte Tag ihrer Schritte;
    entfallene zählen nicht. Meilensteine ohne solchen Tag dürfen überall stehen.

    Gemeldet werden nur die, die man umstellen müsste, so wenige wie möglich. Geriete einer
    dadurch vor einen Meilenstein, nach dem er laut „nach“ kommt, wird er nicht gemeldet.

    Folgt die Datei mit Absicht einer anderen Ordnung, zum Beispiel der eines beschlossenen Papiers,
    darf der Hinweis bleiben; mit --ohne meilenstein-reihenfolge erscheint er nicht.

    Falsch:

        meilensteine:
          - id: beschluss
            titel: Beschluss
            schritte: [2]
          - id: entwurf
            titel: Entwurf
            schritte: [1]
        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "06/2024"

    Richtig:

        meilensteine:
          - id: entwurf
            titel: Entwurf
            schritte: [1]
          - id: beschluss
            titel: Beschluss
            schritte: [2]
        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "06/2024"
    """
    datiert = [
        (m, bis)
        for m in p.prozess.meilensteine
        if all(nr in p.plan.fenster for nr in m.schritte)  # an unknown step may end later
        if (bis := geplant_bis(p.plan, m, p.stand))
    ]
    bleiben = _in_order([bis for _, bis in datiert])
    enden = [datiert[i][1] for i in bleiben]
    for i in sorted(set(range(len(datiert))) - set(bleiben)):
        m, ende = datiert[i]
        # Where it belongs among those that stay: before the first that ends later, if it stands
        # behind that one, else behind the last that ends earlier.
        platz = bisect_right(enden, ende)
        hinten = platz < len(bleiben) and bleiben[platz] < i
        anderer, anderes_ende = datiert[
            bleiben[platz] if hinten else bleiben[bisect_left(enden, ende) - 1]
        ]
        if _against_order(p, m, anderer):
            continue
        yield Fund(
            p.daten.fundstelle(m),
            f"„{m.titel}“ (geplant bis {datum_kurz(ende)}) steht "
            f"{'hinter' if hinten else 'vor'} „{anderer.titel}“ "
            f"(geplant bis {datum_kurz(anderes_ende)})",
            f"in der Datei {'vor' if hinten else 'hinter'} „{anderer.titel}“ stellen; ist die "
            "Reihenfolge gewollt, darf der Hinweis bleiben",
            (Bezug(p.daten.fundstelle(anderer), f"geplant bis {datum_kurz(anderes_ende)}"),),
        )


def _against_order(p: Pruefling, m: Meilenstein, ziel: Meilenstein) -> bool:
    """Whether moving `m` past `ziel` would take it past one that it comes after, or before."""
    platz = {n.id: i for i, n in enumerate(p.prozess.meilensteine)}
    vorwaerts = platz[ziel.id] < platz[m.id]
    kanten: dict[str, list[str]] = {kennung: [] for kennung in platz}
    for n in p.prozess.meilensteine:
        for vor in n.nach:
            if vor in platz:
                von, nach = (n.id, vor) if vorwaerts else (vor, n.id)
                kanten[von].append(nach)
    oben, unten = sorted((platz[m.id], platz[ziel.id]))
    gesehen, offen = {m.id}, [m.id]
    while offen:
        for kennung in kanten[offen.pop()]:
            if kennung not in gesehen:
                gesehen.add(kennung)
                offen.append(kennung)
    return any(oben <= platz[kennung] <= unten for kennung in gesehen - {m.id})


def _in_order(tage: Sequence[date]) -> list[int]:
    """The places of a longest run of days (with gaps) none of which is before the one ahead.

    Of several such runs the one that begins first, so that of two in the wrong order the latter is
    left out. Patience sorting from the end: n log n.
    """
    enden: list[int] = []  # by length - 1: the negated first day of the best run from here on
    anfaenge: list[int] = []  # and the place of that day
    danach: dict[int, int | None] = {}
    for i in reversed(range(len(tage))):
        laenge = bisect_right(enden, -tage[i].toordinal())
        enden[laenge : laenge + 1] = [-tage[i].toordinal()]  # replaces, or appends at the end
        anfaenge[laenge : laenge + 1] = [i]
        danach[i] = anfaenge[laenge - 1] if laenge else None
    folge = []
    naechster = anfaenge[-1] if anfaenge else None
    while naechster is not None:
        folge.append(naechster)
        naechster = danach[naechster]
    return folge


PRUEFUNG = Pruefung("meilenstein-reihenfolge", Stufe.HINWEIS, meilenstein_reihenfolge)
