"""The comparisons of the opened stories, each in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from time import monotonic

from textual.timer import Timer

from newsreader.model import Comparison, Story
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.messages import Compared
from newsreader.ui.state import StoryState

Compare = Callable[[Story], Comparison]
"""Called in a thread; may raise anything."""
_BUSY_EVERY = 0.5
"""Seconds."""


def by_engine(story: Story) -> Comparison:
    """Compare as the engine does, which is imported by the first call."""
    from newsreader.compare import compare

    return compare(story)


class Comparing:
    """Begins comparisons; what came of them is told by a message."""

    def __init__(self, port: ReaderPort, compare: Compare) -> None:
        self._port = port
        self._compare = compare
        self._running: set[StoryState] = set()
        self._stopped: set[StoryState] = set()
        """Those that are to be stopped."""
        self.compared: Callable[[StoryState], None] = lambda reading: None
        """Told of every story that was compared."""
        self._timer: Timer | None = None
        self._began = 0.0
        """When the first of those that are under way was begun."""

    def begin(self, reading: StoryState) -> None:
        """Begin the comparison of a story, unless there is one, or it is under way."""
        if not reading.is_being_compared or reading in self._running:
            return
        self._running.add(reading)
        self._port.in_thread(partial(self._run, reading), "compare")
        if self._timer is None:
            self._timer = self._port.set_interval(_BUSY_EVERY, self._show_busy)
            self._began = monotonic()

    def _show_busy(self) -> None:
        key = self._port.key("stop-comparing")
        self._port.status.show_busy(f"{monotonic() - self._began:.0f} s, {key} stops")

    def begin_next(self) -> None:
        """If none is under way, begin the comparison of the first opened story that has none."""
        waiting = next((one for one in self._port.opened if one.is_being_compared), None)
        if waiting is not None and not self._running:
            self.begin(waiting)

    def stop(self) -> None:
        """Stop the comparison of the story on the screen; if it was stopped, or failed, begin it again."""
        reading = self._port.reading
        if reading.failure:
            reading.failure = ""
            self.begin(reading)
            self._port.show_version()
            self._port.remark("Comparing again")
        elif reading in self._running:
            self._stopped.add(reading)
            self._port.remark("Stopping …")
        else:
            self._port.remark("Nothing is being compared")

    def _run(self, reading: StoryState) -> Compared:
        from newsreader.stopping import stoppable

        try:
            with stoppable(lambda: reading not in self._stopped):
                comparison = self._compare(reading.story)
                comparison.explain()  # here, where no key waits for it
            if len(reading.story.versions) < 2:
                from newsreader.analysis.alone import read_alone

                reading.alone = read_alone(comparison)
            return Compared(reading, comparison)
        except Exception as error:
            return Compared(reading, error)

    def take(self, message: Compared) -> Comparison | None:
        """The comparison that a message tells of; without one, the reader is told why."""
        reading, result = message.reading, message.result
        self._running.discard(reading)
        self._stopped.discard(reading)
        if self._timer is not None and not self._running:
            self._timer.stop()
            self._timer = None
        if not isinstance(result, Exception):
            self.compared(reading)
            return result
        from newsreader.stopping import Stopped

        if isinstance(result, Stopped):
            reading.failure = f"stopped; {self._port.key('stop-comparing')} compares again"
            return None
        reading.failure = failure = f"{type(result).__name__}: {result}"
        whose = "" if reading is self._port.reading else f" of {reading.story.title}"
        self._port.warn(f"The versions{whose} could not be compared: {failure}. They can still be read.")
        return None
