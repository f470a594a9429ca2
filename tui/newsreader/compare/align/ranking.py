"""The likeliest counterparts of every sentence in every other version, and what they hold of its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np
import numpy.typing as npt

from newsreader.compare.align.candidates import CandidatePairs, reverse
from newsreader.compare.align.features import Floats, Ints, StoryFeatures, Table, tally
from newsreader.compare.align.joins import spans
from newsreader.compare.align.logistic import DIGITS, Logistic
from newsreader.compare.align.sums import SAME_FAMILY
from newsreader.records import dataclass
from newsreader.stopping import checkpoint

TABLE = 1 << 24
"""Rows times items up to which it is looked up in a table which row holds which item, not searched for."""
CANDIDATES = 3
"""Counterparts that may together carry a sentence."""


OF_BEST = (
    "soft_there", "core_here", "core_there", "core_mean", "gram", "around", "anchor", "quoted", "lead_here",
    "top", "name", "number", "negation", "distance", "speaker_other", "speaker_there",
    "speaker_gone", "speaker_there_back", "speaker_gone_back", "headline_there", "window_there",
    "plain_here", "plain_there", "plain_mean", "number_lost", "number_more",
)  # fmt: skip
"""Pair features that are kept of the likeliest pair."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """The counterparts of every group = row * versions + other version, the likeliest first."""

    there: Ints
    """groups x CANDIDATES: the row of the other version, -1 where there is none."""
    probability: Floats
    """groups x CANDIDATES; 0 where there is none."""


@dataclass(frozen=True, slots=True)
class RankedPairs:
    """What is kept of the pairs of every group besides; arrays of the length groups, 0 where it has none."""

    total: Floats
    """Sum of the probabilities of all pairs."""
    back: Floats
    """How likely the likeliest counterpart is carried in its turn."""
    back_best: Floats
    """The highest probability that a counterpart is carried in its turn."""
    best: dict[str, Floats]
    """By the names in OF_BEST: of the likeliest pair."""


def rank(
    features: StoryFeatures,
    parts: Iterable[tuple[CandidatePairs, Iterable[Mapping[str, Floats]]]],
    pair: Logistic,
) -> tuple[Ranked, RankedPairs]:
    """Rank pairs, given in parts with their features, by their probability under `pair`.

    All pairs of a group are in one part, and their features in one block of those of the part; the earlier
    sentence wins a tie.
    """
    groups = features.size * features.versions
    shape = groups, CANDIDATES
    ranked = Ranked(np.full(shape, -1, dtype=np.int64), np.zeros(shape))
    table = np.zeros((3 + len(OF_BEST), groups))  # in one piece, which goes back to the system as one
    kept = RankedPairs(table[0], table[1], table[2], dict(zip(OF_BEST, table[3:], strict=True)))
    for pairs, blocks in parts:
        checkpoint()
        if pairs.size:
            _rank_part(ranked, kept, pairs, blocks, pair)
    return ranked, kept


def _rank_part(
    ranked: Ranked,
    kept: RankedPairs,
    pairs: CandidatePairs,
    blocks: Iterable[Mapping[str, Floats]],
    pair: Logistic,
) -> None:
    """Fill in the groups that these are all pairs of."""
    probability = np.zeros(pairs.size)
    group, likeliest = pairs.group[pairs.start], np.zeros_like(pairs.start)
    first = 0
    for columns in blocks:
        chance = np.round(pair.probability(columns), DIGITS)
        stop = first + len(chance)
        probability[first:stop] = chance
        within = slice(*np.searchsorted(pairs.start, (first, stop)).tolist())
        start, there = pairs.start[within] - first, pairs.there[first:stop]
        best = _rank_block(ranked, group[within], start, there, chance)
        for name, values in kept.best.items():
            values[group[within]] = columns[name][best]
        likeliest[within] = best + first
        first = stop
    returned = probability[reverse(pairs)]
    kept.back[group] = returned[likeliest]
    kept.back_best[group] = np.maximum.reduceat(returned, pairs.start)
    count = np.diff(np.append(pairs.start, pairs.size))
    kept.total[group] = tally(np.repeat(np.arange(len(group)), count), probability, len(group))


def _rank_block(ranked: Ranked, group: Ints, start: Ints, there: Ints, probability: Floats) -> Ints:
    """Fill in some groups from all their pairs, `start` being the first of each; the likeliest of each."""
    left = probability.copy()
    count = np.diff(np.append(start, len(left)))
    index = np.arange(len(left))
    likeliest = start
    for place in range(CANDIDATES):
        best = np.maximum.reduceat(left, start)
        at_best = np.where(left == np.repeat(best, count), index, len(left))
        chosen = np.minimum.reduceat(at_best, start)
        has = best >= 0
        ranked.there[group[has], place] = there[chosen[has]]
        ranked.probability[group[has], place] = probability[chosen[has]]
        left[chosen[has]] = -1.0
        if not place:
            likeliest = chosen
    return likeliest


def holds(entries: Table, rows: Ints, items: Ints) -> npt.NDArray[np.bool_]:
    """Whether each row holds the item beside it; rows and items are such as `entries` has."""
    cells = (len(entries.pointer) - 1) * entries.width
    if cells > TABLE:
        return entries.places(rows, items)[1]
    table = np.zeros(cells, dtype=bool)
    table[entries.code] = True
    found: npt.NDArray[np.bool_] = table[rows * entries.width + items]
    return found


@dataclass(frozen=True, slots=True)
class Coverage:
    """Which words of some rows are found in their counterparts; arrays over all entries of these rows."""

    features: StoryFeatures
    rows: Ints
    """The rows asked for; one may be asked for several times."""
    owner: Ints
    """Which of them an entry belongs to."""
    entry: Ints
    exact: Floats
    """1 where a counterpart holds the term."""
    near: Floats
    """1 where a counterpart holds its family."""

    @property
    def soft(self) -> Floats:
        """1 where a counterpart holds the term, SAME_FAMILY where it holds only its family."""
        return (1 - SAME_FAMILY) * self.exact + SAME_FAMILY * self.near

    def sums(self, values: Floats | Ints) -> Floats:
        """Sum over the entries of every row asked for."""
        return tally(self.owner, values, len(self.rows))

    def share(self, values: Floats, weight: Ints) -> Floats:
        """Mean of a value over the entries of every row, by the weight of an entry; 0 without weight."""
        share: Floats = self.sums(weight[self.entry] * values) / np.maximum(self.of_rows(weight), 1)
        return share

    def of_rows(self, weight: Ints) -> Floats:
        """Of every row asked for the sum of a weight over its entries."""
        r = self.features
        sums: Floats = tally(r.terms.row, weight, r.size)[self.rows]
        return sums


def cover(features: StoryFeatures, rows: Ints, counterparts: Ints) -> Coverage:
    """Find the entries of `rows` in their counterparts: an array rows x any, -1 for none."""
    r = features
    owner, entry = spans(r.terms.pointer[rows], np.diff(r.terms.pointer)[rows])
    item = r.terms.item[entry]
    family = r.family_of[item]
    exact, near = np.zeros(len(owner), dtype=bool), np.zeros(len(owner), dtype=bool)
    for column in counterparts.T:
        there = column[owner]
        asked = np.flatnonzero(there >= 0)
        near[asked] |= holds(r.families, there[asked], family[asked])
        asked = asked[near[asked]]
        exact[asked] |= holds(r.terms, there[asked], item[asked])
    return Coverage(r, rows, owner, entry, exact.astype(np.float64), near.astype(np.float64))


def named(
    features: StoryFeatures,
    ranked: Ranked,
    groups: Ints,
    carried: npt.NDArray[np.bool_],
    further: float,
    adds: float,
) -> npt.NDArray[np.bool_]:
    """groups x CANDIDATES: which counterparts are named as those that carry the sentences of some groups.

    Of every group that is `carried` the likeliest one, and each further one with at least the probability
    `further` that holds words, worth at least the share `adds` of the sentence, that those before it do not.
    """
    there, p = ranked.there[groups], ranked.probability[groups]
    chosen = np.zeros(there.shape, dtype=bool)
    chosen[:, 0] = carried & (there[:, 0] >= 0)
    asked = np.flatnonzero(chosen[:, 0] & (p[:, 1] >= further))
    rows = groups[asked] // features.versions

    def held(columns: npt.NDArray[np.bool_]) -> Floats:
        found = cover(features, rows, np.where(columns, there[asked], -1))
        return found.share(found.soft, features.core)

    kept = chosen[asked]
    so_far = held(kept)
    for place in range(1, there.shape[1]):
        trial = kept.copy()
        trial[:, place] = p[asked, place] >= further
        more = held(trial)
        kept[:, place] = trial[:, place] & (more - so_far >= adds)
        so_far = np.where(kept[:, place], more, so_far)
    chosen[asked] = kept
    return chosen
