"""Files read in parts, however small they are."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.outcomes import Outcome, outcome


@pytest.fixture
def in_parts(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Outcome]:
    """What compiling gives where every file, however small, is taken for a large one with few facts a piece.

    Nothing is known of how tokens are written, and what is written once is known the next time.
    """

    def compiled(*files: Path) -> Outcome:
        with monkeypatch.context() as patch:
            patch.setattr("g60cli.knowledge.documents.LEAST_PARTED", 0)
            patch.setattr("g60cli.knowledge.documents.FACTS_A_PIECE", 3)
            patch.setattr("g60cli.knowledge.figures.SEEN_OFTEN", 0)
            patch.setattr("g60cli.knowledge.figures._SHAPES", {})
            return outcome(*files)

    return compiled
