"""The contents of the plan that is to be made, and which steps work on them."""

from isrp_cli.models import Inhalt
from isrp_cli.stand import Lage
from isrp_cli.views import woerter
from isrp_cli.views.tafel import Absatz, Block, Ueberschrift
from isrp_cli.zeitangabe import datum_lang


def bloecke(lage: Lage) -> list[Block]:
    """Every content element with what it comprises and its steps; at the end those without any."""
    inhalte = lage.prozess.angaben.inhalte
    if not inhalte:
        return [Absatz("In prozess.yaml sind keine Inhalte eingetragen.")]
    zahl = woerter.anzahl(len(inhalte), "Inhalt", "Inhalte")
    ergebnis: list[Block] = [
        Ueberschrift(f"{zahl} des Plans am {datum_lang(lage.stand)}", 1),
    ]
    ohne: list[str] = []
    for inhalt in inhalte:
        arbeit = _work(lage, inhalt)
        if not arbeit:
            ohne.append(inhalt.titel)
        ergebnis.append(Ueberschrift(inhalt.titel))
        if inhalt.umfasst:
            ergebnis.append(_item("umfasst: " + "; ".join(inhalt.umfasst)))
        ergebnis.append(_item(arbeit or "Daran arbeitet kein Schritt."))
    ergebnis.append(Ueberschrift("Inhalte, an denen kein Schritt arbeitet"))
    if ohne:
        ergebnis.append(Absatz(f"{len(ohne)} von {len(inhalte)}:"))
        ergebnis += [_item(f"• {name}") for name in ohne]
    else:
        ergebnis.append(Absatz("Keine: An jedem Inhalt arbeitet mindestens ein Schritt."))
    return ergebnis


def _item(text: str) -> Absatz:
    return Absatz(text, einzug=2, haengend=2)


def _work(lage: Lage, inhalt: Inhalt) -> str:
    """As "1 von 3 Schritten erledigt (7); anstehend: 10, 11"; "" where none works on it.

    Dropped steps do no work: they are named, but not counted.
    """
    nach_status: dict[str, list[str]] = {name: [] for name, _ in woerter.STATUS.values()}
    for nr in dict.fromkeys(inhalt.schritte):
        nach_status[woerter.status(lage.schritte[nr]).text].append(str(nr))
    entfallen = nach_status[woerter.STATUS["entfallen"][0]]
    alle = sum(map(len, nach_status.values())) - len(entfallen)
    if not alle:
        return ""
    erledigt = nach_status.pop(woerter.STATUS["erledigt"][0])
    teile = [f"{len(erledigt)} von {woerter.anzahl(alle, 'Schritt', 'Schritten')} erledigt"]
    if erledigt:
        teile[0] += f" ({', '.join(erledigt)})"
    teile += [f"{name}: {', '.join(nummern)}" for name, nummern in nach_status.items() if nummern]
    return "; ".join(teile)
