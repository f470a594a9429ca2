"""Opening stories on the screen, as far as the terminal shows it before the screen does."""

from __future__ import annotations

from threading import Event

import pytest

from newsreader.cli import opening
from newsreader.cli.main import run
from newsreader.library import Library, default_path
from tests.support.collecting_library import record


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


def test_what_is_opened_without_names(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[bool] = []

    def show(options: object, *, to_library: bool) -> int:
        shown.append(to_library)
        return 0

    monkeypatch.setattr(opening, "terminal_refusal", lambda *_, **__: "")
    monkeypatch.setattr(opening, "_show", show)
    assert run([]) == 0
    with Library() as library:
        assert run([]) == 0
        list(library.add([record()]))
    assert run([]) == run(["open"]) == run(["seeds"]) == run(["library", "open"]) == 0
    assert shown == [False, False, True, True, False, True]


def test_a_library_that_cannot_be_opened_keeps_nobody_from_reading(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    default_path().parent.mkdir(parents=True)
    default_path().write_bytes(b"no database" * 200)
    assert not opening._has_articles()
    assert "articles.db" in capsys.readouterr().err
