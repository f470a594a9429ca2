"""The samples on the screen do not contradict themselves."""

from __future__ import annotations

import asyncio
from collections import Counter

import pytest

from tests.benchmarks.contradictions import SEEDS, look


@pytest.mark.parametrize("sample", sorted(path.name for path in SEEDS.iterdir() if path.is_dir()))
def test_nothing_on_the_screen_contradicts_itself(sample: str) -> None:
    counts: Counter[str] = Counter()
    asyncio.run(look(SEEDS / sample, counts))
    assert counts["looked at"] and counts["map rows"]
    assert (counts["rows"], counts["map"], counts["percentages"]) == (0, 0, 0)
