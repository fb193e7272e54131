"""Findings for machines: `isrp pruefen --format …`. One module a format; FORMATE is the registry.

A format is a function from a Pruefbericht to the whole text, which is to be written as UTF-8
without a byte order mark.
"""

from collections.abc import Callable

from isrp_cli.formats.befunde import eigenes_json, github, gitlab, junit, sarif
from isrp_cli.formats.befunde.pruefbericht import Pruefbericht

FORMATE: dict[str, Callable[[Pruefbericht], str]] = {
    "json": eigenes_json.dumps,
    "github": github.dumps,
    "gitlab": gitlab.dumps,
    "sarif": sarif.dumps,
    "junit": junit.dumps,
}

__all__ = ["FORMATE", "Pruefbericht"]
