"""What of a sentence is worth a note."""

from __future__ import annotations

from newsreader.model import Conflict, ConflictKind, Span, Story
from newsreader.ui.controllers.worth_marking import worth_marking
from newsreader.ui.state import StoryState
from tests.support.making import CONFIRMED, article, comparison

HERE = article("Four boats “sank fast” at noon.", outlet="Courier")
THERE = article("Five boats “sank fast” at noon.", outlet="Gazette")
STORY = Story("The boats", (HERE, THERE))


def found(reading: StoryState, whole: bool = False) -> list[tuple[str, str]]:
    text = reading.article.text
    return [(text[one.span.start : one.span.end], one.what) for one in worth_marking(reading, whole)]


def test_the_weightiest_is_first_and_nothing_comes_twice() -> None:
    reading = StoryState(STORY)
    assert found(reading) == [("sank fast", "quoted")], "before anything is compared"
    conflict = Conflict(ConflictKind.FIGURE, Span(0, 4), 0, Span(0, 4))
    made = comparison(STORY, {(0, 0, 1): (CONFIRMED, (0,))}, conflicts={(0, 0, 1): (conflict,)})
    reading.take_comparison(made)
    whole = "Four boats “sank fast” at noon."
    assert found(reading) == [
        ("Four", "in conflict with Gazette"),
        ("sank fast", "quoted"),
        (whole, "the match of Gazette"),
    ]
    assert found(reading, whole=True)[1] == (whole, "the sentence")
    assert len(found(reading, whole=True)) == 3
