"""How often work is done, whatever the size of the plan: counted, as clocks depend on machines."""

import difflib
import gc
import random
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta
from graphlib import TopologicalSorter
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hilfen import PROBE, meilenstein, prozess, schritt, write_folder
from pruefhilfen import findings, steps, work

from isrp_cli import cli, edits, loading, plan, vorhaben, yaml_edit, yaml_source
from isrp_cli.befund import Abbruch
from isrp_cli.checks import (
    meilenstein_reihenfolge,
    meilenstein_unerreichbar,
    unbekannter_verweis,
    zweimal_im_zeitraum,
)
from isrp_cli.loading import ABSCHNITTE, Daten, Ordner, load
from isrp_cli.models import Prozess
from isrp_cli.stand import Lage
from isrp_cli.vorhaben import SCHRITTDATEI, Vorhaben
from isrp_cli.zeitangabe import lies, schiebe_einheiten

STAND = date(2024, 3, 15)
VERSCHIEBEN = ("verschieben", "1", "08/2024", "--grund", "x", "--mitziehen", "--ja")


def chain(anzahl: int) -> str:
    """schritte.yaml with steps that come one after the other, two in every month."""
    zeilen = []
    for nr in range(1, anzahl + 1):
        jahr, monat = divmod(nr // 2 + 4, 12)
        davor = f", nach: [{nr - 1}]" if nr > 1 else ""
        wann = f'"{monat + 1:02}/{2024 + jahr}"'
        zeilen.append(f"nr: {nr}, gremium: rat, art: beratung, zeitplanung: {wann}{davor}")
    return steps(*zeilen)


def folder(ordner: Path, anzahl: int) -> Ordner:
    ordner.mkdir()
    return Ordner(write_folder(ordner, schritte=chain(anzahl)), False)


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """How often each file is parsed, the graph built, sorted and searched for circles."""
    zahl: Counter[str] = Counter()
    parse, init, cycles = yaml_source.parse, plan.Plan.__init__, plan.cycles

    def counting_parse(inhalt: bytes, name: str) -> yaml_source.Quelldatei:
        zahl[Path(name).name] += 1
        return parse(inhalt, name)

    def counting_init(self: plan.Plan, prozess: Prozess) -> None:
        zahl["Plan"] += 1
        init(self, prozess)

    class CountingSorter(TopologicalSorter[int]):
        def __init__(self, graph: Any) -> None:
            zahl["sortiert"] += 1
            super().__init__(graph)

    def counting_cycles(kanten: Any) -> Any:
        zahl["Kreise"] += 1
        return cycles(kanten)

    for name, modul in list(sys.modules.items()):
        if name.startswith("isrp_cli") and getattr(modul, "parse", None) is parse:
            monkeypatch.setattr(modul, "parse", counting_parse)
    monkeypatch.setattr(plan.Plan, "__init__", counting_init)
    monkeypatch.setattr(plan, "TopologicalSorter", CountingSorter)
    monkeypatch.setattr(plan, "cycles", counting_cycles)
    return zahl


# --- Commands --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("befehl", "gelesen", "plaene"),
    [
        (("status",), 1, 1),
        (("pruefen",), 1, 1),
        # schritte.yaml as it is and as it would be.
        (("erledigt", "1"), 2, 2),
        (VERSCHIEBEN, 2, 2),
        ((*VERSCHIEBEN, "--trocken"), 2, 2),
    ],
)
def test_a_command_reads_and_sorts_so_often(
    tmp_path: Path, counted: Counter[str], befehl: tuple[str, ...], gelesen: int, plaene: int
) -> None:
    for anzahl in (5, 100):
        ordner = folder(tmp_path / str(anzahl), anzahl)
        counted.clear()
        assert cli.main(["--daten", str(ordner.pfad), "--stand", "15.03.2024", *befehl]) == 0
        einmal = dict.fromkeys(ABSCHNITTE, 1)
        assert {n: counted[n] for n in ABSCHNITTE} == {**einmal, SCHRITTDATEI: gelesen}
        assert counted["Plan"] == plaene
        assert counted["sortiert"] <= plaene
        assert counted["Kreise"] == 0


def test_circles_are_searched_for_only_where_there_is_one(counted: Counter[str]) -> None:
    im_kreis = plan.Plan(prozess(schritt(1, "03/2024", 2), schritt(2, "03/2024", 1)))
    assert im_kreis.zyklen == im_kreis.zyklen == [[1, 2]]
    assert (counted["sortiert"], counted["Kreise"]) == (1, 1)
    ohne = plan.Plan(prozess(schritt(1), schritt(2, "03/2024", 1)))
    assert (ohne.zyklen, ohne.reihenfolge) == ([], (1, 2))
    assert (counted["sortiert"], counted["Kreise"]) == (2, 1)


# --- Edits -----------------------------------------------------------------------------------


def postpone(daten: Daten, lage: Lage) -> Vorhaben:
    return vorhaben.verschieben(daten, lage, 1, lies("08/2024"), "x", mitziehen=True)


def test_what_was_shown_is_not_computed_again(tmp_path: Path, counted: Counter[str]) -> None:
    ordner = folder(tmp_path / "plan", 20)
    gezeigt = edits.draft(ordner, STAND, postpone)
    assert counted[SCHRITTDATEI] == 2
    assert edits.write(ordner, STAND, postpone, gezeigt) is gezeigt
    assert counted[SCHRITTDATEI] == 2
    assert (ordner.pfad / SCHRITTDATEI).read_bytes() == gezeigt.neu


@pytest.mark.parametrize("name", ABSCHNITTE)
def test_what_was_shown_is_computed_again_where_any_file_is_another(
    tmp_path: Path, counted: Counter[str], name: str
) -> None:
    ordner = folder(tmp_path / "plan", 20)
    gezeigt = edits.draft(ordner, STAND, postpone)
    with (ordner.pfad / name).open("ab") as datei:
        datei.write(b"# inzwischen\n")
    vorher = (ordner.pfad / SCHRITTDATEI).read_bytes()
    if name == SCHRITTDATEI:
        with pytest.raises(Abbruch, match="wurde inzwischen geändert"):
            edits.write(ordner, STAND, postpone, gezeigt)
        assert (ordner.pfad / SCHRITTDATEI).read_bytes() == vorher
    else:
        assert edits.write(ordner, STAND, postpone, gezeigt) is not gezeigt
        assert (ordner.pfad / SCHRITTDATEI).read_bytes() == gezeigt.neu
    assert counted[SCHRITTDATEI] == 4


def test_the_one_reading_of_the_new_file_is_compared_with_what_was_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A text in which something else has changed as well, without any finding."""
    ordner = folder(tmp_path / "plan", 20)
    vorher = (ordner.pfad / SCHRITTDATEI).read_bytes()
    execute = yaml_edit._Bearbeitung.execute
    for falsch in (("nr: 20,", "nr: 21,"), ("nach: [18]", "nach: [17]"), ("", "]")):
        monkeypatch.setattr(
            yaml_edit._Bearbeitung,
            "execute",
            lambda self, auftrag, falsch=falsch: execute(self, auftrag).replace(*falsch, 1),
        )
        with pytest.raises(Abbruch, match="lässt sich nicht automatisch eintragen"):
            edits.write(ordner, STAND, postpone)
        assert (ordner.pfad / SCHRITTDATEI).read_bytes() == vorher


def test_where_everything_stood_has_left_the_memory_before_it_is_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without a search for garbage: where large plans are read, there is none."""
    ordner = folder(tmp_path / "plan", 20)
    parse = loading.parse
    nachgesehen = []

    def steps_in_memory() -> int:
        abbildungen = (o for o in gc.get_objects() if isinstance(o, yaml_source.Abbildung))
        return sum("zeitplanung" in o for o in abbildungen)

    gc.collect()
    davor = steps_in_memory()

    def watch(inhalt: bytes, name: str) -> yaml_source.Quelldatei:
        nachgesehen.append(steps_in_memory() - davor)
        return parse(inhalt, name)

    monkeypatch.setattr(loading, "parse", watch)
    gc.disable()
    try:
        edits.write(ordner, STAND, lambda d, la: vorhaben.erledigt(d, la, 3, STAND, None))
    finally:
        gc.enable()
    assert nachgesehen == [0]


def test_only_what_an_edit_changes_is_judged_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordner = folder(tmp_path / "plan", 20)
    daten = load(ordner.pfad)
    gezaehlt: list[object] = []
    accept = loading.accept
    monkeypatch.setattr(
        loading, "accept", lambda typ, roh: gezaehlt.append(roh) or accept(typ, roh)
    )
    text = (ordner.pfad / SCHRITTDATEI).read_text(encoding="utf-8")
    neu = text.replace("nr: 7,", "nr: 7, notiz: neu,")
    assert neu != text
    danach = loading.reread(daten, SCHRITTDATEI, neu.encode(), [("schritte", 6, "notiz")])
    assert [s.notiz for s in danach.prozess.schritte if s.notiz] == ["neu"]
    assert len(gezaehlt) == 2  # the step, and what stands beside the lists of prozess.yaml
    assert danach.prozess.gremien == daten.prozess.gremien
    for satz in danach.prozess.saetze():
        # Places are those of the new reading.
        assert danach.fundstelle(satz).datei.endswith(danach.datei(satz))
    # An entry less: the others may have moved.
    ohne = "".join(z for z in text.splitlines(keepends=True) if "nr: 7," not in z)
    gezaehlt.clear()
    danach = loading.reread(daten, SCHRITTDATEI, ohne.encode(), [("schritte", 6)])
    assert [s.nr for s in danach.prozess.schritte] == [*range(1, 7), *range(8, 21)]
    assert len(gezaehlt) == 20


def test_the_least_shift_takes_few_trials(monkeypatch: pytest.MonkeyPatch) -> None:
    versuche = count()

    def shift(angabe: Any, anzahl: int) -> Any:
        next(versuche)
        return schiebe_einheiten(angabe, anzahl)

    monkeypatch.setattr(vorhaben, "schiebe_einheiten", shift)
    zufall = random.Random(5)
    texte = ("03/2024", "KW 10/2024", "29.02.2024", "Ende 1/2024", "Q1/2024", "2. Halbjahr 2023")
    texte += ("2024", "Sommer 2024", "03-05/2024", "28.-31.01.2024", "Ende 2023", "bis 02/2024")
    for text in texte:
        angabe = lies(text)
        assert angabe.spaet is not None
        for _ in range(20):
            ziel = angabe.spaet + timedelta(days=zufall.randint(1, 12000))
            versuche = count()
            neu = vorhaben._least_shift(angabe, ziel)
            assert next(versuche) <= 6
            n = next(n for n in count(1) if (schiebe_einheiten(angabe, n).spaet or ziel) >= ziel)
            assert neu == schiebe_einheiten(angabe, n)


def test_the_lines_that_change_are_compared_in_small_pieces(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    groesste = 0

    class Watching(difflib.SequenceMatcher[str]):
        def __init__(self, junk: Any, alt: Any, neu: Any, auto: bool = True) -> None:
            nonlocal groesste
            groesste = max(groesste, len(alt), len(neu))
            super().__init__(junk, alt, neu, auto)

    entwurf = edits.draft(folder(tmp_path / "plan", 300), STAND, postpone)
    alt, neu = (text.decode().splitlines() for text in (entwurf.alt, entwurf.neu))
    namen = (f"{entwurf.datei} (bisher)", f"{entwurf.datei} (neu)")
    erwartet = list(difflib.unified_diff(alt, neu, *namen, "", "", 1, ""))
    with monkeypatch.context() as m:
        m.setattr(difflib, "SequenceMatcher", Watching)
        assert entwurf.unterschied() == erwartet
    assert groesste < 10


# --- Checks ----------------------------------------------------------------------------------


def test_sound_references_cost_no_place_and_wrong_numbers_no_search_through_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gesucht: list[int] = []

    def nearest(wert: int, bekannt: Any) -> str:
        gesucht.append(len(bekannt))
        return suche(wert, bekannt)

    suche = unbekannter_verweis.nearest_numbers
    monkeypatch.setattr(unbekannter_verweis, "nearest_numbers", nearest)
    text = steps(
        *(work(2 * nr, "03/2024", f"nach: [{2 * nr - 2}]") for nr in range(2, 50)),
        work(2),
        work(1000, "03/2024", "nach: [2, 7, 1, 2000]"),
    )
    gefragt = count()
    fundstelle = Daten.fundstelle

    def place(self: Daten, *wo: Any, **wie: Any) -> Any:
        next(gefragt)
        return fundstelle(self, *wo, **wie)

    monkeypatch.setattr(Daten, "fundstelle", place)
    meilensteine = PROBE["meilensteine"].replace("[1, 2, 3]", "[2]")
    befunde = findings(tmp_path, "unbekannter-verweis", schritte=text, meilensteine=meilensteine)
    assert [b.hinweis.removeprefix("die nächsten Nummern sind ") for b in befunde] == [
        "4, 6, 8",
        "2, 4, 6",
        "96, 98, 1000",
    ]
    assert len(gesucht) == next(gefragt) == 3
    assert max(gesucht) <= 6


def test_only_the_part_of_the_plan_around_meetings_is_searched_for_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A chain of months with two meetings each, of which none comes after the other."""
    monate, gegangen = 200, 0
    zeilen = []
    for i in range(monate):
        nach = f", nach: [{2 * i - 1}, {2 * i}]" if i else ""
        for nr in (2 * i + 1, 2 * i + 2):
            wann = f'"{i % 12 + 1:02}/{2024 + i // 12}"'
            zeilen.append(f"nr: {nr}, gremium: rat, art: beratung, zeitplanung: {wann}{nach}")
    reached = zweimal_im_zeitraum._reached

    def watch(kanten: Any, reihenfolge: Any, bits: Any) -> Any:
        nonlocal gegangen
        erreicht = reached(kanten, reihenfolge, bits)
        gegangen += len(erreicht)
        return erreicht

    monkeypatch.setattr(zweimal_im_zeitraum, "MAX_BITS", 8)
    monkeypatch.setattr(zweimal_im_zeitraum, "_reached", watch)
    befunde = findings(tmp_path, "zweimal-im-zeitraum", schritte=steps(*zeilen))
    assert len(befunde) == monate
    # Forwards and backwards each step once, although they come in fifty packs.
    assert gegangen == 2 * 2 * monate


def milestones(zufall: random.Random, anzahl: int, *, kreise: bool) -> list[tuple[int, list[int]]]:
    """Each milestone with those that it comes after; without circles those of lower numbers."""
    liste = []
    for i in range(anzahl):
        andere = [j for j in range(anzahl if kreise else i) if j != i]
        liste.append((i, zufall.sample(andere, min(len(andere), zufall.randint(0, 2)))))
    zufall.shuffle(liste)
    return liste


@pytest.mark.parametrize("kreise", [False, True])
def test_moving_a_milestone_looks_only_where_others_can_be_in_the_way(kreise: bool) -> None:
    zufall = random.Random(3)
    for _ in range(60):
        liste = milestones(zufall, 12, kreise=kreise)
        saetze = [meilenstein(f"m{i}", nach=tuple(f"m{j}" for j in nach)) for i, nach in liste]
        platz = {m.id: k for k, m in enumerate(saetze)}
        davor = plan_of_milestones(liste)
        ordnung = meilenstein_reihenfolge._Ordnung(saetze)
        for m in saetze:
            for ziel in saetze:
                oben, unten = sorted((platz[m.id], platz[ziel.id]))
                nr, vorwaerts = int(m.id[1:]), platz[ziel.id] < platz[m.id]
                im_weg = davor.davor(nr) if vorwaerts else davor.danach(nr)
                erwartet = any(oben <= platz[f"m{i}"] <= unten for i in im_weg)
                assert ordnung.forbids(m, ziel) is erwartet


def plan_of_milestones(liste: list[tuple[int, list[int]]]) -> plan.Plan:
    return plan.Plan(prozess(*(schritt(i, "03/2024", *nach) for i, nach in liste)))


def test_milestones_in_the_wrong_order_share_what_is_known_of_their_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gefragt = count()
    reach = meilenstein_reihenfolge._reach

    def watch(kanten: Any) -> Any:
        next(gefragt)
        return reach(kanten)

    monkeypatch.setattr(meilenstein_reihenfolge, "_reach", watch)
    schritte = steps(*(work(nr, f'"{nr:02}/2024"') for nr in range(1, 13)))
    meilensteine = "meilensteine:\n" + "".join(
        f"  - {{id: m{nr}, titel: M{nr}, schritte: [{nr}]}}\n" for nr in range(12, 0, -1)
    )
    befunde = findings(
        tmp_path, "meilenstein-reihenfolge", schritte=schritte, meilensteine=meilensteine
    )
    assert len(befunde) == 11
    assert next(gefragt) <= 2


def test_unreachable_milestones_are_each_looked_at_once_for_every_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gefragt = count()
    pop: Callable[[Any], Any] = meilenstein_unerreichbar.heappop

    def watch(haufen: Any) -> Any:
        next(gefragt)
        return pop(haufen)

    monkeypatch.setattr(meilenstein_unerreichbar, "heappop", watch)
    # In the file each stands before the one that it comes after.
    zeilen = [f"  - {{id: m{i}, titel: M{i}, schritte: [], nach: [m{i + 1}]}}\n" for i in range(99)]
    zeilen = [zeile.replace("schritte: []", "schritte: [1]") for zeile in zeilen]
    meilensteine = "meilensteine:\n" + "".join(zeilen) + "  - {id: m99, titel: M99}\n"
    befunde = findings(tmp_path, "meilenstein-unerreichbar", meilensteine=meilensteine)
    assert len(befunde) == 100
    assert next(gefragt) == 99


def test_unreachable_milestones_are_those_of_reading_the_file_again_and_again(
    tmp_path: Path,
) -> None:
    zufall = random.Random(7)
    for versuch in range(20):
        liste = milestones(zufall, 15, kreise=True)
        tot = set(zufall.sample(range(15), 2))
        erwartet: dict[int, int] = {}
        for _ in liste:
            for i, nach in liste:
                grund = next((j for j in nach if j in tot), None)
                if i not in tot and grund is not None:
                    tot.add(i)
                    erwartet[i] = grund
        zeilen = [
            f"  - {{id: m{i}, titel: M{i}, nach: [{', '.join(f'm{j}' for j in nach)}]"
            f"{', schritte: [1]' if i in erwartet or i not in tot else ''}}}\n"
            for i, nach in liste
        ]
        (ordner := tmp_path / str(versuch)).mkdir()
        daten = load(write_folder(ordner, meilensteine="meilensteine:\n" + "".join(zeilen)))
        funde = meilenstein_unerreichbar.meilenstein_unerreichbar(
            unbekannter_verweis.Pruefling(daten, STAND)
        )
        texte = [fund.meldung for fund in funde if "nach dem er kommt" in fund.meldung]
        assert texte == [
            f"„M{i}“ kann nicht erreicht werden: „m{j}“, nach dem er kommt, ist nicht erreichbar"
            for i, j in erwartet.items()
        ]
