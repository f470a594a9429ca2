"""`newsreader notes tags`."""

from __future__ import annotations

import json

import pytest

from newsreader.annotations.store import Draft, NoteFilter, open_library
from newsreader.cli.main import run
from tests.support.note_making import note


def tags() -> dict[str, tuple[str, ...]]:
    with open_library() as library:
        return {one.comment: one.tags for one in library.notes.find(NoteFilter())}


@pytest.fixture
def tagged() -> None:
    with open_library() as library:
        library.notes.add(note("one", ("owner", "figures")))
        library.notes.add(note("two", ("Owner",)))
        library.notes.add(note("three", ("owners", "x", "owner")))


@pytest.mark.usefixtures("tagged")
def test_tags_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["notes", "tags", "list"]) == 0
    assert capsys.readouterr().out == "2  owner\n1  figures\n1  Owner\n1  owners\n1  x\n"
    assert run(["notes", "tags", "list", "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[0] == {"tag": "owner", "notes": 2}


@pytest.mark.usefixtures("tagged")
def test_a_tag_is_renamed_everywhere_and_back_again(capsys: pytest.CaptureFixture[str]) -> None:
    before = tags()
    assert run(["notes", "tags", "rename", "owner", " the  seller"]) == 0
    assert "owner → the seller: 2 notes" in capsys.readouterr().out
    renamed = {"one": ("the seller", "figures"), "two": ("Owner",), "three": ("owners", "x", "the seller")}
    assert tags() == renamed
    assert run(["notes", "tags", "merge", "Owner", "owners", "x", "--into", "the seller"]) == 0
    assert tags() == {"one": ("the seller", "figures"), "two": ("the seller",), "three": ("the seller",)}
    assert run(["notes", "tags", "undo"]) == 0
    assert tags() == renamed
    assert run(["notes", "tags", "undo"]) == 0
    assert tags() == before
    assert run(["notes", "tags", "undo"]) == 2
    assert "no change of tags is left" in capsys.readouterr().err


@pytest.mark.usefixtures("tagged")
def test_unfinished_notes_are_no_exception() -> None:
    with open_library() as library:
        (one,) = library.notes.find(NoteFilter(text="one"))
        library.save_draft(Draft("k", one.article, one.anchor, "half a th", ("figures", "owner")))

    def drafted() -> list[tuple[str, ...]]:
        with open_library() as library:
            return [draft.tags for draft in library.drafts()]

    assert run(["notes", "tags", "rename", "owner", "seller"]) == 0
    assert drafted() == [("figures", "seller")]
    assert run(["notes", "tags", "undo"]) == 0
    assert drafted() == [("figures", "owner")]


@pytest.mark.usefixtures("tagged")
def test_what_was_changed_since_is_not_taken_back(capsys: pytest.CaptureFixture[str]) -> None:
    run(["notes", "tags", "rename", "owner", "seller"])
    with open_library() as library:
        (one,) = library.notes.find(NoteFilter(text="one"))
        library.notes.delete(one)
    assert run(["notes", "tags", "undo"]) == 1
    assert "1 note left as it is, changed or deleted since" in capsys.readouterr().err
    assert tags() == {"two": ("Owner",), "three": ("owners", "x", "owner")}


@pytest.mark.usefixtures("tagged")
@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["rename", "figure", "sums"], "no note has the tag figure; did you mean figures?"),
        (["rename", "owner", "x"], "there is a tag x already: newsreader notes tags merge"),
        (["rename", "owner", "  "], "a tag cannot be empty"),
        (["merge", "x", "--into", "x"], "name the tags that become another one"),
    ],
)
def test_what_makes_no_sense_changes_nothing(
    arguments: list[str], told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = tags()
    assert run(["notes", "tags", *arguments]) == 2
    assert told in capsys.readouterr().err
    assert tags() == before
