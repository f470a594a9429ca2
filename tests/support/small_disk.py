"""Plays on disks that are too small, and on one that can only be read: `small_disk PLAY FOLDER KIB...`.

It must be in a name space of its own in which it may mount (`unshare --mount`). Prints as JSON how many disks
were full before the end, and what was wrong.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from newsreader.databases.errors import LibraryError
from tests.support.breaking_off import judged, played, states
from tests.support.plays import PLAYS, Play


def mounted(folder: Path, options: str) -> None:
    """Mounts a file system in memory, or mounts it anew with other options. Raises CalledProcessError."""
    command = ["mount", "-t", "tmpfs", "-o", options, "newsreader", str(folder)]
    subprocess.run(command, check=True, capture_output=True)


def refused(play: Play, folder: Path) -> str:
    """What is wrong on a disk that can only be read; empty when all that writes is refused in a line."""
    before = {file.name: file.read_bytes() for file in folder.iterdir()}
    told: list[str] = []
    try:
        with play.opened(folder) as store:
            for step in play.steps:
                try:
                    step(store, folder)
                except (LibraryError, OSError) as error:
                    told.append(str(error))
    except LibraryError as error:
        told.append(str(error))
    if not told or not all("ead-only" in line or "can only be read" in line for line in told):
        return f"{told}"
    now = {file.name: file.read_bytes() for file in folder.iterdir()}
    return "" if now == before else "files have changed"


def main(name: str, folder: Path, sizes: list[int]) -> dict[str, object]:
    play = PLAYS[name]
    (folder / "expected").mkdir()
    expected = states(play, folder / "expected")
    full, damage = 0, list[str]()
    sink = os.open(os.devnull, os.O_WRONLY)
    for size in sizes:
        disk = folder / str(size)
        disk.mkdir()
        mounted(disk, f"size={size}k")
        grown: list[None] = []

        def freed(disk: Path = disk, grown: list[None] = grown) -> None:
            grown.append(None)
            mounted(disk, "remount,size=64m")

        child = os.fork()
        if child == 0:
            status = 1
            try:
                played(play, disk, freed, sink)
                status = 3 if grown else 0
            finally:
                os._exit(status)
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        full += ended == 3
        wrong = "" if ended in (0, 3) else f"ended with {ended}"
        mounted(disk, "remount,size=64m")
        wrong = wrong or judged(play, disk, expected, len(play.steps))
        if wrong:
            damage.append(f"{size} KiB: {wrong}")
    mounted(disk, "remount,ro")
    wrong = refused(play, disk)
    if wrong:
        damage.append(f"read-only: {wrong}")
    return {"disks": len(sizes), "full": full, "damage": damage}


if __name__ == "__main__":
    play, place, *kib = sys.argv[1:]
    print(json.dumps(main(play, Path(place), list(map(int, kib)))))
