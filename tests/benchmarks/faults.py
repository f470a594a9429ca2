"""Both stores of SQLite under every fault: `python -m tests.benchmarks.faults [--resume FILE]`.

Every play of `tests/support/plays.py` is broken off at every single write, in each of four ways; it is played
on disks of many sizes up to 1 MB, and on one that can only be read; and each store is damaged so many times
at random. The file holds what was done so far, so that the next call goes on from there. Ends with status 1
if anything was ever lost, half written or told in more than a line.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.support.damaging import STORES, ruined
from tests.support.plays import PLAYS
from tests.support.running import ROOT
from tests.support.write_points import Fault

_AT_ONCE = 100
"""Damages of one portion."""


def said_by(*command: str) -> dict[str, object]:
    """The JSON that a process prints."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tui"), str(ROOT)))}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, env=environment, check=True, cwd=ROOT)
    found: dict[str, object] = json.loads(done.stdout)
    return found


def portions(damages: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(name, command) of all that there is to do; a damage has no command."""
    for play in PLAYS:
        for fault in (Fault.KILLED, Fault.TORN, Fault.FULL, Fault.FAILS):
            breaking = ("-m", "tests.support.breaking_off", play, str(fault), "1")
            yield f"{play} {fault}", (sys.executable, *breaking)
    for play in ("notes", "library"):
        module = ("-m", "tests.support.small_disk", play)
        sizes = map(str, range(4, 1024, 12))
        yield f"{play} on small disks", ("unshare", "--mount", sys.executable, *module, "FOLDER", *sizes)
    for store in STORES:
        for first in range(0, damages, _AT_ONCE):
            yield f"{store} damaged {first} to {min(first + _AT_ONCE, damages)}", ()


def done(name: str, command: tuple[str, ...]) -> dict[str, object]:
    """Does one portion: its counts, and under "damage" what was wrong."""
    with tempfile.TemporaryDirectory(prefix="newsreader-") as folder:
        if command:
            return said_by(*(folder if word == "FOLDER" else word for word in command))
        store, _, first, _, end = name.split(" ")
        found = list(ruined(store, Path(folder), range(int(first), int(end))))
        return {"tried": len(found), "damage": [f"{seed}: {line}" for seed, lines in found for line in lines]}


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--damages", type=int, default=2000)
    parser.add_argument("--resume", type=Path, metavar="FILE", help="what was done so far")
    options = parser.parse_args()
    so_far: dict[str, dict[str, object]] = {}
    if options.resume is not None and options.resume.exists():
        so_far = json.loads(options.resume.read_text(encoding="utf-8"))
    for name, command in portions(options.damages):
        if name not in so_far:
            so_far[name] = done(name, command)
            if options.resume is not None:
                options.resume.write_text(json.dumps(so_far) + "\n", encoding="utf-8")
        print(name, so_far[name], flush=True)
    return 1 if any(each["damage"] for each in so_far.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
