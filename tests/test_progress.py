"""Work that takes over a second shows on a terminal how far it is, and elsewhere nothing (convention 20)."""

import io
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext, redirect_stderr
from pathlib import Path
from unittest.mock import patch

import pytest

from g60cli.commands import progress as bars
from g60cli.commands.progress import progress
from g60cli.incoming import incoming
from tests.conftest import SMALL, TESTS, Run

TABLE = """\
about,metric,value,unit,period,source,evidence
Northport,Population,1200,people,end-2022,"Almanac, Harbour Press, 2023-10-18","1,200 people"
Northport,Population,1300,people,end-2023,"Almanac, Harbour Press, 2023-10-18","1,300 people"
"""


class Terminal(io.StringIO):
    """A terminal that keeps what it is told to draw, and says when something was drawn."""

    def __init__(self) -> None:
        super().__init__()
        self.was_drawn = threading.Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self.was_drawn.set()
        return super().write(text)

    def lines(self) -> list[str]:
        """All that was drawn, line by line, without the empty ones."""
        return [line.rstrip() for line in self.getvalue().split("\r") if line.strip()]


# One bar


def test_long_work_shows_a_bar_that_is_gone_when_it_ends() -> None:
    terminal, now = Terminal(), iter([0.0, 0.5, 1.2, 1.2, 1.25, 1.4, 1.4])
    with progress("verifying", terminal, lambda: next(now)) as step:
        for done in (1, 2, 3, 4):
            step(done, 4)
    assert terminal.lines() == [
        "verifying [############............]  50 % of 4",
        "verifying [########################] 100 % of 4",
    ]
    assert terminal.getvalue().endswith("\r")


def test_a_narrow_terminal_gets_the_part_alone() -> None:
    terminal, now = Terminal(), iter([0.0, 2.0, 2.0])
    with patch.dict("os.environ", {"COLUMNS": "20"}), progress("verifying", terminal, lambda: next(now)) as step:
        step(1, 3)
    assert "\r 33 %" in terminal.getvalue()


def test_off_a_terminal_nothing_is_drawn() -> None:
    stream = io.StringIO()
    with progress("verifying", stream, lambda: pytest.fail("nobody looks at the clock")) as step:
        step(1, 2)
    assert stream.getvalue() == ""


def test_work_known_to_be_long_says_at_once_that_it_goes_on() -> None:
    terminal, now = Terminal(), iter([0.0, 0.0, 0.0, 0.3, 0.3])
    with progress("compiling", terminal, lambda: next(now), at_once=True) as step:
        step(0, 0)
        step(1, 2)
    assert terminal.lines() == ["compiling …", "compiling [############............]  50 % of 2"]


def test_work_that_reports_nothing_is_seen_to_go_on() -> None:
    terminal = Terminal()
    with progress("answering", terminal, at_once=True):
        assert terminal.was_drawn.wait(60)
    assert terminal.lines()[0] == "answering …"
    assert terminal.getvalue().endswith("\r")


def test_of_bars_within_bars_the_innermost_is_shown() -> None:
    outer, inner = Terminal(), Terminal()
    with progress("answering", outer, at_once=True):
        assert outer.was_drawn.wait(60)
        with progress("verifying", inner, at_once=True):
            assert outer.getvalue().endswith("\r")
            outer.was_drawn.clear()
            assert inner.was_drawn.wait(60)
            assert not outer.was_drawn.is_set()
        assert outer.was_drawn.wait(60)


def test_nothing_is_drawn_over_what_somebody_is_typing() -> None:
    terminal, seen_while_typing = Terminal(), []

    class Keyboard(io.StringIO):
        def isatty(self) -> bool:
            return True

        def read(self, size: int | None = -1) -> str:
            bars._SHOWN[-1].tick()
            seen_while_typing.append(terminal.getvalue())
            return "format = 1"

    typing, still = patch("sys.stdin", Keyboard()), patch.object(bars, "_ticking", unticking)
    with typing, still, progress("checking", terminal, at_once=True):
        incoming()
        bars._SHOWN[-1].tick()
    assert seen_while_typing == [""]
    assert terminal.lines() == ["checking …"]


# Every command whose work may take over a second


def unticking(bar: object) -> AbstractContextManager[None]:
    return nullcontext()


@pytest.fixture
def drawn(g60: Run, tmp_path: Path) -> Iterator[Callable[..., list[str]]]:
    """The lines that a command draws on a terminal on which it takes over a second, in a folder of its own."""
    (tmp_path / "old.toml").write_bytes((TESTS / SMALL).read_bytes())
    (tmp_path / "new.toml").write_text((TESTS / SMALL).read_text("utf-8").replace("Northport", "Eastport"), "utf-8")
    (tmp_path / "table.csv").write_text(TABLE, "utf-8")
    cache = tmp_path / "cache"
    cache.mkdir(mode=0o700)

    def ran(*arguments: str) -> list[str]:
        terminal = Terminal()
        # The command line is run within a redirection of its own, which this one stands in for.
        with patch("tests.conftest.redirect_stderr", lambda stream: redirect_stderr(terminal)):
            g60(*arguments, folder=tmp_path, G60_FACTS="old.toml", G60_CACHE=str(cache))
        return terminal.lines()

    with patch.multiple(bars, _PATIENCE=0.0, _PAUSE=0.0, _ticking=unticking):
        yield ran


def of(what: str, total: int) -> str:
    """A full bar."""
    return f"{what} [{'#' * 24}] 100 % of {total}"


FACTS = (TESTS / SMALL).read_text("utf-8").count("\n[[fact]]\n")


@pytest.mark.parametrize("command", ["cities", "stats", "--version", "Lanternn"])
def test_whatever_compiles_says_how_far_it_is(command: str, drawn: Callable[..., list[str]]) -> None:
    assert of("compiling", FACTS) in drawn(command)


def test_verify_says_how_many_facts_are_done(drawn: Callable[..., list[str]]) -> None:
    assert of("verifying", FACTS) in drawn("verify")


def test_check_says_how_many_facts_are_done(drawn: Callable[..., list[str]]) -> None:
    assert of("checking", FACTS) in drawn("check", "new.toml")


def test_diff_says_how_far_each_side_and_the_comparison_are(drawn: Callable[..., list[str]]) -> None:
    lines = drawn("diff", "old.toml", "new.toml")
    assert lines.count(of("compiling", FACTS)) == 2
    [compared] = [line for line in lines if line.startswith("comparing [########################]")]
    assert int(compared.rpartition(" ")[2]) > 2 * FACTS


def test_init_says_how_many_rows_are_read_and_facts_are_checked(drawn: Callable[..., list[str]]) -> None:
    lines = drawn("init", "made.toml", "--from-csv", "table.csv")
    assert of("reading", 2) in lines
    assert of("checking", 2) in lines


@pytest.mark.parametrize("path", ["all.sqlite", "all.jsonl", "all/"])
def test_export_says_how_many_rows_are_written(path: str, g60: Run, drawn: Callable[..., list[str]]) -> None:
    counts = g60("export", "-").out.splitlines()
    rows = sum(1 for line in counts if '"kind": "head"' not in line)
    assert drawn("export", path)[-1] == of("exporting", rows)


@pytest.mark.parametrize("command", [("cities",), ("stats",), ("check", "old.toml"), ("verify",), ("export", "all/")])
def test_off_a_terminal_no_command_draws_anything(
    command: tuple[str, ...], drawn: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Terminal, "isatty", lambda self: False)
    assert [line for line in drawn(*command) if "[" in line or "…" in line] == []


@pytest.mark.parametrize("work", ["g60cli.questions.lists.cities", "g60cli.commands.output.render"])
def test_an_answer_of_which_nothing_is_counted_is_seen_to_go_on(
    work: str, drawn: Callable[..., list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def ticking(*_: object) -> None:
        bars._SHOWN[-1].tick()
        raise KeyboardInterrupt

    monkeypatch.setattr(work, ticking)
    assert drawn("cities")[-1] == "answering …"
