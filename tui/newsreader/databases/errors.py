"""What can go wrong with a file of the user's. The text of each is one printable line for the reader."""

from __future__ import annotations

from newsreader.text.terminal import printable


class LibraryError(Exception):
    """Anything that keeps the library from doing what was asked. What was stored stays as it was."""

    def __init__(self, cause: str) -> None:
        super().__init__(printable(" ".join(cause.split())))


class NotSaved(LibraryError):
    """A change was not made: the disk is full, or the library is busy. The same call may succeed later."""


class ReadOnly(NotSaved):
    """A change was not made, and will not be as long as this library is open: it can only be read."""


class Damaged(LibraryError):
    """The file, or one record in it, cannot be made sense of."""
