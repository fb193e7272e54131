"""What tests of papers in several formats share: the papers, and what must be found in them."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from exporthilfen import hostile

from isrp_cli.documents import agenda, bericht, protokoll
from isrp_cli.formats import markdown
from isrp_cli.formats.dokument import (
    Absatz,
    Block,
    Briefkopf,
    Dokument,
    Liste,
    Tabelle,
    Ueberschrift,
    Zitat,
    plain,
    read,
)
from isrp_cli.loading import Daten
from isrp_cli.stand import Lage

STAND = date(2022, 9, 10)
KOPF = Briefkopf("Stadt Musterhausen", "Musterplan (MP)", STAND, "Papier")
# Every kind of block, and text that a format might obey.
MUSTER = """\
# Muster – *kursiv* & <b>

Ein Satz mit **fetten**, *schrägen*, ***beiden*** und `festen` Wörtern\\
auf zwei Zeilen, [hier](https://example.org/a?b=1&c=2) und [dort](datei.md).

Vor der Liste:

- eins
    - innen

      noch ein Absatz

    1. gezählt
    2. weiter
- zwei

## Abschnitt

3. drei
4. vier

Dazwischen.

1. von vorn

> Eine Bemerkung.
>
> - mit Punkt

---

#### Zu tief

| Nr. | Wer & was |
| --- | --- |
| 1 | **A** |
| 2 |  |

| leer |
| --- |
"""


def papers(daten: Daten) -> Iterator[tuple[str, Dokument, Briefkopf]]:
    """Every paper of a process on several days, with its name."""
    angaben = daten.prozess.angaben
    for stand in (date(2021, 3, 1), STAND, date(2023, 8, 1)):
        lage = Lage(daten.prozess, stand)
        papier = bericht.baue(lage, seit=None, oeffentlich=False)
        texte = {f"bericht-{stand}": markdown.bericht(papier, None)}
        if stand == STAND:
            for nr in (26, 45):
                for versand in (True, False):
                    tagesordnung = agenda.baue(lage, nr, versand=versand)
                    name = f"agenda-{nr}{'-versand' * versand}"
                    texte[name] = markdown.agenda(tagesordnung, None)
                texte[f"protokoll-{nr}"] = markdown.protokoll(protokoll.baue(lage, nr), None)
        for name, text in texte.items():
            kopf = Briefkopf(angaben.kommune or "", angaben.titel, stand, name.split("-")[0])
            yield name, read(text), kopf


def hostile_paper(ordner: Path) -> tuple[Dokument, Briefkopf]:
    """A report of a plan whose every text is one that some program might obey."""
    lage = hostile(ordner)
    text = markdown.bericht(bericht.baue(lage, seit=None, oeffentlich=False), None)
    angaben = lage.prozess.angaben
    return read(text), Briefkopf(angaben.kommune or "", angaben.titel, lage.stand, "#x {{ y }}")


def pieces(bloecke: tuple[Block, ...]) -> Iterator[str]:
    """What a reader must find, in order."""
    for block in bloecke:
        match block:
            case Ueberschrift(_, text) | Absatz(text):
                yield plain(text)
            case Liste(_, punkte):
                for punkt in punkte:
                    yield from pieces(punkt)
            case Tabelle(_, kopf, zeilen):
                yield from (plain(zelle) for zeile in (kopf, *zeilen) for zelle in zeile)
            case Zitat(innen):
                yield from pieces(innen)


def bare(text: str) -> str:
    """The text without what a layout changes: blanks, hyphens, invisible breaks."""
    return re.sub(r"[\s\u200b\u00ad\u2010\-]", "", text)


def assert_complete(gelesen: str, dokument: Dokument) -> None:
    """Everything the paper says stands in the text that a program read, in the same order."""
    text, ort = bare(gelesen), 0
    for stueck in pieces(dokument.bloecke):
        gesucht = bare(stueck)
        fund = text.find(gesucht, ort)
        assert fund >= 0, f"„{stueck}“ is missing after „{text[max(0, ort - 60) : ort]}“"
        ort = fund + len(gesucht)
    assert ort


def assert_no_empty_page(bilder: list[Path]) -> None:
    """Every page has something on it between header and footer; pictures are PGM."""
    assert bilder
    for bild in bilder:
        kopf, _, punkte = bild.read_bytes().partition(b"\n255\n")
        art, breite, hoehe = kopf.split()
        assert art == b"P5"
        mitte = punkte[int(breite) * (int(hoehe) // 9) : -int(breite) * (int(hoehe) // 9)]
        dunkel = sum(punkt < 160 for punkt in mitte)
        assert 20 < dunkel < len(mitte) / 3, f"{bild.name}: {dunkel}"
