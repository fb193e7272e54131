"""The milestones: all of them in a list, or one with its steps and what threatens it."""

from collections.abc import Iterable, Iterator
from datetime import date

from isrp_cli.stand import Lage, Meilensteinlage, Schrittlage
from isrp_cli.views import woerter
from isrp_cli.views.tafel import Absatz, Block, Inhalt, Spalte, Tabelle, Ueberschrift, Zelle
from isrp_cli.zeitangabe import datum_kurz, datum_lang

_GENANNT = 10


def liste(lage: Lage) -> list[Block]:
    """Every milestone: status, planned end, forecast, steps finished; its id beneath the name."""
    if not lage.meilensteine:
        return [Absatz("In meilensteine.yaml sind keine Meilensteine eingetragen.")]
    zahl = woerter.anzahl(len(lage.meilensteine), "Meilenstein", "Meilensteine")
    zeilen: list[tuple[Inhalt, ...]] = []
    for kennung, m in lage.meilensteine.items():
        offen = m.status != "erreicht"
        verzug = f"+{woerter.tage(m.verzug_tage)}" if offen and m.verzug_tage else ""
        zeilen += [
            (
                m.meilenstein.titel,
                woerter.meilensteinstatus(m),
                _day(m.geplant_bis),
                _day(m.prognose) if offen else "",
                woerter.fertig_von(m) or "–",
            ),
            (Zelle(kennung, "leise"), "", "", Zelle(verzug, "warnung"), ""),
        ]
    return [
        Ueberschrift(f"{zahl} am {datum_lang(lage.stand)}", 1),
        Tabelle(
            (
                Spalte("Meilenstein", dehnbar=True),
                Spalte("Status"),
                Spalte("geplant bis"),
                Spalte("Prognose", ab=72),
                Spalte("fertig"),
            ),
            zeilen,
        ),
        Absatz(""),
        Absatz(
            "Mehr zu einem Meilenstein zeigt „isrp meilensteine“ mit der Kennung unter dem Namen, "
            f"z. B. „isrp meilensteine {next(iter(lage.meilensteine))}“."
        ),
    ]


def einer(lage: Lage, meilenstein_id: str) -> list[Block]:
    """One milestone: plan and forecast, what it depends on, its steps, what threatens it."""
    m = lage.meilensteine[meilenstein_id]
    ergebnis: list[Block] = [
        Ueberschrift(m.meilenstein.titel, 1),
        _facts(lage, m),
    ]
    if m.status != "erreicht":
        gefahren = list(_threats(lage, m))
        ergebnis.append(Ueberschrift("Was ihn gefährdet"))
        ergebnis += [Absatz(f"• {g}", haengend=2) for g in gefahren] or [Absatz("derzeit nichts")]
    fehlen = set(m.fehlen)
    schritte = [lage.schritte[nr] for nr in m.meilenstein.schritte]
    if not schritte:
        ergebnis += [
            Ueberschrift("Schritte"),
            Absatz("Für diesen Meilenstein steht kein Schritt.", "leise"),
        ]
    for ueber, teil in (
        ("Schritte, die noch fehlen", [s for s in schritte if s.schritt.nr in fehlen]),
        ("Schritte, die nicht mehr fehlen", [s for s in schritte if s.schritt.nr not in fehlen]),
    ):
        if teil:
            ergebnis += [Ueberschrift(f"{ueber} ({len(teil)})"), _steps(lage, teil)]
    return ergebnis


def _facts(lage: Lage, m: Meilensteinlage) -> Tabelle:
    danach = [
        anderer
        for anderer in lage.meilensteine.values()
        if m.meilenstein.id in anderer.meilenstein.nach
    ]
    davor = [lage.meilensteine[k] for k in m.meilenstein.nach]
    herkunft = m.meilenstein.herkunft
    zeilen: list[tuple[str, Inhalt]] = [
        ("Kennung", m.meilenstein.id),
        (f"Status am {datum_kurz(lage.stand)}", woerter.meilensteinstatus(m)),
        ("geplant bis", datum_lang(m.geplant_bis) if m.geplant_bis else "kein Termin"),
        ("erreicht am", _reached_on(m)) if m.status == "erreicht" else ("Prognose", _forecast(m)),
        ("Schritte", f"{von} fertig" if (von := woerter.fertig_von(m)) else ""),
        ("Zuordnung", woerter.HERKUNFT[herkunft] if herkunft else ""),
        ("setzt voraus", "\n".join(map(_other, davor))),
        ("ist Voraussetzung für", "\n".join(map(_other, danach))),
    ]
    return Tabelle(
        (Spalte(), Spalte(dehnbar=True)),
        [(Zelle(name, "leise"), wert) for name, wert in zeilen if wert],
    )


def _day(tag: date | None) -> str:
    return datum_kurz(tag) if tag else "–"


def _reached_on(m: Meilensteinlage) -> str:
    """The day it was reached, as its record or the last of its finished steps says; "" if none."""
    erreicht = m.meilenstein.erreicht
    tag = erreicht if isinstance(erreicht, date) else m.prognose
    return datum_lang(tag) if tag else ""


def _forecast(m: Meilensteinlage) -> Inhalt:
    if m.prognose is None:
        return "keine, weil kein Tag bekannt ist"
    if m.verzug_tage:
        spaeter = f"{woerter.tage(m.verzug_tage)} später als geplant"
        return Zelle(f"{datum_lang(m.prognose)}, {spaeter}", "warnung")
    return "wie geplant" if m.prognose == m.geplant_bis else datum_lang(m.prognose)


def _other(m: Meilensteinlage) -> str:
    return f"{m.meilenstein.titel} ({woerter.meilensteinstatus(m).text})"


def _threats(lage: Lage, m: Meilensteinlage) -> Iterator[str]:
    """What threatens the planned end: overdue steps, its own and those before; what comes late."""

    def ueberfaellig(nummern: Iterable[int]) -> list[int]:
        return [nr for nr in sorted(nummern) if lage.schritte[nr].status == "ueberfaellig"]

    eigene = set(m.fehlen)
    for welche, spaet in (
        ("Eigene Schritte überfällig", ueberfaellig(eigene)),
        ("Schritte davor überfällig", ueberfaellig(_before(lage, eigene))),
        (
            "Durch Vorgänger verspätet",
            [nr for nr in sorted(eigene) if _comes_late(lage.schritte[nr], m)],
        ),
        ("Erst nach dem geplanten Ende fertig geworden", _came_late(lage, m)),
    ):
        if spaet:
            yield f"{welche} ({len(spaet)}): {woerter.nummern(spaet, _GENANNT)}"
    for kennung in m.meilenstein.nach:
        davor = lage.meilensteine[kennung]
        if davor.status == "gefaehrdet":
            plan = woerter.meilensteinplan(davor)
            geplant = f": geplant {plan}" if plan else ""
            titel = davor.meilenstein.titel
            yield f"„{titel}“ muss vorher erreicht sein und ist gefährdet{geplant}"


def _comes_late(schritt: Schrittlage, m: Meilensteinlage) -> bool:
    """Whether a step that is not overdue itself is forecast later than planned."""
    geplant = schritt.fenster.spaet or m.geplant_bis
    if schritt.status == "ueberfaellig" or not schritt.prognose or not geplant:
        return False
    return schritt.prognose > geplant


def _came_late(lage: Lage, m: Meilensteinlage) -> list[int]:
    """Its steps that were done only after the milestone's planned end."""
    return [
        nr
        for nr in sorted(m.meilenstein.schritte)
        if m.geplant_bis
        and lage.schritte[nr].status == "erledigt"
        and (lage.prognosen[nr] or m.geplant_bis) > m.geplant_bis
    ]


def _before(lage: Lage, schritte: set[int]) -> set[int]:
    """The unfinished steps that any of the steps comes after, without these themselves."""
    gesehen = set(schritte)
    offen = list(schritte)
    while offen:
        for vor in lage.plan.vorgaenger[offen.pop()]:
            if vor not in gesehen and not lage.schritte[vor].fertig:
                gesehen.add(vor)
                offen.append(vor)
    return gesehen - schritte


def _steps(lage: Lage, schritte: Iterable[Schrittlage]) -> Tabelle:
    return Tabelle(
        (
            Spalte("Nr", rechts=True),
            Spalte("Schritt", dehnbar=True),
            Spalte("Zeitplanung", dehnbar=True),
            Spalte("Status"),
            Spalte("Prognose"),
        ),
        [
            (
                str(s.schritt.nr),
                woerter.kurztitel(lage, s.schritt.nr),
                woerter.zeitplanung(s),
                woerter.status(s),
                "" if s.fertig else _day(s.prognose),
            )
            for s in schritte
        ],
    )
