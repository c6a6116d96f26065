"""A map in SVG: numbered spots where the places lie, joined by the route in their order, names beside them."""

from collections.abc import Sequence
from itertools import pairwise

from g60cli.answer import Map, Spot
from g60cli.render.placing import Box
from g60cli.render.route import Place, legs
from g60cli.render.scales import MOST_NAMES, NORTH, fitting, flattened, scale_bar
from g60cli.render.svg_elements import Drawing, element, escaped, longest_chunk_in, number, text_at, width_in, wrapped
from g60cli.render.svg_places import GAP, placed, text_beside
from g60cli.render.svg_places import Spot as Named
from g60cli.render.svg_style import SIZE

_HEIGHT, _MARGIN, _RADIUS, _LINE = 560.0, 40.0, 12.0, 20.0
_MOST_OF_WIDTH = 0.25
_INDENT = 40.0
# How near the route comes to a spot that it does not go to.
_CLEAR = 2 * _RADIUS


def least_width(picture: Map) -> float:
    """The width that the names need to stand whole."""
    return max((longest_chunk_in(_name(spot), SIZE) for spot in picture.spots), default=0.0) + _INDENT


def draw_map(picture: Map, width: float) -> Drawing:
    """The map in a frame of that width; a name that finds no room on it stands in the list beneath."""
    spots = sorted(picture.spots, key=lambda spot: spot.order)
    if not spots:
        return Drawing(0.0, [])
    places, scale, height = _places(spots, width)
    marks = [Box(across - _RADIUS, down - _RADIUS, 2 * _RADIUS, 2 * _RADIUS) for across, down in places]
    route = legs(places, _CLEAR)
    segments = [(*one, *other) for leg in route for one, other in pairwise(leg)]
    named = [Named(mark, _name(spot), SIZE + 4.0) for mark, spot in zip(marks, spots, strict=True)]
    names = placed(named, segments, Box(0, 0, width, height)) if len(spots) <= MOST_NAMES else [None] * len(spots)
    elements = [element("path", class_="line route", d=_path(leg)) for leg in route]
    beneath: list[Spot] = []
    drawn: list[Box] = []
    for spot, mark, name in zip(spots, marks, names, strict=True):
        is_numbered = not any(mark.overlaps(other, 1) for other in drawn)
        if is_numbered:
            drawn.append(mark)
            elements += _numbered(spot, mark)
        if name is None or not is_numbered:
            beneath.append(spot)
        else:
            elements.append(text_beside(name[0], mark, _name(spot), "name over"))
    return _with_list(elements, height, beneath, width, scale)


def _places(spots: Sequence[Spot], width: float) -> tuple[list[tuple[float, float]], float, float]:
    """Where the spots lie in the frame, how long a degree is there, and the height that they take."""
    flat = flattened(spots)
    side = min(max(width_in(_name(spot), SIZE) for spot in spots) + _RADIUS + GAP, width * _MOST_OF_WIDTH)
    scale = fitting(flat, width - 2 * side, _HEIGHT - 2 * _MARGIN)
    indent = (width - max(across for across, _ in flat) * scale) / 2
    places = [(indent + across * scale, _MARGIN + down * scale) for across, down in flat]
    return places, scale, max(down for _, down in places) + _MARGIN


def _path(leg: Sequence[Place]) -> str:
    return "M" + "L".join(f"{number(across)} {number(down)}" for across, down in leg)


def _numbered(spot: Spot, mark: Box) -> list[str]:
    across, down = mark.left + _RADIUS, mark.top + _RADIUS
    return [
        element("circle", class_="mark spot", cx=across, cy=down, r=_RADIUS),
        element("text", escaped(str(spot.order)), class_="order", x=across, y=down + 4.5),
    ]


def _with_list(elements: list[str], height: float, beneath: Sequence[Spot], width: float, scale: float) -> Drawing:
    """The map with its measure and those names beneath that had no room on it."""
    bar = scale_bar(scale, width / 4)
    if bar is not None:
        text, length = bar
        elements.append(element("path", class_="rule", d=f"M0.5 {number(height)}v6h{number(length)}v-6"))
        elements.append(text_at(length + 2 * GAP, height + 8, f"{text}, {NORTH}", "note"))
        height += _LINE
    for spot in beneath:
        elements.append(text_at(0, height + 15, str(spot.order), "name"))
        for row in list(wrapped(_name(spot), width - _INDENT, SIZE)) or [""]:
            elements.append(text_at(_INDENT, height + 15, row, "name"))
            height += _LINE
    return Drawing(height, elements)


def _name(spot: Spot) -> str:
    return " ".join(filter(None, (spot.label, spot.native)))
