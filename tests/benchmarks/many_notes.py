"""CPU with 10,000 notes on one story: `python -m tests.benchmarks.many_notes`.

A story of two versions and notes on it, made up from a fixed seed, in a library of its own. First the list
of notes alone, in a screen of 120x40 in this process: milliseconds of CPU to find, lay out and paint what
each key of a filter leaves. Then the whole program, in pseudo-terminals side by side, without notes, with
those alone that stand where the keys lead, and with all of them: per key, from the key to a quiet terminal.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import random
import statistics
import tempfile
from pathlib import Path
from time import process_time

from textual.pilot import Pilot

from newsreader.annotations.store import open_library
from newsreader.annotations.store.sqlite.opening import FILE_NAME
from newsreader.model import Anchor, ArticleIdentity, Note, NoteColour, Span, Story
from newsreader.sources.reading import read_versions
from newsreader.sources.summaries import Listed
from newsreader.ui.controllers.comparing import by_engine
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.views.notes import NotesView
from tests.benchmarks.keys import article
from tests.benchmarks.pseudo_terminal import NEWSREADER, Program
from tests.support.playing import make_app

WORDS = (
    "who says this really wrong figure seen elsewhere earlier report denied source missing doubtful".split()
)
TAGS = "figures mood fraud follow-up quote weather money law".split()
AUTHORS = "ann ben carla".split()
FILTERS = {
    "a word": "harbour",
    "a rare word": "seldom",
    "a word nobody wrote": "nowhere",
    "two words": "who bridge",
    "a tag": "#figures",
    "a colour": "colour:bl",
    "an author": "by:ann",
    "all of it": "harbour #figures colour:blue by:ann",
}
SCOPES = NotesView.filters
SHORT, LONG = 0.03, 0.2
"""Seconds of quiet after which a terminal is done; LONG, so that escape is a key of its own."""
BEYOND = 40
"""Sentences that are seen, or at most passed, beyond those that the keys move to."""
KEYS = {"j, next sentence": "j", "space, page down": " "}


def story(folder: Path, sentences: int) -> Story:
    """Two versions, read from files in a folder."""
    paths = [folder / name for name in ("a.txt", "b.txt")]
    for seed, path in enumerate(paths):
        path.write_text(article(sentences, seed), encoding="utf-8")
    return Story("Made up", read_versions(list(map(Listed, paths))).articles)


def made(on: Story, count: int) -> list[Note]:
    """Notes on stretches of both versions; one in 100 is a rare one."""
    chance = random.Random(1)
    notes = []
    for number in range(count):
        version = on.versions[number % len(on.versions)]
        sentence = chance.choice(version.sentences)
        start = chance.randrange(sentence.start, sentence.end - 4)
        comment = " ".join(chance.choices(WORDS, k=chance.randrange(3, 25)))
        notes.append(
            Note(
                "",
                ArticleIdentity.of(version),
                Anchor.of(version.text, Span(start, chance.randrange(start + 4, sentence.end + 1))),
                comment + " seldom" * (number % 100 == 0),
                tuple(chance.sample(TAGS, chance.randrange(4))),
                chance.choice(list(NoteColour)),
                chance.choice(AUTHORS),
            )
        )
    return notes


def keep(folder: Path, notes: list[Note]) -> None:
    """Put notes into the library of a folder."""
    folder.mkdir()
    with open_library(folder / FILE_NAME) as library:
        library.notes.add_all(notes)


def paint(view: NotesView) -> None:
    for y in range(view.size.height):
        view.render_line(y)


def summed_up(costs: list[float]) -> str:
    """Of the first key, and of the later ones the median and the most."""
    first, *later = costs
    return f"{first:6.1f} first  {statistics.median(later):6.1f} later  {max(later):6.1f} most"


def filtered(view: NotesView, words: str) -> str:
    """What the list alone costs per key while the words are typed."""
    costs = []
    for end in range(1, len(words) + 1):
        before = process_time()
        view.show_words(words[:end])
        paint(view)
        costs.append((process_time() - before) * 1000)
    view.show_words("")
    return summed_up(costs)


async def spent(pilot: Pilot[None], key: str) -> float:
    """Milliseconds of CPU of one key."""
    before = process_time()
    await pilot.press(key)
    return (process_time() - before) * 1000


async def measure_list(folder: Path, on: Story) -> None:
    with open_library(folder / FILE_NAME) as library:
        app = make_app([on], compare=by_engine, library=library)
        async with app.run_test(size=(120, 40)) as pilot:
            for _ in range(2):  # the story is compared, then the notes on it are read
                await app.workers.wait_for_complete()
                await pilot.pause()
            screen = app.screen
            assert isinstance(screen, ReaderScreen)
            opened = [await spent(pilot, key) for key in ("M", "M", "M")]
            print(f"the list, opened               {opened[0]:6.1f} ms; again {opened[2]:.1f} ms")
            view = screen.query_one(NotesView)
            for scope in SCOPES:
                print(f"\na key of a filter, the list of {scope} alone, ms")
                for name, words in FILTERS.items():
                    print(f"  {name:20s} {filtered(view, words)}", flush=True)
                await pilot.press("f")
            await pilot.press("M")
            panel = [await spent(pilot, key) for key in ("a", "escape", "a", "escape", "j", "a", "escape")]
            print(
                f"\nthe panel of a note, opened {panel[0]:.1f} ms, again {panel[2]:.1f} and {panel[5]:.1f} ms"
            )


def press(program: Program, keys: str, quiet: float) -> None:
    for key in keys:
        program.press(key)
        program.settle(quiet)


def measure_program(folder: Path, notes: list[Note], on: Story, presses: int, rounds: int) -> None:
    """Print what a key costs in the whole program without notes, with some and with all, in turns."""
    end = on.versions[0].sentences[presses + BEYOND].start
    libraries = {"none": [], "those here": [n for n in notes if n.anchor.start < end], "all": notes}
    with tempfile.TemporaryDirectory() as empty:
        programs = {}
        for name, kept in libraries.items():
            library = folder / name
            keep(library, kept)
            own = ["env", f"NEWSREADER_DATA_DIR={library}", f"NEWSREADER_CONFIG_DIR={empty}"]
            program = programs[name] = Program([*own, *NEWSREADER, *(one.path for one in on.versions)])
            program.wait("unsure")
            program.settle(1.0)

        def compared(name: str, keys: str, before: str, after: str) -> None:
            costs: list[list[float]] = [[] for _ in programs]
            for _ in range(rounds):
                for program, found in zip(programs.values(), costs, strict=True):
                    press(program, before, LONG)
                    spent_before = program.cpu()
                    press(program, keys, SHORT)
                    found.append((program.cpu() - spent_before) / len(keys) * 1000)
                    press(program, after, LONG)
            print(
                f"  {name:34s}" + "".join(f"{statistics.median(found):10.1f}" for found in costs), flush=True
            )

        print(f"\na key in the whole program, ms      {''.join(f'{name:>10s}' for name in programs)}")
        for name, key in KEYS.items():
            compared(f"the article, {name}", key * presses, "", "g")
        for number, scope in enumerate(SCOPES):
            for program in programs.values():
                press(program, "M" + "f" * number, LONG)
            for word in FILTERS.values():
                compared(f"{scope}, {word}", word, "/", "\r\x1b")
            for program in programs.values():
                press(program, "f" * (len(SCOPES) - number) + "M", LONG)
        for program in programs.values():
            program.kill()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--notes", type=int, default=10_000)
    parser.add_argument("--sentences", type=int, default=500)
    parser.add_argument("--presses", type=int, default=30)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        os.environ["NEWSREADER_DATA_DIR"] = os.environ["NEWSREADER_CONFIG_DIR"] = name
        on = story(folder, options.sentences)
        notes = made(on, options.notes)
        keep(folder / "list", notes)
        asyncio.run(measure_list(folder / "list", on))
        measure_program(folder, notes, on, options.presses, options.rounds)


if __name__ == "__main__":
    main()
