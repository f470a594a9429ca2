"""How the program ends: soon, with the right status, and with the terminal as it was."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsreader.annotations.store import open_library
from tests.support.pseudo_terminal import ENTERED, LEFT, InTerminal

Start = Callable[..., InTerminal]
SHOWN = b"sentence 1 of"
NEVER_COMPARED = """
import threading, newsreader.compare
newsreader.compare.compare = lambda story: threading.Event().wait()
from newsreader.__main__ import main
main()
"""
HANGS_AT_THE_END = """
import threading
from newsreader.ui.reader import ReaderScreen
ReaderScreen.on_unmount = lambda screen: threading.Event().wait()
from newsreader.__main__ import main
main()
"""


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Starts the program; none may be left in the end."""
    opened: list[InTerminal] = []

    def start(*arguments: str, **others: object) -> InTerminal:
        opened.append(InTerminal(tmp_path, arguments or ("-m", "newsreader"), **others))  # type: ignore[arg-type]
        return opened[-1]

    yield start
    assert not [program for program in opened if program.clean_up()], "it was left running"


def assert_given_back(program: InTerminal) -> None:
    assert program.is_as_before()
    assert LEFT in program.written
    assert ENTERED not in program.written[program.written.rindex(LEFT) :]
    assert b"Traceback" not in program.written


@pytest.mark.parametrize(
    ("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
@pytest.mark.parametrize("moment", [ENTERED, SHOWN], ids=["at the first byte", "in use"])
def test_a_signal_ends_it_with_its_status(
    start: Start, number: signal.Signals, status: int, moment: bytes
) -> None:
    program = start()
    program.wait(moment)
    program.signal(number)
    assert program.ended() == status
    assert_given_back(program)


@pytest.mark.parametrize(("key", "status"), [("q", 0), ("\x03", 130)], ids=["q", "ctrl+c"])
def test_a_key_ends_it_while_a_comparison_takes_for_ever(start: Start, key: str, status: int) -> None:
    program = start("-c", NEVER_COMPARED)
    program.wait(SHOWN)
    program.press(key)
    assert program.ended() == status
    assert_given_back(program)


def test_it_ends_though_its_end_hangs(start: Start) -> None:
    program = start("-c", HANGS_AT_THE_END)
    program.wait(SHOWN)
    program.press("q")
    assert program.ended() == 0
    assert_given_back(program)


@pytest.mark.parametrize("moment", [ENTERED, SHOWN], ids=["at the first byte", "at the first frame"])
@pytest.mark.parametrize("ignored", [(), (signal.SIGHUP,)], ids=["told", "not told"])
def test_it_ends_when_its_terminal_is_closed(
    start: Start, moment: bytes, ignored: tuple[signal.Signals, ...]
) -> None:
    program = start(ignored=ignored)
    program.wait(moment)
    program.close()
    assert program.ended() == 129


def test_it_ends_when_its_terminal_is_read_no_more(start: Start) -> None:
    program = start()
    program.wait(SHOWN)
    program.press("ttttttttttttttttttttttttttttttttttttttttjkjkjkjkJJJJ" * 20)
    program.signal(signal.SIGTERM)
    assert program.ended(read=False) == 143


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_an_unfinished_note_is_kept(start: Start, tmp_path: Path, number: signal.Signals) -> None:
    program = start()
    program.wait(SHOWN, b" rephrased")
    program.press("a")
    program.wait(b"Comment")
    program.press("half a th")
    program.wait(b"th")
    program.signal(number)
    program.ended()
    assert_given_back(program)
    with open_library(tmp_path / "data" / "library.db") as library:
        assert [draft.text for draft in library.drafts()] == ["half a th"]
