"""Writes to a library in a process of its own, and tells on its output what was acknowledged.

`writes LIBRARY SEED` goes on until it is killed; each line is what is now certain, as JSON.
`shared LIBRARY NAME COUNT SEED` makes so many random changes to notes that other processes change too,
and prints at the end which of its words must be in the notes.
`upgrade LIBRARY` stops in the middle of an upgrade from version 1, says so, and waits to be killed.
"""

from __future__ import annotations

import json
import random
import sqlite3
import sys
from collections import Counter
from dataclasses import replace
from pathlib import Path

from newsreader.annotations.store import (
    NoteFilter,
    NotSaved,
    StaleNote,
    Step,
    StorageType,
    UndoConflict,
    open_library,
)
from newsreader.annotations.store.sqlite.schema import STEPS, migrate
from newsreader.model.annotation import Note
from tests.support.note_making import article, note


def text_of(id: str, number: int) -> str:
    """The comment that a note has after so many changes: longer than a page of the database, or short."""
    return f"{id} {number} " * (1 + (number * 37) % 400)


def say(**facts: object) -> None:
    print(json.dumps(facts), flush=True)


def writes(path: Path, seed: str) -> None:
    chance = random.Random(seed)
    with open_library(path) as library:
        known: list[Note] = []
        for turn in range(1_000_000):
            kind = chance.choice(("add", "add", "edit", "edit", "delete", "import"))
            if kind == "import":
                ids = [f"{seed}-{turn}-{n}" for n in range(5)]
                known += library.notes.add_all(_numbered(id, 0) for id in ids).added
                say(notes=[[id, 0, False] for id in ids])
            elif kind == "add" or not known:
                added = library.notes.add(_numbered(f"{seed}-{turn}", 0))
                known.append(added)
                say(notes=[[added.id, 0, False]])
            else:
                place = chance.randrange(len(known))
                number = int(known[place].tags[0])
                if kind == "edit":
                    known[place] = library.notes.update(
                        replace(
                            known[place],
                            comment=text_of(known[place].id, number + 1),
                            tags=(str(number + 1), known[place].id),
                        )
                    )
                    say(notes=[[known[place].id, number + 1, False]])
                else:
                    gone = known.pop(place)
                    library.notes.delete(gone)
                    say(notes=[[gone.id, number, True]])


def _numbered(id: str, number: int) -> Note:
    return note(text_of(id, number), (str(number), id), id=id, on=article(number % 7))


def shared(path: Path, name: str, count: int, seed: str) -> None:
    chance = random.Random(f"{seed} {name}")
    told: Counter[str] = Counter()
    words: set[str] = set()
    with open_library(path) as library:
        for turn in range(count):
            kind = chance.choices(
                ("add", "edit", "delete", "restore", "undo", "redo"), (4, 60, 6, 10, 12, 8)
            )[0]
            told[kind] += 1
            id = f"shared-{chance.randrange(20)}"
            try:
                if kind == "add":
                    library.notes.add(note(id=f"{name}-{turn}"))
                elif kind == "edit":
                    _add_word(
                        library, chance.choice((id, f"shared-{turn % 20}")), f"{name}:{turn}", words, told
                    )
                elif kind == "delete":
                    found = library.notes.get(id)
                    if found:
                        library.notes.delete(found)
                elif kind == "restore":
                    library.notes.restore(id)
                else:
                    for _ in range(chance.randrange(1, 8)):
                        _follow(library.undo() if kind == "undo" else library.redo(), words)
            except StaleNote:
                told["stale"] += 1
            except UndoConflict:
                told["conflicts"] += 1
            except NotSaved:  # the other process was busy for too long: then nothing may have changed
                told["not saved"] += 1
        say(words=sorted(words), told=told)


def _add_word(library: StorageType, id: str, word: str, words: set[str], told: Counter[str]) -> None:
    """Adds a word to a comment, again and again if another process is faster."""
    while True:
        found = library.notes.get(id)
        if found is None:
            return
        try:
            library.notes.update(replace(found, comment=f"{found.comment} {word}"))
        except StaleNote:
            told["stale"] += 1
            continue
        words.add(word)
        return


def _follow(step: Step | None, words: set[str]) -> None:
    """Which words an undo or redo took out, or put in again."""
    for change in step.changes if step else ():
        if change.before is not None and change.after is not None:
            before, after = (set(each.comment.split()) for each in (change.before, change.after))
            words -= before - after
            words |= after - before


def upgrade(path: Path) -> None:
    def pause() -> None:
        say(paused=True)
        sys.stdin.read()

    connection = sqlite3.connect(path, isolation_level=None)
    connection.create_function("pause", 0, pause)
    connection.execute("PRAGMA journal_mode = WAL")
    spoiling = ("UPDATE note SET comment = 'half' || comment", "SELECT pause()")
    migrate(connection, (STEPS[0], (*STEPS[1], *spoiling)))


def make_shared(path: Path) -> None:
    """The notes that processes of `shared` change."""
    with open_library(path) as library:
        library.notes.add_all(note("", id=f"shared-{n}") for n in range(20))


def lost_and_doubled(path: Path, words: set[str]) -> tuple[int, int, tuple[str, ...]]:
    """(words that are not in the notes as they must be, words there twice, what a check finds)."""
    with open_library(path) as library:
        notes = library.notes.find(NoteFilter()) + library.notes.find(NoteFilter(deleted=True))
        found = Counter(word for each in notes for word in each.comment.split() if ":" in word)
        return len(words ^ set(found)), sum(found.values()) - len(found), library.check()


if __name__ == "__main__":
    what, file, *rest = sys.argv[1:]
    if what == "writes":
        writes(Path(file), rest[0])
    elif what == "shared":
        shared(Path(file), rest[0], int(rest[1]), rest[2])
    else:
        upgrade(Path(file))
