"""Text for a terminal: its colours, its pager, and that a pipe gets neither."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from newsreader.cli.paging import columns, pager, wants_colour
from tests.support.pseudo_terminal import NEWSREADER, InTerminal
from tests.support.running import ROOT, in_shell, program

BORDER = str(ROOT / "seeds" / "border-security")
COMPARE = (*NEWSREADER, "compare", BORDER)


def test_colour_is_for_terminals_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [wants_colour(choice, {}) for choice in ("auto", "always", "never")] == [False, True, False]
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert [wants_colour(choice, {}) for choice in ("auto", "always", "never")] == [True, True, False]
    assert not wants_colour("auto", {"NO_COLOR": "1"}) and wants_colour("always", {"NO_COLOR": "1"})
    assert not wants_colour("auto", {"TERM": "dumb"})


def test_the_pager_is_the_one_that_is_named() -> None:
    assert pager({"PAGER": f"{sys.executable} -u"}) == [sys.executable, "-u"]
    for named in ("", " ", "cat", "no-such-program", "'"):
        assert pager({"PAGER": named}) == []
    assert pager({}) in (["less", "-FRX"], [])


def test_without_a_terminal_lines_have_their_usual_width() -> None:
    assert columns() == 100


def test_a_pipe_gets_plain_text_and_no_pager(tmp_path: Path) -> None:
    marker = tmp_path / "paged"
    plain = program("compare", BORDER).stdout
    assert "\x1b" not in plain
    done = in_shell('PAGER="touch $1" newsreader compare "$2" | cat', str(marker), BORDER)
    assert (done.stdout, marker.exists()) == (plain, False)
    coloured = program("compare", "--color", "always", BORDER).stdout
    assert "\x1b[" in coloured and program("compare", "--colour", "never", BORDER).stdout == plain


@pytest.fixture
def paged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pager that says what it is given."""
    script = tmp_path / "pager.py"
    script.write_text(
        "import sys\nfor line in sys.stdin: print('PAGED', line, end='', flush=True)\n", "utf-8"
    )
    monkeypatch.setenv("PAGER", f"{sys.executable} {script}")
    return tmp_path


def test_a_terminal_gets_colours_and_the_pager(paged: Path) -> None:
    terminal = InTerminal(paged, COMPARE)
    try:
        terminal.wait(b"PAGED \x1b[1mIran and Pakistan", b"\x1b[32m\xe2\x97\x8f")
        assert terminal.ended() == 0
        assert terminal.is_as_before()
    finally:
        terminal.clean_up()


def test_no_color_gets_the_pager_alone(paged: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    terminal = InTerminal(paged, COMPARE)
    try:
        terminal.wait(b"PAGED Iran and Pakistan")
        assert terminal.ended() == 0
        assert b"\x1b" not in terminal.written
    finally:
        terminal.clean_up()


def test_a_reader_who_has_seen_enough_ends_it_well(paged: Path) -> None:
    (paged / "pager.py").write_text("print('SEEN', input())\n", encoding="utf-8")
    terminal = InTerminal(paged, (*NEWSREADER, "compare", str(ROOT / "seeds")))
    try:
        terminal.wait(b"SEEN")
        assert terminal.ended() == 0
        assert b"Traceback" not in terminal.written
    finally:
        terminal.clean_up()


def test_json_is_never_paged(paged: Path) -> None:
    terminal = InTerminal(paged, (*COMPARE, "--format", "json"))
    try:
        terminal.wait(b'{"schema": "newsreader.comparison/1"')
        assert terminal.ended() == 0
        assert b"PAGED" not in terminal.written
    finally:
        terminal.clean_up()
