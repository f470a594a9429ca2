"""Engines of surveys, put to the test: one in this process, and one whose workers are killed."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, TypeVar

from newsreader.survey.engines.engine import Engine, Options
from newsreader.survey.engines.registry import begin

T = TypeVar("T")
R = TypeVar("R")


class InThisProcess:
    """An Engine that does one task after the other, here; after `most` of them it fails."""

    def __init__(self, most: int = -1) -> None:
        self._left = most

    def each(self, work: Callable[[T], R], tasks: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        for task in tasks:
            if self._left == 0:
                raise KeyboardInterrupt
            self._left -= 1
            yield work(task)

    def close(self) -> None:
        """There is nothing to be ended."""


class Dying:
    """An Engine whose first worker is killed over its first task."""

    def __init__(self, engine: Engine, sign: Path) -> None:
        """`sign` is a file that is not there yet."""
        self._engine, self._sign = engine, str(sign)

    def each(self, work: Callable[[T], R], tasks: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        return self._engine.each(
            _die_once, ((work, self._sign, task) for task in tasks), lambda one, how: lost(one[2], how)
        )

    def close(self) -> None:
        self._engine.close()


def _die_once(one: tuple[Callable[[Any], Any], str, Any]) -> Any:
    work, sign, task = one
    try:
        os.close(os.open(sign, os.O_CREAT | os.O_EXCL))
    except FileExistsError:
        return work(task)
    os.kill(os.getpid(), signal.SIGKILL)


def doubled(number: int) -> int:
    """Twice a number; 13 kills whoever is asked."""
    if number == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    return 2 * number


def tried(name: str, jobs: int, sign: Path) -> list[int | str]:
    """What an engine makes of numbers when a worker is killed over the first, and all over 13."""
    with closing(begin(name, Options(jobs))) as engine:
        tasks = [1, 2, 13, *range(3, 10)]
        return list(Dying(engine, sign).each(_either, tasks, lambda task, how: f"{task} given up"))


def _either(number: int) -> int | str:
    return doubled(number)
