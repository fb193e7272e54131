"""What tests of the export formats share: texts that a program might obey, a plan of them."""

from datetime import date
from pathlib import Path

from hilfen import write_folder

from isrp_cli.loading import load
from isrp_cli.stand import Lage

LANG = "x" * 500
# As it stands in the data → what a reader is shown of it.
BOESE = {
    "=cmd|' /C calc'!A0": "=cmd|' /C calc'!A0",
    "+1": "+1",
    "-1": "-1",
    "@x": "@x",
    "＝1+1": "＝1+1",
    "\t=1+1": "=1+1",
    "\r=2+2": "=2+2",
    "\n=3+3": "=3+3",
    " \u00a0 =4+4": "=4+4",
    "\u202e=5+5\u200f": "�=5+5�",
    "{=SUM(A1)}": "{=SUM(A1)}",
    "https://example.org/": "https://example.org/",
    "12": "12",
    "1/24": "1/24",
    "_x0041_": "_x0041_",
    '"a";b': '"a";b',
    "'": "'",
    "<script>alert(1)</script>": "<script>alert(1)</script>",
    "<br>Müller & Söhne &lt;": "<br>Müller & Söhne &lt;",
    "a\r\nBEGIN:VEVENT": "a\nBEGIN:VEVENT",
    "#import": "#import",
    "#58;": "#58;",
    "%%{init: {}}%%": "%%{init: {}}%%",
    "x :done, crit, 2020-01-01, 1d": "x :done, crit, 2020-01-01, 1d",
    "section x": "section x",
    'click s1 href "javascript:alert(1)"': 'click s1 href "javascript:alert(1)"',
    "---": "---",
    "a\x00b\x1b[31m\x7f": "a␀b␛[31m␡",
    LANG: LANG,
}


def yaml_text(text: str) -> str:
    """Any text as a double-quoted scalar."""
    zeichen = (c if " " <= c <= "~" and c not in '"\\' else f"\\U{ord(c):08X}" for c in text)
    return f'"{"".join(zeichen)}"'


def lage_of(ordner: Path, stand: date = date(2024, 4, 10), **dateien: str) -> Lage:
    """The process of these files (PROBE's where none is given) on a day; they must be sound."""
    daten = load(write_folder(ordner, **dateien))
    assert not daten.befunde, daten.befunde[0]
    return Lage(daten.prozess, stand)


def hostile(ordner: Path) -> Lage:
    """A plan whose step n, body n, phase n and milestone n carry the n-th text everywhere."""
    schritte, gremien, stellen, meilensteine, phasen = [], [], [], [], []
    for nr, roh in enumerate(BOESE, start=1):
        t = yaml_text(roh)
        schritte.append(
            f"  - {{nr: {nr}, gremium: g{nr}, titel: {t}, art: beratung, "
            f"zeitplanung: 03/2024, tagesordnung: [{{punkt: {t}, drucksache: {t}}}, {t}], "
            f"aufgabenverteilung: [{{stelle: s{nr}, rollen: [Leitung]}}, "
            f"{{stelle: s{nr}, rollen: [{t}]}}], termine: [{{datum: 2024-03-{nr % 28 + 1:02}, "
            f"ort: {t}}}], ergebnis: {t}, notiz: {t}, "
            f"festlegungen: [{{text: {t}, wer: {t}}}]}}\n"
        )
        gremien.append(
            f"  - {{id: g{nr}, name: {t}, kurz: {t}, mitglieder: "
            f"[{{bezeichnung: {t}, funktion: {t}}}]}}\n"
        )
        stellen.append(f"  - {{id: s{nr}, name: {t}}}\n")
        meilensteine.append(f"  - {{id: m{nr}, titel: {t}, schritte: [{nr}]}}\n")
        phasen.append(f"  - {{id: p{nr}, titel: {t}, schritte: [{nr}]}}\n")
    alles = yaml_text("".join(BOESE))
    return lage_of(
        ordner,
        prozess=f"titel: {alles}\nkommune: {alles}\nquelle: {alles}\nphasen:\n{''.join(phasen)}",
        schritte=f"schritte:\n{''.join(schritte)}",
        gremien=f"stellen:\n{''.join(stellen)}gremien:\n{''.join(gremien)}",
        meilensteine=f"meilensteine:\n{''.join(meilensteine)}",
    )
