"""The conflicts planted in the sample stories are found, and no other."""

from __future__ import annotations

import pytest

from labels.reading import LABELS, SEEDS, STORIES, Label, read_labels
from newsreader.compare.conflicts import ConflictFinder
from newsreader.compare.conflicts_inner import find_inner_conflicts
from newsreader.model import ConflictKind, Match, Story
from newsreader.sources.stories import open_stories

UNNAMED = {"A0 C", "A1 C"}
"""Their "trawlerman" is the "deckhand" of the other version: no words say so."""


def sample(name: str) -> Story:
    (story,) = open_stories([SEEDS / name]).stories
    return story


def kinds(finder: ConflictFinder, label: Label) -> set[ConflictKind]:
    matches = [Match(match, 0.9) for match in label.matches]
    return {c.kind for c in finder.conflicts(label.version, label.sentence, label.other, matches)}


@pytest.mark.parametrize("name", STORIES)
def test_every_planted_conflict_and_no_other(name: str) -> None:
    finder = ConflictFinder(sample(name))
    missed, invented = [], []
    for label in read_labels(LABELS / f"{name}.tsv"):
        planted, found = {c.kind for c in label.conflicts}, kinds(finder, label)
        if label.name in UNNAMED:
            planted.discard(ConflictKind.OUTCOME)
        missed += [(label.name, kind) for kind in planted - found]
        invented += [(label.name, kind) for kind in found - planted]
    assert (missed, invented) == ([], [])


def test_one_summit_in_two_towns() -> None:
    found = [
        (article.text[c.here.start : c.here.end], article.text[c.there.start : c.there.end])
        for name in STORIES
        for article in sample(name).versions
        for c in find_inner_conflicts(article)
    ]
    assert found == [("Riyadh", "Jeddah")]
