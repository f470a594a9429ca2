"""A comparison that nobody wants any more ends soon, wherever it is."""

from __future__ import annotations

import sys

import pytest

from newsreader.compare import compare
from newsreader.sources import open_stories
from newsreader.stopping import Stopped, checkpoint, stoppable
from tests.support.running import ROOT

(STORY,) = open_stories([ROOT / "seeds" / "border-security"]).stories


def test_it_is_asked_often_and_stopped_at_any_time() -> None:
    asked = 0

    def count() -> bool:
        nonlocal asked
        asked += 1
        return True

    with stoppable(count):
        whole = compare(STORY)
    assert asked > len(STORY.versions[0].sentences)
    for last in (1, 2, asked // 2, asked):
        left = last

        def may_go_on() -> bool:
            nonlocal left
            left -= 1
            return left > 0

        with pytest.raises(Stopped), stoppable(may_go_on):
            compare(STORY)
    assert compare(STORY) == whole


def test_outside_nothing_is_asked() -> None:
    with pytest.raises(Stopped), stoppable(lambda: False):
        checkpoint()
    checkpoint()


def test_every_stage_asks() -> None:
    """Each that takes long on long articles: reading, facts, candidates, clauses, verdicts, claims, ..."""
    asked = set()

    def from_where() -> bool:
        frame = sys._getframe(1)
        while frame.f_globals["__name__"] == "newsreader.stopping" and frame.f_back is not None:
            frame = frame.f_back
        asked.add(frame.f_globals["__name__"].removeprefix("newsreader."))
        return True

    with stoppable(from_where):
        compare(STORY)
    assert asked >= {
        "text.attribution",
        "text.clauses",
        "text.words",
        "compare.align.candidates",
        "compare.align.features",
        "compare.align.ranking",
        "compare.claims.copies",
        "compare.claims.finding",
        "compare.claims.grouping",
        "compare.clauses.parts",
        "compare.clauses.telling",
        "compare.conflicts.finding",
        "compare.conflicts.self_contradiction",
        "compare.disputes.finding",
        "compare.engine",
        "compare.facts.article",
        "compare.regression",
    }
