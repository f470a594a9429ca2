"""Which clauses nobody else tells, and which a version leaves out."""

from __future__ import annotations

from newsreader.analysis.clauses import lacks, parted, told_by_nobody
from newsreader.model import Clause, Judgement, Match, Span, Verdict


def judged(told: str, *, partial: bool = False, unknown: bool = False) -> Judgement:
    """A judgement with a clause of four letters for every sign: + told, - not told."""
    clauses = tuple(Clause(5 * n, 5 * n + 4, sign == "+", 0.5) for n, sign in enumerate(told))
    if "+" in told:
        return Judgement(Verdict.REPHRASED, 0.9, partial, (Match(0, 0.9),), clauses=clauses)
    return Judgement(Verdict.OMITTED, 0.9, clauses=clauses, unknown=unknown)


def test_what_nobody_tells_of_a_sentence_that_somebody_tells_in_part() -> None:
    assert told_by_nobody([judged("+--+"), None, judged("+---")]) == (Span(5, 14),)
    assert told_by_nobody([judged("-+-+")]) == (Span(0, 4), Span(10, 14))
    assert told_by_nobody([judged("+-"), judged("-+")]) == ()


def test_a_sentence_that_all_leave_out_has_no_such_part() -> None:
    assert told_by_nobody([judged("--"), judged("--")]) == ()
    assert told_by_nobody([None]) == ()
    assert told_by_nobody([judged("--", unknown=True)]) == ()


def test_what_one_version_tells_and_what_not() -> None:
    assert parted(judged("++-")) == ((Span(0, 9),), (Span(10, 14),))
    assert parted(judged("++")) == parted(judged("--")) == ((), ())
    assert lacks(judged("+-", partial=True)) == (Span(5, 9),)
    assert lacks(judged("+-")) == lacks(judged("--")) == lacks(None) == ()
