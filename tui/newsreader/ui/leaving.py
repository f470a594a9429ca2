"""The end of the program that has the terminal: soon, whatever hangs, and with the terminal as it was."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

TO_END = 0.3
"""Seconds in which the app may end in its own way."""
TO_KEEP = 1.0
"""Seconds in which what the reader wrote must be saved; nothing else is waited for after TO_END."""
_CLOSED = 129
"""Status of a program whose terminal was closed, as of one that SIGHUP ended."""
_AS_BEFORE = (
    b"\x18"  # ends a sequence that was not written whole
    b"\x1b[?2026l\x1b[?2004l\x1b[?7h\x1b[?2048l\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"
    b"\x1b[?2031l\x1b[<u\x1b[?1049l\x1b[?25h\x1b[?1004l\x1b[0m"
)
"""Back to the normal screen, a cursor and wrapped lines, without reports of mouse, focus, pastes and keys."""


class Leaving:
    """Ends the program on a signal, when the terminal is closed, or when it is told that the app ends.

    A thread waits for these, as the main thread may hang: in a write to a terminal that is not read any more.
    """

    def __init__(self, ask: Callable[[int], bool], keep: Callable[[], None]) -> None:
        """`ask` has the app end with a status, unless it is not on the screen yet (False); `keep` saves what
        is unfinished. Both are called in a thread. To be made when the app is about to take the terminal."""
        self._ask = ask
        self._keep = keep
        self._status: int | None = None
        self._is_kept = threading.Event()
        self._input, self._output = sys.__stdin__, sys.__stderr__
        self._modes = _modes_of(self._input)
        self._told, self._tell = os.pipe()

    def watch(self) -> None:
        """From now on the signals that end a program end this one, and so does a closed terminal."""
        numbers = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
        for number in filter(None, numbers):
            if signal.getsignal(number) is not signal.SIG_IGN:
                signal.signal(number, lambda number, _: self.begin(128 + number))
        threading.Thread(target=self._wait, name="leaving", daemon=True).start()

    def begin(self, status: int) -> None:
        """The program is to end with a status. From any thread, and from handlers of signals; the first
        counts."""
        if self._status is None:
            self._status = status
            with suppress(OSError):
                os.write(self._tell, b"!")

    @property
    def status(self) -> int | None:
        """The status that the program is to end with; None before it is to end."""
        return self._status

    def kept(self) -> None:
        """What is unfinished is saved."""
        self._is_kept.set()

    def _wait(self) -> None:
        self._wait_for_reason()
        began = time.monotonic()
        status = self._status if self._status is not None else _CLOSED
        self._status = status
        if self._ask(status):
            if status == _CLOSED:
                self._is_kept.wait(TO_END)  # there is nothing to be given back
            else:
                time.sleep(TO_END)
            if not self._is_kept.is_set():
                # The app hangs, or the library does.
                threading.Thread(target=self._save, daemon=True).start()
                self._is_kept.wait(began + TO_KEEP - time.monotonic())
        self._restore()
        os._exit(status)

    def _save(self) -> None:
        self._keep()
        self._is_kept.set()

    def _wait_for_reason(self) -> None:
        """Until the program is to end, or the terminal is gone."""
        if not hasattr(select, "poll"):
            os.read(self._told, 1)
            return
        events = select.poll()
        events.register(self._told, select.POLLIN)
        if self._input is not None:
            events.register(self._input.fileno(), 0)  # a closed terminal is told of without being asked for
        while True:
            for descriptor, told in events.poll():
                if not told & select.POLLNVAL:
                    return
                events.unregister(descriptor)  # macOS polls no devices: a signal tells of a closed terminal

    def _restore(self) -> None:
        """Give the terminal back, whatever is still being written to it."""
        if self._output is None:
            return
        with suppress(OSError, ValueError):
            terminal = os.dup(self._output.fileno())
            nowhere = os.open(os.devnull, os.O_RDWR)
            for descriptor in (1, 2):
                os.dup2(nowhere, descriptor)
            if select.select([], [terminal], [], 0)[1]:
                os.write(terminal, _AS_BEFORE)
        with suppress(Exception):
            if self._modes is not None and self._input is not None:
                import termios

                termios.tcsetattr(self._input.fileno(), termios.TCSANOW, self._modes)
                termios.tcflush(self._input.fileno(), termios.TCIFLUSH)


def _modes_of(stream: Any) -> Any:
    """The modes of the terminal, where there are such; else None."""
    try:
        import termios
    except ImportError:
        return None
    with suppress(termios.error, OSError, ValueError, AttributeError):
        return termios.tcgetattr(stream.fileno())
    return None
