"""Where the keys of documents stand: of a document in parts no more is indexed than what is asked for."""

from g60cli.knowledge.documents import Document
from g60cli.knowledge.paths import Path, Position
from g60cli.knowledge.positions import index_positions, locate

Index = dict[Path, Position]


class Places:
    """Looks keys up; a text is indexed once, a fact of a document in parts as often as it is returned to."""

    def __init__(self) -> None:
        self._indexes: dict[tuple[int, str], Index] = {}
        self._fact: tuple[tuple[int, str], int] | None = None
        self._in_fact: Index = {}

    def of(self, document: Document, path: Path) -> Position:
        """The line and the column of a key, or of its nearest ancestor that stands somewhere."""
        number = path[1] if document.parts is not None and len(path) > 1 and path[0] == "fact" else None
        if isinstance(number, int):
            return self._of_fact(document, number, path[2:])
        if document.key not in self._indexes:
            text = document.text if document.parts is None else document.parts.rest
            self._indexes[document.key] = index_positions(text)
        return locate(self._indexes[document.key], path)

    def _of_fact(self, document: Document, number: int, path: Path) -> Position:
        assert document.parts is not None
        if self._fact != (document.key, number):
            self._fact = document.key, number
            self._in_fact = index_positions(document.parts.text_of(number, document.text))
        line, column = locate(self._in_fact, ("fact", 0, *path))
        return line + document.parts.lines[number] - 1, column
