"""The one module that imports Typer: the lazy group, and how a function becomes a command."""

import inspect
import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

import typer
from typer import Argument, Context, Exit, Option, TyperException
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from g60cli.commands.catalog import COMMANDS, GROUPS

__all__ = [
    "Argument",
    "Context",
    "Exit",
    "Option",
    "Parameter",
    "TyperException",
    "command_line",
    "example_of",
    "help_of",
    "help_width",
    "leave",
    "merged",
    "options_of",
    "parameters_of",
]

_HELP = ("-h", "--help")
# Help is this wide off a terminal, and never wider than a line that is read with ease.
_WIDTH, _WIDEST = 80, 100
_NARROW = 60


def help_width(off_terminal: int, widest: int) -> int:
    """How wide help may be: as the terminal is, but never wider than what is read with ease."""
    if sys.stdout is None or not sys.stdout.isatty():
        return off_terminal
    from shutil import get_terminal_size

    return max(20, min(get_terminal_size().columns, widest))


def _settings() -> dict[str, Any]:
    return {"help_option_names": list(_HELP), "terminal_width": help_width(_WIDTH, _WIDEST)}


def leave(code: int) -> NoReturn:
    """End the run with an exit code."""
    raise Exit(code)


def merged(function: Callable[..., Any], own: Mapping[str, inspect.Parameter], shared: type[NamedTuple]) -> None:
    """Give a function the signature of its own parameters followed by the fields of a named tuple of options."""
    parameters = [parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY) for parameter in own.values()]
    for name, hint in inspect.get_annotations(shared).items():
        default = shared._field_defaults[name]
        parameters.append(inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=hint))
    function.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    function.shared_options = shared._fields  # type: ignore[attr-defined]
    function.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}


def command_line(root: Callable[..., Any], unknown: Callable[[list[str]], Exception]) -> Callable[..., Any]:
    """The whole command line; ``unknown`` makes the error for a command that does not exist."""

    class LazyGroup(TyperGroup):
        """Commands are imported, and their signatures read, only when they are the one that runs."""

        def __init__(self, **attributes: Any) -> None:
            super().__init__(**attributes)
            names: MutableMapping[str, Any] = dict.fromkeys(COMMANDS)
            self.commands = names

        def list_commands(self, ctx: Any) -> list[str]:
            return list(COMMANDS)

        def get_command(self, ctx: Any, cmd_name: str) -> Any:
            return _load(cmd_name) if cmd_name in COMMANDS else None

        def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
            if args[0] not in COMMANDS:
                raise unknown(args)
            return super().resolve_command(ctx, args)

        def format_options(self, ctx: Any, formatter: Any) -> None:
            widest = max(map(len, COMMANDS))
            for group in GROUPS:
                rows = [
                    (f"{entry.name:{widest}}", entry.sentence) for entry in COMMANDS.values() if entry.group == group
                ]
                with formatter.section(group):
                    formatter.write_dl(rows)
            _write_options(self, root.shared_options, ctx, formatter)  # type: ignore[attr-defined]

    app = typer.Typer(
        cls=LazyGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_settings(),
        invoke_without_command=True,
        subcommand_metavar="COMMAND …",
    )
    app.callback()(root)
    return get_command(app)


def _load(name: str) -> Any:
    function = getattr(import_module(f"g60cli.commands.{COMMANDS[name].module}"), name.replace("-", "_") + "_command")
    single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    single.command(name, cls=_Command, context_settings=_settings(), short_help=COMMANDS[name].sentence)(function)
    command: Any = get_command(single)
    command.shared_options = getattr(function, "shared_options", ())
    return command


class _Command(TyperCommand):
    """A command whose help tells its own options from those that every answer takes."""

    shared_options: Sequence[str] = ()

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        # The framework sets what is needed in braces, which a shell would read.
        return [piece.strip("{}") for piece in super().collect_usage_pieces(ctx)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        _write_options(self, self.shared_options, ctx, formatter)


def _write_options(command: Any, shared: Sequence[str], ctx: Any, formatter: Any) -> None:
    sections: dict[str, list[tuple[str, str]]] = {"Arguments": [], "Options": [], "Options of every answer": []}
    for parameter in command.get_params(ctx):
        record = parameter.get_help_record(ctx)
        if parameter.param_type_name == "argument":
            title = "Arguments"
        else:
            title = "Options of every answer" if parameter.name in shared else "Options"
        sections[title] += [record] if record else []
    for title, records in sections.items():
        if records:
            with formatter.section(title):
                # On a narrow screen an option stands on a line of its own, and what it does below.
                formatter.write_dl(records, col_max=4 if formatter.width < _NARROW else 24)


class Parameter(NamedTuple):
    """A parameter of a command as completion sees it; an argument has no ``spellings``.

    ``words`` are what its name and its metavar call what it takes, in lower case.
    """

    spellings: tuple[str, ...]
    words: tuple[str, ...]
    takes_value: bool
    repeats: bool
    choices: tuple[str, ...]
    help: str
    value: str = ""


def options_of(name: str | None) -> dict[str, str]:
    """Every spelling of the options of a command, or of the whole for None, with what stands for its value."""
    return {spelling: parameter.value for parameter in parameters_of(name) for spelling in parameter.spellings}


def example_of(name: str | None) -> str | None:
    """The first example in a command's help."""
    if name is None:
        return None
    lines = str(_load(name).help or "").partition("Examples:")[2].splitlines()
    return next((line.strip() for line in lines if line.strip()), None)


def parameters_of(name: str | None) -> list[Parameter]:
    """The options and arguments of a command, or of the whole for None."""
    if name is None:
        from g60cli.commands.boundary import whole

        parameters = whole().params
    else:
        parameters = _load(name).params
    help_option = Parameter(_HELP, (), False, False, (), "Show help and exit.")
    return [*map(_parameter, parameters), help_option]


def _parameter(parameter: Any) -> Parameter:
    is_option = parameter.param_type_name == "option"
    # The more telling one first: many a METRIC is called 'name' in the code, and many a NAME 'metric'.
    metavar = (parameter.metavar or "").lower().strip("[]….{} ")
    return Parameter(
        spellings=(*parameter.opts, *parameter.secondary_opts) if is_option else (),
        words=(metavar, str(parameter.name)) if metavar not in ("", "name", "id") else (str(parameter.name), metavar),
        takes_value=is_option and not parameter.is_flag,
        repeats=parameter.nargs == -1,
        choices=tuple(map(str, getattr(parameter.type, "choices", ()))),
        help=parameter.help or "",
        value=parameter.metavar or "VALUE",
    )


def help_of(context: Context, name: str | None) -> str | None:
    """The help of a command, or of the whole for None; None where there is no such command."""
    group = context.find_root()
    if name is None:
        return group.get_help() + "\n"
    if name not in COMMANDS:
        return None
    command = _load(name)
    return str(command.get_help(typer.Context(command, info_name=name, parent=group))) + "\n"
