"""Papers as Markdown (CommonMark with the tables of GFM), laid out by Jinja templates.

A template gets typed content and may be anyone's: it runs in a sandbox, and every value it shows
is escaped without its help, so that text from the data is shown and never obeyed.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from isrp_cli.befund import Abbruch, kurz
from isrp_cli.formats.vorlagen import fault, runtime_reason, sandbox, syntax_reason
from isrp_cli.ressourcen import SHIPPED_TEMPLATES
from isrp_cli.zeichen import symbol

if TYPE_CHECKING:
    from jinja2 import Environment

    from isrp_cli.documents.agenda import Agenda
    from isrp_cli.documents.bericht import Bericht
    from isrp_cli.documents.protokoll import Protokoll

ENDUNG = ".j2"


def agenda(agenda: Agenda, vorlagen: Path | None) -> str:
    """The agenda as Markdown, with `agenda.md.j2` from `vorlagen` where that folder has one.

    Raises Abbruch where the template is faulty or does what templates may not do.
    """
    return render("agenda.md.j2", vorlagen, {"agenda": agenda})


def bericht(bericht: Bericht, vorlagen: Path | None) -> str:
    """The report as Markdown, with `bericht.md.j2`; otherwise as `agenda`."""
    return render("bericht.md.j2", vorlagen, {"bericht": bericht})


def protokoll(protokoll: Protokoll, vorlagen: Path | None) -> str:
    """The minutes to fill in as Markdown, with `protokoll.md.j2`; otherwise as `agenda`."""
    return render("protokoll.md.j2", vorlagen, {"protokoll": protokoll})


# --- Escaping --------------------------------------------------------------------------------

# What would be markup anywhere in a line. An underscore inside a word and a bracket, angle
# bracket or ampersand that opens nothing are none, and stay readable.
_INLINE = re.compile(
    r"[\\`*\[|~$]"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|<(?=[A-Za-z/!?]|$)"
    r"|&(?=#?\w+;)"
    r"|(?<!\S)#(?=#*\s*$)"
)
# What would be markup at the beginning of a line only: the character to be escaped there.
_ANFANG = re.compile(
    r"^( ?)(#(?=#{0,5}(?:\s|$))|>|[-+](?=\s|$)|[-=](?=[-=\s]*$)|[0-9]{1,9}[.)](?=\s|$))"
)
# Stands before such a character until it is known where the value stands. Private to this module:
# in the data it is replaced like every other character that cannot be shown.
_MARKE = "\ue000"
_ZEILENANFANG = re.compile(rf"^(\s*(?:(?:[-+*>]|[0-9]{{1,9}}[.)])\s+)*[0-9]*){_MARKE}", re.M)
# What CommonMark takes back of such an escape, and the line break that a backslash is at the end.
_GESCHUETZT = re.compile(r"\\([!-/:-@\[-`{-~]|$)", re.M)


def escape(text: str) -> str:
    """Text for any place inside a line of Markdown; blanks and line breaks become one blank.

    Only what would be obeyed is escaped. What is markup at the beginning of a line alone is
    marked, and `_settle` decides when the line is there.
    """
    text = re.sub(r"[ \t\r\n\f\v\x1c-\x1f\x85\u2028\u2029]+", _blank, text)
    if not text.isprintable():
        text = "".join(c if c.isprintable() or c in "\u00a0\u202f" else symbol(c) for c in text)
    text = _INLINE.sub(r"\\\g<0>", text)
    return _ANFANG.sub(_mark, text)


def unescape(text: str) -> str:
    """The text that was escaped, by `escape` or by another program that writes CommonMark."""
    return _GESCHUETZT.sub(r"\1", text)


def _mark(treffer: re.Match[str]) -> str:
    leer, zeichen = treffer.groups()
    return f"{leer}{zeichen[:-1]}{_MARKE}{zeichen[-1]}"


def _blank(treffer: re.Match[str]) -> str:
    """One blank for a run of white space; the separators among the control characters are shown."""
    return "".join(symbol(c) for c in treffer[0] if "\x1c" <= c <= "\x1f") or " "


def _settle(text: str) -> str:
    """The finished text: what begins a line is escaped, elsewhere the mark is dropped."""
    return _ZEILENANFANG.sub(r"\1\\", text).replace(_MARKE, "")


# --- Templates -------------------------------------------------------------------------------


def render(name: str, vorlagen: Path | None, inhalt: dict[str, object]) -> str:
    """The text that the template `name` makes of `inhalt`; ends with one line break.

    Looked for in `vorlagen` first, then among the shipped ones. Raises Abbruch for every fault of
    the template, with its file and line.
    """
    import jinja2

    ordner = [o for o in (vorlagen, SHIPPED_TEMPLATES) if o is not None]
    umgebung = _environment(ordner)
    if vorlagen is not None:
        _refuse_ignored(vorlagen, name)
    try:
        text = umgebung.get_template(name).render(inhalt)
    except jinja2.TemplateSyntaxError as fehler:
        datei = fehler.filename or fehler.name or name
        raise Abbruch(fault(datei, fehler.lineno, syntax_reason(fehler))) from None
    except jinja2.TemplateNotFound as fehler:
        datei, zeile = _place(fehler, name)
        gesucht = str(fehler.name)
        grund = f"die Vorlage „{kurz(gesucht)}“ gibt es nicht (Vorlagen enden auf {ENDUNG})"
        raise Abbruch(fault(datei, zeile, grund)) from None
    except Exception as fehler:
        datei, zeile = _place(fehler, name)
        raise Abbruch(fault(datei, zeile, runtime_reason(fehler))) from None
    zeilen = [zeile.rstrip() for zeile in _settle(text).splitlines()]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(zeilen).strip("\n")) + "\n"


def _refuse_ignored(vorlagen: Path, name: str) -> None:
    """Raises Abbruch for an own template that would not be used without anyone noticing."""
    eigene = vorlagen / name
    if os.path.lexists(eigene):
        if not (eigene.is_file() and eigene.resolve().is_relative_to(vorlagen.resolve())):
            grund = "sie ist keine Datei in diesem Ordner (Verweise nach außen gelten nicht)"
            raise Abbruch(fault(str(eigene), None, grund))
        return
    for pfad in vorlagen.iterdir():
        if pfad.name.casefold() == name.casefold():
            raise Abbruch(fault(str(pfad), None, f"sie muss „{name}“ heißen"))


def _environment(ordner: list[Path]) -> Environment:
    """A sandbox that reads templates of these folders only and escapes every value itself."""
    from jinja2 import ChoiceLoader, FileSystemLoader, TemplateNotFound

    class Vorlagenordner(FileSystemLoader):
        """Templates of one folder; a link to anything else is as if it were not there."""

        def get_source(self, environment: Environment, template: str) -> Any:
            fund = super().get_source(environment, template)
            echt = Path(fund[1]).resolve()
            stamm = Path(self.searchpath[0]).resolve()
            if not (template.endswith(ENDUNG) and echt.is_relative_to(stamm)):
                raise TemplateNotFound(template)
            return fund

    return sandbox(escape, ChoiceLoader([Vorlagenordner(o) for o in ordner]))


def _place(fehler: BaseException, name: str) -> tuple[str, int | None]:
    """The file and the line of the template where the error arose."""
    ort: tuple[str, int | None] = (name, None)
    spur = fehler.__traceback__
    while spur is not None:
        datei = spur.tb_frame.f_code.co_filename
        if datei.endswith(ENDUNG):
            ort = (datei, spur.tb_lineno)
        spur = spur.tb_next
    return ort
