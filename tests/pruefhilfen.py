"""What the tests of the checks share: running one of them, and samples that read like a file."""

import re
from datetime import date
from pathlib import Path

from hilfen import assert_sound_finding, split_marks, write_folder

from isrp_cli.befund import Befund
from isrp_cli.checks.alle import PRUEFUNGEN
from isrp_cli.checks.pruefung import Pruefling, Pruefung
from isrp_cli.loading import ABSCHNITTE, Daten, load

STAND = date(2024, 1, 1)
# Section → the file (without .yaml) that it stands in; every other key belongs to prozess.yaml.
DATEI_VON = {
    abschnitt: datei.removesuffix(".yaml")
    for datei, abschnitte in ABSCHNITTE.items()
    for abschnitt in abschnitte
}


def pruefung(name: str) -> Pruefung:
    """The check of that name."""
    (gesucht,) = (p for p in PRUEFUNGEN if p.name == name)
    return gesucht


def run(daten: Daten, name: str, stand: date = STAND) -> list[Befund]:
    """The findings of one check, in file order."""
    befunde = pruefung(name).run(Pruefling(daten, stand))
    return sorted(befunde, key=lambda b: b.fundstelle)


def findings(ordner: Path, name: str, stand: date = STAND, **dateien: str) -> list[Befund]:
    """The findings of one check in PROBE with these files; loading must find nothing."""
    daten = load(write_folder(ordner, **dateien))
    assert daten.befunde == []
    return run(daten, name, stand)


def assert_finds(
    ordner: Path,
    name: str,
    datei: str,
    markiert: str,
    meldungen: list[str],
    stand: date = STAND,
    **andere: str,
) -> list[Befund]:
    """The check finds this at the marks ▸ of the file, says so soundly, and nothing else."""
    text, orte = split_marks(markiert)
    befunde = findings(ordner, name, stand, **andere, **{datei: text})
    assert [b.meldung for b in befunde] == meldungen
    assert [(b.fundstelle.zeile, b.fundstelle.spalte) for b in befunde] == orte
    zeilen = text.split("\n")
    for befund in befunde:
        assert befund.fundstelle.datei.endswith(f"{datei}.yaml")
        assert befund.check == name
        assert befund.hinweis
        assert befund.fundstelle.text == zeilen[befund.fundstelle.zeile - 1].rstrip()
        assert_sound_finding(befund, text)
    return befunde


def steps(*zeilen: str) -> str:
    """schritte.yaml with these steps, each given as the inside of { }."""
    return "schritte:\n" + "".join(f"  - {{{zeile}}}\n" for zeile in zeilen)


def work(nr: int | str, wann: str = "03/2024", rest: str = "") -> str:
    """A step without a meeting."""
    return f"nr: {nr}, titel: x, art: erarbeitung, zeitplanung: {wann}{', ' if rest else ''}{rest}"


def samples(anleitung: str) -> dict[str, dict[str, str]]:
    """The samples of a manual: "Falsch" and "Richtig" → file (without .yaml) → its text."""
    gefunden = {}
    for wort, block in re.findall(
        r"^(Falsch|Richtig):\n\n((?: {4}.*\n|\n)+)", f"{anleitung}\n", re.M
    ):
        dateien: dict[str, str] = {}
        datei = "prozess"
        for zeile in re.sub(r"^ {4}", "", block, flags=re.M).splitlines():
            if schluessel := re.match(r"(\w+):", zeile):
                datei = DATEI_VON.get(schluessel[1], "prozess")
            if zeile:
                dateien[datei] = dateien.get(datei, "") + zeile + "\n"
        gefunden[wort] = dateien
    return gefunden
