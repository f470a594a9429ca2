"""The table of note formats: what is read, what is written, and what is said to be lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from newsreader.annotations.exchange.fields import Unread
from newsreader.annotations.exchange.registry import (
    NOTE_FORMATS,
    Export,
    NoteFormat,
    Part,
    format_of,
    readable,
    writable,
)
from newsreader.model import ArticleIdentity, Done, Verdict
from tests.support.mill import note, ruling, story, write_story


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """One of each part."""
    made = story(write_story(tmp_path / "mill"))
    courier, herald = made.versions
    ruled = ruling(herald, "Witnesses heard a loud bang.", courier, Verdict.OMITTED, 2)
    texts = {article.sha256: article.text for article in made.versions}
    return Export(
        (note(courier),),
        (ruled,),
        (Unread("item 1", "no annotation", '{"a": 1}'),),
        made,
        texts.get,
        with_texts=True,
        done=(Done(ArticleIdentity.of(courier), "ida", "2026-01-31T12:00:00.000Z"),),
    )


def amounts(format: NoteFormat, data: bytes) -> dict[Part, int]:
    """How many of each part are read again."""
    assert format.read is not None
    found = format.read(data)
    return {
        Part.NOTES: len(found.notes),
        Part.RULINGS: len(found.rulings),
        Part.UNREAD: len(found.unread),
        Part.TEXTS: len(found.texts),
        Part.DONE: len(found.done),
    }


@pytest.mark.parametrize("format", writable(), ids=lambda format: format.name)
def test_what_a_format_does_not_hold_is_said(format: NoteFormat, export: Export) -> None:
    assert format.write is not None
    document = format.write(export)
    data = b"".join(document.chunks)
    assert data and not document.problems
    assert len(format.lost(export)) == len(set(Part) - set(format.holds))
    if format.read is not None and not format.texts:
        expected = {part: int(part in format.holds) for part in Part}
        expected[Part.TEXTS] *= 2
        assert amounts(format, data) == expected


def test_the_lines_name_what_is_lost(export: Export) -> None:
    whole = " and ".join(format.name for format in writable() if Part.UNREAD in format.holds)
    assert NOTE_FORMATS["markdown"].lost(export) == (
        "1 ruling left out: Markdown has only the notes",
        f"1 item that an import could not read left out: {whole} have them",
        "the texts are left out: jsonld and yaml and webanno and brat and qdpx have them",
        f"a mark of coders who have done with an article left out: {whole} have them",
    )
    assert NOTE_FORMATS["labels"].lost(Export([*export.notes, *export.notes])) == (
        "2 notes left out: a table of labels has only the rulings",
    )


@pytest.mark.parametrize(
    ("name", "format"),
    [
        ("a.CSV", "csv"),
        ("a.yml", "yaml"),
        ("a.jsonld", "jsonld"),
        ("a.jsonl", "json"),
        ("a.x", "json"),
        ("-", "json"),
    ],
)
def test_a_format_is_known_by_the_name_of_its_files(name: str, format: str) -> None:
    assert format_of(name).name == format


def test_no_two_readable_formats_have_a_suffix_in_common() -> None:
    suffixes = [suffix for format in readable() for suffix in format.suffixes]
    assert len(suffixes) == len(set(suffixes))
