"""Figures over many stories."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsreader.analysis.statistics import Statistics, statistics
from newsreader.analysis.tallies import (
    KINDS,
    NO_OUTLET,
    ClaimTally,
    StoryTally,
    VersionTally,
    outlet_of,
    tally_of,
)
from tests.support.making import bridge_story

DATES = st.sampled_from(["", "2026-01-02", "2026-01-01T08:00:00+00:00", "2026-01-01T09:30:00+02:00", "soon"])


@st.composite
def tallies(draw: st.DrawFn) -> StoryTally:
    count = draw(st.integers(2, 4))
    members = st.frozensets(st.integers(0, count - 1), min_size=1)
    small = st.integers(0, 5)
    versions = tuple(
        VersionTally(
            draw(st.sampled_from("ABCD")),
            draw(DATES),
            (draw(small), draw(small), draw(small), draw(small), draw(small)),
            draw(small),
            tuple((min(a, b), b) for a, b in (draw(st.tuples(small, small)) for _ in range(count))),
        )
        for _ in range(count)
    )
    copies = draw(st.sampled_from([(), ((0, 1),)]))
    claims = tuple(ClaimTally(draw(members), frozenset()) for _ in range(draw(small)))
    disputes = tuple((draw(members), draw(members)) for _ in range(draw(small)))
    return StoryTally(versions, copies, claims, disputes)


@settings(max_examples=25)
@given(st.lists(tallies(), max_size=3))
def test_the_figures_add_up_in_whatever_order_stories_are_counted(stories: list[StoryTally]) -> None:
    found = statistics(stories)
    assert found == statistics(reversed(stories))
    assert found.stories == len(stories)
    assert sum(one.versions for one in found.outlets) == sum(len(story.versions) for story in stories)
    for one in found.outlets:
        shares = [one.share(kind) for kind in KINDS[:-1]]
        assert one.known == 0 or sum(share or 0 for share in shares) == pytest.approx(1)
        assert one.won + one.lost <= one.conflicts and one.first <= one.timed <= one.claims
        assert one.alone <= one.claims
    for pair in found.pairs:
        assert pair.one.casefold() < pair.other.casefold()
        assert pair.both <= pair.either and pair.stories <= found.stories


def version(outlet: str, published: str = "") -> VersionTally:
    return VersionTally(outlet, published, (1, 0, 0, 0, 0), 0, ((0, 0),) * 3)


def story(*versions: VersionTally, **parts: object) -> StoryTally:
    whole = StoryTally(versions, (), (ClaimTally(frozenset(range(len(versions))), frozenset()),), ())
    return replace(whole, **parts)  # type: ignore[arg-type]


def firsts(*published: str) -> list[int]:
    found = statistics([story(*(version(f"{n}", when) for n, when in enumerate(published)))])
    return [one.first for one in sorted(found.outlets, key=lambda one: one.outlet)]


def test_who_publishes_first_is_told_where_it_is_certain() -> None:
    assert firsts("2026-01-01T10:00:00+02:00", "2026-01-01T08:30:00+00:00") == [1, 0]
    assert firsts("2026-01-02", "2026-01-01") == [0, 1]
    assert firsts("2026-01-01", "2026-01-01T08:00") == [0, 0], "a day that holds the time"
    assert firsts("2026-01-01", "2026-01-02T08:00:00Z") == [0, 0], "one has a zone, the other none"
    assert firsts("2026-01-01", "") == [0, 0]
    assert firsts("2026-01-01", "2026-01-01") == [0, 0]


def test_conflicts_are_won_by_the_most_independent_witnesses() -> None:
    three = (version("A"), version("B"), version("C"))
    camps = ((frozenset({0, 1}), frozenset({2})),)
    assert figures(statistics([story(*three, disputes=camps)])) == {"A": (1, 0), "B": (1, 0), "C": (0, 1)}
    copied = statistics([story(*three, disputes=camps, copies=((0, 1),))])
    assert figures(copied) == {"A": (0, 0), "B": (0, 0), "C": (0, 0)}, "copies are one witness: it is even"


def figures(found: Statistics) -> dict[str, tuple[int, int]]:
    return {one.outlet: (one.won, one.lost) for one in found.outlets}


def test_a_comparison_is_counted() -> None:
    _, comparison = bridge_story()
    found = statistics([tally_of(comparison)])
    names = [one.outlet for one in found.outlets]
    assert names == sorted(comparison.story.version_name(n) for n in range(3)) and len(found.pairs) == 3
    for number in range(3):
        counts = comparison.counts(number)
        tally = tally_of(comparison).versions[number]
        assert list(tally.sentences[:3]) == list(counts.values())
        assert tally.sentences[3] == len(comparison.contested(number))
    assert found.claims == len(comparison.claims)


def test_names_that_differ_in_case_are_one_outlet_and_two_versions_of_it_no_pair() -> None:
    found = statistics([story(version("The Lantern"), version("the lantern"))])
    assert [one.outlet for one in found.outlets] == ["The Lantern"] and not found.pairs
    assert found.outlets[0].versions == 2 and found.outlets[0].stories == 1


@pytest.mark.parametrize(
    ("named", "outlet"),
    [
        (("  The\nLantern ", "https://a.example/x", "b.txt"), "The Lantern"),
        (("", "https://www.lantern.example/x", "b.txt"), "lantern.example"),
        (("", "http://[", "in/blare.txt"), "blare"),
        (("", "", ""), NO_OUTLET),
    ],
)
def test_what_an_outlet_is_called(named: tuple[str, str, str], outlet: str) -> None:
    assert outlet_of(*named) == outlet
