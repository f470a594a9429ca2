"""The user's own library of articles, as every command opens it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from newsreader.cli.progress import in_time, progress

if TYPE_CHECKING:
    from newsreader.library import Library


@contextmanager
def opened(*, to_write: bool = False) -> Iterator[Library]:
    """The user's library; on a terminal it is said that it takes long to open it. Raises LibraryError, also
    when it is to be written and can only be read."""
    from newsreader.library import Library, ReadOnly

    with progress(_opening):
        library = Library()
    with library:
        if to_write and library.notice:
            raise ReadOnly(library.notice)
        yield library


def _opening(seconds: float) -> str:
    return f"opening the library for {in_time(seconds)}; one of an older version is brought up to date first"
