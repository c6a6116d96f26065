"""Opening the knowledge: the compiled store where it is fresh, else a new one."""

import os
import sqlite3
import time
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote

from g60cli.knowledge.layers import Layer
from g60cli.knowledge.store.cache import cache_folder, is_ours, store_path
from g60cli.knowledge.store.container import Container, FileRecord, digest_of_file, read_container

# A file changed within this time of being compiled may change again without its mtime moving.
_RACY = 2_000_000_000


def open_store(layers: Sequence[Layer]) -> sqlite3.Connection:
    """The compiled knowledge of these layers, read-only.

    Raises InvalidKnowledge where a file cannot be read or breaks a rule of the format.
    """
    folder = cache_folder()
    path = store_path(folder, layers)
    if is_ours(folder):
        container = read_container(path)
        if container is not None and _is_fresh(container, layers, path):
            database = open_database(container, path)
            if database is not None:
                return database
    from g60cli.knowledge.store.compiling import compile_into

    return compile_into(folder, path, layers)


def open_database(container: Container, path: Path) -> sqlite3.Connection | None:
    """The database of a container, read-only, or None where SQLite does not take it."""
    try:
        if container.database is not None:
            database = sqlite3.connect(":memory:")
            database.deserialize(container.database)
        else:
            database = sqlite3.connect(f"file:{quote(str(path))}?mode=ro&immutable=1", uri=True)
        database.execute("PRAGMA query_only = on")
        database.execute("SELECT 1 FROM head LIMIT 1").fetchone()
    except sqlite3.Error:
        return None
    return database


def _is_fresh(container: Container, layers: Sequence[Layer], path: Path) -> bool:
    files = [file for layer in layers for file in layer.files()]
    recorded = container.record.files
    if [str(file.absolute()) for file in files] != [record.path for record in recorded]:
        return False
    compiled = container.record.compiled
    unsure = [record for record in recorded if not _is_untouched(record, compiled)]
    if not unsure:
        return True
    if not all(_same_content(record) for record in unsure):
        return False
    from g60cli.knowledge.store.compiling import renew

    renew(path, container, files)
    return True


def _is_untouched(record: FileRecord, compiled: int) -> bool:
    try:
        state = os.stat(record.path)  # noqa: PTH116 - a Path costs more than the question
    except OSError:
        return False
    as_recorded = (state.st_size, state.st_mtime_ns, state.st_ino) == (
        record.size,
        record.modified,
        record.inode,
    )
    return as_recorded and state.st_mtime_ns < compiled - _RACY and compiled <= time.time_ns()


def _same_content(record: FileRecord) -> bool:
    try:
        return digest_of_file(Path(record.path)) == record.digest
    except OSError:
        return False
