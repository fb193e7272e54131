"""Invitations: to which meeting, what they say, whom they name, and that only if asked."""

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hilfen import Lauf, prozess, run, schritt, split_marks, tag, write_folder
from kalenderhilfen import Khal, event, properties

from isrp_cli import cli
from isrp_cli.befund import Abbruch
from isrp_cli.documents import einladung as dokument
from isrp_cli.documents import kalender
from isrp_cli.documents.einladung import Einladung
from isrp_cli.formats import kalender as format
from isrp_cli.formats import klartext
from isrp_cli.kontakte import KONTAKTDATEI, Kontakt, lies_email, load
from isrp_cli.models import (
    Aufgabe,
    Entfallen,
    Gremium,
    Mitglied,
    Punkt,
    Schritt,
    Stelle,
    Termin,
    lies_uhrzeit,
)
from isrp_cli.stand import Lage

STELLEN = tuple(Stelle(id=k, name=k.title()) for k in ("planung", "dezernat", "jugend", "umwelt"))
RUNDE = Gremium(
    id="runde",
    name="Runde",
    leitung=("dezernat",),
    koordination=("planung",),
    mitglieder=(
        Mitglied(stelle="jugend", funktion="Leitung"),
        Mitglied(stelle="umwelt", beispiel=True),
        Mitglied(bezeichnung="Beirat"),
    ),
)
RAT = Gremium(id="rat", name="Rat", art="rat", ladungsfrist=4, leitung=("dezernat",))
OFFEN = Gremium(id="offen", name="Offen")


def am(text: str, beginn: str = "", ende: str = "", ort: str | None = None) -> Termin:
    """A fixed meeting, for instance on "14.09.2022" from "10:00" to "12:00"."""
    zeiten = [lies_uhrzeit(t) if t else None for t in (beginn, ende)]
    return Termin(datum=tag(text), beginn=zeiten[0], ende=zeiten[1], ort=ort)


FEST = am("14.09.2022", "10:00", "12:00", "Rathaus")


def sitzung(*termine: Termin, wann: str = "09/2022", **felder: Any) -> Schritt:
    vorgabe = {"titel": None, "gremium": "runde", "art": "beratung", "termine": termine}
    return schritt(1, wann, **vorgabe | felder)


def lage(s: Schritt, stand: str = "01.09.2022") -> Lage:
    return Lage(prozess(s, gremien=(RUNDE, RAT, OFFEN), stellen=STELLEN), tag(stand))


def laden(
    s: Schritt,
    *kontakte: Kontakt,
    stand: str = "01.09.2022",
    am: str | None = None,
    personen: bool = False,
) -> Einladung:
    return dokument.baue(
        lage(s, stand),
        1,
        am=tag(am) if am else None,
        kontakte=kontakte if kontakte or personen else None,
    )


def kontakt(stelle: str | None, email: str, **felder: Any) -> Kontakt:
    return Kontakt(stelle=stelle, email=f"{email}@example.org", **felder)


PLANUNG = kontakt("planung", "planung", name="Petra Plan")
JUGEND = kontakt("jugend", "jugend")


# --- Which meeting -------------------------------------------------------------------------------


def test_the_next_meeting_and_the_others_are_named() -> None:
    s = sitzung(am("20.09.2022", "09:00"), FEST, am("31.08.2022", "10:00"), am("14.09.2022"))
    inhalt = laden(s)
    assert inhalt.eintrag.von == tag("14.09.2022")
    # Of two on a day the earlier one; one without a time comes first.
    assert inhalt.eintrag.beginn is None
    assert inhalt.hinweise[0] == (
        "Die Einladung gilt für den 14.09.2022. Weitere Termine: 14.09.2022, 10:00 bis 12:00 Uhr "
        "und 20.09.2022, 09:00 Uhr („--am TAG“ wählt einen anderen)."
    )
    assert laden(s, am="20.09.2022").eintrag.von == tag("20.09.2022")


def test_on_the_day_itself_it_is_still_the_next_one() -> None:
    assert laden(sitzung(FEST), stand="14.09.2022").eintrag.von == tag("14.09.2022")


def test_it_is_the_same_event_as_in_the_calendar() -> None:
    s = sitzung(am("05.09.2022", "09:00"), FEST)
    eintraege = kalender.baue(lage(s)).eintraege
    for am_tag, eintrag in zip(("05.09.2022", "14.09.2022"), eintraege, strict=True):
        inhalt = laden(s, am=am_tag)
        assert inhalt.eintrag.kennung == eintrag.kennung
        assert event(format.einladung(inhalt)).start.day == int(am_tag[:2])
    assert kalender.baue(lage(s)).prozess == laden(s).prozess


def test_an_exact_day_of_the_plan_is_a_day_without_a_time() -> None:
    inhalt = laden(sitzung(wann="14.09.2022"))
    assert (inhalt.eintrag.von, inhalt.eintrag.beginn) == (tag("14.09.2022"), None)
    assert inhalt.hinweise[0] == (
        "Es fehlen die Uhrzeit und der Ort. Eintragen: isrp termin 1 14.09.2022 ZEIT --ort ORT"
    )


@pytest.mark.parametrize(
    ("s", "am_tag", "meldung"),
    [
        (
            sitzung(wann="09/2022"),
            None,
            "Schritt 1 (Runde) hat noch keinen festen Tag (geplant: 09/2022). Bitte zuerst "
            "eintragen: isrp termin 1 TAG ZEIT --ort ORT",
        ),
        (
            sitzung(am("31.08.2022")),
            None,
            "Der letzte Termin von Schritt 1 (Runde) war am 31.08.2022. Einen neuen tragen Sie so "
            "ein: isrp termin 1 TAG ZEIT --ort ORT",
        ),
        (
            sitzung(FEST, erledigt=tag("01.09.2022")),
            None,
            "Schritt 1 (Runde) ist am 01.09.2022 erledigt: Eine Einladung braucht er nicht.",
        ),
        (
            sitzung(FEST, entfallen=Entfallen(am=tag("01.09.2022"), grund="krank")),
            None,
            "Schritt 1 (Runde) ist am 01.09.2022 entfallen (krank): Eine Einladung braucht er "
            "nicht.",
        ),
        (
            sitzung(am("31.08.2022"), FEST, am("20.09.2022")),
            "31.08.2022",
            "Am 31.08.2022 hat Schritt 1 (Runde) keinen Termin, zu dem noch einzuladen wäre. Es "
            "kommen noch: 14.09.2022 und 20.09.2022.",
        ),
        (
            sitzung(FEST, art="rueckmeldung"),
            None,
            "Schritt 1 ist keine Sitzung, sondern eine Rückmeldung: Runde, geplant: 14.09.2022. "
            "Eine Einladung gibt es dafür nicht. Alles zu diesem Schritt zeigt: isrp schritt 1.",
        ),
    ],
    ids=["no day", "over", "done", "dropped", "another day", "no meeting"],
)
def test_refused(s: Schritt, am_tag: str | None, meldung: str) -> None:
    with pytest.raises(Abbruch) as fehler:
        laden(s, am=am_tag)
    assert str(fehler.value) == meldung


# --- What it says --------------------------------------------------------------------------------


def test_the_text_of_the_shipped_process(
    lage: Callable[[str], Lage], golden: Callable[[str, str], None]
) -> None:
    heute = lage("2022-09-10")
    neu = tuple(
        replace(s, termine=(FEST,), notiz="geheim") if s.nr == 26 else s
        for s in heute.prozess.schritte
    )
    inhalt = dokument.baue(
        Lage(replace(heute.prozess, schritte=neu), heute.stand), 26, am=None, kontakte=None
    )
    golden("einladung_26_2022-09-10", klartext.agenda(inhalt.agenda) + "\n")
    e = event(format.einladung(inhalt))
    assert e.description == klartext.agenda(inhalt.agenda)
    assert inhalt.agenda.vorbereitung is None
    assert (e.summary, e.location) == ("Begleitgremium (ISRP)", "Rathaus")
    assert inhalt.hinweise == ()


def test_the_agenda_is_that_of_the_meeting_it_invites_to() -> None:
    punkte = (Punkt(punkt="Bericht", dauer=30), Punkt(punkt="Aussprache", dauer=45))
    s = sitzung(FEST, am("20.09.2022", "17:00", "19:00", "Schule"), tagesordnung=punkte)
    text = klartext.agenda(laden(s, am="20.09.2022").agenda)
    assert "Tag: Dienstag, 20. September 2022\nUhrzeit: 17:00 bis 19:00 Uhr\nOrt: Schule" in text
    assert "2. Bericht (17:00 bis 17:30 Uhr)" in text
    assert "14. September" not in text


def test_hints_on_the_day_and_the_invitation() -> None:
    s = sitzung(am("21.07.2021", "17:00", "", "Rathaus"), wann="07/2021", gremium="rat")
    frist = "Die Einladung muss bis zum 16.07.2021 zugehen (4 volle Kalendertage dazwischen)."
    assert frist in laden(s, stand="16.07.2021").hinweise
    (zu_spaet,) = (h for h in laden(s, stand="17.07.2021").hinweise if "Ladungsfrist" in h)
    assert "nicht mehr einzuhalten" in zu_spaet


# --- Whom it invites -----------------------------------------------------------------------------


def eingeladen(inhalt: Einladung) -> list[str]:
    return [t.email.removesuffix("@example.org") for t in inhalt.eingeladen]


def test_without_contacts_nobody_is_named() -> None:
    inhalt = laden(sitzung(FEST))
    assert (inhalt.absender, inhalt.eingeladen) == (None, ())
    datei = format.einladung(inhalt)
    for name in ("METHOD", "ORGANIZER", "ATTENDEE"):
        assert properties(datei, name) == []
    assert b"mailto" not in datei


def test_with_contacts_it_is_a_request_for_an_answer() -> None:
    datei = format.einladung(laden(sitzung(FEST), PLANUNG, JUGEND))
    assert properties(datei, "METHOD") == ["METHOD:REQUEST"]
    # Outlook takes in only the first event of a request.
    e = event(datei)
    assert e.organizer is not None
    assert (e.organizer.uri, e.organizer.common_name) == (
        "mailto:planung@example.org",
        "Petra Plan",
    )
    (person,) = e.attendees
    assert (person.uri, person.common_name) == ("mailto:jugend@example.org", "Jugend")
    (zeile,) = properties(datei, "ATTENDEE")
    for angabe in ("ROLE=REQ-PARTICIPANT", "PARTSTAT=NEEDS-ACTION", "RSVP=TRUE"):
        assert angabe in zeile.split(":")[0].split(";")


def test_who_is_invited() -> None:
    inhalt = laden(
        sitzung(FEST, aufgabenverteilung=(Aufgabe(stelle="umwelt", zu_pruefen=True),)),
        PLANUNG,
        JUGEND,
        kontakt("jugend", "nur-rat", gremium="rat"),
        kontakt("dezernat", "leitung"),
        kontakt("umwelt", "beispiel"),
        kontakt(None, "beirat", bezeichnung="Beirat"),
        kontakt(None, "fremd", bezeichnung="Fremd"),
        kontakt(None, "gast", bezeichnung="Gast", gremium="runde"),
        kontakt("jugend", "JUGEND"),
        kontakt("planung", "planung", gremium="runde"),
    )
    assert eingeladen(inhalt) == ["jugend", "leitung", "beispiel", "beirat", "gast"]
    assert [t.name for t in inhalt.eingeladen] == ["Jugend", "Dezernat", "Umwelt", "Beirat", "Gast"]


def test_who_takes_a_part_in_the_step_is_invited() -> None:
    s = sitzung(
        FEST,
        gremium="offen",
        aufgabenverteilung=(
            Aufgabe(stelle="planung", rollen=("Koordination",)),
            Aufgabe(stelle="umwelt"),
            Aufgabe(stelle="jugend", zu_pruefen=True),
        ),
    )
    inhalt = laden(s, PLANUNG, JUGEND, kontakt("umwelt", "umwelt"))
    assert eingeladen(inhalt) == ["umwelt"]


def test_who_is_a_member_for_certain_and_has_no_contact_is_named() -> None:
    (hinweis,) = laden(sitzung(FEST), PLANUNG, kontakt("umwelt", "u")).hinweise
    assert hinweis == "Ohne Kontakt in kontakte.yaml, also nicht eingeladen: Jugend; Beirat."
    alle = (PLANUNG, JUGEND, kontakt(None, "jugend", bezeichnung="Beirat"))
    inhalt = laden(sitzung(FEST), *alle)
    assert inhalt.hinweise == ()  # one person may sit there twice
    assert eingeladen(inhalt) == ["jugend"]


@pytest.mark.parametrize(
    ("aufgaben", "kontakte", "wer"),
    [
        ((), ("planung", "dezernat", "jugend"), "planung"),
        ((), ("dezernat", "jugend"), "dezernat"),
        ((("umwelt", "Koordination"),), ("planung", "umwelt", "jugend"), "umwelt"),
        ((("umwelt", "Leitung"),), ("dezernat", "umwelt", "jugend"), "umwelt"),
        ((("umwelt", "Leitung"),), ("planung", "umwelt", "jugend"), "planung"),
    ],
)
def test_who_coordinates_invites_else_who_leads(
    aufgaben: tuple[tuple[str, str], ...], kontakte: tuple[str, ...], wer: str
) -> None:
    verteilt = tuple(Aufgabe(stelle=s, rollen=(r,)) for s, r in aufgaben)
    inhalt = laden(sitzung(FEST, aufgabenverteilung=verteilt), *(kontakt(k, k) for k in kontakte))
    assert inhalt.absender is not None
    assert inhalt.absender.email == f"{wer}@example.org"
    assert wer not in eingeladen(inhalt)


def test_who_is_only_to_be_asked_does_not_invite() -> None:
    fraglich = Aufgabe(stelle="umwelt", rollen=("Koordination",), zu_pruefen=True)
    s = sitzung(FEST, aufgabenverteilung=(fraglich,))
    inhalt = laden(s, kontakt("umwelt", "umwelt"), PLANUNG, JUGEND)
    assert inhalt.absender is not None
    assert inhalt.absender.email == "planung@example.org"


def test_the_contact_for_this_body_invites_before_the_one_for_all() -> None:
    inhalt = laden(sitzung(FEST), PLANUNG, kontakt("planung", "hier", gremium="runde"), JUGEND)
    assert inhalt.absender is not None
    assert inhalt.absender.email == "hier@example.org"
    # The other one belongs to the meeting all the same.
    assert eingeladen(inhalt) == ["planung", "jugend"]


@pytest.mark.parametrize(
    ("s", "kontakte", "meldung"),
    [
        (
            sitzung(FEST),
            (JUGEND, kontakt("planung", "p", gremium="rat")),
            "In kontakte.yaml fehlt, wer zu Schritt 1 (Runde) einlädt. Bitte einen Kontakt "
            "ergänzen mit „stelle: planung“ oder „stelle: dezernat“.",
        ),
        (
            sitzung(FEST, gremium="offen"),
            (JUGEND,),
            "In kontakte.yaml fehlt, wer zu Schritt 1 (Offen) einlädt. Bitte einen Kontakt "
            "ergänzen und beim Gremium, wer koordiniert („koordination:“).",
        ),
        (
            sitzung(FEST),
            (PLANUNG, kontakt("jugend", "PLANUNG"), kontakt("jugend", "r", gremium="rat")),
            "In kontakte.yaml steht niemand, der zu Schritt 1 (Runde) einzuladen ist. Ein Kontakt "
            "gilt für das Gremium, das er mit „gremium:“ nennt, sonst für jedes, dem seine Stelle "
            "angehört.",
        ),
        (
            sitzung(FEST),
            (),
            "In kontakte.yaml fehlt, wer zu Schritt 1 (Runde) einlädt. Bitte einen Kontakt "
            "ergänzen mit „stelle: planung“ oder „stelle: dezernat“.",
        ),
    ],
    ids=["no sender", "no coordination", "nobody", "empty"],
)
def test_refused_for_its_persons(s: Schritt, kontakte: tuple[Kontakt, ...], meldung: str) -> None:
    with pytest.raises(Abbruch) as fehler:
        laden(s, *kontakte, personen=True)
    assert str(fehler.value) == meldung


@pytest.mark.parametrize(
    ("name", "gelesen"),
    [
        ("Müller, Jörg; Dr.", "Müller, Jörg; Dr."),
        ('Anna "Anni" Ohne', 'Anna "Anni" Ohne'),
        ("Ümit\nATTENDEE:mailto:x@example.org", "Ümit ATTENDEE:mailto:x@example.org"),
        ("a^b \x00 \x1b[31m", "a^b ␀ ␛[31m"),
        ("ä" * 200, "ä" * 200),
    ],
)
def test_a_name_is_text(name: str, gelesen: str) -> None:
    datei = format.einladung(laden(sitzung(FEST), PLANUNG, kontakt("jugend", "j", name=name)))
    (person,) = event(datei).attendees
    assert (person.uri, person.common_name) == ("mailto:j@example.org", gelesen)
    assert max(map(len, datei.split(b"\r\n"))) <= 75


def test_an_address_is_an_address() -> None:
    boese = Kontakt(stelle="jugend", email="o'brien+a?cc=x&y#%41@example.org")
    (person,) = event(format.einladung(laden(sitzung(FEST), PLANUNG, boese))).attendees
    assert person.uri == "mailto:o'brien+a%3Fcc%3Dx%26y%23%2541@example.org"


# --- kontakte.yaml -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "email",
    [
        "a@b.de",
        "Vorname.Nachname@stadt-beispiel.de",
        "o'brien+liste@mail.example.org",
        "x@xn--mller-kva.example",
        f"{'a' * 64}@example.org",
    ],
)
def test_an_email(email: str) -> None:
    assert lies_email(email) == email


@pytest.mark.parametrize(
    "wert",
    [
        "",
        "a",
        "a@b",
        "@b.de",
        "a@",
        "a b@c.de",
        "a@b.de, c@d.de",
        "Anna <a@b.de>",
        "mailto:a@b.de",
        "a@b.de\n",
        "a@b.de\r\nATTENDEE:x",
        "a@@b.de",
        "a@b..de",
        "ä@b.de",
        "a@müller.de",
        f"{'a' * 65}@b.de",
        f"a@{'b' * 250}.de",
        "a(at)b.de",
        None,
        5,
        ["a@b.de"],
    ],
)
def test_no_email(wert: object) -> None:
    with pytest.raises(ValueError, match="keine E-Mail-Adresse"):
        lies_email(wert)


def geladen(ordner: Path, text: str) -> tuple[Kontakt, ...]:
    (ordner / KONTAKTDATEI).write_text(text, encoding="utf-8")
    return load(ordner, lage(sitzung(FEST)).prozess)


def test_contacts_are_read(tmp_path: Path) -> None:
    assert geladen(
        tmp_path,
        """\
kontakte:
  - gremium: runde
    stelle: jugend
    name: Jule Jung
    email: jule@example.org
  - bezeichnung: Beirat
    email: beirat@example.org
""",
    ) == (
        Kontakt(gremium="runde", stelle="jugend", name="Jule Jung", email="jule@example.org"),
        Kontakt(bezeichnung="Beirat", email="beirat@example.org"),
    )


def test_an_empty_list_is_no_error(tmp_path: Path) -> None:
    assert geladen(tmp_path, "kontakte: []\n") == ()


@pytest.mark.parametrize(
    ("text", "meldung"),
    [
        ("kontakte:\n  - stelle: jugend\n    email: ▸nix\n", "„email“: keine E-Mail-Adresse"),
        ("kontakte:\n  - stelle: jugend\n    email: ▸[a@b.de]\n", "keine E-Mail-Adresse"),
        ("kontakte:\n  - ▸stelle: jugend\n", "„email“ fehlt"),
        ("kontakte:\n  - ▸email: a@b.de\n", "ein Kontakt braucht „stelle“ oder „bezeichnung“"),
        (
            "kontakte:\n  - stelle: ▸jugent\n    email: a@b.de\n",
            "die Stelle „jugent“ gibt es nicht",
        ),
        (
            "kontakte:\n  - stelle: jugend\n    gremium: ▸rund\n    email: a@b.de\n",
            "das Gremium „rund“ gibt es nicht",
        ),
        (
            "kontakte:\n  - stelle: jugend\n    email: a@b.de\n    ▸telefon: x\n",
            "den Schlüssel „telefon“ gibt es hier nicht",
        ),
        (
            "kontakte:\n  - stelle: jugend\n    email: a@b.de\n    name: ▸5\n",
            "„name“: Text erwartet, gefunden: die Zahl 5",
        ),
        ("kontakte:\n  - ▸a@b.de\n", "Angaben wie „gremium: …“ erwartet"),
        ("kontakte: ▸ja\n", "„kontakte“ muss eine Liste sein"),
        ("▸kontakt: []\n", "den Schlüssel „kontakt“ gibt es hier nicht"),
        ("▸- stelle: jugend\n", "die Datei muss mit einem Schlüssel beginnen, z. B. „kontakte:“"),
        ("kontakte: [▸\n", ""),
        ("▸", "die Datei ist leer"),
    ],
)
def test_faults_are_found_where_they_stand(tmp_path: Path, text: str, meldung: str) -> None:
    inhalt, (ort,) = split_marks(text)
    with pytest.raises(Abbruch) as fehler:
        geladen(tmp_path, inhalt)
    befund = fehler.value.befunde[0]
    assert meldung in befund.meldung
    if meldung:
        assert (befund.fundstelle.zeile, befund.fundstelle.spalte) == ort
    assert befund.fundstelle.datei.endswith(KONTAKTDATEI)
    assert str(fehler.value) == (
        "Mit diesen Fehlern lassen sich die Kontakte nicht verwenden. Bitte beheben oder "
        "„--kontakte“ weglassen."
    )


def test_every_fault_is_found_and_no_more_than_a_thousand(tmp_path: Path) -> None:
    with pytest.raises(Abbruch) as fehler:
        geladen(tmp_path, "kontakte:\n" + "  - {email: a, stelle: x}\n" * 3000)
    assert len(fehler.value.befunde) == 1000


def test_a_stelle_may_be_unknown_to_the_body_but_not_to_the_process(tmp_path: Path) -> None:
    assert len(geladen(tmp_path, "kontakte:\n  - {stelle: planung, email: a@b.de}\n")) == 1


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
    aufgabenverteilung:
      - stelle: amt
        rollen: [Leitung]
  - nr: 2
    titel: Entwurf
    art: erarbeitung
    zeitplanung: bis 05/2024
  - nr: 3
    gremium: rat
    art: beschluss
    zeitplanung: "06/2024"
"""
KONTAKTE = """\
kontakte:
  - stelle: amt
    name: Erika Muster
    email: erika@example.org
  - gremium: rat
    bezeichnung: Fraktion
    name: Max Beispiel
    email: max@example.org
"""
BASIS = ["--daten", ".", "--stand", "01.01.2024", "einladung"]


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    write_folder(tmp_path, schritte=SCHRITTE)
    (tmp_path / KONTAKTDATEI).write_text(KONTAKTE, encoding="utf-8")
    return tmp_path


def test_to_the_terminal_and_into_a_file(ordner: Path) -> None:
    lauf = run([*BASIS, "1"], ordner)
    assert (lauf.code, lauf.err) == (0, "")
    assert "DTSTART;TZID=Europe/Berlin:20240312T170000\r\n" in lauf.out
    assert run([*BASIS, "1", "-o", "e.ics"], ordner) == Lauf(0, "", "")
    assert (ordner / "e.ics").read_bytes() == lauf.out.encode()
    assert "„e.ics“ gibt es schon" in run([*BASIS, "1", "-o", "e.ics"], ordner).err
    assert run([*BASIS, "1", "-o", "e.ics", "--ueberschreiben"], ordner).code == 0


def test_persons_come_in_only_where_asked_for(ordner: Path) -> None:
    ohne, mit = (run([*BASIS, "1", *zusatz], ordner) for zusatz in ([], ["--kontakte"]))
    for wort in ("Erika", "erika@", "Max", "max@", "ATTENDEE", "ORGANIZER"):
        assert wort not in ohne.out
        assert wort in mit.out
    assert (mit.code, mit.err) == (0, "")
    assert 'ORGANIZER;CN="Erika Muster":mailto:erika@example.org' in mit.out


AUSKUENFTE = (
    ["einladung", "1"],
    ["kalender"],
    ["export"],
    ["agenda", "1"],
    ["bericht"],
    ["schritt", "1"],
    ["pruefen"],
)


@pytest.mark.skipif(os.name != "posix", reason="needs a named pipe")
@pytest.mark.parametrize("argumente", AUSKUENFTE, ids=" ".join)
def test_nobody_else_opens_the_file(ordner: Path, argumente: list[str]) -> None:
    # Whoever opened it would wait for ever.
    (ordner / KONTAKTDATEI).unlink()
    os.mkfifo(ordner / KONTAKTDATEI)
    assert run([*BASIS[:-1], *argumente], ordner).code == 0
    lauf = run([*BASIS, "1", "--kontakte"], ordner)
    assert lauf.code == 1
    assert "kontakte.yaml:1:1: fehler: [datei] ist keine gewöhnliche Datei" in lauf.err


def test_a_missing_file_is_named(ordner: Path) -> None:
    (ordner / KONTAKTDATEI).unlink()
    lauf = run([*BASIS, "1", "--kontakte"], ordner)
    assert (lauf.code, lauf.out) == (1, "")
    assert lauf.err.startswith("kontakte.yaml:1:1: fehler: [datei] die Datei fehlt\n")


def test_hints_do_not_get_into_the_file(ordner: Path) -> None:
    (ordner / KONTAKTDATEI).write_text(
        KONTAKTE.replace("stelle: amt", "bezeichnung: Gast\n    gremium: rat"), encoding="utf-8"
    )
    schritte = SCHRITTE.replace("        ort: Rathaus\n", "")
    (ordner / "schritte.yaml").write_text(schritte, encoding="utf-8")
    lauf = run([*BASIS, "1"], ordner)
    assert lauf.code == 0
    assert lauf.err == (
        "Hinweis: Es fehlt der Ort. Eintragen: isrp termin 1 12.03.2024 --ort ORT\n"
    )
    assert lauf.out.endswith("END:VCALENDAR\r\n")
    assert "Hinweis" not in lauf.out


@pytest.mark.parametrize(
    ("argumente", "meldung"),
    [
        (["2"], "Schritt 2 ist keine Sitzung, sondern eine Erarbeitung"),
        (["3"], "isrp termin 3 TAG ZEIT"),
        (["9"], "Den Schritt 9 gibt es nicht. Die nächsten Nummern: 1, 2, 3."),
        (["1", "--am", "13.03.2024"], "Es kommen noch: 12.03.2024."),
    ],
)
def test_a_refusal_writes_nothing(
    ordner: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    argumente: list[str],
    meldung: str,
) -> None:
    monkeypatch.chdir(ordner)
    assert cli.main([*BASIS, *argumente, "-o", "e.ics"]) == 1
    aus = capsys.readouterr()
    assert aus.out == ""
    assert meldung in aus.err
    assert not (ordner / "e.ics").exists()


def test_the_advice_works(ordner: Path) -> None:
    err = run([*BASIS, "3"], ordner).err
    rat = re.search(r"isrp (termin 3 TAG ZEIT --ort ORT)", err)
    assert rat
    worte = rat[1].split()
    for platzhalter, wert in (("TAG", "11.06.2024"), ("ZEIT", "17:00"), ("ORT", "Rathaus")):
        worte[worte.index(platzhalter)] = wert
    assert run([*BASIS[:-1], *worte], ordner).code == 0
    assert run([*BASIS, "3"], ordner).code == 0


# --- Another program takes it in -----------------------------------------------------------------


def test_khal_shows_the_invitation_as_the_meeting_of_the_calendar(tmp_path: Path) -> None:
    khal = Khal(tmp_path)
    s = sitzung(FEST)
    khal.take_in(format.kalender(kalender.baue(lage(s))))
    assert khal.list("14.09.2022") == ["14.09.2022 10:00 Runde (Schritt 1)"]
    khal.take_in(format.einladung(laden(s, PLANUNG, JUGEND)))
    assert khal.list("14.09.2022", form="{title} {start-time}-{end-time} {location}") == [
        "Runde (Probe) 10:00-12:00 Rathaus"
    ]
    assert khal.known() == 1
    text = "\n".join(khal.list("14.09.2022", form="{description}"))
    assert text.startswith("Einladung: Runde\n")
    assert "\nTagesordnung\n1. Begrüßung, Feststellung der Tagesordnung\n" in text
