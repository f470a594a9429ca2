"""The reader's rulings laid over the engine's comparison."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from newsreader.analysis.saying import in_percent
from newsreader.annotations.placing import RuledSentence, Unit
from newsreader.compare.claims.finding import find_claims
from newsreader.compare.disputes.finding import find_disputes
from newsreader.model import Comparison, Judgement, Match, Verdict
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
        kept = set(ruled.matches)
        for match in sorted(kept | {match.sentence for match in before.matches}):
            mirrored = (ruled.other, match, ruled.version)
            there = judgement(mirrored)
            if there is None or mirrored in wanted:
                continue
            settled = not _takes_away(before, ruled)
            changed[mirrored] = _mirrored(there, ruled, match in kept, settled)
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
    said = f"the program says {before.verdict}, {in_percent(before.confidence)}"
    same = before.verdict is ruled.verdict
    conflicts = tuple(conflict for conflict in before.conflicts if conflict.sentence in matches)
    taken_away = _takes_away(before, ruled)
    return Judgement(
        ruled.verdict,
        1.0,
        before.partial and same,
        tuple(Match(match, 1.0) for match in matches),
        conflicts=conflicts if taken_away else (),
        why=(YOURS, said, *before.why),
        missing=before.missing if same else (),
        differences=tuple(d for d in before.differences if taken_away and d.sentence in matches),
        shifts=tuple(shift for shift in before.shifts if shift.sentence in matches),
        wording=tuple(words for words in before.wording if words.sentence in matches),
        by=READER,
        overruled=() if taken_away else conflicts,
    )


def _takes_away(before: Judgement, ruled: RuledSentence) -> bool:
    """Whether a ruling takes matches away and changes nothing else."""
    return before.verdict is ruled.verdict and set(ruled.matches) < {m.sentence for m in before.matches}


def _mirrored(there: Judgement, ruled: RuledSentence, is_match: bool, settled: bool) -> Judgement:
    """The judgement on a sentence that a ruling names or no longer names, against the ruling's version.

    `settled`: what the two are in conflict about is set aside."""
    others = tuple(match for match in there.matches if match.sentence != ruled.sentence)
    if is_match:
        verdict = max(there.verdict, ruled.verdict, key=STRENGTH.__getitem__) if others else ruled.verdict
        matches, why = (Match(ruled.sentence, 1.0), *others), (YOURS, *there.why)
        about = [conflict for conflict in there.conflicts if conflict.sentence == ruled.sentence]
        if settled:
            rest = _without(there, ruled.sentence)
            there = replace(
                there,
                conflicts=rest.conflicts,
                differences=rest.differences,
                overruled=(*there.overruled, *about),
            )
        return replace(
            there, verdict=verdict, confidence=1.0, matches=matches, why=why, by=READER, unknown=False
        )
    if len(others) == len(there.matches):
        return there
    if others:
        return replace(_without(there, ruled.sentence), matches=others)
    return Judgement(Verdict.OMITTED, 1.0, why=(YOURS,), by=READER)


def _without(there: Judgement, sentence: int) -> Judgement:
    """A judgement without what is held against one sentence of the other version."""
    return replace(
        there,
        conflicts=tuple(conflict for conflict in there.conflicts if conflict.sentence != sentence),
        differences=tuple(one for one in there.differences if one.sentence != sentence),
        shifts=tuple(shift for shift in there.shifts if shift.sentence != sentence),
        wording=tuple(words for words in there.wording if words.sentence != sentence),
    )
