"""Writing a paper to a file: whole or not at all, and never over something by accident."""

from pathlib import Path

from isrp_cli.befund import Abbruch
from isrp_cli.dateien import reason, replace_file
from isrp_cli.loading import display_path


def write(ziel: Path, inhalt: str, *, ueberschreiben: bool) -> None:
    """Writes the text as UTF-8.

    Raises Abbruch where the target exists (unless `ueberschreiben`) or cannot be written.
    """
    name = display_path(ziel)
    try:
        if ziel.is_dir():
            raise Abbruch(f"„{name}“ ist ein Ordner. Bitte einen Dateinamen angeben.")
        if ziel.exists() and not ziel.is_file():
            raise Abbruch(f"„{name}“ ist keine gewöhnliche Datei. Bitte einen anderen Ort wählen.")
        if ziel.exists() and not ueberschreiben:
            raise Abbruch(f"„{name}“ gibt es schon. Zum Ersetzen „--ueberschreiben“ angeben.")
        if not ziel.parent.is_dir():
            raise Abbruch(f"Den Ordner „{display_path(ziel.parent)}“ gibt es nicht. Bitte anlegen.")
        replace_file(ziel, inhalt.encode())
    except OSError as fehler:
        raise Abbruch(
            f"„{name}“ lässt sich nicht schreiben ({reason(fehler)}). "
            "Bitte Rechte und freien Platz prüfen oder einen anderen Ort wählen."
        ) from None
