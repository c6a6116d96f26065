"""The sources on an SVG: a mark behind each value that names its own, and the list at the bottom."""

from collections.abc import Iterator, Mapping

from g60cli.answer import Answer, Bars, Data, Lines, Picture
from g60cli.render.marks import marks_text, source_parts
from g60cli.render.svg_elements import Drawing, element, text_at, wrapped_anywhere
from g60cli.render.svg_style import SMALL_SIZE

_LINE, _INDENT = 17.0, 16.0


def with_marks(answer: Answer) -> Answer:
    """The answer with marks behind the values of its pictures, and only the sources that these name.

    Where the pictures name none, the answer's sources stay as they are.
    """
    named = {id_ for picture in answer.pictures for id_ in _sources_of(picture)}
    if not named:
        return answer
    used = {id_: source for id_, source in answer.sources.items() if id_ in named}
    numbers = {id_: number for number, id_ in enumerate(used, 1)}
    return answer._replace(sources=used, pictures=tuple(_marked(picture, numbers) for picture in answer.pictures))


def _sources_of(picture: Picture) -> Iterator[str]:
    if isinstance(picture, Bars):
        pieces = [bar.sources for bar in picture.bars]
    elif isinstance(picture, Lines):
        pieces = [point.sources for line in picture.lines for point in line.points]
    else:
        pieces = [spot.sources for spot in picture.spots]
    return (id_ for sources in pieces for id_ in sources)


def _marked(picture: Picture, numbers: dict[str, int]) -> Picture:
    """A place on a map has no mark: its value is where it lies."""

    def text(written: str, sources: tuple[str, ...]) -> str:
        return " ".join(filter(None, (written, marks_text(sources, numbers))))

    if isinstance(picture, Bars):
        return picture._replace(bars=tuple(bar._replace(text=text(bar.text, bar.sources)) for bar in picture.bars))
    if isinstance(picture, Lines):
        lines = (
            line._replace(points=tuple(point._replace(text=text(point.text, point.sources)) for point in line.points))
            for line in picture.lines
        )
        return picture._replace(lines=tuple(lines))
    return picture


def sources_list(sources: Mapping[str, Data], width: float) -> Drawing:
    """The sources with their marks, each with its date and its address, which is a link."""
    if not sources:
        return Drawing(0.0, [])
    elements = [text_at(0, SMALL_SIZE, "Sources" if len(sources) > 1 else "Source", "subtitle")]
    top = _LINE + 6
    for number, source in enumerate(sources.values(), 1):
        text = f"[{number}] " + " · ".join(source_parts(source))
        for place, line in enumerate(wrapped_anywhere(text, width - _INDENT, SMALL_SIZE)):
            elements.append(_linked(text_at(_INDENT if place else 0, top + SMALL_SIZE, line, "note"), source))
            top += _LINE
    return Drawing(top, elements)


def _linked(text: str, source: Data) -> str:
    """A line of a source leads to its address, if that is one of the web."""
    url = str(source["url"] or "")
    return element("a", text, href=url) if url.startswith(("https://", "http://")) else text
