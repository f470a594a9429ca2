"""How long a comparison goes on after nobody wants it any more: `python -m tests.benchmarks.stopping`.

The longest CPU seconds between two questions whether it may go on, and where the second is asked, of made-up
stories. Collections of garbage are held back, as the commands do while they compare.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from newsreader import collector
from newsreader.compare import compare
from newsreader.stopping import stoppable
from tests.benchmarks.comparing import made_up

SIZES = ((2, 5_000), (20, 40), (100, 40))
SHOWN = 5


def gaps(versions: int, sentences: int) -> list[tuple[float, str]]:
    """CPU seconds from question to question, and where the later one is asked, the longest first."""
    story = made_up(versions, sentences)
    found: list[tuple[float, str]] = []
    last = time.thread_time()

    def may_go_on() -> bool:
        nonlocal last
        frame = sys._getframe(1)
        while frame.f_back is not None and frame.f_globals["__name__"] == "newsreader.stopping":
            frame = frame.f_back
        gap = time.thread_time() - last
        found.append((gap, f"{Path(frame.f_code.co_filename).stem}.{frame.f_code.co_name}"))
        last = time.thread_time()
        return True

    with stoppable(may_go_on), collector.held():
        compare(story)
    found.append((time.thread_time() - last, "the end"))
    return sorted(found, reverse=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.parse_args()
    for versions, sentences in SIZES:
        found = gaps(versions, sentences)
        worst = ", ".join(f"{gap:.2f} s before {where}" for gap, where in found[:SHOWN])
        print(f"{versions} x {sentences}: asked {len(found) - 1} times; {worst}", flush=True)


if __name__ == "__main__":
    main()
