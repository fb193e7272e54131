"""German for everything Typer itself says: help pages, usage errors, questions, completion.

Typer has no setting for its language. This module subclasses its groups, commands and parameters
and words its errors anew; an error is recognised by its type and attributes, never by its English
text. It leans on names that Typer may change between minor versions: `tests/test_deutsch.py` names
each of them, and pyproject.toml pins Typer to 0.29.

How cli.py uses it::

    app = typer.Typer(cls=DeutscheGruppe, help="…", pretty_exceptions_enable=False)

    @app.callback()
    def wurzel(ctx: typer.Context, stand: Annotated[...] = None, debug: Annotated[...] = False):
        ctx.obj = Einstellungen(stand=stand, debug=debug)      # mutable, one attribute per option

    @app.command(cls=DeutscherBefehl, help="…", rich_help_panel="Überblick")
    def status(ctx: typer.Context) -> None:
        ctx.obj.stand

    code = typer.main.get_command(app).main(args, prog_name="isrp", standalone_mode=False)

Global options: every option of the root callback, unless it is eager, is accepted by every command
too, and shown there in the panel „Allgemein“. Given after the command it replaces
the attribute of the same name of `ctx.obj`, so the value after the command wins. The root callback
itself sees only what stands before the command: it stores, the command reads.

Help texts are plain text: square brackets in them are shown, not read as Rich markup. Every command
needs `help=`, because Typer would otherwise show its docstring.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from copy import copy
from datetime import date, datetime
from difflib import get_close_matches
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args, get_origin

import typer
from typer import Abort, BadParameter, Exit
from typer._click import ClickException, Context, HelpFormatter, Parameter
from typer._click.exceptions import (
    BadArgumentUsage,
    BadOptionUsage,
    FileError,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer._completion_shared import Shells, _get_shell_name, install
from typer.completion import show_callback
from typer.core import TyperArgument, TyperCommand, TyperGroup, TyperOption

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

__all__ = [
    "Abort",
    "BadParameter",
    "ClickException",
    "DeutscheGruppe",
    "DeutscherBefehl",
    "Exit",
    "UsageError",
    "bestaetigen",
    "meldung",
]

T = TypeVar("T")

ALLGEMEIN = "Allgemein"

# Texts of the help page that rich_utils keeps as constants of the module.
HILFETEXTE = {
    "ARGUMENTS_PANEL_TITLE": "Angaben",
    "OPTIONS_PANEL_TITLE": "Optionen",
    "COMMANDS_PANEL_TITLE": "Befehle",
    "DEFAULT_STRING": "[Vorgabe: {}]",
    "ENVVAR_STRING": "[Umgebungsvariable: {}]",
    "REQUIRED_LONG_STRING": "[erforderlich]",
    "DEPRECATED_STRING": "(veraltet) ",
}

TYPNAMEN = {
    str: "TEXT",
    int: "ZAHL",
    float: "ZAHL",
    bool: "JA/NEIN",
    date: "DATUM",
    datetime: "DATUM",
}


# --- Wording -------------------------------------------------------------------------------------


def meldung(fehler: ClickException | Abort) -> str:
    """Return the German text of an error: what was wrong, where, what to do.

    What the user typed is quoted with control characters escaped. The text is plain: print it
    without Rich markup.
    """
    if isinstance(fehler, Abort):
        return "Abgebrochen."
    text = "\n".join(_sichtbar(zeile) for zeile in _was(fehler).split("\n"))
    if not text.endswith((".", "?", "!")):
        text += "."
    ctx = fehler.ctx if isinstance(fehler, UsageError) else None
    if ctx is None:
        return text
    # A plain UsageError of a group is about its commands: none given, or an unknown one.
    befehle = type(fehler) is UsageError and isinstance(ctx.command, TyperGroup)
    return f"{text} {'Alle Befehle' if befehle else 'Hilfe'} zeigt „{ctx.command_path} --help“."


def _was(fehler: ClickException) -> str:
    """Say what was wrong, without the pointer to the help page."""
    match fehler:
        case MissingParameter(param=TyperArgument() as param):
            return f"Es fehlt die Angabe „{param.display_name_raw}“.{_moeglich(param)}"
        case MissingParameter(param=TyperOption() as param):
            return f"Es fehlt die Option „{_name(param)}“.{_moeglich(param)}"
        case BadParameter(param=param) if param is not None or fehler.param_hint:
            return f"Ungültiger Wert für {_stelle(fehler)}: {_grund(fehler)}"
        case NoSuchOption():
            vorschlag = _meinten_sie(fehler.possibilities)
            return f"Unbekannte Option {_zitat(fehler.option_name)}.{vorschlag}"
        case BadOptionUsage():
            return _optionsfehler(fehler)
        case BadArgumentUsage(ctx=Context() as ctx):
            namen = [
                f"„{p.display_name_raw}“ ({p.nargs} Werte)"
                for p in ctx.command.get_params(ctx)
                if isinstance(p, TyperArgument) and p.nargs > 1
            ]
            return f"Die Zahl der Werte stimmt nicht: {', '.join(namen)}."
        case FileError():
            return f"{_zitat(fehler.ui_filename)} lässt sich nicht öffnen: {_dateigrund(fehler)}"
        case _:
            return fehler.message


def _optionsfehler(fehler: BadOptionUsage) -> str:
    """Word a value that an option lacks, or one that it does not take."""
    name, ctx = fehler.option_name, fehler.ctx
    assert ctx is not None
    for option in ctx.command.get_params(ctx):
        if isinstance(option, TyperOption) and name in (*option.opts, *option.secondary_opts):
            if option.is_flag or option.count:
                return f"Die Option „{name}“ steht für sich allein, ohne „=“ und Wert."
            return f"Der Option „{name}“ fehlt der Wert: „{name} {option.display_type_rich(ctx)}“."
    return f"Die Option „{name}“ ist falsch verwendet."


def _stelle(fehler: BadParameter) -> str:
    """Name the option or argument a wrong value was meant for, and where the value came from."""
    if fehler.param_hint is not None:
        hinweis = fehler.param_hint
        return f"„{hinweis if isinstance(hinweis, str) else ' / '.join(hinweis)}“"
    param, ctx = fehler.param, fehler.ctx
    assert param is not None
    herkunft = ctx.get_parameter_source(param.name) if ctx else None
    if herkunft is not None and herkunft.name == "ENVIRONMENT":
        return f"„{_name(param)}“ (Umgebungsvariable {param.envvar})"
    return f"„{_name(param)}“"


def _grund(fehler: BadParameter) -> str:
    """Say why a value is refused: the program's own German text, or one for the type's error."""
    ursache = fehler.__cause__
    if isinstance(ursache, OSError):
        return _dateigrund(fehler)
    if ursache is not None and fehler.param is not None:
        from pydantic import ValidationError

        if isinstance(ursache, ValidationError):
            return _typgrund(ursache.errors()[0], fehler.param)
    return fehler.message


def _typgrund(fehler: ErrorDetails, param: Any) -> str:
    """Word one pydantic error by its type and context."""
    kontext = fehler.get("ctx", {})
    wert = _zitat(fehler["input"])
    if _auswahl(param):
        return _nicht_vorgesehen(fehler["input"], param)
    match fehler["type"]:
        case "greater_than_equal":
            return f"{wert} ist zu klein, der kleinste Wert ist {kontext['ge']}."
        case "less_than_equal":
            return f"{wert} ist zu groß, der größte Wert ist {kontext['le']}."
        case art if art.startswith("int_"):
            return f"{wert} ist keine ganze Zahl."
        case art if art.startswith(("float_", "finite_")):
            return f"{wert} ist keine Zahl."
        case art if art.startswith("bool_"):
            return f"{wert} ist weder Ja noch Nein. Möglich sind: „1“, „0“."
        case art if art.startswith(("date_", "datetime_")):
            return f"{wert} ist kein Datum in der Form JJJJ-MM-TT."
    return f"{wert} ist hier nicht möglich."


def _nicht_vorgesehen(wert: object, param: Any) -> str:
    """Say that a value is none of those that are possible."""
    vorschlag = _meinten_sie(get_close_matches(str(wert).lower(), _auswahl(param)))
    return f"{_zitat(wert)} ist nicht vorgesehen.{vorschlag}{_moeglich(param)}"


def _dateigrund(fehler: ClickException) -> str:
    """Say why a file could not be opened."""
    match fehler.__cause__:
        case FileNotFoundError():
            return "Diese Datei gibt es nicht."
        case PermissionError():
            return "Dafür fehlen Ihnen die Rechte."
        case IsADirectoryError():
            return "Das ist ein Ordner, keine Datei."
    return "Die Datei ist nicht lesbar oder nicht beschreibbar."


def _name(param: Parameter) -> str:
    """Give an option's spellings, or an argument's name."""
    return param.display_name_raw if isinstance(param, TyperArgument) else " / ".join(param.opts)


def _auswahl(param: Any) -> list[str]:
    """List the values of an Enum or Literal parameter as typed on the command line."""
    werte = param.type_descriptor.choices or ()
    return [str(wert.value if isinstance(wert, Enum) else wert) for wert in werte]


def _moeglich(param: Any) -> str:
    auswahl = _auswahl(param)
    return f" Möglich sind: {', '.join(f'„{wert}“' for wert in auswahl)}." if auswahl else ""


def _meinten_sie(vorschlaege: Sequence[str] | None) -> str:
    """Suggest the first, the closest."""
    return f" Meinten Sie „{vorschlaege[0]}“?" if vorschlaege else ""


def _sichtbar(text: str) -> str:
    """Escape what a terminal would obey instead of show."""
    return "".join(
        zeichen if zeichen.isprintable() else zeichen.encode("unicode_escape").decode()
        for zeichen in text
    )


def _zitat(wert: object) -> str:
    """Quote what the user typed, on one line."""
    return f"„{_sichtbar(str(wert))}“"


def _woertlich(text: str | None) -> str | None:
    """Escape Rich markup as `rich.markup.escape` does, without importing Rich at start-up."""
    return text and re.sub(r"(\\*)(\[[a-z#/@][^[]*?])", r"\1\1\\\2", text)


# --- Questions -----------------------------------------------------------------------------------


def bestaetigen(frage: str, vorgabe: bool = False) -> bool:
    """Ask a yes-or-no question on stderr until it is answered; `vorgabe` is the empty answer.

    Raises Abort at the end of the input or on Ctrl+C.
    """

    def lies(antwort: str) -> bool:
        match antwort.strip().lower():
            case "":
                return vorgabe
            case "j" | "ja" | "y" | "yes":
                return True
            case "n" | "nein" | "no":
                return False
        raise UsageError("Bitte antworten Sie mit „j“ oder „n“.")

    return _fragen(f"{frage} [{'J/n' if vorgabe else 'j/N'}]", lies)


def _fragen(text: str, lies: Callable[[str], T], *, verdeckt: bool = False) -> T:
    while True:
        try:
            antwort = typer.prompt(
                text, default="", show_default=False, value_proc=str, hide_input=verdeckt, err=True
            )
        except Abort:
            typer.echo(err=True)  # what follows begins on a line of its own
            raise
        try:
            return lies(antwort)
        except UsageError as fehler:
            typer.echo(meldung(fehler), err=True)


# --- Parameters ----------------------------------------------------------------------------------


class _DeutscherParameter:
    """What German options and arguments have in common; mixed into Typer's classes."""

    type_descriptor: Any
    multiple: bool
    nargs: int
    show_choices: bool
    show_default: bool | str
    min: float | None
    max: float | None

    def display_type(self, ctx: Context) -> str:
        beschreibung = self.type_descriptor
        auswahl = _auswahl(self) if self.show_choices else []
        if auswahl:
            return "|".join(auswahl)
        typ = beschreibung.annotation
        return " ".join(self._typname(t) for t in get_args(typ) or (typ,))

    def _typname(self, typ: Any) -> str:
        info = self.type_descriptor.parameter_info
        if isinstance(typ, type) and issubclass(typ, Path):
            if not info.file_okay:
                return "ORDNER"
            return "PFAD" if info.dir_okay else "DATEI"
        if self.type_descriptor.is_file:
            return "DATEI"
        return TYPNAMEN.get(typ) or str(getattr(typ, "__name__", "WERT")).upper()

    def process_value(self, ctx: Context, value: Any) -> Any:
        # Typer words its complaints about paths itself, with nothing to recognise them by.
        info, typ = self.type_descriptor.parameter_info, self.type_descriptor.annotation
        if value and info.parser is None and Path in (typ, *get_args(typ)):
            for pfad in value if isinstance(value, (list, tuple)) else (value,):
                if grund := _pfadgrund(pfad, info):
                    raise BadParameter(grund, ctx=ctx, param=self)  # type: ignore[arg-type]
        return super().process_value(ctx, value)  # type: ignore[misc]

    def get_runtime_param(self) -> Any:
        """What turns words into values: this parameter. Typer has pydantic do all of it."""
        return self

    def coerce(self, value: Any, param: Any, ctx: Context) -> Any:
        """The value for the word or words that were typed; raises BadParameter.

        What isrp uses is read without pydantic, whose import takes longer than most commands.
        """
        mehrere = self.multiple or self.nargs == -1
        if value is None or value == ():
            return () if mehrere else None
        beschreibung = self.type_descriptor
        typ = beschreibung.annotation
        lies = self._leser(get_args(typ)[0] if beschreibung.is_list else typ)
        if lies is None:
            return super().get_runtime_param().coerce(value, param, ctx)  # type: ignore[misc]
        try:
            return [lies(wort) for wort in value] if mehrere else lies(value)
        except ValueError as fehler:
            raise BadParameter(str(fehler), ctx=ctx, param=param) from None

    def _leser(self, typ: Any) -> Callable[[str], Any] | None:
        """What reads one word of this type; None where Typer is to do it."""
        if (parser := self.type_descriptor.parameter_info.parser) is not None:
            return cast(Callable[[str], Any], parser)
        if get_origin(typ) is Literal:
            return self._lies_auswahl
        return typ if typ in (str, Path) else None

    def _lies_auswahl(self, wort: str) -> str:
        if wort not in _auswahl(self):
            raise BadParameter(_nicht_vorgesehen(wort, self))
        return wort

    def _get_number_range_help_str(self) -> str | None:
        match self.min, self.max:
            case None, None:
                return None
            case von, None:
                return f"ab {von}"
            case None, bis:
                return f"bis {bis}"
        return f"{self.min} bis {self.max}"

    def _get_default_string(self, *, default_value: Any, **rest: Any) -> str:
        if isinstance(self.show_default, str):
            return self.show_default
        if isinstance(default_value, bool):
            # A flag without an opposite is off unless given: not worth a word.
            return "ja" if default_value else ""
        if callable(default_value):
            return "wird ermittelt"
        text: str = super()._get_default_string(  # type: ignore[misc]
            default_value=default_value, **rest
        )
        return text


class _DeutschesArgument(_DeutscherParameter, TyperArgument):
    @property
    def display_name_raw(self) -> str:
        return self.metavar or self.name.upper().replace("_", "-")

    def get_usage_pieces(self, ctx: Context) -> list[str]:
        name = self.display_name_raw if self.required else f"[{self.display_name_raw}]"
        return [name if self.nargs == 1 else f"{name}..."]


class _DeutscheOption(_DeutscherParameter, TyperOption):
    def display_type_rich(self, ctx: Context) -> str | None:
        if self.is_flag or self.count:
            return None
        return self.metavar or self.display_type(ctx)

    def prompt_for_value(self, ctx: Context) -> Any:
        assert self.prompt is not None
        vorgabe = self.get_default(ctx)
        if self.is_bool_flag:
            return bestaetigen(self.prompt, bool(vorgabe))
        auswahl = _auswahl(self)
        text = f"{self.prompt} ({', '.join(auswahl)})" if auswahl else self.prompt

        def lies(antwort: str) -> Any:
            wert = antwort or vorgabe
            self.process_value(ctx, wert)
            return wert

        zusatz = "" if vorgabe is None else f" [{vorgabe}]"
        return _fragen(text + zusatz, lies, verdeckt=self.hide_input)


def _eindeutschen(param: Parameter) -> Parameter:
    """Give the German twin of a parameter: Typer chooses the class of its parameters itself."""
    klasse: type[_DeutschesArgument] | type[_DeutscheOption]
    match param:
        case _DeutscherParameter():
            return param
        case TyperOption():
            klasse = _DeutscheOption
        case TyperArgument():
            klasse = _DeutschesArgument
        case _:
            raise TypeError(f"unknown kind of parameter: {param!r}")
    zwilling = klasse.__new__(klasse)
    vars(zwilling).update(vars(param))
    zwilling.help = _woertlich(zwilling.help)
    return zwilling


def _pfadgrund(pfad: str | os.PathLike[str], info: Any) -> str | None:
    """Say what is wrong with a path, by the conditions declared for it; None if nothing is."""
    zitat = _zitat(os.fspath(pfad))
    try:
        vorhanden = Path(pfad).exists()
    except OSError:  # too long a name, a folder that may not be entered
        vorhanden = False
    if not vorhanden:
        return f"{zitat} gibt es nicht." if info.exists else None
    if not info.dir_okay and Path(pfad).is_dir():
        return f"{zitat} ist ein Ordner, erwartet wird eine Datei."
    if not info.file_okay and Path(pfad).is_file():
        return f"{zitat} ist eine Datei, erwartet wird ein Ordner."
    if info.readable and not os.access(pfad, os.R_OK):
        return f"{zitat} dürfen Sie nicht lesen."
    if info.writable and not os.access(pfad, os.W_OK):
        return f"{zitat} dürfen Sie nicht ändern."
    return None


# --- Commands ------------------------------------------------------------------------------------


class _Deutsch:
    """What German commands and groups have in common; mixed into Typer's classes."""

    params: list[Parameter]
    help: str | None
    short_help: str | None
    epilog: str | None
    no_args_is_help: bool
    _hilfeoption: TyperOption | None = None

    def _vorbereiten(self) -> None:
        self.params = [_eindeutschen(param) for param in self.params]
        self.help = _woertlich(self.help)
        self.short_help = _woertlich(self.short_help)
        self.epilog = _woertlich(self.epilog)

    def get_params(self, ctx: Context) -> list[Parameter]:
        wurzel: object = ctx.find_root().command
        allgemeine: Iterable[Parameter] = ()
        if self is not wurzel and isinstance(wurzel, DeutscheGruppe):
            allgemeine = wurzel.allgemeine_optionen
        hilfe = self.get_help_option(ctx)
        return [*self.params, *allgemeine, *([hilfe] if hilfe else [])]

    def get_help_option(self, ctx: Context) -> TyperOption | None:
        # Always the same object: Typer sorts the parameters by comparing them.
        if self._hilfeoption is None:
            option = super().get_help_option(ctx)  # type: ignore[misc]
            if option is not None:
                self._hilfeoption = cast("TyperOption", _eindeutschen(option))
                self._hilfeoption.help = "Diese Hilfe anzeigen."
                self._hilfeoption.rich_help_panel = ALLGEMEIN
        return self._hilfeoption

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        teile = self.collect_usage_pieces(ctx)  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, " ".join(teile), prefix="Aufruf: ")

    def format_help(self, ctx: Context, formatter: HelpFormatter) -> None:
        from typer import rich_utils

        for name, text in HILFETEXTE.items():
            setattr(rich_utils, name, text)
        rich_utils.rich_format_help(obj=self, ctx=ctx, markup_mode="rich")  # type: ignore[arg-type]

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        if not args and self.no_args_is_help and not ctx.resilient_parsing:
            typer.echo(ctx.get_help())
            ctx.exit()
        # Let what is left over through the library, which has no type of its own for the error.
        erlaubt, ctx.allow_extra_args = ctx.allow_extra_args, True
        try:
            rest: list[str] = super().parse_args(ctx, args)  # type: ignore[misc]
        except UsageError as fehler:
            fehler.ctx = fehler.ctx or ctx  # some kinds come without
            raise
        if rest and not erlaubt and not ctx.resilient_parsing:
            raise UsageError(f"Das ist zu viel: {', '.join(map(_zitat, rest))}.", ctx)
        return rest


class DeutscherBefehl(_Deutsch, TyperCommand):
    """A command with German help and errors that also takes the global options."""

    def __init__(self, name: str | None, **attrs: Any) -> None:
        super().__init__(name, **attrs | {"options_metavar": "[OPTIONEN]"})
        self._vorbereiten()

    def invoke(self, ctx: Context) -> Any:
        """Run the command, after a note where it is deprecated."""
        if self.deprecated:
            typer.echo(f"Hinweis: Der Befehl „{self.name}“ ist veraltet.", err=True)
        assert self.callback is not None
        return ctx.invoke(self.callback, **ctx.params)


class DeutscheGruppe(_Deutsch, TyperGroup):
    """A group with German help and errors; called without a command it shows its help, exit 0.

    Raises TypeError when one of its commands is neither DeutscherBefehl nor DeutscheGruppe.
    """

    allgemeine_optionen: list[TyperOption]
    """The global options as the commands take them, if this group is the root."""

    def __init__(self, **attrs: Any) -> None:
        attrs |= {"options_metavar": "[OPTIONEN]", "subcommand_metavar": "BEFEHL ..."}
        attrs["no_args_is_help"] = not attrs.get("invoke_without_command")
        super().__init__(**attrs)
        for name, befehl in self.commands.items():
            if not isinstance(befehl, _Deutsch):
                raise TypeError(f"command {name!r} needs cls=DeutscherBefehl or DeutscheGruppe")
        self._vorbereiten()
        self.allgemeine_optionen = [
            _nach_dem_befehl(option)
            for option in self.params
            if isinstance(option, TyperOption) and not option.is_eager
        ]

    def get_params(self, ctx: Context) -> list[Parameter]:
        """List the parameters; the root's options go into the panel „Allgemein“."""
        if self is ctx.find_root().command:
            # Again, because Typer adds the options for shell completion after construction.
            self.params = [_eindeutschen(param) for param in self.params]
            for param in self.params:
                if isinstance(param, TyperOption):
                    param.rich_help_panel = param.rich_help_panel or ALLGEMEIN
                    _vervollstaendigung_eindeutschen(param)
        return super().get_params(ctx)

    def resolve_command(self, ctx: Context, args: list[str]) -> Any:
        """Find the command named by the first argument; raises UsageError with a suggestion."""
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            sichtbare = [n for n, befehl in self.commands.items() if not befehl.hidden]
            vorschlag = _meinten_sie(get_close_matches(name.lower(), sichtbare))
            raise UsageError(f"Unbekannter Befehl {_zitat(name)}.{vorschlag}", ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: Context) -> Any:
        """Run the command that was given; raises UsageError where there is none."""
        if not ctx._protected_args and not self.invoke_without_command:
            raise UsageError("Es fehlt ein Befehl.", ctx)
        return super().invoke(ctx)


def _nach_dem_befehl(option: TyperOption) -> TyperOption:
    """Make the copy of a global option that commands take: it stores its value in `ctx.obj`."""
    pruefe = option.callback

    def setze(ctx: Context, param: Parameter, wert: Any) -> Any:
        if pruefe is not None:
            wert = pruefe(ctx, param, wert)
        herkunft = ctx.get_parameter_source(param.name)
        if herkunft is not None and herkunft.name == "COMMANDLINE":
            setattr(ctx.obj, param.name, wert)
        return wert

    kopie = copy(option)
    kopie.callback = setze
    kopie.expose_value = False
    kopie.rich_help_panel = ALLGEMEIN
    return kopie


# --- Completion ----------------------------------------------------------------------------------


def _vervollstaendigung_eindeutschen(option: TyperOption) -> None:
    """Give German names, texts and answers to the options Typer adds for shell completion."""
    match option.name:
        case "install_completion":
            option.opts = ["--tab-einrichten"]
            option.help = "Die Vervollständigung mit der Tabulatortaste einrichten."
            option.callback = _vervollstaendigung_einrichten
        case "show_completion":
            option.opts = ["--tab-anzeigen"]
            option.help = "Das Skript dafür anzeigen, um es selbst einzurichten."
            option.callback = _vervollstaendigung_anzeigen


def _vervollstaendigung_einrichten(ctx: Context, param: Parameter, wert: Any) -> None:
    if not wert or ctx.resilient_parsing:
        return
    shell = _shell(ctx)
    if shell in (Shells.powershell, Shells.pwsh):
        # Typer would lift the user's execution policy for scripts: not ours to change.
        raise UsageError(
            "Für PowerShell richten Sie die Vervollständigung bitte selbst ein: Fügen Sie, was "
            "„--tab-anzeigen“ ausgibt, in Ihr PowerShell-Profil ein.",
            ctx,
        )
    _, pfad = install(shell=shell)
    typer.echo(f"Die Vervollständigung für {shell} ist eingerichtet: {pfad}")
    typer.echo("Sie wirkt, sobald Sie das Terminal neu öffnen.")
    ctx.exit()


def _vervollstaendigung_anzeigen(ctx: Context, param: Parameter, wert: Any) -> None:
    if wert and not ctx.resilient_parsing:
        show_callback(ctx, param, _shell(ctx))


def _shell(ctx: Context) -> str:
    shell = _get_shell_name()
    if shell is None or shell not in list(Shells):
        raise UsageError(
            f"Für diese Eingabeumgebung gibt es keine Vervollständigung, nur für: "
            f"{', '.join(Shells)}.",
            ctx,
        )
    return shell
