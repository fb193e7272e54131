"""Measures isrp and prints a report in Markdown: `python benchmarks/bench.py`.

`--schreiben` puts the report into docs/leistung.md, between its two marks. Every command runs in a
process of its own, in a temporary folder, with a fixed environment and its output thrown away.
Nothing else should run beside it. `isrp` is the one installed beside this Python.
"""

import argparse
import json
import math
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import anderswo
import erzeugen
import rechner

HIER = Path(__file__).resolve().parent
BERICHT = HIER.parent / "docs" / "leistung.md"
MARKEN = ("<!-- bench: begin -->", "<!-- bench: end -->")

ISRP = str(Path(sys.executable).parent / "isrp")
STAND = ("--stand", "10.09.2022")
STATUS = (ISRP, "status", *STAND)
AGENDA = (ISRP, "agenda", "26", *STAND)
PRUEFEN = (ISRP, "pruefen", *STAND)
# To the middle of what is still to come: about every fourth step moves along.
VERSCHIEBEN = (
    *(ISRP, "verschieben", "1", "03/2023", "--mitziehen", "--ja", "--grund", "Benchmark"),
    *STAND,
)
NICHTS = (sys.executable, "-c", "pass")

GROESSEN = (45, 1_000, 10_000, 100_000)
GROSS = 100_000
FRIST = 600
FRIST_ANDERSWO = 120


# --- Measuring -------------------------------------------------------------------------------


class Messung(NamedTuple):
    """How a command ran: seconds from start to end, peak memory in bytes, exit code."""

    sekunden: float
    speicher: float
    code: int


class Werkbank:
    """A temporary folder with copies of processes, and the environment in which commands run."""

    def __init__(self, ordner: Path) -> None:
        self.ordner = ordner
        self._heim = self.neu()
        self._prozesse: dict[int, Path] = {}

    def neu(self) -> Path:
        """An empty folder."""
        return Path(tempfile.mkdtemp(dir=self.ordner))

    def mitgeliefert(self) -> Path:
        """A folder in which the shipped process is found, as a copy."""
        ziel = self.neu()
        (ziel / "data").mkdir()
        for datei in (HIER.parent / "data").glob("*.yaml"):
            shutil.copy(datei, ziel / "data")
        return ziel

    def prozess(self, schritte: int) -> Path:
        """A folder in which a made-up process of that many steps is found."""
        if schritte not in self._prozesse:
            self._prozesse[schritte] = self.neu()
            erzeugen.schreibe(self._prozesse[schritte] / "data", schritte)
        return self._prozesse[schritte]

    def kopie(self, ordner: Path) -> Path:
        """A copy of a folder."""
        return Path(shutil.copytree(ordner, self.neu(), dirs_exist_ok=True))

    def umgebung(self, speicher: Path) -> dict[str, str]:
        """The environment of a command; `speicher` is where isrp keeps what it read."""
        fest = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": str(self._heim),
            "LC_ALL": "C.UTF-8",
            "COLUMNS": "100",
            "NO_COLOR": "1",
            "ISRP_ZWISCHENSPEICHER": str(speicher),
        }
        if pfade := os.environ.get("PYTHONPATH"):
            fest["PYTHONPATH"] = os.pathsep.join(map(os.path.abspath, pfade.split(os.pathsep)))
        return fest

    def messe(
        self,
        befehl: Sequence[str],
        ordner: Path,
        speicher: Path | None = None,
        *,
        frist: int = FRIST,
    ) -> Messung:
        """Runs a command in a folder; without `speicher` nothing that was read before is there."""
        ergebnis = subprocess.run(
            [sys.executable, "-I", "-S", HIER / "messen.py", str(frist), *befehl],
            cwd=ordner,
            env=self.umgebung(speicher or self.neu()),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        sekunden, bytes_, code = ergebnis.stdout.split()
        return Messung(float(sekunden), float(bytes_), int(code))


def mittlere(messungen: Sequence[Messung]) -> Messung:
    """The median of the seconds, the largest memory; the first exit code that is not 0."""
    return Messung(
        median(m.sekunden for m in messungen),
        max(m.speicher for m in messungen),
        next((m.code for m in messungen if m.code), 0),
    )


# --- Tables ----------------------------------------------------------------------------------


def tabelle(kopf: Sequence[str], zeilen: Sequence[Sequence[str]]) -> str:
    """A table in Markdown: the first column is text, the others are numbers."""
    striche = ["---", *["---:"] * (len(kopf) - 1)]
    return "".join(f"| {' | '.join(zeile)} |\n" for zeile in (kopf, striche, *zeilen))


def zeit(m: Messung, frist: int = FRIST) -> str:
    """Seconds, or why there are none."""
    if m.code == -9:
        return f"> {frist} s"
    return f"{m.sekunden:.3f} s" if m.code == 0 else f"fails (exit code {m.code})"


def speicher(m: Messung) -> str:
    """Peak memory."""
    return f"{m.speicher / 2**20:.0f} MB" if m.code == 0 else "–"


# --- The report ------------------------------------------------------------------------------


def start(bank: Werkbank, laeufe: int) -> str:
    """Section: the commands of every day on the shipped process, against starting Python."""
    ordner = bank.mitgeliefert()
    warm = bank.neu()
    zeilen = []
    for name, befehl in (("status", STATUS), ("agenda 26", AGENDA), ("pruefen", PRUEFEN)):
        for zustand, ablage in (("after an edit", None), ("nothing changed", warm)):
            bank.messe(befehl, ordner, ablage)  # bytecode and files are in memory from here on
            paare = [
                (bank.messe(NICHTS, ordner), bank.messe(befehl, ordner, ablage))
                for _ in range(laeufe)
            ]
            python, isrp = (mittlere(reihe) for reihe in zip(*paare, strict=True))
            faktor = f"{isrp.sekunden / python.sekunden:.2f}" if isrp.code == 0 else "–"
            spalten = (zeit(isrp), zeit(python), faktor, speicher(isrp), speicher(python))
            zeilen.append((f"`isrp {name}`, {zustand}", *spalten))
    kopf = ("Command", "time", "`python -c pass`", "ratio", "memory", "`python -c pass`")
    return tabelle(kopf, zeilen)


def wachstum(bank: Werkbank, groessen: Sequence[int], laeufe: int) -> str:
    """Section: time and memory as the process grows."""
    zeilen = []
    for name, messe in _VERLAEUFE.items():
        davor: tuple[int, Messung] | None = None
        for n in groessen:
            ordner = bank.prozess(n)
            m = mittlere(list(messe(bank, ordner, 1 if n >= GROSS else laeufe)))
            zeilen.append((name, f"{n:,}", zeit(m), speicher(m), _gegen_n_log_n(davor, (n, m))))
            davor = n, m
    return tabelle(("Command", "steps", "time", "memory", "against n log n"), zeilen)


def _kalt(befehl: Sequence[str]) -> Callable[[Werkbank, Path, int], Iterator[Messung]]:
    def messe(bank: Werkbank, ordner: Path, laeufe: int) -> Iterator[Messung]:
        for _ in range(laeufe):
            yield bank.messe(befehl, ordner)

    return messe


def _warm(bank: Werkbank, ordner: Path, laeufe: int) -> Iterator[Messung]:
    ablage = bank.neu()
    bank.messe(STATUS, ordner, ablage)
    for _ in range(laeufe):
        yield bank.messe(STATUS, ordner, ablage)


def _verschieben(bank: Werkbank, ordner: Path, laeufe: int) -> Iterator[Messung]:
    for _ in range(laeufe):
        kopie = bank.kopie(ordner)
        yield bank.messe(VERSCHIEBEN, kopie)
        shutil.rmtree(kopie)


_VERLAEUFE = {
    "`status`, after an edit": _kalt(STATUS),
    "`status`, nothing changed": _warm,
    "`pruefen`, after an edit": _kalt(PRUEFEN),
    "`verschieben 1 03/2023 --mitziehen`": _verschieben,
}


def _gegen_n_log_n(davor: tuple[int, Messung] | None, jetzt: tuple[int, Messung]) -> str:
    """How much more the time grew than n log n did; 1 is just so, less is better."""
    if davor is None or davor[1].code or jetzt[1].code:
        return "–"
    (n, a), (m, b) = davor, jetzt
    erwartet = m * math.log(m) / (n * math.log(n))
    return f"{b.sekunden / a.sekunden / erwartet:.2f}"


def verteilung(bank: Werkbank, groessen: Sequence[int], laeufe: int) -> str:
    """Section: on what `isrp status` spends its time when nothing is cached."""
    zeilen = []
    for n in groessen:
        ordner = bank.prozess(n)
        befehl = [sys.executable, str(HIER / "anteile.py"), "data"]
        proben = []
        for _ in range(laeufe):
            ergebnis = subprocess.run(
                befehl,
                cwd=ordner,
                env=bank.umgebung(bank.neu()),
                capture_output=True,
                text=True,
                check=False,
            )
            if ergebnis.returncode:
                raise SystemExit(f"anteile.py: {ergebnis.stderr}")
            proben.append(json.loads(ergebnis.stdout))
        zeilen.append((f"{n:,}", *(f"{median(p[teil] for p in proben):.3f} s" for teil in TEILE)))
    return tabelle(("Steps", *TEILE), zeilen)


TEILE = ("import", "read", "check", "plan", "show")


def anderes(bank: Werkbank, groessen: Sequence[int], laeufe: int) -> str:
    """Section: the same steps in Taskwarrior and TaskJuggler."""
    zeilen = []
    for n in groessen:
        plan = erzeugen.plane(n, random.Random(erzeugen.SAMEN))
        for programm in anderswo.PROGRAMME:
            if not shutil.which(programm.befehl):
                zeilen.append((programm.name, f"{n:,}", "not installed", "–"))
                continue
            ordner = bank.neu()
            for name, befehl in programm.bereite_vor(ordner, plan):
                anzahl = 1 if n >= 10_000 or name in programm.einmal else laeufe
                reihe = [bank.messe(befehl, ordner, frist=FRIST_ANDERSWO) for _ in range(anzahl)]
                m = mittlere(reihe)
                zeilen.append((f"`{name}`", f"{n:,}", zeit(m, FRIST_ANDERSWO), speicher(m)))
        for name, eigener in (("isrp status", STATUS), ("isrp pruefen", PRUEFEN)):
            m = mittlere([bank.messe(eigener, bank.prozess(n)) for _ in range(laeufe)])
            zeilen.append((f"`{name}`, after an edit", f"{n:,}", zeit(m), speicher(m)))
    return tabelle(("Command", "steps", "time", "memory"), zeilen)


def bericht(bank: Werkbank, wahl: argparse.Namespace) -> Iterator[str]:
    """The sections of the report, as they are measured."""
    groessen = [n for n in GROESSEN if n <= (GROSS if wahl.alles else wahl.bis)]
    zwei = [n for n in (45, 10_000) if n in groessen]
    wenige = wahl.laeufe or 3
    yield tabelle(("Measured", "on"), rechner.angaben(HIER))
    yield f"### Start-up, shipped process\n\n{start(bank, wahl.laeufe or 11)}"
    yield f"### Growth\n\n{wachstum(bank, groessen, wenige)}"
    yield f"### Where `isrp status` spends its time\n\n{verteilung(bank, zwei, wenige)}"
    if not wahl.ohne_andere:
        yield f"### The same steps elsewhere\n\n{anderes(bank, zwei, wenige)}"


def rahmen() -> tuple[str, str]:
    """What stands before and after the report in docs/leistung.md; SystemExit without marks."""
    text = BERICHT.read_text(encoding="utf-8") if BERICHT.exists() else ""
    davor, anfang, rest = text.partition(MARKEN[0])
    _, ende, danach = rest.partition(MARKEN[1])
    if not (anfang and ende):
        raise SystemExit(f"{BERICHT} lacks the lines {MARKEN[0]} and {MARKEN[1]}")
    return f"{davor}{anfang}\n", f"{ende}{danach}"


def main() -> None:
    """Measures what the options ask for, prints the report and writes it where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--schreiben", action="store_true", help="write docs/leistung.md")
    parser.add_argument("--bis", type=int, default=10_000, metavar="N", help="largest process")
    parser.add_argument("--alles", action="store_true", help="up to 100,000 steps")
    parser.add_argument("--laeufe", type=int, metavar="N", help="runs (else 11 and 3)")
    parser.add_argument("--ohne-andere", action="store_true", help="isrp alone")
    wahl = parser.parse_args()
    if not Path(ISRP).exists():
        raise SystemExit(f"{ISRP} is missing: please install isrp beside this Python")
    davor, danach = rahmen() if wahl.schreiben else ("", "")
    teile = []
    with tempfile.TemporaryDirectory() as ordner:
        for teil in bericht(Werkbank(Path(ordner)), wahl):
            teile.append(teil)
            print(teil, flush=True)
    if wahl.schreiben:
        text = "\n".join(teile)
        BERICHT.write_text(f"{davor}{text}{danach}", encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
