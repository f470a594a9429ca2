"""Work in other processes: in order, and over the death of any of them."""

from __future__ import annotations

import os
import select
import signal
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from newsreader.workers import Pool, in_order
from tests.support.running import ROOT


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


ENDLESS = """
import multiprocessing, sys, threading, time
from newsreader.workers import in_order

threading.Thread(target=lambda: next(in_order(time.sleep, [1000, 1000], 2, print)), daemon=True).start()
while len(multiprocessing.active_children()) < 2:
    time.sleep(0.01)
print(*(child.pid for child in multiprocessing.active_children()), flush=True)
sys.stdin.read()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_the_program(number: signal.Signals) -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tui")}
    command = [sys.executable, "-c", ENDLESS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment) as program:
        assert program.stdout is not None
        children = program.stdout.readline().split()
        assert len(children) == 2
        program.send_signal(number)
    patience = time.monotonic() + 60
    while any(map(is_running, children)):
        assert time.monotonic() < patience
        select.select([], [], [], 0.05)


def is_running(process: bytes) -> bool:
    """Whether a process is there and has not ended."""
    state = subprocess.run(["ps", "-o", "stat=", "-p", process], capture_output=True, check=False).stdout
    return bool(state.strip()) and not state.startswith(b"Z")


def work_once(task: tuple[int, str]) -> str:
    """Kills the process that does it until there is a file of that name."""
    number, sign = task
    if sign and not os.path.exists(sign):
        with open(sign, "w", encoding="utf-8"):
            os.kill(os.getpid(), signal.SIGKILL)
    return work(number)


def test_what_a_dead_process_was_at_is_done_again_so_often(tmp_path: Path) -> None:
    with closing(Pool(work_once, 2)) as pool:
        tasks = [(1, ""), (2, str(tmp_path / "sign")), (13, ""), (4, "")]
        found = list(pool.in_order(tasks, lambda task, status: lost(task[0], status), 3))
        assert found == ["1 done", "2 done", "13 lost: -9", "4 done"]
        assert list(pool.in_order(tasks[:2], lambda task, status: "", 3)) == ["1 done", "2 done"]
