"""``g60`` and ``python -m g60cli``."""

import os
import sys


def main() -> int:
    """Run the command line and return its exit code; at TAB, say what the last word may become."""
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
