"""Papers as plain text: for places that know no markup, such as the text of a calendar entry."""

from collections.abc import Iterable, Iterator

from isrp_cli.documents.agenda import Agenda, Unterpunkt


def agenda(agenda: Agenda) -> str:
    """The agenda to send, without a line break at the end.

    When and where come first: a mail program shows only the beginning.
    """
    return "\n".join(_agenda(agenda))


def _agenda(a: Agenda) -> Iterator[str]:
    yield f"Einladung: {a.titel}"
    yield a.prozess
    yield f"{a.schritt}, Stand {a.stand}"
    yield ""
    if a.gremium and a.gremium != a.titel:
        yield f"Gremium: {a.gremium}"
    yield f"Tag: {a.tag}"
    yield f"Uhrzeit: {a.uhrzeit}"
    yield f"Ort: {a.ort}"
    for zustaendig in a.zustaendig:
        yield f"{zustaendig.rolle}: {zustaendig.wer}"
    for hinweis in a.hinweise:
        yield f"Hinweis: {hinweis}"
    yield from ("", "Tagesordnung")
    for top in a.tops:
        zeit = f" ({top.zeit})" if top.zeit else ""
        angaben = f" – {'; '.join(top.angaben)}" if top.angaben else ""
        yield f"{top.nummer}. {top.titel}{zeit}{angaben}"
        yield from _points(top.unterpunkte)
    if a.grundlagen:
        yield from ("", "Grundlagen")
        yield from _points(a.grundlagen)
    yield from ("", "Eingeladen")
    if a.mitglieder_text:
        yield a.mitglieder_text
    for gruppe in a.mitglieder:
        if gruppe.titel:
            yield f"{gruppe.titel}:"
        for mitglied in gruppe.mitglieder:
            yield f"– {mitglied}"


def _points(punkte: Iterable[Unterpunkt]) -> Iterator[str]:
    for p in punkte:
        angaben = f": {'; '.join(p.angaben)}" if p.angaben else ""
        yield f"   {p.nummer or '–'} {p.titel}{angaben}"
