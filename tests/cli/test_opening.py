"""Opening stories on the screen, as far as the terminal shows it before the screen does."""

from __future__ import annotations

from threading import Event

import pytest

from newsreader.cli import opening


def test_a_long_reading_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Event()
    said: list[str] = []

    def say(message: str) -> None:
        said.append(message)
        told.set()

    monkeypatch.setattr(opening, "say", say)
    with opening.telling_of_long_reading(patience=0.001):
        assert told.wait(30)
    assert said[0] == "still reading after 0 s; ctrl+c stops it"


def test_a_short_reading_is_not_spoken_of(monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(opening, "say", said.append)
    with opening.telling_of_long_reading(patience=3600):
        pass
    assert not said
