"""Putting text on the clipboard."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping

from newsreader.ui.processes import run

CLIP = "clip.exe"
"""Of Windows, also where Linux runs in it."""
TOOLS = (
    ("pbcopy", ()),
    ("wl-copy", ("WAYLAND_DISPLAY",)),
    ("xclip -selection clipboard", ("DISPLAY",)),
    ("xsel --clipboard --input", ("DISPLAY",)),
    (CLIP, ()),
)
"""Command lines that take the text, and the variables one of which must be set for them to work."""
PATIENCE = 2.0
"""Seconds that a tool is given."""
WITHOUT_OSC_52 = ("linux", "vt100", "vt220", "ansi")
"""Values of TERM of terminals that have no clipboard."""
MOST_BY_OSC_52 = 74_000
"""Bytes of UTF-8: as base64, about 100,000, which is what common terminals take."""


def copy_by_tool(text: str, environ: Mapping[str, str] | None = None) -> bool:
    """Put text on the clipboard of this machine's desktop; whether there is a tool that did it. Takes up to
    PATIENCE for each tool that hangs.

    Over a remote connection nothing is done: the desktop is elsewhere.
    """
    environ = os.environ if environ is None else environ
    if "SSH_CONNECTION" in environ:
        return False
    for line, needed in TOOLS:
        command = line.split()
        found = shutil.which(command[0]) if not needed or any(map(environ.get, needed)) else None
        if found is not None and run([found, *command[1:]], _given(command[0], text), PATIENCE):
            return True
    return False


def _given(tool: str, text: str) -> bytes:
    """A text as a tool reads it: that of Windows takes UTF-16, little end first, behind a mark that says so."""
    return f"\ufeff{text}".encode("utf-16-le", "replace") if tool == CLIP else text.encode("utf-8", "replace")


def terminal_refusal(text: str, environ: Mapping[str, str] | None = None) -> str:
    """Why the terminal itself cannot put text on the clipboard (OSC 52); empty if it may."""
    environ = os.environ if environ is None else environ
    if environ.get("TERM") in WITHOUT_OSC_52:
        return f"this terminal ({environ['TERM']}) has no clipboard"
    if environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return "Apple's Terminal does not let programs copy"
    if len(text.encode("utf-8", "replace")) > MOST_BY_OSC_52:
        return f"{len(text):,} characters are more than terminals take"
    return ""
