"""Of a list of any length only the pages around the cursor are held."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newsreader.library import Page
from newsreader.ui.library.pages import HELD, SIZE, Pages


def page_of(count: int, number: int) -> Page[int]:
    """A page of the numbers below a count."""
    rows = tuple(range(number * SIZE, min((number + 1) * SIZE, count)))
    last = (number + 1) * SIZE >= count
    return Page(rows, None if last else (rows[-1],))


def read_to(count: int, last: int) -> Pages[int]:
    pages: Pages[int] = Pages()
    for number in range(last + 1):
        assert pages.following == number
        pages.take(number, page_of(count, number))
    return pages


def test_the_end_is_known_when_it_was_read() -> None:
    pages = read_to(SIZE + 7, 0)
    assert (len(pages), pages.is_whole, pages.following) == (SIZE, False, 1)
    pages.take(1, page_of(SIZE + 7, 1))
    assert (len(pages), pages.is_whole, pages.following) == (SIZE + 7, True, None)
    assert pages.row(SIZE + 6) == SIZE + 6
    assert pages.row(SIZE + 7) is None


def test_a_list_of_nothing() -> None:
    pages: Pages[int] = Pages()
    pages.take(0, Page(()))
    assert (len(pages), pages.is_whole, pages.row(0), pages.missing(range(5))) == (0, True, None, None)


@given(st.integers(1, 30), st.lists(st.integers(0, 29), max_size=40))
def test_what_is_held_stays_small_and_what_is_missing_can_be_read_again(last: int, looks: list[int]) -> None:
    count = 31 * SIZE
    pages = read_to(count, last)
    for page in looks:
        row = min(page, last) * SIZE + 3
        missing = pages.missing(range(row, row + 1))
        if missing is not None:
            assert pages.row(row) is None
            pages.take(missing, page_of(count, missing))
        assert pages.row(row) == row
        assert len(pages.held) <= HELD * SIZE
        assert len(pages) == (last + 1) * SIZE


def test_a_list_that_became_shorter() -> None:
    pages = read_to(10 * SIZE, 5)
    pages.take(2, page_of(2 * SIZE + 1, 2))
    assert (len(pages), pages.is_whole) == (2 * SIZE + 1, True)
