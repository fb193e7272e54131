"""Steps that were done before what they come after."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Stufe, kurz
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import name
from isrp_cli.models import Schritt
from isrp_cli.stand import entfallen, erledigt_am
from isrp_cli.woerter import nummernfolge
from isrp_cli.zeitangabe import datum_kurz


def erledigt_vor_vorgaenger(p: Pruefling) -> Iterator[Fund]:
    """Kein Schritt ist erledigt, solange ein Schritt, nach dem er kommt, es nicht ist.

    Entweder fehlt beim früheren Schritt das „erledigt“, ein Datum stimmt nicht, oder der spätere
    hing gar nicht von ihm ab. In jedem dieser Fälle rechnet die Prognose falsch.

    Verglichen wird mit den Schritten, die unter „nach“ stehen: Sie müssen am selben Tag oder
    früher erledigt sein. Entfallene halten niemanden auf und werden nicht verglichen. Was erst
    nach dem Stand erledigt ist, ist es am Stand noch nicht. Fehlt mehreren Schritten nur derselbe
    frühere, steht der Befund einmal bei diesem.

    Am 01.01.2024 ist im ersten Beispiel der Entwurf nicht erledigt, die Rückmeldung dazu schon.

    Falsch:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "11/2023"
          - nr: 2
            titel: Rückmeldung zum Entwurf
            art: rueckmeldung
            zeitplanung: "12/2023"
            nach: [1]
            erledigt: 2023-12-14

    Richtig:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "11/2023"
            erledigt: 2023-11-30
          - nr: 2
            titel: Rückmeldung zum Entwurf
            art: rueckmeldung
            zeitplanung: "12/2023"
            nach: [1]
            erledigt: 2023-12-14
    """
    zu_frueh = dict(_too_early(p))
    # Where several wait for one step alone, that one is what has been forgotten.
    vergessen: dict[int, list[Schritt]] = {}
    for nr, spaeter in zu_frueh.items():
        if len(spaeter) == 1 and erledigt_am(spaeter[0], p.stand) is None:
            vergessen.setdefault(spaeter[0].nr, []).append(p.prozess.schritt_nach_nr[nr])
    for nr, spaeter in zu_frueh.items():
        gemeinsam = vergessen.get(spaeter[0].nr, [])
        if len(spaeter) > 1 or len(gemeinsam) < 2:
            yield _finding(p, p.prozess.schritt_nach_nr[nr], spaeter)
        elif gemeinsam[0].nr == nr:
            yield _forgotten(p, spaeter[0], gemeinsam)


def _too_early(p: Pruefling) -> Iterator[tuple[int, list[Schritt]]]:
    """The number of each step that is done, and what it comes after that was not done by then."""
    for s in p.prozess.schritt_nach_nr.values():
        tag = erledigt_am(s, p.stand)
        if tag is None:
            continue
        spaeter = []
        for nr in p.plan.vorgaenger[s.nr]:
            vor = p.prozess.schritt_nach_nr[nr]
            fertig_am = erledigt_am(vor, p.stand)
            if not entfallen(vor, p.stand) and (fertig_am is None or fertig_am > tag):
                spaeter.append(vor)
        if spaeter:
            yield s.nr, spaeter


def _finding(p: Pruefling, s: Schritt, spaeter: list[Schritt]) -> Fund:
    nummern = kurz(nummernfolge(vor.nr for vor in spaeter))
    vor_wem = f"Schritt {nummern}, nach dem er kommt"
    if len(spaeter) > 1:
        vor_wem = f"den Schritten {nummern}, nach denen er kommt"
    return Fund(
        p.daten.fundstelle(s, "erledigt"),
        f"{name(p, s)} ist am {_day(p, s)} erledigt, also vor {vor_wem}",
        "fehlendes „erledigt“ nachtragen, das Datum berichtigen oder die Abhängigkeit "
        "unter „nach“ löschen",
        tuple(_reference(p, vor) for vor in spaeter[:5]),
    )


def _forgotten(p: Pruefling, vor: Schritt, danach: list[Schritt]) -> Fund:
    nummern = kurz(nummernfolge(s.nr for s in danach))
    return Fund(
        p.daten.fundstelle(vor, "nr"),
        f"{name(p, vor)} ist nicht erledigt, aber die Schritte {nummern}, die nach ihm kommen, "
        "sind es",
        "hier „erledigt“ nachtragen oder die Abhängigkeiten unter „nach“ löschen",
        tuple(
            Bezug(p.daten.fundstelle(s, "erledigt"), f"{name(p, s)} ist am {_day(p, s)} erledigt")
            for s in danach[:5]
        ),
    )


def _day(p: Pruefling, schritt: Schritt) -> str:
    tag = erledigt_am(schritt, p.stand)
    return datum_kurz(tag) if tag else ""


def _reference(p: Pruefling, vor: Schritt) -> Bezug:
    tag = _day(p, vor)
    if not tag:
        return Bezug(p.daten.fundstelle(vor, "nr"), f"{name(p, vor)} ist noch nicht erledigt")
    return Bezug(p.daten.fundstelle(vor, "erledigt"), f"{name(p, vor)} ist erst am {tag} erledigt")


PRUEFUNG = Pruefung("erledigt-vor-vorgaenger", Stufe.WARNUNG, erledigt_vor_vorgaenger)
