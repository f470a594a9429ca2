"""The stories that some articles tell, by what is kept of each."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from newsreader.grouping.candidates import candidates
from newsreader.grouping.features import Features
from newsreader.grouping.likeness import likeness
from newsreader.grouping.linkage import Pair, partition


def together(
    keys: Sequence[str],
    days: Sequence[int | None],
    kept: Sequence[Features],
    *,
    joined: Iterable[Pair] = (),
    parted: Collection[Pair] = (),
) -> list[list[int]]:
    """Articles, by their places, in stories, each in the order of their keys, of which no two are equal; days
    are ordinals, None: unknown. The reader has said of pairs that they are `joined` or `parted`."""
    scores = {}
    for a, b in candidates([each.signature for each in kept], days):
        dated = days[a] is not None and days[b] is not None
        if score := likeness(kept[a], kept[b], dated=dated).total:
            scores[a, b] = score
    return partition(keys, days, scores, together=joined, apart=parted)
