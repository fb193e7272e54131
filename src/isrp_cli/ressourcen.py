"""Where the shipped process and templates lie, both to be read only, and a process' own templates.

A wheel carries them inside the package. An editable installation and a plain checkout do not:
there they are the folders `data` and `templates` at the top of the repository.
"""

from pathlib import Path

from isrp_cli import antworten

_PACKAGE = Path(__file__).resolve().parent


def _shipped(installed: str, in_repository: str) -> Path:
    folder = _PACKAGE / installed
    # _PACKAGE is <repository>/src/isrp_cli
    return folder if folder.is_dir() else _PACKAGE.parents[1] / in_repository


SHIPPED_DATA = _shipped("daten", "data")
SHIPPED_TEMPLATES = _shipped("vorlagen", "templates")
# Whether the shipped process lies inside the installed package, where nobody should edit it.
SHIPPED_DATA_IS_INSTALLED = SHIPPED_DATA.parent == _PACKAGE


def own_templates(ordner: Path) -> Path | None:
    """The process' own template folder beside its data, if it has one."""
    eigene = ordner / "vorlagen"
    if eigene.is_dir():
        antworten.forget()  # too much in there decides what a paper says
        return eigene
    antworten.note("ordner", eigene, False)
    return None
