import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from typing import Any

import pytest

from isrp_cli.befund import Abbruch
from isrp_cli.documents.agenda import Agenda, Top, baue
from isrp_cli.formats import markdown
from isrp_cli.models import (
    Aufgabe,
    Entfallen,
    Festlegung,
    Gremium,
    Mitglied,
    Prozess,
    Prozessangaben,
    Punkt,
    Schritt,
    Sitzungsfrei,
    Stelle,
    Termin,
    Vorgaenger,
)
from isrp_cli.stand import Lage
from isrp_cli.zeitangabe import lies

Lagen = Callable[[str], Lage]
TAG = date(2022, 9, 10)


def geaendert(lage: Lage, nr: int, **felder: Any) -> Lage:
    """The same process with other values in one step."""
    p = lage.prozess
    schritte = tuple(replace(s, **felder) if s.nr == nr else s for s in p.schritte)
    return Lage(replace(p, schritte=schritte), lage.stand)


def sitzung(nr: int, wann: str = "09/2022", gremium: str = "runde", **felder: Any) -> Schritt:
    felder.setdefault("art", "beratung")
    return Schritt(nr=nr, gremium=gremium, zeitplanung=lies(wann), **felder)


def kleine_lage(*schritte: Schritt, stand: date = TAG, **angaben: Any) -> Lage:
    """A process with one body `runde` and the Stellen a, b, c."""
    gremium = angaben.pop("gremium", Gremium(id="runde", name="Runde"))
    return Lage(
        Prozess(
            angaben=Prozessangaben(titel="Musterplan", **angaben),
            schritte=schritte,
            stellen=tuple(Stelle(id=k, name=f"Amt {k.upper()}") for k in "abc"),
            gremien=(gremium,),
        ),
        stand,
    )


def titel(tops: tuple[Top, ...]) -> list[str]:
    return [t.titel for t in tops]


def nummern(texte: Any) -> list[int]:
    return [int(n) for t in texte for n in re.findall(r"Schritt (\d+)\)", t)]


def wer(agenda: Agenda) -> dict[str, str]:
    return {z.rolle: z.wer for z in agenda.zustaendig}


# --- The shipped process ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("nr", "tag", "versand"),
    [
        (26, "2022-09-10", False),
        (26, "2022-09-10", True),
        (7, "2021-02-15", False),
        (45, "2023-06-10", False),
    ],
)
def test_shipped_agenda(lage: Lagen, golden: Any, nr: int, tag: str, versand: bool) -> None:
    text = markdown.agenda(baue(lage(tag), nr, versand=versand), None)
    golden(f"agenda_{nr}_{tag}{'_versand' if versand else ''}", text)


def test_results_of_earlier_steps_stand_under_their_point(lage: Lagen) -> None:
    agenda = baue(lage("2022-09-10"), 26, versand=False)
    [sichtung] = [t for t in agenda.tops if t.titel.startswith("Ergebnissichtung")]
    assert [u.nummer for u in sichtung.unterpunkte] == ["3.1", "3.2", "3.3", "3.4"]
    assert nummern(u.titel for u in sichtung.unterpunkte) == [21, 24, 25, 23]
    # 06/2022 ends on 30.06.; from then to 10.09. are 31 + 31 + 10 = 72 days.
    assert sichtung.unterpunkte[0].angaben == (
        "überfällig seit 72 Tagen (geplant: 06/2022)",
        "Unterlage fehlt",
    )
    assert agenda.grundlagen == ()


def test_facts_of_step_26(lage: Lagen) -> None:
    agenda = baue(lage("2022-09-10"), 26, versand=False)
    assert agenda.schritt == "Schritt 26 von 45"
    assert agenda.geplant == "09/2022 (1. bis 30. September 2022)"
    assert (agenda.tag, agenda.uhrzeit, agenda.ort) == ("noch festzulegen",) * 3
    assert agenda.hinweise == ("Feiertag am 20.09.2022 (Weltkindertag)",)
    assert titel(agenda.tops[:2]) == [
        "Begrüßung, Feststellung der Tagesordnung",
        "Protokollkontrolle: letzte Sitzung 03/2022 (Schritt 18)",
    ]
    assert titel(agenda.tops[-2:]) == ["Nächste Schritte", "Verschiedenes"]
    naechste = agenda.tops[-2].unterpunkte
    assert nummern(u.titel for u in naechste) == [27, 28, 29]
    assert naechste[-1].titel == "Nächste Sitzung dieses Gremiums (Schritt 29)"
    assert naechste[-1].angaben == ("11/2022",)


def test_external_moderation_is_a_task_not_a_guest(lage: Lagen) -> None:
    agenda = baue(lage("2022-09-10"), 26, versand=False)
    assert agenda.vorbereitung is not None
    assert "externe Moderation/Input: zu prüfen" in agenda.vorbereitung.zu_klaeren
    ohne = replace(agenda, vorbereitung=None)
    assert "Moderation" not in repr(ohne)


def test_the_sent_version_lacks_the_preparation_and_nothing_else(lage: Lagen) -> None:
    entwurf = baue(lage("2022-09-10"), 26, versand=False)
    versand = baue(lage("2022-09-10"), 26, versand=True)
    assert replace(entwurf, vorbereitung=None) == versand
    text = markdown.agenda(versand, None)
    for wort in ("Vorbereitung (intern", "Entwurf", "zu prüfen", "{{", "{%", "None"):
        assert wort not in text


def test_examples_among_the_members_are_marked(lage: Lagen) -> None:
    gruppen = baue(lage("2022-09-10"), 26, versand=True).mitglieder
    assert [g.titel for g in gruppen] == ["Verwaltungsintern", "Verwaltungsextern", "Wissenschaft"]
    assert gruppen[0].mitglieder[0] == "Dezernat 05: Dezernentin, Referenten, LSZ-Koordination"
    assert all("(Beispiel, noch nicht festgelegt)" in m for m in gruppen[1].mitglieder)
    assert len(gruppen[1].mitglieder) == 3


def test_step_15_says_that_its_leitung_is_missing(lage: Lagen) -> None:
    agenda = baue(lage("2021-10-05"), 15, versand=False)
    assert wer(agenda)["Leitung"] == "noch zu klären (sonst leitet Dezernat 05)"
    assert wer(agenda)["Koordination"] == "Sozialplanung – Amt für Soziales (laut Gremium)"
    assert agenda.vorbereitung is not None
    assert "Leitung der Sitzung klären" in agenda.vorbereitung.zu_klaeren


def test_leitung_of_the_body_counts_where_it_is_named(lage: Lagen) -> None:
    # Step 8 names Sozialplanung without a role; the Arbeitskreis is led by it.
    agenda = baue(lage("2021-02-15"), 8, versand=True)
    assert wer(agenda) == {"Leitung": "Sozialplanung – Amt für Soziales (laut Gremium)"}


@pytest.mark.parametrize("nr", [5, 6, 44, 45])
def test_formal_bodies_open_formally(lage: Lagen, nr: int) -> None:
    agenda = baue(lage("2021-02-15"), nr, versand=True)
    assert titel(agenda.tops[:2]) == [
        "Eröffnung, Feststellung der ordnungsgemäßen Ladung und der Beschlussfähigkeit",
        "Änderungen zur Tagesordnung",
    ]


@pytest.mark.parametrize("nr", [1, 5, 7])
def test_a_first_meeting_controls_no_minutes(lage: Lagen, nr: int) -> None:
    agenda = baue(lage("2021-02-15"), nr, versand=False)
    assert not [t for t in agenda.tops if t.art == "protokollkontrolle"]


@pytest.mark.parametrize(
    ("nr", "worte"),
    [
        (3, ["keine Sitzung, sondern eine Rückmeldung", "bis zum 21.05.2021", "isrp schritt 3."]),
        (20, ["keine Sitzung, sondern eine Erhebung", "Wohnungs- und Haushaltserhebung 2022"]),
        (36, ["eine Erarbeitung: Fertigstellung Planentwurf ISRP", "bis 03/2023", "agenda 37"]),
        (42, ["keine Sitzung, sondern eine Einreichung", "Kommunalen Sitzungsdienst"]),
    ],
)
def test_what_is_no_meeting_says_what_it_is(lage: Lagen, nr: int, worte: list[str]) -> None:
    with pytest.raises(Abbruch) as fehler:
        baue(lage("2022-09-10"), nr, versand=False)
    for wort in worte:
        assert wort in str(fehler.value)


def test_every_other_step_has_an_agenda_ready_to_send(lage: Lagen) -> None:
    am = lage("2022-09-10")
    gebaut = 0
    for s in am.prozess.schritte:
        if s.nr not in (3, 20, 36, 42):
            agenda = baue(am, s.nr, versand=True)
            gebaut += 1
            assert [t.nummer for t in agenda.tops] == list(range(1, len(agenda.tops) + 1))
            assert titel(tuple(t for t in agenda.tops if t.art == "punkt")) == [
                p.punkt for p in s.tagesordnung
            ]
            text = markdown.agenda(agenda, None)
            assert not re.search(r"^#+ [^\n]*\n+(?=#|\Z)", text, re.M), "an empty heading"
    assert gebaut == 41


# --- Where results are named -----------------------------------------------------------------


def grundlage(punkte: list[str], grund: str | None, herkunft: Any = "quelle") -> tuple[Any, Any]:
    """The point (its number) under which the basis stands, and the list beneath the points."""
    agenda = baue(
        kleine_lage(
            sitzung(1, "08/2022", titel="Bürgerforum Süd"),
            sitzung(
                2,
                tagesordnung=tuple(Punkt(punkt=p) for p in punkte),
                nach=(Vorgaenger(schritt=1, grund=grund, herkunft=herkunft),),
            ),
        ),
        2,
        versand=True,
    )
    [*wo] = [t.titel for t in agenda.tops if t.art == "punkt" and t.unterpunkte]
    return wo, [u.titel for u in agenda.grundlagen]


NAME = "Bürgerforum Süd (Schritt 1)"


@pytest.mark.parametrize(
    ("grund", "punkt"),
    [
        ("Gesichtet wird „des Forums  im SÜDEN“", "Sichtung des Forums im Süden"),
        ("„Planungsraum-/ Sozialraumdefinition“", "Zur Planungsraum- /Sozialraumdefinition"),
        ("„für sozialpolitische Leitlinien“", "Sozialpolitische Leitlinien"),
        ("„Bürgerbeteiligung zu sozialpolitischen Leitlinien“", "Sozialpolitische Leitlinien"),
        (None, "Bericht vom Bürgerforum Süd"),
        ("ohne Zitat", "Ergebnisse des Bürgerforums Süd"),
    ],
)
def test_a_point_that_names_the_result_gets_it(grund: str | None, punkt: str) -> None:
    assert grundlage(["Vorher", punkt], grund) == ([punkt], [])


def test_results_stand_as_the_point_names_them() -> None:
    vorgaenger = tuple(
        Vorgaenger(schritt=nr, grund=f"„{wort}“", herkunft="quelle")
        for nr, wort in ((1, "Zahlen"), (2, "Forums"), (3, "Umfrage"))
    )
    punkt = Punkt(punkt="Sichtung des Forums, der Umfrage + Zahlen")
    am = kleine_lage(
        *(sitzung(nr, "08/2022", titel=f"T{nr}") for nr in (1, 2, 3)),
        sitzung(4, tagesordnung=(punkt,), nach=vorgaenger),
    )
    [top] = [t for t in baue(am, 4, versand=True).tops if t.art == "punkt"]
    assert nummern(u.titel for u in top.unterpunkte) == [2, 3, 1]


def test_a_result_that_no_point_names_is_listed_beneath() -> None:
    assert grundlage(["Etwas anderes"], "„Forum Nord“") == ([], [NAME])
    assert grundlage([], None) == ([], [NAME])


@pytest.mark.parametrize("herkunft", ["abgeleitet", None])
def test_only_what_the_source_says_is_a_basis(herkunft: Any) -> None:
    assert grundlage(["Sichtung des Forums"], "„des Forums“", herkunft) == ([], [])


def test_the_number_in_a_quotation_matters() -> None:
    assert grundlage(["11. Reflexion"], "„1. Reflexion“")[0] == []


@pytest.mark.parametrize(
    ("felder", "angaben"),
    [
        ({"erledigt": date(2022, 8, 31)}, ("erledigt am 31.08.2022", "Unterlage fehlt")),
        (
            {"erledigt": date(2022, 8, 31), "unterlagen": ("a.pdf", "b.pdf"), "ergebnis": "Gut"},
            ("erledigt am 31.08.2022", "Unterlagen: a.pdf, b.pdf"),
        ),
        (
            {"ergebnis": "Zehn Vorschläge"},
            ("überfällig seit 10 Tagen (geplant: 08/2022)", "Ergebnis: Zehn Vorschläge"),
        ),
        ({"entfallen": Entfallen(am=date(2022, 8, 1))}, ("entfallen",)),
    ],
)
def test_status_and_paper_of_a_result(felder: dict[str, Any], angaben: tuple[str, ...]) -> None:
    vor = Vorgaenger(schritt=1, herkunft="quelle")
    am = kleine_lage(sitzung(1, "08/2022", **felder), sitzung(2, nach=(vor,)))
    [basis] = baue(am, 2, versand=True).grundlagen
    assert basis.angaben == angaben


# --- Minutes of the last meeting, next steps -------------------------------------------------


def test_the_last_meeting_is_found_by_date_and_dropped_ones_do_not_count() -> None:
    am = kleine_lage(
        sitzung(1, "12/2022"),
        sitzung(2, "03/2022"),
        sitzung(3, "05/2022", entfallen=Entfallen(am=date(2022, 4, 1))),
        sitzung(4, "06/2022", art="rueckmeldung"),
        sitzung(5, "09/2022"),
    )
    agenda = baue(am, 5, versand=True)
    assert agenda.tops[1].titel == "Protokollkontrolle: letzte Sitzung 03/2022 (Schritt 2)"
    assert nummern(u.titel for u in agenda.tops[-2].unterpunkte) == [1]


def test_open_tasks_of_all_earlier_meetings_are_controlled() -> None:
    am = kleine_lage(
        sitzung(1, "03/2022", festlegungen=(Festlegung(text="Alt", wer="Amt A"),)),
        sitzung(
            2,
            "06/2022",
            festlegungen=(
                Festlegung(text="Neu", bis=lies("31.08.2022")),
                Festlegung(text="Fertig", erledigt=date(2022, 7, 1)),
                Festlegung(text="Später fertig", erledigt=date(2022, 9, 11)),
            ),
        ),
        sitzung(3),
    )
    kontrolle = baue(am, 3, versand=True).tops[1]
    assert [(u.nummer, u.titel, u.angaben) for u in kontrolle.unterpunkte] == [
        ("2.1", "Neu", ("Frist: 31.08.2022", "überfällig")),
        ("2.2", "Später fertig", ()),
        ("2.3", "Alt", ("Schritt 1", "Amt A")),
    ]
    assert kontrolle.angaben == ()


def test_a_last_meeting_has_no_next_steps() -> None:
    agenda = baue(kleine_lage(sitzung(1)), 1, versand=True)
    assert titel(agenda.tops) == ["Begrüßung, Feststellung der Tagesordnung", "Verschiedenes"]


def test_at_most_five_next_steps_finished_ones_left_out(lage: Lagen) -> None:
    # Between the two meetings of the Stadtrat, 6 and 45, lie all the others.
    am = geaendert(lage("2021-02-15"), 8, erledigt=date(2021, 2, 1))
    naechste = baue(am, 6, versand=True).tops[-2].unterpunkte
    assert nummern(u.titel for u in naechste) == [7, 9, 10, 11, 12, 45]


# --- Day, time, place ------------------------------------------------------------------------


def termin(tag: str, beginn: str = "", ende: str = "", ort: str | None = None) -> Termin:
    return Termin(
        datum=date.fromisoformat(tag),
        beginn=time.fromisoformat(beginn) if beginn else None,
        ende=time.fromisoformat(ende) if ende else None,
        ort=ort,
    )


def test_the_next_fixed_meeting_stands_in_the_head() -> None:
    termine = (
        termin("2022-09-21", "17:00", "19:00", "Rathaus"),
        termin("2022-09-07"),
        termin("2022-09-14", "09:30"),
    )
    am = kleine_lage(sitzung(1, termine=termine), stand=date(2022, 9, 14))
    agenda = baue(am, 1, versand=True)
    assert agenda.tag == "Mittwoch, 14. September 2022"
    assert (agenda.uhrzeit, agenda.ort) == ("09:30 Uhr", "noch festzulegen")
    assert agenda.geplant == "09/2022 (1. bis 30. September 2022)"
    assert agenda.weitere_termine == (
        "Mittwoch, 7. September 2022",
        "Mittwoch, 21. September 2022, 17:00 bis 19:00 Uhr, Rathaus",
    )


def test_when_all_meetings_are_over_the_last_one_stands_there() -> None:
    am = kleine_lage(sitzung(1, termine=(termin("2022-09-07"), termin("2022-09-01"))))
    assert baue(am, 1, versand=True).tag == "Mittwoch, 7. September 2022"


@pytest.mark.parametrize(
    ("wann", "geplant", "tag"),
    [
        ("21.07.2021", "21.07.2021", "Mittwoch, 21. Juli 2021"),
        ("bis 12/2022", "bis 12/2022 (bis 31. Dezember 2022)", "noch festzulegen"),
        ("ab 10/2022", "ab 10/2022 (ab 1. Oktober 2022)", "noch festzulegen"),
        ("Anfang 09/2021", "Anfang 09/2021 (1. bis 10. September 2021)", "noch festzulegen"),
        ("offen", "offen", "noch festzulegen"),
    ],
)
def test_the_plan_as_written_and_in_words(wann: str, geplant: str, tag: str) -> None:
    agenda = baue(kleine_lage(sitzung(1, wann)), 1, versand=False)
    assert (agenda.geplant, agenda.tag) == (geplant, tag)


@pytest.mark.parametrize(
    ("wann", "hinweise"),
    [
        ("08/2022", ["Schulferien vom 01.08. bis 27.08.2022 (Sommerferien)", "29.08. bis 31.08."]),
        ("07/2023", ["10.07. bis 31.07.2023 (Sommerferien)", "nur 03.07. bis 07.07.2023"]),
        ("01.08.2022-05.08.2022", ["Schulferien", "kein Werktag"]),
        ("20.09.2022", ["Der 20.09.2022 ist ungünstig: Feiertag (Weltkindertag)"]),
        ("24.09.2022", ["Der 24.09.2022 ist ungünstig: ein Samstag"]),
        ("14.09.2022", []),
        ("bis 12/2022", ["Feiertage am 25.12.2022", "22.12. bis 31.12.2022 (Weihnachtsferien)"]),
    ],
)
def test_days_that_are_no_good(wann: str, hinweise: list[str]) -> None:
    agenda = baue(kleine_lage(sitzung(1, wann), bundesland="TH"), 1, versand=True)
    assert len(agenda.hinweise) == len(hinweise)
    for hinweis, wort in zip(agenda.hinweise, hinweise, strict=True):
        assert wort in hinweis


def test_long_windows_are_listed_compactly() -> None:
    agenda = baue(kleine_lage(sitzung(1, "2022-2023"), bundesland="TH"), 1, versand=True)
    assert len(agenda.hinweise) == 2
    assert all(h.endswith("weitere") and h.count("(") == 6 for h in agenda.hinweise)


def test_sitzungsfrei_is_a_hint() -> None:
    pause = Sitzungsfrei(von=date(2022, 9, 1), bis=date(2022, 9, 9), grund="Umzug")
    am = kleine_lage(sitzung(1), sitzungsfrei=(pause,))
    assert baue(am, 1, versand=True).hinweise == ("Sitzungsfrei vom 01.09. bis 09.09.2022 (Umzug)",)


@pytest.mark.parametrize(
    ("land", "wann", "worte"),
    [
        (None, "09/2022", "fehlt das Bundesland"),
        ("XX", "09/2022", "unbekanntes Bundesland"),
        ("TH", "05/2031", "Die Schulferien für 2031 sind noch nicht"),
    ],
)
def test_what_is_not_known_about_holidays_is_said(land: Any, wann: str, worte: str) -> None:
    agenda = baue(kleine_lage(sitzung(1, wann), bundesland=land), 1, versand=False)
    assert agenda.vorbereitung is not None
    assert worte in " ".join(agenda.vorbereitung.zu_klaeren)
    assert "Schulferien" not in " ".join(agenda.hinweise)


# --- Times -----------------------------------------------------------------------------------


def mit_zeiten(beginn: str, ende: str, *dauern: int | None) -> Agenda:
    punkte = tuple(Punkt(punkt=f"Punkt {i}", dauer=d) for i, d in enumerate(dauern))
    termine = (termin("2022-09-14", beginn, ende),)
    return baue(kleine_lage(sitzung(1, tagesordnung=punkte, termine=termine)), 1, versand=False)


def zeiten(agenda: Agenda) -> list[str]:
    return [t.zeit for t in agenda.tops if t.art == "punkt"]


def test_each_point_its_time() -> None:
    agenda = mit_zeiten("17:00", "19:00", 45, 60)
    assert zeiten(agenda) == ["17:00 bis 17:45 Uhr", "17:45 bis 18:45 Uhr"]
    assert agenda.hinweise == ()
    assert agenda.vorbereitung is not None
    assert agenda.vorbereitung.zeit == ("Für TOP 1 und 4 ohne angegebene Dauer bleiben 15 Minuten")


def test_points_that_overrun_the_end_get_a_word_even_when_sent() -> None:
    agenda = mit_zeiten("17:00", "18:00", 45, 16)
    assert agenda.hinweise == (
        "Die Punkte dauern zusammen 1 Minute länger als die Sitzung (17:00 bis 18:00 Uhr)",
    )
    assert mit_zeiten("17:00", "18:01", 45, 16).hinweise == ()


def test_no_time_after_a_point_without_dauer() -> None:
    assert zeiten(mit_zeiten("17:00", "", 30, None, 30)) == ["17:00 bis 17:30 Uhr", "", ""]
    assert zeiten(mit_zeiten("", "", 30)) == [""]


def test_times_past_midnight_and_out_of_all_bounds() -> None:
    assert zeiten(mit_zeiten("23:30", "", 60, 10**9)) == ["23:30 bis 00:30 Uhr am Folgetag", ""]


# --- Preparation -----------------------------------------------------------------------------


def frist(wann: str = "09/2022", tage: int | None = 4, stand: date = TAG, **felder: Any) -> str:
    rat = Gremium(id="runde", name="Rat", art="rat", ladungsfrist=tage)
    am = kleine_lage(sitzung(1, wann, **felder), gremium=rat, stand=stand)
    vorbereitung = baue(am, 1, versand=False).vorbereitung
    assert vorbereitung is not None
    return vorbereitung.frist


def test_invitation_deadline() -> None:
    regel = "4 volle Kalendertage zwischen Zugang und Sitzung"
    assert frist("21.07.2021") == f"Zugang spätestens am Freitag, 16. Juli 2021 ({regel})"
    assert frist("21.07.2021", stand=date(2021, 7, 18)).endswith("verstrichen seit 2 Tagen)")
    assert "Dienstag, 9. August 2022" in frist(termine=(termin("2022-08-14"),))
    assert frist() == (
        f"Zugang spätestens 5 Tage vor der Sitzung ({regel}; "
        "für den frühesten Tag, den 01.09.2022: 27.08.2022)"
    )
    assert frist("bis 12/2022") == f"Zugang spätestens 5 Tage vor der Sitzung ({regel})"
    assert frist(tage=None) == "Für dieses Gremium ist keine Ladungsfrist hinterlegt"


def test_what_is_not_finished_overdue_first(lage: Lagen) -> None:
    am = lage("2022-09-10")
    for nr in (*range(1, 18), 23):
        am = geaendert(am, nr, erledigt=date(2022, 7, 10))
    vorbereitung = baue(am, 27, versand=False).vorbereitung
    assert vorbereitung is not None
    assert nummern(vorbereitung.offen[:-1]) == [21, 24, 25, 26]
    assert vorbereitung.offen[-1] == "weitere Schritte davor: überfällig 18"
    assert vorbereitung.meilensteine == (
        "Maßnahmenableitung (strategisch, operativ): gefährdet (4 Schritte überfällig), "
        "geplant bis 30.09.2022, voraussichtlich 30.09.2022",
    )


def test_papers_and_note_are_in_the_preparation_only() -> None:
    am = kleine_lage(
        sitzung(1, "03/2022"),
        sitzung(
            2,
            notiz="Vorher anrufen",
            unterlagen=("vorlage.pdf",),
            tagesordnung=(Punkt(punkt="Beschluss", drucksache="12/22", vortrag="Amt A"),),
        ),
    )
    agenda = baue(am, 2, versand=False)
    assert agenda.vorbereitung is not None
    assert agenda.vorbereitung.unterlagen == (
        "vorlage.pdf",
        "Drucksache 12/22",
        "Protokoll der letzten Sitzung (Schritt 1)",
    )
    assert agenda.tops[2].angaben == ("Drucksache 12/22", "Berichterstattung: Amt A")
    assert "Vorher anrufen" in markdown.agenda(agenda, None)
    assert "Vorher anrufen" not in markdown.agenda(baue(am, 2, versand=True), None)


def test_a_dropped_meeting_has_no_agenda() -> None:
    am = kleine_lage(sitzung(1, entfallen=Entfallen(am=TAG, grund="kein Bedarf")))
    with pytest.raises(Abbruch, match=r"10\.09\.2022 entfallen \(kein Bedarf\)"):
        baue(am, 1, versand=True)


def test_roles_are_named_and_what_is_to_be_examined_is_not() -> None:
    aufgaben = (
        Aufgabe(stelle="a", rollen=("leitung", "Protokoll")),
        Aufgabe(stelle="b", rollen=("fachliche Vorbereitung",)),
        Aufgabe(stelle="c"),
        Aufgabe(stelle="b", rollen=("Leitung",), zu_pruefen=True),
    )
    am = kleine_lage(sitzung(1, aufgabenverteilung=aufgaben))
    agenda = baue(am, 1, versand=False)
    assert wer(agenda) == {
        "Leitung": "Amt A",
        "Vorbereitung": "Amt B",
        "Protokoll": "Amt A",
        "Beteiligt": "Amt C",
    }
    assert agenda.vorbereitung is not None
    assert "Amt B (Leitung): zu prüfen" in agenda.vorbereitung.zu_klaeren


def test_who_is_invited_without_members() -> None:
    forum = Gremium(id="runde", name="Forum", art="forum", zielgruppe="alle")
    assert baue(kleine_lage(sitzung(1), gremium=forum), 1, versand=True).mitglieder_text == "alle"
    mit = Gremium(id="runde", name="Runde", mitglieder=(Mitglied(stelle="a"),))
    agenda = baue(kleine_lage(sitzung(1), gremium=mit), 1, versand=True)
    assert (agenda.mitglieder_text, agenda.mitglieder[0].mitglieder) == ("", ("Amt A",))
    assert agenda.mitglieder[0].titel == ""


def test_next_steps_stay_when_a_day_is_fixed(lage: Lagen) -> None:
    """The steps after 26 do not depend on whether its day, or that of 29, is known."""
    am_14 = geaendert(lage("2022-09-10"), 26, termine=(Termin(datum=date(2022, 9, 14)),))
    fest = geaendert(am_14, 29, termine=(Termin(datum=date(2022, 11, 28)),))

    def next_steps(nr: int) -> list[str]:
        (top,) = (t for t in baue(fest, nr, versand=True).tops if t.titel == "Nächste Schritte")
        return [re.findall(r"Schritt (\d+)", u.titel)[0] for u in top.unterpunkte]

    assert next_steps(26) == ["27", "28", "29"]
    assert next_steps(29)[:2] == ["30", "31"]
