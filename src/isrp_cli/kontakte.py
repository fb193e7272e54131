"""kontakte.yaml: which person stands for a Stelle or a member of a body.

Read only where someone asks for it, and never joined with the process: persons must not get into
what is exported, shown or kept in a history that cannot be erased.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from isrp_cli.befund import Abbruch, Befund, Stufe
from isrp_cli.loading import Daten, load_list
from isrp_cli.models import Datensatz, Formfehler, Gelesen, Kennung, Prozess, Text
from isrp_cli.suche import similar

KONTAKTDATEI = "kontakte.yaml"
ABSCHNITT = "kontakte"
# What can stand in an address without being quoted (RFC 5322, dot-atom), and a host with a domain.
_EMAIL = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]{1,64}@(?:[a-z0-9-]+\.)+[a-z0-9-]{2,}", re.A | re.I)
_MAX_EMAIL = 254


def lies_email(wert: object) -> str:
    """One e-mail address without a name; ValueError says what is wrong."""
    if isinstance(wert, str) and len(wert) <= _MAX_EMAIL and _EMAIL.fullmatch(wert):
        return wert
    raise ValueError("keine E-Mail-Adresse: bitte nur die Adresse schreiben, wie name@stadt.de")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kontakt(Datensatz):
    """Eine Person und wofür sie steht: eine Stelle oder ein Mitglied ohne Stelle."""

    gremium: Kennung | None = None
    """Kennung des Gremiums, in dem die Person sitzt; ohne gilt der Kontakt für alle."""
    stelle: Kennung | None = None
    """Kennung der Stelle, für die sie steht."""
    bezeichnung: Text | None = None
    """Als wer sie Mitglied ist, wo keine Stelle dafür angelegt ist."""
    name: Text | None = None
    """Ihr Name."""
    email: Annotated[str, Gelesen(lies_email)]
    """Ihre E-Mail-Adresse."""

    def __post_init__(self) -> None:
        if self.stelle is None and self.bezeichnung is None:
            raise Formfehler(
                "ein Kontakt braucht „stelle“ oder „bezeichnung“",
                "",
                "„stelle: …“ oder „bezeichnung: …“ ergänzen",
            )


def load(ordner: Path, prozess: Prozess) -> tuple[Kontakt, ...]:
    """The contacts of the process in this folder, in the order of the file.

    Raises Abbruch with the findings where the file or a record is faulty, or where a record names
    a body or a Stelle that the process does not have: that person would never be invited.
    """
    daten, kontakte = load_list(ordner / KONTAKTDATEI, ABSCHNITT, Kontakt)
    befunde = (*daten.befunde, *_unknown(daten, kontakte, prozess))
    if befunde:
        raise Abbruch(
            "Mit diesen Fehlern lassen sich die Kontakte nicht verwenden. Bitte beheben oder "
            "„--kontakte“ weglassen.",
            befunde,
        )
    return kontakte


def _unknown(daten: Daten, kontakte: Collection[Kontakt], prozess: Prozess) -> Iterator[Befund]:
    for kontakt in kontakte:
        for schluessel, was, wert, bekannt in (
            ("gremium", "das Gremium", kontakt.gremium, prozess.gremium_nach_id),
            ("stelle", "die Stelle", kontakt.stelle, prozess.stelle_nach_id),
        ):
            if wert is not None and wert not in bekannt:
                nah = similar(wert, bekannt)
                yield Befund(
                    "unbekannter-verweis",
                    Stufe.FEHLER,
                    f"{was} „{wert}“ gibt es nicht",
                    daten.fundstelle(kontakt, schluessel),
                    f"meinten Sie „{nah}“?" if nah else "Schreibweise prüfen oder anlegen",
                )
