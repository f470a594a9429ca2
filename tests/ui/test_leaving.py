"""What ends the program, where systems differ; `tests/terminal/test_ending.py` ends it in a terminal."""

from __future__ import annotations

import os
import select
import threading
from collections.abc import Iterator

import pytest

from newsreader.ui.leaving import Leaving

POLL = select.poll


@pytest.fixture
def leaving(monkeypatch: pytest.MonkeyPatch) -> Iterator[Leaving]:
    reading, writing = os.pipe()
    with open(reading) as terminal:
        monkeypatch.setattr("sys.__stdin__", terminal)
        yield Leaving(lambda status: True, lambda: None)
    os.close(writing)


def waited(leaving: Leaving) -> threading.Thread:
    thread = threading.Thread(target=leaving._wait_for_reason, daemon=True)
    thread.start()
    return thread


class NoDevices:
    """Polls as macOS does: what is no pipe is no descriptor."""

    def __init__(self) -> None:
        self._real = POLL()
        self._devices: set[int] = set()

    def register(self, descriptor: int, events: int) -> None:
        if events:
            self._real.register(descriptor, events)
        else:
            self._devices.add(descriptor)

    def unregister(self, descriptor: int) -> None:
        self._devices.remove(descriptor)

    def poll(self) -> list[tuple[int, int]]:
        return [(one, select.POLLNVAL) for one in self._devices] or self._real.poll()


@pytest.mark.parametrize("system", ["Linux", "macOS", "Windows"])
def test_it_goes_on_until_it_is_told(leaving: Leaving, system: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if system == "macOS":
        monkeypatch.setattr(select, "poll", NoDevices)
    if system == "Windows":
        monkeypatch.delattr(select, "poll")
        monkeypatch.delattr(select, "select")  # of sockets alone there
        monkeypatch.delattr(os, "set_blocking", raising=False)
    thread = waited(leaving)
    thread.join(0.2)
    assert thread.is_alive(), "nothing has ended it"
    leaving.begin(143)
    thread.join(60)
    assert not thread.is_alive() and leaving.status == 143
