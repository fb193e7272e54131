"""Records accepted without pydantic: those, and as those, that pydantic accepts."""

from datetime import date
from pathlib import Path
from typing import Annotated, Any

import pytest
from hilfen import examples
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from isrp_cli import loading, models, plain_records
from isrp_cli.plain_records import Zweifel, accept
from isrp_cli.yaml_source import Abbildung, Bereich, Kommazahl, Liste, parse

SAETZE = [
    models.Schritt,
    models.Stelle,
    models.Gremium,
    models.Meilenstein,
    models.Phase,
    models.Sitzungsfrei,
    models.Inhalt,
    models.Prozessangaben,
]
# Values as a file may hold them, many of them right for some key.
TEXTE = st.sampled_from(
    [
        *("", "a", "beratung", "rat", "TH", "TH\n", "th", "quelle", "angenommen", "Anfang"),
        *("09/2022", "14.09.2022", "2022-09-14", "bis 12/2022", "31.02.2022", "17:00", "24:00"),
        "verwaltungsintern",
    ]
)
EINFACH = st.one_of(
    TEXTE,
    st.text(max_size=5),
    st.integers(-1, 3),
    st.just(10**18),
    st.booleans(),
    st.sampled_from(["1.5", "02.2026"]).map(Kommazahl),
)
KEYS = sorted({f for typ in SAETZE for f in typ.__annotations__} | {"punkt", "schritt", "datum"})
KEYS += ["am", "grund", "stelle", "rollen", "text", "wer", "von", "bis", "falsch", "drucksache"]


def mapping(inhalt: dict[str, Any]) -> Abbildung:
    """As read from a file: an empty value has only its place."""
    abbildung = Abbildung()
    abbildung.update({k: v for k, v in inhalt.items() if v is not None})
    irgendwo = Bereich(0, 0, 0, 1)
    abbildung.orte.update(dict.fromkeys(inhalt, (irgendwo, irgendwo)))
    return abbildung


def sequence(werte: list[Any]) -> Liste:
    liste = Liste()
    liste.extend(werte)
    return liste


WERTE = st.recursive(
    st.one_of(EINFACH, st.none()),
    lambda innen: st.one_of(
        st.lists(innen, max_size=3).map(sequence),
        st.dictionaries(st.sampled_from(KEYS), innen, max_size=4).map(mapping),
    ),
    max_leaves=8,
)


def right(typ: Any) -> st.SearchStrategy[Abbildung]:
    """Records that are nearly right: the keys of the record, values that suit many of them."""
    schluessel = st.sampled_from(sorted(typ.__annotations__))
    return st.dictionaries(schluessel, st.one_of(EINFACH, WERTE), max_size=5).map(mapping)


def judged(typ: Any, roh: Any) -> Any:
    """What pydantic makes of it; None where it refuses."""
    try:
        return TypeAdapter(typ).validate_python(roh)
    except ValidationError:
        return None


def assert_alike(typ: Any, roh: Any) -> bool:
    """Whether it was accepted; what is accepted, pydantic and the empty keys accept too."""
    try:
        satz = accept(typ, roh)
    except (Zweifel, ValueError):
        return False
    assert satz == judged(typ, roh)
    assert list(loading._empty_unknown(typ, roh)) == []
    return True


@pytest.mark.parametrize("typ", SAETZE)
def test_nothing_is_accepted_that_pydantic_refuses(typ: Any) -> None:
    @settings(max_examples=examples(2000), deadline=None)
    @given(st.one_of(right(typ), WERTE))
    def look(roh: Any) -> None:
        assert_alike(typ, roh)

    look()


@pytest.mark.parametrize("typ", [*SAETZE, models.Punkt, models.Termin, models.Festlegung])
def test_a_wrong_value_at_any_key_is_left_to_pydantic(typ: Any) -> None:
    """A right record, then each of its keys with each kind of value."""
    rechte = {
        models.Schritt: {"nr": 1, "gremium": "rat", "art": "beratung", "zeitplanung": "09/2022"},
        models.Stelle: {"id": "a", "name": "A"},
        models.Gremium: {"id": "a", "name": "A"},
        models.Meilenstein: {"id": "a", "titel": "A"},
        models.Phase: {"titel": "A"},
        models.Sitzungsfrei: {"von": "14.09.2022", "bis": "15.09.2022"},
        models.Inhalt: {"titel": "A"},
        models.Prozessangaben: {"titel": "A"},
        models.Punkt: {"punkt": "A"},
        models.Termin: {"datum": "14.09.2022"},
        models.Festlegung: {"text": "A"},
    }
    recht = rechte[typ]
    assert assert_alike(typ, mapping(recht))
    werte = [
        *("", "a", "17:00", "14.09.2022", "13.09.2022", "beratung", "TH", "T", "TH\n", "quelle"),
        *(0, 1, -1, 10**18, True, False, Kommazahl("1.0"), None),
        *(sequence([]), sequence([1]), sequence(["a"]), sequence([None]), sequence([True])),
        *(mapping({}), mapping({"a": None}), sequence([mapping({"schritt": 1})])),
        *(sequence([mapping({"schritt": 1, "falsch": None})]), sequence([mapping({"punkt": ""})])),
    ]
    angenommen = 0
    for key in (*typ.__annotations__, "falsch"):
        assert not assert_alike(typ, mapping({k: v for k, v in recht.items() if k != key})) or (
            key not in recht
        )
        for wert in werte:
            angenommen += assert_alike(typ, mapping({**recht, key: wert}))
    assert angenommen


def test_the_shipped_process_needs_no_second_look(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every record of it is accepted, and as pydantic would have it."""
    ordner = Path(__file__).parents[1] / "data"
    schnell = loading.load(ordner)
    monkeypatch.setattr(loading, "_judge", lambda *_: pytest.fail("left to pydantic"))
    loading.load(ordner)
    monkeypatch.undo()

    def doubt(typ: Any, roh: Any) -> Any:
        raise Zweifel

    monkeypatch.setattr(loading, "accept", doubt)
    langsam = loading.load(ordner)
    assert langsam.prozess == schnell.prozess
    assert langsam.befunde == schnell.befunde == []


def test_an_annotation_that_is_not_known_is_left_to_pydantic() -> None:
    lies = [
        plain_records._reader(annotation)
        for annotation in (
            date,
            str,  # how strictly?
            models.Text | models.Nummer,
            dict[str, int],
            tuple[int, str],
            Annotated[str, models.Streng(), object()],
        )
    ]
    for eines in lies:
        with pytest.raises(Zweifel):
            eines("a")


def test_an_unknown_key_without_a_value_is_not_accepted() -> None:
    datei = parse(b"titel: A\nfalsch:\nphasen:\n- titel: B\n  falsch:\n", "x")
    with pytest.raises(Zweifel):
        accept(models.Prozessangaben, datei.wurzel)
    with pytest.raises(Zweifel):
        accept(models.Phase, datei.wurzel["phasen"][0])
