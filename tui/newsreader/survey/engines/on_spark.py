"""Spark, on this machine or a cluster. Needs the extra `spark`, and a Java runtime."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import islice
from typing import Any, TypeVar

from newsreader.survey.engines.engine import TRIES, EngineError, Options

T = TypeVar("T")
R = TypeVar("R")
_AHEAD = 8
"""Tasks for each core of the cluster in one of its jobs."""
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.log.level": "OFF",
    "spark.task.maxFailures": str(TRIES),
    "spark.python.worker.faulthandler.enabled": "false",
}


class OnSpark:
    """An Engine on Spark."""

    def __init__(self, options: Options) -> None:
        """Raises EngineError when there is no Spark; ModuleNotFoundError without the extra."""
        from pyspark import SparkConf, SparkContext

        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        if _master(options).startswith("local"):
            os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # nobody else is to reach it
        conf = SparkConf().setAppName("newsreader survey").setMaster(_master(options))
        for name, value in _SETTINGS.items():
            conf.set(name, value)
        try:
            self._context: Any = SparkContext(conf=conf)
        except Exception as error:
            cause = str(error).splitlines()[0][:120] if str(error) else type(error).__name__
            raise EngineError(
                f"Spark does not start at {_master(options)} ({cause}); it needs a Java runtime (17 or newer)"
                " and a master that answers"
            ) from error

    def each(self, work: Callable[[T], R], tasks: Iterable[T], lost: Callable[[T, str], R]) -> Iterator[R]:
        """See `Engine`."""
        waiting = iter(tasks)
        while wave := list(islice(waiting, _AHEAD * max(1, self._context.defaultParallelism))):
            found = self._tried(work, wave)
            if found is not None:
                yield from found
                continue
            for task in wave:  # one of them ends its workers; each of them alone tells which
                alone = self._tried(work, [task])
                yield lost(task, f"by what ended {TRIES} workers") if alone is None else alone[0]

    def _tried(self, work: Callable[[T], R], wave: Sequence[T]) -> list[R] | None:
        """What becomes of some tasks; None where workers ended over one of them again and again."""
        from py4j.protocol import Py4JError, Py4JJavaError

        try:
            return list(self._context.parallelize(wave, len(wave)).map(work).collect())
        except Py4JJavaError as error:
            told = str(error)
            if "ModuleNotFoundError" in told or "PySparkRuntimeError" in told:
                raise EngineError(
                    "the workers of Spark cannot run this: they need newsreader of this version, and the same"
                    f" Python, {sys.version_info[0]}.{sys.version_info[1]}"
                ) from error
            return None
        except (Py4JError, OSError) as error:
            raise EngineError(
                f"Spark has ended ({type(error).__name__}); --resume goes on with what is done"
            ) from error

    def close(self) -> None:
        """Leaves the cluster."""
        with suppress(Exception):  # it may have gone before
            self._context.stop()


def _master(options: Options) -> str:
    """The address of the master; of this machine one that tries a task again, as those of clusters do."""
    master = options.cluster or f"local[{options.jobs}]"
    found = re.fullmatch(r"local(?:\[(\d+|\*)\])?", master)
    return f"local[{found[1] or 1},{TRIES}]" if found else master
