"""The same texts give the same comparison: whatever the process, and in whatever order the versions stand."""

from __future__ import annotations

import os
import subprocess
import sys
from itertools import permutations
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from newsreader.compare import compare, judge
from newsreader.compare.align import alignment, candidates, features, rare
from newsreader.model import Comparison, Judgement, Story
from tests.support.making import article

TEXTS = (
    article(
        "Baker's robot wins prize in Lund",
        "A robot that kneads rye dough won the grand prize at the Lund fair on Saturday. | "
        "Its maker, Ilse Brandt, called it “a patient pair of hands.” | The jury praised the quiet motor.",
    ),
    article(
        "Dough robot takes grand prize",
        "The grand prize of the fair in Lund went to a kneading robot on Saturday. | "
        "“It is a patient pair of hands,” said Brandt, a former miller. | About 3,000 visitors came.",
    ),
    article(
        "Fair in Lund draws 3,000",
        "Some 3,000 people visited the fair in Lund. | A robot for bakers won its grand prize. | "
        "A juror, Sven Holm, liked how quiet it was.",
    ),
)
WORDS = (
    "robot dough prize fair Lund Brandt Saturday 3,000 jury quiet the of won said “patient hands” not".split()
)


def judgements(comparison: Comparison) -> dict[tuple[str, int, str], Judgement]:
    """The judgements by texts instead of by places."""
    versions = comparison.story.versions
    return {
        (versions[v].text, s, versions[o].text): judgement
        for v, rows in enumerate(comparison.judgements)
        for s, row in enumerate(rows)
        for o, judgement in enumerate(row)
        if judgement is not None
    }


def test_the_order_of_the_versions_changes_nothing() -> None:
    expected = judgements(compare(Story("Fair", TEXTS)))
    for order in permutations(TEXTS):
        assert judgements(compare(Story("Fair", order))) == expected


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9), min_size=1, max_size=5),
        min_size=2,
        max_size=3,
    )
)
def test_the_order_of_random_versions_changes_nothing(drawn: list[list[list[str]]]) -> None:
    versions = tuple(
        article(*(" ".join([*sentence, str(number)]) + "." for sentence in sentences))
        for number, sentences in enumerate(drawn)
    )
    forward = judgements(compare(Story("", versions)))
    assert judgements(compare(Story("", versions[::-1]))) == forward


def test_the_order_of_long_versions_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    tables = compare(Story("Fair", TEXTS))
    monkeypatch.setattr(candidates, "LONG_CELLS", 0)
    found = judgements(compare(Story("Fair", TEXTS)))
    for order in permutations(TEXTS):
        assert judgements(compare(Story("Fair", order))) == found
    by_tables = judgements(tables)
    for place, judgement in found.items():
        assert judgement.verdict is by_tables[place].verdict
        assert judgement.matches == by_tables[place].matches


def test_cutting_the_work_on_long_versions_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "LONG_CELLS", 0)
    whole = judgements(compare(Story("Fair", TEXTS)))
    monkeypatch.setattr(rare, "BLOCK_PAIRS", 3)
    monkeypatch.setattr(rare, "BLOCK_HITS", 2)
    monkeypatch.setattr(features, "AT_ONCE", 2)
    assert judgements(compare(Story("Fair", TEXTS))) == whole


def test_cutting_the_work_into_blocks_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates, "NEAREST", 2)
    whole = compare(Story("Fair", TEXTS))
    monkeypatch.setattr(candidates, "BLOCK_CELLS", 8)
    monkeypatch.setattr(candidates, "PART_PAIRS", 1)
    monkeypatch.setattr(alignment, "BLOCK_GROUPS", 1)
    monkeypatch.setattr(judge, "AT_ONCE", 1)
    assert compare(Story("Fair", TEXTS)) == whole


PROGRAM = """
import sys
sys.path[:0] = [{root!r}]
from tests.compare.test_invariance import TEXTS
from newsreader.compare import compare
from newsreader.model import Story
print(repr(compare(Story("Fair", TEXTS)).judgements))
"""


def test_another_process_with_another_hash_seed_gives_the_same_bytes() -> None:
    root = Path(__file__).resolve().parents[2]
    program = PROGRAM.format(root=str(root))
    source = str(root / "tui")
    printed = [
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": source},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4711")
    ]
    assert printed[0] == printed[1] == printed[2]
    assert b"CONFIRMED" in printed[0] or b"REPHRASED" in printed[0]
