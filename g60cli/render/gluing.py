"""The sign that stands for a space at which no line may break; no knowledge file can hold it."""

GLUE = "\0"


def glued(text: str) -> str:
    """A text that stays on one line."""
    return text.replace(" ", GLUE)


def unglued(text: str) -> str:
    """The text as it is printed."""
    return text.replace(GLUE, " ")
