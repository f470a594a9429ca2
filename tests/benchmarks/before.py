"""Every figure of speed and memory beside those of another tree: `python -m tests.benchmarks.before`.

The other tree is a folder (`--against ../main`) or a commit (`--against HEAD~1`), of which a work tree is
made for the while. Both are measured in turns, in processes of their own with one thread, by the programs of
this folder, as machines differ and change their speed: CPU milliseconds and peak memory of comparisons,
made as the program makes them, `newsreader compare` on a sample, the start up to the first paint, and CPU,
bytes and peak memory of a key. Medians of the rounds, and the median of the ratios within a round; below 1
this tree takes less. All of it takes an hour or more; `--only` takes some.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from newsreader.model import Story
from tests.benchmarks import comparing, keys, pseudo_terminal, start_up

STORIES: dict[str, Callable[[], Story]] = {
    "2 x 40": lambda: comparing.made_up(2, 40),
    "3 x 24": lambda: comparing.made_up(3, 24),
    "20 x 40": lambda: comparing.made_up(20, 40),
    "100 x 40": lambda: comparing.made_up(100, 40),
    "60 near-copies": lambda: comparing.copied(60, 40),
    "300 near-copies": lambda: comparing.copied(300, 40),
    "2 x 5,000": lambda: comparing.made_up(2, 5_000),
    "2 x 10,000": lambda: comparing.made_up(2, 10_000),
    "2 x 20,000": lambda: comparing.made_up(2, 20_000),
}
OFTEN = 0.5
"""Seconds up to which a comparison is made again, and the fastest counts."""
AGAIN = 9
KEYS = {
    "2 versions": (2, 100),
    "12 versions": (12, 100),
    "40 versions": (40, 40),
    "20,000 sentences": (2, 20_000),
}
"""What stories a key is pressed in: their versions, and sentences of each."""
SAMPLES = ("border-security", "harbour-fire")
STARTS = {"start": "again (one story)", "first start": "first time (samples)"}
"""Of `start_up.PROGRAMS`."""
Cost = dict[str, float]
"""What is measured, with its unit, and how much it is."""


def compared(name: str) -> Cost:
    """A comparison, in this process, in which the collector of garbage waits, as it does in the program's."""
    from newsreader import collector
    from newsreader.compare import compare

    story = STORIES[name]()
    compare(comparing.made_up(2, 8))  # what is read once
    costs: list[float] = []
    while not costs or (costs[0] < OFTEN and len(costs) < AGAIN):
        start = time.process_time()
        with collector.held():
            compare(story)
        costs.append(time.process_time() - start)
    return {"ms CPU": min(costs) * 1000, "MB": comparing.peak_memory()}


def in_process(tree: Path, name: str) -> Cost:
    """A comparison by the program of a tree."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.before", "--case", name],
        cwd=comparing.ROOT,
        env=environment(tree),
        capture_output=True,
        text=True,
        check=True,
    )
    return {str(unit): float(cost) for unit, cost in json.loads(done.stdout).items()}


def environment(tree: Path) -> dict[str, str]:
    """Of a process that runs the program of a tree, and the benchmarks of this one."""
    path = os.pathsep.join((str(tree / "tui"), str(comparing.ROOT)))
    return {**os.environ, **comparing.ONE_THREAD, "PYTHONPATH": path}


def sample_compared(tree: Path, sample: str) -> Cost:
    """`newsreader compare` as a whole process."""
    wall, cpu = comparing.process_cost(tree, sample)
    return {"ms CPU": cpu * 1000, "ms wall": wall * 1000}


def started(tree: Path, name: str) -> Cost:
    """From the start to the first paint."""
    with tempfile.TemporaryDirectory() as own, on_screen(tree):
        command, words = start_up.PROGRAMS[name]
        start_up.read_before(command, words, own)
        wall, cpu = start_up.first_paint(command, words, own if name.startswith(start_up.AGAIN) else None)
    return {"ms CPU": cpu * 1000, "ms wall": wall * 1000}


def pressed(tree: Path, versions: int, sentences: int) -> Cost:
    """A key that moves on by one sentence, and the peak memory."""
    with (
        keys.story(versions, sentences) as paths,
        on_screen(tree),
        keys.reading([*pseudo_terminal.NEWSREADER, *paths], "confirmed") as program,
    ):
        cost = keys.press(program, next(iter(keys.KEYS)), 60)
        memory = program.peak_memory()
    return {"ms CPU a key": cost.cpu, "bytes a key": cost.written, "packed": cost.packed, "MB": memory}


@contextmanager
def on_screen(tree: Path) -> Iterator[None]:
    """The program of a tree is the one that is run in a pseudo-terminal."""
    before, pseudo_terminal.ROOT = pseudo_terminal.ROOT, tree
    try:
        yield
    finally:
        pseudo_terminal.ROOT = before


def cases() -> dict[str, Callable[[Path], Cost]]:
    """Name -> what measures a tree."""
    found: dict[str, Callable[[Path], Cost]] = {name: partial(in_process, name=name) for name in STORIES}
    for sample in SAMPLES:
        found[f"compare {sample}"] = partial(sample_compared, sample=sample)
    for name, start in STARTS.items():
        found[name] = partial(started, name=start)
    for name, (versions, sentences) in KEYS.items():
        found[f"a key, {name}"] = partial(pressed, versions=versions, sentences=sentences)
    return found


@contextmanager
def other_tree(named: str) -> Iterator[Path]:
    """The folder of a tree, or of a work tree made of a commit."""
    if (Path(named) / "tui").is_dir():
        yield Path(named).resolve()
        return
    git = ["git", "-C", str(comparing.ROOT), "worktree"]
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        if subprocess.run([*git, "add", "--quiet", "--detach", str(tree), named]).returncode:
            raise SystemExit(f"{named} is neither a folder with a tree in it nor a commit: give one of these")
        try:
            yield tree
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True)


def show(name: str, ours: list[Cost], theirs: list[Cost]) -> None:
    for unit in ours[0]:
        mine, others = ([cost[unit] for cost in costs] for costs in (ours, theirs))
        ratio = statistics.median(a / b if b else float("nan") for a, b in zip(mine, others, strict=True))
        print(
            f"{name:22s} {unit:14s} {statistics.median(mine):9.1f}  before {statistics.median(others):9.1f}"
            f"  ratio {ratio:5.2f}",
            flush=True,
        )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    measured = cases()
    parser.add_argument("--against", default="HEAD~1", help="a folder with a tree, or a commit")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--only", nargs="*", choices=tuple(measured), default=list(measured), metavar="NAME")
    parser.add_argument("--case", choices=tuple(STORIES), help="compare one story here, and print it as JSON")
    options = parser.parse_args()
    if options.case:
        print(json.dumps(compared(options.case)))
        return
    with other_tree(options.against) as other, tempfile.TemporaryDirectory() as folder:
        pseudo_terminal.keep_compiled(folder)
        for name in options.only:
            ours: list[Cost] = []
            theirs: list[Cost] = []
            for number in range(options.rounds):
                turns = [(ours, comparing.ROOT), (theirs, other)]
                for costs, tree in turns if number % 2 == 0 else reversed(turns):
                    costs.append(measured[name](tree))
            show(name, ours, theirs)


if __name__ == "__main__":
    main()
