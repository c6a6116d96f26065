"""Every error: what is wrong, where, what to do; in one line, and worded in one place."""

import inspect
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
import typer

from g60cli import errors
from g60cli.commands.catalog import COMMANDS
from g60cli.errors import Exit, G60Error
from tests.conftest import Outcome, Run
from tests.error_cases import CASES, INPUT

# What other errors are made of; none of them is raised itself but for what the framework may yet say.
BASES = {errors.G60Error, errors.WrongUsage}
# No command line makes them: the first has a test in tests/test_nothing_breaks.py, the others below.
ELSEWHERE = {"OutOfMemory", "InternalError", "NotUnderstood"}
CLASSES = {value for value in vars(errors).values() if inspect.isclass(value) and issubclass(value, G60Error)} - BASES


@pytest.mark.parametrize(("class_", "arguments", "said"), CASES, ids=lambda value: getattr(value, "__name__", None))
def test_an_error_says_what_is_wrong_and_what_to_do(
    class_: type[G60Error], arguments: tuple[str, ...], said: str, g60: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[type[G60Error]] = []
    original = G60Error.__init__

    def noted(self: G60Error, *given: Any, **named: Any) -> None:
        made.append(type(self))
        original(self, *given, **named)

    monkeypatch.setattr(G60Error, "__init__", noted)
    outcome = g60(*arguments, stdin=INPUT.get(class_, b""))
    assert outcome.err == f"g60: {said}\n"
    assert made[-1] is class_
    assert outcome.code == class_.exit


def test_every_error_has_a_case() -> None:
    assert {class_.__name__ for class_ in CLASSES} - {class_.__name__ for class_, _, _ in CASES} == ELSEWHERE


def test_every_error_has_an_exit_code_of_its_own_choice() -> None:
    assert {class_.__name__ for class_ in CLASSES if class_.exit is Exit.INTERNAL} == {"InternalError"}


@pytest.mark.parametrize(
    ("class_", "arguments"),
    [(class_, line) for class_, line, _ in CASES if not {"--json", "-f"} & set(line) and not line[-1].startswith("--")],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_an_error_in_json_says_the_same(class_: type[G60Error], arguments: tuple[str, ...], g60: Run) -> None:
    outcome = g60(*arguments, "--json", stdin=INPUT.get(class_, b""))
    [error] = outcome.json()["errors"]
    assert error["code"] == class_.code
    assert outcome.err == f"g60: {error['message']}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_slip_in_an_option_is_offered_its_correction(command: str, g60: Run) -> None:
    outcome = g60(command, "--hepl")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--help" in outcome.err.partition("the nearest: ")[2]


def test_an_option_of_another_command_names_that_command(g60: Run) -> None:
    assert g60("cities", "--year", "2023").err.startswith("g60: g60 cities has no option --year; g60 ")
    assert "g60 stats" in g60("cities", "--year", "2023").err


def test_options_are_not_guessed(g60: Run) -> None:
    assert g60("cities", "--js").code == 2


# What no command line makes


@pytest.fixture
def raising(g60: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """A run in which something raises this."""

    def ran(error: BaseException, *options: str, work: str = "g60cli.questions.lists.cities") -> Outcome:
        def raised(*_: object) -> None:
            raise error

        monkeypatch.setattr(work, raised)
        return g60("cities", *options)

    return ran


def test_a_defect_is_one_line_that_says_how_to_report_it(raising: Callable[..., Outcome]) -> None:
    said = (
        "internal error: ValueError: two lines; please report it with the command line;"
        " G60_DEBUG=1 shows where it arose"
    )
    assert raising(ValueError("two\nlines")) == Outcome(70, "", f"g60: {said}\n")
    [error] = raising(ValueError("two\nlines"), "--json").json()["errors"]
    assert error == {"code": "internal-error", "message": said, "suggestions": []}


@pytest.mark.parametrize("work", ["g60cli.questions.lists.cities", "g60cli.commands.boundary.whole"])
def test_an_interrupt_ends_in_silence(work: str, raising: Callable[..., Outcome]) -> None:
    assert raising(KeyboardInterrupt(), work=work) == Outcome(130, "", "")


def test_what_the_framework_finds_wrong_is_repeated_with_where_to_look(raising: Callable[..., Outcome]) -> None:
    said = "Too odd; see g60 cities --help"
    assert raising(typer.BadParameter("Too odd.")) == Outcome(2, "", f"g60: Invalid value: {said}\n")
    option: Any = SimpleNamespace(param_type_name="option", opts=["--odd"], type=None)
    assert raising(typer.BadParameter("Too odd.", param=option)) == Outcome(2, "", f"g60: --odd: {said}\n")
