"""Steps that were done before what they come after."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Stufe, kurz
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
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
    nach dem Stand erledigt ist, ist es am Stand noch nicht.

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
            nummern = kurz(nummernfolge(vor.nr for vor in spaeter))
            vor_wem = f"Schritt {nummern}, nach dem er kommt"
            if len(spaeter) > 1:
                vor_wem = f"den Schritten {nummern}, nach denen er kommt"
            yield Fund(
                p.daten.fundstelle(s, "erledigt"),
                f"Schritt {s.nr} ({p.prozess.titel_von(s)}) ist am {datum_kurz(tag)} erledigt, "
                f"also vor {vor_wem}",
                "fehlendes „erledigt“ nachtragen, das Datum berichtigen oder die Abhängigkeit "
                "unter „nach“ löschen",
                tuple(_reference(p, vor) for vor in spaeter[:5]),
            )


def _reference(p: Pruefling, vor: Schritt) -> Bezug:
    wer = f"Schritt {vor.nr} ({p.prozess.titel_von(vor)})"
    fertig_am = erledigt_am(vor, p.stand)
    if fertig_am is None:
        return Bezug(p.daten.fundstelle(vor, "nr"), f"{wer} ist noch nicht erledigt")
    text = f"{wer} ist erst am {datum_kurz(fertig_am)} erledigt"
    return Bezug(p.daten.fundstelle(vor, "erledigt"), text)


PRUEFUNG = Pruefung("erledigt-vor-vorgaenger", Stufe.WARNUNG, erledigt_vor_vorgaenger)
