"""Where coders differ, what is hidden from one who codes blind, and deciding between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from uuid import uuid4

import pytest

from newsreader.annotations.annotation_set import AnnotationSet
from newsreader.annotations.differing import Differing, Saying, decide, find_differing
from newsreader.annotations.ruling import made_ruling
from newsreader.annotations.store import NoteFilter, RulingFilter, StorageType, open_library
from newsreader.model import ArticleIdentity, Done, Ruling
from tests.support.making import CONFIRMED, OMITTED, REPHRASED, bridge_story
from tests.support.noting_play import made_on

STORY, _ = bridge_story()
IDENTITIES = tuple(map(ArticleIdentity.of, STORY.versions))
UNIT = (0, 1, 1)


@pytest.fixture
def library(tmp_path: Path) -> Iterator[StorageType]:
    with open_library(tmp_path / "library.db") as opened:
        yield opened


def notes_of(library: StorageType, author: str = "Ann", blind: bool = False) -> AnnotationSet:
    notes = AnnotationSet(library, STORY, author, blind)
    assert notes.take(notes.read())
    return notes


def tagged(library: StorageType, words: str, tags: str, author: str) -> None:
    library.notes.add(replace(made_on(STORY.versions[0], words, tags=tags), author=author))


def ruled(author: str, verdict: object, matches: tuple[int, ...]) -> Ruling:
    return made_ruling(STORY, IDENTITIES, UNIT, verdict, matches, None, author)  # type: ignore[arg-type]


def test_other_tags_and_none_differ_where_both_have_coded(library: StorageType) -> None:
    tagged(library, "cracks", "damage", "Ann")
    tagged(library, "Engineers found cracks.", "damage blame", "Ben")
    tagged(library, "two million", "money", "Ben")
    notes = notes_of(library)
    assert find_differing(notes) == [
        Differing(0, 1, None, (Saying("Ann", tags=("damage",)), Saying("Ben", tags=("blame", "damage")))),
        Differing(0, 3, None, (Saying("Ann"), Saying("Ben", tags=("money",)))),
    ]
    assert find_differing(notes_of(library, "Cleo"))[0].says[0].coder == "Ann", "Cleo has coded nothing"
    library.mark_done(Done(IDENTITIES[0], "Cleo"))
    assert find_differing(notes_of(library, "Cleo"))[0].says[0] == Saying("Cleo"), "but has done with it now"


def test_verdicts_differ_and_the_decision_stands_beside_both(library: StorageType) -> None:
    library.rulings.add_all([ruled("Ann", REPHRASED, (0,)), ruled("Ben", OMITTED, ())])
    notes = notes_of(library)
    (found,) = find_differing(notes)
    ann, ben = Saying("Ann", REPHRASED, (0,)), Saying("Ben", OMITTED)
    assert found == Differing(*UNIT, (ann, ben))
    decide(notes, found, ben)
    assert find_differing(notes) == [replace(found, decided=Saying("Ann", OMITTED))]
    assert notes.rulings[UNIT].verdict is OMITTED
    assert library.rulings.count(RulingFilter()) == 3, "nothing was replaced"
    decide(notes, found, replace(ann, verdict=CONFIRMED))
    assert library.rulings.count(RulingFilter()) == 3, "another decision takes the place of the first"
    assert notes.rulings[UNIT].verdict is CONFIRMED


def test_tags_are_decided_and_decided_again(library: StorageType) -> None:
    tagged(library, "cracks", "damage", "Ann")
    tagged(library, "cracks", "blame", "Ben")
    notes = notes_of(library)
    for tags in (("blame",), ("damage",)):
        (found,) = find_differing(notes)
        decide(notes, found, next(one for one in found.says if one.tags == tags))
        assert find_differing(notes)[0].decided == Saying("", tags=tags)
    assert library.notes.count(NoteFilter()) == 3


def test_nothing_of_others_is_shown_until_one_has_done(library: StorageType) -> None:
    tagged(library, "cracks", "damage", "Ann")
    tagged(library, "cracks", "blame", "Ben")
    library.rulings.add_all([ruled("Ben", OMITTED, ())])
    notes = notes_of(library, blind=True)
    assert [one.note.author for one in notes.versions[0].notes] == ["Ann"]
    assert notes.rulings == {}
    assert notes.layer.hidden == 1
    assert find_differing(notes) == []
    assert notes.mark_done(0) is True
    assert sorted(one.note.author for one in notes.versions[0].notes) == ["Ann", "Ben"]
    assert notes.rulings[UNIT].verdict is OMITTED
    assert notes.done_with(0) == ("Ann",)
    assert len(find_differing(notes)) == 1
    assert notes.mark_done(0) is False
    assert notes.layer.hidden == 1


def test_what_has_no_name_is_the_readers_own_unless_it_was_imported(library: StorageType) -> None:
    tagged(library, "cracks", "damage", "")
    library.mark_done(Done(IDENTITIES[0], ""))
    tagged(library, "two million", "money", "Ann")
    notes = notes_of(library, blind=True)
    assert find_differing(notes) == [], "one coder alone"
    assert notes.done_with(0) == ("Ann",)
    assert notes.mark_done(0) is False
    assert library.done() == ()
    library.notes.add_all([replace(made_on(STORY.versions[0], "cracks", tags="blame"), id=str(uuid4()))])
    assert len(find_differing(notes_of(library))) == 2
