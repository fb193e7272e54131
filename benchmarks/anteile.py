"""What `isrp status` spends where: `python benchmarks/anteile.py ORDNER` prints seconds as JSON.

Calls what the command calls, in its order, in a process that has done nothing else. The start of
Python itself is not in it.
"""

import gc
import json
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

STAND = date(2022, 9, 10)
BREITE = 100


def anteile(ordner: Path) -> dict[str, float]:
    """The seconds of each part, in the order in which they come."""
    uhr = time.perf_counter
    zeiten: dict[str, float] = {}
    beginn = uhr()

    def bis_hier(teil: str) -> None:
        nonlocal beginn
        zeiten[teil] = uhr() - beginn
        beginn = uhr()

    import ruamel.yaml  # noqa: F401 (imported where it is first needed)

    from isrp_cli import app, checks, cli, loading  # noqa: F401
    from isrp_cli.commands import ueberblick  # noqa: F401
    from isrp_cli.stand import Lage
    from isrp_cli.views import status, tafel

    bis_hier("import")

    gelesen = 0.0

    def gestoppt(lies: Callable[..., Any]) -> Callable[..., Any]:
        def lies_gestoppt(*angaben: Any) -> Any:
            nonlocal gelesen
            anfang = uhr()
            ergebnis = lies(*angaben)
            gelesen += uhr() - anfang
            return ergebnis

        return lies_gestoppt

    # Loading reads the YAML and judges the records in one go; its reader is timed on the way.
    loading.read = gestoppt(loading.read)
    daten = loading.load(ordner)
    bis_hier("laden")
    checks.require_sound(daten, STAND)
    bis_hier("pruefen")
    lage = Lage(daten.prozess, STAND, daten.plan)
    # The view would compute them otherwise.
    _ = lage.schritte, lage.meilensteine
    bis_hier("plan")
    tafel.render(status.bloecke(lage), BREITE, farbe=False)
    bis_hier("show")
    return {
        "import": zeiten["import"],
        "read": gelesen,
        "check": zeiten["laden"] - gelesen + zeiten["pruefen"],
        "plan": zeiten["plan"],
        "show": zeiten["show"],
    }


if __name__ == "__main__":
    gc.disable()  # as the program does
    print(json.dumps(anteile(Path(sys.argv[1]))))
