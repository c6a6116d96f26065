"""Where compiled stores are kept: the platform's cache folder, a file for each set of layers, at most 20."""

import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from g60cli import __version__
from g60cli.knowledge.digests import digest_of
from g60cli.knowledge.layers import Layer
from g60cli.knowledge.store import schema

VARIABLE = "G60_CACHE"
SUFFIX = ".g60"
_KEPT = 20
_ABANDONED = 3600.0


def cache_folder() -> Path:
    """The folder of compiled stores: ``G60_CACHE``, else g60's own in the platform's cache folder."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    return _plain_folder() or _platform_folder()


def _plain_folder() -> Path | None:
    """What ``_platform_folder`` says in the commonest case, an ordinary Linux, without the imports of its library."""
    if sys.platform != "linux" or hasattr(sys, "getandroidapilevel") or "ANDROID_DATA" in os.environ:
        return None
    caches = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")  # noqa: PTH111 - as platformdirs has it
    is_plain = os.environ.get("HOME", "").startswith("/") and caches.startswith("/")
    return Path(caches, "g60") if is_plain else None


def _platform_folder() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("g60", appauthor=False)


def store_path(folder: Path, layers: Iterable[Layer]) -> Path:
    """The file for these layers as made by this version of the tool; as named, for so answers name them."""
    names = (part for layer in layers for part in (layer.name, str(layer.path.absolute())))
    parts = [__version__, str(schema.VERSION), *names]
    name = digest_of("\0".join(parts).encode("utf-8", "surrogateescape")).hex()[:32]
    return folder / (name + SUFFIX)


def is_ours(folder: Path) -> bool:
    """False for a folder that somebody else owns or may write to: what lies there is not trusted."""
    if not hasattr(os, "getuid"):
        return True
    try:
        state = folder.stat()
    except OSError:
        return False
    return state.st_uid == os.getuid() and not state.st_mode & 0o022


def tidy(folder: Path) -> None:
    """Remove all but the latest stores, and what crashed runs left behind; what cannot be removed stays."""
    stores = sorted(folder.glob("*" + SUFFIX), key=_age)
    abandoned = [path for path in folder.glob("*.part") if _age(path) > _ABANDONED]
    for path in [*stores[_KEPT:], *abandoned]:
        with suppress(OSError):
            path.unlink(missing_ok=True)


def _age(path: Path) -> float:
    try:
        return time.time() - path.stat().st_mtime
    except OSError:
        return 0.0
