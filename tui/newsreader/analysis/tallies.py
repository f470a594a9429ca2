"""What there is to count of a compared story: all that statistics over many stories need."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import PurePath
from urllib.parse import urlsplit

from newsreader.model import Comparison, Dispute, Role, Standing, Verdict
from newsreader.records import dataclass

CONFIRMED, REPHRASED, OMITTED = (verdict.value for verdict in Verdict)
CONTESTED, UNKNOWN = "contested", "unknown"
KINDS = (CONFIRMED, REPHRASED, OMITTED, CONTESTED, UNKNOWN)
"""What a sentence that makes a claim is counted as: one of these."""
NO_OUTLET = "no outlet"


@dataclass(frozen=True, slots=True)
class VersionTally:
    """What there is to count of one version."""

    outlet: str
    published: str
    """ISO 8601; empty when unknown."""
    sentences: tuple[int, int, int, int, int]
    """Those that make claims, by KINDS."""
    corrections: int
    """Notes of its editors on what they corrected."""
    told_by: tuple[tuple[int, int], ...]
    """Per version: how many of its sentences that one tells, of how many of which that is known."""


@dataclass(frozen=True, slots=True)
class ClaimTally:
    """Who tells a claim."""

    told: frozenset[int]
    unknown: frozenset[int]
    """Versions of which too little could be read to tell."""


@dataclass(frozen=True, slots=True)
class StoryTally:
    """A compared story, counted."""

    versions: tuple[VersionTally, ...]
    copies: tuple[tuple[int, ...], ...]
    """Groups of versions that are one witness."""
    claims: tuple[ClaimTally, ...]
    disputes: tuple[tuple[frozenset[int], ...], ...]
    """Per fact in conflict who is in which camp."""

    def witnesses(self, versions: frozenset[int]) -> int:
        """How many independent versions some are."""
        group = {version: number for number, copies in enumerate(self.copies) for version in copies}
        return len({group.get(version, -1 - version) for version in versions})


def outlet_of(outlet: str, url: str, path: str) -> str:
    """What an outlet is counted as over many stories: its name, else its host, else the name of its file."""
    named = " ".join(outlet.split())
    if named:
        return named
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        host = ""
    return host.removeprefix("www.") or PurePath(path).stem or NO_OUTLET


def tally_of(comparison: Comparison, named: Callable[[int], str] | None = None) -> StoryTally:
    """The count of a comparison; `named` says what a version is counted as, unless it is its outlet."""
    story = comparison.story
    count = len(story.versions)
    short = frozenset(n for n, article in enumerate(story.versions) if article.beginning_only)
    versions = []
    for version, article in enumerate(story.versions):
        kinds: Counter[str] = Counter()
        told, known = [0] * count, [0] * count
        for sentence in article.sentences:
            found = comparison.against(version, sentence.index)
            if not found:
                continue
            kinds[_kind(comparison, version, sentence.index)] += 1
            for other, judgement in found:
                known[other] += not judgement.unknown
                told[other] += judgement.verdict is not Verdict.OMITTED
        versions.append(
            VersionTally(
                named(version) if named else outlet_of(article.outlet, article.url, article.path),
                article.published,
                counted(kinds),
                sum(sentence.role is Role.CORRECTION for sentence in article.sentences),
                tuple(zip(told, known, strict=True)),
            )
        )
    claims = []
    for claim in comparison.claims:
        tellers = frozenset(version for version, sentences in enumerate(claim.told) if sentences)
        claims.append(ClaimTally(tellers, short - tellers))
    asserted = (one for one in comparison.disputes if one.standing is Standing.ASSERTED)
    return StoryTally(tuple(versions), comparison.copies, tuple(claims), tuple(map(_camps, asserted)))


def counted(kinds: Counter[str]) -> tuple[int, int, int, int, int]:
    """How many sentences are of each of KINDS."""
    confirmed, rephrased, omitted, contested, unknown = (kinds[kind] for kind in KINDS)
    return confirmed, rephrased, omitted, contested, unknown


def _kind(comparison: Comparison, version: int, sentence: int) -> str:
    if comparison.is_contested(version, sentence):
        return CONTESTED
    colour = comparison.colour(version, sentence)
    return UNKNOWN if colour is None else colour.value


def _camps(dispute: Dispute) -> tuple[frozenset[int], ...]:
    return tuple(frozenset(camp.versions) for camp in dispute.camps)
