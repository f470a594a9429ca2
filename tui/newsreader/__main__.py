"""`python -m newsreader`."""

from __future__ import annotations

import os
import sys

_BLAS_THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")


def main() -> None:
    """The entry point of the `newsreader` command."""
    from newsreader.cli.ending import end_at_once, occupy_closed_streams

    end_at_once()
    occupy_closed_streams()
    # The engine's matrices are small: waking threads for them costs more than it saves.
    for name in _BLAS_THREADS:
        os.environ.setdefault(name, "1")
    from newsreader.cli.main import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
