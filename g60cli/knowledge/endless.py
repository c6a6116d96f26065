"""What would keep a parser busy for minutes or take all memory, found before it is parsed: nobody writes it."""

import re
from itertools import islice

MOST = 1_000_000
MOST_TABLES = 5_000_000
# A number of a million digits, a list of a million plain values.
_LONG = re.compile(rf"[0-9_]{{{MOST}}}|\[(?:\s*+(?:\"[^\"\n]*+\"|'[^'\n]*+'|[^\s,\"'\[\]{{}}#=]++)\s*+,){{{MOST}}}")
# Of facts, and of what belongs to one, there may be any number.
_TABLE = re.compile(r"\n[ \t]*\[{1,2}[ \t]*(?!fact[ \t]*[.\]])[A-Za-z0-9_\"'-]")


def endless_at(text: str) -> int | None:
    """Where an endless number or list begins, or the table is that comes after five million others but facts.

    None where there is nothing of the kind.
    """
    match = _LONG.search(text)
    if match is None and text.count("\n") > MOST_TABLES:
        match = next(islice(_TABLE.finditer(text), MOST_TABLES, None), None)
    return None if match is None else match.start() + match[0].startswith("\n")
