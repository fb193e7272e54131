"""What the tests of docs/ci.md share: its blocks to copy, filled in, and programs to judge them."""

import importlib.util
import subprocess
import sys
from pathlib import Path

from hilfen import Lauf, environment, fehlt
from markdown_it import MarkdownIt

WURZEL = Path(__file__).resolve().parents[1]
SEITE = WURZEL / "docs" / "ci.md"
# What a reader replaces.
ADRESSE = "<Adresse von isrp>"
VERSION = "<Version>"
PRE_COMMIT = ".pre-commit-config.yaml"


def page_blocks(sprache: str) -> list[str]:
    """The blocks of the page in a language ("yaml"; "" for what is only indented)."""
    gelesen = MarkdownIt("commonmark").enable("table").parse(SEITE.read_text("utf-8"))
    return [b.content for b in gelesen if b.type in ("fence", "code_block") and b.info == sprache]


def templates() -> dict[str, str]:
    """The YAML files to copy, by the path that the first line of each names."""
    paare = (block.partition("\n") for block in page_blocks("yaml"))
    return {kopf.removeprefix("# "): kopf + "\n" + rest for kopf, _, rest in paare}


def module(name: str, *argumente: str, ordner: Path, **umgebung: str) -> Lauf:
    """Runs a module that is only there for development, without the paths of this tree."""
    if importlib.util.find_spec(name) is None:
        fehlt(name)
    befehl = [sys.executable, "-m", name, *argumente]
    return command(befehl, ordner, **umgebung)


def command(befehl: list[str], ordner: Path, **umgebung: str) -> Lauf:
    """Runs a program without input, in a small environment: no PIP_* and no GIT_* from outside."""
    lauf = subprocess.run(
        befehl,
        cwd=ordner,
        env=environment(**{"PYTHONPATH": "", "PYTHONUTF8": "1", **umgebung}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Lauf(lauf.returncode, lauf.stdout, lauf.stderr)
