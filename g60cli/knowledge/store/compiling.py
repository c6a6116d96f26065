"""Compiling: from layers to a store, in a temporary file that is put in place by one rename.

A crash or a race of two processes leaves either the old store or the new one. Where there is no folder to write
in, the same tables are built in memory.
"""

import os
import shutil
import sqlite3
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from g60cli import __version__
from g60cli.errors import InvalidKnowledge
from g60cli.knowledge.checking import check
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.store import schema
from g60cli.knowledge.store.cache import is_ours, tidy
from g60cli.knowledge.store.container import (
    Container,
    FileRecord,
    Record,
    digest_of_file,
    read_container,
    seal,
)
from g60cli.knowledge.store.opening import open_database
from g60cli.knowledge.store.writing import Writer


def compile_into(folder: Path, path: Path, layers: Sequence[Layer]) -> sqlite3.Connection:
    """Compile the layers, keep the result as ``path`` where that can be, and open it.

    Raises InvalidKnowledge with all problems where the layers are no valid knowledge.
    """
    temporary = _temporary(folder)
    if temporary is None:
        return _compile(":memory:", layers)[0]
    try:
        database, record = _compile(str(temporary), layers)
        database.close()
    except sqlite3.OperationalError:
        # The folder ran full, or its files may not grow: the answer matters more than the cache.
        temporary.unlink(missing_ok=True)
        return _compile(":memory:", layers)[0]
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return _keep(record, temporary, path) or _compile(":memory:", layers)[0]


def renew(path: Path, container: Container, files: Sequence[Path]) -> None:
    """Record anew when the files were last touched; their content was found to be the same."""
    record = Record(__version__, schema.VERSION, time.time_ns(), _file_records(files))
    if [file.digest for file in record.files] != [file.digest for file in container.record.files]:
        return
    with suppress(OSError):
        temporary = _temporary(path.parent)
        if temporary is None:
            return
        try:
            shutil.copyfile(path, temporary)
            with temporary.open("r+b") as file:
                file.truncate(container.database_length)
                seal(file, record)
            temporary.replace(path)
        finally:
            temporary.unlink(missing_ok=True)


def _compile(target: str, layers: Sequence[Layer]) -> tuple[sqlite3.Connection, Record]:
    files = [file for layer in layers for file in layer.files()]
    before = _file_records(files)
    database = sqlite3.connect(target)
    database.executescript("PRAGMA journal_mode = off; PRAGMA synchronous = off; PRAGMA page_size = 4096;")
    writer = Writer(database)
    checked = check(layers, writer.receiver())
    if not checked.valid:
        database.close()
        raise InvalidKnowledge(checked.problems)
    writer.finish()
    return database, Record(__version__, schema.VERSION, time.time_ns(), before)


def _file_records(files: Sequence[Path]) -> tuple[FileRecord, ...]:
    records = []
    for file in files:
        with suppress(OSError):
            state = file.stat()
            records.append(
                FileRecord(str(file.absolute()), state.st_size, state.st_mtime_ns, state.st_ino, digest_of_file(file))
            )
    return tuple(records)


def _keep(record: Record, temporary: Path, path: Path) -> sqlite3.Connection | None:
    try:
        with temporary.open("r+b") as file:
            seal(file, record)
        temporary.replace(path)
        tidy(path.parent)
    except OSError:
        temporary.unlink(missing_ok=True)
        return None
    container = read_container(path)
    return open_database(container, path) if container else None


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
