"""Two instances on one library, against a dictionary: whatever is done, in whatever order."""

from __future__ import annotations

import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import (
    Bundle,
    MultipleResults,
    RuleBasedStateMachine,
    consumes,
    invariant,
    multiple,
    rule,
)

from newsreader.annotations.store import NoteFilter, StaleNote, Step, StorageType, UndoConflict, open_library
from newsreader.model.annotation import Note
from tests.support.note_making import FakeClock, article, note

EVERY, BIN = NoteFilter(), NoteFilter(deleted=True)
Content = tuple[str, tuple[str, ...]]
Move = tuple[str, Content | None, Content | None]
"""(id, before, after), where None is a note that is not there."""

sessions = st.sampled_from((0, 1))
texts = st.text(st.characters(), max_size=6)
tags = st.lists(st.sampled_from(("law", "Law", "vote", "\ud800", "ü")), max_size=3, unique=True).map(tuple)


def content(found: Note) -> Content:
    return found.comment, found.tags


@dataclass
class Session:
    """One instance, and what its history should be."""

    library: StorageType
    done: list[list[Move]] = field(default_factory=list)
    undone: list[list[Move]] = field(default_factory=list)

    def did(self, *moves: Move) -> None:
        self.done.append(list(moves))
        self.undone.clear()


class TwoInstances(RuleBasedStateMachine):
    notes: Bundle[Note] = Bundle("notes")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "library.db"
        self.clock = FakeClock()
        self.sessions = [Session(open_library(self.path, self.clock)) for _ in range(2)]
        self.live: dict[str, Content] = {}
        self.bin: dict[str, Content] = {}
        self.modified: dict[str, str] = {}

    def teardown(self) -> None:
        for session in self.sessions:
            session.library.close()
        with open_library(self.path, self.clock) as library:
            assert library.check() == ()
            assert {each.id: content(each) for each in library.notes.find(EVERY)} == self.live
        self.folder.cleanup()

    def wrote(self, written: Note) -> Note:
        """Remembers what was written; the times of a note must go on."""
        assert written.modified > self.modified.get(written.id, "")
        self.modified[written.id] = written.modified
        self.live[written.id] = content(written)
        self.bin.pop(written.id, None)
        return written

    def removed(self, id: str) -> None:
        self.bin[id] = self.live.pop(id)
        (found,) = (each for each in self.sessions[0].library.notes.find(BIN) if each.id == id)
        assert found.modified > self.modified[id]
        self.modified[id] = found.modified

    def is_current(self, known: Note) -> bool:
        return known.id in self.live and self.modified[known.id] == known.modified

    @rule(target=notes, which=sessions, text=texts, tags=tags)
    def add(self, which: int, text: str, tags: tuple[str, ...]) -> Note:
        session = self.sessions[which]
        added = self.wrote(session.library.notes.add(note(text, tags)))
        session.did((added.id, None, (text, tags)))
        return added

    @rule(target=notes, which=sessions, given=st.lists(st.tuples(texts, tags), min_size=2, max_size=3))
    def import_several(self, which: int, given: list[Content]) -> MultipleResults[Note] | Note:
        session = self.sessions[which]
        imported = session.library.notes.add_all([note(text, tags, on=article(2)) for text, tags in given])
        session.did(*((self.wrote(each).id, None, content(each)) for each in imported.added))
        return multiple(*imported.added)

    @rule(target=notes, which=sessions, known=notes, text=texts, tags=tags)
    def edit(self, which: int, known: Note, text: str, tags: tuple[str, ...]) -> MultipleResults[Note] | Note:
        session = self.sessions[which]
        mine = replace(known, comment=text, tags=tags)
        if not self.is_current(known):
            with pytest.raises(StaleNote):
                session.library.notes.update(mine)
            return multiple()
        before = self.live[known.id]
        written = session.library.notes.update(mine)
        if content(written) != before:
            session.did((known.id, before, content(self.wrote(written))))
        return written

    @rule(which=sessions, known=consumes(notes))
    def delete(self, which: int, known: Note) -> None:
        session = self.sessions[which]
        if not self.is_current(known):
            with pytest.raises(StaleNote):
                session.library.notes.delete(known)
            return
        session.library.notes.delete(known)
        session.did((known.id, self.live[known.id], None))
        self.removed(known.id)

    @rule(target=notes, which=sessions, known=notes)
    def restore(self, which: int, known: Note) -> MultipleResults[Note] | Note:
        session = self.sessions[which]
        restored = session.library.notes.restore(known.id)
        assert (restored is not None) == (known.id in self.bin)
        if restored is None:
            return multiple()
        session.did((known.id, None, self.bin[known.id]))
        return self.wrote(restored)

    @rule(target=notes, which=sessions, back=st.booleans())
    def undo_or_redo(self, which: int, back: bool) -> MultipleResults[Note] | Note:
        session = self.sessions[which]
        here, there = (session.done, session.undone) if back else (session.undone, session.done)
        turn = session.library.undo if back else session.library.redo
        if not here:
            assert turn() is None
            return multiple()
        moves = here.pop()
        turned = [(id, after, before) if back else (id, before, after) for id, before, after in moves]
        if not all(self.fits(move) for move in turned):
            with pytest.raises(UndoConflict):
                turn()
            return multiple()
        there.append(moves)
        step = turn()
        assert isinstance(step, Step)
        found = []
        for (id, _, after), change in zip(turned, step.changes, strict=True):
            if change.after is None:
                self.removed(id)
            else:
                assert content(change.after) == after
                found.append(self.wrote(change.after))
        return multiple(*found)

    def fits(self, move: Move) -> bool:
        """Whether a note is as a step left it."""
        id, before, after = move
        return self.live.get(id) == before and (before is not None or self.bin.get(id, after) == after)

    @rule(which=sessions)
    def empty_bin(self, which: int) -> None:
        assert self.sessions[which].library.notes.empty_bin() == len(self.bin)
        for id in self.bin:
            del self.modified[id]
        self.bin.clear()

    @rule(which=sessions)
    def reopen(self, which: int) -> None:
        self.sessions[which].library.close()
        self.sessions[which] = Session(open_library(self.path, self.clock))

    @rule(seconds=st.integers(-5000, 5000))
    def set_clock(self, seconds: int) -> None:
        self.clock.go(seconds)

    @invariant()
    def both_show_the_same(self) -> None:
        tags = Counter(tag for _, named in self.live.values() for tag in named)
        for session in self.sessions:
            found = session.library.notes.find(EVERY)
            assert {each.id: content(each) for each in found} == self.live
            assert len(found) == len(self.live)
            assert {each.id: content(each) for each in session.library.notes.find(BIN)} == self.bin
            assert dict(session.library.tags()) == tags


TestTwoInstances = TwoInstances.TestCase
TestTwoInstances.settings = settings(
    max_examples=30, stateful_step_count=30, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
