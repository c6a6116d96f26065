"""How far the checker is: it hands on each fact that holds, which is counted here."""

from collections.abc import Sequence

from g60cli.knowledge.checking import Receiver
from g60cli.knowledge.documents import Document
from g60cli.knowledge.facts import FactRecord
from g60cli.knowledge.registry import Registry
from g60cli.knowledge.store.opening import Step


class GoodFacts:
    """Tells ``step`` how many facts of how many are known to hold."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._done = self._total = 0

    def receiver(self) -> Receiver:
        """What the checker hands its findings to."""
        return Receiver(self._begin, self._keep, lambda id_: None, lambda withdrawal: None)

    def _begin(self, documents: Sequence[Document], registry: Registry) -> None:
        facts = [document.data.get("fact") for document in documents]
        self._total = sum(len(tables) for tables in facts if isinstance(tables, list))

    def _keep(self, record: FactRecord) -> None:
        self._done += 1
        self._step(self._done, self._total)
