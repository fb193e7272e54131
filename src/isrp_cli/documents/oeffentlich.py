"""What of a process everyone may see. What is internal is taken out before anything is made of it.

Bodies, Ämter and functions stay: they are no persons.
"""

from dataclasses import replace

from isrp_cli.documents.agenda import NOCH_ZU_KLAEREN, UNTERLAGE_FEHLT, Agenda, Top, Unterpunkt
from isrp_cli.models import Gremium, Prozess, Punkt, Schritt

NICHT_OEFFENTLICH = "Nicht öffentlicher Punkt"


def prozess(prozess: Prozess) -> Prozess:
    """The process without what is internal; its days, its status and its milestones stay.

    Internal are notes, papers, the tasks agreed in meetings (Festlegungen), what a point says that
    is not deliberated in public, and who is only considered for a part.
    """
    return replace(
        prozess,
        schritte=tuple(map(_step, prozess.schritte)),
        gremien=tuple(map(_body, prozess.gremien)),
    )


def agenda(agenda: Agenda) -> Agenda:
    """The agenda of such a process without what it says of the things that were taken out."""
    return replace(
        agenda,
        zustaendig=tuple(z for z in agenda.zustaendig if not z.wer.startswith(NOCH_ZU_KLAEREN)),
        tops=tuple(map(_top, agenda.tops)),
        grundlagen=tuple(map(_basis, agenda.grundlagen)),
        vorbereitung=None,
    )


def _step(schritt: Schritt) -> Schritt:
    return replace(
        schritt,
        tagesordnung=tuple(map(_point, schritt.tagesordnung)),
        aufgabenverteilung=tuple(a for a in schritt.aufgabenverteilung if not a.zu_pruefen),
        notiz=None,
        festlegungen=(),
        unterlagen=(),
    )


def _point(punkt: Punkt) -> Punkt:
    """The point; of one that is not public only that there is one and how long it takes."""
    if punkt.oeffentlich is not False:
        return punkt
    return Punkt(punkt=NICHT_OEFFENTLICH, dauer=punkt.dauer, oeffentlich=False)


def _body(gremium: Gremium) -> Gremium:
    return replace(gremium, mitglieder=tuple(m for m in gremium.mitglieder if not m.beispiel))


def _top(top: Top) -> Top:
    if top.art == "protokollkontrolle":
        return replace(top, angaben=())
    return replace(top, unterpunkte=tuple(map(_basis, top.unterpunkte)))


def _basis(punkt: Unterpunkt) -> Unterpunkt:
    """The point without saying that a paper is missing: papers were not looked for."""
    return replace(punkt, angaben=tuple(a for a in punkt.angaben if a != UNTERLAGE_FEHLT))
