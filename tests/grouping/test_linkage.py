"""Groups of what is alike on average, in whatever order it comes."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.grouping.likeness import CUT, FULL
from newsreader.grouping.linkage import Pair, components, partition

ALIKE, UNLIKE = 2 * CUT, CUT // 2


def groups(
    count: int,
    scores: dict[Pair, int],
    *,
    days: Sequence[int | None] = (),
    together: Sequence[Pair] = (),
    apart: Sequence[Pair] = (),
) -> list[list[int]]:
    keys = [f"{item:03}" for item in range(count)]
    return partition(keys, days or [1] * count, scores, together=together, apart=apart)


def test_groups_are_joined_as_long_as_their_pairs_are_alike_on_average() -> None:
    chain = {(0, 1): ALIKE, (1, 2): ALIKE}
    assert groups(3, chain) == [[0, 1, 2]]  # 2 and the others: half of ALIKE
    assert groups(4, chain | {(2, 3): ALIKE}) == [[0, 1], [2, 3]]
    assert groups(3, {(0, 1): CUT - 1}) == [[0], [1], [2]]
    assert groups(0, {}) == []


def test_articles_that_no_day_lets_be_compared_part_nothing() -> None:
    weeks = {(item, item + 1): ALIKE for item in range(20)}
    assert groups(21, weeks, days=[3 * item for item in range(21)]) == [list(range(21))]


def test_what_has_no_day_does_not_bring_together_what_is_years_apart() -> None:
    alike = {(0, 1): ALIKE, (1, 2): FULL}
    assert groups(3, alike, days=[1, None, 999]) == [[0], [1, 2]]
    assert groups(3, alike, days=[1, None, 2]) == [[0, 1, 2]]


def test_what_the_reader_says_counts_more_than_what_is_alike() -> None:
    alike = {(0, 1): FULL, (1, 2): FULL, (0, 2): FULL}
    assert groups(3, alike, apart=[(0, 2)]) == [[0, 1], [2]]
    assert groups(3, {}, together=[(0, 2)]) == [[0, 2], [1]]
    assert groups(3, {}, together=[(0, 1), (1, 2)], apart=[(0, 2)]) == [[0, 1], [2]]


@st.composite
def hanging(draw: st.DrawFn) -> tuple[list[int | None], dict[Pair, int], list[Pair], list[Pair]]:
    count = draw(st.integers(1, 12))
    pairs = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1)).filter(lambda p: p[0] < p[1])
    few = st.lists(pairs, max_size=3 if count > 1 else 0)
    days = draw(st.lists(st.one_of(st.none(), st.integers(1, 9)), min_size=count, max_size=count))
    levels = st.sampled_from([UNLIKE, CUT, ALIKE, FULL])
    scores = draw(st.dictionaries(pairs, levels, max_size=30 if count > 1 else 0))
    return days, scores, draw(few), draw(few)


@given(hanging())
@settings(max_examples=150, deadline=None)
def test_parts_that_do_not_hang_together_are_grouped_as_if_they_were_alone(
    drawn: tuple[list[int | None], dict[Pair, int], list[Pair], list[Pair]],
) -> None:
    days, scores, together, apart = drawn
    whole = {
        frozenset(group) for group in groups(len(days), scores, days=days, together=together, apart=apart)
    }
    alone = set()
    for part in components(len(days), [*together, *(pair for pair, score in scores.items() if score >= CUT)]):
        place = {item: index for index, item in enumerate(part)}

        def within(pairs: Sequence[Pair], place: dict[int, int] = place) -> list[Pair]:
            return [(place[a], place[b]) for a, b in pairs if a in place and b in place]

        found = groups(
            len(part),
            {(place[a], place[b]): s for (a, b), s in scores.items() if a in place and b in place},
            days=[days[item] for item in part],
            together=within(together),
            apart=within(apart),
        )
        alone |= {frozenset(part[index] for index in group) for group in found}
    assert whole == alone
    assert not any(group >= set(pair) for group in whole for pair in apart)


def test_a_thousand_orders_give_the_same_groups_also_among_equals() -> None:
    chance = random.Random(5)
    count = 24
    days = [chance.choice([None, 1, 2, 3, 5, 7]) for _ in range(count)]
    scores = {
        (a, b): chance.choice([UNLIKE, CUT, CUT, ALIKE])
        for a in range(count)
        for b in range(a + 1, count)
        if chance.random() < 0.3
    }
    together, apart = [(3, 17), (5, 9)], [(3, 4), (9, 17)]
    keys = [f"{item:03}" for item in range(count)]

    def ordered(order: Sequence[int]) -> set[frozenset[str]]:
        place = {item: index for index, item in enumerate(order)}

        def placed(pair: Pair) -> Pair:
            a, b = place[pair[0]], place[pair[1]]
            return min(a, b), max(a, b)

        found = partition(
            [keys[item] for item in order],
            [days[item] for item in order],
            {placed(pair): score for pair, score in scores.items()},
            together=[placed(pair) for pair in together],
            apart=[placed(pair) for pair in apart],
        )
        return {frozenset(keys[order[index]] for index in group) for group in found}

    expected = ordered(range(count))
    assert 1 < len(expected) < count
    order = list(range(count))
    for _ in range(1000):
        chance.shuffle(order)
        assert ordered(order) == expected
