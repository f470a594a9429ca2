"""Pairs of sentences that are worth a look, as they are found: part by part."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from newsreader.compare.align.features import Floats, Ints
from newsreader.compare.align.sums import SUMS
from newsreader.records import dataclass

FLOOR = 0.1
"""Mean likeness below which a pair is not looked at."""
NEAREST = 8
"""Counterparts kept for a sentence in each other version, from either side."""


@dataclass(frozen=True, slots=True)
class Part:
    """The pairs of a block; arrays of one length."""

    left: Ints
    right: Ints
    sums: dict[str, Floats]
    beside: Floats
    rank: Floats
    """Likeness, less a trifle for the distance."""
    near_left: npt.NDArray[np.bool_]
    """Among the nearest of its left row."""

    def chosen(self, places: npt.NDArray[np.bool_]) -> Part:
        """Some of its pairs."""
        return Part(
            self.left[places],
            self.right[places],
            {name: values[places] for name, values in self.sums.items()},
            self.beside[places],
            self.rank[places],
            self.near_left[places],
        )


def joined(parts: list[Part]) -> Part:
    """The pairs of all parts, one after the other."""
    if len(parts) == 1:
        return parts[0]
    none = np.zeros(0, dtype=np.int64)
    return Part(
        np.concatenate([none, *(p.left for p in parts)]),
        np.concatenate([none, *(p.right for p in parts)]),
        {name: np.concatenate([np.zeros(0), *(p.sums[name] for p in parts)]) for name in SUMS},
        np.concatenate([np.zeros(0), *(p.beside for p in parts)]),
        np.concatenate([np.zeros(0), *(p.rank for p in parts)]),
        np.concatenate([np.zeros(0, dtype=bool), *(p.near_left for p in parts)]),
    )
