"""Writes src/isrp_cli/feiertagstabelle.py: what the library holidays knows of the usual years.

`python scripts/feiertage.py` writes it; `tests/test_feiertagstabelle.py` says when it is stale.
The library stays the authority: it is asked for every other year, and the tests compare the two.
"""

from datetime import date
from pathlib import Path

import holidays

from isrp_cli.feiertage import LAENDER, known_until, spans

ZIEL = Path(__file__).resolve().parents[1] / "src" / "isrp_cli" / "feiertagstabelle.py"
JAHRE = range(2015, 2041)
KOPF = f'''"""The holidays of the usual years. Do not edit: made by `python scripts/feiertage.py`.

They are what the library holidays {holidays.__version__} says; the tests say when they are stale.

Per category and year one row for each name and span of days: the codes of the Länder ("alle" for
each of the sixteen), the day or the first and last day, the name. No span leaves its year. The
table holds a year of a Land and category completely or, without any row, not at all.
"""

# ruff: noqa: E501

TABELLE: dict[str, dict[int, str]] = {{
'''


def main() -> str:
    """The whole module."""
    teile = [KOPF]
    for kategorie in ("public", "school"):
        teile.append(f'    "{kategorie}": {{\n')
        for jahr in JAHRE:
            if zeilen := _rows(kategorie, jahr):
                teile.append(f'        {jahr}: """\\\n{zeilen}""",\n')
        teile.append("    },\n")
    return "".join([*teile, "}\n"])


def _rows(kategorie: str, jahr: int) -> str:
    """The rows of a year in the order of their days; those of several Länder are one."""
    laender: dict[tuple[date, date, str], list[str]] = {}
    for land in LAENDER:
        bibliothek = holidays.country_holidays(
            "DE", subdiv=land, language="de", categories=(kategorie,), years=jahr
        )
        tage = dict(bibliothek.items())
        # A year of which the library does not know all is left to it: a newer one may know more.
        if kategorie == "school" and known_until(tage) < date(jahr, 12, 31):
            continue
        for name in set(tage.values()):
            for von, bis in spans(sorted(tag for tag in tage if tage[tag] == name)):
                laender.setdefault((von, bis, name), []).append(land)
    return "".join(
        f"{'alle' if len(wo) == len(LAENDER) else ','.join(wo)} "
        f"{von if von == bis else f'{von}/{bis}'} {name}\n"
        for (von, bis, name), wo in sorted(laender.items())
    )


if __name__ == "__main__":
    ZIEL.write_text(main(), "utf-8")
