"""Rows of cells."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from newsreader.text.terminal import safe
from newsreader.ui.widgets.layout import is_plain, lay_out, wrap
from tests.support.making import article

TEXTS = st.text(
    st.one_of(
        st.characters(exclude_categories=["Cs"]),
        st.sampled_from(" \n.“”’—日本語한국🙂❤\ufe0f\u0301\u200dابپ"),
    ),
    max_size=200,
)


def cut(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width, plain=is_plain(text))]


def test_breaks_at_spaces() -> None:
    assert cut("one two  three", 7) == ["one two", "three"]
    assert cut("one two three", 5) == ["one", "two", "three"]


def test_breaks_a_word_that_is_too_long() -> None:
    assert cut("abcdefgh ij", 4) == ["abcd", "efgh", "ij"]


def test_wide_characters_take_two_cells() -> None:
    assert cut("日本語日本", 4) == ["日本", "語日", "本"]


@given(TEXTS, st.integers(2, 60))
def test_every_row_fits_and_nothing_but_spaces_is_lost(text: str, width: int) -> None:
    text = safe(text)
    rows = cut(text, width)
    assert "".join(rows).replace(" ", "") == text.replace(" ", "")
    assert all(cell_len(row) <= width for row in rows)
    assert all(rows)


@given(
    st.text(st.characters(max_codepoint=0x2FF, exclude_categories=["Cs", "Cc"]), max_size=200),
    st.integers(2, 40),
)
def test_the_fast_way_and_the_slow_way_agree(text: str, width: int) -> None:
    text = safe(text)
    fast = list(wrap(text, 0, len(text), width, plain=True))
    assert fast == list(wrap(text, 0, len(text), width, plain=False))


def test_sentences_begin_on_their_own_rows_and_paragraphs_are_apart() -> None:
    made = article("First one. | Second one is longer.", "Third.")
    layout = lay_out(made, made.text, 12)
    shown = [made.text[row.start : row.end] for row in layout.rows]
    assert shown == ["First one.", "Second one", "is longer.", "", "Third."]
    assert layout.first_row == (0, 1, 4)
    assert layout.rows_of(1) == range(1, 3)
    assert [row.opens for row in layout.rows] == [True, True, False, False, True]


def test_what_is_called_plain_is_one_cell_wide() -> None:
    for code in range(0x20, 0x20000):
        character = chr(code)
        if not 0xD800 <= code < 0xE000 and safe(character) == character and is_plain(character):
            assert cell_len(character) == 1, hex(code)
