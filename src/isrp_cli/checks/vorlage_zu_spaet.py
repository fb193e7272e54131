"""Papers that are filed after the first body that decides on them."""

from collections.abc import Iterable, Iterator
from datetime import date

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.zeitfolge import begins
from isrp_cli.models import Schritt
from isrp_cli.stand import entfallen, fertig
from isrp_cli.woerter import anzahl
from isrp_cli.zeitangabe import datum_kurz

# In a set of bits with one for each Vorlage: something that is not known.
UNBEKANNT = 1


def vorlage_zu_spaet(p: Pruefling) -> Iterator[Fund]:
    """Eine Vorlage ist eingereicht, bevor das erste Gremium sie braucht.

    Ein Gremium beschließt nur über eine Vorlage, die ihm vorliegt. Wird die Einreichung verschoben
    oder ein Gremium vorgeschaltet, stimmt die Reihenfolge leicht nicht mehr.

    Eine Vorlage ist ein Schritt der Art „einreichung“. Ihre Beratungsfolge sind die Beschlüsse, die
    nach ihr kommen, bis zu dem des Rates, und die Beschlüsse vor jenen. Jeder Beschluss gehört zu
    einer Vorlage: zu der, nach der er direkt kommt, sonst zu der, die zuletzt eingereicht wird.

    Er kommt unter „nach“, direkt oder über andere Schritte, nach der Einreichung und endet nicht
    vor ihr; kommt er nicht nach ihr, liegt sein ganzer Zeitraum hinter ihr. Was „zeitfolge“ schon
    meldet, steht hier nicht noch einmal; Erledigtes und Entfallenes wird nicht geprüft.

    Falsch:

        schritte:
          - nr: 1
            titel: Einreichung der Vorlage
            art: einreichung
            zeitplanung: "05/2024"
          - nr: 2
            titel: Dienstberatung
            art: beschluss
            zeitplanung: "04/2024"
          - nr: 3
            titel: Rat
            art: beschluss
            zeitplanung: "06/2024"
            nach: [1, 2]

    Richtig:

        schritte:
          - nr: 1
            titel: Einreichung der Vorlage
            art: einreichung
            zeitplanung: "04/2024"
          - nr: 2
            titel: Dienstberatung
            art: beschluss
            zeitplanung: "04/2024"
            nach: [1]
          - nr: 3
            titel: Rat
            art: beschluss
            zeitplanung: "06/2024"
            nach: [2]
    """
    if p.plan.zyklen:
        return  # in a circle nothing is before anything
    schritte = p.prozess.schritt_nach_nr
    vorlagen = [
        s for s in schritte.values() if s.art == "einreichung" and not entfallen(s, p.stand)
    ]
    # Of several that a decision may belong to, the one that is filed last is judged.
    vorlagen.sort(key=lambda v: (not _open(p, v), date.max - (_begin(p, v) or date.min)))
    davor = _filed_before(p, vorlagen)
    beginne = begins(p)
    vergeben = {nr for v in vorlagen for nr in _decisions(p, p.plan.nachfolger[v.nr])}
    folgen = [_decisions_after(p, v, vergeben) for v in vorlagen]
    for i, vorlage in enumerate(vorlagen):
        folge = folgen[i] | _decisions_before(p, folgen[i], vergeben)
        texte = {
            nr: text
            for nr in sorted(folge, key=lambda nr: (_begin(p, schritte[nr]) or date.max, nr))
            if _open(p, schritte[nr])
            # What `zeitfolge` compares with the Vorlage, and reports.
            if all(beginne[v].nr != vorlage.nr for v in p.plan.vorgaenger[nr] if v in beginne)
            if (text := _too_early(p, schritte[nr], vorlage, davor[nr], 2 << i))
        }
        if texte and _open(p, vorlage):
            yield _finding(p, vorlage, texte, bool(davor[next(iter(texte))] & 2 << i))


def _open(p: Pruefling, schritt: Schritt) -> bool:
    return not fertig(schritt, p.stand)


def _finding(p: Pruefling, vorlage: Schritt, texte: dict[int, str], danach: bool) -> Fund:
    """`texte`: what is wrong with each decision, the first to meet first.

    `danach`: whether that first one comes after the Vorlage.
    """
    beschluesse = [p.prozess.schritt_nach_nr[nr] for nr in texte]
    erster = beschluesse[0]
    ende, beginn = p.plan.fenster[erster.nr].spaet, _begin(p, vorlage)
    sicher = ende is not None and beginn is not None and ende < beginn
    mehr = anzahl(len(texte) - 1, "weiteren Beschluss", "weitere Beschlüsse")
    mehr = f" und {mehr}" if len(texte) > 1 else ""
    return Fund(
        p.daten.fundstelle(vorlage, "zeitplanung"),
        f"die Vorlage aus Schritt {vorlage.nr} ({p.prozess.titel_von(vorlage)}) kommt "
        f"{'' if sicher else 'womöglich '}zu spät für Schritt {erster.nr} "
        f"({p.prozess.titel_von(erster)}){mehr}",
        "die Einreichung vorziehen oder den Beschluss verschieben"
        if danach
        else "die Einreichung vorziehen, den Beschluss verschieben oder bei ihm unter „nach“ "
        f"Schritt {vorlage.nr} nennen",
        tuple(
            Bezug(p.daten.fundstelle(s, "termine" if s.termine else "zeitplanung"), texte[s.nr])
            for s in beschluesse[:5]
        ),
    )


def _begin(p: Pruefling, schritt: Schritt) -> date | None:
    """The first day of a step; of a deadline without a beginning the last, as in `zeitfolge`."""
    fenster = p.plan.fenster[schritt.nr]
    return fenster.frueh or fenster.spaet


def _too_early(p: Pruefling, s: Schritt, vorlage: Schritt, davor: int, bit: int) -> str | None:
    """What is wrong with a decision that needs the Vorlage; None where nothing is, for sure."""
    fenster, einreichung = p.plan.fenster[s.nr], p.plan.fenster[vorlage.nr]
    if davor & bit:
        beginn = _begin(p, vorlage)
        direkt = vorlage.nr in p.plan.vorgaenger[s.nr]
        if direkt or beginn is None or fenster.spaet is None or fenster.spaet >= beginn:
            return None
        return f"Schritt {s.nr} endet schon am {datum_kurz(fenster.spaet)}"
    if davor & UNBEKANNT:
        return None
    if fenster.frueh and einreichung.spaet and fenster.frueh > einreichung.spaet:
        return None
    wann = f" und kann am {datum_kurz(fenster.frueh)} beginnen" if fenster.frueh else ""
    return f"Schritt {s.nr} kommt nicht nach Schritt {vorlage.nr}{wann}"


def _filed_before(p: Pruefling, vorlagen: list[Schritt]) -> dict[int, int]:
    """Every step and what comes before it: the bit 2 << i for the i-th Vorlage, and UNBEKANNT.

    Bits in one number, so that one pass over the plan answers it for all Vorlagen.
    """
    schritte = p.prozess.schritt_nach_nr
    bits = {v.nr: 2 << i for i, v in enumerate(vorlagen)}
    davor: dict[int, int] = {}
    for nr in p.plan.reihenfolge:
        unbekannt = any(v.schritt not in schritte for v in schritte[nr].nach)
        davor[nr] = UNBEKANNT if unbekannt else 0
        for vor in p.plan.vorgaenger[nr]:
            davor[nr] |= davor[vor] | bits.get(vor, 0)
    return davor


def _decisions_after(p: Pruefling, vorlage: Schritt, vergeben: set[int]) -> set[int]:
    """The decisions after the Vorlage, directly or over others.

    `vergeben` are those that belong to a Vorlage, and grows: none that another has is taken, so
    that all Vorlagen together look at each decision once.
    """
    folge = set(_decisions(p, p.plan.nachfolger[vorlage.nr]))
    offen = list(folge)
    while offen:
        nr = offen.pop()
        if not _ends(p, nr):
            neue = set(_decisions(p, p.plan.nachfolger[nr])) - vergeben
            vergeben |= neue
            folge |= neue
            offen += neue
    return folge


def _decisions_before(p: Pruefling, folge: set[int], vergeben: set[int]) -> set[int]:
    """The decisions before those of `folge`, over decisions alone; `vergeben` as above."""
    gefunden: set[int] = set()
    offen = list(folge)
    while offen:
        davor = set(_decisions(p, p.plan.vorgaenger[offen.pop()])) - vergeben
        neue = {nr for nr in davor if not _ends(p, nr)}
        vergeben |= neue
        gefunden |= neue
        offen += neue
    return gefunden


def _decisions(p: Pruefling, nummern: Iterable[int]) -> Iterator[int]:
    return (nr for nr in nummern if p.prozess.schritt_nach_nr[nr].art == "beschluss")


def _ends(p: Pruefling, nr: int) -> bool:
    """Whether a council decides there, or a body that is unknown and may be one."""
    schritt = p.prozess.schritt_nach_nr[nr]
    gremium = p.prozess.gremium_von(schritt)
    return gremium.art == "rat" if gremium else schritt.gremium is not None


PRUEFUNG = Pruefung("vorlage-zu-spaet", Stufe.WARNUNG, vorlage_zu_spaet)
