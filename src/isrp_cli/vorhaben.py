"""What an edit wants: from the process on a day to changes in schritte.yaml. Pure, writes nothing.

Every function takes the data and the situation and gives a `Vorhaben`, or raises Abbruch where
the request makes no sense (a step that is done already, a meeting that does not exist).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from functools import cache
from typing import Any

from isrp_cli.befund import Abbruch
from isrp_cli.documents.protokoll import GelesenesProtokoll, sitzung
from isrp_cli.loading import Daten
from isrp_cli.models import Beschluss, Festlegung, Schritt, Stimmen, Termin
from isrp_cli.stand import Lage
from isrp_cli.woerter import anzahl, aufzaehlung, nummernfolge
from isrp_cli.yaml_edit import Aenderung, Anhaengen, Entferne, Setze, Wert
from isrp_cli.zeitangabe import (
    Einheit,
    Zeitangabe,
    ZeitangabeFehler,
    datum_kurz,
    einheit,
    schiebe_einheiten,
)

SCHRITTDATEI = "schritte.yaml"


@dataclass(frozen=True, slots=True)
class Umzug:
    """A step whose time changes, from one wording to another; why it moves, if it follows."""

    schritt: Schritt
    titel: str
    von: str
    nach: str
    wegen: str = ""


@dataclass(frozen=True, slots=True)
class Bleibt:
    """A follower that would have to move and does not: which step it ends before, and why."""

    nr: int
    titel: str
    vor: int
    grund: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorhaben:
    """An edit: in words, as changes of the file, and what a planner should know before.

    `umzuege` is the table old → new of a postponement, `bleibt` the followers that would have to
    move along but are fixed, `konflikte` the numbers of those that now end before a predecessor.
    `gesagt` names the checks whose findings these words already cover.
    """

    was: str
    aenderungen: tuple[Aenderung, ...]
    hinweise: tuple[str, ...] = ()
    umzuege: tuple[Umzug, ...] = ()
    bleibt: tuple[Bleibt, ...] = ()
    konflikte: tuple[int, ...] = ()
    gesagt: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ort:
    """A step to be edited: its record, and where it stands in the file."""

    schritt: Schritt
    titel: str
    pfad: tuple[str | int, ...]

    def __str__(self) -> str:
        return f"Schritt {self.schritt.nr} ({self.titel})"


def find(daten: Daten, lage: Lage, nr: int) -> Ort:
    """The step with this number; raises Abbruch that names the nearest ones."""
    from isrp_cli.suche import find_step

    schritt = lage.prozess.schritt_nach_nr[find_step(nr, lage.schritte)]
    return Ort(schritt, lage.prozess.titel_von(schritt), daten.pfad(schritt))


def _record(satz: Any) -> dict[str, Any]:
    """A record as it is written: its keys without those that are empty."""
    werte = {}
    for feld in fields(satz):
        wert = getattr(satz, feld.name)
        if wert is None or wert == () or wert is False:
            continue
        werte[feld.name] = wert
    return werte


def _differences(pfad: tuple[str | int, ...], alt: Any, neu: Any) -> list[Aenderung]:
    """The changes that make the record at `pfad` say what the new one says."""
    vorher, nachher = _record(alt), _record(neu)
    return [
        *(Setze((*pfad, k), wert) for k, wert in nachher.items() if vorher.get(k) != wert),
        *(Entferne((*pfad, k)) for k in vorher if k not in nachher),
    ]


# --- erledigt, entfallen ---------------------------------------------------------------------


def erledigt(daten: Daten, lage: Lage, nr: int, am: date, ergebnis: str | None) -> Vorhaben:
    """The step was done on `am`."""
    ort = find(daten, lage, nr)
    s = ort.schritt
    _refuse_future(am, lage.stand)
    _refuse_finished(ort)
    hinweise = []
    offen = lage.schritte[nr].wartet_auf
    if offen:
        hinweise.append(f"Noch nicht erledigt ist davor: {nummernfolge(offen)}.")
    aenderungen: list[Aenderung] = [Setze((*ort.pfad, "erledigt"), am)]
    if ergebnis is not None:
        if s.ergebnis is not None:
            hinweise.append(f"Das bisherige Ergebnis wird ersetzt: „{s.ergebnis}“")
        aenderungen.append(Setze((*ort.pfad, "ergebnis"), ergebnis))
    return Vorhaben(
        was=f"{ort} ist am {datum_kurz(am)} erledigt.",
        aenderungen=tuple(aenderungen),
        hinweise=tuple(hinweise),
        gesagt=("erledigt-vor-vorgaenger",) if offen else (),
    )


def erledigt_zurueck(daten: Daten, lage: Lage, nr: int) -> Vorhaben:
    """The step was not done after all; a result stays."""
    ort = find(daten, lage, nr)
    if ort.schritt.erledigt is None:
        raise Abbruch(f"{ort} ist nicht als erledigt eingetragen.")
    return Vorhaben(
        was=f"{ort} ist nicht mehr als erledigt eingetragen.",
        aenderungen=(Entferne((*ort.pfad, "erledigt")),),
        hinweise=("Das eingetragene Ergebnis bleibt stehen.",) if ort.schritt.ergebnis else (),
    )


def entfaellt(daten: Daten, lage: Lage, nr: int, am: date, grund: str) -> Vorhaben:
    """The step is dropped."""
    ort = find(daten, lage, nr)
    _refuse_future(am, lage.stand)
    _refuse_finished(ort)
    hinweise = []
    for m in lage.meilensteine.values():
        offen = [x for x in m.fehlen if x != nr]
        if nr in m.fehlen and not offen:
            hinweise.append(f"Der Meilenstein „{m.meilenstein.titel}“ gilt damit als erreicht.")
    return Vorhaben(
        was=f"{ort} entfällt.",
        aenderungen=(Setze((*ort.pfad, "entfallen"), {"am": am, "grund": grund}),),
        hinweise=tuple(hinweise),
    )


def entfaellt_zurueck(daten: Daten, lage: Lage, nr: int) -> Vorhaben:
    """The step takes place after all."""
    ort = find(daten, lage, nr)
    if ort.schritt.entfallen is None:
        raise Abbruch(f"{ort} ist nicht als entfallen eingetragen.")
    return Vorhaben(
        was=f"{ort} entfällt nicht mehr.", aenderungen=(Entferne((*ort.pfad, "entfallen")),)
    )


# --- termin ----------------------------------------------------------------------------------


def termin(daten: Daten, lage: Lage, nr: int, neu: Termin) -> Vorhaben:
    """Fixes a meeting; one on the same day is replaced."""
    from isrp_cli.terminhinweise import PRUEFUNGEN, hints

    ort = find(daten, lage, nr)
    _refuse_finished(ort)
    if not ort.schritt.ist_sitzung:
        raise Abbruch(
            f"{ort} ist keine Sitzung ({ort.schritt.art}) und hat keinen Termin. Die Zeitplanung "
            f"ändert „isrp verschieben {nr} …“."
        )
    gleicher_tag = _meeting_on(ort, neu.datum)
    if gleicher_tag is None:
        weiterer = "weiterer " if ort.schritt.termine else ""
        return Vorhaben(
            was=f"{ort}: {weiterer}Termin: {_meeting(neu)}.",
            aenderungen=(Anhaengen((*ort.pfad, "termine"), _record(neu)),),
            hinweise=tuple(hints(lage, ort.schritt, neu)),
            gesagt=PRUEFUNGEN,
        )
    bisher = ort.schritt.termine[gleicher_tag]
    if neu.beginn is None:
        neu = replace(neu, beginn=bisher.beginn, ende=bisher.ende)
    neu = replace(neu, ort=neu.ort or bisher.ort)
    if neu == bisher:
        raise Abbruch(f"{ort} hat diesen Termin schon.")
    return Vorhaben(
        was=f"{ort}: Termin geändert: {_meeting(neu)} (bisher {_meeting(bisher)}).",
        aenderungen=tuple(_differences((*ort.pfad, "termine", gleicher_tag), bisher, neu)),
        hinweise=tuple(hints(lage, ort.schritt, neu)),
        gesagt=PRUEFUNGEN,
    )


def termin_loeschen(daten: Daten, lage: Lage, nr: int, tag: date) -> Vorhaben:
    """Takes a fixed meeting back."""
    ort = find(daten, lage, nr)
    i = _meeting_on(ort, tag)
    if i is None:
        da = aufzaehlung([datum_kurz(t.datum) for t in ort.schritt.termine])
        raise Abbruch(
            f"{ort} hat keinen Termin am {datum_kurz(tag)}. "
            + (f"Eingetragen: {da}." if da else "Es ist keiner eingetragen.")
        )
    return Vorhaben(
        was=f"{ort}: Termin gelöscht: {_meeting(ort.schritt.termine[i])}.",
        aenderungen=(Entferne((*ort.pfad, "termine", i)),),
    )


def _meeting_on(ort: Ort, tag: date) -> int | None:
    """The place in the list of the meeting on this day; raises Abbruch if there are several."""
    treffer = [i for i, t in enumerate(ort.schritt.termine) if t.datum == tag]
    if len(treffer) > 1:
        raise Abbruch(
            f"{ort} hat mehrere Termine am {datum_kurz(tag)}. Bitte von Hand ändern: "
            f"{SCHRITTDATEI}."
        )
    return treffer[0] if treffer else None


def _meeting(t: Termin) -> str:
    """The meeting in words: "14.09.2022, 10:00–12:00 Uhr, Rathaus"."""
    return f"{datum_kurz(t.datum)}{_times(t)}{f', {t.ort}' if t.ort else ''}"


def _times(t: Termin) -> str:
    if t.beginn is None:
        return ""
    return f", {t.beginn:%H:%M}{f'–{t.ende:%H:%M}' if t.ende else ''} Uhr"


# --- verschieben -----------------------------------------------------------------------------


def verschieben(
    daten: Daten, lage: Lage, nr: int, neu: Zeitangabe, grund: str, *, mitziehen: bool
) -> Vorhaben:
    """Plans a step for another time; with `mitziehen` its followers too, where they must."""
    ort = find(daten, lage, nr)
    s = ort.schritt
    _refuse_finished(ort)
    if s.termine:
        raise Abbruch(
            f"{ort} hat feste Termine ({aufzaehlung([datum_kurz(t.datum) for t in s.termine])}). "
            f"Bitte zuerst „isrp termin {nr} … --loeschen“, dann verschieben; oder gleich den "
            "neuen Termin eintragen."
        )
    if neu.text == s.zeitplanung.text:
        raise Abbruch(f"{ort} ist schon für „{neu.text}“ geplant.")
    neue, geblieben, vor = _follow(lage, nr, neu, mitziehen=mitziehen)
    umzuege = [Umzug(s, ort.titel, s.zeitplanung.text, neu.text)]
    aenderungen = _move(ort, neu, lage.stand, grund)
    mit = _moved_along(nr, len(s.verschiebungen) + 1, grund)
    for folge, angabe in sorted(neue.items()):
        gefolgt = find(daten, lage, folge)
        bisher = gefolgt.schritt.zeitplanung.text
        warum = f"endet sonst vor Schritt {vor[folge]}"
        umzuege.append(Umzug(gefolgt.schritt, gefolgt.titel, bisher, angabe.text, warum))
        aenderungen += _move(gefolgt, angabe, lage.stand, mit)
    hinweise = []
    for davor in lage.schritte[nr].wartet_auf:
        ende = lage.schritte[davor].fenster.spaet
        if ende is not None and neu.spaet is not None and neu.spaet < ende:
            hinweise.append(
                f"Schritt {nr} endet damit vor Schritt {davor}, nach dem er kommt "
                f"({datum_kurz(ende)})."
            )
    return Vorhaben(
        was=f"{ort} wird von „{s.zeitplanung.text}“ auf „{neu.text}“ verschoben.",
        aenderungen=tuple(aenderungen),
        hinweise=tuple(hinweise),
        umzuege=tuple(umzuege),
        bleibt=tuple(
            Bleibt(folge, lage.schritte[folge].titel, vor[folge], warum)
            for folge, warum in sorted(geblieben.items())
            if mitziehen
        ),
        konflikte=() if mitziehen else tuple(sorted(geblieben)),
        gesagt=("zeitfolge", "vorgaenger-endet-spaeter"),
    )


def _moved_along(nr: int, wievielte: int, grund: str) -> str:
    """The reason of a step that moves along; says with which move, so that it can be undone."""
    if wievielte == 1:
        return f"mit Schritt {nr} verschoben: {grund}"
    return f"mit der {wievielte}. Verschiebung von Schritt {nr}: {grund}"


def _follow(
    lage: Lage, nr: int, neu: Zeitangabe, *, mitziehen: bool
) -> tuple[dict[int, Zeitangabe], dict[int, str], dict[int, int]]:
    """Which followers move and to what, which ought to and stay (and why), before which they end.

    A follower must not end before a step it comes after. Whoever must move does so by the least
    whole number of its own unit; fixed meetings and finished steps stay. A step without an end
    of its own ends when the last before it does; finished steps hold nothing up.
    """
    folger = lage.plan.danach(nr)
    enden: dict[int, date | None] = {}
    neue: dict[int, Zeitangabe] = {}
    bleibt: dict[int, str] = {}
    wegen: dict[int, int] = {}
    for k in lage.plan.reihenfolge:
        x = lage.schritte[k]
        ende = neu.spaet if k == nr else x.fenster.spaet
        davor = [
            (tag, -v)
            for v in lage.plan.vorgaenger[k]
            if not lage.schritte[v].fertig and (tag := enden[v]) is not None
        ]
        spaetestes, vor = max(davor, default=(None, 0))
        enden[k] = ende or spaetestes
        if k not in folger or ende is None or spaetestes is None or ende >= spaetestes:
            continue
        if x.fertig and not mitziehen:
            continue  # nobody waits for it, and it waits for nobody
        wegen[k] = -vor
        if x.fertig:
            bleibt[k] = x.status
        elif x.schritt.termine:
            bleibt[k] = f"fester Termin am {datum_kurz(ende)}"
        elif not mitziehen:
            bleibt[k] = ""
        else:
            try:
                neue[k] = _least_shift(x.schritt.zeitplanung, spaetestes)
                enden[k] = neue[k].spaet
            except ZeitangabeFehler as fehler:
                # Out of the years, or a range of units that do not fit together.
                bleibt[k] = f"lässt sich nicht verschieben ({fehler})"
    return neue, bleibt, wegen


# How long one of them is on average.
_TAGE_JE: dict[Einheit, float] = {
    "tag": 1,
    "woche": 7,
    "monat": 365.2425 / 12,
    "quartal": 365.2425 / 4,
    "halbjahr": 365.2425 / 2,
    "jahr": 365.2425,
    "saison": 365.2425,
}


def _least_shift(angabe: Zeitangabe, ziel: date) -> Zeitangabe:
    """The wording moved by the fewest own units so that it does not end before `ziel`."""

    @cache
    def end(anzahl: int) -> date:
        try:
            return schiebe_einheiten(angabe, anzahl).spaet or date.max
        except ZeitangabeFehler:
            if anzahl == 1:
                raise
            return date.max

    anzahl = 1
    if end(1) < ziel:
        # Every trial reads a wording anew: begin where the average says. That is not too far, as
        # units in a row are at most two days longer than so many of average length.
        anzahl += int((ziel - end(1)).days / _TAGE_JE[einheit(angabe) or "monat"])
    while end(anzahl) < ziel:
        anzahl += 1
    return schiebe_einheiten(angabe, anzahl)


def _move(ort: Ort, neu: Zeitangabe, am: date, grund: str) -> list[Aenderung]:
    bisher: dict[str, Wert] = {"von": ort.schritt.zeitplanung, "am": am, "grund": grund}
    return [
        Setze((*ort.pfad, "zeitplanung"), neu),
        Anhaengen((*ort.pfad, "verschiebungen"), bisher),
    ]


def verschieben_zurueck(daten: Daten, lage: Lage, nr: int, *, mitziehen: bool) -> Vorhaben:
    """Takes the last postponement back; with `mitziehen` also of the steps moved with it."""
    ort = find(daten, lage, nr)
    if not ort.schritt.verschiebungen:
        raise Abbruch(f"{ort} wurde nicht verschoben.")
    letzte = ort.schritt.verschiebungen[-1]
    mit = _moved_along(nr, len(ort.schritt.verschiebungen), letzte.grund or "")
    orte, hinweise = [ort], []
    for folge in sorted(lage.plan.danach(nr)):
        gefolgt = find(daten, lage, folge)
        mitgezogen = [v.am == letzte.am and v.grund == mit for v in gefolgt.schritt.verschiebungen]
        if mitziehen and mitgezogen and mitgezogen[-1]:
            orte.append(gefolgt)
        elif mitziehen and any(mitgezogen):
            hinweise.append(f"{gefolgt} wurde danach noch einmal verschoben und bleibt.")
        elif any(mitgezogen):
            hinweise.append(
                f"{gefolgt} war mitgezogen und bleibt; „--mitziehen“ nimmt auch das zurück."
            )
    umzuege: list[Umzug] = []
    aenderungen: list[Aenderung] = []
    for o in orte:
        n = len(o.schritt.verschiebungen) - 1
        von = o.schritt.verschiebungen[n].von
        umzuege.append(Umzug(o.schritt, o.titel, o.schritt.zeitplanung.text, von.text))
        aenderungen += [
            Setze((*o.pfad, "zeitplanung"), von),
            Entferne((*o.pfad, "verschiebungen", n)),
        ]
    return Vorhaben(
        was=f"{ort} ist wieder für „{letzte.von.text}“ geplant.",
        aenderungen=tuple(aenderungen),
        hinweise=tuple(hinweise),
        umzuege=tuple(umzuege),
    )


# --- festlegung, beschluss -------------------------------------------------------------------


def festlegung(daten: Daten, lage: Lage, nr: int, neu: Festlegung) -> Vorhaben:
    """Adds a task agreed in the meeting."""
    ort = find(daten, lage, nr)
    if any(f.text == neu.text for f in ort.schritt.festlegungen):
        raise Abbruch(f"{ort} hat diese Festlegung schon.")
    return Vorhaben(
        was=f"{ort}: Festlegung eingetragen: {neu.text}",
        aenderungen=(Anhaengen((*ort.pfad, "festlegungen"), _record(neu)),),
    )


def festlegung_erledigt(daten: Daten, lage: Lage, nr: int, text: str, am: date) -> Vorhaben:
    """A task is done."""
    _refuse_future(am, lage.stand)
    ort, i = _find_festlegung(daten, lage, nr, text)
    if ort.schritt.festlegungen[i].erledigt is not None:
        raise Abbruch("Diese Festlegung ist schon als erledigt eingetragen.")
    return Vorhaben(
        was=f"{ort}: Festlegung erledigt: {ort.schritt.festlegungen[i].text}",
        aenderungen=(Setze((*ort.pfad, "festlegungen", i, "erledigt"), am),),
    )


def festlegung_zurueck(daten: Daten, lage: Lage, nr: int, text: str) -> Vorhaben:
    """Takes a task back: done ones are open again, open ones are removed."""
    ort, i = _find_festlegung(daten, lage, nr, text)
    gemeint = ort.schritt.festlegungen[i]
    pfad = (*ort.pfad, "festlegungen", i)
    if gemeint.erledigt is not None:
        return Vorhaben(
            was=f"{ort}: Festlegung wieder offen: {gemeint.text}",
            aenderungen=(Entferne((*pfad, "erledigt")),),
        )
    return Vorhaben(
        was=f"{ort}: Festlegung gestrichen: {gemeint.text}", aenderungen=(Entferne(pfad),)
    )


def _find_festlegung(daten: Daten, lage: Lage, nr: int, text: str) -> tuple[Ort, int]:
    ort = find(daten, lage, nr)
    vorhanden = [f.text for f in ort.schritt.festlegungen]
    klein = text.casefold()
    treffer = [i for i, f in enumerate(vorhanden) if f.casefold() == klein] or [
        i for i, f in enumerate(vorhanden) if klein in f.casefold()
    ]
    if len(treffer) == 1:
        return ort, treffer[0]
    alle = "; ".join(f"„{f}“" for f in vorhanden) or "keine"
    was = "passt auf mehrere" if treffer else "passt auf keine"
    raise Abbruch(f"{ort}: „{text}“ {was} Festlegung. Eingetragen: {alle}.")


def beschluss(daten: Daten, lage: Lage, nr: int, neu: Beschluss) -> Vorhaben:
    """Records a decision; what is not given stays as it is."""
    ort = find(daten, lage, nr)
    aenderungen, hinweise = _decision(ort, neu)
    if not aenderungen:
        raise Abbruch(f"{ort}: Dieser Beschluss ist schon so eingetragen.")
    return Vorhaben(
        was=f"{ort}: Beschluss eingetragen{f' ({neu.ergebnis})' if neu.ergebnis else ''}.",
        aenderungen=tuple(aenderungen),
        hinweise=tuple(hinweise),
    )


def _decision(ort: Ort, neu: Beschluss) -> tuple[list[Aenderung], list[str]]:
    """What of a decision is new, and what to know about it."""
    alt = ort.schritt.beschluss
    werte: dict[str, Wert] = {
        name: _votes(wert) if isinstance(wert, Stimmen) else wert
        for name in ("drucksache", "ergebnis", "stimmen")
        if (wert := getattr(neu, name)) is not None and (alt is None or getattr(alt, name) != wert)
    }
    if not werte:
        return [], []
    hinweise = []
    if ort.schritt.art != "beschluss":
        hinweise.append(f"{ort} ist als „{ort.schritt.art}“ geplant, nicht als Beschluss.")
    danach = replace(alt or neu, **_record(neu))
    angenommen = danach.ergebnis in ("angenommen", "geaendert")
    if angenommen and danach.stimmen and danach.stimmen.ja <= danach.stimmen.nein:
        hinweise.append("Angenommen, aber nicht mehr Ja- als Nein-Stimmen: bitte prüfen.")
    pfad = (*ort.pfad, "beschluss")
    if alt is None:
        return [Setze(pfad, werte)], hinweise
    return [Setze((*pfad, name), wert) for name, wert in werte.items()], hinweise


def beschluss_zurueck(daten: Daten, lage: Lage, nr: int) -> Vorhaben:
    """Takes a recorded decision back."""
    ort = find(daten, lage, nr)
    if ort.schritt.beschluss is None:
        raise Abbruch(f"{ort} hat keinen eingetragenen Beschluss.")
    return Vorhaben(
        was=f"{ort}: Beschluss gelöscht.", aenderungen=(Entferne((*ort.pfad, "beschluss")),)
    )


def _votes(stimmen: Stimmen) -> dict[str, Any]:
    return {"ja": stimmen.ja, "nein": stimmen.nein, "enthaltung": stimmen.enthaltung}


# --- protokoll -------------------------------------------------------------------------------

# What tells a person from a function.
_PERSON = re.compile(
    r"\S@\S|(?<![0-9])(?:\+|0)[0-9](?:[ /()-]{0,3}[0-9]){5}|\b(?:Herrn?|Frau)\s+[A-ZÄÖÜ]"
)


def protokoll(daten: Daten, lage: Lage, nr: int, gelesen: GelesenesProtokoll) -> Vorhaben:
    """Takes over filled-in minutes; what stands in the plan already is not written again.

    The result replaces the step's, tasks are added, a decision is recorded as by `beschluss`,
    and a step that was not done yet is, on the day of the meeting.
    """
    ort = find(daten, lage, nr)
    s = sitzung(lage, nr)
    if s.erledigt is None:
        _refuse_finished(ort)  # dropped after the Stand
    aenderungen: list[Aenderung] = []
    getan: list[str] = []
    hinweise = list(gelesen.hinweise)

    beschluss, vorbehalte = _minuted_decision(s, gelesen)
    if not (gelesen.ergebnis or gelesen.auftraege or beschluss or vorbehalte):
        raise Abbruch(
            "In diesem Protokoll ist noch nichts ausgefüllt: kein Ergebnis, kein Beschluss, kein "
            "Auftrag. Bitte hinter den Bezeichnungen eintragen, speichern und noch einmal aufrufen."
        )
    hinweise += vorbehalte
    if gelesen.ergebnis and gelesen.ergebnis != s.ergebnis:
        if s.ergebnis is not None:
            hinweise.append(f"Das bisherige Ergebnis wird ersetzt: „{s.ergebnis}“")
        aenderungen.append(Setze((*ort.pfad, "ergebnis"), gelesen.ergebnis))
        getan.append("Ergebnis")
    if beschluss is not None:
        neues, bedenken = _decision(ort, beschluss)
        aenderungen += neues
        hinweise += bedenken
        getan += ["Beschluss"] if neues else []
    neue, abweichende = _minuted_tasks(s, gelesen.auftraege)
    aenderungen += [Anhaengen((*ort.pfad, "festlegungen"), _record(f)) for f in neue]
    getan += [anzahl(len(neue), "Festlegung", "Festlegungen")] if neue else []
    hinweise += abweichende
    erledigt, grund = _minuted_day(s, gelesen.datum, lage.stand)
    if erledigt is not None:
        aenderungen.append(Setze((*ort.pfad, "erledigt"), erledigt))
        getan.append(f"erledigt am {datum_kurz(erledigt)}")
        offen = lage.schritte[nr].wartet_auf
        grund = f"Noch nicht erledigt ist davor: {aufzaehlung(list(map(str, offen)))}." * bool(
            offen
        )
    hinweise += [grund] if grund else []
    return Vorhaben(
        was=f"{ort}: Protokoll übernommen: {aufzaehlung(getan)}."
        if getan
        else f"{ort}: Alles aus diesem Protokoll steht schon im Plan.",
        aenderungen=tuple(aenderungen),
        hinweise=tuple(hinweise),
    )


def _minuted_decision(
    s: Schritt, gelesen: GelesenesProtokoll
) -> tuple[Beschluss | None, list[str]]:
    """The decision, else the one Drucksache that the skeleton did not give; and what to know."""
    if gelesen.beschluss is not None:
        return gelesen.beschluss, []
    bekannt = {p.drucksache for p in s.tagesordnung}
    neue = [d for d in gelesen.drucksachen if d not in bekannt]
    if len(neue) > 1:
        return None, [
            f"Mehrere Drucksachen ohne Beschluss ({aufzaehlung(neue)}): nicht übernommen, denn "
            "der Plan nennt je Schritt nur eine."
        ]
    return (Beschluss(drucksache=neue[0]) if neue else None), []


def _minuted_tasks(
    s: Schritt, auftraege: Sequence[Festlegung]
) -> tuple[list[Festlegung], list[str]]:
    """The tasks that the plan does not have yet, and what to know about them."""
    eingetragen = {f.text: f for f in s.festlegungen}
    neue: list[Festlegung] = []
    hinweise = []
    for auftrag in auftraege:
        alt = eingetragen.setdefault(auftrag.text, auftrag)
        if alt is auftrag:
            neue.append(auftrag)
            if auftrag.wer and _PERSON.search(auftrag.wer):
                hinweise.append(
                    f"„{auftrag.wer}“ sieht nach einer Person aus. In den Plan gehören nur "
                    "Funktionen und Einrichtungen; bitte im Protokoll ändern oder von Hand im Plan."
                )
        elif (alt.wer, alt.bis) != (auftrag.wer, auftrag.bis):
            hinweise.append(
                f"Die Festlegung „{auftrag.text}“ gibt es schon, mit anderem „wer“ oder „bis“: "
                "Sie bleibt, wie sie ist."
            )
    return neue, hinweise


def _minuted_day(s: Schritt, tag: date | None, stand: date) -> tuple[date | None, str]:
    """The day on which the step was done, if that is news; else why it is not recorded."""
    if s.erledigt is not None:
        anders = f"Der Schritt bleibt am {datum_kurz(s.erledigt)} erledigt; im Protokoll steht "
        return None, f"{anders}der {datum_kurz(tag)}." if tag and tag != s.erledigt else ""
    if tag is None:
        return None, "Im Protokoll fehlt das Datum: Der Schritt ist nicht als erledigt eingetragen."
    nicht = "Der Schritt ist deshalb nicht als erledigt eingetragen."
    if tag > stand:
        return None, (
            f"Das Datum im Protokoll ({datum_kurz(tag)}) liegt nach dem Stand "
            f"({datum_kurz(stand)}). {nicht}"
        )
    spaeter = [datum_kurz(t.datum) for t in s.termine if t.datum > tag]
    if spaeter:
        return None, f"Weitere Termine folgen ({aufzaehlung(spaeter)}). {nicht}"
    return tag, ""


# --- shared ----------------------------------------------------------------------------------


def _refuse_future(am: date, stand: date) -> None:
    if am > stand:
        raise Abbruch(
            f"Der {datum_kurz(am)} liegt nach dem Stand ({datum_kurz(stand)}). "
            "Eintragen lässt sich, was geschehen ist."
        )


def _refuse_finished(ort: Ort) -> None:
    s = ort.schritt
    if s.erledigt is not None:
        raise Abbruch(
            f"{ort} ist seit {datum_kurz(s.erledigt)} erledigt. "
            f"Zurücknehmen: „isrp erledigt {s.nr} --zurueck“."
        )
    if s.entfallen is not None:
        raise Abbruch(f"{ort} ist entfallen. Zurücknehmen: „isrp entfaellt {s.nr} --zurueck“.")
