"""The conflicts planted in the sample stories are found, and no other."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from newsreader.compare.align.pairings import Pairing, Pairings
from newsreader.compare.conflicts.finding import held_differences
from newsreader.compare.conflicts.self_contradiction import self_contradictions
from newsreader.compare.engine import compare
from newsreader.model import Story
from newsreader.sources.stories import open_stories
from tests.support.indexed import index_of
from tests.support.labels.reading import LABELS, SEEDS, STORIES, Label, read_labels


def sample(name: str) -> Story:
    (story,) = open_stories([SEEDS / name]).stories
    return story


def pairings(labels: Sequence[Label]) -> Pairings:
    """Every labelled match."""
    ways = [(x.version, x.sentence, x.other, match) for x in labels for match in x.matches]
    return Pairings(tuple(Pairing(*way, 0.9, 2) for way in ways), ())


@pytest.mark.parametrize("name", STORIES)
def test_every_planted_conflict_and_no_other(name: str) -> None:
    """Given the right matches."""
    labels = read_labels(LABELS / f"{name}.tsv")
    found = held_differences(index_of(*sample(name).versions), pairings(labels))
    said = {key: {h.difference.kind for h in held if h.asserted} for key, held in found.items()}
    assert {x.name: kinds for x in labels if (kinds := said.get((x.version, x.sentence, x.other)))} == {
        x.name: {c.kind for c in x.conflicts} for x in labels if x.conflicts
    }


@pytest.mark.parametrize("name", STORIES)
def test_every_planted_conflict_and_no_other_end_to_end(name: str) -> None:
    made = compare(sample(name))
    found, planted = {}, {}
    for label in read_labels(LABELS / f"{name}.tsv"):
        judgement = made.judgements[label.version][label.sentence][label.other]
        assert judgement is not None
        if judgement.conflicts:
            assert judgement.matches
            found[label.name] = {conflict.kind for conflict in judgement.conflicts}
        if label.conflicts:
            planted[label.name] = {conflict.kind for conflict in label.conflicts}
    assert found == planted


def test_one_summit_in_two_towns() -> None:
    found = [
        (article.text[c.here.start : c.here.end], article.text[c.there.start : c.there.end])
        for name in STORIES
        for article in sample(name).versions
        for c in self_contradictions(index_of(article), 0)
    ]
    assert found == [("Riyadh", "Jeddah")]
