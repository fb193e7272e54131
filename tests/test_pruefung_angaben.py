"""The checks phasenzuordnung, bundesland-unbekannt and name-wie-alias."""

from pathlib import Path

import holidays
import pytest
from hilfen import write_folder
from hypothesis import given
from hypothesis import strategies as st
from pruefhilfen import assert_finds, findings, run, steps, work

from isrp_cli.befund import Stufe
from isrp_cli.checks import name_wie_alias
from isrp_cli.checks.name_wie_alias import fold
from isrp_cli.feiertage import LAENDER
from isrp_cli.loading import Daten, load


@pytest.mark.parametrize("name", ["phasenzuordnung", "bundesland-unbekannt", "name-wie-alias"])
def test_the_shipped_process_gives_nothing(erfurt: Daten, name: str) -> None:
    """Its phases hold every step, TH is Thüringen, and every variant of a name is an alias."""
    assert run(erfurt, name) == []


# --- phasenzuordnung -------------------------------------------------------------------------


def test_steps_in_no_phase_are_one_finding(tmp_path: Path) -> None:
    (befund,) = assert_finds(
        tmp_path,
        "phasenzuordnung",
        "prozess",
        "titel: x\nphasen:\n  ▸- titel: Auftrag\n    schritte: [4, 9]\n  - titel: Leer\n",
        ["die Schritte 1 bis 3, 7 und 8 stehen in keiner Phase"],
        schritte=steps(*(work(nr) for nr in (8, 1, 2, 3, 4, 7, 9))),
    )
    assert befund.stufe is Stufe.WARNUNG
    assert befund.bezuege == ()


def test_one_step_in_no_phase_is_named(tmp_path: Path) -> None:
    assert_finds(
        tmp_path,
        "phasenzuordnung",
        "prozess",
        "titel: x\nphasen: ▸[{titel: Auftrag, schritte: [1, 2]}]\n",
        ["Schritt 3 (Rat) steht in keiner Phase"],
    )


def test_a_step_belongs_to_a_phase_also_when_it_is_dropped_or_done(tmp_path: Path) -> None:
    assert_finds(
        tmp_path,
        "phasenzuordnung",
        "prozess",
        "titel: x\nphasen: ▸[{titel: Auftrag, schritte: [1]}]\n",
        ["die Schritte 2 und 3 stehen in keiner Phase"],
        schritte=steps(
            work(1),
            work(2, rest="entfallen: {am: 2023-12-01}"),
            work(3, rest="erledigt: 2023-12-01"),
        ),
    )


def test_a_step_in_two_phases_or_twice_in_one(tmp_path: Path) -> None:
    befunde = assert_finds(
        tmp_path,
        "phasenzuordnung",
        "prozess",
        "titel: x\nphasen:\n  - {titel: Auftrag, schritte: [1, 2, ▸1]}\n"
        "  - {titel: Beschluss, schritte: [3, ▸2]}\n"
        "  - {titel: Beschluss, schritte: [▸3, ▸1]}\n",
        [
            "Schritt 1 (Rat) steht in der Phase „Auftrag“ zweimal",
            "Schritt 2 (Entwurf) steht schon in der Phase „Auftrag“",
            "Schritt 3 (Rat) steht schon in der Phase „Beschluss“",
            "Schritt 1 (Rat) steht schon in der Phase „Auftrag“",
        ],
    )
    erste = [(b.fundstelle.zeile, b.fundstelle.spalte) for x in befunde for b in x.bezuege]
    assert erste == [(3, 33), (3, 36), (4, 35), (3, 33)]


@pytest.mark.parametrize(
    "prozess",
    [
        "titel: x\n",
        "titel: x\nphasen: []\n",
        "titel: x\nphasen: [{titel: Alles, schritte: [1, 2, 3]}]\n",
        # Numbers that no step has are a finding of another check.
        "titel: x\nphasen: [{titel: Alles, schritte: [1, 2, 3, 9, 9]}]\n",
    ],
)
def test_phases_that_are_complete_or_not_there(tmp_path: Path, prozess: str) -> None:
    assert findings(tmp_path, "phasenzuordnung", prozess=prozess) == []


@pytest.mark.parametrize(
    "dateien",
    [
        # Which steps there are cannot be known.
        {"schritte": "["},
        {"schritte": "schritte: Text\n"},
        {"schritte": "schritte: [{nr: 1}, {nr: 2}, {nr: 3}]\n"},
        # The phase that cannot be read may hold the others.
        {"prozess": "titel: x\nphasen:\n  - {titel: a, schritte: [1]}\n  - {titl: b}\n"},
        {"prozess": "titel: x\nphasen: Text\n"},
    ],
)
def test_nothing_is_said_about_phases_that_cannot_be_known(
    tmp_path: Path, dateien: dict[str, str]
) -> None:
    prozess = "titel: x\nphasen: [{titel: a, schritte: [1, 1]}]\n"
    daten = load(write_folder(tmp_path, **{"prozess": prozess, **dateien}))
    assert daten.befunde
    assert run(daten, "phasenzuordnung") == []


def test_a_step_that_cannot_be_read_hides_no_other(tmp_path: Path) -> None:
    daten = load(
        write_folder(
            tmp_path,
            prozess="titel: x\nphasen: [{titel: a, schritte: [1, 3]}]\n",
            schritte=steps(work(1), work(2), "nr: 3", "nr: 4"),
        )
    )
    (befund,) = run(daten, "phasenzuordnung")
    assert befund.meldung == "Schritt 2 (x) steht in keiner Phase"


# --- bundesland-unbekannt --------------------------------------------------------------------


def test_the_laender_are_those_of_the_library() -> None:
    assert len(LAENDER) == 16
    bekannt = {kuerzel for kuerzel in holidays.Germany.subdivisions if len(kuerzel) == 2}
    assert set(LAENDER) == bekannt
    for kuerzel, name in LAENDER.items():
        assert holidays.Germany.subdivisions_aliases[name] == kuerzel


@pytest.mark.parametrize("kuerzel", sorted(LAENDER))
def test_every_land_is_known(tmp_path: Path, kuerzel: str) -> None:
    assert (
        findings(tmp_path, "bundesland-unbekannt", prozess=f"titel: x\nbundesland: {kuerzel}") == []
    )


ALLE = (
    "öglich sind: „BB“, „BE“, „BW“, „BY“, „HB“, „HE“, „HH“, „MV“, „NI“, „NW“, „RP“, „SH“, „SL“, "
    "„SN“, „ST“, „TH“"
)


@pytest.mark.parametrize(
    ("kuerzel", "hinweis"),
    [
        ("TU", "meinten Sie „TH“ (Thüringen)? M"),
        (
            "BN",
            "meinten Sie „BB“ (Brandenburg) oder „BE“ (Berlin) oder „BW“ (Baden-Württemberg) "
            "oder „BY“ (Bayern) oder „HB“ (Bremen)? M",
        ),
        ("SA", "meinten Sie „SL“ (Saarland) oder „SN“ (Sachsen) oder „ST“ (Sachsen-Anhalt)? M"),
        ("NS", "meinten Sie „NI“ (Niedersachsen) oder „NW“ (Nordrhein-Westfalen)? M"),
        ("HA", "meinten Sie „HH“ (Hamburg)? M"),
        ("XY", "m"),
    ],
)
def test_a_land_that_there_is_not(tmp_path: Path, kuerzel: str, hinweis: str) -> None:
    (befund,) = assert_finds(
        tmp_path,
        "bundesland-unbekannt",
        "prozess",
        f"titel: x\nbundesland: ▸{kuerzel}\n",
        [f"das Bundesland „{kuerzel}“ gibt es nicht; Feiertage und Schulferien sind nicht bekannt"],
    )
    assert befund.hinweis == hinweis + ALLE
    assert befund.stufe is Stufe.WARNUNG


def test_no_land_at_all_is_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path, "bundesland-unbekannt") == []
    # Three letters are a finding of the form.
    daten = load(write_folder(tmp_path, prozess="titel: x\nbundesland: NRW\n"))
    assert [b.check for b in daten.befunde] == ["form"]
    assert run(daten, "bundesland-unbekannt") == []


# --- name-wie-alias --------------------------------------------------------------------------


# The variants of one name within one document, as a planner's source has them.
GLEICH = [
    ("jour fixe der Fachplaner", "Jour fixe der Fachplaner"),
    ("AG Planungsraum-/Sozialraumdefinition", "Arbeitsgruppe Planungsraum-/Sozialraumdefinition"),
    ("Planungsraum-/ Sozialraumdefinition", "Planungsraum- /Sozialraumdefinition"),
    ("Quartiersmanagement-Strategie", "Quartiersmanagementstrategie"),
    ("Sozialplanung – Amt für Soziales", "Sozialplanung (Amt für Soziales)"),
    (
        "Arbeitskreis Quartiersarbeit/ Quartiersentwicklung",
        "AK Quartiersarbeit/Quartiersentwicklung",
    ),
    ("Interfraktionelle AG", "Interfraktionelle Arbeitsgruppe"),
    ("Amt für Straßen und Grünflächen", "Amt fuer Strassen und Gruenflaechen"),
    ("Träger e. V.", "Träger e.V."),
    ("Bürgerforum", "Bu\u0308rgerforum"),
    ("Sozialraum 1", "Sozialraum (1)"),
]
VERSCHIEDEN = [
    ("Dezernat 05", "Dezernat 06"),
    ("1. Sozialplanungsforum", "2. Sozialplanungsforum"),
    ("Sozialraum 1/12", "Sozialraum 11/2"),
    ("Quartiersmanagement", "Quartiersmanagement-Strategie"),
    ("Sozialplanung", "Sozialplanung – Amt für Soziales"),
    ("Agentur Wohnen", "Arbeitsgruppe Agentur Wohnen"),
    ("Ausschuss A", "Ausschuss B"),
    ("Bauen", "Bau"),
]


def bodies(*namen: str) -> str:
    """gremien.yaml with a body for each name (or for what stands behind a name's comma)."""
    zeilen = [f"  - {{id: g{i}, name: {name}}}\n" for i, name in enumerate(namen)]
    return "stellen: []\ngremien:\n" + "".join(zeilen)


def quoted(name: str) -> str:
    return f'"{name}"'


@pytest.mark.parametrize(("eins", "zwei"), [*GLEICH, *((b, a) for a, b in GLEICH)])
def test_two_spellings_of_one_name(tmp_path: Path, eins: str, zwei: str) -> None:
    assert fold(eins) == fold(zwei)
    (befund,) = assert_finds(
        tmp_path,
        "name-wie-alias",
        "gremien",
        bodies(quoted(eins), "▸" + quoted(zwei)),
        [f"„{zwei}“ sieht aus wie eine andere Schreibweise von „{eins}“"],
    )
    assert befund.stufe is Stufe.HINWEIS
    (bezug,) = befund.bezuege
    assert (bezug.fundstelle.zeile, bezug.text) == (3, f"hier steht „{eins}“")


@pytest.mark.parametrize(("eins", "zwei"), VERSCHIEDEN)
def test_two_names_of_two_things(tmp_path: Path, eins: str, zwei: str) -> None:
    text = bodies(quoted(eins), quoted(zwei))
    assert findings(tmp_path, "name-wie-alias", gremien=text) == []


@pytest.mark.parametrize(
    ("eins", "zwei"),
    [("Forum", "1. Forum"), ("1. Forum", "Forum"), ("2. Forum", "Forum")],
)
def test_a_number_before_the_name_of_a_body(tmp_path: Path, eins: str, zwei: str) -> None:
    text = bodies(quoted(eins), quoted(zwei))
    assert len(findings(tmp_path, "name-wie-alias", gremien=text)) == 1


def test_a_number_makes_another_milestone(tmp_path: Path) -> None:
    meilensteine = (
        "meilensteine:\n  - {id: a, titel: Entwurf, schritte: [1]}\n"
        "  - {id: b, titel: 2. Entwurf, schritte: [2]}\n"
    )
    assert findings(tmp_path, "name-wie-alias", meilensteine=meilensteine) == []


@pytest.mark.parametrize(
    "vertippt",
    [
        "Begleitgremum",  # missing
        "Begleitgreemium",  # one too many
        "Begleitgramium",  # another
        "Beglietgremium",  # swapped
        "begleit-gremiium",  # and spelt otherwise
    ],
)
def test_a_typing_error(tmp_path: Path, vertippt: str) -> None:
    assert_finds(
        tmp_path,
        "name-wie-alias",
        "gremien",
        bodies("Begleitgremium", f"▸{vertippt}"),
        [f"„{vertippt}“ sieht aus wie ein Tippfehler für „Begleitgremium“"],
    )


@pytest.mark.parametrize(
    ("eins", "zwei"),
    [
        # Two letters, two places.
        ("Begleitgremium", "Begliitgremum"),
        # Short words, numbers, letters that tell things apart.
        ("Ortsrat Hain", "Ortsrat Main"),
        ("Sozialraumkonferenz I", "Sozialraumkonferenz II"),
        ("Wohngebiet1a", "Wohngebiet2a"),
        # The office and the council: two letters at two places, though each lacks one of them.
        ("Jugendamt", "Jugendrat"),
        ("Schulamt", "Schulrat"),
        # Endings.
        ("Fachplanungen", "Fachplanung"),
        ("Beauftragte", "Beauftragter"),
        ("verwaltungsintern", "verwaltungsextern"),
    ],
)
def test_what_is_no_typing_error(tmp_path: Path, eins: str, zwei: str) -> None:
    assert findings(tmp_path, "name-wie-alias", gremien=bodies(eins, zwei)) == []


def test_every_name_of_every_body_and_office_is_compared(tmp_path: Path) -> None:
    assert_finds(
        tmp_path,
        "name-wie-alias",
        "gremien",
        "stellen:\n"
        "  - {id: a, name: Amt für Wohnen, kurz: Wohnen}\n"
        "  - {id: b, name: Referat Eins, kurz: ▸wohnen}\n"
        "gremien:\n"
        # Its own names may be alike, and one finding for it is enough.
        "  - {id: c, name: Runde, kurz: runde, aliase: [x, ▸Amt fuer Wohnen, WOHNEN]}\n"
        "  - {id: d, name: ▸Runde}\n",
        [
            "„wohnen“ sieht aus wie eine andere Schreibweise von „Wohnen“",
            "„Amt fuer Wohnen“ sieht aus wie eine andere Schreibweise von „Amt für Wohnen“",
            "den Namen „Runde“ gibt es schon",
        ],
    )


def test_the_same_id_twice_is_a_finding_of_another_check(tmp_path: Path) -> None:
    text = "stellen:\n  - {id: a, name: Amt}\n  - {id: a, name: Amt}\ngremien: []\n"
    assert findings(tmp_path, "name-wie-alias", gremien=text) == []


@pytest.mark.parametrize(
    ("datei", "text"),
    [
        (
            "meilensteine",
            "meilensteine:\n  - {id: a, titel: QM-Strategie, schritte: [1]}\n"
            "  - {id: b, titel: ▸QM Strategie, schritte: [2]}\n",
        ),
        (
            "prozess",
            "titel: x\nphasen:\n  - titel: QM-Strategie\n    schritte: [1]\n"
            "  - titel: ▸QM Strategie\n    schritte: [2, 3]\n",
        ),
        (
            "prozess",
            "titel: x\nphasen: [{titel: QM-STRATEGIE, schritte: [1, 2, 3]}]\ninhalte:\n"
            "  - {titel: QM-Strategie, schritte: [1]}\n  - {titel: ▸QM Strategie, schritte: [1]}\n",
        ),
    ],
)
def test_titles_are_compared_with_their_own_kind(tmp_path: Path, datei: str, text: str) -> None:
    assert_finds(
        tmp_path,
        "name-wie-alias",
        datei,
        text,
        ["„QM Strategie“ sieht aus wie eine andere Schreibweise von „QM-Strategie“"],
    )


def test_a_member_that_is_known_already(tmp_path: Path) -> None:
    befunde = assert_finds(
        tmp_path,
        "name-wie-alias",
        "gremien",
        "stellen:\n  - {id: amt-s, name: Amt für Soziales}\n"
        "gremien:\n  - id: rat\n    name: Rat\n    mitglieder:\n"
        "      - bezeichnung: ▸Amt für Soziales\n"
        "      - bezeichnung: ▸Amt fuer Soziales\n"
        "      - bezeichnung: ▸Amt für Soziaales\n"
        "      - bezeichnung: Amt für Soziales, Leitung\n"
        # Here the wording is only how it is to be called.
        "      - {stelle: amt-s, bezeichnung: amt für soziales}\n",
        [
            "den Namen „Amt für Soziales“ gibt es schon",
            "„Amt fuer Soziales“ sieht aus wie eine andere Schreibweise von „Amt für Soziales“",
            "„Amt für Soziaales“ sieht aus wie ein Tippfehler für „Amt für Soziales“",
        ],
    )
    assert {b.hinweis for b in befunde} == {
        "statt „bezeichnung“ „stelle: amt-s“ schreiben, falls es dasselbe ist"
    }


NAMEN = """\
stellen:
  - id: wohnen
    name: Amt für Wohnen
gremien:
  - id: runde
    name: Arbeitsgruppe Wohnen
    kurz: Wohnrunde
    aliase: [Runde der AG Wohnen]
"""


def test_who_does_or_presents_something(tmp_path: Path) -> None:
    befunde = assert_finds(
        tmp_path,
        "name-wie-alias",
        "schritte",
        "schritte:\n"
        "  - nr: 1\n"
        "    titel: ag wohnen\n"  # a step may be called as it likes
        "    art: erarbeitung\n"
        '    zeitplanung: "03/2024"\n'
        "    tagesordnung:\n"
        "      - {punkt: a, vortrag: Wohnrunde}\n"
        "      - {punkt: amt  für wohnen, vortrag: ▸AG Wohnen}\n"
        "    festlegungen:\n"
        "      - {text: a, wer: Amt für Wohnen}\n"
        "      - {text: a, wer: ▸wohn-runde}\n"
        "      - {text: a, wer: Runde der AG Wohnen}\n"
        "      - {text: a, wer: Amt für Umwelt}\n"
        "      - {text: a}\n"
        "      - {text: a, wer: ▸1. Runde der AG Wohnen}\n",
        [
            "„AG Wohnen“ sieht aus wie eine andere Schreibweise von „Arbeitsgruppe Wohnen“",
            "„wohn-runde“ sieht aus wie eine andere Schreibweise von „Wohnrunde“",
            "„1. Runde der AG Wohnen“ sieht aus wie eine andere Schreibweise von "
            "„Runde der AG Wohnen“",
        ],
        gremien=NAMEN,
    )
    assert befunde[0].hinweis == "„Arbeitsgruppe Wohnen“ schreiben, falls es dasselbe ist"
    assert befunde[0].bezuege[0].fundstelle.zeile == 6


def test_a_spelling_that_is_given_is_never_a_finding(tmp_path: Path) -> None:
    """Also where it is a typing error of another name."""
    gremien = "stellen: []\ngremien: [{id: a, name: Begleitgremium, aliase: [Begleitgremum]}]\n"
    schritte = steps(
        work(1, rest="festlegungen: [{text: a, wer: Begleitgremum}]"), work(2), work(3)
    )
    assert findings(tmp_path, "name-wie-alias", gremien=gremien, schritte=schritte) == []


@pytest.mark.parametrize("name", ["–", "...", "\u00a0", "§", "1.", "AG"])
def test_names_of_signs_are_like_nothing(tmp_path: Path, name: str) -> None:
    text = bodies(quoted(name), quoted("/"), quoted("(-)"))
    assert findings(tmp_path, "name-wie-alias", gremien=text) == []


def test_what_can_be_read_is_compared(tmp_path: Path) -> None:
    text = bodies("Bauamt", "Bauamt, art: gremiun", "BAUAMT")
    daten = load(write_folder(tmp_path, gremien=text))
    assert [b.fundstelle.zeile for b in daten.befunde] == [4]
    assert [b.fundstelle.zeile for b in run(daten, "name-wie-alias")] == [5]


@given(st.text(min_size=1), st.integers(0, 99))
def test_spelling_is_all_that_folding_takes_away(name: str, zahl: int) -> None:
    assert fold(f"({name})") == fold(name) == fold(f" {name} - ")
    assert fold(f"{name} {zahl}") != fold(f"{name} {zahl + 1}")


def test_twice_the_names_are_twice_the_work(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gezaehlt = []
    zerlegt = name_wie_alias._words
    monkeypatch.setattr(name_wie_alias, "_words", lambda n: gezaehlt.append(n) or zerlegt(n))

    def calls(anzahl: int) -> int:
        gezaehlt.clear()
        name_wie_alias._misspellings.cache_clear()
        namen = [f"Sozialraumkonferenz Bezirk {i}" for i in range(anzahl)]
        text = bodies(*namen, namen[7].upper())
        assert len(findings(tmp_path, "name-wie-alias", gremien=text)) == 1
        return len(gezaehlt)

    assert calls(200) < 2.1 * calls(100)
