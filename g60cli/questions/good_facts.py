"""How far the checker is: it hands on each fact that holds, which is counted here."""

from g60cli.knowledge.checking import Nobody
from g60cli.knowledge.documents import Document
from g60cli.knowledge.fact_records import Kept
from g60cli.knowledge.registry import Registry
from g60cli.knowledge.store.opening import Step


class GoodFacts(Nobody):
    """Tells ``step`` how many facts of how many are known to hold."""

    def __init__(self, step: Step) -> None:
        self._step = step
        self._done = self._total = 0

    def begin(self, documents: list[Document], registry: Registry) -> None:
        """Count from the beginning."""
        self._done, self._total = 0, sum(document.fact_count for document in documents)

    def keep(self, kept: Kept) -> None:
        """Count one more."""
        self._done += 1
        self._step(self._done, self._total)
