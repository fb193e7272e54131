"""The bodies: all of them in a list, or one with everything that is known about it."""

from collections.abc import Iterable

from isrp_cli.documents.gremienblatt import (
    gegenstand,
    gehalten,
    ladungsfrist,
    naechste,
    zaehlt_als_sitzung,
)
from isrp_cli.models import FORMELLE_ARTEN, Gremium, Gruppe, Mitglied, Prozess
from isrp_cli.stand import Lage, Schrittlage
from isrp_cli.views import woerter
from isrp_cli.views.tafel import (
    Absatz,
    Block,
    Inhalt,
    Spalte,
    Tabelle,
    Ueberschrift,
    Zelle,
)
from isrp_cli.zeitangabe import datum_kurz, datum_lang

_FEHLT = Zelle("nicht eingetragen", "leise")


def liste(lage: Lage) -> list[Block]:
    """Every body: Leitung, meetings held of all, the next one; beneath the name kind and id."""
    prozess = lage.prozess
    if not prozess.gremien:
        return [Absatz("In gremien.yaml sind keine Gremien eingetragen.")]
    sitzungen = _meetings(lage)
    zeilen: list[tuple[Inhalt, ...]] = []
    for g in prozess.gremien:
        eigene = sitzungen[g.id]
        spaet = sum(s.status == "ueberfaellig" for s in eigene)
        folgende = naechste(lage, eigene)
        leitung = ", ".join(_short_name(prozess, kennung) for kennung in g.leitung)
        zeilen += [
            (
                g.kurzname,
                leitung or "–",
                gehalten(eigene) or "–",
                folgende[0] if folgende else "–",
            ),
            (
                Zelle(f"{g.art.capitalize()}: {g.id}", "leise"),
                "",
                Zelle(f"{spaet} überfällig" if spaet else "", "schlecht"),
                Zelle(f"Schritt {folgende[1]}" if folgende else "", "leise"),
            ),
        ]
    return [
        Ueberschrift(
            f"{woerter.anzahl(len(prozess.gremien), 'Gremium', 'Gremien')} "
            f"am {datum_lang(lage.stand)}",
            1,
        ),
        Tabelle(
            (
                Spalte("Gremium", dehnbar=True),
                Spalte("Leitung", dehnbar=True, ab=72),
                Spalte("Sitzungen"),
                Spalte("nächste Sitzung", dehnbar=True),
            ),
            zeilen,
        ),
        Absatz(""),
        Absatz(
            "Mehr zu einem Gremium zeigt „isrp gremien“ mit seiner Kennung, "
            f"z. B. „isrp gremien {prozess.gremien[0].id}“."
        ),
    ]


def eines(lage: Lage, gremium: Gremium) -> list[Block]:
    """Everything about one body: what it is for, who belongs to it, its steps."""
    prozess = lage.prozess
    aufgaben: list[Block] = [_bullet(a) for a in gremium.aufgaben]
    schritte = [s for s in lage.schritte.values() if s.schritt.gremium == gremium.id]
    return [
        Ueberschrift(gremium.name, 1),
        _facts(lage, gremium, schritte),
        Ueberschrift("Aufgaben"),
        *(aufgaben or [Absatz("keine Aufgaben eingetragen", "leise")]),
        Ueberschrift("Mitglieder"),
        *_members(prozess, gremium),
        Ueberschrift(f"Schritte am {datum_lang(lage.stand)}"),
        _steps(schritte) if schritte else Absatz("In keinem Schritt tagt dieses Gremium.", "leise"),
    ]


# --- Meetings --------------------------------------------------------------------------------


def _meetings(lage: Lage) -> dict[str, list[Schrittlage]]:
    """The meetings of every body, dropped ones left out."""
    sitzungen: dict[str, list[Schrittlage]] = {g.id: [] for g in lage.prozess.gremien}
    for s in lage.schritte.values():
        if s.schritt.gremium in sitzungen and zaehlt_als_sitzung(s):
            sitzungen[s.schritt.gremium].append(s)
    return sitzungen


# --- One body --------------------------------------------------------------------------------


def _short_name(prozess: Prozess, kennung: str) -> str:
    traeger = prozess.stelle_nach_id.get(kennung) or prozess.gremium_nach_id.get(kennung)
    return (traeger.kurz if traeger else None) or prozess.name_von(kennung)


def _facts(lage: Lage, gremium: Gremium, schritte: list[Schrittlage]) -> Tabelle:
    prozess = lage.prozess
    sitzungen = [s for s in schritte if zaehlt_als_sitzung(s)]
    folgende = naechste(lage, sitzungen)
    wirkt_mit = [
        f"Schritt {nr} ({s.titel})"
        for nr, s in lage.schritte.items()
        if any(a.stelle == gremium.id for a in s.schritt.aufgabenverteilung)
    ]

    def namen(kennungen: Iterable[str]) -> str:
        return ", ".join(map(prozess.name_von, kennungen))

    oeffentlich = {True: "ja", False: "nein", None: ""}[gremium.oeffentlich]
    # What is left out where there is nothing to say, and what is a gap then.
    zeilen: list[tuple[str, str, bool]] = [
        ("Kennung", gremium.id, True),
        ("Kurzname", gremium.kurz or "", False),
        ("andere Schreibweisen", "; ".join(gremium.aliase), False),
        ("Art", gremium.art.capitalize(), True),
        ("Ziel", gremium.ziel or "", True),
        ("Zielgruppe", gremium.zielgruppe or "", True),
        ("Leitung", namen(gremium.leitung), True),
        ("Koordination", namen(gremium.koordination), True),
        ("Sitzungsrhythmus", gremium.sitzungsrhythmus or "", True),
        ("Ladungsfrist", ladungsfrist(gremium), gremium.art in FORMELLE_ARTEN),
        ("öffentlich", oeffentlich, True),
        ("Hinweis", gremium.hinweis or "", False),
        ("Sitzungen", f"{gehalten(sitzungen)} gehalten" if sitzungen else "keine", True),
        ("nächste Sitzung", f"{folgende[0]} (Schritt {folgende[1]})" if folgende else "", False),
        ("wirkt mit in", "; ".join(wirkt_mit), False),
    ]
    return Tabelle(
        (Spalte(), Spalte(dehnbar=True)),
        [(Zelle(name, "leise"), wert or _FEHLT) for name, wert, immer in zeilen if wert or immer],
    )


def _bullet(text: str, einzug: int = 0) -> Absatz:
    return Absatz(f"• {text}", einzug=einzug, haengend=2)


def _members(prozess: Prozess, gremium: Gremium) -> list[Block]:
    """The members in the order of the data, under the group of the member or else of its Stelle."""
    if not gremium.mitglieder:
        return [Absatz("keine Mitglieder eingetragen", "leise")]
    gruppen: dict[Gruppe | None, list[Mitglied]] = {}
    for m in gremium.mitglieder:
        stelle = prozess.stelle_nach_id.get(m.stelle or "")
        gruppe = m.gruppe or (stelle.gruppe if stelle else None)
        gruppen.setdefault(gruppe, []).append(m)
    ergebnis: list[Block] = []
    for gruppe, mitglieder in gruppen.items():
        gegliedert = len(gruppen) > 1 or gruppe is not None
        if gegliedert:
            ueber = gruppe.capitalize() if gruppe else "ohne Gruppe"
            ergebnis.append(Absatz(f"{ueber} ({len(mitglieder)})", "leise"))
        einzug = 2 if gegliedert else 0
        ergebnis += [_bullet(_member(prozess, m), einzug) for m in mitglieder]
    return ergebnis


def _member(prozess: Prozess, mitglied: Mitglied) -> str:
    text = prozess.mitglied_name(mitglied)
    if mitglied.funktion:
        text += f", {mitglied.funktion}"
    return text + (" (als Beispiel genannt, nicht festgelegt)" if mitglied.beispiel else "")


def _steps(schritte: Iterable[Schrittlage]) -> Tabelle:
    return Tabelle(
        (
            Spalte("Nr", rechts=True),
            Spalte("Zeitplanung", dehnbar=True),
            Spalte("Status", dehnbar=True),
            Spalte("Gegenstand", dehnbar=True),
        ),
        [(str(s.schritt.nr), woerter.zeitplanung(s), _status(s), gegenstand(s)) for s in schritte],
    )


def _status(lage: Schrittlage) -> Zelle:
    """The status with its day or days: "erledigt 07.09.2021", "überfällig seit 3 Tagen"."""
    wort, stil = woerter.STATUS[lage.status]
    if lage.schritt.erledigt and lage.status == "erledigt":
        wort += f" {datum_kurz(lage.schritt.erledigt)}"
    elif lage.schritt.entfallen and lage.status == "entfallen":
        wort += f" {datum_kurz(lage.schritt.entfallen.am)}"
    elif lage.tage_verspaetet:
        wort += f" {woerter.seit_tagen(lage.tage_verspaetet)}"
    return Zelle(wort, stil)
