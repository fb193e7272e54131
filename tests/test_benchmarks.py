"""The made-up processes of benchmarks/ are what they are said to be, and the report runs through.

No test looks at a clock: how long something takes is for the report, not for a test.
"""

import os
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isrp_cli import checks, loading
from isrp_cli.befund import Stufe
from isrp_cli.loading import Daten
from isrp_cli.stand import Lage
from isrp_cli.zeitangabe import lies

WURZEL = Path(__file__).parents[1]
BENCHMARKS = WURZEL / "benchmarks"
sys.path.append(str(BENCHMARKS))

import erzeugen  # noqa: E402

STAND = date(2022, 9, 10)
GROESSEN = (45, 1000)
JAHRE_2016_BIS_2026 = range(2016 * 12, 2027 * 12)


@pytest.fixture(scope="module")
def prozess(tmp_path_factory: pytest.TempPathFactory) -> Callable[[int], Daten]:
    """The process of so many steps, written and read once."""
    gelesen: dict[int, Daten] = {}

    def lade(schritte: int) -> Daten:
        if schritte not in gelesen:
            ordner = tmp_path_factory.mktemp(f"p{schritte}")
            erzeugen.schreibe(ordner, schritte)
            gelesen[schritte] = loading.load(ordner)
        return gelesen[schritte]

    return lade


def wordings(daten: Daten) -> set[str]:
    """Every Zeitangabe of the steps."""
    texte = set()
    for s in daten.prozess.schritte:
        texte.add(s.zeitplanung.text)
        texte |= {v.von.text for v in s.verschiebungen}
        texte |= {f.bis.text for f in s.festlegungen if f.bis}
    return texte


@pytest.mark.parametrize("schritte", GROESSEN)
def test_has_so_many_steps_and_no_error(prozess: Callable[[int], Daten], schritte: int) -> None:
    daten = prozess(schritte)
    assert [s.nr for s in daten.prozess.schritte] == list(range(1, schritte + 1))
    befunde = checks.run(daten, STAND)
    assert [b for b in befunde if b.stufe is Stufe.FEHLER] == []
    # A plausible plan: not every other step is something to complain about.
    assert len(befunde) < schritte / 5


@pytest.mark.parametrize("schritte", GROESSEN)
def test_uses_every_notation(prozess: Callable[[int], Daten], schritte: int) -> None:
    texte = wordings(prozess(schritte))
    for notation in erzeugen.NOTATIONEN:
        moegliche = {erzeugen.wortlaut(notation, monat) for monat in JAHRE_2016_BIS_2026}
        assert moegliche & texte, notation.muster


@pytest.mark.parametrize("notation", erzeugen.NOTATIONEN, ids=lambda n: n.muster)
def test_a_notation_names_the_window_it_says(notation: erzeugen.Notation) -> None:
    """The window begins in the first month and ends in the last one of its `dauer`."""
    for monat in JAHRE_2016_BIS_2026:
        angabe = lies(erzeugen.wortlaut(notation, monat))
        if monat % 12 + 1 not in notation.ab:
            continue
        if notation.dauer == 0:
            assert angabe.spaet is None
            continue
        assert angabe.spaet is not None
        assert month(angabe.spaet) == monat + notation.dauer - 1
        assert angabe.frueh is None or month(angabe.frueh) == monat


def month(tag: date) -> int:
    """The month of a day, counted since year 0."""
    return tag.year * 12 + tag.month - 1


@pytest.mark.parametrize("schritte", GROESSEN)
def test_the_same_bytes_every_time(tmp_path: Path, schritte: int) -> None:
    """Also in another process, where sets of texts have another order."""
    erzeugen.schreibe(tmp_path / "a", schritte)
    befehl = [sys.executable, BENCHMARKS / "erzeugen.py", tmp_path / "b", str(schritte)]
    subprocess.run(befehl, check=True, capture_output=True)
    dateien = sorted(pfad.name for pfad in (tmp_path / "a").iterdir())
    assert dateien == ["gremien.yaml", "meilensteine.yaml", "prozess.yaml", "schritte.yaml"]
    for name in dateien:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


@pytest.mark.parametrize("schritte", GROESSEN)
def test_has_chains_and_fan_in(prozess: Callable[[int], Daten], schritte: int) -> None:
    plan = Lage(prozess(schritte).prozess, STAND).plan
    assert max(len(davor) for davor in plan.vorgaenger.values()) >= 8
    tiefe: dict[int, int] = {}
    for nr in plan.reihenfolge:
        tiefe[nr] = 1 + max((tiefe[vor] for vor in plan.vorgaenger[nr]), default=0)
    assert max(tiefe.values()) >= 10


@pytest.mark.parametrize("schritte", GROESSEN)
def test_step_1_is_open_and_holds_up_a_good_part(
    prozess: Callable[[int], Daten], schritte: int
) -> None:
    lage = Lage(prozess(schritte).prozess, STAND)
    assert lage.schritte[1].status == "ueberfaellig"
    assert not lage.schritte[1].schritt.termine
    wartend = lage.haelt_auf(1)
    assert len(wartend) >= schritte / 5
    # Spread over the plan, also before the Stand.
    assert min(wartend) < schritte / 3
    assert max(wartend) > schritte * 0.9


@pytest.mark.parametrize("schritte", GROESSEN)
def test_a_good_half_is_done_and_nothing_too_early(
    prozess: Callable[[int], Daten], schritte: int
) -> None:
    daten = prozess(schritte)
    lage = Lage(daten.prozess, STAND)
    anteil = sum(s.fertig for s in lage.schritte.values()) / schritte
    assert 0.5 < anteil < 0.7
    for s in daten.prozess.schritte:
        for vorgaenger in s.nach:
            vor = lage.prozess.schritt_nach_nr[vorgaenger.schritt]
            if s.erledigt and not vor.entfallen:
                assert vor.erledigt is not None
                assert vor.erledigt <= s.erledigt


@pytest.mark.parametrize("schritte", GROESSEN)
def test_a_step_takes_about_as_many_bytes_as_a_shipped_one(
    prozess: Callable[[int], Daten], schritte: int
) -> None:
    text = (WURZEL / "data" / "schritte.yaml").read_text(encoding="utf-8")
    mitgeliefert = len(text.partition("\nschritte:\n")[2].encode()) / text.count("- nr:")
    erzeugt = (prozess(schritte).ordner / "schritte.yaml").stat().st_size / schritte
    assert erzeugt == pytest.approx(mitgeliefert, rel=0.1)


@pytest.mark.skipif(os.name == "nt", reason="peak memory is measured with wait4")
def test_the_report_runs_through() -> None:
    umgebung = {**os.environ, "PYTHONPATH": str(WURZEL / "src")}
    befehl = [sys.executable, BENCHMARKS / "bench.py", "--bis=45", "--laeufe=1", "--ohne-andere"]
    ergebnis = subprocess.run(befehl, capture_output=True, text=True, env=umgebung, check=False)
    assert ergebnis.returncode == 0, ergebnis.stderr
    bericht = ergebnis.stdout
    assert "fails" not in bericht
    for zeile in (
        "| Measured | on |",
        "| Command | time | `python -c pass` | ratio | memory | `python -c pass` |",
        "| `isrp agenda 26`, nothing changed | ",
        "| Command | steps | time | memory | against n log n |",
        "| `verschieben 1 03/2023 --mitziehen` | 45 | ",
        "| Steps | import | read | check | plan | show |",
    ):
        assert f"\n{zeile}" in f"\n{bericht}"
