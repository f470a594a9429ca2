"""Kills of processes that write to a library, as many as one likes and again later where one stopped.

`python -m tests.benchmarks.kills --count 1000 [--resume FILE]`. Writers are forked and killed (SIGKILL) in
the middle of whatever they are doing; then every change that they were told is saved must be in the library,
none half written, none doubled, and the library's own check must find nothing. The file holds what was
counted so far. Ends with status 1 if anything was ever lost.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TextIO

from tests.support.killing import Toll
from tests.support.writer_process import writes

FRESH = 100
"""Kills of one library, before it is thrown away for a new one."""


@dataclass
class Count:
    """What all runs together have seen."""

    kills: int = 0
    acknowledged: int = 0
    lost: int = 0
    half_written: int = 0
    doubled: int = 0
    unsound: int = 0
    seconds: float = 0.0

    @property
    def damage(self) -> int:
        return self.lost + self.half_written + self.doubled + self.unsound


class Forked:
    """A writer that is a copy of this process, without the time that a new one takes to start."""

    def __init__(self, path: Path, name: str) -> None:
        read, write = os.pipe()
        self.pid = os.fork()
        if self.pid == 0:
            os.close(read)
            os.dup2(write, 1)
            sys.stdout = os.fdopen(1, "w")
            try:
                writes(path, name)
            finally:
                os._exit(1)
        os.close(write)
        self.stdout: TextIO = os.fdopen(read)

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> None:
        os.waitpid(self.pid, 0)


def killed(count: int, so_far: Count, keep: Path | None) -> None:
    """Kills so many writers, and adds up what became of their changes."""
    chance = random.Random(so_far.kills)
    began = time.monotonic()
    earlier = so_far.seconds
    folder, toll = Path(tempfile.mkdtemp(prefix="newsreader-")), Toll()
    try:
        for number in range(count):
            if number % FRESH == 0:
                shutil.rmtree(folder)
                folder, toll = Path(tempfile.mkdtemp(prefix="newsreader-")), Toll()
            before = toll.acknowledged, len(toll.lost), len(toll.torn), len(toll.doubled), len(toll.findings)
            path = folder / "library.db"
            writer = Forked(path, f"w{so_far.kills}")
            toll.end(writer.stdout, writer.kill, chance)
            writer.wait()
            toll.look(path)
            after = toll.acknowledged, len(toll.lost), len(toll.torn), len(toll.doubled), len(toll.findings)
            more = [now - then for now, then in zip(after, before, strict=True)]
            so_far.kills += 1
            so_far.acknowledged += more[0]
            so_far.lost += more[1]
            so_far.half_written += more[2]
            so_far.doubled += more[3]
            so_far.unsound += more[4]
            so_far.seconds = round(earlier + time.monotonic() - began, 1)
            if keep is not None and (number % 10 == 9 or number == count - 1):
                keep.write_text(json.dumps(asdict(so_far)) + "\n", encoding="utf-8")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--resume", type=Path, metavar="FILE", help="what was counted so far")
    options = parser.parse_args()
    so_far = Count()
    if options.resume is not None and options.resume.exists():
        so_far = Count(**json.loads(options.resume.read_text(encoding="utf-8")))
    try:
        killed(options.count, so_far, options.resume)
    finally:
        print(", ".join(f"{name.replace('_', ' ')} {value}" for name, value in asdict(so_far).items()))
    return 1 if so_far.damage else 0


if __name__ == "__main__":
    sys.exit(main())
