"""Days that answers are reckoned from: the day a question looks back to, and today."""

import os
import re
import time

from g60cli.errors import BadDate

VARIABLE = "G60_TODAY"
_WRITTEN = re.compile(r"\d{4}(?:-\d{2}){0,2}", re.ASCII)


def last_day_of(text: str) -> str:
    """The last day of a year, a month or a day, as ISO text.

    Raises BadDate where the text is none of them.
    """
    from g60cli.knowledge.periods import parse_period

    if not _WRITTEN.fullmatch(text.strip()):
        raise BadDate(text)
    try:
        end = parse_period(text.strip()).end
    except ValueError:
        raise BadDate(text, "is no date of the calendar") from None
    assert end is not None
    return end.isoformat()


def today() -> str:
    """Today in UTC as ISO text, or the day that ``G60_TODAY`` names, so that an answer can be had again as it was.

    Raises BadDate where the variable holds no date.
    """
    given = os.environ.get(VARIABLE)
    return last_day_of(given) if given else time.strftime("%Y-%m-%d", time.gmtime())
