"""What the library of articles costs, and how that grows: `python -m tests.benchmarks.library --articles N`.

Articles made up from a fixed seed are added until there are N, and at 10,000, 100,000 and 1,000,000 on the
way it is measured what adding, opening, listing and searching take, beside an empty library. With --folder
the library stays, and the next call goes on from there: a million takes most of an hour. Milliseconds of CPU
unless it says otherwise; peak memory is that of the process, in which the articles are made, too.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from newsreader.library import Library, Order, Record, SearchOrder, care
from tests.support.many_articles import Made

_BATCH = 1_000
_MARKS = (1_000, 10_000, 100_000, 300_000, 1_000_000)
_ONE_BY_ONE = 200
_TIMES = 15


def spent(work: Callable[[], object]) -> tuple[float, float]:
    """(milliseconds of CPU, of wall time), the medians of some times."""
    cpu, wall = [], []
    for _ in range(_TIMES):
        began, cpu_began = time.perf_counter(), time.process_time()
        work()
        cpu.append((time.process_time() - cpu_began) * 1e3)
        wall.append((time.perf_counter() - began) * 1e3)
    return statistics.median(cpu), statistics.median(wall)


def peak_memory() -> float:
    """MB."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1e3


def opened(path: Path) -> Callable[[], object]:
    def work() -> object:
        with Library(path) as library:
            return library.counts(), library.stories()

    return work


def bulk(library: Library, made: Made, count: int) -> str:
    """Adds articles until there are so many."""
    cpu = 0.0
    added = 0
    at = library.counts().articles
    while at < count:
        records = list(made.records(at, min(at + _BATCH, count)))
        began = time.process_time()
        for _ in library.add(records):
            pass
        cpu += time.process_time() - began
        added += len(records)
        at = library.counts().articles
    return f"bulk: {added / cpu:,.0f} articles a CPU second" if added else "nothing to add"


def one_by_one(library: Library, records: list[Record]) -> str:
    cpu, wall = [], []
    for record in records:
        began, cpu_began = time.perf_counter(), time.process_time()
        list(library.add([record]))
        cpu.append((time.process_time() - cpu_began) * 1e3)
        wall.append((time.perf_counter() - began) * 1e3)
    return (
        f"one article added: CPU {statistics.mean(cpu):.2f} ms, "
        f"wall median {statistics.median(wall):.2f}, worst {max(wall):.0f}"
    )


def common_words(made: Made) -> dict[str, str]:
    chance = random.Random(7)
    return {
        "in nearly all": made.words[0],
        "frequent": made.words[10],
        "in some": made.words[900],
        "rare": made.words[30_000],
        "three frequent": " ".join(made.words[3:6]),
        "in their order": f'"{made.words[0]} {made.words[1]}"',
        "beginning": f"{made.words[0][:3]}*",
        "any two words": " ".join(chance.sample(made.words, 2)),
    }


def measure(library: Library, made: Made, empty: Path, size: int) -> None:
    path = library.path
    count = library.counts().articles
    characters = statistics.mean(len(r.text) for r in islice(made.records(0, 2000), 2000))
    print(
        f"  file: {size / 1e6:,.0f} MB, {size / count / 1e3:.2f} kB an article of {characters / 1e3:.2f} kB"
    )
    cpu, wall = spent(opened(path))
    cpu_empty, wall_empty = spent(opened(empty))
    print(f"  open, 50 stories: CPU {cpu:.2f} (empty {cpu_empty:.2f}), wall {wall:.2f} ({wall_empty:.2f})")
    for order in Order:
        cpu, wall = spent(lambda order=order: library.stories(order=order))  # type: ignore[misc]
        print(f"  50 stories by {order.value:<13} CPU {cpu:.2f}, wall {wall:.2f}")
    for what, query in common_words(made).items():
        told = []
        for ranking in SearchOrder:
            cpu, wall = spent(lambda q=query, o=ranking: library.search(q, o))  # type: ignore[misc]
            told.append(f"{ranking.value} {cpu:.1f} (wall {wall:.1f})")
        print(f"  search, {what:<15} {'; '.join(told)}")


def run(folder: Path, articles: int) -> None:
    made = Made()
    empty = folder / "empty.db"
    Library(empty).close()
    with Library(folder / "articles.db") as library:
        for mark in sorted({*(mark for mark in _MARKS if mark < articles), articles}):
            if library.counts().articles >= mark:
                continue
            told = bulk(library, made, mark)
            with library.store.alone() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            print(f"{mark:,} articles, {library.counts().stories:,} stories: {told}", flush=True)
            measure(library, made, empty, care.size(library.path))
            print(f"  {one_by_one(library, list(made.records(mark, mark + _ONE_BY_ONE)))}")
            print(f"  peak memory {peak_memory():.0f} MB", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="where the library stays; else it is made for this alone")
    options = parser.parse_args()
    if options.folder is not None:
        options.folder.mkdir(parents=True, exist_ok=True)
        run(options.folder, options.articles)
        return
    with tempfile.TemporaryDirectory() as folder:
        run(Path(folder), options.articles)


if __name__ == "__main__":
    main()
