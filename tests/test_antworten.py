"""Kept answers: they are what would be computed, or they are not shown."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hilfen import ISRP, Lauf, bound_by_permissions, environment, run, write_folder

from isrp_cli import antworten
from isrp_cli.commands import PANELS

# A call of every command whose answer may be kept.
MERKBAR = {
    "status": ["status"],
    "zeitleiste": ["zeitleiste"],
    "prognose": ["prognose", "--format", "json"],
    "schritte": ["schritte"],
    "schritt": ["schritt", "2"],
    "pfad": ["pfad", "1", "3"],
    "gremien": ["gremien"],
    "meilensteine": ["meilensteine"],
    "inhalte": ["inhalte"],
    "festlegungen": ["festlegungen"],
    "agenda": ["agenda", "1"],
    "pruefen": ["pruefen"],
}
TAG = ["--stand", "2024-04-01"]


class Buero:
    """A folder with a process in data/, under git, and a folder for kept answers."""

    def __init__(self, ordner: Path) -> None:
        self.ordner = ordner
        self.speicher = ordner / "speicher"
        self.process("data")
        self.git("init", "-q")
        self.git("add", "data")

    def process(self, name: str, **dateien: str) -> None:
        (self.ordner / name).mkdir(parents=True, exist_ok=True)
        write_folder(self.ordner / name, **dateien)

    def git(self, *worte: str) -> None:
        befehl = ["git", "-c", "core.excludesFile=/dev/null", *worte]
        subprocess.run(befehl, cwd=self.ordner, check=True, env=environment())

    def run(self, *worte: str, ordner: Path | None = None, **umgebung: str) -> Lauf:
        umgebung = {"ISRP_ZWISCHENSPEICHER": str(self.speicher), **umgebung}
        return run([*TAG, *worte], ordner or self.ordner, **umgebung)

    def computed(self, *worte: str, ordner: Path | None = None, **umgebung: str) -> Lauf:
        return self.run(*worte, ordner=ordner, **umgebung, ISRP_ZWISCHENSPEICHER="")

    def kept(self) -> list[Path]:
        return sorted(self.speicher.iterdir()) if self.speicher.is_dir() else []


@pytest.fixture
def buero(tmp_path: Path) -> Buero:
    return Buero(tmp_path)


def imported(lauf: Lauf) -> set[str]:
    """The modules that a run with -X importtime has imported."""
    return {zeile.rpartition("|")[2].strip() for zeile in lauf.err.splitlines()}


def timed(buero: Buero, *worte: str) -> Lauf:
    befehl = [sys.executable, "-X", "importtime", "-m", "isrp_cli"]
    umgebung = {"ISRP_ZWISCHENSPEICHER": str(buero.speicher)}
    return run([*TAG, *worte], buero.ordner, befehl=befehl, **umgebung)


# --- What is kept ----------------------------------------------------------------------------


def test_every_command_that_may_be_kept_is_tried_here() -> None:
    alle = {name for befehle in PANELS.values() for name, b in befehle.items() if b.merkbar}
    assert set(MERKBAR) == alle


@pytest.mark.parametrize("name", MERKBAR)
def test_the_kept_answer_is_the_computed_one(buero: Buero, name: str) -> None:
    worte = MERKBAR[name]
    erster = buero.run(*worte)
    assert (erster.code, erster.err) == (0, "")
    assert len(erster.out) > 10
    assert len(buero.kept()) == 1
    assert erster == buero.run(*worte) == buero.computed(*worte)
    assert timed(buero, *worte).out == erster.out  # called otherwise: computed
    zweiter = timed(buero, *worte)
    assert (zweiter.code, zweiter.out) == (0, erster.out)
    # Nothing was computed.
    eigene = {m for m in imported(zweiter) if m.partition(".")[0] == "isrp_cli"}
    assert eigene <= {
        "isrp_cli",
        "isrp_cli.cli",
        "isrp_cli.antworten",
        "isrp_cli.terminal",
        "isrp_cli.git_files",
    }
    assert not imported(zweiter) & {"typer", "ruamel.yaml", "dataclasses", "pathlib"}
    # Where Python no longer has _blake2 by itself, hashlib takes its place, and time.
    assert "_blake2" in imported(zweiter)
    assert not imported(zweiter) & {"hashlib", "json"}


def test_findings_keep_their_exit_code(buero: Buero) -> None:
    buero.process("data", schritte="schritte: [{nr: 1}]\n")
    erster = buero.run("pruefen")
    assert (erster.code, erster.err) == (1, "")
    assert len(buero.kept()) == 1
    assert buero.run("pruefen") == erster


@pytest.mark.parametrize(
    "worte",
    [
        ["status", "--help"],
        ["--help"],
        ["--version"],
        ["status", "--falsch"],
        ["schritt", "99"],
        ["zeitangabe", "2022"],
        ["bericht"],
        ["export"],
        ["agenda", "1", "-o", "papier.md"],
        ["agenda", "1", "--format", "html"],
        ["erledigt", "1"],
        ["erledigt", "2", "--trocken"],
        ["--daten", "gibtsnicht", "status"],
    ],
)
def test_what_does_more_or_fails_is_not_kept(buero: Buero, worte: list[str]) -> None:
    erster = buero.run(*worte)
    if worte != ["agenda", "1", "--format", "html"]:  # text like any other
        assert buero.kept() == []
    if "-o" in worte:
        assert buero.ordner.joinpath("papier.md").is_file()
        assert buero.run(*worte).code == 1  # there is one already
    elif worte == ["erledigt", "1"]:
        assert erster.code == 0
        assert "erledigt: 2024-04-01" in (buero.ordner / "data" / "schritte.yaml").read_text()
    else:
        assert buero.run(*worte) == erster


def test_a_missing_file_is_looked_for_each_time(buero: Buero) -> None:
    (buero.ordner / "data" / "gremien.yaml").unlink()
    assert buero.run("pruefen").code == 1
    assert buero.kept() == []


def test_an_answer_that_is_too_long_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(antworten, "MAX_BYTES", 10_000)
    kurz = ask(monkeypatch, tmp_path, "x" * 800)
    assert kurz is not None
    assert kurz.stat().st_size < 1000
    assert ask(monkeypatch, tmp_path, "x" * 1000, "lang") is None


# --- When it no longer holds -----------------------------------------------------------------

Aenderung = Callable[[Buero], None]


def write(pfad: str, text: str) -> Aenderung:
    def aendere(buero: Buero) -> None:
        ziel = buero.ordner / pfad
        ziel.parent.mkdir(exist_ok=True)
        ziel.write_text(text, encoding="utf-8")

    return aendere


def replace(datei: str, alt: str, neu: str) -> Aenderung:
    def aendere(buero: Buero) -> None:
        pfad = buero.ordner / "data" / f"{datei}.yaml"
        merkmale, text = pfad.stat(), pfad.read_text(encoding="utf-8")
        assert alt in text
        assert len(alt) == len(neu)
        pfad.write_text(text.replace(alt, neu), encoding="utf-8")
        # Same size, same time: only the content tells.
        os.utime(pfad, ns=(merkmale.st_atime_ns, merkmale.st_mtime_ns))

    return aendere


def tracked(pfad: str, text: str) -> Aenderung:
    def aendere(buero: Buero) -> None:
        write(pfad, text)(buero)
        buero.git("add", pfad)

    return aendere


def nearer(buero: Buero) -> None:
    """Another process, nearer to where the command is called."""
    buero.process("unten/data", prozess="titel: Der andere\n")


@pytest.mark.parametrize(
    ("worte", "aenderung"),
    [
        (["status"], replace("prozess", "Probe", "Andre")),
        (["status"], replace("schritte", "Entwurf", "Neufass")),
        (["status"], replace("schritte", "bis 05/2024", "bis 02/2024")),
        (["gremien"], replace("gremien", "name: Rat", "name: RAT")),
        (["meilensteine"], replace("meilensteine", "Fertig", "Fertiq")),
        (["status"], write("data/meilensteine.yaml", "meilensteine: 1\n")),
        (["status"], lambda b: (b.ordner / "data" / "prozess.yaml").unlink()),
        (["status"], lambda b: shutil.rmtree(b.ordner / "data")),
        (["agenda", "1"], write("data/vorlagen/agenda.md.j2", "# Eigene {{ agenda.titel }}\n")),
        (["pruefen"], tracked("data/notiz.txt", "muster@example.org\n")),
        (["pruefen"], tracked("data/kontakte.yaml", "kontakte: []\n")),
    ],
)
def test_a_change_is_seen(buero: Buero, worte: list[str], aenderung: Aenderung) -> None:
    vorher = buero.run(*worte)
    assert buero.kept()
    aenderung(buero)
    nachher = buero.run(*worte)
    assert nachher == buero.computed(*worte)
    assert nachher != vorher


def test_an_own_template_is_read_each_time(buero: Buero) -> None:
    write("data/vorlagen/agenda.md.j2", "# Erste\n")(buero)
    assert buero.run("agenda", "1").out == "# Erste\n"
    assert buero.kept() == []
    write("data/vorlagen/agenda.md.j2", "# Zweite\n")(buero)
    assert buero.run("agenda", "1").out == "# Zweite\n"


def test_a_tracked_file_is_read_again(buero: Buero) -> None:
    tracked("data/liste.txt", "nichts\n")(buero)
    assert buero.run("pruefen").code == 0
    assert len(buero.kept()) == 1
    write("data/liste.txt", "muster@example.org\n")(buero)
    assert "data/liste.txt:1:1" in buero.run("pruefen").out


def test_a_pipe_in_place_of_a_file_does_not_stop_anything(buero: Buero) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs named pipes")
    buero.run("status")
    pfad = buero.ordner / "data" / "prozess.yaml"
    pfad.unlink()
    os.mkfifo(pfad)
    assert "keine gewöhnliche Datei" in buero.run("status").err


def test_the_nearer_folder_counts(buero: Buero) -> None:
    unten = buero.ordner / "unten"
    unten.mkdir()
    vorher = buero.run("status", ordner=unten)
    assert buero.kept()
    nearer(buero)
    assert vorher != buero.run("status", ordner=unten) == buero.computed("status", ordner=unten)


def test_where_one_is_decides_how_files_are_named(buero: Buero) -> None:
    buero.process("data", schritte="schritte: [{nr: 1}]\n")
    oben, innen = buero.run("pruefen"), buero.run("pruefen", ordner=buero.ordner / "data")
    assert "data/schritte.yaml:1" in oben.out
    assert "data/schritte.yaml:1" not in innen.out


@pytest.mark.parametrize(
    ("einmal", "dann"),
    [
        ({"COLUMNS": "80"}, {"COLUMNS": "100"}),
        ({}, {"FORCE_COLOR": "1"}),
        ({"FORCE_COLOR": "1"}, {"FORCE_COLOR": "1", "NO_COLOR": "1"}),
        ({}, {"ISRP_DATEN": "anderswo"}),
        ({}, {"PYTHONIOENCODING": "ascii"}),
    ],
)
def test_the_surroundings_count(buero: Buero, einmal: dict[str, str], dann: dict[str, str]) -> None:
    buero.process("anderswo", prozess="titel: Anderswo\n")
    lang = (
        "Ein Entwurf mit einem Titel, der in achtzig Spalten nicht mehr ganz auf eine Zeile passt"
    )
    replace_title = (buero.ordner / "data" / "schritte.yaml").read_text().replace("Entwurf", lang)
    (buero.ordner / "data" / "schritte.yaml").write_text(replace_title)
    kodierung = dann.get("PYTHONIOENCODING", "utf-8")
    erster = buero.run("schritte", **einmal)
    zweiter = run(
        [*TAG, "schritte"],
        buero.ordner,
        kodierung=kodierung,
        **{"ISRP_ZWISCHENSPEICHER": str(buero.speicher), **dann},
    )
    assert zweiter != erster
    assert len(buero.kept()) == 2
    assert buero.run("schritte", **einmal) == erster


def entered(code: str) -> list[str]:
    """The program, after something was done to it."""
    return [sys.executable, "-c", f"{code}\nfrom isrp_cli.cli import entry\nentry()"]


def test_tomorrow_is_another_day(buero: Buero) -> None:
    def on(tag: str) -> Lauf:
        uhr = f"""
import isrp_cli.cli, datetime
class Uhr(datetime.date):
    today = classmethod(lambda _: datetime.date.fromisoformat("{tag}"))
isrp_cli.cli.date = Uhr
"""
        umgebung = {"ISRP_ZWISCHENSPEICHER": str(buero.speicher)}
        return run(["status"], buero.ordner, befehl=entered(uhr), **umgebung)

    assert "1. April 2024" in on("2024-04-01").out
    assert "2. April 2024" in on("2024-04-02").out
    assert len(buero.kept()) == 2


@pytest.mark.parametrize("was", ["program", "template", "dist-info", "egg-info"])
def test_another_version_answers_anew(buero: Buero, tmp_path: Path, was: str) -> None:
    quelle = tmp_path / "checkout" / "src"
    ohne = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(antworten.__file__).parent, quelle / "isrp_cli", ignore=ohne)
    for name in ("data", "templates"):
        shutil.copytree(Path(antworten.__file__).parents[2] / name, quelle.parent / name)
    befehl = [sys.executable, "-m", "isrp_cli"]
    umgebung = {"ISRP_ZWISCHENSPEICHER": str(buero.speicher), "PYTHONPATH": str(quelle)}

    def answered() -> Lauf:
        return run([*TAG, "status"], buero.ordner, befehl=befehl, **umgebung)

    erster = answered()
    assert answered() == erster
    assert len(buero.kept()) == 1
    if was == "program":
        with (quelle / "isrp_cli" / "views" / "status.py").open("a") as modul:
            modul.write("\n# changed\n")
    elif was == "template":
        with (quelle.parent / "templates" / "papier.css").open("a") as stil:
            stil.write("\n/* changed */\n")
    else:
        (quelle / f"holidays-99.{was}").mkdir()
    assert answered() == erster
    assert len(buero.kept()) == 2


# What is read on the way, seen from outside: every open file, every look at one, every variable.
SPUR = """
import os, sys
spur = os.open(SPUR, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
def merke(art, was):
    if isinstance(was, (str, bytes, os.PathLike)):
        os.write(spur, (art + " " + os.path.abspath(os.fsdecode(was)) + "\\n").encode())
def horche(ereignis, werte):
    if ereignis in ("open", "os.listdir", "os.scandir", "os.walk"):
        merke(ereignis, werte[0])
sys.addaudithook(horche)
for name in ("stat", "lstat", "access", "readlink"):
    def ersatz(pfad, *rest, _alt=getattr(os, name), _name=name, **weiter):
        merke(_name, pfad)
        return _alt(pfad, *rest, **weiter)
    setattr(os, name, ersatz)
umgebung = type(os.environ)
def lies(selbst, name, _alt=umgebung.__getitem__):
    rahmen = sys._getframe(1)
    while rahmen.f_code.co_filename.startswith("<frozen"):  # os and what it is made of
        rahmen = rahmen.f_back
    datei = rahmen.f_code.co_filename
    if "isrp_cli" in datei and not datei.endswith("git_files.py"):
        os.write(spur, f"umgebung {name}\\n".encode())
    return _alt(selbst, name)
umgebung.__getitem__ = lies
"""
# What `_key` and `_folder` know.
BEKANNT = {
    "ISRP_DATEN",
    "ISRP_ZWISCHENSPEICHER",
    "_ISRP_COMPLETE",
    "COLUMNS",
    "NO_COLOR",
    "FORCE_COLOR",
    "TERM",
}


@pytest.mark.skipif(os.name == "nt", reason="paths are compared as POSIX writes them")
@pytest.mark.parametrize("name", MERKBAR)
def test_everything_that_is_read_is_noted(buero: Buero, tmp_path: Path, name: str) -> None:
    tracked("data/liste.txt", "nichts\n")(buero)
    spur = tmp_path / "spur"
    umgebung = {"ISRP_ZWISCHENSPEICHER": str(buero.speicher)}
    befehl = entered(SPUR.replace("SPUR", repr(str(spur))))
    assert run([*TAG, *MERKBAR[name]], buero.ordner, befehl=befehl, **umgebung).code == 0
    (datei,) = buero.kept()
    ausgepackt = antworten.unpack(datei.read_bytes())
    assert ausgepackt is not None
    fakten, _, _ = ausgepackt
    notiert = {wo for _, wo in fakten}
    inhalte = {wo for art, wo in fakten if art == "inhalt"}
    gelesen, angesehen, variablen = set(), set(), set()
    for zeile in spur.read_text().splitlines():
        art, _, was = zeile.partition(" ")
        if art == "umgebung":
            variablen.add(was)
        elif Path(was).is_relative_to(buero.ordner) and not Path(was).is_relative_to(
            buero.speicher
        ):
            (gelesen if art == "open" else angesehen).add(was)
    vier = {
        str(buero.ordner / "data" / f"{d}.yaml")
        for d in ("prozess", "schritte", "gremien", "meilensteine")
    }
    assert vier <= gelesen
    assert gelesen - {str(spur)} <= inhalte
    # A folder is as it was where what was looked for in it is noted.
    ordner = {str(p) for wo in notiert for p in Path(wo).parents}
    assert angesehen <= notiert | ordner
    assert variablen <= BEKANNT
    if name == "pruefen":
        assert str(buero.ordner / "data" / "liste.txt") in inhalte
        assert ("git", str(buero.ordner / "data")) in fakten


# --- Where it is kept ------------------------------------------------------------------------


def damage_cut(inhalt: bytes) -> bytes:
    return inhalt[: len(inhalt) // 2]


def damage_flip(inhalt: bytes) -> bytes:
    mitte = len(inhalt) // 2
    return inhalt[:mitte] + bytes([inhalt[mitte] ^ 1]) + inhalt[mitte + 1 :]


@pytest.mark.parametrize(
    "schade",
    [
        damage_cut,
        damage_flip,
        lambda _: b"",
        lambda _: b"\n",
        lambda _: b"\x00" * 1000,
        lambda inhalt: inhalt * 2,
    ],
)
def test_a_damaged_answer_is_computed_anew(buero: Buero, schade: Callable[[bytes], bytes]) -> None:
    erster = buero.run("status")
    (datei,) = buero.kept()
    heil = datei.read_bytes()
    datei.write_bytes(schade(heil))
    assert buero.run("status") == erster
    assert datei.read_bytes() == heil


def test_what_is_packed_is_what_is_unpacked() -> None:
    fakten = {("inhalt", "/a b/\n\udcff"): "0" * 40, ("datei", "/ü"): "1" * 40}
    for text in ("", "\n\n", "ä\n\nb\r\n", "\ud800"):
        assert antworten.unpack(antworten._pack(fakten, text, 3)) == (fakten, text, 3)
    assert antworten.unpack(antworten._pack({}, "x", 0)) == ({}, "x", 0)


def test_a_folder_in_its_place_does_no_harm(buero: Buero) -> None:
    erster = buero.run("status")
    (datei,) = buero.kept()
    datei.unlink()
    datei.mkdir()
    assert buero.run("status") == erster
    assert buero.kept() == [datei]


def test_without_the_folder_everything_works(buero: Buero) -> None:
    erster = buero.run("status")
    shutil.rmtree(buero.speicher)
    assert buero.run("status") == erster
    assert buero.computed("status") == erster


def test_a_folder_that_may_not_be_written(buero: Buero) -> None:
    befehl = bound_by_permissions()
    umgebung = {"ISRP_ZWISCHENSPEICHER": str(buero.speicher)}
    buero.speicher.mkdir(mode=0o500)
    lauf = run([*TAG, "status"], buero.ordner, befehl=befehl, **umgebung)
    assert lauf == buero.computed("status")
    assert buero.kept() == []
    # The place is a file, or lies under one.
    for ort in (buero.ordner / "data" / "prozess.yaml", buero.ordner / "data/prozess.yaml/x"):
        assert buero.run("status", ISRP_ZWISCHENSPEICHER=str(ort)) == lauf


def test_a_process_in_a_folder_that_may_not_be_written(buero: Buero) -> None:
    befehl = bound_by_permissions()
    umgebung = {"ISRP_ZWISCHENSPEICHER": str(buero.speicher)}
    (buero.ordner / "data").chmod(0o500)
    ersten = [run([*TAG, "status"], buero.ordner, befehl=befehl, **umgebung) for _ in range(2)]
    assert ersten == [buero.computed("status")] * 2


@pytest.mark.skipif(os.name != "posix", reason="needs POSIX permissions")
def test_nobody_else_may_read_it(buero: Buero) -> None:
    buero.run("status")
    (datei,) = buero.kept()
    assert datei.stat().st_mode & 0o777 == 0o600
    assert buero.speicher.stat().st_mode & 0o777 == 0o700


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other places there")
@pytest.mark.parametrize("basis", ["", "cache", "relativ"])
def test_the_usual_place(buero: Buero, basis: str) -> None:
    umgebung = environment(HOME=str(buero.ordner / "heim"))
    del umgebung["ISRP_ZWISCHENSPEICHER"]
    erwartet = buero.ordner / "heim" / ".cache" / "isrp"
    if basis:
        umgebung["XDG_CACHE_HOME"] = basis if basis == "relativ" else str(buero.ordner / basis)
    if basis == "cache":
        erwartet = buero.ordner / "cache" / "isrp"
    subprocess.run(
        [*ISRP, *TAG, "status"], cwd=buero.ordner, env=umgebung, check=True, capture_output=True
    )
    assert len(list(erwartet.iterdir())) == 1


@pytest.mark.parametrize("aus", ["", "aus"])
def test_it_can_be_turned_off(buero: Buero, aus: str) -> None:
    heim = buero.ordner / "heim"
    assert buero.run("status", HOME=str(heim), ISRP_ZWISCHENSPEICHER=aus).code == 0
    assert not heim.exists()
    assert sorted(p.name for p in buero.ordner.iterdir()) == [".git", "data"]


def test_many_at_once_agree(buero: Buero) -> None:
    befehl = [*ISRP, *TAG, "status"]
    umgebung = environment(ISRP_ZWISCHENSPEICHER=str(buero.speicher))
    laeufe = [
        subprocess.Popen(befehl, cwd=buero.ordner, env=umgebung, stdout=subprocess.PIPE)
        for _ in range(8)
    ]
    texte = {lauf.communicate()[0] for lauf in laeufe}
    assert {lauf.returncode for lauf in laeufe} == {0}
    assert texte == {buero.computed("status").out.encode()}
    assert len(buero.kept()) == 1  # and nothing half written beside it


def ask(monkeypatch: pytest.MonkeyPatch, speicher: Path, text: str, *worte: str) -> Path | None:
    """An answer given in this process; the file that keeps it."""
    from datetime import date

    from isrp_cli.terminal import Umfeld

    def compute() -> int:
        antworten.keep_this()
        sys.stdout.write(text)
        return 0

    monkeypatch.setenv("ISRP_ZWISCHENSPEICHER", str(speicher / "x"))
    vorher = set((speicher / "x").glob("*"))
    assert antworten.answer([*worte], Umfeld(date(2024, 4, 1), 80, False), compute) == 0
    neu = set((speicher / "x").glob("*")) - vorher
    return next(iter(neu), None)


@pytest.mark.parametrize(("grenze", "wert"), [("MAX_ANTWORTEN", 10), ("MAX_BYTES", 10_000)])
def test_old_answers_make_room(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, grenze: str, wert: int
) -> None:
    monkeypatch.setattr(antworten, grenze, wert)
    dateien: list[Path] = []
    for i in range(12):
        datei = ask(monkeypatch, tmp_path, "x" * 900, str(i))
        assert datei is not None
        assert 900 < datei.stat().st_size < 1050
        os.utime(datei, (i, i))
        dateien.append(datei)
    # Ten have room, of which the last was written after the others were looked at.
    assert [d.exists() for d in dateien] == [False] * 2 + [True] * 10


def test_messages_are_not_lost(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An answer with a message beside it, or bytes, is not kept: they would be missing."""

    def with_(tat: Callable[[], object]) -> Iterable[str]:
        monkeypatch.setattr(antworten, "keep_this", lambda: (alt(), tat()))
        return [str(ask(monkeypatch, tmp_path, "Text", repr(tat))) for _ in range(2)]

    alt = antworten.keep_this
    assert with_(lambda: sys.stderr.write("Achtung\n")) == ["None", "None"]
    assert with_(lambda: sys.stdout.buffer) == ["None", "None"]
    assert capsys.readouterr().err == "Achtung\n" * 2
