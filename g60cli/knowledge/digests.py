"""Digests: how one content is told from another, of a knowledge file as of a compiled store."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import BinaryIO

try:
    # The module from which hashlib has it: hashlib itself loads OpenSSL, a thirtieth of what a whole lookup costs.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

_CHUNK = 1 << 20


def digest_of(data: bytes) -> bytes:
    """The digest that seals a store and tells one knowledge file from another."""
    return blake2b(data, digest_size=32).digest()


def digest_of_file(path: Path) -> str:
    """The digest of a file, read in pieces.

    Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        return digest_of_stream(file)


def digest_of_stream(file: BinaryIO, length: int | None = None) -> str:
    """The digest of what follows in a file, or of so many bytes of it, read in pieces."""
    digest = blake2b(digest_size=32)
    while chunk := file.read(_CHUNK if length is None else min(_CHUNK, length)):
        digest.update(chunk)
        length = None if length is None else length - len(chunk)
    return digest.hexdigest()


def digest_of_rows(rows: Iterable[Sequence[object]]) -> str:
    """The digest of rows of texts, numbers and None, in their order."""
    digest = blake2b(digest_size=32)
    for row in rows:
        digest.update(repr(tuple(row)).encode("utf-8", "surrogatepass"))
    return digest.hexdigest()
