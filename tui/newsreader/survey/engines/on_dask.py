"""A cluster of Dask, or one that is made on this machine. Needs the extra `dask`."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import count
from typing import Any, TypeVar
from uuid import uuid4

from newsreader.survey.engines.engine import TRIES, EngineError, Options

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 4
"""Tasks for each thread of the cluster that are sent before the first is finished."""
_PATIENCE = "20s"
"""For an answer of the scheduler."""
_SETTINGS = {
    "distributed.scheduler.allowed-failures": TRIES - 1,
    "distributed.scheduler.worker-saturation": 1.0,  # only what a worker is at dies with it
    "distributed.deploy.lost-worker-timeout": "1d",  # or who is slow to come back is given up for ever
    "distributed.admin.large-graph-warning-threshold": "100MB",
    "logging.distributed": "critical",
}


class OnDask:
    """An Engine on a scheduler of `distributed`."""

    def __init__(self, options: Options) -> None:
        """Raises EngineError when the scheduler cannot be reached; ModuleNotFoundError without the extra."""
        import dask
        from distributed import Client, LocalCluster

        self._settings = dask.config.set(_SETTINGS)
        self._cluster: Any = None
        try:
            if not options.cluster:
                self._cluster = LocalCluster(
                    n_workers=options.jobs, threads_per_worker=1, dashboard_address=None, silence_logs=50
                )
            self._client: Any = Client(
                self._cluster or options.cluster, timeout=_PATIENCE, set_as_default=False
            )
        except (OSError, ValueError) as error:
            raise EngineError(
                f"no scheduler of Dask answers at {options.cluster or 'this machine'}"
                f" ({type(error).__name__}); start one with dask scheduler, and check the address"
            ) from error

    def each(self, work: Callable[[T], R], tasks: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """See `Engine`."""
        name, numbers, waiting = uuid4().hex, count(), iter(tasks)
        sent: deque[tuple[T, Any]] = deque()
        while True:
            most = _AHEAD * max(1, self._threads())
            while len(sent) < most:
                task = next(waiting, None)
                if task is None:
                    break
                key = f"newsreader-{name}-{next(numbers)}"
                sent.append((task, self._client.submit(work, task, key=key, pure=False)))
            if not sent:
                return
            yield self._result(*sent.popleft(), lost)

    def _result(self, task: T, future: Any, lost: Callable[[T, str], R]) -> R:
        from distributed import KilledWorker

        try:
            found: R = future.result()
            return found
        except KilledWorker:
            return lost(task, f"by what ended {TRIES} workers")
        except Exception as error:
            cause = f"{type(error).__name__}: {error}".splitlines()[0].removesuffix(": ")
            raise EngineError(
                f"the cluster of Dask has failed ({cause}); its workers need newsreader, of this version;"
                " --resume goes on"
            ) from error
        finally:
            future.release()

    def _threads(self) -> int:
        return sum(self._client.nthreads().values())

    def close(self) -> None:
        """Leaves the cluster; ends it if it was made here."""
        for each in (self._client, self._cluster):
            if each is not None:
                with suppress(Exception):  # it may have gone before
                    each.close()
