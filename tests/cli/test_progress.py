"""What takes its time says so on a terminal, and nowhere else."""

from __future__ import annotations

import io
import sys
from threading import Event

import pytest

from newsreader.cli import progress as module
from newsreader.cli.progress import in_time, progress


class Screen(io.StringIO):
    """A terminal that tells when something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = Event()

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        count = super().write(text)
        if text.startswith("\r\x1b[K") and len(text) > 4:
            self.painted.set()
        return count


def terminal(monkeypatch: pytest.MonkeyPatch, patience: float = 0.001) -> Screen:
    """What the error output becomes; pytest sets its own between a fixture and its test."""
    screen = Screen()
    monkeypatch.setattr(sys, "stderr", screen)
    monkeypatch.setattr(module, "PATIENCE", patience)
    return screen


def test_a_line_is_painted_gives_way_and_is_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with progress(lambda seconds: "halfway") as shown:
        assert screen.painted.wait(30)
        with shown.cleared():
            assert screen.getvalue().endswith("halfway\r\x1b[K")
            screen.write("a word\n")
    assert screen.getvalue().endswith(("a word\n", "\r\x1b[K"))
    assert screen.getvalue().count("halfway") == screen.getvalue().count("halfway\r\x1b[K")


def test_what_it_says_cannot_steer_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)
    with progress(lambda seconds: "evil\x1b[2J"):
        assert screen.painted.wait(30)
    assert "evil␛[2J" in screen.getvalue()


def test_what_is_done_at_once_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = terminal(monkeypatch, 3600)
    with progress(lambda seconds: "halfway"):
        pass
    assert shown.getvalue() == ""


def test_no_terminal_is_told_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = io.StringIO()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(module, "PATIENCE", 0)
    with progress(lambda seconds: "halfway"):
        pass
    assert shown.getvalue() == ""


@pytest.mark.parametrize(
    ("seconds", "words"), [(0.4, "0 s"), (59.4, "59 s"), (59.6, "1:00"), (125, "2:05"), (3725, "1:02:05")]
)
def test_times_in_words(seconds: float, words: str) -> None:
    assert in_time(seconds) == words
