"""Python's garbage collector, which is set here alone.

What the program keeps is large and holds hardly any cycles: to look through it again and again costs more
than it gives back.
"""

from __future__ import annotations

import gc

_RARELY = 100_000
"""Objects made since the last collection: a key makes thousands of small things, and next to no garbage."""


def hold() -> None:
    """Collect nothing while the program is imported and its first frame made: nothing of it is garbage."""
    gc.disable()


def let_go() -> None:
    """Collect, rarely, what is made from now on."""
    gc.freeze()
    gc.set_threshold(_RARELY)
    gc.enable()


def keep() -> None:
    """What was made so far stays, such as a comparison: look through it no more."""
    gc.freeze()
