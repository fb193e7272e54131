"""Windows in which few days are left for a meeting."""

from collections.abc import Iterator
from datetime import date

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import calendar, meeting_windows, name, place_of_time, recesses
from isrp_cli.feiertage import spans
from isrp_cli.woerter import anzahl, aufzaehlung, spanne

WENIGE = 5


def wenige_sitzungstage(p: Pruefling) -> Iterator[Fund]:
    """Im Zeitraum jeder Sitzung ist noch genug Auswahl an Tagen.

    Ein ganzer Monat sieht nach viel Zeit aus; fällt er in die Ferien, bleiben oft nur einzelne
    Tage, und die sind schnell vergeben.

    Gemeldet wird eine Sitzung ohne festen Termin, für die höchstens 5 Sitzungstage bleiben und
    weniger als die Hälfte der Tage von Montag bis Freitag in ihrem Zeitraum. Hat er schon begonnen,
    zählen nur die Tage vom Stand an. Sitzungstage sind Montag bis Freitag
    ohne Feiertage, Schulferien und sitzungsfreie Zeiten. Solange die Schulferien des Bundeslandes
    für den Zeitraum noch nicht bekannt sind, wird nichts gemeldet. Was erledigt oder entfallen
    ist, bleibt unbeachtet.

    Falsch:

        titel: Radverkehrskonzept
        bundesland: TH

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: Anfang 10/2025

    Richtig:

        titel: Radverkehrskonzept
        bundesland: TH

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: Ende 10/2025
    """
    if "sitzungsfrei" in p.daten.unlesbar:
        return  # fewer days may be left, or none
    kalender = calendar(p)
    bekannt = kalender.kalender
    for s, von, bis in meeting_windows(p):
        if bekannt.land_bekannt and bis > bekannt.ferien_bekannt_bis:
            continue
        tage = kalender.first(WENIGE + 1, max(von, p.stand), bis)
        if not 0 < len(tage) <= WENIGE or 2 * len(tage) >= _weekdays(von, bis):
            continue
        bleiben = "bleibt nur noch" if len(tage) == 1 else "bleiben nur noch"
        genannt = aufzaehlung([spanne(erster, letzter) for erster, letzter in spans(tage)])
        yield Fund(
            place_of_time(p, s),
            f"für {name(p, s)} {bleiben} {anzahl(len(tage), 'Sitzungstag', 'Sitzungstage')}: "
            f"{genannt}",
            "den Tag früh unter „termine:“ festlegen oder den Schritt verschieben",
            recesses(p, von, bis),
        )


def _weekdays(von: date, bis: date) -> int:
    """How many days from `von` to `bis` are Mondays to Fridays."""
    wochen, rest = divmod((bis - von).days + 1, 7)
    return wochen * 5 + sum((von.weekday() + i) % 7 < 5 for i in range(rest))


PRUEFUNG = Pruefung("wenige-sitzungstage", Stufe.HINWEIS, wenige_sitzungstage)
