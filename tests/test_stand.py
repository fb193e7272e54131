"""The process on a day: status, who waits for whom, forecast, slack, milestones."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hilfen import meilenstein, prozess, schritt, tag
from hypothesis import given, settings
from hypothesis import strategies as st

from isrp_cli.models import Entfallen, Festlegung, Meilenstein, Prozess, Schritt, Termin
from isrp_cli.stand import Lage, Schrittlage, was_wenn
from isrp_cli.zeitangabe import lies


def on(stand: str, *saetze: Schritt | Meilenstein) -> Lage:
    """The process of these steps and milestones on a day."""
    return Lage(prozess(*saetze), tag(stand))


def only(stand: str, *saetze: Schritt | Meilenstein) -> Schrittlage:
    """The situation of the first step."""
    return next(iter(on(stand, *saetze).schritte.values()))


# --- Status ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("wann", "stand", "status"),
    [
        ("09/2022", "31.08.2022", "anstehend"),
        ("09/2022", "01.09.2022", "laeuft"),
        ("09/2022", "30.09.2022", "laeuft"),
        ("09/2022", "01.10.2022", "ueberfaellig"),
        ("14.09.2022", "13.09.2022", "anstehend"),
        ("14.09.2022", "14.09.2022", "laeuft"),
        ("14.09.2022", "15.09.2022", "ueberfaellig"),
        # The last 30 days up to 21 May: nine of April (22 to 30) and 21 of May.
        ("bis zum 21.05.2021", "21.04.2021", "anstehend"),
        ("bis zum 21.05.2021", "22.04.2021", "laeuft"),
        ("bis zum 21.05.2021", "21.05.2021", "laeuft"),
        ("bis zum 21.05.2021", "22.05.2021", "ueberfaellig"),
        # December has 31 days: the last 30 begin on the 2nd.
        ("bis 12/2022", "01.12.2022", "anstehend"),
        ("bis 12/2022", "02.12.2022", "laeuft"),
        ("bis 12/2022", "31.12.2022", "laeuft"),
        ("bis 12/2022", "01.01.2023", "ueberfaellig"),
        ("ab 09/2022", "31.08.2022", "anstehend"),
        ("ab 09/2022", "01.09.2022", "laeuft"),
        ("ab 09/2022", "01.01.2090", "laeuft"),
        ("ab 09/2022 bis 12/2022", "31.12.2022", "laeuft"),
        ("ab 09/2022 bis 12/2022", "01.01.2023", "ueberfaellig"),
        ("laufend", "01.01.2090", "laufend"),
        ("offen", "01.01.2090", "offen"),
    ],
)
def test_status_around_the_first_and_the_last_day(wann: str, stand: str, status: str) -> None:
    assert only(stand, schritt(1, wann)).status == status


@pytest.mark.parametrize(
    ("stand", "status"),
    [
        ("04.10.2022", "anstehend"),
        ("05.10.2022", "laeuft"),
        ("01.11.2022", "laeuft"),
        ("12.11.2022", "laeuft"),
        ("13.11.2022", "ueberfaellig"),
    ],
)
@pytest.mark.parametrize("wann", ["09/2022", "bis 12/2022", "ab 01/2022", "laufend", "offen"])
def test_fixed_meetings_replace_the_window(wann: str, stand: str, status: str) -> None:
    termine = (Termin(datum=tag("12.11.2022")), Termin(datum=tag("05.10.2022")))
    assert only(stand, schritt(1, wann, termine=termine)).status == status


@pytest.mark.parametrize(
    ("wann", "stand", "status"),
    [
        ("09/2022", "31.08.2022", "anstehend"),
        ("09/2022", "01.09.2022", "blockiert"),
        ("09/2022", "30.09.2022", "blockiert"),
        ("09/2022", "01.10.2022", "ueberfaellig"),
        ("bis 12/2022", "02.12.2022", "blockiert"),
        ("ab 09/2022", "01.01.2090", "blockiert"),
        ("laufend", "01.01.2090", "laufend"),
        ("offen", "01.01.2090", "offen"),
    ],
)
def test_who_has_begun_and_waits_is_blocked(wann: str, stand: str, status: str) -> None:
    lage = on(stand, schritt(2, wann, 1), schritt(1, "offen"))
    assert lage.schritte[2].status == status
    assert lage.schritte[2].wartet_auf == (1,)


@pytest.mark.parametrize("fertig", [{"erledigt": tag("31.08.2022")}, {"entfallen": "am"}])
def test_nobody_waits_for_what_is_finished(fertig: dict[str, object]) -> None:
    felder = {"entfallen": Entfallen(am=tag("31.08.2022"))} if "entfallen" in fertig else fertig
    lage = on("01.09.2022", schritt(1, "08/2022", **felder), schritt(2, "09/2022", 1))
    assert (lage.schritte[2].status, lage.schritte[2].wartet_auf) == ("laeuft", ())
    assert lage.haelt_auf(1) == ()
    # A day earlier it was not finished on the day before.
    lage = on("30.08.2022", schritt(1, "08/2022", **felder), schritt(2, "08/2022", 1))
    assert (lage.schritte[2].status, lage.schritte[2].wartet_auf) == ("blockiert", (1,))
    assert lage.haelt_auf(1) == (2,)


@pytest.mark.parametrize(
    ("stand", "status"),
    [
        ("09.10.2022", "ueberfaellig"),
        ("10.10.2022", "entfallen"),
        ("11.10.2022", "entfallen"),
        ("12.10.2022", "erledigt"),
        ("31.12.2099", "erledigt"),
        ("30.09.2022", "laeuft"),
    ],
)
def test_looking_back_what_was_done_later_had_not_been_done(stand: str, status: str) -> None:
    s = schritt(1, "09/2022", erledigt=tag("12.10.2022"), entfallen=Entfallen(am=tag("10.10.2022")))
    lage = only(stand, s)
    assert lage.status == status
    assert lage.fertig == (status in ("erledigt", "entfallen"))


def test_days_late_are_counted_from_the_last_day() -> None:
    assert only("01.10.2022", schritt(1, "09/2022")).tage_verspaetet == 1
    assert only("30.09.2022", schritt(1, "09/2022")).tage_verspaetet == 0
    assert only("10.09.2022", schritt(1, "bis zum 21.05.2021")).tage_verspaetet == 477
    fertig = schritt(1, "09/2022", erledigt=tag("05.10.2022"))
    assert only("10.10.2022", fertig).tage_verspaetet == 0


@pytest.mark.parametrize(
    ("stand", "felder", "erwartet"),
    [
        ("30.09.2022", {}, False),
        ("01.10.2022", {}, True),
        ("01.10.2022", {"ergebnis": "etwas"}, False),
        ("01.10.2022", {"termine": (Termin(datum=tag("01.02.2023")),)}, False),
        ("01.10.2022", {"erledigt": tag("01.10.2022")}, False),
        ("01.10.2022", {"entfallen": Entfallen(am=tag("01.10.2022"))}, False),
    ],
)
def test_a_beginning_that_is_overdue(stand: str, felder: dict[str, object], erwartet: bool) -> None:
    assert only(stand, schritt(1, "ab 09/2022", **felder)).beginn_ueberfaellig is erwartet


def test_what_waits_and_what_is_held_up() -> None:
    lage = on(
        "01.01.2024",
        schritt(1),
        schritt(2, "03/2024", 1),
        schritt(3, "03/2024", 2),
        schritt(4, "03/2024", 3, 1, erledigt=tag("01.01.2024")),
        schritt(5, "03/2024", 3),
    )
    assert [s.wartet_auf for s in lage.schritte.values()] == [(), (1,), (2,), (), (3,)]
    assert [lage.haelt_auf(nr) for nr in lage.schritte] == [(2, 3, 5), (3, 5), (5,), (), ()]


def test_the_situations_keep_the_order_of_the_file() -> None:
    assert list(on("01.01.2024", schritt(3), schritt(1), schritt(2)).schritte) == [3, 1, 2]


def test_a_task_is_open_until_the_day_it_is_done() -> None:
    aufgabe = Festlegung(text="x", erledigt=tag("10.10.2022"))
    assert on("09.10.2022").festlegung_offen(aufgabe)
    assert not on("10.10.2022").festlegung_offen(aufgabe)
    assert on("01.01.2099").festlegung_offen(Festlegung(text="x"))


# --- Forecast and slack, by hand -------------------------------------------------------------


def test_the_forecast_of_a_late_chain() -> None:
    lage = on(
        "10.04.2024",
        schritt(1, "03/2024"),
        schritt(2, "bis 05/2024", 1),
        schritt(3, "offen", 2),
        schritt(4, "04/2024", 3),
        schritt(5, "offen"),
        schritt(6, "03/2024", 2, erledigt=tag("02.04.2024")),
        schritt(7, "ab 03/2024", 1),
    )
    ende = tag("31.05.2024")
    # 1 is late: not before today. 3 ends with 2. 4 waits for 3. 6 is done. 7 has no end but 1's.
    assert lage.prognosen == {
        1: tag("10.04.2024"),
        2: ende,
        3: ende,
        4: ende,
        5: None,
        6: tag("02.04.2024"),
        7: tag("10.04.2024"),
    }


def test_slack_is_what_is_left_until_the_milestone() -> None:
    lage = on(
        "01.03.2024",
        schritt(1, "20.03.2024"),
        schritt(2, "31.03.2024", 1),
        schritt(3, "10.04.2024"),
        schritt(4, "01.05.2024", 1),
        schritt(5, "01.02.2024", 3),
        schritt(6, "02.03.2024", erledigt=tag("01.03.2024")),
        meilenstein("a", 2, 3),
        meilenstein("b", 5, 6),
    )
    # a is planned for 10 April: 1 and 2 have 21 and 10 days, 3 none. 4 is in no milestone.
    # b was planned for 2 March (6, done), now 10 April: what it needs has no slack at all.
    assert {nr: s.puffer_tage for nr, s in lage.schritte.items()} == {
        1: 21,
        2: 10,
        3: 0,
        4: None,
        5: 0,
        6: None,
    }


def test_nothing_slips_through_what_is_finished() -> None:
    lage = on(
        "01.03.2024",
        schritt(1, "20.03.2024"),
        schritt(2, "31.03.2024", 1, entfallen=Entfallen(am=tag("01.02.2024"))),
        schritt(3, "25.03.2024", 2),
        meilenstein("a", 3),
    )
    assert lage.schritte[1].puffer_tage is None
    assert lage.prognosen == {1: tag("20.03.2024"), 2: None, 3: tag("25.03.2024")}


def test_the_chain_that_causes_a_forecast() -> None:
    lage = on(
        "10.04.2024",
        schritt(1, "05/2024"),
        schritt(2, "03/2024", 1),
        schritt(3, "06/2024", 2),
        schritt(4, "04/2024", 2),
        schritt(5, "31.05.2024", 4),
        schritt(6, "03/2024", erledigt=tag("01.03.2024")),
        schritt(7, "offen"),
        meilenstein("frueh", 4),
        meilenstein("spaet", 3, 4),
        meilenstein("gleich", 5),
        meilenstein("fertig", 6),
        meilenstein("unbekannt", 7),
        meilenstein("leer"),
    )
    # 1 ends on 31 May and carries 2 and 4 along; 3 ends on 30 June by itself. 5 would end on
    # 31 May anyway, but 4 comes late before it.
    assert {m.id: lage.kette(m) for m in lage.prozess.meilensteine} == {
        "frueh": (1, 2, 4),
        "spaet": (3,),
        "gleich": (1, 2, 4, 5),
        "fertig": (6,),
        "unbekannt": (),
        "leer": (),
    }
    # What is late against the plan; 3 and 5 are not.
    assert {nr: s.verzug_tage for nr, s in lage.schritte.items()} == {
        1: 0,
        2: 61,
        3: 0,
        4: 31,
        5: 0,
        6: 0,
        7: 0,
    }
    assert lage.ohne_puffer == (1, 2, 3, 4, 5)


def test_what_if_a_step_were_planned_otherwise() -> None:
    p = prozess(
        schritt(1, "03/2024", termine=(Termin(datum=tag("05.03.2024")),)), schritt(2, "04/2024", 1)
    )
    dann = Lage(was_wenn(p, {1: lies("06/2024")}), tag("01.01.2024"))
    assert dann.prognosen == {1: tag("30.06.2024"), 2: tag("30.06.2024")}
    assert Lage(p, tag("01.01.2024")).prognosen == {1: tag("05.03.2024"), 2: tag("30.04.2024")}


# --- Milestones, by hand ---------------------------------------------------------------------


def milestone(stand: str, *saetze: Schritt | Meilenstein) -> tuple[object, ...]:
    """Status, planned end, forecast, what is missing, and delay of the first milestone."""
    m = next(iter(on(stand, *saetze).meilensteine.values()))
    return m.status, m.geplant_bis, m.prognose, m.fehlen, m.verzug_tage


def test_a_milestone_step_by_step() -> None:
    eins = schritt(1, "03/2024", erledigt=tag("05.04.2024"))
    zwei = schritt(2, "05/2024", 1, entfallen=Entfallen(am=tag("02.06.2024")))
    saetze = (eins, zwei, meilenstein("a", 1, 2))
    mai = tag("31.05.2024")
    assert milestone("31.03.2024", *saetze) == ("offen", mai, mai, (1, 2), 0)
    # 1 is overdue, though the milestone may still be reached in time.
    assert milestone("01.04.2024", *saetze) == ("gefaehrdet", mai, mai, (1, 2), 0)
    assert milestone("05.04.2024", *saetze) == ("offen", mai, mai, (2,), 0)
    assert milestone("01.06.2024", *saetze) == ("gefaehrdet", mai, tag("01.06.2024"), (2,), 1)
    # 2 is dropped: what remains was planned until March and done on 5 April.
    assert milestone("02.06.2024", *saetze)[0] == "erreicht"
    assert milestone("02.06.2024", *saetze)[3] == ()


def test_a_milestone_is_in_danger_when_its_forecast_is_late() -> None:
    saetze = (schritt(1, "03/2024", 2), schritt(2, "04/2024"), meilenstein("a", 1))
    assert milestone("01.01.2024", *saetze) == (
        "gefaehrdet",
        tag("31.03.2024"),
        tag("30.04.2024"),
        (1,),
        30,
    )


def test_a_milestone_that_is_said_to_be_reached() -> None:
    saetze = (schritt(1, "03/2024"), meilenstein("a", 1, erreicht=True))
    assert milestone("01.01.2024", *saetze)[0] == "erreicht"
    spaeter = (schritt(1, "03/2024"), meilenstein("a", erreicht=tag("02.01.2024")))
    assert milestone("01.01.2024", *spaeter)[0] == "offen"
    assert milestone("02.01.2024", *spaeter)[0] == "erreicht"
    assert milestone("01.01.2024", meilenstein("a")) == ("offen", None, None, (), 0)


def test_the_next_milestone_is_the_earliest_not_reached() -> None:
    saetze = (
        schritt(1, "03/2024"),
        schritt(2, "05/2024"),
        schritt(3, "04/2024"),
        meilenstein("leer"),
        meilenstein("zwei", 2),
        meilenstein("drei", 3),
        meilenstein("auch-drei", 3),
        meilenstein("eins", 1, erreicht=True),
    )
    naechster = on("01.01.2024", *saetze).naechster_meilenstein
    assert naechster is not None
    assert naechster.meilenstein.id == "drei"
    assert on("01.01.2024", schritt(1)).naechster_meilenstein is None


# --- Against a slow and obvious calculation --------------------------------------------------

WANN = ["laufend", "offen", "ab 02/2024", "bis 03/2024", "01/2024", "02-03/2024", "05.03.2024"]
WANN += ["Ende 04/2024", "ab 01/2024 bis 05/2024", "2. Quartal 2024"]
TAGE = st.dates(date(2024, 1, 1), date(2024, 6, 30))


@st.composite
def plans(draw: st.DrawFn) -> Prozess:
    """A random plan without circles; the numbers are in no order."""
    nummern = draw(st.permutations(range(1, draw(st.integers(1, 7)) + 1)))
    schritte = []
    for i, nr in enumerate(nummern):
        vor = draw(st.lists(st.sampled_from(nummern[:i]), unique=True, max_size=3)) if i else []
        felder: dict[str, object] = {}
        if draw(st.integers(0, 4)) == 0:
            felder["erledigt"] = draw(TAGE)
        if draw(st.integers(0, 6)) == 0:
            felder["entfallen"] = Entfallen(am=draw(TAGE))
        if draw(st.integers(0, 4)) == 0:
            tage = draw(st.lists(TAGE, min_size=1, max_size=2))
            felder["termine"] = tuple(Termin(datum=t) for t in tage)
        schritte.append(schritt(nr, draw(st.sampled_from(WANN)), *vor, **felder))
    meilensteine = [
        meilenstein(f"m{i}", *draw(st.lists(st.sampled_from(nummern), unique=True, max_size=3)))
        for i in range(draw(st.integers(0, 3)))
    ]
    if meilensteine and draw(st.booleans()):
        meilensteine[0] = replace(meilensteine[0], erreicht=draw(TAGE))
    return prozess(*draw(st.permutations(schritte)), *meilensteine)


class Langsam:
    """The definitions of the data format word for word, without regard for time."""

    def __init__(self, p: Prozess, stand: date) -> None:
        self.p, self.stand = p, stand

    def step(self, nr: int) -> Schritt:
        return next(s for s in self.p.schritte if s.nr == nr)

    def done(self, s: Schritt) -> bool:
        return s.erledigt is not None and s.erledigt <= self.stand

    def dropped(self, s: Schritt) -> bool:
        return not self.done(s) and s.entfallen is not None and s.entfallen.am <= self.stand

    def planned(self, s: Schritt) -> date | None:
        return max((t.datum for t in s.termine), default=s.zeitplanung.spaet)

    def end(self, nr: int) -> date | None:
        s = self.step(nr)
        if self.done(s):
            return s.erledigt
        if self.dropped(s):
            return None
        enden = [self.end(v.schritt) for v in s.nach]
        eigenes = self.planned(s)
        enden.append(self.stand if eigenes and eigenes < self.stand else eigenes)
        return max((e for e in enden if e is not None), default=None)

    def reached(self, m: Meilenstein) -> bool:
        if m.erreicht is not None and (m.erreicht is True or m.erreicht <= self.stand):
            return True
        fertig = [self.done(self.step(nr)) or self.dropped(self.step(nr)) for nr in m.schritte]
        return bool(fertig) and all(fertig)

    def milestone_planned(self, m: Meilenstein) -> date | None:
        schritte = [s for s in map(self.step, m.schritte) if not self._dropped_at_all(s)]
        return max((e for s in schritte if (e := self.planned(s))), default=None)

    def _dropped_at_all(self, s: Schritt) -> bool:
        return s.entfallen is not None and s.entfallen.am <= self.stand

    def milestone_end(self, m: Meilenstein) -> date | None:
        return max((e for nr in m.schritte if (e := self.end(nr))), default=None)


class NurDieser(Langsam):
    """A world in which one step ends some days later and no other has an end of its own."""

    def __init__(
        self, p: Prozess, stand: date, nr: int, ende: date | None, verschoben: int
    ) -> None:
        super().__init__(p, stand)
        self.nr, self.ende = nr, ende and ende + timedelta(days=verschoben)

    def end(self, nr: int) -> date | None:
        s = self.step(nr)
        if nr == self.nr:
            return self.ende
        if self.done(s) or self.dropped(s):
            return None
        return max((e for v in s.nach if (e := self.end(v.schritt))), default=None)


@settings(deadline=None, derandomize=True, max_examples=400)
@given(p=plans(), stand=TAGE)
def test_forecast_status_and_milestones_of_any_plan(p: Prozess, stand: date) -> None:
    lage, langsam = Lage(p, stand), Langsam(p, stand)
    for nr, s in lage.schritte.items():
        assert s.prognose == langsam.end(nr)
        assert (s.status == "erledigt") == langsam.done(s.schritt)
        assert (s.status == "entfallen") == langsam.dropped(s.schritt)
        planned = langsam.planned(s.schritt)
        if not s.fertig:
            assert (s.status == "ueberfaellig") == (planned is not None and planned < stand)
    for m in lage.meilensteine.values():
        geplant = langsam.milestone_planned(m.meilenstein)
        prognose = langsam.milestone_end(m.meilenstein)
        assert (m.geplant_bis, m.prognose) == (geplant, prognose)
        # Every step of the chain ends with it, and each comes after the one before.
        kette = lage.kette(m.meilenstein)
        assert [langsam.end(nr) for nr in kette] == [prognose] * len(kette)
        assert bool(kette) == (prognose is not None)
        assert all(vor in [v.schritt for v in langsam.step(nr).nach] for vor, nr in pairwise(kette))
        if kette:
            assert kette[-1] in m.meilenstein.schritte
            erster = langsam.step(kette[0])
            own = langsam.planned(erster)
            assert langsam.done(erster) or (own is not None and max(own, stand) == prognose)
        if langsam.reached(m.meilenstein):
            assert m.status == "erreicht"
            continue
        spaet = geplant is not None and prognose is not None and prognose > geplant
        ueberfaellig = any(
            lage.schritte[nr].status == "ueberfaellig" for nr in m.meilenstein.schritte
        )
        assert m.status == ("gefaehrdet" if spaet or ueberfaellig else "offen")


@settings(deadline=None, derandomize=True, max_examples=400)
@given(p=plans(), stand=TAGE)
def test_slack_is_how_far_an_end_may_slip(p: Prozess, stand: date) -> None:
    lage, jetzt = Lage(p, stand), Langsam(p, stand)

    def moved(nr: int, tage: int) -> bool:
        """Whether a milestone gets late by this step alone when it ends so many days later."""
        dann = NurDieser(p, stand, nr, jetzt.end(nr), tage)
        return any(
            (geplant := jetzt.milestone_planned(m))
            and (ende := dann.milestone_end(m))
            and ende > geplant
            for m in p.meilensteine
            if not jetzt.reached(m)
        )

    for nr, s in lage.schritte.items():
        if s.fertig or s.prognose is None or not moved(nr, 100_000):
            assert s.puffer_tage is None
            continue
        assert s.puffer_tage is not None
        assert moved(nr, s.puffer_tage + 1)
        if s.puffer_tage:
            assert not moved(nr, s.puffer_tage)


def test_twenty_thousand_steps_in_a_row() -> None:
    anzahl = 20_000
    kette = [schritt(1), *(schritt(nr, "03/2024", nr - 1) for nr in range(2, anzahl + 1))]
    lage = on("05.04.2024", *kette, meilenstein("ende", anzahl))
    assert lage.schritte[anzahl].prognose == tag("05.04.2024")
    assert lage.schritte[1].puffer_tage == 0
    assert lage.meilensteine["ende"].status == "gefaehrdet"
    assert len(lage.haelt_auf(1)) == anzahl - 1


@pytest.mark.parametrize(
    ("wann", "felder", "stand", "gibt_es"),
    [
        ("09/2022", {"erledigt": date(2022, 9, 14)}, "13.09.2022", False),
        ("09/2022", {"erledigt": date(2022, 9, 14)}, "14.09.2022", True),
        # Entered while the meeting is still to come: nothing that was typed in disappears.
        ("09/2022", {}, "01.08.2022", True),
        ("offen", {}, "01.01.2020", True),
    ],
)
def test_tasks_of_a_meeting_that_was_held_later_do_not_exist_yet(
    wann: str, felder: dict[str, date], stand: str, gibt_es: bool
) -> None:
    aufgabe = Festlegung(text="Saal buchen")
    eins = schritt(1, wann, festlegungen=(aufgabe,), **felder)
    assert Lage(prozess(eins), tag(stand)).festlegungen(eins) == ((aufgabe,) if gibt_es else ())
