"""The commands: load, compute, show, exit code. Only the one that is called is imported.

A command is the function of its name in its module.
"""

from typing import NamedTuple


class Befehl(NamedTuple):
    """Where a command stands, the sentence on its help page, and whether its answer may be kept.

    It may where the command does nothing but write to standard output, and everything it reads
    is noted in `antworten`.
    """

    modul: str
    hilfe: str
    merkbar: bool = False


# The panels of the help page with their commands, in the order in which they are shown.
PANELS: dict[str, dict[str, Befehl]] = {
    "Überblick": {
        "status": Befehl(
            "ueberblick", "Zeigen, wo der Prozess steht und was als Nächstes ansteht.", True
        ),
        "zeitleiste": Befehl("ueberblick", "Den Plan als Zeitleiste zeigen.", True),
        "prognose": Befehl(
            "ueberblick",
            "Zeigen, wann die Meilensteine erreicht werden, auch unter einer Annahme.",
            True,
        ),
    },
    "Nachschlagen": {
        "schritte": Befehl(
            "nachschlagen", "Alle Schritte zeigen oder die, auf die alle Angaben passen.", True
        ),
        "schritt": Befehl("nachschlagen", "Alles zu einem Schritt zeigen.", True),
        "pfad": Befehl(
            "nachschlagen",
            "Zeigen, warum ein Schritt einen anderen aufhält: alle Gründe auf dem Weg.",
            True,
        ),
        "gremien": Befehl("nachschlagen", "Alle Gremien zeigen oder alles zu einem.", True),
        "meilensteine": Befehl(
            "nachschlagen", "Alle Meilensteine zeigen oder alles zu einem.", True
        ),
        "inhalte": Befehl(
            "nachschlagen",
            "Die Inhalte des Plans zeigen und welche Schritte daran arbeiten.",
            True,
        ),
        "festlegungen": Befehl("nachschlagen", "Die Festlegungen der Sitzungen zeigen.", True),
        "zeitangabe": Befehl("nachschlagen", "Zeigen, wie eine Zeitangabe verstanden wird."),
    },
    "Bearbeiten": {
        "erledigt": Befehl("bearbeiten", "Eintragen, dass ein Schritt erledigt ist."),
        "entfaellt": Befehl("bearbeiten", "Eintragen, dass ein Schritt entfällt."),
        "termin": Befehl("bearbeiten", "Einen Termin festlegen oder streichen."),
        "verschieben": Befehl(
            "bearbeiten", "Einen Schritt verschieben, auf Wunsch mit allem, was folgt."
        ),
        "festlegung": Befehl("bearbeiten", "Eine Festlegung der Sitzung eintragen oder abhaken."),
        "beschluss": Befehl("bearbeiten", "Einen Beschluss mit Drucksache und Stimmen eintragen."),
    },
    "Papiere": {
        "agenda": Befehl("papiere", "Die Tagesordnung einer Sitzung schreiben.", True),
        "protokoll": Befehl(
            "papiere", "Das Protokoll einer Sitzung zum Ausfüllen schreiben oder übernehmen."
        ),
        "bericht": Befehl("papiere", "Den Sachstandsbericht schreiben."),
        "einladung": Befehl(
            "kalender", "Die Einladung zu einer Sitzung als Kalenderdatei schreiben."
        ),
        "kalender": Befehl("kalender", "Alle Termine und Fristen als Kalenderdatei schreiben."),
        "seite": Befehl("seite", "Den ganzen Plan als kleine Webseite schreiben."),
        "export": Befehl("papiere", "Den ganzen Plan für andere Programme ausgeben."),
    },
    "Prüfen": {
        "pruefen": Befehl(
            "pruefung", "Die Dateien prüfen und jeden Befund mit seiner Stelle zeigen.", True
        ),
        "schema": Befehl(
            "schema", "Schemas schreiben, mit denen der Editor beim Schreiben der Dateien hilft."
        ),
    },
}
