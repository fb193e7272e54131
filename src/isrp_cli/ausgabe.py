"""Writing a paper or a folder of them: whole or not at all, never over something by accident."""

import os
import sys
from collections.abc import Iterable
from pathlib import Path

from isrp_cli.befund import Abbruch
from isrp_cli.dateien import reason, replace_file, replace_folder
from isrp_cli.loading import display_path


def deliver(inhalt: str | bytes, ziel: Path | None, *, ueberschreiben: bool) -> None:
    """Writes to the file, or to standard output for none and "-"; otherwise as `write`."""
    if ziel is not None and str(ziel) != "-":
        write(ziel, inhalt, ueberschreiben=ueberschreiben)
    elif isinstance(inhalt, str):
        sys.stdout.write(inhalt)
    else:
        # Its line ends and its encoding are part of the format; a text stream might change them.
        sys.stdout.flush()
        sys.stdout.buffer.write(inhalt)


def write(ziel: Path, inhalt: str | bytes, *, ueberschreiben: bool) -> None:
    """Writes a text as UTF-8, and bytes as they are.

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
        replace_file(ziel, inhalt.encode() if isinstance(inhalt, str) else inhalt)
    except OSError as fehler:
        raise Abbruch(
            f"„{name}“ lässt sich nicht schreiben ({reason(fehler)}). "
            "Bitte Rechte und freien Platz prüfen oder einen anderen Ort wählen."
        ) from None


# Lists what isrp wrote into a folder: nothing but that may be replaced.
MANIFEST = ".isrp-seite"
# What a desktop leaves in every folder it shows.
BEIWERK = frozenset((".DS_Store", "Thumbs.db", "desktop.ini"))


def write_folder(
    ziel: Path, dateien: Iterable[tuple[str, bytes]], *, daten: Path, ueberschreiben: bool
) -> None:
    """Writes the files, each given by its path within the folder, into a folder of their own.

    They are taken one after the other, and only when all are there the folder appears. Raises
    Abbruch where there is anything else (with `ueberschreiben`: anything that was not written by
    this function), where the folder is none to be replaced, e.g. that of the data (`daten`), and
    where it cannot be written.
    """
    name = display_path(ziel)
    try:
        _check_place(ziel, name, daten)
        ziel = ziel.resolve()
        if not ziel.parent.is_dir():
            raise Abbruch(f"Den Ordner „{display_path(ziel.parent)}“ gibt es nicht. Bitte anlegen.")
        _check_content(ziel, name, ueberschreiben)
        replace_folder(ziel, _with_manifest(dateien))
    except OSError as fehler:
        raise Abbruch(
            f"„{name}“ lässt sich nicht schreiben ({reason(fehler)}). "
            "Bitte Rechte und freien Platz prüfen oder einen anderen Ort wählen."
        ) from None


def _with_manifest(dateien: Iterable[tuple[str, bytes]]) -> Iterable[tuple[str, bytes]]:
    pfade = []
    for pfad, inhalt in dateien:
        pfade.append(pfad)
        yield pfad, inhalt
    kopf = "# Von isrp geschrieben; „--ueberschreiben“ ersetzt nur, was hier steht.\n"
    yield MANIFEST, (kopf + "".join(f"{pfad}\n" for pfad in sorted(pfade))).encode()


def _check_place(ziel: Path, name: str, daten: Path) -> None:
    if ziel.is_symlink():
        raise Abbruch(f"„{name}“ ist eine Verknüpfung. Bitte den Ordner selbst angeben.")
    if ziel.exists() and not ziel.is_dir():
        raise Abbruch(f"„{name}“ gibt es schon und ist kein Ordner. Bitte einen Ordner angeben.")
    echt = ziel.resolve()
    for ort, was in (
        (daten.resolve(), "die Daten des Prozesses liegen"),
        (Path.cwd().resolve(), "Sie gerade sind"),
        (_home(), "Ihre eigenen Dateien liegen"),
    ):
        if ort is not None and ort.is_relative_to(echt):
            raise Abbruch(
                f"„{name}“ ist der Ordner, in dem {was}, oder enthält ihn. "
                "Bitte einen eigenen Ordner angeben, z. B. „-o seite“."
            )


def _home() -> Path | None:
    try:
        return Path.home().resolve()
    except (RuntimeError, OSError):
        return None


def _check_content(ziel: Path, name: str, ueberschreiben: bool) -> None:
    """Raises Abbruch where the folder holds what may not be replaced."""
    if not ziel.exists() or not any(ziel.iterdir()):
        return
    if not ueberschreiben:
        raise Abbruch(
            f"Der Ordner „{name}“ ist nicht leer. Hat isrp ihn geschrieben, ersetzt ihn "
            "„--ueberschreiben“; sonst bitte einen anderen angeben."
        )
    manifest = ziel / MANIFEST
    if manifest.is_symlink() or not manifest.is_file():
        raise Abbruch(
            f"Den Ordner „{name}“ hat isrp nicht geschrieben und ersetzt ihn deshalb nicht. "
            "Bitte einen anderen angeben."
        )
    eigene = set(manifest.read_text(encoding="utf-8", errors="replace").splitlines())
    fremde = sorted(
        rest
        for rest in _entries(ziel)
        if rest not in eigene and rest != MANIFEST and Path(rest).name not in BEIWERK
    )
    if fremde:
        weitere = f" und {len(fremde) - 1} mehr" if len(fremde) > 1 else ""
        raise Abbruch(
            f"Im Ordner „{name}“ liegt, was nicht von isrp ist: „{fremde[0]}“{weitere}. "
            "Bitte das zuerst woandershin verschieben oder einen anderen Ordner angeben."
        )


def _entries(ordner: Path) -> Iterable[str]:
    """The path of everything in the folder that is no folder, or is an empty one."""
    for pfad, unterordner, namen in os.walk(ordner, onerror=_fail):
        hier = Path(pfad)
        verweise = [u for u in unterordner if (hier / u).is_symlink()]
        leer = [""] if not (unterordner or namen) else []
        for eintrag in (*namen, *verweise, *leer):
            yield (hier / eintrag).relative_to(ordner).as_posix()


def _fail(fehler: OSError) -> None:
    raise fehler
