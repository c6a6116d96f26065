"""The checker: each code has a smallest file that earns it, at its place, and a neighbour that does not."""

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from g60cli.knowledge.checking import Checked, check
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.problems import ERROR, WARNING, Code
from tests.checker_cases import CASES, SHARE
from tests.conftest import Outcome, Run
from tests.damaged_files import damaged
from tests.small_files import HERE, PREAMBLE, entity, fact, source, whole, without_marks

Checker = Callable[..., list[str]]


@pytest.fixture
def problems(g60: Run, tmp_path: Path) -> Checker:
    """The problems of a text that ``g60 check`` prints, as ``line:column code``."""

    def checked(text: str | bytes, *options: str) -> list[str]:
        file = tmp_path / "knowledge.toml"
        file.write_bytes(text.encode() if isinstance(text, str) else text)
        return said(g60("check", str(file), *options))

    return checked


def said(outcome: Outcome) -> list[str]:
    """The lines that check printed without their paths and words; a run that failed otherwise fails the test."""
    lines = outcome.out.splitlines()
    found = [re.fullmatch(r".*?:(\d+:\d+): (K\d{3}) .*", line) for line in lines]
    assert all(found), outcome.out + outcome.err
    assert outcome.code in (0, 3), outcome.err
    return [f"{match[1]} {match[2]}" for match in found if match]


def test_the_preamble_has_no_problem(problems: Checker) -> None:
    assert problems(PREAMBLE) == []


@pytest.mark.parametrize("name", CASES)
def test_a_problem_is_reported_alone_and_at_its_place(name: str, problems: Checker) -> None:
    code, bad, _ = CASES[name]
    text, (place,) = without_marks(whole(bad))
    assert problems(text) == [f"{place} {code.id}"]


@pytest.mark.parametrize("name", CASES)
def test_a_problem_says_what_to_do(name: str, g60: Run, tmp_path: Path) -> None:
    text, _ = without_marks(whole(CASES[name][1]))
    (tmp_path / "k.toml").write_text(text, encoding="utf-8")
    [problem] = g60("check", "k.toml", "--json", folder=tmp_path).json()["data"]
    assert problem["hint"]
    assert problem["hint"] not in problem["message"]


@pytest.mark.parametrize("name", CASES)
def test_what_puts_it_right_has_no_such_problem(name: str, problems: Checker) -> None:
    code, _, good = CASES[name]
    assert [line for line in problems(whole(good)) if line.endswith(code.id)] == []


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_move_nothing(line_end: str, mark: str, problems: Checker) -> None:
    text, (place,) = without_marks(PREAMBLE + fact(value=f"{HERE}nan"))
    assert problems(mark + text.replace("\n", line_end)) == [f"{place} {Code.WRONG_TYPE.id}"]


# What files are: codes that no text earns.


def test_a_file_that_does_not_exist(g60: Run, tmp_path: Path) -> None:
    assert said(g60("check", str(tmp_path / "nowhere.toml"))) == ["1:1 K101"]


def test_a_folder_without_a_knowledge_file(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("format = 2")
    assert said(g60("check", str(tmp_path))) == ["1:1 K104"]


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b'format = 1\ntitle = "Caf\xe9"\n', "2:13"),
        ('format = 1\ntitle = "合肥'.encode() + b'\x80"\n', "2:12"),
        (b"\xef\xbb\xbf\xff\n", "1:1"),
        (b"\xef\xbb\xbfformat = 1\n\xff", "2:1"),
        ("format = 1\n".encode("utf-16"), "1:1"),
        (b"format = 1 # \xed\xa0\x80", "1:14"),
    ],
    ids=["Latin-1", "after Chinese", "after a mark", "in the second line after a mark", "UTF-16", "a surrogate"],
)
def test_bytes_that_are_not_utf8(content: bytes, place: str, problems: Checker) -> None:
    assert problems(content) == [f"{place} K102"]


def test_an_empty_file_lacks_its_format(problems: Checker) -> None:
    assert problems("") == ["1:1 K201"]


def test_every_code_has_a_case() -> None:
    of_files = {Code.UNREADABLE, Code.NOT_UTF8, Code.EMPTY_FOLDER, Code.SHARED_NAME}
    assert {code for code, _, _ in CASES.values()} | of_files == set(Code)


# Names that two share


SUZHOU = '\n[city.suzhou]\n{0}name = "Suzhou"\nsource = "almanac"\n'
OTHER_SUZHOU = '\n[place.suzhou-in-anhui]\n{0}name = "Su-Zhou"\nsource = "almanac"\n'
TOLD_APART = 'not_to_confuse = "Not the other."\n'


@pytest.mark.parametrize(
    "text",
    [
        SUZHOU.format(HERE) + OTHER_SUZHOU.format(HERE),
        SUZHOU.format("") + TOLD_APART + OTHER_SUZHOU.format(HERE),
        SUZHOU.format("") + TOLD_APART + OTHER_SUZHOU.format("") + TOLD_APART,
    ],
    ids=["neither has one", "one has one", "both have one"],
)
def test_a_name_that_two_share_wants_a_sentence_from_each(text: str, problems: Checker) -> None:
    text, places = without_marks(PREAMBLE + text)
    assert problems(text) == [f"{place} K304" for place in places]


def test_a_shared_alias_is_reported_where_it_stands(problems: Checker) -> None:
    first = f'\n[city.a]\nname = "A"\nnames = {{ zh = "松江" }}\nsource = "almanac"\n{TOLD_APART}'
    second = f'\n[city.b]\nname = "B"\naliases = ["b", {HERE}"松江"]\nsource = "almanac"\n'
    text, (place,) = without_marks(PREAMBLE + first + second)
    assert problems(text) == [f"{place} K304"]


def test_an_entity_may_repeat_its_own_name(problems: Checker) -> None:
    text = '\n[city.a]\nname = "Land Space"\naliases = ["LandSpace", "landspace"]\nsource = "almanac"\n'
    assert problems(PREAMBLE + text) == []


# All problems in one run


def test_all_problems_of_a_file_in_one_run_in_its_order(problems: Checker) -> None:
    broken = f'\n[city.a]\n{HERE}name = ""\n{HERE}province = 5\n' + fact(value=f"{HERE}nan", precision=f"{HERE}5")
    text, places = without_marks(PREAMBLE + broken + fact(source=f'{HERE}"almanack"'))
    assert problems(text) == [f"{place} K{code}" for place, code in zip(places, (205, 203, 203, 204, 302), strict=True)]


def test_an_unknown_key_hides_nothing_else(problems: Checker) -> None:
    broken = fact(period=f'{HERE}"then"', evidence=f'{HERE}["1,300"]', colour=f'{HERE}"red"', said_by=f'{HERE}"nobody"')
    text, places = without_marks(PREAMBLE + broken)
    assert problems(text) == [f"{place} K{code}" for place, code in zip(places, (403, 405, 202, 302), strict=True)]


def test_a_misspelt_key_of_the_file_hides_no_floor(problems: Checker) -> None:
    assert problems("format = 1\ntitel = 'T'\n[expect]\nfacts = 3\n") == ["2:1 K202", "4:1 K501"]


def test_problems_come_file_by_file_in_reading_order(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "b.toml").write_text("format = 2\nx = 1\n")
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "2.toml").write_text("format = 1\ny = 1\n")
    (tmp_path / "a" / "1.toml").write_bytes(b"\xff")
    outcome = g60("check", str(tmp_path / "b.toml"), str(tmp_path / "a"), "--json")
    found = [(Path(problem["path"]).name, problem["code"]) for problem in outcome.json()["data"]]
    assert found == [("b.toml", "K208"), ("b.toml", "K202"), ("1.toml", "K102"), ("2.toml", "K202")]


def test_a_problem_in_json_has_its_keys(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "k.toml"
    file.write_text("format = 1\ntitel = 'T'\n")
    assert g60("check", str(file), "--json").json()["data"] == [
        {
            "path": str(file),
            "line": 2,
            "column": 1,
            "code": "K202",
            "message": "'titel' is no key of this table",
            "hint": "did you mean 'title'?",
            "severity": "error",
        }
    ]


# Hints


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        (fact(evidnce="1"), "did you mean 'evidence'?"),
        (fact(Source="1"), "did you mean 'source'?"),
        (fact(also='[{ value = 1, untit = "USD" }]'), "did you mean 'unit'?"),
        ("\n[organisation.x]\n", "did you mean 'organization'?"),
        ("\n[expect]\ncitis = 1\n", "did you mean 'cities'?"),
        (fact(source='"almanack"'), "the nearest are almanac"),
        (fact(about='"northprt"'), "the nearest are northport"),
        (fact(about='"zzz"'), "define [city.zzz], or name another"),
    ],
    ids=lambda value: value if "did" in value or "the" in value else "",
)
def test_a_hint_offers_the_nearest(text: str, hint: str, g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "k.toml"
    file.write_text(PREAMBLE + text)
    hints = [problem["hint"] for problem in g60("check", str(file), "--json").json()["data"]]
    assert hint in hints


def test_no_control_character_of_a_file_reaches_the_terminal(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "k.toml"
    file.write_text('format = 1\n"\\u001b[31m\\u202e" = 1\n["ci\\u200bty".x]\n[expect]\n"\\u0007" = 1\n')
    assert re.search("[\x00-\x09\x0b-\x1f\u200b\u202e]", g60("check", str(file)).out) is None


def test_a_page_of_a_key_is_cut(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "k.toml"
    file.write_text(f"format = 1\n{'a' * 100_000} = 1\n")
    assert len(g60("check", str(file)).out) < 1500


# What a code means for the exit


def test_a_warning_fails_only_under_strict(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "k.toml"
    file.write_text(PREAMBLE + '\n[city.a]\nname = "A"\n')
    assert [g60("check", str(file)).code, g60("check", str(file), "--strict").code] == [0, 3]


def test_an_error_fails(g60: Run, tmp_path: Path) -> None:
    file = tmp_path / "k.toml"
    file.write_text("format = 2\n")
    assert g60("check", str(file)).code == 3


def test_codes_of_the_nine_hundreds_are_warnings_and_no_others() -> None:
    assert {code for code in Code if code.severity == WARNING} == {code for code in Code if code.id[:2] == "K9"}
    assert {code.severity for code in Code} == {WARNING, ERROR}


def test_no_two_codes_share_a_number() -> None:
    assert len({code.id for code in Code}) == len(Code)


def test_a_source_named_by_a_broken_table_counts_as_used(problems: Checker) -> None:
    text = PREAMBLE.replace('[city.northport]\nname = "Northport"', "[city.northport]\nname = 5")
    assert problems(text) == ["10:1 K203"]


def test_sources_are_not_called_unused_while_a_file_cannot_be_read(g60: Run, tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(PREAMBLE + source(type='"press"').replace('"other"', '"almanac"'))
    (tmp_path / "b.toml").write_text("format = ")
    assert said(g60("check", str(tmp_path))) == ["1:10 K103"]


# Size


def test_a_hundred_thousand_names_and_unknown_ids_are_checked(tmp_path: Path) -> None:
    """Would take hours if each name or unknown id were compared with every other."""
    cities = "".join(f'[city.c{number}]\nname = "Same"\naliases = ["C{number}"]\n' for number in range(20_000))
    places = "".join(f'[place.p{number}]\nname = "P{number}"\nwithin = "q{number}"\n' for number in range(20_000))
    file = tmp_path / "large.toml"
    file.write_text("format = 1\n" + cities + places)
    checked = check([Layer("large", file)])
    assert sum(1 for problem in checked.problems if problem.code is Code.SHARED_NAME) == 20_000
    assert sum(1 for problem in checked.problems if problem.code is Code.UNKNOWN_ID) == 20_000
    assert max(len(problem.message) + len(problem.hint) for problem in checked.problems) < 900


# Any damage


def checked_bytes(raw: bytes, folder: Path) -> Checked:
    file = folder / "damaged.toml"
    file.write_bytes(raw)
    return check([Layer("damaged", file)])


@given(raw=damaged())
@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_gives_problems_within_it_and_never_an_exception(raw: bytes, tmp_path: Path) -> None:
    for problem in checked_bytes(raw, tmp_path).problems:
        assert 1 <= problem.line <= raw.count(b"\n") + 1
        assert problem.column >= 1


@given(raw=st.binary(max_size=200))
@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_give_a_problem(raw: bytes, tmp_path: Path) -> None:
    assert checked_bytes(raw, tmp_path).valid is False


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_tables_does_not_matter(seed: int, tmp_path: Path) -> None:
    head, *tables = (PREAMBLE + SHARE + entity("person") + fact(said_by='"thing"')).split("\n\n")
    random.Random(seed).shuffle(tables)
    assert checked_bytes("\n\n".join([head, *tables]).encode(), tmp_path).problems == ()


def test_where_there_are_more_problems_than_anybody_reads_the_check_stops(
    g60: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("g60cli.knowledge.checking.MOST_FINDINGS", 1000)
    monkeypatch.setattr("g60cli.knowledge.supply.MOST_FINDINGS", 1000)
    file = tmp_path / "knowledge.toml"
    file.write_text(PREAMBLE + "[[fact]]\n" * 3000, "utf-8")
    outcome = g60("check", str(file))
    assert (outcome.code, len(outcome.out.splitlines())) == (3, 1000)
    assert "stopped at 1,000 problems; check again when these are mended" in outcome.err


ENDLESS = {
    "a number": "x = " + HERE + "9" * 1_000_000,
    "a list": "x = " + HERE + "[" + "1," * 1_000_000 + "]",
    "tables": "[a]\n" * 1000 + HERE + "[a]\n",
}


@pytest.mark.parametrize("what", ENDLESS)
def test_what_would_take_minutes_to_parse_is_refused_at_its_place(
    problems: Checker, monkeypatch: pytest.MonkeyPatch, what: str
) -> None:
    monkeypatch.setattr("g60cli.knowledge.toml_texts._MOST_PARSED_TWICE", 0)
    monkeypatch.setattr("g60cli.knowledge.endless.MOST_TABLES", 1000)
    text, places = without_marks(f"format = 1\n{ENDLESS[what]}\n")
    assert problems(text) == [f"{places[0]} K105"]


@pytest.mark.parametrize(("last", "codes"), [("", {"K903"}), (fact(period="2000"), {"K202", "K203", "K903"})])
def test_warnings_beyond_what_anybody_reads_hide_no_fact_and_no_error(
    problems: Checker, monkeypatch: pytest.MonkeyPatch, last: str, codes: set[str]
) -> None:
    monkeypatch.setattr("g60cli.knowledge.checking.MOST_FINDINGS", 5)
    monkeypatch.setattr("g60cli.knowledge.supply.MOST_FINDINGS", 5)
    monkeypatch.setattr("g60cli.knowledge.documents.FACTS_A_PIECE", 2)
    text = PREAMBLE + "".join(fact(period=f'"{year}"', precision='"about"') for year in range(2001, 2013)) + last
    found = {line.split()[1] for line in problems(text)}
    assert found <= codes
    assert bool(last) == any(code < "K9" for code in found)
