"""The command that prints what a shell needs to complete commands, options and names."""

from typing import Annotated

from g60cli.commands.framework import Argument
from g60cli.commands.output import write
from g60cli.commands.shells import SCRIPTS, Shell


def completion_command(
    shell: Annotated[Shell, Argument(metavar="SHELL", help="bash, zsh, fish or powershell.")],
) -> int:
    """The script that makes a shell complete commands, options and names at TAB; g60 help completion says where to.

    \b
    Examples:
      g60 completion bash
      g60 completion zsh
    """
    write(SCRIPTS[shell])
    return 0
