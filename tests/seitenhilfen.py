"""What tests of the site share: a site in memory, and where all its links lead."""

import posixpath
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from urllib.parse import unquote, urlsplit

from htmlhilfen import Element, tree

from isrp_cli.formats import seite
from isrp_cli.loading import Daten
from isrp_cli.models import Entfallen, Prozess, Schritt, Termin
from isrp_cli.stand import Lage

STAND = date(2022, 9, 10)


def varied(daten: Daten) -> Prozess:
    """The shipped process with steps of every status and with fixed meetings."""

    def step(s: Schritt) -> Schritt:
        if s.nr <= 20:
            return replace(s, erledigt=s.zeitplanung.spaet)
        if s.nr == 25:
            return replace(s, entfallen=Entfallen(am=date(2022, 8, 2), grund="kein Bedarf"))
        if s.nr == 26:
            return replace(s, termine=(Termin(datum=date(2022, 9, 28)),))
        return s

    return replace(daten.prozess, schritte=tuple(map(step, daten.prozess.schritte)))


def site(lage: Lage, *, oeffentlich: bool = False, arten: tuple[str, ...] = ()) -> dict[str, bytes]:
    """Every file of the site by its path."""
    dateien = seite.dateien(lage, oeffentlich=oeffentlich, vorlagen=None, arten=arten)
    ergebnis = {datei.pfad: datei.inhalt() for datei in dateien}
    assert len(ergebnis) == len(dateien)
    return ergebnis


def pages(dateien: Mapping[str, bytes]) -> dict[str, Element]:
    """The pages of the site as trees."""
    return {
        pfad: tree(inhalt.decode()) for pfad, inhalt in dateien.items() if pfad.endswith(".html")
    }


def links(pfad: str, baum: Element) -> tuple[set[tuple[str, str]], set[str]]:
    """Where the page leads: (file, place in it) within the site, and addresses elsewhere."""
    innen, aussen = set(), set()
    for element in baum.alle():
        for attribut in ("href", "src", "xlink:href", "action", "data", "poster", "srcset"):
            wert = element.attribute.get(attribut)
            if wert is None:
                continue
            teile = urlsplit(wert)
            if teile.scheme or teile.netloc or wert.startswith("/"):
                aussen.add(wert)
                continue
            assert not teile.query, wert
            ziel = posixpath.join(posixpath.dirname(pfad), unquote(teile.path))
            innen.add((posixpath.normpath(ziel) if teile.path else pfad, teile.fragment))
    return innen, aussen


def assert_all_links_work(dateien: Mapping[str, bytes]) -> set[str]:
    """Every link within leads to a file and a place in it, every file is reached from the start.

    Gives the addresses elsewhere.
    """
    baeume = pages(dateien)
    orte = {pfad: {e.attribute.get("id") for e in baum.alle()} for pfad, baum in baeume.items()}
    fremde: set[str] = set()
    folgen: dict[str, set[str]] = {}
    for pfad, baum in baeume.items():
        innen, aussen = links(pfad, baum)
        fremde |= aussen
        for ziel, ort in innen:
            assert ziel in dateien, f"{pfad} leads to {ziel}, which is not there"
            if ort:
                assert ort in orte[ziel], f"{pfad} leads to {ziel}#{ort}, which is not there"
        folgen[pfad] = {ziel for ziel, _ in innen}
    erreicht, offen = {seite.START}, [seite.START]
    while offen:
        neu = folgen.get(offen.pop(), set()) - erreicht
        erreicht |= neu
        offen += neu
    assert set(dateien) == erreicht
    return fremde
