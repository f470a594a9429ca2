"""Python's garbage collector, which is set here alone.

What the program keeps is large and holds hardly any cycles: to look through it again and again costs more
than it gives back.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OF_LATE = 20_000
"""Objects made since the last collection: to look through as many takes less time than a key may wait."""
_NEVER = 1_000
"""Collections until those that were kept are looked through again, which may take seconds."""


def hold() -> None:
    """Collect nothing while the program is imported and its first frame made: nothing of it is garbage."""
    gc.disable()


@contextmanager
def held() -> Iterator[None]:
    """Collect nothing while something is made that is kept, or that the process ends with."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def let_go() -> None:
    """Collect what is made from now on."""
    gc.freeze()
    gc.set_threshold(_OF_LATE, _NEVER, _NEVER)
    gc.enable()


def sort_out(*, first: bool) -> None:
    """A story was left, all of which is garbage soon. With the first one came what reads and compares all
    others: that stays, and is looked through no more."""
    gc.collect()
    if first:
        gc.freeze()


def keep() -> None:
    """What was made so far stays, such as a comparison or a long list: look through it no more."""
    gc.freeze()
