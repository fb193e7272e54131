"""Every check with what it must find, at its place, and with what it must let pass."""

import re
from datetime import date
from pathlib import Path

import pytest
from hilfen import PROBE, split_marks, write_folder
from pruefhilfen import STAND, assert_finds, findings, run, samples, steps, work

from isrp_cli import checks
from isrp_cli.befund import Abbruch, Befund, Stufe
from isrp_cli.checks import LESEN
from isrp_cli.checks.alle import PRUEFUNGEN
from isrp_cli.checks.pruefung import Pruefung
from isrp_cli.loading import Daten, load

MITGLIED = "mitglieder: [{bezeichnung: x}]"
STELLE = "{stelle: amt, rollen: [Leitung]}"

# Check → bad samples: a file, its text with ▸ where the findings stand, and what they say.
SCHLECHT: list[tuple[str, str, str, list[str]]] = [
    (
        "doppelt",
        "schritte",
        steps(work(1), work("▸1"), work(2), work("▸1")),
        ["die Nummer 1 ist schon vergeben"] * 2,
    ),
    (
        "doppelt",
        "gremien",
        "stellen:\n  - {id: amt, name: a}\n  - {name: b, id: ▸amt}\ngremien:\n"
        f"  - {{id: rat, name: c, leitung: [amt], {MITGLIED}}}\n"
        f"  - {{id: ▸amt, name: c, {MITGLIED}}}\n",
        ["die Kennung „amt“ ist schon vergeben"] * 2,
    ),
    (
        "doppelt",
        "meilensteine",
        "meilensteine:\n  - {id: a, titel: b, schritte: [1]}\n"
        "  - {id: ▸a, titel: c, schritte: [1]}\n",
        ["die Kennung „a“ ist schon vergeben"],
    ),
    (
        "doppelt",
        "prozess",
        "titel: x\nphasen:\n  - {id: a, titel: b}\n  - {id: ▸a, titel: c}\n"
        "inhalte:\n  - {id: a, titel: b, schritte: [1]}\n  - {id: ▸a, titel: c, schritte: [1]}",
        ["die Kennung „a“ ist schon vergeben"] * 2,
    ),
    (
        "unbekannter-verweis",
        "schritte",
        steps(
            f"nr: 1, gremium: ▸rad, art: beratung, zeitplanung: 03/2024, "
            f"aufgabenverteilung: [{STELLE}, {{stelle: ▸ämter}}]",
            work(2, rest="nach: [▸4, {grund: x, schritt: ▸20}, 1]"),
            work(3),
        ),
        [
            "das Gremium „rad“ gibt es nicht",
            "die Stelle „ämter“ gibt es nicht",
            "den Schritt 4 gibt es nicht",
            "den Schritt 20 gibt es nicht",
        ],
    ),
    (
        "unbekannter-verweis",
        "gremien",
        "stellen: [{id: amt, name: a}]\ngremien:\n"
        "  - {id: rat, name: c, leitung: [amt, ▸x], koordination: [rat, ▸y], "
        "mitglieder: [{stelle: ▸z}, {bezeichnung: q}]}\n",
        [f"die Stelle „{k}“ gibt es nicht" for k in "xyz"],
    ),
    (
        "unbekannter-verweis",
        "meilensteine",
        "meilensteine: [{id: a, titel: b, schritte: [1, ▸9], nach: [▸rat]}]",
        ["den Schritt 9 gibt es nicht", "den Meilenstein „rat“ gibt es nicht"],
    ),
    (
        "unbekannter-verweis",
        "prozess",
        "titel: x\nphasen: [{id: a, titel: b, schritte: [▸7, 1]}]\n"
        "inhalte: [{id: a, titel: b, schritte: [2, ▸8]}]",
        ["den Schritt 7 gibt es nicht", "den Schritt 8 gibt es nicht"],
    ),
    (
        "zyklus",
        "schritte",
        steps(
            work(3, rest="nach: [1]"),
            work(1, rest="nach: [5, ▸2]"),
            work(2, rest="nach: [3]"),
            work(4, rest="nach: [▸4, 1]"),
            work(5),
        ),
        ["die Schritte 1, 2 und 3 warten im Kreis aufeinander", "Schritt 4 wartet auf sich selbst"],
    ),
    (
        "zyklus",
        "meilensteine",
        "meilensteine:\n  - {id: a, titel: a, schritte: [1], nach: [▸b]}\n"
        "  - {id: b, titel: b, schritte: [1], nach: [a]}\n"
        "  - {id: c, titel: c, schritte: [1], nach: [a, ▸c]}\n",
        [
            "die Meilensteine „a“ und „b“ warten im Kreis aufeinander",
            "der Meilenstein „c“ wartet auf sich selbst",
        ],
    ),
    (
        "zeitfolge",
        "schritte",
        steps(
            work(1, "05/2024"),
            work(2, "bis 06/2024"),
            work(3, "30.04.2024", "nach: [▸1, ▸2]"),
            work(4, "05/2024", "nach: [1, ▸2], termine: [{datum: 2024-06-29}]"),
        ),
        [
            "Schritt 3 endet am 30.04.2024, kommt aber nach Schritt 1, der erst am 01.05.2024 "
            "beginnt",
            "Schritt 3 endet am 30.04.2024, kommt aber nach Schritt 2, der erst am 30.06.2024 "
            "endet",
            "Schritt 4 endet am 29.06.2024, kommt aber nach Schritt 2, der erst am 30.06.2024 "
            "endet",
        ],
    ),
    (
        "meilenstein-unerreichbar",
        "meilensteine",
        "meilensteine:\n  - ▸{id: a, titel: Alpha}\n"
        "  - {id: b, titel: Beta, schritte: [1], nach: [e, ▸a]}\n"
        "  - {id: c, titel: Gamma, schritte: [2], nach: [▸b]}\n"
        "  - {id: d, titel: Delta, erreicht: true, nach: [a]}\n"
        "  - {id: e, titel: Epsilon, schritte: [3], nach: [d]}\n",
        [
            "„Alpha“ kann nicht erreicht werden: kein Schritt steht dafür",
            "„Beta“ kann nicht erreicht werden: „a“, nach dem er kommt, ist nicht erreichbar",
            "„Gamma“ kann nicht erreicht werden: „b“, nach dem er kommt, ist nicht erreichbar",
        ],
    ),
    (
        "leitung-fehlt",
        "schritte",
        "schritte:\n"
        "  - {nr: 1, gremium: rat, art: beratung, zeitplanung: 03/2024,\n"
        "     ▸aufgabenverteilung: [{stelle: x, rollen: [Koordination]}]}\n"
        "  - {nr: 2, gremium: rat, art: beratung, zeitplanung: 04/2024}\n"
        "  - ▸{nr: 3, titel: Treffen, art: beteiligung, zeitplanung: 04/2024}\n".replace(
            "x", "rat"
        ),
        [
            "die Schritte 1 und 2 (Rat) nennen keine Leitung",
            "Schritt 3 (Treffen) nennt keine Leitung",
        ],
    ),
    (
        "mitglieder-fehlen",
        "gremien",
        "stellen: [{id: amt, name: a}]\ngremien:\n  - ▸{id: rat, name: Rat, leitung: [amt]}\n",
        ["zu „Rat“ sind keine Mitglieder bekannt"],
    ),
    (
        "inhalt-ohne-schritt",
        "prozess",
        "titel: x\ninhalte:\n  - {id: a, titel: Alpha, schritte: [1]}\n  - ▸{id: b, titel: Beta}\n",
        ["an „Beta“ arbeitet kein Schritt"],
    ),
    (
        "gremium-ohne-schritt",
        "gremien",
        f"{PROBE['gremien']}  - ▸id: beirat\n    name: Beirat\n    zielgruppe: alle\n",
        ["„Beirat“ kommt in keinem Schritt vor"],
    ),
]

# Check → what comes close to its finding and is none.
GUT: list[tuple[str, str, str]] = [
    # A phase, a content and a milestone may share an id; a step's number is not a milestone's id.
    ("doppelt", "prozess", "titel: x\nphasen: [{id: fertig, titel: b}]\ninhalte: []"),
    (
        "unbekannter-verweis",
        "gremien",
        PROBE["gremien"].replace("leitung: [amt]", "leitung: [rat]"),
    ),
    ("zyklus", "schritte", steps(work(1), work(2, rest="nach: [1]"), work(3, rest="nach: [1, 2]"))),
    # The same month, the first day of the other, or an unknown end.
    (
        "zeitfolge",
        "schritte",
        steps(
            work(1, "05/2024"),
            work(2, "01.05.2024", "nach: [1]"),
            work(3, "ab 03/2024", "nach: [1, 4]"),
            work(4, "offen"),
            work(5, "03/2024", "nach: [4, 6, 7]"),
            work(6, "05/2024", "erledigt: 2023-12-01"),
            work(7, "05/2024", "entfallen: {am: 2023-12-01}"),
            work(8, "03/2024", "nach: [1], erledigt: 2023-12-31"),
            work(9, "03/2024", "nach: [1], entfallen: {am: 2023-12-31}"),
            work(10, "03/2024", "nach: [1], termine: [{datum: 2024-05-02}]"),
        ),
    ),
    (
        "meilenstein-unerreichbar",
        "meilensteine",
        "meilensteine:\n  - {id: a, titel: a, erreicht: 2024-01-01}\n"
        "  - {id: b, titel: b, schritte: [1], nach: [a]}\n",
    ),
    (
        "leitung-fehlt",
        "schritte",
        steps(
            "nr: 1, gremium: rat, art: beratung, zeitplanung: 03/2024, "
            "aufgabenverteilung: [{stelle: amt}]",
            "nr: 2, titel: x, art: beratung, zeitplanung: 03/2024, "
            "aufgabenverteilung: [{stelle: rat}, {stelle: amt, rollen: [Leitung]}]",
            "nr: 3, gremium: rat, art: rueckmeldung, zeitplanung: bis 03/2024",
            "nr: 4, gremium: rat, art: beratung, zeitplanung: 03/2024, "
            "aufgabenverteilung: [{stelle: rat, rollen: [leitung]}]",
            "nr: 5, gremium: rat, art: beratung, zeitplanung: 03/2024, "
            "aufgabenverteilung: [{stelle: rat, rollen: [Protokoll, leitung]}]",
        ),
    ),
    (
        "mitglieder-fehlen",
        "gremien",
        "stellen: [{id: amt, name: a}]\n"
        "gremien: [{id: rat, name: Rat, leitung: [amt], zielgruppe: alle}]",
    ),
    ("inhalt-ohne-schritt", "prozess", "titel: x\ninhalte: [{id: a, titel: b, schritte: [1]}]"),
    ("gremium-ohne-schritt", "gremien", PROBE["gremien"]),
]


def by_name(pruefung: Pruefung) -> str:
    return pruefung.name


@pytest.mark.parametrize("pruefung", PRUEFUNGEN, ids=by_name)
def test_every_check_has_a_name_and_a_manual(pruefung: Pruefung) -> None:
    assert re.fullmatch(r"[a-z-]+", pruefung.name)
    assert pruefung.funktion.__name__ == pruefung.name.replace("-", "_")
    assert pruefung.funktion.__module__ == f"isrp_cli.checks.{pruefung.funktion.__name__}"
    assert 20 < len(pruefung.regel) < 120
    assert pruefung.regel.endswith(".")
    assert pruefung.regel[0].isupper()
    assert max(map(len, pruefung.anleitung.split("\n"))) <= 96
    # More than the rule: why, and what counts.
    assert len(re.split(r"\n\n(?! {4})", pruefung.anleitung)) >= 2


# A file that cannot be read at all cannot be shown.
@pytest.mark.parametrize("pruefung", [p for p in PRUEFUNGEN if p.name != "datei"], ids=by_name)
def test_the_samples_of_a_manual_are_what_they_are_called(
    tmp_path: Path, pruefung: Pruefung
) -> None:
    beispiele = samples(pruefung.anleitung)
    assert list(beispiele) == ["Falsch", "Richtig"]
    for wort, dateien in beispiele.items():
        daten = load(write_folder(tmp_path, **dateien))
        befunde = run(daten, pruefung.name)
        assert bool(befunde) == (wort == "Falsch"), [b.meldung for b in befunde]
        assert {b.check for b in daten.befunde} <= {pruefung.name}


def test_no_two_checks_share_a_name() -> None:
    namen = [p.name for p in PRUEFUNGEN]
    assert len(namen) == len(set(namen)) >= 12


def test_only_what_keeps_a_plan_from_being_computed_is_an_error() -> None:
    fehler = {p.name for p in checks.FEHLER}
    assert fehler == {"datei", "yaml", "form", "doppelt", "unbekannter-verweis", "zyklus"}
    assert {p.name for p in LESEN} == {"datei", "yaml", "form"}


@pytest.mark.parametrize(("name", "datei", "markiert", "meldungen"), SCHLECHT)
def test_what_a_check_finds_and_where(
    tmp_path: Path, name: str, datei: str, markiert: str, meldungen: list[str]
) -> None:
    assert_finds(tmp_path, name, datei, markiert, meldungen)


@pytest.mark.parametrize(("name", "datei", "text"), GUT)
def test_what_a_check_lets_pass(tmp_path: Path, name: str, datei: str, text: str) -> None:
    assert findings(tmp_path, name, **{datei: text}) == []


@pytest.mark.parametrize("pruefung", PRUEFUNGEN, ids=by_name)
def test_a_sound_process_passes_every_check(tmp_path: Path, pruefung: Pruefung) -> None:
    assert run(load(write_folder(tmp_path)), pruefung.name) == []


@pytest.mark.parametrize("pruefung", [p for p in PRUEFUNGEN if p not in LESEN], ids=by_name)
@pytest.mark.parametrize("datei", list(PROBE))
def test_no_check_stumbles_over_missing_data(
    tmp_path: Path, pruefung: Pruefung, datei: str
) -> None:
    """Nothing is found in a sound process because one of its files cannot be read."""
    assert run(load(write_folder(tmp_path, **{datei: "["})), pruefung.name) == []


NAMENLOS = steps(
    "nr: 1, gremium: rat, art: beratung, zeitplanung: 03/2024, "
    "aufgabenverteilung: [{stelle: amt}, {stelle: rat}]",
    work(2),
    work(3),
)


@pytest.mark.parametrize(
    "dateien",
    [
        # Whether Amt leads the body cannot be known.
        {"schritte": NAMENLOS, "gremien": "["},
        # The body that is named among the tasks stands in the broken list.
        {"schritte": NAMENLOS, "gremien": "stellen: [{id: amt, name: Amt}]\ngremien: Text\n"},
        # Whether the content's steps are dropped cannot be known.
        {"schritte": "[", "prozess": "titel: x\ninhalte: [{id: a, titel: b, schritte: [1]}]\n"},
    ],
)
def test_nothing_is_said_about_what_cannot_be_known(
    tmp_path: Path, dateien: dict[str, str]
) -> None:
    befunde = checks.run(load(write_folder(tmp_path, **dateien)), STAND)
    assert {b.check for b in befunde} <= {"yaml", "form"}
    assert len(befunde) == 1


# --- Details that a sample does not show -----------------------------------------------------


@pytest.mark.parametrize(
    ("schritte", "hinweis"),
    [
        (steps(work(1), work(2, rest="nach: [9]")), "die nächsten Nummern sind 1, 2"),
        (
            steps("nr: 1, gremium: RATT, art: erhebung, zeitplanung: 03/2024"),
            "meinten Sie „rat“?",
        ),
        (
            steps("nr: 1, gremium: xyz, art: erhebung, zeitplanung: 03/2024"),
            "Schreibweise prüfen oder anlegen",
        ),
        # Another body, no misspelt "rat".
        (
            steps("nr: 1, gremium: beirat, art: erhebung, zeitplanung: 03/2024"),
            "Schreibweise prüfen oder anlegen",
        ),
    ],
)
def test_what_may_have_been_meant(tmp_path: Path, schritte: str, hinweis: str) -> None:
    daten = load(write_folder(tmp_path, schritte=schritte, meilensteine="meilensteine: []"))
    assert [b.hinweis for b in run(daten, "unbekannter-verweis")] == [hinweis]


@pytest.mark.parametrize(
    ("feld", "wert", "kennung", "name", "zeile"),
    [
        ("gremium", "Verwaltungsvorstand", "vv", "Verwaltungsvorstand", 6),
        ("gremium", "Dienstberatung OB", "vv", "Verwaltungsvorstand", 6),
        ("gremium", "verwaltungsvorstannd", "vv", "Verwaltungsvorstand", 6),
        ("stelle", "Dezernat III", "dez-3", "Dezernat III", 3),
        ("stelle", "dezernat iii", "dez-3", "Dezernat III", 3),
        ("stelle", "D III", "dez-3", "Dezernat III", 3),
        ("stelle", "VV", "vv", "Verwaltungsvorstand", 6),
    ],
)
def test_a_name_in_place_of_an_id(
    tmp_path: Path, feld: str, wert: str, kennung: str, name: str, zeile: int
) -> None:
    gremien = """\
stellen:
  - {id: dez-2, name: Dezernat II}
  - {id: dez-3, name: Dezernat III, kurz: D III}
gremien:
  - {id: rat, name: Rat}
  - {id: vv, name: Verwaltungsvorstand, aliase: [Dienstberatung OB]}
"""
    angabe = (
        f"gremium: {wert}" if feld == "gremium" else f"aufgabenverteilung: [{{stelle: {wert}}}]"
    )
    schritte = steps(f"nr: 1, titel: x, {angabe}, art: erhebung, zeitplanung: 03/2024")
    daten = load(
        write_folder(tmp_path, gremien=gremien, schritte=schritte, meilensteine="meilensteine: []")
    )
    (befund,) = run(daten, "unbekannter-verweis")
    assert befund.hinweis == f"meinten Sie „{kennung}“ ({name})?"
    assert [b.fundstelle.zeile for b in befund.bezuege] == [zeile]


def test_a_very_long_name_is_cut_in_messages(tmp_path: Path) -> None:
    schritte = steps(f"nr: 1, gremium: {'x' * 100_000}, art: erhebung, zeitplanung: 03/2024")
    daten = load(write_folder(tmp_path, schritte=schritte, meilensteine="meilensteine: []"))
    (befund,) = run(daten, "unbekannter-verweis")
    assert befund.meldung == f"das Gremium „{'x' * 79}…“ gibt es nicht"


def test_a_body_that_nobody_leads_is_one_finding_for_all_its_meetings(tmp_path: Path) -> None:
    gremien, (ort,) = split_marks(PROBE["gremien"].replace("- id: rat", "- ▸id: rat"))
    daten = load(
        write_folder(
            tmp_path,
            gremien=gremien.replace("    leitung: [amt]\n", ""),
            schritte=PROBE["schritte"].replace("[Leitung]", "[Protokoll]"),
        )
    )
    (befund,) = run(daten, "leitung-fehlt")
    assert befund.meldung == "„Rat“ hat keine Leitung, auch nicht in den Schritten 1 und 3"
    assert (befund.fundstelle.zeile, befund.fundstelle.spalte) == ort


def test_all_meetings_of_a_body_without_a_leader_are_one_finding(tmp_path: Path) -> None:
    sitzungen = [f"nr: {nr}, gremium: rat, art: beratung, zeitplanung: offen" for nr in range(1, 9)]
    (befund,) = findings(tmp_path, "leitung-fehlt", schritte=steps(*sitzungen))
    assert befund.meldung == "die Schritte 1 bis 8 (Rat) nennen keine Leitung"
    assert "„rollen: [Leitung]“" in befund.hinweis
    assert (befund.fundstelle.zeile, befund.fundstelle.spalte) == (2, 5)
    assert [(b.fundstelle.zeile, b.text) for b in befund.bezuege] == [
        (nr + 1, f"auch Schritt {nr} (Rat)") for nr in range(2, 7)
    ]


def test_a_content_whose_steps_are_all_dropped(tmp_path: Path) -> None:
    prozess, (ort,) = split_marks("titel: x\ninhalte:\n  - ▸{id: a, titel: b, schritte: [1]}\n")
    schritte = steps(work(1, rest="entfallen: {am: 2023-01-01}"), work(2), work(3))
    daten = load(write_folder(tmp_path, prozess=prozess, schritte=schritte))
    (befund,) = run(daten, "inhalt-ohne-schritt")
    assert (befund.fundstelle.zeile, befund.fundstelle.spalte) == ort


def test_a_milestone_whose_steps_are_all_dropped(tmp_path: Path) -> None:
    meilensteine, (ort,) = split_marks("meilensteine: [{id: a, titel: b, schritte: ▸[1]}]")
    schritte = steps(work(1, rest="entfallen: {am: 2023-01-01}"))
    daten = load(write_folder(tmp_path, meilensteine=meilensteine, schritte=schritte))
    (befund,) = run(daten, "meilenstein-unerreichbar")
    assert befund.meldung == ("„b“ kann nicht erreicht werden: alle seine Schritte sind entfallen")
    assert (befund.fundstelle.zeile, befund.fundstelle.spalte) == ort


def test_bad_data_never_runs(tmp_path: Path) -> None:
    checks.require_sound(load(write_folder(tmp_path)), STAND)
    kaputt = load(write_folder(tmp_path, schritte=steps(work(1, rest="nach: [1, 7]"))))
    with pytest.raises(Abbruch) as fehler:
        checks.require_sound(kaputt, STAND)
    # The milestone of PROBE needs 2 and 3, which are missing now.
    assert [(b.check, b.fundstelle.zeile) for b in fehler.value.befunde] == [
        ("zyklus", 2),
        ("unbekannter-verweis", 2),
        ("unbekannter-verweis", 4),
        ("unbekannter-verweis", 4),
    ]


def test_hints_and_warnings_stop_nothing(tmp_path: Path) -> None:
    ordner = write_folder(
        tmp_path,
        gremien=PROBE["gremien"] + "  - id: leer\n    name: Leer\n",
        schritte=PROBE["schritte"].replace("bis 05/2024", "bis 01/2024"),
    )
    daten = load(ordner)
    checks.require_sound(daten, STAND)
    assert checks.run(daten, STAND, checks.FEHLER) == []
    assert [(b.check, b.stufe) for b in checks.run(daten, STAND)] == [
        ("zeitfolge", Stufe.WARNUNG),
        ("mitglieder-fehlen", Stufe.HINWEIS),
        ("gremium-ohne-schritt", Stufe.HINWEIS),
    ]


# --- The shipped process ---------------------------------------------------------------------

# The gaps of the source that the checks cover, found by reading it.
LUECKEN = {
    # Its Aufgabenverteilung names the external moderation only.
    ("leitung-fehlt", "Schritt 15 (Begleitgremium)"),
    # Nobody has the role Leitung there, neither in the steps nor in the Beteiligungsstruktur.
    ("leitung-fehlt", "„Arbeitsgruppe Planungsraum-/Sozialraumdefinition“"),
    ("leitung-fehlt", "„Dienstberatung Oberbürgermeister“"),
    ("leitung-fehlt", "„Ausschuss für Soziales, Arbeitsmarkt und Gleichstellung“"),
    ("leitung-fehlt", "„Stadtrat“"),
    # Five bodies are in the list of steps only; the sixth has one sentence, "noch in Arbeit".
    ("mitglieder-fehlen", "„Planerrunde Dezernat 05“"),
    ("mitglieder-fehlen", "„Jour fixe der Fachplaner“"),
    ("mitglieder-fehlen", "„Dienstberatung Oberbürgermeister“"),
    ("mitglieder-fehlen", "„Ausschuss für Soziales, Arbeitsmarkt und Gleichstellung“"),
    ("mitglieder-fehlen", "„Stadtrat“"),
    ("mitglieder-fehlen", "„Beteiligung von Kindern und Jugendlichen“"),
    ("gremium-ohne-schritt", "„Beteiligung von Kindern und Jugendlichen“"),
    ("inhalt-ohne-schritt", "„Identifizierung von Planungslücken + Schnittstellen“"),
    ("inhalt-ohne-schritt", "„Identifizierung von Netzwerken + Schnittstellen“"),
    ("inhalt-ohne-schritt", "„Identifizierung Fördersystematik + Schnittstellen“"),
    ("inhalt-ohne-schritt", "„Verknüpfung Haushalt/Finanzen, Wirkungsmessung“"),
}


@pytest.mark.parametrize("stand", [date(2021, 1, 1), date(2022, 9, 10), date(2030, 1, 1)])
def test_the_shipped_process_has_the_gaps_of_its_source_and_no_other(
    erfurt: Daten, stand: date
) -> None:
    offen = [b for b in checks.run(erfurt, stand) if b.check in {name for name, _ in LUECKEN}]
    for name, wovon in LUECKEN:
        (treffer,) = (b for b in offen if b.check == name and wovon in b.meldung)
        offen.remove(treffer)
    assert offen == []


@pytest.mark.parametrize("stand", [date(2021, 1, 1), date(2022, 9, 10), date(2030, 1, 1)])
def test_the_shipped_process_has_no_contradiction(erfurt: Daten, stand: date) -> None:
    assert {b.stufe for b in checks.run(erfurt, stand)} == {Stufe.HINWEIS}


def test_where_nobody_leads_the_meetings_are_named(erfurt: Daten) -> None:
    meldungen = [b.meldung for b in checks.run(erfurt, STAND) if b.check == "leitung-fehlt"]
    assert [m[m.rindex("in den ") :] for m in meldungen if "in den " in m] == [
        "in den Schritten 13, 16, 19, 22 und 33",
        "in den Schritten 4 und 43",
        "in den Schritten 5 und 44",
        "in den Schritten 6 und 45",
    ]


# --- The other places of a finding ---------------------------------------------------------------


def places(befund: Befund) -> list[tuple[int, int, str]]:
    """Line, column and text of the other places."""
    return [(b.fundstelle.zeile, b.fundstelle.spalte, b.text) for b in befund.bezuege]


def test_a_duplicate_shows_the_first_use(tmp_path: Path) -> None:
    (befund,) = findings(tmp_path, "doppelt", schritte=steps(work(1), work(2), work(3), work(2)))
    assert places(befund) == [(3, 10, "hier steht sie zuerst")]


def test_a_circle_shows_every_step_with_its_line(tmp_path: Path) -> None:
    schritte = steps(
        work(1, rest="nach: [3]"), work(2, rest="nach: [1]"), work(3, rest="nach: [5, 2]"), work(5)
    )
    (befund,) = findings(tmp_path, "zyklus", schritte=schritte)
    assert befund.meldung == "die Schritte 1, 3 und 2 warten im Kreis aufeinander"
    assert [(z, text) for z, _, text in places(befund)] == [
        (4, "Schritt 3 wartet auf 2"),
        (3, "Schritt 2 wartet auf 1"),
    ]
    assert all(b.fundstelle.text[b.fundstelle.spalte - 1] in "21" for b in befund.bezuege)


def test_what_to_do_about_a_circle(tmp_path: Path) -> None:
    schritte = steps(
        work(1, rest="nach: [1]"),
        work(2, rest="nach: [3]"),
        work(3, rest="nach: [2, 4, 5]"),
        work(4, rest="nach: [3]"),
        work(5, rest="nach: [3]"),
    )
    selbst, kreis = findings(tmp_path, "zyklus", schritte=schritte)
    assert selbst.hinweis == "den Eintrag löschen"
    assert kreis.hinweis == "einen der Einträge unter „nach“ löschen"
    assert kreis.meldung.endswith("; daran hängen auch die Schritte 4 und 5")


def test_circles_that_hang_together_are_one_finding(tmp_path: Path) -> None:
    schritte = steps(
        work(1, rest="nach: [2]"), work(2, rest="nach: [1, 3]"), work(3, rest="nach: [2]")
    )
    (befund,) = findings(tmp_path, "zyklus", schritte=schritte)
    assert befund.meldung == (
        "die Schritte 1 und 2 warten im Kreis aufeinander; daran hängt auch Schritt 3"
    )


def test_an_unknown_reference_shows_what_may_be_meant(tmp_path: Path) -> None:
    schritte = steps("nr: 1, gremium: ratt, art: erhebung, zeitplanung: 03/2024")
    (befund,) = [
        b
        for b in findings(tmp_path, "unbekannter-verweis", schritte=schritte)
        if "ratt" in b.meldung
    ]
    ((zeile, _, text),) = places(befund)
    assert befund.bezuege[0].fundstelle.datei.endswith("gremien.yaml")
    assert (zeile, text) == (5, "hier steht „rat“")


def test_a_broken_record_hides_no_finding_in_the_others(tmp_path: Path) -> None:
    ordner = write_folder(
        tmp_path,
        schritte=steps("nr: 1, zeitplannung: 03/2024", work(2, rest="nach: [2]"), work(2)),
        gremien="stellen: []\ngremien:\n  - {id: rat, name: Rat, leitung: [amt]}\n",
    )
    assert [(b.check, b.fundstelle.zeile) for b in checks.run(load(ordner), STAND)] == [
        ("form", 2),
        ("form", 2),
        ("zyklus", 3),
        ("doppelt", 4),
        ("mitglieder-fehlen", 3),
        ("unbekannter-verweis", 3),
        # The milestone of PROBE names 3; that 1 cannot be read is no reason to say it is missing.
        ("unbekannter-verweis", 4),
    ]
