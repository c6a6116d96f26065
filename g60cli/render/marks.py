"""The marks of sources: ``[1]`` in a row, and the list under the table that says what each stands for."""

from collections.abc import Sequence

from g60cli.answer import Answer, Cell, Data


def mark_numbers(answer: Answer) -> dict[str, int]:
    """The number of each source of an answer, in the order of its list."""
    return {id_: number for number, id_ in enumerate(answer.sources, 1)}


def marks_of(row: Sequence[Cell], numbers: dict[str, int]) -> str:
    """The marks of a row, ``[1]``: one for each source of its cells; three or more in a row as ``[1-3]``."""
    return marks_text([id_ for cell in row for id_ in cell.sources], numbers)


def marks_text(ids: Sequence[str], numbers: dict[str, int]) -> str:
    """The marks of these sources, in the order of their numbers."""
    used = sorted({numbers[id_] for id_ in ids if id_ in numbers})
    return "".join(_run_text(run) for run in _runs(used))


def _runs(numbers: Sequence[int]) -> list[list[int]]:
    runs: list[list[int]] = []
    for number in numbers:
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return runs


def _run_text(run: Sequence[int]) -> str:
    return f"[{run[0]}-{run[-1]}]" if len(run) > 2 else "".join(f"[{number}]" for number in run)


def source_line(number: int, source: Data) -> str:
    """One line of the list: mark, id, title, publisher, date, address."""
    return f"[{number}] " + " · ".join(source_parts(source))


def source_parts(source: Data) -> list[str]:
    """What the list says of a source: id, title, publisher, date, address."""
    dated = source["published"] or f"accessed {source['accessed']}"
    return [part for part in (source["id"], source["title"], source["publisher"], dated, source["url"]) if part]
