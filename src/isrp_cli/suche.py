"""Finding what someone meant: the nearest numbers and the most similar name."""

import difflib
from collections.abc import Iterable


def similar(wert: str, bekannt: Iterable[str]) -> str | None:
    """The known name most like `wert`, None where none is like it; case does not count."""
    klein = {name.casefold(): name for name in bekannt}
    nah = difflib.get_close_matches(wert[:100].casefold(), klein, n=1, cutoff=0.6)
    return klein[nah[0]] if nah else None


def nearest_numbers(wert: int, bekannt: Iterable[int], anzahl: int = 3) -> str:
    """The known numbers closest to `wert`, ascending, as "43, 44, 45"; "" where there are none."""
    nah = sorted(bekannt, key=lambda nr: (abs(nr - wert), nr))[:anzahl]
    return ", ".join(map(str, sorted(nah)))
