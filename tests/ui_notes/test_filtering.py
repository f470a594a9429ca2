"""Filters of notes as they are typed: the list and the library let the same notes through."""

from __future__ import annotations

from pathlib import Path

import pytest
from noting_play import made_on

from making import article
from newsreader.library import NoteFilter, open_library
from newsreader.model import Note, NoteColour
from newsreader.ui.notes.filtering import BadFilter, matcher, read_filter

TEXT = article("The bridge closed. | Engineers found cracks.")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", NoteFilter()),
        ("found  cracks", NoteFilter(text="found cracks")),
        ("#fraud cracks", NoteFilter(tag="fraud", text="cracks")),
        ("#border_security", NoteFilter(tag="border security")),
        ("colour:Blue", NoteFilter(colour=NoteColour.BLUE)),
        ("colour:bl", NoteFilter(colour=NoteColour.BLUE)),
        ("colour:", NoteFilter()),
        ("color:blue by:ann_lee", NoteFilter(colour=NoteColour.BLUE, author="ann lee")),
        ("at 10:30 #", NoteFilter(text="at 10:30 #")),
    ],
)
def test_what_is_typed_is_a_filter(typed: str, wanted: NoteFilter) -> None:
    assert read_filter(typed) == wanted


@pytest.mark.parametrize(
    ("typed", "rest"),
    [("colour:mauve by:ann", NoteFilter(author="ann")), ("#one #two", NoteFilter(tag="two"))],
)
def test_what_is_no_filter_is_told_and_the_rest_still_holds(typed: str, rest: NoteFilter) -> None:
    with pytest.raises(BadFilter) as told:
        read_filter(typed)
    assert told.value.rest == rest


@pytest.mark.parametrize(
    "typed", ["", "#Fraud", "#none", "colour:pink", "CAFÉ", "bridge", "cafe closed", "zzz"]
)
def test_the_list_lets_through_what_the_library_finds(typed: str, tmp_path: Path) -> None:
    with open_library(tmp_path / "library.db") as library:
        notes: list[Note] = [
            library.notes.add(made_on(TEXT, "bridge closed", "Met at the café", tags="fraud")),
            library.notes.add(made_on(TEXT, "cracks", "who says?", colour="pink")),
        ]
        wanted = read_filter(typed)
        assert [note for note in notes if matcher(wanted)(note)] == list(library.notes.find(wanted))
