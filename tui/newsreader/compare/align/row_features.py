"""Stage two: what one version as a whole does with a sentence, from the pairs that stage one believes in."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from newsreader.compare.align.candidates import CandidatePairs, reverse
from newsreader.compare.align.features import UNIT, Floats, Ints, StoryFeatures, tally
from newsreader.compare.align.joins import spans
from newsreader.compare.align.ranking import CANDIDATES, Coverage, Ranked, cover, holds
from newsreader.compare.align.word_order import word_order

JOINED = 0.12
"""Probability from which a second or third counterpart is counted in."""
LOOKED_AT = 0.03
"""Probability of the best counterpart from which the order of words is compared."""

MUCH_QUOTED = 0.25
"""Share of quoted words from which its quotation decides; a quoted word or two tell little."""

_OF_BEST = (
    "soft_there", "core_here", "core_there", "core_mean", "gram", "around", "anchor", "quoted", "lead_here",
    "top", "name", "number", "negation", "distance", "speaker_other", "speaker_there",
    "speaker_gone", "speaker_there_back", "speaker_gone_back", "headline_there", "window_there",
    "plain_here", "plain_there", "plain_mean", "number_lost", "number_more",
)  # fmt: skip
_KINDS = ("plain", "name", "figure")
_ABSENT = tuple(
    f"{what}_{kind}_{where}"
    for what in ("unheard", "lost")
    for kind in _KINDS
    for where in ("first", "later")
)


def _along(features: StoryFeatures, values: Floats, step: int) -> Floats:
    """Of every group the value of the sentence before (-1) or after (1) it in its version; else 0."""
    table = values.reshape(-1, features.versions)
    moved = np.zeros_like(table)
    if len(table) > 1:
        same = (features.version[1:] == features.version[:-1])[:, None]
        if step > 0:
            moved[:-1] = table[1:] * same
        else:
            moved[1:] = table[:-1] * same
    return moved.reshape(-1)


def _overlap(features: StoryFeatures, best: Floats) -> Floats:
    """Of every group how much of its article the other one carries."""
    table = best.reshape(-1, features.versions)
    shares = np.zeros((features.versions, features.versions))
    for version in range(features.versions):
        part = table[features.first[version] : features.first[version + 1]]
        if len(part):
            shares[version] = part.mean(axis=0)
    return np.round(shares, 6)[features.version].reshape(-1)


def _elsewhere(features: StoryFeatures, best: Floats) -> Floats:
    """Of every group how likely the likeliest of the further versions carries the sentence; 0 without one."""
    if features.versions < 3:
        return np.zeros(len(best))
    table = best.reshape(-1, features.versions)
    high = np.sort(table, axis=1)[:, ::-1]
    return np.where(table >= high[:, :1], high[:, 1:2], high[:, :1]).reshape(-1)


def row_features(
    features: StoryFeatures,
    pairs: CandidatePairs,
    pair_columns: Mapping[str, Floats],
    probability: Floats,
    ranked: Ranked,
) -> dict[str, Floats]:
    """What speaks for and against every group = row * versions + other version; columns of the length groups.

    `pair_columns` are the pair features, `probability` is what stage one makes of them. Where a version would
    be held against itself the values mean nothing.

    `best_`: of the likeliest pair; `union`: against up to three counterparts together; `anywhere`: against
    the other article as a whole; `unheard`: words that it does not have; `lost`: words that it has, but
    not in the counterparts; `first` and `later`: in the first clause and behind it.
    """
    r = features
    groups = r.size * r.versions
    row, other = np.repeat(np.arange(r.size), r.versions), np.tile(np.arange(r.versions), r.size)
    p, there = ranked.probability, ranked.there
    best, has = np.maximum(ranked.pair[:, 0], 0), ranked.pair[:, 0] >= 0
    columns: dict[str, Floats] = {name: np.zeros(groups) for name in ("back", "back_best")}
    columns |= {f"best_{name}": np.zeros(groups) for name in _OF_BEST}
    if pairs.size:
        back = probability[reverse(pairs)]
        columns["back"] = back[best] * has
        columns["back_best"][pairs.group[pairs.start]] = np.maximum.reduceat(back, pairs.start)
        for name in _OF_BEST:
            columns[f"best_{name}"] = pair_columns[name][best] * has
    before, after = _along(r, p[:, 0], -1), _along(r, p[:, 0], 1)
    columns |= {
        "log_sum": np.log(np.round(ranked.total, 6) + 1e-2),
        "previous": before,
        "next": after,
        "previous_next": before * after,
        "overlap": _overlap(r, p[:, 0]),
        "elsewhere": _elsewhere(r, p[:, 0]),
        "bare": r.bare[row],
        "headline": r.headline[row],
        "position": r.position[row],
        "few_words": 1 / (1 + r.length[row]),
        "reverse_cover": columns["best_core_there"] ** 2,
    }
    counterparts = np.where((p >= JOINED) | (np.arange(CANDIDATES) == 0), there, -1)
    found = cover(r, row, counterparts)
    columns |= _covered(r, found, other)
    columns["bigram_union"] = _bigrams(r, row, counterparts)
    columns["union_more"] = columns["union"] - columns["best_core_here"]
    columns["few_union"] = columns["few_words"] * columns["union"]
    chosen = np.flatnonzero(has & (p[:, 0] >= LOOKED_AT))
    columns |= word_order(r, row, there[:, 0], chosen)
    columns["quote_same"] = columns["quote_in_quote"] * columns["much_quoted"]
    return columns


def _covered(features: StoryFeatures, found: Coverage, other: Ints) -> dict[str, Floats]:
    """The columns on which words of a sentence the counterparts, or the whole other article, hold."""
    r, groups = features, len(found.rows)
    item = r.terms.item[found.entry]
    soft = found.soft
    heard = np.minimum(r.heard[other[found.owner], item], 1).astype(np.float64)
    either = np.maximum(heard, soft)
    quoted = r.weight * r.quoted
    columns = {
        "union": found.share(soft, r.core),
        "anywhere": found.share(either, r.core),
        "missing": np.log1p(found.sums(r.core[found.entry] * (1 - either)) / UNIT),
        "count_union": found.share(found.near, r.free),
        "count_exact": found.share(found.exact, r.free),
        "quoted_anywhere": found.share(heard, quoted),
        "quoted_union": found.share(soft, quoted),
        "quote_share": found.of_rows(r.quoted) / np.maximum(r.length[found.rows], 1),
    }
    columns["count_squared"] = columns["count_exact"] ** 2
    columns["lead_exact"] = found.share(found.exact, r.lead)
    columns["much_quoted"] = np.minimum(columns["quote_share"] / MUCH_QUOTED, 1)
    columns["quote_told"] = columns["quoted_union"] * columns["much_quoted"]
    kind = np.where(r.is_name[item], 1, np.where(r.is_fixed[item], 2, 0))
    cell = (found.owner * len(_KINDS) + kind) * 2 + (r.clause[found.entry] > 0)
    free = r.free[found.entry].astype(np.float64)
    whole = np.maximum(found.of_rows(r.free), 1)
    absent = free * (1 - found.near)
    tables = [
        tally(cell, absent * values, groups * len(_KINDS) * 2).reshape(groups, -1)
        for values in (1 - heard, heard)
    ]
    shares = np.hstack(tables) / whole[:, None]
    return columns | {name: shares[:, n] for n, name in enumerate(_ABSENT)}


def _bigrams(features: StoryFeatures, row: Ints, counterparts: Ints) -> Floats:
    """Of every group the share of its pairs of neighbouring words that a counterpart has, by weight."""
    r, groups = features, len(row)
    owner, entry = spans(r.bigrams.pointer[row], np.diff(r.bigrams.pointer)[row])
    item, weight = r.bigrams.item[entry], r.bigram_weight[entry]
    held = np.zeros(len(owner), dtype=bool)
    for column in counterparts.T:
        asked = np.flatnonzero(column[owner] >= 0)
        held[asked] |= holds(r.bigrams, column[owner[asked]], item[asked])
    whole = tally(r.bigrams.row, r.bigram_weight, r.size)[row]
    share: Floats = tally(owner, weight * held, groups) / np.maximum(whole, 1)
    return share
