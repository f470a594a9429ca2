"""Where a version tells the same with more or less force: "admitted" for "said", "could" for "will"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsreader.compare.wording.strength import Added, Graded, How, Read
from newsreader.model import Shift, Span, WordingShift

SHARED = 4
"""Families of content words that both sentences have, where only one neighbour of a word is the same."""
SHARED_AROUND = 3
"""The same, where the words before and behind it are."""
REPORTED = 3
"""Families of content words that what is said shares."""

Stretches = tuple[Graded, Graded]
"""A stretch here and the one there that has its place."""


def shifts_between(here: Read, there: Read) -> tuple[Stretches, ...]:
    """The stretches of two sentences that differ in force, none twice. Give the two in one order, whichever
    is looked at: so what is weaker from one to the other is stronger the other way."""
    return tuple(_find(here, there)) if _may_differ(here, there) else ()


def wording_shift(here: Graded, sentence: int, there: Graded) -> WordingShift:
    """How a stretch of a matched sentence words a stretch of a sentence."""
    shift = Shift.WEAKER if there.grade < here.grade else Shift.STRONGER
    return WordingShift(shift, here.span, sentence, there.span)


def _may_differ(here: Read, there: Read) -> bool:
    """Whether two sentences offer anything that can differ in force."""
    return bool(here.added or there.added) or any(_apart(here, there, scale) for scale in here.grades)


def _find(here: Read, there: Read) -> Iterator[Stretches]:
    """The stretches of two sentences that stand in each other's place and differ in force, none twice."""
    shared = len(here.families & there.families)
    pairs = [
        (a, b)
        for a in here.graded
        for b in there.graded
        if a.scale == b.scale and a.grade != b.grade and not (a.quoted and b.quoted)
    ]
    pairs = [(a, b) for a, b in pairs if _same_place(a, b, shared) and _apart(here, there, a.scale)]
    pairs.sort(key=lambda pair: -len(pair[0].before & pair[1].before) - len(pair[0].behind & pair[1].behind))
    if shared >= SHARED_AROUND:
        pairs += _without(here.added, there)
        pairs += ((a, b) for b, a in _without(there.added, here))
    taken: set[tuple[bool, Span]] = set()
    for a, b in pairs:
        if (True, a.span) not in taken and (False, b.span) not in taken:
            taken |= {(True, a.span), (False, b.span)}
            yield a, b


def _apart(here: Read, there: Read, scale: str) -> bool:
    """Whether two sentences have grades on a scale, and none in common; else nothing is lost between them."""
    return scale in there.grades and here.grades[scale].isdisjoint(there.grades[scale])


def _without(added: Sequence[Added], other: Read) -> Iterator[Stretches]:
    """Hedges and boosters that another sentence does without, with the words that stand there."""
    for extra in added:
        word = next((other.beside[pair][n] for pair, n in extra.around if pair in other.beside), None)
        if word is not None and (extra.booster or other.vouched) and not other.added:
            span = Span(word.start, word.end)
            yield (
                Graded("added", int(extra.booster), How.ADDED, extra.span, False),
                Graded("added", int(not extra.booster), How.ADDED, span, False),
            )


def _same_place(a: Graded, b: Graded, shared: int) -> bool:
    """Whether two stretches say the same thing of the same thing, as far as the words around them tell."""
    before, behind = a.before & b.before, a.behind & b.behind
    if a.how is How.SAYING:
        return bool(before) and len(a.reported & b.reported) >= REPORTED
    if a.how is How.DEGREE:
        return shared >= SHARED_AROUND
    if a.how is How.SMALL:
        same = bool(before) or not (a.before or b.before)
        return same and a.next == b.next != "" and shared >= SHARED_AROUND
    return shared >= (SHARED_AROUND if before and behind else SHARED) and bool(before or behind)
