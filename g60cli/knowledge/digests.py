"""Digests: how one content is told from another, of a knowledge file as of a compiled store."""

import hashlib
from pathlib import Path

_CHUNK = 1 << 20


def digest_of(data: bytes) -> bytes:
    """The digest that seals a store and tells one knowledge file from another."""
    return hashlib.blake2b(data, digest_size=32).digest()


def digest_of_file(path: Path) -> str:
    """The digest of a file, read in pieces.

    Raises OSError where it cannot be read.
    """
    digest = hashlib.blake2b(digest_size=32)
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
