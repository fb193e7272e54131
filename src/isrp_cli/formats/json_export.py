"""The process on a day as one JSON object, in the words of the data format.

Every record carries the keys that its YAML file has, in the order of the data format, and what
follows from them on the Stand. What is absent is left out; nothing is null.
"""

import json
from dataclasses import fields, replace
from datetime import date, time
from typing import Any

from isrp_cli.documents.prognose import Prognose
from isrp_cli.models import Datensatz
from isrp_cli.stand import Lage, Meilensteinlage, Schrittlage, days_late
from isrp_cli.zeitangabe import Zeitangabe

# Raised when a key changes its meaning or goes; a new key does not raise it.
VERSION = 1


def dumps(lage: Lage) -> str:
    """The JSON text: UTF-8 characters as they are, two blanks a level, one final newline."""
    return _write(als_dict(lage))


def als_dict(lage: Lage) -> dict[str, Any]:
    """The object of section "JSON export" of the data format, of plain JSON types only."""
    prozess = lage.prozess
    return {
        "version": VERSION,
        "stand": lage.stand.isoformat(),
        "prozess": _plain(prozess.angaben),
        "schritte": [_step(lage, schritt) for schritt in lage.schritte.values()],
        "stellen": _plain(prozess.stellen),
        "gremien": _plain(prozess.gremien),
        "meilensteine": [_milestone(m) for m in lage.meilensteine.values()],
    }


def prognose(p: Prognose) -> str:
    """The forecast as JSON, written like the export; `prognose` is the one under `wenn`.

    `kette` is empty where a milestone is not late; `verzug_tage` is left out where the plan or
    the forecast has no end.
    """
    return _write(
        {
            "version": VERSION,
            "stand": p.stand.isoformat(),
            "wenn": [
                {"schritt": nr, "zeitplanung": _plain(angabe)} for nr, angabe in p.annahmen.items()
            ],
            "meilensteine": [
                {
                    **_present(id=m.meilenstein.id, titel=m.meilenstein.titel, status=m.status),
                    **_delay(m.geplant_bis, m.prognose),
                    "kette": _plain(p.ausloeser(m)),
                }
                for m in p.meilensteine.values()
            ],
            "ohne_puffer": _plain(p.ohne_puffer),
            "schritte": [
                {
                    "nr": nr,
                    **_delay(p.schritt_geplant_bis(nr), s.prognose),
                    **_present(puffer_tage=s.puffer_tage),
                }
                for nr, s in p.schritte.items()
            ],
        }
    )


def _delay(geplant_bis: date | None, prognose: date | None) -> dict[str, Any]:
    verzug = days_late(geplant_bis, prognose) if geplant_bis and prognose else None
    return _present(geplant_bis=geplant_bis, prognose=prognose, verzug_tage=verzug)


def _write(objekt: dict[str, Any]) -> str:
    return json.dumps(objekt, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _step(lage: Lage, schrittlage: Schrittlage) -> dict[str, Any]:
    fenster = schrittlage.fenster
    # Two lists are there even where they are empty: that nothing waits is a result.
    return {
        **_plain(replace(schrittlage.schritt, titel=schrittlage.titel)),
        **_present(
            zeitraum=_present(frueh=fenster.frueh, spaet=fenster.spaet, edtf=fenster.edtf or None),
            status=schrittlage.status,
        ),
        "wartet_auf": _plain(schrittlage.wartet_auf),
        "haelt_auf": _plain(lage.haelt_auf(schrittlage.schritt.nr)),
        **_present(puffer_tage=schrittlage.puffer_tage),
    }


def _milestone(lage: Meilensteinlage) -> dict[str, Any]:
    return {
        **_plain(lage.meilenstein),
        **_present(status=lage.status, geplant_bis=lage.geplant_bis, prognose=lage.prognose),
    }


def _present(**werte: object) -> dict[str, Any]:
    """The values there are, as JSON; the keys keep their order."""
    return {name: _plain(wert) for name, wert in werte.items() if wert not in (None, (), {})}


def _plain(wert: Any) -> Any:
    """A record, or a value of one, as plain JSON types."""
    match wert:
        case Datensatz():
            # A default of false says no more than an absent key; any other is worth saying.
            return _present(
                **{
                    feld.name: eintrag
                    for feld in fields(wert)
                    if (eintrag := getattr(wert, feld.name)) is not False
                    or feld.default is not False
                }
            )
        case Zeitangabe():
            return wert.text
        case date():
            return wert.isoformat()
        case time():
            return wert.isoformat("minutes")
        case tuple():
            return [_plain(eintrag) for eintrag in wert]
    return wert
