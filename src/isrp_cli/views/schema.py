"""What `isrp schema` has written, and the line by which an editor finds it."""

from collections.abc import Mapping, Sequence

from isrp_cli.views.tafel import Absatz, Block, Roh


def bloecke(
    geschrieben: Sequence[str], unveraendert: Sequence[str], zeilen: Mapping[str, str]
) -> list[Block]:
    """The files by what was done; `zeilen`: data file → the first line that it lacks."""
    ergebnis: list[Block] = [
        *(Absatz(f"Geschrieben: {name}", haengend=2) for name in geschrieben),
        *(Absatz(f"Unverändert: {name}", "leise", haengend=2) for name in unveraendert),
    ]
    if not zeilen:
        return ergebnis
    erklaerung = (
        "\nDamit ein Editor sie verwendet (z. B. VS Code mit der Erweiterung „YAML“), braucht jede "
        "dieser Dateien eine erste Zeile:"
    )
    # Not wrapped: the lines are to be copied.
    muster = [[line] for name, zeile in zeilen.items() for line in ("", name, f"  {zeile}")]
    return [*ergebnis, Absatz(erklaerung), Roh(muster)]
