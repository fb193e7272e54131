"""References to numbers and ids that nothing has."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import cache

from isrp_cli.befund import Bezug, Stufe
from isrp_cli.checks.pruefung import Fund, Pruefling, Pruefung
from isrp_cli.models import Datensatz, Gremium, Inhalt, Meilenstein, Phase, Stelle
from isrp_cli.suche import meant_id, nearest_numbers

Benannt = Stelle | Gremium | Meilenstein
# What is said of a reference → the sections in which it may be defined.
ABSCHNITTE = {
    "das Gremium": ("gremien",),
    "die Stelle": ("stellen", "gremien"),
    "den Meilenstein": ("meilensteine",),
}


def unbekannter_verweis(p: Pruefling) -> Iterator[Fund]:
    """Jede Nummer und jede Kennung, auf die verwiesen wird, gibt es.

    Das gilt für Gremien, Stellen, Vorgänger, die Schritte von Meilensteinen, Phasen und
    Inhalten und für die Meilensteine, nach denen ein Meilenstein kommt. Meist ist es ein
    Tippfehler, oder es steht der Name da und nicht die Kennung; dann nennt der Befund, was
    gemeint sein könnte und wo es steht.

    Was in einer Datei stehen kann, die nicht lesbar ist, wird nicht beurteilt.

    Falsch:

        schritte:
          - nr: 1
            gremium: ratt
            art: beschluss
            zeitplanung: "03/2024"

        meilensteine:
          - id: beschlossen
            titel: Plan beschlossen
            schritte: [1]

    Richtig:

        schritte:
          - nr: 1
            gremium: rat
            art: beschluss
            zeitplanung: "03/2024"

        meilensteine:
          - id: beschlossen
            titel: Plan beschlossen
            schritte: [1]
    """
    prozess, may_exist = p.prozess, p.daten.may_exist
    schritte = prozess.schritt_nach_nr
    gremien = prozess.gremium_nach_id
    traeger: dict[str, Stelle | Gremium] = {**prozess.stelle_nach_id, **gremien}
    meilensteine = {m.id: m for m in prozess.meilensteine}

    bekannte: dict[str, Mapping[str, Benannt]] = {
        "das Gremium": gremien,
        "die Stelle": traeger,
        "den Meilenstein": meilensteine,
    }

    @cache  # a body that is gone may be named in a thousand steps
    def gemeint(wert: str, was: str) -> str | None:
        return meant_id(wert, {k: _names(satz) for k, satz in bekannte[was].items()})

    def kennung(wert: str, was: str, satz: Datensatz, *pfad: str | int) -> Iterator[Fund]:
        bekannt = bekannte[was]
        if wert in bekannt or may_exist(wert, *ABSCHNITTE[was]):
            return
        ort, meldung = p.daten.fundstelle(satz, *pfad), f"{was} „{wert}“ gibt es nicht"
        if nah := gemeint(wert, was):
            hier = Bezug(p.daten.fundstelle(bekannt[nah]), f"hier steht „{nah}“")
            name = next(_names(bekannt[nah]))
            klammer = "" if name.casefold() == nah.casefold() else f" ({name})"
            yield Fund(ort, meldung, f"meinten Sie „{nah}“{klammer}?", (hier,))
        else:
            yield Fund(ort, meldung, "Schreibweise prüfen oder anlegen")

    nummern = sorted(schritte)

    def nummer(wert: int, satz: Datensatz, *pfad: str | int) -> Iterator[Fund]:
        if wert not in schritte and not may_exist(wert, "schritte"):
            # The nearest are among the neighbours: a thousand wrong numbers need not search all.
            platz = bisect_left(nummern, wert)
            nah = nearest_numbers(wert, nummern[max(0, platz - 3) : platz + 3])
            hinweis = f"die nächsten Nummern sind {nah}" if nah else "Schritt anlegen"
            ort = p.daten.fundstelle(satz, *pfad)
            yield Fund(ort, f"den Schritt {wert} gibt es nicht", hinweis)

    for s in prozess.schritte:
        if s.gremium is not None:
            yield from kennung(s.gremium, "das Gremium", s, "gremium")
        for i, aufgabe in enumerate(s.aufgabenverteilung):
            yield from kennung(aufgabe.stelle, "die Stelle", s, "aufgabenverteilung", i, "stelle")
        for i, vorgaenger in enumerate(s.nach):
            yield from nummer(vorgaenger.schritt, s, "nach", i, "schritt")
    for g in prozess.gremien:
        for feld in ("leitung", "koordination"):
            for i, wert in enumerate(getattr(g, feld)):
                yield from kennung(wert, "die Stelle", g, feld, i)
        for i, mitglied in enumerate(g.mitglieder):
            if mitglied.stelle is not None:
                yield from kennung(mitglied.stelle, "die Stelle", g, "mitglieder", i, "stelle")
    for m in prozess.meilensteine:
        for i, wert in enumerate(m.nach):
            yield from kennung(wert, "den Meilenstein", m, "nach", i)
    mit_schritten: tuple[Meilenstein | Phase | Inhalt, ...] = (
        *prozess.meilensteine,
        *prozess.angaben.phasen,
        *prozess.angaben.inhalte,
    )
    for satz in mit_schritten:
        for i, nr in enumerate(satz.schritte):
            yield from nummer(nr, satz, "schritte", i)


def _names(satz: Benannt) -> Iterator[str]:
    """What it is called, besides its id; its full name first."""
    yield satz.titel if isinstance(satz, Meilenstein) else satz.name
    if not isinstance(satz, Meilenstein) and satz.kurz:
        yield satz.kurz
    if isinstance(satz, Gremium):
        yield from satz.aliase


PRUEFUNG = Pruefung("unbekannter-verweis", Stufe.FEHLER, unbekannter_verweis)
