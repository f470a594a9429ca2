"""Surveys of archives: `python -m tests.benchmarks.survey --recall --articles 100000`, `... --engines`.

With `--articles`: made-up articles, 10,000 and ten times as many until there are so many, are grouped into
stories; with `--undated` nobody knows their days. Printed are CPU milliseconds an article (of all processes)
to find what is alike and to put it into stories, wall time, the peak memory of the process that asks, and how
many stories are those that were made. With `--recall`, of 3,000 articles with texts: what it takes to read
one, and how many of the pairs that a library scores as alike are found, with their days and without. With
`--engines`: the same small archive, a third of it undated, from every engine that is installed, with one
worker killed; that all give the same bytes, and the seconds of each.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "tui")]
os.environ["PYTHONPATH"] = os.pathsep.join([str(ROOT / "tui"), str(ROOT), os.environ.get("PYTHONPATH", "")])

from newsreader.grouping.candidates import candidates  # noqa: E402
from newsreader.grouping.features import features  # noqa: E402
from newsreader.grouping.likeness import CUT, likeness  # noqa: E402
from newsreader.grouping.linkage import Pair  # noqa: E402
from newsreader.grouping.nearest import nearest  # noqa: E402
from newsreader.grouping.undated import Signatures, nearest_undated  # noqa: E402
from newsreader.library.adding import day_of  # noqa: E402
from newsreader.library.types import Record  # noqa: E402
from newsreader.sources import article_from_text  # noqa: E402
from newsreader.survey.archives import Archive  # noqa: E402
from newsreader.survey.engines.engine import EngineError, Options  # noqa: E402
from newsreader.survey.engines.registry import begin  # noqa: E402
from newsreader.survey.journal import Journal, head_of  # noqa: E402
from newsreader.survey.shelf import Shelf  # noqa: E402
from newsreader.survey.surveying import Survey  # noqa: E402
from newsreader.survey.workplace import Workplace  # noqa: E402
from tests.support.engines import Dying  # noqa: E402
from tests.support.making_features import at_another_time, stories_made, without_days  # noqa: E402
from tests.support.many_articles import Made  # noqa: E402

PER_STORY = 2.45
"""Articles, on average."""
MADE = 4_000
"""Stories that are made up, of a hundred days; of more articles these come again, years later."""


def cpu() -> float:
    """Seconds of this process and of those that it has waited for."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def peak() -> int:
    """Megabytes that this process has held at most."""
    lines = Path("/proc/self/status").read_text("ascii").splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) // 1024


def recall(count: int) -> None:
    """How many of the pairs that a library finds are among the nearest, and what an article costs."""
    records = list(Made().records(0, count))
    began = time.process_time()
    kept = [features(article_from_text(record.text, title=record.title)) for record in records]
    reading = (time.process_time() - began) * 1000 / count
    days = [day_of(record.published) or 0 for record in records]
    order = sorted(range(count), key=days.__getitem__)
    kept, days = [kept[at] for at in order], [days[at] for at in order]

    def alike(pairs: Iterator[Pair], *, dated: bool) -> set[Pair]:
        sorted_pairs = {(min(pair), max(pair)) for pair in pairs}
        return {(a, b) for a, b in sorted_pairs if likeness(kept[a], kept[b], dated=dated).total >= CUT}

    def undated() -> Iterator[Pair]:
        packed = [each.packed() for each in kept]
        return ((a, b) for a, b in nearest_undated(Signatures(packed, count), 0).tolist())

    signatures = [each.signature for each in kept]
    print(f"{count:,} articles with texts: {reading:.2f} ms CPU to read one", flush=True)
    ways: tuple[tuple[str, Callable[[], Iterator[Pair]], Sequence[int | None]], ...] = (
        ("with days", lambda: nearest(kept, days, range(count), range(count)), days),
        ("without", undated, [None] * count),
    )
    for name, looked, known in ways:
        began = time.process_time()
        found = alike(looked(), dated=known is days)
        looking = (time.process_time() - began) * 1000 / count
        wanted = alike(candidates(signatures, known), dated=known is days)
        share = len(found & wanted) / max(len(wanted), 1)
        print(
            f"  {name}: {looking:.2f} ms to look for what is like one; recall {share:.4f} of "
            f"{len(wanted):,} pairs",
            flush=True,
        )


def growth(count: int, jobs: int, folder: Path, *, dated: bool) -> None:
    """Groups so many articles and prints what that took. Those that come again years later would be the same
    without days: then all are made."""
    began = time.perf_counter()
    archive = Archive([])
    workplace = Workplace(folder / str(count), archive, resume=False)
    journal = workplace.journal("read")
    stories = round(count / PER_STORY)
    most = MADE if dated else stories
    spans = (range(at, min(at + 200, stories, most)) for at in range(0, min(stories, most), 200))
    engine = begin("processes", Options(jobs))
    for data in engine.each(stories_made, spans, lambda _, how: b""):
        journal.add(data if dated else without_days(data))
    engine.close()
    for at in range(len(journal), -(-stories // 200)):
        number, first = divmod(at, MADE // 200)
        journal.add(at_another_time(journal.read(*journal.places[first]), number))
    made = time.perf_counter() - began
    used, began = cpu(), time.perf_counter()
    shelf = Shelf(journal)
    indexed = time.perf_counter() - began
    engine = begin("processes", Options(jobs))
    grouped = Survey(archive, workplace, engine, print).group(shelf)
    engine.close()
    wall = time.perf_counter() - began
    found = {frozenset(shelf.keys[place] for place in story) for story in grouped}
    wanted = {frozenset(story) for story in _as_made(journal)}
    workplace.close()
    print(
        f"{len(shelf):>9,} articles{'' if dated else ' without days'}: "
        f"{(cpu() - used) * 1000 / len(shelf):.3f} ms CPU an article, "
        f"{wall:.0f} s wall with {jobs} jobs ({indexed:.0f} to list them; {made:.0f} s to make them); "
        f"peak {peak()} MB; {len(grouped):,} stories, {len(found & wanted) / len(wanted):.4f} of the "
        f"{len(wanted):,} that were made",
        flush=True,
    )


def _as_made(journal: Journal) -> Iterator[list[str]]:
    """The keys of the articles of each story that was made."""
    for data in journal:
        head, _ = head_of(data)
        keys = iter([row[0] for row in head["articles"]])
        yield from (list(islice(keys, size)) for size in head["sizes"])


def engines(count: int, folder: Path) -> bool:
    """Whether all engines that are installed give the same bytes of a small archive."""
    archive = folder / "archive"
    archive.mkdir()
    for number in range(4):
        with open(archive / f"{number}.jsonl", "w", encoding="utf-8") as file:
            for at, record in enumerate(Made().records(number * count // 4, (number + 1) * count // 4)):
                said = _said(record) | ({"published": ""} if at % 3 == 0 else {})
                file.write(json.dumps(said) + "\n")
    seen = set()
    for name, jobs in (("processes", 1), ("processes", 2), ("dask", 1), ("dask", 3), ("spark", 2)):
        output = folder / f"{name}-{jobs}"
        began = time.perf_counter()
        try:
            engine = begin(name, Options(jobs))
        except EngineError as error:
            print(f"{name}: not run: {error}")
            continue
        started = time.perf_counter() - began
        workplace = Workplace(output, Archive([str(archive)]), resume=False)
        survey = Survey(
            Archive([str(archive)]), workplace, Dying(engine, folder / f"{name}-{jobs}.sign"), print
        )
        workplace.finish(survey.run())
        took = time.perf_counter() - began
        engine.close()
        assert (folder / f"{name}-{jobs}.sign").exists()
        digest = hashlib.sha256()
        for path in sorted(output.iterdir()):
            digest.update(path.name.encode() + path.read_bytes())
        seen.add(digest.hexdigest())
        print(
            f"{name}, {jobs} at once, one killed: {took:.1f} s, {started:.1f} of them to start; "
            f"sha256 of all tables {digest.hexdigest()[:16]}",
            flush=True,
        )
    print("all the same" if len(seen) == 1 else "NOT THE SAME")
    return len(seen) == 1


def _said(record: Record) -> dict[str, str]:
    return {name: getattr(record, name) for name in ("text", "outlet", "published", "url", "language")}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--articles", type=int, default=0, help="at most so many are grouped")
    parser.add_argument("--undated", action="store_true", help="they have no days")
    parser.add_argument("--recall", action="store_true", help="compare with the pairs of a library")
    parser.add_argument("--engines", action="store_true", help="compare the engines")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        if options.engines and not engines(60, Path(folder)):
            raise SystemExit(1)
        if options.recall:
            recall(3000)
        count = 10_000
        while count <= options.articles:
            growth(count, options.jobs, Path(folder), dated=not options.undated)
            count *= 10


if __name__ == "__main__":
    main()
