"""Lines made of pieces that stay whole, and the widths that a picture's texts need."""

from collections.abc import Sequence

from g60cli.render.terminal import width_of


def flow(pieces: Sequence[str], width: int, indent: int = 2) -> list[str]:
    """The pieces as lines of at most ``width`` cells, one space between; later lines are indented.

    A piece is never broken: one that is wider than the line stands alone on it, without an indent.
    """
    lines: list[str] = []
    for piece in filter(None, pieces):
        if lines and width_of(lines[-1]) + 1 + width_of(piece) <= width:
            lines[-1] += f" {piece}"
        else:
            before = indent if lines and indent + width_of(piece) <= width else 0
            lines.append(" " * before + piece)
    return lines


def widest(texts: Sequence[str]) -> int:
    """The width of the widest text in cells; of none, 0."""
    return max((width_of(text) for text in texts), default=0)


def padded(text: str, width: int) -> str:
    """The text with spaces behind it, up to a width in cells."""
    return text + " " * (width - width_of(text))
