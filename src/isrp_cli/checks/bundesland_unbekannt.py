"""A Bundesland that there is not."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.feiertage import LAENDER


def bundesland_unbekannt(p: Pruefling) -> Iterator[Fund]:
    """Das Kürzel unter „bundesland“ ist das eines der sechzehn deutschen Länder.

    Nach ihm richten sich die Feiertage und die Schulferien. Mit einem Kürzel, das es nicht gibt,
    sind keine bekannt, und isrp warnt nicht vor einer Sitzung am Feiertag oder in den Ferien.

    Fehlt die Angabe ganz, ist das kein Befund.

    Falsch:

        titel: Pflegebedarfsplan
        bundesland: TU

    Richtig:

        titel: Pflegebedarfsplan
        bundesland: TH
    """
    kuerzel = p.prozess.angaben.bundesland
    if kuerzel is None or kuerzel in LAENDER:
        return
    nah = " oder ".join(f"„{land}“ ({LAENDER[land]})" for land in _similar(kuerzel))
    yield Fund(
        p.daten.fundstelle(p.prozess.angaben, "bundesland"),
        f"das Bundesland „{kuerzel}“ gibt es nicht; Feiertage und Schulferien sind nicht bekannt",
        f"{f'meinten Sie {nah}? M' if nah else 'm'}öglich sind: „{'“, „'.join(LAENDER)}“",
    )


def _similar(kuerzel: str) -> list[str]:
    """The Länder whose name begins with both letters, else with the first and has the second."""
    erster, zweiter = kuerzel[0].casefold(), kuerzel[1].casefold()
    namen = {land: name.casefold().replace("ü", "u") for land, name in LAENDER.items()}
    beginnend = [land for land, name in namen.items() if name.startswith(erster + zweiter)]
    return beginnend or [
        land for land, name in namen.items() if name[0] == erster and zweiter in name[1:]
    ]


PRUEFUNG = Pruefung("bundesland-unbekannt", Stufe.WARNUNG, bundesland_unbekannt)
