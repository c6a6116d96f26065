"""Texts of sources at hand: a folder of files named by source id, each read into paragraphs and headings."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from g60cli.knowledge.html_texts import charset_of, read_html
from g60cli.knowledge.markdown_texts import read_markdown
from g60cli.knowledge.normalising import Paragraph, normalise, paragraphs_of
from g60cli.reading import content_of

ENDINGS = (".txt", ".md", ".html")


class SourceText(NamedTuple):
    """The text of a source: its paragraphs in order, and the headings that its markup shows, with their levels."""

    path: str
    paragraphs: tuple[Paragraph, ...]
    headings: Mapping[str, int]


class Unreadable(NamedTuple):
    """A file that is there and cannot be read as text, and why."""

    path: str
    why: str


def read_text_of(folder: Path, source: str) -> SourceText | Unreadable | None:
    """The text of a source: the first of ``<id>.txt``, ``<id>.md``, ``<id>.html`` that is there, or None."""
    for ending in ENDINGS:
        path = folder / f"{source}{ending}"
        try:
            return text_of(str(path), _decoded(path, content_of(path)))
        except FileNotFoundError:
            continue
        except OSError as error:
            return Unreadable(str(path), error.strerror or str(error))
        except (UnicodeError, LookupError):
            return Unreadable(str(path), "it is no text in UTF-8")
    return None


def text_of(path: str, content: str) -> SourceText:
    """The text that a content is, read as the ending of its path says."""
    headings: dict[str, int] = {}
    if path.endswith(".html"):
        content, headings = read_html(content)
    elif path.endswith(".md"):
        content, headings = read_markdown(content)
    return SourceText(path, paragraphs_of(content), {normalise(title): level for title, level in headings.items()})


def _decoded(path: Path, raw: bytes) -> str:
    """The content in UTF-8, with or without a mark, unless an HTML page names another encoding."""
    named = (charset_of(raw) if path.suffix == ".html" else None) or "utf-8"
    # Pages that name the narrower GB 2312 use signs of its successor.
    wider = {"gb2312": "gb18030", "gbk": "gb18030", "utf-8": "utf-8-sig", "utf8": "utf-8-sig"}
    return raw.decode(wider.get(named.lower(), named))
