"""Asking for the package of the engine loads nothing of it, and changes nothing in the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import newsreader.compare

PROGRAM = """
import gc, sys
import newsreader.compare
loaded = {name.partition(".")[0] for name in sys.modules} & {"numpy", "rapidfuzz", "textual", "yaml"}
assert not loaded, loaded
before = gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()
newsreader.compare.compare
assert "numpy" in sys.modules
assert "newsreader.compare.training" not in sys.modules
assert (gc.isenabled(), gc.get_threshold(), gc.get_freeze_count()) == before
"""


def test_the_engine_is_imported_when_it_is_asked_for() -> None:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "tui")}
    done = subprocess.run([sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True)
    assert not done.returncode, done.stderr


def test_every_name_that_is_offered_is_there() -> None:
    assert all(hasattr(newsreader.compare, name) for name in newsreader.compare.__all__)
    with pytest.raises(AttributeError, match="has no attribute 'goat'"):
        _ = newsreader.compare.goat
