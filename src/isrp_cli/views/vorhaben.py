"""An edit before and after it is written: what it is, old → new, what to know, the lines."""

from isrp_cli.edits import Entwurf
from isrp_cli.views.tafel import Absatz, Block, Roh, Spalte, Stil, Tabelle, Ueberschrift, Zelle
from isrp_cli.vorhaben import Vorhaben
from isrp_cli.woerter import aufzaehlung

_UNVERAENDERT = Absatz("Die Datei bleibt, wie sie ist.", "leise")


def trocken(entwurf: Entwurf) -> list[Block]:
    """What would be done, with the lines that would change."""
    if entwurf.neu == entwurf.alt:
        return [*frage(entwurf), _UNVERAENDERT]
    return [
        *frage(entwurf),
        Ueberschrift("Zeilen, die sich ändern würden"),
        Roh([[Zelle(zeile, _style(zeile))] for zeile in entwurf.unterschied()]),
        Absatz("Nichts wurde geschrieben (--trocken).", "leise"),
    ]


def geschrieben(entwurf: Entwurf, *, gezeigt: bool) -> list[Block]:
    """What was done; only where it is written if `gezeigt`, i.e. `frage` was shown before."""
    if entwurf.neu == entwurf.alt:
        ende = _UNVERAENDERT
    else:
        ende = Absatz(f"Geschrieben: {entwurf.datei}", "leise")
    return [ende] if gezeigt else [*frage(entwurf), ende]


def frage(entwurf: Entwurf) -> list[Block]:
    """What is shown before anything is written: the edit in words, old → new, what to know."""
    v = entwurf.vorhaben
    ergebnis: list[Block] = [Absatz(v.was, "titel"), *_moves(v)]
    hinweise = [
        *v.hinweise,
        *(
            f"{b.meldung[0].upper()}{b.meldung[1:]}."
            for b in entwurf.neue_befunde
            if b.check not in v.gesagt
        ),
    ]
    if hinweise:
        ergebnis.append(Ueberschrift("Bitte beachten"))
        ergebnis += [Absatz(f"• {satz}", "warnung", haengend=2) for satz in hinweise]
    return ergebnis


def _moves(v: Vorhaben) -> list[Block]:
    ergebnis: list[Block] = []
    nr, titel = Spalte("Nr", rechts=True), Spalte("Schritt", dehnbar=True)
    if v.umzuege:
        ergebnis += [
            Ueberschrift(f"Verschoben ({len(v.umzuege)})"),
            Tabelle(
                (nr, titel, Spalte("bisher"), Spalte("neu"), Spalte("warum", dehnbar=True)),
                [(str(u.schritt.nr), u.titel, u.von, u.nach, u.wegen) for u in v.umzuege],
            ),
        ]
    if v.bleibt:
        ergebnis += [
            Ueberschrift(f"Nicht mitgezogen ({len(v.bleibt)})"),
            Tabelle(
                (nr, titel, Spalte("endet vor"), Spalte("bleibt, weil", dehnbar=True)),
                [(str(x.nr), x.titel, f"Schritt {x.vor}", x.grund) for x in v.bleibt],
            ),
        ]
    if v.konflikte:
        liste = aufzaehlung([str(nr) for nr in v.konflikte])
        satz = (
            f"Enden nun vor einem Schritt, nach dem sie kommen: Schritt {liste}. „--mitziehen“ "
            "zieht mit, was keinen festen Termin hat."
        )
        ergebnis.append(Absatz(satz, "warnung", haengend=2))
    return ergebnis


def _style(zeile: str) -> Stil:
    return "gut" if zeile.startswith("+") else "schlecht" if zeile.startswith("-") else "leise"
