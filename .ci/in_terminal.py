"""Run a command line in a pseudo-terminal until it shows a text, press `q`, and expect it to end well.

    python .ci/in_terminal.py SECONDS TEXT COMMAND

COMMAND is given to `sh -c` as it is written. Exit status: 0 when the text came and the command ended with 0
within ten seconds of `q`; 1 otherwise, with what was shown last.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import sys
import termios
import time

ESCAPE = re.compile(
    rb"\x1b\[[0-9;?<>=]*[a-zA-Z]|\x1b[()][A-Z0-9]|\x1b[=>78]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"
)


def main(seconds: float, text: str, command: str) -> int:
    """Run it; the exit status."""
    child, terminal = pty.fork()
    if child == 0:
        os.environ["TERM"] = "xterm-256color"
        os.execvp("sh", ["sh", "-c", command])
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
    seen, asked, end = b"", False, time.monotonic() + seconds
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                data = os.read(terminal, 65536)
            except OSError:
                break
            if not data:
                break
            seen += data
        if not asked and text in ESCAPE.sub(b"", seen).decode("utf-8", "replace"):
            os.write(terminal, b"q")
            asked, end = True, time.monotonic() + 10
    ended, status = os.waitpid(child, 0 if asked and time.monotonic() < end else os.WNOHANG)
    if ended and asked and os.waitstatus_to_exitcode(status) == 0:
        print(f"shown: {text!r}; ended with 0 after q")
        return 0
    print(ESCAPE.sub(b"", seen)[-3000:].decode("utf-8", "replace"))
    print(f"{text!r} was {'' if asked else 'not '}shown; status {status if ended else 'none: still running'}")
    if not ended:
        os.kill(child, 9)
    return 1


if __name__ == "__main__":
    sys.exit(main(float(sys.argv[1]), sys.argv[2], sys.argv[3]))
