"""The comparisons of the open stories, each in a thread of its own."""

from __future__ import annotations

import gc
from functools import partial
from typing import TYPE_CHECKING

from textual.timer import Timer

from newsreader.model import Comparison
from newsreader.ui.state import Reading

if TYPE_CHECKING:
    from newsreader.ui.reader import ReaderScreen

_BUSY_EVERY = 0.5
"""Seconds."""


class Comparing:
    """Begins comparisons for a screen, which is told by a message what came of them."""

    def __init__(self, screen: ReaderScreen) -> None:
        self._screen = screen
        self._running: set[Reading] = set()
        self._timer: Timer | None = None

    def begin(self, reading: Reading) -> None:
        """Begin the comparison of a story, unless there is one, or it is under way."""
        if not reading.is_being_compared or reading in self._running:
            return
        self._running.add(reading)
        self._screen.run_worker(
            partial(self._run, reading), thread=True, exit_on_error=False, group="compare"
        )
        if self._timer is None:
            self._timer = self._screen.set_interval(_BUSY_EVERY, self._screen.status.show_busy)

    def begin_next(self) -> None:
        """If none is under way, begin the comparison of the first story that has none."""
        waiting = next((one for one in self._screen.readings if one.is_being_compared), None)
        if waiting is not None and not self._running:
            self.begin(waiting)

    def _run(self, reading: Reading) -> None:
        from newsreader.compare import compare

        try:
            result: Comparison | Exception = compare(reading.story)
        except Exception as error:
            result = error
        # What a comparison is made of stays: without it, each collection of garbage is short.
        gc.collect()
        gc.freeze()
        self._screen.post_message(self._screen.Compared(reading, result))

    def ended(self, reading: Reading) -> None:
        """What a message tells of has been taken."""
        self._running.discard(reading)
        if self._timer is not None and not self._running:
            self._timer.stop()
            self._timer = None
