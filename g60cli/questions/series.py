"""The figures of an entity, sorted into series: one metric and one subject each.

The figure of an industry in a city is no figure of the city. So the rest of the subject parts the series of an entity:
``industrial output`` of Songjiang is one series, that of Songjiang and integrated circuits another.
"""

from collections.abc import Iterable, Sequence

from g60cli.answer import Data
from g60cli.questions.facts import facts_where, is_figure
from g60cli.questions.knowledge import Knowledge

# The ids of a fact's subject but for one entity, in the order of the file.
Beside = tuple[str, ...]
_ABOUT = "fact.number IN (SELECT fact FROM fact_entity WHERE entity = ?)"


def figures_about(knowledge: Knowledge, entity: str, metric: str) -> list[Data]:
    """The figures of a metric that have the entity in their subject."""
    facts = facts_where(knowledge, f"fact.metric = ? AND {_ABOUT}", (metric, entity))
    return [fact for fact in facts if is_figure(fact)]


def by_subject(facts: Iterable[Data], entity: str) -> dict[Beside, list[Data]]:
    """Facts about an entity by what else is in their subject; nothing else comes first."""
    found: dict[Beside, list[Data]] = {}
    for fact in facts:
        found.setdefault(beside(fact, entity), []).append(fact)
    return dict(sorted(found.items(), key=lambda item: len(item[0])))


def beside(fact: Data, entity: str) -> Beside:
    """The ids of what is in the subject of a fact besides the entity."""
    return tuple(sorted(other["id"] for other in (fact["about"], *fact["with"]) if other["id"] != entity))


def beside_text(knowledge: Knowledge, others: Beside) -> str:
    """The rest of a subject for eyes: ``Integrated circuits``; "" where there is none."""
    return " + ".join(knowledge.named(id_).name for id_ in others)


def reference(knowledge: Knowledge, id_: str) -> Data:
    """An entity as other objects refer to it."""
    named = knowledge.named(id_)
    return {"kind": named.kind, "id": named.id, "name": named.name}


def metric_reference(metric: Data) -> Data:
    """A metric as other objects refer to it."""
    return {"id": metric["id"], "name": metric["name"]}


def ids_of(facts: Sequence[Data | None]) -> list[str]:
    """The ids of facts, what is missing left out."""
    return [fact["id"] for fact in facts if fact is not None]
