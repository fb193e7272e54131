r"""Findings as JSON for own scripts: isrp's own format, which later versions only add to.

One object:

    version   1; raised when a key changes its meaning or goes, not when one is added
    befunde   list, in the order of the files
    anzahl    how many: {"fehler": …, "warnung": …, "hinweis": …}

Every finding:

    pruefung     name of the check
    stufe        "fehler", "warnung" or "hinweis"
    meldung      what is wrong
    datei        path with slashes: seen from the current folder, or absolute where that is shorter
    zeile        from 1
    spalte       from 1, counted in characters
    ende_spalte  the first column that is no longer meant, on the same line
    hinweis      what to do; left out where there is nothing to say
    auszug       the line as it stands in the file; left out where nothing could be read
    siehe        list of other places to look at: datei, zeile, spalte, ende_spalte, meldung

Nothing is null. Texts are as they are in the data, UTF-8; what cannot be printed (control
characters, direction marks) is written as \uXXXX, so that no terminal obeys it. Only halves of
characters, which have no encoding, are replaced by U+FFFD.
"""

import json
import re
from typing import Any

from isrp_cli.befund import Befund, Fundstelle
from isrp_cli.formats.befunde.pruefbericht import Pruefbericht
from isrp_cli.formats.befunde.texte import write_json

VERSION = 1
_NICHT_ASCII = re.compile("[\x7f-\U0010ffff]")


def dumps(bericht: Pruefbericht) -> str:
    """The JSON text, with a final newline."""
    text = write_json(
        {
            "version": VERSION,
            "befunde": [_finding(befund) for befund in bericht.befunde],
            "anzahl": bericht.anzahl,
        }
    )
    # Outside of strings there are only printable characters and line feeds.
    return _NICHT_ASCII.sub(lambda t: t[0] if t[0].isprintable() else json.dumps(t[0])[1:-1], text)


def _finding(befund: Befund) -> dict[str, Any]:
    wenn_da = {"hinweis": befund.hinweis, "auszug": befund.fundstelle.text}
    return {
        "pruefung": befund.check,
        "stufe": befund.stufe,
        "meldung": befund.meldung,
        **_place(befund.fundstelle),
        **{schluessel: text for schluessel, text in wenn_da.items() if text},
        "siehe": [{**_place(b.fundstelle), "meldung": b.text} for b in befund.bezuege],
    }


def _place(ort: Fundstelle) -> dict[str, Any]:
    return {
        "datei": ort.datei,
        "zeile": ort.zeile,
        "spalte": ort.spalte,
        "ende_spalte": ort.spalte + ort.laenge,
    }
