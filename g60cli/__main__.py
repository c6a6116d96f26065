"""``g60`` and ``python -m g60cli``."""

import gc
import os
import sys

# A lookup makes some tens of thousands of objects, nearly all by importing, and keeps them to its end: the collector
# would look through them time and again and find nothing. It still sees to what a long run leaves behind.
_OBJECTS_BETWEEN_COLLECTIONS = 200_000


def main() -> int:
    """Run the command line and return its exit code; at TAB, say what the last word may become."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    try:
        return _run()
    finally:
        # The interpreter collects once more as it ends; what is about to be given back as a whole need not be searched.
        gc.freeze()


def _run() -> int:
    if shell := os.environ.get("_G60_COMPLETE"):
        from g60cli.commands.completing import complete

        return complete(shell, sys.argv[1:])
    try:
        from g60cli.commands.boundary import run

        return run(sys.argv[1:])
    except KeyboardInterrupt:
        # While modules are imported, or once more while an interrupt is told.
        return 130


if __name__ == "__main__":
    sys.exit(main())
