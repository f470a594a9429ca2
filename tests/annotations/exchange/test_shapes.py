"""What becomes of files in the shapes that other programs write: the table `shapes/expected.tsv`.

A line is a file, what becomes of it, and how many notes are read of it, or with which reason it is kept or
refused. The shapes are those of the W3C's examples and samples, of Hypothesis and of other programs; what
they say is made up. What is kept is exported again as it was.
"""

from __future__ import annotations

import json
from pathlib import Path, PurePath

import pytest

from newsreader.annotations.exchange.fields import Imported
from newsreader.annotations.exchange.jsonld import UNREAD, to_jsonld
from newsreader.annotations.exchange.refusals import looks_like
from newsreader.annotations.exchange.registry import format_of

SHAPES = Path(__file__).parent / "shapes"
TABLE = [line.split("\t") for line in (SHAPES / "expected.tsv").read_text("utf-8").splitlines()]


def found(name: str) -> Imported | str:
    """What is read of a file; what it looks like if it is refused."""
    data = (SHAPES / name).read_bytes()
    read = format_of(name).read
    assert read is not None
    return looks_like(PurePath(name).suffix, data) or read(data)


def test_every_file_is_in_the_table() -> None:
    assert {name for name, *_ in TABLE} == {file.name for file in SHAPES.iterdir()} - {"expected.tsv"}
    assert {outcome for _, outcome, _ in TABLE} == {"read", "kept", "refused"}


@pytest.mark.parametrize(("name", "told"), [(n, told) for n, outcome, told in TABLE if outcome == "read"])
def test_what_is_read(name: str, told: str) -> None:
    one = found(name)
    assert isinstance(one, Imported)
    assert len(one.notes) == int(told)
    for note in one.notes:
        quoted = note.anchor.exact
        assert quoted in ("", "two gates")
        assert (
            note.article.url == "https://news.example/dam" or note.article.title == "The dam" or note.answers
        )
        if not quoted and not note.answers:
            assert note.anchor.end or not note.anchor.start, "it is on the page, or counts characters"


@pytest.mark.parametrize(("name", "told"), [(n, told) for n, outcome, told in TABLE if outcome == "kept"])
def test_what_is_kept_is_written_again_as_it_was(name: str, told: str) -> None:
    one = found(name)
    assert isinstance(one, Imported)
    assert one.notes == ()
    (unread,) = one.unread
    assert told in unread.reason
    assert json.loads(to_jsonld((), (), one.unread))[UNREAD] == [unread.raw]
    text = (SHAPES / name).read_text("utf-8")
    if name.endswith(".json") and "rows" not in text:
        assert json.loads(unread.raw) == json.loads(text)


@pytest.mark.parametrize(("name", "told"), [(n, told) for n, outcome, told in TABLE if outcome == "refused"])
def test_what_is_refused_is_named(name: str, told: str) -> None:
    assert told in str(found(name))
