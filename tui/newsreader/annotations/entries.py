"""What the list of notes lists."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.annotations.store import Draft
from newsreader.annotations.written import Lost
from newsreader.model import Note, Span


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A note; `version` and `span` are None where it has no place in the open story."""

    note: Note
    version: int | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class CandidateEntry:
    """A place that may be a note's passage; without a span: none of them is."""

    lost: Lost
    span: Span | None


@dataclass(frozen=True, slots=True)
class PageEntry:
    """The next notes (1), or those before (-1)."""

    step: int


Entry = NoteEntry | CandidateEntry | PageEntry | Lost | Draft
