"""How the package is built: which way imports run, and what must not stand in it."""

import ast
import re
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PAKET = Path(__file__).parents[1] / "src" / "isrp_cli"

# From the inside to the outside: a module imports from its own row and those above it only.
# A folder stands for all that is in it.
SCHICHTEN: tuple[tuple[str, ...], ...] = (
    ("terminal", "git_files"),
    ("antworten",),
    ("befund", "suche", "zeitangabe", "deutsch", "ressourcen", "dateien", "zeichen", "ergaenzung"),
    ("models", "yaml_source", "yaml_edit", "feiertage", "feiertagstabelle"),
    ("plain_records",),
    ("loading", "plan", "kontakte"),
    ("stand", "woerter"),
    ("checks", "documents", "terminhinweise", "vorhaben", "edits"),
    ("formats", "views"),
    ("aufruf", "ausgabe"),
    ("commands",),
    ("app",),
    ("cli",),
    ("__main__",),
)


def module_name(datei: Path) -> str:
    """Of views/status.py "views.status"; a folder's __init__ is the folder, the package empty."""
    teile = datei.relative_to(PAKET).with_suffix("").parts
    return ".".join(teil for teil in teile if teil != "__init__")


MODULE = {module_name(datei): datei for datei in sorted(PAKET.rglob("*.py"))}


def imports(name: str) -> set[str]:
    """The modules of the package that a module imports, wherever in its text."""
    ziele = set()
    for knoten in ast.walk(ast.parse(MODULE[name].read_text(encoding="utf-8"))):
        if isinstance(knoten, ast.Import):
            ziele |= {alias.name for alias in knoten.names}
        elif isinstance(knoten, ast.ImportFrom):
            assert knoten.level == 0, f"{name}: write imports in full"
            ziele |= {f"{knoten.module}.{alias.name}" for alias in knoten.names}
            ziele.add(str(knoten.module))
    eigene = {ziel.removeprefix("isrp_cli.") for ziel in ziele if ziel.startswith("isrp_cli.")}
    # `from isrp_cli.checks import run` imports checks, `from isrp_cli.checks import zyklus` both.
    return {ziel for ziel in eigene if ziel in MODULE} - {name}


def layer(name: str) -> int:
    """The row of a module; every module must have one."""
    kopf = name.split(".")[0]
    (nummer,) = (i for i, schicht in enumerate(SCHICHTEN) if kopf in schicht)
    return nummer


def test_the_modules_were_found() -> None:
    assert {"befund", "models", "loading", "stand", "checks.zyklus", "views.tafel", "cli"} <= set(
        MODULE
    )
    assert len(MODULE) > 40
    assert sum(len(imports(name)) for name in MODULE) > 100
    assert "plan" in imports("stand")
    assert {"checks.zyklus", "loading"} <= imports("checks")


@pytest.mark.parametrize("name", sorted(set(MODULE) - {""}))
def test_imports_run_one_way(name: str) -> None:
    aussen = {ziel for ziel in imports(name) if layer(ziel) > layer(name)}
    assert not aussen, f"{name} imports {', '.join(sorted(aussen))} from further outside"


def test_no_module_imports_itself_over_others() -> None:
    # Looked at as files: a folder and what is in it import each other by design (a registry).
    graph = {name: {z for z in imports(name) if not name.startswith(f"{z}.")} for name in MODULE}
    assert len(list(TopologicalSorter(graph).static_order())) == len(MODULE)


def test_documents_and_formats_know_no_terminal() -> None:
    for name in MODULE:
        if name.split(".")[0] in ("documents", "formats", "checks", "stand", "plan"):
            fremd = {z for z in imports(name) if z.split(".")[0] in ("views", "deutsch")}
            assert not fremd, f"{name} imports {fremd}"


@pytest.mark.parametrize("name", sorted(set(MODULE) - {"cli"}))
def test_nobody_but_cli_reads_the_clock(name: str) -> None:
    text = MODULE[name].read_text(encoding="utf-8")
    assert not re.search(r"\b(date\.today|datetime\.now|datetime\.today|time\.time)\(", text)


@pytest.mark.parametrize("name", sorted(MODULE))
def test_the_package_does_not_know_the_shipped_process(name: str) -> None:
    # The names of variables in the environment, which begin with the name of the command.
    text = re.sub(r"\b_?ISRP_[A-Z]+", "", MODULE[name].read_text(encoding="utf-8"))
    for wort in (r"Erfurt", r"ISRP", r"\b45\b", r"[Ss]ozialraum", r"Begleitgremium"):
        treffer = re.search(wort, text)
        zeile = text[: treffer.start()].count("\n") + 1 if treffer else 0
        assert not treffer, f"{MODULE[name].name}:{zeile} says {wort}"
