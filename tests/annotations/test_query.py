"""Filters of notes as they are typed: the list and the library let the same notes through."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from newsreader.annotations.query import BadFilter, Listing, narrows, read_filter
from newsreader.annotations.store import NoteFilter, StorageType, open_library
from newsreader.model import Note, NoteColour
from tests.support.making import article
from tests.support.noting_play import made_on

TEXT = article("The bridge closed. | Engineers found cracks.")


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("", NoteFilter()),
        ("found  cracks", NoteFilter(text="found cracks")),
        ("#fraud cracks", NoteFilter(tags=("fraud",), text="cracks")),
        ("#border_security", NoteFilter(tags=("border security",))),
        ("#one said #two", NoteFilter(tags=("one", "two"), text="said")),
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
    [
        ("colour:mauve by:ann", NoteFilter(author="ann")),
        ("#one colour:red #two", NoteFilter(tags=("one", "two"))),
    ],
)
def test_what_is_no_filter_is_told_and_the_rest_still_holds(typed: str, rest: NoteFilter) -> None:
    with pytest.raises(BadFilter) as told:
        read_filter(typed)
    assert told.value.rest == rest


TYPED = [
    *("", "#Fraud", "#none", "colour:pink", "CAFÉ", "bridge", "cafe closed", "zzz"),
    *(
        "#fraud #Police",
        "#police #none",
        "c",
        "ca",
        "caf",
        "caf closed",
        "afe closed",
        "closed",
        "by:ann",
        "by:an",
    ),
    *("colour:pink w", "colour:yellow w", "#police who", "says wh", "s"),
]


def some(path: Path) -> tuple[StorageType, list[Note]]:
    library = open_library(path)
    return library, [
        library.notes.add(
            replace(made_on(TEXT, "bridge closed", "Met at the café", tags="fraud"), author="ann")
        ),
        library.notes.add(made_on(TEXT, "cracks", "who says?", colour="pink")),
        library.notes.add(made_on(TEXT, "Engineers", "who?", tags="police fraud")),
    ]


@pytest.mark.parametrize("typed", TYPED)
def test_the_list_lets_through_what_the_library_finds(typed: str, tmp_path: Path) -> None:
    library, notes = some(tmp_path / "library.db")
    with library:
        wanted = read_filter(typed)
        assert [notes[index] for index in Listing(notes).matching(wanted)] == list(library.notes.find(wanted))


def test_a_filter_after_another_lets_through_what_it_does_alone(tmp_path: Path) -> None:
    library, notes = some(tmp_path / "library.db")
    with library:
        for before, after in product(TYPED, TYPED):
            listing = Listing(notes)
            listing.matching(read_filter(before))
            found = list(listing.matching(read_filter(after)))
            assert found == list(Listing(notes).matching(read_filter(after))), (before, after)
            if narrows(read_filter(after), read_filter(before)):
                assert set(found) <= set(Listing(notes).matching(read_filter(before)))
    assert narrows(read_filter("who cafe #a #b by:ann"), read_filter("caf #a"))
    assert not narrows(read_filter("caf #a"), read_filter("cafe"))
