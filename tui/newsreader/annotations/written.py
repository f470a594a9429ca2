"""What a reader writes, and what has lost its place. Light: neither needs the engine that finds passages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from newsreader.annotations.store import Draft
from newsreader.model import Note, NoteColour

if TYPE_CHECKING:
    from newsreader.annotations.anchoring.finding import Ambiguous, Orphan


@dataclass(frozen=True, slots=True)
class Lost:
    """A note on the open story whose passage has no place for certain."""

    note: Note
    version: int | None
    """None: it is not certain which version it is on."""
    finding: Ambiguous | Orphan


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
