"""Bodies that meet twice at a time, without an order between the two meetings."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import fixed_days, name, numbers, open_meetings, place_of_time
from isrp_cli.models import Schritt
from isrp_cli.plan import Plan

MAX_BITS = 4096
Zeitraum = tuple[date, date, int]
"""First and last day, both inclusive, and the number of the step that may meet on them."""


def zweimal_im_zeitraum(p: Pruefling) -> Iterator[Fund]:
    """Kein Gremium hat im selben Zeitraum zwei Sitzungen, deren Reihenfolge nicht feststeht.

    Entweder fehlt unter „nach“, welche zuerst kommt, oder es ist eine Sitzung, die zweimal im
    Plan steht. Auch wenn beides nicht so ist: Zwei Sitzungen desselben Gremiums kurz nacheinander
    sollte man mit Absicht planen.

    Verglichen werden Sitzungen, deren Zeiträume sich überschneiden und von denen keine nach der
    anderen kommt, auch nicht über andere Schritte. Bei festen Terminen zählen die Tage selbst:
    Sitzungen an verschiedenen festen Tagen sind geordnet. Zeiträume ohne Anfang oder Ende („bis
    12/2024“) und was erledigt oder entfallen ist, bleiben unbeachtet.

    Falsch:

        schritte:
          - nr: 1
            gremium: rat
            art: beratung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "03-04/2024"

    Richtig:

        schritte:
          - nr: 1
            gremium: rat
            art: beratung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "03-04/2024"
            nach: [1]
    """
    if p.plan.zyklen or "schritte" in p.daten.unlesbar:
        return  # the order is not known
    schritte = {s.nr: s for s in open_meetings(p) if s.gremium}
    zeitraeume: dict[str, list[Zeitraum]] = {}
    for s in schritte.values():
        zeitraeume.setdefault(s.gremium or "", []).extend(_times(p, s))
    for gruppe in _groups(p.plan, zeitraeume.values()):
        erster, *weitere = (schritte[nr] for nr in gruppe)
        gremium = p.prozess.gremium_von(erster)
        yield Fund(
            place_of_time(p, erster),
            f"„{gremium.name if gremium else erster.gremium}“ tagt in den Schritten "
            f"{numbers(gruppe)} in Zeiträumen, die sich überschneiden; ihre Reihenfolge steht "
            "nicht fest",
            "unter „nach“ eintragen, welche Sitzung zuerst kommt, oder feste Tage vereinbaren; "
            "ist es dieselbe Sitzung, die Schritte zusammenlegen",
            tuple(Bezug(place_of_time(p, s), name(p, s)) for s in weitere),
        )


def _times(p: Pruefling, schritt: Schritt) -> list[Zeitraum]:
    """Every fixed day of the step by itself, else its window; none where that has no end."""
    if tage := fixed_days(schritt):
        return [(tag, tag, schritt.nr) for tag in tage]
    fenster = p.plan.fenster[schritt.nr]
    if fenster.frueh is None or fenster.spaet is None:
        return []
    return [(fenster.frueh, fenster.spaet, schritt.nr)]


def _groups(plan: Plan, listen: Iterable[list[Zeitraum]]) -> Iterator[list[int]]:
    """Steps of a body that hang together by times that overlap and are in no order.

    With thousands of steps in one month there are millions of pairs. So sets of steps are
    numbers here, with a bit for every time: then an operation is one on all pairs of a step.
    What is far apart in the plan's order is looked at one after the other: between two steps
    there is only what stands between them in that order.
    """
    platz = {nr: i for i, nr in enumerate(plan.reihenfolge)}
    for pack in _packs([teil for liste in listen for teil in _parts(liste)], platz):
        bits: dict[int, int] = {}
        zugleich: dict[int, int] = {}
        nr_von_bit: list[int] = []
        for teil in pack:
            _overlaps(teil, bits, zugleich, nr_von_bit)
        plaetze = [platz[nr] for nr in bits]
        strecke = plan.reihenfolge[min(plaetze) : max(plaetze) + 1]
        davor = _reached(plan.vorgaenger, strecke, bits)
        danach = _reached(plan.nachfolger, reversed(strecke), bits)
        ungeordnet = {nr: m & ~(davor[nr] | danach[nr] | bits[nr]) for nr, m in zugleich.items()}
        gesehen: set[int] = set()
        for nr, menge in ungeordnet.items():
            if menge and nr not in gesehen:
                gruppe = _connected(nr, ungeordnet, nr_von_bit)
                gesehen |= gruppe
                yield sorted(gruppe)


def _parts(liste: list[Zeitraum]) -> list[list[Zeitraum]]:
    """The times of a body in parts that share no day and no step; those of one step left out."""
    liste.sort()
    letzte = {nr: i for i, (_, _, nr) in enumerate(liste)}
    teile: list[list[Zeitraum]] = []
    ende, bis = date.min, 0
    for i, (frueh, spaet, nr) in enumerate(liste):
        if not teile or (frueh > ende and i > bis):
            teile.append([])
        teile[-1].append((frueh, spaet, nr))
        ende, bis = max(ende, spaet), max(bis, letzte[nr])
    return [teil for teil in teile if any(nr != teil[0][2] for _, _, nr in teil)]


def _packs(teile: list[list[Zeitraum]], platz: Mapping[int, int]) -> Iterator[list[list[Zeitraum]]]:
    """The parts in the order of the plan, so many at a time that the sets of them stay small."""
    teile.sort(key=lambda teil: min(platz[nr] for _, _, nr in teil))
    pack: list[list[Zeitraum]] = []
    groesse = 0
    for teil in teile:
        if pack and groesse + len(teil) > MAX_BITS:
            yield pack
            pack, groesse = [], 0
        pack.append(teil)
        groesse += len(teil)
    if pack:
        yield pack


def _overlaps(
    liste: list[Zeitraum], bits: dict[int, int], zugleich: dict[int, int], nr_von_bit: list[int]
) -> None:
    """Gives every time of a part a bit, and every step the bits of all that overlap with it."""
    erstes = len(nr_von_bit)
    nr_von_bit += [nr for _, _, nr in liste]
    anfaenge = [frueh for frueh, _, _ in liste]
    nach_ende = sorted((spaet, 1 << erstes + i) for i, (_, spaet, _) in enumerate(liste))
    vorbei, j = (1 << erstes) - 1, 0
    for i, (frueh, spaet, nr) in enumerate(liste):
        while nach_ende[j][0] < frueh:
            vorbei |= nach_ende[j][1]
            j += 1
        begonnen = (1 << erstes + bisect_right(anfaenge, spaet)) - 1
        bits[nr] = bits.get(nr, 0) | 1 << erstes + i
        zugleich[nr] = zugleich.get(nr, 0) | begonnen & ~vorbei


def _reached(
    kanten: Mapping[int, Iterable[int]], reihenfolge: Iterable[int], bits: Mapping[int, int]
) -> dict[int, int]:
    """Of every step in this order the bits of all in it that it reaches, all of them before it."""
    erreicht: dict[int, int] = {}
    for nr in reihenfolge:
        menge = 0
        for ziel in kanten[nr]:
            if ziel in erreicht:
                menge |= erreicht[ziel] | bits.get(ziel, 0)
        erreicht[nr] = menge
    return erreicht


def _connected(anfang: int, kanten: Mapping[int, int], nr_von_bit: list[int]) -> set[int]:
    """The steps that hang together with `anfang`, each edge a bit."""
    gruppe = {anfang}
    offen, verfolgt = [anfang], 0
    while offen:
        neu = kanten[offen.pop()] & ~verfolgt
        verfolgt |= neu
        while neu:
            bit = neu & -neu
            neu ^= bit
            nr = nr_von_bit[bit.bit_length() - 1]
            if nr not in gruppe:
                gruppe.add(nr)
                offen.append(nr)
    return gruppe


PRUEFUNG = Pruefung("zweimal-im-zeitraum", Stufe.HINWEIS, zweimal_im_zeitraum)
