"""What the library of articles costs, and how that grows: `python -m tests.benchmarks.library --articles N`.

Articles made up from a fixed seed are added until there are N, and at 1,000, 10,000, 100,000, 300,000 and
1,000,000 on the way it is measured what adding, opening, listing and searching take, beside an empty library.
Milliseconds of CPU, medians, unless it says otherwise. Adding is measured in this process, memory in one that
only reads. One article is added 200 times by itself: as the process goes on, and to a library that was just
opened and remembers nothing of its articles.

With --folder the library stays, with the figures of every size: the next call goes on from where the last one
was stopped, at whatever article that was, so that a million can be reached in steps (most of an hour):
`python -m tests.benchmarks.library --folder F --articles 1000000`. In the end all sizes stand side by side.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import islice
from pathlib import Path

from newsreader.library import Library, Order, SearchOrder, care
from tests.support.many_articles import Made

Figures = dict[str, float]
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


READER = """
import sys
from pathlib import Path
from newsreader.library import Library

def peak():
    return int(Path("/proc/self/status").read_text("ascii").partition("VmHWM:")[2].split()[0]) / 1e3

with Library(Path(sys.argv[1])) as library:
    page = library.stories()
    for _ in range(20):
        page = library.stories(after=page.after) if page.after else page
    for word in sys.argv[3:]:
        library.search(word)
    print(peak())
    library.search(sys.argv[2])
    print(peak())
"""


def readers_memory(path: Path, made: Made) -> Figures:
    """MB, at most, of a process that lists a thousand stories and looks for some words; and for the beginning
    of a word that is in nearly every article, all of whose places the index gathers."""
    words = common_words(made)
    command = [sys.executable, "-c", READER, str(path), words.pop("beginning"), *words.values()]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    names = "memory of a reader, MB", "the same, a beginning looked for"
    return dict(zip(names, map(float, found), strict=True))


def opened(path: Path) -> Callable[[], object]:
    def work() -> object:
        with Library(path) as library:
            return library.counts(), library.stories()

    return work


def bulk(library: Library, made: Made, count: int) -> Figures:
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
    return {"bulk, articles a CPU second": added / cpu} if added else {}


def one_by_one(path: Path, made: Made, first: int, *, fresh: bool) -> Figures:
    """Adds articles one at a time; `fresh`: each to a library that was just opened."""
    cpu, wall = [], []
    library = Library(path)
    for record in made.records(first, first + _ONE_BY_ONE):
        if fresh:
            library.close()
            library = Library(path)
        began, cpu_began = time.perf_counter(), time.process_time()
        list(library.add([record]))
        cpu.append((time.process_time() - cpu_began) * 1e3)
        wall.append((time.perf_counter() - began) * 1e3)
    library.close()
    what = "one added, just opened" if fresh else "one added"
    return {
        f"{what}: CPU": statistics.mean(cpu),
        f"{what}: wall": statistics.median(wall),
        f"{what}: worst wall": max(wall),
    }


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


def measure(library: Library, made: Made, empty: Path) -> Figures:
    path, size = library.path, care.size(library.path)
    count = library.counts().articles
    characters = statistics.mean(len(r.text) for r in islice(made.records(0, 2000), 2000))
    found: Figures = {
        "file, MB": size / 1e6,
        f"file, kB an article of {characters / 1e3:.2f} kB": size / count / 1e3,
        **readers_memory(path, made),
        "open, 50 stories": spent(opened(path))[0],
        "the same, empty": spent(opened(empty))[0],
    }
    for order in Order:
        found[f"50 stories by {order.value}"] = spent(lambda order=order: library.stories(order=order))[0]  # type: ignore[misc]
    for what, query in common_words(made).items():
        for ranking in SearchOrder:
            cpu, _ = spent(lambda q=query, o=ranking: library.search(q, o))  # type: ignore[misc]
            found[f"search, {what}, {ranking.value}"] = cpu
    return found


def run(folder: Path, articles: int) -> None:
    made = Made()
    empty = folder / "empty.db"
    Library(empty).close()
    path, kept = folder / "articles.db", folder / "figures.json"
    table: dict[str, Figures] = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    for mark in sorted({*(mark for mark in _MARKS if mark < articles), articles}):
        with Library(path) as library:
            if str(mark) in table or library.counts().articles > mark + 2 * _ONE_BY_ONE:
                continue
            figures = bulk(library, made, mark)
            with library.store.alone() as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            figures |= measure(library, made, empty)
        figures |= one_by_one(path, made, mark, fresh=False)
        figures |= one_by_one(path, made, mark + _ONE_BY_ONE, fresh=True)
        table[str(mark)] = figures
        kept.write_text(json.dumps(table), encoding="utf-8")
        print(f"{mark:,} articles", flush=True)
    show(table)


def show(table: dict[str, Figures]) -> None:
    """All sizes side by side, and how often the figure of the first goes into that of the last."""
    sizes = sorted(table, key=int)
    if not sizes:
        return
    print(f"{'':<44}" + "".join(f"{int(size):>11,}" for size in sizes) + "     growth")
    for what, last in table[sizes[-1]].items():
        values = [table[size].get(what) for size in sizes]
        told = "".join(f"{'' if value is None else f'{value:,.2f}':>11}" for value in values)
        growth = f"{last / values[0]:>10.2f}x" if values[0] else ""
        print(f"{what:<44}{told}{growth}")


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
