"""What an engine is: functions mapped over tasks, in their order, whatever dies on the way."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeVar

from newsreader.records import dataclass

T = TypeVar("T")
R = TypeVar("R")
TRIES = 3
"""Workers that end over a task before it is given up."""
Lost = Callable[[T, str], R]
"""Makes something of a task that is given up, and of how its workers ended, in words."""


class EngineError(Exception):
    """An engine cannot be had, or has failed. `str()` is one line: what, and what to do about it."""


@dataclass(frozen=True, slots=True)
class Options:
    """What is wanted of an engine."""

    jobs: int = 1
    """Processes of this machine, where no cluster is named."""
    cluster: str = ""
    """The address of a cluster that is there; empty: one is made, on this machine."""


class Engine(Protocol):
    """Maps functions over tasks."""

    def each(self, work: Callable[[T], R], tasks: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """What `work` makes of each task, in the order of the tasks, a few of which are taken at a time.

        `work` is a pure function of a module that never raises; tasks and results are pickled. A task whose
        worker ends is done again by another; after `TRIES` workers `lost` makes its result. Raises
        EngineError.
        """
        ...

    def close(self) -> None:
        """Ends what was started for it. Closing twice does no harm."""
        ...
