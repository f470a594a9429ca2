"""Putting text on the clipboard."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping

TOOLS = (
    ("pbcopy", ()),
    ("wl-copy", ("WAYLAND_DISPLAY",)),
    ("xclip -selection clipboard", ("DISPLAY",)),
    ("xsel --clipboard --input", ("DISPLAY",)),
    ("clip.exe", ()),
)
"""Command lines that take the text, and the variables one of which must be set for them to work."""
WITHOUT_OSC_52 = ("linux", "vt100", "vt220", "ansi")
"""Values of TERM of terminals that have no clipboard."""


def copy_by_tool(text: str, environ: Mapping[str, str] | None = None) -> bool:
    """Put text on the clipboard of this machine's desktop; whether there is a tool that did it.

    Over a remote connection nothing is done: the desktop is elsewhere.
    """
    environ = os.environ if environ is None else environ
    if "SSH_CONNECTION" in environ:
        return False
    for line, needed in TOOLS:
        command = line.split()
        if (not needed or any(map(environ.get, needed))) and shutil.which(command[0]):
            try:
                subprocess.run(command, input=text.encode("utf-8", "replace"), check=True, timeout=2)
            except (OSError, subprocess.SubprocessError):
                continue
            return True
    return False


def terminal_copies(environ: Mapping[str, str] | None = None) -> str:
    """Why the terminal itself cannot put text on the clipboard (OSC 52); empty if it may."""
    environ = os.environ if environ is None else environ
    if environ.get("TERM") in WITHOUT_OSC_52:
        return f"this terminal ({environ['TERM']}) has no clipboard"
    if environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Apple's Terminal does not let programs copy"
    return ""
