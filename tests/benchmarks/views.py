"""How long a view that is opened blocks the screen: `python -m tests.benchmarks.views`.

Stories of two versions (or more), made up from a fixed seed, open in the program without a terminal (120x40),
in one process. For each view, opened for the first time and once more: the milliseconds until its lines are
there, and the longest time for which the event loop did nothing else, as a key would have waited so long: in
CPU time of the process, which other programs do not lengthen.
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.benchmarks.keys import article

VIEWS = ("side-by-side", "matrix", "left-out", "quotations", "conflicts")
PATIENCE = 600
"""Seconds for a comparison."""


class Blocks:
    """Measures for how long the event loop takes to come back to it."""

    def __init__(self) -> None:
        self.longest = 0.0
        """Seconds of CPU, of all threads, since it was set to 0."""

    async def watch(self) -> None:
        """Look again and again."""
        before = time.process_time()
        while True:
            await asyncio.sleep(0)
            now = time.process_time()
            self.longest = max(self.longest, now - before)
            before = now


def story_of(folder: str, sentences: int, versions: int) -> list[Path]:
    """The files of a story, in which some facts and quotations differ."""
    paths = [Path(folder) / f"{number:02}.txt" for number in range(versions)]
    for seed, path in enumerate(paths):
        text = article(sentences, 0)  # every version tells nearly the same
        lines = text.split(". ")
        for number in range(seed, len(lines), 7):
            lines[number] = lines[number].replace("every", "no").replace("number", f"numbers {seed + 3} and")
        for number in range(3, len(lines), 25):
            lines[number] += (
                f", “we saw all of it and {('nobody', 'hardly anybody')[seed % 2]} came to {number}”"
            )
        path.write_text(". ".join(lines), encoding="utf-8")
    return paths


@contextmanager
def long_story(sentences: int, versions: int) -> Iterator[list[Path]]:
    with tempfile.TemporaryDirectory() as folder:
        yield story_of(folder, sentences, versions)


async def measure(paths: list[Path]) -> dict[str, list[tuple[float, float]]]:
    """By view: (seconds until its lines are there, longest block in seconds), at both openings."""
    from newsreader.settings.theme_files import load_themes
    from newsreader.sources import open_story
    from newsreader.sources.stories import StoriesToOpen, begin
    from newsreader.ui.app import NewsreaderApp
    from newsreader.ui.reader import ReaderScreen

    beginning = begin(StoriesToOpen(paths), "")
    app = NewsreaderApp(beginning, open_story, load_themes(), theme="dusk")
    blocks, found = Blocks(), dict[str, list[tuple[float, float]]]()
    async with app.run_test(size=(120, 40)) as pilot:
        screen = app.screen
        assert isinstance(screen, ReaderScreen)
        until = time.perf_counter() + PATIENCE
        while screen.reading.is_being_compared and time.perf_counter() < until:
            await asyncio.sleep(0.05)
        await pilot.pause(0.5)
        watching = asyncio.create_task(blocks.watch())
        for _ in range(2):
            for name in VIEWS:
                await asyncio.sleep(0.3)
                blocks.longest, begun = 0.0, time.perf_counter()
                screen.action_run(name)
                while screen.view is None or not has_lines(screen.view):
                    await asyncio.sleep(0)
                took = time.perf_counter() - begun
                await asyncio.sleep(0.2)
                found.setdefault(name, []).append((took, blocks.longest))
                screen.action_run("close-view")
        watching.cancel()
    return found


def has_lines(view: object) -> bool:
    """Whether a view shows its lines, in a version that makes them at once and in one that does not."""
    lines = getattr(view, "lines", ())
    awaited = getattr(view, "is_awaited", False) or "being" in getattr(view, "empty", "")
    return bool(len(lines)) and not awaited


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sentences", type=int, default=5000)
    parser.add_argument("--versions", type=int, default=2)
    options = parser.parse_args()
    with long_story(options.sentences, options.versions) as paths:
        for name, openings in asyncio.run(measure(paths)).items():
            told = (f"{took * 1000:6.0f} ms, blocked {block * 1000:5.0f} ms" for took, block in openings)
            print(f"{name:14s} {'; again '.join(told)}", flush=True)


if __name__ == "__main__":
    main()
