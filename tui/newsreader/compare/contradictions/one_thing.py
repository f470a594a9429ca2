"""Whether two opposites of nearly identical sentences are said of one thing: by one subject, of one object,
and both as what happened."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.compare.contradictions.alignment import Alignment
from newsreader.compare.contradictions.units import Sort, Unit

_PUT_BEFORE = frozenset("to against of from for".split())
"""Prepositions between a noun and what it is of."""
_BESIDE = frozenset("co ex deputy vice former".split())
"""Words that make another one of who is meant: "pilot", "co-pilot"."""
_POSSIBLE = frozenset("could may might would should".split())
_ASKED = frozenset(("whether", "if"))
REACH = 6
"""Units before an opposite that may say whose it is, or that it is only possible."""


def of_one_thing(a: Alignment, left: int, right: int) -> bool:
    """Whether the units at two places, opposites, are said of one thing."""
    pair = (left, right)
    return _of_one_object(a, pair) and _of_one_subject(a, pair) and _alike_real(a, pair)


def _of_one_subject(a: Alignment, pair: tuple[int, int]) -> bool:
    """Whether two opposites have one subject: not where each has a name of its own before it ("Eastvale won",
    "Northfield lost")."""
    known = a.right_of, a.left_of
    before = [
        [p for p in range(max(0, place - REACH), place) if units[p].is_content and p not in across]
        for units, place, across in ((a.left, pair[0], known[0]), (a.right, pair[1], known[1]))
    ]
    beside = {units[p].form for units, places in ((a.left, before[0]), (a.right, before[1])) for p in places}
    if not beside.isdisjoint(_BESIDE):
        return False
    return not (before[0] and before[1]) or _same_number(a, before)


def _same_number(a: Alignment, before: Sequence[Sequence[int]]) -> bool:
    """Whether what stands before two opposites is how many there are of one thing."""
    sorts = {units[p].sort for units, places in ((a.left, before[0]), (a.right, before[1])) for p in places}
    return sorts <= {Sort.NUMBER, Sort.DAY, Sort.ORDINAL, Sort.CLOCK}


def _alike_real(a: Alignment, pair: tuple[int, int]) -> bool:
    """Whether both opposites are said to be, or both said to be possible, or both are a question."""
    before = [
        {units[p].form for p in range(max(0, place - REACH), place)}
        for units, place in ((a.left, pair[0]), (a.right, pair[1]))
    ]
    return all(cues.isdisjoint(before[0]) is cues.isdisjoint(before[1]) for cues in (_POSSIBLE, _ASKED))


def _of_one_object(a: Alignment, pair: tuple[int, int]) -> bool:
    """Whether two opposites have one object: not where one has a noun of its own put before it ("approved the
    budget", "rejected an objection to the budget")."""
    for units, place, known in ((a.left, pair[0], a.right_of), (a.right, pair[1], a.left_of)):
        head = next((p for p in range(place + 1, min(len(units), place + 4)) if units[p].is_content), -1)
        if head < 0 or head in known or units[head].sort is not Sort.WORD or head + 1 >= len(units):
            continue
        if units[head + 1].form in _PUT_BEFORE and any(
            p in known for p in range(head + 2, min(len(units), head + 6))
        ):
            return False
    return not any(
        _matter(a.left, mine, pair[0]) and _matter(a.right, theirs, pair[1]) for mine, theirs in a.gaps
    )


def _matter(units: Sequence[Unit], places: Sequence[int], verb: int) -> bool:
    """Whether something left over is what a verb is of: "convicted of fraud"."""
    return any(p > verb and units[p].is_content and units[p - 1].form == "of" for p in places)
