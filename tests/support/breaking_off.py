"""Plays a play again and again, and breaks it off at another write each time.

`breaking_off PLAY FAULT EVERY [FIRST]` prints as JSON how many writes there are, how many of them were tried and
what was wrong afterwards. It is a process of its own, as it copies itself.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
import tempfile
import traceback
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
            _act(play, folder, WritePoints(folder, fault, at), write)
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
    if fault in (Fault.KILLED, Fault.TORN) and os.WIFSIGNALED(status) != (os.WTERMSIG(status) == signal.SIGKILL):
        wrong = wrong or f"ended with the status {status}"
    return len(steps), int(count or 0), wrong


def _act(play: Play, folder: Path, points: WritePoints, told: int) -> None:
    try:
        with play.opened(folder) as store:
            for step in play.steps:
                try:
                    step(store, folder)
                except (LibraryError, OSError):
                    points.freed()
                    step(store, folder)
                os.write(told, b".")
    except LibraryError as error:
        assert str(error).isprintable(), str(error)
        points.freed()
        with play.opened(folder) as store:
            for step in play.steps:
                step(store, folder)
                os.write(told, b".")
    os.write(told, b"=%d" % points.count)


def judged(play: Play, folder: Path, expected: list[object], steps: int, *, ended: bool) -> str:
    """What is wrong with a store after so many steps; empty for nothing."""
    try:
        with play.opened(folder) as store:
            found = play.contents(store)
    except (AssertionError, LibraryError, OSError) as error:
        return f"{type(error).__name__}: {error}"
    allowed = expected[steps:] if ended else expected[steps : steps + 2]
    return "" if found in allowed else f"after {steps} steps it holds something else"


def main(name: str, fault: Fault, every: int, first: int = 1) -> dict[str, object]:
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
        for at in range(first, writes + 1, every):
            folder = fresh()
            steps, _, wrong = broken_off(play, folder, fault, at)
            ended = fault in (Fault.FULL, Fault.FAILS)
            wrong = wrong or judged(play, folder, expected, steps, ended=ended)
            if wrong:
                damage.append(f"write {at}: {wrong}")
            tried += 1
            shutil.rmtree(folder)
    return {"writes": writes, "tried": tried, "damage": damage}


if __name__ == "__main__":
    play, fault, *numbers = sys.argv[1:]
    print(json.dumps(main(play, Fault(fault), *map(int, numbers))))
