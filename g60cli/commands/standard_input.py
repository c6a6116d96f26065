"""Standard input, where a command line names it by a minus."""

import sys

STANDARD_INPUT = "-"


def standard_input() -> str:
    """All that comes in, as UTF-8 whatever the locale says; nothing where it is closed."""
    if sys.stdin is None:
        return ""
    raw = getattr(sys.stdin, "buffer", None)
    return str(sys.stdin.read()) if raw is None else raw.read().decode("utf-8", "replace")
