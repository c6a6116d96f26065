"""Links on terminals that have them: the address stays as it is, and becomes one that can be clicked (OSC 8)."""

import re

from g60cli.answer import Answer
from g60cli.render.screen import Screen

_START, _END = "\x1b]8;;", "\x1b\\"
_LINK = re.compile(r"\x1b\]8;;[^\x1b]*\x1b\\")
# What may stand in the escape sequence: an address of the web in plain characters.
_ADDRESS = re.compile(r"https?://[!-~]+")


def linked(text: str, answer: Answer, screen: Screen) -> str:
    """The text with the addresses of the answer's sources as links, where the screen has them."""
    if not screen.links:
        return text
    urls = [source["url"] for source in answer.sources.values() if source["url"]]
    # The longest first: one address may begin with another.
    urls = sorted(filter(_ADDRESS.fullmatch, urls), key=len, reverse=True)
    if not urls:
        return text
    return re.sub("|".join(map(re.escape, urls)), lambda match: link(match[0]), text)


def link(url: str) -> str:
    """An address that points to itself."""
    return f"{_START}{url}{_END}{url}{_START}{_END}"


def without_links(text: str) -> str:
    """The text with its links turned back into plain addresses."""
    return _LINK.sub("", text)
