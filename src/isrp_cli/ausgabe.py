"""Writing a paper to a file: whole or not at all, and never over something by accident."""

import os
import tempfile
from pathlib import Path

from isrp_cli.befund import Abbruch
from isrp_cli.loading import display_path


def write(ziel: Path, inhalt: str, *, ueberschreiben: bool) -> None:
    """Writes UTF-8 text beside the target and moves it there.

    Raises Abbruch where the target exists (unless `ueberschreiben`) or cannot be written.
    """
    name = display_path(ziel)
    if ziel.is_dir():
        raise Abbruch(f"„{name}“ ist ein Ordner. Bitte einen Dateinamen angeben.")
    if ziel.exists() and not ueberschreiben:
        raise Abbruch(f"„{name}“ gibt es schon. Zum Ersetzen „--ueberschreiben“ angeben.")
    if not ziel.parent.is_dir():
        raise Abbruch(f"Den Ordner „{display_path(ziel.parent)}“ gibt es nicht. Bitte anlegen.")
    # Through a link the file it points to is replaced, not the link.
    ziel = ziel.resolve()
    daneben: Path | None = None
    try:
        griff, temp = tempfile.mkstemp(dir=ziel.parent, prefix=f".{ziel.name}.")
        daneben = Path(temp)
        with os.fdopen(griff, "w", encoding="utf-8", newline="\n") as strom:
            strom.write(inhalt)
            strom.flush()
            os.fsync(strom.fileno())
        daneben.chmod(ziel.stat().st_mode & 0o777 if ziel.exists() else _new_file_mode())
        daneben.replace(ziel)
    except OSError as fehler:
        raise Abbruch(
            f"„{name}“ lässt sich nicht schreiben ({_reason(fehler)}). "
            "Bitte Rechte und freien Platz prüfen oder einen anderen Ort wählen."
        ) from None
    finally:
        if daneben is not None:
            daneben.unlink(missing_ok=True)


def _new_file_mode() -> int:
    maske = os.umask(0)
    os.umask(maske)
    return 0o666 & ~maske


def _reason(fehler: OSError) -> str:
    """The operating system's reason in German, as far as a user can act on it."""
    import errno

    return {
        errno.EACCES: "keine Schreibrechte",
        errno.EPERM: "keine Schreibrechte",
        errno.EROFS: "schreibgeschütztes Laufwerk",
        errno.ENOSPC: "kein Platz mehr frei",
        errno.EDQUOT: "Speicherkontingent erschöpft",
        errno.ENAMETOOLONG: "der Name ist zu lang",
    }.get(fehler.errno or 0, f"Systemfehler {fehler.errno}")
