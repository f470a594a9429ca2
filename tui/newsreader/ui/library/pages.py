"""A list of any length, of which only the pages around the cursor are held."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import field
from typing import Generic, TypeVar

from newsreader.library.types import Cursor, Page
from newsreader.records import dataclass

SIZE = 50
"""Rows of a page."""
HELD = 8
"""Pages that are held; any other is read again when it is looked at."""
R = TypeVar("R")


@dataclass(slots=True)
class Pages(Generic[R]):
    """Rows by their numbers from 0. Of a page that was read once only the place where it begins stays."""

    note: str = ""
    """What its reader should know of the list, in a line."""
    _starts: list[Cursor | None] = field(default_factory=lambda: [None])
    """Per page where it begins; the first one begins nowhere."""
    _held: OrderedDict[int, tuple[R, ...]] = field(default_factory=OrderedDict)
    _last: int | None = None
    """Rows of the last page; None: there are more pages than are known."""

    def __len__(self) -> int:
        """How many rows are known, in memory or not."""
        if self._last is not None:
            return (len(self._starts) - 1) * SIZE + self._last
        return (len(self._starts) - 1) * SIZE

    @property
    def is_whole(self) -> bool:
        """Whether the end of the list is known."""
        return self._last is not None

    @property
    def following(self) -> int | None:
        """The first page that was never read; None: there is none."""
        return None if self.is_whole else len(self._starts) - 1

    def start(self, page: int) -> Cursor | None:
        """Where a known page, or the first one behind them, begins."""
        return self._starts[page]

    def take(self, number: int, page: Page[R], *, passed: bool = False) -> None:
        """A page was read; of one that is `passed` the rows are not held."""
        self.note = page.note
        if not passed:
            self._held[number] = page.rows
            self._held.move_to_end(number)
        while len(self._held) > HELD:
            self._held.popitem(last=False)
        if page.after is None:
            self._last = len(page.rows)
            del self._starts[number + 1 :]
        elif number + 1 == len(self._starts):
            self._starts.append(page.after)

    def row(self, number: int) -> R | None:
        """A row; None where it is not in memory, or not there."""
        page, within = divmod(number, SIZE)
        rows = self._held.get(page, ())
        if number >= 0 and within < len(rows):
            return rows[within]
        return None

    def missing(self, numbers: range) -> int | None:
        """The first page, of those that hold some known rows, that must be read; None: all are in memory."""
        wanted = range(max(numbers.start, 0) // SIZE, max(min(numbers.stop, len(self)) - 1, 0) // SIZE + 1)
        if not len(self):
            return None
        return next((page for page in wanted if page not in self._held), None)

    def forget(self) -> None:
        """Let all rows be read again."""
        self._held.clear()

    def copy(self) -> Pages[R]:
        """The same, to be gone on with elsewhere."""
        return Pages(self.note, list(self._starts), OrderedDict(self._held), self._last)

    @property
    def held(self) -> Sequence[tuple[int, R]]:
        """The rows in memory, with their numbers."""
        return [
            (page * SIZE + within, row)
            for page, rows in sorted(self._held.items())
            for within, row in enumerate(rows)
        ]
