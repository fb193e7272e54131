"""The pages in a real browser: accessible, narrow, dark, printed, and every link works."""

import shutil
import struct
import subprocess
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from browserhilfen import chromium, opened, validate, violations
from hilfen import fehlt, meilenstein, prozess, schritt

from isrp_cli.documents import agenda, bericht, protokoll
from isrp_cli.formats import bericht_html, html, markdown
from isrp_cli.formats.dokument import Briefkopf, read
from isrp_cli.formats.zeitleiste_svg import text_width
from isrp_cli.loading import Daten
from isrp_cli.models import Entfallen, Prozess
from isrp_cli.stand import Lage

if TYPE_CHECKING:
    from playwright.sync_api import Browser

WURZEL = Path(__file__).parents[1]
STAND = date(2022, 9, 10)
SEITEN = ("bericht", "lang", "agenda", "protokoll", "papier")


def varied(daten: Daten) -> Prozess:
    """The shipped process with steps of every status, and a long word."""
    from dataclasses import replace

    def step(s: Any) -> Any:
        if s.nr <= 20:
            return replace(s, erledigt=s.zeitplanung.spaet)
        if s.nr == 25:
            return replace(s, entfallen=Entfallen(am=date(2022, 8, 2), grund="x" * 500))
        return s

    return replace(daten.prozess, schritte=tuple(map(step, daten.prozess.schritte)))


def long_process() -> Prozess:
    """Many steps over ten years, some with names that have no blank."""
    return prozess(
        *(schritt(nr, f"{nr % 12 + 1:02}/{2020 + nr // 12}") for nr in range(1, 100)),
        schritt(100, "05/2025", titel="W" * 500),
        meilenstein("ziel", 1, 50),
    )


@pytest.fixture(scope="module")
def ordner(erfurt: Daten, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one page of each kind."""
    ziel = tmp_path_factory.mktemp("seiten")
    lage = Lage(varied(erfurt), STAND)
    kopf = Briefkopf("", "Probe", STAND, "Papier")

    def page(am: Lage) -> str:
        return bericht_html.dumps(
            bericht.baue(am, seit=None, oeffentlich=False), am, oeffentlich=False
        )

    def paper(text: str) -> str:
        return html.paper(read(text), kopf)

    seiten = {
        "bericht": page(lage),
        "lang": page(Lage(long_process(), date(2025, 1, 1))),
        "agenda": paper(markdown.agenda(agenda.baue(lage, 26, versand=False), None)),
        "protokoll": paper(markdown.protokoll(protokoll.baue(lage, 26), None)),
        "papier": paper(markdown.bericht(bericht.baue(lage, seit=None, oeffentlich=False), None)),
    }
    for name, text in seiten.items():
        (ziel / f"{name}.html").write_text(text, encoding="utf-8")
    return ziel


@pytest.fixture(scope="module")
def browser() -> Iterator["Browser"]:
    with chromium() as browser:
        yield browser


# --- On the screen ---------------------------------------------------------------------------


@pytest.mark.parametrize("schema", ["light", "dark"])
@pytest.mark.parametrize("breite", [320, 1280])
@pytest.mark.parametrize("seite", SEITEN)
def test_nobody_is_kept_out(
    browser: "Browser", ordner: Path, seite: str, breite: int, schema: str
) -> None:
    # axe is a script, which the page itself would not let through.
    with opened(
        browser, ordner / f"{seite}.html", breite, color_scheme=schema, bypass_csp=True
    ) as b:
        b.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert violations(b) == []


def test_axe_finds_what_is_wrong(browser: "Browser", ordner: Path, tmp_path: Path) -> None:
    text = (ordner / "agenda.html").read_text(encoding="utf-8")
    schlecht = text.replace('lang="de"', "").replace("</main>", '<img src="x.png"></main>')
    (tmp_path / "schlecht.html").write_text(schlecht, encoding="utf-8")
    with opened(browser, tmp_path / "schlecht.html", bypass_csp=True) as b:
        assert {regel for regel, _ in violations(b)} >= {"html-has-lang", "image-alt"}


@pytest.mark.parametrize("seite", SEITEN)
def test_a_narrow_page_does_not_scroll_sideways(
    browser: "Browser", ordner: Path, seite: str
) -> None:
    with opened(browser, ordner / f"{seite}.html", 320) as b:
        b.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert b.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("seite", SEITEN)
def test_the_page_is_styled_and_asks_for_nothing(
    browser: "Browser", ordner: Path, seite: str
) -> None:
    with browser.new_page() as b:
        meldungen: list[str] = []
        gefragt: list[str] = []
        b.on("console", lambda m: meldungen.append(m.text))
        b.on("request", lambda r: gefragt.append(r.url))
        b.goto((ordner / f"{seite}.html").as_uri())
        # The style sheet passes the page's own policy.
        assert b.evaluate("getComputedStyle(document.body).maxWidth") != "none"
        assert meldungen == []
        assert [url for url in gefragt if not url.endswith(f"{seite}.html")] == []


def test_the_policy_lets_no_other_style_and_no_script_through(
    browser: "Browser", ordner: Path, tmp_path: Path
) -> None:
    text = (ordner / "agenda.html").read_text(encoding="utf-8")
    boese = "<style>h1{color:rgb(1,2,3)}</style><script>document.title='x'</script>"
    (tmp_path / "boese.html").write_text(
        text.replace("</main>", f"{boese}</main>"), encoding="utf-8"
    )
    with opened(browser, tmp_path / "boese.html") as b:
        assert b.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(1, 2, 3)"
        assert b.title() != "x"


def test_a_click_on_a_bar_unfolds_the_step(browser: "Browser", ordner: Path) -> None:
    with opened(browser, ordner / "bericht.html") as b:
        offen = "document.querySelector('#schritt-26').closest('details').open"
        assert not b.evaluate(offen)
        b.click('svg a[href="#schritt-26"]')
        b.wait_for_function(offen)
        assert b.locator("#schritt-26").is_visible()


def test_labels_are_no_wider_than_was_reckoned(browser: "Browser", ordner: Path) -> None:
    with opened(browser, ordner / "bericht.html") as b:
        texte = b.evaluate(
            "[...document.querySelectorAll('svg.zeitleiste text')].map(t => [t.textContent,"
            " t.getComputedTextLength(), parseFloat(getComputedStyle(t).fontSize)])"
        )
    assert len(texte) > 80
    for text, breite, groesse in texte:
        # Bold ones, the years, are measured with what is left between two of them.
        assert breite <= text_width(text, groesse) * (1.1 if text.isdigit() else 1), text


# --- On paper --------------------------------------------------------------------------------


@pytest.mark.parametrize("seite", SEITEN)
def test_a_printed_page_is_complete(
    browser: "Browser", ordner: Path, tmp_path: Path, seite: str
) -> None:
    if shutil.which("pdftotext") is None:
        fehlt("pdftotext (poppler-utils)")
    datei = tmp_path / "x.pdf"
    with opened(browser, ordner / f"{seite}.html") as b:
        b.pdf(path=datei, prefer_css_page_size=True)
        titel = b.locator("h1").inner_text().split("\n")[-1].split()[0]
        zeilen = b.locator("section:not(details section) tbody tr").count()
    text = subprocess.run(["pdftotext", "-layout", datei, "-"], capture_output=True, check=True)
    blaetter = text.stdout.decode().split("\f")[:-1]
    assert 1 < len(blaetter) < 40
    assert titel in blaetter[0]
    for nr, blatt in enumerate(blaetter, start=1):
        assert f"Seite {nr} von {len(blaetter)}" in blatt
        assert len(blatt.split()) > 15, f"sheet {nr} is all but empty"
    if seite == "bericht":
        assert sum("Stand 10.09.2022" in blatt for blatt in blaetter) == 1
        assert zeilen > 60
        for nr in range(1, 46):
            assert any(zeile.split()[:1] == [str(nr)] for b in blaetter for zeile in b.split("\n"))


# --- Valid -----------------------------------------------------------------------------------


def test_the_pages_are_valid(ordner: Path) -> None:
    assert validate(ordner) == []


def test_html_validate_finds_what_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<!DOCTYPE html><p id=a><p id=a><div></p>", encoding="utf-8")
    assert any("no-dup-id" in meldung for meldung in validate(tmp_path))


# --- The picture of the README ---------------------------------------------------------------


def test_the_picture_is_there() -> None:
    bild = (WURZEL / "docs" / "bilder" / "bericht.png").read_bytes()
    assert bild.startswith(b"\x89PNG\r\n\x1a\n")
    breite, hoehe = struct.unpack(">II", bild[16:24])
    assert breite == 1280
    assert 800 < hoehe < 2000
    assert 50_000 < len(bild) < 600_000


def test_the_calls_of_the_picture_are_sound(lage: Callable[[str], Lage]) -> None:
    # The picture is of the shipped process: its steps exist, none is done before it could be.
    text = (WURZEL / "scripts" / "bild.py").read_text(encoding="utf-8")
    raum: dict[str, Any] = {"__name__": "bild", "__file__": str(WURZEL / "scripts" / "bild.py")}
    exec(compile(text, "bild.py", "exec"), raum)
    assert set(raum["ERLEDIGT"]) <= set(lage("2022-09-10").schritte)
    assert len(list(raum["edits"]())) > 20
