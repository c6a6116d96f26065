"""An answer's pictures in plain text: to scale, nothing cut, and in ASCII where the encoding has no blocks."""

from g60cli.answer import Answer, Bars, Lines, Picture
from g60cli.render.screen import Screen
from g60cli.render.terminal import TITLE, styled
from g60cli.render.text_bars import draw_bars
from g60cli.render.text_lines import draw_lines
from g60cli.render.text_map import draw_map
from g60cli.render.wrapping import wrap

# Off a terminal a picture has this width, whatever the width of the table is.
_WIDTH = 80
_NEEDED = "█▏─┤⣿●"
_SPARKS = "▁▂▃▄▅▆▇█"
_PLAIN_SPARKS = str.maketrans(_SPARKS, "_.-~=+*#")


def pictures_text(answer: Answer, screen: Screen) -> str:
    """All pictures of an answer, a blank line between them; "" where it has none."""
    drawn = ("".join(f"{line}\n" for line in draw(picture, screen)) for picture in answer.pictures)
    titles = (_title(picture, screen) for picture in answer.pictures)
    return "\n".join(title + text for title, text in zip(titles, drawn, strict=True) if text)


def draw(picture: Picture, screen: Screen) -> list[str]:
    """The lines of a picture, without its title."""
    width = _WIDTH if screen.width is None else max(1, screen.width)
    plain = not screen.can_show(_NEEDED)
    if isinstance(picture, Bars):
        return draw_bars(picture, width, plain)
    if isinstance(picture, Lines):
        return draw_lines(picture, width, plain)
    return draw_map(picture, width, plain)


def shown_sparks(text: str, screen: Screen) -> str:
    """A cell's text, its sparkline in ASCII where the encoding has no blocks."""
    return text if screen.can_show(text) else text.translate(_PLAIN_SPARKS)


def _title(picture: Picture, screen: Screen) -> str:
    if not picture.title:
        return ""
    lines = [picture.title] if screen.width is None else wrap(picture.title, screen.width)
    return styled("\n".join(lines), TITLE, screen)
