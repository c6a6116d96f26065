"""How an SVG looks: sizes, fonts, and the colours of a light and a dark page.

Each text has a contrast of at least 4.5:1 against its page, each mark of at least 3:1; a test holds that. No colour is
the only sign of anything: lines have markers of their own, spots have numbers.
"""

TITLE_SIZE, SUBTITLE_SIZE, SIZE, SMALL_SIZE = 20, 16, 14, 12

# Fonts with Chinese, each platform's own; the first two are alike, so that Latin letters fit the Chinese ones.
_FONTS = (
    '"Noto Sans","Noto Sans CJK SC","Noto Sans SC","Source Han Sans SC","PingFang SC","Hiragino Sans GB",'
    '"Microsoft YaHei","WenQuanYi Micro Hei",system-ui,sans-serif'
)

LIGHT = {"page": "#ffffff", "ink": "#1c1e21", "quiet": "#595f69", "rule": "#868c96", "bar": "#2f6f9f"}
DARK = {"page": "#15171a", "ink": "#e8eaed", "quiet": "#a8aeb8", "rule": "#7d838d", "bar": "#6aa9d8"}
LIGHT_LINES = ("#1f6fa8", "#b4500a", "#2b7a3f", "#9a3a8c", "#7a6000", "#5a4bb8", "#0b7a80", "#a03a3a")
DARK_LINES = ("#6fb4e4", "#f0a063", "#79cc8f", "#e493d1", "#d8ba52", "#b0a4f4", "#5fcbd0", "#ee9c9c")


def style() -> str:
    """The style sheet; a viewer that knows no ``prefers-color-scheme`` shows the light page."""
    return (
        f".g60{{color-scheme:light dark;font-family:{_FONTS};font-variant-numeric:tabular-nums}}"
        f".g60 .title{{font-size:{TITLE_SIZE}px;font-weight:700}}"
        f".g60 .subtitle{{font-size:{SUBTITLE_SIZE}px;font-weight:700}}"
        f".g60 .name,.g60 .value{{font-size:{SIZE}px}}"
        f".g60 .period,.g60 .note{{font-size:{SMALL_SIZE}px}}"
        f".g60 .order,.g60 .letter{{font-size:{SMALL_SIZE}px;font-weight:700;text-anchor:middle}}"
        ".g60 .middle{text-anchor:middle}.g60 .end{text-anchor:end}"
        # A rim in the colour of the page keeps a text readable where a line runs behind it.
        ".g60 .over{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}"
        ".g60 .line{fill:none;stroke-width:2.5px;stroke-linejoin:round;stroke-linecap:round}"
        ".g60 .mark{stroke-width:2px}"
        ".g60 .rule{fill:none;stroke-width:1px}"
        f"{_colours(LIGHT, LIGHT_LINES)}"
        f"@media (prefers-color-scheme:dark){{{_colours(DARK, DARK_LINES)}}}"
    )


def _colours(page: dict[str, str], lines: tuple[str, ...]) -> str:
    rules = [
        f".g60{{background:{page['page']}}}.g60 .page{{fill:{page['page']}}}",
        f".g60 text{{fill:{page['ink']}}}.g60 .period,.g60 .note{{fill:{page['quiet']}}}",
        f".g60 .over{{stroke:{page['page']}}}.g60 .rule{{stroke:{page['rule']}}}.g60 .bar{{fill:{page['bar']}}}",
        f".g60 .route{{stroke:{page['bar']}}}.g60 .spot{{fill:{page['page']};stroke:{page['ink']}}}",
    ]
    for place, colour in enumerate(lines):
        of_line = f".g60 .line{place}"
        rules.append(
            f"{of_line}{{stroke:{colour}}}{of_line}.full{{fill:{colour}}}{of_line}.hollow{{fill:{page['page']}}}"
        )
    return "".join(rules)
