"""Records that are plainly right, made without pydantic.

pydantic judges what a planner wrote, and says what is wrong with it; but its import and its
preparation take longer than all the rest of a command, and almost every record of almost every
plan is right. What is accepted here is what the annotations of `models` ask for, read from them
and from nothing else. At the slightest doubt the record is left to pydantic: a wrong one is never
judged here. The tests hold both against each other.
"""

import re
from collections.abc import Callable
from dataclasses import MISSING, fields
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, cast, get_args, get_origin

from isrp_cli.models import Datensatz, Gelesen, Kurzform, Streng, Verweis
from isrp_cli.yaml_source import Abbildung

S = TypeVar("S", bound=Datensatz)
Lesen = Callable[[Any], Any]


class Zweifel(Exception):
    """Whether this is right is for pydantic to say."""


def accept(typ: type[S], roh: Any) -> S:
    """The record that `roh` plainly is.

    Raises Zweifel, or a ValueError of the record's own rules, where that is not plain.
    """
    satz: S = _record(cast(Any, typ))(roh)
    return satz


@cache  # to mypy, a class of records is not hashable
def _record(typ: Any) -> Lesen:
    lesen = {f.name: _reader(f.type) for f in fields(typ)}
    noetig = {f.name for f in fields(typ) if f.default is MISSING}

    def lies(roh: Any) -> Datensatz:
        if not isinstance(roh, dict) or not noetig <= roh.keys():
            raise Zweifel
        # Keys without a value must be known too; an Abbildung has their places alone.
        orte = roh.orte if isinstance(roh, Abbildung) else {}
        if len(orte) > len(roh) and not orte.keys() <= lesen.keys():
            raise Zweifel
        werte = {}
        for key, wert in roh.items():
            if key not in lesen:
                raise Zweifel
            werte[key] = lesen[key](wert)
        satz: Datensatz = typ(**werte)
        return satz

    return lies


def _reader(annotation: Any) -> Lesen:
    """What takes a value of this annotation and gives what the record is to hold."""
    kern, *zusaetze = get_args(annotation) if get_origin(annotation) is Annotated else (annotation,)
    lies = _plain(kern, [z for z in zusaetze if isinstance(z, Streng)])
    for zusatz in zusaetze:
        if isinstance(zusatz, Gelesen):
            lies = zusatz.lies
        elif isinstance(zusatz, Kurzform):
            lies = _short(zusatz.schluessel, lies)
        elif not isinstance(zusatz, Streng | Verweis):
            return _doubt
    return lies


def _plain(kern: Any, strenge: list[Streng]) -> Lesen:
    """A reader for an annotation without what `Annotated` adds, but for its bounds."""
    herkunft = get_origin(kern)
    if herkunft in (Union, UnionType):
        # A value that is there is never None: an empty key counts as absent.
        arten = [teil for teil in get_args(kern) if teil is not type(None)]
        return _reader(arten[0]) if len(arten) == 1 else _doubt
    if herkunft is Literal:
        return _choice(frozenset(get_args(kern)))
    if herkunft is tuple and get_args(kern)[1:] == (...,):
        return _many(_reader(get_args(kern)[0]))
    if isinstance(kern, type) and issubclass(kern, Datensatz):
        return _record(cast(Any, kern))
    if kern in (str, int, bool) and len(strenge) == 1:
        return _exact(kern, strenge[0])
    return _doubt


def _doubt(_: Any) -> Any:
    raise Zweifel


def _exact(typ: Any, grenzen: Streng) -> Lesen:
    """Only this very type (to Python `True` is an int as well), and within its bounds."""
    ge, laenge = grenzen.ge, grenzen.min_length
    muster = re.compile(grenzen.pattern) if grenzen.pattern else None

    def lies(wert: Any) -> Any:
        if wert.__class__ is not typ:
            raise Zweifel
        if ge is not None and wert < ge:
            raise Zweifel
        if laenge is not None and len(wert) < laenge:
            raise Zweifel
        if muster is not None and not muster.fullmatch(wert):
            raise Zweifel
        return wert

    return lies


def _choice(erlaubt: frozenset[Any]) -> Lesen:
    def lies(wert: Any) -> Any:
        if type(wert) is not str or wert not in erlaubt:
            raise Zweifel
        return wert

    return lies


def _many(eines: Lesen) -> Lesen:
    def lies(wert: Any) -> Any:
        if not isinstance(wert, list):
            raise Zweifel
        return tuple(map(eines, wert))

    return lies


def _short(schluessel: str, lies_satz: Lesen) -> Lesen:
    def lies(wert: Any) -> Any:
        return lies_satz(wert) if isinstance(wert, dict) else lies_satz({schluessel: wert})

    return lies
