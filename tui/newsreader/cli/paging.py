"""Text for a reader at a terminal: in colour, and a screenful at a time."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from newsreader.cli.output import is_terminal, print_bytes

if TYPE_CHECKING:
    import subprocess

WIDEST = 100
"""Columns of a text, unless the terminal has fewer."""
_NARROWEST = 40
COLOURS = ("auto", "always", "never")
_PAGER = ("less", "-FRX")
"""It ends at once where all fits on the screen, obeys colours, and leaves what was read."""
_NONE = ("", "cat")


class Enough(Exception):
    """Who reads has seen enough."""


def wants_colour(choice: str, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether a text is printed in colour: `auto` where it goes to a terminal, unless NO_COLOR is set."""
    if choice != "auto":
        return choice == "always"
    return is_terminal(sys.stdout) and not environ.get("NO_COLOR") and environ.get("TERM") != "dumb"


def columns() -> int:
    """How wide a text may be: as the terminal it goes to, and nowhere wider than `WIDEST`."""
    if not is_terminal(sys.stdout):
        return WIDEST
    width = 0
    with suppress(OSError):
        width = os.get_terminal_size(sys.stdout.fileno()).columns
    return min(max(width, _NARROWEST), WIDEST) if width else WIDEST  # some do not know how wide they are


def pager(environ: Mapping[str, str] = os.environ) -> list[str]:
    """The program that shows a text page by page: PAGER, else less; empty where there is none."""
    named = environ.get("PAGER")
    if named is not None:
        import shlex

        with suppress(ValueError):
            command = shlex.split(named)
            if named.strip() not in _NONE and command and shutil.which(command[0]):
                return command
        return []
    return list(_PAGER) if shutil.which(_PAGER[0]) else []


@contextmanager
def paged() -> Iterator[Callable[[bytes], None]]:
    """What prints parts of a text, safe for a terminal: by way of the pager where it goes to one.

    It raises Enough when nobody reads it any more. While there is a pager, ctrl+c is the pager's. Raises
    OSError.
    """
    command = pager() if is_terminal(sys.stdout) else []
    if not command or os.environ.get("TERM") == "dumb":
        yield _print
        return
    with _Pager(command) as shown:
        yield shown.write


def _print(data: bytes) -> None:
    if not print_bytes(data):
        raise Enough


class _Pager:
    """A program that is begun with the first part of a text."""

    def __init__(self, command: list[str]) -> None:
        self._command = command
        self._program: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> _Pager:
        return self

    def write(self, data: bytes) -> None:
        """Raises Enough, and OSError when it cannot be begun."""
        if self._program is None:
            import subprocess

            signal.signal(signal.SIGINT, lambda *_: None)  # of which programs that are begun know nothing
            self._program = subprocess.Popen(self._command, stdin=subprocess.PIPE)
        try:
            into: IO[bytes] | None = self._program.stdin
            assert into is not None
            into.write(data)
            into.flush()
        except BrokenPipeError:
            raise Enough from None

    def __exit__(self, *_: object) -> None:
        if self._program is None:
            return
        with suppress(OSError):
            if self._program.stdin is not None:
                self._program.stdin.close()
        self._program.wait()
