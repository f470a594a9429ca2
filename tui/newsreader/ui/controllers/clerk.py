"""Work on the library, one piece after the other, beside the loop of the screen."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from newsreader.annotations.store import LibraryError, NotSaved
from newsreader.ui.controllers.port import WorkPort
from newsreader.ui.messages import Answered

T = TypeVar("T")


class Clerk:
    """Does what it is given, in its order and in threads; the screen is told in the same order."""

    def __init__(self, port: WorkPort) -> None:
        self._port = port
        self._turn = threading.Lock()
        self._idle = threading.Condition()
        self._given = 0
        self._waiting: deque[Callable[[], None]] = deque()
        self._answers: deque[Callable[[], None]] = deque()

    def do(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] = lambda _: None,
        failed: Callable[[LibraryError], None] = lambda _: None,
    ) -> None:
        """Begin some work; what comes of it is given to `done` or `failed`, on the screen."""

        def run() -> None:
            try:
                result = work()
            except LibraryError as fault:
                self._answers.append(partial(failed, fault))
            except Exception as error:  # nothing that was written may be lost by it
                self._answers.append(partial(failed, NotSaved(f"not saved: {error}")))
            else:
                self._answers.append(partial(done, result))

        with self._idle:
            self._given += 1
        self._waiting.append(run)
        self._port.in_thread(self._next, "library")

    @property
    def is_busy(self) -> bool:
        """Whether anything is not done yet."""
        return self._given > 0

    def wait(self, seconds: float) -> bool:
        """Wait until all is done, but not for long; whether it is."""
        with self._idle:
            return self._idle.wait_for(lambda: not self._given, seconds)

    def _next(self) -> Answered:
        with self._turn:
            self._waiting.popleft()()
        with self._idle:
            self._given -= 1
            self._idle.notify_all()
        return Answered(self._take)

    def _take(self) -> None:
        while self._answers:
            self._answers.popleft()()
