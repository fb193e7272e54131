"""Meetings on a day on which none is held."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import fixed_meetings, name, recesses
from isrp_cli.woerter import aufzaehlung
from isrp_cli.zeitangabe import datum_kurz


def sitzung_an_freiem_tag(p: Pruefling) -> Iterator[Fund]:
    """Keine Sitzung liegt auf einem Feiertag, einem Wochenende oder in einer sitzungsfreien Zeit.

    Geprüft wird jeder feste Termin einer Sitzung; wo keiner steht, eine Zeitplanung mit einem
    genauen Tag (ohne „ca.“). Die Feiertage sind die des Bundeslandes in prozess.yaml, die
    sitzungsfreien Zeiten stehen dort unter „sitzungsfrei“. Fehlt das Bundesland, sind nur
    Wochenenden und sitzungsfreie Zeiten bekannt.

    Beteiligungen dürfen am Wochenende liegen: Foren sind oft mit Absicht an einem Samstag. Was
    erledigt oder entfallen ist, bleibt unbeachtet.

    Falsch:

        titel: Radverkehrskonzept
        bundesland: TH

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "20.09.2024"

    Richtig:

        titel: Radverkehrskonzept
        bundesland: TH

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "18.09.2024"
    """
    for sitzung in fixed_meetings(p):
        if sitzung.hindernisse:
            yield Fund(
                sitzung.ort,
                f"{name(p, sitzung.schritt)} tagt am {datum_kurz(sitzung.tag)}; der Tag ist "
                f"{aufzaehlung(sitzung.hindernisse)}",
                "einen anderen Tag vereinbaren",
                recesses(p, sitzung.tag, sitzung.tag),
            )


PRUEFUNG = Pruefung("sitzung-an-freiem-tag", Stufe.WARNUNG, sitzung_an_freiem_tag)
