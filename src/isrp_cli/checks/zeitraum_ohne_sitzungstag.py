"""Windows in which no meeting can be held."""

from collections.abc import Iterator
from datetime import date

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import calendar, meeting_windows, name, place_of_time, recesses
from isrp_cli.feiertage import Kalender, days
from isrp_cli.woerter import aufzaehlung

MAX_GRUENDE = 4


def zeitraum_ohne_sitzungstag(p: Pruefling) -> Iterator[Fund]:
    """Im Zeitraum jeder Sitzung ist mindestens ein Tag, an dem sie stattfinden kann.

    Sitzungstage sind Montag bis Freitag, ohne Feiertage, Schulferien und sitzungsfreie Zeiten.
    Feiertage und Ferien sind die des Bundeslandes in prozess.yaml, soweit sie bekannt sind. Bei
    Beteiligungen genügt auch ein Samstag oder Sonntag.

    Geprüft werden Sitzungen ohne feste Termine, deren Zeitplanung einen Anfang und ein Ende hat.
    Einen genauen Tag beurteilt „sitzung-an-freiem-tag“. Was erledigt oder entfallen ist, bleibt
    unbeachtet.

    Falsch:

        titel: Radverkehrskonzept
        bundesland: TH

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "07/2024"

    Richtig:

        titel: Radverkehrskonzept
        bundesland: TH

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "08/2024"
    """
    kalender = calendar(p)
    for s, von, bis in meeting_windows(p):
        if kalender.first(1, von, bis):
            continue
        if s.art == "beteiligung" and not all(map(kalender.kalender.am, days(von, bis))):
            continue
        yield Fund(
            place_of_time(p, s),
            f"{name(p, s)} hat im Zeitraum „{s.zeitplanung.text}“ keinen Sitzungstag "
            f"({_reasons(kalender.kalender, von, bis)})",
            "den Schritt verschieben oder den Zeitraum erweitern",
            recesses(p, von, bis),
        )


def _reasons(kalender: Kalender, von: date, bis: date) -> str:
    """What lies on the days of a window, in the order of the days."""
    gruende = ["Wochenende"] if any(tag.weekday() >= 5 for tag in days(von, bis)) else []
    gruende += dict.fromkeys(zeit.grund for tag in days(von, bis) for zeit in kalender.am(tag))
    if len(gruende) > MAX_GRUENDE:
        gruende[MAX_GRUENDE:] = ["anderes"]
    return aufzaehlung(gruende)


PRUEFUNG = Pruefung("zeitraum-ohne-sitzungstag", Stufe.WARNUNG, zeitraum_ohne_sitzungstag)
