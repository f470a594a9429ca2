"""How every version tells a claim, who vouches for it independently, and what a version leaves out."""

from __future__ import annotations

from newsreader.model import Claim, Comparison, Verdict
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class Telling:
    """What one version does with a claim."""

    verdict: Verdict
    """How it tells the representative of the claim; confirmed in the representative's own version."""
    sentences: tuple[int, ...]
    """Its sentences that do, in order. Where it tells the claim along with another one, the sentence belongs
    to that other claim. Empty for omitted."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A claim that a version does not tell."""

    claim: Claim
    witnesses: int
    """Independent versions that tell it."""


OMITTED = Telling(Verdict.OMITTED, ())


def telling(comparison: Comparison, claim: Claim, version: int) -> Telling:
    """What a version does with a claim. Raises IndexError for a version that is not in the story."""
    where, sentence = claim.representative
    told = claim.told[version]
    if version == where:
        return Telling(Verdict.CONFIRMED, told)
    judgement = comparison.judgements[where][sentence][version]
    if judgement is not None and judgement.verdict is not Verdict.OMITTED:
        return Telling(judgement.verdict, told or tuple(sorted({m.sentence for m in judgement.matches})))
    return Telling(Verdict.REPHRASED, told) if told else OMITTED


def told_by(comparison: Comparison, claim: Claim) -> tuple[Telling, ...]:
    """What every version does with a claim."""
    return tuple(telling(comparison, claim, version) for version in range(len(claim.told)))


def witnesses(comparison: Comparison, claim: Claim) -> int:
    """How many independent versions tell a claim."""
    tellings = enumerate(told_by(comparison, claim))
    return comparison.witnesses([v for v, told in tellings if told.verdict is not Verdict.OMITTED])


def left_out(comparison: Comparison, version: int) -> tuple[LeftOut, ...]:
    """The claims that a version leaves out: those most versions vouch for first, then in story order.

    None of one of which only the beginning could be read: what the rest of it tells is unknown.
    """
    if comparison.story.versions[version].beginning_only:
        return ()
    missing = [
        LeftOut(claim, witnesses(comparison, claim))
        for claim in comparison.claims
        if telling(comparison, claim, version).verdict is Verdict.OMITTED
    ]
    return tuple(sorted(missing, key=lambda left: -left.witnesses))
