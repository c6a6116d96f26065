"""The words of a text as the full-text index has them: one reading for what is indexed, asked for, and marked.

Words are folded (NFKC, case, accents), every ideograph is a word of its own, and so is a whole number: digits are not
grouped, and a decimal point or the bar of a fraction is part of it. A word with a hyphen, an apostrophe, a dot or an
``&`` inside counts as its parts and as one: ``high-tech`` is found as ``high-tech``, ``high tech`` and ``hightech``.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

# The one sign besides letters and digits that the index takes for part of a word; no text keeps one of its own.
POINT = "_"
_BAR = "__"
# Ideographs are told by comparing: as ranges in these patterns they would take longer to compile than a search.
_JOINT = r"[-‐‑–'’`´&＆.·]"
# Looked for by their sign, and only then by what stands before it: that is many times faster.
_JOINED = re.compile(rf"{_JOINT}(?<=[^\W_].)(?=[^\W_])")
_COMPOUND = re.compile(rf"(?<![^\W_])[^\W_]++(?:{_JOINT}[^\W_]++)+")
_WORD = re.compile(r"\w+")
_TERM = re.compile(rf"\w+(?:{_JOINT}\w+)*")
_GROUPING = re.compile(r",(?<=\d,)(?=\d{3}(?!\d))")
_DECIMAL = re.compile(r"\.(?<=\d\.)(?=\d)")
_FRACTION = re.compile(r"/(?<=\d/)(?=\d)")
_ACCENT = re.compile(r"[\u0300-\u036f]+")
# A piece of a text as it was written: letters with their accents, digits with the signs between them.
_WRITTEN = re.compile(r"(?:[\w\u0300-\u036f]|(?<=\d)[.,/](?=\d))+")
_WRITTEN_COMPOUND = re.compile(rf"[\w\u0300-\u036f]+(?:{_JOINT}[\w\u0300-\u036f]+)+")


class Placed(NamedTuple):
    """A word, and where it stands in the text as it was written."""

    word: str
    start: int
    end: int


class Term(NamedTuple):
    """A piece of what somebody looks for: words that follow each other, such as those of ``high-tech``."""

    words: tuple[str, ...]

    @property
    def is_ideographs(self) -> bool:
        """True for Chinese, which is written without spaces."""
        return is_ideograph(self.words[0])

    @property
    def is_number(self) -> bool:
        """True for one whole number without point or bar."""
        return len(self.words) == 1 and self.words[0].isdecimal()


def indexed(text: str) -> str:
    """The words of a text as the index takes them, compounds also as one word behind the rest."""
    folded = _read(text)
    # The index's tokenizer parts ASCII by itself, and takes everything else for a letter.
    words = folded if folded.isascii() else " ".join(_words(folded))
    if not _JOINED.search(folded):
        return words
    return " ".join((words, *(_joined(match[0]) for match in _COMPOUND.finditer(folded) if _has_letter(match[0]))))


def indexed_name(name: str) -> str:
    """The words of a name, which is also found when its words are run together (``landspace`` for Land Space)."""
    words = indexed(name)
    alone = [word for word in _words(_read(name)) if not is_ideograph(word)]
    return f"{words} {''.join(alone)}" if len(alone) > 1 else words


def terms(query: str) -> list[Term]:
    """What somebody looks for, each piece once; empty for a text without letter and digit."""
    found = (Term(tuple(_words(match[0]))) for match in _TERM.finditer(_read(query)))
    return list(dict.fromkeys(found))


def placed(text: str) -> list[Placed]:
    """The words of a text in order, each with its place."""
    return [word for match in _WRITTEN.finditer(text) for word in _placed(match[0], match.start())]


def placed_compounds(text: str) -> Iterator[Placed]:
    """The words with a sign inside, each as one word with its place."""
    if not text.isascii():
        text = "".join(" " if is_ideograph(sign) else sign for sign in text)
    for match in _WRITTEN_COMPOUND.finditer(text):
        if _has_letter(match[0]):
            yield Placed(_joined(_read(match[0])), match.start(), match.end())


def is_ideograph(sign: str) -> bool:
    """True for one Chinese character."""
    return (
        sign >= "\u3400"
        and len(sign) == 1
        and (
            sign <= "\u4dbf"
            or "\u4e00" <= sign <= "\u9fff"
            or "\uf900" <= sign <= "\ufaff"
            or "\U00020000" <= sign <= "\U0003134f"
        )
    )


def number_texts(value: str, unit: str) -> list[str]:
    """A number as one may look for it: exact, and as tables show it: money in millions or billions, shares in %."""
    whole, _, rest = value.partition(".")
    if unit == "share" and rest:
        return [value, f"{int(whole + rest[:2].ljust(2, '0'))}.{rest[2:]}".rstrip(".")]
    if len(unit) == 3 and unit.isupper() and whole.isdecimal() and len(whole) > 6:
        places, name = (9, "billion") if len(whole) > 9 else (6, "million")
        decimals = (whole[-places:] + rest).rstrip("0")
        return [value, f"{whole[:-places]}{'.' if decimals else ''}{decimals} {name}"]
    return [value]


def _read(text: str) -> str:
    """A text folded, its numbers as the index has them, Chinese parted from what stands beside it."""
    if text.isascii():
        text = text.lower()
    else:
        text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
        text = unicodedata.normalize("NFC", _ACCENT.sub("", text))
        text = " ".join("".join(run) for _, run in groupby(text, is_ideograph))
    if POINT in text:
        text = text.replace(POINT, " ")
    if "," in text:
        text = _GROUPING.sub("", text)
    if "." in text:
        text = _DECIMAL.sub(POINT, text)
    return _FRACTION.sub(_BAR, text) if "/" in text else text


def _words(folded: str) -> Iterator[str]:
    """The words of a folded text; a run of Chinese gives its characters."""
    for word in _WORD.findall(folded):
        if word >= "\u3400" and is_ideograph(word[0]):
            yield from word
        else:
            yield word


def _placed(piece: str, start: int) -> Iterator[Placed]:
    for is_chinese, group in groupby(piece, is_ideograph):
        run = "".join(group)
        for part in run if is_chinese else [run]:
            yield from (Placed(word, start, start + len(part)) for word in _words(_read(part)))
            start += len(part)


def _joined(compound: str) -> str:
    return "".join(_WORD.findall(compound))


def _has_letter(compound: str) -> bool:
    """False for a date or another row of digits, which is no word."""
    return any(sign.isalpha() for sign in compound)
