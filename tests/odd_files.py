"""Knowledge files that are odd and mostly valid (for hypothesis): nobody writes them, and the format allows it.

Names in any script and with any sign, values of any size, periods at the ends of time, places that lie in each other,
metrics that are parts of themselves.
"""

import json
from typing import Any

from hypothesis import strategies as st

IDS = ["a", "b", "c", "d", "latest", "none", "city", "fact", "2023", "x-" * 30 + "x"]
NAMES = st.one_of(
    st.sampled_from(
        [
            "Northport",
            "合肥市",
            "مدينة الشمال",
            "Cafe\u0301 Z\u0335\u0336a\u0337lgo",
            "[sic] [/red] :100: `*_~|",
            "=HYPERLINK(1)",
            "'; DROP TABLE fact; --",
            'NEAR("a" b)* AND OR NOT ^',
            "\\emph{%$#&~^}",
            "<script>&amp;</script> ]]>",
            "１/２ ㎢ Ⅷ ﬁ ß İ ı",
            "👩🚀🇨🇳",
            "R&D",
            "2023",
            "1/15",
            "latest",
            "--json",
            "a" * 300,
            "the city of the city",
            "%s %d {} {0!r}",
            "… a",
        ]
    ),
    st.text(st.characters(categories=["L", "N", "P", "S"], include_characters=" "), min_size=1, max_size=12).filter(
        str.strip
    ),
)
YEARS = ["0001", "1000", "1999", "2022", "2023", "2024", "9999"]
PERIODS = st.one_of(
    st.sampled_from(YEARS),
    st.sampled_from(["undated", "2023-Q4", "2023-H1", "2024-02-29", "2016/2020", "2021-01/2021-09", "0001/9999"]),
)
# A unit, a kind, and values that fit both, each with the token that yields it.
NUMBERS = {
    ("people", "stock"): [
        ("0", "0 people"),
        ("1", "one person"),
        ("1200", "1,200 people"),
        ("1300", "more than 1,300 people"),
        ("9" * 40, "9" * 40 + " people"),
        ("0.5", "0.5"),
    ],
    ("CNY", "flow"): [
        ("0", "0 yuan"),
        ("87000000", "87 million yuan"),
        ("1267380000000", "1,267.38 billion yuan"),
        ("-5", "-5 yuan"),
        ("0.01", "0.01 yuan"),
        ("12.50", "12.50 yuan"),
        ("1" + "0" * 60, "1" + "0" * 60 + " yuan"),
    ],
    ("share", "share"): [
        ('"1/15"', "1/15"),
        ('"0/1"', "0/1"),
        ("0.42", "42 percent"),
        ("0", "0 percent"),
        ("1", "100 percent"),
        ('"1/3"', "more than one-third"),
        ('"1/99999999999999999999"', "1/99999999999999999999"),
    ],
    ("percent", "growth"): [
        ("0", "0 percent"),
        ("-3.5", "-3.5 percent"),
        ("100", "100 percent"),
        ("-100", "-100 percent"),
        ("123456789.123456789", "123456789.123456789 percent"),
        ("10", "about 10 percent"),
    ],
    ("position", "rank"): [("1", "first"), ("2", "second"), ("100", "100th")],
}
BOUNDS = {"more than": "more-than", "about": "about"}
DATES = ["0001-01-01", "2023-10-18", "2024-02-29", "9999-12-31"]
KINDS = ["city", "place", "industry", "company", "organization", "alliance", "project", "person"]


def quoted(text: str) -> str:
    """A text as TOML."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


@st.composite
def odd(draw: st.DrawFn) -> str:
    """A file with a source or two, some metrics, entities and facts, in some order."""
    entities = draw(st.lists(st.sampled_from(IDS), min_size=1, max_size=5, unique=True))
    metrics = draw(st.lists(st.sampled_from(sorted(NUMBERS)), min_size=1, max_size=4, unique=True))
    named = {f"m{number}": sort for number, sort in enumerate(metrics)}
    tables = [draw(sources(id_)) for id_ in ("s1", "s2")]
    tables += [draw(metric(id_, sort, list(named), entities)) for id_, sort in named.items()]
    tables += [draw(entity(id_, entities)) for id_ in entities]
    tables += draw(st.lists(quantity(named, entities), max_size=6))
    tables += draw(st.lists(statement(entities), max_size=2))
    head = ["format = 1"]
    head += draw(optional({"title": NAMES.map(quoted), "subject": st.sampled_from(entities).map(quoted)}))
    head += draw(optional({"updated": st.sampled_from(DATES), "licence": NAMES.map(quoted)}))
    return "\n".join([*head, *draw(st.permutations(tables))])


@st.composite
def optional(draw: st.DrawFn, keys: dict[str, st.SearchStrategy[Any]]) -> list[str]:
    """Some of the keys with a value each."""
    return [f"{key} = {draw(value)}" for key, value in keys.items() if draw(st.booleans())]


@st.composite
def sources(draw: st.DrawFn, id_: str) -> str:
    """``[source.<id>]``."""
    dated = draw(
        st.sampled_from([f"published = {day}" for day in [*DATES, "1000", '"2023-06"']] + ["accessed = 9999-12-31"])
    )
    kind = draw(st.sampled_from(["official", "press", "company", "encyclopedia", "data"]))
    lines = [f"[source.{id_}]", f"title = {quoted(draw(NAMES))}", f"publisher = {quoted(draw(NAMES))}", dated]
    lines += draw(
        optional(
            {
                "type": st.just(quoted(kind)),
                "authors": st.lists(NAMES, max_size=3).map(listed),
                "url": st.sampled_from(['"https://a.example/?a=b&c=[d]"', '"javascript:alert(1)"', '"x y"']),
                "language": st.sampled_from(['"en"', '"zh-Hant"', '"xx"']),
                "note": NAMES.map(quoted),
            }
        )
    )
    return "\n".join(lines) + "\n"


@st.composite
def metric(draw: st.DrawFn, id_: str, sort: tuple[str, str], metrics: list[str], entities: list[str]) -> str:
    """``[metric.<id>]``, which may be a part or the growth of any metric, itself included."""
    unit, kind = sort
    lines = [f"[metric.{id_}]", f"name = {quoted(draw(NAMES))}", f'unit = "{unit}"', f'kind = "{kind}"']
    of, whole = draw(st.sampled_from(metrics)), draw(st.sampled_from(entities))
    chosen = {
        "additive": st.just("true"),
        "steady": st.just("true"),
        "aliases": st.lists(NAMES, max_size=2).map(listed),
    }
    if kind == "share":
        chosen["share_of"] = st.just(f'{{ metric = "{of}", whole = "{whole}" }}')
    if kind == "growth":
        chosen["growth_of"] = st.just(f'{{ metric = "{of}" }}')
    return "\n".join([*lines, *draw(optional(chosen))]) + "\n"


@st.composite
def entity(draw: st.DrawFn, id_: str, entities: list[str]) -> str:
    """``[<kind>.<id>]``, which may lie in any place, itself included."""
    kind = draw(st.sampled_from(KINDS[:2] * 4 + KINDS))
    other = st.sampled_from(entities)
    chosen = {
        "names": NAMES.map(lambda name: f"{{ zh = {quoted(name)} }}"),
        "aliases": st.lists(NAMES, max_size=2).map(listed),
        "summary": NAMES.map(quoted),
        "source": st.sampled_from(['"s1"', '["s2", "s1"]']),
        "evidence": st.just('["it"]'),
    }
    if kind in ("city", "place"):
        chosen["location"] = st.sampled_from(["[0, 0]", "[90, 180]", "[-90.0, -180.0]", "[31.03, 121.22]"])
    if kind == "place":
        chosen |= {"within": other.map(quoted), "members": st.lists(other, max_size=4).map(listed)}
    lines = [f"[{kind}.{id_}]", f"name = {quoted(draw(NAMES))}", 'not_to_confuse = "another one"']
    return "\n".join([*lines, *draw(optional(chosen))]) + "\n"


@st.composite
def quantity(draw: st.DrawFn, metrics: dict[str, tuple[str, str]], entities: list[str]) -> str:
    """A ``[[fact]]`` with a value; a second one of its key has an id."""
    id_ = draw(st.sampled_from(sorted(metrics)))
    value, token = draw(st.sampled_from(NUMBERS[metrics[id_]]))
    precision = next((bound for word, bound in BOUNDS.items() if word in token), "exact")
    about = draw(st.lists(st.sampled_from(entities), min_size=1, max_size=2, unique=True))
    lines = [f"about = {listed(about)}", f'metric = "{id_}"', f"value = {value}", f'precision = "{precision}"']
    moments = st.sampled_from(YEARS).map("end-{}".format)
    period = draw(PERIODS | moments if metrics[id_][1] == "stock" else PERIODS)
    lines += [f'period = "{period}"', f"evidence = {listed([token])}", f'id = "f{draw(st.integers(0, 10**9))}"']
    return "\n".join(["[[fact]]", *lines, *draw(said())]) + "\n"


@st.composite
def statement(draw: st.DrawFn, entities: list[str]) -> str:
    """A ``[[fact]]`` with a text."""
    lines = [f'about = "{draw(st.sampled_from(entities))}"', f"text = {quoted(draw(NAMES))}", "event = true"]
    lines += [f'period = "{draw(PERIODS)}"', f"evidence = {listed([draw(NAMES)])}"]
    return "\n".join(["[[fact]]", *lines, *draw(said())]) + "\n"


@st.composite
def said(draw: st.DrawFn) -> list[str]:
    """What any fact may say of itself."""
    lines = [draw(st.sampled_from(['source = "s1"', 'source = "s2"']))]
    return lines + draw(
        optional(
            {
                "status": st.sampled_from(['"target"', '"preliminary"', '"final"']),
                "basis": NAMES.map(quoted),
                "note": NAMES.map(quoted),
                "section": NAMES.map(quoted),
                "rank": st.sampled_from(['"preferred"\nwhy = "x"', '"deprecated"\nwhy = "y"']),
            }
        )
    )


def listed(texts: list[str]) -> str:
    """A list of texts as TOML."""
    return "[" + ", ".join(map(quoted, texts)) + "]"
