"""What the parts of the screen tell it."""

from __future__ import annotations

from textual.message import Message

from newsreader.annotations.listed import Entry


class EntryChosen(Message):
    """The reader wants to go where an entry of the list of notes leads."""

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
