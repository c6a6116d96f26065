"""Facts in words: values, periods, sources and doubts as parts of a sentence. Nothing is said that no fact says."""

from collections.abc import Iterable, Sequence

from g60cli.answer import Data
from g60cli.knowledge.periods import UNDATED
from g60cli.knowledge.vocabulary import PeriodBasis, Precision, Status
from g60cli.questions.display import joined, quantity_text
from g60cli.questions.facts import is_attribute

_BOUNDS = {
    Precision.EXACT: "",
    Precision.ABOUT: "about",
    Precision.MORE_THAN: "more than",
    Precision.AT_LEAST: "at least",
    Precision.NEARLY: "nearly",
    Precision.AT_MOST: "at most",
    Precision.LESS_THAN: "less than",
}
_HALVES = {"H1": "the first half", "H2": "the second half"}
_QUARTERS = {"Q1": "the first quarter", "Q2": "the second quarter", "Q3": "the third quarter", "Q4": "the last quarter"}
_ARTICLE = ("corridor", "river", "delta", "expressway", "office", "alliance", "hub", "group", "conference", "project",
            "enclaves", "auction", "platform", "satellite", "plan", "declaration", "market", "academy", "commission",
            "road", "roadway", "system", "hall", "pool", "centre", "center", "institute", "base")  # fmt: skip


def subject(fact: Data) -> str:
    """Whom a fact is about: ``Hefei``, ``integrated circuits in Songjiang``."""
    about: Data = fact["about"]
    others: list[Data] = fact["with"]
    others = [entity for entity in others if not fact.get("metric") or not _is_said_by(fact, entity["name"])]
    branches = [entity for entity in others if entity["kind"] == "industry"]
    if len(others) == 1 and branches:
        return f"{lowered(branches[0]['name'])} in {with_article(about['name'])}"
    return listed([with_article(about["name"]), *(with_article(entity["name"]) for entity in others)])


def _is_said_by(fact: Data, name: str) -> bool:
    """True where the metric's own name already says the entity."""
    return name.casefold() in fact["metric"]["name"].casefold()


def with_article(name: str) -> str:
    """A name as it stands in a sentence: some want an article before them."""
    return f"the {name}" if name.split()[-1].casefold() in _ARTICLE and not name.startswith("The ") else name


def possessive(name: str) -> str:
    """``Hefei's``; a name that ends in s has the apostrophe alone."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def lowered(name: str) -> str:
    """A name that is a common noun within a sentence: its first letter small, unless the word is an abbreviation."""
    first = name.split()[0] if name else ""
    return name if not first[1:].islower() and len(first) > 1 else name[:1].lower() + name[1:]


def capital(sentence: str) -> str:
    """The sentence with a capital at its beginning, unless a name such as ``iFlytek`` stands there."""
    first = sentence.split()[0] if sentence else ""
    return sentence if first[1:] != first[1:].lower() else sentence[:1].upper() + sentence[1:]


def listed(names: Sequence[str]) -> str:
    """``A``, ``A and B``, ``A, B and C``."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def value(fact: Data) -> str:
    """The value with its bound in words and its unit: ``more than 100 companies``."""
    if is_attribute(fact):
        return str(fact["display"])
    plain = quantity_text(fact["value"], fact["unit"], Precision.EXACT, fact["per"])
    also = (f"({quantity_text(item['value'], item['unit'])})" for item in fact["also"])
    return joined(_BOUNDS[Precision(fact["precision"])], plain, *also)


def when(fact: Data) -> str:
    """The period with its preposition: ``in 2023``, ``at the end of 2022``; of a page's own date, ``as published``."""
    period = fact["period"]
    if period is None:
        return ""
    if period == UNDATED:
        return "at a time not stated"
    if fact["period_basis"] == PeriodBasis.PUBLISHED:
        return f"as published {period}"
    if period.startswith("end-"):
        return f"at the end of {period.removeprefix('end-')}"
    if "/" in period:
        first, _, last = period.partition("/")
        return f"from {_named(first)} to {_named(last)}"
    return f"on {period}" if period.count("-") > 1 else f"in {_named(period)}"


def _named(period: str) -> str:
    year, _, rest = period.partition("-")
    part = _HALVES.get(rest) or _QUARTERS.get(rest)
    return f"{part} of {year}" if part else period


def doubts(fact: Data, *, with_source: bool = True) -> str:
    """The source and what is uncertain, in brackets: ``(hefei-2023, preliminary)``."""
    said = [fact["source"]] if with_source else []
    if fact["status"] in (Status.PRELIMINARY, Status.EXPECTED):
        said.append(fact["status"])
    if fact["status"] == Status.TARGET:
        said.append("a target")
    if fact["basis"]:
        said.append(fact["basis"])
    return f"({', '.join(said)})"


def figure(fact: Data) -> str:
    """A fact of a metric as a sentence without its full stop."""
    who, name, period = subject(fact), lowered(fact["metric"]["name"]), when(fact)
    if is_attribute(fact):
        return joined(capital(_attribute(fact, who, name)), doubts(fact))
    if fact["status"] == Status.TARGET:
        return joined(capital(f"{possessive(who)} target for {name} is {value(fact)}"), _ahead(period), doubts(fact))
    expected = fact["status"] == Status.EXPECTED
    if _counts_what_it_is_called(fact):
        verb = "was expected to have" if expected else "had"
        return joined(capital(who), verb, _counted(fact, name), period, doubts(fact))
    be = was(fact)
    verb = f"{be} expected to be" if expected else be
    return joined(capital(possessive(who)), name, verb, value(fact), period, doubts(fact))


def was(fact: Data) -> str:
    """``was`` or ``were``, as the name of the metric wants it."""
    head = fact["metric"]["name"].partition(" of ")[0].split()[-1]
    return "were" if head == "people" or (head.endswith("s") and not head.endswith("ss")) else "was"


def _attribute(fact: Data, who: str, name: str) -> str:
    if fact["unit"] == "entity":
        return f"{who} has its {name} in {fact['display']}"
    if fact["unit"] == "date":
        return f"{who} was {name} in {fact['display']}"
    return f"{possessive(who)} {name} is {fact['display']}"


def _ahead(period: str) -> str:
    return period.replace("in ", "for ", 1) if period.startswith("in ") else period


def _counts_what_it_is_called(fact: Data) -> bool:
    """True where the unit is the thing counted, so that the name of the metric may stand in its place."""
    unit, name = fact["unit"].casefold().split(), fact["metric"]["name"].casefold().replace(",", "").split()
    return bool(unit) and all(word in name for word in unit) and unit[-1].endswith(("s", "units"))


def _counted(fact: Data, name: str) -> str:
    """``more than 100 companies listed on the STAR Market``: the number, then the metric's name for its unit."""
    written = quantity_text(fact["value"], fact["unit"], Precision.EXACT)
    number = written.removesuffix(fact["unit"]).strip()
    every = f"a {fact['per']}" if fact["per"] else ""
    return joined(_BOUNDS[Precision(fact["precision"])], number, name, every)


def sources_of(facts: Iterable[Data]) -> str:
    """The ids of the sources, each once."""
    return ", ".join(dict.fromkeys(fact["source"] for fact in facts))
