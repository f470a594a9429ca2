"""Counting what a second reader has said."""

from __future__ import annotations

from dataclasses import replace

from newsreader.analysis.second_opinions import second_opinions, stand_in_words
from newsreader.model import Comparison, Verdict
from tests.support.making import bridge_story


def read_twice() -> Comparison:
    """The bridge, where a second reader agrees on one row and overrules another."""
    _, made = bridge_story()
    lines = [[list(row) for row in rows] for rows in made.judgements]
    agreed, overruled = lines[0][0][1], lines[1][0][0]
    assert agreed is not None and overruled is not None
    lines[0][0][1] = replace(agreed, by="second reader small", engine=agreed.verdict)
    other = next(verdict for verdict in Verdict if verdict is not overruled.verdict)
    lines[1][0][0] = replace(overruled, by="second reader small", engine=other)
    return replace(made, judgements=tuple(tuple(map(tuple, rows)) for rows in lines))


def test_they_are_counted_over_the_story_and_by_version() -> None:
    made = read_twice()
    assert second_opinions(made).in_words == "second reader small: 1 agreed, 1 overruled"
    assert second_opinions(made, 0).in_words == "second reader small: 1 agreed, 0 overruled"
    assert second_opinions(made, 1, [2]).in_words == ""
    assert second_opinions(bridge_story()[1]).in_words == ""


def test_what_it_does_with_a_verdict_in_a_word() -> None:
    made = read_twice()
    found = [made.judgements[0][0][1], made.judgements[1][0][0], made.judgements[0][1][1]]
    assert [stand_in_words(one) for one in found if one is not None] == ["agrees", "overrules", ""]
