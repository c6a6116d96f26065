"""The stated normalisation: what is made equal before tokens and texts are compared (docs: verification).

Quotes, dashes, spaces, line breaks, hyphens at the ends of lines, markup and page furniture. Letter case and the
width of signs are folded later, in place (``folding``). Nothing in here knows a fact or a file.
"""

import re
from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

_SIGNS = {
    **dict.fromkeys(map(ord, "“”„‟″«»「」『』"), '"'),
    **dict.fromkeys(map(ord, "‘’‚‛′"), "'"),
    **dict.fromkeys(map(ord, "‐‑‒–—―−"), "-"),
    **{ord(joined): apart for joined, apart in zip("ﬀﬁﬂﬃﬄ…", ("ff", "fi", "fl", "ffi", "ffl", "..."), strict=True)},
    # Seen by nobody: soft hyphen, zero-width signs, byte order mark.
    **dict.fromkeys((0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)),
}
_HAN = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uff60"
_NO_SPACE = re.compile(rf"(?<=[{_HAN}]) | (?=[{_HAN}])|(?<=[0-9]) (?=%)|(?<=[$¥€£]) (?=[0-9])")
_GROUPING = re.compile(r"(?<=[0-9])[\xa0\u202f\u2009](?=[0-9]{3}(?![0-9]))")
_GROUP = "\ue000"
_MARKUP = re.compile(r"\*\*|\\(?=[^\w\s])")
_ENDS = re.compile(r"\r\n?|\f|\v|\x85|\u2028|\u2029")
_PARAGRAPH_END = re.compile(r"\n[^\S\n]*\n")
_PAGE_NUMBER = re.compile(
    r"(?:page|seite|p\.)\s*[0-9]{1,4}(?:\s*(?:of|/|von)\s*[0-9]{1,4})?"
    r"|[-–—]\s*[0-9]{1,4}\s*[-–—]"
    r"|第\s*[0-9]{1,4}\s*[页頁](?:\s*[/，,]?\s*共\s*[0-9]{1,4}\s*[页頁])?",
    re.IGNORECASE,
)
_KEPT_HYPHEN = re.compile(r"(?<=\w)[-\u2010\xad][^\S\n]*\n[^\S\n]*(?=\w)")
_DROPPED_HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u2010\xad][^\S\n]*\n[^\S\n]*(?=[^\W\d_])")
_LONGEST_FURNITURE = 300
# A pull quote stands on the page of its sentence; this many paragraphs before and after are looked through.
_NEAR = 50


class Paragraph(NamedTuple):
    """A paragraph as it may be read: in one form, or in two where a line ends in a hyphen.

    That hyphen may belong to the word (high-tech) or to the line (tech-nology); the first form keeps it.
    """

    forms: tuple[str, ...]
    place: int
    """Neighbours have places that differ by one; page furniture has the place of what stands before it."""


def normalise(printed: str) -> str:
    """Text with straight quotes, plain dashes, no markup and one space for any whitespace.

    None is left beside Chinese, before a percent sign and after a sign of currency. The space that groups digits
    (1 200) stays a no-break space, where it is one: it is a part of the number.
    """
    plain = _GROUPING.sub(_GROUP, _MARKUP.sub("", printed).translate(_SIGNS))
    return _NO_SPACE.sub("", " ".join(plain.split())).replace(_GROUP, "\xa0")


def paragraphs_of(text: str) -> tuple[Paragraph, ...]:
    """The parts between empty lines; lines that are nothing but a page number are left out."""
    lines = _ENDS.sub("\n", text).split("\n")
    kept = "\n".join("" if _PAGE_NUMBER.fullmatch(line.strip()) else line for line in lines)
    parts = [forms for part in _PARAGRAPH_END.split(kept) if (forms := _forms(part))[0]]
    return tuple(map(Paragraph, parts, _places([forms[0] for forms in parts])))


def _forms(part: str) -> tuple[str, ...]:
    kept = normalise(_KEPT_HYPHEN.sub("-", part))
    dropped = normalise(_KEPT_HYPHEN.sub("-", _DROPPED_HYPHEN.sub("", part)))
    return (kept,) if kept == dropped else (kept, dropped)


def _places(parts: Sequence[str]) -> list[int]:
    """The place of each part in the running text, in which page furniture takes none."""
    words = [part.casefold().strip(" .\"'") for part in parts]
    counted = Counter(words)
    places, place = [], 0
    for number, part in enumerate(words):
        around = words[max(0, number - _NEAR) : number + _NEAR + 1]
        place += not (_may_be_furniture(part) and (counted[part] > 1 or any(_quotes(other, part) for other in around)))
        places.append(place)
    return places


def _may_be_furniture(part: str) -> bool:
    return len(part) <= _LONGEST_FURNITURE and any(map(str.isalpha, part))


def _quotes(text: str, part: str) -> bool:
    """Whether a part stands inside a longer text, word for word."""
    start = text.find(part) if len(part) < len(text) else -1
    while start >= 0:
        end = start + len(part)
        if not any(map(str.isalnum, text[max(0, start - 1) : start] + text[end : end + 1])):
            return True
        start = text.find(part, start + 1)
    return False
