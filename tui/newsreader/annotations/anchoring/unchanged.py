"""Which paragraphs of a text stand in another one as they were.

As in patience diff (B. Cohen), what stands once in both texts is taken for the same thing, wherever it is.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

LEAST = 24
"""Characters of a line that can be known again."""
_LINE = re.compile(r"[^\n]+")


class Unchanged:
    """The stretches of a text that another one has too."""

    def __init__(self, original: str, text: str) -> None:
        now = _lines_once(text)
        self._stretches: list[tuple[int, int, int]] = []
        """Start, end, and how much further on it stands in the other text; in order."""
        for line, start in _lines_once(original).items():
            if line in now:
                self._add(original, text, start, start + len(line), now[line] - start)

    def _add(self, original: str, text: str, start: int, end: int, shift: int) -> None:
        """Another stretch behind the others; it goes on with the last one if nothing came in between."""
        if self._stretches:
            first, last, before = self._stretches[-1]
            if before == shift and original[last:start] == text[last + shift : start + shift]:
                self._stretches[-1] = (first, end, shift)
                return
        self._stretches.append((start, end, shift))

    def shift(self, start: int, end: int) -> int | None:
        """How much further on a passage of the original stands now; None if any of it may have changed."""
        place = bisect_right(self._stretches, start, key=lambda stretch: stretch[0]) - 1
        if place < 0 or start >= end:
            return None
        _, last, shift = self._stretches[place]
        return shift if end <= last else None


@lru_cache(maxsize=8)
def unchanged(original: str, text: str) -> Unchanged:
    """The same for the same texts: the notes on an article are looked for one after the other."""
    return Unchanged(original, text)


def _lines_once(text: str) -> dict[str, int]:
    """The lines that stand once in a text, and where."""
    places: dict[str, int] = {}
    for found in _LINE.finditer(text):
        places[found[0]] = -1 if found[0] in places else found.start()
    return {line: start for line, start in places.items() if start >= 0 and len(line) >= LEAST}
