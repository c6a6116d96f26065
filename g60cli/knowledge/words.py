"""Text made ready for the full-text index, so that Chinese is found by one or more characters."""

import re
import unicodedata

# Ideographs stand without spaces; the index's tokenizer would take a whole run of them for one word.
_IDEOGRAPH = re.compile(r"([\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f])")


def indexed(text: str) -> str:
    """The text with every ideograph as a word of its own, compatibility forms folded (NFKC)."""
    return _IDEOGRAPH.sub(r" \1 ", unicodedata.normalize("NFKC", text))
