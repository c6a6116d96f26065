"""Ask: one sentence made from facts with these facts and their sources, or a refusal that says why."""

from collections.abc import Callable, Sequence

from g60cli.answer import Answer, Block, Cell, Column, Data
from g60cli.errors import EmptyQuestion, Exit, printable
from g60cli.questions.answering import answer
from g60cli.questions.ask.asked import FINAL, Found, Outcome, Question, Refused
from g60cli.questions.ask.reading import read
from g60cli.questions.ask.vocabulary_en import RECKONED
from g60cli.questions.blocks import entity_block, fact_blocks
from g60cli.questions.facts import FACT_KEYS
from g60cli.questions.knowledge import Knowledge

_COMMAND = "ask"


def ask(knowledge: Knowledge, text: str) -> Answer:
    """The answer to a question in words; a refusal has exit 1 and its reason.

    Raises EmptyQuestion for a question of nothing but spaces.
    """
    if not text.strip():
        raise EmptyQuestion
    question = read(knowledge, text)
    outcome = _outcome(knowledge, question)
    if isinstance(outcome, Found):
        return _answered(knowledge, question, outcome)
    data = _data(question, reason=outcome.reason)
    notes = [f"no answer: {printable(outcome.reason)}"]
    return Answer(_COMMAND, "", data, notes=notes, keys=FACT_KEYS, exit=Exit.NOT_FOUND)


def _outcome(knowledge: Knowledge, question: Question) -> Found | Refused:
    """What the first plan that finds something gives; else the nearest refusal."""
    nearest: Refused | None = None
    for plan in _plans():
        outcome = plan(knowledge, question)
        if isinstance(outcome, Found) or (outcome is not None and outcome.nearness >= FINAL):
            return outcome
        if outcome is not None and (nearest is None or outcome.nearness > nearest.nearness):
            nearest = outcome
    from g60cli.questions.ask.refusing import reason

    return nearest if nearest and nearest.nearness > _VAGUELY else Refused(reason(knowledge, question, nearest))


# A refusal no nearer than this says less than the words that nothing accounts for.
_VAGUELY = 4


def _plans() -> Sequence[Callable[[Knowledge, Question], Outcome]]:
    """The ways to answer, in the order in which they are tried; each is imported when its turn comes."""
    return (
        _ambiguous,
        _reckoned,
        _comparison,
        _superlative,
        _figure,
        _confirmation,
        _person,
        _related,
        _statement,
        _description,
    )


def _ambiguous(knowledge: Knowledge, question: Question) -> Outcome:
    if not any(len(mention.ids) > 1 for mention in question.entities) and "vague" not in question.cues:
        return None
    from g60cli.questions.ask.refusing import ambiguity

    said = ambiguity(knowledge, question)
    return None if said is None else Refused(said, nearness=FINAL)


def _reckoned(knowledge: Knowledge, question: Question) -> Outcome:
    if not question.cue("more", "less", "most", "least", "list", *RECKONED):
        return None
    from g60cli.questions.ask.reckoning import find_reckoned

    return find_reckoned(knowledge, question)


def _comparison(knowledge: Knowledge, question: Question) -> Outcome:
    if not question.cue("more", "less", "compare", "difference", "most", "least"):
        return None
    from g60cli.questions.ask.comparing import find_comparison

    return find_comparison(knowledge, question)


def _superlative(knowledge: Knowledge, question: Question) -> Outcome:
    if not question.cue("most", "least"):
        return None
    from g60cli.questions.ask.comparing import find_superlative

    return find_superlative(knowledge, question)


def _figure(knowledge: Knowledge, question: Question) -> Outcome:
    from g60cli.questions.ask.figures import find_figure

    return find_figure(knowledge, question)


def _confirmation(knowledge: Knowledge, question: Question) -> Outcome:
    if not question.is_yes_or_no:
        return None
    from g60cli.questions.ask.confirming import find_confirmation

    return find_confirmation(knowledge, question)


def _person(knowledge: Knowledge, question: Question) -> Outcome:
    from g60cli.questions.ask.people import find_person

    return find_person(knowledge, question)


def _related(knowledge: Knowledge, question: Question) -> Outcome:
    if not question.entities:
        return None
    from g60cli.questions.ask.listing import find_related

    return find_related(knowledge, question)


def _statement(knowledge: Knowledge, question: Question) -> Outcome:
    from g60cli.questions.ask.statements import find_statement

    return find_statement(knowledge, question)


def _description(knowledge: Knowledge, question: Question) -> Outcome:
    if len(question.entities) != 1:
        return None
    from g60cli.questions.ask.describing import find_description

    return find_description(knowledge, question)


def _data(question: Question, *, found: Found | None = None, reason: str | None = None) -> Data:
    return {
        "question": question.text,
        "answered": found is not None,
        "answer": found.sentence if found else None,
        "facts": list(found.facts) if found else [],
        "entities": list(found.entities) if found else [],
        "reason": reason,
    }


def _answered(knowledge: Knowledge, question: Question, found: Found) -> Answer:
    sources = [fact["source"] for fact in found.facts]
    sources += [source for entity in found.entities for source in entity["source"][:1]]
    sentence = Cell(found.sentence, tuple(dict.fromkeys(sources)))
    blocks = [Block("", (Column("answer", "Answer"),), ((sentence,),), headed=False)]
    blocks += fact_blocks(knowledge, found.facts, subject=True)
    if found.entities:
        blocks.append(entity_block(knowledge, "Entities", found.entities))
    data = _data(question, found=found)
    unfinished = Answer(_COMMAND, printable(question.text), data, blocks, notes=found.notes, keys=FACT_KEYS)
    return answer(knowledge, unfinished)
