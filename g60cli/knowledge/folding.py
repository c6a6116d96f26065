"""Folding of printed text before it is compared or read: width, case, signs.

``fold_in_place`` keeps every character at its place, so that places in the folded text hold in the printed
one; ``fold`` may change the length.
"""

import unicodedata

_IN_PLACE: dict[int, str] = {
    **{0xFF01 + offset: chr(0x21 + offset).lower() for offset in range(94)},
    **{upper: chr(upper).lower() for upper in range(ord("A"), ord("Z") + 1)},
    **dict.fromkeys(map(ord, "\u2212\u2010\u2011\ufe63"), "-"),
    **dict.fromkeys(map(ord, "\u202f\u2007\u2009"), "\xa0"),
    ord("\u3000"): " ",
    ord("\\"): " ",
    ord("\ufe6a"): "%",
    ord("\u2019"): "'",
    ord("\uffe5"): "¥",
    ord("\uffe1"): "£",
    ord("Ü"): "ü",
    ord("Ö"): "ö",
    ord("Ä"): "ä",
}


def fold_in_place(text: str) -> str:
    """Lower-case, full-width characters as ASCII, one minus and one no-break space, backslashes as spaces.

    The backslash is markup before a dollar sign (``US\\$``) in texts that were Markdown.
    """
    if text.isascii():
        return text.lower().replace("\\", " ")
    return text.translate(_IN_PLACE)


def fold(text: str) -> str:
    """Text for comparing names: NFKC, no case, one space for any whitespace, straight apostrophes."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'").split())
