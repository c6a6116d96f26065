"""Standard input as text, where a command line names it by a minus."""

from g60cli.incoming import STANDARD_INPUT, incoming

__all__ = ["STANDARD_INPUT", "standard_input"]


def standard_input() -> str:
    """All that comes in, as UTF-8 whatever the locale says; nothing where it is closed."""
    return incoming().decode("utf-8", "replace")
