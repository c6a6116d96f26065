"""The one module that imports Typer: the lazy group, and how a function becomes a command."""

import inspect
from collections.abc import Callable, Mapping, MutableMapping
from importlib import import_module
from typing import Any, NamedTuple, NoReturn

import typer
from typer import Argument, Context, Exit, Option, TyperException
from typer.core import TyperGroup
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
    "help_of",
    "leave",
    "merged",
    "parameters_of",
]

_SETTINGS = {"help_option_names": ["-h", "--help"]}


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

        def format_commands(self, ctx: Any, formatter: Any) -> None:
            for group in GROUPS:
                rows = [(entry.name, entry.sentence) for entry in COMMANDS.values() if entry.group == group]
                with formatter.section(group):
                    formatter.write_dl(rows)

    app = typer.Typer(
        cls=LazyGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_SETTINGS,
        invoke_without_command=True,
        subcommand_metavar="COMMAND …",
    )
    app.callback()(root)
    return get_command(app)


def _load(name: str) -> Any:
    function = getattr(import_module(f"g60cli.commands.{COMMANDS[name].module}"), name.replace("-", "_") + "_command")
    single = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    single.command(name, context_settings=_SETTINGS, short_help=COMMANDS[name].sentence)(function)
    return get_command(single)


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


def parameters_of(name: str | None) -> list[Parameter]:
    """The options and arguments of a command, or of the whole for None."""
    if name is None:
        from g60cli.commands.boundary import whole

        parameters = whole().params
    else:
        parameters = _load(name).params
    help_option = Parameter(tuple(_SETTINGS["help_option_names"]), (), False, False, (), "Show help and exit.")
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
