"""The program in a pseudo-terminal that a test reads, leaves unread, or closes."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEWSREADER = ("-m", "newsreader")
PATIENCE = 60.0
"""Seconds after which something that should happen has not."""
ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
"""What brings up the screen for programs, and takes it away."""


class InTerminal:
    """One run of Python with some arguments, as the leader of a session in a terminal."""

    def __init__(
        self,
        folder: Path,
        arguments: Iterable[str] = NEWSREADER,
        ignored: Iterable[signal.Signals] = (),
        size: tuple[int, int] = (120, 40),
        environment: Mapping[str, str] | None = None,
    ) -> None:
        """Settings and library are in the folder; the program starts with some signals `ignored`, in a
        terminal of so many columns and rows, and with an `environment` beside what every one has."""
        self.written = b""
        self.all_seen = b""
        """What was waited for, and all before it."""
        self.status: int | None = None
        command = [sys.executable, *arguments]
        told = {
            **{name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")},
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
            "PYTHONPATH": str(ROOT / "tui"),
            "NEWSREADER_CONFIG_DIR": str(folder / "settings"),
            "NEWSREADER_DATA_DIR": str(folder / "data"),
            **(environment or {}),
        }
        # The other side stays open here too, so that what was written last can still be read.
        self._master, self._slave = pty.openpty()
        self.resize(size)
        self.modes = termios.tcgetattr(self._slave)
        self.pid = os.fork()
        if self.pid == 0:
            try:
                for number in ignored:
                    signal.signal(number, signal.SIG_IGN)
                os.close(self._master)
                os.login_tty(self._slave)
                os.execvpe(command[0], command, told)
            finally:
                os._exit(99)

    def wait(self, words: bytes, *more: bytes) -> None:
        """Until the words have reached the terminal, in this order."""
        for one in (words, *more):
            self._read_until(partial(self._shows, one), repr(one))
            end = self.written.index(one) + len(one)
            self.all_seen, self.written = self.all_seen + self.written[:end], self.written[end:]

    def resize(self, size: tuple[int, int]) -> None:
        """Give the terminal so many columns and rows: the program is told (SIGWINCH)."""
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", *reversed(size), 0, 0))

    def press(self, keys: str) -> None:
        os.write(self._master, keys.encode())

    def signal(self, number: signal.Signals) -> None:
        os.kill(self.pid, number)

    def close(self) -> None:
        """Close the terminal."""
        os.close(self._slave)
        os.close(self._master)
        self._master = self._slave = -1

    def ended(self, *, read: bool = True) -> int:
        """Its exit status, once it has ended; of one that a signal ended, the signal's number, negative."""
        if read and self._master != -1:
            self._read_until(self._has_ended, "its end")
            while select.select([self._master], [], [], 0)[0]:
                self.written += os.read(self._master, 65536)
        else:
            patience = time.monotonic() + PATIENCE
            while not self._has_ended() and time.monotonic() < patience:
                select.select([], [], [], 0.01)
        assert self.status is not None, "it has not ended"
        return self.status

    def all_written(self, patience: float) -> bytes:
        """What it writes to its end, with a status that is then there; when it stops itself it is continued.

        Raises AssertionError for one that has not ended in so many seconds.
        """
        chunks, until = [self.written], time.monotonic() + patience
        while not self._has_ended():
            while select.select([self._master], [], [], 0.02)[0]:
                chunks.append(os.read(self._master, 65536))
            if self._is_stopped():
                os.kill(self.pid, signal.SIGCONT)
            if time.monotonic() > until:
                raise AssertionError(f"it has not ended: {b''.join(chunks)[-1000:]!r}")
        while select.select([self._master], [], [], 0)[0]:
            chunks.append(os.read(self._master, 65536))
        self.written = b"".join(chunks)
        return self.written

    def is_as_before(self) -> bool:
        """Whether the terminal has the modes that it had."""
        return bool(termios.tcgetattr(self._slave) == self.modes)

    def clean_up(self) -> bool:
        """Leave nothing; whether anything was left."""
        was_left = not self._has_ended()
        if was_left:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        if self._master != -1:
            self.close()
        return was_left

    def _shows(self, words: bytes) -> bool:
        return words in self.written

    def _has_ended(self) -> bool:
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.status = os.waitstatus_to_exitcode(status)
        return self.status is not None

    def _is_stopped(self) -> bool:
        try:
            return Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()[0] == "T"
        except OSError:
            return False

    def _read_until(self, true: Callable[[], bool], what: str) -> None:
        patience = time.monotonic() + PATIENCE
        while not true():
            if select.select([self._master], [], [], 0.01)[0]:
                self.written += os.read(self._master, 65536)
            if time.monotonic() > patience:
                raise AssertionError(f"waited in vain for {what} after {self.written[-400:]!r}")
