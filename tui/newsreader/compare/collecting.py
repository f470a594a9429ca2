"""Hold the garbage collector while much is built that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_held() -> Iterator[None]:
    """Collect no cycles for a while: there are none in words and judgements, and to look through ever more of
    them takes a sixth of the time. Reference counting goes on; a collector that was off stays off.

    What was built counts as old afterwards: it is looked through in a full collection only, not at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            if not gc.get_freeze_count():
                gc.freeze()
                gc.unfreeze()
            gc.enable()
