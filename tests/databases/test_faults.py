"""Both stores of SQLite, broken off at any write, on disks that are too small, and damaged at random.

All of it, at every single write: `python -m tests.benchmarks.faults`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.damaging import STORES, ruined
from tests.support.running import ROOT
from tests.support.write_points import why_not


def said_by(*command: str) -> dict[str, object]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tui"), str(ROOT)))}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


@pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can be done")
@pytest.mark.parametrize(
    ("play", "every", "at_least"),
    [("notes", 13, 100), ("library", 29, 100), ("restore", 5, 20), ("upgrade", 7, 50)],
)
def test_a_store_holds_the_old_or_the_new_wherever_a_write_breaks_off(
    play: str, every: int, at_least: int
) -> None:
    """Killed before a write or in the middle of it, the disk full from then on, or that one write failing."""
    command = ["-m", "tests.support.breaking_off", play, "killed,full,torn,fails", str(every)]
    found = said_by(sys.executable, *command)
    assert found["damage"] == []
    assert isinstance(found["writes"], int) and found["writes"] > at_least


def why_no_disk() -> str:
    """Why no small file system can be had here; empty when it can."""
    if shutil.which("unshare") is None or not hasattr(os, "fork"):
        return "this system has no unshare(1)"
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "newsreader", "/mnt"]
    done = subprocess.run([*UNSHARE, *mount], capture_output=True, text=True, check=False)
    return f"no file system may be mounted here ({done.stderr.strip()[:80]})" if done.returncode else ""


UNSHARE = ("unshare", "--mount", *(() if os.name == "nt" or os.geteuid() == 0 else ("--map-root-user",)))


@pytest.mark.parametrize(("play", "sizes"), [("notes", "4 60 140"), ("library", "60 200 300")])
def test_a_real_disk_that_is_full_or_can_only_be_read(tmp_path: Path, play: str, sizes: str) -> None:
    reason = why_no_disk()
    if reason:
        pytest.skip(reason)
    command = [sys.executable, "-m", "tests.support.small_disk", play, str(tmp_path), *sizes.split()]
    assert said_by(*UNSHARE, *command) == {"disks": 3, "full": 3, "damage": []}


@pytest.mark.parametrize(("name", "seeds"), [("notes", range(25)), ("library", range(70, 85))], ids=STORES)
def test_damage_at_random_is_told_in_a_line_and_a_backup_comes_back(
    tmp_path: Path, name: str, seeds: range
) -> None:
    for seed, wrong in ruined(name, tmp_path, seeds):
        assert wrong == [], f"damage {seed}"
