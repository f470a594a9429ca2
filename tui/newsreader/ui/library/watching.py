"""Whether the library has changed, here or by another program: looked at every second, in a thread."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.library import LibraryError
from newsreader.ui.library.looks import Around, around
from newsreader.ui.library.port import LibraryPort
from newsreader.ui.messages import Finished

LOOK_EVERY = 1.0
"""Seconds."""


class Watching:
    """Tells when anything has changed, and when nothing has."""

    def __init__(
        self,
        port: LibraryPort,
        changed: Callable[[Around], None],
        the_same: Callable[[], None],
    ) -> None:
        self._port = port
        self._changed = changed
        self._the_same = the_same
        self._last = -1
        """As the library numbers its changes; -1: nobody looked yet."""
        self._is_looking = False

    def begin(self) -> None:
        """Look now, and every second."""
        self._port.set_interval(LOOK_EVERY, self.look)
        self.look()

    def again(self) -> None:
        """Look now, and take it as changed."""
        self._last = -2
        self.look()

    def look(self) -> None:
        """Look now, unless that is under way."""
        if not self._is_looking:
            self._is_looking = True
            self._port.in_thread(partial(self._find, self._last), "changes")

    def _find(self, before: int) -> Finished:
        try:
            number = self._port.library.changed()
            found = None if number == before else around(self._port.library)
        except LibraryError as error:
            return Finished(partial(self._failed, str(error)))
        return Finished(partial(self._take, before, number, found))

    def _take(self, before: int, number: int, found: Around | None) -> None:
        self._is_looking = False
        self._last = number
        if found is None or before == -1:
            self._the_same()  # what was read before the first look is as new as that
        else:
            self._changed(found)

    def _failed(self, why: str) -> None:
        self._is_looking = False
        self._port.remark(why)
