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


def test_a_part_of_a_compound_is_marked() -> None:
    text = article("The 12-year-old didn't pay 1,500.50 dollars.")
    passage = start(0, text)
    assert marked(passage.inner(Unit.PIECE), text) == "."
    at_12 = passage.to_words("12")
    assert at_12 is not None
    assert marked(at_12, text) == "The 12"
    assert marked(at_12.inner(Unit.PIECE), text) == "12"
    assert marked(at_12.inner(Unit.WORD), text) == "12-year-old"
    assert [marked(p.inner(Unit.PIECE), text) for p in _steps(at_12, Unit.PIECE, 8)] == [
        *("-", "year", "-", "old", "didn't", "pay", "1,500.50", "dollars"),
    ]
    assert marked(at_12.inner(Unit.PIECE).extended(Unit.CHARACTER, -1), text) == "1"


def _steps(passage: Passage, unit: Unit, count: int) -> list[Passage]:
    found = []
    for _ in range(count):
        passage = passage.extended(unit, 1)
        found.append(passage)
    return found


def test_the_moving_end_goes_to_a_character_of_its_line() -> None:
    assert marked(start(0).to_character("d", -1).to_character("b", -1)) == "The b"
    assert marked(start(0).to_character("g", 1)) == "The bridge closed. Eng"
    assert marked(start(0).turned().to_character("c", 1)) == "closed."
    assert start(0).to_character("x", 1) == start(0)
    assert start(1).to_character("y", 1) == start(1), "the line ends before that"


def test_an_end_goes_to_words_in_any_case() -> None:
    assert marked(start(1).to_words("FOUND") or start(0)) == "Engineers found"
    assert marked(start(1).turned().to_words("found") or start(0)) == "found cracks."
    assert marked(start(1).to_words("knew") or start(0)).startswith(
        "Engineers found cracks.\n\nThe mayor knew"
    )
    assert marked(start(1).to_words("bridge") or start(0)) == "bridge closed. Engineers found cracks."
    assert start(1).to_words("nowhere") is None
    assert start(1).to_words("a.c") is None, "it is no pattern"


def test_marks_stay_with_their_letters() -> None:
    text = article("Cafe\u0301s in हिन्दी open.")
    step = start(0, text).to_words("Cafe\u0301")
    assert step is not None
    assert marked(step.extended(Unit.CHARACTER, -1), text) == "Caf"
    hindi = start(0, text).to_words("हिन्दी")
    assert hindi is not None
    assert marked(hindi.inner(Unit.PIECE), text) == "हिन्दी"


ANY = st.text(alphabet="ab 1-',.“”é\u0301\u200d橋हिन्दी\U0001f600\n_", min_size=1, max_size=60)
MOVES = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(Unit), st.sampled_from((1, -1))),
        st.sampled_from(Unit),
        st.sampled_from("ab1-橋"),
        st.just(None),
    ),
    max_size=15,
)


@given(ANY, MOVES)
def test_whatever_is_pressed_something_of_the_text_is_marked(
    words: str, moves: list[tuple[Unit, int] | Unit | str | None]
) -> None:
    text = article(" | ".join(line for line in words.split("\n") if line.strip()) or "a")
    passage = Passage.of(Grid.of(text), Span(0, 1))
    if passage is None:
        return
    for move in moves:
        before = passage
        if move is None:
            passage = passage.turned()
        elif isinstance(move, Unit):
            passage = passage.inner(move)
        elif isinstance(move, str):
            passage = passage.to_character(move, 1).to_words(move) or passage
        else:
            passage = passage.extended(*move)
            assert before.start == passage.start or before.end == passage.end, "one end moves"
        assert 0 <= passage.start < passage.end <= len(text.text)


STEPS = st.lists(
    st.tuples(
        st.sampled_from((Unit.WORD, Unit.SENTENCE, Unit.PARAGRAPH)), st.sampled_from((1, -1)), st.booleans()
    ),
    max_size=20,
)


@given(st.integers(0, 4), STEPS)
def test_by_words_and_more_whole_words_are_marked(sentence: int, steps: list[tuple[Unit, int, bool]]) -> None:
    passage = start(sentence)
    for unit, step, turn in steps:
        passage = (passage.turned() if turn else passage).extended(unit, step)
        assert set(marked(passage).split()) <= set(TEXT.text.split())
