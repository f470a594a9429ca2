"""A comparison that nobody wants any more ends soon, wherever it is."""

from __future__ import annotations

import pytest

from newsreader.compare import compare
from newsreader.stopping import Stopped, checkpoint, stoppable
from newsreader.sources import open_stories
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
