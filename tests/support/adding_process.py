"""Adds articles to a library until it is killed, and says after each portion how many are told to be kept."""

from __future__ import annotations

import sys
from pathlib import Path

from newsreader.library import Library
from tests.support.collecting_library import record

COUNT = 400


def main(path: Path, portion: int) -> None:
    with Library(path) as library:
        print("ready", flush=True)
        for done, _ in enumerate(library.add((record(n) for n in range(COUNT)), portion), 1):
            if done % portion == 0:
                print(done, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
