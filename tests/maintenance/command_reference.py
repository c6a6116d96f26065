"""The reference of all commands as Markdown, written from the program itself: ``docs/commands.md``.

    G60_UPDATE=1 pytest tests/test_docs.py

A command that is added to the catalogue is in it without a word here.
"""

import re
from collections.abc import Callable

from g60cli.commands.catalog import COMMANDS, GROUPS
from g60cli.commands.help_topics import TOPICS

_INTRODUCTION = """\
# Commands

Written from the program by `G60_UPDATE=1 pytest tests/test_docs.py`; do not edit by hand.

What every answer takes stands once, at the end. NAME is a name, an alias or an id; several words need no quotes.
"""


def reference(help_of: Callable[..., str]) -> str:
    """The whole document; ``help_of("stats", "--help")`` is what the program prints."""
    parts = [_INTRODUCTION]
    for group in GROUPS:
        parts.append(f"## {group}\n")
        parts += [_command(name, help_of) for name, entry in COMMANDS.items() if entry.group == group]
    parts.append(f"## Options of every answer\n\n{_fenced(_shared(help_of('cities', '--help')))}")
    parts.append("## Help topics\n")
    parts += [f"### {topic}\n\n{_fenced(help_of('help', topic))}" for topic in TOPICS]
    return "\n".join(parts)


def _command(name: str, help_of: Callable[..., str]) -> str:
    own, _, _ = help_of(name, "--help").partition("Options of every answer:")
    # An option that every command has is told by the list of the shared ones.
    own = re.sub(r"Options:\n +-h, --help[^\n]*\n", "", own).rstrip()
    own = re.sub(r"\n +-h, --help[^\n]*$", "", own)
    return f"### g60 {name}\n\n{COMMANDS[name].sentence}\n\n{_fenced(own)}"


def _shared(help_text: str) -> str:
    lines = help_text.partition("Options of every answer:\n")[2].splitlines()
    return "\n".join(line.removeprefix("  ") for line in lines)


def _fenced(text: str) -> str:
    return f"```text\n{text.strip()}\n```\n"
