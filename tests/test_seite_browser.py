"""The site in a real browser: from the disk and below any address, narrow, dark, for everyone."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from browserhilfen import chromium, opened, validate, violations
from exporthilfen import hostile
from seitenhilfen import STAND, site, varied

from isrp_cli.loading import Daten
from isrp_cli.stand import Lage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# One page of each kind.
SEITEN = (
    "index.html",
    "bericht.html",
    "gremium/begleitgremium.html",
    "schritt/26.html",
    "schritt/20.html",
)


def write(dateien: dict[str, bytes], ziel: Path) -> Path:
    for pfad, inhalt in dateien.items():
        datei = ziel / pfad
        datei.parent.mkdir(parents=True, exist_ok=True)
        datei.write_bytes(inhalt)
    return ziel


@pytest.fixture(scope="module")
def ordner(erfurt: Daten, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the shipped process."""
    return write(site(Lage(varied(erfurt), STAND)), tmp_path_factory.mktemp("web") / "a" / "b c")


@pytest.fixture(scope="module")
def adresse(ordner: Path) -> Iterator[str]:
    """The same on a server, below a path with a blank in it."""

    class Leise(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    bedienung = partial(Leise, directory=str(ordner.parents[1]))
    with ThreadingHTTPServer(("127.0.0.1", 0), bedienung) as server:
        faden = threading.Thread(target=server.serve_forever)
        faden.start()
        yield f"http://127.0.0.1:{server.server_port}/a/b%20c"
        server.shutdown()
        faden.join()


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as browser:
        yield browser


@pytest.mark.parametrize("schema", ["light", "dark"])
@pytest.mark.parametrize("breite", [320, 1280])
@pytest.mark.parametrize("seite", SEITEN)
def test_nobody_is_kept_out(
    browser: "Browser", ordner: Path, seite: str, breite: int, schema: str
) -> None:
    # axe is a script, which the page itself would not let through.
    with opened(browser, ordner / seite, breite, color_scheme=schema, bypass_csp=True) as b:
        b.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert violations(b) == []
        assert b.evaluate("document.documentElement.scrollWidth") <= breite


@pytest.mark.parametrize("seite", SEITEN)
@pytest.mark.parametrize("woher", ["disk", "server"])
def test_every_page_has_its_style_and_asks_for_nothing_else(
    browser: "Browser", ordner: Path, adresse: str, seite: str, woher: str
) -> None:
    basis = ordner.as_uri() if woher == "disk" else adresse
    with browser.new_page() as b:
        meldungen: list[str] = []
        gefragt: list[str] = []
        b.on("console", lambda m: meldungen.append(m.text))
        b.on("request", lambda r: gefragt.append(r.url))
        b.goto(f"{basis}/{seite}")
        assert b.evaluate("getComputedStyle(document.body).maxWidth") == "1200px"
        assert b.evaluate("getComputedStyle(document.querySelector('.seiten')).display") == "flex"
        assert [m for m in meldungen if "favicon" not in m] == []
        assert {url for url in gefragt if not url.endswith("/favicon.ico")} == {
            f"{basis}/{seite}",
            f"{basis}/stil.css",
        }


@pytest.mark.parametrize("woher", ["disk", "server"])
def test_a_walk_through_the_site(
    browser: "Browser", ordner: Path, adresse: str, woher: str
) -> None:
    basis = ordner.as_uri() if woher == "disk" else adresse
    with opened(browser, f"{basis}/index.html") as b:
        b.click("svg a[href='schritt/26.html']")
        b.wait_for_url(f"{basis}/schritt/26.html")
        b.click("text=Begleitgremium >> nth=0")
        b.wait_for_url(f"{basis}/gremium/begleitgremium.html")
        b.click("nav.seiten >> text=Schritte")
        b.wait_for_url(f"{basis}/index.html#schritte")
        b.click("nav.seiten >> text=Sachstandsbericht")
        b.wait_for_url(f"{basis}/bericht.html")
        b.click("nav.seiten >> text=Übersicht")
        b.wait_for_url(f"{basis}/index.html")


def test_the_patterns_of_the_drawing_are_found(browser: "Browser", ordner: Path) -> None:
    # The style file names patterns by "#…": they are those of the page, not of the style file.
    with opened(browser, ordner / "index.html") as b:
        ueberfaellig = b.locator("svg.zeitleiste .s-ueberfaellig .z-balken").first
        fuellung = ueberfaellig.evaluate("e => getComputedStyle(e).fill")
        assert re.fullmatch(r'url\("[^"]*#zl-schraffur"\)', fuellung)
        bild = ueberfaellig.screenshot()
        ueberfaellig.evaluate("e => { e.style.fill = 'none' }")
        assert ueberfaellig.screenshot() != bild


def test_the_policy_lets_no_script_through(
    browser: "Browser", ordner: Path, tmp_path: Path
) -> None:
    text = (ordner / "index.html").read_text(encoding="utf-8")
    boese = "<script>document.title='x'</script><img src=x onerror=\"document.title='y'\">"
    (tmp_path / "boese.html").write_text(text.replace("</main>", f"{boese}</main>"), "utf-8")
    with opened(browser, tmp_path / "boese.html") as b:
        assert b.title() not in ("x", "y")


def test_a_printed_page_says_what_matters(browser: "Browser", ordner: Path) -> None:
    with opened(browser, ordner / "schritt/26.html") as b:
        b.emulate_media(media="print")
        assert b.locator("h1").is_visible()
        assert b.locator("h3", has_text="Tagesordnungspunkte").is_visible()
        for weg in ("nav.seiten", "nav.wo", "nav.weiter", ".dateien"):
            assert not b.locator(weg).is_visible(), weg


def test_hostile_pages_are_narrow_too(browser: "Browser", tmp_path: Path) -> None:
    (tmp_path / "plan").mkdir()
    ordner = write(site(hostile(tmp_path / "plan")), tmp_path / "web")
    for seite in ("index.html", "schritt/28.html", "gremium/g28.html"):
        with opened(browser, ordner / seite, 320) as b:
            assert b.evaluate("document.documentElement.scrollWidth") == 320, seite


def test_all_pages_are_valid(ordner: Path, tmp_path: Path) -> None:
    assert validate(ordner) == []
    (tmp_path / "plan").mkdir()
    assert validate(write(site(hostile(tmp_path / "plan")), tmp_path / "web")) == []
