"""A sound knowledge file of every sort of table, and what may be left of it after an accident (for hypothesis)."""

import re

from hypothesis import strategies as st

from tests.checker_cases import SHARE
from tests.small_files import PREAMBLE, entity, fact

SOUND = (
    PREAMBLE
    + SHARE
    + 'share_of = { metric = "residents", whole = "northport" }\n'
    + entity("person", 'names = { zh = "安" }\nroles = [{ of = "northport", role = "mayor", period = "2021/2023" }]')
    + entity("company", 'city = "northport"\nlocation = """x\ny"""').replace("thing", "lamp").replace("Thing", "Lamp")
    + fact(precision='"about"', evidence='["约1,200人"]', said_by='"thing"')
    + fact(value="12.50", unit='"x"', also='[{ value = 1.5e3, unit = "USD" }]', evidence='["one-24th", "3.65万"]')
    + fact(
        metric='"part"', value='"1/15"', period='"end-2022"', evidence='["逾20%", "1/15"]', read_as='"10,000 people"'
    )
    + fact(metric=None, value=None, text='"It grew."', rank='"deprecated"', why='"Old."', event="true")
    + '\n[[withdraw]]\nfact = "x"\nwhy = "y"\n\n[expect]\nfacts = 9\n'
)
TOKENS = [
    *("nan", "-inf", "1e999999999", "-0", "true", "[]", "{}", '""', '"""', "'''", "[", "]", "{", "}", "=", ".", "\n"),
    *("\r", "\x00", "\u202e", "\ufeff", "亿", "%", "/", "-", '"1/0"', "2023-10-18T10:00:00Z", "0x" + "F" * 5000),
    *("9" * 4500, "[[fact]]\n", "[source.x]\n", '"end-"', '"2023-02-30"', '"billion"', '"10^99999"', '"one-"', "\\e"),
]
PIECES = [piece for piece in re.split(r'(\s+|"[^"\n]*"|[\w.-]+)', SOUND) if piece]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """The sound file with pieces swapped, replaced, doubled or lost, and a few bytes set at random."""
    pieces = list(PIECES)
    for _ in range(draw(st.integers(0, 4))):
        one = draw(st.integers(0, len(pieces) - 1))
        other = draw(st.integers(0, len(pieces) - 1))
        change = draw(st.sampled_from(["swap", "replace", "double", "lose", "lose line"]))
        if change == "swap":
            pieces[one], pieces[other] = pieces[other], pieces[one]
        elif change == "replace":
            pieces[one] = draw(st.sampled_from(TOKENS) | st.text(max_size=5))
        elif change == "double":
            pieces[one] *= 2
        elif change == "lose":
            pieces[one] = ""
        else:
            pieces[one : one + 6] = [""] * len(pieces[one : one + 6])
    raw = bytearray("".join(pieces).encode("utf-8", "surrogatepass"))
    for _ in range(draw(st.integers(0, 2))):
        raw[draw(st.integers(0, len(raw) - 1))] = draw(st.integers(0, 255))
    return bytes(raw)
