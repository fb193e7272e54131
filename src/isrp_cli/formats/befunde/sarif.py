"""Findings as SARIF 2.1.0 (an OASIS standard): GitHub's code scanning, editors, other services.

Sources: the standard's sections named below; GitHub's "SARIF support for code scanning", which says
what a file must have to be shown there.
"""

import re
from collections.abc import Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from isrp_cli.befund import Befund, Fundstelle, Stufe, kurz
from isrp_cli.formats.befunde.pruefbericht import Pruefbericht, Regel
from isrp_cli.formats.befunde.texte import (
    encodable,
    fingerprints,
    gezeigte_bezuege,
    satz,
    visible,
    write_json,
)

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
# The name of our fingerprint. Not primaryLocationLineHash: that one GitHub computes itself on
# uploading, and warns of any value that is not its own.
FINGERPRINT = "isrp/v1"
# GitHub takes no longer descriptions of a rule.
_MAX_BESCHREIBUNG = 1024
_MISSVERSTAENDLICH = re.compile(r"\]\(|\\[\\\[\]]")
_LEVEL = {Stufe.FEHLER: "error", Stufe.WARNUNG: "warning", Stufe.HINWEIS: "note"}


def dumps(bericht: Pruefbericht) -> str:
    """The JSON text of a log with one run."""
    regeln = bericht.regeln
    index = {regel.name: i for i, regel in enumerate(regeln)}
    lauf = {
        "tool": {
            "driver": {
                "name": "isrp",
                "version": bericht.version,
                "language": "de",
                "rules": [_rule(regel) for regel in regeln],
            }
        },
        "language": "de",
        "columnKind": "unicodeCodePoints",
        "results": [
            {
                "ruleId": befund.check,
                "ruleIndex": index[befund.check],
                **_result(befund),
                "partialFingerprints": {FINGERPRINT: fingerprint},
            }
            for befund, fingerprint in zip(
                bericht.befunde, fingerprints(bericht.befunde), strict=True
            )
        ],
    }
    return write_json({"$schema": SCHEMA, "version": "2.1.0", "runs": [lauf]})


def _rule(regel: Regel) -> dict[str, Any]:
    # The manual is CommonMark: paragraphs, and samples indented by four blanks. Braces stay single
    # here: a rule has no arguments, and in a sample they would be copied.
    prosa = regel.anleitung.partition("\n\nFalsch:\n")[0]
    return {
        "id": regel.name,
        "shortDescription": {"text": regel.regel},
        "fullDescription": {"text": kurz(" ".join(prosa.split()), _MAX_BESCHREIBUNG)},
        "help": {"text": regel.anleitung, "markdown": regel.anleitung},
        "defaultConfiguration": {"level": _LEVEL[regel.stufe]},
    }


def _result(befund: Befund) -> dict[str, Any]:
    bezuege = gezeigte_bezuege(befund)
    ergebnis: dict[str, Any] = {
        "level": _LEVEL[befund.stufe],
        "message": {"text": _message(befund, [b.text for b in bezuege])},
        "locations": [_location(befund.fundstelle)],
    }
    if bezuege:
        ergebnis["relatedLocations"] = [
            {
                "id": nummer,
                **_location(b.fundstelle),
                "message": {"text": _plain_text(visible(b.text))},
            }
            for nummer, b in enumerate(bezuege, start=1)
        ]
    return ergebnis


def _message(befund: Befund, bezuege: Sequence[str]) -> str:
    """The finding, with embedded links (section 3.11.6) to the related locations by their id."""
    text = _plain_text(satz(befund))
    if not bezuege:
        return text
    verweise = (
        f"[{_escape_brackets(_double_braces(visible(bezug)))}]({nummer})"
        for nummer, bezug in enumerate(bezuege, start=1)
    )
    return f"{text} (siehe {', '.join(verweise)})"


def _plain_text(text: str) -> str:
    """Text for a message in which nothing is a placeholder or a link.

    Brackets are escaped only where a link or an escape could be read (section 3.11.6): not every
    reader takes the backslash away.
    """
    text = _double_braces(text)
    return _escape_brackets(text) if _MISSVERSTAENDLICH.search(text) else text


def _double_braces(text: str) -> str:
    """As section 3.11.5 wants it: single ones are placeholders."""
    return text.replace("{", "{{").replace("}", "}}")


def _escape_brackets(text: str) -> str:
    return re.sub(r"[\\\[\]]", r"\\\g<0>", text)


def _location(ort: Fundstelle) -> dict[str, Any]:
    region: dict[str, Any] = {
        "startLine": ort.zeile,
        "startColumn": ort.spalte,
        "endLine": ort.zeile,
        "endColumn": ort.spalte + ort.laenge,
    }
    if ort.text:
        region["snippet"] = {"text": visible(ort.text)}
    return {
        "physicalLocation": {"artifactLocation": {"uri": _uri(ort.datei)}, "region": region},
    }


def _uri(datei: str) -> str:
    """A path, with slashes, as a relative reference or, if it is absolute, as a file URI."""
    pfad = encodable(datei)
    if not PurePath(pfad).is_absolute():
        return quote(pfad)
    # A path with a drive has no slash in front, and its colon stays.
    return "file://" + quote(pfad if pfad.startswith("/") else f"/{pfad}", safe="/:")
