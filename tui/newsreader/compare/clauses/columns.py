"""What speaks for a clause being told by another version: how much of it stands there."""

from __future__ import annotations

import numpy as np

from newsreader.compare.align.features import UNIT, Floats, Ints, StoryFeatures, tally
from newsreader.compare.align.joins import spans
from newsreader.compare.align.ranking import Ranked, holds
from newsreader.compare.align.sums import SAME_FAMILY
from newsreader.compare.clauses.parts import Parts


def clause_columns(
    features: StoryFeatures, ranked: Ranked, parts: Parts, clause: Ints, group: Ints
) -> dict[str, Floats]:
    """Columns of the length of some clauses, each beside the group = row * versions + other version that it
    is read against.

    `union`: the share of its weight that the likeliest counterparts of the sentence hold together, `best`:
    that one of them holds, `exact`: in the same words, `anywhere`: that the other article holds; `name_lost`
    and `figure_lost`: the shares of its words that are names, or numbers and days, and are not held.
    """
    r, size = features, len(clause)
    owner, place = spans(parts.start[clause], np.diff(parts.start)[clause])
    entry = parts.entry[place]
    item = r.terms.item[entry]
    family, weight = r.family_of[item], r.core[entry].astype(np.float64)
    whole = np.maximum(tally(owner, weight, size), 1e-9)
    exact, near = np.zeros(len(entry), dtype=bool), np.zeros(len(entry), dtype=bool)
    best = np.zeros(size)
    for column in ranked.there[group].T:
        there = column[owner]
        asked = np.flatnonzero(there >= 0)
        asked = asked[holds(r.families, there[asked], family[asked])]
        same = asked[holds(r.terms, there[asked], item[asked])]
        near[asked] = True
        exact[same] = True
        soft = SAME_FAMILY * tally(owner[asked], weight[asked], size)
        soft += (1 - SAME_FAMILY) * tally(owner[same], weight[same], size)
        np.maximum(best, soft, out=best)
    held = SAME_FAMILY * near + (1 - SAME_FAMILY) * exact
    heard = r.heard[group[owner] % r.versions, item] > 0
    words = np.maximum(tally(owner, np.ones(len(entry)), size), 1)
    lost = 1 - held
    return {
        "union": tally(owner, weight * held, size) / whole,
        "best": best / whole,
        "exact": tally(owner, weight * exact, size) / whole,
        "anywhere": tally(owner, weight * np.maximum(heard, held), size) / whole,
        "name_lost": tally(owner, lost * (r.is_name[item] & ~r.is_fixed[item]), size) / words,
        "figure_lost": tally(owner, lost * r.is_fixed[item], size) / words,
        "few_words": 1 / (1 + words),
        "size": np.log1p(whole / UNIT),
    }
