"""How well questions are answered, beside two baselines that answer every question with the fact most like it.

Run by hand: ``python benchmarks/ask.py``. The questions are those of ``tests/ask/questions.tsv``; the part for
measuring was never looked at while answering was tuned; of the blind part the first run counts, before anything was
mended: 46 of 49 right (93.9 %) and 50 of 56 refused (89.3 %). ``--wrong`` lists what goes wrong in the part for tuning.
"""

import re
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from g60cli.questions.ask.answering import ask
from g60cli.questions.facts import facts_where
from g60cli.questions.knowledge import open_knowledge
from tests.ask.measuring import BLIND, MEASURING, TUNING, Given, given_by, is_right, questions, scores

_HAN = re.compile("([\u3400-\u9fff])")


def words(text: str) -> list[str]:
    """The words of a text, every ideograph one of its own."""
    return re.findall(r"\w+", _HAN.sub(r" \1 ", text.casefold()))


class Baselines:
    """The facts as texts: names of subject and metric in all languages, statement, value, period and evidence."""

    def __init__(self) -> None:
        knowledge = open_knowledge(["builtin"])
        names: dict[str, list[str]] = {}
        for row in knowledge.rows("SELECT id, text FROM name"):
            names.setdefault(row[0], []).append(row[1])
        self.texts: dict[str, str] = {}
        self.about: dict[str, str] = {}
        for fact in facts_where(knowledge, "1 = 1"):
            ids = [entity["id"] for entity in (fact["about"], *fact["with"])]
            ids += [fact["metric"]["id"]] if fact["metric"] else []
            said = [name for id_ in ids for name in names.get(id_, ())]
            rest = (fact["text"], fact["display"], fact["period"], *fact["evidence"])
            self.texts[fact["id"]] = " ".join([*said, *filter(None, rest)])
            self.about[fact["id"]] = fact["about"]["id"]
        self.words = {id_: set(words(text)) for id_, text in self.texts.items()}
        self.database = sqlite3.connect(":memory:")
        self.database.execute("CREATE VIRTUAL TABLE texts USING fts5(id UNINDEXED, content)")
        rows = [(id_, " ".join(words(text))) for id_, text in self.texts.items()]
        self.database.executemany("INSERT INTO texts VALUES (?, ?)", rows)

    def given(self, id_: str | None) -> Given:
        """A fact as an answer; where entities are asked for, the one it is about counts as listed."""
        return Given(id_ is not None, [id_] if id_ else [], [self.about[id_]] if id_ else [])

    def bm25(self, question: str) -> Given:
        """The first of the facts that share a word, ranked by bm25."""
        wanted = " OR ".join(f'"{word}"' for word in words(question)) or '""'
        sql = "SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25(texts) LIMIT 1"
        row = self.database.execute(sql, (wanted,)).fetchone()
        return self.given(row[0] if row else None)

    def keywords(self, question: str) -> Given:
        """The first of the facts that share the most words."""
        asked = set(words(question))
        best = max(self.words, key=lambda id_: len(asked & self.words[id_]))
        return self.given(best if asked & self.words[best] else None)


def main() -> None:
    """Print both figures for both parts and each way to answer."""
    knowledge, baselines = open_knowledge(["builtin"]), Baselines()
    ways: dict[str, Callable[[str], Given]] = {
        "g60 ask": lambda question: given_by(dict(ask(knowledge, question).data)),
        "plain bm25": baselines.bm25,
        "most shared words": baselines.keywords,
    }
    print(f"{'part':10} {'way':18} {'top-1 accuracy':>20} {'refusal rate':>20}")
    for part in (TUNING, MEASURING, BLIND):
        for name, way in ways.items():
            accuracy, refused = scores(questions(part), way)
            print(f"{part:10} {name:18} {accuracy!s:>20} {refused!s:>20}")
    if "--wrong" in sys.argv:
        for asked in questions(TUNING):
            if not is_right(asked, ways["g60 ask"](asked.question)):
                print(f"wrong: {asked.question}")


if __name__ == "__main__":
    main()
