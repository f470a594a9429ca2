"""Dot products of sentences as vectors of character 3-grams, for every pair of two ranges of rows."""

from __future__ import annotations

import numpy as np

from newsreader.compare.align.features import GRAM_SIZE, Floats, Reading
from newsreader.compare.align.joins import Postings, join, postings

COMMON = 0.05
"""Share of all rows that hold a common 3-gram."""


class GramProducts:
    """Dot products of rows: exact, and so the same in whatever blocks.

    A common 3-gram is a column of a matrix that is multiplied with itself; a rare one is added up pair by
    pair.
    """

    def __init__(self, reading: Reading) -> None:
        grams, values = reading.grams, reading.gram_value
        common = np.bincount(grams.item, minlength=GRAM_SIZE) > COMMON * reading.size
        place = np.where(common, np.cumsum(common) - 1, -1)[grams.item]
        kept = np.flatnonzero(place >= 0)
        self._common = np.zeros((reading.size, int(common.sum())), dtype=np.float32)
        self._common[grams.row[kept], place[kept]] = values[kept]
        self._grams, self._values = grams, values
        found = postings(grams, GRAM_SIZE)
        self.rare = Postings(found.order, np.where(common, found.stop, found.start), found.stop)
        """Of the rare 3-grams in all rows."""

    def block(self, rows: tuple[int, int], columns: tuple[int, int], rare: Postings) -> Floats:
        """rows x columns; `rare` are the postings of the rare 3-grams in the columns."""
        left, right = self._common[rows[0] : rows[1]], self._common[columns[0] : columns[1]]
        hits = join(self._grams, rows, columns, rare, self._grams)
        dots = hits.total(self._values[hits.left] * self._values[hits.right])
        dots += (left @ right.T).reshape(-1)
        return dots.reshape(len(left), -1)
