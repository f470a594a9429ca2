"""Start-up to first paint, beside a minimal Textual app: `python tests/benchmarks/start_up.py`.

Both run in a pseudo-terminal of 120x40, in turns. The clock runs from the start of the process to the
moment a word of the content has reached the terminal. Wall and CPU milliseconds, medians, and the ratio.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import sys
import time

from pseudo_terminal import NEWSREADER, ROOT, Program

MINIMAL = """
from textual.app import App
from textual.widgets import Static
class Minimal(App):
    def compose(self):
        yield Static("first-words")
Minimal().run()
"""
BORDER = ROOT / "seeds" / "border-security"
PROGRAMS = {
    "minimal Textual app": ([sys.executable, "-c", MINIMAL], "first-words"),
    "newsreader (samples)": (NEWSREADER, "312 residents"),
    "newsreader (one story)": (
        [*NEWSREADER, str(ROOT / "seeds" / "border-security")],
        "prevent cross-border",
    ),
}


def first_paint(command: list[str], words: str) -> tuple[float, float]:
    """(wall, CPU) seconds until the words are on the screen."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = Program(command)
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
    for _ in range(rounds + 1):
        for name, (command, words) in PROGRAMS.items():
            times[name].append(first_paint(command, words))
    floor = None
    for name, pairs in times.items():
        wall = statistics.median(pair[0] for pair in pairs[1:]) * 1000
        cpu = statistics.median(pair[1] for pair in pairs[1:]) * 1000
        floor = floor or (wall, cpu)
        against = f"{wall:5.0f} ms wall ({wall / floor[0]:.2f}x)"
        print(f"{name:24s} {against}  {cpu:5.0f} ms CPU ({cpu / floor[1]:.2f}x)")


if __name__ == "__main__":
    main()
