"""Writing the plan: all or nothing, one at a time, only what was read; whatever goes wrong."""

import errno
import os
import pathlib
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path
from types import FrameType

import pytest
from filelock import FileLock
from hilfen import ISRP, bound_by_permissions, environment, run, tag, write_folder

from isrp_cli import dateien, edits, vorhaben
from isrp_cli.befund import Abbruch, Stufe
from isrp_cli.loading import Daten, Ordner, find_folder, load
from isrp_cli.models import Festlegung
from isrp_cli.stand import Lage
from isrp_cli.vorhaben import SCHRITTDATEI, Vorhaben
from isrp_cli.yaml_edit import Anhaengen, Setze
from isrp_cli.zeitangabe import lies

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX processes and files")
STAND = tag("15.03.2024")


def done(daten: Daten, lage: Lage) -> Vorhaben:
    return vorhaben.erledigt(daten, lage, 1, STAND, None)


def undone(daten: Daten, lage: Lage) -> Vorhaben:
    return vorhaben.erledigt_zurueck(daten, lage, 1)


def task(text: str) -> edits.Plane:
    """The edit that adds a task to step 1."""
    return lambda daten, lage: vorhaben.festlegung(daten, lage, 1, Festlegung(text=text))


def write(ordner: Path, plane: edits.Plane = done) -> edits.Entwurf:
    return edits.write(Ordner(ordner, False), STAND, plane)


def refused(ordner: Path, plane: edits.Plane = done) -> str:
    """The sentence with which an edit is refused; the folder is as it was."""
    vorher = contents(ordner)
    with pytest.raises(Abbruch) as fehler:
        write(ordner, plane)
    assert contents(ordner) == vorher
    return str(fehler.value)


def contents(ordner: Path) -> dict[str, bytes]:
    """Every file of the folder but the lock."""
    dateien = (p for p in ordner.iterdir() if p.is_file() and p.name != edits.SPERRE)
    return {p.name: p.read_bytes() for p in dateien}


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    """A sound process."""
    return write_folder(tmp_path)


# --- An edit and its lines -------------------------------------------------------------------


def test_one_line_more_and_nothing_else_changes(ordner: Path) -> None:
    vorher = contents(ordner)
    entwurf = write(ordner)
    nachher = contents(ordner)
    assert nachher.keys() == vorher.keys()
    assert [name for name in vorher if vorher[name] != nachher[name]] == [SCHRITTDATEI]
    assert (entwurf.alt, entwurf.neu) == (vorher[SCHRITTDATEI], nachher[SCHRITTDATEI])
    zeilen = nachher[SCHRITTDATEI].splitlines()
    zeilen.remove(b"    erledigt: 2024-03-15")
    assert zeilen == vorher[SCHRITTDATEI].splitlines()
    assert [z for z in entwurf.unterschied() if z[0] in "+-"][2:] == ["+    erledigt: 2024-03-15"]


@pytest.mark.parametrize("ende", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("abschluss", [True, False])
def test_line_ends_bom_and_the_last_line_stay(
    tmp_path: Path, ende: str, bom: bytes, abschluss: bool
) -> None:
    ordner = write_folder(tmp_path)
    ziel = ordner / SCHRITTDATEI
    text = ziel.read_text().rstrip("\n") + "\n" * abschluss
    ziel.write_bytes(bom + text.replace("\n", ende).encode())
    vorher = ziel.read_bytes()
    for plane in (done, task("Prüfung"), lambda d, la: vorhaben.erledigt(d, la, 3, STAND, "ja")):
        write(ordner, plane)
        inhalt = ziel.read_bytes()
        assert inhalt.startswith(bom)
        assert inhalt.count(b"\xef\xbb\xbf") == len(bom) // 3
        assert inhalt.count(b"\r") == (inhalt.count(b"\n") if ende == "\r\n" else 0)
        assert inhalt.endswith(b"\n") is abschluss
    write(ordner, lambda d, la: vorhaben.erledigt_zurueck(d, la, 3))
    ergebnis = f"    ergebnis: ja{ende}" if abschluss else f"{ende}    ergebnis: ja"
    ziel.write_bytes(ziel.read_bytes().replace(ergebnis.encode(), b""))
    write(ordner, lambda d, la: vorhaben.festlegung_zurueck(d, la, 1, "Prüfung"))
    write(ordner, undone)
    assert ziel.read_bytes() == vorher


def test_a_dry_run_touches_nothing(ordner: Path) -> None:
    vorher = contents(ordner)
    entwurf = edits.draft(Ordner(ordner, False), STAND, done)
    assert entwurf.neu != entwurf.alt == vorher[SCHRITTDATEI]
    assert sorted(p.name for p in ordner.iterdir()) == sorted(vorher)


def test_the_lines_shown_of_a_file_from_windows(ordner: Path) -> None:
    text = (ordner / SCHRITTDATEI).read_text()
    (ordner / SCHRITTDATEI).write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    entwurf = edits.draft(
        Ordner(ordner, False), STAND, lambda d, la: vorhaben.entfaellt(d, la, 2, STAND, "x")
    )
    assert entwurf.unterschied()[3:] == [
        "     nach: [1]",
        "+    entfallen:",
        "+      am: 2024-03-15",
        "+      grund: x",
        "   - nr: 3",
    ]


def test_an_edit_that_changes_nothing_does_not_write(ordner: Path) -> None:
    ziel = ordner / SCHRITTDATEI
    vorher = ziel.stat()
    entwurf = write(ordner, lambda d, la: Vorhaben(was="nichts", aenderungen=()))
    assert entwurf.neu == entwurf.alt
    assert (ziel.stat().st_ino, ziel.stat().st_mtime_ns) == (vorher.st_ino, vorher.st_mtime_ns)


# --- At least as sound as before -------------------------------------------------------------


def test_an_edit_that_would_break_the_plan_is_refused_with_the_findings(ordner: Path) -> None:
    def loop(daten: Daten, lage: Lage) -> Vorhaben:
        pfad = daten.pfad(lage.prozess.schritt_nach_nr[2])
        return Vorhaben(was="", aenderungen=(Anhaengen((*pfad, "nach"), 3),))

    def odd(daten: Daten, lage: Lage) -> Vorhaben:
        pfad = daten.pfad(lage.prozess.schritt_nach_nr[2])
        return Vorhaben(was="", aenderungen=(Setze((*pfad, "zeitplanung"), "irgendwann"),))

    vorher = contents(ordner)
    for plane, check in ((loop, "zyklus"), (odd, "schema")):
        with pytest.raises(Abbruch, match="So geändert wäre der Plan fehlerhaft") as fehler:
            write(ordner, plane)
        assert fehler.value.befunde
        assert check in {b.check for b in fehler.value.befunde} | {"schema"}
        assert contents(ordner) == vorher


def test_a_plan_with_errors_is_not_edited(ordner: Path) -> None:
    text = (ordner / SCHRITTDATEI).read_text()
    (ordner / SCHRITTDATEI).write_text(text.replace("nach: [2]", "nach: [99]"))
    assert "lässt sich der Plan nicht auswerten" in refused(ordner)


def test_only_what_the_edit_adds_is_told(ordner: Path) -> None:
    text = (ordner / SCHRITTDATEI).read_text()
    # Step 2 ends by May, before step 1 begins: a warning already.
    (ordner / SCHRITTDATEI).write_text(text.replace("03/2024", "07/2024"))
    assert write(ordner, task("x")).neue_befunde == ()
    neu = lies("04/2024")
    entwurf = write(ordner, lambda d, la: vorhaben.verschieben(d, la, 3, neu, "x", mitziehen=False))
    assert [(b.check, b.stufe) for b in entwurf.neue_befunde] == [("zeitfolge", Stufe.WARNUNG)]
    assert entwurf.neue_befunde[0].meldung.startswith("Schritt 3 endet am 30.04.2024, kommt aber")


def test_what_cannot_be_edited_automatically_is_refused(ordner: Path) -> None:
    text = (ordner / SCHRITTDATEI).read_text()
    (ordner / SCHRITTDATEI).write_text(
        text.replace("nach: [1]", "nach: &n [1]").replace("nach: [2]", "nach: *n")
    )

    def more(daten: Daten, lage: Lage) -> Vorhaben:
        pfad = daten.pfad(lage.prozess.schritt_nach_nr[3])
        return Vorhaben(was="", aenderungen=(Anhaengen((*pfad, "nach"), 2),))

    satz = refused(ordner, more)
    assert satz.startswith("Das lässt sich nicht automatisch eintragen (")
    assert "schritte.yaml, Zeile 21: " in satz
    assert satz.endswith("betrifft). Bitte von Hand ändern.")


# --- Only what was read, only what was agreed to ---------------------------------------------


def test_a_file_that_changed_meanwhile_is_left_alone(ordner: Path) -> None:
    ziel = ordner / SCHRITTDATEI
    fremd = ziel.read_bytes() + b"# von jemand anderem\n"

    def slow(daten: Daten, lage: Lage) -> Vorhaben:
        ziel.write_bytes(fremd)
        return done(daten, lage)

    with pytest.raises(Abbruch, match=r"wurde inzwischen geändert\. Nichts wurde geschrieben"):
        write(ordner, slow)
    assert ziel.read_bytes() == fremd
    assert not leftovers(ordner)
    write(ordner)


def test_a_file_that_is_gone_meanwhile_is_not_made_anew(ordner: Path) -> None:
    ziel = ordner / SCHRITTDATEI

    def slow(daten: Daten, lage: Lage) -> Vorhaben:
        ziel.unlink()
        return done(daten, lage)

    with pytest.raises(Abbruch, match="lässt sich nicht schreiben"):
        write(ordner, slow)
    assert not ziel.exists()
    assert not leftovers(ordner)


def test_only_what_was_agreed_to_is_written(ordner: Path) -> None:
    o = Ordner(ordner, False)
    gezeigt = edits.draft(o, STAND, done)
    write(ordner, task("inzwischen"))
    vorher = contents(ordner)
    with pytest.raises(Abbruch, match="wurde inzwischen geändert"):
        edits.write(o, STAND, done, gezeigt)
    assert contents(ordner) == vorher
    assert edits.write(o, STAND, done, edits.draft(o, STAND, done)).neu != vorher[SCHRITTDATEI]


def test_what_is_about_to_be_written_is_shown_before(ordner: Path) -> None:
    vorher = contents(ordner)
    gesehen = []

    def look(entwurf: edits.Entwurf) -> None:
        assert contents(ordner) == vorher
        gesehen.append(entwurf)

    entwurf = edits.write(Ordner(ordner, False), STAND, done, vorher=look)
    assert gesehen == [entwurf]


# --- The lock --------------------------------------------------------------------------------


@posix
def test_a_lock_held_by_another_process(ordner: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(edits, "WARTEN_SEKUNDEN", 0.3)
    code = (
        "import sys, time; from filelock import FileLock\n"
        "with FileLock(sys.argv[1]): print('da', flush=True); time.sleep(60)"
    )
    befehl = [sys.executable, "-c", code, str(ordner / edits.SPERRE)]
    with subprocess.Popen(befehl, stdout=subprocess.PIPE, text=True) as anderer:
        assert anderer.stdout is not None
        assert anderer.stdout.readline() == "da\n"
        beginn = time.monotonic()
        assert "Ein anderer Aufruf von isrp ändert gerade denselben Plan" in refused(ordner)
        assert time.monotonic() - beginn < 10
        anderer.kill()
    # A killed process holds nothing.
    write(ordner)


@posix
def test_two_folders_that_link_to_one_file_share_its_lock(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(edits, "WARTEN_SEKUNDEN", 0.1)
    (echt := tmp_path / "echt").mkdir()
    (link := tmp_path / "link").mkdir()
    write_folder(echt)
    write_folder(link, schritte=None)
    (link / SCHRITTDATEI).symlink_to("../echt/schritte.yaml")
    with FileLock(echt / edits.SPERRE):
        assert "Ein anderer Aufruf" in refused(link)
    write(link)
    assert (link / SCHRITTDATEI).is_symlink()
    assert b"erledigt" in (echt / SCHRITTDATEI).read_bytes()


@posix
@pytest.mark.parametrize("rechte", [0o600, 0o640, 0o666])
def test_who_may_write_the_plan_may_lock_it(ordner: Path, rechte: int) -> None:
    (ordner / SCHRITTDATEI).chmod(rechte)
    write(ordner)
    assert (ordner / edits.SPERRE).stat().st_mode & 0o7777 == rechte


def test_twenty_edits_at_once_and_none_is_lost(ordner: Path) -> None:
    befehle = [
        [*ISRP, "--daten", str(ordner), "festlegung", "1", f"Aufgabe {i:02}", "--wer", "Amt"]
        for i in range(20)
    ]
    laeufe = [
        subprocess.Popen(
            befehl, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        for befehl in befehle
    ]
    ergebnisse = [(*lauf.communicate(timeout=120), lauf.returncode) for lauf in laeufe]
    assert [(err, code) for _, err, code in ergebnisse] == [("", 0)] * 20
    daten = load(ordner)
    assert daten.befunde == []
    texte = [f.text for f in daten.prozess.schritt_nach_nr[1].festlegungen]
    assert sorted(texte) == [f"Aufgabe {i:02}" for i in range(20)]
    assert not leftovers(ordner)


# --- Killed ----------------------------------------------------------------------------------


def leftovers(ordner: Path) -> list[str]:
    """Hidden files but the lock."""
    return [p.name for p in ordner.iterdir() if p.name[0] == "." and p.name != edits.SPERRE]


def in_child(arbeit: Callable[[], None]) -> int:
    """Forks; the child does this work and ends without a word. Gives its process id."""
    with warnings.catch_warnings():
        # Python warns of threads that other tests left; the child does not need them.
        warnings.simplefilter("ignore", DeprecationWarning)
        kind = os.fork()
    if kind == 0:
        try:
            arbeit()
        finally:
            os._exit(0)
    return kind


def at_each_line_of_writing(tue: Callable[[], object]) -> None:
    """Does something before every line of `replace_file` and of what it calls, in this process."""
    ersetzen = dateien.replace_file

    def line(frame: FrameType, ereignis: str, arg: object) -> Callable[..., object]:
        if ereignis == "line":
            tue()
        return line

    def call(frame: FrameType, ereignis: str, arg: object) -> Callable[..., object] | None:
        rufer = frame.f_back.f_code.co_filename if frame.f_back else ""
        datei = frame.f_code.co_filename
        innen = datei == pathlib.__file__ and rufer == dateien.__file__
        return line if innen or datei == dateien.__file__ else None

    def traced(ziel: Path, inhalt: bytes, **vorher: bytes) -> None:
        sys.settrace(call)
        ersetzen(ziel, inhalt, **vorher)

    dateien.replace_file = traced


def old_and_new(ordner: Path) -> tuple[bytes, bytes]:
    """The two states between which `done` and `undone` change the file, both sound."""
    alt = (ordner / SCHRITTDATEI).read_bytes()
    neu = write(ordner).neu
    assert load(ordner).befunde == []
    write(ordner, undone)
    assert (ordner / SCHRITTDATEI).read_bytes() == alt
    assert load(ordner).befunde == []
    return alt, neu


def toggle(ordner: Path, zustaende: tuple[bytes, bytes]) -> None:
    """The edit from the one state to the other."""
    write(ordner, done if (ordner / SCHRITTDATEI).read_bytes() == zustaende[0] else undone)


def works_again(ordner: Path, zustaende: tuple[bytes, bytes]) -> None:
    """The next edit works and clears up."""
    vorher = (ordner / SCHRITTDATEI).read_bytes()
    toggle(ordner, zustaende)
    assert {vorher, (ordner / SCHRITTDATEI).read_bytes()} == set(zustaende)
    assert not leftovers(ordner)


@posix
def test_killed_two_hundred_times_while_it_writes(ordner: Path) -> None:
    zustaende = old_and_new(ordner)
    zufall = random.Random(20220914)
    gesehen: Counter[tuple[bool, bool]] = Counter()

    def write_slowly(melden: int) -> None:
        at_each_line_of_writing(lambda: (os.write(melden, b"."), time.sleep(0.0005)))
        toggle(ordner, zustaende)

    for nummer in range(200):
        vorher = (ordner / SCHRITTDATEI).read_bytes()
        lesen, schreiben = os.pipe()
        kind = in_child(partial(write_slowly, schreiben))
        os.close(schreiben)
        assert os.read(lesen, 1) == b"."  # it has begun
        time.sleep(zufall.uniform(0, 0.04))
        os.kill(kind, signal.SIGKILL)
        os.waitpid(kind, 0)
        os.close(lesen)
        inhalt = (ordner / SCHRITTDATEI).read_bytes()
        assert inhalt in zustaende
        gesehen[inhalt != vorher, bool(leftovers(ordner))] += 1
        if nummer % 10 == 0:
            works_again(ordner, zustaende)
    works_again(ordner, zustaende)
    # It was indeed hit while it wrote, and after that.
    assert gesehen[False, True] >= 10
    assert gesehen[True, False] >= 10


@posix
def test_killed_at_every_line_of_the_writing(ordner: Path) -> None:
    zustaende = old_and_new(ordner)
    gesehen = set()

    def die_at_line(nummer: int) -> None:
        gezaehlt = count(1)
        at_each_line_of_writing(
            lambda: next(gezaehlt) == nummer and os.kill(os.getpid(), signal.SIGKILL)
        )
        toggle(ordner, zustaende)

    for nummer in range(1, 500):
        vorher = (ordner / SCHRITTDATEI).read_bytes()
        kind = in_child(partial(die_at_line, nummer))
        code = os.waitstatus_to_exitcode(os.waitpid(kind, 0)[1])
        inhalt = (ordner / SCHRITTDATEI).read_bytes()
        assert inhalt in zustaende
        gesehen.add((inhalt != vorher, bool(leftovers(ordner))))
        if code == 0:
            break
    else:
        pytest.fail("the writing never came to its end")
    # Before, between and after: old without and with a rest, new without.
    assert gesehen == {(False, False), (False, True), (True, False)}
    works_again(ordner, zustaende)


@posix
def test_the_disk_keeps_the_new_file_before_it_replaces_the_old(
    ordner: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What a killed process cannot show, a power failure would."""
    folge = []
    fsync, ersetzen = os.fsync, Path.replace

    def synchronise(griff: int) -> None:
        folge.append("Ordner" if stat.S_ISDIR(os.fstat(griff).st_mode) else os.fstat(griff).st_size)
        fsync(griff)

    def replace(quelle: Path, ziel: Path) -> Path:
        folge.append(ziel.name)
        return ersetzen(quelle, ziel)

    monkeypatch.setattr(os, "fsync", synchronise)
    monkeypatch.setattr(Path, "replace", replace)
    entwurf = write(ordner)
    assert folge == [len(entwurf.neu), SCHRITTDATEI, "Ordner"]


# --- Disks, rights, links --------------------------------------------------------------------


@pytest.fixture
def laufwerk(tmp_path: Path) -> Iterator[Callable[..., Path]]:
    """Mounts a small disk where that is permitted; ("remount", "ro") makes it read-only."""
    stelle = tmp_path / "laufwerk"
    stelle.mkdir()
    befehl = shutil.which("mount")
    if sys.platform != "linux" or os.geteuid() != 0 or befehl is None:
        pytest.skip("only root may mount a disk on Linux")

    def mounten(*optionen: str) -> Path:
        wie = ",".join(("size=64k", *optionen))
        lauf = subprocess.run(
            [befehl, "-t", "tmpfs", "-o", wie, "tmpfs", stelle], capture_output=True, check=False
        )
        if lauf.returncode:
            pytest.skip(f"mounting is not permitted here: {lauf.stderr.decode().strip()}")
        return stelle

    yield mounten
    while subprocess.run(["umount", stelle], capture_output=True, check=False).returncode == 0:
        pass


def test_a_full_disk_is_reported_and_nothing_is_damaged(laufwerk: Callable[..., Path]) -> None:
    ordner = write_folder(laufwerk())
    write(ordner)
    write(ordner, undone)
    fuellung = ordner / "voll"
    with fuellung.open("wb") as voll:
        try:
            while os.write(voll.fileno(), b"x" * 1024):
                pass
        except OSError as ende:
            assert ende.errno == errno.ENOSPC  # noqa: PT017
    satz = refused(ordner)
    assert "lässt sich nicht schreiben (kein Platz mehr frei). Nichts wurde geändert." in satz
    assert "freien Platz" in satz
    lauf = run(["--daten", str(ordner), "erledigt", "1"], ordner)
    assert (lauf.code, lauf.out, lauf.err.count("\n")) == (1, "", 1)
    assert "kein Platz mehr frei" in lauf.err
    fuellung.unlink()
    write(ordner)


def test_a_read_only_disk_is_reported(laufwerk: Callable[..., Path]) -> None:
    ordner = write_folder(laufwerk())
    laufwerk("remount", "ro")
    satz = refused(ordner)
    assert "lässt sich nicht schreiben (schreibgeschütztes Laufwerk). Nichts wurde geändert" in satz
    assert edits.draft(Ordner(ordner, False), STAND, done).neu  # showing it is no problem


def test_a_folder_without_the_right_to_write(ordner: Path) -> None:
    befehl = bound_by_permissions()
    ordner.chmod(0o555)
    try:
        lauf = run(["--daten", ".", "erledigt", "1"], ordner, befehl=befehl)
    finally:
        ordner.chmod(0o755)
    assert (lauf.code, lauf.out) == (1, "")
    assert "„schritte.yaml“ lässt sich nicht schreiben (keine Schreibrechte)" in lauf.err
    assert "Bitte Rechte" in lauf.err


@posix
def test_rights_and_owner_stay(ordner: Path) -> None:
    ziel = ordner / SCHRITTDATEI
    for rechte in (0o640, 0o600, 0o664):
        ziel.chmod(rechte)
        write(ordner, task(oct(rechte)))
        assert ziel.stat().st_mode & 0o7777 == rechte
    if os.geteuid() == 0:
        os.chown(ziel, 1234, 4321)
        write(ordner)
        assert (ziel.stat().st_uid, ziel.stat().st_gid) == (1234, 4321)
        assert ziel.stat().st_mode & 0o7777 == 0o664


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    """Of a name that a search pattern would take otherwise."""
    (woanders := tmp_path / "woanders").mkdir()
    (ordner := tmp_path / "plan").mkdir()
    write_folder(ordner)
    echt = woanders / "schritte [1].yaml"
    (ordner / SCHRITTDATEI).rename(echt)
    (ordner / SCHRITTDATEI).symlink_to(echt)
    (woanders / f".isrp-{echt.name}-rest").write_bytes(b"rest")
    (woanders / ".isrp-andere.yaml-rest").write_bytes(b"nicht von hier")
    write(ordner)
    assert (ordner / SCHRITTDATEI).is_symlink()
    assert b"erledigt" in echt.read_bytes()
    assert sorted(p.name for p in woanders.iterdir()) == [
        ".isrp-andere.yaml-rest",
        edits.SPERRE,
        echt.name,
    ]


def test_the_shipped_process_is_not_edited(monkeypatch: pytest.MonkeyPatch) -> None:
    from isrp_cli import loading

    monkeypatch.setattr(loading, "SHIPPED_DATA_IS_INSTALLED", True)
    mitgeliefert = loading.SHIPPED_DATA
    vorher = contents(mitgeliefert)
    for ordner in (find_folder(None, {}, Path("/")), find_folder(mitgeliefert, {}, Path("/"))):
        with pytest.raises(Abbruch) as fehler:
            edits.write(ordner, STAND, done)
        satz = str(fehler.value)
        assert "Der mitgelieferte Prozess ist nur zum Ansehen" in satz
        assert "kopieren" in satz
        assert "„--daten ORDNER“" in satz
    assert contents(mitgeliefert) == vorher
    assert not (mitgeliefert / edits.SPERRE).exists()
