"""What several tests need: small processes in a folder or in memory, and places in a text."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import pytest

from isrp_cli.befund import Befund
from isrp_cli.loading import Daten, load, reread
from isrp_cli.models import Meilenstein, Prozess, Prozessangaben, Schritt, Vorgaenger
from isrp_cli.yaml_edit import Aenderung, Reihenfolge, aendere
from isrp_cli.yaml_source import parse
from isrp_cli.zeitangabe import lies

# How deep tests with generated input go: `make test` is quick, .ci/run sets 1.
TIEFE = float(os.environ.get("ISRP_TESTTIEFE", "0.1"))


def examples(anzahl: int) -> int:
    """How many examples of a full `anzahl` to try."""
    return max(20, int(anzahl * TIEFE))


# A sound process of three steps. Nothing in it is a finding, not even a hint.
PROBE = {
    "prozess": "titel: Probe\n",
    "schritte": """\
schritte:
  - nr: 1
    gremium: rat
    art: beschluss
    zeitplanung: "03/2024"
    aufgabenverteilung:
      - stelle: amt
        rollen: [Leitung]
  - nr: 2
    titel: Entwurf
    art: erarbeitung
    zeitplanung: bis 05/2024
    nach: [1]
  - nr: 3
    gremium: rat
    art: beschluss
    zeitplanung: "06/2024"
    aufgabenverteilung:
      - stelle: amt
        rollen: [Leitung]
    nach: [2]
""",
    "gremien": """\
stellen:
  - id: amt
    name: Amt
gremien:
  - id: rat
    name: Rat
    leitung: [amt]
    mitglieder:
      - stelle: amt
""",
    "meilensteine": """\
meilensteine:
  - id: fertig
    titel: Fertig
    schritte: [1, 2, 3]
""",
}
MARKE = "▸"


def write_folder(ordner: Path, **dateien: str | bytes | None) -> Path:
    """Writes PROBE into `ordner`; `schritte=…` replaces that file, None leaves it out."""
    for name, inhalt in {**PROBE, **dateien}.items():
        if isinstance(inhalt, str):
            inhalt = inhalt.encode()
        if inhalt is not None:
            (ordner / f"{name}.yaml").write_bytes(inhalt)
    return ordner


def load_with(ordner: Path, inhalte: Mapping[str, bytes]) -> Daten:
    """The process of a folder, with other contents of some of its files."""
    daten = load(ordner)
    for name, inhalt in inhalte.items():
        daten = reread(daten, name, inhalt, [()])
    return daten


def wende_an(text: str, aenderungen: Sequence[Aenderung], reihenfolge: Reihenfolge) -> str:
    """The text with the changes made, read back and compared as an edit does it."""
    geaendert = aendere(parse(text.encode("utf-8", "surrogatepass"), ""), aenderungen, reihenfolge)
    geaendert.verify(parse(geaendert.inhalt, ""))
    return geaendert.inhalt.decode()


def split_marks(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks ▸ and the places (line, column from 1) where they stood."""
    orte = []
    for nr, zeile in enumerate(text.split("\n"), start=1):
        teile = zeile.split(MARKE)
        orte += [(nr, len("".join(teile[:i])) + 1) for i in range(1, len(teile))]
    return text.replace(MARKE, ""), orte


# Words of the libraries' messages that no German sentence about a plan contains.
_ENGLISCH = re.compile(
    r"\b(the|a valid|found|expected|while|could|cannot|unexpected|error|characters?|input|should"
    r"|values?|string|invalid|mapping|sequence|scalar|token|of|is|be|no such|Errno|Traceback)\b",
    re.IGNORECASE,
)


def assert_sound_finding(befund: Befund, text: str) -> None:
    """A finding is German, not too long, without control characters, and in the file."""
    for satz in (befund.meldung, befund.hinweis):
        # What the user wrote is quoted and may be anything.
        eigen = re.sub(r"„.*?“", "„“", satz, flags=re.DOTALL)
        assert not _ENGLISCH.search(eigen), satz
        assert len(satz) < 700, satz
    assert befund.meldung.strip()
    zeilen = text.split("\n")
    assert 1 <= befund.fundstelle.zeile <= len(zeilen), befund
    assert 1 <= befund.fundstelle.spalte <= len(zeilen[befund.fundstelle.zeile - 1]) + 1, befund


def schritt(nr: int, wann: str = "03/2024", *nach: int, **felder: Any) -> Schritt:
    """A step without a meeting that comes after `nach`."""
    vorgabe: dict[str, Any] = {"titel": f"Schritt {nr}", "art": "erarbeitung"}
    vorgaenger = tuple(Vorgaenger(schritt=vor) for vor in nach)
    return Schritt(nr=nr, zeitplanung=lies(wann), nach=vorgaenger, **vorgabe | felder)


def meilenstein(kennung: str, *schritte: int, **felder: Any) -> Meilenstein:
    """A milestone of these steps."""
    return Meilenstein(id=kennung, titel=kennung.title(), schritte=schritte, **felder)


def prozess(*saetze: Schritt | Meilenstein, **felder: Any) -> Prozess:
    """A process of these steps and milestones."""
    return Prozess(
        angaben=Prozessangaben(titel="Probe"),
        schritte=tuple(s for s in saetze if isinstance(s, Schritt)),
        meilensteine=tuple(m for m in saetze if isinstance(m, Meilenstein)),
        **felder,
    )


def tag(text: str) -> date:
    """The day of "14.09.2022"."""
    return date(int(text[6:]), int(text[3:5]), int(text[:2]))


# --- The command as a process of its own ---------------------------------------------------------


@dataclass(frozen=True)
class Lauf:
    """How a process ended: exit code, standard output, standard error."""

    code: int
    out: str
    err: str


_NEBENAN = shutil.which("isrp", path=Path(sys.executable).parent)
# The installed command, else the module of this tree.
ISRP = [_NEBENAN] if _NEBENAN else [sys.executable, "-m", "isrp_cli"]


def program(code: str) -> list[str]:
    """A program that does something first and then is isrp."""
    ende = "import sys; from isrp_cli.cli import main; sys.exit(main())"
    return [sys.executable, "-c", f"{code}\n{ende}"]


def bound_by_permissions() -> list[str]:
    """The command such that even root may not read and write everything; skips where it may."""
    if os.name != "posix":
        pytest.skip("needs POSIX permissions")
    if os.geteuid() != 0:
        return ISRP
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root may read and write everything")
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search", *ISRP]


# All commands of a run of the tests keep their answers in the same place, as those of a user do: an
# answer that is shown although something has changed makes a test fail.
_ZWISCHENSPEICHER = tempfile.TemporaryDirectory(prefix="isrp-", ignore_cleanup_errors=True)


def environment(**zusatz: str) -> dict[str, str]:
    """A small environment that is the same everywhere, and what is added to it."""
    behalten = {k: v for k in ("PATH", "HOME", "SYSTEMROOT", "TMPDIR") if (v := os.getenv(k))}
    pfade = filter(None, os.getenv("PYTHONPATH", "").split(os.pathsep))
    fest = {
        "PYTHONPATH": os.pathsep.join(map(os.path.abspath, pfade)),
        "LC_ALL": "C.UTF-8",
        "COLUMNS": "80",
        "TERM": "xterm-256color",
        "ISRP_ZWISCHENSPEICHER": _ZWISCHENSPEICHER.name,
    }
    return {**behalten, **fest, **zusatz}


def run(
    argumente: Sequence[str | bytes],
    ordner: Path,
    *,
    befehl: Sequence[str] = ISRP,
    kodierung: str = "utf-8",
    **umgebung: str,
) -> Lauf:
    """Runs isrp in a folder, without input and without a terminal."""
    lauf = subprocess.run(
        [*befehl, *argumente],
        cwd=ordner,
        env=environment(**umgebung),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=120,
        check=False,
    )
    return Lauf(lauf.returncode, lauf.stdout.decode(kodierung), lauf.stderr.decode(kodierung))


def run_all(aufrufe: Iterable[Sequence[str]], ordner: Path, **umgebung: str) -> list[Lauf]:
    """Runs isrp once for each list of arguments, as many at a time as there are processors."""
    with ThreadPoolExecutor(os.cpu_count()) as gleichzeitig:
        return list(gleichzeitig.map(lambda a: run(a, ordner, **umgebung), aufrufe))


def fehlt(was: str) -> NoReturn:
    """Skips a test that lacks something; fails instead where nothing may be missing (.ci/run)."""
    grund = f"{was} fehlt"
    if os.environ.get("ISRP_ALLES"):
        pytest.fail(f"{grund}, obwohl ISRP_ALLES gesetzt ist")
    pytest.skip(grund)
