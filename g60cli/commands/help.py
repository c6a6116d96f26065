"""Help beyond ``--help``: one page a topic."""

from typing import Annotated

from g60cli.commands.framework import Argument, Context, help_of
from g60cli.commands.help_topics import TOPICS
from g60cli.commands.output import write
from g60cli.errors import UnknownChoice


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
        text = (help_of(context, None) or "") + "\nTopics: g60 help " + "|".join(TOPICS) + "\n"
    elif topic in TOPICS:
        text = TOPICS[topic]()
    else:
        found = help_of(context, topic)
        if found is None:
            raise UnknownChoice("help topic", topic, (*TOPICS, "and every command"))
        text = found
    write(text)
    return 0
