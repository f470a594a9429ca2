"""Which words of a sentence differ from another's: for showing two wordings side by side."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from newsreader.text.bare import bare
from newsreader.text.folding import fold_typography

_WORDS = re.compile(r"\d+(?::\d\d)+(?!\w)|\w+(?:['’.,]\w+)*")
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

    plain = bare(text)
    found = [match.span() for match in _WORDS.finditer(plain.text)]
    words = [_folded(plain.text[start:end]) for start, end in found]
    spans = [plain.span(start, end) for start, end in found]
    shared = [False] * len(words)
    for operation in Indel.opcodes(words, [_folded(word) for word in _WORDS.findall(bare(other).text)]):
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
            stop = spans[number + 1].start if shared[number] else spans[number].end
            stretches.append(Stretch(text[start:stop], shared[number]))
            start = stop
    return tuple(stretches) or ((Stretch(text, False),) if text else ())


def likeness(text: str, other: str) -> float:
    """How many of the words of two texts are the same in the same order, 0 to 1, as a share of all."""
    from rapidfuzz.distance import Indel

    return Indel.normalized_similarity(_words(text), _words(other))


def words_of_its_own(text: str, others: Iterable[str]) -> list[tuple[int, int]]:
    """From and to of the words of a text that none of some others has anywhere.

    What counts is what counts in `word_diff`.
    """
    plain, theirs = bare(text), {word for other in others for word in _words(other)}
    found = (match.span() for match in _WORDS.finditer(plain.text))
    own = [plain.span(start, end) for start, end in found if _folded(plain.text[start:end]) not in theirs]
    return [(span.start, span.end) for span in own]


def _words(text: str) -> list[str]:
    return [_folded(word) for word in _WORDS.findall(bare(text).text)]


def _folded(word: str) -> str:
    return fold_typography(word).casefold()
