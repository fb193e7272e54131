"""Writes docs/pruefungen.md from the checks: their names, severities and manuals.

`python scripts/pruefungen.py` writes it; `tests/test_dokumentation.py` says when it is stale.
"""

import re
from pathlib import Path

from isrp_cli.befund import Stufe
from isrp_cli.checks.alle import PRUEFUNGEN

ZIEL = Path(__file__).resolve().parents[1] / "docs" / "pruefungen.md"
KOPF = """# Prüfungen

Diese Seite entsteht aus dem Programm (`python scripts/pruefungen.py`). Im Terminal zeigt
`isrp pruefen --liste` alle Prüfungen und `isrp pruefen --erklaere zyklus` eine davon.

"""
BEDEUTUNG = {
    Stufe.FEHLER: "*Fehler* machen den Plan unlesbar oder unberechenbar: Bis sie behoben sind, "
    "läuft kein anderer Befehl.",
    Stufe.WARNUNG: "*Warnungen* sind Widersprüche im Plan; mit `--streng` endet die Prüfung "
    "ihretwegen mit 1.",
    Stufe.HINWEIS: "*Hinweise* sind Lücken oder Erinnerungen; sie dürfen bleiben.",
}


def main() -> str:
    """The whole page."""
    teile = [KOPF, *(f"- {BEDEUTUNG[stufe]}\n" for stufe in Stufe)]
    teile.append("\n| Prüfung | Stufe | Regel |\n|---|---|---|\n")
    teile += [f"| [{p.name}](#{p.name}) | {p.stufe.value} | {p.regel} |\n" for p in PRUEFUNGEN]
    for p in PRUEFUNGEN:
        teile.append(f"\n## {p.name}\n\n**{p.stufe.value.capitalize()}.** {_fenced(p.anleitung)}\n")
    return "".join(teile)


def _fenced(anleitung: str) -> str:
    """The manual with its samples as blocks that say what they are."""

    def block(treffer: re.Match[str]) -> str:
        return "```yaml\n" + re.sub(r"^ {4}", "", treffer[0], flags=re.MULTILINE) + "\n```"

    return re.sub(r"^ {4}.*(?:\n(?: {4}.*|(?=\n {4})))*", block, anleitung, flags=re.MULTILINE)


if __name__ == "__main__":
    ZIEL.write_text(main(), "utf-8")
