"""The library on the screen at several sizes: `python -m tests.benchmarks.library_on_screen --articles N`.

Per size, beside an empty library: the time from the start of the process to the first story on the screen,
its peak memory, the CPU that a key takes, and what it takes to go to the last story and back, and to filter.
The program runs in a pseudo-terminal of 120x40. Libraries are made of rows alone, 2.5 articles a story,
without texts: nothing of what is measured reads these. Milliseconds, medians; the ratio is that within a
round, as the speed of a shared machine changes.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
from pathlib import Path

from newsreader.library import Library, care
from tests.benchmarks.pseudo_terminal import NEWSREADER, Program

_AT_ONCE = 50_000
_KEYS = 100
COMMAND = [*NEWSREADER, "library", "open"]
FIRST = "newest of all"
"""The title of the story that is listed first."""
LAST = "oldest of all"
EMPTY = "The library is empty"


def fill(path: Path, count: int) -> None:
    """Puts the rows of so many articles into a new library: what lists are made of, and nothing else."""
    with Library(path) as library:
        with library.store.writing() as connection:
            connection.execute(
                "WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 200)"
                " INSERT INTO outlet (id, name) SELECT i, 'The Paper ' || i FROM n"
            )
        stories = max(count * 2 // 5, 1)
        for first in range(1, stories + 1, _AT_ONCE):
            last = min(first + _AT_ONCE - 1, stories)
            with library.store.writing() as connection:
                connection.execute(
                    "WITH RECURSIVE n(i) AS (VALUES (?1) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)"
                    " INSERT INTO story (id, title, first, latest) SELECT i, CASE i WHEN ?3 THEN ?4"
                    " WHEN 1 THEN ?5 ELSE 'Mill ' || i || ' burns down' END, 1600000000 + i * 60,"
                    " 1600000000 + i * 60 FROM n",
                    (first, last, stories, FIRST, LAST),
                )
        for first in range(1, count + 1, _AT_ONCE):
            last = min(first + _AT_ONCE - 1, count)
            with library.store.writing() as connection:
                connection.execute(
                    "WITH RECURSIVE n(i) AS (VALUES (?1) UNION ALL SELECT i + 1 FROM n WHERE i < ?2)"
                    " INSERT INTO article (id, key, story, outlet, sha256, url, title, author, published,"
                    " moment, added, language, words, place, origin) SELECT i, randomblob(16),"
                    " min(1 + (i - 1) * 2 / 5, ?3), 1 + i % 200, zeroblob(32), '', 'Mill burns down', '', '',"
                    " 1600000000 + i * 24, 1600000000 + i * 24, 'en', 300, '', '{}' FROM n",
                    (first, last, stories),
                )


def first_paint(own: str, words: str) -> tuple[float, float, float]:
    """(wall seconds, CPU seconds, megabytes) until the words are on the screen."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    program = Program(COMMAND, own)
    program.wait(words)
    wall, memory = time.perf_counter() - program.started, program.peak_memory()
    program.kill()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, memory


def used(own: str) -> str:
    """What it takes to move, to go to the end, and to filter; the peak memory behind that."""
    program = Program(COMMAND, own)
    program.wait(FIRST)
    program.settle(1.5)
    began = program.cpu()
    for _ in range(_KEYS):
        program.press("j")
        program.settle(0.02)
    key = (program.cpu() - began) / _KEYS * 1e3
    began, clock = program.cpu(), time.perf_counter()
    program.press("G")
    program.wait(LAST)
    end, wall = (program.cpu() - began) * 1e3, (time.perf_counter() - clock) * 1e3
    program.press("g")
    program.wait(FIRST)
    program.settle(0.5)
    program.press("f")
    program.settle(0.3)
    clock = time.perf_counter()
    program.press('outlet:"Paper 7" versions>=2 unread\r')
    program.wait("versions>=2")
    filtered = (time.perf_counter() - clock) * 1e3
    program.settle(1)
    memory = program.peak_memory()
    program.kill()
    return (
        f"a key {key:.1f} CPU; to the last story {wall:,.0f} (CPU {end:,.0f}); a filter {filtered:,.0f}; "
        f"{memory:.0f} MB then"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=9)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"
        sizes = {0: EMPTY} | dict.fromkeys(options.articles, FIRST)
        for size in sizes:
            own = Path(folder, str(size))
            own.mkdir()
            if size:
                fill(own / "articles.db", size)
                print(f"{size:,} articles: {care.size(own / 'articles.db') / 1e6:,.0f} MB", flush=True)
        paints: dict[int, list[tuple[float, float, float]]] = {size: [] for size in sizes}
        for _ in range(options.rounds + 1):
            for size, words in sizes.items():
                paints[size].append(first_paint(f"{folder}/{size}", words))
        for size, found in paints.items():
            wall, cpu, memory = (statistics.median(one[n] for one in found[1:]) for n in range(3))
            both = list(zip(found[1:], paints[0][1:], strict=True))
            ratios = [statistics.median(one[n] / least[n] for one, least in both) for n in range(2)]
            print(
                f"{size:>9,} articles: first paint {wall * 1e3:.0f} ({ratios[0]:.2f}x), CPU {cpu * 1e3:.0f} "
                f"({ratios[1]:.2f}x), {memory:.0f} MB" + (f"; {used(f'{folder}/{size}')}" if size else ""),
                flush=True,
            )


if __name__ == "__main__":
    main()
