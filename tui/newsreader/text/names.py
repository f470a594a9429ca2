"""Which words only dress a name: ranks before it, given names before a surname that also stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsreader.text.lexicon import offices
from newsreader.text.stems import stems
from newsreader.text.words import Kind, Word

RANKS = stems(offices.RANKS)
NO_FIRST_NAMES = stems(offices.NO_FIRST_NAMES)
INSTITUTIONS = stems(offices.INSTITUTIONS)


def surnames(sentences: Iterable[Sequence[Word]]) -> frozenset[str]:
    """Keys of the names that stand behind another name in one place and without it in another."""
    name = Kind.NAME
    behind: set[str] = set()
    alone: set[str] = set()
    for words in sentences:
        for place, word in enumerate(words):
            if word.kind is name and not word.light:
                before = words[place - 1] if place else None
                follows = before is not None and before.kind is name and before.key not in RANKS
                if place + 1 == len(words) or words[place + 1].kind is not name:
                    (behind if follows else alone).add(word.key)
    return frozenset((behind & alone) - INSTITUTIONS)


def dressing(words: Sequence[Word], known: frozenset[str]) -> tuple[bool, ...]:
    """Of every word whether it only dresses the name behind it; `known` are the surnames of the story."""
    name = Kind.NAME
    flags = [False] * len(words)
    for place in range(len(words) - 2, -1, -1):
        word = words[place]
        if word.light:
            continue
        rank = word.key in RANKS
        if rank or word.kind is name:
            behind = words[place + 1]
            dressed = behind.kind is name if rank else behind.key in known
            flags[place] = (dressed or flags[place + 1]) and behind.start - word.end <= 3
    return tuple(flags)
