"""The fuzzy German date: the table of cases, hand-calculated notations, properties, hostile input.

Expected days were calculated by hand or from `calendar`; week numbers follow ISO 8601.
"""

import csv
import json
import re
from calendar import monthrange
from collections import Counter
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hilfen import examples
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from isrp_cli import zeitangabe
from isrp_cli.yaml_source import Kommazahl
from isrp_cli.zeitangabe import (
    Zeitangabe,
    ZeitangabeFehler,
    datum_kurz,
    datum_lang,
    einheit,
    lies,
    lies_datum,
    schiebe,
    schiebe_einheiten,
    wochentag,
    zeitraum_lang,
)

# Every property runs on the same examples each time.
FEST = settings(derandomize=True, deadline=None, database=None)


def meldung(wert: object) -> str:
    with pytest.raises(ZeitangabeFehler) as info:
        lies(wert)
    text = str(info.value)
    assert text
    assert text.isprintable(), "control characters in a message"
    return text


# What a message proposes: quoted, after a question, an example or an alternative.
_VORSCHLAG = re.compile(r"(?:meinten Sie|z\. B\.|oder|,) „([^“]*)“")


def vorschlaege(text: str) -> list[str]:
    return _VORSCHLAG.findall(text)


def felder(a: Zeitangabe) -> tuple[object, ...]:
    """All that is computed from the wording, but not the remarks on it."""
    return (a.art, a.frueh, a.spaet, a.ca, a.edtf, a.normalform, a.anzeige, a.beginn_spaet)


# --- The table of cases --------------------------------------------------------------------------

TABELLE = Path(__file__).parent / "daten" / "zeitangaben.tsv"
with TABELLE.open(encoding="utf-8", newline="") as _datei:
    ZEILEN = list(csv.DictReader(_datei, delimiter="\t", quoting=csv.QUOTE_NONE))

# The substance of the column "meldung": words that the message or the remark must contain.
STICHWORTE: dict[str, tuple[str, ...]] = {
    '"Do, 22.09.2021"': ("Wochentag", "Mittwoch"),
    '"29.02.2023"': ("29.02.2023 gibt es nicht", "28 Tage"),
    '"14.09.2022, 14:00 Uhr"': ("Uhrzeit", "14.09.2022"),
    '"9/2021"': ("führende Null",),
    '"13/2021"': ("Monat 13", "01 bis 12"),
    '"00/2021"': ("Monat 00", "01 bis 12"),
    '"09-2021"': ("meinten Sie", "09/2021"),
    '"09/1921"': ("1921", "2000 bis 2099"),
    '"09/20211"': ("Jahr", "vierstellig"),
    '"09"': ("Jahr fehlt", "09/20"),
    '"September"': ("Jahr fehlt", "September 20"),
    '"\\u0660\\u0669/\\u0662\\u0660\\u0662\\u0661"': ("Ziffern 0 bis 9",),
    '"Anfang 13/2021"': ("Monat 13", "01 bis 12"),
    '"Anfang"': ("Monat und Jahr fehlen", "Anfang 09/20"),
    '"Anfang 22.09.2021"': ("„Anfang“", "nur zu Monat oder Jahr"),
    '"3-6/2022"': ("führende Null",),
    '"09-09/2022"': ("Beginn und Ende gleich",),
    '"02/2022-12/2021"': ("Beginn (02/2022)", "Ende (12/2021)"),
    '"12-02/2022"': ("Beginn (12/2022)", "Ende (02/2022)", "12/2021-02/2022"),
    '"03-/2022"': ("Ende des Zeitraums fehlt",),
    '"03-06"': ("Jahr fehlt", "03-06/20"),
    '"5. Quartal 2022"': ("Quartal 5", "1 bis 4"),
    '"Q0/2022"': ("Quartal 0", "1 bis 4"),
    '"Q3"': ("Jahr fehlt", "Q3/20"),
    '"III/2022"': ("Quartal oder Monat", "Q3/2022"),
    '"3. Halbjahr 2023"': ("Halbjahr 3", "1 oder 2"),
    '"KW 54/2020"': ("2020", "53 Kalenderwochen"),
    '"Winter 2022"': ("Winter 2021/2022", "Winter 2022/2023"),
    '"bis 31.02.2021"': ("31.02.2021 gibt es nicht", "28 Tage"),
    '"ab 12/2022 bis 09/2021"': ("Beginn (12/2022)", "Ende (09/2021)"),
    '"ca."': ("ca.", "fehlt das Datum"),
    '"TBD"': ("„offen“ schreiben",),
    '""': ("Termin fehlt", "„offen“"),
    '"   "': ("Termin fehlt", "„offen“"),
    '"entf\\u00e4llt"': ("entfällt", "Status"),
    '"09/2021 (geplant)"': ("Unerwarteter Text", "09/2021", "(geplant)"),
    "null": ("Termin fehlt", "„offen“"),
    "92021": ("Zahl", "92021", "Anführungszeichen"),
}


def test_table_is_complete_and_every_remark_has_keywords() -> None:
    assert len(ZEILEN) == 98
    assert {z["input_json"] for z in ZEILEN if z["meldung"]} == set(STICHWORTE)


@pytest.mark.parametrize("zeile", ZEILEN, ids=[z["input_json"] for z in ZEILEN])
def test_row_of_the_table(zeile: dict[str, str]) -> None:
    wert = json.loads(zeile["input_json"])
    assert {str: "str", int: "int", type(None): "null"}[type(wert)] == zeile["typ"]
    if zeile["ok"] == "nein":
        hinweis = meldung(wert)
    else:
        a = lies(wert)
        assert a.text == wert
        assert {
            "art": a.art,
            "frueh": a.frueh.isoformat() if a.frueh else "",
            "spaet": a.spaet.isoformat() if a.spaet else "",
            "ca": "ja" if a.ca else "nein",
            "edtf_l01": a.edtf,
            "normalform": a.normalform,
            "anzeige": a.anzeige,
        } == {
            name: zeile[name]
            for name in zeile
            if name not in ("input_json", "typ", "ok", "meldung")
        }
        hinweis = "; ".join(a.hinweise)
        assert bool(hinweis) == bool(zeile["meldung"])
    for wort in STICHWORTE.get(zeile["input_json"], ()):
        assert wort in hinweis


# --- Every notation, by hand ---------------------------------------------------------------------


def tage(text: str) -> tuple[str, str, str]:
    a = lies(text)
    return a.art, str(a.frueh or "-"), str(a.spaet or "-")


@pytest.mark.parametrize(
    ("text", "art", "frueh", "spaet"),
    [
        # Days
        ("14.09.2022", "tag", "2022-09-14", "2022-09-14"),
        ("1.3.2021", "tag", "2021-03-01", "2021-03-01"),
        ("14. September 2022", "tag", "2022-09-14", "2022-09-14"),
        ("2. Okt. 2022", "tag", "2022-10-02", "2022-10-02"),
        ("2022-09-14", "tag", "2022-09-14", "2022-09-14"),
        ("03.09.2026", "tag", "2026-09-03", "2026-09-03"),  # not 9 March
        ("Mi 14.09.2022", "tag", "2022-09-14", "2022-09-14"),
        ("Mi. 14.09.2022", "tag", "2022-09-14", "2022-09-14"),
        ("Mittwoch, den 14. September 2022", "tag", "2022-09-14", "2022-09-14"),
        ("mittwoch 2022-09-14", "tag", "2022-09-14", "2022-09-14"),
        ("Sonnabend, 17.09.2022", "tag", "2022-09-17", "2022-09-17"),
        ("So, 18.09.2022", "tag", "2022-09-18", "2022-09-18"),
        ("29.02.2024", "tag", "2024-02-29", "2024-02-29"),
        ("29.02.2000", "tag", "2000-02-29", "2000-02-29"),
        # Months
        ("02/2021", "monat", "2021-02-01", "2021-02-28"),
        ("02.2024", "monat", "2024-02-01", "2024-02-29"),
        ("12/2021", "monat", "2021-12-01", "2021-12-31"),
        ("04/2021", "monat", "2021-04-01", "2021-04-30"),
        ("2021-04", "monat", "2021-04-01", "2021-04-30"),
        ("Juli 2021", "monat", "2021-07-01", "2021-07-31"),
        # Parts of a month
        ("Anfang 02/2023", "monatsteil", "2023-02-01", "2023-02-10"),
        ("Mitte 02/2023", "monatsteil", "2023-02-11", "2023-02-20"),
        ("Ende 02/2023", "monatsteil", "2023-02-21", "2023-02-28"),
        ("Ende Februar 2024", "monatsteil", "2024-02-21", "2024-02-29"),
        ("Mitte 12.2021", "monatsteil", "2021-12-11", "2021-12-20"),
        ("Ende Dez. 2021", "monatsteil", "2021-12-21", "2021-12-31"),
        ("Anfang 2021-09", "monatsteil", "2021-09-01", "2021-09-10"),
        # Quarters and half-years
        ("1. Quartal 2022", "quartal", "2022-01-01", "2022-03-31"),
        ("2. Quartal 2022", "quartal", "2022-04-01", "2022-06-30"),
        ("3. Quartal 2022", "quartal", "2022-07-01", "2022-09-30"),
        ("4. Quartal 2022", "quartal", "2022-10-01", "2022-12-31"),
        ("Q1/2024", "quartal", "2024-01-01", "2024-03-31"),
        ("Q 4 / 2024", "quartal", "2024-10-01", "2024-12-31"),
        ("I. Quartal 2022", "quartal", "2022-01-01", "2022-03-31"),
        ("iii. quartal 2022", "quartal", "2022-07-01", "2022-09-30"),
        ("IV. Quartal 2022", "quartal", "2022-10-01", "2022-12-31"),
        ("1. Halbjahr 2022", "halbjahr", "2022-01-01", "2022-06-30"),
        ("2. Halbjahr 2022", "halbjahr", "2022-07-01", "2022-12-31"),
        ("H1/2022", "halbjahr", "2022-01-01", "2022-06-30"),
        ("II. Halbjahr 2022", "halbjahr", "2022-07-01", "2022-12-31"),
        # Years
        ("2000", "jahr", "2000-01-01", "2000-12-31"),
        ("2099", "jahr", "2099-01-01", "2099-12-31"),
        ("2022-2024", "bereich", "2022-01-01", "2024-12-31"),
        ("Anfang 2022", "jahresteil", "2022-01-01", "2022-04-30"),
        ("Mitte 2022", "jahresteil", "2022-05-01", "2022-08-31"),
        ("Ende 2022", "jahresteil", "2022-09-01", "2022-12-31"),
        # Weeks (ISO 8601): 2020 has 53, the first of 2021 begins on 4 January
        ("KW 53/2020", "woche", "2020-12-28", "2021-01-03"),
        ("KW 1/2021", "woche", "2021-01-04", "2021-01-10"),
        ("KW 52/2021", "woche", "2021-12-27", "2022-01-02"),
        ("KW 1/2020", "woche", "2019-12-30", "2020-01-05"),
        ("1. KW 2025", "woche", "2024-12-30", "2025-01-05"),
        ("KW 1/2000", "woche", "2000-01-03", "2000-01-09"),
        ("KW 53/2099", "woche", "2099-12-28", "2100-01-03"),
        ("36. Kalenderwoche 2021", "woche", "2021-09-06", "2021-09-12"),
        ("KW 36-38/2021", "bereich", "2021-09-06", "2021-09-26"),
        ("KW 52/2020 bis KW 1/2021", "bereich", "2020-12-21", "2021-01-10"),
        # Seasons
        ("Frühjahr 2022", "saison", "2022-03-01", "2022-05-31"),
        ("Frühling 2022", "saison", "2022-03-01", "2022-05-31"),
        ("Sommer 2022", "saison", "2022-06-01", "2022-08-31"),
        ("Herbst 2022", "saison", "2022-09-01", "2022-11-30"),
        ("Winter 2022/2023", "saison", "2022-12-01", "2023-02-28"),
        ("Winter 2023/2024", "saison", "2023-12-01", "2024-02-29"),
        # Ranges
        ("03-06/2022", "bereich", "2022-03-01", "2022-06-30"),
        ("01-02.2024", "bereich", "2024-01-01", "2024-02-29"),
        ("11/2021-02/2022", "bereich", "2021-11-01", "2022-02-28"),
        ("von 11/2021 bis 02/2022", "bereich", "2021-11-01", "2022-02-28"),
        ("von März bis Juni 2022", "bereich", "2022-03-01", "2022-06-30"),
        ("12.-16.09.2022", "bereich", "2022-09-12", "2022-09-16"),
        ("12-16.09.2022", "bereich", "2022-09-12", "2022-09-16"),
        ("12. bis 16. September 2022", "bereich", "2022-09-12", "2022-09-16"),
        ("Mo, 12. bis Fr, 16.09.2022", "bereich", "2022-09-12", "2022-09-16"),
        ("vom 12.09. bis zum 16.10.2022", "bereich", "2022-09-12", "2022-10-16"),
        ("30.08.-02.09.2022", "bereich", "2022-08-30", "2022-09-02"),
        ("28.12.2022-05.01.2023", "bereich", "2022-12-28", "2023-01-05"),
        ("2022-12-28/2023-01-05", "bereich", "2022-12-28", "2023-01-05"),
        ("2022-12-28-2023-01-05", "bereich", "2022-12-28", "2023-01-05"),
        ("2022-09-2022-10", "bereich", "2022-09-01", "2022-10-31"),
        ("März bis Juni 2022", "bereich", "2022-03-01", "2022-06-30"),
        ("Mär.-Jun. 2022", "bereich", "2022-03-01", "2022-06-30"),
        ("Q1-Q2/2022", "bereich", "2022-01-01", "2022-06-30"),
        ("Q1-2/2022", "bereich", "2022-01-01", "2022-06-30"),
        ("I. bis III. Quartal 2022", "bereich", "2022-01-01", "2022-09-30"),
        ("H2/2022-H1/2023", "bereich", "2022-07-01", "2023-06-30"),
        ("1.-2. Halbjahr 2022", "bereich", "2022-01-01", "2022-12-31"),
        ("Anfang bis Mitte 09/2021", "bereich", "2021-09-01", "2021-09-20"),
        ("März bis 05/2022", "bereich", "2022-03-01", "2022-05-31"),
        ("Anfang März bis Mai 2022", "bereich", "2022-03-01", "2022-05-31"),
        ("März bis Ende Mai 2022", "bereich", "2022-03-01", "2022-05-31"),
        ("Anfang März bis Ende Mai 2022", "bereich", "2022-03-01", "2022-05-31"),
        ("Ende 2022 bis Anfang 2023", "bereich", "2022-09-01", "2023-04-30"),
        ("Frühjahr bis Herbst 2022", "bereich", "2022-03-01", "2022-11-30"),
        ("Herbst 2022 bis Winter 2022/2023", "bereich", "2022-09-01", "2023-02-28"),
        # Units of two kinds
        ("15.10.2022 bis Ende 2022", "bereich", "2022-10-15", "2022-12-31"),
        ("ab 15.09.2022 bis 09/2022", "bereich", "2022-09-15", "2022-09-30"),
        ("KW 36/2021 bis 15.10.2021", "bereich", "2021-09-06", "2021-10-15"),
        ("2022-09-12/2022-10", "bereich", "2022-09-12", "2022-10-31"),
        # One side open
        ("bis 02/2024", "bis", "-", "2024-02-29"),
        ("bis zum 21.05.2021", "bis", "-", "2021-05-21"),
        ("bis zur KW 36/2021", "bis", "-", "2021-09-12"),
        ("bis Anfang 09/2021", "bis", "-", "2021-09-10"),
        ("bis Winter 2022/2023", "bis", "-", "2023-02-28"),
        ("spätestens Sommer 2022", "bis", "-", "2022-08-31"),
        ("spätestens bis zum 21.05.2021", "bis", "-", "2021-05-21"),
        ("ab Mitte 2023", "ab", "2023-05-01", "-"),
        ("ab dem 14.09.2022", "ab", "2022-09-14", "-"),
        ("frühestens Q3/2022", "ab", "2022-07-01", "-"),
        ("ab 09/2021 bis 12/2022", "bereich", "2021-09-01", "2022-12-31"),
        ("ab September bis Dezember 2022", "bereich", "2022-09-01", "2022-12-31"),
        # No day
        ("laufend", "laufend", "-", "-"),
        ("Kontinuierlich", "laufend", "-", "-"),
        ("noch  offen", "offen", "-", "-"),
    ],
)
def test_notation(text: str, art: str, frueh: str, spaet: str) -> None:
    assert tage(text) == (art, frueh, spaet)
    assert lies(text).text == text


@pytest.mark.parametrize(
    "wort", ["ca.", "ca", "circa", "etwa", "voraussichtlich", "vsl.", "vsl", "CA."]
)
@pytest.mark.parametrize("rest", ["09/2021", "bis 12/2022", "ab Mitte 2023", "03-06/2022"])
def test_circa_keeps_the_bounds(wort: str, rest: str) -> None:
    ohne, mit = lies(rest), lies(f"{wort} {rest}")
    assert not ohne.ca
    assert mit.ca
    assert (mit.art, mit.frueh, mit.spaet) == (ohne.art, ohne.frueh, ohne.spaet)
    assert mit.normalform == f"ca. {ohne.normalform}"
    assert mit.anzeige == f"ca. {ohne.anzeige}"


def test_circa_needs_no_blank_after_its_full_stop_and_may_follow_bis() -> None:
    assert felder(lies("ca.09/2021")) == felder(lies("ca. 09/2021"))
    assert felder(lies("bis ca. 09/2021")) == felder(lies("ca. bis 09/2021"))


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("2022-2024", "2022/2024"),
        ("Mitte 2022", "2022-05/2022-08"),
        ("bis Mitte 2023", "../2023-08-31"),
        ("ab Mitte 2023", "2023-05-01/.."),
        ("ab 2023", "2023/.."),
        ("ca. bis 09/2022", "../2022-09~"),
        ("ca. 12.-16.09.2022", "2022-09-12~/2022-09-16~"),
        ("Winter 2022/2023", "2022-12/2023-02"),
        ("KW 53/2020", "2020-12-28/2021-01-03"),
        ("15.10.2022 bis Ende 2022", "2022-10-15/2022-12"),
        ("laufend", ""),
    ],
)
def test_edtf(text: str, edtf: str) -> None:
    assert lies(text).edtf == edtf


@pytest.mark.parametrize(
    ("text", "letzter"),
    [
        ("ab 09/2021", date(2021, 9, 30)),
        ("ab 14.09.2022", date(2022, 9, 14)),
        ("frühestens Q3/2022", date(2022, 9, 30)),
        ("09/2021", None),
        ("bis 09/2021", None),
    ],
)
def test_start_window_of_ab(text: str, letzter: date | None) -> None:
    assert lies(text).beginn_spaet == letzter


# --- Tolerance -----------------------------------------------------------------------------------

MONATSWORTE = [
    ("Januar Jan Jan. Jänner Jän.", 1),
    ("Februar Feb Feb.", 2),
    ("März Mär Mär. Mrz Mrz. Maerz", 3),
    ("April Apr Apr.", 4),
    ("Mai", 5),
    ("Juni Jun Jun.", 6),
    ("Juli Jul Jul.", 7),
    ("August Aug Aug.", 8),
    ("September Sep Sep. Sept Sept.", 9),
    ("Oktober Okt Okt.", 10),
    ("November Nov Nov.", 11),
    ("Dezember Dez Dez.", 12),
]


@pytest.mark.parametrize(
    ("wort", "monat"), [(w, monat) for worte, monat in MONATSWORTE for w in worte.split()]
)
def test_month_names(wort: str, monat: int) -> None:
    for text in (wort, wort.upper(), wort.lower()):
        assert lies(f"{text} 2022").frueh == date(2022, monat, 1)
        assert lies(f"7. {text} 2022").frueh == date(2022, monat, 7)
        assert lies(f"Ende {text} 2022").frueh == date(2022, monat, 21)


@pytest.mark.parametrize(
    ("tag", "worte"),
    list(enumerate(("Montag Mo", "Dienstag Di", "Mittwoch Mi", "Donnerstag Do", "Freitag Fr",
               "Samstag Sa Sonnabend", "Sonntag So"), start=12)),
)  # fmt: skip
def test_weekdays(tag: int, worte: str) -> None:
    for wort in worte.split():
        for form in (wort, f"{wort},", f"{wort}.", f"{wort}.,", wort.upper()):
            assert lies(f"{form} {tag}.09.2022").frueh == date(2022, 9, tag)
            assert "Wochentag" in meldung(f"{form} {tag + 1}.09.2022")


@pytest.mark.parametrize("leer", [" ", "  ", "\t", "\u00a0", "\u202f", " \u00a0\t"])
@pytest.mark.parametrize(
    "teile",
    [
        ("", "09/2021", ""),
        ("Anfang", "09/2021"),
        ("bis", "zum", "21.05.2021"),
        ("09", "/", "2021"),
        ("von", "März", "bis", "Juni", "2022"),
        ("3.", "Quartal", "2022"),
        ("noch", "offen"),
        ("12.", "-", "16.09.2022"),
    ],
)
def test_blanks(leer: str, teile: tuple[str, ...]) -> None:
    a = lies(leer.join(teile))
    assert a.text == leer.join(teile)
    assert felder(a) == felder(lies(" ".join(teile)))


@pytest.mark.parametrize("strich", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212")
@pytest.mark.parametrize("um", ["", " "])
def test_dashes(strich: str, um: str) -> None:
    for links, rechts in (
        ("03", "06/2022"),
        ("12.", "16.09.2022"),
        ("2022", "2023"),
        ("Q1", "Q2/2022"),
    ):
        text = f"{links}{um}{strich}{um}{rechts}"
        assert lies(text).text == text
        assert felder(lies(text)) == felder(lies(f"{links}-{rechts}"))
    assert lies(f"2022{strich}09{strich}14").frueh == date(2022, 9, 14)


@pytest.mark.parametrize(
    "zeichen",
    ["\u200b", "\ufeff", "\u00ad", "\u202e", "\u200d", "\u2060", "\x00", "\x1b", "\n", "\ufe0f",
     "\u0308", "\u2028", "\ud800"],
)  # fmt: skip
@pytest.mark.parametrize("form", ["{}09/2021", "09/2021{}", "09{}/2021", "of{}fen"])
def test_invisible_characters(zeichen: str, form: str) -> None:
    text = meldung(form.format(zeichen))
    assert f"U+{ord(zeichen):04X}" in text
    assert zeichen not in text


def test_umlaut_of_two_characters_is_named() -> None:
    assert "U+0308" in meldung("Ma\u0308rz 2022")


@pytest.mark.parametrize("ziffern", ["٠٩/٢٠٢١", "०९/२०२१", "09/202１", "²/2021", "𝟎𝟗/2021"])
def test_other_digits(ziffern: str) -> None:
    assert "Ziffern 0 bis 9" in meldung(ziffern)


# --- Two readings --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "erste", "zweite"),
    [
        ("06-03/2022", "06/2021-03/2022", "03-06/2022"),
        ("Dezember bis Februar 2022", "12/2021-02/2022", "02-12/2022"),
        ("28.12.-05.01.2023", "28.12.2022-05.01.2023", "05.01.2023-28.12.2023"),
        ("KW 50-2/2022", "KW 50/2021 bis KW 02/2022", "KW 02-50/2022"),
        ("Q4-Q1/2022",
         "4. Quartal 2021 bis 1. Quartal 2022", "1. Quartal 2022 bis 4. Quartal 2022"),
        ("Herbst bis Frühjahr 2023",
         "Herbst 2022 bis Frühjahr 2023", "Frühjahr 2023 bis Herbst 2023"),
        ("2021/2022", "2021-2022", "Winter 2021/2022"),
        ("2021/22", "2021-2022", "Winter 2021/2022"),
        ("Winter 2022", "Winter 2021/2022", "Winter 2022/2023"),
        ("bis Winter 2022", "bis Winter 2021/2022", "bis Winter 2022/2023"),
        ("III/2022", "Q3/2022", "03/2022"),
        ("IV 2022", "Q4/2022", "04/2022"),
        ("ab I/2022", "ab Q1/2022", "ab 01/2022"),
        ("01.02.21", "01.02.2021", "21.02.2001"),
        ("06/21", "06/2021", "21.06.2027"),
        ("12.09", "12/2009", "12.09.2027"),
        ("März 21", "März 2021", "21. März 2027"),
        ("01/02/2021", "01.02.2021", "02.01.2021"),
        ("2022-03/2023", "2022 bis 03/2023", "03/2022 bis 2023"),
        ("2021-10.11.2022", "2021 bis 10.11.2022", "10/2021 bis 11.2022"),
        ("Q1/2021-03/2022", "1. Quartal 2021 bis 3. Quartal 2022", "1. Quartal 2021 bis 03/2022"),
        ("Q1/2021 bis 03/2022",
         "1. Quartal 2021 bis 3. Quartal 2022", "1. Quartal 2021 bis 03/2022"),
        ("KW 52/2021-2/2022", "KW 52/2021 bis KW 02/2022", "KW 52/2021 bis Februar 2022"),
        ("H1/2021 bis 2/2022",
         "1. Halbjahr 2021 bis 2. Halbjahr 2022", "1. Halbjahr 2021 bis 02/2022"),
        ("bis 03-06/2022", "bis 06/2022", "03-06/2022"),
        ("ab 03-06/2022", "ab 03/2022", "03-06/2022"),
        ("von 09/2022", "ab 09/2022", "09/2022"),
        ("Winter 2022/2024", "Winter 2022/2023", "Winter 2021/2022"),
    ],
)  # fmt: skip
def test_two_readings_are_both_named(text: str, erste: str, zweite: str) -> None:
    assert vorschlaege(meldung(text)) == [erste, zweite]
    assert felder(lies(erste)) != felder(lies(zweite))


@pytest.mark.parametrize(
    "text", ["21", "3-6/22", "Q3/21", "KW 3/21", "12.-16.09.22", "Winter 2021/22"]
)
def test_two_digit_years(text: str) -> None:
    assert "vierstellig" in meldung(text)


@pytest.mark.parametrize(
    "text",
    [
        "bis bis 2022",
        "ab bis 2022",
        "bis ab 2022",
        "ca. ca. 2022",
        "von bis 2022",
        "bis von 09/2022 bis 10/2022",
        "spätestens ab 09/2022",
        "ab spätestens 09/2022",
        "ab 09/2022 bis ca. 12/2022",
        "2022-2021-2023",
        "2021-2022-2023",
        "1.1.2022 bis 2.1.2022 bis 3.1.2022",
        "01.01.2022-2023",
        "2022-05-2023",
        "2022-06/2022",
        "2022-09-12/2022",
        "2021-09-10.10.2022",
        "1.1.2022-2.2022",
        "3.5.-6.2022",
        "1.9.-2.2022",
        "Q1 bis KW 3/2022",
        "1 bis KW 2/2022",
        "Mo-12.09.2022",
        "So.-12.06.2022",
        "1-März/2022",
        "1-Jun. 2022",
        "Anfang bis 09/2021",
        "Anfang bis März 2021",
        "Winter bis Sommer 2022",
        "KW 1 bis 2/2022 bis 3/2022",
        "Anfang Sommer 2022",
        "Ende KW 36/2021",
        "Mitte 3. Quartal 2022",
        "Mo 03/2021",
        "September",
        "2022 2023",
        "2022, 2023",
        "12.09.2022 oder 13.09.2022",
        "12./13.09.2022",
        "September/Oktober 2022",
        "1./2. Quartal 2022",
        "offen bis 2022",
        "ca. laufend",
        "ab 2021 laufend",
        "bis offen",
        "offenbar",
        "öffentlich",
        "nach Bedarf",
        "jährlich",
        "10.202",
        "2022-W36",
        "20220914",
        "31.04.2021",
        "00.01.2021",
        "32.01.2021",
        "1.13.2021",
        "29.02.2100",
        "KW 0/2021",
        "KW 53/2021",
        "IIV. Quartal 2022",
        "V. Quartal 2022",
        "0. Halbjahr 2022",
        "V/2022",
        "XIII/2022",
    ],
)
def test_nonsense_is_rejected_and_suggestions_are_valid(text: str) -> None:
    for vorschlag in vorschlaege(meldung(text)):
        lies(vorschlag)


@pytest.mark.parametrize(
    ("text", "gemeint"),
    [
        ("Sebtember 2021", "September 2021"),
        ("bis Sebtember 2021", "bis September 2021"),
        ("Anfnag 09/2021", "Anfang 09/2021"),
        ("3. Quatal 2022", "3. Quartal 2022"),
        ("vorraussichtlich 2022", "voraussichtlich 2022"),
        ("Fruehling 2022", "Frühling 2022"),
        ("im März 2021", "März 2021"),
        ("2022/09/14", "14.09.2022"),
        ("2022-1-5", "5.1.2022"),
        ("2022-W36", "KW 36/2022"),
        ("2022-Q3", "Q3 2022"),
        ("Q3-2022", "Q3 2022"),
        ("9,2021", "9/2021"),
        ("-06/2022", "bis 06/2022"),
        ("03/2022-06", "03/2022-06/2022"),
        ("12/2022-02", "12/2022-02/2023"),
        ("V/2022", "05/2022"),
        ("01.01.2022-2023", "01.01.2022 bis 2023"),
        ("Winter 2099", "Winter 2098/2099"),
    ],
)
def test_what_may_be_meant(text: str, gemeint: str) -> None:
    assert vorschlaege(meldung(text)) == [gemeint]


@pytest.mark.parametrize(
    "text", ["tbd", "N. N.", "n.n.", "?", "-", "unbekannt", "noch unklar", "k. A."]
)
def test_placeholders_never_become_offen(text: str) -> None:
    assert "„offen“ schreiben" in meldung(text)


@pytest.mark.parametrize("text", ["erledigt", "abgesagt", "fällt aus", "ENTFÄLLT"])
def test_a_status_is_no_date(text: str) -> None:
    assert f"„{text}“ ist ein Status" in meldung(text)


def test_message_speaks_of_no_number_that_is_not_there() -> None:
    assert "13" not in meldung("Q1 bis KW 3/2022")


def test_message_quotes_the_wording_as_written() -> None:
    assert "„Irgendwann im HERBST“" in meldung("Irgendwann im HERBST")
    assert "„(Entwurf)“" in meldung("Anfang 09/2021 (Entwurf)")
    assert "„Anfang 09/2021“" in meldung("Anfang 09/2021 (Entwurf)")


# --- Years 2000 to 2099 --------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["12/1999", "01/2100", "31.12.1999", "1999", "2100", "Q4/1999", "Winter 1999/2000",
     "Winter 2099/2100", "KW 52/1999", "KW 1/2100", "1999-2001", "2099-2100", "9999-01-01",
     "0000", "00.00.0000"],
)  # fmt: skip
def test_years_out_of_range(text: str) -> None:
    assert "2000 bis 2099" in meldung(text)


@pytest.mark.parametrize(
    ("text", "monate"),
    [
        ("01/2000", -1),
        ("12/2099", 1),
        ("31.12.2099", 1),
        ("Herbst 2099", 3),
        ("Q1/2000", -3),
        ("2099", 12),
        ("09-12/2099", 1),
        ("01/2022", 10**12),
        ("14.09.2022", -(10**12)),
        ("2022", 12 * 10**30),
    ],
)
def test_shift_out_of_range(text: str, monate: int) -> None:
    with pytest.raises(ZeitangabeFehler, match="2000 bis 2099"):
        schiebe(lies(text), monate)


def test_shift_weeks_at_the_edge() -> None:
    assert schiebe_einheiten(lies("KW 52/2099"), 1).normalform == "KW 53/2099"
    for text, anzahl in (("KW 53/2099", 1), ("KW 1/2000", -1), ("KW 1/2000", -(10**9))):
        with pytest.raises(ZeitangabeFehler, match="2000 bis 2099"):
            schiebe_einheiten(lies(text), anzahl)


# --- Other values --------------------------------------------------------------------------------


def test_int_year_and_yaml_date() -> None:
    assert felder(lies(2022)) == felder(lies("2022"))
    assert felder(lies(date(2022, 9, 14))) == felder(lies("14.09.2022"))
    assert lies(2022).text == "2022"
    assert lies(date(2022, 9, 14)).text == "2022-09-14"


@pytest.mark.parametrize("jahr", [1999, 2100, 1000, 9999, date(1999, 12, 31), date(2100, 1, 1)])
def test_int_year_and_date_out_of_range(jahr: object) -> None:
    assert "2000 bis 2099" in meldung(jahr)


@pytest.mark.parametrize("zahl", [0, 9, -2022, 92021, 10**5000, -(10**5000)], ids="abcdef")
def test_other_ints(zahl: int) -> None:
    text = meldung(zahl)
    assert "Anführungszeichen" in text
    assert len(text) < 120


@pytest.mark.parametrize(
    ("zahl", "rat"),
    [
        (9.2021, '"09.2021"'),
        (10.202, '"10.2020"'),
        (10.2021, '"10.2021"'),
        (1.2, '"01.2000"'),
        (Kommazahl("09.2021"), '"09.2021"'),
        (Kommazahl("10.2020"), '"10.2020"'),
    ],
)
def test_float_is_to_be_quoted(zahl: float, rat: str) -> None:
    text = meldung(zahl)
    assert f"({zahl})" in text
    assert text.endswith(f"Anführungszeichen schreiben, z. B. {rat}")
    lies(rat.strip('"'))


@pytest.mark.parametrize(
    "zahl",
    [13.2021, 12.1, 0.0, -9.2021, 9.1999, 1e300, float("inf"), float("nan"), 2021.0,
     Kommazahl("1." + "0" * 100_000), Kommazahl("9.20211"), Kommazahl(".inf")],
)  # fmt: skip
def test_float_without_a_date_in_it_gets_no_example(zahl: float) -> None:
    text = meldung(zahl)
    assert text.endswith("bitte in Anführungszeichen schreiben")
    assert len(text) < 120


@pytest.mark.parametrize(
    "wert", [True, False, [], ["09/2021"], {}, b"09/2021", datetime(2022, 9, 14), 1j]
)
def test_other_types(wert: object) -> None:
    assert "als Text" in meldung(wert)


# --- Exact days ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wert",
    ["14.09.2022", "2022-09-14", "14. September 2022", "Mi, 14.9.2022", date(2022, 9, 14)],
)
def test_exact_day(wert: object) -> None:
    assert lies_datum(wert) == date(2022, 9, 14)


@pytest.mark.parametrize("wert", ["09/2022", "ca. 14.09.2022", "bis 14.09.2022", "offen", 2022,
                                  "12.-16.09.2022", "\t 09/2022" + " " * 80])  # fmt: skip
def test_no_exact_day(wert: object) -> None:
    with pytest.raises(ZeitangabeFehler, match=r"kein einzelner Tag: .*14\.09\.2022") as info:
        lies_datum(wert)
    assert str(info.value).isprintable()
    assert len(str(info.value)) < 120


def test_exact_day_passes_errors_on() -> None:
    with pytest.raises(ZeitangabeFehler, match="gibt es nicht"):
        lies_datum("31.09.2022")


def test_days_in_words() -> None:
    assert datum_kurz(date(2022, 9, 4)) == "04.09.2022"
    assert datum_lang(date(2022, 3, 4)) == "4. März 2022"
    assert [wochentag(date(2022, 9, 12) + timedelta(i)) for i in range(7)] == [
        *("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
    ]
    assert zeitraum_lang(date(2022, 9, 4), date(2022, 9, 4)) == "4. September 2022"
    assert zeitraum_lang(date(2022, 9, 4), date(2022, 9, 5)) == "4. bis 5. September 2022"
    assert zeitraum_lang(date(2022, 8, 30), date(2022, 9, 2)) == "30. August bis 2. September 2022"
    assert (
        zeitraum_lang(date(2021, 9, 4), date(2022, 9, 4))
        == "4. September 2021 bis 4. September 2022"
    )


# --- Shifting ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "monate", "neu"),
    [
        ("Anfang 09/2021", 13, "Anfang 10/2022"),
        ("03-06/2022", -2, "01-04/2022"),
        ("03-06/2022", 8, "11/2022-02/2023"),
        ("11/2021-02/2022", 10, "09/2022-12/2022"),
        ("12/2021", 1, "01/2022"),
        ("9/2021", 1, "10/2021"),
        ("31.01.2022", 1, "28.02.2022"),
        ("31.01.2024", 1, "29.02.2024"),
        ("29.02.2024", 12, "28.02.2025"),
        ("31. März 2022", 1, "30. April 2022"),
        ("Mittwoch, 22.09.2021", 1, "Freitag, 22.10.2021"),
        ("Mi 2021-09-22", 1, "Fr 2021-10-22"),
        ("bis zum 21.05.2021", 3, "bis zum 21.08.2021"),
        ("spätestens 12/2022", 2, "spätestens 02/2023"),
        ("ab September 2021", -1, "ab August 2021"),
        ("Sept. 2021", 1, "Okt. 2021"),
        ("MÄRZ 2021", 1, "APRIL 2021"),
        ("anfang märz 2021", 1, "anfang april 2021"),
        ("2021-12", 1, "2022-01"),
        ("2021-12/2022-01", 1, "2022-01/2022-02"),
        ("12.-16.09.2022", 4, "12.-16.01.2023"),
        ("30.08.-02.09.2022", 4, "30.12.2022-02.01.2023"),
        ("März bis Juni 2022", 1, "April bis Juli 2022"),
        ("vsl. Q3/2022", 6, "vsl. Q1/2023"),
        ("IV. Quartal 2022", 3, "I. Quartal 2023"),
        ("H2/2022", 6, "H1/2023"),
        ("Ende 2022", -12, "Ende 2021"),
        ("Herbst 2022", 3, "Winter 2022/2023"),
        ("Winter 2022/2023", 12, "Winter 2023/2024"),
        ("Winter 2022/2023", 3, "Frühjahr 2023"),
        (" 09 / 2021", 4, " 01 / 2022"),
        ("03\u201306/2022", 1, "04\u201307/2022"),
    ],
)
def test_shift_by_months(text: str, monate: int, neu: str) -> None:
    assert schiebe(lies(text), monate).text == neu


@pytest.mark.parametrize(
    ("text", "monate", "wort"),
    [
        ("laufend", 1, "laufend"),
        ("offen", 1, "offen"),
        ("KW 36/2021", 1, "ganze Wochen"),
        ("Q3/2022", 1, "je 3 Monate"),
        ("H2/2022", 3, "je 6 Monate"),
        ("2022", 6, "je 12 Monate"),
        ("Mitte 2022", 1, "je 12 Monate"),
        ("Sommer 2022", 1, "je 3 Monate"),
    ],
)
def test_shift_that_the_notation_cannot_say(text: str, monate: int, wort: str) -> None:
    with pytest.raises(ZeitangabeFehler, match=wort):
        schiebe(lies(text), monate)


@pytest.mark.parametrize(
    ("text", "art", "neu"),
    [
        ("14.09.2022", "tag", "16.09.2022"),
        ("30.08.-02.09.2022", "tag", "01.09.-04.09.2022"),
        ("KW 52/2020", "woche", "KW 01/2021"),
        ("KW 36-38/2021", "woche", "KW 38-40/2021"),
        ("Anfang 09/2021", "monat", "Anfang 11/2021"),
        ("bis 12/2022", "monat", "bis 02/2023"),
        ("Q3/2022", "quartal", "Q1/2023"),
        ("H2/2022", "halbjahr", "H2/2023"),
        ("2022-2023", "jahr", "2024-2025"),
        ("Ende 2022", "jahr", "Ende 2024"),
        ("Winter 2022/2023", "saison", "Winter 2024/2025"),
        ("15.10.2022 bis 12/2022", "monat", "15.12.2022 bis 02/2023"),
        ("Q3/2022 bis Ende 2023", "jahr", "Q3/2024 bis Ende 2025"),
        ("KW 36/2021 bis 15.10.2021", "woche", "KW 38/2021 bis 29.10.2021"),
    ],
)
def test_shift_by_own_units(text: str, art: str, neu: str) -> None:
    assert einheit(lies(text)) == art
    assert schiebe_einheiten(lies(text), 2).text == neu


@pytest.mark.parametrize("text", ["laufend", "offen"])
def test_without_a_unit(text: str) -> None:
    assert einheit(lies(text)) is None
    with pytest.raises(ZeitangabeFehler, match=text):
        schiebe_einheiten(lies(text), 1)


# --- Hostile input -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["1-" * 50, "." * 100, "a " * 50, "1" * 100, "- " * 50, "i-" * 50, "bis " * 25, "1 bis " * 16,
     "Q1-" * 33, "2022-" * 20, "1 " * 50, "Anfang " * 14, "xi" * 50, "Q" + "3" * 90 + "/2022",
     "Setpember " * 10, "/" * 100, "März2021" * 12, "(" * 100, "%s{0}{}" * 10, "„“" * 50],
    ids=lambda text: text[:8],
)  # fmt: skip
def test_pathological_text(text: str) -> None:
    assert len(meldung(text)) < 200


@pytest.mark.parametrize(
    "text",
    [z * 100_000 for z in ("1", "x", " ", "\x00", "1-")] + ["09/2021" + " " * 100_000],
    ids=["digits", "letters", "blanks", "zeros", "ranges", "date"],
)
def test_long_text_is_not_even_looked_at(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    for name in ("_clean", "_body", "_unit", "_diagnose"):
        monkeypatch.setattr(zeitangabe, name, never)
    text = meldung(text)
    assert "zu lang" in text
    assert len(text) < 120


def test_longest_text() -> None:
    assert lies("09/2021".ljust(100)).normalform == "09/2021"
    assert "zu lang" in meldung("09/2021".ljust(101))


def test_work_on_a_hundred_characters_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Counts the attempts to read a unit, whatever the clock says."""
    anzahl = 0
    unit = zeitangabe._unit

    def counted(stueck: Any) -> Any:
        nonlocal anzahl
        anzahl += 1
        return unit(stueck)

    monkeypatch.setattr(zeitangabe, "_unit", counted)
    for text in (
        "1-" * 50,
        "a-" * 50,
        "- " * 50,
        "1 bis " * 16,
        "1 " * 50,
        "2022-" * 20,
        "." * 100,
    ):
        anzahl = 0
        meldung(text)
        assert 0 < anzahl < 1000, text


# --- Properties ----------------------------------------------------------------------------------

JAHR = st.integers(2000, 2099)
Einzeln = tuple[str, str, date, date]
_MONATE = [worte.split()[0] for worte, _ in MONATSWORTE]


def _monatsende(jahr: int, monat: int) -> date:
    return date(jahr, monat, monthrange(jahr, monat)[1])


@st.composite
def einzelne(draw: st.DrawFn, arten: tuple[str, ...] = ()) -> Einzeln:
    """One notation without prefix: (kind, text, first day, last day), from `calendar`."""
    art = draw(st.sampled_from(arten or ARTEN))
    jahr, monat = draw(JAHR), draw(st.integers(1, 12))
    if art == "tag":
        tag = date(jahr, monat, draw(st.integers(1, monthrange(jahr, monat)[1])))
        name = _MONATE[monat - 1]
        text = draw(
            st.sampled_from((f"{tag:%d.%m.%Y}", tag.isoformat(), f"{tag.day}. {name} {jahr}"))
        )
        return art, draw(st.sampled_from(("", f"{wochentag(tag)}, "))) + text, tag, tag
    if art in ("monat", "monatsteil"):
        text = draw(
            st.sampled_from(
                (
                    f"{monat:02}/{jahr}",
                    f"{monat}.{jahr}",
                    f"{_MONATE[monat - 1]} {jahr}",
                    f"{jahr}-{monat:02}",
                )
            )
        )
        erster, letzter = date(jahr, monat, 1), _monatsende(jahr, monat)
        if art == "monat":
            return art, text, erster, letzter
        teil = draw(st.integers(0, 2))
        bis = letzter if teil == 2 else date(jahr, monat, (10, 20)[teil])
        return (
            art,
            f"{('Anfang', 'Mitte', 'Ende')[teil]} {text}",
            erster.replace(day=1 + 10 * teil),
            bis,
        )
    if art in ("quartal", "halbjahr"):
        lang, wort, kurz = (3, "Quartal", "Q") if art == "quartal" else (6, "Halbjahr", "H")
        n = draw(st.integers(1, 12 // lang))
        rom = ("I", "II", "III", "IV")[n - 1]
        text = draw(
            st.sampled_from((f"{n}. {wort} {jahr}", f"{kurz}{n}/{jahr}", f"{rom}. {wort} {jahr}"))
        )
        return art, text, date(jahr, n * lang - lang + 1, 1), _monatsende(jahr, n * lang)
    if art == "woche":
        n = draw(st.integers(1, date(jahr, 12, 28).isocalendar()[1]))
        montag = date.fromisocalendar(jahr, n, 1)
        text = draw(st.sampled_from((f"KW {n}/{jahr}", f"{n}. KW {jahr}", f"KW {n:02}/{jahr}")))
        return art, text, montag, montag + timedelta(6)
    if art == "saison":
        n = draw(st.integers(0, 3))
        if n < 3:
            name = ("Frühjahr", "Sommer", "Herbst")[n]
            return art, f"{name} {jahr}", date(jahr, 3 + 3 * n, 1), _monatsende(jahr, 5 + 3 * n)
        jahr = min(jahr, 2098)
        return art, f"Winter {jahr}/{jahr + 1}", date(jahr, 12, 1), _monatsende(jahr + 1, 2)
    if art == "jahresteil":
        n = draw(st.integers(0, 2))
        text = f"{('Anfang', 'Mitte', 'Ende')[n]} {jahr}"
        return art, text, date(jahr, 1 + 4 * n, 1), _monatsende(jahr, 4 + 4 * n)
    return "jahr", f"{jahr}", date(jahr, 1, 1), date(jahr, 12, 31)


ARTEN = (
    "tag",
    "monat",
    "monatsteil",
    "quartal",
    "halbjahr",
    "woche",
    "saison",
    "jahr",
    "jahresteil",
)


@st.composite
def bereiche(draw: st.DrawFn) -> Einzeln:
    """Two full notations of one kind with "bis" between, in order."""
    art = draw(st.sampled_from(ARTEN))
    eins, zwei = sorted((draw(einzelne((art,))), draw(einzelne((art,)))), key=lambda e: e[2:])
    assume(eins[2:] != zwei[2:])
    von = draw(st.sampled_from(("", "von ", "ab ")))
    return "bereich", f"{von}{eins[1]} bis {zwei[1]}", eins[2], zwei[3]


Erwartet = tuple[str, str, date | None, date | None, bool]


@st.composite
def notationen(draw: st.DrawFn) -> Erwartet:
    """Any notation, written carelessly: (text, kind, first day, last day, circa)."""
    art, text, frueh, spaet = draw(st.one_of(einzelne(), einzelne(), bereiche()))
    von: date | None = frueh
    bis: date | None = spaet
    if art != "bereich":
        richtung = draw(
            st.sampled_from(
                ("", "", "", "", "bis ", "bis zum ", "spätestens ", "ab ", "frühestens ")
            )
        )
        if richtung.startswith(("bis", "sp")):
            art, von = "bis", None
        elif richtung:
            art, bis = "ab", None
        text = richtung + text
    ca = draw(st.sampled_from(("", "", "ca. ", "etwa ", "vsl. ")))
    text = draw(st.sampled_from((str, str.upper, str.lower)))(ca + text)
    leer = draw(st.sampled_from((" ", "  ", "\u00a0", "\u202f", "\t")))
    text = text.replace(" ", leer).replace("-", draw(st.sampled_from("-\u2011\u2013\u2212")))
    return text, art, von, bis, bool(ca)


@given(notationen())
@settings(FEST, max_examples=examples(1000))
def test_careless_notation(erwartet: Erwartet) -> None:
    text, art, frueh, spaet, ca = erwartet
    a = lies(text)
    assert a.text == text
    assert (a.art, a.frueh, a.spaet, a.ca) == (art, frueh, spaet, ca)


@given(notationen())
@settings(FEST, max_examples=examples(1000))
def test_canonical_spelling_says_the_same(erwartet: Erwartet) -> None:
    a = lies(erwartet[0])
    assert felder(lies(a.normalform)) == felder(a)
    assert lies(a.normalform).einheiten == a.einheiten
    assert lies(a.normalform).hinweise == ()
    assert a.normalform.replace("-", "").replace("/", "").isprintable()
    assert a.frueh is None or a.spaet is None or a.frueh <= a.spaet


def versetzt(tag: date | None, monate: int) -> date | None:
    """Months later by hand, for days up to the 28th and last days of a month."""
    if tag is None:
        return None
    monat = tag.year * 12 + tag.month - 1 + monate
    jahr, m = monat // 12, monat % 12 + 1
    letzter = monthrange(jahr, m)[1]
    ganz = tag.day == monthrange(tag.year, tag.month)[1]
    return date(jahr, m, letzter if ganz else tag.day)


def _verschiebbar(a: Zeitangabe) -> bool:
    return all(e.art != "woche" and (e.art != "tag" or e.frueh.day <= 28) for e in a.einheiten)


def _ohne_ziffern(text: str) -> str:
    """What shifting must leave alone: the wording without digits and names."""
    woerter = {w.lower() for w in (*_MONATE, "Winter", "Sommer", "Herbst", "Frühjahr")}
    woerter |= {wochentag(date(2022, 9, 12) + timedelta(i)).lower() for i in range(7)}
    woerter |= {"i", "ii", "iii", "iv"}
    return re.sub(
        r"[0-9]+|[^\W\d_]+",
        lambda t: "" if t[0].isdigit() or t[0].lower() in woerter else t[0],
        text,
    )


@given(notationen(), st.integers(-40, 40))
@settings(FEST, max_examples=examples(500), suppress_health_check=[HealthCheck.filter_too_much])
def test_shift_by_months_there_and_back(erwartet: Erwartet, jahre: int) -> None:
    a = lies(erwartet[0])
    assume(_verschiebbar(a))
    takt = {"quartal": 3, "halbjahr": 6, "jahr": 12, "saison": 3}.get(einheit(a) or "", 1)
    monate = jahre * takt
    assume(all(e.frueh.year + monate // 12 > 2000 for e in a.einheiten))
    assume(all(e.spaet.year + monate // 12 + 1 <= 2099 for e in a.einheiten))
    neu = schiebe(a, monate)
    assert neu.art == a.art
    assert neu.ca == a.ca
    if all(e.art != "tag" for e in a.einheiten):
        assert (neu.frueh, neu.spaet) == (versetzt(a.frueh, monate), versetzt(a.spaet, monate))
    assert [e.art for e in neu.einheiten] == [e.art for e in a.einheiten]
    if all(e.art != "saison" for e in a.einheiten):
        assert _ohne_ziffern(neu.text) == _ohne_ziffern(a.text)
    assert felder(schiebe(neu, -monate)) == felder(a)
    assert felder(schiebe(a, 0)) == felder(a)
    assert schiebe(a, 0).text == a.text


@given(notationen())
@settings(FEST, max_examples=examples(500))
def test_twelve_months_are_one_year(erwartet: Erwartet) -> None:
    a = lies(erwartet[0])
    assume(_verschiebbar(a))
    assume(all(e.spaet.year < 2099 for e in a.einheiten))
    neu = schiebe(a, 12)

    def im_naechsten_jahr(tag: date | None) -> date | None:
        return (
            versetzt(tag, 12) if tag and tag.month == 2 else tag and tag.replace(year=tag.year + 1)
        )

    if all(e.art != "tag" for e in a.einheiten):
        assert (neu.frueh, neu.spaet) == (im_naechsten_jahr(a.frueh), im_naechsten_jahr(a.spaet))
    if "saison" not in {e.art for e in a.einheiten}:
        plus_eins = re.sub("20[0-9]{2}", lambda j: str(int(j[0]) + 1), a.text)
        wort = re.compile(
            "|".join(wochentag(date(2022, 9, 12) + timedelta(i)) for i in range(7)), re.I
        )
        assert wort.sub("", neu.text) == wort.sub("", plus_eins)


@given(notationen(), st.integers(-12, 12))
@settings(FEST, max_examples=examples(500))
def test_own_units(erwartet: Erwartet, anzahl: int) -> None:
    a = lies(erwartet[0])
    assume(all(e.frueh.year >= 2013 and e.spaet.year <= 2086 for e in a.einheiten))
    eigene = einheit(a)
    neu = schiebe_einheiten(a, anzahl)
    if eigene in ("tag", "woche"):
        schritt = timedelta(days=anzahl * (7 if eigene == "woche" else 1))
        assert neu.frueh == (a.frueh and a.frueh + schritt)
        assert neu.spaet == (a.spaet and a.spaet + schritt)
    else:
        je = {"monat": 1, "quartal": 3, "halbjahr": 6, "jahr": 12, "saison": 12}[eigene or ""]
        assert neu == schiebe(a, anzahl * je)
    assert neu.art == a.art
    assert felder(schiebe_einheiten(neu, -anzahl)) == felder(a)


def test_strategy_makes_all_kinds_of_notations() -> None:
    gesehen: Counter[str] = Counter()

    @given(notationen())
    @settings(FEST, max_examples=2000)
    def collect(erwartet: Erwartet) -> None:
        gesehen[lies(erwartet[0]).art] += 1

    collect()
    assert set(gesehen) == {*ARTEN, "bereich", "bis", "ab"}
    assert sum(gesehen.values()) >= 2000
    assert min(gesehen.values()) >= 20


STUECKE = (
    *("ca.", "bis", "ab", "von", "zum", "spätestens", "frühestens", "voraussichtlich", "laufend"),
    *(
        "Anfang",
        "Mitte",
        "Ende",
        "März",
        "Sept.",
        "mai",
        "Sebtember",
        "Quartal",
        "Quatal",
        "Winter",
    ),
    *("Sommer", "KW", "Q", "H", "III", "IV.", "x", "Halbjahr", "Mo", "Mittwoch,", "offen", "Uhr"),
    *(" ", " ", " ", "-", "-", "\u2013", "/", "/", ".", ".", ",", "\u00a0", "'", "(", "?"),
    *("1", "9", "02", "12", "13", "29", "31", "53", "00", "21", "99"),
    *("2021", "2022", "2022", "2099", "1999", "2100", "20211", "2022-03", "12.09.", "01.02.2022"),
)
_ENDEN = (
    *("1", "9.", "12", "31.", "03", "12.09.", "1.9.", "Q1", "Q2", "H1", "KW 3", "36.", "I.", "II"),
    *(
        "März",
        "Jun.",
        "Anfang",
        "Ende Mai",
        "Herbst",
        "Winter",
        "Mo",
        "2022",
        "2022-09",
        "Mitte 03",
    ),
    *("03/2022", "15.10.2022", "Q3/2021", "KW 52/2021", "2022-09-12", "H2 2022", "2. Quartal", "3"),
)
FRAGMENTE = st.one_of(
    st.lists(st.sampled_from(STUECKE), min_size=1, max_size=9).map("".join),
    # Something like a range.
    st.tuples(
        st.sampled_from(("", "", "", "bis ", "ab ", "von ", "ca. ")),
        st.sampled_from(_ENDEN),
        st.sampled_from(("-", "-", " - ", " bis ", " bis ", "/", ".", " ")),
        st.sampled_from(_ENDEN),
        st.sampled_from(("", "/2022", "/2022", " 2022", ".2022", " KW 2022", " Quartal 2022")),
    ).map("".join),
)


def pruefe_beliebig(wert: Any) -> bool:
    """Whether it is a Zeitangabe; if not, the message is short, clean, and suggests what is one."""
    try:
        a = lies(wert)
    except ZeitangabeFehler as fehler:
        text = str(fehler)
        assert text
        assert text.isprintable()
        assert len(text) < 300
        for vorschlag in vorschlaege(text):
            lies(vorschlag)
        return False
    assert a.text == str(wert)
    assert a.frueh is None or a.spaet is None or a.frueh <= a.spaet
    assert felder(lies(a.normalform)) == felder(a)
    return True


@given(st.text(max_size=120))
@settings(FEST, max_examples=examples(1000))
def test_any_text(text: str) -> None:
    pruefe_beliebig(text)


def test_text_made_of_fragments() -> None:
    gelesen: Counter[bool] = Counter()

    @given(FRAGMENTE)
    @settings(FEST, max_examples=4000)
    def read(text: str) -> None:
        gelesen[pruefe_beliebig(text)] += 1

    read()
    assert gelesen[True] > 60
    assert gelesen[False] > 1000


@given(notationen(), st.data())
@settings(FEST, max_examples=examples(1200))
def test_notation_with_a_mistake(erwartet: Erwartet, data: st.DataObject) -> None:
    text = erwartet[0]
    stelle = data.draw(st.integers(0, len(text)))
    ende = data.draw(st.integers(stelle, min(stelle + 3, len(text))))
    pruefe_beliebig(text[:stelle] + data.draw(st.sampled_from(("", *STUECKE))) + text[ende:])


def fehlermeldung(wert: object) -> str:
    try:
        lies(wert)
    except ZeitangabeFehler as fehler:
        return str(fehler)
    return ""


@given(
    st.one_of(
        *(st.integers(), st.floats(), st.booleans(), st.none(), st.lists(st.text()), st.binary()),
        *(st.dates(), st.datetimes()),
    )
)
@settings(FEST, max_examples=examples(300))
def test_any_value(wert: object) -> None:
    text = fehlermeldung(wert)
    assert text.isprintable()
    assert len(text) < 150


# Words that no German message contains.
_ENGLISCH = re.compile(
    r"\b(?:the|not|is|must|invalid|value|error|expected|date|year|month|string|None|int|float)\b"
)


@given(FRAGMENTE)
@settings(FEST, max_examples=examples(500))
def test_messages_are_german(text: str) -> None:
    assert not _ENGLISCH.search(re.sub("„[^“]*“", "", fehlermeldung(text)))


@pytest.mark.parametrize(("kennzeichen", "muster"), [n[1:] for n in zeitangabe._NOTATIONEN])
def test_what_a_notation_is_known_by_is_in_every_text_of_it(kennzeichen: str, muster: str) -> None:
    @settings(max_examples=examples(200))
    @given(st.from_regex(muster, fullmatch=True))
    def look(text: str) -> None:
        assert kennzeichen in text

    look()
