"""Units as sources print them: which words and signs beside a figure name which unit.

Only units that leave no doubt are listed. What is counted (enterprises, people) is no unit here: it never
contradicts the unit of a metric.
"""

import re
from functools import lru_cache

_CURRENCY_WORDS = {
    "CNY": "yuan,renminbi,rmb,cny,人民币,人民幣,元",
    "USD": "dollars,dollar,us dollars,us dollar,u.s. dollars,usd,us$,美元,美金",
    "HKD": "hong kong dollars,hkd,hk$,港元,港币,港幣",
    "EUR": "euros,euro,eur,€,欧元,歐元",
    "JPY": "yen,jpy,日元,日圆",
    "GBP": "pounds sterling,gbp,£,英镑,英鎊",
}
_MEASURE_WORDS = {
    "km2": "square kilometers,square kilometres,square kilometer,square kilometre,square km,sq km,sq. km,km2,"
    "km^2,km²,㎢,平方公里,平方千米,quadratkilometer,quadratkilometern",
    "m2": "square meters,square metres,square meter,square metre,square m,sq m,sq. m,sq meters,m2,m^2,m²,㎡,"
    "平方米,平方公尺,平米,quadratmeter,quadratmetern",
    "ha": "hectares,hectare,ha,公顷,公頃,hektar",
    "mu": "mu,亩,畝,ムー",
    "km": "kilometers,kilometres,kilometer,kilometre,km,公里,千米",
    "m": "meters,metres,meter,metre,m,米",
    "cm": "centimeters,centimetres,cm,厘米",
    "mm": "millimeters,millimetres,millimeter,millimetre,mm,毫米",
    "nm": "nanometers,nanometres,nm,纳米",
    "kg": "kilograms,kilogram,kg,公斤,千克",
    "t": "tonnes,tonne,tons,ton,吨,噸",
    "kWh": "kwh,千瓦时",
    "MWh": "mwh",
    "GWh": "gwh",
    "kW": "kilowatts,kw,千瓦",
    "MW": "megawatts,mw,兆瓦",
    "GW": "gigawatts,gw,吉瓦",
    "year": "years,year,年",
    "month": "months,month,个月,個月,月",
    "day": "days,day,天,日",
}
_SIGNS_BEFORE = {
    **dict.fromkeys(("us$", "us $", "usd", "$"), "USD"),
    **dict.fromkeys(("hk$", "hk $", "hkd"), "HKD"),
    **dict.fromkeys(("rmb", "cny", "rmb¥", "cn¥", "¥", "人民币", "人民幣"), "CNY"),
    **dict.fromkeys(("€", "eur"), "EUR"),
    **dict.fromkeys(("£", "gbp"), "GBP"),
    **dict.fromkeys(("jpy",), "JPY"),
}
_LONGEST_SIGNS = tuple(sorted(_SIGNS_BEFORE, key=len, reverse=True))
_SIGNS = tuple(_SIGNS_BEFORE)
# What makes another word of a short one: M&A, 元素, 日本, 天然.
_NOT_BEFORE = {
    "m": "a-z0-9²&'-",
    "元": "素件器旦宇",
    "日": "本元圆系均",
    "天": "然津文线",
    "月": "球",
    "米": "其",
}
_GAP = re.compile("[ .\xa0-]")

CURRENCIES = frozenset(_CURRENCY_WORDS)
MEASURES = frozenset(_MEASURE_WORDS)


def _by_word() -> dict[str, str]:
    lists = {**_CURRENCY_WORDS, **_MEASURE_WORDS}
    return {_GAP.sub("", word): unit for unit, words in lists.items() for word in words.split(",")}


def _alternation() -> str:
    words = ",".join([*_CURRENCY_WORDS.values(), *_MEASURE_WORDS.values()]).split(",")
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(_word_pattern(word) for word in ordered)


def _word_pattern(word: str) -> str:
    pattern = re.escape(word).replace(r"\ ", "[ \xa0-]?")
    if word in _NOT_BEFORE:
        return f"{pattern}(?![{_NOT_BEFORE[word]}])"
    return pattern + "(?![a-z0-9²-])" if word[-1].isalnum() and word.isascii() else pattern


_UNIT_BY_WORD = _by_word()
UNIT_PATTERN = _alternation()


def unit_named(word: str) -> str:
    """The unit that a folded word found by ``UNIT_PATTERN`` names."""
    return _UNIT_BY_WORD[_GAP.sub("", word)]


def currency_before(head: str) -> tuple[str | None, int]:
    """The currency sign at the end of the folded text before a figure, and where it begins."""
    stripped = head.rstrip()
    if stripped.endswith(_SIGNS):
        for sign in _LONGEST_SIGNS:
            start = len(stripped) - len(sign)
            if stripped.endswith(sign) and not (start and sign[0].isalpha() and stripped[start - 1].isalpha()):
                return _SIGNS_BEFORE[sign], start
    return None, len(head)


@lru_cache(maxsize=1024)
def canonical_unit(unit: str) -> str:
    """The unit of a metric as ``unit_named`` would name it: "sq km" is "km2", "CNY per person" is "CNY".

    A unit that no list holds stays as it is.
    """
    word = _GAP.sub("", unit.partition(" per ")[0].partition("/")[0].lower())
    return _UNIT_BY_WORD.get(word, unit)
