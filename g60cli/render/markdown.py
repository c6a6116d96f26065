"""Markdown: the blocks as pipe tables, the sources as a numbered list with links."""

import re
from collections.abc import Iterator

from g60cli.answer import Answer, Block, Data, Look
from g60cli.render.marks import mark_numbers, marks_of
from g60cli.render.screen import Screen
from g60cli.render.sparks import with_shown_sparks

_TICKS = re.compile("`+")
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#])")


def render(answer: Answer, screen: Screen) -> str:
    """The whole answer as Markdown; a picture is a block of code."""
    if answer.document is not None:
        return _fenced(str(answer.document))
    answer = with_shown_sparks(answer, screen)
    numbers = mark_numbers(answer)
    parts = [f"# {escaped(answer.title)}\n"] if answer.title else []
    parts += [_block(block, numbers) for block in answer.blocks]
    parts += _pictures(answer, screen)
    sources = [_source(number, source) for number, source in enumerate(answer.sources.values(), 1)]
    if sources:
        parts.append("".join(sources))
    return "\n".join(parts)


def _fenced(text: str, language: str = "") -> str:
    """A text as it is, between fences longer than any run of ticks in it."""
    fence = "`" * max(3, 1 + max((len(run) for run in _TICKS.findall(text)), default=0))
    return f"{fence}{language}\n{text}{fence}\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is."""
    return _SPECIAL.sub(r"\\\1", text)


def _block(block: Block, numbers: dict[str, int]) -> str:
    marks = [marks_of(row, numbers) for row in block.rows]
    titles = [escaped(column.title) for column in block.columns] + (["Source"] if any(marks) else [])
    rules = ["---:" if column.look is Look.NUMBER else "---" for column in block.columns]
    rules += ["---"] if any(marks) else []
    lines = [_line(titles), _line(rules)]
    for row, mark in zip(block.rows, marks, strict=True):
        lines.append(_line([escaped(cell.text) for cell in row] + ([escaped(mark)] if any(marks) else [])))
    title = f"## {escaped(block.title)}\n\n" if block.title else ""
    return title + "".join(lines)


def _pictures(answer: Answer, screen: Screen) -> Iterator[str]:
    if not answer.pictures:
        return
    from g60cli.render.pictures import draw, title_of

    for picture in answer.pictures:
        lines = draw(picture, screen)
        if lines:
            title = title_of(picture, answer)
            yield (f"## {escaped(title)}\n\n" if title else "") + _fenced(
                "".join(f"{line}\n" for line in lines), "text"
            )


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _source(number: int, source: Data) -> str:
    dated = source["published"] or f"accessed {source['accessed']}"
    address = f", <{source['url']}>" if source["url"] else ""
    return f"{number}. {escaped(source['title'])}, {escaped(source['publisher'])}, {dated}{address} ({source['id']})\n"
