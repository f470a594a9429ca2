"""What only POSIX has is taken away, as on Windows: everything is imported all the same, and commands and the
screen do what they do. What else differs there is told in `.github/TERMINALS.md`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.running import ROOT

CODE = """
import asyncio, importlib, multiprocessing.connection, os, pkgutil, select, signal, subprocess, sys
import numpy, platformdirs, textual.app, textual.drivers  # they know their system
from pathlib import Path

for name in "fcntl termios resource pwd grp pty tty curses readline syslog".split():
    sys.modules[name] = None
for module, names in {
    os: "fork forkpty getuid geteuid getgid getpgid killpg setsid set_blocking mkfifo"
    " openpty sched_getaffinity fchmod statvfs O_NONBLOCK O_NOCTTY O_CLOEXEC O_DIRECTORY O_NOFOLLOW",
    signal: "SIGHUP SIGKILL SIGTSTP SIGQUIT SIGALRM SIGUSR1 SIGPIPE SIGCONT SIGCHLD SIGWINCH alarm",
    select: "poll epoll",
}.items():
    for name in names.split():
        if hasattr(module, name):
            delattr(module, name)
opened = os.open

def no_folder(path, flags, *more, **others):
    if Path(os.fspath(path)).is_dir():
        raise PermissionError(13, "Permission denied", str(path))
    return opened(path, flags, *more, **others)

os.open = no_folder
import newsreader

for module in pkgutil.walk_packages(newsreader.__path__, "newsreader."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)

from newsreader.cli.main import run

story, out = sys.argv[1:]
os.chdir(out)
for line, status in (
    (["compare", story], 0),
    (["compare", "--format", "json", "--output", "out.json", story], 0),
    (["report", story, "--output", "out.html"], 0),
    (["notes", "add", next(map(str, sorted(Path(story).glob("*.txt")))), "--quote", "the", "--comment", "x",
      "--occurrence", "1"], 0),
    (["notes", "export", "--output", "notes.json"], 0),
    (["add", story], 0),
    (["stories"], 0),
    (["library", "backup", "copy.db"], 0),
    (["library", "restore", "copy.db"], 0),
    (["library", "check"], 0),
    (["pack", story, "--output", "out.zip"], 0),
    (["open", story], 2),
):
    found = run(line)
    assert found == status, (line, found)

from tests.support.making import bridge_story
from tests.support.playing import play
from newsreader.ui.leaving import Leaving

async def scenario(pilot, screen):
    await pilot.press("j", "a", *"noted", "ctrl+s", "ctrl+z", "y")
    await pilot.pause()

play(scenario)
leaving = Leaving(lambda status: True, lambda: None)
leaving.watch()
print("all done", flush=True)
leaving.begin(7)
import time
time.sleep(60)
"""


def test_nothing_needs_what_only_posix_has(tmp_path: Path) -> None:
    story = ROOT / "seeds" / "border-security"
    done = subprocess.run(
        [sys.executable, "-c", CODE, str(story), str(tmp_path)],
        capture_output=True,
        text=True,
        stdin=subprocess.DEVNULL,
        env={
            "PATH": "",
            "PYTHONPATH": f"{ROOT / 'tui'}:{ROOT}",
            "NEWSREADER_CONFIG_DIR": str(tmp_path / "settings"),
            "NEWSREADER_DATA_DIR": str(tmp_path / "data"),
            "TEXTUAL_DRIVER": "textual.drivers.headless_driver:HeadlessDriver",
            "OPENBLAS_NUM_THREADS": "1",
        },
    )
    assert done.returncode == 7, done.stderr[-3000:]
    assert "all done" in done.stdout
    assert "Traceback" not in done.stderr
    assert {"out.json", "out.html", "notes.json", "copy.db", "out.zip"} <= {
        file.name for file in tmp_path.iterdir()
    }
