"""Finding what someone meant: the nearest numbers and the most similar name."""

import difflib
from collections.abc import Collection, Iterable, Mapping

from isrp_cli.befund import Abbruch


def similar(wert: str, bekannt: Iterable[str]) -> str | None:
    """The known name most like `wert`, None where none is like it; case does not count.

    Another first letter asks for more likeness: `beirat` is no misspelt `rat`.
    """
    klein = {name.casefold(): name for name in bekannt}
    gesucht = wert[:100].casefold()
    streng = difflib.get_close_matches(gesucht, klein, n=1, cutoff=0.75)
    nah = streng or difflib.get_close_matches(
        gesucht, (name for name in klein if name[:1] == gesucht[:1]), n=1, cutoff=0.6
    )
    return klein[nah[0]] if nah else None


def meant_id(wert: str, namen: Mapping[str, Iterable[str]]) -> str | None:
    """The id meant by `wert`: the one so named, else the one with the most similar name.

    `namen` maps each id to the names it also goes by; case does not count.
    """
    bekannt = _by_name(namen)
    exakt = bekannt.get(wert.casefold())
    nah = None if exakt is not None else similar(wert, bekannt)
    return exakt if nah is None else bekannt[nah]


def _by_name(namen: Mapping[str, Iterable[str]]) -> dict[str, str]:
    bekannt: dict[str, str] = {}
    for kennung, weitere in namen.items():
        for name in (kennung, *weitere):
            bekannt.setdefault(name.casefold(), kennung)
    return bekannt


def nearest_numbers(wert: int, bekannt: Iterable[int], anzahl: int = 3) -> str:
    """The known numbers closest to `wert`, ascending, as "7, 8, 10"; "" where there are none."""
    nah = sorted(bekannt, key=lambda nr: (abs(nr - wert), nr))[:anzahl]
    return ", ".join(map(str, sorted(nah)))


def find_id(wert: str, namen: Mapping[str, Iterable[str]], was: str, alle: str) -> str:
    """The id meant by `wert`: the id itself or one of its names; case does not count.

    `namen` maps each id to the names it also goes by. Raises Abbruch that names the most similar
    one; `was` is the thing with its article ("Das Gremium"), `alle` the command that lists them.
    """
    exakt = _by_name(namen).get(wert.casefold())
    if exakt is not None:
        return exakt
    nah = meant_id(wert, namen)
    rat = f" Meinten Sie „{nah}“?" if nah else ""
    raise Abbruch(f"{was} „{wert[:60]}“ gibt es nicht.{rat} Alle zeigt „{alle}“.")


def find_step(nr: int, bekannt: Collection[int]) -> int:
    """`nr` if there is such a step; raises Abbruch that names the nearest ones."""
    if nr in bekannt:
        return nr
    nah = nearest_numbers(nr, bekannt)
    rat = f"Die nächsten Nummern: {nah}." if nah else "Der Prozess hat noch keine Schritte."
    raise Abbruch(f"Den Schritt {nr} gibt es nicht. {rat}")
