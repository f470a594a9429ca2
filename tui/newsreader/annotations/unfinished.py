"""What is being written: a comment with its tags and colour, what it is on, and whether it is kept."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Iterable

from newsreader.annotations.store import Draft
from newsreader.model import Anchor, ArticleIdentity, Note, NoteColour, Passage, Scope
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class Written:
    """A comment with its tags and colour, as it stands in the editor."""

    comment: str = ""
    tags: tuple[str, ...] = ()
    colour: NoteColour = NoteColour.YELLOW

    @classmethod
    def of(cls, record: Note | Draft) -> Written:
        """What is written in a note or a draft."""
        text = record.comment if isinstance(record, Note) else record.text
        return cls(text, record.tags, record.colour)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a note is on."""

    version: int
    anchor: Anchor
    scope: Scope = Scope.PASSAGE
    also: tuple[Passage, ...] = ()
    answers: str = ""
    """The id of the note that it replies to."""


def new_note(
    article: ArticleIdentity, subject: Subject, written: Written, author: str, answered: Note | None
) -> Note:
    """A note that is not stored yet; a reply is on what the note that it answers is on."""
    return Note(
        "",
        answered.article if answered else article,
        subject.anchor,
        written.comment,
        written.tags,
        written.colour,
        author,
        quoted=answered.quoted if answered else "",
        scope=subject.scope,
        also=subject.also,
        answers=subject.answers,
    )


def new_draft(
    article: ArticleIdentity, subject: Subject, written: Written, note: Note | None, key: str = ""
) -> Draft:
    """An unfinished note, not saved yet; with a key of its own unless one is given."""
    return Draft(
        key or str(uuid.uuid4()),
        article,
        subject.anchor,
        written.comment,
        written.tags,
        written.colour,
        note.id if note else "",
        note.modified if note else "",
        scope=subject.scope,
        also=subject.also,
        answers=subject.answers,
    )


class Unfinished:
    """The unfinished notes on one story, whether the library has them yet or not."""

    def __init__(self, is_here: Callable[[ArticleIdentity], bool]) -> None:
        """`is_here` tells whether an article is in the story."""
        self._is_here = is_here
        self.held: dict[str, Draft] = {}
        """Those that the library has not taken, by their keys."""
        self.writing: set[str] = set()
        """Keys of those that are being written, or saved as notes: they are not listed."""
        self._stored: dict[str, Draft] = {}
        self._let_go: set[str] = set()
        """Keys of those that the library may still have, and should not."""

    def take(self, stored: Iterable[Draft]) -> None:
        """Know what the library has, the last first."""
        self._stored = {draft.key: draft for draft in stored}

    def listed(self) -> tuple[Draft, ...]:
        """All, the last first, without those that are being written."""
        known = {*self.held, *self._let_go, *self.writing}
        here = (d for d in self._stored.values() if d.key not in known and self._is_here(d.article))
        return (*(d for d in self.held.values() if d.key not in self.writing), *here)

    def hold(self, draft: Draft) -> None:
        """Know one, until the library has it."""
        self._let_go.discard(draft.key)
        self.held[draft.key] = draft

    def let_go(self, key: str) -> None:
        """Know no more of one, though the library has it still."""
        self.held.pop(key, None)
        self._let_go.add(key)

    def was_stored(self, key: str, draft: Draft | None) -> None:
        """The library has one, or (None) has it no more."""
        if draft is None:
            self._let_go.discard(key)
            self._stored.pop(key, None)
        else:
            self._stored = {key: draft} | {k: d for k, d in self._stored.items() if k != key}
            if self.held.get(key) is draft:
                del self.held[key]
