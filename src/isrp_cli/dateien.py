"""Files as such: replacing one or a folder whole or not at all."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from isrp_cli import antworten


class Veraendert(Exception):
    """The file is no longer what was read."""


def replace_file(ziel: Path, inhalt: bytes, *, vorher: bytes | None = None) -> None:
    """Writes beside the target, makes the disk keep it, and moves it over the target.

    Permission bits stay; through a link the file it points to is replaced, not the link. With
    `vorher`, only if the file still holds just that, else Veraendert. Raises OSError.
    """
    antworten.forget()
    ziel = Path(os.path.realpath(ziel))
    griff, temp = tempfile.mkstemp(dir=ziel.parent, prefix=_prefix(ziel))
    daneben = Path(temp)
    try:
        with os.fdopen(griff, "wb") as strom:
            strom.write(inhalt)
            strom.flush()
            os.fsync(strom.fileno())
        _keep_rights(daneben, ziel)
        if vorher is not None and ziel.read_bytes() != vorher:
            raise Veraendert
        daneben.replace(ziel)
    except BaseException:
        with suppress(OSError):
            daneben.unlink()
        raise
    _sync_folder(ziel.parent)


def replace_folder(ziel: Path, dateien: Iterable[tuple[str, bytes]]) -> None:
    """Writes a folder beside the target and moves it to its place when everything is there.

    What the target held is gone then; whatever happens before, it stays as it was. `dateien` are
    paths within the folder with "/", and contents. Raises OSError and what `dateien` raises.
    """
    antworten.forget()
    daneben = Path(tempfile.mkdtemp(dir=ziel.parent, prefix=_prefix(ziel)))
    neu, alt = daneben / "neu", daneben / "alt"
    try:
        neu.mkdir()
        for pfad, inhalt in dateien:
            datei = neu / pfad
            datei.parent.mkdir(parents=True, exist_ok=True)
            datei.write_bytes(inhalt)
        if ziel.exists():
            shutil.copymode(ziel, neu)
            ziel.rename(alt)
        neu.rename(ziel)
    except BaseException:
        if alt.exists() and not ziel.exists():
            alt.rename(ziel)
        raise
    finally:
        shutil.rmtree(daneben, ignore_errors=True)
    _sync_folder(ziel.parent)


def remove_leftovers(ziel: Path) -> None:
    """Removes what earlier calls that were killed left beside the target."""
    ziel = Path(os.path.realpath(ziel))
    for rest in ziel.parent.iterdir():
        if rest.name.startswith(_prefix(ziel)):
            with suppress(OSError):
                rest.unlink()


def reason(fehler: OSError) -> str:
    """The operating system's reason in German, as far as a user can act on it."""
    return {
        errno.EBADF: "sie ist geschlossen",
        errno.EACCES: "keine Schreibrechte",
        errno.EPERM: "keine Schreibrechte",
        errno.EROFS: "schreibgeschütztes Laufwerk",
        errno.ENOSPC: "kein Platz mehr frei",
        errno.EDQUOT: "Speicherkontingent erschöpft",
        errno.ENAMETOOLONG: "der Name ist zu lang",
        errno.ENOENT: "den Ordner gibt es nicht",
    }.get(fehler.errno or 0, f"Systemfehler {fehler.errno}")


def _prefix(ziel: Path) -> str:
    return f".isrp-{ziel.name}-"


def _keep_rights(neu: Path, alt: Path) -> None:
    """Gives the new file the owner, where that is permitted, and the permission bits of the old."""
    try:
        rechte = alt.stat()
    except FileNotFoundError:
        maske = os.umask(0)
        os.umask(maske)
        neu.chmod(0o666 & ~maske)
        return
    if hasattr(os, "chown"):
        with suppress(OSError):
            os.chown(neu, rechte.st_uid, rechte.st_gid)
    neu.chmod(rechte.st_mode & 0o7777)


def _sync_folder(ordner: Path) -> None:
    """Makes the disk keep the new name; not every system lets a folder be synchronised."""
    with suppress(OSError):
        griff = os.open(ordner, os.O_RDONLY)
        try:
            os.fsync(griff)
        finally:
            os.close(griff)
