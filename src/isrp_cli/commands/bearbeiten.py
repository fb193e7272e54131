"""Panel „Bearbeiten“: record what happened, move what slips. Everything is written by `edits`."""

import re
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Annotated

import typer

from isrp_cli.aufruf import Aufruf
from isrp_cli.commands.parameter import NR, lies_tag, tag_option
from isrp_cli.commands.schreiben import TROCKEN, carry_out, only_without
from isrp_cli.deutsch import UsageError
from isrp_cli.models import (
    Beschluss,
    Beschlussergebnis,
    Festlegung,
    Stimmen,
    Termin,
    lies_uhrzeit,
)
from isrp_cli.zeitangabe import Zeitangabe, ZeitangabeFehler, lies

if TYPE_CHECKING:
    from isrp_cli.loading import Daten
    from isrp_cli.stand import Lage
    from isrp_cli.vorhaben import Vorhaben


def lies_zeitangabe(text: str) -> Zeitangabe:
    """A Zeitangabe; raises typer.BadParameter in German."""
    try:
        return lies(text)
    except ZeitangabeFehler as fehler:
        raise typer.BadParameter(str(fehler)) from None


@dataclass(frozen=True, slots=True)
class Zeiten:
    """When a meeting begins and ends."""

    beginn: time
    ende: time | None


def lies_zeiten(text: str) -> Zeiten:
    """Beginning and end from "10:00-12:00" or "10:00"; raises typer.BadParameter in German."""
    beginn, strich, ende = re.sub("[\u2010-\u2015\u2212]", "-", text).partition("-")
    try:
        zeiten = Zeiten(lies_uhrzeit(beginn), lies_uhrzeit(ende) if strich else None)
    except ValueError:
        raise typer.BadParameter(
            f"„{text}“ ist keine Zeit: bitte wie 10:00-12:00 oder 10:00 schreiben"
        ) from None
    if zeiten.ende is not None and zeiten.ende <= zeiten.beginn:
        raise typer.BadParameter(f"„{text}“: das Ende liegt nicht nach dem Beginn")
    return zeiten


def lies_stimmen(text: str) -> Stimmen:
    """Votes from "22/0/4"; raises typer.BadParameter in German."""
    zahlen = text.split("/")
    if len(zahlen) == 3 and all(z.isascii() and z.isdigit() and len(z) < 6 for z in zahlen):
        ja, nein, enthaltung = map(int, zahlen)
        return Stimmen(ja=ja, nein=nein, enthaltung=enthaltung)
    raise typer.BadParameter(f"„{text}“: bitte Ja/Nein/Enthaltung schreiben, z. B. 22/0/4")


def lies_text(text: str) -> str:
    """A text that says something; raises typer.BadParameter in German."""
    if text.strip():
        return text.strip()
    raise typer.BadParameter("der Text ist leer")


def text_option(*namen: str, hilfe: str) -> typer.models.OptionInfo:
    """An option that takes a text which must not be empty."""
    option: typer.models.OptionInfo = typer.Option(
        *namen, parser=lies_text, metavar="TEXT", help=hilfe
    )
    return option


ZURUECK = Annotated[bool, typer.Option("--zurueck", help="Die Eintragung zurücknehmen.")]
JA = Annotated[bool, typer.Option("--ja", help="Nicht nachfragen.")]
AM = Annotated[date | None, tag_option("--am", hilfe="An welchem Tag. Sonst der Stand.")]


def erledigt(
    ctx: typer.Context,
    nr: NR,
    am: AM = None,
    ergebnis: Annotated[str | None, text_option("--ergebnis", hilfe="Was herauskam.")] = None,
    zurueck: ZURUECK = False,
    trocken: TROCKEN = False,
) -> None:
    """A step is done."""
    from isrp_cli import vorhaben

    aufruf: Aufruf = ctx.obj
    only_without(zurueck, {"--am": am, "--ergebnis": ergebnis})
    tag = am or aufruf.stand
    carry_out(
        aufruf,
        lambda daten, lage: (
            vorhaben.erledigt_zurueck(daten, lage, nr)
            if zurueck
            else vorhaben.erledigt(daten, lage, nr, tag, ergebnis)
        ),
        trocken=trocken,
    )


def entfaellt(
    ctx: typer.Context,
    nr: NR,
    grund: Annotated[str | None, text_option("--grund", hilfe="Warum er entfällt.")] = None,
    am: AM = None,
    zurueck: ZURUECK = False,
    trocken: TROCKEN = False,
) -> None:
    """A step is dropped."""
    from isrp_cli import vorhaben

    aufruf: Aufruf = ctx.obj
    only_without(zurueck, {"--am": am, "--grund": grund})
    if zurueck:
        carry_out(aufruf, lambda d, lage: vorhaben.entfaellt_zurueck(d, lage, nr), trocken=trocken)
        return
    warum, tag = _required(ctx, grund, "--grund"), am or aufruf.stand
    carry_out(aufruf, lambda d, lage: vorhaben.entfaellt(d, lage, nr, tag, warum), trocken=trocken)


def termin(
    ctx: typer.Context,
    nr: NR,
    tag: Annotated[
        date, typer.Argument(parser=lies_tag, metavar="TAG", help="Tag, z. B. 14.09.2022.")
    ],
    zeiten: Annotated[
        Zeiten | None,
        typer.Argument(parser=lies_zeiten, metavar="ZEIT", help="Zeit, z. B. 10:00-12:00."),
    ] = None,
    ort: Annotated[str | None, text_option("--ort", hilfe="Ort der Sitzung.")] = None,
    loeschen: Annotated[bool, typer.Option("--loeschen", help="Den Termin streichen.")] = False,
    trocken: TROCKEN = False,
) -> None:
    """Fix a meeting, or take one back."""
    from isrp_cli import vorhaben

    aufruf: Aufruf = ctx.obj
    only_without(loeschen, {"ZEIT": zeiten, "--ort": ort}, "--loeschen")
    neu = Termin(
        datum=tag,
        beginn=zeiten.beginn if zeiten else None,
        ende=zeiten.ende if zeiten else None,
        ort=ort,
    )
    carry_out(
        aufruf,
        lambda daten, lage: (
            vorhaben.termin_loeschen(daten, lage, nr, tag)
            if loeschen
            else vorhaben.termin(daten, lage, nr, neu)
        ),
        trocken=trocken,
    )


def verschieben(
    ctx: typer.Context,
    nr: NR,
    zeitplanung: Annotated[
        Zeitangabe | None,
        typer.Argument(
            parser=lies_zeitangabe,
            metavar="ZEITANGABE",
            help='Neue Zeitplanung, z. B. "10/2022".',
        ),
    ] = None,
    grund: Annotated[str | None, text_option("--grund", hilfe="Warum verschoben wird.")] = None,
    mitziehen: Annotated[
        bool,
        typer.Option(
            "--mitziehen", help="Folgende Schritte mitziehen, die sonst vorher enden würden."
        ),
    ] = False,
    ja: JA = False,
    zurueck: ZURUECK = False,
    trocken: TROCKEN = False,
) -> None:
    """Plan a step for another time."""
    from isrp_cli import vorhaben

    aufruf: Aufruf = ctx.obj
    only_without(zurueck, {"ZEITANGABE": zeitplanung, "--grund": grund})
    if zurueck:
        carry_out(
            aufruf,
            lambda daten, lage: vorhaben.verschieben_zurueck(daten, lage, nr, mitziehen=mitziehen),
            trocken=trocken,
            fragen=not ja,
        )
        return
    if zeitplanung is None:
        raise UsageError(
            "Es fehlt die Angabe „ZEITANGABE“: wohin der Schritt verschoben wird.", ctx
        )
    neu, warum = zeitplanung, _required(ctx, grund, "--grund")
    carry_out(
        aufruf,
        lambda daten, lage: vorhaben.verschieben(daten, lage, nr, neu, warum, mitziehen=mitziehen),
        trocken=trocken,
        fragen=not ja,
    )


def festlegung(
    ctx: typer.Context,
    nr: NR,
    text: Annotated[str, typer.Argument(parser=lies_text, metavar="TEXT", help="Was zu tun ist.")],
    wer: Annotated[
        str | None, text_option("--wer", hilfe="Welche Stelle es tut; keine Person.")
    ] = None,
    bis: Annotated[
        Zeitangabe | None,
        typer.Option(parser=lies_zeitangabe, metavar="ZEITANGABE", help="Bis wann."),
    ] = None,
    erledigt: Annotated[
        bool,
        typer.Option("--erledigt", help="Die Festlegung ist erledigt; TEXT darf ein Teil sein."),
    ] = False,
    am: AM = None,
    zurueck: ZURUECK = False,
    trocken: TROCKEN = False,
) -> None:
    """Record a task agreed in a meeting, or that it is done."""
    from isrp_cli import vorhaben

    aufruf: Aufruf = ctx.obj
    neues = {"--wer": wer, "--bis": bis}
    only_without(zurueck, neues | {"--erledigt": erledigt or None, "--am": am})
    only_without(erledigt, neues, "--erledigt")
    if am is not None and not erledigt:
        raise UsageError("„--am“ gehört zu „--erledigt“.", ctx)
    tag = am or aufruf.stand

    def plane(daten: "Daten", lage: "Lage") -> "Vorhaben":
        if zurueck:
            return vorhaben.festlegung_zurueck(daten, lage, nr, text)
        if erledigt:
            return vorhaben.festlegung_erledigt(daten, lage, nr, text, tag)
        return vorhaben.festlegung(daten, lage, nr, Festlegung(text=text, wer=wer, bis=bis))

    carry_out(aufruf, plane, trocken=trocken)


def beschluss(
    ctx: typer.Context,
    nr: NR,
    drucksache: Annotated[
        str | None, text_option("--drucksache", hilfe="Nummer der Drucksache.")
    ] = None,
    ergebnis: Annotated[
        Beschlussergebnis | None, typer.Option(help="Wie entschieden wurde.", metavar="ERGEBNIS")
    ] = None,
    stimmen: Annotated[
        Stimmen | None,
        typer.Option(parser=lies_stimmen, metavar="JA/NEIN/ENTH", help="Stimmen, z. B. 22/0/4."),
    ] = None,
    zurueck: ZURUECK = False,
    trocken: TROCKEN = False,
) -> None:
    """Record a decision."""
    from isrp_cli import vorhaben

    aufruf: Aufruf = ctx.obj
    angaben = {"--drucksache": drucksache, "--ergebnis": ergebnis, "--stimmen": stimmen}
    only_without(zurueck, angaben)
    if not zurueck and all(wert is None for wert in angaben.values()):
        raise UsageError(f"Bitte mindestens eines angeben: {', '.join(angaben)}.", ctx)
    neu = Beschluss(drucksache=drucksache, ergebnis=ergebnis, stimmen=stimmen)
    carry_out(
        aufruf,
        lambda daten, lage: (
            vorhaben.beschluss_zurueck(daten, lage, nr)
            if zurueck
            else vorhaben.beschluss(daten, lage, nr, neu)
        ),
        trocken=trocken,
    )


def _required(ctx: typer.Context, wert: str | None, option: str) -> str:
    if wert is None:
        raise UsageError(f"Es fehlt die Option „{option}“.", ctx)
    return wert
