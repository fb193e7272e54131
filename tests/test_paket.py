"""The package: what the wheel holds, what the lock promises, where the shipped files are found."""

import importlib.metadata
import re
import runpy
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from email import message_from_bytes
from email.message import Message
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import isrp_cli
from isrp_cli import ressourcen

ROOT = Path(__file__).resolve().parents[1]
SRC = str(Path(ressourcen.__file__).parents[1])
DATA_NAMES = ("gremien", "meilensteine", "prozess", "schritte")
DATA_FILES = {f"{name}.yaml" for name in DATA_NAMES}
# What an editor needs for a copy of the shipped process.
DATA_FILES |= {f"schema/{name}.schema.json" for name in DATA_NAMES}

# Files as they come to lie in a folder somebody works in; none of them may leave it.
STRAY_FILES = [
    "data/kontakte.yaml",
    "data/.geheim.yaml",
    "data/.versteckt/schritte.yaml",
    "data/schritte.yaml~",
    "data/schritte.yaml.bak",
    "data/notizen.txt",
    "data/schema/.schritte.schema.json.swp",
    "data/schema/schritte.schema.json~",
    "docs/.DS_Store",
    "docs/kontakte.yaml",
    "src/isrp_cli/.isrp-sperre",
    "src/isrp_cli/kontakte.yaml",
    "src/isrp_cli/__pycache__/cli.cpython-311.pyc",
    "templates/.agenda.md.j2.swp",
    "templates/agenda.md.j2~",
    "templates/~$agenda.docx",
    "templates/kontakte.yaml",
    "tests/kontakte.yaml",
    "tests/node/node_modules/paket/index.js",
]


def names_below(folder: Path, pattern: str = "*") -> set[str]:
    """The files of a folder a wheel should carry, as paths with slashes."""
    paths = (path.relative_to(folder) for path in folder.rglob(pattern) if path.is_file())
    return {path.as_posix() for path in paths if not any(p[0] in ".~" for p in path.parts)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The source archive and the wheel made from it, built from a copy with stray files.

    The copy has no .gitignore: what is left out is left out by pyproject.toml alone.
    """
    copy = tmp_path_factory.mktemp("kopie") / "isrp"
    copy.mkdir()
    clean = shutil.ignore_patterns(".*", "__pycache__", "kontakte.yaml", "node_modules")
    for folder in ("data", "docs", "src", "templates", "tests"):
        shutil.copytree(ROOT / folder, copy / folder, ignore=clean)
    for path in ROOT.iterdir():
        if path.is_file() and not path.name.startswith("."):
            shutil.copy2(path, copy)
    for name in STRAY_FILES:
        path = copy / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("darf nicht mit\n", encoding="utf-8")

    out = copy.parent / "dist"
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(out), str(copy)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
    (sdist,), (wheel,) = out.glob("*.tar.gz"), out.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="module")
def wheel_files(built: tuple[Path, Path]) -> dict[str, bytes]:
    with zipfile.ZipFile(built[1]) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture(scope="module")
def sdist_names(built: tuple[Path, Path]) -> set[str]:
    with tarfile.open(built[0]) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


@pytest.fixture(scope="module")
def metadata(wheel_files: dict[str, bytes]) -> Message:
    (name,) = (name for name in wheel_files if name.endswith(".dist-info/METADATA"))
    return message_from_bytes(wheel_files[name])


def test_wheel_is_for_every_python_and_system(built: tuple[Path, Path]) -> None:
    assert built[1].name.endswith("-py3-none-any.whl")


def test_wheel_holds_exactly_the_program_its_data_and_its_templates(
    wheel_files: dict[str, bytes], metadata: Message
) -> None:
    info = f"isrp-{metadata['Version']}.dist-info"
    modules = names_below(ROOT / "src/isrp_cli", "*.py")
    templates = names_below(ROOT / "templates") - {"kontakte.yaml"}
    assert "ressourcen.py" in modules
    assert templates
    assert set(wheel_files) == (
        {f"isrp_cli/{name}" for name in modules | {"py.typed"}}
        | {f"isrp_cli/daten/{name}" for name in DATA_FILES}
        | {f"isrp_cli/vorlagen/{name}" for name in templates}
        | {f"{info}/{name}" for name in ("METADATA", "RECORD", "WHEEL", "entry_points.txt")}
        | {f"{info}/licenses/LICENSE"}
    )


def test_wheel_carries_data_unchanged(wheel_files: dict[str, bytes]) -> None:
    for name in DATA_FILES:
        assert wheel_files[f"isrp_cli/daten/{name}"] == (ROOT / "data" / name).read_bytes()


def test_metadata_names_licence_and_python(metadata: Message) -> None:
    assert metadata["Name"] == "isrp"
    assert metadata["License-Expression"] == "EUPL-1.2"
    assert metadata["License-File"] == "LICENSE"
    assert metadata["Requires-Python"] == ">=3.11"


def test_wheel_installs_the_command(wheel_files: dict[str, bytes]) -> None:
    (name,) = (name for name in wheel_files if name.endswith("entry_points.txt"))
    assert wheel_files[name].decode().split("\n")[:2] == [
        "[console_scripts]",
        "isrp = isrp_cli.cli:entry",
    ]


def test_source_archive_holds_what_a_maintainer_needs(sdist_names: set[str]) -> None:
    for folder in ("src", "templates", "tests", "docs"):
        assert any(name.startswith(f"{folder}/") for name in sdist_names), folder
    assert {f"data/{name}" for name in DATA_FILES} <= sdist_names
    assert {
        "CHANGELOG.md",
        "CONTRIBUTING.md",
        "LICENSE",
        "Makefile",
        "README.md",
        "publiccode.yml",
        "pyproject.toml",
        "requirements.lock",
    } <= sdist_names


def test_source_archive_holds_no_stray_file(sdist_names: set[str]) -> None:
    # A text file beside the data does no harm in the source archive.
    assert not set(STRAY_FILES) - {"data/notizen.txt"} & sdist_names


def test_licence_is_complete() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert text.startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2\n")
    articles = [line for line in text.split("\n") if line[:1].isdigit()]
    assert [int(line.partition(".")[0]) for line in articles] == list(range(1, 16))
    assert "\nAppendix\n" in text


def lock_pins() -> dict[str, str]:
    """Name and version of every line of the lock that pins a package."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").split("\n")
    pins = (line.split()[0].split("==") for line in lines if line and line[0] not in " #")
    return {canonicalize_name(name): version for name, version in pins}


def test_lock_satisfies_every_requirement() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pins = lock_pins()
    wanted = [
        Requirement(text)
        for text in (
            *project["build-system"]["requires"],
            *project["project"]["dependencies"],
            *project["dependency-groups"]["dev"],
        )
    ]
    assert len(wanted) > 10
    unmet = [
        str(requirement)
        for requirement in wanted
        if not requirement.specifier.contains(pins.get(canonicalize_name(requirement.name), "0"))
    ]
    assert not unmet, "run make lock"


def test_lock_has_hashes_and_names_no_index() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    for word in ("://", " @ ", "--index-url", "--extra-index-url", "--find-links"):
        assert word not in text
    entries = re.split(r"(?m)^(?=[a-z0-9])", text)[1:]
    assert len(entries) == len(lock_pins())
    assert all("--hash=sha256:" in entry for entry in entries)


def test_shipped_folders_of_a_checkout() -> None:
    assert ressourcen.SHIPPED_DATA == ROOT / "data"
    assert ressourcen.SHIPPED_TEMPLATES == ROOT / "templates"


def test_shipped_folders_of_an_installed_package(tmp_path: Path) -> None:
    package = tmp_path / "site-packages" / "isrp_cli"
    for name in ("daten", "vorlagen"):
        (package / name).mkdir(parents=True)
    installed = runpy.run_path(str(shutil.copy(ressourcen.__file__, package)))
    assert installed["SHIPPED_DATA"] == package / "daten"
    assert installed["SHIPPED_TEMPLATES"] == package / "vorlagen"


def test_package_looks_up_its_version_only_when_asked() -> None:
    code = "import sys, isrp_cli; sys.exit('importlib.metadata' in sys.modules)"
    # -S: the site module of some installations imports importlib.metadata itself.
    command = [sys.executable, "-S", "-c", f"import sys; sys.path.insert(0, {SRC!r}); {code}"]
    assert subprocess.run(command, check=False).returncode == 0


def test_version_is_the_installed_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", {"isrp": "1.2.3"}.__getitem__)
    assert isrp_cli.__version__ == "1.2.3"


def test_package_has_no_other_lazy_attribute() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nichts'"):
        _ = isrp_cli.nichts
