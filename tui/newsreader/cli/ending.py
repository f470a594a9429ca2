"""How signals end a command: with the status that a shell gives to a program that they ended, and no word."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from types import FrameType

from newsreader.cli.output import discard_unfinished

_ENDING = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]
_STANDARD = 3
"""Input, output and error output are the first descriptors."""


def end_at_once() -> None:
    """From now on a signal ends the program there and then; no file is left half written."""
    _on_signals(_end)


def end_by(ask: Callable[[int], None]) -> None:
    """From now on a signal has the program asked to end with a status, in its main thread."""
    _on_signals(lambda number, _: ask(128 + number))


def occupy_closed_streams() -> None:
    """Sees to it that no file that is opened takes the place of a standard stream that is closed."""
    for descriptor in range(_STANDARD):
        try:
            os.fstat(descriptor)
        except OSError:
            # It takes the lowest free number, which is this one.
            os.open(os.devnull, os.O_RDWR)


def _on_signals(handler: Callable[[int, FrameType | None], None]) -> None:
    """Has a function called for the signals, but for those that whoever started the program had ignored."""
    for number in _ENDING:
        if signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, handler)


def _end(number: int, _: FrameType | None) -> None:
    discard_unfinished()
    os._exit(128 + number)
