"""How a Zeitangabe is understood, in words and days."""

from datetime import date, timedelta

from isrp_cli.views.tafel import Absatz, Block, Spalte, Tabelle, Ueberschrift, Zelle
from isrp_cli.zeitangabe import Art, Zeitangabe, datum_lang, wochentag

_ART: dict[Art, str] = {
    "tag": "ein Tag",
    "monat": "ein Monat",
    "monatsteil": "ein Teil eines Monats",
    "bereich": "ein Zeitraum mit Beginn und Ende",
    "quartal": "ein Quartal",
    "halbjahr": "ein Halbjahr",
    "jahr": "ein Jahr",
    "jahresteil": "ein Teil eines Jahres",
    "woche": "Kalenderwochen (von Montag bis Sonntag)",
    "saison": "eine Jahreszeit",
    "bis": "eine Frist: ein Ende ohne Beginn",
    "ab": "ein Beginn ohne Ende",
    "laufend": "laufend: ohne Beginn und Ende",
    "offen": "noch offen: ohne Beginn und Ende",
}


def bloecke(angabe: Zeitangabe) -> list[Block]:
    """What a notation means: kind, days, from when overdue, the other spellings, hints."""
    zeilen = [
        ("verstanden als", angabe.anzeige),
        ("Art", _ART[angabe.art]),
        ("erster Tag", _day(angabe.frueh) or "keiner"),
        ("letzter Tag", _day(angabe.spaet) or "keiner"),
    ]
    if angabe.ca:
        zeilen.append(("ungefähr", "ja („ca.“); die Tage verschieben sich dadurch nicht"))
    zeilen.append(("überfällig", _overdue(angabe.spaet)))
    if angabe.beginn_spaet:
        zeilen.append(("Beginn überfällig", _overdue(angabe.beginn_spaet)))
    zeilen += [("Normalform", angabe.normalform), ("EDTF (ISO 8601-2)", angabe.edtf)]
    ergebnis: list[Block] = [
        Ueberschrift(f"„{angabe.text}“", 1),
        Absatz(""),
        Tabelle(
            (Spalte(), Spalte(dehnbar=True)),
            [(Zelle(name, "leise"), wert or "keine") for name, wert in zeilen],
        ),
    ]
    if angabe.hinweise:
        ergebnis.append(Absatz(""))
        ergebnis += [Absatz(f"Hinweis: {h}", "warnung", haengend=2) for h in angabe.hinweise]
    return ergebnis


def _day(tag: date | None) -> str:
    return f"{wochentag(tag)}, {datum_lang(tag)}" if tag else ""


def _overdue(letzter: date | None) -> str:
    if letzter is None:
        return "nie"
    return f"ab {_day(letzter + timedelta(days=1))}"
