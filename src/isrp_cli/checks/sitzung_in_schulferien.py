"""Meetings on a day in the school holidays."""

from collections.abc import Iterator

from isrp_cli.befund import Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import fixed_meetings, name
from isrp_cli.woerter import aufzaehlung
from isrp_cli.zeitangabe import datum_kurz


def sitzung_in_schulferien(p: Pruefling) -> Iterator[Fund]:
    """Keine Sitzung liegt in den Schulferien.

    In den Ferien fehlen viele Mitglieder, und Beteiligungen erreichen Familien nicht.

    Geprüft wird jeder feste Termin einer Sitzung; wo keiner steht, eine Zeitplanung mit einem
    genauen Tag (ohne „ca.“). Die Ferien sind die des Bundeslandes in prozess.yaml; fehlt es, oder
    sind die Ferien des Jahres noch nicht bekannt, wird nichts gemeldet. Tage, die schon die Prüfung
    „sitzung-an-freiem-tag“ nennt, und was erledigt oder entfallen ist, bleiben unbeachtet.

    Falsch:

        titel: Radverkehrskonzept
        bundesland: TH

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "24.07.2024"

    Richtig:

        titel: Radverkehrskonzept
        bundesland: TH

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "14.08.2024"
    """
    for sitzung in fixed_meetings(p):
        ferien = [z.grund for z in sitzung.zeiten if z.art == "schulferien"]
        if ferien and not sitzung.hindernisse:
            wer = "Menschen" if sitzung.schritt.art == "beteiligung" else "Mitglieder"
            yield Fund(
                sitzung.ort,
                f"{name(p, sitzung.schritt)} tagt am {datum_kurz(sitzung.tag)} in den Schulferien "
                f"({aufzaehlung(ferien)})",
                f"klären, ob genug {wer} kommen können, oder einen anderen Tag vereinbaren",
            )


PRUEFUNG = Pruefung("sitzung-in-schulferien", Stufe.HINWEIS, sitzung_in_schulferien)
