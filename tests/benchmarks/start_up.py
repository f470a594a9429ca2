"""Start-up to first paint, beside a minimal Textual app: `python -m tests.benchmarks.start_up`.

All run in a pseudo-terminal of 120x40, in turns: for the first time, and again, when an earlier start has
kept what it read. The clock runs from the start of the process to the
moment a word of the article has reached the terminal. Wall and CPU milliseconds, medians, and the median
of the ratios within a round, as the speed of a shared machine changes. Modules are compiled in a round that
does not count, as those of an installed program are.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import tempfile
import time

from tests.benchmarks.pseudo_terminal import NEWSREADER, ROOT, Program, keep_compiled

MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("first-words")
Minimal().run()
"""
PROGRAMS = {
    "minimal Textual app": ([sys.executable, "-c", MINIMAL], "first-words"),
    "first time (samples)": (NEWSREADER, "312 residents"),
    "again (samples)": (NEWSREADER, "312 residents"),
    "again (one story)": ([*NEWSREADER, str(ROOT / "seeds" / "border-security")], "prevent cross-border"),
}
AGAIN = "again"
"""What programs are called that find what was kept by an earlier start."""


def read_before(command: list[str], words: str, own: str) -> None:
    """One start, until it has kept what the next one begins with."""
    program = Program(command, own)
    program.wait(words)
    program.settle(2.5)
    program.kill()


def first_paint(command: list[str], words: str, own: str | None) -> tuple[float, float]:
    """(wall, CPU) seconds until the words are on the screen."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = Program(command, own)
    program.wait(words)
    wall = time.perf_counter() - program.started
    program.kill()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall, cpu


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    times: dict[str, list[tuple[float, float]]] = {name: [] for name in PROGRAMS}
    with tempfile.TemporaryDirectory() as folder:
        keep_compiled(folder)
        own: dict[str, str | None] = dict.fromkeys(PROGRAMS)
        for name, (command, words) in PROGRAMS.items():
            if name.startswith(AGAIN):
                own[name] = kept = f"{folder}/{name}"
                read_before(command, words, kept)
        for _ in range(rounds + 1):
            for name, (command, words) in PROGRAMS.items():
                times[name].append(first_paint(command, words, own[name]))
    floor, *_ = times.values()
    for name, pairs in times.items():
        figures = []
        for measure, unit in enumerate(("wall", "CPU")):
            middle = statistics.median(pair[measure] for pair in pairs[1:]) * 1000
            both = zip(pairs[1:], floor[1:], strict=True)
            ratio = statistics.median(pair[measure] / least[measure] for pair, least in both)
            figures.append(f"{middle:5.0f} ms {unit} ({ratio:.2f}x)")
        print(f"{name:24s} {'  '.join(figures)}")


if __name__ == "__main__":
    main()
