"""The Gantt chart: what it says, and that Mermaid itself draws it so."""

import json
import os
import random
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from exporthilfen import BOESE, hostile, lage_of, yaml_text
from hilfen import fehlt

from isrp_cli.formats.mermaid import dumps
from isrp_cli.stand import Lage

HIER = Path(__file__).parent / "node"
# What Mermaid needs to draw a Gantt chart; anything else came from the data.
ELEMENTE = {"svg", "style", "g", "line", "path", "rect", "text", "tspan", "title", "desc"}


def draw(*charts: str) -> list[dict[str, Any]]:
    """What Mermaid makes of each chart; see tests/node/mermaid.mjs."""
    ordner = Path(os.environ.get("ISRP_NODE") or HIER)
    node = shutil.which("node")
    if node is None or not all(
        (ordner / "node_modules" / name).is_dir() for name in ("mermaid", "jsdom")
    ):
        fehlt("node mit mermaid (npm install --prefix tests/node)")
    lauf = subprocess.run(
        [node, str(HIER / "mermaid.mjs"), str(ordner)],
        input=json.dumps(charts),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    assert lauf.returncode == 0, lauf.stderr
    ergebnisse = json.loads(lauf.stdout)
    assert isinstance(ergebnisse, list)
    return ergebnisse


def task(bild: dict[str, Any], kennung: str) -> dict[str, Any]:
    (gefunden,) = (t for t in bild["tasks"] if t["id"] == kennung)
    return {k: w for k, w in gefunden.items() if k != "id"}


@pytest.fixture(scope="module")
def bild() -> Callable[[Lage], dict[str, Any]]:
    """Draws a plan, each text once."""
    schon: dict[str, dict[str, Any]] = {}

    def zeichne(lage: Lage) -> dict[str, Any]:
        text = dumps(lage)
        if text not in schon:
            (schon[text],) = draw(text)
        assert "error" not in schon[text], schon[text]["error"]
        return schon[text]

    return zeichne


# --- The shipped process ---------------------------------------------------------------------


def test_the_shipped_process_is_drawn(
    lage: Callable[[str], Lage], bild: Callable[[Lage], dict[str, Any]]
) -> None:
    b = bild(lage("2022-09-10"))
    assert b["title"] == "Integrierter Sozialraumplan, Stand 10.09.2022"
    # 21 to 25 and all before are overdue, 26 to 28 have begun and wait, the rest is to come.
    assert b["description"] == (
        "Zeitplan mit 45 Schritten, 25 überfällig, 3 blockiert, 17 anstehend; 8 Meilensteinen"
    )
    assert set(b["elements"]) <= ELEMENTE
    assert [t["id"] for t in b["tasks"]] == [
        *(f"s{nr}" for nr in range(1, 46)),
        *(f"m{nr}" for nr in range(2, 9)),
        "m1",
    ]
    # Both days of the window are drawn: Mermaid's end is the day after.
    assert task(b, "s26") == {
        "text": "26 Begleitgremium, 09/2022 (blockiert)",
        "start": "2022-09-01",
        "end": "2022-10-01",
        "states": ["active", "crit"],
    }
    assert task(b, "s6") == {
        "text": "6 Stadtrat, 21.07.2021 (überfällig)",
        "start": "2021-07-21",
        "end": "2021-07-22",
        "states": ["crit"],
    }
    # A deadline: its last 30 days.
    assert task(b, "s3") == {
        "text": "3 Jour fixe, bis zum 21.05.2021 (überfällig)",
        "start": "2021-04-22",
        "end": "2021-05-22",
        "states": ["crit"],
    }
    assert task(b, "s45")["states"] == []
    assert task(b, "m8") == {
        "text": "Meilenstein ISRP mit StR-Beschluss (gefährdet)",
        "start": "2023-07-31",
        "end": "2023-07-31",
        "states": ["crit", "milestone"],
    }
    # Nobody knows when the atlas was finished.
    assert task(b, "m1") == {
        "text": "Meilenstein Sozialstrukturatlas 2020 (erreicht)",
        "start": "2021-03-01",
        "end": "2023-08-01",
        "states": ["done"],
    }
    assert b["sections"][0] == ["Auftrag und Beschluss zum", "Ablauf"]
    assert [" ".join(s) for s in b["sections"][-2:]] == ["Meilensteine", "Ohne festen Zeitraum"]
    assert len(b["sections"]) == 8 + 2
    # The axis is written the German way.
    assert {"01.04.2021", "01.07.2023"} <= set(b["texts"])


def test_the_text_of_a_chart(lage: Callable[[str], Lage]) -> None:
    zeilen = dumps(lage("2022-09-10")).split("\n")
    assert zeilen[:12] == [
        '%%{init: {"gantt": {"leftPadding": 170}}}%%',
        "gantt",
        "    accTitle: Integrierter Sozialraumplan, Stand 10.09.2022",
        "    accDescr: Zeitplan mit 45 Schritten, 25 überfällig, 3 blockiert, 17 anstehend#59; "
        "8 Meilensteinen",
        "    title Integrierter Sozialraumplan, Stand 10.09.2022",
        "    dateFormat YYYY-MM-DD",
        "    axisFormat %d.%m.%Y",
        "    inclusiveEndDates",
        "    todayMarker off",
        "    section Auftrag und Beschluss zum<br>Ablauf",
        "    1 Planerrunde, 03/2021 (überfällig) :crit, s1, 2021-03-01, 2021-03-31",
        "    2 Jour fixe, 01.04.2021 (überfällig) :crit, s2, 2021-04-01, 2021-04-01",
    ]
    assert (
        "    7 Begleitgremium#58; Auftakt, Anfang 09/2021 (überfällig) :crit, s7, 2021-09-01, "
        "2021-09-10" in zeilen
    )
    assert zeilen[-1] == ""


# --- Every state, every kind of time -----------------------------------------------------------

ALLES = """\
schritte:
  - {nr: 1, titel: getan, art: erarbeitung, zeitplanung: 01/2024, erledigt: 2024-02-10}
  - {nr: 2, titel: fort, art: erarbeitung, zeitplanung: 02/2024, entfallen: {am: 2024-01-01}}
  - {nr: 3, titel: jetzt, art: erarbeitung, zeitplanung: 04/2024}
  - {nr: 4, titel: später, art: erarbeitung, zeitplanung: ab 05/2024}
  - {nr: 5, titel: immer, art: erarbeitung, zeitplanung: laufend}
  - {nr: 6, titel: irgendwann, art: erarbeitung, zeitplanung: offen}
  - {nr: 7, titel: Forum, art: beteiligung, zeitplanung: 06/2024,
     termine: [{datum: 2024-06-20}, {datum: 2024-06-11}]}
"""
MEILENSTEINE = """\
meilensteine:
  - {id: a, titel: eins, schritte: [1]}
  - {id: b, titel: zwei, erreicht: 2024-03-03}
  - {id: c, titel: drei, schritte: [7]}
"""


def test_every_state_and_kind_of_time(
    tmp_path: Path, bild: Callable[[Lage], dict[str, Any]]
) -> None:
    b = bild(lage_of(tmp_path, schritte=ALLES, meilensteine=MEILENSTEINE))
    gesehen = {t["id"]: (t["text"], t["start"], t["end"], *t["states"]) for t in b["tasks"]}
    assert gesehen == {
        "s1": ("1 getan, 01/2024 (erledigt)", "2024-01-01", "2024-02-01", "done"),
        "s2": ("2 fort, 02/2024 (entfallen)", "2024-02-01", "2024-03-01", "done"),
        "s3": ("3 jetzt, 04/2024 (läuft)", "2024-04-01", "2024-05-01", "active"),
        # Its first 30 days.
        "s4": ("4 später, ab 05/2024 (anstehend)", "2024-05-01", "2024-05-31"),
        "s7": ("7 Forum, 11.06.2024 – 20.06.2024 (anstehend)", "2024-06-11", "2024-06-21"),
        "m1": ("Meilenstein eins (erreicht)", "2024-01-31", "2024-01-31", "done", "milestone"),
        "m2": ("Meilenstein zwei (erreicht)", "2024-03-03", "2024-03-03", "done", "milestone"),
        "m3": ("Meilenstein drei (offen)", "2024-06-20", "2024-06-20", "milestone"),
        # Over the whole chart, in a section that says so.
        "s5": ("5 immer, laufend (laufend)", "2024-01-01", "2024-06-21"),
        "s6": ("6 irgendwann, offen (offen)", "2024-01-01", "2024-06-21"),
    }
    assert b["sections"] == [["Schritte"], ["Meilensteine"], ["Ohne festen Zeitraum"]]


def test_steps_of_no_phase(tmp_path: Path, bild: Callable[[Lage], dict[str, Any]]) -> None:
    phasen = '[{titel: Teil A, schritte: [3]}, {titel: leer}, {titel: " ", schritte: [2]}]'
    b = bild(lage_of(tmp_path, prozess=f"titel: x\nphasen: {phasen}\n"))
    assert b["sections"] == [["Teil A"], ["–"], ["Ohne Phase"], ["Meilensteine"]]
    assert [t["id"] for t in b["tasks"]] == ["s3", "s2", "s1", "m1"]


def test_a_plan_without_anything(tmp_path: Path, bild: Callable[[Lage], dict[str, Any]]) -> None:
    b = bild(lage_of(tmp_path, schritte="schritte: []\n", meilensteine="meilensteine: []\n"))
    assert b["tasks"] == []
    assert b["description"] == "Zeitplan mit 0 Schritten; 0 Meilensteinen"


def test_a_plan_without_any_day(tmp_path: Path, bild: Callable[[Lage], dict[str, Any]]) -> None:
    schritte = "schritte: [{nr: 1, titel: a, art: erarbeitung, zeitplanung: offen}]\n"
    b = bild(lage_of(tmp_path, schritte=schritte, meilensteine="meilensteine: []\n"))
    assert task(b, "s1")["start"] == "2024-04-10"
    assert task(b, "s1")["end"] == "2024-04-11"


# --- Anything --------------------------------------------------------------------------------


def shown(text: str) -> str:
    """What a text is in a chart: one line of at most 60 characters."""
    zeile = " ".join(text.split())
    return zeile if len(zeile) <= 60 else zeile[:59] + "…"


def test_texts_are_shown_and_not_obeyed(
    tmp_path: Path, bild: Callable[[Lage], dict[str, Any]]
) -> None:
    lage = hostile(tmp_path)
    b = bild(lage)
    assert set(b["elements"]) <= ELEMENTE
    assert len(b["tasks"]) == 2 * len(BOESE)
    for nr, gezeigt in enumerate(BOESE.values(), start=1):
        tag = f"{nr % 28 + 1:02}.03.2024"
        text = shown(gezeigt)
        assert task(b, f"s{nr}")["text"] == f"{nr} {text}, {tag} (überfällig)"
        assert task(b, f"m{nr}")["text"] == f"Meilenstein {text} (gefährdet)"
        assert task(b, f"m{nr}")["start"] == f"2024-03-{tag[:2]}"
    assert "\u202e" not in dumps(lage)
    assert b["title"].endswith("…, Stand 10.04.2024")


def test_random_texts_are_shown(tmp_path: Path, bild: Callable[[Lage], dict[str, Any]]) -> None:
    wuerfel = random.Random(1)
    zeichen = "aZ0 ß;:#%&<>\"'`~@!?*_-=+/\\|()[]{}^$,.\t\nﬂ°¶ß…„“"
    alphabet = [*zeichen, " section ", "title ", "click ", "end", "%%", "#58;", "ﬂ°°58¶ß", "---"]
    texte = ["".join(wuerfel.choices(alphabet, k=wuerfel.randint(1, 40))) for _ in range(300)]
    texte = [t for t in texte if t.strip()]
    schritte = "".join(
        f"  - {{nr: {nr}, titel: {yaml_text(t)}, art: erarbeitung, zeitplanung: 01/2024}}\n"
        for nr, t in enumerate(texte, start=1)
    )
    lage = lage_of(tmp_path, schritte=f"schritte:\n{schritte}", meilensteine="meilensteine: []\n")
    b = bild(lage)
    assert set(b["elements"]) <= ELEMENTE
    assert [t["text"] for t in b["tasks"]] == [
        f"{nr} {shown(t)}, 01/2024 (überfällig)" for nr, t in enumerate(texte, start=1)
    ]


def test_only_plain_characters_stand_in_a_label(tmp_path: Path) -> None:
    zeilen = dumps(hostile(tmp_path)).split("\n")
    assert len(zeilen) > 2 * len(BOESE)
    for zeile in zeilen[9:-1]:
        label, trenner, _ = zeile.rpartition(" :")
        text = label if trenner else zeile.replace("<br>", "")
        assert not re.search(r"[:;#%<>\"'&]", re.sub(r"#\d+;", "", text)), zeile
