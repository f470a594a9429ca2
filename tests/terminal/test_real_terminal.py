"""A few smokes in a real terminal: the program as a person starts it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.support.running import read_before

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [
    pytest.mark.terminal,
    pytest.mark.skipif(shutil.which("tmux") is None, reason="needs tmux"),
]


class Terminal:
    """A tmux session that runs one command."""

    def __init__(self, command: str, width: int, height: int, environment: dict[str, str]) -> None:
        self._socket = f"newsreader-{uuid.uuid4().hex[:8]}"
        self._is_closed = False
        self._tmux("-f", os.devnull, "new-session", "-d", "-x", str(width), "-y", str(height), "sh")
        self._tmux("set-option", "-g", "status", "off")
        exports = "".join(f"export {name}='{value}'; " for name, value in environment.items())
        self._tmux("send-keys", "-l", f"unset COLUMNS LINES; {exports}clear; {command}; echo status-$?")
        self.press("Enter")

    def _tmux(self, *arguments: str) -> str:
        command = ["tmux", "-L", self._socket, *arguments]
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout

    def press(self, *keys: str) -> None:
        self._tmux("send-keys", *keys)

    def resize(self, width: int, height: int) -> None:
        self._tmux("resize-window", "-x", str(width), "-y", str(height))

    def screen(self, *, styled: bool = False) -> str:
        return self._tmux("capture-pane", "-p", *(["-e"] if styled else []))

    def wait(self, words: str, *, gone: bool = False) -> str:
        """The screen, once it shows (or no longer shows) the words."""
        return self.until(lambda screen: (words in screen) is not gone, words)

    def until(self, true: Callable[[str], bool], what: str) -> str:
        deadline = time.monotonic() + 10
        while time.monotonic() < deadline:
            screen = self.screen()
            if true(screen):
                return screen
            select_nothing(0.05)
        raise AssertionError(f"waited in vain for {what!r} on:\n{self.screen()}")

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program."""
        os.kill(self._processes()[1], number)

    def close(self) -> list[int]:
        """Close it; the processes that do not end by that, which are killed."""
        if self._is_closed:
            return []
        self._is_closed = True
        left = self._processes()
        subprocess.run(["tmux", "-L", self._socket, "kill-server"], capture_output=True, check=False)
        deadline = time.monotonic() + 10
        while left and time.monotonic() < deadline:
            select_nothing(0.02)
            left = [process for process in left if Path(f"/proc/{process}/exe").exists()]  # not of a zombie
        for process in left:
            os.kill(process, signal.SIGKILL)
        return left

    def _processes(self) -> list[int]:
        """The shell, and all that it has started."""
        found = [int(self._tmux("list-panes", "-F", "#{pane_pid}"))]
        for process in found:
            children = Path(f"/proc/{process}/task/{process}/children")
            found += map(int, children.read_text().split() if children.exists() else [])
        return found


def select_nothing(seconds: float) -> None:
    """Let other processes run."""
    import threading

    threading.Event().wait(seconds)


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Callable[..., Terminal]]:
    opened: list[Terminal] = []
    read_before(tmp_path / "data")

    def start(arguments: str, size: tuple[int, int] = (120, 40), **environment: str) -> Terminal:
        settings = {
            "PYTHONPATH": str(ROOT / "tui"),
            "NEWSREADER_CONFIG_DIR": str(tmp_path / "settings"),
            "NEWSREADER_DATA_DIR": str(tmp_path / "data"),
            "COLORTERM": "truecolor",
            **environment,
        }
        terminal = Terminal(f"{sys.executable} -m newsreader {arguments}", *size, settings)
        opened.append(terminal)
        return terminal

    yield start
    assert not [process for terminal in opened for process in terminal.close()], "they were left running"


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (60, 20)])
def test_the_samples_open_and_quit(start: Callable[..., Terminal], size: tuple[int, int]) -> None:
    terminal = start("", size)
    terminal.wait("trawlerman")
    if size[0] > 100:
        terminal.wait("your own: newsreader FILE")
    terminal.wait("comparing", gone=True)
    terminal.press("j", "l")
    terminal.wait("The Vessmouth Lantern")
    terminal.press("q")
    terminal.wait("status-0")


VIEWS = {
    "o": "claims that Norrick",
    "m": "1  2  3  4 ",
    "s": "Side by side",
    "c": "Conflicts",
    "Q": "in one version only",
    "S": "border security",
    "M": "Notes",
}


@pytest.mark.parametrize("size", [(120, 40), (80, 24)])
def test_every_view_is_reached_and_left_by_keys(
    start: Callable[..., Terminal], size: tuple[int, int]
) -> None:
    terminal = start("", size)
    terminal.wait("● 6")
    for key, words in VIEWS.items():
        terminal.press(key)
        terminal.wait(words)
        terminal.press("j")
        terminal.press("Escape")
        terminal.wait("Evidence")


def test_both_seed_articles_are_coloured(start: Callable[..., Terminal]) -> None:
    terminal = start(str(ROOT / "seeds" / "border-security"))
    terminal.wait("confirmed")
    terminal.press("l", "G")
    screen = terminal.wait("What's Your Reaction?")
    furniture = next(line for line in screen.splitlines() if "What's Your Reaction?" in line)
    gutter = furniture.partition("What's")[0]
    assert not any(glyph in gutter for glyph in "●◐○")
    terminal.press("k", "k")
    screen = terminal.wait("sentence 19 of 21")
    assert any(glyph in screen for glyph in "●◐○")


def test_a_resize_storm_leaves_the_screen_whole(start: Callable[..., Terminal]) -> None:
    terminal = start("")
    terminal.wait("confirmed")
    for width, height in [(60, 20), (20, 5), (200, 60), (80, 24), (10, 3), (120, 40)]:
        terminal.resize(width, height)
    screen = terminal.wait("Evidence")
    assert "trawlerman" in screen
    terminal.press("q")
    terminal.wait("status-0")


def test_without_colour_the_verdicts_are_still_told(start: Callable[..., Terminal]) -> None:
    terminal = start("", NO_COLOR="1")
    screen = terminal.wait("confirmed")
    assert all(sign in screen for sign in "●◐○⚑")
    styled = terminal.screen(styled=True)
    assert "\x1b[1m" in styled or ";1m" in styled or "[1;" in styled


def test_suspending_and_coming_back(start: Callable[..., Terminal]) -> None:
    terminal = start("")
    terminal.wait("confirmed")
    terminal.press("C-z")
    terminal.wait("Evidence", gone=True)
    terminal.press("f", "g", "Enter")
    terminal.wait("Evidence")
    terminal.press("j")
    terminal.wait("sentence 2 of")


def test_sigterm_restores_the_terminal_and_keeps_the_place(start: Callable[..., Terminal]) -> None:
    terminal = start("")
    terminal.wait("confirmed")
    terminal.press("j", "j", "t")
    terminal.wait("sentence 3 of")
    terminal.signal(signal.SIGTERM)
    screen = terminal.wait("status-143")
    assert "Evidence" not in screen
    terminal = start("")
    terminal.wait("sentence 3 of")


def test_a_closed_terminal_keeps_the_place(start: Callable[..., Terminal]) -> None:
    terminal = start("")
    terminal.wait("confirmed")
    terminal.press("j", "j")
    terminal.wait("sentence 3 of")
    assert not terminal.close()
    start("").wait("sentence 3 of")


def test_no_control_of_an_article_reaches_the_terminal(
    start: Callable[..., Terminal], tmp_path: Path
) -> None:
    nasty = (
        "Title of it\n\nThe minister\x1b]0;owned\x07 said\x1b[2J that it rained in the town all day long.\n"
    )
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(nasty, encoding="utf-8")
    terminal = start(f"{tmp_path}/a.txt {tmp_path}/b.txt")
    screen = terminal.wait("confirmed")
    assert "The minister␛]0;owned␇ said␛[2J" in screen


def test_without_a_terminal_it_refuses() -> None:
    command = [sys.executable, "-m", "newsreader"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tui")}
    done = subprocess.run(
        command, capture_output=True, text=True, stdin=subprocess.DEVNULL, env=environment, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    assert "not a terminal" in done.stderr
    dumb = {**environment, "TERM": "dumb"}
    done = subprocess.run(command, capture_output=True, text=True, env=dumb, check=False)
    assert done.returncode == 2
    assert "TERM=dumb" in done.stderr
