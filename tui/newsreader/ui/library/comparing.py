"""Stories in sight are compared while nothing else is to be done, so that the list tells how much they
disagree, and they open at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from newsreader.library import LibraryError
from newsreader.ui.library.port import LibraryPort
from newsreader.ui.messages import Finished

if TYPE_CHECKING:
    from newsreader.library.comparisons import Compare

MOST = 8
"""Versions of a story that is compared before it is opened."""


class ComparingAhead:
    """One story at a time, in a thread; each once."""

    def __init__(self, port: LibraryPort, compare: Callable[[int], Compare] | None) -> None:
        self._port = port
        self._compare = compare
        self._is_busy = False
        self._tried: set[tuple[int, str, int]] = set()
        """(number, time of the newest article, versions) of those that were compared, or could not be."""

    def go_on(self) -> None:
        """The library has been as it is for a while: compare a story that is in sight."""
        if self._compare is None or self._is_busy or not self._port.is_current or self._port.library.notice:
            return
        rows = self._port.list
        for number in rows.rows_in_sight:
            row = rows.row_at(number)
            story = row.story if row is not None else None
            if story is None or story.disagreement is not None or not 2 <= story.versions <= MOST:
                continue
            known = (story.id, story.latest, story.versions)
            if known not in self._tried:
                self._tried.add(known)
                self._is_busy = True
                self._port.in_thread(partial(self._run, self._compare(story.id), story.id), "ahead")
                return

    def _run(self, compare: Compare, number: int) -> Finished:
        """Never raises: who opens the story is told what is wrong with it."""
        from newsreader.library.reading import read_story

        try:
            opened = read_story(self._port.library, number)
            if opened.story is not None:
                compare(opened.story)
        except (LibraryError, ValueError, ArithmeticError, LookupError, TypeError):
            pass
        return Finished(self._done)

    def _done(self) -> None:
        self._is_busy = False
