"""Calendar files (iCalendar, RFC 5545) for Outlook, Thunderbird, Nextcloud, Apple and others.

What is written was chosen by what these programs understand:

- Open windows and deadlines are all-day events that leave the day free; nobody shows a VTODO.
- Exchange refuses an event without an end, so one of unknown length has a duration.
- Of a time zone Outlook reads two yearly rules, and overlooks RDATE.
- There is no METHOD: PUBLISH would need an organizer, and the file describes a calendar. Only an
  invitation to persons is a REQUEST, with one event: Outlook would import just the first.
- Programs that update what they know do so by UID, and ignore what has a lower SEQUENCE. It grows
  with the Stand, so that a later plan always wins; nothing else in the data only ever grows.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from zoneinfo import ZoneInfo

from isrp_cli.documents.einladung import Einladung, Teilnehmer
from isrp_cli.documents.kalender import Eintrag, Terminkalender
from isrp_cli.formats import klartext
from isrp_cli.models import Prozessangaben
from isrp_cli.zeichen import one_line, visible_lines

if TYPE_CHECKING:
    from icalendar import Calendar, Event, Timezone

ZEITZONE = "Europe/Berlin"
# Every entry of every process is named in this space. It must never change: all would be doubled.
NAMENSRAUM = uuid.UUID("15ca6381-ff75-4c4f-a178-c98e738103fe")
# How long a meeting is shown whose end is not known.
OHNE_ENDE = timedelta(hours=1)
HINWEIS_OHNE_ENDE = "Das Ende steht nicht fest; der Kalender zeigt eine Stunde."
# The first day of all years that a plan may name.
SEQUENCE_AB = date(2000, 1, 1)


def kalender(inhalt: Terminkalender) -> bytes:
    """The calendar as a file: UTF-8, lines of at most 75 bytes ended by CR LF."""
    datei = _calendar()
    titel = one_line(inhalt.titel)
    datei.add("name", titel)
    datei.add("x-wr-calname", titel)
    for eintrag in inhalt.eintraege:
        datei.add_component(_event(eintrag, inhalt.prozess, inhalt.stand))
    return _written(datei)


def einladung(inhalt: Einladung) -> bytes:
    """The invitation as a file; with persons it asks them for an answer."""
    datei = _calendar()
    eintrag = replace(inhalt.eintrag, text=klartext.agenda(inhalt.agenda))
    event = _event(eintrag, inhalt.prozess, inhalt.stand)
    if inhalt.absender is not None:
        datei.add("method", "REQUEST")
        event.add("organizer", _address(inhalt.absender))
        for teilnehmer in inhalt.eingeladen:
            event.add(
                "attendee",
                _address(teilnehmer, role="REQ-PARTICIPANT", partstat="NEEDS-ACTION", rsvp="TRUE"),
            )
    datei.add_component(event)
    return _written(datei)


# --- The parts -------------------------------------------------------------------------------


def _calendar() -> Calendar:
    from icalendar import Calendar

    datei = Calendar()
    datei.add("prodid", "-//isrp//Kalender//DE")
    datei.add("version", "2.0")
    datei.add_component(_timezone())
    return datei


def _written(datei: Calendar) -> bytes:
    inhalt: bytes = datei.to_ical()
    return inhalt


def _timezone() -> Timezone:
    """Central European Time, with the rules that hold since 1996.

    Not made from the time zone database: icalendar writes its changes as a list of days up to 2037.
    """
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    winter, sommer = timedelta(hours=1), timedelta(hours=2)
    zone = Timezone()
    zone.add("tzid", ZEITZONE)
    teil: TimezoneDaylight | TimezoneStandard
    for teil, name, beginn, vorher, nachher in (
        (TimezoneDaylight(), "CEST", datetime(1996, 3, 31, 2), winter, sommer),
        (TimezoneStandard(), "CET", datetime(1996, 10, 27, 3), sommer, winter),
    ):
        teil.add("tzname", name)
        teil.add("dtstart", beginn)
        teil.add("rrule", {"freq": "yearly", "bymonth": beginn.month, "byday": "-1SU"})
        teil.add("tzoffsetfrom", vorher)
        teil.add("tzoffsetto", nachher)
        zone.add_component(teil)
    return zone


def _event(eintrag: Eintrag, prozess: Prozessangaben, stand: date) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", _uid(prozess, eintrag.kennung))
    event.add("dtstamp", datetime.combine(stand, time.min, UTC))
    event.add("sequence", max(0, (stand - SEQUENCE_AB).days))
    event.add("summary", one_line(eintrag.titel))
    text = eintrag.text
    if eintrag.beginn is None:
        event.add("dtstart", eintrag.von)
        event.add("dtend", eintrag.bis + timedelta(days=1))
    else:
        beginn = _moment(eintrag.von, eintrag.beginn)
        ende = _moment(eintrag.bis, eintrag.ende) if eintrag.ende else beginn
        event.add("dtstart", beginn.astimezone(ZoneInfo(ZEITZONE)))
        if ende > beginn:
            event.add("dtend", ende.astimezone(ZoneInfo(ZEITZONE)))
        else:
            event.add("duration", OHNE_ENDE)
            text = f"{HINWEIS_OHNE_ENDE}\n\n{text}"
    event.add("description", visible_lines(text))
    if eintrag.ort:
        event.add("location", one_line(eintrag.ort))
    if eintrag.kategorie:
        # Outlook separates categories by these, wherever they stand.
        event.add("categories", [re.sub("[,;]", "", one_line(eintrag.kategorie))])
    status = {"fest": "CONFIRMED", "offen": "TENTATIVE", "entfallen": "CANCELLED"}
    event.add("status", status[eintrag.art])
    belegt = eintrag.beginn is not None and eintrag.art == "fest"
    event.add("transp", "OPAQUE" if belegt else "TRANSPARENT")
    return event


def _moment(tag: date, uhrzeit: time) -> datetime:
    """The moment in UTC, where the clock changes too.

    A time that the clock skips counts as if it had not been put forward yet (RFC 5545, 3.3.5), of
    one that it shows twice the first.
    """
    return datetime.combine(tag, uhrzeit, ZoneInfo(ZEITZONE)).astimezone(UTC)


def _uid(prozess: Prozessangaben, kennung: Iterable[str]) -> str:
    """Always the same for the same entry of a process, whatever else is edited.

    Only the name of the process and its Kommune go in: two cities may plan under one short name.
    """
    teile = (prozess.kommune or "", prozess.kuerzel or prozess.titel, *kennung)
    return str(uuid.uuid5(NAMENSRAUM, "\x1f".join(teile)))


def _address(teilnehmer: Teilnehmer, **angaben: str) -> Any:
    from icalendar import vCalAddress

    # What is special in a URI may stand in an address (RFC 6068).
    adresse = vCalAddress("mailto:" + quote(teilnehmer.email, safe="@+!$*'"))
    adresse.params["cn"] = one_line(teilnehmer.name)
    adresse.params.update(angaben)
    return adresse
