"""Stage two: what one version as a whole does with a sentence, from the pairs that stage one believes in."""

from __future__ import annotations

import numpy as np

from newsreader.compare.align.features import UNIT, Floats, Ints, StoryFeatures, tally
from newsreader.compare.align.joins import spans
from newsreader.compare.align.ranking import CANDIDATES, Coverage, Ranked, RankedPairs, cover, holds
from newsreader.compare.align.word_order import WordOrder

JOINED = 0.12
"""Probability from which a second or third counterpart is counted in."""
LOOKED_AT = 0.03
"""Probability of the best counterpart from which the order of words is compared."""

MUCH_QUOTED = 0.25
"""Share of quoted words from which its quotation decides; a quoted word or two tell little."""

_KINDS = ("plain", "name", "figure")
_ABSENT = tuple(
    f"{what}_{kind}_{where}"
    for what in ("unheard", "lost")
    for kind in _KINDS
    for where in ("first", "later")
)


def _along(features: StoryFeatures, values: Floats, rows: tuple[int, int], step: int) -> Floats:
    """Of every group of some rows the value of the sentence before (-1) or after (1) it in its version; else
    0. `values` are those of all groups."""
    table = values.reshape(-1, features.versions)
    moved = np.zeros((rows[1] - rows[0], features.versions))
    first, last = max(rows[0] + step, 0), min(rows[1] + step, features.size)
    same = features.version[first:last] == features.version[first - step : last - step]
    moved[first - step - rows[0] : last - step - rows[0]] = table[first:last] * same[:, None]
    return moved.reshape(-1)


def overlaps(features: StoryFeatures, best: Floats) -> Floats:
    """versions x versions: how much of an article another one carries, from the best of every group."""
    table = best.reshape(-1, features.versions)
    shares = np.zeros((features.versions, features.versions))
    for version in range(features.versions):
        part = table[features.first[version] : features.first[version + 1]]
        if len(part):
            shares[version] = part.mean(axis=0)
    return np.round(shares, 6)


def _elsewhere(features: StoryFeatures, best: Floats) -> Floats:
    """Of every group how likely the likeliest of the further versions carries the sentence; 0 without one."""
    if features.versions < 3:
        return np.zeros(len(best))
    table = best.reshape(-1, features.versions)
    high = np.sort(table, axis=1)[:, ::-1]
    return np.where(table >= high[:, :1], high[:, 1:2], high[:, :1]).reshape(-1)


def likely(ranked: Ranked) -> Ints:
    """The groups whose likeliest counterpart is likely enough for the order of words to be compared."""
    return np.flatnonzero((ranked.there[:, 0] >= 0) & (ranked.probability[:, 0] >= LOOKED_AT))


def row_features(
    features: StoryFeatures,
    ranked: Ranked,
    kept: RankedPairs,
    overlap: Floats,
    order: WordOrder,
    rows: tuple[int, int],
) -> dict[str, Floats]:
    """What speaks for and against every group = row * versions + other version of a range of rows; columns of
    the length groups of these rows.

    `overlap` as `overlaps` has it, `order` of the pairs that are `likely`. Where a version would be held
    against itself the values mean nothing.

    `best_`: of the likeliest pair; `union`: against up to three counterparts together; `anywhere`: against
    the other article as a whole; `unheard`: words that it does not have; `lost`: words that it has, but
    not in the counterparts; `first` and `later`: in the first clause and behind it.
    """
    r = features
    row = np.repeat(np.arange(*rows), r.versions)
    other = np.tile(np.arange(r.versions), rows[1] - rows[0])
    here = slice(rows[0] * r.versions, rows[1] * r.versions)
    chance = ranked.probability[:, 0]
    p, there = ranked.probability[here], ranked.there[here]
    columns = {"back": kept.back[here], "back_best": kept.back_best[here]}
    columns |= {f"best_{name}": values[here] for name, values in kept.best.items()}
    before, after = _along(r, chance, rows, -1), _along(r, chance, rows, 1)
    columns |= {
        "log_sum": np.log(np.round(kept.total[here], 6) + 1e-2),
        "previous": before,
        "next": after,
        "previous_next": before * after,
        "overlap": overlap[r.version[rows[0] : rows[1]]].reshape(-1),
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
    chosen = np.flatnonzero((there[:, 0] >= 0) & (p[:, 0] >= LOOKED_AT))
    columns |= order.columns(row, there[:, 0], chosen)
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
