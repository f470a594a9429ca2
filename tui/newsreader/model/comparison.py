"""A comparison: what every version of a story does with every sentence of the others."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from newsreader.model.article import Span
from newsreader.model.story import Story


class Verdict(StrEnum):
    """What one other version does with a sentence."""

    CONFIRMED = "confirmed"
    REPHRASED = "rephrased"
    OMITTED = "omitted"


STRENGTH = {Verdict.CONFIRMED: 2, Verdict.REPHRASED: 1, Verdict.OMITTED: 0}


class ConflictKind(StrEnum):
    """The kind of fact on which a matched pair disagrees."""

    FIGURE = "figure"
    DATE = "date"
    PLACE = "place"
    NAME = "name"
    OUTCOME = "outcome"
    SPEAKER = "speaker"
    QUOTATION = "quote"


@dataclass(frozen=True, slots=True)
class Match:
    """A sentence of another version that carries the claim."""

    sentence: int
    score: float
    """Probability, 0 to 1, that it does."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A fact on which a sentence and its match disagree."""

    kind: ConflictKind
    here: Span
    """In the article of the sentence."""
    sentence: int
    """The matched sentence of the other version."""
    there: Span
    """In the text of the other version."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one other version does with a sentence, and why the program says so."""

    verdict: Verdict
    confidence: float
    """Probability, 0 to 1, that the verdict is right."""
    partial: bool = False
    """A substantial second claim of the sentence is missing from that version."""
    matches: tuple[Match, ...] = ()
    """The best first; empty for omitted."""
    conflicts: tuple[Conflict, ...] = ()
    why: tuple[str, ...] = ()
    """A few plain words each, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """All judgements of a story."""

    story: Story
    judgements: tuple[tuple[tuple[Judgement | None, ...], ...], ...]
    """`judgements[version][sentence][other]`: None where `other` is `version` itself and for every
    sentence that makes no claim."""

    def against(self, version: int, sentence: int) -> tuple[tuple[int, Judgement], ...]:
        """(other version, judgement) for one sentence, in the order of the versions."""
        row = self.judgements[version][sentence]
        return tuple((other, judgement) for other, judgement in enumerate(row) if judgement is not None)

    def colour(self, version: int, sentence: int, others: Collection[int] | None = None) -> Verdict | None:
        """The strongest verdict among the versions read against (all, unless given).

        None for a sentence that makes no claim, or that has nothing to be read against.
        """
        verdicts = [
            judgement.verdict
            for other, judgement in self.against(version, sentence)
            if others is None or other in others
        ]
        return max(verdicts, key=STRENGTH.__getitem__, default=None)

    def counts(self, version: int) -> dict[Verdict, int]:
        """How many sentences of a version are drawn in each colour."""
        counts = dict.fromkeys(Verdict, 0)
        for sentence in range(len(self.judgements[version])):
            verdict = self.colour(version, sentence)
            if verdict is not None:
                counts[verdict] += 1
        return counts

    def conflicts(self, version: int) -> int:
        """How many sentences of a version are in conflict with another version."""
        return sum(
            any(judgement.conflicts for judgement in row if judgement) for row in self.judgements[version]
        )
