"""Where a second reader agrees with the engine, and where it overrules it."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from newsreader.model import Comparison, Judgement
from newsreader.records import dataclass

SIGN = "²"
"""Stands beside what a second reader has judged."""
AGREES, OVERRULES = "agrees", "overrules"


@dataclass(frozen=True, slots=True)
class SecondOpinions:
    """How many verdicts there are that a second reader was asked about and answered."""

    by: tuple[str, ...] = ()
    """Who was asked, sorted."""
    agreed: int = 0
    overruled: int = 0

    @property
    def in_words(self) -> str:
        """Such as "second reader qwen2.5: 12 agreed, 3 overruled"; nothing where there is none."""
        return f"{', '.join(self.by)}: {self.agreed} agreed, {self.overruled} overruled" if self.by else ""


def is_second(judgement: Judgement) -> bool:
    """Whether a verdict is that of a second reader."""
    return judgement.engine is not None


def sign_of(judgement: Judgement | None) -> str:
    """The sign of a second opinion, or a space."""
    return SIGN if judgement is not None and is_second(judgement) else " "


def stand_in_words(judgement: Judgement) -> str:
    """What the second reader does with the verdict of the engine; nothing where there is none."""
    if judgement.engine is None:
        return ""
    return AGREES if judgement.engine is judgement.verdict else OVERRULES


def second_opinions(
    comparison: Comparison, version: int | None = None, others: Collection[int] | None = None
) -> SecondOpinions:
    """The second opinions in a comparison, or on one version, read against all or some others."""
    versions = range(len(comparison.judgements)) if version is None else (version,)
    found = [j for each in versions for j in _of_version(comparison, each, others)]
    agreed = sum(judgement.engine is judgement.verdict for judgement in found)
    return SecondOpinions(tuple(sorted({j.by for j in found})), agreed, len(found) - agreed)


def _of_version(comparison: Comparison, version: int, others: Collection[int] | None) -> Iterator[Judgement]:
    for row in comparison.judgements[version]:
        for other, judgement in enumerate(row):
            if judgement is not None and is_second(judgement) and (others is None or other in others):
                yield judgement
