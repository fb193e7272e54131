"""What the tests of calendar files share: other programs that read them."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from hilfen import environment, fehlt
from ical.calendar import Calendar
from ical.calendar_stream import IcsCalendarStream
from ical.event import Event


def read(inhalt: bytes) -> Calendar:
    """The file as a parser understands it that is not the library that wrote it."""
    kalender = IcsCalendarStream.calendar_from_ics(inhalt.decode())
    assert not kalender.todos
    assert not kalender.journal
    return kalender


def events(inhalt: bytes) -> dict[str, Event]:
    """Its events by their titles, of which no two are the same."""
    alle = read(inhalt).events
    nach_titel = {str(e.summary): e for e in alle}
    assert len(nach_titel) == len(alle)
    return nach_titel


def event(inhalt: bytes) -> Event:
    """Its only event."""
    (einziges,) = read(inhalt).events
    return einziges


class Khal:
    """The calendar program khal with an empty calendar of its own, in some time zone."""

    def __init__(self, ordner: Path, zeitzone: str = "Europe/Berlin") -> None:
        programm = shutil.which("khal", path=Path(sys.executable).parent) or shutil.which("khal")
        if programm is None:
            fehlt("khal")
        self.ordner = ordner
        self.vdir = ordner / "plan"
        self.vdir.mkdir(parents=True)
        einstellungen = ordner / "khal.conf"
        einstellungen.write_text(
            f"""\
[calendars]
[[plan]]
path = {self.vdir}
[sqlite]
path = {ordner / "khal.db"}
[locale]
local_timezone = {zeitzone}
default_timezone = {zeitzone}
timeformat = %H:%M
dateformat = %d.%m.
longdateformat = %d.%m.%Y
datetimeformat = %d.%m. %H:%M
longdatetimeformat = %d.%m.%Y %H:%M
[default]
default_calendar = plan
""",
            encoding="utf-8",
        )
        self._befehl = [programm, "-c", str(einstellungen)]

    def take_in(self, inhalt: bytes) -> None:
        """Imports a file as someone would who says yes to every question."""
        datei = self.ordner / "neu.ics"
        datei.write_bytes(inhalt)
        assert self._run("import", "--batch", "-a", "plan", str(datei)) == ""

    def list(self, ab: str, tage: int = 1, form: str = "{start-long-full} {title}") -> list[str]:
        """What it shows from a day on, one line an event."""
        angaben = ("--once", "--day-format", "", "--format", form)
        return self._run("list", "-a", "plan", *angaben, ab, f"{tage}d").splitlines()

    def known(self) -> int:
        """How many events it has; it may have left unfinished files beside them."""
        return len(list(self.vdir.glob("*.ics")))

    def _run(self, *argumente: str) -> str:
        lauf = subprocess.run(
            [*self._befehl, *argumente],
            cwd=self.ordner,
            # The machine's own zone is another one than that of the plan.
            env=environment(TZ="Asia/Tokyo", XDG_DATA_HOME=str(self.ordner)),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=120,
            check=False,
        )
        assert (lauf.returncode, lauf.stderr) == (0, ""), argumente
        return lauf.stdout


def properties(inhalt: bytes, name: str) -> Sequence[str]:
    """The lines of a property as they stand in the file, unfolded."""
    text = inhalt.decode().replace("\r\n ", "")
    return [z for z in text.split("\r\n") if z.split(":")[0].split(";")[0] == name]
