"""When and on what machine is measured, and which isrp."""

import os
import platform
import shutil
import subprocess
from datetime import date
from importlib.metadata import version
from pathlib import Path


def angaben(ordner: Path) -> list[tuple[str, str]]:
    """Names and values; the commit where `ordner` is in a checkout and git is there."""
    speicher = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        ("Date", f"{date.today()}"),
        ("CPU", f"{_cpu()}, {os.cpu_count()} cores"),
        ("Memory", f"{speicher:.0f} GB"),
        ("System", _system()),
        ("Python", platform.python_version()),
        ("isrp", version("isrp") + _commit(ordner)),
    ]


def _cpu() -> str:
    try:
        for zeile in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if zeile.startswith("model name"):
                return zeile.partition(":")[2].strip()
    except OSError:
        pass  # no Linux
    return platform.processor() or platform.machine()


def _system() -> str:
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except OSError:
        return platform.platform(terse=True)


def _commit(ordner: Path) -> str:
    if not shutil.which("git"):
        return ""
    befehl = ["git", "-C", str(ordner), "describe", "--always", "--dirty=, with changes"]
    ergebnis = subprocess.run(befehl, capture_output=True, text=True, check=False)
    return f" ({ergebnis.stdout.strip()})" if ergebnis.returncode == 0 else ""
