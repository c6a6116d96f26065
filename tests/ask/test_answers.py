"""What asking promises: one sourced sentence, doubts said in it, and a refusal with a reason where nothing answers."""

import pytest

from tests.conftest import Outcome, Run


def sentence(outcome: Outcome) -> str:
    """The sentence of an answer in JSON."""
    assert outcome.code == 0, outcome.err
    answer: str = outcome.json()["data"]["answer"]
    return answer


def reason(outcome: Outcome) -> str:
    """The reason of a refusal in JSON, which is an answer without errors and exits with 1."""
    envelope = outcome.json()
    assert (outcome.code, envelope["errors"]) == (1, [])
    assert (envelope["data"]["answered"], envelope["data"]["answer"]) == (False, None)
    text: str = envelope["data"]["reason"]
    return text


@pytest.fixture
def ask(g60: Run) -> Run:
    """Ask the small file."""
    return lambda *words, **variables: g60("ask", *words, "--json", **variables)


@pytest.fixture
def ask_shipped(shipped: Run) -> Run:
    """Ask the shipped file."""
    return lambda *words, **variables: shipped("ask", *words, "--json", **variables)


# The answer


def test_the_words_of_a_question_need_no_quotes(ask: Run) -> None:
    assert (
        ask("How", "many", "firms", "does", "Northport", "have?").json()["data"]
        == ask("How many firms does Northport have?").json()["data"]
    )


def test_the_sentence_stands_before_the_facts_and_their_sources(g60: Run) -> None:
    lines = g60("ask", "How many firms does Northport have?").out.splitlines()
    assert lines[2].startswith("Northport's firms were more than 100 enterprises in 2023 (gazette-2024-02-05).")
    assert any("> 100 enterprises" in line and "[1]" in line for line in lines)
    assert lines[-1].startswith("[1] gazette-2024-02-05")


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How many firms does Northport have?", "more than 100 enterprises"),
        ("How many firms does Southmere have?", "at least 90 enterprises"),
        ("How many firms are there in Southmore?", "nearly 80 enterprises"),
        ("number of firms in Xi'an Gate", "about 70 enterprises"),
        ("What is the GDP of Northport?", "preliminary"),
        ("How many firms are in Amber Valley?", "as published 2024-02"),
        ("What is the population of the Valley?", "about 9,400,000 people at the end of 2022"),
        ("How many people lived in the Valley in 2020?", "census 2020"),
        ("How large will the order growth of Lantern be?", "expected"),
        ("What is the target of lamps made in Northport's optics in 2025?", "a target"),
        ("What is the area of Amber Valley?", "at a time not stated"),
        ("What was the GDP of Xi'an Gate?", "2 billion CNY (275.86 million USD)"),
    ],
)
def test_what_is_uncertain_is_said_in_the_sentence(question: str, said: str, ask: Run) -> None:
    assert said in sentence(ask(question))


def test_of_rivals_the_chosen_one_answers_and_the_other_is_named(ask: Run) -> None:
    said = sentence(ask("What is the R&D intensity of Northport?"))
    assert "6.79 % in 2022 (survey-2022)" in said
    assert "almanac-2023-06 has 6.8 %" in said


def test_a_part_of_a_year_is_answered_with_the_last_whole_year_beside_it(ask_shipped: Run) -> None:
    said = sentence(ask_shipped("What is the GDP of Huzhou?"))
    assert "186.79 billion CNY in the first half of 2023" in said
    assert "the last whole year known is 2022, with 385 billion CNY" in said


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("Where is LandSpace's headquarters?", "LandSpace has its headquarters in Beijing (wp-landspace)."),
        ("When was LandSpace founded?", "LandSpace was founded in 2015 (wp-landspace)."),
        ("科大讯飞的股票代码", "iFlytek's stock code is 002230"),
        ("Who is vice mayor of Hangzhou?", "Xu Weihua was vice mayor of Hangzhou in 2023"),
        ("Which companies are in Huzhou?", "The file names 1 company in Huzhou: LandSpace"),
        ("Where is LandSpace?", "LandSpace is in Huzhou (shine-2023-10-18); LandSpace has its headquarters in Beijing"),
        ("What does the Super Brain 2030 plan aim at?", "a target"),
        ("How many cities are part of the corridor?", "had 9 members"),
        ("What are the satellites of G60 Starlink called?", "are called Songjiang and G60"),
        ("When was the corridor first proposed?", "proposed the corridor, in 2016-05"),
        ("What size are the wafers of Shanghai AST?", "200 and 300 mm"),
        ("Is Hefei a member of the corridor?", "Yes: Hefei is in the G60"),
        ("Is Shanghai a member of the corridor?", "No: Shanghai is not among the members"),
        ("Was iFlytek founded in 2001?", "No: iFlytek was founded in 1999"),
        ("Which platforms does Zhejiang University build with Suzhou?", "has built advanced platforms"),
        ("斯达半导的股票代码是多少？", "stock code is 603290"),
        ("How fast did Hefei's economy grow?", "growth of gross domestic product was 6.1 % in 2024"),
        ("Did Hefei's economy grow in 2024?", "growth of gross domestic product was 6.1 % in 2024"),
        ("How much does Jinhua spend on research and development?", "R&D spending was 17.557 billion CNY in 2024"),
        ("How many alliances has the corridor founded?", "had 16 industry alliances"),
        ("What share of GDP are the strategic industries of the corridor to reach by 2025?", "18 % for 2025"),
        ("What is the stock code of iFlytek and Starpower?", "is 002230 (iflytek-2024h1); Starpower"),
    ],
)
def test_questions_of_every_sort_are_answered(question: str, said: str, ask_shipped: Run) -> None:
    assert said in sentence(ask_shipped(question))


def test_a_city_is_the_answer_only_to_comparable_figures(ask_shipped: Run) -> None:
    outcome = ask_shipped("Which city has the most people?")
    assert "Of 9 comparable figures, one of each city, the highest is Suzhou's" in sentence(outcome)
    facts = outcome.json()["data"]["facts"]
    assert (len(facts), {fact["basis"] for fact in facts}) == (9, {"census 2020"})


def test_cities_that_cannot_be_compared_are_named_beside_the_first(ask_shipped: Run) -> None:
    said = sentence(ask_shipped("Which city had the highest GDP in 2021?"))
    assert "the highest is Hangzhou's" in said
    assert "Suzhou" in said.partition("; of ")[2].partition(" no comparable figure is known")[0]
    assert "no comparable" not in sentence(ask_shipped("Which city has the most people?"))


def test_a_comparison_says_yes_or_no_unless_the_bounds_leave_it_open(ask: Run, ask_shipped: Run) -> None:
    assert sentence(ask_shipped("Does Hefei have more people than Suzhou?")).startswith("No: ")
    assert sentence(ask_shipped("Does Hefei have fewer people than Suzhou?")).startswith("Yes: ")
    assert sentence(ask_shipped("合肥的人口比苏州多吗？")).startswith("No: ")
    assert sentence(ask("Does Northport have more firms than Southmere?")).startswith("The figures leave it open: ")


@pytest.mark.parametrize(
    "question",
    [
        "Had Huzhou or Wuhu the higher GDP in the first half of 2023?",
        "Does Huzhou or Wuhu have more people?",
        "湖州还是芜湖的人口更多？",
    ],
)
def test_which_of_two_is_not_answered_by_yes_or_no(question: str, ask_shipped: Run) -> None:
    assert sentence(ask_shipped(question)).startswith("Wuhu has more: ")


def test_a_year_before_the_date_of_the_file_is_resolved_and_said(ask: Run) -> None:
    outcome = ask("What was the GDP of Amber Valley two years ago?")
    assert "in 2023" in sentence(outcome)
    assert outcome.json()["notes"] == ["'two years ago' is taken as 2023, from the date of the knowledge file"]


@pytest.mark.parametrize(
    "question",
    [
        "population of Wuhu",
        "I want to know the population of Wuhu",
        "Wuhu population",
        "What is the population of the city of Wuhu in Anhui?",
        "How many people live in Wuhu?",
        "芜湖有多少人？",
        "芜湖市的人口",
    ],
)
def test_a_question_may_be_put_in_many_ways(question: str, ask_shipped: Run) -> None:
    facts = ask_shipped(question).json()["data"]["facts"]
    assert [fact["id"] for fact in facts] == ["wuhu/population/end-2023@wuhu-stat-2023"]


# The refusal


def test_a_refusal_leaves_standard_output_empty_and_says_why_beside_it(g60: Run) -> None:
    outcome = g60("ask", "How many rivers does Northport have?")
    assert (outcome.code, outcome.out) == (1, "")
    assert outcome.err.startswith("g60: no answer: ")
    assert "'rivers'" in outcome.err


def test_a_refusal_is_a_row_of_nothing_for_programs(g60: Run) -> None:
    assert g60("ask", "How many rivers does Northport have?", "-f", "csv").out.count("\n") == 1


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("What is the population of Huzou?", "Huzhou (huzhou)"),
        ("How many people live in Nanjing?", "'Nanjing'"),
        ("What is the turnover of iFlytek?", "known for Shanghai Advanced Silicon Technology"),
        ("What was Hefei's GDP in 1998?", "there is one in 2019, in 2020, in 2022"),
        ("What was Hefei's GDP last year?", "last year (2025)"),
        ("How many racks does the Tencent computing center have?", "only a target is known"),
        ("What is Suzhou's target for R&D intensity?", "no target is known, only an expectation"),
        ("How big is Hangzhou?", "may ask for"),
        ("Who is the mayor of Hangzhou?", "Xu Weihua, vice mayor of Hangzhou in 2023"),
        ("Which companies are in Hefei in 1990?", "no year"),
        ("Is Hefei bigger than Wuhu?", "say in what"),
        ("Who spends more on R&D, Hangzhou or Jinhua?", "another year: 2021 (Hangzhou), 2024 (Jinhua)"),
        ("What is the meaning of life?", "'meaning' and 'life'"),
    ],
)
def test_a_refusal_says_why_and_what_is_nearest(question: str, said: str, shipped: Run) -> None:
    assert said in reason(shipped("ask", question, "--json"))


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How did the GDP of Hefei develop?", "g60 trend gdp hefei"),
        ("How did Hefei's GDP grow over time?", "g60 trend gdp hefei"),
        ("How did Hefei's economy grow?", "g60 trend gdp hefei"),
        ("Has the population of Wuhu increased?", "g60 trend population wuhu"),
        ("How much did Huzhou's GDP rise from 2020 to 2022?", "g60 trend gdp huzhou"),
        ("In which year was Hangzhou's GDP highest?", "g60 trend gdp hangzhou"),
        ("合肥的GDP如何变化？", "g60 trend gdp hefei"),
        ("What is the difference between the GDP of Suzhou and Hangzhou?", "g60 compare suzhou hangzhou --metric gdp"),
        ("How many more people live in Suzhou than in Hefei?", "g60 compare suzhou hefei --metric population"),
        ("How many times bigger is China's GDP than Suzhou's?", "g60 trend gdp china suzhou"),
        ("苏州的人口比合肥多多少？", "g60 compare suzhou hefei --metric population"),
        ("What is the total population of Hefei and Wuhu?", "g60 compare hefei wuhu --metric population"),
        ("合肥和芜湖的人口总和是多少？", "g60 compare hefei wuhu --metric population"),
        ("Which city has the second largest population?", "g60 rank population"),
        ("Which three cities have the highest GDP?", "g60 rank gdp"),
        ("List the cities by population", "g60 rank population"),
        ("哪个城市人口第二多？", "g60 rank population"),
        ("What is the average GDP of the nine cities?", "g60 trend gdp corridor"),
        ("Which cities have more than ten million people?", "g60 rank population"),
        ("哪些城市的GDP超过一万亿？", "g60 rank gdp"),
        ("Is Hefei's GDP above one trillion yuan?", "g60 trend gdp hefei"),
    ],
)
def test_what_would_have_to_be_reckoned_is_refused_with_the_command_that_shows_it(
    question: str, said: str, shipped: Run
) -> None:
    told = reason(shipped("ask", question, "--json"))
    assert "for every number of an answer stands in a fact" in told
    command = told.rpartition("; g60 ")[2]
    assert f"g60 {command}".startswith(said)
    words = said.split()[1:]
    assert shipped(*words).code == 0


def test_a_word_that_is_like_no_name_is_not_likened_to_one(shipped: Run) -> None:
    assert "nearest" not in reason(shipped("ask", "Is Suzhou's GDP twice that of Wuhu?", "--json"))


@pytest.mark.parametrize("question", ["", "  "])
def test_an_empty_question_is_wrong_usage(question: str, ask: Run) -> None:
    outcome = ask(question)
    assert (outcome.code, outcome.json()["errors"][0]["code"]) == (2, "empty-question")


@pytest.mark.parametrize(
    "question",
    [
        "How many people work in Hefei?",
        "What is the GDP of Hefei in US dollars?",
        "What is the population growth of Hangzhou?",
        "What is the GDP per head of Suzhou?",
        "What is the population of Suzhou in Anhui?",
        "Which companies are not in Suzhou?",
        "Sum of the GDP of Hefei and Wuhu",
        "Who thought up the corridor?",
        "Who is the head of the joint office?",
        "Who was vice mayor of Hangzhou in 2019?",
        "GDP of Hefei since 2019",
        "Was the GDP of Suzhou in the first half of 2022 higher than that of Hangzhou in 2022?",
        "How many high-tech enterprises were added in Hefei?",
        "How many high-tech enterprises did Hefei attract?",
        "How many high-tech enterprises were founded in Anhui?",
    ],
)
def test_nothing_near_stands_in_for_what_was_asked(question: str, ask_shipped: Run) -> None:
    assert reason(ask_shipped(question))


def test_an_ambiguous_name_lists_what_it_may_be(ask: Run) -> None:
    assert "beacon-north, beacon-south" in reason(ask("Where is Beacon Works?"))


def test_two_sources_of_equal_standing_are_not_decided_between(
    ask: Run, tmp_path_factory: pytest.TempPathFactory
) -> None:
    layer = tmp_path_factory.mktemp("layer") / "rival.toml"
    layer.write_text(
        'format = 1\n[source.gazette-again]\ntitle = "Again"\npublisher = "Valley Gazette"\n'
        'published = 2024-02-05\ntype = "press"\n'
        '[[fact]]\nabout = "northport"\nmetric = "firms"\nvalue = 110\nperiod = "2023"\nprecision = "more-than"\n'
        'source = "gazette-again"\nevidence = ["more than 110"]\n',
        encoding="utf-8",
    )
    outcome = ask("How many firms does Northport have?", "--facts", "data/small.toml", "--facts", str(layer))
    assert "two sources of equal standing differ" in reason(outcome)


def test_a_value_that_is_only_deprecated_is_not_given(ask: Run) -> None:
    assert "deprecated" in reason(ask("What is the R&D intensity of Amber Valley?"))


def test_what_is_typed_is_repeated_in_one_printable_line(g60: Run) -> None:
    outcome = g60("ask", "\x1b[31mWho\nis \x07 Zorgon?")
    assert outcome.err.count("\n") == 1
    assert "\x1b" not in outcome.err


def test_a_plan_in_a_name_asks_for_no_target(ask: Run, ask_shipped: Run) -> None:
    assert sentence(ask("What is the Twenty-Year Plan 2005–2025?")).startswith("Twenty-Year Plan 2005–2025: ")
    assert "iFlytek" in sentence(ask_shipped("What company runs the Super Brain 2030 plan?"))


def test_columns_apply_to_the_facts(g60: Run) -> None:
    outcome = g60("ask", "How many firms does Northport have?", "--columns", "display,source", "-f", "csv")
    assert outcome.out == "display,source\n> 100 enterprises,gazette-2024-02-05\n"
