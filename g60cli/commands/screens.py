"""What standard output is: how wide, and whether colour and links are wanted there.

What decides about colour, from the strongest: ``--color always`` or ``never``; ``NO_COLOR``; ``FORCE_COLOR`` and
``CLICOLOR_FORCE``; ``CLICOLOR=0``; ``TERM=dumb``; and else whether it is a terminal. Links are for terminals that are
known to have them, and only where colour would be allowed, so that one wish turns all escape bytes off;
``G60_LINKS`` stands above ``FORCE_HYPERLINK``, and both above what is known. Neither changes how wide a line may be:
only a terminal has a width.
"""

import os
import sys
from enum import StrEnum

from g60cli.render.screen import Screen

# Terminals that say who they are and show links; others may print the bytes of a link as they are.
_LINKING_PROGRAMS = {"iTerm.app", "WezTerm", "vscode", "ghostty"}
_LINKING_VTE = 5000
# COLUMNS may say anything; a picture as wide as that would fill the memory.
_WIDEST = 10_000
_OFF = ("", "0", "false", "no", "never")


class Color(StrEnum):
    """The choices of ``--color``."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


def screen_of_output(color: Color | None = None) -> Screen:
    """The screen that standard output is, or the lack of one."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    width = None
    if on_terminal:
        from shutil import get_terminal_size

        width = min(get_terminal_size().columns, _WIDEST)
    colored = wants_color(color, on_terminal)
    return Screen(width, colored, _has_many_colors(), encoding, links=wants_links(on_terminal and colored))


def wants_color(color: Color | None, on_terminal: bool) -> bool:
    """Whether to write in colour, after the option, the variables and the terminal, in this order."""
    if color in (Color.ALWAYS, Color.NEVER):
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if any(os.environ.get(name, "") not in _OFF for name in ("FORCE_COLOR", "CLICOLOR_FORCE")):
        return True
    return on_terminal and os.environ.get("CLICOLOR") != "0" and os.environ.get("TERM") != "dumb"


def wants_links(allowed: bool) -> bool:
    """Whether to make addresses links; ``allowed`` where escape bytes are, which a variable may overrule."""
    if os.environ.get("G60_LINKS", "auto") != "auto":
        return os.environ["G60_LINKS"] not in _OFF
    if "FORCE_HYPERLINK" in os.environ:
        return os.environ["FORCE_HYPERLINK"] not in _OFF
    return allowed and _is_known_to_link()


def _is_known_to_link() -> bool:
    # A multiplexer inherits the variables of the terminal around it, but not what that can do.
    if os.environ.get("TMUX") or os.environ.get("STY"):
        return False
    vte = os.environ.get("VTE_VERSION", "")
    return (
        os.environ.get("TERM_PROGRAM") in _LINKING_PROGRAMS
        or (vte.isdecimal() and int(vte) >= _LINKING_VTE)
        or any(os.environ.get(name) for name in ("KITTY_WINDOW_ID", "WT_SESSION"))
    )


def _has_many_colors() -> bool:
    said = os.environ.get("FORCE_COLOR") in ("2", "3") or bool(os.environ.get("COLORTERM"))
    return said or "256color" in os.environ.get("TERM", "")
