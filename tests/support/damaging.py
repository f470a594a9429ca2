"""Files of stores, damaged at random, and what becomes of them when they are used all the same."""

from __future__ import annotations

import gc
import random
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from newsreader.annotations.store import LibraryError, Mode, NoteFilter, RulingFilter, open_library, salvage
from newsreader.library import Library, care, exporting
from tests.support.collecting_library import record
from tests.support.note_making import article, note, ruling
from tests.support.plays import ARTICLES, BACKUP, NOTES

_PAGE = 4096


def damaged(data: bytes, chance: random.Random) -> bytes:
    """A file of which a part is lost, changed or in the wrong place."""
    pages = [data[start : start + _PAGE] for start in range(0, len(data), _PAGE)]
    which = chance.randrange(len(pages))
    kind = chance.randrange(6)
    if kind == 0:
        return data[: chance.randrange(1, len(data))]
    if kind == 1:
        pages[which] = bytes(_PAGE)
    elif kind == 2:
        pages[which] = chance.randbytes(_PAGE)
    elif kind == 3:
        other = chance.randrange(len(pages))
        pages[which], pages[other] = pages[other], pages[which]
    else:
        changed = bytearray(data)
        for _ in range(1 if kind == 4 else 300):
            place = (
                chance.randrange(_PAGE) + which * _PAGE
                if chance.random() < 0.5
                else chance.randrange(len(data))
            )
            changed[min(place, len(data) - 1)] = chance.randrange(256)
        return bytes(changed)
    return b"".join(pages)


def some_notes(folder: Path) -> None:
    """A store of notes with something in every table."""
    with open_library(folder / NOTES) as library:
        made = [
            note(f"comment {n} " * 40, (f"tag{n % 7}",), on=article(n % 5), id=f"n{n}") for n in range(80)
        ]
        library.notes.delete(library.notes.add_all(made).added[-1])
        library.rulings.add(ruling())
        library.set_state("key", "value")


def some_articles(folder: Path) -> None:
    """A library of articles, and a backup of it."""
    with Library(folder / ARTICLES) as library:
        list(
            library.add(
                [record(n, f"Mill {n}\n\n" + f"It burnt until the dawn of day {n}. " * 60) for n in range(60)]
            )
        )
        care.back_up(library, folder / BACKUP, replace=True)


def use_notes(folder: Path) -> Iterator[str]:
    """Uses a damaged store of notes in every way; what goes wrong but in a line."""
    path = folder / NOTES
    before = path.read_bytes()
    with open_library(path) as library:
        if library.mode is not Mode.KEPT and "\n" in library.notice:
            yield f"no line: {library.notice}"
        for use in (
            library.check,
            lambda: library.notes.find(NoteFilter()),
            lambda: library.notes.find(NoteFilter(deleted=True, text="comment")),
            lambda: library.rulings.find(RulingFilter()),
            library.tags,
            library.drafts,
            lambda: library.state("key"),
            lambda: library.notes.add(note("more")),
        ):
            yield from _refusing(use)
        was_kept = library.mode is Mode.KEPT
    if not was_kept and len(before) == path.stat().st_size and path.read_bytes() != before:
        with suppress(LibraryError):  # it was opened to be written, and found damaged only then
            salvage(path)
    yield from _refusing(lambda: salvage(path))


def use_articles(folder: Path) -> Iterator[str]:
    """The same of a library of articles; a backup must then be as good as ever."""
    path = folder / ARTICLES
    try:
        with Library(path) as library:
            for use in (
                lambda: care.check(library),
                lambda: list(exporting.exported(library, lambda _: None)),
                lambda: library.stories(),
                lambda: library.search("mill dawn"),
                lambda: [library.read(n) for n in range(1, 61)],
                lambda: library.counts(),
                lambda: list(library.add([record(99)])),
                lambda: library.remove([7]),
                lambda: care.compact(library),
            ):
                yield from _refusing(use)
    except LibraryError as error:
        if not str(error).isprintable():
            yield f"no line: {error}"
    except Exception:
        yield traceback.format_exc()[-1200:]
    gc.collect()  # errors hold on to what was being read; who restores is another process
    care.restore(path, folder / BACKUP)
    with Library(path) as library:
        yield from care.check(library)
        if library.counts().articles != 60:
            yield "the backup is not whole"


def _refusing(use: Callable[[], object]) -> Iterator[str]:
    try:
        use()
    except LibraryError as error:
        if not str(error).isprintable():
            yield f"no line: {error!r}"
    except Exception:
        yield traceback.format_exc()[-1200:]


STORES = {"notes": (NOTES, some_notes, use_notes), "library": (ARTICLES, some_articles, use_articles)}
"""By name: the file, what makes it, what uses it."""


def ruined(name: str, folder: Path, seeds: range) -> Iterator[tuple[int, list[str]]]:
    """Damages a store once for every seed: (the seed, what went wrong)."""
    file, make, use = STORES[name]
    make(folder)
    sound = (folder / file).read_bytes()
    for seed in seeds:
        for other in folder.glob(f"{Path(file).stem}*"):
            other.unlink()
        (folder / file).write_bytes(damaged(sound, random.Random(seed)))
        yield seed, list(use(folder))
