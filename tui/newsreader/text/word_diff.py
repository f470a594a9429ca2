"""Which words of a sentence differ from another's: for showing two wordings side by side."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from newsreader.records import dataclass
from newsreader.text.bare import bare
from newsreader.text.folding import fold_typography
from newsreader.text.patterns import pattern

_WORDS = pattern(r"\d+(?::\d\d)+(?!\w)|\w+(?:['’.,]\w+)*")
"""A time of the clock is one word, and so is what an apostrophe or a decimal point stands in."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A stretch of a text, and whether the other text has its words in the same order."""

    text: str
    shared: bool


def word_diff(text: str, other: str) -> tuple[Stretch, ...]:
    """Cut `text` into stretches that `other` shares word for word and stretches that it does not.

    The stretches joined are `text`. Case, the form of quotation marks, hidden characters and lookalikes do
    not count. Words are aligned by their longest common subsequence (rapidfuzz's Indel distance).
    """
    from rapidfuzz.distance import Indel

    places, words = _words(text)
    shared = [False] * len(words)
    for operation in Indel.opcodes(words, _words(other)[1]):
        if operation.tag == "equal":
            for word in range(operation.src_start, operation.src_end):
                shared[word] = True
    stretches: list[Stretch] = []
    start = 0
    for number in range(len(words)):
        if number + 1 == len(words):
            stretches.append(Stretch(text[start:], shared[number]))
        elif shared[number] != shared[number + 1]:
            # The gap belongs to the shared side, so that only words are marked.
            stop = places[number + 1][0] if shared[number] else places[number][1]
            stretches.append(Stretch(text[start:stop], shared[number]))
            start = stop
    return tuple(stretches) or ((Stretch(text, False),) if text else ())


@lru_cache(maxsize=1 << 12)
def likeness(text: str, other: str) -> float:
    """How many of the words of two texts are the same in the same order, 0 to 1, as a share of all."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(_words(text)[1], _words(other)[1])


def words_of_its_own(text: str, others: Iterable[str]) -> list[tuple[int, int]]:
    """From and to of the words of a text that none of some others has anywhere.

    What counts is what counts in `word_diff`.
    """
    theirs = {word for other in others for word in _words(other)[1]}
    places, words = _words(text)
    return [place for place, word in zip(places, words, strict=True) if word not in theirs]


@lru_cache(maxsize=1 << 12)
def _words(text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """(from and to of every word in a text, the words as they are compared)."""
    plain = bare(text)
    found = [match.span() for match in _WORDS.finditer(plain.text)]
    spans = [plain.span(start, end) for start, end in found]
    words = [_folded(plain.text[start:end]) for start, end in found]
    return [(span.start, span.end) for span in spans], words


def _folded(word: str) -> str:
    return fold_typography(word).casefold()
