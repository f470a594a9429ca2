"""What goes into a store of notes and comes out of it, beside notes and rulings themselves."""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Generic, TypeVar

from newsreader.model.annotation import (
    Anchor,
    ArticleIdentity,
    Done,
    Note,
    NoteColour,
    Passage,
    Ruling,
    Scope,
)
from newsreader.records import dataclass

R = TypeVar("R", bound=Note | Ruling)


class Mode(StrEnum):
    """What becomes of a change."""

    KEPT = "kept"
    """It is in the library's file."""
    READ_ONLY = "read-only"
    """It is refused: the library can only be read."""
    MEMORY = "memory"
    """It is held until the program ends: there is no file to keep it in."""


@dataclass(frozen=True, slots=True)
class Draft:
    """An unfinished note, so that it survives the end of the program."""

    key: str
    """Of one editor that was opened; two instances must not use the same."""
    article: ArticleIdentity
    anchor: Anchor
    text: str
    tags: tuple[str, ...] = ()
    colour: NoteColour = NoteColour.YELLOW
    note: str = ""
    """The id of the note that is being edited; empty for a new one."""
    modified: str = ""
    """Of that note, when the editor was opened."""
    saved: str = ""
    """When the draft was stored: filled in by the library."""
    scope: Scope = Scope.PASSAGE
    also: tuple[Passage, ...] = ()
    answers: str = ""
    """As they will be in the note."""


@dataclass(frozen=True, slots=True)
class Change(Generic[R]):
    """What happened to one record: None stands for one that is not there, or is in the bin."""

    before: R | None
    after: R | None

    @property
    def reversed(self) -> Change[R]:
        """The change that takes this one back."""
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """What one command changed; it is undone as a whole."""

    verb: str
    """What was done, as the reader calls it: add, edit, delete, restore, import."""
    changes: tuple[Change[Any], ...]
    """Each record at most once."""


@dataclass(frozen=True, slots=True)
class Merged(Generic[R]):
    """What became of records from elsewhere."""

    added: tuple[R, ...] = ()
    known: tuple[R, ...] = ()
    """The library had them already."""
    differing: tuple[tuple[R, R], ...] = ()
    """(from elsewhere, in the library): the same id, but not the same content. The library's is kept."""
    deleted: tuple[R, ...] = ()
    """They are in the library's bin, and stay there."""


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was read of a damaged library."""

    notes: tuple[Note, ...] = ()
    rulings: tuple[Ruling, ...] = ()
    deleted_notes: tuple[Note, ...] = ()
    """From the bin."""
    deleted_rulings: tuple[Ruling, ...] = ()
    drafts: tuple[Draft, ...] = ()
    done: tuple[Done, ...] = ()
    problems: tuple[str, ...] = ()
    """What could not be read, a printable line each."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A change that is shared, as the library keeps it: what it says is the business of who shares it."""

    id: str
    """A UUID."""
    record: str
    """The id of the note or ruling."""
    body: str
    waiting: bool = False
    """Others do not have it yet."""
    key: int = 0
    """Given by the library; it grows."""
