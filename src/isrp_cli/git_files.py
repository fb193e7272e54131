"""Which files of a folder git keeps."""

from __future__ import annotations

import os

# How long git may take to list the files of a folder, on a slow network drive.
GIT_SEKUNDEN = 5.0


def tracked_names(ordner: str) -> list[str] | None:
    """The files below a folder that git keeps, relative to it; None where git does not say.

    In git's order, and whether or not they are still there. It does not say without git, outside
    of a repository, in one that belongs to someone else, or when it takes too long.
    """
    import subprocess

    # Inside a hook these point to the repository that the hook runs for, not to the folder's.
    umgebung = {name: wert for name, wert in os.environ.items() if not name.startswith("GIT_")}
    try:
        lauf = subprocess.run(
            # The program that a repository may name as its file monitor is not to be started.
            ["git", "-c", "core.fsmonitor=false", "ls-files", "-z"],
            cwd=ordner,
            env=umgebung,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=GIT_SEKUNDEN,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return None
    # While a merge is unfinished, a file is listed several times.
    namen = dict.fromkeys(lauf.stdout.split(b"\0"))
    return [os.fsdecode(name) for name in namen if name]
