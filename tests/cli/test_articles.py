"""The user's library, as commands open it."""

from __future__ import annotations

import pytest

from newsreader import library
from newsreader.cli.articles import opened
from newsreader.library import Library, ReadOnly
from tests.cli.test_progress import terminal


def test_a_library_that_takes_long_to_open_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = terminal(monkeypatch)

    def slowly() -> Library:
        assert screen.painted.wait(30)
        return Library()

    monkeypatch.setattr(library, "Library", slowly)
    with opened(to_write=True) as found:
        assert found.counts().articles == 0
    assert "opening the library for 0 s; one of an older" in screen.getvalue()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_one_that_cannot_be_written_is_opened_to_be_read_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Library, "notice", "the disk is full")
    with opened() as found:
        assert found.stories().rows == ()
    with pytest.raises(ReadOnly, match="the disk is full"), opened(to_write=True):
        pass
