"""Sparklines in cells: in ASCII where the encoding has no blocks."""

from g60cli.answer import Answer, Block
from g60cli.render.screen import Screen

_SPARKS = "▁▂▃▄▅▆▇█"
_PLAIN_SPARKS = str.maketrans(_SPARKS, "_.-~=+*#")


def with_shown_sparks(answer: Answer, screen: Screen) -> Answer:
    """The answer with sparklines that the screen can show; any other text stays as it is."""
    if screen.can_show(_SPARKS):
        return answer
    return answer._replace(blocks=tuple(_in_ascii(block) for block in answer.blocks))


def _in_ascii(block: Block) -> Block:
    rows = (tuple(cell._replace(text=cell.text.translate(_PLAIN_SPARKS)) for cell in row) for row in block.rows)
    return block._replace(rows=tuple(rows))
