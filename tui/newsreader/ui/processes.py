"""Starting other programs: they have no part in the terminal, and nobody waits for them for long."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import IO

from newsreader.records import dataclass


def run(command: Sequence[str], given: bytes, patience: float) -> bool:
    """Give a program some input and wait for its end; whether it succeeded within `patience` seconds. If it
    has not ended by then, it is killed with all that it has started."""
    child = _start(command, subprocess.PIPE)
    if child is None:
        return False
    with child:
        try:
            child.communicate(given, timeout=patience)
        except subprocess.TimeoutExpired:
            _kill(child)
    return child.returncode == 0


@dataclass(frozen=True, slots=True)
class Captured:
    """What has come of a program."""

    printed: str
    """The beginning of what it printed on its output; of one that failed, on its error output."""
    fault: str = ""
    """Why it failed; empty when it did not."""


MOST_PRINTED = 64 * 1024
"""Bytes of what a program prints that are kept."""


def capture(command: Sequence[str], given: bytes, patience: float) -> Captured:
    """Give a program some input and wait for its end; what it has printed. If it has not ended within
    `patience` seconds, it is killed with all that it has started."""
    import tempfile  # takes long, and the first frame is painted without it

    with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as errors:
        try:
            child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=output, stderr=errors, start_new_session=True
            )
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            cause = getattr(error, "strerror", None) or str(error)
            return Captured("", f"{command[0]} cannot be started: {cause}")
        with child:
            try:
                child.communicate(given, timeout=patience)
            except subprocess.TimeoutExpired:
                _kill(child)
                return Captured(_beginning(output), f"{command[0]} was stopped after {patience:g} s")
        if child.returncode == 0:
            return Captured(_beginning(output))
        how = f"status {child.returncode}" if child.returncode > 0 else f"signal {-child.returncode}"
        return Captured(_beginning(errors), f"{command[0]} ended with {how}")


def _beginning(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read(MOST_PRINTED).decode("utf-8", "replace")


def leave_running(command: Sequence[str], environ: Mapping[str, str], patience: float) -> bool:
    """Start a program that may outlive this one; whether it has not failed within `patience` seconds."""
    child = _start(command, subprocess.DEVNULL, environ)
    if child is None:
        return False
    try:
        return child.wait(patience) == 0
    except subprocess.TimeoutExpired:
        threading.Thread(target=child.wait, daemon=True).start()
        return True


def _start(
    command: Sequence[str], given: int, environ: Mapping[str, str] | None = None
) -> subprocess.Popen[bytes] | None:
    """In a session of its own, which has no terminal; what it prints goes nowhere."""
    try:
        return subprocess.Popen(
            command,
            stdin=given,
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None


def _kill(child: subprocess.Popen[bytes]) -> None:
    if hasattr(os, "killpg"):
        with suppress(OSError):
            os.killpg(child.pid, signal.SIGKILL)
    child.kill()
