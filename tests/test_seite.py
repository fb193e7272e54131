"""The site: every link works, every text stays text, what is internal stays inside."""

import io
import os
import pty
import re
import signal
import stat
import subprocess
import time
import zipfile
from dataclasses import fields
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from exporthilfen import LANG, hostile
from hilfen import (
    ISRP,
    bound_by_permissions,
    environment,
    meilenstein,
    program,
    prozess,
    run,
    schritt,
    write_folder,
)
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar
from seitenhilfen import STAND, assert_all_links_work, pages, site, varied

from isrp_cli.documents import agenda as agendadokument
from isrp_cli.documents import oeffentlich
from isrp_cli.formats import seite
from isrp_cli.formats.seite import body_page, file_name
from isrp_cli.loading import Daten
from isrp_cli.models import (
    Aufgabe,
    Festlegung,
    Gremium,
    Mitglied,
    Prozess,
    Punkt,
    Schritt,
    Stelle,
    Termin,
    Vorgaenger,
)
from isrp_cli.stand import Lage
from isrp_cli.zeitangabe import lies

HEUTE = date(2024, 4, 10)
GEHEIM = "Geheimsache"


def secretive() -> Prozess:
    """A process with a secret everywhere where something internal can stand."""
    return Prozess(
        angaben=prozess().angaben,
        stellen=(
            Stelle(id="amt", name="Amt für Beispiele"),
            Stelle(id="dezernat", name="Dezernat 1"),
            Stelle(id="x", name=f"{GEHEIM} Büro"),
        ),
        gremien=(
            Gremium(
                id="rat",
                name="Rat der Probe",
                leitung=("dezernat",),
                mitglieder=(
                    Mitglied(stelle="amt"),
                    Mitglied(bezeichnung=f"{GEHEIM} Mitglied", beispiel=True),
                ),
            ),
        ),
        schritte=tuple(
            Schritt(
                nr=nr,
                zeitplanung=lies(f"0{nr + 1}/2024"),
                gremium="rat",
                art="beschluss",
                tagesordnung=(
                    Punkt(punkt="Haushalt", dauer=20),
                    Punkt(
                        punkt=f"{GEHEIM} Punkt",
                        dauer=15,
                        vortrag=GEHEIM,
                        drucksache=GEHEIM,
                        oeffentlich=False,
                    ),
                    Punkt(punkt="Spielplatz", dauer=10),
                ),
                aufgabenverteilung=(
                    Aufgabe(stelle="amt", rollen=("Koordination",)),
                    Aufgabe(stelle="x", rollen=(f"{GEHEIM} Rolle",), zu_pruefen=True),
                ),
                nach=(Vorgaenger(schritt=nr - 1, herkunft="quelle"),) if nr > 2 else (),
                termine=(Termin(datum=date(2024, nr + 1, 20), beginn=lies_zeit("14:00")),),
                erledigt=date(2024, 3, 20) if nr == 2 else None,
                festlegungen=(
                    Festlegung(text=f"{GEHEIM} Auftrag", wer=f"{GEHEIM} wer", bis=lies("05/2024")),
                ),
                unterlagen=(f"https://example.org/{GEHEIM}.pdf", f"ablage/{GEHEIM}.docx"),
                notiz=f"{GEHEIM} Notiz",
                ergebnis="Bekanntes Ergebnis",
            )
            for nr in (2, 3, 4)
        ),
    )


def lies_zeit(text: str) -> object:
    from isrp_cli.models import lies_uhrzeit

    return lies_uhrzeit(text)


def plain(inhalt: bytes) -> str:
    """All the text of a file of the site, whatever its format."""
    if inhalt.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(inhalt)) as datei:
            return "".join(datei.read(name).decode(errors="replace") for name in datei.namelist())
    return inhalt.decode(errors="replace").replace("\r\n ", "")


@pytest.fixture(scope="module")
def dateien(erfurt: Daten) -> dict[str, bytes]:
    """The site of the shipped process with everything that can be downloaded."""
    return site(Lage(varied(erfurt), STAND), arten=("docx", "pdf"))


# --- Links and frame -------------------------------------------------------------------------


def test_every_link_works(dateien: dict[str, bytes]) -> None:
    assert assert_all_links_work(dateien) == set()


def test_what_there_is(dateien: dict[str, bytes]) -> None:
    for pfad in (
        "index.html",
        "bericht.html",
        "bericht.md",
        "bericht.docx",
        "bericht.pdf",
        "stil.css",
        "kalender.ics",
        "gremium/begleitgremium.html",
        "kalender/begleitgremium.ics",
        "schritt/26.html",
        "schritt/tagesordnung-26.md",
        "schritt/tagesordnung-26.docx",
        "schritt/tagesordnung-26.pdf",
        "schritt/einladung-26-2022-09-28.ics",
        "schritt/20.html",
    ):
        assert dateien[pfad], pfad
    # 3, 20, 36 and 42 are no meetings, 25 was dropped.
    for nr in (3, 20, 25, 36, 42):
        assert f"schritt/{nr}.html" in dateien
        assert f"schritt/tagesordnung-{nr}.md" not in dateien
    assert sum(pfad.startswith("schritt/") and pfad.endswith(".html") for pfad in dateien) == 45


def test_a_meeting_has_the_version_to_send(dateien: dict[str, bytes]) -> None:
    baum = pages(dateien)["schritt/26.html"]
    text = baum.text
    assert "Protokollkontrolle: letzte Sitzung" in text
    assert "Vorbereitung (intern" not in text
    assert b"Vorbereitung (intern" not in dateien["schritt/tagesordnung-26.md"]
    # Its points stand there once.
    assert [e.text for e in baum.alle("h2")].count("Tagesordnung") == 1
    assert [e.text for e in baum.alle("h3")] == ["Einzuladen", "Tagesordnungspunkte"]


def test_every_page_has_the_same_frame(dateien: dict[str, bytes]) -> None:
    titel = set()
    for pfad, baum in pages(dateien).items():
        assert next(baum.alle("html")).attribute == {"lang": "de"}
        assert len(list(baum.alle("h1"))) == 1, pfad
        assert len(list(baum.alle("main"))) == 1, pfad
        titel.add(next(baum.alle("title")).text)
        namen = [e.attribute.get("aria-label") for e in baum.alle("nav")]
        assert namen[0] == "Seiten"
        assert len(set(namen)) == len(namen), pfad
        assert None not in namen
        ids = [i for e in baum.alle() if (i := e.attribute.get("id"))]
        assert len(set(ids)) == len(ids), pfad
        regel = next(
            m.attribute["content"]
            for m in baum.alle("meta")
            if m.attribute.get("http-equiv") == "Content-Security-Policy"
        )
        assert "default-src 'none'" in regel
        assert "unsafe" not in regel
        assert not list(baum.alle("script"))
        assert not list(baum.alle("style"))
        stile = [e.attribute["href"] for e in baum.alle("link")]
        assert stile == ["../" * pfad.count("/") + "stil.css"]
        (hier,) = list(baum.alle(**{"aria-current": "page"}))
        if "/" in pfad:
            assert hier.name == "span"
        else:
            assert hier.attribute["href"] == pfad
        stufen = [int(e.name[1]) for e in baum.alle() if re.fullmatch("h[1-6]", e.name)]
        assert stufen[0] == 1
        assert all(b - a <= 1 for a, b in pairwise(stufen)), (pfad, stufen)
    assert len(titel) == len(pages(dateien)), "no two pages share a title"


def test_steps_follow_each_other(dateien: dict[str, bytes]) -> None:
    baeume = pages(dateien)

    def ziele(pfad: str) -> list[str]:
        nav = next(baeume[pfad].alle("nav", **{"class": "weiter"}))
        return [a.attribute["href"] for a in nav.alle("a")]

    assert ziele("schritt/1.html") == ["../schritt/2.html"]
    assert ziele("schritt/26.html") == ["../schritt/25.html", "../schritt/27.html"]
    assert ziele("schritt/45.html") == ["../schritt/44.html"]


def test_the_drawing_leads_to_the_steps(dateien: dict[str, bytes]) -> None:
    bild = next(pages(dateien)["index.html"].alle("svg", **{"class": "zeitleiste"}))
    ziele = {a.attribute["href"] for a in bild.alle("a")}
    assert {f"schritt/{nr}.html" for nr in (1, 26, 45)} <= ziele


def test_a_body_has_its_meetings(dateien: dict[str, bytes]) -> None:
    baum = pages(dateien)["gremium/begleitgremium.html"]
    teile = {next(t.alle("h2")).text: t for t in baum.alle("section") if list(t.alle("h2"))}

    def nummern(titel: str) -> list[str]:
        return [next(z.alle("th")).text for z in teile[titel].alle("tr") if list(z.alle("td"))]

    # Of its meetings 7, 12, 15 and 18 are done; past ones begin with the last.
    assert nummern("Bisherige Sitzungen") == [f"Schritt {nr}" for nr in (18, 15, 12, 7)]
    assert nummern("Kommende Sitzungen") == [f"Schritt {nr}" for nr in (26, 29, 34, 37, 41)]
    assert "4 von 9 gehalten" in baum.text
    assert "28.09.2022 (Schritt 26)" in baum.text


def test_same_plan_same_bytes(erfurt: Daten) -> None:
    lage = Lage(varied(erfurt), STAND)
    arten = ("docx", "pdf")
    assert site(lage, arten=arten) == site(Lage(varied(erfurt), STAND), arten=arten)


def test_calendars_can_be_read(dateien: dict[str, bytes]) -> None:
    kalender = {p: Calendar.from_ical(i) for p, i in dateien.items() if p.endswith(".ics")}
    assert len(kalender) == 1 + 13 + 1
    alle = len(kalender["kalender.ics"].walk("VEVENT"))
    je_gremium = [len(k.walk("VEVENT")) for p, k in kalender.items() if p.startswith("kalender/")]
    assert 0 < sum(je_gremium) < alle
    (einladung,) = kalender["schritt/einladung-26-2022-09-28.ics"].walk("VEVENT")
    assert einladung["dtstart"].dt == date(2022, 9, 28)


def test_without_extras_nothing_is_offered_that_is_not_there(erfurt: Daten) -> None:
    ohne = site(Lage(varied(erfurt), STAND))
    assert assert_all_links_work(ohne) == set()
    assert not [p for p in ohne if p.endswith((".docx", ".pdf"))]
    assert "Word" not in pages(ohne)["schritt/26.html"].text


def test_an_empty_process() -> None:
    dateien = site(Lage(prozess(), HEUTE), arten=("docx", "pdf"))
    assert assert_all_links_work(dateien) == set()
    assert set(pages(dateien)) == {"index.html", "bericht.html"}
    assert "noch keine" in pages(dateien)["index.html"].text


def test_several_fixed_days_are_offered_each() -> None:
    s = schritt(
        1,
        "04/2024",
        art="beteiligung",
        termine=tuple(Termin(datum=date(2024, 4, tag)) for tag in (9, 16, 23)),
    )
    dateien = site(Lage(prozess(s), HEUTE))
    assert [p for p in dateien if "einladung" in p] == [
        "schritt/einladung-1-2024-04-16.ics",
        "schritt/einladung-1-2024-04-23.ics",
    ]
    for tag in (16, 23):
        kalender = Calendar.from_ical(dateien[f"schritt/einladung-1-2024-04-{tag}.ics"])
        assert kalender.walk("VEVENT")[0]["dtstart"].dt == date(2024, 4, tag)


# --- Names of files --------------------------------------------------------------------------

BOESE_KENNUNGEN = [
    "rat",
    "Rat",
    "RAT",
    "räte",
    "raete",
    "rat der stadt",
    "rat/ausschuss",
    "../../etc/passwd",
    "..",
    ".",
    "...",
    "CON",
    "con",
    "nul",
    "com1",
    "index",
    "a" * 200,
    "a" * 201,
    "a" * 40,
    "\u202erat",
    "<script>alert(1)</script>",
    "?q=1#x",
    "%2e%2e",
    "中文",
    "Ωμέγα",
    "👩",
    " rat",
    "rat ",
    "-rat",
    "a\\b",
    "a:b",
    "a\x00b",
    "\ud800",
    "K",  # the sign of Kelvin: its small letter is k
    "k",
    "ﬁ",
    "fi",
    "ß",
    "ss",
]


def test_names_of_files_are_safe_and_unique() -> None:
    namen = [file_name(k) for k in BOESE_KENNUNGEN]
    assert len(set(namen)) == len(BOESE_KENNUNGEN)
    for name in namen:
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", name), name
        assert len(name) <= 60
        assert name not in ("con", "nul", "com1", "aux", "prn", "lpt9")
    # They are addresses that people may keep: these must never change.
    assert file_name("begleitgremium") == "begleitgremium"
    assert file_name("ak-quartiersarbeit") == "ak-quartiersarbeit"
    # printf %s Rat | sha256sum
    assert file_name("Rat") == "rat-d606ae3e2f"


@given(st.lists(st.text(min_size=1, max_size=60), min_size=2, unique=True))
def test_no_two_ids_share_a_file(kennungen: list[str]) -> None:
    namen = [*map(file_name, kennungen)]
    assert len({*namen, *map(file_name, namen)}) >= len(set(kennungen))
    assert len(set(namen)) == len(kennungen)


def test_the_name_of_another_cannot_be_taken() -> None:
    assert file_name(file_name("Rat")) != file_name("Rat")
    assert file_name(file_name("中文")) != file_name("中文")


def test_bodies_with_such_ids() -> None:
    gremien = tuple(Gremium(id=k, name=f"Gremium {i}") for i, k in enumerate(BOESE_KENNUNGEN))
    sitzungen = (
        Schritt(nr=i, zeitplanung=lies("05/2024"), gremium=g.id, art="beratung")
        for i, g in enumerate(gremien, start=1)
    )
    lage = Lage(prozess(*sitzungen, gremien=gremien), HEUTE)
    dateien = site(lage)
    assert assert_all_links_work(dateien) == set()
    for i, kennung in enumerate(BOESE_KENNUNGEN):
        assert f"Gremium {i}" in pages(dateien)[body_page(kennung)].text


# --- Hostile text ----------------------------------------------------------------------------


def test_text_stays_text(tmp_path: Path) -> None:
    dateien = site(hostile(tmp_path), arten=("docx", "pdf"))
    assert assert_all_links_work(dateien) <= {"https://example.org/"}
    for pfad, baum in pages(dateien).items():
        assert not list(baum.alle("script")), pfad
        assert not list(baum.alle("img")), pfad
        for element in baum.alle():
            assert not any(name.startswith("on") for name in element.attribute), pfad
        assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08\x0b-\x1f]", baum.text), pfad
    assert any("<script>alert(1)</script>" in b.text for b in pages(dateien).values())
    assert any(LANG in b.text for b in pages(dateien).values())
    for pfad, inhalt in dateien.items():
        if pfad.endswith(".ics"):
            Calendar.from_ical(inhalt)


@pytest.mark.parametrize(
    "unterlage",
    [
        "javascript:alert(1)",
        "../../geheim.pdf",
        "/etc/passwd",
        "//evil.example/x",
        "file:///etc/passwd",
        "data:text/html,<script>alert(1)</script>",
        "\\\\server\\freigabe",
    ],
)
def test_only_web_addresses_of_papers_are_links(unterlage: str) -> None:
    gut = "https://example.org/vorlage.pdf"
    s = schritt(1, "05/2024", art="beratung", unterlagen=(unterlage, gut))
    dateien = site(Lage(prozess(s, schritt(2, "06/2024", 1)), HEUTE))
    assert assert_all_links_work(dateien) == {gut}
    assert unterlage in pages(dateien)["schritt/1.html"].text


# --- What everyone may see -------------------------------------------------------------------


def test_what_is_internal_stays_inside() -> None:
    lage = Lage(secretive(), HEUTE)
    innen = site(lage)
    mit = {pfad for pfad, inhalt in innen.items() if GEHEIM in plain(inhalt)}
    assert mit >= {
        "index.html",
        "bericht.html",
        "bericht.md",
        "kalender.ics",
        "kalender/rat.ics",
        "gremium/rat.html",
        "schritt/2.html",
        "schritt/3.html",
        "schritt/tagesordnung-3.md",
        "schritt/einladung-4-2024-05-20.ics",
    }
    aussen = site(lage, oeffentlich=True, arten=("docx", "pdf"))
    assert assert_all_links_work(aussen) == set()
    assert [p for p, inhalt in aussen.items() if GEHEIM in plain(inhalt)] == []
    assert set(innen) <= set(aussen)


def test_what_is_public_stays() -> None:
    lage = Lage(secretive(), HEUTE)
    aussen = site(lage, oeffentlich=True)
    text = pages(aussen)["schritt/4.html"].text
    assert "Haushalt" in text
    assert "Spielplatz" in text
    # The times of the other points stay: 20 minutes, then 15 not in public.
    assert "14:35 bis 14:45 Uhr" in text
    assert oeffentlich.NICHT_OEFFENTLICH in text
    assert "Bekanntes Ergebnis" in pages(aussen)["schritt/2.html"].text
    # Nothing is claimed of what was not looked at.
    for inhalt in aussen.values():
        assert "Unterlage fehlt" not in plain(inhalt)
        assert "offene Festlegungen" not in plain(inhalt)
        assert "noch zu klären" not in plain(inhalt)


def test_taking_out_changes_neither_days_nor_status() -> None:
    vorher, nachher = (Lage(p, HEUTE) for p in (secretive(), oeffentlich.prozess(secretive())))
    for nr, s in vorher.schritte.items():
        assert nachher.schritte[nr].status == s.status
        assert nachher.schritte[nr].fenster == s.fenster
        assert nachher.schritte[nr].prognose == s.prognose


def test_nothing_internal_is_left_to_make_anything_of() -> None:
    nachher = oeffentlich.prozess(secretive())
    assert GEHEIM in repr(secretive().schritte)
    assert GEHEIM not in repr((nachher.schritte, nachher.gremien))


def test_every_field_of_a_step_was_thought_of() -> None:
    # A new field is internal until someone decides that it is not.
    bekannt = {
        *("nr", "gremium", "titel", "art", "zeitplanung", "tagesordnung", "aufgabenverteilung"),
        *("nach", "termine", "erledigt", "entfallen", "verschiebungen", "ergebnis", "notiz"),
        *("beschluss", "festlegungen", "unterlagen"),
    }
    assert {feld.name for feld in fields(Schritt)} == bekannt


def test_a_public_agenda_names_no_open_question() -> None:
    lage = Lage(secretive(), HEUTE)
    roh = agendadokument.baue(lage, 3, versand=True)
    assert any("noch zu klären" in z.wer for z in roh.zustaendig)
    assert not any("noch zu klären" in z.wer for z in oeffentlich.agenda(roh).zustaendig)


# --- The command -----------------------------------------------------------------------------


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    """A folder to work in, with the data in „plan“."""
    daten = tmp_path / "plan"
    daten.mkdir()
    write_folder(daten)
    return tmp_path


def call(
    ordner: Path, *worte: str, befehl: list[str] = ISRP, **umgebung: str
) -> tuple[int, str, str]:
    lauf = run(
        ["seite", "--daten", "plan", "--stand", "10.04.2024", *worte],
        ordner,
        befehl=befehl,
        **umgebung,
    )
    return lauf.code, lauf.out, lauf.err


def content(ordner: Path) -> dict[str, bytes]:
    return {
        p.relative_to(ordner).as_posix(): p.read_bytes() for p in ordner.rglob("*") if p.is_file()
    }


def test_a_site_is_written(ordner: Path) -> None:
    code, out, err = call(ordner, "-o", "web")
    assert code == 0, err
    assert "„web/index.html“ im Browser öffnen" in out
    assert "6 Seiten und" in out  # the first one, the report, a body, three steps
    assert "--oeffentlich" in err
    dateien = content(ordner / "web")
    manifest = dateien.pop(".isrp-seite").decode().splitlines()[1:]
    assert sorted(dateien) == manifest
    assert assert_all_links_work(dateien) == set()
    assert [p.name for p in ordner.iterdir() if p.name.startswith(".")] == []
    assert stat.S_IMODE((ordner / "web").stat().st_mode) & 0o700 == 0o700


def test_public_says_nothing_of_internal_things(ordner: Path) -> None:
    code, _, err = call(ordner, "-o", "web", "--oeffentlich")
    assert (code, "interne" in err) == (0, False)


def test_a_full_folder_is_refused(ordner: Path) -> None:
    assert call(ordner, "-o", "web")[0] == 0
    vorher = content(ordner)
    code, out, err = call(ordner, "-o", "web")
    assert (code, out) == (1, "")
    assert "nicht leer" in err
    assert "--ueberschreiben" in err
    assert content(ordner) == vorher


def test_an_empty_folder_is_fine(ordner: Path) -> None:
    (ordner / "web").mkdir(mode=0o750)
    assert call(ordner, "-o", "web")[0] == 0
    assert stat.S_IMODE((ordner / "web").stat().st_mode) == 0o750


def test_a_site_is_replaced_with_all_it_held(ordner: Path) -> None:
    assert call(ordner, "-o", "web")[0] == 0
    write_folder(ordner / "plan", schritte="schritte: []\n", meilensteine="meilensteine: []\n")
    (ordner / "web" / ".DS_Store").write_bytes(b"")
    code, _, err = call(ordner, "-o", "web", "--ueberschreiben")
    assert code == 0, err
    assert not (ordner / "web" / "schritt").exists()
    assert not (ordner / "web" / ".DS_Store").exists()


def test_nobodys_documents_are_replaced(ordner: Path) -> None:
    fremd = ordner / "dokumente"
    fremd.mkdir()
    (fremd / "wichtig.docx").write_text("x")
    code, _, err = call(ordner, "-o", "dokumente", "--ueberschreiben")
    assert code == 1
    assert "nicht geschrieben" in err
    assert (fremd / "wichtig.docx").read_text() == "x"


@pytest.mark.parametrize("name", ["wichtig.docx", "schritt/notiz.txt", "leer/", ".git/HEAD"])
def test_what_was_put_into_a_site_stays(ordner: Path, name: str) -> None:
    assert call(ordner, "-o", "web")[0] == 0
    eigenes = ordner / "web" / name
    if name.endswith("/"):
        eigenes.mkdir()
    else:
        eigenes.parent.mkdir(exist_ok=True)
        eigenes.write_text("x")
    code, _, err = call(ordner, "-o", "web", "--ueberschreiben")
    assert code == 1
    assert f"„{name.rstrip('/')}“" in err
    assert eigenes.exists()


def test_a_link_in_a_site_is_someones(ordner: Path) -> None:
    assert call(ordner, "-o", "web")[0] == 0
    (ordner / "ziel").mkdir()
    (ordner / "ziel" / "x").write_text("x")
    (ordner / "web" / "verweis").symlink_to(ordner / "ziel")
    code, _, err = call(ordner, "-o", "web", "--ueberschreiben")
    assert (code, "„verweis“" in err) == (1, True)
    assert (ordner / "ziel" / "x").exists()


@pytest.mark.parametrize(
    ("ziel", "wort"),
    [
        (".", "in dem"),
        ("..", "in dem"),
        ("plan", "Daten des Prozesses"),
        ("verweis", "Verknüpfung"),
        ("toter", "Verknüpfung"),
        ("datei", "kein Ordner"),
        ("gibt/es/nicht", "gibt es nicht"),
        ("/", "in dem"),
    ],
)
def test_places_that_are_refused(ordner: Path, ziel: str, wort: str) -> None:
    (ordner / "datei").write_text("x")
    (ordner / "leer").mkdir()
    (ordner / "verweis").symlink_to("leer")
    (ordner / "toter").symlink_to("nirgends")
    vorher = content(ordner)
    code, out, err = call(ordner, "-o", ziel, "--ueberschreiben")
    assert (code, out) == (1, "")
    assert wort in err
    assert "Bitte" in err
    assert content(ordner) == vorher
    assert (ordner / "verweis").is_symlink()


def test_the_home_folder_is_refused(ordner: Path) -> None:
    heim = ordner / "heim"
    (heim / "ich").mkdir(parents=True)
    for ziel in ("heim", "heim/ich"):
        code, _, err = call(ordner, "-o", ziel, HOME=str(heim / "ich"))
        assert (code, "eigenen Dateien" in err) == (1, True)


def test_a_folder_that_may_not_be_written(ordner: Path) -> None:
    befehl = bound_by_permissions()
    (ordner / "fest").mkdir(mode=0o555)
    code, _, err = call(ordner, "-o", "fest/web", befehl=befehl)
    assert code == 1
    assert "keine Schreibrechte" in err


def test_a_full_disk(ordner: Path) -> None:
    voll = program(
        "import pathlib, errno\n"
        "alt = pathlib.Path.write_bytes\n"
        "def neu(self, inhalt):\n"
        "    if self.name == '3.html': raise OSError(errno.ENOSPC, 'x')\n"
        "    return alt(self, inhalt)\n"
        "pathlib.Path.write_bytes = neu\n"
    )
    assert call(ordner, "-o", "web")[0] == 0
    vorher = content(ordner)
    code, _, err = call(ordner, "-o", "web", "--ueberschreiben", befehl=voll)
    assert code == 1
    assert "kein Platz" in err
    assert content(ordner) == vorher
    assert sorted(p.name for p in ordner.iterdir()) == ["plan", "web"]


def test_what_cannot_be_moved_to_its_place_leaves_all_as_it_was(ordner: Path) -> None:
    nie = program(
        "import pathlib, errno\n"
        "alt = pathlib.Path.rename\n"
        "def neu(self, ziel):\n"
        "    if self.name == 'neu': raise OSError(errno.EBUSY, 'x')\n"
        "    return alt(self, ziel)\n"
        "pathlib.Path.rename = neu\n"
    )
    assert call(ordner, "-o", "web")[0] == 0
    vorher = content(ordner)
    assert call(ordner, "-o", "web", "--ueberschreiben", befehl=nie)[0] == 1
    assert content(ordner) == vorher
    assert sorted(p.name for p in ordner.iterdir()) == ["plan", "web"]


@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_interrupting_leaves_nothing_half_made(ordner: Path) -> None:
    langsam = program(
        "import time\n"
        "from isrp_cli.formats import seite\n"
        "alt = seite.style\n"
        "def neu():\n"
        "    print('jetzt', flush=True); time.sleep(30); return alt()\n"
        "seite.style = neu\n"
    )
    lauf = subprocess.Popen(
        [*langsam, "seite", "--daten", "plan", "-o", "web"],
        cwd=ordner,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert lauf.stdout is not None
    assert lauf.stdout.readline() == "jetzt\n"
    assert any(p.name.startswith(".isrp-web-") for p in ordner.iterdir())
    lauf.send_signal(signal.SIGINT)
    _, err = lauf.communicate(timeout=60)
    assert lauf.returncode == 130
    assert "Abgebrochen" in err
    assert [p.name for p in ordner.iterdir()] == ["plan"]


def test_a_missing_extra_is_named_once(ordner: Path) -> None:
    ohne = program("import sys\nsys.modules['docxtpl'] = sys.modules['typst'] = None")
    code, out, err = call(ordner, "-o", "web", befehl=ohne)
    assert code == 0
    assert err.count('pip install "isrp[word]"') == 1
    assert err.count('pip install "isrp[pdf]"') == 1
    assert "6 Seiten" in out
    dateien = content(ordner / "web")
    del dateien[".isrp-seite"]
    assert assert_all_links_work(dateien) == set()
    assert not [p for p in dateien if p.endswith((".docx", ".pdf"))]


def test_own_templates_count_and_a_faulty_one_leaves_nothing(ordner: Path) -> None:
    vorlagen = ordner / "plan" / "vorlagen"
    vorlagen.mkdir()
    (vorlagen / "agenda.md.j2").write_text("# Eigene {{ agenda.nr }}\n\n## Punkte\n\ntief\n")
    assert call(ordner, "-o", "web")[0] == 0
    seite_ = pages(content(ordner / "web"))["schritt/1.html"]
    assert [e.text for e in seite_.alle("h3")] == ["Punkte"]
    (vorlagen / "agenda.md.j2").write_text("{{ agenda.gibtsnicht }}")
    code, _, err = call(ordner, "-o", "neu")
    assert (code, "gibtsnicht" in err) == (1, True)
    assert not (ordner / "neu").exists()
    assert sorted(p.name for p in ordner.iterdir()) == ["plan", "web"]


# --- How far it is ---------------------------------------------------------------------------


def seen_on_a_terminal(ordner: Path, geduld: float) -> str:
    """What a terminal is sent on standard error."""
    innen, aussen = pty.openpty()
    befehl = program(
        f"from isrp_cli.commands import seite\nseite.GEDULD = {geduld}\nseite.TAKT = 0"
    )
    lauf = subprocess.Popen(
        [*befehl, "seite", "--daten", "plan", "-o", "web", "--oeffentlich"],
        cwd=ordner,
        env=environment(),
        stdout=subprocess.DEVNULL,
        stderr=aussen,
    )
    os.close(aussen)
    gelesen = b""
    try:
        while stueck := os.read(innen, 4096):
            gelesen += stueck
    except OSError:  # the other end is closed
        pass
    os.close(innen)
    assert lauf.wait(timeout=60) == 0
    return gelesen.decode()


def test_who_waits_is_told_how_far_it_is(ordner: Path) -> None:
    gesehen = seen_on_a_terminal(ordner, 0)
    assert re.search(r"\rDatei 3 von \d+ …", gesehen)
    # At the end the line is gone and the cursor at its beginning.
    *_, letzte, leer, ende = gesehen.split("\r")
    assert letzte.startswith("Datei ")
    assert (leer.strip(), ende) == ("", "")
    assert len(leer) >= len(letzte.rstrip())


def test_who_does_not_wait_is_told_nothing(ordner: Path) -> None:
    assert seen_on_a_terminal(ordner, 1000) == ""


def test_nothing_but_a_terminal_is_told(ordner: Path) -> None:
    befehl = program("from isrp_cli.commands import seite\nseite.GEDULD = 0\nseite.TAKT = 0")
    assert "Datei" not in call(ordner, "-o", "web", befehl=befehl)[2]


def test_large_plans_take_no_longer_than_they_are_long() -> None:
    schritte = [schritt(nr, "05/2024", *([nr - 1] if nr > 1 else [])) for nr in range(1, 401)]
    lage = Lage(prozess(*schritte, meilenstein("m", 400)), HEUTE)
    alle = seite.dateien(lage, oeffentlich=False, vorlagen=None, arten=())
    assert len(alle) == 400 + 5
    beginn = time.perf_counter()
    for datei in alle[2:402]:
        datei.inhalt()
    assert time.perf_counter() - beginn < 20
