"""Libraries that only some need: optional extras of the installation."""

import importlib
from types import ModuleType

from isrp_cli.befund import Abbruch


def need(modul: str, extra: str, wofuer: str) -> ModuleType:
    """The module of the library that comes with the extra `extra` of this package.

    Raises Abbruch, which names what cannot be made without it (`wofuer`) and how to get it.
    """
    try:
        return importlib.import_module(modul)
    except ImportError:
        raise Abbruch(
            f"Für {wofuer} fehlt eine Ergänzung. "
            f'Bitte „pip install "isrp[{extra}]"“ ausführen und den Befehl wiederholen.'
        ) from None
