"""Hostile inputs for everything that takes bytes from outside, and again later where one stopped.

`python -m tests.benchmarks.fuzz [--seconds S | --count N] [--targets NAME ...] [--resume FILE] [--jobs N]
[--guided]`. Inputs are made from the seeds of `tests/fuzz` and from those that found new code. Each has five
seconds of the processor and a gibibyte; whatever is raised that is not promised, or does not hold, is a
crash. FILE holds what was counted, the folder FILE.d what was found (as small as it could be made) and the
inputs that found new code. `--guided` has atheris make the inputs (extra `fuzz`). NEWSREADER_FUZZ_SEEDS
names a folder with more files to begin with. Ends with status 1 if anything was found.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from pathlib import Path
from random import Random

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tests.fuzz.running import Count, Fault, fuzz, limit_memory, name_of, tried
from tests.fuzz.targets import TARGETS

ROUND = 10.0
"""Seconds of one target, before it is another's turn."""
GIVEN_UP = 90.0
"""Seconds without a sign of life, after which a process is killed: it hangs where no signal is heard."""
_MOST_INPUTS = 2000
"""Of one target in a pool."""


def _work(name: str, seconds: float, most: int, seed: int, folder: Path, out: Connection) -> None:
    """In a process of its own: fuzzes a target, and says what it found."""
    with open(os.devnull, "w") as nothing:  # what libraries say of hostile files
        os.dup2(nothing.fileno(), 1)
        os.dup2(nothing.fileno(), 2)
    target = TARGETS[name]
    pool = folder / "pool" / name
    pool.mkdir(parents=True, exist_ok=True)
    kept = [file.read_bytes() for file in sorted(pool.iterdir())]
    current = os.open(folder / f"{name}.now", os.O_RDWR | os.O_CREAT | os.O_TRUNC)

    def note(data: bytes) -> None:
        os.pwrite(current, len(data).to_bytes(4, "big") + data, 0)

    def keep(data: bytes) -> None:
        if len(kept) < _MOST_INPUTS:
            kept.append(data)
            (pool / name_of(data)).write_bytes(data)

    target.seeds()
    limit_memory()
    until = time.monotonic() + seconds
    enough = lambda count: count.inputs >= most or time.monotonic() > until  # noqa: E731
    out.send(fuzz(target, Random(f"{name} {seed}"), enough, kept, note, keep))


def _warm(names: Sequence[str]) -> None:
    """Imports once, for all processes, what takes long to import; nothing that holds a thread or a file."""
    for name in names:
        if name.startswith("format-") and (seeds := TARGETS[name].seeds()):
            tried(TARGETS[name], seeds[0])


def run_targets(
    names: Sequence[str], seconds: float, most: int, seeds: dict[str, int], folder: Path, jobs: int
) -> Iterator[tuple[str, Count, list[Fault]]]:
    """Fuzzes some targets, a few at a time, in processes of their own; (name, what was seen and found)."""
    context = get_context("fork")
    left = list(names)
    running: dict[Connection, tuple[str, ForkProcess, float]] = {}
    while left or running:
        while left and len(running) < jobs:
            name = left.pop(0)
            here, there = context.Pipe(duplex=False)
            process = context.Process(
                target=_work, args=(name, seconds, most, seeds[name], folder, there), daemon=True
            )
            process.start()
            there.close()
            running[here] = name, process, time.monotonic()
        for ready in wait(list(running), 1.0):
            assert isinstance(ready, Connection)
            name, process, began = running.pop(ready)
            try:
                count, faults = ready.recv()
            except EOFError:
                process.join()
                count, faults = _ended(name, folder, f"process ended ({process.exitcode})", "crash")
            process.join()
            ready.close()
            yield name, count, faults
        for pipe, (name, process, began) in list(running.items()):
            now = folder / f"{name}.now"
            alive = now.stat().st_mtime if now.exists() else 0.0
            if time.monotonic() - began > seconds + GIVEN_UP and time.time() - alive > GIVEN_UP:
                process.kill()
                process.join()
                running.pop(pipe)
                pipe.close()
                yield name, *_ended(name, folder, "no end", "hang")


def _ended(name: str, folder: Path, how: str, kind: str) -> tuple[Count, list[Fault]]:
    """What is known of a process that did not live to tell: the input that it was given last."""
    try:
        kept = (folder / f"{name}.now").read_bytes()
        data = kept[4 : 4 + int.from_bytes(kept[:4], "big")]
    except OSError:
        data = b""
    fault = Fault(kind, f"{name}: {how}", data)
    return Count(1, int(kind == "crash"), int(kind == "hang"), faults=[fault.where]), [fault]


def guided(name: str, seconds: float, folder: Path) -> tuple[Count, list[Fault]]:
    """Has atheris make the inputs of a target, in a process of its own."""
    found = folder / "found" / name
    found.mkdir(parents=True, exist_ok=True)
    command = [
        sys.executable,
        "-m",
        "tests.fuzz.guided",
        name,
        "--seconds",
        str(seconds),
        "--found",
        str(found),
    ]
    began = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    runs = re.findall(r"(?:Done |#)(\d+)", done.stderr)
    count = Count(int(runs[-1]) if runs else 0, seconds=round(time.monotonic() - began, 2))
    faults = []
    if done.returncode:
        told = [line for line in done.stderr.splitlines() if line.startswith(("FUZZ ", "==", "SUMMARY"))]
        fault = Fault(
            "crash", told[-1] if told else f"{name}: status {done.returncode}: {done.stderr[-300:]}"
        )
        count.crashes, count.faults = 1, [fault.where]
        faults.append(fault)
    return count, faults


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seconds", type=float, default=0.0, help="of each target")
    parser.add_argument("--count", type=int, default=0, help="inputs of all targets, with those before")
    parser.add_argument("--targets", nargs="*", metavar="NAME", default=list(TARGETS))
    parser.add_argument("--resume", type=Path, metavar="FILE", help="what was counted so far")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--guided", action="store_true", help="by atheris")
    parser.add_argument(
        "--list", action="store_true", help="what there is to be fuzzed, and what is missing for it"
    )
    options = parser.parse_args()
    if unknown := set(options.targets) - set(TARGETS):
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if options.list:
        for target in TARGETS.values():
            print(target.name, *(f"(needs {', '.join(target.missing)})" for _ in target.missing[:1]))
        return 0
    names = [name for name in options.targets if not TARGETS[name].missing]
    for name in set(options.targets) - set(names):
        print(f"{name}: left out, it needs {', '.join(TARGETS[name].missing)}")
    counts = {name: Count() for name in names}
    _warm(names)
    file: Path | None = options.resume
    if file is not None and file.exists():
        read = json.loads(file.read_text("utf-8"))
        counts |= {name: Count(**read[name]) for name in read}
    with tempfile.TemporaryDirectory(prefix="newsreader-fuzz-") as made:
        folder = Path(made)
        tempfile.tempdir = made
        if file is not None:
            folder = file.with_name(f"{file.name}.d")
            folder.mkdir(parents=True, exist_ok=True)
        os.environ["NEWSREADER_DATA_DIR"] = os.environ["NEWSREADER_CONFIG_DIR"] = str(Path(made) / "own")
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        try:
            _all(names, counts, options, folder)
        except KeyboardInterrupt:
            print("stopped")
        finally:
            _print(counts, folder)
    return 1 if any(count.faults for count in counts.values()) else 0


def _all(names: list[str], counts: dict[str, Count], options: argparse.Namespace, folder: Path) -> None:
    """Rounds of all targets, until there were as many inputs, or for as many seconds, as was asked for."""
    if options.guided:
        for name in names:
            _add(name, *guided(name, options.seconds or ROUND, folder), counts, options.resume, folder)
        return
    turn = options.seconds or ROUND
    while True:
        total = sum(count.inputs for count in counts.values())
        left = options.count - total if options.count else 1 << 60
        if left <= 0:
            return
        seeds = {name: counts[name].inputs for name in names}
        share = max(left // min(len(names), 16), 1)  # so that slow targets do not hold up the others
        least = sorted(names, key=lambda name: counts[name].seconds)
        for name, count, faults in run_targets(least, turn, share, seeds, folder, options.jobs):
            _add(name, count, faults, counts, options.resume, folder)
        if not options.count:
            return


def _add(
    name: str, count: Count, faults: list[Fault], counts: dict[str, Count], file: Path | None, folder: Path
) -> None:
    known = set(counts[name].faults)
    for fault in faults:
        if fault.where not in known:
            print(f"{fault.kind}: {fault.where}: {fault.data[:120]!r}", flush=True)
            place = folder / "found" / name
            place.mkdir(parents=True, exist_ok=True)
            (place / name_of(fault.data)).write_bytes(fault.data)
    counts[name].add(count)
    if file is not None:
        file.write_text(json.dumps({n: asdict(c) for n, c in counts.items()}, indent=1) + "\n", "utf-8")


def _print(counts: dict[str, Count], folder: Path) -> None:
    total = Count()
    print(f"{'target':36} {'inputs':>9} {'crashes':>8} {'hangs':>6} {'seconds':>8} {'slowest':>8}")
    for name, count in sorted(counts.items()):
        if count.inputs:
            _row(name, count)
        total.add(count)
    _row("all", total)
    for fault in total.faults:
        print(fault)


def _row(name: str, count: Count) -> None:
    print(
        f"{name:36} {count.inputs:9,} {count.crashes:8,} {count.hangs:6,}",
        f"{count.seconds:8.1f} {count.slowest:8.3f}",
    )


if __name__ == "__main__":
    sys.exit(main())
