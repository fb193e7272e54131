"""Answers that were given before: what a command showed, kept until something changes.

Most commands only show: the same words over the same files give the same text. The first time it
is computed like any other; the text is kept together with everything it was computed from, and
shown again while all of that is the same. There is no second way to make an answer.

The key of an answer is all that is known beforehand: the words, the folder, the day, the terminal,
the program and its libraries (`_key`). What a command reads on its way it notes here (`note`), with
a digest of what was there: an answer counts only while every note still holds. A command whose
answer may be kept says so (`keep_this`); what cannot be noted, or writes anywhere but to standard
output, forbids it (`forget`).

Kept are files in a folder of the user's own, where a missing, damaged or forbidden one means only
that the answer is computed again. This module is on the shortest way and imports little.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress

try:  # hashlib is this and OpenSSL, which takes as long to load as all the rest here
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from isrp_cli.terminal import Umfeld

    # (kind of note, path) → what was found, as `_token` gives it
    Fakten = dict[tuple[str, str], str]

# Where to keep them instead of the system's folder for such things. "aus" keeps none, as does an
# empty value, which Windows does not know.
UMGEBUNG = "ISRP_ZWISCHENSPEICHER"
AUS = ("", "aus")
# So many answers are kept, and so many bytes of all together; one alone may have a tenth of that.
MAX_ANTWORTEN = 100
MAX_BYTES = 50_000_000


class _Notizen:
    """What the command that runs has said of its answer so far."""

    def __init__(self) -> None:
        self.behalten = False
        self.verboten = False
        self.fakten: Fakten = {}


# Of the command that runs; None where its answer is not kept anyway.
_notizen: _Notizen | None = None


def keep_this() -> None:
    """The command shows something and does nothing else: its answer may be kept."""
    if _notizen is not None:
        _notizen.behalten = True


def forget() -> None:
    """The answer depends on something that is not noted, or the command did more than show."""
    if _notizen is not None:
        _notizen.verboten = True


def note(art: str, pfad: str | os.PathLike[str], wert: Any) -> None:
    """The answer depends on this: what `_BEOBACHTUNGEN[art]` would find there.

    What was found is noted, not what may be there by now.
    """
    if _notizen is not None:
        ort, merkmal = os.path.abspath(pfad), _token(wert)
        if _notizen.fakten.setdefault((art, ort), merkmal) != merkmal:
            forget()  # it changed while the command ran


def note_content(pfad: str | os.PathLike[str], inhalt: bytes) -> None:
    """The answer depends on this file, and this is what was read."""
    if _notizen is not None:
        note("inhalt", pfad, _digest(inhalt))


def _token(wert: Any) -> str:
    """What stands for a value in a note: a word."""
    return wert if isinstance(wert, str) else _digest(repr(wert).encode("utf-8", "surrogatepass"))


def _digest(inhalt: bytes) -> str:
    return blake2b(inhalt, digest_size=20).hexdigest()


def _content(pfad: str) -> str | None:
    if not os.path.isfile(pfad):  # opening a pipe would wait for ever
        return None
    with open(pfad, "rb") as strom:
        return _digest(strom.read())


def _tracked(pfad: str) -> list[str] | None:
    from isrp_cli.git_files import tracked_names

    return tracked_names(pfad)


# What may be noted of a path: the digest of a file, whether there is a file or a folder, and
# which files below a folder git keeps.
_BEOBACHTUNGEN: dict[str, Callable[[str], Any]] = {
    "inhalt": _content,
    "datei": os.path.isfile,
    "ordner": os.path.isdir,
    "git": _tracked,
}


def answer(argumente: list[str], umfeld: Umfeld, compute: Callable[[], int]) -> int:
    """Shows the answer and gives its exit code: a kept one if it still holds, else the computed.

    Raises what `compute` and writing to standard output raise.
    """
    global _notizen
    try:
        ordner = _folder()
        pfad = os.path.join(ordner, _key(argumente, umfeld)) if ordner else None
    except OSError:  # e.g. the current folder is gone
        pfad = None
    if pfad is None:
        return compute()
    if (behalten := _read(pfad)) is not None:
        text, code = behalten
        sys.stdout.write(text)
        return code
    notizen = _notizen = _Notizen()
    ausgabe, meldungen = _Mitschrift(sys.stdout), _Mitschrift(sys.stderr)
    sys.stdout, sys.stderr = ausgabe, meldungen
    try:
        code = compute()
    finally:
        sys.stdout, sys.stderr, _notizen = ausgabe.strom, meldungen.strom, None
    text = "".join(ausgabe.texte)
    if notizen.behalten and not (notizen.verboten or meldungen.texte):
        _write(pfad, text, code, notizen.fakten)
    return code


class _Mitschrift:
    """A stream that remembers what is written to it.

    Who asks for more than to write text (for `buffer`, to write bytes) forbids to keep the answer.
    """

    def __init__(self, strom: Any) -> None:
        self.strom = strom
        self.texte: list[str] = []

    def write(self, text: str) -> int:
        """Writes, and remembers what was written."""
        anzahl: int = self.strom.write(text)
        self.texte.append(text)
        return anzahl

    def __getattr__(self, name: str) -> Any:
        if name not in ("flush", "isatty", "encoding", "errors", "fileno"):
            forget()
        return getattr(self.strom, name)


# --- Where and under which name --------------------------------------------------------------


def _folder() -> str | None:
    """The folder of the kept answers, None to keep none."""
    from isrp_cli.terminal import SHELL_COMPLETION

    if SHELL_COMPLETION in os.environ:
        return None
    genannt = os.environ.get(UMGEBUNG)
    if genannt is not None:
        return None if genannt in AUS else os.path.abspath(genannt)
    if os.name == "nt":
        basis = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        basis = os.path.expanduser("~/Library/Caches")
    else:
        # https://specifications.freedesktop.org/basedir-spec: a relative one does not count.
        basis = os.environ.get("XDG_CACHE_HOME", "")
        if not os.path.isabs(basis):
            basis = os.path.expanduser("~/.cache")
    return os.path.join(basis, "isrp") if os.path.isabs(basis) else None


def _key(argumente: list[str], umfeld: Umfeld) -> str:
    """The name under which an answer is kept: everything that is known before it is computed."""
    wissen = (
        argumente,
        os.getcwd(),
        os.environ.get("ISRP_DATEN"),
        umfeld.heute.isoformat(),
        umfeld.breite,
        umfeld.farbe,
        sys.stdout.isatty(),
        sys.stdout.encoding,
        sys.version,
        sys.flags,
        sys.path,
        list(_program()),
    )
    return _digest(repr(wissen).encode("utf-8", "surrogatepass"))


def _program() -> Any:
    """The files of isrp with size and time of change, and the libraries with their versions."""
    paket = os.path.dirname(os.path.abspath(__file__))
    # A checkout has its templates beside the package, see ressourcen.
    vorlagen = os.path.join(os.path.dirname(os.path.dirname(paket)), "templates")
    ordner = [paket, vorlagen] if os.path.isdir(vorlagen) else [paket]
    while ordner:
        with os.scandir(ordner.pop()) as eintraege:
            for eintrag in sorted(eintraege, key=lambda e: e.name):
                if eintrag.is_dir():
                    ordner += [eintrag.path] if eintrag.name != "__pycache__" else []
                else:
                    merkmale = eintrag.stat()
                    yield eintrag.path, merkmale.st_size, merkmale.st_mtime_ns
    for pfad in sys.path:
        if os.path.isdir(pfad):
            # Some systems name what they bring along .egg-info.
            yield sorted(n for n in os.listdir(pfad) if n.endswith((".dist-info", ".egg-info")))


# --- The files -------------------------------------------------------------------------------


def _read(pfad: str) -> tuple[str, int] | None:
    """Text and exit code of a kept answer; None where there is none that still holds."""
    try:
        with open(pfad, "rb") as strom:
            gelesen = unpack(strom.read())
        if gelesen is None:
            return None
        fakten, text, code = gelesen
        if any(_token(_BEOBACHTUNGEN[art](wo)) != wert for (art, wo), wert in fakten.items()):
            return None
        return text, code
    except OSError:  # there is none, or what it was computed from is gone
        return None


def _write(pfad: str, text: str, code: int, fakten: Fakten) -> None:
    """Keeps an answer, whole or not at all; whoever comes last counts."""
    inhalt = _pack(fakten, text, code)
    if len(inhalt) > MAX_BYTES // 10:
        return
    ordner = os.path.dirname(pfad)
    halb = f"{pfad}.{os.getpid()}"
    try:
        os.makedirs(ordner, mode=0o700, exist_ok=True)
        # What is shown may be internal: nobody else may read it.
        with os.fdopen(os.open(halb, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as strom:
            strom.write(inhalt)
        os.replace(halb, pfad)
        _tidy(ordner)
    except OSError:  # read-only, full: then it is computed again next time
        with suppress(OSError):
            os.unlink(halb)


def _pack(fakten: Fakten, text: str, code: int) -> bytes:
    """A digest of the rest; the exit code; a line for every note; an empty line; the text.

    No JSON: importing it takes as long as reading this.
    """
    zeilen = [f"{art} {wert} {os.fsencode(wo).hex()}" for (art, wo), wert in fakten.items()]
    kopf = "\n".join([str(code), *zeilen]).encode()
    inhalt = kopf + b"\n\n" + text.encode("utf-8", "surrogatepass")
    return _digest(inhalt).encode() + b"\n" + inhalt


def unpack(roh: bytes) -> tuple[Fakten, str, int] | None:
    """What is in the file of a kept answer: its notes, its text, its exit code.

    None where it is damaged.
    """
    summe, _, inhalt = roh.partition(b"\n")
    if summe != _digest(inhalt).encode():
        return None
    kopf, _, text = inhalt.partition(b"\n\n")
    code, *zeilen = kopf.decode().split("\n")
    fakten: Fakten = {}
    for art, wert, wo in map(str.split, zeilen):
        fakten[art, os.fsdecode(bytes.fromhex(wo))] = wert
    return fakten, text.decode("utf-8", "surrogatepass"), int(code)


def _tidy(ordner: str) -> None:
    """Removes the oldest answers where there are too many."""
    with os.scandir(ordner) as eintraege:
        dateien = [(e.stat(), e.path) for e in eintraege if e.is_file(follow_symlinks=False)]
    dateien.sort(key=lambda datei: -datei[0].st_mtime_ns)
    bytes_ = 0
    for i, (merkmale, pfad) in enumerate(dateien):
        bytes_ += merkmale.st_size
        if i >= MAX_ANTWORTEN or bytes_ > MAX_BYTES:
            os.unlink(pfad)
