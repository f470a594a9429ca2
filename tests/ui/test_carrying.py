"""Where a reader is when a story was read anew."""

from __future__ import annotations

from newsreader.model import Place, Story
from newsreader.ui.carrying import carry_over
from newsreader.ui.state import StoryState
from tests.support.making import article

BEFORE = Story(
    "The bridge",
    (
        article("The bridge closed. | Cracks were found. | Nobody was hurt.", outlet="Courier"),
        article("It is shut.", outlet="Wire"),
    ),
)
AFTER = Story(
    "The bridge",
    (
        article("It is shut.", outlet="Wire"),
        article(
            "Update | The bridge closed today. | Cracks were found. | Nobody was hurt.", outlet="Courier"
        ),
    ),
)


def test_place_bookmarks_and_what_was_read_go_where_the_words_are() -> None:
    before, after = StoryState(BEFORE), StoryState(AFTER)
    before.open_at(Place(0, 1))
    before.bookmarks = {"a": Place(0, 0), "b": Place(1, 0)}
    before.read = {Place(0, 0), Place(0, 2), Place(1, 0)}
    carry_over(before, after)
    assert after.place == Place(1, 2)
    assert after.bookmarks == {"a": Place(1, 1), "b": Place(0, 0)}, "the nearest of what is gone"
    assert after.read == {Place(1, 3), Place(0, 0)}, "what has other words is not read"


def test_a_version_that_is_gone_leaves_the_reader_at_the_start() -> None:
    before, after = StoryState(AFTER), StoryState(Story("", (BEFORE.versions[1],)))
    before.open_at(Place(1, 3))
    before.bookmarks = {"a": Place(1, 3)}
    carry_over(before, after)
    assert after.place == Place(0, 0)
    assert after.bookmarks == {}
