"""The only place that writes data files: read, change, check the result, write under a lock.

An edit is a function from the process on a day to a `Vorhaben` (see vorhaben.py), which says
what is to change in schritte.yaml. It is computed anew under the lock, so that of many edits at
once none is lost; the file is replaced only if it still is as it was read.
"""

from __future__ import annotations

import codecs
import difflib
import os
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from isrp_cli import checks, dateien
from isrp_cli.befund import Abbruch, Befund, Stufe
from isrp_cli.loading import Daten, display_path, key_order, load
from isrp_cli.stand import Lage
from isrp_cli.vorhaben import SCHRITTDATEI, Vorhaben
from isrp_cli.yaml_edit import NichtAenderbar, wende_an

if TYPE_CHECKING:
    from isrp_cli.loading import Ordner

SPERRE = ".isrp-sperre"
WARTEN_SEKUNDEN = 30.0
Plane = Callable[[Daten, Lage], Vorhaben]


@dataclass(frozen=True, slots=True)
class Entwurf:
    """An edit that is ready to be written: what it is, the new file, and what the checks say.

    `neue_befunde` are warnings and hints that the edit adds.
    """

    vorhaben: Vorhaben
    datei: str
    alt: bytes
    neu: bytes
    neue_befunde: tuple[Befund, ...]

    def unterschied(self) -> list[str]:
        """The changed lines as `git diff` shows them, without line ends."""
        alt, neu = (inhalt.decode("utf-8-sig").splitlines() for inhalt in (self.alt, self.neu))
        return list(
            difflib.unified_diff(
                alt, neu, f"{self.datei} (bisher)", f"{self.datei} (neu)", "", "", 1, ""
            )
        )


def draft(ordner: Ordner, stand: date, plane: Plane) -> Entwurf:
    """What an edit would do. Raises Abbruch where it is refused."""
    daten = load(ordner.pfad)
    checks.require_sound(daten, stand)
    vorhaben = plane(daten, Lage(daten.prozess, stand))
    quelle = daten.dateien[SCHRITTDATEI]
    try:
        text = wende_an(quelle.text, vorhaben.aenderungen, partial(key_order, SCHRITTDATEI))
    except NichtAenderbar as fehler:
        grund = str(fehler).removesuffix("; bitte von Hand ändern")
        raise Abbruch(
            f"Das lässt sich nicht automatisch eintragen ({quelle.name}, {grund}). "
            "Bitte von Hand ändern."
        ) from None
    neu = codecs.BOM_UTF8 * quelle.bom + text.encode()
    danach = load(ordner.pfad, {SCHRITTDATEI: neu})
    vorher = _counted(checks.run(daten, stand))
    hinzu = [b for b in checks.run(danach, stand) if not _take(vorher, b)]
    neue_fehler = tuple(b for b in hinzu if b.stufe is Stufe.FEHLER)
    if neue_fehler:
        raise Abbruch("So geändert wäre der Plan fehlerhaft. Nichts wurde geändert.", neue_fehler)
    return Entwurf(vorhaben, quelle.name, quelle.inhalt, neu, tuple(hinzu))


def write(
    ordner: Ordner,
    stand: date,
    plane: Plane,
    erwartet: Entwurf | None = None,
    vorher: Callable[[Entwurf], None] = lambda entwurf: None,
) -> Entwurf:
    """Carries out an edit. Raises Abbruch where it is refused or the folder cannot be written.

    `erwartet` is what a person has agreed to: if it would now be something else, nothing is
    written. `vorher` is called with what is about to be written.
    """
    from filelock import FileLock, Timeout

    refuse_shipped(ordner)
    ziel = ordner.pfad / SCHRITTDATEI
    try:
        # Beside the file itself: two folders may link to the same one.
        sperre = Path(os.path.realpath(ziel)).with_name(SPERRE)
        # Whoever may write the plan may also lock it, whoever of them came first.
        rechte = ziel.stat().st_mode & 0o666 if ziel.exists() else 0
        with FileLock(sperre, timeout=WARTEN_SEKUNDEN, mode=rechte | 0o600):
            dateien.remove_leftovers(ziel)
            entwurf = draft(ordner, stand, plane)
            if erwartet is not None and entwurf.neu != erwartet.neu:
                raise dateien.Veraendert
            vorher(entwurf)
            if entwurf.neu != entwurf.alt:
                dateien.replace_file(ziel, entwurf.neu, vorher=entwurf.alt)
            return entwurf
    except Timeout:
        raise Abbruch(
            "Ein anderer Aufruf von isrp ändert gerade denselben Plan. Bitte gleich noch einmal."
        ) from None
    except dateien.Veraendert:
        raise Abbruch(
            f"„{display_path(ziel)}“ wurde inzwischen geändert. Nichts wurde geschrieben; bitte "
            "den Befehl noch einmal geben."
        ) from None
    except OSError as grund:
        raise Abbruch(
            f"„{display_path(ziel)}“ lässt sich nicht schreiben ({dateien.reason(grund)}). "
            "Nichts wurde geändert. Bitte Rechte und freien Platz prüfen."
        ) from None


def refuse_shipped(ordner: Ordner) -> None:
    """Raises Abbruch, with what to do instead, where the folder is the shipped process."""
    if ordner.mitgeliefert:
        raise Abbruch(
            "Der mitgelieferte Prozess ist nur zum Ansehen. Für einen eigenen kopieren Sie den "
            f"Ordner „{display_path(ordner.pfad)}“ und nennen die Kopie mit „--daten ORDNER“ "
            "oder legen sie als „data“ in Ihren Arbeitsordner."
        )


def _counted(befunde: list[Befund]) -> Counter[tuple[str, str]]:
    # Without the place: lines below an edit move.
    return Counter((b.check, b.meldung) for b in befunde)


def _take(vorher: Counter[tuple[str, str]], befund: Befund) -> bool:
    schluessel = (befund.check, befund.meldung)
    if vorher[schluessel] <= 0:
        return False
    vorher[schluessel] -= 1
    return True
