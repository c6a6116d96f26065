"""The running text of a Markdown page: no links, emphasis and quotation marks of its own, its headings by level."""

import html
import re

_ATX = re.compile(r"^ {0,3}(#{1,6})[ \t]+(.+?)[ \t]*#*[ \t]*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^ {0,3}([^\s#>|-].*)\n {0,3}(=+|-{2,})[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+\"[^\"\n]*\")?\)")
_ADDRESS = re.compile(r"<(https?://[^>\s]+)>")
_QUOTED = re.compile(r"^ {0,3}>[ \t]?", re.MULTILINE)
_EMPHASIS = re.compile(r"(?<![\w*\\])([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?![\w*])|`([^`\n]+)`")


def read_markdown(page: str) -> tuple[str, dict[str, int]]:
    """The text of a page, and each heading in it with its level (1 for the highest)."""
    headings: dict[str, int] = {}

    def heading(level: int, title: str) -> str:
        headings.setdefault(_EMPHASIS.sub(_inside, title), level)
        return f"\n{title}\n"

    text = _LINK.sub(r"\1", _QUOTED.sub("", page.replace("\r\n", "\n")))
    text = _UNDERLINED.sub(lambda match: heading(1 if match[2][0] == "=" else 2, match[1].strip()), text)
    text = _ATX.sub(lambda match: heading(len(match[1]), match[2]), text)
    return html.unescape(_EMPHASIS.sub(_inside, _ADDRESS.sub(r"\1", text))), headings


def _inside(match: re.Match[str]) -> str:
    return match[2] or match[3]
