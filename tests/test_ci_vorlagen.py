"""docs/ci.md: every template is valid, and what it runs gives the exit code and the reports."""

import json
import re
import shlex
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any, get_args, get_type_hints
from xml.etree import ElementTree

import pytest
from cihilfen import (
    ADRESSE,
    PRE_COMMIT,
    SEITE,
    VERSION,
    command,
    module,
    page_blocks,
    templates,
)
from hilfen import ISRP, PROBE, Lauf, environment, fehlt, program, run, run_all, write_folder
from ruamel.yaml import YAML

from isrp_cli.commands.pruefung import pruefen

GITHUB = ".github/workflows/plan-pruefen.yml"
CODE_SCANNING = ".github/workflows/plan-code-scanning.yml"
GITLAB = ".gitlab-ci.yml"
PRUEFER = {
    PRE_COMMIT: ("pre_commit", "validate-config"),
    GITHUB: ("check_jsonschema", "--builtin-schema", "vendor.github-workflows"),
    CODE_SCANNING: ("check_jsonschema", "--builtin-schema", "vendor.github-workflows"),
    GITLAB: (
        "check_jsonschema",
        "--builtin-schema",
        "vendor.gitlab-ci",
        "--data-transform",
        "gitlab-ci",
    ),
}
FORMATE = get_args(get_type_hints(pruefen)["format"])

# Step 9 does not exist: a finding of the severity that stops everything.
SCHLECHT = PROBE["schritte"].replace("nach: [2]", "nach: [9]")
FUNDZEILE = SCHLECHT[: SCHLECHT.index("[9]")].count("\n") + 1
# Step 3 ends before step 2, after which it comes: a warning.
WARNUNG = PROBE["schritte"].replace('"06/2024"', '"02/2024"')
PLAENE = {"gut": PROBE["schritte"], "schlecht": SCHLECHT, "warnung": WARNUNG}


@pytest.fixture
def stadt(tmp_path: Path) -> Path:
    """A city's repository with a sound plan in data/."""
    ordner = tmp_path / "stadt"
    (ordner / "data").mkdir(parents=True)
    write_folder(ordner / "data")
    return ordner


def lay(stadt: Path, plan: str) -> None:
    """Puts one of PLAENE in the place of the plan."""
    (stadt / "data" / "schritte.yaml").write_text(PLAENE[plan], "utf-8")


# --- Form ----------------------------------------------------------------------------------------


def judge(pfad: str, text: str, ordner: Path) -> Lauf:
    """What the independent validator says of a template."""
    datei = ordner / Path(pfad).name
    datei.write_text(text, "utf-8")
    name, *argumente = PRUEFER[pfad]
    return module(name, *argumente, str(datei), ordner=ordner, HOME=str(ordner))


def test_every_template_is_judged() -> None:
    assert set(templates()) == set(PRUEFER)
    assert len(page_blocks("yaml")) == len(PRUEFER)


@pytest.mark.parametrize("pfad", PRUEFER)
def test_templates_are_valid(pfad: str, tmp_path: Path) -> None:
    lauf = judge(pfad, templates()[pfad], tmp_path)
    assert lauf.code == 0, lauf.out + lauf.err


@pytest.mark.parametrize(
    ("pfad", "richtig", "falsch"),
    [
        (PRE_COMMIT, "rev:", "version:"),
        (GITHUB, "runs-on:", "runs_on:"),
        (CODE_SCANNING, "security-events: write", "security-events: schreiben"),
        (GITLAB, "codequality:", "code-quality:"),
    ],
)
def test_the_validators_see_a_slip(pfad: str, richtig: str, falsch: str, tmp_path: Path) -> None:
    text = templates()[pfad]
    assert richtig in text
    assert judge(pfad, text.replace(richtig, falsch), tmp_path).code == 1


def test_nothing_else_is_to_be_replaced() -> None:
    text = "".join(block for sprache in ("yaml", "") for block in page_blocks(sprache))
    assert set(re.findall(r"<[^<>]*>", text)) == {ADRESSE, VERSION}
    erklaerung = SEITE.read_text("utf-8").partition("```")[0]
    assert f"`{ADRESSE}`" in erklaerung
    assert f"`{VERSION}`" in erklaerung


# --- What is run ---------------------------------------------------------------------------------


def content(pfad: str) -> Any:
    """A template as data."""
    return YAML(typ="safe", pure=True).load(templates()[pfad])


def steps(pfad: str) -> list[dict[str, Any]]:
    """The steps of the one job of a GitHub workflow."""
    (job,) = content(pfad)["jobs"].values()
    return job["steps"]


def lines(pfad: str) -> list[str]:
    """The commands of a template, in their order; "" stands for the commands in the text."""
    if not pfad:
        (block,) = (b for b in page_blocks("") if "pip install" in b)
        return block.splitlines()
    if pfad == GITLAB:
        return content(pfad)["plan-pruefen"]["script"]
    return [schritt["run"] for schritt in steps(pfad) if "run" in schritt]


def run_lines(befehle: Iterable[str], stadt: Path) -> Lauf:
    """Runs commands as the servers do: the first that fails ends it. `pip` is only noted down."""
    bash = shutil.which("bash")
    if bash is None:
        fehlt("bash")
    daneben = stadt.parent / "bin"
    daneben.mkdir()
    for name, inhalt in {
        "isrp": f'exec {shlex.join(ISRP)} "$@"',
        "pip": f'printf "%s\\n" "$@" > {shlex.quote(str(stadt.parent / "pip"))}',
    }.items():
        (daneben / name).write_text(f"#!{bash}\n{inhalt}\n", "utf-8")
        (daneben / name).chmod(0o755)
    umgebung = environment()
    return command(
        [bash, "--noprofile", "--norc", "-eo", "pipefail", "-c", "\n".join(befehle)],
        stadt,
        PATH=f"{daneben}:{umgebung['PATH']}",
        PYTHONPATH=umgebung["PYTHONPATH"],
    )


@pytest.mark.parametrize(("plan", "code"), [("gut", 0), ("warnung", 0), ("schlecht", 1)])
@pytest.mark.parametrize("pfad", [GITHUB, CODE_SCANNING, GITLAB, ""])
def test_a_bad_plan_stops_the_run(pfad: str, plan: str, code: int, stadt: Path) -> None:
    lay(stadt, plan)
    lauf = run_lines(lines(pfad), stadt)
    assert lauf.code == code, lauf.out + lauf.err
    assert not lauf.err
    assert (stadt.parent / "pip").read_text("utf-8") == f"install\ngit+{ADRESSE}@{VERSION}\n"


def test_github_gets_an_annotation_at_the_line(stadt: Path) -> None:
    lay(stadt, "schlecht")
    lauf = run_lines(lines(GITHUB), stadt)
    (zeile,) = (z for z in lauf.out.splitlines() if z.startswith("::error "))
    eigenschaften = dict(teil.split("=", 1) for teil in zeile[8:].partition("::")[0].split(","))
    assert eigenschaften["file"] == "data/schritte.yaml"
    assert eigenschaften["line"] == str(FUNDZEILE)


@pytest.mark.parametrize("plan", ["gut", "schlecht"])
def test_code_scanning_gets_its_report_in_any_case(plan: str, stadt: Path) -> None:
    lay(stadt, plan)
    run_lines(lines(CODE_SCANNING), stadt)
    hochladen = steps(CODE_SCANNING)[-1]
    assert "upload-sarif" in hochladen["uses"]
    # Without a condition the step would be left out after a step that failed.
    assert hochladen["if"] == "${{ !cancelled() }}"
    bericht = json.loads((stadt / hochladen["with"]["sarif_file"]).read_bytes())
    assert bericht["version"] == "2.1.0"
    fehler = [b for b in bericht["runs"][0]["results"] if b["level"] == "error"]
    orte = [b["locations"][0]["physicalLocation"] for b in fehler]
    gefunden = [(o["artifactLocation"]["uri"], o["region"]["startLine"]) for o in orte]
    assert gefunden == ([("data/schritte.yaml", FUNDZEILE)] if plan == "schlecht" else [])


@pytest.mark.parametrize("plan", ["gut", "schlecht"])
def test_gitlab_gets_its_reports_in_any_case(plan: str, stadt: Path) -> None:
    lay(stadt, plan)
    lauf = run_lines(lines(GITLAB), stadt)
    artefakte = content(GITLAB)["plan-pruefen"]["artifacts"]
    # The default is on_success: then the reports of a bad plan would be thrown away.
    assert artefakte["when"] == "always"
    berichte = artefakte["reports"]
    befunde = json.loads((stadt / berichte["codequality"]).read_bytes())
    stellen = [
        (b["location"]["path"], b["location"].get("lines", {}).get("begin"))
        for b in befunde
        if b["check_name"] == "unbekannter-verweis"
    ]
    assert stellen == ([("data/schritte.yaml", FUNDZEILE)] if plan == "schlecht" else [])
    junit = ElementTree.fromstring((stadt / berichte["junit"]).read_bytes())
    (fall,) = junit.iterfind(".//testcase[@name='unbekannter-verweis']")
    assert (fall.find("failure") is not None) == (plan == "schlecht")
    # The log is for people.
    assert ("fehler: [unbekannter-verweis]" in lauf.out) == (plan == "schlecht")


# --- What the page says of exit codes and formats -------------------------------------------------


def table_words(spalte: str) -> list[str]:
    """The first cells of the table whose first heading is `spalte`, without backquotes."""
    text = SEITE.read_text("utf-8")
    (tabelle,) = re.findall(rf"^\| {re.escape(spalte)} \|.*\n\|.*\n((?:\|.*\n)+)", text, re.M)
    return [zeile.split("|")[1].strip(" `") for zeile in tabelle.splitlines()]


def test_the_page_names_every_exit_code() -> None:
    assert table_words("endet mit") == ["0", "1", "2", "3", "130"]


@pytest.mark.parametrize(
    ("plan", "argumente", "code"),
    [
        ("gut", ["--streng"], 0),
        ("gut", ["--streng", "--ohne", "ladungsfrist"], 0),
        ("warnung", [], 0),
        ("warnung", ["--streng"], 1),
        ("schlecht", [], 1),
        ("gut", ["--daten", "plan"], 1),
        ("gut", ["--strng"], 2),
        ("gut", ["--format", "xml"], 2),
    ],
)
def test_exit_codes_are_as_the_page_says(
    plan: str, argumente: list[str], code: int, stadt: Path
) -> None:
    lay(stadt, plan)
    stand = ["--stand", "01.01.2024"]
    assert run(["pruefen", "--daten", "data", *argumente, *stand], stadt).code == code


def test_a_bug_in_isrp_is_no_finding(stadt: Path) -> None:
    kaputt = program("import isrp_cli.checks as c; c.run = None")
    assert run(["pruefen", "--daten", "data"], stadt, befehl=kaputt).code == 3


def test_the_page_names_every_format() -> None:
    assert sorted(table_words("`--format`")) == sorted(FORMATE)


@pytest.mark.parametrize(("zusatz", "code"), [([], 0), (["--streng"], 1)])
def test_the_format_does_not_change_the_verdict(zusatz: list[str], code: int, stadt: Path) -> None:
    lay(stadt, "warnung")
    aufruf = ["pruefen", "--daten", "data", "--stand", "01.01.2024", *zusatz]
    laeufe = run_all([[*aufruf, "--format", format] for format in FORMATE], stadt)
    assert [(lauf.code, lauf.err) for lauf in laeufe] == [(code, "")] * len(FORMATE)


def test_without_a_folder_named_isrp_may_check_another_plan(tmp_path: Path) -> None:
    # Why every template names the folder: this passes although there is no plan at all.
    assert run(["pruefen"], tmp_path).code == 0
    assert run(["pruefen", "--daten", "data"], tmp_path).code == 1
    befehle = [b for pfad in (GITHUB, CODE_SCANNING, GITLAB, "") for b in lines(pfad)]
    aufrufe = [b for b in befehle if b.startswith("isrp ")]
    assert len(aufrufe) == 6
    assert all(b.startswith("isrp pruefen --daten data") for b in aufrufe)
