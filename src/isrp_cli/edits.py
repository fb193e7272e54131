"""The only place that writes data files: read, change, check the result, write under a lock.

An edit is a function from the process on a day to a `Vorhaben` (see vorhaben.py), which says
what is to change in schritte.yaml. It is computed under the lock, so that of many edits at once
none is lost; what a person was shown before counts there only while every file is as it was read
for it. The file is replaced only if it still is as it was read.
"""

from __future__ import annotations

import difflib
import os
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from isrp_cli import checks, dateien
from isrp_cli.befund import Abbruch, Befund, Stufe
from isrp_cli.loading import Daten, display_path, key_order, load, reread
from isrp_cli.stand import Lage
from isrp_cli.vorhaben import SCHRITTDATEI, Vorhaben
from isrp_cli.yaml_edit import NichtAenderbar, aendere

if TYPE_CHECKING:
    from isrp_cli.loading import Ordner

SPERRE = ".isrp-sperre"
WARTEN_SEKUNDEN = 30.0
Plane = Callable[[Daten, Lage], Vorhaben]


@dataclass(frozen=True, slots=True)
class Entwurf:
    """An edit that is ready to be written: what it is, the new file, and what the checks say.

    `gelesen` are the files it was made from; `neue_befunde` the warnings and hints that it adds.
    """

    vorhaben: Vorhaben
    datei: str
    gelesen: Mapping[str, bytes]
    neu: bytes
    neue_befunde: tuple[Befund, ...]
    # As it was and as it would be. Nobody asks, but to take them apart before the process ends
    # would be a noticeable part of a large edit.
    _daten: tuple[Daten, ...] = field(default=(), repr=False, compare=False)

    @property
    def alt(self) -> bytes:
        """The file that is to be changed, as it was read."""
        return self.gelesen[SCHRITTDATEI]

    def unterschied(self) -> list[str]:
        """The changed lines as `git diff` shows them, without line ends."""
        alt, neu = (inhalt.decode("utf-8-sig").splitlines() for inhalt in (self.alt, self.neu))
        zeilen: list[str] = []
        for gruppe in _Abgleich(alt, neu).get_grouped_opcodes(1):
            (_, i1, _, j1, _), (_, _, i2, _, j2) = gruppe[0], gruppe[-1]
            zeilen.append(f"@@ -{_span(i1, i2)} +{_span(j1, j2)} @@")
            for art, von, bis, ab, ende in gruppe:
                weg, dazu = ("-", "+") if art != "equal" else (" ", "")
                zeilen += [weg + zeile for zeile in alt[von:bis]]
                zeilen += [dazu + zeile for zeile in neu[ab:ende] if dazu]
        kopf = [f"--- {self.datei} (bisher)", f"+++ {self.datei} (neu)"]
        return kopf + zeilen if zeilen else []


class _Abgleich(difflib.SequenceMatcher[str]):
    """Compares piece by piece between the lines that both files have just once.

    As a whole, a file of 10,000 steps takes difflib many seconds: its lines are much alike.
    """

    def __init__(self, alt: list[str], neu: list[str]) -> None:
        super().__init__(None, "", "")
        self.alt, self.neu = alt, neu

    def get_matching_blocks(self) -> list[difflib.Match]:
        """See difflib."""
        einmal = {zeile for zeile, zahl in Counter(self.alt).items() if zahl == 1}
        ziele = {zeile: j for j, zeile in enumerate(self.neu) if zeile in einmal}
        doppelt = {zeile for zeile, zahl in Counter(self.neu).items() if zahl > 1}
        bloecke = [difflib.Match(0, 0, 0)]
        von = ab = 0
        for bis, zeile in enumerate([*self.alt, None]):
            ende = len(self.neu) if zeile is None else ziele.get(zeile, -1)
            if ende < ab or zeile in doppelt:
                continue
            for a, b, laenge in self._piece(von, bis, ab, ende):
                letzter = bloecke[-1]
                if (a, b) == (letzter.a + letzter.size, letzter.b + letzter.size):
                    a, b, laenge = letzter.a, letzter.b, letzter.size + laenge
                    bloecke.pop()
                bloecke.append(difflib.Match(a, b, laenge))
            von, ab = bis, ende
        return [*bloecke, difflib.Match(len(self.alt), len(self.neu), 0)]

    def _piece(self, von: int, bis: int, ab: int, ende: int) -> Iterator[tuple[int, int, int]]:
        alt, neu = self.alt[von:bis], self.neu[ab:ende]
        if alt == neu:
            yield von, ab, len(alt)
            return
        for a, b, laenge in difflib.SequenceMatcher(None, alt, neu, False).get_matching_blocks():
            yield von + a, ab + b, laenge


def _span(von: int, bis: int) -> str:
    """Lines as a diff counts them: the first and how many; of none the one before."""
    laenge = bis - von
    return str(von + 1) if laenge == 1 else f"{von + (laenge > 0)},{laenge}"


def draft(ordner: Ordner, stand: date, plane: Plane) -> Entwurf:
    """What an edit would do. Raises Abbruch where it is refused.

    Every file is read once, and the changed one once more as it would be: that one reading tells
    whether the new text says what was asked for and what the checks find in it.
    """
    daten = load(ordner.pfad)
    checks.require_sound(daten, stand)
    vorhaben = plane(daten, Lage(daten.prozess, stand, daten.plan))
    quelle = daten.dateien[SCHRITTDATEI]
    try:
        geaendert = aendere(quelle, vorhaben.aenderungen, partial(key_order, SCHRITTDATEI))
    except NichtAenderbar as fehler:
        raise _by_hand(quelle.name, fehler) from None
    gelesen = {name: datei.inhalt for name, datei in daten.dateien.items()}
    neu = geaendert.inhalt
    if neu == quelle.inhalt:
        return Entwurf(vorhaben, quelle.name, gelesen, neu, ())
    # Where everything stood is no longer asked, and is as much as all the rest in memory.
    quelle.wurzel = None
    danach = reread(daten, SCHRITTDATEI, neu, [a.pfad for a in vorhaben.aenderungen])
    try:
        geaendert.verify(danach.dateien[SCHRITTDATEI])
    except NichtAenderbar as fehler:
        raise _by_hand(quelle.name, fehler) from None
    hinzu = _added(daten, checks.run(danach, stand), stand)
    neue_fehler = tuple(b for b in hinzu if b.stufe is Stufe.FEHLER)
    if neue_fehler:
        raise Abbruch("So geändert wäre der Plan fehlerhaft. Nichts wurde geändert.", neue_fehler)
    return Entwurf(vorhaben, quelle.name, gelesen, neu, hinzu, (daten, danach))


def _added(daten: Daten, danach: list[Befund], stand: date) -> tuple[Befund, ...]:
    """The findings that the data did not have before: only what finds something is asked again."""
    from isrp_cli.checks.alle import PRUEFUNGEN

    namen = {b.check for b in danach}
    # Without the place: lines below an edit move.
    vorher = Counter(
        (b.check, b.meldung)
        for b in checks.run(daten, stand, [p for p in PRUEFUNGEN if p.name in namen])
    )
    return tuple(b for b in danach if not _take(vorher, b))


def _by_hand(name: str, fehler: NichtAenderbar) -> Abbruch:
    grund = str(fehler).removesuffix("; bitte von Hand ändern")
    return Abbruch(
        f"Das lässt sich nicht automatisch eintragen ({name}, {grund}). Bitte von Hand ändern."
    )


def write(
    ordner: Ordner,
    stand: date,
    plane: Plane,
    erwartet: Entwurf | None = None,
    vorher: Callable[[Entwurf], None] = lambda entwurf: None,
) -> Entwurf:
    """Carries out an edit. Raises Abbruch where it is refused or the folder cannot be written.

    `erwartet` is what a person has agreed to, the draft of the same edit: if it would now be
    something else, nothing is written. `vorher` is called with what is about to be written.
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
            entwurf = erwartet
            if entwurf is None or not _still_there(ordner, entwurf.gelesen):
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


def _still_there(ordner: Ordner, gelesen: Mapping[str, bytes]) -> bool:
    """Whether all files hold what was read: then the same edit would come out again."""
    try:
        return all((ordner.pfad / name).read_bytes() == alt for name, alt in gelesen.items())
    except OSError:
        return False


def _take(vorher: Counter[tuple[str, str]], befund: Befund) -> bool:
    schluessel = (befund.check, befund.meldung)
    if vorher[schluessel] <= 0:
        return False
    vorher[schluessel] -= 1
    return True
