"""What an edit wants: from the process on a day to changes in schritte.yaml. Pure, writes nothing.

Every function takes the data and the situation and gives a `Vorhaben`, or raises Abbruch where
the request makes no sense (a step that is done already, a meeting that does not exist).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from isrp_cli.befund import Abbruch
from isrp_cli.loading import Daten
from isrp_cli.models import Beschluss, Festlegung, Schritt, Stimmen, Termin
from isrp_cli.stand import Lage
from isrp_cli.woerter import aufzaehlung
from isrp_cli.yaml_edit import Aenderung, Anhaengen, Entferne, Setze, Wert
from isrp_cli.zeitangabe import (
    Zeitangabe,
    ZeitangabeFehler,
    datum_kurz,
    schiebe_einheiten,
)

SCHRITTDATEI = "schritte.yaml"
MITGEZOGEN = "mit Schritt {nr} verschoben"


@dataclass(frozen=True, slots=True)
class Umzug:
    """A step whose time changes, from one wording to another; why it moves, if it follows."""

    schritt: Schritt
    titel: str
    von: str
    nach: str
    wegen: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Vorhaben:
    """An edit: in words, as changes of the file, and what a planner should know before.

    `umzuege` is the table old → new of a postponement, `bleibt` the numbers of followers that
    would have to move but are fixed, `konflikte` of those that now end before a predecessor.
    """

    was: str
    aenderungen: tuple[Aenderung, ...]
    hinweise: tuple[str, ...] = ()
    umzuege: tuple[Umzug, ...] = ()
    bleibt: tuple[int, ...] = ()
    konflikte: tuple[int, ...] = ()


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
        hinweise.append(f"Noch nicht erledigt ist davor: {aufzaehlung(list(map(str, offen)))}.")
    aenderungen: list[Aenderung] = [Setze((*ort.pfad, "erledigt"), am)]
    if ergebnis is not None:
        if s.ergebnis is not None:
            hinweise.append(f"Das bisherige Ergebnis wird ersetzt: „{s.ergebnis}“")
        aenderungen.append(Setze((*ort.pfad, "ergebnis"), ergebnis))
    return Vorhaben(
        was=f"{ort} ist am {datum_kurz(am)} erledigt.",
        aenderungen=tuple(aenderungen),
        hinweise=tuple(hinweise),
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
    from isrp_cli.terminhinweise import hints

    ort = find(daten, lage, nr)
    _refuse_finished(ort)
    if not ort.schritt.ist_sitzung:
        raise Abbruch(
            f"{ort} ist keine Sitzung ({ort.schritt.art}) und hat keinen Termin. Die Zeitplanung "
            f"ändert „isrp verschieben {nr} …“."
        )
    hinweise = hints(lage, ort.schritt, neu)
    tage = [t.datum for t in ort.schritt.termine]
    zeit = f"{datum_kurz(neu.datum)}{_times(neu)}{f', {neu.ort}' if neu.ort else ''}"
    if neu.datum in tage:
        i = tage.index(neu.datum)
        if ort.schritt.termine[i] == neu:
            raise Abbruch(f"{ort} hat diesen Termin schon.")
        aenderung: Aenderung = Setze((*ort.pfad, "termine", i), _record(neu))
        was = f"{ort}: Termin geändert: {zeit}."
    else:
        aenderung = Anhaengen((*ort.pfad, "termine"), _record(neu))
        was = f"{ort}: {'weiterer ' if tage else ''}Termin: {zeit}."
    return Vorhaben(was=was, aenderungen=(aenderung,), hinweise=tuple(hinweise))


def termin_loeschen(daten: Daten, lage: Lage, nr: int, tag: date) -> Vorhaben:
    """Takes a fixed meeting back."""
    ort = find(daten, lage, nr)
    tage = [t.datum for t in ort.schritt.termine]
    if tag not in tage:
        da = aufzaehlung([datum_kurz(t) for t in tage])
        raise Abbruch(
            f"{ort} hat keinen Termin am {datum_kurz(tag)}. "
            + (f"Eingetragen: {da}." if da else "Es ist keiner eingetragen.")
        )
    return Vorhaben(
        was=f"{ort}: Termin am {datum_kurz(tag)} gelöscht.",
        aenderungen=(Entferne((*ort.pfad, "termine", tage.index(tag))),),
    )


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
    neue, bleibt, folgen = _follow(lage, nr, neu, mitziehen=mitziehen)
    umzuege = [Umzug(s, ort.titel, s.zeitplanung.text, neu.text)]
    aenderungen = _move(ort, neu, lage.stand, grund)
    for folge, angabe in neue.items():
        gefolgt = find(daten, lage, folge)
        umzuege.append(
            Umzug(
                gefolgt.schritt,
                gefolgt.titel,
                gefolgt.schritt.zeitplanung.text,
                angabe.text,
                f"endet sonst vor Schritt {folgen[folge]}",
            )
        )
        mit = f"{MITGEZOGEN.format(nr=nr)}: {grund}"
        aenderungen += _move(gefolgt, angabe, lage.stand, mit)
    hinweise = []
    for vor in lage.schritte[nr].wartet_auf:
        ende = lage.schritte[vor].fenster.spaet
        if ende is not None and neu.spaet is not None and neu.spaet < ende:
            hinweise.append(
                f"Schritt {nr} endet damit vor Schritt {vor}, nach dem er kommt "
                f"({datum_kurz(ende)})."
            )
    return Vorhaben(
        was=f"{ort} wird von „{s.zeitplanung.text}“ auf „{neu.text}“ verschoben.",
        aenderungen=tuple(aenderungen),
        hinweise=tuple(hinweise),
        umzuege=tuple(umzuege),
        bleibt=tuple(sorted(bleibt)) if mitziehen else (),
        konflikte=() if mitziehen else tuple(sorted(bleibt)),
    )


def _follow(
    lage: Lage, nr: int, neu: Zeitangabe, *, mitziehen: bool
) -> tuple[dict[int, Zeitangabe], list[int], dict[int, int]]:
    """Which followers move and to what, which ought to and stay, and because of which step.

    A follower must not end before a step it comes after. Whoever must move does so by the least
    whole number of its own unit; fixed meetings stay. A step without an end of its own ends when
    the last before it does; finished steps hold nothing up and are left alone.
    """
    folger = lage.plan.danach(nr)
    enden: dict[int, date | None] = {}
    neue: dict[int, Zeitangabe] = {}
    bleibt: list[int] = []
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
        if ende is None:
            enden[k] = spaetestes
            continue
        enden[k] = ende
        if k not in folger or x.fertig or spaetestes is None or ende >= spaetestes:
            continue
        if x.schritt.termine or not mitziehen:
            bleibt.append(k)
            continue
        try:
            neue[k] = _least_shift(x.schritt.zeitplanung, spaetestes)
        except ZeitangabeFehler:
            bleibt.append(k)  # out of the years, or a range of units that do not fit together
            continue
        enden[k], wegen[k] = neue[k].spaet, -vor
    return neue, bleibt, wegen


def _least_shift(angabe: Zeitangabe, ziel: date) -> Zeitangabe:
    """The wording moved by the fewest own units so that it does not end before `ziel`."""
    unten, oben = 0, 1
    while _end(angabe, oben) < ziel:
        unten, oben = oben, oben * 2
    while oben - unten > 1:
        mitte = (unten + oben) // 2
        unten, oben = (mitte, oben) if _end(angabe, mitte) < ziel else (unten, mitte)
    return schiebe_einheiten(angabe, oben)


def _end(angabe: Zeitangabe, anzahl: int) -> date:
    try:
        return schiebe_einheiten(angabe, anzahl).spaet or date.max
    except ZeitangabeFehler:
        if anzahl == 1:
            raise
        return date.max


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
    orte = [ort]
    if mitziehen:
        mit = f"{MITGEZOGEN.format(nr=nr)}: {letzte.grund}"
        for folge in sorted(lage.plan.danach(nr)):
            gefolgt = find(daten, lage, folge)
            v = gefolgt.schritt.verschiebungen
            if v and v[-1].am == letzte.am and v[-1].grund == mit:
                orte.append(gefolgt)
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
    alt = ort.schritt.beschluss
    hinweise = []
    if ort.schritt.art != "beschluss":
        hinweise.append(f"{ort} ist als „{ort.schritt.art}“ geplant, nicht als Beschluss.")
    stimmen = neu.stimmen
    angenommen = neu.ergebnis in ("angenommen", "geaendert")
    if angenommen and stimmen is not None and stimmen.ja <= stimmen.nein:
        hinweise.append("Angenommen, aber nicht mehr Ja- als Nein-Stimmen: bitte prüfen.")
    werte = {
        name: wert
        for name in ("drucksache", "ergebnis", "stimmen")
        if (wert := getattr(neu, name)) is not None
    }
    aenderungen: list[Aenderung] = []
    if alt is None:
        satz = {k: _votes(w) if isinstance(w, Stimmen) else w for k, w in werte.items()}
        aenderungen.append(Setze((*ort.pfad, "beschluss"), satz))
    else:
        aenderungen += [
            Setze((*ort.pfad, "beschluss", k), _votes(w) if isinstance(w, Stimmen) else w)
            for k, w in werte.items()
            if getattr(alt, k) != w
        ]
        if not aenderungen:
            raise Abbruch(f"{ort}: Dieser Beschluss ist schon so eingetragen.")
    return Vorhaben(
        was=f"{ort}: Beschluss eingetragen{f' ({neu.ergebnis})' if neu.ergebnis else ''}.",
        aenderungen=tuple(aenderungen),
        hinweise=tuple(hinweise),
    )


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


def together(vorhaben: Sequence[Vorhaben], was: str) -> Vorhaben:
    """Several edits as one."""
    return Vorhaben(
        was=was,
        aenderungen=tuple(a for v in vorhaben for a in v.aenderungen),
        hinweise=tuple(h for v in vorhaben for h in v.hinweise),
    )
