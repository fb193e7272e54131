"""An edit before and after it is written: what it is, old → new, what to know, the lines."""

from isrp_cli.edits import Entwurf
from isrp_cli.views.tafel import Absatz, Block, Roh, Spalte, Stil, Tabelle, Ueberschrift, Zelle
from isrp_cli.vorhaben import Vorhaben
from isrp_cli.woerter import aufzaehlung


def bloecke(entwurf: Entwurf, *, geschrieben: bool) -> list[Block]:
    """What was done or, in a dry run, what would be, with the lines that change."""
    ergebnis = [*_what(entwurf)]
    if entwurf.neu == entwurf.alt:
        return [*ergebnis, Absatz("Die Datei bleibt, wie sie ist.", "leise")]
    if geschrieben:
        return [*ergebnis, Absatz(f"Geschrieben: {entwurf.datei}", "leise")]
    return [
        *ergebnis,
        Ueberschrift("Zeilen, die sich ändern würden"),
        Roh([[Zelle(zeile, _style(zeile))] for zeile in entwurf.unterschied()]),
        Absatz("Nichts wurde geschrieben (--trocken).", "leise"),
    ]


def frage(entwurf: Entwurf) -> list[Block]:
    """What is shown before a person is asked."""
    return _what(entwurf)


def _what(entwurf: Entwurf) -> list[Block]:
    v = entwurf.vorhaben
    ergebnis: list[Block] = [Absatz(v.was, "titel"), *_moves(v)]
    hinweise = [
        *v.hinweise,
        *(f"{b.meldung[0].upper()}{b.meldung[1:]}." for b in entwurf.neue_befunde),
    ]
    if hinweise:
        ergebnis.append(Ueberschrift("Bitte beachten"))
        ergebnis += [Absatz(f"• {satz}", "warnung", haengend=2) for satz in hinweise]
    return ergebnis


def _moves(v: Vorhaben) -> list[Block]:
    ergebnis: list[Block] = []
    if len(v.umzuege) > 1:
        spalten = (
            Spalte("Nr", rechts=True),
            Spalte("Schritt", dehnbar=True),
            Spalte("bisher"),
            Spalte("neu"),
            Spalte("warum", dehnbar=True),
        )
        zeilen = [(str(u.schritt.nr), u.titel, u.von, u.nach, u.wegen) for u in v.umzuege]
        ergebnis += [Ueberschrift(f"Verschoben ({len(zeilen)})"), Tabelle(spalten, zeilen)]
    for nummern, satz in (
        (v.bleibt, "Mit festem Termin und nicht mitgezogen, obwohl sie nun vorher enden: {}."),
        (
            v.konflikte,
            "Enden nun vor einem Schritt, nach dem sie kommen: {}. "
            "„--mitziehen“ zieht mit, was keinen festen Termin hat.",
        ),
    ):
        if nummern:
            liste = aufzaehlung([str(nr) for nr in nummern])
            ergebnis.append(Absatz(satz.format(f"Schritt {liste}"), "warnung", haengend=2))
    return ergebnis


def _style(zeile: str) -> Stil:
    return "gut" if zeile.startswith("+") else "schlecht" if zeile.startswith("-") else "leise"
