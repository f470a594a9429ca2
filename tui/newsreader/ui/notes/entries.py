"""What the list of notes lists, and the message that one of it was chosen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from newsreader.library import Draft
from newsreader.model import Note, Span
from newsreader.ui.notes.written import Lost


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


class EntryChosen(Message):
    """The reader wants to go where an entry leads."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
