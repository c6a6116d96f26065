"""On a terminal: colour when it is wanted, links where there are any, a pager for what is taller, plain sentences."""

import re
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from g60cli.commands import paging
from g60cli.commands.boundary import run
from g60cli.commands.paging import height_of
from g60cli.render import terminal as palette
from tests.conftest import SMALL, TESTS, Run
from tests.terminal import seen

Environment = Callable[..., dict[str, str]]
Terminal = Callable[..., str]

ADDRESS = "https://gazette.example/2024/02/05/?a=1&b=[2]"


@pytest.fixture
def terminal(environment: Environment) -> Terminal:
    """What a command shows on a terminal; variables are given by name, colour is allowed."""
    chosen = {"G60_FACTS": str(TESTS / SMALL), "G60_CACHE": environment()["G60_CACHE"], "NO_COLOR": ""}

    def shown(command: str, width: int = 100, height: int = 50, **variables: str) -> str:
        return seen(command, width, {**chosen, **variables}, height)

    return shown


# Colour

COLORED = "\x1b["


@pytest.mark.parametrize(
    ("option", "variables", "colored"),
    [
        ("", {}, True),
        ("", {"NO_COLOR": "1"}, False),
        ("", {"CLICOLOR": "0"}, False),
        ("", {"CLICOLOR": "1"}, True),
        ("", {"TERM": "dumb"}, False),
        ("", {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
        ("", {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True),
        ("", {"CLICOLOR": "0", "CLICOLOR_FORCE": "0"}, False),
        ("", {"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
        ("--color auto", {"NO_COLOR": "1"}, False),
        ("--color always", {"NO_COLOR": "1", "TERM": "dumb", "CLICOLOR": "0"}, True),
        ("--color never", {"FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, False),
    ],
    ids=str,
)
def test_colour_on_a_terminal(option: str, variables: dict[str, str], colored: bool, terminal: Terminal) -> None:
    assert (COLORED in terminal(f"g60 cities {option}", **variables)) is colored


@pytest.mark.parametrize(
    ("option", "variables", "colored"),
    [
        ((), {}, False),
        ((), {"CLICOLOR": "1", "COLORTERM": "truecolor"}, False),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "0"}, False),
        ((), {"FORCE_COLOR": ""}, False),
        ((), {"CLICOLOR_FORCE": "1"}, True),
        ((), {"CLICOLOR_FORCE": "1", "NO_COLOR": "1"}, False),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
    ],
    ids=str,
)
def test_colour_in_a_pipe(option: tuple[str, ...], variables: dict[str, str], colored: bool, g60: Run) -> None:
    assert (COLORED in g60("cities", *option, **variables).out) is colored


def test_colour_in_a_pipe_changes_no_line(g60: Run) -> None:
    colored = g60("stats", "--color", "always").out
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == g60("stats").out


def test_data_for_programs_has_no_colour_even_if_forced(g60: Run) -> None:
    for format_ in ("json", "jsonl", "csv", "tsv", "md"):
        assert COLORED not in g60("stats", "-f", format_, "--color", "always").out


def test_a_file_has_no_colour_even_if_forced(g60: Run, tmp_path: Path) -> None:
    g60("stats", "-o", str(tmp_path / "answer.txt"), "--color", "always", FORCE_COLOR="1")
    assert COLORED not in (tmp_path / "answer.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "command", ["g60 --help", "g60 help formats", "g60 stats --help", "g60 citys", "g60 cities -q"]
)
def test_help_and_errors_have_no_escape_at_all(command: str, terminal: Terminal) -> None:
    assert "\x1b" not in terminal(command, FORCE_COLOR="1", TERM="xterm-256color", G60_LINKS="always")


def relative_luminance(red: int, green: int, blue: int) -> float:
    """The luminance of a colour as WCAG 2.2 defines it."""
    parts = [part / 255 for part in (red, green, blue)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def of_256_colors(number: int) -> tuple[int, int, int]:
    """The colour of a number from 16 on in the palette of 256 colours."""
    if number >= 232:
        return ((number - 232) * 10 + 8,) * 3
    steps = (0, 95, 135, 175, 215, 255)
    return steps[(number - 16) // 36], steps[(number - 16) // 6 % 6], steps[(number - 16) % 6]


COLORS = sorted(
    {
        int(number)
        for value in vars(palette).values()
        if isinstance(value, str)
        for number in re.findall(r"color\((\d+)\)", value)
    }
)


def test_the_palette_is_made_of_fixed_colours() -> None:
    styles = {
        name: getattr(palette, name) for name in ("TITLE", "HEADER", "QUIET", "PLAIN", "_ACCENT", "_GREY", "_RED")
    }
    words = {word for style in styles.values() for word in style.split()}
    assert {word for word in words if not re.fullmatch(r"color\(\d+\)|bold", word)} == set()
    assert len(COLORS) >= 3
    assert min(COLORS) >= 16


@pytest.mark.parametrize("number", COLORS)
def test_every_colour_can_be_read_on_black_and_on_white(number: int) -> None:
    luminance = relative_luminance(*of_256_colors(number))
    assert (luminance + 0.05) / 0.05 >= 4.5
    assert 1.05 / (luminance + 0.05) >= 4.5


# Links


@pytest.mark.parametrize(
    ("variables", "linked"),
    [
        ({}, False),
        ({"TERM_PROGRAM": "iTerm.app"}, True),
        ({"TERM_PROGRAM": "Apple_Terminal"}, False),
        ({"VTE_VERSION": "7006"}, True),
        ({"VTE_VERSION": "4205"}, False),
        ({"VTE_VERSION": "new"}, False),
        ({"KITTY_WINDOW_ID": "1"}, True),
        ({"WT_SESSION": "8f0a"}, True),
        ({"WT_SESSION": "8f0a", "TMUX": "/tmp/tmux-0/default,1,0"}, False),
        ({"WT_SESSION": "8f0a", "NO_COLOR": "1"}, False),
        ({"WT_SESSION": "8f0a", "TERM": "dumb"}, False),
        ({"WT_SESSION": "8f0a", "G60_LINKS": "never"}, False),
        ({"WT_SESSION": "8f0a", "FORCE_HYPERLINK": "0"}, False),
        ({"G60_LINKS": "always"}, True),
        ({"FORCE_HYPERLINK": "1"}, True),
        ({"G60_LINKS": "never", "FORCE_HYPERLINK": "1"}, False),
    ],
    ids=str,
)
def test_addresses_are_links_on_terminals_that_have_them(
    variables: dict[str, str], linked: bool, terminal: Terminal
) -> None:
    shown = terminal("g60 cities", **variables)
    assert (f"\x1b]8;;{ADDRESS}\x1b\\{ADDRESS}\x1b]8;;\x1b\\" in shown) is linked
    assert ADDRESS in re.sub(r"\x1b\]8;;[^\x1b]*\x1b\\", "", shown)


@pytest.mark.parametrize("format_", ["table", "records", "plain"])
def test_links_change_nothing_that_is_shown(format_: str, g60: Run) -> None:
    linked = g60("cities", "-f", format_, G60_LINKS="always").out
    assert "\x1b]8;;" in linked
    assert re.sub(r"\x1b\]8;;[^\x1b]*\x1b\\", "", linked) == g60("cities", "-f", format_).out


def test_a_pipe_has_no_links(g60: Run) -> None:
    assert "\x1b" not in g60("cities", WT_SESSION="8f0a", VTE_VERSION="7006", TERM_PROGRAM="vscode").out


# Pager


@pytest.fixture
def pager(tmp_path: Path) -> Callable[[str], str]:
    """A pager of one line of shell, which can say ``$log`` for a file beside it."""

    def made(script: str, name: str = "pager") -> str:
        file = tmp_path / name
        file.write_text(f'#!/bin/sh\nlog="{tmp_path / "log"}"\n{script}\n', encoding="utf-8")
        file.chmod(file.stat().st_mode | stat.S_IXUSR)
        return str(file)

    return made


def test_a_pager_shows_what_is_taller_than_the_terminal(
    terminal: Terminal, pager: Callable[[str], str], tmp_path: Path
) -> None:
    shown = terminal("g60 stats", height=10, PAGER=pager('echo paged "$@"; cat > "$log"') + " -x")
    assert shown.startswith("paged -x\n")
    assert "Amber Valley" not in shown.partition("g60: ")[0]
    plain = terminal("g60 stats", height=10, PAGER="cat", NO_COLOR="")
    assert (tmp_path / "log").read_text(encoding="utf-8") in plain


@pytest.mark.parametrize(
    ("command", "height"),
    [("g60 stats --limit 2", 50), ("g60 stats --no-pager", 10), ("g60 --version", 1), ("g60 stats -o /dev/null", 10)],
)
def test_no_pager_where_there_is_room_or_none_is_wanted(
    command: str, height: int, terminal: Terminal, pager: Callable[[str], str]
) -> None:
    assert "paged" not in terminal(command, height=height, PAGER=pager("echo paged"))


def test_no_pager_off_a_terminal(g60: Run, pager: Callable[[str], str], tmp_path: Path) -> None:
    g60("stats", PAGER=pager('touch "$log"'), G60_PAGER=pager('touch "$log"'), LINES="5")
    assert not (tmp_path / "log").exists()


def test_our_variable_stands_above_that_of_all_programs(terminal: Terminal, pager: Callable[..., str]) -> None:
    ours, other = pager("echo ours", "ours"), pager("echo other", "other")
    assert "ours" in terminal("g60 stats", height=10, G60_PAGER=ours, PAGER=other)


def test_less_is_the_pager_where_nobody_chose_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("G60_PAGER", raising=False)
    monkeypatch.delenv("PAGER", raising=False)
    assert paging._pager() == ["less", "-FRX"]


@pytest.mark.parametrize("none", ["", "cat", "/no/such/pager", "'unbalanced"])
def test_without_a_pager_the_answer_is_printed(none: str, terminal: Terminal) -> None:
    shown = terminal("g60 stats", height=10, G60_PAGER=none)
    assert shown == terminal("g60 stats --no-pager", height=10)


@pytest.mark.parametrize("script", ["exit 0", "exit 3", "head -1", "exec <&-; sleep 0.1"])
def test_a_pager_that_quits_early_is_no_error(script: str, terminal: Terminal, pager: Callable[[str], str]) -> None:
    shown = terminal("g60 stats -f json", height=10, G60_PAGER=pager(script), G60_FACTS="builtin")
    assert "internal error" not in shown
    assert "Traceback" not in shown


def test_colour_is_kept_through_the_pager_and_links_are_not(
    terminal: Terminal, pager: Callable[[str], str], tmp_path: Path
) -> None:
    terminal("g60 stats", height=10, G60_PAGER=pager('cat > "$log"'), G60_LINKS="always", TERM="xterm-256color")
    paged = (tmp_path / "log").read_text(encoding="utf-8")
    assert "\x1b[" in paged
    assert "\x1b]8" not in paged
    assert ADDRESS in paged


def test_less_is_told_to_show_colour_and_to_leave_what_fits(
    terminal: Terminal, pager: Callable[[str], str], tmp_path: Path
) -> None:
    terminal("g60 stats", height=10, G60_PAGER=pager('echo "$LESS $LV" > "$log"'))
    assert (tmp_path / "log").read_text(encoding="utf-8") == "FRX -c\n"


def test_a_line_that_the_terminal_breaks_counts_as_several() -> None:
    assert height_of("a\n\nb\n", 80) == 3
    assert height_of("x" * 160, 80) == 2
    assert height_of("\x1b[1m" + "x" * 80 + "\x1b[0m\n", 80) == 1
    assert height_of("合" * 41, 80) == 2


# What is said beside the answer


def test_an_error_is_broken_at_spaces_on_a_terminal_that_is_too_narrow(terminal: Terminal) -> None:
    assert terminal("g60 city Northprt", width=30).splitlines() == [
        "g60: no city is called",
        "     'Northprt'; the nearest:",
        "     Northport (northport)",
    ]


@pytest.mark.parametrize("width", range(20, 121, 10))
def test_a_note_keeps_its_numbers_whole_at_any_width(width: int, terminal: Terminal) -> None:
    said = terminal("g60 check no.toml", width=width).partition("g60: ")[2]
    assert " ".join(said.split()) == "no.toml: 1 error, 0 warnings, 0 facts hold"
    assert "0 facts hold" in said
    assert all(len(line) <= width for line in said.splitlines())


def test_an_error_is_one_line_off_a_terminal(g60: Run) -> None:
    assert g60("city", "Northprt").err.count("\n") == 1


# No streams


def test_a_run_without_any_stream_is_no_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    assert run(["--version"]) == 0


# Of the colours that there are, and not bold, which has none.
HUE = re.compile(r"\x1b\[[0-9;]*(?:3[0-9]|9[0-7])")


def test_the_option_has_its_colours_whatever_a_variable_says(g60: Run) -> None:
    assert HUE.search(g60("cities", "--color", "always", NO_COLOR="1", TERM="xterm-256color").out)


@pytest.mark.parametrize("term", ["xterm", "linux", "screen"])
def test_where_the_colours_are_the_terminals_own_nothing_has_one(term: str, g60: Run) -> None:
    shown = g60("stats", "--color", "always", TERM=term).out
    assert set(re.findall(r"\x1b\[([0-9;]*)m", shown)) <= {"0", "1"}
    assert "\x1b[1m" in shown
