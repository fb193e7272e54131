"""What a command imports: start-up is felt at every one of them."""

import subprocess
import sys
from pathlib import Path

import pytest
from hilfen import environment

DATEN = Path(__file__).parents[1] / "data"
STAND = ("--daten", str(DATEN), "--stand", "10.09.2022")
# Libraries that cost more than most commands; each is imported by what needs it alone.
TEUER = {
    "asyncio",
    "dateutil",
    "docxtpl",
    "filelock",
    "holidays",
    "icalendar",
    "jinja2",
    "markdown_it",
    "openpyxl",
    "pydantic",
    "pydantic_core",
    "rich",
    "tempfile",
    "typing_extensions",
    "typst",
    "xlsxwriter",
    "xml",
}


def imported(*worte: str) -> set[str]:
    """The modules, and the packages they are in, that a command imports."""
    code = "import sys; from isrp_cli import cli; cli.main(sys.argv[1:]); "
    code += "sys.stderr.write(' '.join(sys.modules))"
    lauf = subprocess.run(
        [sys.executable, "-c", code, *worte],
        env=environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    namen = set(lauf.stderr.split())
    return namen | {name.partition(".")[0] for name in namen}


def own(namen: set[str]) -> set[str]:
    """Of the program's own modules and folders those that are named."""
    teile = (n.removeprefix("isrp_cli.") for n in namen if n.startswith("isrp_cli."))
    return {anfang for n in teile for anfang in (n, n.partition(".")[0])}


def test_status_imports_only_what_it_shows() -> None:
    namen = imported(*STAND, "status")
    assert {"typer", "ruamel.yaml", "isrp_cli.views.status"} <= namen
    assert not namen & TEUER
    eigene = own(namen)
    assert not eigene & {"documents", "formats", "edits", "vorhaben", "yaml_edit", "dateien"}
    assert not eigene & {"ausgabe", "feiertage", "feiertagstabelle", "git_files", "kontakte"}
    assert {n for n in eigene if n.startswith("commands.")} == {
        "commands.ueberblick",
        "commands.parameter",
    }
    # Of the checks only those without which there is no plan.
    assert "checks.zyklus" in eigene
    assert not eigene & {"checks.alle", "checks.zeitfolge", "checks.personendaten"}


@pytest.mark.parametrize(
    ("worte", "erlaubt"),
    [
        (("agenda", "26"), {"jinja2", "tempfile", "typing_extensions"}),
        (("pruefen",), set()),
        (("schritte",), set()),
        (("gremien",), set()),
        (("prognose", "--format", "json"), set()),
    ],
)
def test_the_others_import_little_more(worte: tuple[str, ...], erlaubt: set[str]) -> None:
    assert not imported(*STAND, *worte) & (TEUER - erlaubt)


def test_the_libraries_are_imported_where_they_are_needed() -> None:
    """What the tests above look for can be found."""
    assert "rich" in imported("--help")
    assert "icalendar" in imported(*STAND, "kalender")


def test_no_garbage_is_looked_for() -> None:
    """The program turns Python's collector off; who calls `main` keeps it."""
    code = "import gc, isrp_cli.app as a; a.run = lambda *_: print(gc.isenabled()) or 0; "
    code += "from isrp_cli import cli; "
    for ende, an in (("cli.entry()", "False"), ("cli.main([])", "True")):
        lauf = subprocess.run(
            [sys.executable, "-c", code + ende],
            env=environment(),
            capture_output=True,
            text=True,
            check=True,
        )
        assert lauf.stdout.split() == [an]
