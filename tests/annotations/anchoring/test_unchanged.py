"""What stands in both texts is found by where it stood in the first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.anchoring import How, Placed, find
from newsreader.annotations.anchoring.unchanged import Unchanged
from newsreader.model import Anchor, Span

LINES = [f"Paragraph number {n} tells of the harbour at length." for n in range(12)]


def joined(lines: list[str]) -> str:
    return "\n\n".join(lines)


@given(st.permutations(LINES), st.sets(st.sampled_from(LINES)), st.data())
def test_whatever_is_moved_or_gone_the_words_are_the_same(
    order: list[str], gone: set[str], data: st.DataObject
) -> None:
    first, now = joined(LINES), joined([line for line in order if line not in gone])
    start = data.draw(st.integers(0, len(first)))
    end = data.draw(st.integers(start, len(first)))
    shift = Unchanged(first, now).shift(start, end)
    if shift is not None:
        assert first[start:end] == now[start + shift : end + shift]


def test_a_passage_may_run_over_paragraphs_that_stayed_together() -> None:
    first, now = joined(LINES), joined(["News.", *LINES[2:6], *LINES[:2]])
    kept = Unchanged(first, now)
    start, end = first.index(LINES[2]), first.index(LINES[5]) + 9
    shift = kept.shift(start, end)
    assert shift is not None and now[start + shift : end + shift] == first[start:end]
    assert kept.shift(first.index(LINES[1]), first.index(LINES[2]) + 3) is None, "these two were torn apart"


def test_what_stands_twice_or_is_short_is_not_known_again() -> None:
    first = joined([LINES[0], LINES[1], LINES[0], "Short."])
    now = joined([LINES[0], LINES[1], "Short."])
    kept = Unchanged(first, now)
    assert kept.shift(0, 9) is None
    assert kept.shift(first.index("Short"), len(first)) is None
    assert kept.shift(first.index(LINES[1]), first.index(LINES[1]) + 9) == 0
    assert kept.shift(first.index(LINES[1]), first.index(LINES[1])) is None, "a point has no words"


def test_a_note_in_an_unchanged_paragraph_is_placed_whatever_is_around_it() -> None:
    line = "The mayor spoke. He left. The mayor spoke."
    first, now = (
        joined(["One thing happened in the town.", line]),
        joined([line, "Quite another thing happened."]),
    )
    start = first.rindex("The mayor spoke.")
    anchor = Anchor.of(first, Span(start, start + 16))
    assert find(anchor, now, original=first) == Placed(Span(26, 42), How.MOVED, 1.0)
    assert not isinstance(find(anchor, now), Placed), (
        "without the text it was in, nothing tells the two apart"
    )
