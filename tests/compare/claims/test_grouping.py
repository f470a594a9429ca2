"""Groups that are joined two at a time."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.compare.claims.grouping import DisjointSets

SIZE = 8
numbers = st.integers(0, SIZE - 1)


@given(st.lists(st.tuples(numbers, numbers), max_size=12))
def test_what_is_linked_by_a_chain_is_one_group(pairs: list[tuple[int, int]]) -> None:
    sets = DisjointSets(SIZE)
    for one, other in pairs:
        sets.join(one, other)
    reached = {n: {n} for n in range(SIZE)}
    for _ in range(SIZE):
        for one, other in pairs:
            reached[one] = reached[other] = reached[one] | reached[other]
    groups = sets.groups()
    assert groups == sorted(map(sorted, {frozenset(found) for found in reached.values()}))
    assert all(sets.first(n) == group[0] for group in groups for n in group)
