"""A program in a pseudo-terminal, with the CPU time it takes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEWSREADER = [sys.executable, "-m", "newsreader"]
PATIENCE = 120
"""Seconds."""


def keep_compiled(folder: str) -> None:
    """From now on modules are compiled once, into a folder, as those of an installed program are."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = f"{folder}/compiled"


class Program:
    """One run, in a terminal of 120x40, with settings and a library of its own."""

    def __init__(self, command: list[str], own: str | None = None) -> None:
        """`own` is a folder for its settings and library; unless given it is a new one."""
        self._own = tempfile.TemporaryDirectory()
        self.started = time.perf_counter()
        self.pid, self._master = pty.fork()
        if self.pid == 0:
            environment = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
            environment["PYTHONPATH"] = str(ROOT / "tui")
            environment["NEWSREADER_CONFIG_DIR"] = environment["NEWSREADER_DATA_DIR"] = own or self._own.name
            os.execvpe(command[0], command, environment)
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))

    def wait(self, words: str) -> None:
        """Until the words have reached the terminal."""
        seen = b""
        while words.encode() not in seen:
            if not select.select([self._master], [], [], PATIENCE)[0]:
                raise SystemExit(f"{words!r} was not painted: {seen[-300:]!r}")
            seen = seen[-1000:] + os.read(self._master, 65536)

    def settle(self, quiet: float) -> int:
        """Until nothing more is written for `quiet` seconds; the bytes written."""
        return len(self.output(quiet))

    def output(self, quiet: float, most: int = 0) -> bytes:
        """What is written until there is nothing more for `quiet` seconds, or so many bytes; 0: all."""
        written = b""
        while (not most or len(written) < most) and select.select([self._master], [], [], quiet)[0]:
            written += os.read(self._master, most - len(written) if most else 65536)
        return written

    def press(self, key: str) -> None:
        os.write(self._master, key.encode())

    def cpu(self) -> float:
        """Seconds of user and system time so far."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def peak_memory(self) -> float:
        """Megabytes."""
        status = Path(f"/proc/{self.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self._master)
        self._own.cleanup()
