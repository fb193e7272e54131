"""What `isrp pruefen` shows: every finding on one line of its own, then how many there are."""

from collections import Counter
from collections.abc import Sequence

from isrp_cli.befund import Befund, Stufe
from isrp_cli.views import woerter
from isrp_cli.views.tafel import Block, Roh, Stil, Zelle, visible

_STIL: dict[Stufe, Stil] = {
    Stufe.FEHLER: "schlecht",
    Stufe.WARNUNG: "warnung",
    Stufe.HINWEIS: "leise",
}
_ANZAHL = {
    Stufe.FEHLER: ("Fehler", "Fehler"),
    Stufe.WARNUNG: ("Warnung", "Warnungen"),
    Stufe.HINWEIS: ("Hinweis", "Hinweise"),
}


def bloecke(befunde: Sequence[Befund]) -> list[Block]:
    """Lines "datei:zeile:spalte: stufe: [name] was falsch ist – was zu tun ist", then the counts.

    The lines are not wrapped: editors and grep take them as they are.
    """
    return [Roh([*map(_line, befunde), [_counts(befunde)]])]


def _line(befund: Befund) -> list[Zelle]:
    rat = f" – {befund.hinweis}" if befund.hinweis else ""
    return [
        Zelle(_one_line(f"{befund.fundstelle}: ")),
        Zelle(befund.stufe.value, _STIL[befund.stufe]),
        Zelle(_one_line(f": [{befund.check}] {befund.meldung}{rat}")),
    ]


def _one_line(text: str) -> str:
    return visible(text).replace("\n", "␊")


def _counts(befunde: Sequence[Befund]) -> Zelle:
    zahlen = Counter(b.stufe for b in befunde)
    if not zahlen:
        return Zelle("keine Befunde", "gut")
    return Zelle(", ".join(woerter.anzahl(zahlen[s], *_ANZAHL[s]) for s in Stufe if zahlen[s]))
