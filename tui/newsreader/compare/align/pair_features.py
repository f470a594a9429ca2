"""Stage one: what speaks for a sentence of another version carrying a sentence."""

from __future__ import annotations

import numpy as np

from newsreader.compare.align.candidates import ANCHOR_UNIT, CandidatePairs, reverse, row_weights, soft
from newsreader.compare.align.features import GRAM_NORM, Floats, Ints, StoryFeatures


def best_other(values: Floats, start: Ints) -> Floats:
    """For every pair the highest value of another pair of its group; 0 where it is alone."""
    size = len(values)
    if not size:
        return values
    count = np.diff(np.append(start, size))
    top = np.repeat(np.maximum.reduceat(values, start), count)
    at_top = values >= top
    several = np.repeat(np.add.reduceat(at_top.astype(np.int64), start), count) > 1
    second = np.repeat(np.maximum.reduceat(np.where(at_top, 0.0, values), start), count)
    return np.where(at_top & ~several, second, top)


def pair_features(features: StoryFeatures, pairs: CandidatePairs) -> dict[str, Floats]:
    """What speaks for every pair: columns of the length pairs by their names, most of them from 0 to 1."""
    r, here, there, sums = features, pairs.here, pairs.there, pairs.sums
    total = row_weights(r)
    soft_there = soft(sums["term"], sums["family_there"], total["weight"][there])
    core_here = soft(sums["core_here"], sums["family_core_here"], total["core"][here])
    core_there = soft(sums["core_there"], sums["family_core_there"], total["core"][there])
    core_mean = np.sqrt(core_here * core_there)
    gram = sums["gram"] / GRAM_NORM**2
    around = sums["around"] / (2.5 * GRAM_NORM**2)
    quotable = np.minimum(total["quoted"][here], total["quoted"][there])
    known = (r.speaker[here] >= 0) & (r.speaker[there] >= 0)
    same = r.speaker[here] == r.speaker[there]
    blend = core_mean + gram
    back = reverse(pairs)
    drift = r.position[here] - r.position[there]
    window_here = sums["window_here"] / np.maximum(total["core"][here], 1)
    window_there = sums["window_there"] / np.maximum(total["core"][there], 1)
    few = 1 / (1 + np.minimum(r.length[here], r.length[there]))
    return {
        "soft_there": soft_there,
        "core_here": core_here,
        "core_there": core_there,
        "core_mean": core_mean,
        "gram": gram,
        "around": around,
        "anchor": np.sqrt(sums["anchor"] / ANCHOR_UNIT),
        "quoted": sums["quoted"] / np.maximum(quotable, 1) * (quotable > 0),
        "quoted_in": sums["quoted_here"] / np.maximum(total["quoted"][here], 1),
        "speaker_same": (known & same).astype(np.float64),
        "speaker_other": (known & ~same).astype(np.float64),
        "distance": np.abs(drift),
        "length": np.log((1 + r.length[there]) / (1 + r.length[here])),
        "negation": np.abs(r.negations[here] - r.negations[there]),
        "headline": r.headline[here],
        "headline_there": r.headline[there],
        "row_margin": blend - best_other(blend, pairs.start),
        "column_margin": blend - best_other(blend[back], pairs.start)[back],
        "name": sums["name"] / np.maximum(total["name"][here], 1),
        "number": np.minimum(sums["number"], 3),
        "lead_here": sums["lead_here"] / np.maximum(total["lead"][here], 1),
        "top": (sums["top_here"] + sums["top_there"]) / 6,
        "beside": pairs.beside,
        "core_here_squared": core_here**2,
        "core_mean_squared": core_mean**2,
        "few_words": few,
        "bare_around": r.bare[here] * around,
        "window_here": window_here,
        "window_there": window_there,
        "window_more": window_here - sums["family_core_here"] / np.maximum(total["core"][here], 1),
    }
