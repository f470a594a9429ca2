"""Agreement on where something is, against the example in print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.coefficients import NO_UNITS
from newsreader.annotations.unitizing import disagreement, unitized

SPANS = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 10)), max_size=6)

# Krippendorff, Content Analysis (2004), page 254: two observers of a continuum from 150 to 450.
FIRST = [("c", (75, 145)), ("c", (220, 250)), ("k", (30, 90)), ("k", (150, 200))]
SECOND = [("c", (70, 150)), ("c", (205, 225)), ("c", (250, 270)), ("k", (30, 90)), ("k", (150, 200))]


def test_krippendorffs_example() -> None:
    rows, together = unitized([FIRST, SECOND], 300)
    assert [(row.tag, row.counts) for row in rows] == [("c", (2, 3)), ("k", (2, 2))]
    assert rows[0].alpha.observed == pytest.approx(1 - 0.0144, abs=0.0001)
    assert rows[0].alpha.expected == pytest.approx(1 - 0.0532, abs=0.0001)
    assert [row.alpha.value for row in rows] == pytest.approx([0.7286, 1.0], abs=0.0001)
    assert together.value == pytest.approx(0.8591, abs=0.0005)


def test_passages_that_overlap_or_touch_are_one() -> None:
    ((row,), _) = unitized([[("a", (0, 5)), ("a", (5, 9)), ("a", (3, 7))], [("a", (0, 9))]], 50)
    assert (row.counts, row.alpha.value) == ((1, 1), 1)


def test_one_coder_agrees_with_nobody() -> None:
    ((row,), together) = unitized([[("a", (0, 5))]], 50)
    assert (row.counts, row.alpha.undefined, together.undefined) == ((1,), NO_UNITS, NO_UNITS)


def test_nothing_tagged_is_undefined() -> None:
    assert unitized([[], []], 50) == ((), unitized([[], []], 0)[1])
    assert unitized([[], []], 50)[1].undefined == NO_UNITS


@given(SPANS, SPANS)
def test_agreement_is_symmetric_and_whole_only_where_all_is_the_same(
    one: list[tuple[int, int]], other: list[tuple[int, int]]
) -> None:
    first, second = ([("a", (start, start + size)) for start, size in spans] for spans in (one, other))
    rows, found = unitized([first, second], 100)
    assert found.value == (None if not rows else pytest.approx(unitized([second, first], 100)[1].value))
    assert unitized([first, first], 100)[1].value in (None, 1)
    assert disagreement([[], []], 100) == (0, 0)
