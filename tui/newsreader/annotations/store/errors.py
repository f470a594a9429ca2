"""What can go wrong with the library. The text of each is one printable line for the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from newsreader.databases.errors import LibraryError

if TYPE_CHECKING:
    from newsreader.model.annotation import Note, Ruling


class StaleNote(LibraryError):
    """A note or ruling has changed since the caller read it. Nothing was written.

    `stored` stays in the library; `mine` can be kept beside it with `Repository.add_copy`.
    """

    def __init__(self, mine: Note | Ruling, stored: Note | Ruling | None) -> None:
        change = "changed" if stored else "deleted"
        super().__init__(f"not saved: another window has {change} it in the meantime")
        self.mine = mine
        self.stored = stored
        """None when it was deleted."""


class UndoConflict(LibraryError):
    """What was to be undone or redone has changed since, in another instance. Nothing was written."""
