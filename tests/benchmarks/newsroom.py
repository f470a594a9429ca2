"""A newsroom on one PostgreSQL server: ten writers, offline for stretches, two of them killed; who has what.

Run as `python -m tests.benchmarks.newsroom [--writers 10] [--notes 200] [--driver psycopg|pg8000]`.
"""

from __future__ import annotations

import argparse
import os
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import ExitStack, closing
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, process_time, sleep

from newsreader.annotations.store import StorageType, open_library
from newsreader.sharing.address import read_address
from newsreader.sharing.drivers import DRIVERS, connect
from newsreader.sharing.preparing import prepare
from tests.support.newsroom_writer import sync
from tests.support.postgres_server import WHY_NOT, Server, postgres, programs
from tests.support.running import ROOT
from tests.support.shared_notes import noted, state_of

KILLED = 2
ROUNDS = 5
"""Of syncs after the last note; the first sends, the second reads."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--writers", type=int, default=10)
    parser.add_argument("--notes", type=int, default=200)
    parser.add_argument("--driver", choices=DRIVERS, action="append", default=[])
    options = parser.parse_args()
    if programs() is None:
        raise SystemExit(WHY_NOT)
    with postgres("autovacuum_naptime = 1s") as server:
        server.sql("CREATE ROLE ida LOGIN")
        for driver in options.driver or DRIVERS:
            measured(server, driver, options.writers, options.notes)


def measured(server: Server, driver: str, writers: int, notes: int) -> None:
    """One newsroom in a database of its own."""
    database = f"newsroom_{driver}"
    server.sql(f"CREATE DATABASE {database}")
    with closing(connect(read_address(server.url(database=database)))) as owner:
        prepare(owner, "notes", (("ida", "editor"),))
    url, random = server.url("ida", database), Random(7)
    with tempfile.TemporaryDirectory() as folder:
        started = perf_counter()
        kills = newsroom(url, driver, Path(folder), writers, notes, random)
        took = perf_counter() - started
        with ExitStack() as stack:
            libraries = [
                stack.enter_context(open_library(Path(folder) / f"w{number}.db")) for number in range(writers)
            ]
            rounds, alike = 0, False
            while rounds < ROUNDS and not alike:  # what anybody has in hand on the server holds back the rest
                rounds += 1
                for library in libraries:
                    sync(library, url, driver, "ida")
                states = [state_of(library) for library in libraries]
                also = [library.also_written() for library in libraries]
                alike = all(one == states[0] for one in states) and all(one == also[0] for one in also)
            held = sorted({len(state) for state in states})
            changes = server.sql("SELECT count(*), count(DISTINCT id) FROM newsreader.change", database)
            print(f"{driver}: {writers} writers x {notes} notes, {kills} killed and started again")
            print(f"  notes held by each: {held} of {writers * notes}; one state: {'yes' if alike else 'NO'}")
            print(
                f"  changes passed over by a cursor: {passed_over(server, database, Path(folder), writers)}"
            )
            print(f"  changes on the server | different ones: {changes}")
            print(
                f"  notes with something also written by others: {len(also[0])}; rounds at the end: {rounds}"
            )
            print(f"  all of it: {took:.1f} s of the clock")
            times(libraries[0], url, driver)


def passed_over(server: Server, database: str, folder: Path, writers: int) -> int:
    """How many changes on the server lie before the cursors of libraries that do not have them."""
    number = 0
    for writer in range(writers):
        with closing(sqlite3.connect(folder / f"w{writer}.db")) as connection:
            values = dict(connection.execute("SELECT name, value FROM shared_value"))
            known = {id for (id,) in connection.execute("SELECT id FROM shared_change")}
        query = f"SELECT id FROM newsreader.change WHERE (xid, seq) <= ('{values['xid']}', {values['seq']})"
        number += len(set(server.sql(query, database).split()) - known)
    return number


def newsroom(url: str, driver: str, folder: Path, writers: int, notes: int, random: Random) -> int:
    """Let all work to their ends, some of them killed on the way. How many were."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'tui'}{os.pathsep}{ROOT}"}

    def start(number: int, seed: int) -> subprocess.Popen[bytes]:
        words = [url, driver, str(folder), f"w{number}", str(notes), str(seed)]
        command = [sys.executable, "-m", "tests.support.newsroom_writer", *words]
        return subprocess.Popen(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE)

    running = {number: start(number, number) for number in range(writers)}
    kills = 0
    for number in range(min(KILLED, writers)):
        process = running[number]
        assert process.stdout is not None
        process.stdout.readline()
        for again in range(3):  # each of them three times, wherever it is
            sleep(random.uniform(0.3, 3))
            if process.poll() is None:
                process.kill()
                kills += 1
            process.communicate()
            process = running[number] = start(number, 100 * again + number)
    for number, process in running.items():
        process.communicate()
        if process.returncode:
            raise SystemExit(f"writer {number} ended with {process.returncode}")
    return kills


def times(library: StorageType, url: str, driver: str) -> None:
    """What a sync of ten notes takes, and one of nothing, at the end."""
    for new in (0, 10):
        clock, cpu = [], []
        for _ in range(9):
            for number in range(new):
                noted(library, f"late {number}")
            began, used = perf_counter(), process_time()
            sync(library, url, driver, "ida")
            clock.append(perf_counter() - began)
            cpu.append(process_time() - used)
        took = f"{1000 * median(clock):.0f} ms, {1000 * median(cpu):.0f} ms CPU"
        print(f"  a sync of {new} notes: {took} (medians of 9)")


if __name__ == "__main__":
    main()
