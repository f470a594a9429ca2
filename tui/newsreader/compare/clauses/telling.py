"""Which clauses of every sentence every other version tells."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from newsreader.compare.align.alignment import BLOCK_GROUPS, Alignment
from newsreader.compare.align.features import Floats, Ints, tally
from newsreader.compare.align.joins import spans
from newsreader.compare.align.logistic import DIGITS
from newsreader.compare.clauses.columns import clause_columns
from newsreader.compare.clauses.parts import Parts, read_parts
from newsreader.compare.clauses.weights import ClauseModel, shipped_clause_model
from newsreader.model import Clause, Span, Story
from newsreader.records import dataclass
from newsreader.stopping import checkpoint

SHOWN = 2
"""Digits of a probability that is kept."""
LIKELY = 0.5
"""Probability from which a clause counts as told."""


@dataclass(frozen=True, slots=True)
class ClauseTelling:
    """How likely every clause of a story is told by every version."""

    parts: Parts
    model: ClauseModel
    versions: int
    chance: npt.NDArray[np.float32]
    """clauses x versions; of a version against itself it means nothing."""
    size: Floats
    """Of every clause, how much it says: the logarithm of its weight."""

    def partial(self, group: Ints, odds: Floats) -> npt.NDArray[np.bool_]:
        """Of some groups = row * versions + other version, whether the sentence, if it is carried, is told
        only in part; `odds` are those of the alignment for that."""
        chance = self.model.partial.probability(self.partial_columns(group, odds))
        flags: npt.NDArray[np.bool_] = np.round(chance, DIGITS) >= self.model.partial_from
        return flags

    def partial_columns(self, group: Ints, odds: Floats) -> dict[str, Floats]:
        """What tells whether a sentence is told only in part; columns of the length groups.

        `least`, `most`: of its clauses; `untold`: the share of it that is not told; `largest`: the most that
        a clause says that is not told; `clauses`, `says`: how many there are, what they say; `row`: `odds`.
        """
        row, other = np.divmod(group, self.versions)
        count = np.diff(self.parts.pointer)[row]
        owner, clause = spans(self.parts.pointer[row], count)
        chance = self.chance[clause, other[owner]].astype(np.float64)
        size, first = self.size[clause], np.cumsum(count) - count
        said = np.maximum(tally(owner, size, len(group)), 1e-9)
        empty = np.zeros(0)
        least = np.minimum.reduceat(chance, first) if len(group) else empty
        most = np.maximum.reduceat(chance, first) if len(group) else empty
        untold = size * (1 - chance)
        return {
            "least": least,
            "most": most,
            "untold": tally(owner, untold, len(group)) / said,
            "largest": np.maximum.reduceat(untold, first) if len(group) else empty,
            "clauses": np.log(count.astype(np.float64)),
            "says": np.log1p(said),
            "row": odds,
        }

    def of_row(
        self, row: int, others: Sequence[int], omitted: Sequence[bool], partial: Sequence[bool]
    ) -> list[tuple[Clause, ...]]:
        """The clauses of a sentence, as some versions tell them that omit it, or carry it only in part.

        They agree with what is said of the sentence as a whole: of one that is carried the likeliest clause
        is told; of one that is omitted, or carried in part and of several clauses, the least likely is not.
        """
        first, last = self.parts.pointer[row : row + 2].tolist()
        spans = self.parts.spans[row]
        shown = np.round(self.chance[first:last].astype(np.float64), SHOWN)
        chances = list(zip(*shown.tolist(), strict=True))
        made: dict[tuple[bool, bool, tuple[float, ...]], tuple[Clause, ...]] = {}
        found = []
        for other, is_omitted, is_partial in zip(others, omitted, partial, strict=True):
            key = is_omitted, is_partial, chances[other]
            clauses = made.get(key)  # many versions do alike with a sentence
            if clauses is None:
                clauses = made[key] = _clauses(spans, *key)
            found.append(clauses)
        return found


def _clauses(
    spans: Sequence[Span], omitted: bool, partial: bool, chances: Sequence[float]
) -> tuple[Clause, ...]:
    """The clauses of a sentence, from how likely each is told and what is said of the sentence."""
    least, most = chances.index(min(chances)), chances.index(max(chances))
    lost = omitted or (partial and len(chances) > 1)
    found = []
    for place, (span, chance) in enumerate(zip(spans, chances, strict=True)):
        told = (chance >= LIKELY and not (lost and place == least)) or (place == most and not omitted)
        found.append(Clause(span.start, span.end, told, chance))
    return tuple(found)


def tell_clauses(story: Story, alignment: Alignment) -> ClauseTelling:
    """Weigh all clauses of a story by the model that comes with the program."""
    return weigh_clauses(alignment, read_parts(story, alignment.features), shipped_clause_model())


def weigh_clauses(alignment: Alignment, parts: Parts, model: ClauseModel) -> ClauseTelling:
    """Weigh given clauses, some of them at a time."""
    r, versions = alignment.features, alignment.features.versions
    chance = np.zeros((parts.size, versions), dtype=np.float32)
    size = np.zeros(parts.size)
    row = np.repeat(np.arange(r.size), np.diff(parts.pointer))
    step = max(BLOCK_GROUPS // max(versions, 1), 1)
    for first in range(0, parts.size, step):
        checkpoint()
        some = np.arange(first, min(first + step, parts.size))
        clause, other = np.repeat(some, versions), np.tile(np.arange(versions), len(some))
        columns = clause_columns(r, alignment.ranked, parts, clause, row[clause] * versions + other)
        found = np.round(model.told.probability(columns), SHOWN)
        chance[some] = found.reshape(-1, versions)
        size[some] = columns["size"].reshape(-1, versions)[:, 0]
    return ClauseTelling(parts, model, versions, chance, size)
