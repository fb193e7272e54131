"""The documentation says what is true: generated pages are fresh, links and commands exist."""

import importlib.util
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hilfen import environment

from isrp_cli.commands import PANELS

WURZEL = Path(__file__).resolve().parents[1]
SEITEN = [WURZEL / "README.md", *sorted((WURZEL / "docs").glob("*.md"))]
BEFEHLE = {name for befehle in PANELS.values() for name in befehle}


def test_the_pages_were_found() -> None:
    assert len(SEITEN) >= 5
    assert len(BEFEHLE) >= 12


@pytest.mark.parametrize("name", ["datenformat", "pruefungen"])
def test_pages_made_from_the_program_are_fresh(name: str) -> None:
    pfad = WURZEL / "scripts" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(name, pfad)
    assert spec is not None
    assert spec.loader is not None
    modul = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(modul)
    assert modul.ZIEL.name == f"{name}.md"
    assert modul.ZIEL.read_text("utf-8") == modul.main(), f"run python scripts/{name}.py"


@pytest.mark.parametrize("seite", SEITEN, ids=lambda p: p.name)
def test_links_lead_to_files_and_headings(seite: Path) -> None:
    text = seite.read_text("utf-8")
    for ziel in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in ziel:
            continue
        datei, _, anker = ziel.partition("#")
        gemeint = (seite.parent / datei) if datei else seite
        assert gemeint.exists(), ziel
        if anker:
            titel = re.findall(r"^#+ (.+)$", gemeint.read_text("utf-8"), re.MULTILINE)
            anker_dort = {re.sub(r"[^\w\- ]", "", t.lower()).replace(" ", "-") for t in titel}
            assert anker in anker_dort, ziel


@pytest.mark.parametrize("seite", SEITEN, ids=lambda p: p.name)
def test_every_command_that_is_named_exists(seite: Path) -> None:
    for befehl in re.findall(r"(?:^ {4}|`|„|\$ )isrp ([a-z]+)", seite.read_text("utf-8"), re.M):
        assert befehl in BEFEHLE, befehl


def _examples() -> list[tuple[str, str]]:
    text = (WURZEL / "README.md").read_text("utf-8")
    return re.findall(r"^```text\n\$ isrp (.+)\n((?:.*\n)*?)```$", text, re.MULTILINE)


@pytest.mark.parametrize(("woerter", "gezeigt"), _examples(), ids=lambda wert: wert[:20])
def test_the_readme_shows_what_isrp_prints(woerter: str, gezeigt: str) -> None:
    lauf = subprocess.run(
        [sys.executable, "-m", "isrp_cli", *woerter.split()],
        capture_output=True,
        encoding="utf-8",
        cwd=WURZEL,
        env=environment(NO_COLOR="1"),
        check=True,
    )
    anfang, gekuerzt, _ = gezeigt.partition("…\n")
    assert lauf.stdout.startswith(anfang) if gekuerzt else lauf.stdout == anfang


def test_the_readme_has_examples() -> None:
    assert len(_examples()) >= 3


def test_the_handbook_names_every_command() -> None:
    handbuch = (WURZEL / "docs" / "handbuch.md").read_text("utf-8")
    for befehl in BEFEHLE:
        assert f"isrp {befehl}" in handbuch, befehl
