"""Whether notes survive, and how fast the library is: `python -m tests.benchmarks.notes_durability`.

Two parts; kills are in kills.py. Operations: two processes change the same notes at random, with undo and
redo; what each was told is saved must be in the notes at the end. Speed: medians in milliseconds on a library
of 10,000 notes. Ends with status 1 if anything was lost.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from newsreader.annotations.store import Draft, NoteFilter, Order, open_library
from newsreader.model.annotation import Note, NoteColour
from tests.support.killing import start
from tests.support.note_making import article, note
from tests.support.writer_process import lost_and_doubled, make_shared

NOTES = 10_000
WORDS = "bridge shut cracks Monday mayor told repairs cost million engineers traffic angry Égalité".split()


def operations(folder: Path, count: int) -> bool:
    """Lets two processes change the same notes; whether nothing was lost."""
    path = folder / "shared.db"
    make_shared(path)
    began = time.perf_counter()
    writers = [start("shared", str(path), name, str(count // 2), "1") for name in ("one", "two")]
    outputs = [writer.communicate()[0] for writer in writers]
    seconds = time.perf_counter() - began
    if any(writer.returncode for writer in writers):
        print("operations: a process failed")
        return False
    told: Counter[str] = Counter()
    words: set[str] = set()
    for output in outputs:
        facts = json.loads(output)
        told.update(facts["told"])
        words.update(facts["words"])
    lost, doubled, findings = lost_and_doubled(path, words)
    print(
        f"operations: {count} by two processes in {seconds:.0f} s, {dict(sorted(told.items()))}; "
        f"{len(words)} changes that must be there: lost or unexpected {lost}, doubled {doubled}, "
        f"unsound {len(findings)}"
    )
    return not (lost or doubled or findings)


def made(number: int, chance: random.Random) -> Note:
    """A note of some dozen words."""
    exact, comment = (" ".join(chance.choices(WORDS, k=chance.randrange(5, 60))) for _ in range(2))
    tags = tuple({f"tag{chance.randrange(200)}" for _ in range(chance.randrange(4))})
    if number % 100 == 0:
        comment += " seldom"
    return note(
        comment,
        tags,
        chance.randrange(8000),
        exact,
        article(chance.randrange(400)),
        colour=chance.choice(list(NoteColour)).value,
    )


def median(rounds: int, call: Callable[[], object]) -> str:
    """Of so many calls, in milliseconds."""
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        call()
        times.append(time.perf_counter() - began)
    return f"{statistics.median(times) * 1000:8.3f} ms"


def speed(folder: Path, chance: random.Random) -> None:
    """Prints what the calls of a session cost."""
    path = folder / "speed.db"
    with open_library(path) as library:
        notes = [made(number, chance) for number in range(NOTES)]
        print(f"{median(1, lambda: library.notes.add_all(notes))}  importing {NOTES} notes")
        story = tuple(map(article, range(6)))
        find, count = library.notes.find, library.notes.count
        for name, wanted, order in (
            ("of one article", NoteFilter((article(7),)), Order.PASSAGE),
            ("of a story of 6 versions", NoteFilter(story), Order.PASSAGE),
            ("with a tag", NoteFilter(tags=("TAG7",)), Order.CREATED),
            ("with a rare word", NoteFilter(text="seldom"), Order.CREATED),
            ("with a word that is nowhere", NoteFilter(text="nowhere"), Order.CREATED),
            ("in one colour", NoteFilter(colour=NoteColour.BLUE), Order.CREATED),
            ("without a filter", NoteFilter(), Order.CREATED),
        ):
            whole = median(15, partial(find, wanted, order))
            page = median(15, partial(find, wanted, order, limit=100))
            print(f"{whole}  finding notes {name}: {count(wanted)} ({page.strip()} for the first 100)")
        print(f"{median(15, lambda: library.tags('tag', 20))}  the 20 most used tags")
        print(f"{median(200, library.changed_elsewhere)}  asking whether another instance wrote")
        print(f"{median(200, lambda: library.notes.add(made(1, chance)))}  adding a note, on the disk")
        first = find(NoteFilter(), limit=1)[0]
        texts = iter(range(1_000_000))

        def edit() -> None:
            nonlocal first
            first = library.notes.update(replace(first, comment=str(next(texts))))

        print(f"{median(200, edit)}  changing a note, on the disk")
        print(f"{median(150, library.undo)}  undoing that, on the disk")
        draft = Draft("key", first.article, first.anchor, "half a thought")
        print(f"{median(200, lambda: library.save_draft(draft))}  saving a draft")
        print(f"{median(200, lambda: library.set_state('key', 'value'))}  saving a state")
        print(f"{median(3, library.check)}  the whole check")
    size = path.stat().st_size >> 20
    print(f"{median(5, lambda: open_library(path).close())}  opening and closing, {size} MB")


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--operations", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    with tempfile.TemporaryDirectory(prefix="newsreader-") as name:
        folder = Path(name)
        speed(folder, chance)
        sound = operations(folder, given.operations)
    return 0 if sound else 1


if __name__ == "__main__":
    sys.exit(main())
