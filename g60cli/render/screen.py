"""Where an answer is shown: how wide, whether in colour and with links, in which characters."""

from typing import NamedTuple


class Screen(NamedTuple):
    """``width`` is None off a terminal, where lines keep their length; ``spreadsheet`` is for CSV."""

    width: int | None = None
    color: bool = False
    many_colors: bool = True
    encoding: str = "utf-8"
    spreadsheet: bool = False
    links: bool = False

    def can_show(self, text: str) -> bool:
        """True where every character of the text can be written."""
        try:
            text.encode(self.encoding)
        except (UnicodeEncodeError, LookupError):
            return False
        return True
