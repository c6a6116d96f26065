"""The figures that identities are checked against: of a subject and a metric those that may be followed."""

from collections.abc import Sequence

from g60cli.answer import Data
from g60cli.questions.choosing import is_usable, ordered
from g60cli.questions.comparability import value_class
from g60cli.questions.facts import facts_where
from g60cli.questions.knowledge import Knowledge
from g60cli.questions.metrics import metric_object
from g60cli.questions.rivals import spellings


class FiguresHeld:
    """Figures by subject and metric, each looked up once: results that are not ranked down, the one to take first."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        self._figures: dict[tuple[tuple[str, ...], str], list[Data]] = {}
        self._members: dict[str, list[str]] = {}
        self.metrics = {
            row["id"]: metric_object(row) for row in knowledge.rows("SELECT metric.*, 0 AS fact_count FROM metric")
        }

    def of(self, subject: Sequence[str], metric: str) -> list[Data]:
        """The figures of a subject, which may be a list of entities, in a metric."""
        key = (tuple(sorted(subject)), metric)
        if key not in self._figures:
            spelt = spellings(list(key[0]))
            condition = f"fact.about IN ({','.join('?' * len(spelt))}) AND fact.metric = ?"
            found = facts_where(self.knowledge, condition, (*spelt, metric))
            results = [fact for fact in found if is_usable(fact) and value_class(fact) == "result"]
            self._figures[key] = ordered(self.knowledge, results)
        return self._figures[key]

    def members(self, entity: str) -> list[str]:
        """The members of an entity in their order; of most there are none."""
        if entity not in self._members:
            sql = "SELECT target FROM relation WHERE entity = ? AND role = 'members' ORDER BY position"
            self._members[entity] = [row[0] for row in self.knowledge.rows(sql, (entity,))]
        return self._members[entity]

    def wholes(self) -> list[str]:
        """All entities that have members."""
        sql = "SELECT DISTINCT entity FROM relation WHERE role = 'members' ORDER BY entity"
        return [row[0] for row in self.knowledge.rows(sql)]

    def name(self, entity: str) -> str:
        """The name of an entity."""
        return self.knowledge.named(entity).name
