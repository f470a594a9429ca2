"""Which words only dress a name: ranks before it, given names before a surname that also stands alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from newsreader.compare.words import Kind, Word, stem

RANKS = frozenset(
    stem(rank)
    for rank in """president senator representative congressman governor secretary general speaker republican
    democrat mayor judge justice director chairman chairwoman leader attorney minister premier former vice
    deputy chief officer colonel captain major sergeant lieutenant king queen prince princess pope father
    rabbi reverend professor sheriff ambassador commissioner majority minority house senate candidate
    spokesman spokeswoman foreign congresswoman lawmaker whip ranking""".split()
)
_INSTITUTIONS = frozenset(
    stem(word)
    for word in """house court party department committee senate congress state university college school
    street county city news times post act bill office council bank army union league agency commission center
    association institute company group campaign administration government republican democrat president
    world usa uk un eu""".split()
)


def surnames(sentences: Iterable[Sequence[Word]]) -> frozenset[str]:
    """Keys of the names that stand behind another name in one place and without it in another."""
    behind: set[str] = set()
    alone: set[str] = set()
    for words in sentences:
        for place, word in enumerate(words):
            if word.kind is Kind.NAME and not word.light:
                before = words[place - 1] if place else None
                follows = before is not None and before.kind is Kind.NAME and before.key not in RANKS
                if place + 1 == len(words) or words[place + 1].kind is not Kind.NAME:
                    (behind if follows else alone).add(word.key)
    return frozenset((behind & alone) - _INSTITUTIONS)


def dressing(words: Sequence[Word], known: frozenset[str]) -> tuple[bool, ...]:
    """Of every word whether it only dresses the name behind it; `known` are the surnames of the story."""
    flags = [False] * len(words)
    for place in range(len(words) - 2, -1, -1):
        word, behind = words[place], words[place + 1]
        if behind.start - word.end > 3 or word.light:
            continue
        if word.key in RANKS:
            flags[place] = behind.kind is Kind.NAME or flags[place + 1]
        elif word.kind is Kind.NAME:
            flags[place] = behind.key in known or flags[place + 1]
    return tuple(flags)
