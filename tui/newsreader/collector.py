"""Python's garbage collector, which is set here alone.

What the program keeps is large and holds hardly any cycles: to look through it again and again costs more
than it gives back.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_RARELY = 100_000
"""Objects made since the last collection: a key makes thousands of small things, and next to no garbage."""


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
    """Collect, rarely, what is made from now on."""
    gc.freeze()
    gc.set_threshold(_RARELY)
    gc.enable()


def keep() -> None:
    """What was made so far stays, such as a comparison: look through it no more."""
    gc.freeze()
