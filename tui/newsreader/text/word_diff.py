"""Which words of a sentence differ from another's: for showing two wordings side by side."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsreader.text.bare import bare
from newsreader.text.folding import fold_typography

_WORDS = re.compile(r"\w+(?:['’.,]\w+)*", re.UNICODE)


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


def _folded(word: str) -> str:
    return fold_typography(word).casefold()
