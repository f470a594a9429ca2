"""Processes of this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from newsreader.survey.engines.engine import TRIES, Options
from newsreader.workers import Pool, how_it_ended

T = TypeVar("T")
R = TypeVar("R")


class OnProcesses:
    """An Engine of as many processes as there are jobs."""

    def __init__(self, options: Options) -> None:
        self._pool = Pool[Any, Any](_done, options.jobs)

    def each(self, work: Callable[[T], R], tasks: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """See `Engine`."""
        return self._pool.in_order(
            ((work, task) for task in tasks), lambda one, status: lost(one[1], how_it_ended(status)), TRIES
        )

    def close(self) -> None:
        """Ends the processes."""
        self._pool.close()


def _done(one: tuple[Callable[[Any], Any], Any]) -> Any:
    work, task = one
    return work(task)
