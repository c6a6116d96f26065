"""Numbers written in Chinese characters: 十六, 三千二百, 二〇二三, 万亿.

It reads runs of number characters and the scale characters after digits, and tells a number from a part of a
name (百度, 三亚).
"""

import re

_DIGITS = {"零": 0, "〇": 0, "两": 2, "兩": 2} | {c: n for n, c in enumerate("一二三四五六七八九", start=1)}
_SCALES = {"百": 100, "千": 1000, "万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

CHARACTERS = "零〇一二三四五六七八九十百千万萬亿億两兩"
BARE_SCALES = tuple(_SCALES)
SCALE_PATTERN = "(?:[万萬亿億]|百(?!分)|千(?![米瓦克])){1,3}"

# 数百 and 几十 are no numbers; 统一, 唯一 and 每一 are words.
_VAGUE = "数數几幾好"
_ONE_IN_A_WORD = "统統唯单單同之某每任逐专"

# What is counted, directly after the run. Characters that mostly go on in a name (号, 路, 江) are left out.
_CLASSIFIERS = (
    "家个個户戶项項座位名人件条條种種次倍年月日天省市县縣城所台臺架颗顆辆輛篇层層间間亩畝元吨噸株只隻枚艘届屆支"
    "款类類批大公平米余餘多以左"
)

_LONGEST = 24
_D = "[一二三四五六七八九两兩]"
_SECTION = re.compile(f"(?:({_D})?千)?零?(?:({_D})?百)?零?(?:({_D})?十)?零?({_D})?")
_CLIPPED = re.compile(f"(?:.*[百千万萬亿億])?{_D}")


def chinese_number(run: str) -> int | None:
    """The value of a run of number characters, or None where it is no one number.

    Not a number are rows of digits (十四五, 七八) and numbers that end in a clipped digit (一百二, which is
    120). A row of four digits or one with a 〇 is read as a year is: 二〇二三.
    """
    if len(run) > _LONGEST:
        return None
    if all(character in _DIGITS for character in run):
        return _row(run)
    if _CLIPPED.fullmatch(run):
        return None
    return _above(run.replace("萬", "万").replace("億", "亿"))


def stands_as_number(text: str, start: int, end: int, bounded: bool) -> bool:
    """Whether the run of number characters at a place in a text is a number and no part of a name.

    A number is counted (十六家), comes after 第, or has no other characters beside it but a bound word.
    """
    before, after = text[start - 1 : start], text[end : end + 1]
    if before == "第":
        return True
    if (before and before in _VAGUE) or (text[start:end] == "一" and before and before in _ONE_IN_A_WORD):
        return False
    if _is_han(after):
        return after in _CLASSIFIERS
    return bounded or not _is_han(before)


def _is_han(character: str) -> bool:
    return "\u3040" <= character <= "\u9fff"


def scale_of(characters: str) -> int:
    """The product of scale characters after digits: 万亿 is 10**12."""
    scale = 1
    for character in characters:
        scale *= _SCALES[character]
    return scale


def _row(run: str) -> int | None:
    if len(run) > 1 and len(run) != 4 and not {"零", "〇"} & set(run):
        return None
    return int("".join(str(_DIGITS[character]) for character in run))


def _above(run: str) -> int | None:
    for character in "亿万":
        left, found, right = run.rpartition(character)
        if found:
            upper = _above(left) if left else 1
            lower = _above(right) if right else 0
            return None if upper is None or lower is None else upper * _SCALES[character] + lower
    return _section(run)


def _section(run: str) -> int | None:
    if run == "零":
        return 0
    match = _SECTION.fullmatch(run)
    if not match or not run:
        return None
    thousands, hundreds, tens, ones = match.groups()
    value = _DIGITS[ones] if ones else 0
    for character, count, scale in (("千", thousands, 1000), ("百", hundreds, 100), ("十", tens, 10)):
        if character in run:
            value += scale * (_DIGITS[count] if count else 1)
    return value
