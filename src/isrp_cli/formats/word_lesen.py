"""A Word file as Markdown: its headings, remarks, lists and plain text, with nothing installed.

That is what the minutes need that were filled in with Word or LibreOffice.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

# The largest file that is read, and the largest text in it once unpacked.
MAX_BYTES = 20_000_000
MAX_ENTPACKT = 50_000_000
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# What Word keeps beside the text that is to be read: deleted, moved away, for old programs.
WEG = {
    f"{W}del",
    f"{W}moveFrom",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def as_markdown(inhalt: bytes) -> str | None:
    """The text of a Word file, one block a paragraph; None where it is no Word file.

    Text that Markdown would obey at the beginning of a line is escaped. What tracked changes
    delete is left out. Formats of letters are not kept.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(inhalt)) as archiv:
            text = _part(archiv, "word/document.xml")
            stile = _part(archiv, "word/styles.xml")
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, EOFError, ValueError):
        return None
    except ElementTree.ParseError:
        return None
    arten = _kinds(stile)
    zeilen: list[str] = []
    for absatz in _paragraphs(text):
        zeile, liste = _line(absatz, arten)
        if not (liste and zeilen and zeilen[-1].startswith("- ")):
            zeilen.append("")
        zeilen.append(zeile)
    return "\n".join(zeilen) + "\n"


def _part(archiv: zipfile.ZipFile, name: str) -> Element:
    """A part of the file; raises ValueError where it is too large or declares entities."""
    if archiv.getinfo(name).file_size > MAX_ENTPACKT:
        raise ValueError
    roh = archiv.read(name)
    if b"<!DOCTYPE" in roh:
        raise ValueError
    return ElementTree.fromstring(roh)


def _kinds(stile: Element) -> dict[str, str]:
    """What a paragraph of a style begins with in Markdown, by the style's id; a style inherits."""
    namen: dict[str, str] = {}
    basis: dict[str, str] = {}
    for stil in stile.iter(f"{W}style"):
        kennung = stil.get(f"{W}styleId", "")
        namen[kennung] = _value(stil, "name").lower()
        basis[kennung] = _value(stil, "basedOn")
    return {kennung: _kind(kennung, namen, basis) for kennung in namen}


def _kind(kennung: str, namen: dict[str, str], basis: dict[str, str]) -> str:
    gesehen = set()
    while kennung in namen and kennung not in gesehen:
        gesehen.add(kennung)
        name = namen[kennung]
        if ueberschrift := re.fullmatch(r"heading ([1-6])", name):
            return "#" * int(ueberschrift[1]) + " "
        if "quot" in name:
            return "> "
        if name.startswith("list "):
            return "- "
        kennung = basis[kennung]
    return ""


def _value(eltern: Element | None, name: str) -> str:
    kind = None if eltern is None else eltern.find(f"{W}{name}")
    return "" if kind is None else kind.get(f"{W}val", "")


def _paragraphs(wurzel: Element) -> Iterator[Element]:
    """The paragraphs in order, without those that do not count any more."""
    for kind in wurzel:
        if kind.tag in WEG:
            continue
        if kind.tag == f"{W}p":
            yield kind
        yield from _paragraphs(kind)


def _line(absatz: Element, arten: dict[str, str]) -> tuple[str, bool]:
    """The paragraph as Markdown, and whether it is a point of a list."""
    eigenschaften = absatz.find(f"{W}pPr")
    anfang = arten.get(_value(eigenschaften, "pStyle"), "")
    if not anfang and eigenschaften is not None and eigenschaften.find(f"{W}numPr") is not None:
        anfang = "- "
    text = "".join(_text(absatz)).replace("\\", "\\\\")
    text = re.sub(r"(?m)^(\s*)([#>])", r"\1\\\2", text)
    if not text.strip():
        return "", False
    return anfang + text, anfang == "- "


def _text(element: Element) -> Iterator[str]:
    for kind in element:
        match kind.tag.removeprefix(W):
            case "t":
                yield kind.text or ""
            case "tab":
                yield " "
            case "br" | "cr":
                yield "\n"
            case "noBreakHyphen":
                yield "-"
            case "p":
                pass  # in a text box: a paragraph of its own
            case _ if kind.tag not in WEG:
                yield from _text(kind)
