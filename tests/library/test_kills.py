"""Processes that are killed while they add articles."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from newsreader.library import care
from tests.support.adding_process import COUNT
from tests.support.collecting_library import contents, opened, record
from tests.support.running import ROOT

PROCESS = ROOT / "tests" / "support" / "adding_process.py"


def killed(path: Path, portion: int, chance: random.Random) -> int:
    """How many articles a process said that it had kept before it was killed."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tui"), str(ROOT)))}
    with subprocess.Popen(
        [sys.executable, str(PROCESS), str(path), str(portion)], env=environment, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"ready\n"
        kept = 0
        for _ in range(chance.randrange(1, COUNT // portion)):
            kept = int(process.stdout.readline() or kept)
        process.kill()
        return max([kept, *map(int, process.stdout)])


@pytest.mark.parametrize("portion", [1, 60])
def test_what_was_told_is_kept_and_the_rest_can_be_added_again(tmp_path: Path, portion: int) -> None:
    path = tmp_path / "articles.db"
    chance = random.Random(portion)
    kept = 0
    for _ in range(2):
        kept = max(kept, killed(path, portion, chance))
        with opened(path) as library:
            assert care.check(library) == []
            assert library.counts().articles >= kept
            assert library.counts().articles % portion == 0
    with opened(path) as library, opened(tmp_path / "whole.db") as whole:
        records = [record(n) for n in range(COUNT)]
        list(library.add(records))
        list(whole.add(records))
        assert contents(library) == contents(whole)


def test_two_programs_that_add_the_same_at_once_add_it_once(tmp_path: Path) -> None:
    path = tmp_path / "articles.db"
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(ROOT / "tui"), str(ROOT)))}
    adding = [
        subprocess.Popen(
            [sys.executable, str(PROCESS), str(path), portion], env=environment, stdout=subprocess.DEVNULL
        )
        for portion in ("7", "30")
    ]
    assert [process.wait() for process in adding] == [0, 0]
    with opened(path) as library:
        assert library.counts().articles == COUNT
        assert care.check(library) == []
