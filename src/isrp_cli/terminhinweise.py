"""What a planner wants to know when a meeting is fixed for a day. Pure."""

from datetime import date

from isrp_cli.feiertage import kalender, zugang_spaetestens
from isrp_cli.models import Schritt, Termin
from isrp_cli.stand import Lage
from isrp_cli.woerter import aufzaehlung
from isrp_cli.zeitangabe import datum_kurz, wochentag

# The checks that would say the same of the day once it is in the plan.
PRUEFUNGEN = ("sitzung-an-freiem-tag", "sitzung-in-schulferien", "ladungsfrist")


def hints(lage: Lage, schritt: Schritt, termin: Termin) -> list[str]:
    """Sentences on a meeting of the step at this time; [] if nothing speaks against it."""
    return [
        *_outside_window(schritt, termin),
        *_bad_day(lage, termin),
        *_clashes(lage, schritt, termin),
        *_invitation(lage, schritt, termin),
    ]


def _outside_window(schritt: Schritt, termin: Termin) -> list[str]:
    angabe, tag = schritt.zeitplanung, termin.datum
    davor = angabe.frueh is not None and tag < angabe.frueh
    danach = angabe.spaet is not None and tag > angabe.spaet
    if not (davor or danach):
        return []
    return [
        f"Der {datum_kurz(tag)} liegt {'vor' if davor else 'nach'} dem geplanten Zeitraum "
        f"({angabe.text})."
    ]


def _bad_day(lage: Lage, termin: Termin) -> list[str]:
    tag, angaben = termin.datum, lage.prozess.angaben
    bekannt = kalender(tag, tag, angaben.bundesland, angaben.sitzungsfrei)
    saetze = [
        f"Der {datum_kurz(tag)} ist {_WAS[zeit.art]}"
        f"{f' ({zeit.grund})' if zeit.grund != zeit.art else ''}."
        for zeit in bekannt.zeiten
    ]
    if tag.weekday() >= 5:
        saetze.append(f"Der {datum_kurz(tag)} ist ein {wochentag(tag)}.")
    if bekannt.ferien_unbekannt:
        saetze.append(f"Die Schulferien {tag.year} sind noch nicht bekannt.")
    return saetze


_WAS = {
    "feiertag": "ein Feiertag",
    "schulferien": "ein Tag in den Schulferien",
    "sitzungsfrei": "sitzungsfrei",
}


def _clashes(lage: Lage, schritt: Schritt, termin: Termin) -> list[str]:
    """Meetings of other steps on that day that the same people are to attend."""
    eigene = _attendants(lage, schritt)
    saetze = []
    for anderer in lage.prozess.schritte:
        if (
            anderer.nr == schritt.nr
            or lage.entfallen(anderer)
            or termin.datum not in _days(lage, anderer)
        ):
            continue
        gemeinsam = sorted(eigene & _attendants(lage, anderer))
        if gemeinsam:
            namen = aufzaehlung([lage.prozess.name_von(kennung) for kennung in gemeinsam[:3]])
            mehr = " und weitere" if len(gemeinsam) > 3 else ""
            saetze.append(
                f"Am selben Tag ist Schritt {anderer.nr} ({lage.prozess.titel_von(anderer)}); "
                f"beide betreffen: {namen}{mehr}."
            )
    return saetze


def _days(lage: Lage, schritt: Schritt) -> set[date]:
    """The days on which the step surely meets: fixed ones, or an exact day in the plan."""
    fenster = lage.plan.fenster[schritt.nr]
    if schritt.termine or not schritt.ist_sitzung:
        return {t.datum for t in schritt.termine}
    return {fenster.frueh} if fenster.frueh and fenster.frueh == fenster.spaet else set()


def _attendants(lage: Lage, schritt: Schritt) -> set[str]:
    """Ids of the body, of who leads and coordinates it, of its members, and of who has a role."""
    beteiligt = {a.stelle for a in schritt.aufgabenverteilung if not a.zu_pruefen}
    gremium = lage.prozess.gremium_von(schritt)
    if gremium is not None:
        beteiligt |= {gremium.id, *gremium.leitung, *gremium.koordination}
        beteiligt |= {m.stelle for m in gremium.mitglieder if m.stelle and not m.beispiel}
    return beteiligt


def _invitation(lage: Lage, schritt: Schritt, termin: Termin) -> list[str]:
    gremium = lage.prozess.gremium_von(schritt)
    if gremium is None or gremium.ladungsfrist is None:
        return []
    zugang = zugang_spaetestens(termin.datum, gremium.ladungsfrist)
    frist = f"{gremium.ladungsfrist} volle Kalendertage dazwischen"
    if zugang < lage.stand:
        return [
            f"Die Ladungsfrist ist nicht mehr einzuhalten: Die Einladung hätte bis zum "
            f"{datum_kurz(zugang)} zugehen müssen ({frist})."
        ]
    return [f"Die Einladung muss bis zum {datum_kurz(zugang)} zugehen ({frist})."]
