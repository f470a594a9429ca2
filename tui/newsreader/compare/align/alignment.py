"""The alignment of a story: how surely each version carries each sentence of the others, in numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from newsreader.compare.align.candidates import CandidatePairs, candidate_pairs
from newsreader.compare.align.features import Floats, StoryFeatures
from newsreader.compare.align.logistic import Logistic
from newsreader.compare.align.pair_features import pair_features
from newsreader.compare.align.ranking import Ranked, rank
from newsreader.compare.align.row_features import row_features

DIGITS = 6
"""Of a probability that is reckoned with, so that it is the same whatever adds up its parts."""


@dataclass(frozen=True, slots=True)
class Alignment:
    """A story's sentences and their candidates in the other versions.

    A group is one sentence read against one version, numbered row * versions + other version: rows
    times versions of them. Those that hold a version against itself mean nothing.
    """

    features: StoryFeatures
    ranked: Ranked
    """The likeliest candidates of every group."""
    columns: dict[str, Floats]
    """Row features by name, each of the length groups."""


def align(features: StoryFeatures, pair: Logistic) -> Alignment:
    """Align a story: its candidate pairs, the probability of each under `pair`, and the row features."""
    pairs = candidate_pairs(features)
    return weigh(features, pairs, pair_features(features, pairs), pair)


def weigh(
    features: StoryFeatures, pairs: CandidatePairs, pair_columns: Mapping[str, Floats], pair: Logistic
) -> Alignment:
    """The second half of `align`, from the pair features on: one array of the length pairs a column."""
    probability = np.round(pair.probability(pair_columns), DIGITS)
    ranked = rank(features, pairs, probability)
    return Alignment(features, ranked, row_features(features, pairs, pair_columns, probability, ranked))
