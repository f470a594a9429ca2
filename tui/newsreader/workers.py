"""Work spread over processes: its results in the order of the tasks, whatever dies on the way."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from multiprocessing.connection import Connection, wait
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 4
"""Tasks for each process that are begun before the first is finished: so much is held until its turn."""


def in_order(
    work: Callable[[T], R], tasks: Iterable[T], jobs: int, lost: Callable[[T, int], R]
) -> Iterator[R]:
    """What `work` makes of each task, in the order of the tasks, made in so many processes: see `Pool`."""
    with closing(Pool(work, jobs)) as pool:
        yield from pool.in_order(tasks, lost)


def how_it_ended(status: int) -> str:
    """The exit status of a process in words: `by SIGKILL`, `with the status 3`."""
    try:
        return f"by {signal.Signals(-status).name}" if status < 0 else f"with the status {status}"
    except ValueError:
        return f"by signal {-status}"


class Pool(Generic[T, R]):
    """Processes that do one thing, for one list of tasks after another."""

    def __init__(self, work: Callable[[T], R], jobs: int) -> None:
        """`work` is a function of a module; tasks and results are pickled."""
        self._workers = [_Worker[T, R](work) for _ in range(jobs)]

    def close(self) -> None:
        """Ends all processes, whatever they are at."""
        for worker in self._workers:
            worker.stop()

    def in_order(self, tasks: Iterable[T], lost: Callable[[T, int], R], tries: int = 1) -> Iterator[R]:
        """What becomes of each task, in the order of the tasks.

        Where a process ends before it is done, by a signal or for want of memory, another one takes its
        place. A task over which that has happened `tries` times is given up: `lost` makes something of it and
        of the exit status (of a process that a signal ended, the signal's number, negative).
        """
        waiting = enumerate(tasks)
        again: deque[tuple[int, T]] = deque()
        ended: Counter[int] = Counter()
        done: dict[int, R] = {}
        turn = taken = 0
        while True:
            for worker in self._workers:
                if not worker.is_idle:
                    continue
                task = again.popleft() if again else None
                if task is None and taken - turn < _AHEAD * len(self._workers):
                    task = next(waiting, None)
                    taken += task is not None
                if task is not None:
                    worker.begin(*task)
            busy = {worker.connection: worker for worker in self._workers if not worker.is_idle}
            if not busy:
                return
            for connection in wait(list(busy)):
                worker = busy[connection]  # type: ignore[index]
                (at, whole), status = worker.task, worker.end()
                if status is None:
                    done[at] = worker.result
                    continue
                ended[at] += 1
                if ended[at] < tries:
                    again.append((at, whole))
                else:
                    done[at] = lost(whole, status)
            while turn in done:
                yield done.pop(turn)
                turn += 1


class _Worker(Generic[T, R]):
    """A process that does one task at a time."""

    def __init__(self, work: Callable[[T], R]) -> None:
        self._work = work
        self._task: tuple[int, T] | None = None
        self.result: R
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

    @property
    def task(self) -> tuple[int, T]:
        """What it was at last, and its place."""
        assert self._task is not None
        return self._task

    def end(self) -> int | None:
        """Waits until it is done with its task: `result` is what came of it. If it has ended over it, its
        exit status, and another process waits."""
        self._task = None
        try:
            self.result = self.connection.recv()
            return None
        except (EOFError, OSError):
            self._process.join()
            status = self._process.exitcode or 0
            self.connection.close()
            self._start()
            return status

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
