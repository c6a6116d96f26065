"""Bound words: the words beside a printed figure that say on which side of it the true value lies.

The word lists are those of the knowledge format (docs: knowledge file, format 1, Facts), with other
words of the same meaning that English, Chinese and German sources print.
"""

import re
from typing import NamedTuple

from g60cli.knowledge.vocabulary import Precision


class Bound(NamedTuple):
    """What a bound word says; a loose one does not tell *more than* from *at least*."""

    precision: Precision
    loose: bool = False


_MORE = Bound(Precision.MORE_THAN)
_MORE_OR_EQUAL = Bound(Precision.MORE_THAN, loose=True)
_LEAST = Bound(Precision.AT_LEAST)
_LEAST_OR_MORE = Bound(Precision.AT_LEAST, loose=True)
_NEARLY = Bound(Precision.NEARLY)
_ABOUT = Bound(Precision.ABOUT)
_MOST = Bound(Precision.AT_MOST)
_LESS = Bound(Precision.LESS_THAN)


def _words(bound: Bound | None, words: str) -> dict[str, Bound | None]:
    return {word.strip(): bound for word in words.split(",")}


# Chinese words that end like a bound word and are none map to None.
_BEFORE: dict[str, Bound | None] = {
    **_words(
        _MORE, "more than, over, exceeded, exceeding, exceeds, exceed, above, tops, topped, upwards of, in excess of, >"
    ),
    **_words(_MORE, "超, 超过, 超過, 逾, 突破, 破, 多于, 大于, 高于, mehr als, über"),
    **_words(_LEAST, "at least, no less than, not less than, no fewer than, not fewer than, not below, not under, ≥"),
    **_words(_LEAST, "a minimum of, 不少于, 不少於, 不低于, 不低於, 至少, mindestens"),
    **_words(_NEARLY, "nearly, almost, close to, 近, 接近, 将近, 將近, knapp"),
    **_words(_ABOUT, "about, around, approximately, approx., some, roughly, circa, ca., ~, ≈, 约, 約, 大约"),
    **_words(_ABOUT, "大約, 约为, 約為, rund, etwa"),
    **_words(_MOST, "at most, up to, no more than, not more than, not exceeding, not over, not above, ≤"),
    **_words(_MOST, "a maximum of, 不超过, 不超過, 不超, 不多于, 不高于, 至多, 最多, 未超过, höchstens"),
    **_words(_LESS, "less than, fewer than, below, under, <, 不到, 不足, 低于, 低於, 少于, 未满, weniger als"),
    **_words(None, "附近, 最近, 临近, 靠近, 邻近, 节约, 節約, 签约, 簽約, 合约, 预约, 违约, 制约, 赶超"),
}

# 上百 and 过百 are bounds; 上 and 过 before digits are not.
_BEFORE_HUNDREDS: dict[str, Bound | None] = {
    **_words(_LEAST_OR_MORE, "上"),
    **_words(_MORE, "过, 過"),
    **_words(None, "通过, 通過, 经过, 經過, 以上, 线上, 線上"),
}

_ODD = {"多": _MORE_OR_EQUAL, "+": _MORE_OR_EQUAL, "余": _LEAST, "餘": _LEAST}
_AFTER: dict[str, Bound] = {
    **_ODD,
    "以上": _LEAST,
    "左右": _ABOUT,
    "上下": _ABOUT,
    "以内": _MOST,
    "以內": _MOST,
    "以下": _MOST,
    "or more": _LEAST,
    "or above": _LEAST,
    "and above": _LEAST,
    "or so": _ABOUT,
}

ODD_PATTERN = "[多余餘+]"
AFTER_PATTERN = (
    r"[\u4e00-\u9fff]{0,4}?(?:以上|左右|上下|以内|以內|以下)"
    r"|[ \xa0](?:or[ ]more|(?:or|and)[ ]above|or[ ]so)\b"
)

_Table = dict[str, list[tuple[str, Bound | None]]]


def _by_last_character(words: dict[str, Bound | None]) -> _Table:
    """The words under their last characters, the longest first."""
    table: _Table = {}
    for word, bound in sorted(words.items(), key=lambda item: -len(item[0])):
        table.setdefault(word[-1], []).append((word, bound))
    return table


_BEFORE_TABLE = _by_last_character(_BEFORE)
_HUNDREDS_TABLE = _by_last_character(_BEFORE | _BEFORE_HUNDREDS)
_ALONE = re.compile(rf" (?:{ODD_PATTERN})|[ ]?(?:{AFTER_PATTERN})")


def bound_before(head: str, hundreds: bool = False) -> tuple[Bound | None, int]:
    """The bound word at the end of the folded text before a figure, and where it begins.

    The longest word wins, so that "no more than" is not read as "more than". ``hundreds`` is true before a
    bare 百, 千, 万 or 亿. Without a bound word the place is the end of the text.
    """
    stripped = head.rstrip()
    table = _HUNDREDS_TABLE if hundreds else _BEFORE_TABLE
    for word, bound in table.get(stripped[-1:], ()):
        start = len(stripped) - len(word)
        if stripped.endswith(word) and not _inside_word(stripped, start):
            return (bound, start) if bound else (None, len(head))
    return None, len(head)


def _inside_word(text: str, start: int) -> bool:
    """True where a Latin word begins in the middle of another: the "over" of "turnover"."""
    return start > 0 and text[start].isalpha() and text[start] < "\u2e80" and text[start - 1].isalpha()


def bound_after(text: str) -> Bound | None:
    """The bound that the printed text after a figure says (as found by the patterns of this module)."""
    stripped = text.strip()
    return _AFTER.get(stripped) or _AFTER.get(stripped[-2:])


def lone_bound(token: str) -> Bound | None:
    """The bound of a folded token that is nothing but the words after a figure: 以上, 家左右, "or more"."""
    return bound_after(token) if _ALONE.fullmatch(f" {token.strip()}") else None
