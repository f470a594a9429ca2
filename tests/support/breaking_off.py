"""Plays a play again and again, and breaks it off at another write each time.

`breaking_off PLAY FAULTS EVERY [FIRST]` prints as JSON how many writes there are, how many of them were
tried (with one of the faults after the other) and what was wrong afterwards. It is a process of its own, as
it copies itself.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import traceback
from collections.abc import Callable, Sequence
from itertools import cycle
from pathlib import Path

from newsreader.databases.errors import LibraryError
from tests.support.plays import PLAYS, Play
from tests.support.write_points import Fault, WritePoints


def states(play: Play, folder: Path) -> list[object]:
    """What is in the store before the first step and after each."""
    play.make(folder)
    with play.opened(folder) as store:
        found = [play.contents(store)]
        for step in play.steps:
            step(store, folder)
            found.append(play.contents(store))
    return found


def broken_off(play: Play, folder: Path, fault: Fault, at: int) -> tuple[int, int, str]:
    """(steps that were acknowledged, all writes if none failed, what was wrong) of a copy of this process."""
    play.make(folder)
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(read)
        try:
            points = WritePoints(folder, fault, at)
            played(play, folder, points.freed, write)
            os.write(write, b"=%d" % points.count)
        except BaseException:
            os.write(write, b"!" + traceback.format_exc()[-1500:].encode())
        os._exit(0)
    os.close(write)
    with open(read, "rb") as told:
        said = told.read()
    _, status = os.waitpid(child, 0)
    steps, _, rest = said.partition(b"!")
    steps, _, count = steps.partition(b"=")
    wrong = rest.decode("utf-8", "replace")
    if fault in (Fault.KILLED, Fault.TORN) and os.WIFSIGNALED(status) != (
        os.WTERMSIG(status) == signal.SIGKILL
    ):
        wrong = wrong or f"ended with the status {status}"
    return len(steps), int(count or 0), wrong


def played(play: Play, folder: Path, freed: Callable[[], object], told: int) -> None:
    """Plays to the end; what fails is done once more when the disk is `freed`. Writes a dot into a file after
    each step. Raises whatever is no plain refusal."""
    try:
        with play.opened(folder) as store:
            for step in play.steps:
                try:
                    step(store, folder)
                except (LibraryError, OSError):
                    freed()
                    step(store, folder)
                os.write(told, b".")
    except LibraryError as error:
        assert str(error).isprintable(), str(error)
        freed()
        with play.opened(folder) as store:
            for step in play.steps:
                step(store, folder)
                os.write(told, b".")


def judged(play: Play, folder: Path, expected: list[object], steps: int) -> str:
    """What is wrong with a store after so many steps that were acknowledged; empty for nothing."""
    try:
        with play.opened(folder) as store:
            found = play.contents(store)
    except (AssertionError, LibraryError, OSError) as error:
        return f"{type(error).__name__}: {error}"
    return "" if found in expected[steps : steps + 2] else f"after {steps} steps it holds something else"


def main(name: str, faults: Sequence[Fault], every: int, first: int = 1) -> dict[str, object]:
    """What came of it."""
    play = PLAYS[name]
    damage: list[str] = []
    with tempfile.TemporaryDirectory(prefix="newsreader-") as root:
        folders = (Path(root) / str(number) for number in range(1_000_000))

        def fresh() -> Path:
            folder = next(folders)
            folder.mkdir()
            return folder

        expected = states(play, fresh())
        _, writes, wrong = broken_off(play, fresh(), Fault.NONE, 0)
        if wrong:
            damage.append(wrong)
        tried = 0
        for at, fault in zip(range(first, writes + 1, every), cycle(faults), strict=False):
            folder = fresh()
            steps, _, wrong = broken_off(play, folder, fault, at)
            wrong = wrong or judged(play, folder, expected, steps)
            if wrong:
                damage.append(f"write {at} {fault}: {wrong}")
            tried += 1
            shutil.rmtree(folder)
    return {"writes": writes, "tried": tried, "damage": damage}


if __name__ == "__main__":
    name, faults, *numbers = sys.argv[1:]
    print(json.dumps(main(name, list(map(Fault, faults.split(","))), *map(int, numbers))))
