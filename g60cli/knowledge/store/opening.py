"""Opening the knowledge: the compiled store where it is fresh, else a new one."""

import sqlite3
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from g60cli.knowledge.digests import digest_of_file
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.store.cache import cache_folder, is_ours, store_path
from g60cli.knowledge.store.container import Container, FileRecord, file_state, read_container

# A file changed within this time of being compiled may change again without its mtime moving.
_RACY = 2_000_000_000
# SQLite asks after so many of its steps, some hundredths of a second, whether to go on.
_STEPS = 1_000_000

Step = Callable[[int, int], None]
"""Told how many of how many facts are compiled; of 0 while that is not known."""
Watch = Callable[[int], AbstractContextManager[Step]]
"""Told how many bytes are to be compiled; gives what is told how far that is."""


def unwatched(size: int) -> AbstractContextManager[Step]:
    """Nobody is told."""
    return nullcontext(lambda done, total: None)


def open_store(layers: Sequence[Layer], watch: Watch = unwatched) -> sqlite3.Connection:
    """The compiled knowledge of these layers, read-only; ``watch`` is told of compiling them.

    Nothing is kept of what can be read but once, standard input or a pipe.

    Raises InvalidKnowledge where a file cannot be read or breaks a rule of the format.
    """
    if any(layer.is_read_once for layer in layers):
        from g60cli.knowledge.store.compiling import compile_in_memory

        return heeding_interrupts(compile_in_memory(layers, watch))
    folder = cache_folder()
    path = store_path(folder, layers)
    if is_ours(folder):
        container = read_container(path)
        if container is not None and _is_fresh(container, layers, path):
            database = open_database(container, path)
            if database is not None:
                return heeding_interrupts(database)
    from g60cli.knowledge.store.compiling import compile_into

    return heeding_interrupts(compile_into(folder, path, layers, watch))


def heeding_interrupts(database: sqlite3.Connection) -> sqlite3.Connection:
    """The database, in which an interrupt ends a long query with an error whose code is SQLITE_INTERRUPT."""
    # Python sees a signal when code of its own runs; this is some.
    database.set_progress_handler(lambda: 0, _STEPS)
    return database


def open_database(container: Container, path: Path) -> sqlite3.Connection | None:
    """The database of a container, read-only, or None where SQLite does not take it."""
    try:
        if container.database is not None:
            database = sqlite3.connect(":memory:")
            database.deserialize(container.database)
        else:
            database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        database.execute("PRAGMA query_only = on")
        database.execute("SELECT 1 FROM head LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return database


def _is_fresh(container: Container, layers: Sequence[Layer], path: Path) -> bool:
    """Whether the files are those that were compiled. A store with an outdated record of them is renewed."""
    recorded = container.record.files
    if [str(file.absolute()) for layer in layers for file in layer.files()] != [record.path for record in recorded]:
        return False
    now = time.time_ns()
    # A store from the future tells nothing: the clock was set back.
    settled = container.record.compiled - _RACY if container.record.compiled <= now else 0
    unsure = [record for record in recorded if not _is_untouched(record, settled)]
    if not unsure:
        return True
    reread = {record.path: _reread(record) for record in unsure}
    current = tuple(reread.get(record.path, record) for record in recorded)
    if any(seen is None or seen.digest != record.digest for seen, record in zip(current, recorded, strict=True)):
        return False
    _renew(path, container, [record for record in current if record is not None], now)
    return True


def _is_untouched(record: FileRecord, settled: int) -> bool:
    if max(record.modified, record.changed) >= settled:
        return False
    try:
        return file_state(record.path) == record.state
    except OSError:
        return False


def _reread(record: FileRecord) -> FileRecord | None:
    try:
        # In this order: a file that changes in between will look touched.
        state = file_state(record.path)
        return FileRecord(record.path, *state, digest_of_file(Path(record.path)))
    except OSError:
        return None


def _renew(path: Path, container: Container, files: Sequence[FileRecord], now: int) -> None:
    """Record how the files look now, unless they were touched so lately that the record would not be believed."""
    if all(max(file.modified, file.changed) < now - _RACY for file in files):
        from g60cli.knowledge.store.compiling import renew

        renew(path, container, files, now)
