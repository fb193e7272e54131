"""The sandbox in which templates run, whoever wrote them, and what is said of a faulty one."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isrp_cli.befund import kurz
from isrp_cli.loading import display_path

if TYPE_CHECKING:
    from jinja2 import BaseLoader, Environment

# What a template may ask for in one paper: rounds of `range`, and factors.
MAX_WIEDERHOLUNGEN = 100_000
MAX_ZAHL = 1_000_000
# Methods of texts and filters that make a text as long as a number says.
AUFBLAEHEND = frozenset(
    ("format", "format_map", "center", "ljust", "rjust", "zfill", "expandtabs", "indent")
)


def sandbox(maskiere: Callable[[str], str], loader: BaseLoader | None = None) -> Environment:
    """An environment in which every value passes `maskiere` and nothing leads to Python or files.

    What a template asks for in vain or may not do raises an error that `runtime_reason` words.
    """
    from jinja2 import StrictUndefined
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import ImmutableSandboxedEnvironment
    from markupsafe import Markup

    class Fehlend(StrictUndefined):
        """What a template asks for in vain, said in German."""

        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            gesucht = f"„{kurz(str(self._undefined_name))}“"
            if issubclass(self._undefined_exception, SecurityError):
                return f"{gesucht} ist in Vorlagen nicht erlaubt"
            return f"{gesucht} gibt es hier nicht"

    def finalize(wert: object) -> Markup:
        if isinstance(wert, Markup):  # what a macro or block made is escaped already
            return wert
        return Markup("" if wert is None else maskiere(str(wert)))

    class Sandkasten(ImmutableSandboxedEnvironment):
        """Also refuses what makes much out of little: 'x' * 10**10, '%9999999d', nested ranges."""

        intercepted_binops = frozenset(("*", "**", "%"))

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            klein = all(isinstance(w, int | float) and abs(w) < MAX_ZAHL for w in (left, right))
            if operator == "**" or not klein:
                raise SecurityError(f"„{operator}“ ist in Vorlagen nur mit kleinen Zahlen erlaubt")
            return super().call_binop(context, operator, left, right)

        def wrap_str_format(self, value: Any) -> Any:
            if super().wrap_str_format(value) is not None:
                raise SecurityError("„format“ ist in Vorlagen nicht erlaubt")

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            if isinstance(obj, str) and attr in AUFBLAEHEND:
                return False
            return super().is_safe_attribute(obj, attr, value)

    wiederholungen = 0

    def begrenzt(*grenzen: int) -> range:
        nonlocal wiederholungen
        bereich = range(*grenzen)
        wiederholungen += len(bereich)
        if wiederholungen > MAX_WIEDERHOLUNGEN:
            raise OverflowError
        return bereich

    umgebung = Sandkasten(
        loader=loader,
        undefined=Fehlend,
        finalize=finalize,
        autoescape=True,  # macros and blocks give Markup, everything else passes `finalize`
        trim_blocks=True,
        lstrip_blocks=True,
        optimized=False,  # a template is used once: folding its constants costs more than it saves
    )
    # These make Markup of plain text and so would go round `finalize`.
    for filtername in ("safe", "e", "escape", "forceescape", "tojson", "urlize", "xmlattr"):
        del umgebung.filters[filtername]
    for filtername in AUFBLAEHEND & umgebung.filters.keys():
        del umgebung.filters[filtername]
    del umgebung.globals["lipsum"]
    umgebung.globals["range"] = begrenzt
    return umgebung


# --- What is said of a faulty template -------------------------------------------------------


def fault(datei: Path | str, zeile: int | None, grund: str) -> str:
    """The message about a faulty template."""
    pfad = Path(datei)
    ort = display_path(pfad) if pfad.is_absolute() else str(datei)
    return f"Die Vorlage {ort}{f', Zeile {zeile},' if zeile else ''} ist fehlerhaft: {grund}."


def syntax_reason(fehler: Any) -> str:
    """Why a template cannot be read, from jinja2.TemplateSyntaxError."""
    from jinja2 import TemplateAssertionError

    genannt = re.search(r"'([^']+)'", fehler.message or "")
    if isinstance(fehler, TemplateAssertionError) and genannt:
        return f"„{kurz(genannt[1])}“ kennen Vorlagen nicht"
    zeilen = (fehler.source or "").splitlines()
    stelle = zeilen[fehler.lineno - 1].strip() if 0 < fehler.lineno <= len(zeilen) else ""
    return "so kann sie nicht gelesen werden" + (f": {kurz(stelle)}" if stelle else "")


def runtime_reason(fehler: Exception) -> str:
    """Why a template could not be filled in."""
    from jinja2 import UndefinedError
    from jinja2.exceptions import SecurityError

    match fehler:
        case UndefinedError():
            return str(fehler)
        case SecurityError():
            # The sandbox words only what it refused to call in English.
            return str(fehler) if "„" in str(fehler) else "ein Aufruf ist in Vorlagen nicht erlaubt"
        case OverflowError() | MemoryError():
            return "sie verlangt zu viele Wiederholungen (erlaubt sind 100.000)"
        case RecursionError():
            return "sie ruft sich selbst ohne Ende auf"
        case UnicodeDecodeError():
            return "sie ist nicht als UTF-8 gespeichert"
        case OSError():
            return "sie kann nicht gelesen werden"
    return "diese Anweisung lässt sich nicht ausführen"
