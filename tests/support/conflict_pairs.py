"""Two small versions held against each other, for the tests of conflicts."""

from __future__ import annotations

from dataclasses import replace

from newsreader.compare.align.pairings import Pairing, Pairings
from newsreader.compare.conflicts.finding import held_differences
from newsreader.compare.conflicts.likelihood import shipped_likelihood
from newsreader.model import Article, Story
from tests.support.indexed import index_of
from tests.support.making import article

Found = tuple[str, str, str, bool]
"""(kind, words here, words there, sure)"""


def differences(
    here: Article | str, there: Article | str, sentence: int = 0, matched: int = 0
) -> list[Found]:
    """What a sentence and its only match differ in."""
    a = article(here) if isinstance(here, str) else here
    b = article(there) if isinstance(there, str) else there
    found = held(Story("", (a, b)), Pairing(0, sentence, 1, matched, 0.9, 2))
    return [(kind, said, other, sure) for kind, said, other, sure, _ in found]


def held(story: Story, *pairings: Pairing) -> list[tuple[str, str, str, bool, float]]:
    """What the sentences of the first pairing differ in, however unlikely, with the likelihood, seen from the
    first of them."""
    version, sentence, other = pairings[0][:3]
    every = replace(shipped_likelihood(), least=0.0)
    found = held_differences(index_of(*story.versions), Pairings(pairings, ()), every)
    here, there = story.versions[version].text, story.versions[other].text
    return [
        (
            one.difference.kind.value,
            here[one.difference.here.start : one.difference.here.end],
            there[one.difference.there.start : one.difference.there.end],
            one.asserted,
            one.likelihood,
        )
        for one in found.get((version, sentence, other), ())
    ]


def conflicts(
    here: Article | str, there: Article | str, sentence: int = 0, matched: int = 0
) -> list[tuple[str, str, str]]:
    """The sure ones of them."""
    return [(kind, a, b) for kind, a, b, sure in differences(here, there, sentence, matched) if sure]
