"""The same steps for other programs that know dates and dependencies: Taskwarrior, TaskJuggler."""

import json
import uuid
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from erzeugen import Schritt, sitzungstag

Befehle = Iterator[tuple[str, list[str]]]


class Programm(NamedTuple):
    """A program: `bereite_vor` writes its files and gives names and commands to be timed.

    Those named in `einmal` change something and run once.
    """

    name: str
    befehl: str
    bereite_vor: Callable[[Path, Sequence[Schritt]], Befehle]
    einmal: tuple[str, ...] = ()


def _taskwarrior(ordner: Path, plan: Sequence[Schritt]) -> Befehle:
    aufgaben = []
    for s in plan:
        aufgabe: dict[str, object] = {
            "uuid": _uuid(s.nr),
            "description": f"{s.glied.punkt} {s.thema}",
            "project": f"strang{s.strang}",
            "status": "completed" if s.erledigt else "pending",
            "entry": _zeitpunkt(sitzungstag(s.beginn - 3)),
            "due": _zeitpunkt(sitzungstag(s.ende)),
        }
        if s.erledigt:
            aufgabe["end"] = aufgabe["due"]
        if s.nach:
            aufgabe["depends"] = [_uuid(nr) for nr in s.nach]
        aufgaben.append(aufgabe)
    (ordner / "schritte.json").write_text(json.dumps(aufgaben), encoding="utf-8")
    (ordner / "daten").mkdir()
    # Its own file of settings and its own data: nothing of the user's is read or changed.
    (ordner / "taskrc").write_text("confirmation=off\ncolor=off\nnews.version=99\n")
    task = ["task", f"rc:{ordner / 'taskrc'}", f"rc.data.location={ordner / 'daten'}"]
    yield "task import", [*task, "import", str(ordner / "schritte.json")]
    yield "task next", [*task, "next"]
    yield "task overdue", [*task, "overdue"]


def _uuid(nr: int) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_OID, str(nr)))


def _zeitpunkt(tag: date) -> str:
    return f"{tag:%Y%m%dT120000Z}"


def _taskjuggler(ordner: Path, plan: Sequence[Schritt]) -> Befehle:
    # With room to spare at both ends: it refuses tasks that leave the time of the project.
    anfang = sitzungstag(plan[0].beginn - 1)
    ende = sitzungstag(max(s.ende for s in plan) + 36)
    zeilen = [f'project p "Prozess" {anfang} - {ende}\n']
    for s in plan:
        tage = 28 * (s.ende - s.beginn + 1)
        davor = f"depends {', '.join(f'!s{nr}' for nr in s.nach)}"
        wann = davor if s.nach else f"start {sitzungstag(s.beginn)}"
        zeilen.append(f'task s{s.nr} "{s.glied.punkt}" {{ duration {tage}d {wann} }}\n')
    zeilen.append('taskreport "bericht" { formats csv columns id, start, end }\n')
    datei = ordner / "prozess.tjp"
    datei.write_text("".join(zeilen), encoding="utf-8")
    yield "tj3 --check-syntax", ["tj3", "--silent", "--check-syntax", str(datei)]
    yield "tj3", ["tj3", "--silent", "--output-dir", str(ordner), str(datei)]


PROGRAMME = (
    Programm("Taskwarrior", "task", _taskwarrior, ("task import",)),
    Programm("TaskJuggler", "tj3", _taskjuggler),
)
