"""Text from the data as it can be shown anywhere: visible, and in characters every format has."""

import unicodedata


def visible(text: str, bleibt: str = "\n") -> str:
    """The text with a symbol for every character that cannot be shown, one for one.

    Control characters become their pictures, what cannot be seen at all (direction marks, lone
    surrogates) U+FFFD, every blank an ordinary one. What is in `bleibt` stays. The result is valid
    in XML 1.0.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in bleibt else symbol(c) for c in text)


def visible_lines(text: str) -> str:
    """The visible text with "LF" for every line break, whatever system wrote it."""
    return visible(text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The visible text without line breaks; runs of blanks are one blank."""
    return " ".join(visible_lines(text).split())


def symbol(zeichen: str) -> str:
    """One character that cannot be shown as one that can."""
    if zeichen == "\t" or unicodedata.category(zeichen) == "Zs":
        return " "
    code = ord(zeichen)
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
