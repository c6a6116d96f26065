"""Help beyond ``--help``: one page a topic."""

import re
from typing import Annotated

from g60cli.commands.framework import Argument, Context, help_of, help_width
from g60cli.commands.help_topics import TOPICS
from g60cli.commands.output import write
from g60cli.errors import UnknownChoice

_WIDTH = 120
# A line of a page that is longer than this may have been broken there.
_FULL = 90
# What a line of a list begins with: its term and the gap behind it.
_TERM = re.compile(r" *\S.*?  +(?=\S)| *")


def help_command(
    context: Context,
    topic: Annotated[
        str | None, Argument(metavar="[TOPIC]", help="A command or a topic; without one, all of them.")
    ] = None,
) -> int:
    """Help on a command or a topic.

    \b
    Examples:
      g60 help exit-codes
      g60 help cities
    """
    if topic is None:
        text = (help_of(context, None) or "") + "\nMore help:\n" + "".join(f"  g60 help {known}\n" for known in TOPICS)
    elif topic in TOPICS:
        text = fitted(TOPICS[topic](), help_width(_WIDTH, _WIDTH))
    else:
        found = help_of(context, topic)
        if found is None:
            raise UnknownChoice("help topic", topic, (*TOPICS, "and every command"))
        text = found
    write(text)
    return 0


def fitted(page: str, width: int) -> str:
    """A page with its long lines broken at spaces; what follows a term hangs below where it began."""
    return "".join(f"{piece}\n" for line in _paragraphs(page, width) for piece in _pieces(line, width))


def _paragraphs(page: str, width: int) -> list[str]:
    """The lines of a page, on a narrow terminal each together with the lines that go on from it."""
    lines: list[str] = []
    for line in page.splitlines():
        if width < _WIDTH and lines and _goes_on(lines[-1], line):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return lines


def _goes_on(before: str, line: str) -> bool:
    """Whether a line is the rest of a full one: it begins where that began, or below what stands behind its term."""
    term = _TERM.match(before)
    begins = len(line) - len(line.lstrip())
    places = (len(before) - len(before.lstrip()), len(term[0]) if term else 0)
    return len(before) > _FULL and line.strip() != "" and "  " not in line.strip() and begins in places


def _pieces(line: str, width: int) -> list[str]:
    if len(line) <= width:
        return [line]
    from textwrap import wrap

    match = _TERM.match(line)
    assert match is not None
    hanging = len(match[0]) if len(match[0]) <= width // 2 else len(line) - len(line.lstrip()) + 2
    return wrap(line, width, subsequent_indent=" " * hanging, break_long_words=False, break_on_hyphens=False)
