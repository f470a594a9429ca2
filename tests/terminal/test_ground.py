"""A terminal that tells its ground: the theme follows it, and no answer is taken for keys."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newsreader.settings.theme_files import load_themes
from newsreader.ui.ground import ASK, TELL, TELL_NO_MORE
from tests.support.pseudo_terminal import ENTERED, LEFT, InTerminal
from tests.support.running import read_before

LIGHT, ATTRIBUTES = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "\x1b[?62;22c"


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[InTerminal]:
    read_before(tmp_path / "data")
    running = InTerminal(tmp_path)
    yield running
    running.clean_up()


def ground(name: str) -> bytes:
    """The background of a theme, as it is sent to a terminal of all colours."""
    colour = load_themes().by_name[name].colours.background
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"48;2;{red};{green};{blue}".encode()


def test_the_theme_is_that_of_the_ground_and_changes_with_it(terminal: InTerminal) -> None:
    terminal.wait(ENTERED, ASK.encode())
    terminal.press(LIGHT + ATTRIBUTES)
    terminal.wait(TELL.encode(), ground("paper"))
    terminal.wait(b"sentence 1 of")
    terminal.press("\x1b[?997;1n")
    terminal.wait(ground("dusk"))
    terminal.press("j")
    terminal.wait(b"sentence 2 of")
    terminal.press("q")
    assert terminal.ended() == 0
    assert TELL_NO_MORE.encode() in terminal.written
    assert terminal.is_as_before()


def test_a_terminal_that_answers_nothing_is_read_on_as_ever(terminal: InTerminal) -> None:
    terminal.wait(ENTERED, ASK.encode(), b"sentence 1 of")
    terminal.press("j")
    terminal.wait(b"sentence 2 of")
    terminal.press("q")
    terminal.wait(LEFT)
    assert terminal.ended() == 0
    assert TELL.encode() not in terminal.written


def test_a_terminal_that_knows_no_colours_of_its_own_is_told_nothing_more(terminal: InTerminal) -> None:
    terminal.wait(ASK.encode())
    terminal.press(ATTRIBUTES)
    terminal.wait(b"sentence 1 of")
    terminal.press("j")
    terminal.wait(b"sentence 2 of")
    terminal.press("q")
    assert terminal.ended() == 0
    assert TELL.encode() not in terminal.written
