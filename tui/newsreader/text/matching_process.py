"""Regular expressions in a process of their own, which can be ended.

To compile one can take hours and all memory, and holds every thread of its process meanwhile. So this is done
in a child that may use little memory and little time: `python -m newsreader.text.matching_process` reads
requests on its input and writes what it found on its output, until its input ends.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from contextlib import suppress
from typing import IO

from newsreader.model import Span
from newsreader.text.matching import PATIENCE, TOO_LARGE, BadPattern, find_pattern, no_end, too_large

_READY = b"ready\n"
_TO_START = 10.0
"""Seconds until the child must be ready."""
_MEMORY = 128 * 1024 * 1024
"""Bytes that one search may take."""
_PROCESSOR = 4
"""Seconds of processor time that one search may take: those of a child that nobody waits for any more."""
_HEAD = 8
"""Bytes of a length."""


class Superseded(Exception):
    """Another search was begun."""


class MatchingProcess:
    """Matches regular expressions, one at a time, from any thread. The child is started by the first one."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._turn = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self._newest = 0
        self._is_busy = False
        self._cannot_start = False
        self._is_closed = False

    def find(self, text: str, pattern: str) -> tuple[Span, ...]:
        """As `find_pattern`, within PATIENCE; a search that is under way is given up.

        Raises BadPattern, or Superseded. Where no child can be started, what looks too large is refused.
        """
        with self._lock:
            self._newest += 1
            number = self._newest
            if self._is_busy and self._child is not None:
                self._child.kill()
        with self._turn:
            with self._lock:
                if number != self._newest or self._is_closed:
                    raise Superseded
                self._is_busy = True
            try:
                child = self._ready_child(number)
                if child is None:
                    if too_large(pattern):
                        raise BadPattern(TOO_LARGE)
                    return find_pattern(text, pattern)
                return self._ask(child, text, pattern, number)
            finally:
                with self._lock:
                    self._is_busy = False

    def close(self) -> None:
        """End the child, and whatever search is under way."""
        with self._lock:
            self._is_closed = True
            if self._is_busy and self._child is not None:
                self._child.kill()
            else:
                self._end_child()

    def _ask(self, child: subprocess.Popen[bytes], text: str, pattern: str, number: int) -> tuple[Span, ...]:
        assert child.stdin is not None and child.stdout is not None
        is_late = threading.Event()

        def give_up() -> None:
            is_late.set()
            child.kill()

        patience = threading.Timer(PATIENCE, give_up)
        patience.daemon = True
        patience.start()
        try:
            for part in (pattern, text):
                data = part.encode("utf-8", "surrogatepass")
                child.stdin.write(len(data).to_bytes(_HEAD, "big") + data)
            child.stdin.flush()
            answer = child.stdout.readline()
        except (OSError, ValueError):
            answer = b""
        finally:
            patience.cancel()
        if answer.endswith(b"\n"):
            found = json.loads(answer)
            if isinstance(found, str):
                raise BadPattern(found)
            return tuple(Span(start, end) for start, end in found)
        with self._lock:
            self._end_child()
            if number != self._newest or self._is_closed:
                raise Superseded
        raise no_end() if is_late.is_set() else BadPattern(TOO_LARGE)

    def _ready_child(self, number: int) -> subprocess.Popen[bytes] | None:
        """A child that waits for a request; None where there can be none."""
        with self._lock:
            child = self._child
            if child is not None and child.poll() is None:
                return child
            self._end_child()
            if self._cannot_start or self._is_closed:
                return None
            child = self._child = _start()
        if child is None or child.stdout is None:
            self._cannot_start = True
            return None
        patience = threading.Timer(_TO_START, child.kill)
        patience.daemon = True
        patience.start()
        is_ready = child.stdout.readline() == _READY
        patience.cancel()
        if is_ready:
            return child
        with self._lock:
            self._end_child()
            if number != self._newest or self._is_closed:
                raise Superseded
        self._cannot_start = True
        return None

    def _end_child(self) -> None:
        """End it and close its pipes, at which nobody else may be waiting."""
        child, self._child = self._child, None
        if child is None:
            return
        child.kill()
        child.wait()
        for pipe in (child.stdin, child.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()


def _start() -> subprocess.Popen[bytes] | None:
    if not sys.executable or getattr(sys, "frozen", False):
        return None
    # No module is taken from the folder that the program happens to stand in.
    command = [sys.executable, "-P", "-m", __spec__.name]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    try:
        return subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answer every request with a list of places, or the fault, in a line of JSON."""
    import regex  # noqa: F401  (before the limits are set)

    answers.write(_READY)
    answers.flush()
    while True:
        parts = []
        for _ in range(2):
            head = requests.read(_HEAD)
            if len(head) < _HEAD:
                return
            parts.append(requests.read(int.from_bytes(head, "big")).decode("utf-8", "surrogatepass"))
        pattern, text = parts
        _limit()
        try:
            found: object = [(span.start, span.end) for span in find_pattern(text, pattern)]
        except BadPattern as fault:
            found = str(fault)
        answers.write(json.dumps(found).encode() + b"\n")
        answers.flush()


def _limit() -> None:
    """Let the next search take so much more memory and processor time; where there are such limits."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + 1 + _PROCESSOR
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, resource.getrlimit(resource.RLIMIT_CPU)[1]))
        with open("/proc/self/statm", encoding="ascii") as file:
            size = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (size + _MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))


if __name__ == "__main__":
    serve(sys.stdin.buffer, sys.stdout.buffer)
