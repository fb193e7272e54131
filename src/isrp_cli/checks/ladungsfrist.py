"""Meetings to which nobody can be invited in time any more."""

from collections.abc import Iterator
from datetime import date

from isrp_cli.befund import Bezug, Fundstelle, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.feiertage import zugang_spaetestens
from isrp_cli.models import Schritt
from isrp_cli.stand import fertig
from isrp_cli.woerter import anzahl
from isrp_cli.zeitangabe import datum_kurz


def ladungsfrist(p: Pruefling) -> Iterator[Fund]:
    """Zu jeder bevorstehenden Sitzung lässt sich noch fristgerecht einladen.

    Zwischen dem Zugang der Einladung und der Sitzung liegen so viele volle Kalendertage, wie beim
    Gremium unter „ladungsfrist“ stehen; der Tag des Zugangs und der Tag der Sitzung zählen nicht
    mit. Für Rat und Ausschuss sind es in Thüringen vier (§ 35 Abs. 2 ThürKO), in dringenden
    Fällen genügt der Zugang am zweiten Tag vor der Sitzung. Wird die Frist nicht eingehalten,
    können Beschlüsse unwirksam sein.

    Geprüft werden Sitzungen, die nicht erledigt, entfallen oder vorbei sind: jeder vereinbarte
    Termin, sonst der letzte Tag der Zeitplanung. Ist für diesen letzten Tag die Frist verstrichen,
    passt auch kein früherer mehr. Steht der Tag fest, prüfen Sie, ob die Einladung schon zugegangen
    ist; das weiß der Plan nicht.

    Am 01.01.2024 lässt sich zum 03.01.2024 nicht mehr einladen, zum 10.01.2024 schon.

    Falsch:

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "03.01.2024"
        stellen: []
        gremien:
          - id: rat
            name: Gemeinderat
            art: rat
            ladungsfrist: 4

    Richtig:

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "10.01.2024"
        stellen: []
        gremien:
          - id: rat
            name: Gemeinderat
            art: rat
            ladungsfrist: 4
    """
    for s in p.prozess.schritte:
        gremium = p.prozess.gremium_von(s)
        if gremium is None or gremium.ladungsfrist is None:
            continue
        if not s.ist_sitzung or fertig(s, p.stand):
            continue
        frist = anzahl(gremium.ladungsfrist, "voller Kalendertag", "volle Kalendertage")
        for tag, fest, ort in _last_days(p, s):
            zugang = zugang_spaetestens(tag, gremium.ladungsfrist)
            if not zugang < p.stand <= tag:
                continue
            wer = f"Schritt {s.nr} ({p.prozess.titel_von(s)})"
            if fest:
                meldung = (
                    f"die Ladungsfrist für {wer} am {datum_kurz(tag)} ist nicht mehr einzuhalten, "
                    f"falls die Einladung nicht schon bis zum {datum_kurz(zugang)} zugegangen ist"
                )
                hinweis = "den Zugang der Einladung prüfen, sonst die Sitzung verschieben"
            else:
                meldung = (
                    f"für {wer} passt kein Tag der Zeitplanung ({s.zeitplanung.text}) mehr zur "
                    f"Ladungsfrist: Für den letzten, den {datum_kurz(tag)}, hätte die Einladung "
                    f"bis zum {datum_kurz(zugang)} zugehen müssen"
                )
                hinweis = "verschieben oder, falls schon eingeladen ist, den Termin eintragen"
            bezug = Bezug(
                p.daten.fundstelle(gremium, "ladungsfrist"),
                f"{frist} zwischen Zugang der Einladung und Sitzung",
            )
            yield Fund(ort, meldung, hinweis, (bezug,))


def _last_days(p: Pruefling, schritt: Schritt) -> Iterator[tuple[date, bool, Fundstelle]]:
    """The days to judge: each fixed one, else the last; whether it is the only one; the place."""
    for i, termin in enumerate(schritt.termine):
        yield termin.datum, True, p.daten.fundstelle(schritt, "termine", i, "datum")
    angabe = schritt.zeitplanung
    if angabe.spaet is not None and not schritt.termine:
        fest = angabe.frueh == angabe.spaet
        yield angabe.spaet, fest, p.daten.fundstelle(schritt, "zeitplanung")


PRUEFUNG = Pruefung("ladungsfrist", Stufe.WARNUNG, ladungsfrist)
