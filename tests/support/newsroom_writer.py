"""One writer of a newsroom, in a process that may be killed and started again: it goes on where it was.

Offline for stretches, it makes notes and edits those of others; now and then it drops its connection.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from random import Random

from newsreader.annotations.store import NoteFilter, Order, StorageType, open_library
from newsreader.sharing.address import read_address
from newsreader.sharing.drivers import connect
from newsreader.sharing.errors import Unreachable
from newsreader.sharing.server import Project
from newsreader.sharing.syncing import Shared, synced
from tests.support.shared_notes import edited, noted

TOGETHER = 20
"""Notes that all edit."""


def work(library: StorageType, url: str, driver: str, name: str, notes: int, random: Random) -> None:
    """Makes what is missing of so many notes."""
    offline = random.randint(1, 12)
    while (made := library.notes.count(NoteFilter(author=name))) < notes:
        noted(library, f"{name}: {made}", author=name)
        if random.random() < 0.25:
            known = library.notes.find(NoteFilter(), Order.CREATED, TOGETHER)
            chosen = random.choice(known)
            edited(library, chosen.id, comment=f"{name} says {made}", tags=(f"t{made % 5}",))
        offline -= 1
        if offline <= 0:
            offline = random.randint(1, 20)
            with suppress(Unreachable):
                sync(library, url, driver, name, random if random.random() < 0.2 else None)
    sync(library, url, driver, name)


def sync(library: StorageType, url: str, driver: str, name: str, drops: Random | None = None) -> Shared:
    """Once; `drops`: the connection may be cut on the way."""
    connection = connect(read_address(url), driver=driver)

    def step(words: str) -> None:
        if drops is not None and drops.random() < 0.5:
            connection.close()

    try:
        return synced(library, Project(connection, "notes"), name, step=step)
    finally:
        connection.close()


def main() -> None:
    url, driver, folder, name, notes, seed = sys.argv[1:]
    with open_library(Path(folder) / f"{name}.db") as library:
        print("begun", flush=True)
        work(library, url, driver, name, int(notes), Random(seed))


if __name__ == "__main__":
    main()
