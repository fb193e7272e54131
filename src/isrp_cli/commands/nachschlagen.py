"""Panel „Nachschlagen“: steps, bodies, milestones and contents in detail."""

import json
import sys
from datetime import date
from typing import Annotated

import typer

from isrp_cli import suche
from isrp_cli.aufruf import Aufruf
from isrp_cli.befund import Abbruch
from isrp_cli.commands.parameter import NR, Format, lies_nr, tag_option
from isrp_cli.models import Prozess
from isrp_cli.stand import Status


def schritte(
    ctx: typer.Context,
    gremium: Annotated[
        str | None,
        typer.Option(metavar="KENNUNG", help="Nur Schritte dieses Gremiums."),
    ] = None,
    phase: Annotated[
        str | None, typer.Option(metavar="KENNUNG", help="Nur Schritte dieser Phase.")
    ] = None,
    status: Annotated[
        Status | None, typer.Option(help="Nur Schritte in diesem Status.", metavar="STATUS")
    ] = None,
    meilenstein: Annotated[
        str | None,
        typer.Option(metavar="KENNUNG", help="Nur Schritte, die dieser Meilenstein braucht."),
    ] = None,
    von: Annotated[
        date | None, tag_option("--von", hilfe="Nur was an diesem Tag oder danach liegt.")
    ] = None,
    bis: Annotated[
        date | None, tag_option("--bis", hilfe="Nur was an diesem Tag oder davor liegt.")
    ] = None,
) -> None:
    """All steps, or those that fit every filter given."""
    from isrp_cli.views import schritte as view

    aufruf: Aufruf = ctx.obj
    if von is not None and bis is not None and bis < von:
        raise typer.BadParameter("liegt vor „--von“", param_hint="--bis")
    lage = aufruf.lage()
    prozess = lage.prozess
    auswahl = view.auswahl(
        lage,
        gremium=gremium and find_gremium(prozess, gremium),
        phase=phase and find_phase(prozess, phase),
        status=status,
        meilenstein=meilenstein and find_meilenstein(prozess, meilenstein),
        von=von,
        bis=bis,
    )
    aufruf.zeige(view.bloecke(lage, auswahl))


def schritt(ctx: typer.Context, nr: NR) -> None:
    """Everything known of one step."""
    from isrp_cli.views import schritt as view

    aufruf: Aufruf = ctx.obj
    lage = aufruf.lage()
    aufruf.zeige(view.bloecke(lage, suche.find_step(nr, lage.schritte)))


def pfad(
    ctx: typer.Context,
    von: Annotated[
        int, typer.Argument(parser=lies_nr, metavar="VON", help="Nummer des früheren Schritts.")
    ],
    nach: Annotated[
        int, typer.Argument(parser=lies_nr, metavar="NACH", help="Nummer des späteren Schritts.")
    ],
) -> None:
    """Every reason by which one step reaches another."""
    from isrp_cli.views import pfad as view

    aufruf: Aufruf = ctx.obj
    lage = aufruf.lage()
    aufruf.zeige(view.bloecke(lage, *(suche.find_step(nr, lage.schritte) for nr in (von, nach))))


def gremien(
    ctx: typer.Context,
    kennung: Annotated[
        str | None,
        typer.Argument(metavar="KENNUNG", help="Kennung oder Name eines Gremiums."),
    ] = None,
) -> None:
    """All bodies, or everything known of one."""
    from isrp_cli.views import gremien as view

    aufruf: Aufruf = ctx.obj
    lage = aufruf.lage()
    if kennung is None:
        aufruf.zeige(view.liste(lage))
    else:
        gemeint = find_gremium(lage.prozess, kennung)
        aufruf.zeige(view.eines(lage, lage.prozess.gremium_nach_id[gemeint]))


def meilensteine(
    ctx: typer.Context,
    kennung: Annotated[
        str | None,
        typer.Argument(metavar="KENNUNG", help="Kennung oder Titel eines Meilensteins."),
    ] = None,
) -> None:
    """All milestones, or everything known of one."""
    from isrp_cli.views import meilensteine as view

    aufruf: Aufruf = ctx.obj
    lage = aufruf.lage()
    if kennung is None:
        aufruf.zeige(view.liste(lage))
    else:
        aufruf.zeige(view.einer(lage, find_meilenstein(lage.prozess, kennung)))


def inhalte(ctx: typer.Context) -> None:
    """The content elements and the steps that work on them."""
    from isrp_cli.views import inhalte as view

    aufruf: Aufruf = ctx.obj
    aufruf.zeige(view.bloecke(aufruf.lage()))


def festlegungen(
    ctx: typer.Context,
    offen: Annotated[bool, typer.Option("--offen", help="Nur die offenen.")] = False,
) -> None:
    """The tasks agreed in meetings."""
    from isrp_cli.views import festlegungen as view

    aufruf: Aufruf = ctx.obj
    aufruf.zeige(view.bloecke(aufruf.lage(), nur_offene=offen))


def zeitangabe(
    ctx: typer.Context,
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help='Die Zeitangabe, z. B. "Anfang 09/2021".')
    ],
    format: Annotated[
        Format, typer.Option("--format", help="Lesbar oder als JSON für Programme.")
    ] = "text",
) -> None:
    """How a Zeitangabe is understood."""
    from isrp_cli.views import zeitangabe as view
    from isrp_cli.zeitangabe import ZeitangabeFehler, lies

    aufruf: Aufruf = ctx.obj
    try:
        angabe = lies(text)
    except ZeitangabeFehler as fehler:
        raise Abbruch(str(fehler)) from None
    if format == "text":
        aufruf.zeige(view.bloecke(angabe))
        return
    felder = {
        "text": angabe.text,
        "art": angabe.art,
        "frueh": angabe.frueh and angabe.frueh.isoformat(),
        "spaet": angabe.spaet and angabe.spaet.isoformat(),
        "ca": angabe.ca,
        "edtf": angabe.edtf or None,
        "normalform": angabe.normalform,
        "anzeige": angabe.anzeige,
    }
    sys.stdout.write(json.dumps(felder, ensure_ascii=False, indent=2) + "\n")


def find_gremium(prozess: Prozess, wert: str) -> str:
    """The id of the body meant by an id, a name or an alias; raises Abbruch."""
    namen = {g.id: (g.name, *filter(None, [g.kurz]), *g.aliase) for g in prozess.gremien}
    return suche.find_id(wert, namen, "Das Gremium", "isrp gremien")


def find_phase(prozess: Prozess, wert: str) -> str:
    """The id of the phase meant by an id or a title; raises Abbruch."""
    namen = {p.kennung: (p.titel,) for p in prozess.angaben.phasen}
    return suche.find_id(wert, namen, "Die Phase", "isrp zeitleiste --nach phase")


def find_meilenstein(prozess: Prozess, wert: str) -> str:
    """The id of the milestone meant by an id or a title; raises Abbruch."""
    namen = {m.id: (m.titel,) for m in prozess.meilensteine}
    return suche.find_id(wert, namen, "Den Meilenstein", "isrp meilensteine")
