"""What tests in a real browser share: the browser, and two programs that judge a page."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hilfen import fehlt

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

WURZEL = Path(__file__).parents[1]
# Every rule that html-validate has for what is valid and can be read by all, but two: a title is
# as long as the name of the process, and a blank is no fault. A checksum is for what comes from
# elsewhere; of files on the disk a browser would refuse it.
REGELN = {
    "root": True,
    "extends": ["html-validate:recommended", "html-validate:document", "html-validate:a11y"],
    "rules": {
        "long-title": "off",
        "no-trailing-whitespace": "off",
        "require-sri": ["error", {"target": "crossorigin"}],
    },
}


@contextmanager
def chromium() -> Iterator["Browser"]:
    """Chromium as the system has it."""
    try:
        from axe_playwright_python import sync_playwright as axe
        from playwright import sync_api as playwright
    except ImportError:
        fehlt("playwright oder axe-playwright-python")
    assert axe
    programm = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if programm is None:
        fehlt("Chromium")
    # As root, in a container, there is no sandbox; it only sees our own pages.
    with (
        playwright.sync_playwright() as p,
        p.chromium.launch(executable_path=programm, args=["--no-sandbox"]) as browser,
    ):
        yield browser


def opened(browser: "Browser", seite: Path | str, breite: int = 1280, **wie: Any) -> "Page":
    """The page (a file or an address) in a window of that width."""
    blick = browser.new_page(viewport={"width": breite, "height": 800}, **wie)
    blick.goto(seite.as_uri() if isinstance(seite, Path) else seite)
    return blick


def violations(blick: "Page") -> list[tuple[str, str]]:
    """What axe finds: the rule and where."""
    from axe_playwright_python.sync_playwright import Axe

    gefunden = Axe().run(blick).response["violations"]
    return [(v["id"], k["html"][:120]) for v in gefunden for k in v["nodes"]]


def validate(ordner: Path) -> list[str]:
    """What html-validate says on the pages of a folder and of those in it."""
    node = Path(os.environ.get("ISRP_NODE") or WURZEL / "tests" / "node").resolve()
    programm = node / "node_modules" / ".bin" / "html-validate"
    if not programm.exists() or shutil.which("node") is None:
        fehlt("html-validate (npm install --prefix tests/node)")
    (ordner / ".htmlvalidate.json").write_text(json.dumps(REGELN), encoding="utf-8")
    # It ends before a pipe has taken all of a long answer.
    with tempfile.TemporaryFile() as antwort:
        seiten = [p.relative_to(ordner) for p in sorted(ordner.rglob("*.html"))]
        befehl = [programm, "--formatter", "json", *seiten]
        subprocess.run(befehl, cwd=ordner, stdout=antwort, check=False)
        antwort.seek(0)
        ergebnis = json.load(antwort)
    return [
        f"{Path(d['filePath']).name}: {m['ruleId']} {m['message']}"
        for d in ergebnis
        for m in d["messages"]
    ]
