"""What tests of HTML need: a page as a tree of elements, and the colours of its style sheet."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

LEER = frozenset(("meta", "br", "hr", "wbr", "link", "img", "input"))


@dataclass
class Element:
    """An element: its name, its attributes, and what is in it."""

    name: str
    attribute: dict[str, str] = field(default_factory=dict)
    kinder: "list[Element | str]" = field(default_factory=list)

    def alle(self, name: str = "", **attribute: str) -> "Iterator[Element]":
        """All elements within of that name with these attributes, in order."""
        for kind in self.kinder:
            if isinstance(kind, Element):
                gleich = all(kind.attribute.get(k) == v for k, v in attribute.items())
                if name in ("", kind.name) and gleich:
                    yield kind
                yield from kind.alle(name, **attribute)

    @property
    def text(self) -> str:
        """All text within, a break as one."""
        if self.name == "br":
            return "\n"
        return "".join(k if isinstance(k, str) else k.text for k in self.kinder)


class _Leser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.weg = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), (tag, attrs)
        neu = Element(tag, {name: wert or "" for name, wert in attrs})
        self.weg[-1].kinder.append(neu)
        if tag not in LEER:
            self.weg.append(neu)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in LEER:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.weg[-1].name == tag, f"</{tag}> in <{self.weg[-1].name}>"
        self.weg.pop()

    def handle_data(self, data: str) -> None:
        self.weg[-1].kinder.append(data)


def tree(html: str) -> Element:
    """The page as a tree; fails where an element is closed that is not open."""
    leser = _Leser()
    leser.feed(html)
    leser.close()
    assert len(leser.weg) == 1, leser.weg[-1].name
    return leser.weg[0]


def colours(css: str) -> dict[str, dict[str, str]]:
    """The colours of the style sheet by name, light and dark."""
    bloecke = re.findall(r":root \{(.*?)\}", css, re.S)
    hell, dunkel = (dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", b)) for b in bloecke)
    return {"hell": hell, "dunkel": dunkel}


def contrast(a: str, b: str) -> float:
    """The contrast of two colours as "#rrggbb" (WCAG 2.1, relative luminance)."""

    def luminance(farbe: str) -> float:
        teile = [int(farbe[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        rot, gruen, blau = (
            t / 12.92 if t <= 0.04045 else ((t + 0.055) / 1.055) ** 2.4 for t in teile
        )
        return 0.2126 * rot + 0.7152 * gruen + 0.0722 * blau

    hell, dunkel = sorted((luminance(a), luminance(b)), reverse=True)
    return (hell + 0.05) / (dunkel + 0.05)
