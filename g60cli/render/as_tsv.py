"""TSV: as CSV, with tabs between and nothing quoted; a tab or line break in a value becomes a space."""

from g60cli.answer import Answer
from g60cli.render.rows import flat_rows
from g60cli.render.screen import Screen


def render(answer: Answer, screen: Screen) -> str:
    """The rows as lines of cells with tabs between."""
    keys, rows = flat_rows(answer)
    if not keys:
        return ""
    return "".join("\t".join(" ".join(cell.split()) for cell in row) + "\n" for row in (keys, *rows))
