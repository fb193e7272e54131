"""The editing commands from outside: what they write, show, ask and refuse."""

import os
import re
import select
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hilfen import ISRP, PROBE, Lauf, environment, program, run, write_folder

from isrp_cli import cli
from isrp_cli.loading import load
from isrp_cli.models import Schritt
from isrp_cli.vorhaben import SCHRITTDATEI

posix = pytest.mark.skipif(os.name != "posix", reason="needs POSIX processes and files")
Aufruf = Callable[..., Lauf]

# In PROBE the steps 1 and 3 are decisions of the council, 2 between them is no meeting.
STAND = "15.03.2024"


@pytest.fixture
def ordner(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder data/ with a sound process."""
    (data := tmp_path / "data").mkdir()
    for name in ("ISRP_DATEN", "COLUMNS", "NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    # Moving writes a Zeitangabe in quotes.
    schritte = PROBE["schritte"].replace("bis 05/2024", '"bis 05/2024"')
    return write_folder(data, schritte=schritte)


@pytest.fixture
def isrp(
    ordner: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Aufruf:
    """Calls the command in this process, above data/ and on the STAND."""
    monkeypatch.chdir(ordner.parent)

    def call(*argumente: str, stand: str = STAND) -> Lauf:
        capfd.readouterr()
        code = cli.main(["--stand", stand, *argumente])
        return Lauf(code, *capfd.readouterr())

    return call


def text(ordner: Path) -> bytes:
    return (ordner / SCHRITTDATEI).read_bytes()


def step(ordner: Path, nr: int) -> Schritt:
    daten = load(ordner)
    assert daten.befunde == []
    return daten.prozess.schritt_nach_nr[nr]


# --- Every command: try, do, take back -------------------------------------------------------

# What is done; how it is taken back; the lines that it adds or takes away.
HIN_UND_ZURUECK = (
    (
        ["erledigt", "1", "--am", "14.03.2024"],
        ["erledigt", "1", "--zurueck"],
        ["+    erledigt: 2024-03-14"],
    ),
    (
        ["entfaellt", "2", "--grund", "kein Bedarf"],
        ["entfaellt", "2", "--zurueck"],
        ["+    entfallen:", "+      am: 2024-03-15", "+      grund: kein Bedarf"],
    ),
    (
        ["termin", "1", "20.03.2024", "10:00-12:00", "--ort", "Rathaus"],
        ["termin", "1", "20.03.2024", "--loeschen"],
        [
            "+    termine:",
            "+      - datum: 2024-03-20",
            '+        beginn: "10:00"',
            '+        ende: "12:00"',
            "+        ort: Rathaus",
        ],
    ),
    (
        ["verschieben", "3", "Anfang 10/2024", "--grund", "Saal nicht frei"],
        ["verschieben", "3", "--zurueck"],
        [
            '-    zeitplanung: "06/2024"',
            '+    zeitplanung: "Anfang 10/2024"',
            "+    verschiebungen:",
            '+      - von: "06/2024"',
            "+        am: 2024-03-15",
            "+        grund: Saal nicht frei",
        ],
    ),
    (
        ["festlegung", "1", "Liste abstimmen", "--wer", "Amt", "--bis", "10/2024"],
        ["festlegung", "1", "liste", "--zurueck"],
        [
            "+    festlegungen:",
            "+      - text: Liste abstimmen",
            "+        wer: Amt",
            '+        bis: "10/2024"',
        ],
    ),
    (
        [
            *("beschluss", "3", "--drucksache", "1234/23"),
            *("--ergebnis", "angenommen", "--stimmen", "22/0/4"),
        ],
        ["beschluss", "3", "--zurueck"],
        [
            "+    beschluss:",
            '+      drucksache: "1234/23"',
            "+      ergebnis: angenommen",
            "+      stimmen:",
            "+        ja: 22",
            "+        nein: 0",
            "+        enthaltung: 4",
        ],
    ),
)


@pytest.mark.parametrize(("hin", "zurueck", "zeilen"), HIN_UND_ZURUECK, ids=lambda x: x[0])
def test_try_do_and_take_back(
    ordner: Path, isrp: Aufruf, hin: list[str], zurueck: list[str], zeilen: list[str]
) -> None:
    vorher = text(ordner)
    probe = isrp(*hin, "--trocken")
    assert (probe.code, probe.err) == (0, "")
    assert [z for z in probe.out.splitlines() if re.match(r"[+-](?![+-])", z)] == zeilen
    assert "Nichts wurde geschrieben (--trocken)." in probe.out
    assert text(ordner) == vorher
    assert sorted(p.suffix for p in ordner.iterdir()) == [".yaml"] * 4

    lauf = isrp(*hin)
    assert (lauf.code, lauf.err) == (0, "")
    assert lauf.out.endswith("Geschrieben: data/schritte.yaml\n")
    # What was announced is what was done.
    assert lauf.out.splitlines()[0] == probe.out.splitlines()[0]
    alt, neu = vorher.decode().splitlines(), text(ordner).decode().splitlines()
    for zeile in zeilen:
        (neu if zeile[0] == "+" else alt).remove(zeile[1:])
    assert alt == neu
    danach = text(ordner)

    probe = isrp(*zurueck, "--trocken")
    assert (probe.code, probe.err, text(ordner)) == (0, "", danach)
    lauf = isrp(*zurueck)
    assert (lauf.code, lauf.err) == (0, "")
    assert text(ordner) == vorher
    # Once more there is nothing to take back.
    lauf = isrp(*zurueck)
    assert (lauf.code, lauf.out) == (1, "")
    assert lauf.err.count("\n") == 1
    assert text(ordner) == vorher


def test_without_a_day_the_stand_counts(ordner: Path, isrp: Aufruf) -> None:
    assert isrp("erledigt", "1", stand="01.02.2024").code == 0
    assert isrp("entfaellt", "2", "--grund", "x", stand="02.02.2024").code == 0
    assert isrp("festlegung", "3", "Liste").code == 0
    assert isrp("festlegung", "3", "Liste", "--erledigt", stand="03.04.2024").code == 0
    assert step(ordner, 1).erledigt == date(2024, 2, 1)
    entfallen = step(ordner, 2).entfallen
    assert entfallen is not None
    assert entfallen.am == date(2024, 2, 2)
    assert step(ordner, 3).festlegungen[0].erledigt == date(2024, 4, 3)


def test_what_speaks_against_it_is_said_and_it_is_done(ordner: Path, isrp: Aufruf) -> None:
    lauf = isrp("termin", "1", "06.04.2024")
    assert lauf.code == 0
    assert "• Der 06.04.2024 liegt nach dem geplanten Zeitraum (03/2024)." in lauf.out
    assert "• Der 06.04.2024 ist ein Samstag." in lauf.out
    assert len(step(ordner, 1).termine) == 1
    assert isrp("termin", "1", "08.04.2024", "9:30").code == 0
    assert [t.beginn and t.beginn.isoformat() for t in step(ordner, 1).termine] == [
        None,
        "09:30:00",
    ]


def test_the_list_of_tasks(ordner: Path, isrp: Aufruf) -> None:
    assert "Keine eingetragen" in isrp("festlegungen").out
    for was, *mehr in (
        ["Später", "--bis", "12/2024"],
        ["Ohne Frist"],
        ["Bald", "--bis", "02/2024"],
    ):
        assert isrp("festlegung", "1", was, *mehr).code == 0
    assert isrp("festlegung", "3", "Getan", "--wer", "Amt").code == 0
    assert isrp("festlegung", "3", "getan", "--erledigt", "--am", "01.03.2024").code == 0
    alle, offene = isrp("festlegungen").out, isrp("festlegungen", "--offen").out
    worte = re.findall(r"Bald|Später|Ohne Frist|Getan|erledigt 01.03.2024", alle)
    assert worte == ["Bald", "Später", "Ohne Frist", "Getan", "erledigt 01.03.2024"]
    assert "Offen (3)" in offene
    assert "Getan" not in offene
    # 15.03. is the 15th day after the last of February.
    assert "überfällig 15 Tage" in offene


# --- verschieben: the table ------------------------------------------------------------------


def rows(ausgabe: str) -> list[list[str]]:
    """The lines of tables that begin with a number, split into their columns."""
    return [re.split(r" {2,}", z.strip()) for z in ausgabe.splitlines() if re.match(r" *\d+  ", z)]


def test_the_table_of_what_moves_and_what_stays(ordner: Path, isrp: Aufruf) -> None:
    assert isrp("termin", "3", "12.06.2024").code == 0
    lauf = isrp("verschieben", "1", "08/2024", "--grund", "x", "--mitziehen")
    assert lauf.code == 0
    assert rows(lauf.out) == [
        ["1", "Rat", "03/2024", "08/2024"],
        ["2", "Entwurf", "bis 05/2024", "bis 08/2024", "endet sonst vor Schritt 1"],
        ["3", "Rat", "Schritt 2", "fester Termin am 12.06.2024"],
    ]
    assert lauf.out.index("Verschoben (2)") < lauf.out.index("Nicht mitgezogen (1)")
    # What the table says is not said again as the finding of a check.
    assert "Bitte beachten" not in lauf.out
    lauf = isrp("verschieben", "1", "--zurueck", "--mitziehen")
    assert rows(lauf.out) == [
        ["1", "Rat", "08/2024", "03/2024"],
        ["2", "Entwurf", "bis 08/2024", "bis 05/2024"],
    ]


def test_without_mitziehen_the_followers_in_conflict_are_listed(isrp: Aufruf) -> None:
    lauf = isrp("verschieben", "1", "08/2024", "--grund", "x")
    assert rows(lauf.out) == [["1", "Rat", "03/2024", "08/2024"]]
    glatt = " ".join(lauf.out.split())
    assert "Enden nun vor einem Schritt, nach dem sie kommen: Schritt 2. „--mitziehen“" in glatt
    assert "Bitte beachten" not in lauf.out


def test_a_finished_follower_stays_and_is_named(isrp: Aufruf) -> None:
    assert isrp("erledigt", "2").code == 0
    lauf = isrp("verschieben", "1", "08/2024", "--grund", "x", "--mitziehen")
    # Step 3 comes after 2, which is finished and holds nothing up.
    assert rows(lauf.out) == [
        ["1", "Rat", "03/2024", "08/2024"],
        ["2", "Entwurf", "Schritt 1", "erledigt"],
    ]


# --- Refused: nothing is written -------------------------------------------------------------

# Arguments → what the message says. Wrong form ends with 2.
FALSCHE_FORM = (
    (["erledigt"], "NR"),
    (["erledigt", "x"], "„x“ ist keine Schrittnummer"),
    (["erledigt", "1.5"], "keine Schrittnummer"),
    (["erledigt", "²"], "keine Schrittnummer"),
    (["erledigt", "1", "2"], "2"),
    (["erledigt", "1", "--am", "morgen"], "--am"),
    (["erledigt", "1", "--am", "31.02.2024"], "--am"),
    (["erledigt", "1", "--am", "03/2024"], "--am"),
    (["erledigt", "1", "--ergebnis", ""], "der Text ist leer"),
    (["erledigt", "1", "--ergebnis", " \t\n\u00a0"], "der Text ist leer"),
    (["erledigt", "1", "--zurueck", "--am", STAND], "„--zurueck“ verträgt sich nicht mit --am."),
    (
        ["erledigt", "1", "--zurueck", "--am", STAND, "--ergebnis", "x"],
        "„--zurueck“ verträgt sich nicht mit --am und --ergebnis.",
    ),
    (["entfaellt", "1"], "Es fehlt die Option „--grund“"),
    (["entfaellt", "1", "--grund", ""], "der Text ist leer"),
    (["entfaellt", "1", "--grund", "x", "--am", "gestern"], "--am"),
    (["entfaellt", "1", "--zurueck", "--grund", "x"], "verträgt sich nicht mit --grund"),
    (["termin", "1"], "TAG"),
    (["termin", "1", "03/2024"], "TAG"),
    (["termin", "1", "30.02.2024"], "TAG"),
    (["termin", "1", "20.03.2024", "25:00"], "„25:00“ ist keine Zeit"),
    (["termin", "1", "20.03.2024", "10:60"], "„10:60“ ist keine Zeit"),
    (["termin", "1", "20.03.2024", "10-12"], "„10-12“ ist keine Zeit"),
    (["termin", "1", "20.03.2024", "10:00-"], "„10:00-“ ist keine Zeit"),
    (["termin", "1", "20.03.2024", "10:00-11:00-12:00"], "ist keine Zeit"),
    (["termin", "1", "20.03.2024", "١٠:٠٠"], "ist keine Zeit"),
    (["termin", "1", "20.03.2024", "12:00-10:00"], "das Ende liegt nicht nach dem Beginn"),
    (["termin", "1", "20.03.2024", "12:00-12:00"], "das Ende liegt nicht nach dem Beginn"),
    (["termin", "1", "20.03.2024", "--ort", " "], "der Text ist leer"),
    (["termin", "1", "20.03.2024", "10:00", "--loeschen"], "verträgt sich nicht mit ZEIT"),
    (["termin", "1", "20.03.2024", "--loeschen", "--ort", "A"], "verträgt sich nicht mit --ort"),
    (["verschieben", "3"], "Es fehlt die Angabe „ZEITANGABE“"),
    (["verschieben", "3", "--grund", "x"], "Es fehlt die Angabe „ZEITANGABE“"),
    (["verschieben", "3", "10/2024"], "Es fehlt die Option „--grund“"),
    (["verschieben", "3", "10/2024", "--grund", ""], "der Text ist leer"),
    (["verschieben", "3", "irgendwann", "--grund", "x"], "irgendwann"),
    (["verschieben", "3", "", "--grund", "x"], "ZEITANGABE"),
    (["verschieben", "3", "06-03/2024", "--grund", "x"], "meinten Sie „06/2023-03/2024“"),
    (["verschieben", "3", "10/24", "--grund", "x"], "Jahr bitte vierstellig"),
    (["verschieben", "3", "10/2024", "--zurueck"], "verträgt sich nicht mit ZEITANGABE"),
    (["verschieben", "3", "--zurueck", "--grund", "x"], "verträgt sich nicht mit --grund"),
    (["festlegung", "1"], "TEXT"),
    (["festlegung", "1", ""], "der Text ist leer"),
    (["festlegung", "1", "x", "--wer", ""], "der Text ist leer"),
    (["festlegung", "1", "x", "--bis", "bald"], "bald"),
    (["festlegung", "1", "x", "--am", STAND], "„--am“ gehört zu „--erledigt“"),
    (["festlegung", "1", "x", "--erledigt", "--wer", "A"], "„--erledigt“ verträgt sich nicht"),
    (["festlegung", "1", "x", "--zurueck", "--erledigt"], "„--zurueck“ verträgt sich nicht"),
    (["festlegung", "1", "x", "--zurueck", "--bis", "2024"], "„--zurueck“ verträgt sich nicht"),
    (["beschluss", "1"], "mindestens eines angeben: --drucksache, --ergebnis, --stimmen"),
    (["beschluss", "1", "--drucksache", ""], "der Text ist leer"),
    (["beschluss", "1", "--ergebnis", "vielleicht"], "vielleicht"),
    *(
        (["beschluss", "1", f"--stimmen={wert}"], "bitte Ja/Nein/Enthaltung schreiben")
        for wert in (
            "22-0-4",
            "22/0",
            "22/0/4/1",
            "-1/0/0",
            "a/b/c",
            "22/0/",
            "²/0/0",
            "1.5/0/0",
            "",
        )
    ),
    (["beschluss", "1", "--zurueck", "--stimmen", "1/0/0"], "verträgt sich nicht mit --stimmen"),
)
# What makes no sense ends with 1.
ABGELEHNT = (
    *(
        ([befehl, "99", *mehr], "Den Schritt 99 gibt es nicht. Die nächsten Nummern: 1, 2, 3.")
        for befehl, *mehr in (
            ["erledigt"],
            ["erledigt", "--zurueck"],
            ["entfaellt", "--grund", "x"],
            ["termin", "20.03.2024"],
            ["termin", "20.03.2024", "--loeschen"],
            ["verschieben", "10/2024", "--grund", "x"],
            ["verschieben", "--zurueck"],
            ["festlegung", "x"],
            ["festlegung", "x", "--erledigt"],
            ["beschluss", "--stimmen", "1/0/0"],
            ["beschluss", "--zurueck"],
        )
    ),
    (["erledigt", "0"], "Den Schritt 0 gibt es nicht"),
    (["erledigt", "1", "--am", "16.03.2024"], "Der 16.03.2024 liegt nach dem Stand (15.03.2024)"),
    (["entfaellt", "1", "--grund", "x", "--am", "16.03.2024"], "liegt nach dem Stand"),
    (["erledigt", "1", "--zurueck"], "ist nicht als erledigt eingetragen"),
    (["entfaellt", "1", "--zurueck"], "ist nicht als entfallen eingetragen"),
    (["termin", "2", "20.03.2024"], "ist keine Sitzung"),
    (["termin", "1", "20.03.2024", "--loeschen"], "hat keinen Termin am 20.03.2024"),
    (["verschieben", "3", "06/2024", "--grund", "x"], "ist schon für „06/2024“ geplant"),
    (["verschieben", "3", "--zurueck"], "wurde nicht verschoben"),
    (["festlegung", "1", "Liste", "--erledigt"], "„Liste“ passt auf keine Festlegung"),
    (["festlegung", "1", "Liste", "--zurueck"], "Eingetragen: keine"),
    (["beschluss", "1", "--zurueck"], "hat keinen eingetragenen Beschluss"),
)


@pytest.mark.parametrize(
    ("argumente", "satz", "code"),
    [*((a, s, 2) for a, s in FALSCHE_FORM), *((a, s, 1) for a, s in ABGELEHNT)],
    ids=lambda x: " ".join(x) if isinstance(x, list) else "",
)
def test_refused_and_nothing_is_written(
    ordner: Path, isrp: Aufruf, argumente: list[str], satz: str, code: int
) -> None:
    vorher = text(ordner)
    lauf = isrp(*argumente)
    assert (lauf.code, lauf.out) == (code, "")
    assert satz in lauf.err
    assert not re.search(r"\b(Error|Usage|Invalid|Missing|Traceback)\b", lauf.err)
    assert text(ordner) == vorher
    assert isrp(*argumente, "--trocken").code == code


@pytest.mark.parametrize(
    ("erst", "dann"),
    [
        (["erledigt", "1"], ["erledigt", "1"]),
        (["erledigt", "1"], ["entfaellt", "1", "--grund", "x"]),
        (["erledigt", "1"], ["termin", "1", "20.03.2024"]),
        (["erledigt", "1"], ["verschieben", "1", "10/2024", "--grund", "x"]),
        (["entfaellt", "1", "--grund", "x"], ["erledigt", "1"]),
        (["entfaellt", "1", "--grund", "x"], ["entfaellt", "1", "--grund", "x"]),
        (["entfaellt", "1", "--grund", "x"], ["verschieben", "1", "10/2024", "--grund", "x"]),
        (["termin", "1", "20.03.2024", "10:00"], ["termin", "1", "20.03.2024", "10:00"]),
        (["termin", "1", "20.03.2024"], ["verschieben", "1", "10/2024", "--grund", "x"]),
        (["festlegung", "1", "Liste"], ["festlegung", "1", "Liste"]),
        (["beschluss", "1", "--stimmen", "1/0/0"], ["beschluss", "1", "--stimmen", "1/0/0"]),
    ],
    ids=lambda x: " ".join(x),
)
def test_what_is_so_already_or_no_longer_makes_sense(
    ordner: Path, isrp: Aufruf, erst: list[str], dann: list[str]
) -> None:
    assert isrp(*erst).code == 0
    vorher = text(ordner)
    lauf = isrp(*dann)
    assert (lauf.code, lauf.out, lauf.err.count("\n")) == (1, "", 1)
    assert lauf.err.startswith("Schritt 1 (Rat)")
    assert text(ordner) == vorher


def test_a_broken_plan_is_not_edited(ordner: Path, isrp: Aufruf) -> None:
    kaputt = text(ordner).replace(b"nach: [2]", b"nach: [99]")
    (ordner / SCHRITTDATEI).write_bytes(kaputt)
    lauf = isrp("erledigt", "1")
    assert (lauf.code, lauf.out) == (1, "")
    assert "data/schritte.yaml" in lauf.err
    assert "lässt sich der Plan nicht auswerten" in lauf.err
    assert text(ordner) == kaputt


def test_the_shipped_process_tells_how_to_make_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    from isrp_cli import loading

    monkeypatch.setattr(loading, "SHIPPED_DATA_IS_INSTALLED", True)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ISRP_DATEN", raising=False)
    for befehl in (["erledigt", "26"], ["verschieben", "21", "10/2023", "--grund", "x"]):
        assert cli.main(befehl) == 1
        aus, fehler = capfd.readouterr()
        assert aus == ""
        assert "Der mitgelieferte Prozess ist nur zum Ansehen" in fehler
        assert "kopieren" in fehler
        assert "--daten ORDNER" in fehler
        # To try is allowed.
        assert cli.main([*befehl, "--trocken"]) == 0
        assert "Nichts wurde geschrieben" in capfd.readouterr().out
    # What the message advises works.
    shutil.copytree(loading.SHIPPED_DATA, tmp_path / "data")
    assert cli.main(["erledigt", "26"]) == 0


# --- Any text --------------------------------------------------------------------------------

TEXTE = (
    "Punkt: mit Doppelpunkt",
    "# kein Kommentar",
    "a # b",
    "- kein Punkt",
    "? x",
    "`befehl` $(x) ${y}",
    "it's",
    '„Anführung“ und "mehr"',
    '"',
    "'",
    "\\",
    "\\n",
    "{a: b}",
    "[x](http://y)",
    "&a *b !c",
    "%TAG",
    "@x",
    "|",
    ">-",
    "---",
    "...",
    "null",
    "ja",
    "yes",
    "true",
    "~",
    "1234",
    "1.5",
    "0x1F",
    "09.2022",
    "2022-09-14",
    "12:30",
    "<<",
    "=",
    "zwei\nZeilen",
    "ein\n\nAbsatz",
    "vorn\n  eingerückt",
    "hinten  \nLeerzeichen",
    "a\tb",
    "a\r\nb",
    "\x1b[31mrot\x1b[0m",
    "a\x07b",
    "Grüße aus Köln 😀 e\u0301 \u200b",
    "{{ 7 * 7 }} {% raw %}",
    "x" * 500,
    "wort " * 100,
)


@pytest.mark.parametrize("wert", TEXTE, ids=range(len(TEXTE)))
def test_any_text_is_kept_and_shown_safely(ordner: Path, isrp: Aufruf, wert: str) -> None:
    erwartet, vorher = wert.strip(), text(ordner)
    for argumente in (
        ["festlegung", "--wer", wert, "--", "1", wert],
        ["termin", "1", "20.03.2024", "--ort", wert],
        ["verschieben", "3", "10/2024", "--grund", wert, "--mitziehen"],
        ["beschluss", "3", "--drucksache", wert],
        ["erledigt", "1", "--ergebnis", wert],
        ["entfaellt", "2", "--grund", wert],
    ):
        lauf = isrp(*argumente)
        assert (lauf.code, lauf.err) == (0, ""), argumente[0]
        assert not re.search(r"[\x00-\x09\x0b-\x1f]", lauf.out)
        assert max(map(len, lauf.out.splitlines())) <= 80
    eins, zwei, drei = (step(ordner, nr) for nr in (1, 2, 3))
    assert zwei.entfallen is not None
    assert drei.beschluss is not None
    assert [
        eins.festlegungen[0].text,
        eins.festlegungen[0].wer,
        eins.termine[0].ort,
        drei.verschiebungen[0].grund,
        drei.beschluss.drucksache,
        eins.ergebnis,
        zwei.entfallen.grund,
    ] == [erwartet] * 7
    # Found again by its whole text, and taken back without a trace.
    for argumente in (
        ["entfaellt", "2", "--zurueck"],
        ["beschluss", "3", "--zurueck"],
        ["verschieben", "3", "--zurueck", "--mitziehen"],
        ["erledigt", "1", "--zurueck"],
        ["termin", "1", "20.03.2024", "--loeschen"],
        ["festlegung", "--erledigt", "--", "1", wert],
        ["festlegung", "--zurueck", "--", "1", wert],
        ["festlegung", "--zurueck", "--", "1", wert],
    ):
        assert isrp(*argumente).code == 0, argumente
    rest = load(ordner).prozess.schritt_nach_nr[1]
    assert (rest.ergebnis, rest.festlegungen) == (erwartet, ())
    gekuerzt = text(ordner)
    assert gekuerzt.startswith(vorher[: vorher.index(b"  - nr: 2")])
    assert gekuerzt.endswith(vorher[vorher.index(b"  - nr: 2") :])


@pytest.mark.parametrize("wert", ["a\u2028b", "a\x85b", "a\ufeffb", "a\ud800b", "a\ufffeb"])
def test_a_text_that_no_file_can_hold_is_refused_or_kept(
    ordner: Path, isrp: Aufruf, wert: str
) -> None:
    vorher = text(ordner)
    lauf = isrp("festlegung", "1", wert)
    if lauf.code == 0:
        assert step(ordner, 1).festlegungen[0].text == wert
        return
    assert lauf.code == 1
    assert "Das lässt sich nicht automatisch eintragen" in lauf.err
    assert text(ordner) == vorher


@posix
def test_bytes_that_are_no_text(ordner: Path) -> None:
    vorher = text(ordner)
    lauf = run([b"festlegung", b"1", b"a\xffb"], ordner.parent)
    assert (lauf.code, lauf.out) == (1, "")
    assert "Traceback" not in lauf.err
    assert text(ordner) == vorher


# --- At a terminal ---------------------------------------------------------------------------


def at_terminal(
    ordner: Path, argumente: list[str], antworten: list[str], **auch: int | None
) -> tuple[int, str]:
    """Runs isrp on a terminal and answers each question; gives exit code and what is seen.

    `auch` redirects a stream: `stdin=subprocess.DEVNULL`.
    """
    import pty

    oben, unten = pty.openpty()
    stroeme = {"stdin": unten, "stdout": unten, "stderr": unten, **auch}
    gesehen = ""
    ende = time.monotonic() + 20
    with subprocess.Popen(
        [*ISRP, "--stand", STAND, *argumente],
        cwd=ordner,
        env=environment(NO_COLOR="1"),
        start_new_session=True,
        **stroeme,
    ) as lauf:
        os.close(unten)
        fragen = 0
        while time.monotonic() < ende:
            if not select.select([oben], [], [], 1)[0]:
                continue
            try:
                stueck = os.read(oben, 4096)
            except OSError:  # the other side is closed
                break
            if not stueck:
                break
            gesehen += stueck.decode()
            if gesehen.count("[j/N]") > fragen and fragen < len(antworten):
                os.write(oben, antworten[fragen].encode())
                fragen += 1
        else:
            lauf.kill()
        code = lauf.wait()
    os.close(oben)
    return code, gesehen.replace("\r\n", "\n")


SCHIEBE = ["verschieben", "1", "08/2024", "--grund", "x", "--mitziehen"]


@posix
def test_a_person_is_shown_the_table_and_asked(ordner: Path) -> None:
    vorher = text(ordner)
    code, gesehen = at_terminal(ordner.parent, SCHIEBE, ["n\n"])
    assert code == 1
    assert gesehen.index("bis 08/2024") < gesehen.index("So schreiben? [j/N]")
    assert gesehen.endswith("Nichts wurde geändert.\n")
    assert text(ordner) == vorher

    code, gesehen = at_terminal(ordner.parent, SCHIEBE, ["\n"])
    assert (code, text(ordner)) == (1, vorher)
    code, gesehen = at_terminal(ordner.parent, SCHIEBE, ["\x04"])
    assert (code, text(ordner)) == (130, vorher)

    code, gesehen = at_terminal(ordner.parent, SCHIEBE, ["vielleicht\n", "j\n"])
    assert code == 0
    assert gesehen.count("[j/N]") == 2
    # What was shown before the question is not shown again.
    assert gesehen.count("Verschoben (3)") == 1
    assert gesehen.endswith("Geschrieben: data/schritte.yaml\n")
    assert step(ordner, 1).zeitplanung.text == "08/2024"

    code, gesehen = at_terminal(
        ordner.parent, ["verschieben", "1", "--zurueck", "--mitziehen"], ["j\n"]
    )
    assert code == 0
    assert gesehen.index("bis 05/2024") < gesehen.index("[j/N]")
    assert text(ordner) == vorher


@posix
def test_one_step_alone_is_shown_and_asked_for_too(ordner: Path) -> None:
    code, gesehen = at_terminal(
        ordner.parent, ["verschieben", "3", "10/2024", "--grund", "x"], ["n\n"]
    )
    assert code == 1
    assert rows(gesehen[: gesehen.index("[j/N]")]) == [["3", "Rat", "06/2024", "10/2024"]]


@posix
@pytest.mark.parametrize(
    ("argumente", "auch"),
    [
        ([*SCHIEBE, "--ja"], {}),
        (SCHIEBE, {"stdin": subprocess.DEVNULL}),
        (["erledigt", "1"], {}),
        (["termin", "1", "20.03.2024"], {}),
        ([*SCHIEBE, "--trocken"], {}),
    ],
    ids=lambda x: " ".join(x) if isinstance(x, list) else "",
)
def test_no_question(ordner: Path, argumente: list[str], auch: dict[str, int]) -> None:
    vorher = text(ordner)
    code, gesehen = at_terminal(ordner.parent, argumente, [], **auch)
    assert code == 0
    assert "[j/N]" not in gesehen
    assert (text(ordner) == vorher) is ("--trocken" in argumente)
    if argumente[0] == "verschieben":
        assert gesehen.count("Verschoben (3)") == 1
        assert gesehen.index("Verschoben (3)") < gesehen.index("schrieben")


@posix
def test_what_was_agreed_to_has_changed_meanwhile(ordner: Path) -> None:
    """Another edit comes between the question and the answer."""
    fremd = text(ordner) + b"# von jemand anderem\n"
    code = (
        "import isrp_cli.commands.schreiben as s, pathlib\n"
        f"fremd = {fremd!r}\n"
        "def frage(text):\n"
        "    pathlib.Path('data/schritte.yaml').write_bytes(fremd)\n"
        "    return True\n"
        "s.bestaetigen = frage\n"
        "import sys\n"
        "sys.stdin = type('Terminal', (), {'isatty': staticmethod(lambda: True)})\n"
    )
    lauf = run(["--stand", STAND, *SCHIEBE], ordner.parent, befehl=program(code))
    assert lauf.code == 1
    assert "wurde inzwischen geändert. Nichts wurde geschrieben" in lauf.err
    assert text(ordner) == fremd


@posix
@pytest.mark.parametrize("argumente", [["erledigt", "1"], SCHIEBE], ids=lambda x: x[0])
@pytest.mark.parametrize("umgebung", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["", "unbuffered"])
def test_the_output_may_be_closed_and_the_edit_is_done(
    ordner: Path, argumente: list[str], umgebung: dict[str, str]
) -> None:
    vorher = text(ordner)
    lesen, schreiben = os.pipe()
    os.close(lesen)
    with os.fdopen(schreiben, "wb") as ziel:
        lauf = subprocess.run(
            [*ISRP, "--stand", STAND, *argumente],
            cwd=ordner.parent,
            env=environment(**umgebung),
            stdin=subprocess.DEVNULL,
            stdout=ziel,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert (lauf.returncode, lauf.stderr) == (0, b"")
    assert text(ordner) != vorher
    assert load(ordner).befunde == []
