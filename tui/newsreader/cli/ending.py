"""How signals end a command: with the status that a shell gives to a program that they ended, and no word."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import NoReturn

from newsreader.whole_files import discard_unfinished

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_STANDARD = 3
"""Input, output and error output are the first descriptors."""
_before: list[Callable[[], None]] = [discard_unfinished]
"""What is done before a signal ends the program."""


def end_at_once() -> None:
    """From now on a signal ends the program there and then; no file is left half written."""
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:  # as whoever started the program wanted it
            signal.signal(number, _end)


def at_end(act: Callable[[], None]) -> None:
    """From now on this is done before a signal ends the program. It must not raise, nor wait for long."""
    _before.append(act)


def not_at_end(act: Callable[[], None]) -> None:
    """From now on this is not done any more."""
    if act in _before:
        _before.remove(act)


def end_now(status: int) -> NoReturn:
    """Ends the program without waiting for threads that still read or compare."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(status)


def occupy_closed_streams() -> None:
    """Sees to it that no file that is opened takes the place of a standard stream that is closed."""
    for descriptor in range(_STANDARD):
        try:
            os.fstat(descriptor)
        except OSError:
            # It takes the lowest free number, which is this one.
            os.open(os.devnull, os.O_RDWR)


def _end(number: int, _: FrameType | None) -> None:
    for act in reversed(_before):
        act()
    os._exit(128 + number)
