"""The checks on decisions: committee before council, Vorlage before the bodies, invitations."""

from datetime import date
from pathlib import Path

import pytest
from hilfen import tag, write_folder
from pruefhilfen import assert_finds, findings, run, steps, work

from isrp_cli.loading import Daten, load

GREMIEN = """\
stellen: []
gremien:
  - {id: rat, name: Rat, art: rat, ladungsfrist: 4}
  - {id: aus, name: Ausschuss, art: ausschuss, ladungsfrist: 4}
  - {id: db, name: Dienstberatung, art: dienstberatung}
"""


def meeting(nr: int, gremium: str, wann: str = "03/2024", rest: str = "", art: str = "") -> str:
    """A step of a body: a decision, or what `art` says."""
    komma = ", " if rest else ""
    return (
        f"nr: {nr}, gremium: {gremium}, art: {art or 'beschluss'}, zeitplanung: {wann}{komma}{rest}"
    )


def filing(nr: int, wann: str = "03/2024", rest: str = "") -> str:
    """A Vorlage is filed."""
    return work(nr, wann, rest).replace("titel: x, art: erarbeitung", "titel: V, art: einreichung")


def shipped(ordner: Path, erfurt: Daten, *ersetzungen: tuple[str, str]) -> Daten:
    """The shipped process with pieces of its schritte.yaml replaced, each exactly once."""
    dateien = {name.removesuffix(".yaml"): d.text for name, d in erfurt.dateien.items()}
    for alt, neu in ersetzungen:
        assert dateien["schritte"].count(alt) == 1, alt
        dateien["schritte"] = dateien["schritte"].replace(alt, neu)
    daten = load(write_folder(ordner, **dateien))
    assert daten.befunde == []
    return daten


# --- beschluss-ohne-ausschuss ----------------------------------------------------------------

OHNE = "kein Ausschuss bereitet den Beschluss in Schritt {} (Rat) vor"


@pytest.mark.parametrize(
    ("schritte", "nummern"),
    [
        # No predecessor at all, another body, a committee afterwards or beside it.
        (steps(meeting(1, "rat")), [1]),
        (steps(meeting(1, "db"), meeting(2, "rat", rest="nach: [1]")), [2]),
        (steps(meeting(1, "rat"), meeting(2, "aus", rest="nach: [1]")), [1]),
        (steps(meeting(1, "aus"), meeting(2, "rat"), work(3, rest="nach: [1, 2]")), [2]),
        # A dropped committee prepares nothing.
        (
            steps(
                meeting(1, "aus", rest="entfallen: {am: 2023-12-01}"),
                meeting(2, "rat", rest="nach: [1]"),
            ),
            [2],
        ),
        # What prepared the first decision did not prepare the next one.
        (
            steps(
                meeting(1, "aus"),
                meeting(2, "rat", rest="nach: [1]"),
                work(3, rest="nach: [2]"),
                meeting(4, "rat", "06/2024", "nach: [3]"),
            ),
            [4],
        ),
        # The same where the first is done already.
        (
            steps(
                meeting(1, "aus", "10/2023", "erledigt: 2023-10-02"),
                meeting(2, "rat", "11/2023", "nach: [1], erledigt: 2023-11-02"),
                meeting(3, "rat", "06/2024", "nach: [2]"),
            ),
            [3],
        ),
        # Done after the Stand: not done yet.
        (steps(meeting(1, "rat", rest="erledigt: 2024-01-02")), [1]),
    ],
)
def test_council_decisions_that_no_committee_prepares(
    tmp_path: Path, schritte: str, nummern: list[int]
) -> None:
    befunde = findings(tmp_path, "beschluss-ohne-ausschuss", gremien=GREMIEN, schritte=schritte)
    assert [b.meldung for b in befunde] == [OHNE.format(nr) for nr in nummern]


def test_where_the_missing_committee_is_reported(tmp_path: Path) -> None:
    schritte = """\
schritte:
  - nr: 1
    gremium: db
    art: beschluss
    zeitplanung: 02/2024
  - nr: 2
    gremium: rat
    art: beschluss
    zeitplanung: 03/2024
    ▸nach: [1]
  - ▸nr: 3
    gremium: rat
    art: beschluss
    zeitplanung: 03/2024
"""
    befunde = assert_finds(
        tmp_path,
        "beschluss-ohne-ausschuss",
        "schritte",
        schritte,
        [OHNE.format(2), OHNE.format(3)],
        gremien=GREMIEN,
    )
    for befund in befunde:
        (bezug,) = befund.bezuege
        assert bezug.text == "„Rat“ ist ein Rat"
        assert bezug.fundstelle.datei.endswith("gremien.yaml")
        assert bezug.fundstelle.text[bezug.fundstelle.spalte - 1 :].startswith("rat, ladungsfrist")


ANLEGEN = "den Schritt des Ausschusses anlegen und hier unter „nach“ nennen"
NENNEN = (
    "Schritt {} (Ausschuss) hier unter „nach“ nennen, falls dort beraten wird, sonst einen Schritt "
    "des Ausschusses anlegen"
)


@pytest.mark.parametrize(
    ("schritte", "hinweis"),
    [
        # The last one that begins before the decision does.
        (
            steps(
                meeting(1, "aus", "02/2024"),
                meeting(2, "aus", "03/2024"),
                meeting(3, "aus", "04/2024"),
                meeting(9, "rat", "04/2024"),
            ),
            NENNEN.format(2),
        ),
        # No day is known; dropped; it has prepared another decision; it comes after this one.
        (steps(meeting(1, "aus", "bis 02/2024"), meeting(9, "rat", "04/2024")), ANLEGEN),
        (steps(meeting(1, "aus", "02/2024"), meeting(9, "rat", "bis 04/2024")), ANLEGEN),
        (
            steps(
                meeting(1, "aus", "02/2024", "entfallen: {am: 2023-12-01}"),
                meeting(9, "rat", "04/2024"),
            ),
            ANLEGEN,
        ),
        (
            steps(
                meeting(1, "aus", "02/2024"),
                meeting(2, "rat", "03/2024", "nach: [1]"),
                meeting(9, "rat", "04/2024", "nach: [2]"),
            ),
            ANLEGEN,
        ),
        (
            steps(
                meeting(1, "aus", "03-06/2024", "nach: [2]"),
                work(2, "04/2024", "nach: [9]"),
                meeting(9, "rat", "04/2024"),
            ),
            ANLEGEN,
        ),
    ],
)
def test_a_committee_that_may_only_have_to_be_named(
    tmp_path: Path, schritte: str, hinweis: str
) -> None:
    befunde = findings(tmp_path, "beschluss-ohne-ausschuss", gremien=GREMIEN, schritte=schritte)
    assert (befunde[-1].meldung, befunde[-1].hinweis) == (OHNE.format(9), hinweis)
    genannt = [b.text for b in befunde[-1].bezuege[1:]]
    assert genannt == (["Schritt 2 (Ausschuss) liegt davor"] if hinweis != ANLEGEN else [])


@pytest.mark.parametrize(
    "schritte",
    [
        # Directly, over other steps, as a deliberation, and one committee for two decisions.
        steps(meeting(1, "aus"), meeting(2, "rat", rest="nach: [1]")),
        steps(
            meeting(1, "aus", art="beratung"),
            work(2, rest="nach: [1]"),
            meeting(3, "rat", rest="nach: [2]"),
            meeting(4, "rat", rest="nach: [1]"),
        ),
        # The number is no order.
        steps(meeting(1, "rat", rest="nach: [3]"), work(2), meeting(3, "aus", rest="nach: [2]")),
        # A postponed or dropped decision leaves the committee's work for the next one.
        steps(
            meeting(1, "aus"),
            meeting(2, "rat", rest="nach: [1], beschluss: {ergebnis: vertagt}"),
            meeting(3, "rat", rest="nach: [2]"),
        ),
        steps(
            meeting(1, "aus"),
            meeting(2, "rat", rest="nach: [1], entfallen: {am: 2023-12-01}"),
            meeting(3, "rat", rest="nach: [2]"),
        ),
        # No decision, no council, done, dropped.
        steps(
            meeting(1, "rat", art="beratung"),
            meeting(2, "db"),
            work(3),
            meeting(4, "rat", rest="erledigt: 2024-01-01"),
            meeting(5, "rat", rest="entfallen: {am: 2024-01-01}"),
        ),
        # What cannot be known: an unknown step or body may be the committee.
        steps(meeting(1, "rat", rest="nach: [9]")),
        steps(meeting(1, "auss"), meeting(2, "rat", rest="nach: [1]")),
        steps(work(1, rest="nach: [9]"), meeting(2, "rat", rest="nach: [1]")),
        # In a circle with the committee.
        steps(meeting(1, "aus", rest="nach: [2]"), meeting(2, "rat", rest="nach: [1]")),
    ],
)
def test_council_decisions_that_are_prepared_or_may_be(tmp_path: Path, schritte: str) -> None:
    assert not findings(tmp_path, "beschluss-ohne-ausschuss", gremien=GREMIEN, schritte=schritte)


def test_without_any_committee_the_plan_needs_none(tmp_path: Path) -> None:
    gremien = GREMIEN.replace("art: ausschuss", "art: gremium")
    schritte = steps(meeting(1, "rat"))
    assert not findings(tmp_path, "beschluss-ohne-ausschuss", gremien=gremien, schritte=schritte)


def test_a_committee_that_cannot_be_read_is_not_missed(tmp_path: Path) -> None:
    gremien = GREMIEN.replace("name: Ausschuss,", "") + "  - {id: b, name: B, art: ausschuss}\n"
    schritte = steps(meeting(1, "aus"), meeting(2, "rat", rest="nach: [1]"))
    daten = load(write_folder(tmp_path, gremien=gremien, schritte=schritte))
    assert len(daten.befunde) == 1
    assert run(daten, "beschluss-ohne-ausschuss") == []


def test_the_committee_of_the_first_decision_does_not_prepare_the_second(
    tmp_path: Path, erfurt: Daten
) -> None:
    """Without 44 the council decides in 45 after 43; the committee met two years before, in 5."""
    assert run(erfurt, "beschluss-ohne-ausschuss") == []
    weg = "schritt: 44\n        grund: In der Beratungsfolge kommt der Ausschuss"
    daten = shipped(tmp_path, erfurt, (weg, weg.replace("44", "43")))
    (befund,) = run(daten, "beschluss-ohne-ausschuss")
    assert befund.meldung == "kein Ausschuss bereitet den Beschluss in Schritt 45 (Stadtrat) vor"


# --- vorlage-zu-spaet ------------------------------------------------------------------------


def test_a_body_that_decides_before_the_vorlage_is_filed(tmp_path: Path) -> None:
    """The council needs the Vorlage and a decision that comes before it is filed."""
    befunde = assert_finds(
        tmp_path,
        "vorlage-zu-spaet",
        "schritte",
        steps(
            filing(1, "▸05/2024"),
            meeting(2, "db", "04/2024"),
            meeting(3, "rat", "06/2024", "nach: [1, 2]"),
        ),
        ["die Vorlage aus Schritt 1 (V) kommt zu spät für Schritt 2 (Dienstberatung)"],
        gremien=GREMIEN,
    )
    assert befunde[0].hinweis == (
        "die Einreichung vorziehen, den Beschluss verschieben oder bei ihm unter „nach“ "
        "Schritt 1 nennen"
    )
    (bezug,) = befunde[0].bezuege
    assert bezug.text == "Schritt 2 kommt nicht nach Schritt 1 und kann am 01.04.2024 beginnen"
    assert (bezug.fundstelle.zeile, bezug.fundstelle.text[bezug.fundstelle.spalte - 1 :]) == (
        3,
        "04/2024}",
    )


@pytest.mark.parametrize(
    ("wann", "termin", "sicher"),
    [
        # The Vorlage is filed in May.
        ("30.04.2024", "", True),
        ("01.05.2024", "", False),
        ("05/2024", "", False),
        ("31.05.2024", "", False),
        ("05-06/2024", "", False),
        ("bis 06/2024", "", False),
        ("offen", "", False),
        ("06/2024", "termine: [{datum: 2024-04-30}]", True),
        ("01.06.2024", "", None),
        ("06/2024", "", None),
        ("ab 06/2024", "", None),
        ("04/2024", "termine: [{datum: 2024-06-03}]", None),
    ],
)
def test_a_decision_not_after_the_vorlage_must_lie_wholly_after_it(
    tmp_path: Path, wann: str, termin: str, sicher: bool | None
) -> None:
    schritte = steps(
        filing(1, "05/2024"),
        meeting(2, "db", wann, termin),
        meeting(3, "rat", "07/2024", "nach: [1, 2]"),
    )
    befunde = findings(tmp_path, "vorlage-zu-spaet", gremien=GREMIEN, schritte=schritte)
    meldung = "die Vorlage aus Schritt 1 (V) kommt {}zu spät für Schritt 2 (Dienstberatung)"
    erwartet = [] if sicher is None else [meldung.format("" if sicher else "womöglich ")]
    assert [b.meldung for b in befunde] == erwartet


def test_a_decision_indirectly_after_the_vorlage_but_over_before_it(tmp_path: Path) -> None:
    """2 has time enough on either side, so that no neighbours contradict each other."""
    schritte = steps(
        filing(1, "▸05/2024"),
        meeting(2, "db", "04-05/2024", "nach: [1]"),
        meeting(3, "aus", "04/2024", "nach: [2]"),
        meeting(4, "rat", "04/2024", "nach: [3]"),
        meeting(5, "rat", "01.05.2024", "nach: [2]"),
    )
    befunde = assert_finds(
        tmp_path,
        "vorlage-zu-spaet",
        "schritte",
        schritte,
        [
            "die Vorlage aus Schritt 1 (V) kommt zu spät für Schritt 3 (Ausschuss) "
            "und 1 weiteren Beschluss"
        ],
        gremien=GREMIEN,
    )
    assert [b.text for b in befunde[0].bezuege] == [
        "Schritt 3 endet schon am 30.04.2024",
        "Schritt 4 endet schon am 30.04.2024",
    ]
    # It comes after the Vorlage already.
    assert befunde[0].hinweis == "die Einreichung vorziehen oder den Beschluss verschieben"


def test_a_deadline_for_filing_counts_with_its_last_day(tmp_path: Path) -> None:
    schritte = steps(
        filing(1, "bis 15.05.2024"),
        meeting(2, "db", "04-05/2024", "nach: [1]"),
        meeting(3, "aus", "14.05.2024", "nach: [2]"),
        meeting(4, "aus", "15.05.2024", "nach: [2]"),
    )
    (befund,) = findings(tmp_path, "vorlage-zu-spaet", gremien=GREMIEN, schritte=schritte)
    assert [b.text for b in befund.bezuege] == ["Schritt 3 endet schon am 14.05.2024"]


ZWEI_BESCHLUESSE = steps(
    meeting(1, "db", "02/2024"),
    meeting(2, "rat", "03/2024", "nach: [1]"),
    filing(3, "05/2024"),
    meeting(4, "rat", "06/2024", "nach: [2, 3]"),
)


def test_at_most_five_decisions_are_shown(tmp_path: Path) -> None:
    davor = [meeting(nr, "db", "04/2024") for nr in range(2, 10)]
    schritte = steps(
        filing(1, "05/2024"), *davor, meeting(20, "rat", "06/2024", "nach: [1,2,3,4,5,6,7,8,9]")
    )
    (befund,) = findings(tmp_path, "vorlage-zu-spaet", gremien=GREMIEN, schritte=schritte)
    assert befund.meldung.endswith("Schritt 2 (Dienstberatung) und 7 weitere Beschlüsse")
    assert [b.fundstelle.zeile for b in befund.bezuege] == [3, 4, 5, 6, 7]


@pytest.mark.parametrize(
    "schritte",
    [
        # In order, one month like the source's 42 to 45.
        steps(
            filing(1, "05/2024"),
            meeting(2, "db", "05/2024", "nach: [1]"),
            meeting(3, "aus", "05/2024", "nach: [2]"),
            meeting(4, "rat", "06/2024", "nach: [3]"),
        ),
        # Directly after it: `zeitfolge` reports that.
        steps(filing(1, "05/2024"), meeting(2, "db", "04/2024", "nach: [1]")),
        # The same over a step without dates.
        steps(
            filing(1, "05/2024"),
            work(2, "offen", "nach: [1]"),
            meeting(3, "db", "04/2024", "nach: [2]"),
            meeting(4, "rat", "06/2024", "nach: [1, 3]"),
        ),
        # After it over a step that is no decision.
        steps(
            filing(1, "05/2024"),
            work(2, "05/2024", "nach: [1]"),
            meeting(3, "db", "05/2024", "nach: [2]"),
            meeting(4, "rat", "06/2024", "nach: [1, 3]"),
        ),
        # A decision before the Vorlage that no decision of its Beratungsfolge comes after.
        steps(
            meeting(1, "db", "03/2024"),
            work(2, "04/2024", "nach: [1]"),
            filing(3, "05/2024", "nach: [2]"),
            meeting(4, "db", "05/2024", "nach: [3, 2]"),
        ),
        # The council's decision ends a Beratungsfolge: what it builds on is another matter,
        ZWEI_BESCHLUESSE,
        # and so is what comes after it.
        steps(
            filing(1, "05/2024"),
            meeting(2, "rat", "06/2024", "nach: [1]"),
            meeting(3, "db", "04/2024"),
            meeting(4, "rat", "07/2024", "nach: [2, 3]"),
        ),
        # A decision with a Vorlage of its own.
        steps(
            filing(1, "03/2024"),
            meeting(2, "db", "04/2024", "nach: [1]"),
            filing(3, "05/2024"),
            meeting(4, "rat", "06/2024", "nach: [2, 3]"),
        ),
        # Done, dropped.
        steps(
            filing(1, "05/2024", "erledigt: 2024-01-01"),
            meeting(2, "db", "04/2024"),
            meeting(3, "rat", "06/2024", "nach: [1, 2]"),
        ),
        steps(
            filing(1, "05/2024", "entfallen: {am: 2024-01-01}"),
            meeting(2, "db", "04/2024"),
            meeting(3, "rat", "06/2024", "nach: [1, 2]"),
        ),
        steps(
            filing(1, "05/2024"),
            meeting(2, "db", "04/2024", "erledigt: 2024-01-01"),
            meeting(3, "db", "04/2024", "entfallen: {am: 2024-01-01}"),
            meeting(4, "rat", "06/2024", "nach: [1, 2, 3]"),
        ),
        # What cannot be known: an unknown predecessor, an unknown body, a circle.
        steps(
            filing(1, "05/2024"),
            work(2, rest="nach: [9]"),
            meeting(3, "db", "04/2024", "nach: [2]"),
            meeting(4, "rat", "06/2024", "nach: [1, 3]"),
        ),
        ZWEI_BESCHLUESSE.replace("gremium: rat", "gremium: stadtrat", 1),
        steps(
            filing(1, "05/2024", "nach: [3]"),
            meeting(2, "db", "04/2024"),
            meeting(3, "rat", "06/2024", "nach: [1, 2]"),
        ),
    ],
)
def test_vorlagen_that_are_in_time_or_may_be(tmp_path: Path, schritte: str) -> None:
    assert not findings(tmp_path, "vorlage-zu-spaet", gremien=GREMIEN, schritte=schritte)


def test_of_two_vorlagen_the_later_one_is_judged(tmp_path: Path) -> None:
    """The decision in April is in time for neither, and reported once."""
    schritte = steps(
        filing(1, "05/2024"),
        filing(2, "06/2024"),
        meeting(3, "db", "04/2024"),
        meeting(4, "rat", "07/2024", "nach: [1, 2, 3]"),
    )
    (befund,) = findings(tmp_path, "vorlage-zu-spaet", gremien=GREMIEN, schritte=schritte)
    assert befund.meldung.startswith("die Vorlage aus Schritt 2 (V) kommt zu spät")


def test_a_dropped_vorlage_supplies_nobody(tmp_path: Path) -> None:
    schritte = steps(
        filing(1, "03/2024", "entfallen: {am: 2024-01-01}"),
        meeting(2, "db", "04/2024", "nach: [1]"),
        filing(3, "05/2024"),
        meeting(4, "rat", "06/2024", "nach: [2, 3]"),
    )
    (befund,) = findings(tmp_path, "vorlage-zu-spaet", gremien=GREMIEN, schritte=schritte)
    assert "Schritt 3 (V) kommt zu spät für Schritt 2" in befund.meldung


def test_the_vorlage_of_the_shipped_process(tmp_path: Path, erfurt: Daten) -> None:
    """42 is in time as it stands; filed in September 2023 it is late for 44 and 45 of July."""
    assert run(erfurt, "vorlage-zu-spaet", date(2021, 1, 1)) == []
    alt = 'art: einreichung\n    zeitplanung: "06/2023"'
    daten = shipped(tmp_path, erfurt, (alt, alt.replace("06/2023", "09/2023")))
    (befund,) = run(daten, "vorlage-zu-spaet", date(2021, 1, 1))
    assert befund.meldung == (
        "die Vorlage aus Schritt 42 (Einstellung in den Kommunalen Sitzungsdienst) kommt zu spät "
        "für Schritt 44 (Ausschuss für Soziales, Arbeitsmarkt und Gleichstellung) "
        "und 1 weiteren Beschluss"
    )
    # 43 comes directly after 42, that is for the check of direct dependencies.
    (direkt,) = run(daten, "zeitfolge", date(2021, 1, 1))
    assert direkt.meldung.startswith("Schritt 43 ")


# --- ladungsfrist ----------------------------------------------------------------------------


def test_a_fixed_day_to_which_nobody_can_be_invited_in_time(tmp_path: Path) -> None:
    """Four full days before 05.01.2024 are 1 to 4 January: receipt on 31 December at the latest."""
    befunde = assert_finds(
        tmp_path,
        "ladungsfrist",
        "schritte",
        steps(
            meeting(1, "rat", "▸05.01.2024"),
            meeting(2, "rat", "01/2024", "termine: [{datum: ▸2024-01-05}, {datum: ▸2024-01-01}]"),
            meeting(3, "rat", "06.01.2024"),
        ),
        [
            f"die Ladungsfrist für Schritt {nr} (Rat) am {wann} ist nicht mehr einzuhalten, "
            f"falls die Einladung nicht schon bis zum {zugang} zugegangen ist"
            for nr, wann, zugang in (
                (1, "05.01.2024", "31.12.2023"),
                (2, "05.01.2024", "31.12.2023"),
                (2, "01.01.2024", "27.12.2023"),
            )
        ],
        gremien=GREMIEN,
    )
    for befund in befunde:
        (bezug,) = befund.bezuege
        assert bezug.text == "4 volle Kalendertage zwischen Zugang der Einladung und Sitzung"
        assert bezug.fundstelle.datei.endswith("gremien.yaml")
        assert bezug.fundstelle.text[bezug.fundstelle.spalte - 1 :] == "4}"


def test_a_window_in_which_no_day_is_left(tmp_path: Path) -> None:
    assert_finds(
        tmp_path,
        "ladungsfrist",
        "schritte",
        steps(meeting(1, "aus", "▸03/2024")),
        [
            "für Schritt 1 (Ausschuss) passt kein Tag der Zeitplanung (03/2024) mehr zur "
            "Ladungsfrist: Für den letzten, den 31.03.2024, hätte die Einladung bis zum "
            "26.03.2024 zugehen müssen"
        ],
        tag("27.03.2024"),
        gremien=GREMIEN,
    )


@pytest.mark.parametrize(
    ("schritt", "stand"),
    [
        # The last day on which receipt is in time; past; no last day.
        (meeting(1, "aus", "03/2024"), "26.03.2024"),
        (meeting(1, "aus", "03/2024"), "01.04.2024"),
        (meeting(1, "aus", "31.03.2024"), "26.03.2024"),
        (meeting(1, "aus", "31.03.2024"), "01.04.2024"),
        (meeting(1, "aus", "ab 03/2024"), "27.03.2024"),
        (meeting(1, "aus", "offen"), "27.03.2024"),
        # Fixed for a later day than planned, or all past.
        (meeting(1, "aus", "03/2024", "termine: [{datum: 2024-04-20}]"), "27.03.2024"),
        (meeting(1, "aus", "03/2024", "termine: [{datum: 2024-03-01}]"), "27.03.2024"),
        # Done, dropped, no meeting, a body without the rule, no body, an unknown one.
        (meeting(1, "aus", "03/2024", "erledigt: 2024-03-27"), "27.03.2024"),
        (meeting(1, "aus", "03/2024", "entfallen: {am: 2024-03-27}"), "27.03.2024"),
        (meeting(1, "aus", "bis 03/2024", art="rueckmeldung"), "27.03.2024"),
        (meeting(1, "db", "03/2024"), "27.03.2024"),
        ("nr: 1, titel: x, art: beschluss, zeitplanung: 03/2024", "27.03.2024"),
        (meeting(1, "xyz", "03/2024"), "27.03.2024"),
    ],
)
def test_meetings_to_which_one_can_still_invite(tmp_path: Path, schritt: str, stand: str) -> None:
    schritte = steps(schritt)
    assert not findings(tmp_path, "ladungsfrist", tag(stand), gremien=GREMIEN, schritte=schritte)


@pytest.mark.parametrize("stand", ["28.03.2024", "31.03.2024"])
def test_on_the_day_of_the_meeting_it_is_still_reported(tmp_path: Path, stand: str) -> None:
    schritte = steps(meeting(1, "aus", "31.03.2024", "erledigt: 2024-04-01"))
    assert findings(tmp_path, "ladungsfrist", tag(stand), gremien=GREMIEN, schritte=schritte)


@pytest.mark.parametrize(
    ("stand", "nummern"),
    [
        # § 35 Abs. 2 ThürKO for 21.07.2021: receipt on 16.07. at the latest; 15.07.: on 10.07.
        ("01.01.2021", []),
        ("10.07.2021", []),
        ("11.07.2021", [5]),
        ("15.07.2021", [5]),
        ("16.07.2021", []),
        ("17.07.2021", [6]),
        ("21.07.2021", [6]),
        ("22.07.2021", []),
        # 44 and 45 in 07/2023: the last day is the 31st.
        ("26.07.2023", []),
        ("27.07.2023", [44, 45]),
        ("01.08.2023", []),
    ],
)
def test_the_invitations_of_the_shipped_process(
    erfurt: Daten, stand: str, nummern: list[int]
) -> None:
    befunde = run(erfurt, "ladungsfrist", tag(stand))
    assert [int(b.meldung.split("Schritt ")[1].split()[0]) for b in befunde] == nummern


# --- All of them -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["beschluss-ohne-ausschuss", "vorlage-zu-spaet", "ladungsfrist"])
@pytest.mark.parametrize("stand", ["01.01.2021", "10.09.2022", "01.01.2030"])
def test_the_shipped_process_gives_nothing(erfurt: Daten, name: str, stand: str) -> None:
    """The source's two Beratungsfolgen, 4 to 6 and 42 to 45, are complete and in order."""
    assert run(erfurt, name, tag(stand)) == []


@pytest.mark.parametrize("name", ["beschluss-ohne-ausschuss", "vorlage-zu-spaet", "ladungsfrist"])
@pytest.mark.parametrize("datei", ["schritte", "gremien"])
def test_numbers_given_twice_and_files_that_cannot_be_read(
    tmp_path: Path, name: str, datei: str
) -> None:
    schritte = steps(
        filing(1),
        meeting(1, "rat", rest="nach: [2]"),
        meeting(2, "aus", "05.01.2024", "nach: [1]"),
        meeting(2, "rat", "04.01.2024", "nach: [2, 2, 7]"),
    )
    daten = load(write_folder(tmp_path, **{"gremien": GREMIEN, "schritte": schritte, datei: "["}))
    assert run(daten, name) == []
    run(load(write_folder(tmp_path, gremien=GREMIEN, schritte=schritte)), name)
