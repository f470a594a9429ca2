"""Which clauses of a sentence nobody else tells, and which ones a version tells."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import groupby
from operator import itemgetter

from newsreader.model import Clause, Judgement, Span, Verdict


def told_by_nobody(judgements: Collection[Judgement | None]) -> tuple[Span, ...]:
    """The clauses of a sentence that none of some versions tells, those beside one another as one.

    None of a sentence that all of them leave out, which is no part of it, and none where nothing is known.
    """
    known = [one.clauses for one in judgements if one is not None and one.clauses and not one.unknown]
    if not known:
        return ()
    told = [any(one.told for one in clauses) for clauses in zip(*known, strict=True)]
    return _runs(known[0], told, False) if any(told) else ()


def parted(judgement: Judgement) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Of a sentence that a version tells partly: what it tells and what not, clauses beside one another as
    one. Nothing of one that it tells or leaves out as a whole."""
    told = [clause.told for clause in judgement.clauses]
    if judgement.unknown or all(told) or not any(told):
        return (), ()
    return _runs(judgement.clauses, told, True), _runs(judgement.clauses, told, False)


def lacks(judgement: Judgement | None) -> tuple[Span, ...]:
    """What a version leaves out of a sentence that it tells in part, a substantial claim; else nothing."""
    if judgement is None or not judgement.partial or judgement.verdict is Verdict.OMITTED:
        return ()
    return parted(judgement)[1]


def _runs(clauses: Sequence[Clause], told: Sequence[bool], wanted: bool) -> tuple[Span, ...]:
    """The stretches of clauses that are told, or that are not."""
    found = []
    for is_told, run in groupby(zip(clauses, told, strict=True), key=itemgetter(1)):
        if is_told is wanted:
            stretch = [clause for clause, _ in run]
            found.append(Span(stretch[0].start, stretch[-1].end))
    return tuple(found)
