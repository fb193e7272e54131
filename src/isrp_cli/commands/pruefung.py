"""Panel „Prüfen“: whether the data is sound."""

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from isrp_cli import suche
from isrp_cli.aufruf import Aufruf
from isrp_cli.befund import Stufe, kurz
from isrp_cli.commands.schreiben import only_without

if TYPE_CHECKING:
    from isrp_cli.checks.pruefung import Pruefung

NAME = "PRÜFUNG"


def _names(unvollstaendig: str) -> list[str]:
    """For the shell's completion: the names of all checks that begin so."""
    from isrp_cli.checks.alle import PRUEFUNGEN

    return [p.name for p in PRUEFUNGEN if p.name.startswith(unvollstaendig)]


def pruefen(
    ctx: typer.Context,
    nur: Annotated[
        list[str] | None,
        typer.Option(
            "--nur",
            metavar=NAME,
            autocompletion=_names,
            help="Nur diese Prüfung; mehrere mit Komma.",
        ),
    ] = None,
    ohne: Annotated[
        list[str] | None,
        typer.Option(
            "--ohne",
            metavar=NAME,
            autocompletion=_names,
            help="Diese Prüfung auslassen; mehrere mit Komma.",
        ),
    ] = None,
    streng: Annotated[
        bool,
        typer.Option("--streng", help="Auch bei Warnungen mit 1 enden, nicht nur bei Fehlern."),
    ] = False,
    format: Annotated[
        Literal["text", "json", "github", "gitlab", "sarif", "junit"],
        typer.Option(
            "--format",
            metavar="FORMAT",
            help="„text“ oder für andere Programme „json“, „github“, „gitlab“, „sarif“, „junit“.",
        ),
    ] = "text",
    liste: Annotated[
        bool, typer.Option("--liste", help="Alle Prüfungen mit ihrer Regel zeigen.")
    ] = False,
    erklaere: Annotated[
        str | None,
        typer.Option(
            "--erklaere",
            metavar=NAME,
            autocompletion=_names,
            help="Eine Prüfung erklären, mit Beispielen.",
        ),
    ] = None,
) -> None:
    """Every problem of the data in one run; exit code 1 if one is a `fehler`."""
    from isrp_cli import checks
    from isrp_cli.checks.alle import PRUEFUNGEN
    from isrp_cli.views import befunde as view

    aufruf: Aufruf = ctx.obj
    gegeben = {
        "--nur": nur,
        "--ohne": ohne,
        "--streng": streng or None,
        "--format": format if format != "text" else None,
    }
    only_without(liste, {**gegeben, "--erklaere": erklaere}, "--liste")
    only_without(erklaere is not None, gegeben, "--erklaere")
    if liste:
        aufruf.zeige(view.liste(PRUEFUNGEN))
        return
    if erklaere is not None:
        aufruf.zeige(view.anleitung(_find(erklaere, "--erklaere")))
        return
    pruefungen = _selected(nur or [], ohne or [])
    befunde = checks.run(aufruf.load(), aufruf.stand, pruefungen)
    if format == "text":
        aufruf.zeige(view.bloecke(befunde, aufruf.textbreite, erklaeren=True))
    else:
        from isrp_cli import __version__
        from isrp_cli.formats.befunde import FORMATE, Pruefbericht

        bericht = Pruefbericht(tuple(befunde), pruefungen, __version__)
        sys.stdout.write(FORMATE[format](bericht))
    schlimm = {Stufe.FEHLER, Stufe.WARNUNG} if streng else {Stufe.FEHLER}
    if any(b.stufe in schlimm for b in befunde):
        raise typer.Exit(1)


def _selected(nur: Iterable[str], ohne: Iterable[str]) -> "tuple[Pruefung, ...]":
    """The checks to run. What cannot be read is said in any case: nothing else counts then."""
    from isrp_cli.checks import LESEN
    from isrp_cli.checks.alle import PRUEFUNGEN

    gewaehlt = _choose(nur, "--nur") if nur else PRUEFUNGEN
    ausgelassen = _choose(ohne, "--ohne")
    if immer := [p.name for p in ausgelassen if p in LESEN]:
        raise typer.BadParameter(
            f"„{immer[0]}“ lässt sich nicht auslassen: Was nicht lesbar ist, prüft auch sonst "
            "nichts",
            param_hint="--ohne",
        )
    rest = tuple(p for p in gewaehlt if p not in ausgelassen and p not in LESEN)
    if ausgelassen and not rest:
        raise typer.BadParameter("damit bliebe keine Prüfung übrig", param_hint="--ohne")
    return (*LESEN, *(p for p in PRUEFUNGEN if p in rest))


def _choose(angaben: Iterable[str], option: str) -> "tuple[Pruefung, ...]":
    """The checks of these names, several in one text parted by commas."""
    namen = (name for angabe in angaben for name in angabe.split(","))
    return tuple(_find(name.strip(), option) for name in namen)


def _find(name: str, option: str) -> "Pruefung":
    """The check of that name; raises typer.BadParameter where there is none."""
    from isrp_cli.checks.alle import PRUEFUNGEN

    nach_name = {p.name: p for p in PRUEFUNGEN}
    if name in nach_name:
        return nach_name[name]
    nah = suche.similar(name, nach_name)
    rat = f"Meinten Sie „{nah}“?" if nah else "Alle zeigt „isrp pruefen --liste“."
    raise typer.BadParameter(f"die Prüfung „{kurz(name)}“ gibt es nicht. {rat}", param_hint=option)
