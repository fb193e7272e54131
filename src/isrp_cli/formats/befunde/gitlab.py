"""Findings as a Code Quality report: GitLab shows in a merge request what is new and what is gone.

Source: GitLab's documentation "Code Quality", section on custom tools: the six properties that
GitLab reads. All others are ignored there and therefore left out here.
"""

from isrp_cli.befund import Stufe
from isrp_cli.formats.befunde.pruefbericht import Pruefbericht
from isrp_cli.formats.befunde.texte import fingerprints, satz, weitere_stellen, write_json

# Of info, minor, major, critical, blocker: an error keeps every command from running; a warning is
# a contradiction in the plan; a hint is a reminder.
_SEVERITY = {Stufe.FEHLER: "blocker", Stufe.WARNUNG: "major", Stufe.HINWEIS: "info"}


def dumps(bericht: Pruefbericht) -> str:
    """The JSON text of the report, an empty list where there are no findings."""
    return write_json(
        [
            {
                # GitLab shows it on one line.
                "description": "; ".join([satz(befund), *weitere_stellen(befund)]),
                "check_name": befund.check,
                "fingerprint": fingerprint,
                "severity": _SEVERITY[befund.stufe],
                "location": {
                    "path": befund.fundstelle.datei,
                    "lines": {"begin": befund.fundstelle.zeile},
                },
            }
            for befund, fingerprint in zip(
                bericht.befunde, fingerprints(bericht.befunde), strict=True
            )
        ]
    )
