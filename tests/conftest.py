"""What holds for every test: nothing of the developer's own is read or written."""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("suite"), derandomize=True)
settings.register_profile("few", settings.get_profile("ci"), max_examples=20)
settings.load_profile("ci" if os.environ.get("CI") else "suite")

# The program is started hundreds of times, and four processes read all tests: what one has compiled the
# others read, whatever the environment says.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)

# What runs in the background may be started with these ignored, and so would be what the tests start.
for number, handler in (
    (signal.SIGINT, signal.default_int_handler),
    (signal.SIGHUP, signal.SIG_DFL),
    (signal.SIGTERM, signal.SIG_DFL),
):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, handler)


@given(st.none())
def _draw(_: None) -> None:
    """Has Hypothesis begin."""


def pytest_collection_finish() -> None:
    """Thousands of tests stay: the collector of garbage looks through them no more."""
    _draw()  # asks the collector who holds its random numbers, which it does not tell of what is frozen
    gc.freeze()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty settings folder, an empty folder for the library, and an environment that shows colours and
    all signs."""
    folder = tmp_path / "settings"
    monkeypatch.setenv("NEWSREADER_CONFIG_DIR", str(folder))
    monkeypatch.setenv("NEWSREADER_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return folder
