"""What commands print, and the files that they write."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import IO, TextIO

from newsreader.whole_files import write_whole

USAGE_ERROR = 2


def say(message: str) -> None:
    """Tells the reader something in one line on the error output. Never raises: there is none to tell."""
    from newsreader.text.terminal import safe

    if sys.stderr is None:
        return
    try:
        sys.stderr.write(f"newsreader: {safe(message)}\n")
        sys.stderr.flush()
    except OSError:
        _give_up(sys.stderr)


def fail(*messages: str) -> int:
    """Says why nothing could be done, and gives the exit status for that."""
    for message in messages:
        say(message)
    return USAGE_ERROR


def show(*lines: str) -> None:
    """Prints lines, each of them safe for a terminal. Raises OSError."""
    from newsreader.text.terminal import safe

    print_bytes("".join(f"{safe(line)}\n" for line in lines).encode("utf-8", "replace"))


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number of things in words: `1 note`, `2 notes`."""
    return f"{number} {noun}" if number == 1 else f"{number} {plural or f'{noun}s'}"


def is_terminal(stream: TextIO | None) -> bool:
    """Whether somebody sits at the other end of a stream."""
    return stream is not None and not stream.closed and stream.isatty()


def put(data: bytes | Iterable[bytes], output: Path | None) -> None:
    """Writes a document of UTF-8 into a file, or prints it where there is none. Raises OSError.

    It may come in parts. It is printed as it is, byte for byte, except on a terminal.
    """
    chunks = (data,) if isinstance(data, bytes) else data
    if output is not None and str(output) != "-":
        write_whole(output, chunks)
    elif is_terminal(sys.stdout):
        show(*b"".join(chunks).decode("utf-8", "replace").removesuffix("\n").split("\n"))
    else:
        for chunk in chunks:
            print_bytes(chunk)


def print_bytes(data: bytes) -> bool:
    """Prints bytes; whether anybody reads on, as `head` does not. Raises OSError."""
    if sys.stdout is None:
        raise OSError(errno.EBADF, "it is closed", "the output")
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except OSError as error:
        _give_up(sys.stdout)
        if not isinstance(error, BrokenPipeError):
            raise OSError(error.errno, error.strerror, "the output") from error
        return False
    return True


def _give_up(stream: IO[str]) -> None:
    """Sends what is left in a stream, and all that follows, nowhere: it would fail again at the end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
