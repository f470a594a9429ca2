"""The tags that coders have agreed on."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsreader.annotations.codebook import (
    Code,
    Codebook,
    codebook_of,
    load_codebook,
    read_codebook,
    write_codebook,
)
from newsreader.model import NoteColour, Story
from tests.support.making import article

BOOK = b"""\
tags:
  blame:
    description: Says who is at fault
    colour: pink
    excludes: [Praise]
  praise: Says who did well
  "no":
  figures:
    within: praise
"""


def test_what_stands_in_a_codebook() -> None:
    book, problems = read_codebook(BOOK)
    assert problems == ()
    assert book.codes == (
        Code("blame", "Says who is at fault", NoteColour.PINK, ("Praise",)),
        Code("praise", "Says who did well"),
        Code("no"),
        Code("figures", within="praise"),
    )
    assert read_codebook(write_codebook(book)) == (book, ())
    assert read_codebook(b"tags: [a, b]\n")[0].codes == (Code("a"), Code("b"))
    assert read_codebook(b"") == (Codebook(), ())


def test_tags_are_completed_checked_and_kept_apart() -> None:
    book, _ = read_codebook(BOOK)
    assert [code.tag for code in book.beginning("B")] == ["blame"]
    assert book.code("PRAISE") == book.codes[1]
    assert book.clashes(["praise", "figures", "BLAME"]) == (("praise", "BLAME"),)
    assert book.clashes(["figures", "no"]) == ()
    assert book.unknown(["Praise", "another"]) == ("another",)
    assert Codebook().unknown(["another"]) == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            b"tags:\n  a:\n    color: blue\n",
            "line 3: 'color' is none of description, colour, excludes, within",
        ),
        (b"tags:\n  a:\n    colour: mauve\n", "line 3: the colour mauve is none of yellow"),
        (b"tags:\n  a:\n  A:\n", "line 3: the tag A stands here twice; keep one"),
        (b"tags:\n  a:\n    excludes: [b]\n", "tag a: there is no tag b in it"),
        (b"codes:\n  a:\n", "line 1: 'codes' is not known here; write tags:"),
        (b"tags:\n  a: [b]\n", "line 2: keys are expected here"),
        (b"tags: [[a]]\n", "line 1: a tag is expected here, not a list"),
        (b"tags:\n  a: *b\n", "line 2"),
        (b"\xff\xfe", "UTF-16"),
        (b"tags:\n  '': x\n", "a tag cannot be empty"),
        (b"tags:\n  a:\n    description: [x]\n", "line 3: a text is expected here, not a list"),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: bytes, told: str) -> None:
    _, (problem, *_) = read_codebook(text)
    assert told in problem


def test_the_one_beside_the_story_comes_first(tmp_path: Path) -> None:
    beside, named = tmp_path / "story" / "codebook.yaml", tmp_path / "mine.yaml"
    beside.parent.mkdir()
    story = Story("s", (replace(article("Rain fell."), path=str(beside.with_name("a.txt"))),))
    assert codebook_of(story) == (Codebook(), ())
    assert codebook_of(story, str(named)) == (Codebook(), (f"{named}: there is no such codebook",))
    named.write_bytes(b"tags: [mine]\n")
    assert codebook_of(story, str(named)) == (Codebook((Code("mine"),), str(named)), ())
    beside.write_bytes(b"tags: [ours]\nother: 1\n")
    book, problems = codebook_of(story, str(named))
    assert (book.codes, book.file) == ((Code("ours"),), str(beside))
    assert problems == (f"{beside}, line 2: 'other' is not known here; write tags:",)
    assert load_codebook(tmp_path / "none.yaml")[0] == Codebook()
