"""The hook of this repository, with the real pre-commit on the real git repository of a city.

pre-commit builds an environment for isrp with pip. It gets its packages from a folder of wheels
that ISRP_WHEELS names (.ci/run fills it from the lock), never from the network.
"""

import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from cihilfen import ADRESSE, PRE_COMMIT, VERSION, WURZEL, command, module, page_blocks, templates
from hilfen import PROBE, Lauf, fehlt, split_marks, write_folder
from ruamel.yaml import YAML

HAKEN = WURZEL / ".pre-commit-hooks.yaml"
IDENTITAET = """\
[user]
    name = Sozialplanung
    email = sozialplanung@example.org
[init]
    defaultBranch = main
[commit]
    gpgSign = false
"""


@dataclass(frozen=True)
class Werkstatt:
    """Where isrp can be had (repository and commit), and the variables for git and pip."""

    adresse: Path
    version: str
    umgebung: dict[str, str]

    def fill(self, vorlage: str) -> str:
        """A template with the address and the version in their places."""
        return vorlage.replace(ADRESSE, self.adresse.as_posix()).replace(VERSION, self.version)


@dataclass(frozen=True)
class Stadt:
    """A repository of a city that keeps a plan."""

    ordner: Path
    umgebung: dict[str, str]

    def git(self, *argumente: str, **umgebung: str) -> Lauf:
        """Runs git in the repository."""
        return command(["git", *argumente], self.ordner, **self.umgebung, **umgebung)

    def head(self) -> str:
        """The commit that the repository is at."""
        return self.git("rev-parse", "HEAD").out.strip()

    def write(self, pfad: str, inhalt: str) -> None:
        """Writes a file of the repository and stages it."""
        datei = self.ordner / pfad
        datei.parent.mkdir(parents=True, exist_ok=True)
        datei.write_text(inhalt, "utf-8", newline="\n")
        assert self.git("add", pfad).code == 0

    def commit(self, *argumente: str, **umgebung: str) -> tuple[bool, str]:
        """Whether a commit of what is staged came to be, and what was printed."""
        vorher = self.head()
        lauf = self.git("commit", "--message", "Plan", *argumente, **umgebung)
        gelungen = self.head() != vorher
        assert (lauf.code == 0) == gelungen, lauf.out + lauf.err
        return gelungen, lauf.out + lauf.err


@pytest.fixture(scope="module")
def werkstatt(tmp_path_factory: pytest.TempPathFactory) -> Werkstatt:
    """A repository with the files of this tree, and an environment of its own for git and pip."""
    if shutil.which("git") is None:
        fehlt("git")
    raeder = os.environ.get("ISRP_WHEELS")
    if not raeder:
        fehlt("der Ordner ISRP_WHEELS mit den Paketen aus requirements.lock")
    basis = tmp_path_factory.mktemp("werkstatt")
    heim = basis / "heim"
    heim.mkdir()
    (heim / ".gitconfig").write_text(IDENTITAET, "utf-8")
    umgebung = {
        "HOME": str(heim),
        "USERPROFILE": str(heim),
        "XDG_CONFIG_HOME": str(heim / ".config"),
        "GIT_CONFIG_NOSYSTEM": "1",
        "PRE_COMMIT_HOME": str(basis / "pre-commit"),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_INDEX": "1",
        # An address: pip splits this at blanks.
        "PIP_FIND_LINKS": Path(raeder).resolve().as_uri(),
        "PIP_NO_CACHE_DIR": "1",
        # virtualenv would look for a newer pip now and then.
        "VIRTUALENV_NO_PERIODIC_UPDATE": "1",
    }
    # Whoever runs the tests need not own the checkout.
    auflisten = ["git", "-c", "safe.directory=*", "ls-files", "-coz", "--exclude-standard"]
    dateien = command(auflisten, WURZEL, **umgebung)
    if dateien.code != 0:
        fehlt("die Arbeitskopie mit git")
    isrp = Stadt(basis / "isrp", umgebung)
    isrp.ordner.mkdir()
    assert isrp.git("init", "--quiet").code == 0
    for name in filter(None, dateien.out.split("\0")):
        if (WURZEL / name).is_file():
            ziel = isrp.ordner / name
            ziel.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(WURZEL / name, ziel)
    assert isrp.git("add", "--all", "--force").code == 0
    assert isrp.git("commit", "--quiet", "--message", "isrp").code == 0
    return Werkstatt(isrp.ordner, isrp.head(), umgebung)


@pytest.fixture(scope="module")
def vorbild(werkstatt: Werkstatt, tmp_path_factory: pytest.TempPathFactory) -> Stadt:
    """A city with a sound plan in data/ that has set up the hook as docs/ci.md says."""
    stadt = Stadt(tmp_path_factory.mktemp("vorbild"), werkstatt.umgebung)
    (stadt.ordner / "data").mkdir()
    write_folder(stadt.ordner / "data")
    (stadt.ordner / PRE_COMMIT).write_text(werkstatt.fill(templates()[PRE_COMMIT]), "utf-8")
    assert stadt.git("init", "--quiet").code == 0
    assert stadt.git("add", "--all").code == 0
    assert stadt.git("commit", "--quiet", "--message", "Anfang").code == 0
    lauf = module(
        "pre_commit", "install", "--install-hooks", ordner=stadt.ordner, **werkstatt.umgebung
    )
    assert lauf.code == 0, lauf.out + lauf.err
    return stadt


@pytest.fixture
def stadt(vorbild: Stadt, tmp_path: Path) -> Stadt:
    """A city of the test's own."""
    shutil.copytree(vorbild.ordner, tmp_path / "stadt")
    return replace(vorbild, ordner=tmp_path / "stadt")


@pytest.fixture
def haken(stadt: Stadt) -> Callable[[str], None]:
    """Replaces the hook's `args:` in the city's configuration."""

    def configure(zeile: str) -> None:
        text = (stadt.ordner / PRE_COMMIT).read_text("utf-8")
        assert "args: [--daten, data]" in text
        stadt.write(PRE_COMMIT, text.replace("args: [--daten, data]", zeile))

    return configure


def schritte(alt: str, neu: str) -> tuple[str, str]:
    """PROBE's steps with a change, and the place ▸ in it as pre-commit shall show it."""
    assert PROBE["schritte"].count(alt) == 1
    text, ((zeile, spalte),) = split_marks(PROBE["schritte"].replace(alt, neu))
    return text, f"data/schritte.yaml:{zeile}:{spalte}: fehler: "


@pytest.fixture(autouse=True, scope="module")
def checkout() -> None:
    """Hidden files are no part of the source archive."""
    if not HAKEN.exists():
        fehlt(HAKEN.name)


UNBEKANNT = schritte("nach: [2]", "nach: [▸9]")


def test_the_manifest_is_valid(tmp_path: Path) -> None:
    umgebung = {"HOME": str(tmp_path)}
    lauf = module("pre_commit", "validate-manifest", str(HAKEN), ordner=WURZEL, **umgebung)
    assert lauf.code == 0, lauf.out + lauf.err


@pytest.mark.parametrize(
    ("pfad", "ausloesen"),
    [
        ("data/prozess.yaml", True),
        ("data/schritte.yaml", True),
        ("gremien.yaml", True),
        ("plaene/nord/meilensteine.yaml", True),
        ("data/schritte.yaml.bak", False),
        ("data/schritte-yaml", False),
        ("data/altschritte.yaml", False),
        ("data/schritte.yaml/liesmich.md", False),
        ("data/kontakte.yaml", False),
        (".github/workflows/plan-pruefen.yml", False),
    ],
)
def test_only_files_of_a_plan_set_it_off(pfad: str, ausloesen: bool) -> None:
    (eintrag,) = YAML(typ="safe", pure=True).load(HAKEN.read_text("utf-8"))
    assert bool(re.search(eintrag["files"], pfad)) == ausloesen


def test_a_sound_plan_is_committed(stadt: Stadt) -> None:
    stadt.write("data/schritte.yaml", PROBE["schritte"].replace("Entwurf", "Entwurf 2"))
    gelungen, ausgabe = stadt.commit()
    assert gelungen, ausgabe
    assert re.search(r"^isrp: Plan prüfen\.+Passed$", ausgabe, re.MULTILINE), ausgabe


@pytest.mark.parametrize(
    ("check", "alt", "neu"),
    [
        ("unbekannter-verweis", "nach: [2]", "nach: [▸9]"),
        ("yaml", "    titel: Entwurf", "▸\ttitel: Entwurf"),
        ("form", "titel: Entwurf", "▸tittel: Entwurf"),
    ],
    ids=["unbekannter-verweis", "yaml", "form"],
)
def test_a_bad_plan_is_refused_in_german(stadt: Stadt, check: str, alt: str, neu: str) -> None:
    text, ort = schritte(alt, neu)
    stadt.write("data/schritte.yaml", text)
    gelungen, ausgabe = stadt.commit()
    assert not gelungen
    assert f"{ort}[{check}]" in ausgabe
    assert "- exit code: 1" in ausgabe


def test_the_page_shows_what_pre_commit_prints(stadt: Stadt) -> None:
    (gezeigt,) = page_blocks("text")
    stadt.write("data/schritte.yaml", UNBEKANNT[0])
    _, ausgabe = stadt.commit()
    for absatz in gezeigt.rstrip("\n").split("\n\n"):
        assert absatz in ausgabe


def test_what_is_staged_counts_and_not_what_lies_there(stadt: Stadt) -> None:
    stadt.write("data/schritte.yaml", UNBEKANNT[0])
    (stadt.ordner / "data" / "schritte.yaml").write_text(PROBE["schritte"], "utf-8")
    gelungen, ausgabe = stadt.commit()
    assert not gelungen
    assert UNBEKANNT[1] in ausgabe
    assert (stadt.ordner / "data" / "schritte.yaml").read_text("utf-8") == PROBE["schritte"]


def test_other_files_are_committed_without_it(stadt: Stadt) -> None:
    stadt.write("data/schritte.yaml", UNBEKANNT[0])
    gelungen, _ = stadt.commit("--no-verify")
    assert gelungen
    stadt.write("LIESMICH.md", "Der Plan unserer Stadt\n")
    # A file that is only gone does not set it off; the page says so.
    assert stadt.git("rm", "--quiet", "data/gremien.yaml").code == 0
    gelungen, ausgabe = stadt.commit()
    assert gelungen, ausgabe
    assert "(no files to check)" in ausgabe


def test_the_plan_may_lie_in_another_folder(stadt: Stadt, haken: Callable[[str], None]) -> None:
    assert stadt.git("mv", "data", "plan").code == 0
    haken("args: [--daten, plan]")
    stadt.write("plan/prozess.yaml", "titel: Neue Probe\n")
    gelungen, ausgabe = stadt.commit()
    assert gelungen, ausgabe
    assert "Passed" in ausgabe
    stadt.write("plan/schritte.yaml", UNBEKANNT[0])
    gelungen, ausgabe = stadt.commit()
    assert not gelungen
    assert UNBEKANNT[1].replace("data/", "plan/") in ausgabe


def test_without_args_it_never_takes_the_shipped_process(
    stadt: Stadt, haken: Callable[[str], None]
) -> None:
    haken("verbose: true")
    assert stadt.git("mv", "data", "plan").code == 0
    stadt.write("plan/schritte.yaml", UNBEKANNT[0])
    gelungen, ausgabe = stadt.commit()
    assert not gelungen
    assert "„data“ gibt es nicht" in ausgabe


def test_warnings_stop_a_commit_only_if_asked_to(
    stadt: Stadt, haken: Callable[[str], None]
) -> None:
    # Step 3 ends before step 2, after which it comes.
    stadt.write("data/schritte.yaml", PROBE["schritte"].replace('"06/2024"', '"02/2024"'))
    haken("args: [--daten, data, --streng]")
    gelungen, ausgabe = stadt.commit()
    assert not gelungen
    assert "warnung: [zeitfolge]" in ausgabe
    stadt.git("checkout", "--quiet", "HEAD", "--", PRE_COMMIT)
    gelungen, ausgabe = stadt.commit()
    assert gelungen
    assert "warnung" not in ausgabe


def test_verbose_shows_warnings(stadt: Stadt, haken: Callable[[str], None]) -> None:
    stadt.write("data/schritte.yaml", PROBE["schritte"].replace('"06/2024"', '"02/2024"'))
    haken("verbose: true")
    gelungen, ausgabe = stadt.commit()
    assert gelungen
    assert "warnung: [zeitfolge]" in ausgabe


def test_variables_of_a_surrounding_git_do_not_matter(
    stadt: Stadt, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The tests themselves may run in a hook of git.
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "anderswo"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    stadt.write("data/schritte.yaml", UNBEKANNT[0])
    assert not stadt.commit()[0]


def test_pip_installs_isrp_from_the_address(werkstatt: Werkstatt, tmp_path: Path) -> None:
    (block,) = (b for b in page_blocks("") if "pip install" in b)
    (zeile,) = re.findall(r'^pip install "(.+)"$', block, re.MULTILINE)
    quelle = zeile.replace(ADRESSE, werkstatt.adresse.as_uri()).replace(VERSION, werkstatt.version)
    ziel = str(tmp_path / "ziel")
    umgebung = werkstatt.umgebung
    # What isrp needs is there already: the tests run on it.
    argumente = ("install", "--no-deps", "--target", ziel, quelle)
    lauf = module("pip", *argumente, ordner=tmp_path, **umgebung)
    assert lauf.code == 0, lauf.out + lauf.err
    befehl = [sys.executable, "-m", "isrp_cli", "pruefen", "--daten", "data"]
    lauf = command(befehl, tmp_path, **{**umgebung, "PYTHONPATH": ziel})
    assert lauf.code == 1
    assert "„data“ gibt es nicht" in lauf.err
