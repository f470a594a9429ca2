"""Words in which two nearly identical sentences differ where no rule says that they contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.compare.contradictions.alignment import Alignment
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


def tells_one(units: Sequence[Unit], places: Sequence[int]) -> bool:
    """Whether one of some units says something on its own."""
    return sum(units[place].is_content for place in places) == 1


def differing_words(a: Alignment, matched: int, counts: tuple[int, int]) -> Iterator[tuple[Span, Span]]:
    """Words in one place, where the sentences differ in one to three of them and in nothing else."""
    pairs = []
    differing = [0, 0]
    for mine, theirs in a.gaps:
        here = [p for p in mine if tells(a.left[p])]
        there = [p for p in theirs if tells(a.right[p])]
        differing[0] += len(here)
        differing[1] += len(there)
        if here and there:
            pairs.append((span_of(a.left, here), span_of(a.right, there)))
    if (
        pairs
        and max(differing) <= max(MOST_WORDING, matched // SHARE_OF_WORDING)
        and matched >= WORDING_LIKENESS * (max(counts) - max(differing))
    ):
        yield from pairs


_UNREAL = frozenset(
    stem(word)
    for word in """try attempt plan intend threaten want hope promise vow pledge offer seek prepare
    consider aim propose""".split()
)
"""Stems of words before a verb with which nothing is said to have been done."""


def only_wanted(a: Alignment) -> Iterator[tuple[Span, Span]]:
    """What one sentence says was done, and the other was only wanted: "left", "threatened to leave"."""
    for side, (units, others, across) in enumerate(
        ((a.left, a.right, a.right_of), (a.right, a.left, a.left_of))
    ):
        for place, unit in enumerate(units[:-2]):
            done = place + 2
            if place in across or done not in across or stem(unit.form) not in _UNREAL:
                continue
            if units[place + 1].form == "to" and others[across[done] - 1].form != "to":
                here, there = span_of(units, (place, done)), span_of(others, (across[done],))
                yield (there, here) if side else (here, there)
