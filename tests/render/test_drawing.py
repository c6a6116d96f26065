"""A table without colour, which is drawn without Rich, has the bytes that Rich would print."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st
from rich.cells import cell_len

from g60cli.render import terminal
from g60cli.render.screen import Screen
from g60cli.render.terminal import PLAIN, QUIET, Drawn, draw_table, width_of

ANSI = re.compile(r"\x1b\[[0-9;]*m")
# Wide, combining and joined characters, several lines, doubts that have a colour, and what Rich leaves out or turns.
TEXTS = st.text(
    st.sampled_from("ab1 合é\u0301\u200b\u3000\xa0\u2028\U0001f600\ufe0f\u200d\t\x1b\x85\n"), max_size=6
) | st.sampled_from(["≈ 5 (expected)", "  hanging", "two\nlines", "line\n", "\nline", "[sic]", ":100:"])


@given(st.text(st.sampled_from("a1 ≈≥≤²·–—…合é\u0301\u200b\xad\t")))
def test_a_text_is_as_wide_as_rich_says(text: str) -> None:
    assert width_of(text) == cell_len(text)


@st.composite
def tables(draw: st.DrawFn) -> list[Drawn]:
    rows = draw(st.integers(1, 3))
    columns = []
    for _ in range(draw(st.integers(1, 4))):
        title, *cells = draw(st.lists(TEXTS, min_size=rows + 1, max_size=rows + 1))
        widest = max(width_of(line) for text in (title, *cells) for line in text.split("\n"))
        columns.append(
            Drawn(title, max(1, widest + draw(st.integers(-1, 2))), draw(st.sampled_from([PLAIN, QUIET])), cells)
        )
    return columns


@given(tables(), st.booleans())
def test_a_table_without_colour_is_what_rich_draws(columns: list[Drawn], headed: bool) -> None:
    assert draw_table(columns, headed, Screen()) == terminal._printed(terminal._table(columns, headed), Screen())


@given(tables(), st.booleans())
def test_colour_alone_parts_a_table_in_colour_from_one_without(columns: list[Drawn], headed: bool) -> None:
    assume("\x1b" not in "".join(text for column in columns for text in (column.title, *column.cells)))
    colored = draw_table(columns, headed, Screen(color=True))
    bare = [ANSI.sub("", line).rstrip() for line in colored.split("\n")]
    assert bare == [line.rstrip() for line in draw_table(columns, headed, Screen()).split("\n")]
