"""Calendar files: what is in them, and that other programs read them as they are meant."""

import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from io import StringIO
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzical
from hilfen import Lauf, examples, prozess, run, schritt, tag, write_folder
from hypothesis import given, settings
from hypothesis import strategies as st
from ical.event import EventStatus
from kalenderhilfen import Khal, event, events, properties, read

from isrp_cli import cli
from isrp_cli.documents import kalender as dokument
from isrp_cli.documents.kalender import Eintrag
from isrp_cli.formats import kalender as format
from isrp_cli.models import Entfallen, Festlegung, Gremium, Punkt, Schritt, Termin
from isrp_cli.stand import Lage
from isrp_cli.zeichen import one_line
from isrp_cli.zeitangabe import lies

RAT = Gremium(id="rat", name="Rat der Stadt", kurz="Rat", art="rat", ladungsfrist=4)
RUNDE = Gremium(id="runde", name="Runde")
UTC = ZoneInfo("UTC")


def sitzung(nr: int, wann: str, *termine: Termin, **felder: Any) -> Schritt:
    """A meeting of the Runde."""
    vorgabe = {"titel": None, "gremium": "runde", "art": "beratung", "termine": termine}
    return schritt(nr, wann, **vorgabe | felder)


def am(text: str, beginn: str = "", ende: str = "", ort: str | None = None) -> Termin:
    """A fixed meeting, for instance on "14.09.2022" from "10:00" to "12:00"."""
    zeiten = [time.fromisoformat(t) if t else None for t in (beginn, ende)]
    return Termin(datum=tag(text), beginn=zeiten[0], ende=zeiten[1], ort=ort)


def lage(*schritte: Schritt, stand: str = "01.01.2024") -> Lage:
    return Lage(prozess(*schritte, gremien=(RAT, RUNDE)), tag(stand))


def eintraege(*schritte: Schritt, stand: str = "01.01.2024") -> list[tuple[str, str, str, str]]:
    """Title, first and last day and art of every entry."""
    return [
        (e.titel, f"{e.von:%d.%m.%Y}", f"{e.bis:%d.%m.%Y}", e.art)
        for e in dokument.baue(lage(*schritte, stand=stand)).eintraege
    ]


def ics(*schritte: Schritt, stand: str = "01.01.2024") -> bytes:
    return format.kalender(dokument.baue(lage(*schritte, stand=stand)))


# --- What stands in the calendar: the shipped process --------------------------------------------

# Step → title, first and last day; from the source. Those of 5 and 6 have the last day of receipt
# too: four full days lie between (for 21.07.2021: 17., 18., 19., 20.07.).
ERFURT = {
    1: [("03/2021: Planerrunde Dezernat 05 (Schritt 1), Tag noch offen", "2021-03-01", "03-31")],
    2: [("Jour fixe der Fachplaner (Schritt 2), Uhrzeit noch offen", "2021-04-01", "04-01")],
    3: [("Frist: Rückmeldung, Jour fixe der Fachplaner (Schritt 3)", "2021-05-21", "05-21")],
    6: [
        ("Stadtrat (Schritt 6), Uhrzeit noch offen", "2021-07-21", "07-21"),
        ("Frist: Zugang der Einladung, Stadtrat (Schritt 6)", "2021-07-16", "07-16"),
    ],
    7: [
        (
            "Anfang 09/2021: Begleitgremium: Auftakt (Schritt 7), Tag noch offen",
            "2021-09-01",
            "09-10",
        )
    ],
    20: [("Frist: Wohnungs- und Haushaltserhebung 2022 (Schritt 20)", "2022-06-30", "06-30")],
    24: [("06-08/2022: Sozialraumforen (Schritt 24), Tag noch offen", "2022-06-01", "08-31")],
    33: [
        (
            "Frist: Arbeitsgruppe Planungsraum-/Sozialraumdefinition (Schritt 33), Tag noch offen",
            "2022-12-31",
            "12-31",
        )
    ],
    36: [("Frist: Fertigstellung Planentwurf ISRP (Schritt 36)", "2023-03-31", "03-31")],
    45: [("07/2023: Stadtrat (Schritt 45), Tag noch offen", "2023-07-01", "07-31")],
}


@pytest.mark.parametrize("nr", ERFURT)
def test_the_shipped_process(lage: Callable[[str], Lage], nr: int) -> None:
    kalender = dokument.baue(lage("2022-09-10"))
    gefunden = [
        (e.titel, e.von.isoformat(), f"{e.bis:%m-%d}")
        for e in kalender.eintraege
        if e.kennung[1] == str(nr)
    ]
    assert gefunden == ERFURT[nr]


def test_every_step_of_the_shipped_process_is_there(lage: Callable[[str], Lage]) -> None:
    kalender = dokument.baue(lage("2022-09-10"))
    assert {int(e.kennung[1]) for e in kalender.eintraege} == set(range(1, 46))
    # 45 steps, and two meetings of formal bodies whose day is fixed.
    assert len(kalender.eintraege) == 47
    assert kalender.titel == "ISRP"


def test_one_body_alone(lage: Callable[[str], Lage]) -> None:
    kalender = dokument.baue(lage("2022-09-10"), "stadtrat")
    assert [e.kennung for e in kalender.eintraege] == [
        ("schritt", "6"),
        ("schritt", "6", "ladung"),
        ("schritt", "45"),
    ]
    assert kalender.titel == "ISRP: Stadtrat"


# --- What stands in the calendar: every kind of date ---------------------------------------------


@pytest.mark.parametrize(
    ("wann", "titel", "von", "bis", "art"),
    [
        ("09/2022", "09/2022: Runde (Schritt 1), Tag noch offen", "01.09", "30.09", "offen"),
        ("KW 37/2022", "KW 37/2022: Runde (Schritt 1), Tag noch offen", "12.09", "18.09", "offen"),
        # 31 + 31 + 30 days: still a window. A day longer is none.
        (
            "3. Quartal 2022",
            "3. Quartal 2022: Runde (Schritt 1), Tag noch offen",
            "01.07",
            "30.09",
            "offen",
        ),
        ("01.07.-01.10.2022", "Frist: Runde (Schritt 1), Tag noch offen", "01.10", "01.10", "fest"),
        ("2022", "Frist: Runde (Schritt 1), Tag noch offen", "31.12", "31.12", "fest"),
        ("bis 12/2022", "Frist: Runde (Schritt 1), Tag noch offen", "31.12", "31.12", "fest"),
        ("ab 09/2022", "ab 09/2022: Runde (Schritt 1), Tag noch offen", "01.09", "01.09", "offen"),
        ("14.09.2022", "Runde (Schritt 1), Uhrzeit noch offen", "14.09", "14.09", "fest"),
        (
            "ca. 14.09.2022",
            "ca. 14.09.2022: Runde (Schritt 1), Tag noch offen",
            "14.09",
            "14.09",
            "offen",
        ),
    ],
)
def test_a_meeting_without_a_fixed_meeting(
    wann: str, titel: str, von: str, bis: str, art: str
) -> None:
    assert eintraege(sitzung(1, wann)) == [(titel, f"{von}.2022", f"{bis}.2022", art)]


@pytest.mark.parametrize("wann", ["laufend", "offen"])
@pytest.mark.parametrize("art", ["beratung", "erarbeitung"])
def test_what_has_no_day_is_left_out(wann: str, art: str) -> None:
    assert eintraege(sitzung(1, wann, art=art)) == []


@pytest.mark.parametrize(
    ("wann", "titel", "am", "art"),
    [
        ("03-06/2022", "Frist: Entwurf (Schritt 1)", "30.06.2022", "fest"),
        ("bis zum 21.05.2022", "Frist: Entwurf (Schritt 1)", "21.05.2022", "fest"),
        ("21.05.2022", "Frist: Entwurf (Schritt 1)", "21.05.2022", "fest"),
        ("ab 04/2022", "ab 04/2022: Entwurf (Schritt 1)", "01.04.2022", "offen"),
    ],
)
def test_what_is_no_meeting_is_a_deadline(wann: str, titel: str, am: str, art: str) -> None:
    assert eintraege(schritt(1, wann, titel="Entwurf")) == [(titel, am, am, art)]


def test_a_deadline_that_only_names_the_body_says_what_it_is() -> None:
    frist = sitzung(1, "bis 05/2022", art="rueckmeldung")
    assert eintraege(frist)[0][0] == "Frist: Rückmeldung, Runde (Schritt 1)"


def test_fixed_meetings_take_the_place_of_the_window() -> None:
    s = sitzung(
        1,
        "06-08/2022",
        am("07.07.2022", "17:00"),
        am("05.07.2022"),
        am("07.07.2022", "09:00"),
    )
    assert eintraege(s) == [
        ("Runde (Schritt 1), Uhrzeit noch offen", "05.07.2022", "05.07.2022", "fest"),
        ("Runde (Schritt 1)", "07.07.2022", "07.07.2022", "fest"),
        ("Runde (Schritt 1)", "07.07.2022", "07.07.2022", "fest"),
    ]
    assert [(k, t.beginn) for k, t in dokument.sitzungen(s)] == [
        (("schritt", "1"), None),
        (("schritt", "1", "2022-07-07"), time(9)),
        (("schritt", "1", "2022-07-07", "2"), time(17)),
    ]


def test_each_fixed_meeting_of_a_formal_body_has_its_last_day_of_receipt() -> None:
    s = sitzung(1, "07/2021", am("15.07.2021"), am("21.07.2021", "17:00"), gremium="rat")
    assert [e[:2] for e in eintraege(s)] == [
        ("Rat der Stadt (Schritt 1), Uhrzeit noch offen", "15.07.2021"),
        ("Frist: Zugang der Einladung, Rat der Stadt (Schritt 1)", "10.07.2021"),
        ("Rat der Stadt (Schritt 1)", "21.07.2021"),
        ("Frist: Zugang der Einladung, Rat der Stadt (Schritt 1)", "16.07.2021"),
    ]


def test_a_frist_of_no_full_day_is_the_day_before() -> None:
    kurz = replace(RAT, ladungsfrist=0)
    heute = Lage(
        prozess(sitzung(1, "21.07.2021", gremium="rat"), gremien=(kurz,)), tag("01.01.2024")
    )
    frist = dokument.baue(heute).eintraege[1]
    assert frist.von == tag("20.07.2021")
    assert "(0 volle Kalendertage zwischen Zugang und Sitzung)" in frist.text


# --- Done, dropped, agreed -----------------------------------------------------------------------


def test_a_window_becomes_the_day_on_which_it_was_done() -> None:
    s = sitzung(1, "09/2022", erledigt=tag("14.09.2022"))
    assert eintraege(s) == [("Erledigt: Runde (Schritt 1)", "14.09.2022", "14.09.2022", "fest")]


def test_what_was_done_after_the_stand_was_not_done_yet() -> None:
    s = sitzung(1, "09/2022", erledigt=tag("14.09.2022"))
    assert eintraege(s, stand="13.09.2022")[0][0].startswith("09/2022: Runde")


def test_a_meeting_with_a_fixed_day_stays_what_it_was() -> None:
    erledigt = {"erledigt": tag("20.09.2022")}
    assert eintraege(
        sitzung(1, "09/2022", am("14.09.2022", "10:00"), **erledigt),
        sitzung(2, "15.09.2022", **erledigt),
    ) == [
        ("Runde (Schritt 1)", "14.09.2022", "14.09.2022", "fest"),
        ("Runde (Schritt 2)", "15.09.2022", "15.09.2022", "fest"),
    ]


def test_a_dropped_step_is_cancelled_with_all_its_entries() -> None:
    weg = {"entfallen": Entfallen(am=tag("01.02.2024"), grund="kein Bedarf")}
    schritte = (
        sitzung(1, "03/2024", **weg),
        sitzung(2, "03/2024", am("05.03.2024", "10:00"), gremium="rat", **weg),
        schritt(3, "bis 03/2024", titel="Entwurf", **weg),
    )
    davor = eintraege(*schritte, stand="31.01.2024")
    danach = eintraege(*schritte, stand="01.02.2024")
    assert "entfallen" not in {e[3] for e in davor}
    # Nobody has to agree on a day any more.
    assert danach == [
        (f"Entfällt: {t.removesuffix(', Tag noch offen')}", von, bis, "entfallen")
        for t, von, bis, _ in davor
    ]
    text = dokument.baue(lage(*schritte, stand="01.02.2024")).eintraege[0].text
    assert "entfallen\nGrund: kein Bedarf" in text


def test_agreed_tasks_with_a_last_day() -> None:
    s = sitzung(
        1,
        "laufend",
        festlegungen=(
            Festlegung(text="Liste senden", wer="Amt", bis=lies("Ende 10/2022")),
            Festlegung(text="Raum suchen", bis=lies("10/2022"), erledigt=tag("05.10.2022")),
            Festlegung(text="Ohne Frist"),
            Festlegung(text="Ohne Ende", bis=lies("ab 10/2022")),
            Festlegung(text="Liste senden", bis=lies("11/2022")),
        ),
    )
    assert eintraege(s) == [
        ("Frist: Liste senden (Amt, Schritt 1)", "31.10.2022", "31.10.2022", "fest"),
        ("Erledigt: Raum suchen (Schritt 1)", "05.10.2022", "05.10.2022", "fest"),
        ("Frist: Liste senden (Schritt 1)", "30.11.2022", "30.11.2022", "fest"),
    ]
    assert eintraege(s, stand="04.10.2022")[1][:2] == (
        "Frist: Raum suchen (Schritt 1)",
        "31.10.2022",
    )


def test_a_task_of_a_later_meeting_is_not_there_yet() -> None:
    aufgabe = Festlegung(text="x", bis=lies("10/2022"))
    s = sitzung(1, "09/2022", festlegungen=(aufgabe,), erledigt=tag("14.09.2022"))
    assert len(eintraege(s, stand="13.09.2022")) == 1
    assert len(eintraege(s, stand="14.09.2022")) == 2


def test_the_text_says_what_there_is_to_know_and_nothing_internal(
    lage: Callable[[str], Lage],
) -> None:
    heute = lage("2022-09-10")
    neu = tuple(
        replace(s, notiz="geheim", ergebnis="nichts") if s.nr == 26 else s
        for s in heute.prozess.schritte
    )
    kalender = dokument.baue(Lage(replace(heute.prozess, schritte=neu), heute.stand))
    (eintrag,) = (e for e in kalender.eintraege if e.kennung == ("schritt", "26"))
    assert (
        eintrag.text
        == """\
Integrierter Sozialraumplan (ISRP), Landeshauptstadt Erfurt
Geplant: 09/2022
Stand 10.09.2022: blockiert
Leitung: Dezernat 05
Koordination: Sozialplanung – Amt für Soziales
Vorbereitung: Sozialplanung – Amt für Soziales

Tagesordnung:
– Ergebnissichtung des 1. Sozialplanungsforums, der Sozialraumforen, des Beteiligungsformats \
Ortsteile + jour fixe der Fachplaner
– Maßnahmenableitung"""
    )
    assert eintrag.kategorie == "Begleitgremium"


def test_who_leads_is_not_said_to_be_open(lage: Callable[[str], Lage]) -> None:
    # Step 15 has no Leitung in the source: a task for the coordinator, nothing for a calendar.
    kalender = dokument.baue(lage("2022-09-10"), "begleitgremium")
    (text,) = (e.text for e in kalender.eintraege if e.kennung == ("schritt", "15"))
    assert "Koordination: " in text
    assert "Leitung" not in text


def test_the_result_is_told_once_the_step_is_done() -> None:
    s = sitzung(1, "09/2022", erledigt=tag("14.09.2022"), ergebnis="angenommen")
    (eintrag,) = dokument.baue(lage(s)).eintraege
    assert "Stand 01.01.2024: erledigt am 14.09.2022\nErgebnis: angenommen" in eintrag.text
    (eintrag,) = dokument.baue(lage(s, stand="13.09.2022")).eintraege
    assert "angenommen" not in eintrag.text


# --- The file: days and times --------------------------------------------------------------------


def test_a_window_is_free_time_up_to_the_day_after() -> None:
    e = event(ics(sitzung(1, "09/2022")))
    assert (e.start, e.end) == (date(2022, 9, 1), date(2022, 10, 1))
    assert (e.status, e.transparency) == (EventStatus.TENTATIVE, "TRANSPARENT")
    assert properties(ics(sitzung(1, "09/2022")), "DTEND") == ["DTEND;VALUE=DATE:20221001"]


def test_a_deadline_is_one_free_day() -> None:
    e = event(ics(schritt(1, "bis zum 21.05.2021")))
    assert (e.start, e.end) == (date(2021, 5, 21), date(2021, 5, 22))
    assert (e.status, e.transparency) == (EventStatus.CONFIRMED, "TRANSPARENT")


def test_a_meeting_takes_up_its_time() -> None:
    e = event(ics(sitzung(1, "09/2022", am("14.09.2022", "10:00", "12:00", "Rathaus"))))
    berlin = ZoneInfo("Europe/Berlin")
    assert e.start == datetime(2022, 9, 14, 10, tzinfo=berlin)
    assert e.end == datetime(2022, 9, 14, 12, tzinfo=berlin)
    assert (e.status, e.transparency, e.location) == (EventStatus.CONFIRMED, "OPAQUE", "Rathaus")
    assert e.categories == ["Runde"]


def test_a_meeting_that_was_dropped_leaves_its_time_free() -> None:
    weg = Entfallen(am=tag("01.01.2022"))
    e = event(ics(sitzung(1, "09/2022", am("14.09.2022", "10:00", "12:00"), entfallen=weg)))
    assert (e.status, e.transparency) == (EventStatus.CANCELLED, "TRANSPARENT")
    assert str(e.summary) == "Entfällt: Runde (Schritt 1)"


def test_a_meeting_without_a_beginning_is_a_free_day() -> None:
    e = event(ics(sitzung(1, "09/2022", am("14.09.2022", "", "12:00"))))
    assert (e.start, e.end) == (date(2022, 9, 14), date(2022, 9, 15))
    assert e.transparency == "TRANSPARENT"


def test_a_meeting_without_an_end_lasts_an_hour_and_says_so() -> None:
    inhalt = ics(sitzung(1, "09/2022", am("14.09.2022", "23:30")))
    e = event(inhalt)
    assert e.computed_duration == timedelta(hours=1)
    assert str(e.description).startswith(
        "Das Ende steht nicht fest; der Kalender zeigt eine Stunde.\n\n"
    )
    assert properties(inhalt, "DTEND") == []
    mit_ende = event(ics(sitzung(1, "09/2022", am("14.09.2022", "10:00", "12:00"))))
    assert "Ende" not in str(mit_ende.description)


# Local time → UTC, by hand: in winter an hour less, in summer two.
UHREN = [
    ("30.03.2024", "10:00", "12:00", "30 09:00", "30 11:00"),
    ("31.03.2024", "01:00", "01:59", "31 00:00", "31 00:59"),
    ("31.03.2024", "01:00", "03:00", "31 00:00", "31 01:00"),  # the clock leaps from 2 to 3
    ("31.03.2024", "01:30", "04:00", "31 00:30", "31 02:00"),
    ("31.03.2024", "10:00", "12:00", "31 08:00", "31 10:00"),
    # There is no 02:30. It is an hour and a half after 01:00, when the clock shows 03:30.
    ("31.03.2024", "02:30", "04:00", "31 01:30", "31 02:00"),
    ("31.03.2024", "01:00", "02:30", "31 00:00", "31 01:30"),
    ("26.10.2024", "10:00", "12:00", "26 08:00", "26 10:00"),
    ("27.10.2024", "01:00", "04:00", "26 23:00", "27 03:00"),  # four hours
    ("27.10.2024", "03:00", "04:00", "27 02:00", "27 03:00"),
    ("27.10.2024", "10:00", "12:00", "27 09:00", "27 11:00"),
]


@pytest.mark.parametrize(("tag_", "beginn", "ende", "von", "bis"), UHREN)
def test_times_are_right_where_the_clock_changes(
    tag_: str, beginn: str, ende: str, von: str, bis: str
) -> None:
    e = event(ics(sitzung(1, "2024", am(tag_, beginn, ende))))
    assert isinstance(e.start, datetime)
    assert isinstance(e.end, datetime)
    gefunden = [f"{t.astimezone(UTC):%d %H:%M}" for t in (e.start, e.end)]
    assert gefunden == [von, bis]


def test_a_meeting_within_the_hour_that_does_not_exist_still_has_a_length() -> None:
    e = event(ics(sitzung(1, "2024", am("31.03.2024", "02:30", "03:15"))))
    assert e.computed_duration == timedelta(hours=1)


def test_the_zone_of_the_file_is_that_of_the_place() -> None:
    # A reader that knows no zone but those that the file brings along.
    zone = tzical(StringIO(ics(sitzung(1, "09/2022")).decode())).get("Europe/Berlin")
    berlin = ZoneInfo("Europe/Berlin")
    for jahr in range(2000, 2100):
        for monat in range(1, 13):
            # The clock changes at 01:00 UTC on a last Sunday of a month.
            sonntag = date(jahr, monat, 31 if monat in (3, 10) else 28)
            sonntag -= timedelta(days=(sonntag.weekday() + 1) % 7)
            for stunde in (0, 1, 12):
                moment = datetime.combine(sonntag, time(stunde), UTC)
                hier, dort = moment.astimezone(zone), moment.astimezone(berlin)
                assert hier.replace(tzinfo=None) == dort.replace(tzinfo=None), moment


def test_the_zone_has_two_yearly_rules() -> None:
    # Outlook reads no others.
    inhalt = ics()
    assert len(properties(inhalt, "RRULE")) == 2
    assert inhalt.count(b"BEGIN:VTIMEZONE") == 1
    assert b"RDATE" not in inhalt


@pytest.mark.parametrize("zeitzone", ["UTC", "America/New_York", "Asia/Tokyo", "Europe/Berlin"])
def test_the_zone_of_the_machine_does_not_matter(tmp_path: Path, zeitzone: str) -> None:
    write_folder(tmp_path, schritte=SCHRITTE, meilensteine="meilensteine: []\n")
    argumente = ["--daten", ".", "--stand", "01.01.2024", "kalender"]
    lauf = run(argumente, tmp_path, TZ=zeitzone)
    assert (lauf.code, lauf.err) == (0, "")
    assert "DTSTART;TZID=Europe/Berlin:20240312T170000\r\n" in lauf.out
    assert lauf == run(argumente, tmp_path, TZ="Pacific/Kiritimati")


# --- The file: which event is which --------------------------------------------------------------


def uids(*schritte: Schritt) -> list[str]:
    return [str(e.uid) for e in read(ics(*schritte)).events]


def test_a_window_keeps_its_uid_whatever_becomes_of_it() -> None:
    fassungen = [
        sitzung(1, "09/2022"),
        sitzung(1, "bis 12/2022"),
        sitzung(1, "14.09.2022"),
        sitzung(1, "09/2022", am("14.09.2022", "10:00", "12:00")),
        sitzung(1, "09/2022", am("15.09.2022", "09:00"), titel="Auftakt"),
        sitzung(1, "10/2022", entfallen=Entfallen(am=tag("01.10.2022"))),
        sitzung(1, "09/2022", erledigt=tag("15.09.2022"), gremium="rat"),
    ]
    assert len({uid for s in fassungen for uid in uids(s)}) == 1


def test_striking_out_a_meeting_leaves_the_others_what_they_were() -> None:
    erster, zweiter, dritter = (am(f"{t:02}.07.2022", "17:00") for t in (5, 6, 7))
    alle = uids(sitzung(1, "07/2022", erster, zweiter, dritter))
    assert len(set(alle)) == 3
    assert uids(sitzung(1, "07/2022", erster, dritter)) == [alle[0], alle[2]]
    assert uids(sitzung(1, "07/2022", dritter, erster, zweiter)) == alle
    # The first one of them is the step, also where it was not before.
    assert uids(sitzung(1, "07/2022", zweiter))[0] == alle[0]


def test_every_event_has_a_uid_of_its_own() -> None:
    aufgaben = tuple(Festlegung(text=t, bis=lies("10/2022")) for t in ("a", "a", "a1", "b"))
    s = sitzung(1, "7/2022", am("05.07.2022"), am("05.07.2022"), am("06.07.2022"), gremium="rat")
    zweiter = replace(s, nr=11, festlegungen=aufgaben)
    alle = uids(replace(s, festlegungen=aufgaben), zweiter)
    assert len(set(alle)) == len(alle) == 2 * (2 * 3 + 4)


def test_uids_of_two_processes_differ() -> None:
    def uid(**angaben: str) -> str:
        eigener = lage(sitzung(1, "09/2022"))
        prozess_ = replace(eigener.prozess, angaben=replace(eigener.prozess.angaben, **angaben))
        return event(format.kalender(dokument.baue(Lage(prozess_, tag("01.01.2024"))))).uid

    verschieden = [
        uid(),
        uid(titel="Plan B"),
        uid(kuerzel="P"),
        uid(kuerzel="P", kommune="A"),
        uid(kuerzel="P", kommune="B"),
    ]
    assert len(set(verschieden)) == 5
    # With a short name the title may be reworded.
    assert uid(kuerzel="P", titel="Neuer Titel") == verschieden[2]


def test_the_uid_of_a_step_is_for_ever() -> None:
    # If this changes, everyone who imports the next version has every event twice.
    raum = uuid.UUID("15ca6381-ff75-4c4f-a178-c98e738103fe")
    assert uids(sitzung(26, "09/2022")) == [
        str(uuid.uuid5(raum, "\x1f".join(["", "Probe", "schritt", "26"])))
    ]


def test_a_later_stand_wins() -> None:
    erster, zweiter = (
        event(ics(sitzung(1, "09/2022"), stand=stand)) for stand in ("01.09.2022", "02.09.2022")
    )
    assert erster.uid == zweiter.uid
    assert erster.sequence is not None
    assert zweiter.sequence == erster.sequence + 1
    assert erster.dtstamp == datetime(2022, 9, 1, tzinfo=UTC)
    assert zweiter.dtstamp == datetime(2022, 9, 2, tzinfo=UTC)


def test_a_stand_before_all_plans_is_no_error() -> None:
    assert event(ics(sitzung(1, "09/2022"), stand="31.12.1999")).sequence == 0


def test_the_same_plan_gives_the_same_bytes() -> None:
    schritte = (sitzung(1, "09/2022"), sitzung(2, "09/2022", am("14.09.2022", "10:00")))
    assert ics(*schritte) == ics(*schritte)


# --- The file: text ------------------------------------------------------------------------------

BOESE = [
    "Beratung\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:untergeschoben",
    "Beratung\r\nEND:VEVENT\r\nATTENDEE:mailto:x@example.org",
    "Beratung\rEND:VCALENDAR",
    "a,b;c\\d\\n\\,e\\",
    'doppelt "gequotet" :;,=',
    "Emoji 🏛️ und 👩‍👩‍👧, Umlaute äöüß, ﷽, 漢字",
    "links \u202eherum\u202c und \u200fzurück\u200e",
    "Nul\x00 Esc\x1b[31m Bell\x07 Del\x7f Tab\t.",
    "\x85 \u2028 \u2029 \x0b \x0c \x1c Zeilen",
    "x" * 500,
    "ä" * 500,
    "🏛" * 200,
    " vorn und hinten ",
    "%s {0} ${x} ^n ^'",
    "\ufeff Marke",
]


def assert_sound(inhalt: bytes) -> None:
    """Lines of at most 75 bytes, each ended by CR LF, none cut inside a character (RFC 5545)."""
    assert inhalt.endswith(b"END:VCALENDAR\r\n")
    zeilen = inhalt.split(b"\r\n")
    for zeile in zeilen:
        assert len(zeile) <= 75
        text = zeile.decode()  # strict: a character cut in two is no UTF-8
        assert text.isprintable() or not text, zeile
    for wort in (b"VEVENT", b"VCALENDAR", b"VTIMEZONE"):
        assert zeilen.count(b"BEGIN:" + wort) == zeilen.count(b"END:" + wort)


def mit_text(text: str) -> Eintrag:
    return Eintrag(
        kennung=("x",),
        titel=text,
        text=text,
        von=date(2022, 9, 1),
        bis=date(2022, 9, 1),
        ort=text,
        kategorie=text,
        art="fest",
    )


def write(*texte: str) -> bytes:
    leer = dokument.baue(lage())
    return format.kalender(
        replace(leer, titel=texte[0], eintraege=tuple(mit_text(t) for t in texte))
    )


@pytest.mark.parametrize("text", BOESE)
def test_text_is_text(text: str) -> None:
    inhalt = write(text)
    assert_sound(inhalt)
    e = event(inhalt)
    eine_zeile = one_line(text)
    assert (e.summary, e.location) == (eine_zeile, eine_zeile)
    # Outlook makes several of one with a comma, and has none with a semicolon.
    assert len(e.categories) == 1
    assert not re.search("[,;]", e.categories[0])
    assert not e.attendees
    assert str(e.description).count("\n") == text.replace("\r\n", "\n").replace("\r", "\n").count(
        "\n"
    )


@settings(max_examples=examples(300), deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=400).filter(lambda t: one_line(t)))
def test_any_text_is_text(text: str) -> None:
    inhalt = write(text)
    assert_sound(inhalt)
    assert event(inhalt).summary == one_line(text)


def test_hostile_text_of_the_plan_is_text() -> None:
    schritte = [
        sitzung(
            nr,
            "09/2022",
            am("14.09.2022", "10:00", "12:00", text),
            titel=text,
            tagesordnung=(Punkt(punkt=text),),
            festlegungen=(Festlegung(text=text, wer=text, bis=lies("10/2022")),),
        )
        for nr, text in enumerate(BOESE, start=1)
    ]
    inhalt = ics(*schritte)
    assert_sound(inhalt)
    gelesen = read(inhalt).events
    assert len(gelesen) == 2 * len(BOESE)
    for text, e in zip(BOESE, gelesen[::2], strict=True):
        assert e.summary == one_line(f"{text} (Schritt {BOESE.index(text) + 1})")
        assert e.location == one_line(text)


def test_the_file_names_itself_and_no_method() -> None:
    inhalt = ics(sitzung(1, "09/2022"))
    assert properties(inhalt, "NAME") == ["NAME:Probe"]
    assert properties(inhalt, "X-WR-CALNAME") == ["X-WR-CALNAME:Probe"]
    # PUBLISH would need an ORGANIZER (RFC 5546, 3.2.1), and not every server takes one.
    assert properties(inhalt, "METHOD") == []


def test_an_empty_plan_is_an_empty_calendar() -> None:
    assert read(ics()).events == []
    assert_sound(ics())


# --- The command ---------------------------------------------------------------------------------

SCHRITTE = """\
schritte:
  - nr: 1
    gremium: rat
    art: beschluss
    zeitplanung: "03/2024"
    termine:
      - datum: 2024-03-12
        beginn: "17:00"
        ende: "19:00"
        ort: Rathaus
"""


def test_to_the_terminal_and_into_a_file(tmp_path: Path) -> None:
    write_folder(tmp_path)
    basis = ["--daten", ".", "--stand", "01.01.2024", "kalender"]
    lauf = run(basis, tmp_path)
    assert (lauf.code, lauf.err) == (0, "")
    assert lauf.out.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert run([*basis, "-o", "k.ics"], tmp_path) == Lauf(0, "", "")
    assert (tmp_path / "k.ics").read_bytes() == lauf.out.encode()
    erneut = run([*basis, "-o", "k.ics"], tmp_path)
    assert (erneut.code, erneut.out) == (1, "")
    assert "„k.ics“ gibt es schon" in erneut.err
    assert run([*basis, "-o", "k.ics", "--ueberschreiben"], tmp_path) == Lauf(0, "", "")


@pytest.mark.parametrize("kodierung", ["ascii", "latin-1", "utf-16"])
def test_the_output_is_utf8_whatever_the_terminal_speaks(tmp_path: Path, kodierung: str) -> None:
    write_folder(tmp_path, prozess="titel: Prüfung 🏛\n")
    lauf = run(["--daten", ".", "kalender"], tmp_path, PYTHONIOENCODING=kodierung)
    assert "NAME:Prüfung 🏛\r\n" in lauf.out


@pytest.mark.parametrize("name", ["stadtrat", "STADTRAT", "Stadtrat"])
def test_a_body_by_id_or_name(name: str, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert cli.main(["--stand", "2022-09-10", "kalender", "--gremium", name]) == 0
    assert list(events(capsysbinary.readouterr().out)) == [
        "Stadtrat (Schritt 6), Uhrzeit noch offen",
        "Frist: Zugang der Einladung, Stadtrat (Schritt 6)",
        "07/2023: Stadtrat (Schritt 45), Tag noch offen",
    ]


def test_an_unknown_body_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["kalender", "--gremium", "stadtrad"]) == 1
    aus = capsys.readouterr()
    assert aus.out == ""
    assert "Meinten Sie „stadtrat“?" in aus.err


# --- Another program takes it in -----------------------------------------------------------------


def test_khal_shows_the_shipped_process(tmp_path: Path, lage: Callable[[str], Lage]) -> None:
    khal = Khal(tmp_path)
    khal.take_in(format.kalender(dokument.baue(lage("2022-09-10"))))
    assert khal.list("29.08.2022", 35, "{start-long} {end-long} {status}{title}") == [
        "01.06.2022 31.08.2022 TENTATIVE 06-08/2022: Sozialraumforen (Schritt 24), Tag noch offen",
        "01.08.2022 31.08.2022 TENTATIVE 08/2022: Beteiligungsformat Ortsteile (Schritt 25), "
        "Tag noch offen",
        "01.09.2022 30.09.2022 TENTATIVE 09/2022: Arbeitskreis Quartiersarbeit/"
        "Quartiersentwicklung (Schritt 28), Tag noch offen",
        "01.09.2022 30.09.2022 TENTATIVE 09/2022: Begleitgremium (Schritt 26), Tag noch offen",
        "01.09.2022 30.09.2022 TENTATIVE 09/2022: Interfraktionelle Arbeitsgruppe (Schritt 27), "
        "Tag noch offen",
    ]


@pytest.mark.parametrize(
    ("zeitzone", "beginn", "ende"),
    [
        # CEST is UTC+2; New York has EDT (UTC-4) on that day, Tokyo is always UTC+9.
        ("Europe/Berlin", "14.09.2022 10:00", "14.09.2022 12:00"),
        ("America/New_York", "14.09.2022 04:00", "14.09.2022 06:00"),
        ("Asia/Tokyo", "14.09.2022 17:00", "14.09.2022 19:00"),
    ],
)
def test_khal_shows_a_meeting_at_its_local_time(
    tmp_path: Path, zeitzone: str, beginn: str, ende: str
) -> None:
    khal = Khal(tmp_path, zeitzone)
    khal.take_in(ics(sitzung(1, "09/2022", am("14.09.2022", "10:00", "12:00", "Rathaus, Saal"))))
    form = "{start-long-full} {end-long-full} {title}, {location}"
    assert khal.list("14.09.2022", 1, form) == [f"{beginn} {ende} Runde (Schritt 1), Rathaus, Saal"]


def test_khal_shows_the_right_time_on_the_days_when_the_clock_changes(tmp_path: Path) -> None:
    khal = Khal(tmp_path, "UTC")
    uhren = [u for u in UHREN if u[1] != "02:30"]
    khal.take_in(
        ics(*(sitzung(i, "2024", am(t, b, e)) for i, (t, b, e, _, _) in enumerate(uhren, 1)))
    )
    zeilen = khal.list("26.03.2024", 250, "{title} {start-long-full} {end-long-full}")
    for i, (tag_, _, _, von, bis) in enumerate(uhren, start=1):
        monat = tag_[2:]
        assert f"Runde (Schritt {i}) {von[:2]}{monat}{von[2:]} {bis[:2]}{monat}{bis[2:]}" in zeilen


def test_khal_updates_what_it_knows(tmp_path: Path) -> None:
    khal = Khal(tmp_path)
    abend = am("07.07.2022", "17:00", "19:00")
    fassungen = [
        (
            (sitzung(1, "09/2022"), sitzung(2, "07/2022", am("05.07.2022", "17:00"), abend)),
            [
                "05.07.2022 17:00 Runde (Schritt 2)",
                "07.07.2022 17:00 Runde (Schritt 2)",
                "01.09.2022 00:00 09/2022: Runde (Schritt 1), Tag noch offen",
            ],
        ),
        # The window becomes a meeting, another one moves to another time.
        (
            (
                sitzung(1, "09/2022", am("14.09.2022", "10:00")),
                sitzung(2, "07/2022", am("06.07.2022", "09:00"), abend),
            ),
            [
                "06.07.2022 09:00 Runde (Schritt 2)",
                "07.07.2022 17:00 Runde (Schritt 2)",
                "14.09.2022 10:00 Runde (Schritt 1)",
            ],
        ),
        # One is dropped.
        (
            (
                sitzung(
                    1,
                    "09/2022",
                    am("14.09.2022", "10:00"),
                    entfallen=Entfallen(am=tag("01.01.2022")),
                ),
                sitzung(2, "07/2022", am("06.07.2022", "09:00"), abend),
            ),
            [
                "06.07.2022 09:00 Runde (Schritt 2)",
                "07.07.2022 17:00 Runde (Schritt 2)",
                "14.09.2022 10:00 Entfällt: Runde (Schritt 1)",
            ],
        ),
    ]
    for schritte, gezeigt in fassungen:
        khal.take_in(ics(*schritte))
        assert khal.list("01.07.2022", 90) == gezeigt
        assert khal.known() == 3


def test_khal_shows_hostile_text_as_text(tmp_path: Path) -> None:
    khal = Khal(tmp_path)
    khal.take_in(write(*BOESE[:1]))
    zeilen = khal.list("01.09.2022", 1, "{title}")
    assert zeilen == ["Beratung END:VEVENT BEGIN:VEVENT SUMMARY:untergeschoben"]
    assert khal.known() == 1


def test_the_texts_tried_here_are_hostile() -> None:
    alle = "".join(BOESE)
    assert re.search(r"BEGIN:VEVENT", alle)
    assert not alle.isprintable()
