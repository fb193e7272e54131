"""What several test modules use: the shipped process, its state on a day, golden files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from isrp_cli.loading import Daten, load
from isrp_cli.stand import Lage

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--golden-neu",
        action="store_true",
        help="write the golden files anew instead of comparing with them; then read them",
    )


@pytest.fixture(scope="session")
def erfurt() -> Daten:
    """The shipped process."""
    daten = load(Path(__file__).parents[1] / "data")
    assert not daten.befunde
    return daten


@pytest.fixture
def lage(erfurt: Daten) -> Callable[[str], Lage]:
    """The shipped process on a day, given as "2022-09-10"."""
    return lambda tag: Lage(erfurt.prozess, date.fromisoformat(tag))


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compares a name's text with tests/golden/<name>.txt, line by line."""

    def compare(name: str, text: str) -> None:
        datei = GOLDEN / f"{name}.txt"
        if request.config.getoption("--golden-neu"):
            datei.parent.mkdir(exist_ok=True)
            datei.write_text(text, encoding="utf-8", newline="\n")
        assert datei.is_file(), f"{datei.name} is missing: pytest --golden-neu writes it"
        assert text.split("\n") == datei.read_text(encoding="utf-8").split("\n")

    return compare
