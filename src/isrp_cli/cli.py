"""The command from outside: streams, clock and terminal, and the one error boundary.

Exit codes: 0 fine, 1 findings or a refused request, 2 wrong usage, 3 a bug in isrp,
130 interrupted. The command line itself is `app`, imported only where an answer is computed.
"""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from datetime import date

from isrp_cli import antworten
from isrp_cli.terminal import SHELL_COMPLETION, Umfeld, prepare, terminal_width, wants_colour

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import NoReturn, TextIO

    from isrp_cli.befund import Abbruch


def entry() -> NoReturn:
    """The program `isrp`: runs the command and ends the process."""
    # The process ends before its garbage counts; looking for it, again and again through all
    # records, would take more than half of the time of reading a large plan.
    gc.disable()
    code = _guarded(sys.argv[1:], antworten.answer)
    for strom in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # whoever could be told was told
            strom.flush()
    # Everything is written and closed. Python would now take all modules and records apart, one
    # by one: a fifth of the time of a small command, and more of a large one.
    os._exit(code)


def main(argv: Sequence[str] | None = None) -> int:
    """Runs isrp with the arguments (default: those of the process) and gives the exit code.

    Unlike `entry` it computes every answer, and returns.
    """
    return _guarded(sys.argv[1:] if argv is None else argv, lambda _, __, compute: compute())


def _guarded(
    argv: Sequence[str], answer: Callable[[list[str], Umfeld, Callable[[], int]], int]
) -> int:
    """Answers, and turns what goes wrong into messages and exit codes."""
    argumente = list(argv)
    sys.stdout, sys.stderr = sys.stdout or _closed(), sys.stderr or _closed()
    for strom in (sys.stdout, sys.stderr):
        prepare(strom)
    umfeld = Umfeld(date.today(), terminal_width(sys.stdout), wants_colour(sys.stdout))

    def compute() -> int:
        from isrp_cli import app

        return app.run(argumente, umfeld)

    try:
        code = answer(argumente, umfeld, compute)
        sys.stdout.flush()
        if code == 130:  # Typer turns Ctrl+C into this code
            raise KeyboardInterrupt
        return code
    except KeyboardInterrupt:
        _complain("Abgebrochen.")
        return 130
    except (BrokenPipeError, SystemExit) as ende:
        if isinstance(ende, SystemExit) and (not ende.code or SHELL_COMPLETION in os.environ):
            return int(ende.code or 0)
        # Whoever read our output has seen enough (Typer and rich exit by themselves then);
        # nothing is to be said about that.
        _discard(sys.stdout)
        return 0
    except Exception as fehler:
        return _failed(fehler, argumente)


def _failed(fehler: Exception, argumente: Sequence[str]) -> int:
    """Says what went wrong, and gives the exit code."""
    from isrp_cli.befund import Abbruch
    from isrp_cli.deutsch import Abort, ClickException, meldung

    if isinstance(fehler, Abbruch):
        return _refuse(fehler)
    if isinstance(fehler, ClickException):
        _complain(meldung(fehler))
        return 2
    if isinstance(fehler, Abort):
        _complain("Abgebrochen.")
        return 130
    if isinstance(fehler, OSError) and fehler.filename is None:
        # Files have names, and what can go wrong with them is handled where they are read.
        from isrp_cli.dateien import reason

        _discard(sys.stdout)
        _complain(f"Die Ausgabe lässt sich nicht schreiben ({reason(fehler)}).")
        return 1
    if "--debug" in argumente:
        import traceback

        traceback.print_exception(fehler)
    else:
        _complain(
            f"Fehler in isrp ({type(fehler).__name__}). "
            "Bitte melden Sie, was Sie aufgerufen haben; „--debug“ zeigt die Einzelheiten."
        )
    return 3


def _closed() -> TextIO:
    """Stands in for a stream that was closed before the start: writing to it fails."""
    return os.fdopen(os.open(os.devnull, os.O_RDONLY), "w", encoding="utf-8")


def _discard(strom: TextIO) -> None:
    """Sends what is still in the buffer nowhere; Python would complain about it at the end."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), strom.fileno())


def _refuse(fehler: Abbruch) -> int:
    if fehler.befunde:
        from isrp_cli.aufruf import MAX_BREITE
        from isrp_cli.views import befunde
        from isrp_cli.views.tafel import render

        breite = min(terminal_width(sys.stderr), MAX_BREITE)
        bloecke = befunde.bloecke(fehler.befunde, breite)
        _tell(render(bloecke, breite, farbe=wants_colour(sys.stderr)))
    _complain(str(fehler))
    return 1


def _complain(text: str) -> None:
    from isrp_cli.views.tafel import visible

    _tell(visible(text) + "\n")


def _tell(text: str) -> None:
    try:
        sys.stderr.write(text)
        sys.stderr.flush()
    except OSError:  # nobody can be told
        _discard(sys.stderr)
