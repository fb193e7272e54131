"""Findings as workflow commands: GitHub Actions shows them at the lines of a change.

Source: GitHub's "Workflow commands for GitHub Actions", and how the runner decodes them. GitHub
shows at most ten annotations of each kind for a step; the log has them all. As the log shows the
message alone, the message begins with the place.
"""

from isrp_cli.befund import Befund, Stufe
from isrp_cli.formats.befunde.pruefbericht import Pruefbericht
from isrp_cli.formats.befunde.texte import encodable, zeilen
from isrp_cli.woerter import befundzahl

# So many annotations of one kind does GitHub show for a step.
GEZEIGT = 10
_BEFEHL = {Stufe.FEHLER: "error", Stufe.WARNUNG: "warning", Stufe.HINWEIS: "notice"}
_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_EIGENSCHAFT = _TEXT | str.maketrans({":": "%3A", ",": "%2C"})


def dumps(bericht: Pruefbericht) -> str:
    """One command a line for every finding, then a line for the log that says how many."""
    ausgabe = [*map(_command, bericht.befunde), _counts(bericht)]
    return encodable("".join(f"{zeile}\n" for zeile in ausgabe))


def _command(befund: Befund) -> str:
    ort = befund.fundstelle
    eigenschaften = {
        "file": ort.datei,
        "line": str(ort.zeile),
        "col": str(ort.spalte),
        "endColumn": str(ort.spalte + ort.laenge),
        "title": f"isrp ({befund.check})",
    }
    liste = ",".join(f"{k}={v.translate(_EIGENSCHAFT)}" for k, v in eigenschaften.items())
    text = "\n".join(zeilen(befund)).translate(_TEXT)
    return f"::{_BEFEHL[befund.stufe]} {liste}::{text}"


def _counts(bericht: Pruefbericht) -> str:
    zahlen = bericht.anzahl
    zeile = f"isrp: {befundzahl(zahlen)}"
    if max(zahlen.values()) > GEZEIGT:
        zeile += f" (GitHub zeigt je Stufe nur {GEZEIGT} an der Stelle; hier stehen alle)"
    return zeile
