"""Work spread over processes: its results in the order of the tasks, whatever dies on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 4
"""Tasks for each process that are begun before the first is finished: so much is held until its turn."""


def in_order(
    work: Callable[[T], R], tasks: Iterable[T], jobs: int, lost: Callable[[T, int], R]
) -> Iterator[R]:
    """What `work` makes of each task, in the order of the tasks, made in so many processes.

    `work` is a function of a module; tasks and results are pickled. Where a process ends before it is done,
    by a signal or for want of memory, another one takes its place, and `lost` makes something of its task
    and its exit status (of one that a signal ended, the signal's number, negative).
    """
    waiting = enumerate(tasks)
    workers = [_Worker[T, R](work) for _ in range(jobs)]
    done: dict[int, R] = {}
    turn = taken = 0
    try:
        while True:
            for worker in workers:
                task = next(waiting, None) if worker.is_idle and taken - turn < _AHEAD * jobs else None
                if task is not None:
                    taken += 1
                    worker.begin(*task)
            busy = {worker.connection: worker for worker in workers if not worker.is_idle}
            if not busy:
                return
            for connection in wait(list(busy)):
                at, result = busy[connection].result(lost)  # type: ignore[index]
                done[at] = result
            while turn in done:
                yield done.pop(turn)
                turn += 1
    finally:
        for worker in workers:
            worker.stop()


class _Worker(Generic[T, R]):
    """A process that does one task at a time."""

    def __init__(self, work: Callable[[T], R]) -> None:
        self._work = work
        self._task: tuple[int, T] | None = None
        self._start()

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self.connection, its = context.Pipe()
        self._process = context.Process(target=_serve, args=(self._work, its), daemon=True)
        self._process.start()
        its.close()

    @property
    def is_idle(self) -> bool:
        return self._task is None

    def begin(self, at: int, task: T) -> None:
        """Begin a task; `at` is its place among all."""
        self._task = at, task
        try:
            self.connection.send(task)
        except OSError:  # it has died since its last one
            self._start()
            self.connection.send(task)

    def result(self, lost: Callable[[T, int], R]) -> tuple[int, R]:
        """The place of the task that it was at, and what came of it."""
        assert self._task is not None
        (at, task), self._task = self._task, None
        try:
            return at, self.connection.recv()
        except (EOFError, OSError):
            self._process.join()
            status = self._process.exitcode or 0
            self.connection.close()
            self._start()
            return at, lost(task, status)

    def stop(self) -> None:
        """End it, whatever it is at."""
        self.connection.close()
        self._process.terminate()
        self._process.join()


def _serve(work: Callable[[T], R], connection: Connection) -> None:
    """What a process does: one task after the other, until there are no more, or nobody who wants to know."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # it ends with its parent
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            task = connection.recv()
        except EOFError:
            return
        connection.send(work(task))


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
