"""Compiling: from layers to a store, in a temporary file that is put in place by one rename.

A crash or a race of two processes leaves either the old store or the new one. Where there is no folder to write
in, the same tables are built in memory.
"""

import gc
import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from g60cli import __version__
from g60cli.errors import InvalidKnowledge
from g60cli.knowledge.checking import check, read_in_parts
from g60cli.knowledge.documents import Reading
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.store import schema
from g60cli.knowledge.store.cache import is_ours, tidy
from g60cli.knowledge.store.container import (
    Container,
    FileRecord,
    FileState,
    Record,
    file_state,
    read_container,
    seal,
)
from g60cli.knowledge.store.earlier import Earlier
from g60cli.knowledge.store.opening import Watch, heeding_interrupts, open_database, unwatched
from g60cli.knowledge.store.writing import Writer

_LARGE = 1_000_000


def compile_into(folder: Path, path: Path, layers: Sequence[Layer], watch: Watch = unwatched) -> sqlite3.Connection:
    """Compile the layers, keep the result as ``path`` where that can be, and open it; ``watch`` is told how far it is.

    Raises InvalidKnowledge with all problems where the layers are no valid knowledge.
    """
    temporary = _temporary(folder)
    if temporary is None:
        return compile_in_memory(layers, watch)
    try:
        with closing(Earlier(path)) as earlier:
            database, record = _compile(str(temporary), layers, watch, earlier.read)
        database.close()
    except sqlite3.OperationalError as error:
        temporary.unlink(missing_ok=True)
        if getattr(error, "sqlite_errorname", "") == "SQLITE_INTERRUPT":
            raise
        # The folder ran full, or its files may not grow: the answer matters more than the cache.
        return compile_in_memory(layers, watch)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return _keep(record, temporary, path) or compile_in_memory(layers, watch)


def compile_in_memory(layers: Sequence[Layer], watch: Watch = unwatched) -> sqlite3.Connection:
    """Compile the layers and keep nothing. Raises InvalidKnowledge as above."""
    return _compile(":memory:", layers, watch)[0]


def renew(path: Path, container: Container, files: Sequence[FileRecord], now: int) -> None:
    """Put the same database in place with a record of the files as they look now; without a word where that fails."""
    temporary = _temporary(path.parent)
    if temporary is None:
        return
    try:
        if _copy_database(path, container, temporary):
            with temporary.open("r+b") as file:
                seal(file, Record(__version__, schema.VERSION, now, tuple(files)))
            temporary.replace(path)
    except OSError:
        pass
    finally:
        temporary.unlink(missing_ok=True)


def _copy_database(path: Path, container: Container, target: Path) -> bool:
    """Write the database of a container; False where another process has put another store in its place meanwhile."""
    if container.database is not None:
        target.write_bytes(container.database)
        return True
    shutil.copyfile(path, target)
    copied = read_container(target)
    if copied is None or copied.record != container.record:
        return False
    os.truncate(target, container.database_length)
    return True


def _compile(
    target: str, layers: Sequence[Layer], watch: Watch, read: Callable[[Sequence[Layer]], Reading] = read_in_parts
) -> tuple[sqlite3.Connection, Record]:
    now = time.time_ns()
    # Looked at before they are read: a file that changes in between will look touched.
    states = _states(layers)
    database = heeding_interrupts(sqlite3.connect(target))
    size = sum(size for _, (size, *_) in states)
    # Large pages are filled faster, small ones keep a small store small: most of its tables need less than one.
    page = 4096 if size < _LARGE else 16384
    database.executescript(f"PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA page_size = {page};")
    with _no_cycles_sought(), watch(size) as step:
        step(0, 0)
        writer = Writer(database, step)
        checked = check(layers, writer, read)
        if checked.valid:
            writer.finish()
    if not checked.valid:
        database.close()
        raise InvalidKnowledge(checked.problems)
    return database, Record(__version__, schema.VERSION, now, _file_records(states, writer.digests))


@contextmanager
def _no_cycles_sought() -> Iterator[None]:
    """Without the collector of cycles: a parsed file has none, and would be looked through again and again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _states(layers: Sequence[Layer]) -> list[tuple[Path, FileState]]:
    files = [file for layer in layers for file in layer.files()]
    with suppress(OSError, ValueError):
        return [(file, file_state(file)) for file in files]
    return []


def _file_records(
    states: Sequence[tuple[Path, FileState]], digests: Sequence[tuple[str, str]]
) -> tuple[FileRecord, ...]:
    """What was compiled; nothing, so that the store is never fresh, where the folder changed while it was read."""
    if [str(file) for file, _ in states] != [path for path, _ in digests]:
        return ()
    return tuple(
        FileRecord(str(file.absolute()), *state, digest)
        for (file, state), (_, digest) in zip(states, digests, strict=True)
    )


def _keep(record: Record, temporary: Path, path: Path) -> sqlite3.Connection | None:
    try:
        with temporary.open("r+b") as file:
            seal(file, record)
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        return None
    tidy(path.parent)
    container = read_container(path)
    # Another process may have put its own in place by now, of files as they were before.
    return open_database(container, path) if container is not None and container.record == record else None


def _temporary(folder: Path) -> Path | None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not is_ours(folder):
            return None
        handle, name = tempfile.mkstemp(suffix=".part", dir=folder)
        os.close(handle)
    except OSError:
        return None
    return Path(name)
