"""The plan as an Excel workbook: tables that can be filtered, sorted and printed; no formula."""

import io
import textwrap
from datetime import date, datetime, time
from typing import Any

from isrp_cli.befund import kurz
from isrp_cli.ergaenzung import need
from isrp_cli.formats.tabelle import Blatt, Wert, blaetter
from isrp_cli.stand import Lage
from isrp_cli.zeichen import one_line
from isrp_cli.zeitangabe import datum_kurz

# What Excel takes in a cell, counted in units of UTF-16.
MAX_ZEICHEN = 32_767
# Characters on a page of A4 in landscape that can still be read; a wider table takes more pages.
SEITENBREITE = 190
A4 = 9
# In points: a line of the default font, and what Excel allows.
ZEILENHOEHE = 15
MAX_HOEHE = 409


def dumps(lage: Lage) -> bytes:
    """The workbook, the same bytes for the same plan on the same day.

    Raises Abbruch where the library is not installed.
    """
    xlsxwriter = need("xlsxwriter", "excel", "Excel")
    strom = io.BytesIO()
    mappe = xlsxwriter.Workbook(
        strom,
        {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        },
    )
    angaben = lage.prozess.angaben
    mappe.set_properties(
        {
            "title": one_line(angaben.titel),
            "subject": f"Stand {datum_kurz(lage.stand)}",
            "company": one_line(angaben.kommune or ""),
            "created": datetime.combine(lage.stand, time()),
        }
    )
    # A line under every row: LibreOffice and paper know no table styles.
    linie = {"bottom": 1, "bottom_color": "#808080"}
    oben = {"align": "left", "valign": "top", "text_wrap": True, **linie}
    formate = {
        "kopf": mappe.add_format({**oben, "bold": True}),
        "text": mappe.add_format(oben),
        "datum": mappe.add_format({**oben, "num_format": "dd.mm.yyyy"}),
    }
    # "&" begins an instruction in a footer, and all of it has at most 255 characters.
    titel = kurz(one_line(angaben.titel), 80).replace("&", "&&")
    fusszeile = f"&L{titel}&CStand {datum_kurz(lage.stand)}&R&A, Seite &P von &N"
    for blatt in blaetter(lage):
        _write_sheet(mappe.add_worksheet(blatt.name), blatt, formate, fusszeile)
    mappe.close()
    return strom.getvalue()


def _write_sheet(seite: Any, blatt: Blatt, formate: dict[str, Any], fusszeile: str) -> None:
    letzte = len(blatt.koepfe) - 1
    for spalte, (kopf, breite) in enumerate(zip(blatt.koepfe, blatt.breiten, strict=True)):
        seite.set_column(spalte, spalte, breite)
        seite.write_string(0, spalte, kopf, formate["kopf"])
    for zeile, werte in enumerate(blatt.zeilen, start=1):
        # Excel would find the height by itself; LibreOffice does not.
        hoehe = ZEILENHOEHE * max(map(_lines, werte, blatt.breiten))
        seite.set_row(zeile, min(hoehe, MAX_HOEHE))
        for spalte, wert in enumerate(werte):
            _write_cell(seite, zeile, spalte, wert, formate)
    if blatt.zeilen:
        # A real table: a screen reader says the header with every cell, new rows belong to it.
        seite.add_table(
            0,
            0,
            len(blatt.zeilen),
            letzte,
            {
                "name": blatt.name,
                "style": "Table Style Light 1",
                "columns": [{"header": k, "header_format": formate["kopf"]} for k in blatt.koepfe],
            },
        )
    # A number may be a text on purpose ("21" beside "21 und 24"): no green corner for that.
    seite.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    seite.freeze_panes(1, 1)
    seite.set_landscape()
    seite.set_paper(A4)
    seite.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.7)
    seite.repeat_rows(0)
    seite.repeat_columns(0)
    seite.fit_to_pages(-(-sum(blatt.breiten) // SEITENBREITE), 0)
    seite.set_footer(fusszeile)


def _write_cell(seite: Any, zeile: int, spalte: int, wert: Wert, formate: dict[str, Any]) -> None:
    match wert:
        case None:
            seite.write_blank(zeile, spalte, None, formate["text"])
        case date():
            seite.write_datetime(zeile, spalte, datetime.combine(wert, time()), formate["datum"])
        case int():
            seite.write_number(zeile, spalte, wert, formate["text"])
        case _:
            seite.write_string(zeile, spalte, _fitting(_text(wert)), formate["text"])


def _text(wert: str | tuple[str, ...]) -> str:
    return wert if isinstance(wert, str) else "\n".join(wert)


def _lines(wert: Wert, breite: int) -> int:
    """About how many lines the value takes in a column of so many characters."""
    if wert is None or isinstance(wert, int | date):
        return 1
    return sum(len(textwrap.wrap(zeile, breite)) or 1 for zeile in _text(wert).split("\n"))


def _fitting(text: str) -> str:
    """The text, cut with "…" where Excel would refuse it."""
    roh = text.encode("utf-16-le")
    if len(roh) <= 2 * MAX_ZEICHEN:
        return text
    return roh[: 2 * (MAX_ZEICHEN - 1)].decode("utf-16-le", "ignore") + "…"
