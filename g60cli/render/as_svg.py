"""SVG: an answer's pictures as one page that stands alone, light and dark, with its sources at the bottom.

The page is 800 wide, wider only for a value or name that would be cut. Text is text: it can be found, copied, and read
aloud from the description.
"""

from collections.abc import Iterator

from g60cli.answer import Answer, Bars, Lines, Picture
from g60cli.render import svg_bars, svg_lines, svg_map
from g60cli.render.pictures import title_of
from g60cli.render.screen import Screen
from g60cli.render.svg_elements import (
    Drawing,
    element,
    escaped,
    longest_chunk_in,
    number,
    text_at,
    wrapped,
)
from g60cli.render.svg_sources import sources_list, with_marks
from g60cli.render.svg_style import SMALL_SIZE, SUBTITLE_SIZE, TITLE_SIZE, style

_WIDTH, _MARGIN, _BETWEEN = 752.0, 24.0, 26.0
_TITLE, _SUBTITLE, _NOTE = (TITLE_SIZE, 27.0), (SUBTITLE_SIZE, 24.0), (SMALL_SIZE, 17.0)
_BOLD = 1.15


def render(answer: Answer, screen: Screen) -> str:
    """The pictures as one SVG; an answer without any gives a page with its title and sources."""
    answer = with_marks(answer)
    width = max([_WIDTH, *(_least_width(picture) for picture in answer.pictures), *_title_widths(answer)])
    top = _MARGIN
    elements = []
    for part in _parts(answer, width):
        if part.elements:
            place = f"translate({number(_MARGIN)} {number(top)})"
            elements.append(element("g", "".join(part.elements) + "\n", transform=place))
            top += part.height + _BETWEEN
    text = _page(answer, "\n".join(elements), width + 2 * _MARGIN, top - _BETWEEN + _MARGIN)
    return text if screen.encoding.lower() in ("utf-8", "utf8") else text.encode("ascii", "xmlcharrefreplace").decode()


def _page(answer: Answer, content: str, width: float, height: float) -> str:
    about = [
        element("title", escaped(answer.title or answer.command), id="g60-title"),
        element("desc", escaped(_described(answer)), id="g60-desc"),
        element("style", style()),
        element("rect", class_="page", width=width, height=height),
    ]
    size = f'viewBox="0 0 {number(width)} {number(height)}" width="{number(width)}" height="{number(height)}"'
    names = 'role="img" aria-labelledby="g60-title" aria-describedby="g60-desc"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" class="g60" {size} {names}>'
    return "\n".join((head, *about, content, "</svg>")) + "\n"


def _parts(answer: Answer, width: float) -> Iterator[Drawing]:
    yield _text([answer.title], "title", *_TITLE, width)
    for picture in answer.pictures:
        drawing = _drawing(picture, width)
        if drawing.elements:
            title = _text([title_of(picture, answer)], "subtitle", *_SUBTITLE, width)
            below = title.height + (8 if title.elements else 0)
            moved = element("g", "".join(drawing.elements), transform=f"translate(0 {number(below)})")
            yield Drawing(below + drawing.height, [*title.elements, moved])
    yield _text(list(answer.notes), "note", *_NOTE, width)
    yield sources_list(answer.sources, width)


def _text(paragraphs: list[str], look: str, size: float, step: float, width: float) -> Drawing:
    lines = [line for text in paragraphs for line in wrapped(text, width, size, look != "note")]
    elements = [text_at(0, place * step + size, line, look) for place, line in enumerate(lines)]
    return Drawing(len(lines) * step, elements)


def _drawing(picture: Picture, width: float) -> Drawing:
    if isinstance(picture, Bars):
        return svg_bars.draw_bars(picture, width)
    if isinstance(picture, Lines):
        return svg_lines.draw_lines(picture, width)
    return svg_map.draw_map(picture, width)


def _least_width(picture: Picture) -> float:
    if isinstance(picture, Bars):
        return svg_bars.least_width(picture)
    if isinstance(picture, Lines):
        return svg_lines.least_width(picture)
    return svg_map.least_width(picture)


def _title_widths(answer: Answer) -> Iterator[float]:
    yield longest_chunk_in(answer.title, TITLE_SIZE) * _BOLD
    yield from (longest_chunk_in(picture.title, SUBTITLE_SIZE) * _BOLD for picture in answer.pictures)
    yield from (longest_chunk_in(note, SMALL_SIZE) for note in answer.notes)


def _described(answer: Answer) -> str:
    """All values in words, for who cannot see the picture."""
    return " ".join(" ".join(filter(None, (picture.title, _in_words(picture)))) for picture in answer.pictures)


def _in_words(picture: Picture) -> str:
    if isinstance(picture, Bars):
        return "Bars: " + "; ".join(f"{bar.label} {bar.text}" for bar in picture.bars) + "."
    if isinstance(picture, Lines):
        told = ("; ".join(f"{point.label} {point.text}" for point in line.points) for line in picture.lines)
        return " ".join(f"{line.name}: {points}." for line, points in zip(picture.lines, told, strict=True))
    spots = sorted(picture.spots, key=lambda spot: spot.order)
    return "Map: " + "; ".join(f"{spot.order} {spot.label} {spot.native}".strip() for spot in spots) + "."
