"""Records of what has happened that lie after the Stand."""

from collections.abc import Iterator
from datetime import date

from isrp_cli.befund import Stufe, kurz
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.loading import Pfad
from isrp_cli.models import Datensatz
from isrp_cli.zeitangabe import datum_kurz


def datum_in_der_zukunft(p: Pruefling) -> Iterator[Fund]:
    """Was geschehen ist, liegt nicht in der Zukunft.

    Meist ist es ein Tippfehler im Jahr, oder Geplantes steht, wo Geschehenes hingehört. Bis zu
    jenem Tag gilt die Eintragung nicht: Der Schritt bleibt offen, und niemand merkt, warum.

    Geprüft werden „erledigt“ bei Schritten und Festlegungen, „am“ bei „entfallen“ und bei
    „verschiebungen“ und das Datum unter „erreicht“ bei Meilensteinen. Der Stand selbst ist erlaubt.

    Diese Prüfung ist für heute gedacht. Mit --stand und einem früheren Tag gilt alles, was danach
    geschehen ist, als Zukunft; lassen Sie sie dann weg (--ohne datum-in-der-zukunft).

    Am 01.01.2024 liegt der 30.11.2032 in der Zukunft, der 30.11.2023 nicht.

    Falsch:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "11/2023"
            erledigt: 2032-11-30

    Richtig:

        schritte:
          - nr: 1
            titel: Entwurf
            art: erarbeitung
            zeitplanung: "11/2023"
            erledigt: 2023-11-30
    """
    for satz, pfad, was, tag, stattdessen in _records(p):
        if tag is not None and tag > p.stand:
            yield Fund(
                p.daten.fundstelle(satz, *pfad),
                f"{was} liegt mit dem {datum_kurz(tag)} nach dem Stand ({datum_kurz(p.stand)})",
                f"das Datum berichtigen; {stattdessen}",
            )


def _records(p: Pruefling) -> Iterator[tuple[Datensatz, Pfad, str, date | None, str]]:
    """Every record of what has happened: where it stands, its name, its day, what else fits."""
    for s in p.prozess.schritte:
        wer = f"Schritt {s.nr} ({p.prozess.titel_von(s)})"
        planen = "Geplantes gehört in „zeitplanung“ oder „termine“"
        yield s, ("erledigt",), f"„erledigt“ bei {wer}", s.erledigt, planen
        am = "„am“ ist der Tag, an dem das entschieden wurde"
        if s.entfallen:
            yield s, ("entfallen", "am"), f"„entfallen“ bei {wer}", s.entfallen.am, am
        for i, v in enumerate(s.verschiebungen):
            yield s, ("verschiebungen", i, "am"), f"eine Verschiebung bei {wer}", v.am, am
        for i, f in enumerate(s.festlegungen):
            was = f"„erledigt“ bei der Festlegung „{kurz(f.text)}“ ({wer})"
            frist = "eine Frist gehört in „bis“"
            yield s, ("festlegungen", i, "erledigt"), was, f.erledigt, frist
    for m in p.prozess.meilensteine:
        if m.erreicht is not True:
            planen = "geplant ist ein Meilenstein durch die Zeitplanung seiner Schritte"
            yield m, ("erreicht",), f"„erreicht“ bei „{m.titel}“", m.erreicht, planen


PRUEFUNG = Pruefung("datum-in-der-zukunft", Stufe.WARNUNG, datum_in_der_zukunft)
