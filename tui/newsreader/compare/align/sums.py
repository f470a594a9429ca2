"""What is summed over the words that two sentences share."""

from __future__ import annotations

import numpy as np

from newsreader.compare.align.features import Floats, StoryFeatures, tally
from newsreader.compare.align.joins import Hits

ANCHOR_UNIT = 65_536
"""Anchors are summed in whole numbers of 1/65536."""
SAME_FAMILY = 0.7
"""Likeness of two words that are only of one family."""

SUMS = (
    "term", "family_here", "family_there", "core_here", "core_there", "family_core_here", "family_core_there",
    "lead_here", "lead_there", "quoted", "quoted_here", "quoted_there", "anchor", "name", "name_core_here",
    "name_core_there", "number", "top_here", "top_there", "gram", "around", "window_here", "window_there",
)  # fmt: skip
"""What is summed for a pair of rows; `here` weighs by the first, `there` by the second."""


def soft(term: Floats, family: Floats, total: Floats) -> Floats:
    """Share of a row's weight found: equal words count 1, words of one family SAME_FAMILY."""
    share: Floats = SAME_FAMILY * family
    share += (1 - SAME_FAMILY) * term
    share /= np.maximum(total, 1)
    return share


def row_weights(features: StoryFeatures) -> dict[str, Floats]:
    """Sums of every kind of weight per row."""
    r = features
    values = {
        "core": r.core,
        "lead": r.lead,
        "quoted": r.weight * r.quoted,
        "name": r.weight * r.is_name[r.terms.item],
        "name_core": r.core * r.is_name[r.terms.item],
        "number": r.is_number[r.terms.item],
    }
    sums = {name: tally(r.terms.row, value, r.size) for name, value in values.items()}
    return {"weight": r.row_weight} | sums


def pair_sums(
    features: StoryFeatures, term: Hits, family: Hits, wide: Hits, narrow: Hits
) -> dict[str, Floats]:
    """All but the last of SUMS, for every cell of some hits: of terms with terms, families with families,
    families with windows, and windows with families. 3-grams are summed elsewhere."""
    r = features
    item = r.terms.item[term.left]
    of_number = np.zeros(int(r.family_of.max(initial=-1)) + 1, dtype=bool)
    of_number[r.family_of[r.is_number]] = True
    number = family.total(of_number[r.families.item[family.left]])
    weight = r.weight[term.left]
    quoted_left, quoted_right = r.quoted[term.left], r.quoted[term.right]
    here, there = r.version[r.terms.row[term.left]], r.version[r.terms.row[term.right]]
    return {
        "term": term.total(weight),
        "family_here": family.total(r.family_weight[family.left]),
        "family_there": family.total(r.family_weight[family.right]),
        "core_here": term.total(r.core[term.left]),
        "core_there": term.total(r.core[term.right]),
        "family_core_here": family.total(r.family_core[family.left]),
        "family_core_there": family.total(r.family_core[family.right]),
        "lead_here": term.total(r.lead[term.left]),
        "lead_there": term.total(r.lead[term.right]),
        "quoted": term.total(weight * quoted_left * quoted_right),
        "quoted_here": term.total(weight * quoted_left),
        "quoted_there": term.total(weight * quoted_right),
        "anchor": term.total(ANCHOR_UNIT // (r.heard[here, item] * r.heard[there, item]))
        + ANCHOR_UNIT * (number - term.total(r.is_number[item])),
        "name": term.total(weight * r.is_name[item]),
        "name_core_here": term.total(r.core[term.left] * r.is_name[item]),
        "name_core_there": term.total(r.core[term.right] * r.is_name[item]),
        "number": number,
        "top_here": term.total(r.top[term.left]),
        "top_there": term.total(r.top[term.right]),
        "window_here": wide.total(r.family_core[wide.left]),
        "window_there": narrow.total(r.family_core[narrow.right]),
    }
