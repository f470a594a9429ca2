"""One input after another, each with a limit on its time and memory; what finds new code is kept.

What has been run is told by `sys.monitoring` (Python 3.12 and newer): a line is reported once, so that it
costs next to nothing. On older ones inputs are made from the seeds alone.
"""

from __future__ import annotations

import resource
import signal
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from random import Random
from types import CodeType, FrameType

from tests.fuzz.mutating import mutated
from tests.fuzz.target import Target

SECONDS = 5.0
"""Of the processor, for one input: what takes longer counts as a hang."""
MEMORY = 1 << 30
"""Bytes that one input may take beyond what the process has before."""
_MOST_KEPT = 400
"""Inputs that others are made from."""
_TRIES = 150
"""To make an input that fails smaller."""
_TOOL = 4
"""A tool of sys.monitoring that nobody else uses."""


class Hang(BaseException):
    """An input took too long; no `except Exception` may take it for its own."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What an input did that it must not do."""

    kind: str
    """`crash` or `hang`."""
    where: str
    """What was raised and the line of ours that raised it: one fault is told once."""
    data: bytes = b""


@dataclass
class Count:
    """What all runs of a target together have seen."""

    inputs: int = 0
    crashes: int = 0
    hangs: int = 0
    seconds: float = 0.0
    slowest: float = 0.0
    """Seconds of the processor of the slowest input."""
    faults: list[str] = field(default_factory=list)
    """Where, each once."""

    def add(self, other: Count) -> None:
        """Adds up what another run has seen."""
        self.inputs += other.inputs
        self.crashes += other.crashes
        self.hangs += other.hangs
        self.seconds = round(self.seconds + other.seconds, 2)
        self.slowest = round(max(self.slowest, other.slowest), 3)
        self.faults = sorted({*self.faults, *other.faults})


@contextmanager
def limited(seconds: float) -> Iterator[None]:
    """Raises Hang in what takes longer, in time of the processor."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise Hang

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def limit_memory() -> None:
    """Gives this process so much more address space, and no more: what asks for more gets a MemoryError."""
    with open("/proc/self/statm", encoding="ascii") as file:
        most = int(file.read().split()[0]) * resource.getpagesize() + MEMORY
    resource.setrlimit(resource.RLIMIT_AS, (most, resource.getrlimit(resource.RLIMIT_AS)[1]))


def tried(target: Target, data: bytes, seconds: float = SECONDS) -> Fault | None:
    """What is wrong with what a target does with an input; None where all holds."""
    try:
        with limited(seconds):
            target.check(data)
    except Hang as error:
        return Fault("hang", f"{target.name}: hang at {_place(error)}", data)
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        return Fault("crash", f"{target.name}: {type(error).__name__} at {_place(error)}", data)
    return None


def _place(error: BaseException) -> str:
    """The innermost line of the program, or else of a check, through which it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in frames if "/newsreader/" in frame.filename.replace("\\", "/")]
    frame = (ours or [frame for frame in frames if "/fuzz/" in frame.filename] or frames)[-1]
    return f"{'/'.join(frame.filename.split('/')[-2:])}:{frame.lineno} {frame.name}"


class Lines:
    """The lines that were run for the first time since this was last asked."""

    def __init__(self) -> None:
        self.new = 0
        self._monitoring = getattr(sys, "monitoring", None)

    def __enter__(self) -> Lines:
        if self._monitoring is not None:
            self._monitoring.use_tool_id(_TOOL, "fuzz")
            line = self._monitoring.events.LINE
            self._monitoring.register_callback(_TOOL, line, self._ran)
            self._monitoring.set_events(_TOOL, line)
        return self

    def __exit__(self, *_: object) -> None:
        if self._monitoring is not None:
            self._monitoring.set_events(_TOOL, 0)
            self._monitoring.free_tool_id(_TOOL)

    def _ran(self, code: CodeType, line: int) -> object:
        if "/newsreader/" in code.co_filename or "/site-packages/" in code.co_filename:
            self.new += 1
        assert self._monitoring is not None
        return self._monitoring.DISABLE

    def take(self) -> int:
        """How many."""
        found, self.new = self.new, 0
        return found


def fuzz(
    target: Target,
    chance: Random,
    until: Callable[[Count], bool],
    kept: Sequence[bytes] = (),
    on_input: Callable[[bytes], None] = lambda data: None,
    on_new: Callable[[bytes], None] = lambda data: None,
) -> tuple[Count, list[Fault]]:
    """Gives inputs to a target until enough is enough; (what was seen, one small input for each fault).

    `on_input` is called with each before it is tried, `on_new` with those that find new code; `kept` are such
    ones of an earlier run.
    """
    count, faults = Count(), dict[str, Fault]()
    seeds = [*target.seeds()]
    for data in seeds[:1]:
        tried(target, data)  # imports what it needs: lines of large modules are slow to be reported
    pool = [*seeds, *kept]
    began = time.monotonic()
    waiting = list(pool)
    with Lines() as lines:
        while waiting or not until(count):
            first = bool(waiting)
            data = waiting.pop() if first else _another(target, pool, len(seeds), chance)
            on_input(data)
            before = time.process_time()
            fault = tried(target, data)
            count.slowest = max(count.slowest, time.process_time() - before)
            count.inputs += 1
            if fault is not None:
                count.crashes += fault.kind == "crash"
                count.hangs += fault.kind == "hang"
                if fault.where not in faults:
                    faults[fault.where] = _smaller(target, fault)
            elif lines.take() and not first:
                pool.append(data)
                on_new(data)
                if len(pool) > len(seeds) + _MOST_KEPT:
                    del pool[len(seeds) + chance.randrange(_MOST_KEPT)]
            if first and until(count):
                break
    count.seconds = time.monotonic() - began
    count.faults = sorted(faults)
    return count, list(faults.values())


def _another(target: Target, pool: Sequence[bytes], seeds: int, chance: Random) -> bytes:
    """An input: every third from a seed, as else what was found early is all that others are made from."""
    base = chance.choice(pool[:seeds]) if seeds and chance.random() < 0.33 else chance.choice(pool or [b""])
    return mutated(base, chance, pool, target.tokens, target.largest)


def _smaller(target: Target, fault: Fault) -> Fault:
    """A smaller input with the same fault, as far as a few tries find one."""
    if fault.kind == "hang":
        return fault
    data, tries, size = fault.data, 0, max(len(fault.data) // 2, 1)
    while size and tries < _TRIES:
        at = 0
        while at < len(data) and tries < _TRIES:
            tries += 1
            shorter = data[:at] + data[at + size :]
            again = tried(target, shorter)
            if again is not None and again.where == fault.where:
                data = shorter
            else:
                at += size
        size //= 2
    return Fault(fault.kind, fault.where, data)


def name_of(data: bytes) -> str:
    """What the file of an input is called."""
    return sha256(data).hexdigest()[:16]
