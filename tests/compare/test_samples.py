"""The engine on the sample stories, against the right answers."""

from __future__ import annotations

import pytest

from newsreader.compare import compare
from newsreader.model import Comparison, Judgement
from newsreader.sources.stories import open_stories
from tests.support.labels.reading import LABELS, SEEDS, Label, read_labels


def judged(name: str) -> list[tuple[Label, Judgement]]:
    (story,) = open_stories([SEEDS / name]).stories
    comparison: Comparison = compare(story)
    found = []
    for label in read_labels(LABELS / f"{name}.tsv"):
        judgement = comparison.judgements[label.version][label.sentence][label.other]
        if judgement is not None:
            found.append((label, judgement))
    return found


def test_every_verdict_on_the_given_articles_is_right_or_unsure() -> None:
    wrong = [
        f"{label.name}: {label.verdict}, said {judgement.verdict} {judgement.confidence:.0%}"
        for label, judgement in judged("border-security")
        if judgement.verdict is not label.verdict and not judgement.is_unsure()
    ]
    assert wrong == []


@pytest.mark.parametrize(("name", "share"), [("border-security", 0.82), ("harbour-fire", 0.7)])
def test_most_verdicts_are_right(name: str, share: float) -> None:
    rows = judged(name)
    right = sum(judgement.verdict is label.verdict for label, judgement in rows)
    print(name, right, len(rows))
    assert right >= share * len(rows)
