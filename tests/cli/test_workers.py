"""Work in other processes: in order, and over the death of any of them."""

from __future__ import annotations

import os
import signal

import pytest

from newsreader.cli.workers import in_order


def work(task: int) -> str:
    """Kills the process that does it, for some tasks."""
    if task == 13:
        os.kill(os.getpid(), signal.SIGKILL)
    if task == 17:
        os._exit(3)
    return f"{task} done"


def lost(task: int, status: int) -> str:
    return f"{task} lost: {status}"


@pytest.mark.parametrize("jobs", [1, 3])
def test_results_come_in_the_order_of_the_tasks(jobs: int) -> None:
    tasks = range(10)
    assert list(in_order(work, tasks, jobs, lost)) == [f"{task} done" for task in tasks]


def test_a_process_that_dies_takes_one_task_with_it() -> None:
    tasks = [1, 13, 2, 17, 13, 3, 4]
    assert list(in_order(work, tasks, 2, lost)) == [
        "1 done",
        "13 lost: -9",
        "2 done",
        "17 lost: 3",
        "13 lost: -9",
        "3 done",
        "4 done",
    ]


def test_nothing_to_do_is_done() -> None:
    assert list(in_order(work, [], 2, lost)) == []


def test_whoever_stops_asking_leaves_no_process() -> None:
    results = in_order(work, range(100), 2, lost)
    assert next(results) == "0 done"
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(StopIteration):
        next(results)
