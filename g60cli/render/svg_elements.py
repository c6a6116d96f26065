"""The pieces of an SVG: escaped text and elements, and how wide a text is at most.

A browser chooses the font, so widths are estimates that hold for the widest of the usual ones; a narrower font leaves a
little more room. Nothing is cut, and no text is drawn where another one may stand.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from g60cli.render.wrapping import chunks

# XML 1.0 has no way to write these.
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REFERENCES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})

# In parts of the size of the font, of the wider fonts (DejaVu Sans, Verdana).
_WIDTHS = (
    (frozenset(" .,:;'|!iIjl"), 0.42),
    (frozenset("ftr()[]/-"), 0.46),
    (frozenset("mwMW%@"), 1.0),
    (frozenset("<>+=~#&_"), 0.84),
)
_UPPER, _OTHER, _WIDE, _UNSURE = 0.79, 0.65, 1.1, 1.0
_BOLD = 1.12
# Behind these an address is broken.
_BREAKS = frozenset("/-_.?&=")


class Drawing(NamedTuple):
    """Elements in a frame of their own, from its top left corner, and how high the frame is."""

    height: float
    elements: list[str]


def escaped(text: str) -> str:
    """The text as XML may hold it, in content and in attributes; what XML cannot hold becomes the sign for that."""
    return _NOT_XML.sub("\ufffd", " ".join(re.split("[\t\n\r]", text))).translate(_REFERENCES)


def number(value: float) -> str:
    """A length with one decimal at most."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, content: str = "", **attributes: str | float) -> str:
    """An element around content that is XML already; ``class_`` and ``stroke_width`` lose or turn their underscores."""
    pairs = "".join(f' {_key(key)}="{_attribute(value)}"' for key, value in attributes.items())
    return f"<{name}{pairs}>{content}</{name}>" if content else f"<{name}{pairs}/>"


def _key(name: str) -> str:
    return name.removesuffix("_").replace("_", "-")


def _attribute(value: str | float) -> str:
    return escaped(value) if isinstance(value, str) else number(value)


def text_at(left: float, base: float, text: str, look: str) -> str:
    """A line of text from its left end on its base line, in the look of a class."""
    return element("text", escaped(text), class_=look, x=left, y=base)


def text_held(left: float, right: float, base: float, text: str, look: str) -> str:
    """A line of text between two ends; its look ends with where it is held: ``start``, ``middle`` or ``end``."""
    across = {"start": left, "middle": (left + right) / 2, "end": right}[look.rpartition(" ")[2]]
    return text_at(across, base, text, look)


def width_in(text: str, size: float, bold: bool = False) -> float:
    """How wide the text is at most, in a font of that size."""
    return sum(map(_part, text)) * size * (_BOLD if bold else 1.0)


def _part(sign: str) -> float:
    for signs, part in _WIDTHS:
        if sign in signs:
            return part
    if sign.isascii():
        return _UPPER if sign.isupper() else _OTHER
    if unicodedata.combining(sign):
        return 0.0
    kind = unicodedata.east_asian_width(sign)
    return _WIDE if kind in "WF" else _UNSURE


def widest_in(texts: list[str], size: float) -> float:
    """The width of the widest text; of none, 0."""
    return max((width_in(text, size) for text in texts), default=0.0)


def longest_chunk_in(text: str, size: float) -> float:
    """The width below which a text cannot be set."""
    return widest_in(list(chunks(text)), size)


def wrapped(text: str, room: float, size: float, bold: bool = False) -> Iterator[str]:
    """The text in lines, broken at spaces and never inside a number; a piece that is wider stands alone."""
    yield from _lines(list(chunks(text)), room, size, bold)


def wrapped_anywhere(text: str, room: float, size: float) -> Iterator[str]:
    """The same for an address or a title without spaces, which are broken where the line ends."""
    pieces = [piece for chunk in chunks(text) for piece in _cut(chunk, room, size)]
    yield from _lines(pieces, room, size, False)


def _lines(pieces: list[str], room: float, size: float, bold: bool) -> Iterator[str]:
    line = ""
    for piece in pieces:
        longer = f"{line} {piece}" if line else piece
        if line and width_in(longer, size, bold) > room:
            yield line
            longer = piece
        line = longer
    if line:
        yield line


def _cut(piece: str, room: float, size: float) -> Iterator[str]:
    """The piece in parts that fit, cut behind a sign of an address where there is one."""
    start, used, sign_end = 0, 0.0, 0
    for place, sign in enumerate(piece):
        used += width_in(sign, size)
        if used > room and place > start:
            end = sign_end if sign_end > start else place
            yield piece[start:end]
            start, used = end, width_in(piece[end : place + 1], size)
        if sign in _BREAKS:
            sign_end = place + 1
    yield piece[start:]
