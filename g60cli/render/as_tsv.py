"""TSV: as CSV, with tabs between and nothing quoted; a tab or line break in a value becomes a space."""

from collections.abc import Iterable, Iterator, Sequence

from g60cli.answer import Answer, Data
from g60cli.render.rows import cells_of, keys_of, objects_of
from g60cli.render.screen import Screen


def render(answer: Answer, screen: Screen) -> str:
    """The rows as lines of cells with tabs between."""
    return "".join(pieces(keys_of(answer), objects_of(answer), screen))


def pieces(keys: Sequence[str], rows: Iterable[Data], screen: Screen) -> Iterator[str]:
    """The same row by row, the keys first."""
    if not keys:
        return
    yield "\t".join(keys) + "\n"
    for row in rows:
        yield "\t".join([" ".join(cell.split()) for cell in cells_of(row, keys)]) + "\n"
