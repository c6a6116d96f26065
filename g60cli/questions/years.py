"""Years as people ask for them: ``2023``, ``2019..2023``, ``latest`` (convention 23)."""

import re
from typing import NamedTuple

from g60cli.errors import BadYear

LATEST = "latest"
_YEARS = re.compile(r"(\d{4})(?:\.\.(\d{4}))?", re.ASCII)


class Years(NamedTuple):
    """A range of years, both ends included, or the latest of each series."""

    first: int = 0
    last: int = 0
    latest: bool = False

    def days(self) -> tuple[str, str]:
        """The first and the last day of the range, as ISO texts."""
        return f"{self.first:04}-01-01", f"{self.last:04}-12-31"

    def __str__(self) -> str:
        if self.latest:
            return LATEST
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"


def parse_years(text: str) -> Years:
    """Read a year, a range or ``latest``.

    Raises BadYear where the text is none of them or the range is reversed.
    """
    if text.strip().casefold() == LATEST:
        return Years(latest=True)
    match = _YEARS.fullmatch(text.strip())
    if not match:
        raise BadYear(text)
    first, last = int(match[1]), int(match[2] or match[1])
    if last < first:
        raise BadYear(text, "ends before it begins")
    return Years(first, last)
