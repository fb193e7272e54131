"""Makes the picture of the report for the README: docs/bilder/bericht.png.

`python scripts/bild.py` needs Playwright and Chromium (or the path of one in CHROMIUM). What the
picture shows is the shipped process after some edits made with isrp itself, on a fixed day.
"""

import io
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

from isrp_cli.cli import main

WURZEL = Path(__file__).resolve().parents[1]
ZIEL = WURZEL / "docs" / "bilder" / "bericht.png"
STAND = "10.09.2022"
BREITE, HOEHE = 1280, 1720
# Step, day it was done; most on time, some late.
ERLEDIGT = {
    1: "19.03.2021", 2: "01.04.2021", 3: "21.05.2021", 4: "22.06.2021", 5: "15.07.2021",
    6: "21.07.2021", 7: "07.09.2021", 8: "22.09.2021", 9: "30.09.2021", 10: "07.10.2021",
    11: "20.10.2021", 12: "17.11.2021", 13: "24.11.2021", 14: "22.11.2021", 15: "19.01.2022",
    16: "26.01.2022", 17: "23.02.2022", 18: "16.03.2022", 19: "04.04.2022", 20: "08.07.2022",
    22: "29.06.2022",
}  # fmt: skip


def edits() -> Iterator[list[str]]:
    """The calls of isrp that bring the process to the Stand."""
    for nr, tag in ERLEDIGT.items():
        yield ["erledigt", str(nr), "--am", tag]
    yield ["beschluss", "6", "--ergebnis", "angenommen", "--stimmen", "38/2/4"]
    grund = "Saal nicht verfügbar"
    yield ["verschieben", "21", "bis 30.09.2022", "--grund", grund, "--ja", "--stand", "20.06.2022"]
    yield [
        "entfaellt",
        "25",
        "--grund",
        "in den Sozialraumforen mit behandelt",
        "--am",
        "02.08.2022",
    ]
    yield ["termin", "26", "28.09.2022", "14:00-16:00"]


def shipped(ordner: Path) -> Path:
    """The shipped process in that folder, brought to the Stand."""
    daten = ordner / "data"
    shutil.copytree(WURZEL / "data", daten)
    with redirect_stdout(io.StringIO()):
        for worte in edits():
            if main(
                [*worte, "--daten", str(daten), *(() if "--stand" in worte else ("--stand", STAND))]
            ):
                sys.exit(f"isrp {' '.join(worte)} failed")
    return daten


def picture(seite: Path, ziel: Path) -> None:
    """The upper part of the page as a PNG, light, in one and a half pixels a unit."""
    from playwright.sync_api import sync_playwright

    programm = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with sync_playwright() as p:
        # Chromium has no sandbox for root, as in a container; it only sees our own page.
        browser = p.chromium.launch(executable_path=programm, args=["--no-sandbox"])
        blick = browser.new_page(viewport={"width": BREITE, "height": HOEHE}, color_scheme="light")
        blick.goto(seite.as_uri())
        ziel.parent.mkdir(parents=True, exist_ok=True)
        # Cut where a section ends.
        ende = blick.locator("h2#abschnitt-1").bounding_box()
        hoehe = min(HOEHE, ende["y"] - 40) if ende else HOEHE
        blick.screenshot(path=ziel, clip={"x": 0, "y": 0, "width": BREITE, "height": hoehe})
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as temp:
        daten = shipped(Path(temp))
        seite = Path(temp) / "bericht.html"
        code = main(
            [
                "bericht",
                "--format",
                "html",
                "-o",
                str(seite),
                "--daten",
                str(daten),
                "--stand",
                STAND,
            ]
        )
        if code:
            sys.exit(code)
        picture(seite, ZIEL)
