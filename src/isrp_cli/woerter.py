"""German wording that terminal and papers share: status, numbers, days. Knows no style, no layout.

`Lage` and `Fenster` in, words out; what a fact is called is decided here and nowhere else.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time

from isrp_cli.befund import Stufe
from isrp_cli.models import Beschlussergebnis, Gruppe, Herkunft, Schrittart, Vorgaenger
from isrp_cli.plan import Fenster
from isrp_cli.stand import Lage, Meilensteinlage, Meilensteinstatus, Schrittlage, Status
from isrp_cli.zeitangabe import datum_kurz

STATUS: dict[Status, str] = {
    "erledigt": "erledigt",
    "entfallen": "entfallen",
    "ueberfaellig": "überfällig",
    "laeuft": "läuft",
    "blockiert": "blockiert",
    "anstehend": "anstehend",
    "laufend": "laufend",
    "offen": "offen",
}
MEILENSTEINSTATUS: dict[Meilensteinstatus, str] = {
    "erreicht": "erreicht",
    "gefaehrdet": "gefährdet",
    "offen": "offen",
}
ART: dict[Schrittart, str] = {
    "beratung": "Beratung",
    "beschluss": "Beschluss",
    "beteiligung": "Beteiligung",
    "erhebung": "Erhebung",
    "erarbeitung": "Erarbeitung",
    "rueckmeldung": "Rückmeldung",
    "einreichung": "Einreichung",
}
BESCHLUSS: dict[Beschlussergebnis, str] = {
    "angenommen": "angenommen",
    "abgelehnt": "abgelehnt",
    "vertagt": "vertagt",
    "geaendert": "geändert",
}
GRUPPE: dict[Gruppe, str] = {
    "verwaltungsintern": "Verwaltungsintern",
    "verwaltungsextern": "Verwaltungsextern",
    "wissenschaft": "Wissenschaft",
    "politik": "Politik",
}
HERKUNFT: dict[Herkunft, str] = {"quelle": "laut Quelle", "abgeleitet": "abgeleitet"}


_BEFUNDE = {
    Stufe.FEHLER: ("Fehler", "Fehler"),
    Stufe.WARNUNG: ("Warnung", "Warnungen"),
    Stufe.HINWEIS: ("Hinweis", "Hinweise"),
}


def befundzahl(zahlen: Mapping[Stufe, int]) -> str:
    """As "1 Fehler, 2 Warnungen", the gravest first; "keine Befunde" where there is none."""
    teile = [anzahl(zahlen[s], *_BEFUNDE[s]) for s in Stufe if zahlen[s]]
    return ", ".join(teile) or "keine Befunde"


def anzahl(zahl: int, einzahl: str, mehrzahl: str) -> str:
    """As "1 Schritt" or "3 Schritte"; the caller gives both forms in the case it needs."""
    return f"{zahl} {einzahl if zahl == 1 else mehrzahl}"


def schritte(zahl: int) -> str:
    """As "1 Schritt", "3 Schritte"."""
    return anzahl(zahl, "Schritt", "Schritte")


def tage(zahl: int) -> str:
    """As "1 Tag", "12 Tage"; from 0 up."""
    return anzahl(zahl, "Tag", "Tage")


def seit_tagen(zahl: int) -> str:
    """As "seit 1 Tag", "seit 12 Tagen"."""
    return f"seit {anzahl(zahl, 'Tag', 'Tagen')}"


def aufzaehlung(teile: Sequence[str]) -> str:
    """As "a", "a und b", "a, b und c"; "" where there is none."""
    return " und ".join(t for t in (", ".join(teile[:-1]), *teile[-1:]) if t)


def nummernfolge(zahlen: Iterable[int]) -> str:
    """All the numbers, ascending, three or more in a row drawn together: "26, 27 und 29 bis 60"."""
    laeufe: list[list[int]] = []
    for nr in sorted(set(zahlen)):
        if laeufe and laeufe[-1][-1] == nr - 1:
            laeufe[-1].append(nr)
        else:
            laeufe.append([nr])
    teile: list[str] = []
    for lauf in laeufe:
        teile += [f"{lauf[0]} bis {lauf[-1]}"] if len(lauf) > 2 else map(str, lauf)
    return aufzaehlung(teile)


def schritt_name(lage: Lage, nr: int) -> str:
    """A step as papers name it: "1. Sozialplanungsforum (Schritt 21)"."""
    return f"{lage.schritte[nr].titel} (Schritt {nr})"


def zeitraum(fenster: Fenster) -> str:
    """The window in short: a day, "01.09.2022 – 30.09.2022", "ab …", "bis …"; "" where open."""
    frueh, spaet = fenster.frueh, fenster.spaet
    if frueh is None or spaet is None:
        return f"ab {datum_kurz(frueh)}" if frueh else f"bis {datum_kurz(spaet)}" if spaet else ""
    return datum_kurz(frueh) if frueh == spaet else f"{datum_kurz(frueh)} – {datum_kurz(spaet)}"


def zeitplanung(lage: Schrittlage) -> str:
    """When a step is planned: the days of its fixed meetings, else the wording as written."""
    return zeitraum(lage.fenster) if lage.schritt.termine else lage.schritt.zeitplanung.text


def spanne(von: date, bis: date) -> str:
    """Days in a row: "20.09.2022", "18.07. bis 27.08.2022", "22.12.2022 bis 03.01.2023"."""
    if von == bis:
        return datum_kurz(von)
    anfang = f"{von:%d.%m.}" if von.year == bis.year else datum_kurz(von)
    return f"{anfang} bis {datum_kurz(bis)}"


def uhrzeit(beginn: time | None, ende: time | None = None) -> str:
    """As "17:00 Uhr", "17:00 bis 19:00 Uhr", "bis 19:00 Uhr"; "" where neither is known."""
    zeiten = [f"{t:%H:%M}" for t in (beginn, ende) if t is not None]
    if not zeiten:
        return ""
    return f"{'bis ' if beginn is None else ''}{' bis '.join(zeiten)} Uhr"


def status_satz(lage: Schrittlage) -> str:
    """The status with its day: "erledigt am 28.06.2022", "überfällig seit 72 Tagen (06/2022)"."""
    wort = STATUS[lage.status]
    if lage.status == "erledigt" and lage.prognose:
        return f"{wort} am {datum_kurz(lage.prognose)}"
    if lage.status == "ueberfaellig":
        return f"{wort} {seit_tagen(lage.tage_verspaetet)} (geplant: {zeitplanung(lage)})"
    if lage.status in ("laeuft", "blockiert", "anstehend"):
        return f"{wort} (geplant: {zeitplanung(lage)})"
    return wort


def begruendung(vorgaenger: Vorgaenger) -> str:
    """Why a step comes after this one: the reason and who says so; "" where neither is known."""
    herkunft = HERKUNFT[vorgaenger.herkunft] if vorgaenger.herkunft else ""
    if not vorgaenger.grund:
        return herkunft
    return f"{vorgaenger.grund} ({herkunft})" if herkunft else vorgaenger.grund


def in_tagen(tag: date, stand: date) -> str:
    """How far off a day is: "heute", "morgen", "gestern", "in 5 Tagen", "vor 3 Tagen"."""
    abstand = (tag - stand).days
    nahe = {0: "heute", 1: "morgen", -1: "gestern"}.get(abstand)
    return nahe or f"{'in' if abstand > 0 else 'vor'} {abs(abstand)} Tagen"


def bis(tag: date | None) -> str:
    """A last day: "bis 30.09.2022"; "" where no day is known."""
    return f"bis {datum_kurz(tag)}" if tag else ""


def meilensteinplan(lage: Meilensteinlage) -> str:
    """Planned end of a milestone, with the forecast where it is later.

    "bis 30.09.2022", "bis 30.09.2022, voraussichtlich 12.10.2022 (+12 Tage)", "" where unknown.
    """
    text = bis(lage.geplant_bis)
    if lage.status != "erreicht" and lage.verzug_tage and lage.prognose:
        text += f", voraussichtlich {datum_kurz(lage.prognose)} (+{tage(lage.verzug_tage)})"
    return text


def fertig_von(lage: Meilensteinlage) -> str:
    """How many of a milestone's steps are finished: "3 von 7"; "" where it has none."""
    alle = len(lage.meilenstein.schritte)
    return f"{alle - len(lage.fehlen)} von {alle}" if alle else ""
