"""The running text of an HTML page: its paragraphs parted by empty lines, its headings known by level."""

import re
from html.parser import HTMLParser

_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "title", "iframe"))
_PARTING = re.compile(
    "address|article|aside|blockquote|body|caption|d[dlt]|details|div|fieldset|figcaption|figure|footer|form|h[1-6r]"
    "|header|li|main|nav|ol|p|pre|section|summary|table|tbody|tfoot|thead|tr|ul"
)
_CELLS = frozenset(("td", "th"))
_HEADING = re.compile("h[1-6]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_CHARSET = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?([\w-]+)""", re.IGNORECASE)


def read_html(page: str) -> tuple[str, dict[str, int]]:
    """The text of a page, and each heading in it with its level (1 for h1)."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    return "".join(reader.pieces), reader.headings


def charset_of(raw: bytes) -> str | None:
    """The encoding that the beginning of a page names, or None."""
    match = _CHARSET.search(raw, 0, 2048)
    return match[1].decode("ascii") if match else None


class _Reader(HTMLParser):
    """Keeps what a reader of the page would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.headings: dict[str, int] = {}
        self._unseen: list[str] = []
        self._preformatted = 0
        self._heading: tuple[int, int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen.append(tag)
        elif tag == "br":
            self.pieces.append("\n")
        elif _PARTING.fullmatch(tag):
            self.pieces.append("\n\n")
        if _HEADING.fullmatch(tag):
            self._heading = int(tag[1]), len(self.pieces)
        self._preformatted += tag == "pre"

    def handle_endtag(self, tag: str) -> None:
        if tag in self._unseen:
            del self._unseen[self._unseen.index(tag) :]
        elif tag in _CELLS:
            self.pieces.append(" | ")
        elif _PARTING.fullmatch(tag):
            self._end_heading(tag)
            self.pieces.append("\n\n")
        self._preformatted -= tag == "pre" and self._preformatted > 0

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data if self._preformatted else _SPACES.sub(" ", data))

    def _end_heading(self, tag: str) -> None:
        if self._heading is not None and _HEADING.fullmatch(tag):
            level, begin = self._heading
            self.headings.setdefault("".join(self.pieces[begin:]), level)
            self._heading = None
