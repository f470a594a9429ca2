"""The program in a process of its own."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from newsreader.annotations.store import open_library
from newsreader.settings.paths import LIBRARY_FILE

ROOT = Path(__file__).resolve().parents[2]
_PATIENCE = re.compile(r"^newsreader: still reading after \d+ s; ctrl\+c stops it\n", re.MULTILINE)
"""What the program says besides where the machine is slow."""


def program(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    """Runs the program, or some Python with the arguments behind it, to its end."""
    command = [sys.executable, *(["-c", code] if code else ["-m", "newsreader"]), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tui")}
    done = subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False, stdin=subprocess.DEVNULL
    )
    done.stderr = _PATIENCE.sub("", done.stderr)
    return done


def in_shell(line: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Runs a line of bash in which `newsreader` is the program and "$@" are the arguments."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tui")}
    script = f'newsreader() {{ "{sys.executable}" -m newsreader "$@"; }}\n{line}'
    command = ["bash", "-c", script, "bash", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    done.stderr = _PATIENCE.sub("", done.stderr)
    return done


def read_before(data: Path) -> None:
    """Make the library in a folder that of somebody who has read here before: for them there is no tour."""
    with open_library(data / LIBRARY_FILE) as library:
        library.set_state("last-story", "story:another")
