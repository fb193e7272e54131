"""Text from the data as it can be shown anywhere: visible, and in characters every format has."""

import unicodedata


def visible(text: str) -> str:
    """The text with a symbol for each control character; line breaks stay, as one "LF".

    What cannot be seen at all (direction marks, lone surrogates) becomes U+FFFD, every blank an
    ordinary one. What is left is valid in XML 1.0.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.isprintable():
        return text
    return "".join(c if c == "\n" or c.isprintable() else _symbol(c) for c in text)


def one_line(text: str) -> str:
    """The visible text without line breaks; runs of blanks are one blank."""
    return " ".join(visible(text).split())


def _symbol(zeichen: str) -> str:
    if zeichen == "\t" or unicodedata.category(zeichen) == "Zs":
        return " "
    code = ord(zeichen)
    return chr(0x2400 + code) if code < 0x20 else "\u2421" if code == 0x7F else "\ufffd"
