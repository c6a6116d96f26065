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
_NEEDED = "█▏▐─┤⣿●◈"


def pictures_text(answer: Answer, screen: Screen) -> str:
    """All pictures of an answer, a blank line between them; "" where it has none."""
    parts = []
    for picture in answer.pictures:
        lines = draw(picture, screen)
        if lines:
            parts.append(_title(picture, answer, screen) + "".join(f"{line}\n" for line in lines))
    return "\n".join(parts)


def draw(picture: Picture, screen: Screen) -> list[str]:
    """The lines of a picture, without its title; none where it has nothing to show."""
    width = _WIDTH if screen.width is None else max(1, screen.width)
    plain = not screen.can_show(_NEEDED)
    if isinstance(picture, Bars):
        return draw_bars(picture, width, plain)
    if isinstance(picture, Lines):
        return draw_lines(picture, width, plain)
    return draw_map(picture, width, plain)


def title_of(picture: Picture, answer: Answer) -> str:
    """The title of a picture; "" where the answer has said the same."""
    return "" if picture.title == answer.title else picture.title


def _title(picture: Picture, answer: Answer, screen: Screen) -> str:
    title = title_of(picture, answer)
    if not title:
        return ""
    lines = [title] if screen.width is None else wrap(title, screen.width)
    return styled("\n".join(lines), TITLE, screen)
