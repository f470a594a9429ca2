"""Where notes are drawn in a version."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from newsreader.annotations.highlights import PlacedNote, VersionNotes
from newsreader.model import NoteColour, Span
from newsreader.ui.widgets.article_view import column_of
from tests.support.making import article
from tests.support.noting_play import note_on

TEXT = article("One two three four five six seven eight nine ten.")


def placed(start: int, end: int, colour: str = "yellow") -> PlacedNote:
    return PlacedNote(note_on(TEXT, Span(start, end), colour=colour), Span(start, end))


def test_where_notes_overlap_the_one_that_begins_last_gives_the_colour() -> None:
    notes = VersionNotes([placed(0, 20), placed(5, 10, "blue"), placed(8, 12, "pink")])
    assert list(notes.stretches(0, 49)) == [
        (0, 5, NoteColour.YELLOW),
        (5, 8, NoteColour.BLUE),
        (8, 10, NoteColour.PINK),
        (10, 12, NoteColour.PINK),
        (12, 20, NoteColour.YELLOW),
    ]
    assert list(notes.stretches(6, 9)) == [(6, 8, NoteColour.BLUE), (8, 9, NoteColour.PINK)]
    assert notes.sign(0, 3) is NoteColour.YELLOW
    assert notes.sign(20, 49) is None
    assert [one.span for one in notes.touching(9, 11)] == [Span(0, 20), Span(5, 10), Span(8, 12)]
    assert notes.touching(20, 30) == []


def test_a_note_without_words_belongs_to_the_sentence_around_it() -> None:
    notes = VersionNotes([placed(5, 5)])
    assert len(notes.touching(0, 10)) == 1
    assert notes.touching(6, 10) == []
    assert list(notes.stretches(0, 10)) == []


def test_a_cell_of_a_widened_row_is_a_place_in_the_text() -> None:
    text, drawn = "one two  three", "one    two   three"
    hits = [text[column_of(text, drawn, cell)] for cell in range(len(drawn)) if drawn[cell] != " "]
    assert hits == [character for character in drawn if character != " "]
    assert column_of(text, drawn, 99) == len(text) - 1
    assert [column_of("日本", "日本", cell) for cell in range(4)] == [0, 0, 1, 1]


SPANS = st.lists(st.tuples(st.integers(0, 48), st.integers(1, 20)), max_size=12)


@given(SPANS, st.integers(0, 48), st.integers(1, 30))
def test_it_finds_what_looking_at_every_note_finds(
    spans: list[tuple[int, int]], start: int, length: int
) -> None:
    given_notes = [placed(at, min(at + size, 49)) for at, size in spans]
    notes = VersionNotes(given_notes)
    end = start + length
    there = [one for one in given_notes if one.span.start < end and one.span.end > start]
    found = notes.touching(start, end)
    assert sorted(id(one) for one in found) == sorted(id(one) for one in there)
    noted = {at for one in there for at in range(max(one.span.start, start), min(one.span.end, end))}
    assert {at for first, last, _ in notes.stretches(start, end) for at in range(first, last)} == noted
    covered = list(notes.covered(start, end))
    assert {at for first, last in covered for at in range(first, last)} == noted
    assert all(one[1] < other[0] for one, other in pairwise(covered)), "as few as can be"
