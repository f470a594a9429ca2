"""Two small versions held against each other, for the tests of conflicts."""

from __future__ import annotations

from making import article
from newsreader.compare.conflicts import ConflictFinder
from newsreader.model import Article, Match, Story

Found = tuple[str, str, str, bool]
"""(kind, words here, words there, sure)"""


def differences(
    here: Article | str, there: Article | str, sentence: int = 0, matched: int = 0
) -> list[Found]:
    """What a sentence and its only match differ in."""
    a = article(here) if isinstance(here, str) else here
    b = article(there) if isinstance(there, str) else there
    finder = ConflictFinder(Story("", (a, b)))
    found = finder.differences(0, sentence, 1, [Match(matched, 0.9)])
    return [
        (d.kind.value, a.text[d.here.start : d.here.end], b.text[d.there.start : d.there.end], d.sure)
        for d in found
    ]


def conflicts(
    here: Article | str, there: Article | str, sentence: int = 0, matched: int = 0
) -> list[tuple[str, str, str]]:
    """The sure ones of them."""
    return [(kind, a, b) for kind, a, b, sure in differences(here, there, sentence, matched) if sure]
