"""A grid of terminal cells to draw on: lines of dots beneath, marks and texts above them.

Dots are Braille, two across and four down in a cell; where the encoding has none, a full stop marks the cell.
A text is kept whole: it is never cut at an edge and never broken by another one.
"""

from g60cli.render.terminal import width_of

DOTS_ACROSS, DOTS_DOWN = 2, 4
_BRAILLE = 0x2800
_BITS = ((0x01, 0x02, 0x04, 0x40), (0x08, 0x10, 0x20, 0x80))


class Canvas:
    """A drawing of so many columns and rows; ``plain`` draws in ASCII."""

    def __init__(self, width: int, height: int, plain: bool) -> None:
        self.width, self.height = width, height
        self.plain = plain
        self._dots: dict[tuple[int, int], int] = {}
        self._texts: dict[tuple[int, int], str] = {}
        self._taken: set[tuple[int, int]] = set()

    def line(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """A straight line between two dots, each given as dots from the left and from the top."""
        (left, top), (right, bottom) = start, end
        steps = max(abs(right - left), abs(bottom - top), 1)
        for step in range(steps + 1):
            self._dot(left + round(step * (right - left) / steps), top + round(step * (bottom - top) / steps))

    def _dot(self, across: int, down: int) -> None:
        cell = across // DOTS_ACROSS, down // DOTS_DOWN
        self._dots[cell] = self._dots.get(cell, 0) | _BITS[across % DOTS_ACROSS][down % DOTS_DOWN]

    def is_free(self, column: int, row: int, width: int) -> bool:
        """True where a text of that width has room, and touches none that stands there."""
        if column < 0 or row < 0 or row >= self.height or column + width > self.width:
            return False
        return all((cell, row) not in self._taken for cell in range(column - 1, column + width + 1))

    def dotted(self, column: int, row: int, width: int) -> int:
        """How many of these cells a line runs through."""
        return sum((cell, row) in self._dots for cell in range(column, column + width))

    def put(self, column: int, row: int, text: str) -> None:
        """Write a text that begins in that cell; what stood there before must have been a mark of one cell."""
        self._texts[column, row] = text
        self._taken.update((cell, row) for cell in range(column, column + max(1, width_of(text))))

    def put_clear(self, column: int, row: int, text: str) -> None:
        """The same, and no line comes nearer to the text than a cell on either side."""
        for cell in range(column - 1, column + width_of(text) + 1):
            self._dots.pop((cell, row), None)
        self.put(column, row, text)

    def lines(self) -> list[str]:
        """The rows from the top, without spaces at their ends."""
        return [self._row(row).rstrip() for row in range(self.height)]

    def _row(self, row: int) -> str:
        pieces, column = [], 0
        while column < self.width:
            text = self._texts.get((column, row))
            pieces.append(self._dots_in(column, row) if text is None else text)
            column += 1 if text is None else max(1, width_of(text))
        return "".join(pieces)

    def _dots_in(self, column: int, row: int) -> str:
        dots = self._dots.get((column, row))
        if dots is None:
            return " "
        return "." if self.plain else chr(_BRAILLE + dots)
