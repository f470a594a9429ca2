"""Marking a passage, without a screen."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.model import Article, Span
from newsreader.ui.passage import Grid, Passage, Unit
from tests.support.making import article

TEXT = article(
    "The bridge closed. | Engineers found cracks.", "The mayor knew.", "Repairs cost | two million."
)


def marked(passage: Passage, text: Article = TEXT) -> str:
    span = passage.span
    return text.text[span.start : span.end]


def start(sentence: int, text: Article = TEXT) -> Passage:
    here = text.sentences[sentence]
    passage = Passage.of(Grid.of(text), Span(here.start, here.end))
    assert passage is not None
    return passage


def after(passage: Passage, *steps: tuple[Unit, int]) -> str:
    for unit, step in steps:
        passage = passage.extended(unit, step)
    return marked(passage)


def test_it_begins_with_the_whole_sentence() -> None:
    assert marked(start(1)) == "Engineers found cracks."


def test_the_end_moves_by_words_sentences_and_paragraphs() -> None:
    assert after(start(0), (Unit.WORD, -1)) == "The bridge"
    assert after(start(0), (Unit.WORD, 1)) == "The bridge closed. Engineers"
    assert after(start(0), (Unit.SENTENCE, 1)) == "The bridge closed. Engineers found cracks."
    assert after(start(0), (Unit.PARAGRAPH, 1)) == "The bridge closed. Engineers found cracks."
    across = "The bridge closed. Engineers found cracks.\n\nThe mayor knew."
    assert after(start(0), (Unit.PARAGRAPH, 1), (Unit.PARAGRAPH, 1)) == across
    assert after(start(0), *[(Unit.SENTENCE, 1)] * 2) == across
    assert after(start(0), *[(Unit.SENTENCE, 1)] * 2, (Unit.SENTENCE, -1)) == across.split("\n\n")[0]


def test_the_beginning_moves_when_it_is_turned_to() -> None:
    turned = start(2).turned()
    assert after(turned, (Unit.WORD, 1)) == "mayor knew."
    assert after(turned, (Unit.WORD, -1)) == "cracks.\n\nThe mayor knew."
    assert after(turned, (Unit.SENTENCE, -1)) == "Engineers found cracks.\n\nThe mayor knew."
    assert after(turned, (Unit.PARAGRAPH, -1)).startswith("The bridge")


def test_an_end_that_would_pass_the_other_one_stays() -> None:
    assert after(start(2), (Unit.SENTENCE, -1)) == "Engineers found cracks.\n\nThe mayor knew."
    assert after(start(0), (Unit.SENTENCE, -1)) == "The bridge closed."
    assert after(start(4), (Unit.PARAGRAPH, 1)) == "two million."
    assert after(start(4), (Unit.WORD, 1)) == "two million.", "nothing is cut off at the end of the text"


def test_the_mouse_marks_whole_words_in_both_directions() -> None:
    grid = Grid.of(TEXT)
    pressed, here = TEXT.text.index("ridge"), TEXT.text.index("ound")
    forward, backward = Passage.between(grid, pressed, here), Passage.between(grid, here, pressed)
    assert forward is not None and backward is not None
    assert marked(forward) == marked(backward) == "bridge closed. Engineers found"
    assert (forward.at_end, backward.at_end) == (True, False)


def test_a_script_without_spaces_is_marked_by_characters() -> None:
    text = article("橋は月曜日に閉鎖された。")
    assert marked(start(0, text).extended(Unit.WORD, -1), text) == "橋は月曜日に閉鎖された"


def test_an_article_without_words_has_no_passage() -> None:
    empty = Article("", (), ())
    assert Passage.of(Grid.of(empty), Span(0, 0)) is None


STEPS = st.lists(st.tuples(st.sampled_from(Unit), st.sampled_from((1, -1)), st.booleans()), max_size=20)


@given(st.integers(0, 4), STEPS)
def test_whatever_is_pressed_whole_words_are_marked_in_order(
    sentence: int, steps: list[tuple[Unit, int, bool]]
) -> None:
    passage = start(sentence)
    for unit, step, turn in steps:
        before = passage
        passage = (passage.turned() if turn else passage).extended(unit, step)
        assert 0 <= passage.first <= passage.last < len(passage.grid.starts)
        assert before.first == passage.first or before.last == passage.last
    assert set(marked(passage).split()) <= set(TEXT.text.split())
