"""What commands print, and the files that they write."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import IO, TextIO

USAGE_ERROR = 2
_unfinished: set[Path] = set()
"""What `write_whole` has not put in its place yet."""


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


def write_whole(path: Path, data: bytes | Iterable[bytes]) -> None:
    """Writes a file whole or not at all: until it is whole, what was there before stays. Raises OSError.

    A link is followed, permissions stay. What is no regular file, such as a device, is written into.
    """
    chunks = (data,) if isinstance(data, bytes) else data
    target = Path(os.path.realpath(path))
    mode = None
    with suppress(FileNotFoundError):
        mode = os.stat(target).st_mode
    if mode is not None and not stat.S_ISREG(mode):
        with open(target, "wb") as device:
            device.writelines(chunks)
        return
    if mode is not None and not os.access(target, os.W_OK):
        raise PermissionError(13, "it may not be written", str(path))
    part = target.with_name(f".{os.urandom(16).hex()}.part")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(part, flags, 0o666)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    _unfinished.add(part)
    try:
        with open(descriptor, "wb") as file:
            file.writelines(chunks)
            file.flush()
            os.fsync(descriptor)
        if mode is not None:
            os.chmod(part, stat.S_IMODE(mode))
        os.replace(part, target)
    except BaseException as error:
        with suppress(OSError):
            os.unlink(part)
        if isinstance(error, OSError):
            raise OSError(error.errno, error.strerror, str(path)) from error
        raise
    finally:
        _unfinished.discard(part)


def discard_unfinished() -> None:
    """Takes away what is written of files that are not whole yet. Never raises."""
    for part in _unfinished:
        with suppress(OSError):
            os.unlink(part)


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
