"""The shipped data says what its source says, point by point, and nothing else.

Both sides are read here by means of their own: the source by the small parser below, the data by
ruamel.yaml alone. What the package makes of the data is tested elsewhere.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
SOURCE = (ROOT / "tests" / "daten" / "prozessvorschlag.md").read_text(encoding="utf-8")
MODERATION = "externe Moderation/Input"


def read_data(name: str) -> dict[str, Any]:
    """One data file as plain lists and dicts."""
    data = YAML(typ="safe", pure=True).load(ROOT / "data" / f"{name}.yaml")
    assert isinstance(data, dict)
    return data


PROZESS = read_data("prozess")
SCHRITTE: list[dict[str, Any]] = read_data("schritte")["schritte"]
MEILENSTEINE: list[dict[str, Any]] = read_data("meilensteine")["meilensteine"]
STELLEN: dict[str, dict[str, Any]] = {s["id"]: s for s in read_data("gremien")["stellen"]}
GREMIEN: dict[str, dict[str, Any]] = {g["id"]: g for g in read_data("gremien")["gremien"]}
BY_NR = {s["nr"]: s for s in SCHRITTE}


def by_title(titel: str) -> dict[str, Any]:
    """The one body of that name."""
    (gremium,) = (g for g in GREMIEN.values() if g["name"] == titel)
    return gremium


# --- The source ------------------------------------------------------------------------------


def canonical(name: str) -> str:
    """The one spelling of a Stelle: no blank after a slash, the unit before its office."""
    name = name.replace("/ ", "/").replace("Fachplanungen im ", "Fachplanungen ")
    return name.replace("Sozialplanung (Amt für Soziales)", "Sozialplanung – Amt für Soziales")


def table_rows() -> dict[int, tuple[str, list[str], str, str]]:
    """Number → (bold title, points, Zeitplanung, Aufgabenverteilung) of every row."""
    rows = {}
    for line in SOURCE.splitlines():
        if not re.match(r"[0-9]+\t", line):
            continue
        nr, task, zeitplanung, aufgaben = line.split("\t")
        head = re.match(r"<b>(.+?)</b>", task)
        assert head
        rest = task[head.end() :].strip()
        if "<li>" in rest:
            points = re.findall(r"<li>- (.+?)</li>", rest)
            left = re.sub(r"<li>- .+?</li>", "", rest)
            left = re.sub(r"</?ul[^>]*>", "", left)
        else:
            # No point of a row written with dashes contains a dash between blanks.
            left, *points = (teil.strip() for teil in f" {rest}".split(" – "))
        assert not left.strip(), f"{nr}: {left!r} is neither title nor point"
        rows[int(nr)] = head.group(1), points, zeitplanung, aufgaben
    return rows


def responsibilities(text: str) -> list[tuple[str, list[str], bool]]:
    """(name, roles, to be examined) of every Stelle of an Aufgabenverteilung.

    The Stellen are looked for by name: commas also stand in roles and inside a name, and
    between two Stellen some are missing.
    """
    names = (
        "Dezernat 05|Sozialplanung – Amt für Soziales|externe Moderation/ Input|Begleitgremium"
        "|QM-Runde|Personal- und Organisationsamt, Abteilung Statistik und Wahlen"
    )
    pattern = rf"({names})(?: \(([^)]*)\))?"
    left = re.sub(pattern, "", text)
    assert not left.strip(" ,"), f"{left!r} is no known Stelle"
    found = []
    for name, bracket in re.findall(pattern, text):
        checked = bracket == "Prüfung"
        found.append(
            (canonical(name), [] if checked or not bracket else bracket.split(", "), checked)
        )
    return found


def section(heading: str) -> list[str]:
    """The lines between a heading and the next one, without empty ones."""
    _, _, rest = SOURCE.partition(f"# {heading}\n")
    return [z for z in re.split(r"^#", rest, flags=re.M)[0].splitlines() if z.strip()]


def bullets(heading: str) -> list[tuple[int, str]]:
    """(depth from 0, text) of every bullet of a section; "o" is a residue of the conversion."""
    found = []
    for line in section(heading):
        bullet = re.match(r"( *)- (?:o )?(.+)", line)
        assert bullet, line
        found.append((len(bullet.group(1)) // 2, bullet.group(2)))
    return found


ROWS = table_rows()
NUMBERS = range(1, 46)


def test_the_source_was_read() -> None:
    assert list(ROWS) == list(NUMBERS)
    # Points counted by hand, ten rows at a time: 70 in all, none in 36 and 42.
    tens = [[len(ROWS[nr][1]) for nr in NUMBERS if (nr - 1) // 10 == ten] for ten in range(5)]
    assert [sum(ten) for ten in tens] == [19, 18, 12, 17, 4]
    assert [nr for nr in NUMBERS if not ROWS[nr][1]] == [36, 42]
    assert ROWS[7][1][0] == "Vorstellung Ablaufschema ISRP"
    assert ROWS[45] == ("Stadtrat", ["Beschlussfassung"], "07/2023", "Dezernat 05")
    assert responsibilities(ROWS[7][3])[1:] == [
        ("Sozialplanung – Amt für Soziales", ["Koordination", "inhaltliche Vorbereitung"], False),
        (MODERATION, [], True),
    ]


# --- schritte.yaml ---------------------------------------------------------------------------


def test_steps_are_numbered_as_in_the_source() -> None:
    assert [s["nr"] for s in SCHRITTE] == list(NUMBERS)


def test_steps_hold_what_the_source_knows_and_no_more() -> None:
    """No step is done, fixed or shifted: the source has no status."""
    known = {"nr", "gremium", "titel", "art", "zeitplanung", "tagesordnung"}
    known |= {"aufgabenverteilung", "nach"}
    assert len(SCHRITTE) == 45
    assert set().union(*SCHRITTE) == known


@pytest.mark.parametrize("nr", NUMBERS)
def test_title(nr: int) -> None:
    """The bold title is the step's, else a name of its body: then the step has none."""
    schritt = BY_NR[nr]
    gremium = GREMIEN[schritt["gremium"]] if "gremium" in schritt else {}
    names = {gremium.get("name"), *gremium.get("aliase", [])}
    titel = ROWS[nr][0]
    assert schritt.get("titel") == (None if titel in names else titel)


def test_titles_other_than_the_body() -> None:
    assert [s["nr"] for s in SCHRITTE if "titel" in s] == [7, 20, 21, 36, 42]
    assert [s["nr"] for s in SCHRITTE if "gremium" not in s] == [20, 36, 42]
    assert BY_NR[7]["gremium"] == "begleitgremium"
    assert BY_NR[21]["gremium"] == "sozialplanungsforum"


@pytest.mark.parametrize("nr", NUMBERS)
def test_agenda_word_for_word(nr: int) -> None:
    assert BY_NR[nr].get("tagesordnung", []) == ROWS[nr][1]


@pytest.mark.parametrize("nr", NUMBERS)
def test_dates_as_written(nr: int) -> None:
    assert BY_NR[nr]["zeitplanung"] == ROWS[nr][2]


@pytest.mark.parametrize("nr", NUMBERS)
def test_responsibilities(nr: int) -> None:
    names = {**GREMIEN, **STELLEN}
    found = [
        (names[a["stelle"]]["name"], a.get("rollen", []), a.get("zu_pruefen", False))
        for a in BY_NR[nr]["aufgabenverteilung"]
    ]
    assert found
    assert found == responsibilities(ROWS[nr][3])


def test_external_moderation_is_to_be_examined() -> None:
    examined = [s["nr"] for s in SCHRITTE for a in s["aufgabenverteilung"] if "zu_pruefen" in a]
    assert examined == [7, 10, 11, 12, 15, 18, 21, 25, 26, 29, 34, 37, 41]


def test_gap_of_step_15_is_not_filled() -> None:
    assert BY_NR[15]["aufgabenverteilung"] == [{"stelle": "externe-moderation", "zu_pruefen": True}]


def test_kinds_of_steps() -> None:
    """A step that is a meeting says so; the four that are none are the ones of the wording."""
    other = {s["nr"]: s["art"] for s in SCHRITTE if s["art"] not in ("beratung", "beschluss")}
    assert other == {
        3: "rueckmeldung",  # „Rückmeldemöglichkeit“, „bis zum“
        20: "erhebung",
        36: "erarbeitung",
        42: "einreichung",
        **dict.fromkeys((21, 23, 24, 25), "beteiligung"),  # the points begin with „Beteiligung“
    }
    decisions = [nr for nr in NUMBERS if any("Beschlussfassung" in p for p in ROWS[nr][1])]
    assert decisions == [4, 5, 6, 43, 44, 45]
    assert [s["nr"] for s in SCHRITTE if s["art"] == "beschluss"] == decisions
    meetings = [nr for nr in NUMBERS if any(p.startswith("Beteiligung ") for p in ROWS[nr][1])]
    assert meetings == [21, 23, 24, 25]


# --- nach ------------------------------------------------------------------------------------


DEPENDENCIES = [(s["nr"], d) for s in SCHRITTE for d in s.get("nach", [])]


def test_number_of_dependencies() -> None:
    """Counted by hand, step by step.

    From the wording: 19, 21, 22, 30, 31, 37, 38, 39, 40, 41 have one, 32, 34, 35 two, 26, 28
    four, 29 seven: 10 + 6 + 8 + 7 = 31. That 8 and 18 presuppose the Sozialstrukturatlas cannot
    be said here: no step stands for it (nor for 1, which is derived).
    Derived: one each for 2, 3, 5 to 10, 15, 16, 17, 24, 25, 28, 29, 30, 34, 35, 42 to 45 (22),
    two each for 4, 11, 13, 14, 18, 20, 23, 33 (16), three for 31, four for 41, five for 12 and 27,
    seven for 36: 22 + 16 + 3 + 4 + 10 + 7 = 62.
    """
    origin = [d["herkunft"] for _, d in DEPENDENCIES]
    assert origin.count("quelle") == 31
    assert origin.count("abgeleitet") == 62
    assert len(origin) == 93


def test_dependencies_point_back_and_lead_on() -> None:
    """Acyclic, as each points to a smaller number; only the last step has no successor."""
    assert len(DEPENDENCIES) == 93
    assert [(nr, d["schritt"]) for nr, d in DEPENDENCIES if not 1 <= d["schritt"] < nr] == []
    assert set(NUMBERS) - {d["schritt"] for _, d in DEPENDENCIES} == {45}
    assert [s["nr"] for s in SCHRITTE if "nach" not in s] == [1]
    pairs = [(nr, d["schritt"]) for nr, d in DEPENDENCIES]
    assert len(set(pairs)) == len(pairs)


def months(zeitplanung: str) -> tuple[str, str]:
    """First and last month as "JJJJ-MM"; a deadline has begun from the outset."""
    found = re.search(r"(?:([0-9]{2})-)?([0-9]{2})[/.]([0-9]{4})$", zeitplanung)
    assert found, zeitplanung
    first, last, year = found.groups()
    start = "" if zeitplanung.startswith("bis") else f"{year}-{first or last}"
    return start, f"{year}-{last}"


def test_no_step_ends_before_one_it_comes_after_begins() -> None:
    spans = {s["nr"]: months(s["zeitplanung"]) for s in SCHRITTE}
    assert spans[24] == ("2022-06", "2022-08")
    assert spans[3] == ("", "2021-05")
    assert [
        (nr, d["schritt"]) for nr, d in DEPENDENCIES if spans[nr][1] < spans[d["schritt"]][0]
    ] == []


def plain(text: str) -> str:
    """Text without markup and with single blanks."""
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())


def test_reasons_quote_the_source() -> None:
    """What stands in quotation marks occurs there; what is said to be in the source quotes it."""
    assert len(DEPENDENCIES) == 93
    source = plain(SOURCE)
    quotes = [(nr, q) for nr, d in DEPENDENCIES for q in re.findall(r"„([^“]+)“", d["grund"])]
    assert len(quotes) >= 31
    assert [(nr, q) for nr, q in quotes if q not in source] == []
    assert [
        (nr, d["grund"])
        for nr, d in DEPENDENCIES
        if d["herkunft"] == "quelle" and "„" not in d["grund"]
    ] == []


def test_review_of_results_follows_the_wording() -> None:
    """26 and 28 list forum, Sozialraumforen, Ortsteile, jour fixe, in this order."""
    for nr in (26, 28):
        assert "1. Sozialplanungsforums, der Sozialraumforen, des Betei" in ROWS[nr][1][0]
        found = [d["schritt"] for d in BY_NR[nr]["nach"] if d["herkunft"] == "quelle"]
        assert found == [21, 24, 25, 23]


# --- gremien.yaml ----------------------------------------------------------------------------


DESCRIBED = [
    "Begleitgremium",
    "Interfraktionelle Arbeitsgruppe",
    "Arbeitsgruppe Planungsraum-/Sozialraumdefinition",
    "Arbeitskreis Quartiersarbeit/Quartiersentwicklung",
    "Sozialplanungsforum",
    "Sozialraumforen",
    "Beteiligungsformat Ortsteile",
    "Beteiligung von Kindern und Jugendlichen",
]
NAMED_IN_THE_TABLE_ALONE = [
    "Planerrunde Dezernat 05",
    "Jour fixe der Fachplaner",
    "Dienstberatung Oberbürgermeister",
    "Ausschuss für Soziales, Arbeitsmarkt und Gleichstellung",
    "Stadtrat",
]
# Bullets that name several members at once, or one by its function: (name, function, not fixed).
SEVERAL: dict[str, list[tuple[str, str | None, bool]]] = {
    "Dezernat 05 (Dezernentin, Referenten, LSZ-Koordination)": [
        ("Dezernat 05", "Dezernentin", False),
        ("Dezernat 05", "Referenten", False),
        ("Dezernat 05", "LSZ-Koordination", False),
    ],
    "Amtsleitungen (Amt für Soziales, Jugendamt, Gesundheitsamt, Amt für Bildung,...)": [
        ("Amt für Soziales", "Amtsleitung", False),
        ("Jugendamt", "Amtsleitung", False),
        ("Gesundheitsamt", "Amtsleitung", False),
        ("Amt für Bildung", "Amtsleitung", False),
        ("weitere Amtsleitungen", None, True),
    ],
    "Umweltamt (Nachhaltigkeitsmanagement)": [("Umweltamt", "Nachhaltigkeitsmanagement", False)],
    "Beauftragte (Bereiche Integration/Migration, Menschen mit Behinderungen, Gleichstellung)": [
        ("Beauftragte (Bereich Integration/Migration)", None, False),
        ("Beauftragte (Bereich Menschen mit Behinderungen)", None, False),
        ("Beauftragte (Bereich Gleichstellung)", None, False),
    ],
    "z.B. Vorsitzender der LIGA der freien Wohlfahrtspflege Erfurt": [
        ("LIGA der freien Wohlfahrtspflege Erfurt", "Vorsitzender", True)
    ],
}


def members_of(text: str) -> list[tuple[str, str | None, bool]]:
    """The members a bullet names."""
    return SEVERAL.get(text) or [(canonical(text.removeprefix("z.B. ")), None, "z.B." in text)]


def described(heading: str) -> dict[str, Any]:
    """What a section of the Beteiligungsstruktur says of its body, by the keys of the data."""
    body: dict[str, Any] = {"aufgaben": [], "mitglieder": []}
    current = gruppe = None
    for depth, text in bullets(heading):
        label, colon, value = text.partition(": ")
        if depth == 2:
            body["mitglieder"] += [(*m, gruppe) for m in members_of(text)]
        elif depth == 1 and text.startswith("Vertreter verwaltungs"):
            gruppe = text.removeprefix("Vertreter ")
        elif depth == 1 and text.startswith("wissenschaftliche"):
            body["mitglieder"].append((text, None, False, "wissenschaft"))
        elif depth == 1 and current == "Vertreter":
            body["mitglieder"] += [(*m, None) for m in members_of(text)]
        elif depth == 1 and current == "Expertise":
            body["aufgaben"][-1] = body["aufgaben"][-1].removesuffix(")")
            body["aufgaben"][-1] += f", {text})" if "(" in body["aufgaben"][-1] else f" ({text})"
        elif depth == 1:
            body["aufgaben"].append(text)
        elif text in ("Aufgaben:", "Vertreter"):
            current = text
        elif text.startswith("Vertreter ("):
            current = "Vertreter"
            body["hinweis"] = "Vertreter: " + text.removeprefix("Vertreter (").removesuffix(")")
        elif colon and label == "Inhaltliche Vorbereitung/Koordination":
            who, _, support = value.partition(", ")
            body["koordination"] = [canonical(who)]
            if support:
                body["hinweis"] = support
        elif colon and label == "Leitung":
            body["leitung"] = [canonical(value)]
        elif colon and label in ("Ziel", "Zielgruppe"):
            body[label.lower()] = value
        elif text.startswith("Planungsgruppe"):
            body["aliase"] = [text]
        elif text.startswith("Anbindung"):
            body["ziel"] = text
        elif text.startswith("Sitzungsrhythmus "):
            body["sitzungsrhythmus"] = text.removeprefix("Sitzungsrhythmus ")
        elif text.startswith("Vertreter aus"):
            body["mitglieder"].append((text, None, False, "politik"))
        elif "(noch in Arbeit)" in text:
            body["hinweis"] = text
        else:
            current = "Expertise" if text.startswith("Fachliche Expertise") else None
            body["aufgaben"].append(text)
    return {key: value for key, value in body.items() if value}


def shipped(titel: str) -> dict[str, Any]:
    """The same of the data."""
    gremium = by_title(titel)
    names = {**GREMIEN, **STELLEN}
    texts = ("ziel", "zielgruppe", "aufgaben", "sitzungsrhythmus", "hinweis")
    body: dict[str, Any] = {k: gremium[k] for k in texts if k in gremium}
    for key in ("leitung", "koordination"):
        if key in gremium:
            body[key] = [names[kennung]["name"] for kennung in gremium[key]]
    if "mitglieder" in gremium:
        body["mitglieder"] = [
            (
                m.get("bezeichnung") or STELLEN[m["stelle"]]["name"],
                m.get("funktion"),
                m.get("beispiel", False),
                m.get("gruppe"),
            )
            for m in gremium["mitglieder"]
        ]
    if titel == "Begleitgremium":
        body["aliase"] = gremium["aliase"]
    return body


def test_the_structure_was_read() -> None:
    """Bullets per section, counted by hand."""
    assert [len(bullets(titel)) for titel in DESCRIBED] == [28, 10, 11, 14, 5, 5, 5, 1]
    assert set(SEVERAL) <= {text for _, text in bullets("Begleitgremium")}
    # 13 bullets: eight name one member each, the five of SEVERAL 3, 5, 1, 3 and 1.
    assert len(described("Begleitgremium")["mitglieder"]) == 21
    assert len(described("Begleitgremium")["aufgaben"]) == 9
    assert len(described(DESCRIBED[2])["mitglieder"]) == 6
    assert len(described(DESCRIBED[3])["mitglieder"]) == 7


def test_twelve_bodies_and_the_participation_of_children() -> None:
    assert len(GREMIEN) == 13
    assert [g["name"] for g in GREMIEN.values()] == DESCRIBED + NAMED_IN_THE_TABLE_ALONE
    meeting = {s["gremium"] for s in SCHRITTE if "gremium" in s}
    assert len(meeting) == 12
    assert set(GREMIEN) - meeting == {"kinder-jugendliche"}


@pytest.mark.parametrize("titel", DESCRIBED)
def test_body_as_described(titel: str) -> None:
    """Every bullet is in the data, in its order, and the data has no other."""
    assert shipped(titel) == described(titel)


@pytest.mark.parametrize("titel", NAMED_IN_THE_TABLE_ALONE)
def test_bodies_without_description_stay_without(titel: str) -> None:
    """Leitung is there only where each of their steps names it."""
    gremium = by_title(titel)
    heads = [ROWS[s["nr"]][3] for s in SCHRITTE if s.get("gremium") == gremium["id"]]
    assert len(heads) >= 2
    expected = {"leitung": ["Dezernat 05"]} if all("(Leitung)" in h for h in heads) else {}
    assert shipped(titel) == expected


def test_every_spelling_is_of_the_source() -> None:
    spellings = [a for g in GREMIEN.values() for a in g.get("aliase", [])]
    assert len(spellings) == 4
    assert [a for a in spellings if a not in SOURCE] == []


def test_stellen_are_used_and_of_the_source() -> None:
    assert len(STELLEN) == 25
    used = {a["stelle"] for s in SCHRITTE for a in s["aufgabenverteilung"]}
    for g in GREMIEN.values():
        used |= {*g.get("leitung", []), *g.get("koordination", [])}
        used |= {m["stelle"] for m in g.get("mitglieder", []) if "stelle" in m}
    assert used - set(GREMIEN) == set(STELLEN)
    source = plain(SOURCE).replace("/ ", "/")
    assert [s["name"] for s in STELLEN.values() if s["name"] not in source] == []


def test_group_of_a_member_is_that_of_its_stelle() -> None:
    members = [m for g in GREMIEN.values() for m in g.get("mitglieder", []) if "stelle" in m]
    assert len(members) == 29
    assert [
        m for m in members if "gruppe" in m and m["gruppe"] != STELLEN[m["stelle"]]["gruppe"]
    ] == []


def test_invitation_period_of_formal_bodies_only() -> None:
    """§ 35 (2) ThürKO: four days, for Stadtrat and Ausschuss."""
    assert {g["id"]: g["ladungsfrist"] for g in GREMIEN.values() if "ladungsfrist" in g} == {
        "ausschuss-sag": 4,
        "stadtrat": 4,
    }


# --- meilensteine.yaml -----------------------------------------------------------------------


MILESTONE_LINES = [line.removeprefix("- ") for line in section("Meilensteine")]


def test_milestones_in_order_and_reached() -> None:
    assert len(MILESTONE_LINES) == 8
    assert [m["titel"] for m in MEILENSTEINE] == [z.removeprefix("✓ ") for z in MILESTONE_LINES]
    assert [z for z in MILESTONE_LINES if z.startswith("✓ ")] == ["✓ Sozialstrukturatlas 2020"]
    assert [m["titel"] for m in MEILENSTEINE if "erreicht" in m] == ["Sozialstrukturatlas 2020"]
    assert MEILENSTEINE[0]["erreicht"] is True


def test_every_step_works_towards_a_milestone() -> None:
    steps = [m.get("schritte", []) for m in MEILENSTEINE]
    assert steps[0] == []
    assert all(s == sorted(set(s)) and s for s in steps[1:])
    assert set().union(*steps) == set(NUMBERS)
    # Completed by: Stadtrat, the last talk on the subject, Stadtrat.
    assert [s[-1] for s in steps[1:]] == [6, 11, 27, 35, 35, 31, 45]


@cache
def before(nr: int) -> set[int]:
    """The steps that come before one, directly or not."""
    direct = {d["schritt"] for d in BY_NR[nr].get("nach", [])}
    return direct.union(*(before(n) for n in direct))


def test_order_of_milestones_follows_from_the_steps() -> None:
    """What a milestone comes after is needed by one of its own steps."""
    by_id = {m["id"]: m for m in MEILENSTEINE}
    assert len(by_id) == 8
    pairs = [(m, by_id[vorher]) for m in MEILENSTEINE for vorher in m.get("nach", [])]
    assert len(pairs) == 14
    for later, earlier in pairs:
        needed = set().union(*(before(nr) for nr in later["schritte"]))
        assert set(earlier.get("schritte", [])) <= needed, (later["id"], earlier["id"])


# --- prozess.yaml ----------------------------------------------------------------------------


def test_head_of_the_process() -> None:
    assert f"„{PROZESS['titel']} ({PROZESS['kuerzel']})“" in SOURCE
    assert PROZESS["kommune"] == "Landeshauptstadt Erfurt"
    assert PROZESS["kommune"] in SOURCE
    assert PROZESS["bundesland"] == "TH"
    assert "sitzungsfrei" not in PROZESS


def test_document_and_vorhabenliste_are_named() -> None:
    heading = re.search(r"^## (Prozessvorschlag .+)$", SOURCE, flags=re.M)
    assert heading
    ((_, sentence),) = bullets("Vorhabenliste Erfurter Modell")
    expected = f"{heading.group(1)}. Vorhabenliste Erfurter Modell: {sentence}."
    assert PROZESS["quelle"] == expected


def test_every_step_is_in_one_phase() -> None:
    """The phases follow one another: together they are the numbers from 1 to 45."""
    phases = [p["schritte"] for p in PROZESS["phasen"]]
    assert len(phases) == 8
    assert [nr for steps in phases for nr in steps] == list(NUMBERS)


CONTENT_LINES = [line.removeprefix("- ") for line in section("Mögliche Inhalte/Elemente ISRP")]
# Brackets that are no list: a reference stays in the title, a clause is one entry.
CONTENT_CLAUSE = "Prüfung, ob es zu einer Fachplanung passt oder separat bearbeitet werden müsste"


def test_content_elements() -> None:
    assert len(CONTENT_LINES) == 14
    expected: list[tuple[str, list[str]]] = []
    for line in CONTENT_LINES:
        titel, bracket, inner = line.removesuffix(")").partition(" (")
        if not bracket or inner.startswith("siehe"):
            expected.append((line, []))
        else:
            expected.append((titel, [inner] if inner == CONTENT_CLAUSE else inner.split(", ")))
    assert [len(items) for _, items in expected] == [0, 0, 9, 3, 3, 1] + [0] * 8
    assert [(i["titel"], i.get("umfasst", [])) for i in PROZESS["inhalte"]] == expected


# What the title or a point of a step says where it works on the element.
CONTENT_WORDING = [
    r"Definition von Funktionen",
    r"Kernelemente",
    r"Übersicht Fachplanungen",
    r"Sozialstrukturatlas|SSA|Planentwurf|Sozialplanungsreport",
    r"Maßnahmen",
    r"Maßnahmen",
    r"Planungsraum",
    r"Quartiersmanagement|Stadtteilzentr",
    r"[Ss]ozialpolitische.? Leitlinien",
    r"Planungslücken|Schnittstellen",
    r"Netzwerke",
    r"Fördersystematik",
    r"^Begleitgremium",
    r"Haushalt/|Finanzen|Wirkungsmessung",
]


def test_steps_of_content_elements_follow_the_wording() -> None:
    assert len(PROZESS["inhalte"]) == len(CONTENT_WORDING) == 14
    for inhalt, wording in zip(PROZESS["inhalte"], CONTENT_WORDING, strict=True):
        naming = [
            nr
            for nr, (titel, points, _, _) in ROWS.items()
            if any(re.search(wording, text) for text in (titel, *points))
        ]
        assert inhalt.get("schritte", []) == naming, inhalt["id"]
    without = [i["id"] for i in PROZESS["inhalte"] if "schritte" not in i]
    assert without == [
        "planungsluecken",
        "netzwerke",
        "foerdersystematik",
        "haushalt-wirkungsmessung",
    ]


# --- The files -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["prozess", "schritte", "gremien", "meilensteine"])
def test_files_are_plain(name: str) -> None:
    raw = (ROOT / "data" / f"{name}.yaml").read_bytes()
    assert raw.startswith(b"# ")
    assert raw.endswith(b"\n")
    assert b"\r" not in raw
    assert b"\t" not in raw
    assert max(map(len, raw.decode("utf-8").splitlines())) <= 100
