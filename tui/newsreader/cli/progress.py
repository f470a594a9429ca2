"""What takes its time says on a terminal how far it is, and that it can be stopped."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from threading import Event, RLock, Thread
from time import monotonic

from newsreader.cli.ending import at_end, not_at_end
from newsreader.cli.output import is_terminal

PATIENCE = 0.5
"""Seconds for which nothing is said."""
_EVERY = 0.2
"""Seconds."""
_CLEAR = "\r\x1b[K"


class Progress:
    """One line on the error output, painted anew until it is cleared; where that is no terminal, nothing."""

    def __init__(self, words: Callable[[float], str]) -> None:
        """`words` are what the line says after some seconds. Called in a thread."""
        self._words = words
        self._began = monotonic()
        self._lock = RLock()
        self._is_shown = False
        self._ended = Event()
        if is_terminal(sys.stderr) and os.environ.get("TERM") != "dumb":
            at_end(self.end)
            Thread(target=self._run, daemon=True).start()

    @contextmanager
    def cleared(self) -> Iterator[None]:
        """Take the line away while something else is written; it comes again."""
        with self._lock:
            self._clear()
            yield

    def end(self) -> None:
        """Take the line away for good. It may be that a signal has interrupted anything."""
        self._ended.set()
        if self._lock.acquire(timeout=_EVERY):
            self._clear()
            self._lock.release()

    def _clear(self) -> None:
        if self._is_shown:
            self._is_shown = False
            self._write(_CLEAR)

    def _run(self) -> None:
        self._ended.wait(PATIENCE)
        while not self._ended.wait(_EVERY if self._is_shown else 0):
            with self._lock:
                if not self._ended.is_set():
                    self._is_shown = True
                    self._write(f"{_CLEAR}{self._line()}")

    def _line(self) -> str:
        from newsreader.text.terminal import safe

        words = safe(self._words(monotonic() - self._began))
        width = 0
        with suppress(OSError):
            width = os.get_terminal_size(sys.stderr.fileno()).columns
        return words[: width - 1] if width else words

    @staticmethod
    def _write(text: str) -> None:
        with suppress(OSError, ValueError, AttributeError):
            sys.stderr.write(text)
            sys.stderr.flush()


@contextmanager
def progress(words: Callable[[float], str]) -> Iterator[Progress]:
    """Say on a terminal what is under way, from half a second on."""
    shown = Progress(words)
    try:
        yield shown
    finally:
        shown.end()
        not_at_end(shown.end)


def in_time(seconds: float) -> str:
    """A time in words: `8 s`, `2:05`, `1:02:05`."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"
