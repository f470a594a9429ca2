"""Starting other programs: they have no part in the terminal, and nobody waits for them for long."""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress


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
