"""Fixed meetings far away from the time their step is planned for."""

from collections.abc import Iterator
from datetime import timedelta

from isrp_cli.befund import Bezug, Stufe, kurz
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.checks.tage import name, open_steps
from isrp_cli.zeitangabe import datum_kurz

# More than a month: a meeting that moved by some days or weeks still stands as it was planned.
SPIELRAUM = timedelta(days=31)


def termin_ausserhalb(p: Pruefling) -> Iterator[Fund]:
    """Kein fester Termin liegt weit außerhalb der Zeitplanung seines Schritts.

    Meist ist es ein Tippfehler im Jahr. Weil feste Termine vor der Zeitplanung gelten, rechnet der
    ganze Plan mit dem falschen Tag.

    Gemeldet wird ein Termin, der mehr als 31 Tage vor dem ersten oder nach dem letzten Tag der
    Zeitplanung liegt; um Tage oder Wochen darf eine Sitzung wandern. Hat die Zeitplanung keinen
    Anfang oder kein Ende, wird dort nicht verglichen. Erledigte und entfallene Schritte werden
    nicht geprüft.

    Falsch:

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "09/2024"
            termine:
              - datum: 2025-09-11

    Richtig:

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "09/2024"
            termine:
              - datum: 2024-09-11
    """
    for s in open_steps(p):
        angabe = s.zeitplanung
        for i, termin in enumerate(s.termine):
            zu_frueh = angabe.frueh is not None and angabe.frueh - termin.datum > SPIELRAUM
            zu_spaet = angabe.spaet is not None and termin.datum - angabe.spaet > SPIELRAUM
            if zu_frueh or zu_spaet:
                yield Fund(
                    p.daten.fundstelle(s, "termine", i, "datum"),
                    f"{name(p, s)} hat einen Termin am {datum_kurz(termin.datum)}, ist aber für "
                    f"„{kurz(angabe.text)}“ geplant",
                    "den Tag berichtigen oder die Zeitplanung mit „isrp verschieben“ anpassen",
                    (Bezug(p.daten.fundstelle(s, "zeitplanung"), "so ist der Schritt geplant"),),
                )


PRUEFUNG = Pruefung("termin-ausserhalb", Stufe.WARNUNG, termin_ausserhalb)
