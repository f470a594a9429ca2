"""How rare words are in news, counted once and for ever: `background.txt`.

What a word is worth must not hang on what else is there: a collection about one subject would count the words
of that subject for nothing, and each new article would change how alike all others are.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from math import log


@lru_cache(maxsize=1)
def _counted() -> tuple[int, dict[str, int]]:
    """How many texts were counted, and in how many of them each word stands that is in more than one."""
    lines = files("newsreader.grouping").joinpath("background.txt").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    return int(rows[0][1]), {word: int(count) for word, count in rows[1:]}


@lru_cache(maxsize=100_000)
def worth(word: str) -> float:
    """The inverse document frequency of a word's key, above 0: ln((texts + 1) / (texts with it + 1))."""
    texts, having = _counted()
    return log((texts + 1) / (min(having.get(word, 0), texts - 1) + 1))


def is_counted(word: str) -> bool:
    """Whether a word's key stands in some of the texts that were counted."""
    return word in _counted()[1]
