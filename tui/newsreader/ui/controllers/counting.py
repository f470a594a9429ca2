"""The number that is typed before a key: how often, or where to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Protocol

from newsreader.ui.widgets.bars import RemarkBar

MOST = 10**6
"""A larger number means this one."""


class CountingPort(Protocol):
    """What shows the number."""

    @property
    def status(self) -> RemarkBar: ...


class Counting:
    """Holds the number while it is typed, and shows it."""

    def __init__(self, port: CountingPort) -> None:
        self._port = port
        self._number = 0
        self.handlers: dict[str, Callable[[], None]] = {
            f"count-{digit}": partial(self.add, digit) for digit in range(1, 10)
        }

    @property
    def is_begun(self) -> bool:
        """Whether a number is being typed."""
        return self._number > 0

    def add(self, digit: int) -> None:
        """Another digit was typed."""
        self._number = min(10 * self._number + digit, MOST)
        self._port.status.show_count(self._number)

    def take(self) -> int | None:
        """The number for the key that was pressed; None: there is none."""
        number, self._number = self._number, 0
        if number:
            self._port.status.show_count(0)
        return number or None
