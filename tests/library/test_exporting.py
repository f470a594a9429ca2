"""What the reader said of stories goes with the articles."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsreader.library import Library, Record, care, exporting
from newsreader.library.judgements import Judging
from newsreader.sources import read_articles
from tests.support.told_stories import TOLD, filled, stories, story_of

FERRY = [number for number, (story, _) in enumerate(TOLD, 1) if story == "ferry"]
MUSEUM = [number for number, (story, _) in enumerate(TOLD, 1) if story == "museum"]
ALL = range(1, len(TOLD) + 1)


def test_what_was_split_moved_joined_and_pinned_is_so_in_another_library(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    with filled(tmp_path / "one.db") as library:
        judging = Judging(library, "Ida")
        judging.split([FERRY[0]])
        judging.move([MUSEUM[0]], story_of(library, FERRY[1]))
        judging.pin(story_of(library, FERRY[1]))
        expected = stories(library, ALL)
        file.write_bytes(b"".join(exporting.exported(library, pytest.fail)))
    with Library(tmp_path / "other.db") as other:
        list(other.add(map(Record.of, read_articles(file).articles)))
        assert stories(other, ALL) != expected
        lines = file.read_bytes().splitlines()
        assert exporting.take_over(other, lines, pytest.fail) > 3
        assert stories(other, ALL) == expected
        assert exporting.take_over(other, lines, pytest.fail) == 0
        assert [row.pinned for row in other.stories().rows].count(True) == 1
        assert care.check(other) == []


def test_what_makes_no_sense_is_told_and_changes_nothing(tmp_path: Path) -> None:
    key = "0" * 32
    apart = {"id": key, "judgements": [{"of": "ff", "verdict": "apart", "author": "", "at": 1}]}
    lines = [
        b'{"id": "x"}',
        b"{",
        b"[]",
        b'{"id": "x", "judgements": [{"of": 1}]}',
        json.dumps(apart).encode(),
    ]
    faults: list[str] = []
    with filled(tmp_path / "one.db") as library:
        before = stories(library, ALL)
        assert exporting.take_over(library, lines, faults.append) == 0
        assert stories(library, ALL) == before
    told = [fault.partition(":")[0] for fault in faults]
    assert told == ["line 2", "line 3", "line 4", f"{key[:12]} and ff"]


@pytest.mark.parametrize("first", [b"{", b"[]", b"\x00\xff", b'{"title": "x"}'])
def test_a_file_that_does_not_begin_as_an_export_is_none(first: bytes, tmp_path: Path) -> None:
    with filled(tmp_path / "one.db") as library, pytest.raises(exporting.NoExport):
        exporting.take_over(library, [first, b'{"id": "x"}'], pytest.fail)
