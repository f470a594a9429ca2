"""How a comparison is stopped before it is done: whoever began it is asked again and again if it may go on.

What it says is a function of the texts all the same: it is either said whole, or not at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

T = TypeVar("T")


class Stopped(Exception):
    """Nobody wants the comparison any more."""


_MAY_GO_ON: ContextVar[Callable[[], bool] | None] = ContextVar("may_go_on", default=None)


@contextmanager
def stoppable(may_go_on: Callable[[], bool]) -> Iterator[None]:
    """A comparison that is begun here, in this thread, raises Stopped soon after it may go on no more."""
    token = _MAY_GO_ON.set(may_go_on)
    try:
        yield
    finally:
        _MAY_GO_ON.reset(token)


def checkpoint() -> None:
    """To be passed often, some hundred times a second. Raises Stopped."""
    may_go_on = _MAY_GO_ON.get()
    if may_go_on is not None and not may_go_on():
        raise Stopped


def checked(items: Iterable[T]) -> Iterator[T]:
    """The same, with a checkpoint before each."""
    for item in items:
        checkpoint()
        yield item
