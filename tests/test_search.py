"""Searching: what is found by which words, in which order, and that any text is a search."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from g60cli.questions import search_index
from g60cli.questions.search_terms import wanted
from tests.conftest import Outcome, Run
from tests.small_files import PREAMBLE, entity, fact

VALLEY = ("--facts", "builtin")


def ids(outcome: Outcome) -> list[str]:
    """The ids of what was found, the best first."""
    assert outcome.code == 0, outcome.err
    return [hit["id"] for hit in outcome.json()["data"]]


def found(run: Run, *arguments: str) -> list[str]:
    return ids(run("search", *arguments, "--limit", "1000", "--json"))


# Words


@pytest.mark.parametrize("words", ["科大讯飞", "讯飞", "飞", "iFlytek", "IFLYTEK", "iflyt", "ｉＦｌｙｔｅｋ"])
def test_chinese_is_found_by_any_piece_and_english_by_its_beginning(words: str, shipped: Run) -> None:
    assert "iflytek" in found(shipped, words)
    assert "iflytek/headquarters@wp-iflytek" in found(shipped, words)


def test_characters_that_do_not_follow_each_other_are_no_piece(shipped: Run) -> None:
    assert "iflytek" in found(shipped, "讯飞")
    assert found(shipped, "飞讯") == []


def test_a_beginning_finds_the_word(shipped: Run) -> None:
    assert {"integrated-circuits", "starpower"} <= set(found(shipped, "semicond"))


def test_two_letters_are_a_word_and_no_beginning(g60: Run) -> None:
    assert found(g60, "la") == []
    assert found(g60, "lan") != []


@pytest.mark.parametrize("words", ["high-tech", "hightech", "High Tech", "high‑tech", "HIGHTECH"])
def test_a_word_with_a_hyphen_is_found_in_every_spelling(words: str, shipped: Run) -> None:
    assert found(shipped, words, "--kind", "metric")[0] == "high-tech-enterprises"


@pytest.mark.parametrize("words", ["Xi'an", "xi’an", "xian", "Xi an", "xi-an", "XIAN Gate"])
def test_a_word_with_an_apostrophe_is_found_in_every_spelling(words: str, g60: Run) -> None:
    assert found(g60, words)[0] == "xi-an"


@pytest.mark.parametrize("words", ["LandSpace", "land space", "Land-Space", "landspace"])
def test_words_run_together_are_the_words(words: str, shipped: Run) -> None:
    assert found(shipped, words)[0] == "landspace"


@pytest.mark.parametrize("words", ["R&D services", "r&d", "R & D", "rd", "Ｒ＆Ｄ"])
def test_a_word_of_two_letters_and_a_sign_is_found(words: str, g60: Run) -> None:
    assert "rd-services" in found(g60, words)


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("44200", "amber-valley/firms/2024-02@gazette-2024-02-05"),
        ("44,200", "amber-valley/firms/2024-02@gazette-2024-02-05"),
        ("1/15", "amber-valley/share-of-gdp/2023-06@almanac-2023-06"),
        ("1,267.38", "amber-valley/gdp/2023@almanac-2023-06"),
        ("1267.38 billion CNY", "amber-valley/gdp/2023@almanac-2023-06"),
        ("1267380000000", "amber-valley/gdp/2023@almanac-2023-06"),
        ("1267", "amber-valley/gdp/2023@almanac-2023-06"),
        ("36.505", "southmore/gdp/2022@survey-2022"),
        ("365050", "southmore/gdp/2022@survey-2022"),
        ("42", "northport/export-share/2023@gazette-2024-02-05"),
        ("5.827,50", "lantern/exports/2024@bote-2025-01-20"),
        ("5827.50", "lantern/exports/2024@bote-2025-01-20"),
        ("002230", "lantern/stock-code/2024@lantern-site"),
        ("002230.SZ", "lantern/stock-code/2024@lantern-site"),
    ],
)
def test_a_number_is_found_as_printed_and_as_shown(words: str, id_: str, g60: Run) -> None:
    assert found(g60, words) == [id_]


@pytest.mark.parametrize("words", ["1/1", "4420", "267.38", "1/5/15"])
def test_a_part_of_a_number_is_another_number(words: str, g60: Run) -> None:
    assert found(g60, words) == []


def test_accents_do_not_matter_either_way(g60: Run, tmp_path: Path) -> None:
    file = knowledge_file(tmp_path, entity("company", 'aliases = ["Café Zürich"]'))
    for words in ("cafe zurich", "Café Zürich", "Cafe\u0301", "ZÜRICH"):
        assert found(g60, words, "--facts", file)[0] == "thing"


def test_all_words_must_be_there_in_any_order(g60: Run) -> None:
    assert found(g60, "northport firms 2023") == ["northport/firms/2023@gazette-2024-02-05"]
    assert found(g60, "2023 firms northport") == ["northport/firms/2023@gazette-2024-02-05"]


def test_several_words_need_no_quotes(g60: Run) -> None:
    assert g60("search", "lake", "university").out == g60("search", "lake university").out


@pytest.mark.parametrize(
    ("words", "id_"),
    [
        ("deputy lamp", "ann-oyelaran"),
        ("company optics quayside", "beacon-north"),
        ("Talbote", "bote-2025-01-20"),
        ("survey.example", "survey-2022"),
        ("leavers", "graduates"),
        ("rounded", "northport/rd-intensity/2022@almanac-2023-06"),
        ("fewer", "amber-coast/firms/2023@gazette-2024-02-05"),
        ("headquarters southmore", "lantern/headquarters@wiki-lantern"),
        ("target 创新", "amber-valley/b5894d"),
        ("ticker", "stock-code"),
    ],
)
def test_things_and_facts_are_found_by_all_that_they_say(words: str, id_: str, g60: Run) -> None:
    assert found(g60, words)[0] == id_


def test_chinese_without_spaces_falls_back_to_its_characters_and_says_so(shipped: Run) -> None:
    outcome = shipped("search", "科大讯飞总部", "--json")
    assert ids(outcome) == ["iflytek/headquarters@wp-iflytek"]
    assert "all its characters" in outcome.err


# Order


def test_an_exact_name_stands_first(g60: Run) -> None:
    hits = g60("search", "Optics", "--json").json()["data"]
    assert (hits[0]["id"], hits[0]["exact"]) == ("optics", True)
    assert not any(hit["exact"] for hit in hits[1:])


@pytest.mark.parametrize("words", ["northport", "琥珀谷", "GDP", "firms lantern", "2023"])
def test_what_is_exact_stands_before_the_rest_and_each_in_order_of_score(words: str, g60: Run) -> None:
    hits = g60("search", words, "--limit", "1000", "--json").json()["data"]
    order = [(hit["exact"], hit["score"]) for hit in hits]
    assert order == sorted(order, reverse=True)


def test_the_same_search_gives_the_same_bytes(g60: Run) -> None:
    assert g60("search", "valley", "--json").out == g60("search", "valley", "--json").out


def test_a_deprecated_fact_is_marked_and_stands_below_one_as_good(g60: Run) -> None:
    hits = g60("search", "6.79", "--json").json()["data"]
    assert [hit["fact"]["rank"] for hit in hits] == ["preferred", "deprecated"]
    assert "(deprecated)" in hits[1]["says"]


def test_a_word_in_the_name_weighs_more_than_one_in_a_note(g60: Run, tmp_path: Path) -> None:
    beacon = '\n[company.{id}]\nname = "{name}"\nsummary = "{summary}"\nsource = "almanac"\nevidence = ["{evidence}"]\n'
    file = knowledge_file(
        tmp_path,
        beacon.format(id="aside", name="Alpha Works", summary="Maker of lamps.", evidence="Beacon"),
        beacon.format(id="said", name="Gamma Works", summary="Maker of a beacon.", evidence="Gamma"),
        beacon.format(id="named", name="Beacon Works", summary="Maker of lamps.", evidence="Works"),
    )
    assert found(g60, "beacon", "--facts", file) == ["named", "said", "aside"]


@pytest.mark.parametrize(
    ("words", "metric"),
    [
        ("Hefei GDP", "gdp"),
        ("合肥 GDP", "gdp"),
        ("Hefei GDP growth", "gdp-growth"),
        ("Hefei R&D intensity", "rd-intensity"),
    ],
)
def test_of_the_facts_those_of_the_metric_that_is_named_stand_first(words: str, metric: str, shipped: Run) -> None:
    hits = shipped("search", words, "--json").json()["data"]
    assert (hits[0]["fact"]["metric"]["id"], hits[0]["fact"]["about"]["id"]) == (metric, "hefei")


# Marks


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("lante", "«Lantern»: Founded"),
        ("deputy", "role: «deputy» head (Lamp Alliance)"),
        ("44200", "«44,200» enterprises"),
        ("琥珀", "«琥珀»谷将建成创新走廊。"),
        ("xian", "«Xi'an» Gate"),
        ("optic 光学", "«Optics» · «光学»"),
        ("R&D intensity", "«R&D» «intensity»"),
        ("lakeuniversity", "«Lake University»"),
    ],
)
def test_the_words_that_match_are_marked_where_they_stand(words: str, shown: str, g60: Run) -> None:
    for format_ in ("table", "records"):
        assert shown in g60("search", words, "-f", format_, "--limit", "100").out


def test_programs_get_the_words_and_texts_without_marks(g60: Run) -> None:
    hits = g60("search", "lantern", "founded", "--json").json()["data"]
    assert [(hit["title"], hit["matched"]) for hit in hits if hit["id"] == "lantern/founded@wiki-lantern"] == [
        ("Lantern: Founded", ["Lantern", "Founded"])
    ]
    assert "«" not in json.dumps(hits, ensure_ascii=False)


@pytest.mark.parametrize("words", ["北港", "northport optics", "gazette", "2023", "r&d", "一", "the", "gdp chin", "a"])
def test_every_hit_shows_every_word(words: str, g60: Run, shipped: Run) -> None:
    for run in (g60, shipped):
        for hit in run("search", words, "--limit", "60", "--json").json()["data"]:
            assert len(hit["matched"]) >= 1, hit["id"]
            said = json.dumps([hit["title"], hit["says"], hit["found_in"]], ensure_ascii=False)
            assert all(word in json.loads(said)[0] + said for word in hit["matched"])


def words_of_facts(run: Run) -> list[str]:
    """Words that stand in the answers, and so must be found: of names, texts and evidence."""
    facts = run("stats", "--json").json()["data"]
    return sorted({word for fact in facts for token in fact["evidence"] for word in token.split()})


def test_what_stands_in_the_evidence_is_found_and_accounted_for(g60: Run) -> None:
    for word in words_of_facts(g60):
        terms = wanted(word)
        hits = g60("search", word, "--kind", "fact", "--limit", "100", "--json").json()["data"]
        assert bool(hits) == bool(terms), word
        assert all(hit["matched"] for hit in hits), word


# Scope


def test_filters_leave_the_facts_that_stats_would_show(g60: Run) -> None:
    assert found(g60, "firms", "--year", "2023", "--about", "Southmere") == ["southmere/firms/2023@gazette-2024-02-05"]
    assert found(g60, "northport", "--metric", "GDP") == ["northport/gdp/2023@almanac-2023-06"]
    assert found(g60, "northport", "--status", "target") == ["northport+optics/wafers/2025@gazette-2024-02-05"]
    assert found(g60, "lamps", "--industry", "Optics", "--year", "2023") == ["a-lamp-count-of-its-own"]
    assert set(found(g60, "northport", "--source", "bote-2025-01-20")) == {
        "northport/wage/2023@bote-2025-01-20",
        "northport/4a1b21",
    }


@pytest.mark.parametrize(
    "filters", [("--year", "2023"), ("--metric", "firms"), ("--source", "survey-2022"), ("--status", "reported")]
)
def test_a_filter_leaves_only_facts(filters: tuple[str, ...], g60: Run) -> None:
    hits = g60("search", "valley", *filters, "--limit", "100", "--json").json()["data"]
    assert hits
    assert {hit["kind"] for hit in hits} == {"fact"}


def test_latest_is_the_latest_of_each_series(g60: Run) -> None:
    all_ = found(g60, "graduates", "--kind", "fact")
    assert found(g60, "graduates", "--year", "latest") == ["lake-university/graduates/2021-01..2021-09@almanac-2023-06"]
    assert len(all_) == 2


@pytest.mark.parametrize(
    ("kind", "id_"), [("company", "lantern"), ("companies", "lantern"), ("People", "ann-oyelaran")]
)
def test_a_kind_is_named_in_the_singular_or_the_plural(kind: str, id_: str, g60: Run) -> None:
    assert found(g60, "lantern", "--kind", kind)[0] == id_


def test_an_unknown_kind_lists_those_there_are(g60: Run) -> None:
    outcome = g60("search", "lantern", "--kind", "planet")
    assert (outcome.code, outcome.out) == (2, "")
    assert "metric, source, fact" in outcome.err


@pytest.mark.parametrize(
    ("filters", "code"),
    [(("--year", "soon"), 2), (("--status", "perhaps"), 2), (("--about", "Nobody"), 1), (("--metric", "Nothing"), 1)],
)
def test_a_filter_that_means_nothing_is_an_error_as_in_stats(filters: tuple[str, ...], code: int, g60: Run) -> None:
    assert g60("search", "lantern", *filters).code == g60("stats", *filters).code == code


# Limits


def test_twenty_are_shown_unless_more_are_asked_for_and_the_rest_is_counted(shipped: Run) -> None:
    usual = shipped("search", "Songjiang", "--json")
    total = len(found(shipped, "Songjiang"))
    assert len(ids(usual)) == 20 < total
    assert f"{total - 20} more match; --limit {total} shows all" in usual.err
    assert ids(usual) == found(shipped, "Songjiang")[:20]


@pytest.mark.parametrize("limit", [0, 1, 3])
def test_a_limit_is_the_most_hits(limit: int, g60: Run) -> None:
    outcome = g60("search", "valley", "--limit", str(limit), "--json")
    assert len(ids(outcome)) == limit
    assert "more match" in outcome.err


def test_exactly_the_limit_leaves_nothing_to_say(g60: Run) -> None:
    total = len(found(g60, "valley"))
    assert g60("search", "valley", "--limit", str(total)).err.count("more match") == 0


def test_of_what_is_nearly_everywhere_the_first_of_the_file_are_ranked(
    g60: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    everything = found(g60, "valley")
    monkeypatch.setattr(search_index, "MOST_RANKED", 4)
    outcome = g60("search", "valley", "--limit", "3", "--json")
    assert "over 4 match; the first 4 of the file were ranked: another word or a filter leaves fewer" in outcome.err
    assert ids(outcome) == [id_ for id_ in everything if id_ in ids(outcome)]
    # Things stand before facts, as they do where all are ranked.
    assert {hit["fact"] for hit in outcome.json()["data"]} == {None}


def test_what_the_words_name_comes_first_wherever_it_stands_in_the_file(
    g60: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Its sources stand before it.
    first = ids(g60("search", "Lantern", "--json"))[0]
    monkeypatch.setattr(search_index, "MOST_RANKED", 1)
    [named] = g60("search", "Lantern", "--limit", "1", "--json").json()["data"]
    assert (named["id"], named["exact"]) == (first, True)


def test_a_limit_has_as_many_ranked(g60: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    everything = found(g60, "valley")
    monkeypatch.setattr(search_index, "MOST_RANKED", 1)
    outcome = g60("search", "valley", "--limit", str(len(everything)), "--json")
    assert (ids(outcome), outcome.err) == (everything, "")


# Nothing found


def test_nothing_found_is_said_with_the_nearest_names_and_none_is_taken(g60: Run) -> None:
    outcome = g60("search", "Nordport", "--json")
    assert ids(outcome) == []
    assert "'nordport' stands nowhere" in outcome.err
    assert "Northport (northport)" in outcome.err


def test_words_that_never_meet_are_counted_one_by_one(g60: Run) -> None:
    outcome = g60("search", "tides weaving")
    assert outcome.code == 0
    assert "alone they are found: 'tides' 1, 'weaving' 1" in outcome.err


def test_a_filter_that_leaves_nothing_is_told_from_words_that_are_nowhere(g60: Run) -> None:
    assert "without the filters" in g60("search", "tides", "--year", "2023").err


def test_the_id_of_a_fact_leads_to_it(g60: Run) -> None:
    id_ = "northport/firms/2023@gazette-2024-02-05"
    assert f"g60 fact {id_}" in g60("search", id_).err


@pytest.mark.parametrize("words", ["", " ", "💥", "***", "\0", '"', "()", "…", "。"])
def test_a_text_without_a_word_is_said_to_be_one(words: str, g60: Run) -> None:
    outcome = g60("search", words, "--json")
    assert ids(outcome) == []
    assert "no letter and no digit" in outcome.err


# Any input is a search


HARD = [
    'lantern "', "lantern*", "NEAR(lantern northport)", "lantern AND", "OR lantern", "NOT", "((lantern", "name:lantern",
    "^lantern", "{name alias}: lantern", "lantern + bell", "-lantern", "lan\0tern", "lan\x1btern", "🏮 lantern",
    "'; DROP TABLE fact; --", "%", "_", "a" * 10_000, "灯" * 10_000, "lantern " * 2_000, '"' * 10_000,
    " ".join(f"word{number}" for number in range(3_000)), "1/2/3/4", "1.2.3,4", "\ud800 lantern", "‮lantern", "ﬁrms",
]  # fmt: skip


@pytest.mark.parametrize("words", HARD, ids=lambda words: ascii(words[:24]))
def test_what_means_something_elsewhere_means_nothing_here(words: str, g60: Run) -> None:
    outcome = g60("search", "--", words)
    assert outcome.code == 0, outcome.err
    assert "error" not in outcome.err
    assert all(line.startswith("g60: ") and len(line) < 1_000 for line in outcome.err.splitlines())


def test_signs_around_a_word_change_nothing(g60: Run) -> None:
    plain = found(g60, "lantern")
    for words in ('"lantern', "lantern*", "((lantern", "^lantern)", "+lantern?!", "\0lantern\x1b"):
        assert found(g60, words) == plain


def test_only_so_many_words_are_looked_for(g60: Run) -> None:
    outcome = g60("search", " ".join(["lantern", *(f"word{number}" for number in range(40))]))
    assert outcome.code == 0
    assert "only the first 32 words" in outcome.err


def arbitrary() -> st.SearchStrategy[str]:
    """Any text, and texts made of what means something to a query language or to this knowledge."""
    signs = ['"', "*", "(", ")", ":", "^", "-", "+", "{", "}", "'", "\0", "…", " ", "AND", "OR", "NOT", "NEAR"]
    words = ["lantern", "北港", "1/15", "R&D", "Xi'an", "44,200"]
    pieces = st.sampled_from([*signs, *words])
    return st.text(max_size=60) | st.lists(pieces, max_size=12).map("".join)


@settings(deadline=None)
@given(arbitrary())
@example('" OR "')
@example("NEAR(北港, 2")
@example("\ud800")
@example("İ")
@example("ﷺ")
def test_any_text_is_a_search(g60: Run, words: str) -> None:
    outcome = g60("search", "--json", "--", words)
    assert outcome.code == 0, outcome.err
    assert isinstance(outcome.json()["data"], list)
    assert outcome.json()["errors"] == []


@settings(deadline=None, max_examples=50)
@given(arbitrary())
def test_any_text_is_a_search_under_a_filter(g60: Run, words: str) -> None:
    outcome = g60("search", "--year", "2023", "-f", "table", "--", words)
    assert (outcome.code, "Traceback" in outcome.err) == (0, False)


@settings(deadline=None, max_examples=50)
@given(st.data())
def test_every_name_is_found_by_itself_and_by_its_beginning(g60: Run, data: st.DataObject) -> None:
    companies = g60("companies", "--json").json()["data"]
    company = data.draw(st.sampled_from(companies))
    name = data.draw(st.sampled_from([company["name"], *company["names"].values(), *company["aliases"]]))
    assert company["id"] in found(g60, name)
    cut = data.draw(st.integers(min_value=min(3, len(name)), max_value=len(name)))
    assert company["id"] in found(g60, name[:cut]) or len(wanted(name[:cut])[-1].text.replace(" ", "")) < 3


# Layers


def knowledge_file(folder: Path, *parts: str, name: str = "own.toml") -> str:
    file = folder / name
    file.write_text(PREAMBLE + "".join(parts), encoding="utf-8")
    return str(file)


@pytest.fixture
def layered(tmp_path: Path) -> Callable[[str], tuple[str, ...]]:
    """The options for a file of one fact under a layer that is given."""
    below = knowledge_file(tmp_path, fact(note='"a harbourmaster counted"', id='"one"'))

    def options(layer: str) -> tuple[str, ...]:
        above = tmp_path / "above.toml"
        above.write_text(f"format = 1\n{layer}", encoding="utf-8")
        return ("--facts", below, "--facts", str(above))

    return options


def test_a_withdrawn_fact_is_not_found(g60: Run, layered: Callable[[str], tuple[str, ...]]) -> None:
    options = layered('[[withdraw]]\nfact = "one"\nwhy = "miscounted"\n')
    assert found(g60, "harbourmaster", *options) == []


def test_a_replaced_fact_is_found_by_its_new_words_alone(g60: Run, layered: Callable[[str], tuple[str, ...]]) -> None:
    options = layered(fact(note='"a pilot counted"', id='"one"'))
    assert found(g60, "pilot", *options) == ["one"]
    assert found(g60, "harbourmaster", *options) == []
    assert len(found(g60, "1200", *options)) == 1


def test_what_is_replaced_leaves_no_trace_in_the_scores(
    g60: Run, layered: Callable[[str], tuple[str, ...]], tmp_path: Path
) -> None:
    layers = layered(fact(note='"a pilot counted"', id='"one"'))
    alone = ("--facts", knowledge_file(tmp_path, fact(note='"a pilot counted"', id='"one"'), name="alone.toml"))
    assert scores(g60, "pilot", *layers) == scores(g60, "pilot", *alone)
    assert scores(g60, "northport", *layers) == scores(g60, "northport", *alone)


def scores(run: Run, *arguments: str) -> list[Any]:
    return [(hit["id"], hit["score"]) for hit in run("search", *arguments, "--json").json()["data"]]
