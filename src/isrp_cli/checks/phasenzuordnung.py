"""Steps that stand in no phase of the process, or in more than one."""

from collections.abc import Iterator

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.models import Phase
from isrp_cli.woerter import nummernfolge


def phasenzuordnung(p: Pruefling) -> Iterator[Fund]:
    """Hat der Prozess Phasen, steht jeder Schritt in genau einer.

    Ein Schritt ohne Phase fehlt, wo nur eine Phase gezeigt wird; ein Schritt in zwei Phasen
    erscheint nur in der ersten.

    Auch entfallene Schritte gehören in eine Phase. Alle Schritte, die in keiner stehen, sind ein
    Befund. Ein Prozess ohne Phasen wird nicht geprüft.

    Falsch:

        titel: Pflegebedarfsplan
        phasen:
          - titel: Auftrag
            schritte: [1, 2]
          - titel: Beschluss
            schritte: [2]

        schritte:
          - nr: 1
            titel: Bestandsaufnahme
            art: erhebung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "06/2024"

    Richtig:

        titel: Pflegebedarfsplan
        phasen:
          - titel: Auftrag
            schritte: [1]
          - titel: Beschluss
            schritte: [2]

        schritte:
          - nr: 1
            titel: Bestandsaufnahme
            art: erhebung
            zeitplanung: "03/2024"
          - nr: 2
            gremium: rat
            art: beschluss
            zeitplanung: "06/2024"
    """
    schritte = p.prozess.schritt_nach_nr
    erste: dict[int, tuple[Phase, int]] = {}
    for phase in p.prozess.angaben.phasen:
        for i, nr in enumerate(phase.schritte):
            if nr not in schritte:
                continue  # a finding of another check
            if nr not in erste:
                erste[nr] = phase, i
                continue
            vorher, zuerst = erste[nr]
            wer = f"Schritt {nr} ({p.prozess.titel_von(schritte[nr])})"
            yield Fund(
                p.daten.fundstelle(phase, "schritte", i),
                f"{wer} steht in der Phase „{phase.titel}“ zweimal"
                if vorher is phase
                else f"{wer} steht schon in der Phase „{vorher.titel}“",
                f"die {nr} an einer der beiden Stellen streichen",
                (Bezug(p.daten.fundstelle(vorher, "schritte", zuerst), "hier steht er zuerst"),),
            )
    ohne = [nr for nr in schritte if nr not in erste]
    # A phase that could not be read may hold them.
    if ohne and p.prozess.angaben.phasen and "phasen" not in p.daten.unlesbar:
        if len(ohne) == 1:
            titel = p.prozess.titel_von(schritte[ohne[0]])
            meldung = f"Schritt {ohne[0]} ({titel}) steht in keiner Phase"
        else:
            meldung = f"die Schritte {nummernfolge(ohne)} stehen in keiner Phase"
        yield Fund(
            p.daten.fundstelle(p.prozess.angaben, "phasen"),
            meldung,
            "unter „schritte:“ der passenden Phase ergänzen",
        )


PRUEFUNG = Pruefung("phasenzuordnung", Stufe.WARNUNG, phasenzuordnung)
