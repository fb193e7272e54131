"""`isrp prognose`: when the milestones will be reached, what delays them, what must not slip."""

from datetime import date

from isrp_cli.documents.prognose import Prognose
from isrp_cli.stand import Meilensteinlage
from isrp_cli.views import woerter
from isrp_cli.views.tafel import Absatz, Block, Inhalt, Spalte, Tabelle, Ueberschrift, Zelle
from isrp_cli.zeitangabe import datum_kurz, datum_lang

HOECHSTENS = 10


def bloecke(p: Prognose) -> list[Block]:
    """The whole page; where something is assumed, the forecast without and with it."""
    return [
        Ueberschrift(f"Prognose am {datum_lang(p.stand)}", 1),
        *_assumptions(p),
        Absatz(_summary(p)),
        *_milestones(p),
        *_causes(p),
        *_changes(p),
        *_no_slack(p),
    ]


def _assumptions(p: Prognose) -> list[Block]:
    """What is assumed, each with what the plan says instead, and how much it changes."""
    ergebnis: list[Block] = []
    for nr, angabe in p.annahmen.items():
        heute = p.heute.schritte[nr]
        text = (
            f"angenommen: Schritt {nr} ({woerter.kurztitel(p, nr)}) {angabe.text} "
            f"statt {woerter.zeitplanung(heute)}"
        )
        if heute.schritt.termine:
            text += "; seine vereinbarten Termine zählen dabei nicht"
        if angabe.spaet is None:
            text += "; ohne Ende gerechnet, es zählt nur, was vor ihm kommt"
        ergebnis.append(Absatz(text, haengend=2))
    if not ergebnis:
        return []
    meilensteine, schritte = len(p.andere_meilensteine), len(p.andere_schritte)
    anders = "An der Prognose ändert das nichts."
    if schritte:
        fuer = woerter.schritte(schritte)
        if meilensteine:
            fuer = f"{woerter.anzahl(meilensteine, 'Meilenstein', 'Meilensteine')} und {fuer}"
        anders = f"Das ändert die Prognose für {fuer}."
    return [*ergebnis, Absatz(""), Absatz(anders)]


def _summary(p: Prognose) -> str:
    """How many milestones move, and what becomes of the last one."""
    alle = list(p.meilensteine.values())
    offen = [m for m in alle if m.status != "erreicht"]
    if not offen:
        return "Alle Meilensteine sind erreicht." if alle else "Der Plan hat keine Meilensteine."
    zahl = len(p.verschoben)
    satz = "Kein Meilenstein verschiebt sich"
    if zahl:
        von = woerter.anzahl(len(alle), "Meilenstein", "Meilensteinen")
        satz = f"{zahl} von {von} {'verschiebt' if zahl == 1 else 'verschieben'} sich"
    datiert = [(m.geplant_bis, i, m) for i, m in enumerate(offen) if m.geplant_bis]
    if not datiert:
        return f"{satz}."
    geplant, _, letzter = max(datiert)
    bleibt = f"bleibt beim {datum_kurz(geplant)}"
    if letzter in p.verschoben and letzter.prognose:
        um = woerter.tage(letzter.verzug_tage)
        bleibt = f"verschiebt sich um {um} auf den {datum_kurz(letzter.prognose)}"
    return f"{satz}; der letzte, „{letzter.meilenstein.titel}“, {bleibt}."


def _milestones(p: Prognose) -> list[Block]:
    if not p.meilensteine:
        return []
    zeilen: list[list[Inhalt]] = []
    for kennung, m in p.meilensteine.items():
        tag = _forecast(m)
        zeilen.append(
            [
                m.meilenstein.titel,
                _day(m.geplant_bis),
                _forecast(p.heute.meilensteine[kennung]) if p.annahmen else "",
                Zelle(tag, "warnung") if m in p.andere_meilensteine else tag,
                Zelle(f"+{woerter.tage(m.verzug_tage)}", "warnung") if m in p.verschoben else "",
            ]
        )
    ohne, mit = _headings(p)
    spalten = (
        Spalte("Meilenstein", dehnbar=True),
        Spalte("geplant bis"),
        Spalte(ohne),
        Spalte(mit),
        Spalte("Verzug", rechts=True, ab=72 if p.annahmen else 0),
    )
    ergebnis: list[Block] = [Ueberschrift("Meilensteine"), Tabelle(spalten, zeilen)]
    if any(s.status == "ueberfaellig" for s in p.schritte.values()):
        ergebnis += [
            Absatz(""),
            Absatz(
                "Was überfällig ist, zählt so, als würde es am Tag des Standes fertig; ein Verzug, "
                "der daraus folgt, kann also noch wachsen.",
                "leise",
            ),
        ]
    return ergebnis


def _headings(p: Prognose) -> tuple[str, str]:
    """The headings of the forecast without and with the assumptions."""
    if not p.annahmen:
        return "", "Prognose"
    wort = "Annahme" if len(p.annahmen) == 1 else "Annahmen"
    return f"ohne\n{wort}", f"mit\n{wort}"


def _forecast(m: Meilensteinlage) -> str:
    return "erreicht" if m.status == "erreicht" else _day(m.prognose)


def _day(tag: date | None) -> str:
    return datum_kurz(tag) if tag else "–"


def _causes(p: Prognose) -> list[Block]:
    """The chain of steps that delays each milestone."""
    if not p.verschoben:
        return []
    ergebnis: list[Block] = [
        Ueberschrift("Auslöser"),
        Absatz("Jeder Schritt wartet auf den davor; der erste löst den Verzug aus.", "leise"),
    ]
    for m in p.verschoben:
        kette = " → ".join(f"{nr} ({woerter.kurztitel(p, nr)})" for nr in p.ausloeser(m))
        verzug = f"+{woerter.tage(m.verzug_tage)}"
        text = f"– {m.meilenstein.titel} ({verzug}): {kette}"
        ergebnis.append(Absatz(text, einzug=2, haengend=2))
    return ergebnis


def _changes(p: Prognose) -> list[Block]:
    """The first steps whose forecast the assumptions change."""
    if not p.andere_schritte:
        return []
    zeilen = [
        (
            str(nr),
            woerter.kurztitel(p, nr),
            _day(p.schritt_geplant_bis(nr)),
            _day(p.heute.prognosen[nr]),
            _day(p.prognosen[nr]),
        )
        for nr in p.andere_schritte[:HOECHSTENS]
    ]
    ohne, mit = _headings(p)
    spalten = (
        Spalte("Nr", rechts=True),
        Spalte("Schritt", dehnbar=True),
        Spalte("geplant bis", ab=72),
        Spalte(ohne),
        Spalte(mit),
    )
    ergebnis: list[Block] = [
        Ueberschrift(f"Schritte mit anderer Prognose ({len(p.andere_schritte)})"),
        Tabelle(spalten, zeilen),
    ]
    rest = p.andere_schritte[HOECHSTENS:]
    if rest:
        ergebnis.append(Absatz(f"… und {len(rest)} weitere: {woerter.nummern(rest, 20)}", "leise"))
    return ergebnis


def _no_slack(p: Prognose) -> list[Block]:
    if all(s.puffer_tage is None for s in p.schritte.values()):
        return []
    if not p.ohne_puffer:
        text = "Keiner: Jeder Schritt, den ein Meilenstein braucht, darf noch etwas später enden."
        return [Ueberschrift("Schritte ohne Puffer"), Absatz(text)]
    zeilen: list[list[Inhalt]] = []
    for nr in p.ohne_puffer:
        verzug = p.schritt_verzug(nr)
        zeilen.append(
            [
                str(nr),
                woerter.kurztitel(p, nr),
                _day(p.schritt_geplant_bis(nr)),
                _day(p.prognosen[nr]),
                Zelle(f"+{woerter.tage(verzug)}", "warnung") if verzug else "",
            ]
        )
    spalten = (
        Spalte("Nr", rechts=True),
        Spalte("Schritt", dehnbar=True),
        Spalte("geplant bis", ab=72),
        Spalte("Prognose"),
        Spalte("Verzug", rechts=True),
    )
    return [
        Ueberschrift(f"Schritte ohne Puffer ({len(p.ohne_puffer)})"),
        Absatz(
            "Endet einer von ihnen später, als die Prognose sagt, ist das geplante Ende eines "
            "Meilensteins nicht zu halten.",
            "leise",
        ),
        Tabelle(spalten, zeilen),
    ]
