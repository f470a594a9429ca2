"""A story a line: what stands before the report, and what is told from it alone."""

from __future__ import annotations

import json

import pytest

from newsreader.reports.as_json import comparison_as_json
from newsreader.reports.as_jsonl import comparison_as_line, files_of_line
from tests.support.making import bridge_story


def test_a_line_tells_the_story_and_then_all_that_the_report_does() -> None:
    story, comparison = bridge_story()
    line = comparison_as_line(comparison, ["a.txt", "b.txt", "gone.txt"])
    assert line.endswith("}\n") and line.count("\n") == 1
    read = json.loads(line)
    assert read.pop("story") == {"title": story.title, "files": ["a.txt", "b.txt", "gone.txt"]}
    assert read == json.loads(comparison_as_json(comparison))
    assert files_of_line(line.encode()) == ("a.txt", "b.txt", "gone.txt")
    assert files_of_line(comparison_as_line(comparison).encode()) == (
        "Courier.txt",
        "Gazette.txt",
        "Wire.txt",
    )


def test_names_that_no_terminal_should_see_come_back_as_they_are() -> None:
    name = "ev\x1bil\u202e\udcff.txt"
    line = comparison_as_line(bridge_story()[1], [name])
    assert line.isprintable() or line.removesuffix("\n").isprintable()
    assert files_of_line(line.encode()) == (name,)


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"{}\n",
        b'{"schema": "newsreader.comparison/1"}\n',
        b'{"story": {"title": "x", "files": ["a"]}}\n',
        b'{"story": {"title": "x", "files": "a"}, "schema": 1}\n',
        b'{"story": 3, "schema": 1}\n',
        b'{"story": {"title": "x", "files": ["a"',
        b"\xff\xfe\n",
    ],
)
def test_what_is_no_such_line_has_no_files(line: bytes) -> None:
    assert files_of_line(line) is None
