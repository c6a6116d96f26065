"""Names as people type them: one folding, the same for the file, for arguments and for ids."""

import re
import unicodedata

_IGNORED = re.compile(r"[\s\-‐‑‒–—_.·•'’‘`´]+")


def fold(name: str) -> str:
    """The form under which two spellings of a name are the same.

    Unicode NFKC, case folding, and spaces, hyphens, dots and apostrophes left out (conventions, 21), so
    ``Land Space``, ``landspace`` and ``LANDSPACE`` meet. Returns "" for a name of nothing else.
    """
    folded = unicodedata.normalize("NFKC", name).casefold()
    return _IGNORED.sub("", unicodedata.normalize("NFKC", folded))
