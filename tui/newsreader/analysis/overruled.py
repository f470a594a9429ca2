"""The reader's rulings laid over the engine's comparison."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsreader.analysis.saying import in_percent
from newsreader.annotations.placing import RuledSentence, Unit
from newsreader.compare.claims.finding import find_claims
from newsreader.compare.disputes.finding import find_disputes
from newsreader.model import Clause, Comparison, Judgement, Match, Verdict
from newsreader.model.comparison import READER, STRENGTH

YOURS = "your verdict"


def apply_rulings(comparison: Comparison, rulings: Iterable[RuledSentence]) -> Comparison:
    """The comparison with rulings in the place of the judgements they overrule.

    "The same" and "not the same" hold both ways: the judgement on a matching sentence against the first
    version gains or loses that match, unless it has a ruling of its own. Claims and disputes are made anew.
    Rulings about sentences that make no claim are passed over.
    """
    wanted = {ruled.unit: ruled for ruled in rulings}
    changed: dict[Unit, Judgement] = {}

    def judgement(unit: Unit) -> Judgement | None:
        version, sentence, other = unit
        return changed.get(unit) or comparison.judgements[version][sentence][other]

    for unit, ruled in wanted.items():
        before = comparison.judgements[ruled.version][ruled.sentence][ruled.other]
        if before is None:
            continue
        changed[unit] = _ruled(before, ruled)
        matched = set(ruled.matches) | {match.sentence for match in before.matches}
        held = {conflict.sentence for conflict in (*before.conflicts, *before.differences)}
        settled = not _takes_away(before, ruled)
        for sentence in sorted(matched | (held if settled else set())):
            mirrored = (ruled.other, sentence, ruled.version)
            there = judgement(mirrored)
            if there is None or mirrored in wanted:
                continue
            there = _set_aside(there, ruled.sentence) if settled else there
            if sentence in matched:
                there = _mirrored(there, ruled, sentence in ruled.matches)
            changed[mirrored] = there
    if not changed:
        return comparison
    judgements = tuple(
        tuple(
            tuple(changed.get((version, sentence, other), judged) for other, judged in enumerate(row))
            for sentence, row in enumerate(rows)
        )
        for version, rows in enumerate(comparison.judgements)
    )
    claims = find_claims(comparison.story, judgements) if comparison.claims else ()
    made = replace(comparison, judgements=judgements, claims=claims)
    return replace(made, disputes=find_disputes(made))


def _ruled(before: Judgement, ruled: RuledSentence) -> Judgement:
    """What the reader says, and behind it what the engine said.

    Whoever rules that two sentences say the same has seen what they differ in: conflicts between them are set
    aside, and doubts about them are settled. Whoever only takes a match away says nothing of the others.
    """
    matches = () if ruled.verdict is Verdict.OMITTED else ruled.matches
    who = "the program" if before.engine is None else before.by
    said = f"{who} says {before.verdict}" + ("" if before.engine else f", {in_percent(before.confidence)}")
    same = before.verdict is ruled.verdict
    settled = not _takes_away(before, ruled)
    gone = {match.sentence for match in before.matches} - set(matches)
    return Judgement(
        ruled.verdict,
        1.0,
        before.partial and same,
        tuple(Match(match, 1.0) for match in matches),
        conflicts=() if settled else tuple(c for c in before.conflicts if c.sentence not in gone),
        why=(YOURS, said, *before.why),
        missing=before.missing if same else (),
        differences=() if settled else tuple(d for d in before.differences if d.sentence not in gone),
        shifts=tuple(shift for shift in before.shifts if shift.sentence in matches),
        wording=tuple(words for words in before.wording if words.sentence in matches),
        by=READER,
        overruled=before.conflicts if settled else (),
        clauses=before.clauses if same else _all(before, ruled.verdict is not Verdict.OMITTED),
    )


def _all(before: Judgement, told: bool) -> tuple[Clause, ...]:
    """All clauses as told, or as not told: whoever overrules a verdict speaks of the whole sentence."""
    return tuple(clause._replace(told=told, probability=float(told)) for clause in before.clauses)


def _takes_away(before: Judgement, ruled: RuledSentence) -> bool:
    """Whether a ruling takes matches away and changes nothing else."""
    return before.verdict is ruled.verdict and set(ruled.matches) < {m.sentence for m in before.matches}


def _set_aside(there: Judgement, sentence: int) -> Judgement:
    """A judgement whose conflicts with one sentence of the other version do not count."""
    rest = _without(there, sentence)
    about = tuple(conflict for conflict in there.conflicts if conflict.sentence == sentence)
    return replace(
        there,
        conflicts=rest.conflicts,
        differences=rest.differences,
        overruled=(*there.overruled, *about),
    )


def _mirrored(there: Judgement, ruled: RuledSentence, is_match: bool) -> Judgement:
    """The judgement on a sentence that a ruling names or no longer names, against the ruling's version."""
    others = tuple(match for match in there.matches if match.sentence != ruled.sentence)
    if is_match:
        verdict = max(there.verdict, ruled.verdict, key=STRENGTH.__getitem__) if others else ruled.verdict
        matches, why = (Match(ruled.sentence, 1.0), *others), (YOURS, *there.why)
        return replace(
            there,
            verdict=verdict,
            confidence=1.0,
            matches=matches,
            why=why,
            by=READER,
            unknown=False,
            engine=None,
            clauses=there.clauses if there.matches else _all(there, True),
        )
    if others or not there.matches:
        return replace(_without(there, ruled.sentence), matches=others)
    return Judgement(
        Verdict.OMITTED,
        1.0,
        why=(YOURS,),
        by=READER,
        overruled=there.overruled,
        clauses=_all(there, False),
    )


def _without(there: Judgement, sentence: int) -> Judgement:
    """A judgement without what is held against one sentence of the other version."""
    return replace(
        there,
        conflicts=tuple(conflict for conflict in there.conflicts if conflict.sentence != sentence),
        differences=tuple(one for one in there.differences if one.sentence != sentence),
        shifts=tuple(shift for shift in there.shifts if shift.sentence != sentence),
        wording=tuple(words for words in there.wording if words.sentence != sentence),
    )
