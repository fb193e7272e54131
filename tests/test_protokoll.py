import re
import shutil
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hilfen import PROBE, run, split_marks, write_folder
from hypothesis import given
from hypothesis import strategies as st

from isrp_cli import vorhaben
from isrp_cli.befund import Abbruch
from isrp_cli.documents import agenda as agendadokument
from isrp_cli.documents.protokoll import GelesenerTop, GelesenesProtokoll, Protokoll, baue
from isrp_cli.formats import markdown
from isrp_cli.formats.protokoll_lesen import MAX_BYTES, lies, read
from isrp_cli.loading import load
from isrp_cli.models import (
    Beschluss,
    Entfallen,
    Festlegung,
    Gremium,
    Mitglied,
    Prozess,
    Prozessangaben,
    Punkt,
    Schritt,
    Stimmen,
    Termin,
)
from isrp_cli.stand import Lage
from isrp_cli.yaml_edit import Anhaengen, Setze
from isrp_cli.zeitangabe import lies as zeit

Lagen = Callable[[str], Lage]
DATEN = Path(__file__).parents[1] / "data"
TAG = date(2022, 9, 10)


def kleine_lage(gremium: str = "gremium", stand: date = TAG, **felder: Any) -> Lage:
    """A process of one meeting, step 26, of a body of this kind."""
    vorgabe: dict[str, Any] = {"art": "beratung", "zeitplanung": zeit("09/2022")}
    return Lage(
        Prozess(
            angaben=Prozessangaben(titel="Musterplan"),
            schritte=(Schritt(nr=26, gremium="runde", **vorgabe | felder),),
            gremien=(
                Gremium(
                    id="runde",
                    name="Runde",
                    art=gremium,  # type: ignore[arg-type]
                    mitglieder=(Mitglied(bezeichnung="Amt A", funktion="Leitung"),),
                ),
            ),
        ),
        stand,
    )


def skelett(lage: Lage) -> tuple[Protokoll, str]:
    inhalt = baue(lage, 26)
    return inhalt, markdown.protokoll(inhalt, None)


def zeilen(text: str) -> list[str]:
    return text.split("\n")


# --- The skeleton ----------------------------------------------------------------------------


@pytest.mark.parametrize(("nr", "tag"), [(26, "2022-09-10"), (45, "2023-06-10")])
def test_shipped_minutes(lage: Lagen, golden: Any, nr: int, tag: str) -> None:
    golden(f"protokoll_{nr}", markdown.protokoll(baue(lage(tag), nr), None))


@pytest.mark.parametrize("nr", [7, 18, 21, 26, 41, 43])
def test_the_points_are_those_of_the_agenda(lage: Lagen, nr: int) -> None:
    agenda = agendadokument.baue(lage("2022-09-10"), nr, versand=True)
    protokoll = baue(lage("2022-09-10"), nr)
    assert len(protokoll.tops) > 2
    assert [(t.nummer, t.titel) for t in protokoll.tops] == [
        (t.nummer, t.titel) for t in agenda.tops
    ]
    assert protokoll.agenda == agenda


@pytest.mark.parametrize("nr", [5, 6, 44, 45])
def test_formal_bodies_keep_result_and_drucksache_only(lage: Lagen, nr: int) -> None:
    protokoll = baue(lage("2023-06-10"), nr)
    text = markdown.protokoll(protokoll, None)
    punkte = [t for t in protokoll.agenda.tops if t.art == "punkt"]
    assert protokoll.formell
    assert [t.titel for t in protokoll.tops] == [t.titel for t in punkte]
    assert "Sitzungsdienst" in text
    assert "Drucksache:" in text
    for wort in ("Anwesend", "Auftrag", "Unterschriften", "Verteiler", "ThürKO"):
        assert wort not in text


def test_the_head_is_filled_from_the_fixed_meeting() -> None:
    termine = (
        Termin(datum=date(2022, 9, 5)),
        Termin(datum=date(2022, 9, 14), beginn=time(10), ende=time(12, 30), ort="Rathaus *225*"),
        Termin(datum=date(2022, 9, 28)),
    )
    _, text = skelett(kleine_lage(termine=termine))
    for zeile in (
        "- Ort: Rathaus \\*225\\*",
        "- Datum: Mittwoch, 14. September 2022",
        "- Beginn: 10:00 Uhr",
        "- Ende: 12:30 Uhr",
        "- Weiterer Termin: Montag, 5. September 2022",
    ):
        assert zeile in zeilen(text)


def test_without_a_fixed_meeting_the_head_is_left_to_fill_in() -> None:
    _, text = skelett(kleine_lage())
    felder = ("Ort", "Datum", "Beginn", "Ende", "Anwesend", "Entschuldigt", "Gäste", "Leitung")
    for feld in (*felder, "Protokoll"):
        assert f"- {feld}:" in zeilen(text)


def test_a_day_in_the_plan_is_the_date() -> None:
    protokoll, _ = skelett(kleine_lage(zeitplanung=zeit("14.09.2022")))
    assert (protokoll.datum, protokoll.ort) == ("Mittwoch, 14. September 2022", "")


def test_decisions_are_asked_for_where_they_are_to_be_expected() -> None:
    punkte = (Punkt(punkt="A", drucksache="12/34"), Punkt(punkt="B"))
    beratung, text = skelett(kleine_lage(tagesordnung=punkte))
    assert [t.titel for t in beratung.tops if t.beschluss] == ["A"]
    assert text.count("- Drucksache: 12/34\n") == 1
    beschluss, _ = skelett(kleine_lage(tagesordnung=punkte, art="beschluss"))
    assert [t.titel for t in beschluss.tops if t.beschluss] == ["A", "B"]


def test_a_consultation_of_a_formal_body_asks_for_the_drucksache_too() -> None:
    protokoll, _ = skelett(kleine_lage("ausschuss", tagesordnung=(Punkt(punkt="A"),)))
    assert [t.beschluss for t in protokoll.tops] == [True]


def test_the_foot_names_papers_and_recipients() -> None:
    _, text = skelett(kleine_lage(unterlagen=("papiere/a.pdf",)))
    fuss = text[text.index("## Unterschriften") :]
    assert "- papiere/a.pdf" in zeilen(fuss)
    assert "- Amt A: Leitung" in zeilen(fuss)


def test_minutes_say_that_persons_are_not_taken_over() -> None:
    assert any("Datenschutz" in z and "Personen" in z for z in zeilen(skelett(kleine_lage())[1]))


@pytest.mark.parametrize("nr", [3, 20, 36, 42])
def test_what_is_no_meeting_has_no_minutes(lage: Lagen, nr: int) -> None:
    with pytest.raises(Abbruch, match=rf"Schritt {nr} ist keine Sitzung.*Ein Protokoll gibt es"):
        baue(lage("2022-09-10"), nr)


def test_a_dropped_meeting_has_no_minutes() -> None:
    with pytest.raises(Abbruch, match=r"entfallen: Ein Protokoll braucht er nicht\."):
        baue(kleine_lage(entfallen=Entfallen(am=date(2022, 9, 1))), 26)


# --- Filling in and reading back -------------------------------------------------------------


def geschuetzt(text: str) -> str:
    """Text as our own Markdown writes it; a line that would be a label gets its colon escaped."""
    text = markdown._settle(markdown.escape(text))
    label = r"\W*(ergebnis|beschlu|drucksache|stimmen|abstimmung|auftr|wer|bis)"
    return text.replace(":", "\\:") if re.match(label, text, re.IGNORECASE) else text


def ausfuellen(text: str, datum: str, tops: dict[str, GelesenerTop]) -> str:
    """The skeleton with the day and what was said on each point, as a person would fill it in."""
    return "\n".join(_lines(text, datum, tops)) + "\n"


def _lines(text: str, datum: str, tops: dict[str, GelesenerTop]) -> Iterator[str]:
    top = GelesenerTop(nummer="")
    for zeile in text.rstrip("\n").split("\n"):
        kopf = re.match(r"### TOP (\d+) ", zeile)
        top = tops.get(kopf[1], GelesenerTop(nummer=kopf[1])) if kopf else top
        beschluss = top.beschluss or Beschluss()
        if zeile.startswith("- Datum:"):
            yield f"- Datum: {datum}"
        elif zeile == "Ergebnis:" and top.ergebnis:
            yield f"{zeile} " + "\n".join(map(geschuetzt, top.ergebnis.split("\n")))
        elif zeile.startswith("- Beschluss") and beschluss.ergebnis:
            yield f"{zeile} {beschluss.ergebnis.replace('geaendert', 'geändert')}"
        elif zeile.startswith("- Drucksache") and beschluss.drucksache:
            yield f"- Drucksache: {geschuetzt(beschluss.drucksache)}"
        elif zeile.startswith("- Stimmen") and (s := beschluss.stimmen):
            yield f"- Stimmen: Ja {s.ja}, Nein {s.nein}, Enthaltung {s.enthaltung}"
        elif zeile.startswith("- Auftrag") and top.auftraege:
            for a in top.auftraege:
                yield f"- Auftrag: {geschuetzt(a.text)}"
                yield f"- Wer: {geschuetzt(a.wer or '…')}"
                yield f"- Bis wann: {a.bis or ''}"
        elif top.auftraege and zeile.startswith(("- Wer", "- Bis wann")):
            pass
        else:
            yield zeile


ZEICHEN = "abzXÄÖÜäöüßé0159 .,;:!?-–—…„“\"'*_`#>+~|[](){}<>&$\\/%=@§€"
KEINE = {"keine", "keiner", "keines", "keins", "kein", "entfällt"}
ein_satz = (
    st.one_of(
        st.text(ZEICHEN, min_size=1, max_size=30),
        st.lists(
            st.sampled_from(
                (
                    "Ergebnis:",
                    "Wer:",
                    "Beschluss (x):",
                    "TOP 3",
                    "# TOP 4",
                    "**TOP 5**",
                    "1.",
                    "- a",
                    "Bürger*innen",
                    "<b>",
                    "&amp;",
                    "C:\\_x",
                    "|",
                    "Maß_nahme",
                    "> Zitat",
                    "___",
                )
            ),
            min_size=1,
            max_size=4,
        ).map(" ".join),
    )
    .map(lambda t: unicodedata.normalize("NFC", " ".join(t.split())))
    .filter(lambda t: re.search(r"[^\W_]", t) and t.casefold().rstrip(".") not in KEINE)
)
absaetze = st.lists(st.lists(ein_satz, min_size=1, max_size=3).map("\n".join), max_size=3).map(
    "\n\n".join
)
zeitangaben = st.one_of(
    st.builds(
        "{} {:02}/{}".format,
        st.sampled_from(["Anfang", "Mitte", "Ende", "ca."]),
        st.integers(1, 12),
        st.integers(2000, 2099),
    ),
    st.dates(date(2000, 1, 1), date(2099, 12, 31)).map(lambda t: f"bis {t:%d.%m.%Y}"),
    st.sampled_from(
        ["12/2021-02/2022", "1. Quartal 2023", "KW 36/2021", "laufend", "Winter 2021/2022"]
    ),
).map(zeit)
zahlen = st.integers(0, 99_999)
festlegungen = st.builds(
    Festlegung, text=ein_satz, wer=st.none() | ein_satz, bis=st.none() | zeitangaben
)
beschluesse = st.builds(
    Beschluss,
    drucksache=st.none() | ein_satz,
    ergebnis=st.none() | st.sampled_from(["angenommen", "abgelehnt", "vertagt", "geaendert"]),
    stimmen=st.none() | st.builds(Stimmen, ja=zahlen, nein=zahlen, enthaltung=zahlen),
).map(lambda b: None if b == Beschluss() else b)
# The points 2 and 3 are the step's own; 1 is the opening, 4 Verschiedenes.
LAGE_MIT_BESCHLUSS = kleine_lage(art="beschluss", tagesordnung=(Punkt(punkt="A"), Punkt(punkt="B")))
SKELETT = skelett(LAGE_MIT_BESCHLUSS)[1]


@st.composite
def ausgefuellte(draw: st.DrawFn) -> dict[str, GelesenerTop]:
    tops = {}
    for nr in ("1", "2", "3", "4"):
        tops[nr] = GelesenerTop(
            nummer=nr,
            ergebnis=draw(absaetze),
            beschluss=draw(beschluesse) if nr == "2" else None,
            auftraege=() if nr == "1" else tuple(draw(st.lists(festlegungen, max_size=3))),
        )
    return tops


KODIERUNGEN: dict[str, Callable[[str], bytes]] = {
    "utf-8": str.encode,
    "bom": lambda t: t.encode("utf-8-sig"),
    "crlf": lambda t: t.replace("\n", "\r\n").encode(),
    "cr": lambda t: t.replace("\n", "\r").encode(),
    "utf-16": lambda t: t.encode("utf-16"),
    "blanks": lambda t: t.replace("\n", "  \n").encode(),
}


@given(
    ausgefuellte(), st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from([*KODIERUNGEN])
)
def test_what_is_filled_in_is_read_back(
    tops: dict[str, GelesenerTop], tag: date, kodierung: str
) -> None:
    text = ausfuellen(SKELETT, f"{tag:%d.%m.%Y}", tops)
    gelesen = lies(KODIERUNGEN[kodierung](text), "p.md", 26)
    assert gelesen == GelesenesProtokoll(datum=tag, tops=tuple(tops.values()))


def test_the_test_fills_in_something() -> None:
    top = GelesenerTop(nummer="3", ergebnis="Wer: so\n\n# x", auftraege=(Festlegung(text="a"),))
    text = ausfuellen(SKELETT, "14.09.2022", {"3": top})
    assert "Ergebnis: Wer\\: so\n\n\\# x\n" in text
    assert "- Datum: 14.09.2022\n" in text


@pytest.mark.parametrize("nr", [7, 26, 45])
def test_an_untouched_skeleton_says_nothing(lage: Lagen, nr: int) -> None:
    gelesen = lies(markdown.protokoll(baue(lage("2022-09-10"), nr), None).encode(), "p.md", nr)
    assert all(top == GelesenerTop(nummer=top.nummer) for top in gelesen.tops)
    assert len(gelesen.tops) == len(baue(lage("2022-09-10"), nr).tops)
    assert gelesen.datum is None


def test_the_date_that_isrp_filled_in_is_read() -> None:
    _, text = skelett(kleine_lage(termine=(Termin(datum=date(2022, 9, 14)),)))
    assert lies(text.encode(), "p.md", 26).datum == date(2022, 9, 14)


KOPF = "Schritt 26 von 45, Stand 10.09.2022\n\n- Datum: 14.09.2022\n\n"


def gelesener_top(rumpf: str) -> GelesenerTop:
    """What is read of one point with these lines."""
    [top] = lies(f"{KOPF}### TOP 3 Titel\n\n{rumpf}\n\n## Anlagen\n".encode(), "p.md", 26).tops
    return top


@pytest.mark.parametrize(
    "rumpf",
    [
        "Ergebnis: gut",
        "Ergebnis:\ngut",
        "Ergebnis:\n\n\n   gut   \n\n",
        "Ergebnis :\u00a0gut",
        "ERGEBNIS: gut",
        "**Ergebnis:** gut",
        "**Ergebnis**: gut",
        "__Ergebnis :__ gut",
        "*Ergebnis:* gut",
        "- Ergebnis: gut",
        "•\tErgebnis: gut",
        "  –  **Ergebnis:**  gut",
        "Ergebnisse: gut",
        "> - 3.1 Erläuterung: Wer weiß\n> - mehr\n\nErgebnis: gut",
        "Ergebnis: \u200bgut\u00ad",
        "Ergebnis: gu\\t\\".replace("\\t", "t"),
    ],
)
def test_a_label_may_be_written_in_many_ways(rumpf: str) -> None:
    assert gelesener_top(rumpf).ergebnis == "gut"


@pytest.mark.parametrize(
    ("rumpf", "ergebnis"),
    [
        ("Ergebnis: a\nb\n\nc\n- d\n- e", "a\nb\n\nc\n- d\n- e"),
        ("Ergebnis:\n\n    a\n      b\n    c", "a\n  b\nc"),
        ("Ergebnis: a\n\n\n\n\nb", "a\n\nb"),
        ("Ergebnis: a\n\n#### Aussprache\n\nb", "a\n\n#### Aussprache\n\nb"),
        ("Ergebnis: a\n> Zitat", "a\n> Zitat"),
        ("Ergebnis: **a**", "**a**"),
        ("Ergebnis: TOP 4 wird vertagt\nTOP 5 auch", "TOP 4 wird vertagt\nTOP 5 auch"),
        ("Ergebnis: „a“ – b…", "„a“ – b…"),
        ("Ergebnis: a\\\nb \\* \\_ \\# 1\\. \\\\", "a\nb * _ # 1. \\"),
        ("Ergebnis: a\u00a0b", "a\u00a0b"),
        ("Ergebnis: a\n\nErgebnis: b", "a\n\nb"),
        ("Ergebnis: a\n- Datum: b", "a\n- Datum: b"),
        ("Ergebnis: …", ""),
        ("Ergebnis: –\n\n\\_\\_\\_", ""),
    ],
)
def test_results(rumpf: str, ergebnis: str) -> None:
    assert gelesener_top(rumpf).ergebnis == ergebnis


@pytest.mark.parametrize(
    ("stimmen", "erwartet"),
    [
        ("Ja 22, Nein 0, Enthaltung 4", (22, 0, 4)),
        ("Ja: 22; Nein: 0; Enthaltungen: 4", (22, 0, 4)),
        ("ja=22 nein=0 enthaltung=4", (22, 0, 4)),
        ("22 Ja, 0 Nein, 4 Enthaltungen", (22, 0, 4)),
        ("22 Ja-Stimmen, 3 Nein-Stimmen, 4 Enthaltungen", (22, 3, 4)),
        ("Enthaltung 4, Nein 1, Ja\u00a022.", (22, 1, 4)),
        ("22/0/4", (22, 0, 4)),
        ("22 / 0 / 4", (22, 0, 4)),
        ("Ja …, Nein …, Enthaltung …", None),
        ("Ja ..., Nein ..., Enthaltung ...", None),
        ("Ja \\_\\_, Nein __, Enthaltung", None),
        ("", None),
        ("keine", None),
    ],
)
def test_votes(stimmen: str, erwartet: tuple[int, int, int] | None) -> None:
    beschluss = gelesener_top(f"- Stimmen (Ja, Nein): {stimmen}").beschluss
    gelesen = beschluss and beschluss.stimmen
    assert (gelesen and (gelesen.ja, gelesen.nein, gelesen.enthaltung)) == erwartet


@pytest.mark.parametrize(
    ("wort", "ergebnis"),
    [
        ("angenommen", "angenommen"),
        ("Abgelehnt.", "abgelehnt"),
        ("GEÄNDERT", "geaendert"),
        ("gea\u0308ndert", "geaendert"),
        ("geaendert", "geaendert"),
        ("vertagt", "vertagt"),
        ("–", None),
        ("keiner", None),
    ],
)
def test_decisions(wort: str, ergebnis: str | None) -> None:
    beschluss = gelesener_top(f"- Beschluss (angenommen, abgelehnt): {wort}").beschluss
    assert (beschluss and beschluss.ergebnis) == ergebnis


def test_tasks_may_be_wrapped_and_repeated() -> None:
    top = gelesener_top(
        "- **Auftrag:** Bericht\n  nachreichen\n- Wer: Amt A\n- Bis\u00a0wann: Ende\u00a010/2022\n"
        "- Auftrag: Zweites\n\n- Auftrag: keine\n- Wer:\n- Bis wann: …\n"
        "Auftrag: Drittes\nWer: Amt B\n"
    )
    assert [(a.text, a.wer, a.bis and a.bis.normalform) for a in top.auftraege] == [
        ("Bericht nachreichen", "Amt A", "Ende 10/2022"),
        ("Zweites", None, None),
        ("Drittes", "Amt B", None),
    ]


def test_points_may_be_added_and_bold_only() -> None:
    text = f"{KOPF}**TOP 3 Titel**\n\nErgebnis: a\n\n### Top 3.1: Neu\nErgebnis: b\n"
    text += "\n## Nichtöffentlich\n\n### TOP 4. Neu\n\nErgebnis: c\n\n## Verteiler\n\nErgebnis: d\n"
    gelesen = lies(text.encode(), "p.md", 26)
    assert [(t.nummer, t.ergebnis) for t in gelesen.tops] == [("3", "a"), ("3.1", "b"), ("4", "c")]
    assert gelesen.ergebnis == "TOP 3: a\nTOP 3.1: b\nTOP 4: c"


def test_text_of_an_old_windows_editor_is_read_with_a_remark() -> None:
    gelesen = lies(f"{KOPF}### TOP 3 A\nErgebnis: Straße – „größer“".encode("cp1252"), "p.md", 26)
    assert gelesen.ergebnis == "Straße – „größer“"
    assert len(gelesen.hinweise) == 1
    assert "Umlaute" in gelesen.hinweise[0]


# --- What cannot be read ---------------------------------------------------------------------

TOP = "### TOP 3 Titel\n\n"
SCHLECHTE = {
    "no minutes": ("▸Einkaufszettel\n\nMilch", ["das ist kein Protokoll von isrp"]),
    "empty": ("▸", ["das ist kein Protokoll von isrp"]),
    "an agenda": (
        "▸# Tagesordnung\n\nSchritt 26 von 45\n\n1. Begrüßung\n",
        ["es gibt keinen TOP"],
    ),
    "another step": (
        f"# Protokoll\n\nSchritt ▸27 von 45\n\n{TOP}Ergebnis: a",
        ["gehört zu Schritt 27, nicht zu Schritt 26"],
    ),
    "no step": (f"▸# Protokoll\n\n{TOP}Ergebnis: a", ["zu welchem Schritt"]),
    "no date": (
        f"Schritt 26\n- Datum: ▸31.09.2022\n{TOP}Ergebnis: a",
        ["„Datum“: "],
    ),
    "fuzzy date": (
        f"Schritt 26\n- **Datum:** ▸09/2022\n{TOP}Ergebnis: a",
        ["kein einzelner Tag"],
    ),
    "two dates": (
        f"Schritt 26\n- Datum: 14.09.2022\n- Datum: ▸15.09.2022\n{TOP}Ergebnis: a",
        ["„Datum“ steht hier zum zweiten Mal"],
    ),
    "same point twice": (f"{KOPF}{TOP}Ergebnis: a\n\n▸{TOP}", ["TOP 3 gibt es zweimal"]),
    "heading without number": (
        f"{KOPF}{TOP}Ergebnis: a\n\n▸### Nachtrag\n\nb",
        ["„Nachtrag“ gehört zu keinem TOP"],
    ),
    "text before a label": (
        f"{KOPF}{TOP}  ▸wir haben gesprochen\nund mehr\n\nErgebnis: a",
        ["„wir haben gesprochen“ steht hinter keiner Bezeichnung"],
    ),
    "text behind a task": (
        f"{KOPF}{TOP}- Auftrag: a\n- Bis wann: 10/2022\n\n▸Außerdem\n\n- noch was",
        ["„Außerdem“ steht hinter keiner Bezeichnung"],
    ),
    "an item behind a task": (
        f"{KOPF}{TOP}- Auftrag: a\n▸- noch was",
        ["„- noch was“ steht hinter keiner Bezeichnung"],
    ),
    "decision": (f"{KOPF}{TOP}- Beschluss: ▸angenomen", ["„angenomen“ ist hier nicht"]),
    "decision in words": (
        f"{KOPF}{TOP}- Beschluss (x): ▸Der Rat stimmt dem Plan zu",
        ["nicht vorgesehen"],
    ),
    "votes": (f"{KOPF}{TOP}- Stimmen: ▸einstimmig", ["nicht zu verstehen"]),
    "votes left out": (f"{KOPF}{TOP}- Stimmen: ▸Ja 22, Nein …, Enthaltung 4", ["nicht zu"]),
    "votes not named": (f"{KOPF}{TOP}- Stimmen: ▸Ja 22, Nein 0", ["nicht zu verstehen"]),
    "many votes": (f"{KOPF}{TOP}- Stimmen: ▸123456 Ja, 0 Nein, 0 Enthaltungen", ["nicht zu"]),
    "votes twice": (f"{KOPF}{TOP}- Stimmen: ▸Ja 1, Ja 2, Nein 3, Enthaltung 0", ["nicht zu"]),
    "too many votes": (f"{KOPF}{TOP}- Stimmen: ▸Ja 123456, Nein 0, Enthaltung 0", ["nicht zu"]),
    "other digits": (f"{KOPF}{TOP}- Stimmen: ▸Ja ٢, Nein 0, Enthaltung 0", ["nicht zu"]),
    "when": (
        f"{KOPF}{TOP}- Auftrag: a\n- Wer: b\n- Bis wann:  ▸sofort",
        ["„Bis wann“: "],
    ),
    "who without what": (
        f"{KOPF}{TOP}- Auftrag:\n- Wer: ▸Amt A\n- Bis wann: 10/2022",
        ["„Wer“ ohne Auftrag"],
    ),
    "when without what": (f"{KOPF}{TOP}- Bis wann: ▸10/2022", ["„Bis wann“ ohne Auftrag"]),
    "label twice": (
        f"{KOPF}{TOP}- Drucksache: 1/22\n- Drucksache: ▸2/22",
        ["„Drucksache“ steht hier zum zweiten Mal"],
    ),
    "two decisions": (
        f"{KOPF}{TOP}- Beschluss: vertagt\n\n### TOP 4 B\n\n- Beschluss: ▸angenommen",
        ["TOP 4 ist der zweite Beschluss (nach TOP 3)"],
    ),
    "all at once": (
        f"Schritt ▸2\n\nDatum: ▸morgen\n\n{TOP}- Beschluss: ▸ja\n- Stimmen: ▸alle\n"
        "- Auftrag: a\n- Bis wann: ▸bald\n",
        ["gehört zu Schritt 2", "„Datum“", "„Beschluss“", "„Stimmen“", "„Bis wann“"],
    ),
}


@pytest.mark.parametrize("zeilenende", ["\n", "\r\n"])
@pytest.mark.parametrize("name", SCHLECHTE)
def test_everything_wrong_is_reported_with_its_place(name: str, zeilenende: str) -> None:
    text, orte = split_marks(SCHLECHTE[name][0])
    with pytest.raises(Abbruch, match="Nichts wurde geändert") as fehler:
        lies(text.replace("\n", zeilenende).encode(), "p.md", 26)
    befunde = fehler.value.befunde
    assert [(b.fundstelle.zeile, b.fundstelle.spalte) for b in befunde] == orte
    for befund, teil in zip(befunde, SCHLECHTE[name][1], strict=True):
        assert teil in befund.meldung
        assert befund.fundstelle.datei == "p.md"


def test_a_wrong_word_gets_a_suggestion() -> None:
    with pytest.raises(Abbruch) as fehler:
        gelesener_top("- Beschluss: angenomen")
    assert fehler.value.befunde[0].hinweis == "meinten Sie „angenommen“?"


@pytest.mark.parametrize(
    ("inhalt", "meldung"),
    [
        (b"x" * (MAX_BYTES + 1), "größer als 1 MB"),
        (b"PK\x03\x04\x14\x00\x06\x00word/document.xml", "keine Textdatei"),
        (bytes(range(256)), "keine Textdatei"),
        (b"\xff\xfeS\x00c", "keine Textdatei"),
    ],
)
def test_other_files_are_refused(tmp_path: Path, inhalt: bytes, meldung: str) -> None:
    datei = tmp_path / "p.md"
    datei.write_bytes(inhalt)
    with pytest.raises(Abbruch, match=meldung):
        read(datei, 26)


def test_a_huge_file_is_not_read_whole(tmp_path: Path) -> None:
    datei = tmp_path / "p.md"
    with datei.open("wb") as strom:
        strom.truncate(10**12)  # no space on the disk
    with pytest.raises(Abbruch, match="größer als 1 MB"):
        read(datei, 26)


@pytest.mark.parametrize(
    "muster",
    [" ", "#", "# ", "**TOP 3", "(", "Wer ", "- ", "\\", "Ja ", "a ", "### TOP 1\n", "\t:", "* _ "],
)
@pytest.mark.parametrize("vorn", ["", "Wer", "- Stimmen: ", "Ergebnis: a", "# ", "**TOP 3"])
def test_reading_takes_no_longer_than_the_file_is_long(vorn: str, muster: str) -> None:
    # With anything quadratic these would take minutes.
    text = f"{KOPF}{TOP}{vorn}{muster * (200_000 // len(muster))}b"
    with suppress(Abbruch):
        lies(text.encode(), "p.md", 26)


def test_not_all_findings_are_shown() -> None:
    with pytest.raises(Abbruch) as fehler:
        lies(f"{KOPF}{TOP * 200}".encode(), "p.md", 26)
    assert len(fehler.value.befunde) == 50


@given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
def test_reading_never_fails_otherwise(inhalt: bytes) -> None:
    with pytest.raises(Abbruch):
        lies(inhalt, "p.md", 26)


# --- Taking over -----------------------------------------------------------------------------


def uebernimm(ordner: Path, gelesen: GelesenesProtokoll, stand: str = "2024-04-01") -> Any:
    daten = load(ordner)
    lage = Lage(daten.prozess, date.fromisoformat(stand))
    return vorhaben.protokoll(daten, lage, 1, gelesen)


VOLL = GelesenesProtokoll(
    datum=date(2024, 3, 14),
    tops=(
        GelesenerTop(nummer="1", ergebnis="eröffnet"),
        GelesenerTop(
            nummer="2",
            ergebnis="beraten\n\nund beschlossen",
            beschluss=Beschluss(
                drucksache="7/24",
                ergebnis="angenommen",
                stimmen=Stimmen(ja=3, nein=1, enthaltung=0),
            ),
            auftraege=(Festlegung(text="a", wer="Amt", bis=zeit("05/2024")), Festlegung(text="b")),
        ),
        GelesenerTop(nummer="3", auftraege=(Festlegung(text="b"),)),
    ),
)


def test_everything_is_taken_over(tmp_path: Path) -> None:
    v = uebernimm(write_folder(tmp_path), VOLL)
    pfad = ("schritte", 0)
    assert v.aenderungen == (
        Setze((*pfad, "ergebnis"), "TOP 1: eröffnet\nTOP 2: beraten\n\nund beschlossen"),
        Setze(
            (*pfad, "beschluss"),
            {
                "drucksache": "7/24",
                "ergebnis": "angenommen",
                "stimmen": {"ja": 3, "nein": 1, "enthaltung": 0},
            },
        ),
        Anhaengen((*pfad, "festlegungen"), {"text": "a", "wer": "Amt", "bis": zeit("05/2024")}),
        Anhaengen((*pfad, "festlegungen"), {"text": "b"}),
        Setze((*pfad, "erledigt"), date(2024, 3, 14)),
    )
    assert v.hinweise == ()
    assert "14.03.2024" in v.was


def test_a_single_result_stands_alone(tmp_path: Path) -> None:
    gelesen = GelesenesProtokoll(tops=(VOLL.tops[0], GelesenerTop(nummer="2")))
    [aenderung] = uebernimm(write_folder(tmp_path), gelesen).aenderungen
    assert aenderung == Setze(("schritte", 0, "ergebnis"), "eröffnet")


def mit(tmp_path: Path, *zeilen: str) -> Path:
    """The folder of three steps with more lines in step 1."""
    vorn, hinten = PROBE["schritte"].split("  - nr: 2", 1)
    text = vorn + "".join(f"    {z}\n" for z in zeilen) + "  - nr: 2" + hinten
    return write_folder(tmp_path, schritte=text)


@pytest.mark.parametrize(
    ("zeilen", "tag", "erledigt", "hinweis"),
    [
        ((), date(2024, 3, 14), True, ""),
        ((), date(2024, 4, 1), True, ""),
        ((), date(2024, 4, 2), False, "nach dem Stand"),
        ((), None, False, "fehlt das Datum"),
        (("erledigt: 2024-03-14",), date(2024, 3, 14), False, ""),
        (("erledigt: 2024-03-13",), date(2024, 3, 14), False, "bleibt am 13.03.2024 erledigt"),
        (("erledigt: 2024-03-13",), None, False, ""),
        (("termine:", "  - datum: 2024-03-20"), date(2024, 3, 14), False, "20.03.2024"),
        (("termine:", "  - datum: 2024-03-14"), date(2024, 3, 14), True, ""),
    ],
)
def test_the_day_of_the_meeting(
    tmp_path: Path, zeilen: tuple[str, ...], tag: date | None, erledigt: bool, hinweis: str
) -> None:
    v = uebernimm(mit(tmp_path, *zeilen), replace(VOLL, datum=tag))
    gesetzt = [a.wert for a in v.aenderungen if a.pfad[-1] == "erledigt"]
    assert gesetzt == ([tag] if erledigt else [])
    assert len(v.hinweise) == (1 if hinweis else 0)
    assert hinweis in "".join(v.hinweise)


def test_unfinished_steps_before_are_named(tmp_path: Path) -> None:
    daten = load(write_folder(tmp_path))
    lage = Lage(daten.prozess, date(2024, 7, 1))
    v = vorhaben.protokoll(daten, lage, 3, replace(VOLL, datum=date(2024, 6, 5)))
    assert v.hinweise == ("Noch nicht erledigt ist davor: 2.",)


def test_an_earlier_result_is_replaced_and_quoted(tmp_path: Path) -> None:
    v = uebernimm(mit(tmp_path, "ergebnis: früher"), VOLL)
    assert any("„früher“" in h for h in v.hinweise)


def test_agreed_tasks_are_added_once(tmp_path: Path) -> None:
    zeilen = ("festlegungen:", "  - text: a", "    wer: Amt", '    bis: "06/2024"', "  - text: b")
    v = uebernimm(mit(tmp_path, *zeilen), VOLL)
    assert not any(a.pfad[-1] == "festlegungen" for a in v.aenderungen)
    [hinweis] = v.hinweise
    assert "„a“" in hinweis


@pytest.mark.parametrize(
    ("wer", "person"),
    [
        ("Amt für Soziales", False),
        ("Dezernat 05", False),
        ("Amt 50/51", False),
        ("Frauenbeauftragte", False),
        ("Herr Muster", True),
        ("Frau Muster", True),
        ("a.muster@stadt.example", True),
        ("Amt, Tel. 0361 655-1234", True),
        ("+49 361 6551234", True),
    ],
)
def test_persons_are_warned_of(tmp_path: Path, wer: str, person: bool) -> None:
    auftrag = Festlegung(text="a", wer=wer)
    gelesen = replace(VOLL, tops=(GelesenerTop(nummer="1", auftraege=(auftrag,)),))
    hinweise = uebernimm(write_folder(tmp_path), gelesen).hinweise
    assert [wer in h and "Person" in h for h in hinweise] == ([True] if person else [])


@pytest.mark.parametrize(
    ("im_plan", "im_protokoll", "gesetzt"),
    [
        ("", ["7/24"], ["7/24"]),
        ("7/24", ["7/24"], None),
        ("7/24", ["8/24"], ["8/24"]),
        ("", ["7/24", "8/24"], []),
    ],
)
def test_a_drucksache_alone(
    tmp_path: Path, im_plan: str, im_protokoll: list[str], gesetzt: list[str] | None
) -> None:
    punkt = ("tagesordnung:", "  - punkt: A", f"    drucksache: {im_plan}") if im_plan else ()
    tops = tuple(
        GelesenerTop(nummer=str(i), beschluss=Beschluss(drucksache=d))
        for i, d in enumerate(im_protokoll)
    )
    ordner = mit(tmp_path, *punkt)
    if gesetzt is None:  # the skeleton gave it: nobody filled anything in
        with pytest.raises(Abbruch, match="noch nichts ausgefüllt"):
            uebernimm(ordner, GelesenesProtokoll(tops=tops))
        return
    v = uebernimm(ordner, GelesenesProtokoll(tops=tops))
    assert [a.wert for a in v.aenderungen] == [{"drucksache": d} for d in gesetzt]
    assert any("7/24 und 8/24" in h for h in v.hinweise) == (not gesetzt)


def test_an_empty_one_is_refused(tmp_path: Path) -> None:
    gelesen = GelesenesProtokoll(datum=date(2024, 3, 14), tops=(GelesenerTop(nummer="1"),))
    with pytest.raises(Abbruch, match="noch nichts ausgefüllt"):
        uebernimm(write_folder(tmp_path), gelesen)


def test_what_is_dropped_or_no_meeting_takes_nothing(tmp_path: Path) -> None:
    ordner = mit(tmp_path, "entfallen:", "  am: 2024-04-02")
    for stand in ("2024-04-01", "2024-04-03"):
        with pytest.raises(Abbruch, match="entfallen"):
            uebernimm(ordner, VOLL, stand)
    daten = load(ordner)
    with pytest.raises(Abbruch, match="keine Sitzung"):
        vorhaben.protokoll(daten, Lage(daten.prozess, TAG), 2, VOLL)


# --- The command -----------------------------------------------------------------------------

STAND = ("--stand", "20.09.2022")


@pytest.fixture
def ordner(tmp_path: Path) -> Path:
    """A folder with a copy of the shipped process in `data`."""
    shutil.copytree(DATEN, tmp_path / "data")
    return tmp_path


def fuelle(ordner: Path) -> None:
    """Has the skeleton of step 26 written to p.md and fills it in."""
    assert run(["protokoll", "26", "-o", "p.md", *STAND], ordner).code == 0
    top = GelesenerTop(
        nummer="4",
        ergebnis="Die Maßnahmen sind: abgeleitet *und* #1 sortiert.\n\n- eins\n- „zwei“",
        auftraege=(
            Festlegung(text="Bericht: nachreichen", wer="Sozialplanung", bis=zeit("Ende 10/2022")),
            Festlegung(text="2. Lesung", bis=zeit("bis 12/2022")),
        ),
    )
    tops = {"4": top, "6": GelesenerTop(nummer="6", ergebnis="nichts")}
    datei = ordner / "p.md"
    datei.write_text(ausfuellen(datei.read_text("utf-8"), "14.09.2022", tops), "utf-8")


UEBERNEHMEN = ("protokoll", "26", "--uebernehmen", "p.md", *STAND)


def test_there_and_back(ordner: Path) -> None:
    fuelle(ordner)
    schritte = ordner / "data" / "schritte.yaml"
    vorher = schritte.read_bytes()

    probe = run([*UEBERNEHMEN, "--trocken"], ordner)
    assert (probe.code, probe.err) == (0, "")
    assert "+    erledigt: 2022-09-14" in probe.out
    assert schritte.read_bytes() == vorher

    lauf = run(UEBERNEHMEN, ordner)
    assert (lauf.code, lauf.err) == (0, "")
    schritt = load(ordner / "data").prozess.schritt_nach_nr[26]
    assert schritt.ergebnis == (
        "TOP 4: Die Maßnahmen sind: abgeleitet *und* #1 sortiert.\n\n- eins\n- „zwei“\n"
        "TOP 6: nichts"
    )
    assert schritt.festlegungen == (
        Festlegung(text="Bericht: nachreichen", wer="Sozialplanung", bis=zeit("Ende 10/2022")),
        Festlegung(text="2. Lesung", bis=zeit("bis 12/2022")),
    )
    assert schritt.erledigt == date(2022, 9, 14)
    assert schritt.beschluss is None
    # Nothing else in the file moved.
    nachher = schritte.read_bytes()
    assert [z for z in vorher.split(b"\n") if z not in nachher.split(b"\n")] == []

    noch_einmal = run(UEBERNEHMEN, ordner)
    assert noch_einmal.code == 0
    assert "steht schon im Plan" in noch_einmal.out
    assert schritte.read_bytes() == nachher


def test_bad_minutes_change_nothing(ordner: Path) -> None:
    fuelle(ordner)
    datei = ordner / "p.md"
    datei.write_text(datei.read_text("utf-8").replace("Ende 10/2022", "bald"), "utf-8")
    vorher = (ordner / "data" / "schritte.yaml").read_bytes()
    lauf = run(UEBERNEHMEN, ordner)
    zeile = zeilen(datei.read_text("utf-8")).index("- Bis wann: bald") + 1
    assert (lauf.code, lauf.out) == (1, "")
    assert lauf.err.startswith(f"p.md:{zeile}:13: fehler: [protokoll]\n  „Bis wann“: „bald“ ist ")
    assert f"  {zeile} | - Bis wann: bald\n     |             ^^^^\n" in lauf.err
    assert (ordner / "data" / "schritte.yaml").read_bytes() == vorher


def test_the_untouched_skeleton_is_refused(ordner: Path) -> None:
    run(["protokoll", "26", "-o", "p.md", *STAND], ordner)
    lauf = run(UEBERNEHMEN, ordner)
    assert (lauf.code, lauf.out) == (1, "")
    assert "noch nichts ausgefüllt" in lauf.err


@pytest.mark.parametrize(
    ("argumente", "code", "meldung"),
    [
        (("protokoll", "3"), 1, "keine Sitzung"),
        (("protokoll", "99"), 1, "99"),
        (("protokoll", "26", "--trocken"), 2, "„--trocken“ gehört zu „--uebernehmen“"),
        ((*UEBERNEHMEN, "-o", "x.md"), 2, "verträgt sich nicht mit --ausgabe"),
        ((*UEBERNEHMEN, "--ueberschreiben"), 2, "verträgt sich nicht mit --ueberschreiben"),
        (("protokoll", "26", "--uebernehmen", "fehlt.md"), 2, "gibt es nicht"),
        (("protokoll", "26", "--uebernehmen", "data"), 2, "ist ein Ordner"),
        (("protokoll", "26", "-o", "p.md"), 1, "gibt es schon"),
    ],
)
def test_what_the_command_refuses(
    ordner: Path, argumente: tuple[str, ...], code: int, meldung: str
) -> None:
    (ordner / "p.md").write_text(f"{KOPF}{TOP}Ergebnis: a\n", "utf-8")
    lauf = run(argumente, ordner)
    assert (lauf.code, lauf.out) == (code, "")
    assert meldung in lauf.err


def test_own_templates_count(ordner: Path) -> None:
    (ordner / "data" / "vorlagen").mkdir()
    eigene = ordner / "data" / "vorlagen" / "protokoll.md.j2"
    eigene.write_text("Eigenes Protokoll zu {{ protokoll.agenda.titel }}\n", "utf-8")
    assert run(["protokoll", "26"], ordner).out == "Eigenes Protokoll zu Begleitgremium\n"
