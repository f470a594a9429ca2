"""What the list of stories writes while their comparisons come: `python -m tests.benchmarks.story_list`.

A folder of 100 stories of three versions, all of which are opened (`>`), and then listed (`S`), in a
pseudo-terminal of 120x40. Kilobytes written and seconds of CPU from `S` until the list rests: stories that
are not compared yet are compared one after the other, and each changes one row.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from tests.benchmarks.many_stories import make
from tests.benchmarks.pseudo_terminal import NEWSREADER, Program


def listing(stories: int = 100, sentences: int = 20) -> tuple[int, float]:
    """(bytes, CPU seconds) of the list until it rests."""
    with tempfile.TemporaryDirectory() as folder:
        make(Path(folder), stories, sentences, described=True)
        program = Program([*NEWSREADER, folder])
        program.wait(f"of {stories}")
        program.settle(1.0)
        for _ in range(stories - 1):
            program.press(">")
            program.settle(0.03)
        before = program.cpu()
        program.press("S")
        written = program.settle(2.0)
        spent = program.cpu() - before
        program.kill()
    return written, spent


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stories", type=int, default=100)
    options = parser.parse_args()
    written, spent = listing(options.stories)
    print(f"S on {options.stories} opened stories: {written / 1000:.0f} kB, {spent:.2f} s CPU")


if __name__ == "__main__":
    main()
