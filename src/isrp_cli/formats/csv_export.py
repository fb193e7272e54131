"""The steps as CSV that Excel opens by a double click in a German office.

UTF-8 with a byte order mark, a semicolon between fields, CRLF after a row; days as 2022-09-14,
which every program and Excel in every language reads as the same day.
"""

import csv
import io
from datetime import date

from isrp_cli.formats.tabelle import Wert, schritte
from isrp_cli.stand import Lage

# What a spreadsheet takes for the beginning of a formula, the full-width forms included.
_FORMEL = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def dumps(lage: Lage) -> bytes:
    """The table of the steps with its header."""
    blatt = schritte(lage)
    strom = io.StringIO(newline="")
    schreiber = csv.writer(strom, delimiter=";", lineterminator="\r\n")
    schreiber.writerow(blatt.koepfe)
    schreiber.writerows([_field(wert) for wert in zeile] for zeile in blatt.zeilen)
    return strom.getvalue().encode("utf-8-sig")


def _field(wert: Wert) -> str:
    """The value as text; one that a spreadsheet would calculate gets a "'" before it.

    Blanks, tabs and line breaks before a formula have been stripped (`tabelle`).
    """
    match wert:
        case None:
            return ""
        case date():
            return wert.isoformat()
        case int():
            return str(wert)
        case tuple():
            wert = "\n".join(wert)
    return f"'{wert}" if wert.startswith(_FORMEL) else wert
