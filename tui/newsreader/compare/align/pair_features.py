"""Stage one: what speaks for a sentence of another version carrying a sentence."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from newsreader.compare.align.candidates import CandidatePairs, reverse
from newsreader.compare.align.features import GRAM_NORM, Floats, Ints, StoryFeatures
from newsreader.compare.align.ranking import holds
from newsreader.compare.align.sums import ANCHOR_UNIT, row_weights, soft
from newsreader.stopping import checkpoint


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


def _plain(core: Floats, name: Floats, whole: Floats, names: Floats) -> Floats:
    """The share found of a row's weight without names, from the share found of all of it and the weight of
    the names found: what is told, whoever it is told of."""
    found: Floats = np.clip((core * whole - name) / np.maximum(whole - names, 1), 0, 1)
    return found


def _speaker_around(features: StoryFeatures, rows: Ints, others: Ints) -> tuple[Floats, Floats]:
    """Of pairs of rows: 1 where whoever the first quotes is named in or beside the second, by name or by
    capital; 1 where it quotes somebody who is not."""
    r = features
    term = r.speaker_term[rows]
    known = np.flatnonzero(term >= 0)
    named, gone = np.zeros(len(rows)), np.zeros(len(rows))
    named[known] = holds(r.windows, others[known], r.family_of[term[known]])
    gone[known] = 1 - named[known]
    return named, gone


def pair_features(features: StoryFeatures, pairs: CandidatePairs) -> Iterator[dict[str, Floats]]:
    """What speaks for every pair: columns by their names, most of them from 0 to 1.

    They come in blocks of some pairs, in order, the pairs of a group in one of them: all at once take more
    memory than anything else of a long story.
    """
    total = row_weights(features)
    whole = _whole(features, pairs, total)
    for block in pairs.blocks():
        checkpoint()
        yield _columns(features, pairs, total, whole, block)


def _whole(features: StoryFeatures, pairs: CandidatePairs, total: dict[str, Floats]) -> dict[str, Floats]:
    """The columns that are made for all pairs at once: the margins, which look at other pairs, and those that
    they are made of."""
    sums, back = pairs.sums, reverse(pairs)
    core_here = soft(sums["core_here"], sums["family_core_here"], total["core"][pairs.here])
    core_there = soft(sums["core_there"], sums["family_core_there"], total["core"][pairs.there])
    core_mean = np.sqrt(core_here * core_there)
    gram = sums["gram"] / GRAM_NORM**2
    blend = core_mean + gram
    return {
        "core_here": core_here,
        "core_there": core_there,
        "core_mean": core_mean,
        "gram": gram,
        "row_margin": blend - best_other(blend, pairs.start),
        "column_margin": blend - best_other(blend[back], pairs.start)[back],
    }


def _columns(
    features: StoryFeatures,
    pairs: CandidatePairs,
    total: dict[str, Floats],
    whole: dict[str, Floats],
    block: slice,
) -> dict[str, Floats]:
    """All columns of some pairs."""
    r, here, there = features, pairs.here[block], pairs.there[block]
    sums = {name: values[block] for name, values in pairs.sums.items()}
    made = {name: values[block] for name, values in whole.items()}
    core_here, core_there, core_mean = made["core_here"], made["core_there"], made["core_mean"]
    soft_there = soft(sums["term"], sums["family_there"], total["weight"][there])
    plain_here = _plain(core_here, sums["name_core_here"], total["core"][here], total["name_core"][here])
    plain_there = _plain(core_there, sums["name_core_there"], total["core"][there], total["name_core"][there])
    around = sums["around"] / (2.5 * GRAM_NORM**2)
    quotable = np.minimum(total["quoted"][here], total["quoted"][there])
    said, gone = _speaker_around(r, here, there)
    said_back, gone_back = _speaker_around(r, there, here)
    known = (r.speaker[here] >= 0) & (r.speaker[there] >= 0)
    same = r.speaker[here] == r.speaker[there]
    drift = r.position[here] - r.position[there]
    window_here = sums["window_here"] / np.maximum(total["core"][here], 1)
    window_there = sums["window_there"] / np.maximum(total["core"][there], 1)
    few = 1 / (1 + np.minimum(r.length[here], r.length[there]))
    return made | {
        "soft_there": soft_there,
        "plain_here": plain_here,
        "plain_there": plain_there,
        "plain_mean": np.sqrt(plain_here * plain_there),
        "around": around,
        "anchor": np.sqrt(sums["anchor"] / ANCHOR_UNIT),
        "quoted": sums["quoted"] / np.maximum(quotable, 1) * (quotable > 0),
        "quoted_in": sums["quoted_here"] / np.maximum(total["quoted"][here], 1),
        "speaker_same": (known & same).astype(np.float64),
        "speaker_other": (known & ~same).astype(np.float64),
        "speaker_there": said,
        "speaker_gone": gone,
        "speaker_there_back": said_back,
        "speaker_gone_back": gone_back,
        "distance": np.abs(drift),
        "length": np.log((1 + r.length[there]) / (1 + r.length[here])),
        "negation": np.abs(r.negations[here] - r.negations[there]),
        "headline": r.headline[here],
        "headline_there": r.headline[there],
        "name": sums["name"] / np.maximum(total["name"][here], 1),
        "number": np.minimum(sums["number"], 3),
        "number_lost": np.minimum(total["number"][here] - sums["number"], 2),
        "number_more": np.minimum(total["number"][there] - sums["number"], 2),
        "lead_here": sums["lead_here"] / np.maximum(total["lead"][here], 1),
        "top": (sums["top_here"] + sums["top_there"]) / 6,
        "beside": pairs.beside[block],
        "core_here_squared": core_here**2,
        "core_mean_squared": core_mean**2,
        "few_words": few,
        "bare_around": r.bare[here] * around,
        "window_here": window_here,
        "window_there": window_there,
        "window_more": window_here - sums["family_core_here"] / np.maximum(total["core"][here], 1),
    }
