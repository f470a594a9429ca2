"""`python -m newsreader`."""

from __future__ import annotations

import sys


def main() -> None:
    """The entry point of the `newsreader` command."""
    from newsreader.cli import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
