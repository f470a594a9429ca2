"""Who does what to whom: subject and object that two sentences with the same words exchange."""

from __future__ import annotations

from collections.abc import Sequence

from newsreader.compare.contradictions.alignment import Alignment
from newsreader.compare.contradictions.units import Sort, Unit
from newsreader.text.lexicon.saying import REPORTING

_BE = frozenset("is are was were be been being am gets got get".split())
_BOTH_WAYS = frozenset(
    """meet met marry married join joined play played face faced talk talked speak spoke agree agreed fight
    fought clash clashed differ resemble border equal match matched draw drew merge
    merged debate debated and""".split()
)
"""Verbs that say the same with subject and object exchanged."""
_CLAUSE = frozenset(
    "that which who whom whose when while after before because if as although though where".split()
)


def exchanged(a: Alignment) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """The places (subject, object) of the left and what stands there on the right, where a verb has them
    exchanged; None where it has not. Active and passive are told apart."""
    right_of = a.to_right()
    leftover = sum(a.left[p].is_content for mine, _ in a.gaps for p in mine)
    leftover += sum(a.right[p].is_content for _, theirs in a.gaps for p in theirs)
    if leftover > 1:
        return None
    for verb, unit in enumerate(a.left):
        if verb not in right_of or not _may_act(unit):
            continue
        there = right_of[verb]
        mine, theirs = _arguments(a.left, verb), _arguments(a.right, there)
        if mine is None or theirs is None:
            continue
        across = tuple(right_of.get(place, -1) for place in mine)
        if across == (theirs[1], theirs[0]):
            return (min(mine), max(mine)), (min(theirs), max(theirs))
    return None


def _may_act(unit: Unit) -> bool:
    return (
        unit.sort is Sort.WORD
        and unit.form not in _BOTH_WAYS
        and unit.key not in REPORTING
        and unit.form.endswith(("ed", "s", "t", "k", "d", "w", "e", "n", "g"))
    )


def _arguments(units: Sequence[Unit], verb: int) -> tuple[int, int] | None:
    """The heads of subject and object, as places: for a passive who acts first."""
    passive = any(units[p].form in _BE for p in range(max(0, verb - 2), verb))
    before = _subject(units, verb)
    behind = next(
        (p for p in range(verb + 1, min(len(units), verb + 6)) if units[p].sort in (Sort.NAME, Sort.WORD)), -1
    )
    if before < 0 or behind < 0:
        return None
    between = [units[p].form for p in range(verb + 1, behind)]
    if passive:
        return (behind, before) if between[:1] == ["by"] else None
    if any(form not in ("the", "a", "an", "his", "her", "its", "their", "this", "that") for form in between):
        return None
    return before, behind


def _subject(units: Sequence[Unit], verb: int) -> int:
    """The head before a verb: the first name or noun of its clause, whatever is told of it in between."""
    head = -1
    for place in range(verb):
        unit = units[place]
        if unit.sort in (Sort.NAME, Sort.WORD) and head < 0:
            head = place
    return head
