"""Writing in the reader's own editor: a text goes out in a file, and comes back from it."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

_LAST_RESORTS = ("nano", "vi", "vim", "emacs", "notepad")
_LARGEST = 4_000_000
"""Bytes that are read back."""


class EditorFault(Exception):
    """A text cannot be written in another program, or cannot be read back; the text says why."""


def editor_command(environ: Mapping[str, str]) -> list[str]:
    """The program that $VISUAL or $EDITOR names with its arguments, else one that there is.
    Raises EditorFault."""
    for name in ("VISUAL", "EDITOR"):
        value = environ.get(name, "").strip()
        if not value:
            continue
        try:
            words = shlex.split(value)
        except ValueError as cause:
            raise EditorFault(f"${name} makes no sense ({str(cause).lower()}): {value}") from cause
        if words and shutil.which(words[0], path=environ.get("PATH")) is None:
            raise EditorFault(f"there is no program {words[0]}, which ${name} names")
        return words
    found = next((one for one in _LAST_RESORTS if shutil.which(one, path=environ.get("PATH"))), None)
    if found is None:
        raise EditorFault("set $EDITOR to the program that you write in")
    return [found]


def edited(text: str, environ: Mapping[str, str]) -> str:
    """A text as it comes back from the reader's editor, which has the terminal meanwhile.

    The file is removed when its text was read; if it cannot be, EditorFault names it and it stays.
    """
    command = editor_command(environ)
    try:
        number, name = tempfile.mkstemp(prefix="newsreader-note-", suffix=".md")
        with os.fdopen(number, "w", encoding="utf-8", errors="surrogatepass", newline="") as file:
            file.write(text)
    except OSError as cause:
        raise EditorFault(f"no file can be written for it: {cause.strerror or cause}") from cause
    path = Path(name)
    try:
        with _keys_are_its_own():
            status = subprocess.run([*command, name], check=False).returncode
    except (OSError, ValueError) as cause:
        path.unlink(missing_ok=True)
        raise EditorFault(f"{command[0]} cannot be started: {cause}") from cause
    if status:
        raise EditorFault(f"{command[0]} ended with status {status}; what it has saved is in {name}")
    try:
        if path.stat().st_size > _LARGEST:
            raise EditorFault(f"it is too long for a comment: {name}")
        back = path.read_bytes().decode("utf-8-sig", errors="surrogatepass")
    except (OSError, UnicodeDecodeError) as cause:
        raise EditorFault(f"it cannot be read back ({cause}): {name}") from cause
    with suppress(OSError):
        path.unlink()
    back = back.replace("\r\n", "\n")
    return back if text.endswith("\n") else back.removesuffix("\n")


@contextmanager
def _keys_are_its_own() -> Iterator[None]:
    """What ctrl+c and ctrl+\\ mean is the editor's affair; it gets these signals as any program does."""
    before = {}
    for name in ("SIGINT", "SIGQUIT"):
        number = getattr(signal, name, None)
        if number is not None:
            before[number] = signal.signal(number, lambda number, frame: None)
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
