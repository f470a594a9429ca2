"""Patterns in a process of their own: it can be ended, takes little, and leaves nothing."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from newsreader.text import matching_process
from newsreader.text.matching import BadPattern, find_pattern
from newsreader.text.matching_process import MatchingProcess, Superseded

TEXT = "Lone \ud800 half, a sea\nand 20 ships."
FOR_EVER = r"(?:(?:a{1000}){1000}){1000}"
SLOW = r"(?:(x+x+)+y|(a|aa)+\1!)"
MANY_XS = "x" * 4000
HANGS = "import threading; threading.Event().wait()"


@pytest.fixture
def matching(monkeypatch: pytest.MonkeyPatch) -> Iterator[MatchingProcess]:
    """Every process that it starts has ended when it is closed."""
    started: list[subprocess.Popen[bytes]] = []
    start = matching_process._start

    def remember() -> subprocess.Popen[bytes] | None:
        child = start()
        assert child is not None
        started.append(child)
        return child

    monkeypatch.setattr(matching_process, "_start", remember)
    made = MatchingProcess()
    yield made
    made.close()
    assert not [child for child in started if child.poll() is None]


def test_it_finds_what_is_found_here(matching: MatchingProcess) -> None:
    for pattern in (r"\w+", r"\p{Lu}", "a", "nowhere", r"\d+ ships"):
        assert matching.find(TEXT, pattern) == find_pattern(TEXT, pattern)
    assert matching.find("x" * 1_000_000 + "y", "y") == find_pattern("x" * 1_000_000 + "y", "y")


def test_what_cannot_be_compiled_is_told_and_the_next_is_found(matching: MatchingProcess) -> None:
    for pattern, words in (
        (FOR_EVER, "too large"),
        ("(?R)", "too large"),
        ("(" * 3000 + ")" * 3000, "too large"),
        ("(", "no pattern"),
    ):
        with pytest.raises(BadPattern, match=words):
            matching.find(TEXT, pattern)
        assert len(matching.find(TEXT, "sea")) == 1


def test_a_search_that_finds_no_end_is_given_up(matching: MatchingProcess) -> None:
    with pytest.raises(BadPattern, match="no end"):
        matching.find(MANY_XS, SLOW)


def test_a_search_that_gives_no_answer_is_ended(
    matching: MatchingProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(matching_process, "PATIENCE", 0.1)
    monkeypatch.setattr(matching_process, "_start", _starting(matching_process._start, HANGS))
    with pytest.raises(BadPattern, match="no end"):
        matching.find(TEXT, "sea")


def test_a_new_search_ends_the_one_before(matching: MatchingProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(matching_process, "PATIENCE", 60)
    monkeypatch.setattr(matching_process, "_start", _starting(matching_process._start, HANGS))
    with ThreadPoolExecutor() as pool:
        before = pool.submit(matching.find, TEXT, "ships")
        while not matching._is_busy:
            pass
        assert len(matching.find(TEXT, "sea")) == 1
        with pytest.raises(Superseded):
            before.result()


def _starting(start: object, first: str) -> object:
    """Starts another program the first time."""
    commands = [[sys.executable, "-c", f"print('ready', flush=True)\n{first}"]]

    def begin() -> object:
        if commands:
            return subprocess.Popen(commands.pop(), stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert callable(start)
        return start()

    return begin


def test_where_no_process_can_be_started_what_looks_too_large_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matching_process, "_start", lambda: None)
    matching = MatchingProcess()
    assert len(matching.find(TEXT, "sea")) == 1
    with pytest.raises(BadPattern, match="too large"):
        matching.find(TEXT, FOR_EVER)
    matching.close()
