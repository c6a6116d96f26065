"""Positions of keys: written cases for each form of TOML, then documents and texts nobody thought of."""

import json
import random
import re
import time
from collections.abc import Iterator

import pytest
import tomli
from hypothesis import given, settings
from hypothesis import strategies as st

from g60cli.knowledge.paths import Path, Position
from g60cli.knowledge.positions import index_positions, locate

KEY = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\]|\\.)*"|'[^']*'""")


def paths(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every path of a parsed document with its value, but for the root's."""
    if path:
        yield path, value
    if isinstance(value, dict):
        members: list[tuple[str | int, object]] = list(value.items())
    else:
        members = list(enumerate(value)) if isinstance(value, list) else []
    for name, member in members:
        yield from paths(member, (*path, name))


def text_at(text: str, position: Position) -> str:
    """The text from a position to the end, where a byte order mark is no column."""
    lines = text.removeprefix("\ufeff").split("\n")
    line, column = position
    return "\n".join([lines[line - 1][column - 1 :], *lines[line:]])


def key_at(text: str, position: Position) -> str:
    """The key that stands at a position, read by tomli."""
    match = KEY.match(text_at(text, position))
    assert match, f"no key at {position}"
    return next(iter(tomli.loads(f"{match[0]} = 1")))


CASES: dict[str, tuple[str, dict[Path, Position]]] = {
    "tables": (
        '# [not] "a" key\n[city]  # "\n  name = "x"\n[city.hefei]\nname = "合肥"  # ]]\n  [ a . b ]\nc=1\n',
        {
            ("city",): (2, 2),
            ("city", "name"): (3, 3),
            ("city", "hefei"): (4, 7),
            ("city", "hefei", "name"): (5, 1),
            ("a",): (6, 5),
            ("a", "b"): (6, 9),
            ("a", "b", "c"): (7, 1),
        },
    ),
    "a table declared after it was implied": (
        "[a.b]\n[a]\n",
        {("a",): (2, 2), ("a", "b"): (1, 4)},
    ),
    "arrays of tables": (
        "[[fact]]\nx = 1\n[[fact]]\nx = 2\n[fact.y]\nz = 1\n[[fact.w]]\n[[ fact.w ]]\nv=1\n[[fact]]\n[[fact.w]]\n",
        {
            ("fact",): (1, 3),
            ("fact", 0): (1, 3),
            ("fact", 0, "x"): (2, 1),
            ("fact", 1): (3, 3),
            ("fact", 1, "x"): (4, 1),
            ("fact", 1, "y"): (5, 7),
            ("fact", 1, "y", "z"): (6, 1),
            ("fact", 1, "w"): (7, 8),
            ("fact", 1, "w", 0): (7, 8),
            ("fact", 1, "w", 1): (8, 9),
            ("fact", 1, "w", 1, "v"): (9, 1),
            ("fact", 2): (10, 3),
            ("fact", 2, "w"): (11, 8),
            ("fact", 2, "w", 0): (11, 8),
        },
    ),
    "dotted keys": (
        "a.b.c = 1\na . b.d = 2\n[t]\n3.14 = 1\n",
        {
            ("a",): (1, 1),
            ("a", "b"): (1, 3),
            ("a", "b", "c"): (1, 5),
            ("a", "b", "d"): (2, 7),
            ("t",): (3, 2),
            ("t", "3"): (4, 1),
            ("t", "3", "14"): (4, 3),
        },
    ),
    "quoted keys": (
        '"a.b" = 1\n\'c]"\' = 2\n"\\u5408\\"\\\\\\x41\\t" = 3\n["合肥"."x#y"]\n"" = 1\n',
        {
            ("a.b",): (1, 1),
            ('c]"',): (2, 1),
            ('合"\\A\t',): (3, 1),
            ("合肥",): (4, 2),
            ("合肥", "x#y"): (4, 7),
            ("合肥", "x#y", ""): (5, 1),
        },
    ),
    "inline tables": (
        'n = { zh = "合肥}", en = { "a" = 1, b.c = [] } }\nm = {\n  a = 1, # }\n  b = {}, # "\n}\n',
        {
            ("n",): (1, 1),
            ("n", "zh"): (1, 7),
            ("n", "en"): (1, 19),
            ("n", "en", "a"): (1, 26),
            ("n", "en", "b"): (1, 35),
            ("n", "en", "b", "c"): (1, 37),
            ("m",): (2, 1),
            ("m", "a"): (3, 3),
            ("m", "b"): (4, 3),
        },
    ),
    "arrays": (
        "a = [1, [2,'x,]'], # ],\n  { b = 1 },\n  1979-05-27 07:32:00, -1.5e3,\n]\nz = []\n",
        {
            ("a",): (1, 1),
            ("a", 0): (1, 6),
            ("a", 1): (1, 9),
            ("a", 1, 0): (1, 10),
            ("a", 1, 1): (1, 12),
            ("a", 2): (2, 3),
            ("a", 2, "b"): (2, 5),
            ("a", 3): (3, 3),
            ("a", 4): (3, 24),
            ("z",): (5, 1),
        },
    ),
    "multi-line strings": (
        'a = """\nx = 1 "" \\""" \\\\"""\nb = """q"""""\nc = \'\'\'\n[no] \'\' \\\'\'\'\'\'\n'
        'd = ""\ne = \'\\\'\nf = """"""\n'
        "g = 1\n",
        {
            ("a",): (1, 1),
            ("b",): (3, 1),
            ("c",): (4, 1),
            ("d",): (6, 1),
            ("e",): (7, 1),
            ("f",): (8, 1),
            ("g",): (9, 1),
        },
    ),
    "separators that are no line ends": ("a = '\u2028'\nb = '\x85'\n", {("a",): (1, 1), ("b",): (2, 1)}),
}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
@pytest.mark.parametrize("name", CASES)
def test_each_form_of_toml(name: str, line_end: str) -> None:
    text, expected = CASES[name]
    text = text.replace("\n", line_end)
    assert {path for path, _ in paths(tomli.loads(text))} == set(expected)
    assert index_positions(text) == expected


def test_byte_order_mark_is_no_column() -> None:
    assert index_positions("\ufeffa = 1\nb = 2") == {("a",): (1, 1), ("b",): (2, 1)}


def test_column_counts_characters() -> None:
    assert index_positions('r = { "合肥" = "𠮷", b = 1 }')[("r", "b")] == (1, 19)


def test_locate_falls_back_to_the_nearest_ancestor() -> None:
    index = index_positions("x = 1\n[[fact]]\n[[fact]]\nabout = 1\n")
    assert locate(index, ("fact", 1, "about")) == (4, 1)
    assert locate(index, ("fact", 1, "value", "deep")) == (3, 3)
    assert locate(index, ("fact", 7)) == (2, 3)
    assert locate(index, ("city", "hefei")) == (1, 1)
    assert locate(index, ()) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "[",
        "[[a]",
        "a",
        "a =",
        'a = "',
        "a = '''",
        'a = """\\',
        "a = [",
        "a = {",
        "a = {b",
        "a = ]",
        '"\\',
        "\\",
        '"\\U00110000" = 1',
        '"\\q" = 1',
        "a = [}",
        "= 1",
        "[a",
        "[a.",
        "a = {,1",
        "a = [1 2]",
        "\r",
        "\0",
        "#",
    ],
)
def test_stops_where_the_text_is_no_toml(text: str) -> None:
    assert index_positions(f"first = 1\n{text}")[("first",)] == (1, 1)


def test_deep_nesting_needs_no_recursion() -> None:
    text = "a = " + "[" * 350 + "]" * 350 + "\nb = 1"
    tomli.loads(text)
    index = index_positions(text)
    assert index[("b",)] == (2, 1)
    assert locate(index, ("a", *[0] * 349))[0] == 1
    for opening in ("[", "{a=", "[{a="):
        assert index_positions("a = " + opening * 100_000)[("a",)] == (1, 1)
    assert index_positions(".".join(["a"] * 900) + " = 1\nb = 1")[("b",)] == (2, 1)


def test_time_is_linear() -> None:
    """Eight times the text takes about eight times as long; a quadratic reader would take sixty-four."""
    for unit in ("[[fact]]\nabout = ['a', 'b']\n", "# [\n", "k = '''\n\n'''\n"):
        times = []
        for copies in (4_000, 32_000):
            began = time.perf_counter()
            index_positions(unit * copies)
            times.append(time.perf_counter() - began)
        assert times[1] < 30 * times[0] + 0.2


@given(st.text(alphabet="ab.=[]{},\"'\\#\n\r \t1u合", max_size=80))
@settings(max_examples=1000)
def test_never_raises_and_agrees_with_tomli(text: str) -> None:
    index = index_positions(text)
    try:
        document = tomli.loads(text)
    except tomli.TOMLDecodeError:
        return
    assert set(index) == {path for path, _ in paths(document)}


@given(st.text())
def test_never_raises_on_any_text(text: str) -> None:
    assert locate(index_positions(text), ("a",)) >= (1, 1)


NAMES = st.one_of(st.sampled_from(["a", "b", "fact", "a.b", "合肥", "", "x'y", 'q"q', "[a]", "#"]), st.text(max_size=3))
LEAVES = st.one_of(
    st.integers(-99, 9999),
    st.booleans(),
    st.sampled_from(["", "]", "}", '"', "''", "\\", "# no", "a = 1\n[b]\n", "合肥，松江", '"""', "\\\n"]),
)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
    max_leaves=20,
)
DOCUMENTS = st.dictionaries(NAMES, VALUES, max_size=5)


class Writer:
    """Writes a document as TOML, choosing among the forms at random."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def chance(self, part: float = 0.5) -> bool:
        return self.random.random() < part

    def blank(self) -> str:
        return self.random.choice(["", " ", "\t", "  "])

    def break_(self) -> str:
        """What may stand between the members of an array or a table in braces."""
        return self.random.choice(["", " ", "\n", "\n  ", ' # a = "]}\n\t', "# '''\n\n"])

    def key(self, name: str) -> str:
        forms = ['"' + "".join(f"\\U{ord(letter):08X}" for letter in name) + '"']
        if name.isprintable():
            forms.append(json.dumps(name, ensure_ascii=False))
        if re.fullmatch(r"[A-Za-z0-9_-]+", name):
            forms.append(name)
        if name.isprintable() and "'" not in name:
            forms.append(f"'{name}'")
        return self.random.choice(forms)

    def dotted(self, names: list[str]) -> str:
        return f"{self.blank()}.{self.blank()}".join(self.key(name) for name in names)

    def value(self, value: object) -> str:
        if isinstance(value, dict):
            members = [f"{self.pair([name], member)}{self.break_()}" for name, member in value.items()]
            return self.enclosed("{", members, "}")
        if isinstance(value, list):
            return self.enclosed("[", [f"{self.value(member)}{self.break_()}" for member in value], "]")
        return self.random.choice(spellings(value))

    def enclosed(self, opening: str, members: list[str], closing: str) -> str:
        end = f",{self.break_()}" if members and self.chance() else ""
        return opening + self.break_() + f",{self.break_()}".join(members) + end + closing

    def pair(self, names: list[str], value: object) -> str:
        return f"{self.dotted(names)}{self.blank()}={self.blank()}{self.value(value)}"

    def line(self, text: str) -> str:
        comment = self.random.choice(["", "", " # [x] = '", "\n", '\n# """ 合肥\n'])
        return f"{self.blank()}{text}{self.blank()}{comment}\n"

    def pairs(self, names: list[str], value: object) -> str:
        """``names = value``, or a line for each member of a table by a longer dotted name."""
        if isinstance(value, dict) and value and self.chance():
            return "".join(self.pairs([*names, name], member) for name, member in value.items())
        return self.line(self.pair(names, value))

    def table(self, names: list[str], table: dict[str, object]) -> str:
        """The members of a table: first those on lines, then those with headers."""
        headed = [name for name, member in table.items() if may_have_header(member) and self.chance(0.7)]
        lines = [self.pairs([name], member) for name, member in table.items() if name not in headed]
        return "".join(lines) + "".join(self.headed([*names, name], table[name]) for name in headed)

    def headed(self, names: list[str], value: object) -> str:
        if isinstance(value, dict):
            body = self.table(names, value)
            # A table of tables alone may go without a header of its own.
            if value and body.lstrip().startswith("[") and self.chance():
                return body
            return self.line(f"[{self.blank()}{self.dotted(names)}{self.blank()}]") + body
        assert isinstance(value, list)
        header = f"[[{self.blank()}{self.dotted(names)}{self.blank()}]]"
        return "".join(self.line(header) + self.table(names, member) for member in value)


def may_have_header(value: object) -> bool:
    is_array = isinstance(value, list) and value and all(isinstance(member, dict) for member in value)
    return isinstance(value, dict) or bool(is_array)


def spellings(value: object) -> list[str]:
    """The ways in which a string, integer or boolean may be written."""
    if not isinstance(value, str):
        return [json.dumps(value)]
    escaped = json.dumps(value, ensure_ascii=False)
    forms = [escaped, f'""{escaped}""']
    if "''" not in value and not value.endswith("'"):
        forms.append(f"'''\n{value}'''")
        if "\n" not in value:
            forms.append(f"'{value}'")
    return forms


def check_position(text: str, position: Position, path: Path, value: object) -> None:
    """That the key of a path, or its value where it is an array element, stands at a position."""
    here = text_at(text, position)
    if isinstance(path[-1], str):
        assert key_at(text, position) == path[-1]
    elif isinstance(value, dict) and not here.startswith("{"):
        assert key_at(text, position) == path[-2]
    elif isinstance(value, dict | list):
        assert here[0] in "{["
    else:
        assert here.replace("\r\n", "\n").startswith(tuple(spellings(value)))


@given(DOCUMENTS, st.integers(0, 2**32), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
@settings(max_examples=400, deadline=None)
def test_every_key_of_any_document_has_its_position(
    document: dict[str, object], seed: int, line_end: str, mark: str
) -> None:
    text = Writer(seed).table([], document).replace("\n", line_end)
    parsed = tomli.loads(text)
    assert parsed == document
    index = index_positions(mark + text)
    assert set(index) == {path for path, _ in paths(parsed)}
    for path, value in paths(parsed):
        check_position(text, index[path], path, value)


def test_what_stands_behind_a_very_long_array_has_its_place() -> None:
    values = ["1", "-2.5e3", '"a, ]"', "'b # ['", '""', '"\\""', "[3]", "{ d = 1 }", "# ]\n 4", '"""\nq"""']
    text = "x = [" + ", ".join(values * 2000) + "]\ny = 5\n"
    index = index_positions(text)
    assert key_at(text, index[("y",)]) == "y"
    assert ("x", 9999) in index
    assert ("x", 10_000) not in index
    assert locate(index, ("x", 10_000)) == index[("x",)]
