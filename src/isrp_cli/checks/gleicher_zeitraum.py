"""Steps that come after each other and are planned for the same time."""

from collections.abc import Iterator
from datetime import date

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import MAX_GENANNT, name, numbers, open_steps, place_of_time
from isrp_cli.models import Schritt


def gleicher_zeitraum(p: Pruefling) -> Iterator[Fund]:
    """Schritte, die aufeinander aufbauen, sind nicht für denselben Zeitraum geplant.

    Ein gemeinsamer Monat sagt nicht, welche Sitzung zuerst kommt. Bis feste Tage vereinbart sind,
    muss jemand daran denken, dass sie in der richtigen Reihenfolge liegen und dazwischen Zeit genug
    ist.

    Gezählt werden Schritte, die unter „nach“ direkt verbunden sind und deren Zeiträume denselben
    ersten und denselben letzten Tag haben; eine Kette solcher Schritte ist ein Befund. Was feste
    Termine oder einen genauen Tag hat, ist schon geordnet. Fristen ohne Anfang („bis 12/2024“) und
    was erledigt oder entfallen ist, bleiben unbeachtet.

    Falsch:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "11/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "11/2024"
            nach: [1]

    Richtig:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: Anfang 11/2024
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: Ende 11/2024
            nach: [1]
    """
    schritte = p.prozess.schritt_nach_nr
    zeiten = {s.nr: zeit for s in open_steps(p) if (zeit := _span(p, s))}
    # Of every step those of the same time that it comes after; then also those that come after it.
    davor = {
        nr: [v for v in p.plan.vorgaenger[nr] if v != nr and zeiten.get(v) == zeit]
        for nr, zeit in zeiten.items()
    }
    nachbarn = {nr: list(vorige) for nr, vorige in davor.items()}
    for nr, vorige in davor.items():
        for vor in vorige:
            nachbarn[vor].append(nr)
    rang = {} if p.plan.zyklen else {nr: i for i, nr in enumerate(p.plan.reihenfolge)}
    gesehen: set[int] = set()
    for anfang in zeiten:
        if anfang in gesehen or not nachbarn[anfang]:
            continue
        gesehen.add(anfang)
        kette = [anfang]
        for nr in kette:
            neue = set(nachbarn[nr]) - gesehen
            gesehen |= neue
            kette += neue
        kette.sort(key=lambda nr: (rang.get(nr, 0), nr))
        erster, *weitere = (schritte[nr] for nr in kette)
        yield Fund(
            place_of_time(p, erster),
            f"die Schritte {numbers(kette)} bauen aufeinander auf, sind aber für denselben "
            f"Zeitraum geplant ({erster.zeitplanung.text})",
            f"feste Tage oder engere Zeiträume vereinbaren: erst {_in_order(kette)}",
            tuple(Bezug(place_of_time(p, s), _follows(p, s, davor[s.nr])) for s in weitere),
        )


def _span(p: Pruefling, schritt: Schritt) -> tuple[date, date] | None:
    """First and last day of a window of more than one day; None where there is none."""
    fenster = p.plan.fenster[schritt.nr]
    if schritt.termine or fenster.frueh is None or fenster.spaet is None:
        return None
    return (fenster.frueh, fenster.spaet) if fenster.frueh < fenster.spaet else None


def _in_order(kette: list[int]) -> str:
    genannt = ", dann ".join(map(str, kette[:MAX_GENANNT]))
    return genannt + (", dann die übrigen" if len(kette) > MAX_GENANNT else "")


def _follows(p: Pruefling, schritt: Schritt, davor: list[int]) -> str:
    if not davor:
        return name(p, schritt)
    wonach = f"Schritt {davor[0]}" if len(davor) == 1 else f"den Schritten {numbers(davor)}"
    return f"{name(p, schritt)} kommt nach {wonach}"


PRUEFUNG = Pruefung("gleicher-zeitraum", Stufe.HINWEIS, gleicher_zeitraum)
