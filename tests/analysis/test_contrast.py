"""Which words of a sentence another version does not have."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newsreader.analysis.contrast import is_close, only_here
from newsreader.analysis.saying import conflicts_between
from newsreader.model import Comparison, Conflict, ConflictKind, Place, Span, Story
from tests.support.making import CONFIRMED, article, comparison


def compared(mine: str, theirs: str, missing: tuple[str, ...] = ()) -> Comparison:
    """Two versions of one sentence each, which carry one another; the second lacks some words."""
    versions = tuple(article(text, outlet=text) for text in (mine, theirs))
    made = comparison(Story("", versions), {(0, 0, 1): (CONFIRMED, (0,)), (1, 0, 0): (CONFIRMED, (0,))})
    judgement = made.judgements[0][0][1]
    assert judgement is not None
    spans = tuple(Span(mine.index(words), mine.index(words) + len(words)) for words in missing)
    lacks = replace(judgement, missing=spans)
    return replace(made, judgements=(((None, lacks),), made.judgements[1]))


def own(mine: str, theirs: str, *missing: str) -> list[str]:
    made = compared(mine, theirs, missing)
    return [mine[span.start : span.end] for span in only_here(made, Place(0, 0), 1)]


@pytest.mark.parametrize(
    ("mine", "theirs", "words"),
    [
        ("The old bridge closed on Monday.", "The new bridge closed on Monday.", ["old"]),
        ("It closed before the storm came.", "It closed after the storm came.", ["before"]),
        ("A fire broke out at 10:40 on Monday.", "A fire broke out at 10:15 on Monday.", ["10:40"]),
        ("On Monday the bridge was shut again.", "The bridge was shut again on Monday.", []),
        ("The bridge closed on Monday.", "A bridge closed on Monday.", []),
        ("The bridge’s span closed on Monday.", "The bridge's SPAN closed on Monday.", []),
    ],
)
def test_of_sentences_that_are_nearly_the_same_all_words_count(
    mine: str, theirs: str, words: list[str]
) -> None:
    assert own(mine, theirs) == words


def test_of_others_only_what_is_not_told_counts_and_no_word_that_is_there() -> None:
    mine = "Hundreds fled the old harbour quarter by the river before dawn."
    theirs = "By sunrise, several hundred people had left their homes in the harbour."
    assert own(mine, theirs) == []
    assert own(mine, theirs, "old harbour quarter by the river") == ["old", "quarter", "river"]


def test_small_words_at_the_ends_of_a_stretch_are_left_out_in_other_languages_too() -> None:
    mine = "Das Feuer brach in einem alten Netzlager aus, sagte Ann Lee."
    theirs = "Gegen Abend fing ein Schuppen Feuer, hieß es."
    versions = [replace(article(text, outlet=text), language="de-AT") for text in (mine, theirs)]
    made = compared(mine, theirs, ("brach in einem alten Netzlager aus",))
    made = replace(made, story=replace(made.story, versions=tuple(versions)))
    found = only_here(made, Place(0, 0), 1)
    assert [mine[span.start : span.end] for span in found] == ["brach in einem alten Netzlager"]


def test_where_nothing_carries_it_nothing_is_compared() -> None:
    story = Story("", (article("The bridge closed."), article("Nobody spoke.")))
    assert only_here(comparison(story, {}), Place(0, 0), 1) == ()


def test_being_close_does_not_depend_on_the_side() -> None:
    made = compared("The old bridge closed on Monday.", "The new bridge closed on Monday night.")
    assert is_close(made, Place(0, 0), Place(1, 0)) == is_close(made, Place(1, 0), Place(0, 0))


def test_a_conflict_is_seen_from_both_sides() -> None:
    made = compared("Ten boats sank.", "Nine boats sank.")
    conflict = Conflict(ConflictKind.FIGURE, Span(0, 3), 0, Span(0, 4))
    first = made.judgements[0][0][1]
    assert first is not None
    made = replace(made, judgements=(((None, replace(first, conflicts=(conflict,))),), made.judgements[1]))
    assert conflicts_between(made, 0, 0, 1) == (conflict,)
    assert conflicts_between(made, 1, 0, 0) == (replace(conflict, here=Span(0, 4), there=Span(0, 3)),)
