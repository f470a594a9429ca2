"""Words in which two nearly identical sentences differ where no rule says that they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.compare.contradictions.alignment import Alignment, Prepared, Units
from newsreader.compare.contradictions.units import EXCLUSIVE, KEPT_LIGHT, Sort, Unit
from newsreader.model import Span
from newsreader.text.stems import stem

WORDING_LIKENESS = 0.75
MOST_WORDING = 3
"""Content words on either side that two nearly identical sentences may differ in without a rule; in a long
one as many as a part of those that they share:"""
SHARE_OF_WORDING = 4


def span_of(units: Sequence[Unit], places: Sequence[int]) -> Span:
    """From the first to the last of some units."""
    return Span(units[min(places)].start, units[max(places)].end)


def tells(unit: Unit) -> bool:
    """Whether a unit that stands in one sentence only is a difference."""
    if unit.form in KEPT_LIGHT:
        return True
    return (unit.is_content or unit.sort is Sort.QUANTIFIER) and unit.form not in EXCLUSIVE


def _telling(units: Units) -> frozenset[int]:
    """The places of the units that are a difference where they stand in one sentence only."""
    return frozenset([place for place, unit in enumerate(units) if tells(unit)])


def tells_one(side: Prepared, places: Sequence[int]) -> bool:
    """Whether one of some units of a sentence says something on its own."""
    return sum([side.content[place] for place in places]) == 1


def differing_words(a: Alignment, matched: int, counts: tuple[int, int]) -> list[tuple[Span, Span]]:
    """Words in one place, where the sentences differ in one to three of them and in nothing else."""
    if not a.facing:
        return []
    telling, beside = a.one.read(_telling), a.other.read(_telling)
    pairs = []
    left = right = 0
    for mine, theirs in a.gaps:
        here = [p for p in mine if p in telling]
        there = [p for p in theirs if p in beside]
        left += len(here)
        right += len(there)
        if here and there:
            pairs.append((here, there))
    differing = max(left, right)
    few = differing <= max(MOST_WORDING, matched // SHARE_OF_WORDING)
    if not few or matched < WORDING_LIKENESS * (max(counts) - differing):
        return []
    return [(span_of(a.left, here), span_of(a.right, there)) for here, there in pairs]


_UNREAL = frozenset(
    stem(word)
    for word in """try attempt plan intend threaten want hope promise vow pledge offer seek prepare
    consider aim propose""".split()
)
"""Stems of words before a verb with which nothing is said to have been done."""


def only_wanted(a: Alignment) -> Iterator[tuple[Span, Span]]:
    """What one sentence says was done, and the other was only wanted: "left", "threatened to leave"."""
    for side, (wanted, units, others, across) in enumerate(
        (
            (a.one.read(_wanted), a.left, a.right, a.right_of),
            (a.other.read(_wanted), a.right, a.left, a.left_of),
        )
    ):
        for place in wanted:
            done = place + 2
            if place not in across and done in across and others[across[done] - 1].form != "to":
                here, there = span_of(units, (place, done)), span_of(others, (across[done],))
                yield (there, here) if side else (here, there)


def _wanted(units: Units) -> list[int]:
    """The places of what is said to be wanted, intended or tried: "to" and something done come behind."""
    return [
        place
        for place, unit in enumerate(units[:-2])
        if units[place + 1].form == "to" and stem(unit.form) in _UNREAL
    ]
