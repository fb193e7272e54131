"""E-mail addresses and telephone numbers in files whose history keeps them for ever."""

import os
import re
import stat
import string
from collections.abc import Iterator
from pathlib import Path

from isrp_cli import antworten
from isrp_cli.befund import Fundstelle, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.git_files import tracked_names
from isrp_cli.kontakte import KONTAKTDATEI
from isrp_cli.loading import ABSCHNITTE, SCHEMAORDNER, display_path, schema_name

# A larger file is no text that someone wrote.
MAX_BYTES = 1_000_000
MAX_FUNDE = 50


def personendaten(p: Pruefling) -> Iterator[Fund]:
    """In den Dateien des Prozesses stehen keine E-Mail-Adressen und keine Telefonnummern.

    Die Dateien liegen in einer Versionsgeschichte, die sich nicht mehr löschen lässt; das Recht
    auf Löschung (Art. 17 DSGVO) ist dort nicht zu erfüllen. In den Plan gehören Funktionen und
    Einrichtungen. Personen stehen in „kontakte.yaml“, die nicht in die Versionsgeschichte kommt.

    Durchsucht werden die vier Dateien des Prozesses mit ihren Anmerkungen; verwaltet git den
    Ordner, auch alle anderen Textdateien darin, die git verwaltet. Auch Funktionspostfächer und
    zentrale Nummern werden gemeldet; sie dürfen bleiben. Verwaltet git „kontakte.yaml“, ist das
    selbst ein Befund. Namen erkennt die Prüfung nicht.

    Falsch:

        schritte:
          - nr: 1
            titel: Erhebung
            art: erhebung
            zeitplanung: "03/2024"
            notiz: Rückfragen an muster@example.org, Tel. 23125-012

    Richtig:

        schritte:
          - nr: 1
            titel: Erhebung
            art: erhebung
            zeitplanung: "03/2024"
            notiz: Rückfragen an die Statistikstelle
    """
    for datei in p.daten.dateien.values():
        yield from _first(_scan(datei.text, datei.name))
    # The four files themselves, and the schemas that isrp has written beside them.
    geprueft = {p.daten.ordner / name for name in ABSCHNITTE}
    geprueft |= {p.daten.ordner / SCHEMAORDNER / schema_name(name) for name in ABSCHNITTE}
    namen = tracked_names(str(p.daten.ordner))
    antworten.note("git", p.daten.ordner, namen)
    for pfad in (p.daten.ordner / name for name in namen or ()):
        # A name that is no text in any encoding can still be shown.
        name = display_path(pfad).encode("utf-8", "replace").decode()
        if pfad.name == KONTAKTDATEI:
            yield Fund(
                Fundstelle(name),
                "die Datei mit den Kontakten ist in der Versionsgeschichte (git)",
                f"die IT bitten: „git rm --cached {name}“ (die Datei bleibt im Ordner), "
                f"„{KONTAKTDATEI}“ in .gitignore eintragen, und klären, ob die Geschichte "
                "bereinigt werden muss",
            )
        elif pfad not in geprueft:
            yield from _first(_scan(_text(pfad, p.daten.ordner), name))


def _text(pfad: Path, ordner: Path) -> str:
    """The text of a file; "" where it is no text, too large, gone, or not in the folder."""
    try:
        merkmale = pfad.lstat()
        aussen = not Path(os.path.realpath(pfad)).is_relative_to(os.path.realpath(ordner))
        if not stat.S_ISREG(merkmale.st_mode) or merkmale.st_size > MAX_BYTES or aussen:
            antworten.forget()
            return ""
        inhalt = pfad.read_bytes()
    except (OSError, ValueError):
        antworten.forget()
        return ""
    antworten.note_content(pfad, inhalt)
    try:
        return "" if b"\0" in inhalt else inhalt.decode("utf-8-sig")
    except ValueError:  # it is no UTF-8
        return ""


def _first(funde: Iterator[Fund]) -> Iterator[Fund]:
    """As many findings as someone reads in one file."""
    for i, fund in enumerate(funde):
        if i == MAX_FUNDE:
            yield fund._replace(meldung="ab hier werden weitere Adressen und Nummern nicht gezeigt")
            return
        yield fund


def _scan(text: str, datei: str) -> Iterator[Fund]:
    for nr, roh in _candidates(text):
        zeile = roh.replace("\t", " ") if roh.isascii() else roh.translate(_ZEICHEN)
        if not _HAT_AT.search(zeile) and not _may_hold_phone(zeile):
            continue
        adressen = list(emails(zeile))
        for was, wohin, stellen in (
            ("eine E-Mail-Adresse", "Funktionspostfächer", adressen),
            ("eine Telefonnummer", "zentrale Nummern", phones(_blank(zeile, adressen))),
        ):
            for von, bis in stellen:
                yield Fund(
                    Fundstelle(datei, nr, von + 1, bis - von, roh),
                    # Not the address itself: what is said here also ends up in logs.
                    f"hier steht {was}",
                    f"streichen oder in {KONTAKTDATEI} führen; {wohin} dürfen bleiben "
                    "(Prüfung auslassen: „--ohne personendaten“)",
                )


Spanne = tuple[int, int]
# Blanks and dashes that are as good as the plain ones.
_ZEICHEN = str.maketrans(dict.fromkeys("\u00a0\u202f\t", " ") | dict.fromkeys("‐‑‒–—―−", "-"))
# An @, three digits or an "(at)". Beginning with a set it passes over nearly everything quickly.
_VERDACHT = re.compile(
    r"[@0-9(\[{](?:(?<=@)|(?<=[0-9])(?:[ ()./–-]{0,3}[0-9]){2}| ?[aA][tT] ?[)\]}])"
)


def _candidates(text: str) -> Iterator[tuple[int, str]]:
    """The lines, with their numbers, that may hold an address or a number: a few of many."""
    nr, gezaehlt, ende = 1, 0, 0
    for treffer in _VERDACHT.finditer(text):
        stelle = treffer.start()
        if stelle < ende:
            continue  # in the line that was last
        nr += text.count("\n", gezaehlt, stelle)
        gezaehlt = stelle
        ende = text.find("\n", stelle)
        ende = len(text) if ende < 0 else ende
        yield nr, text[text.rfind("\n", 0, stelle) + 1 : ende].rstrip()


def _blank(zeile: str, stellen: list[Spanne]) -> str:
    """The line with something at these places, in their order, that is no part of anything."""
    teile, ende = [], 0
    for von, bis in stellen:
        teile += [zeile[ende:von], "#" * (bis - von)]
        ende = bis
    return "".join([*teile, zeile[ende:]])


# Patterns that only a suspicious line needs are not compiled here: `re` does it when one is there.

# --- E-mail addresses ------------------------------------------------------------------------

_PUNKT = r"(?:\.| ?[(\[{] ?(?:dot|punkt) ?[)\]}] ?)"
# From the @ on. "git@host:path" is no address.
_AT = (
    rf"(?i)(?:@| ?[(\[{{] ?at ?[)\]}}] ?)(?:[\w-]{{1,63}}{_PUNKT}){{1,8}}"
    r"(?:xn--[\w-]{1,59}|[^\W\d_]{2,63})(?!\w|:[\w/~])"
)
_HAT_AT = re.compile(r"[@(\[{](?:(?<=@)| ?[aA][tT] ?[)\]}])")
_LOKAL = string.ascii_letters + string.digits + "äöüÄÖÜß._%+-"
# The name of a user in a URL, or of an account ("@name@host").
_KEINE_ADRESSE = re.compile(r"(?:://[^\s/@]*|@)\Z")


def emails(zeile: str) -> Iterator[Spanne]:
    """From where to where e-mail addresses stand in a line, also as "name (at) stadt.de"."""
    if not _HAT_AT.search(zeile):
        return
    for treffer in re.finditer(_AT, zeile):
        at = treffer.start()
        davor = zeile[max(0, at - 64) : at]
        lokal = davor[len(davor.rstrip(_LOKAL)) :].lstrip(".")
        von = at - len(lokal)
        if lokal and not _KEINE_ADRESSE.search(zeile, max(0, von - 64), von):
            yield von, treffer.end()


# --- Telephone numbers -----------------------------------------------------------------------

# After the code of a place no number begins with 0; in brackets it may be written with blanks.
_VORWAHL = r"(?:0[2-9][0-9]{1,4}+(?![ /-]+0)|01[5-8][0-9]{1,2}|\(0 ?[1-9](?: ?[0-9]){1,4}\))"
# A number that says by itself what it is: with the code of a country or a place.
_NUMMER = (
    r"(?<![\w/-])(?<![0-9][.,:])"
    rf"(?:(?:\+49|0049|\+[1-9][0-9]{{0,2}}(?=[ (/-]))(?: ?\(0?[0-9]{{0,5}}\))?|{_VORWAHL})"
    r"(?: ?(?:[/-] ?)?[0-9]){4,12}+"
    r"(?! ?(?:[/-] ?)?[0-9]|\w|\.\w| ?(?:€|EUR|Euro|Mio))"
)
# After such a word any other, also the short number of an office.
_NENNT = (
    r"(?<!\w)(?:(?P<intern>(?:telefon)?durchwahl|dw|(?:haus)?apparat)"
    r"|(?:dienst|privat)?(?:tele(?:fon|fax)|tel|fon|phone|mobil(?:telefon|funk)?|handy|fax)"
    r"|festnetz|rufnummer)"
)
_WORT = (
    rf"(?i){_NENNT}"
    r"(?P<zwischen>(?:\.?[- ]?(?:nummern?|nr))?[\"'*.:]{0,4} ?(?:\([^\W\d_][^()0-9]{0,19}\):? ?)?"
    r"[\"']?-? ?)"
    r"(?P<nummer>[+(]{0,2}[0-9](?:[ ()./-]{0,3}[0-9]){2,17}+)(?!\w| ?(?:Uhr|€|EUR|Euro|%))"
)
# Other numbers: an address on the web, an account, a day, a time, a paper of the council, and what
# a word before it says to be something else.
_ANDERES = (
    r"[a-z]{2,10}://\S+|www\.\S+"
    r"|\b[A-Z]{2}[0-9]{2}(?: ?[0-9]{4}){3,7}(?: ?[0-9]{1,3})?\b"
    r"|(?<![0-9.])[0-9]{1,2}\.[0-9]{1,2}\.(?:[0-9]{4}|[0-9]{2})?(?![0-9])"
    r"|(?<![0-9-])(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9](?![0-9-])"
    r"|(?<![0-9:])[0-9]{1,2}:[0-9]{2}(?![0-9])"
    r"|(?<![\w/])[0-9]{1,5}/(?:19|20)[0-9]{2}(?![0-9])"
    r"|(?i:(?<!\w)(?:drucksachen?|drs|ds|vorlagen?|beschluss|az|aktenzeichen|geschäftszeichen|gz"
    r"|kassenzeichen|isbn|issn|iban|plz|blz|kto|konto"
    r"|(?:steuer|rechnungs|kunden|vertrags|inventar)(?=-?n))(?:[- ]?(?:nummern?|nr))?"
    r"[\s.:\"'„]{0,4}[a-z]{0,4}[0-9][0-9a-z]*+(?:[ ./-]{1,3}[0-9]+[a-z]?)*+)"
)
# Whether a line needs a closer look at all: the beginning of such a code, of such a word. A set of
# letters in both cases comes first, as the ignoring of case would have to look at every position.
_ANFANG = re.compile(r"[+0](?:(?<=\+)[1-9]|(?<=0)(?<![0-9]0)(?: ?[1-9] ?[0-9]|049))")
_HAT_WORT = re.compile(
    r"[ADFHMPRTadfhmprt](?<!\w.)(?i:(?<=a)pparat|(?<=d)(?:w|urchwahl|ienst)|(?<=f)(?:on|ax|estnetz)"
    r"|(?<=h)(?:andy|aus)|(?<=m)obil|(?<=p)(?:hone|rivat)|(?<=r)ufnummer|(?<=t)el)"
)


def phones(zeile: str) -> Iterator[Spanne]:
    """From where to where telephone numbers stand in a line.

    With the code of a place or a country they are known by their length (9 to 15 digits), after a
    word such as "Tel." also without.
    """
    if not _may_hold_phone(zeile):
        return
    zeile = _blank(zeile, [m.span() for m in re.finditer(_ANDERES, zeile)])
    mit_wort = [m.span("nummer") for m in re.finditer(_WORT, zeile) if _is_short_number(m)]
    yield from mit_wort
    for treffer in re.finditer(_NUMMER, _blank(zeile, mit_wort)):
        if _is_long_number(treffer[0]):
            yield treffer.span()


def _may_hold_phone(zeile: str) -> bool:
    return bool(_ANFANG.search(zeile) or _HAT_WORT.search(zeile))


def _is_short_number(treffer: re.Match[str]) -> bool:
    ziffern = re.sub("[^0-9]", "", treffer["nummer"])
    if treffer["intern"]:
        return True
    # "Mobil 2030" is a year.
    jahr = len(ziffern) == 4 and ziffern[:2] in ("19", "20")
    return len(ziffern) >= 4 and not (jahr and not treffer["zwischen"].strip(" \"'"))


def _is_long_number(nummer: str) -> bool:
    ziffern = re.sub("[^0-9]", "", nummer)
    if nummer.isdigit():
        # Written without any blank it could also be another number: only the usual lengths.
        return len(ziffern) in (10, 11) or (len(ziffern) == 12 and ziffern[1] == "1")
    return 9 <= len(ziffern) <= 15


PRUEFUNG = Pruefung("personendaten", Stufe.WARNUNG, personendaten)
