"""What something is: the summary that the file has of it."""

from g60cli.questions.ask import vocabulary_en as cue
from g60cli.questions.ask.accounting import described, words_among
from g60cli.questions.ask.asked import Found, Outcome, Question
from g60cli.questions.ask.sentences import capital
from g60cli.questions.entities import entity_by_id
from g60cli.questions.knowledge import Knowledge

_ASKING = ("describ", "explain", "mean", "introduc", "information", "summary", "summariz")
_OTHER = (cue.WHEN, cue.WHERE, cue.COUNT, cue.WHY, cue.WHO, *cue.AHEAD, cue.MORE, cue.LESS, cue.VAGUE)


def find_description(knowledge: Knowledge, question: Question) -> Outcome:
    """What the one entity named is, where nothing else is asked."""
    if len(question.entities) != 1 or question.cue(*_OTHER) or question.times:
        return None
    [mention] = question.entities
    entity = entity_by_id(knowledge, mention.id)
    if entity is None or not entity["summary"] or not entity["source"]:
        return None
    named = described(question, entity["name"], *entity["aliases"], entity.get("type") or "", entity["kind"])
    if question.content - mention.places - named - words_among(question, _ASKING):
        return None
    summary = entity["summary"].rstrip(".")
    return Found(f"{capital(entity['name'])}: {summary} ({', '.join(entity['source'])}).", entities=[entity])
