"""A story a line: what stands before the report, and what is told from it alone."""

from __future__ import annotations

import json

import pytest

from newsreader.reports.as_json import comparison_as_json
from newsreader.reports.as_jsonl import Part, outline_as_line, part_of_line
from newsreader.reports.outline import Outline
from tests.support.making import bridge_story


def test_a_line_tells_the_story_and_then_all_that_the_report_does() -> None:
    story, comparison = bridge_story()
    outline = Outline(comparison)
    line = outline_as_line(outline, Part(("a.txt", "b.txt", "gone.txt")))
    assert line.endswith("}\n") and line.count("\n") == 1
    read = json.loads(line)
    assert read.pop("story") == {"title": story.title, "files": ["a.txt", "b.txt", "gone.txt"]}
    assert read == json.loads(comparison_as_json(comparison))
    assert part_of_line(line.encode()) == Part(("a.txt", "b.txt", "gone.txt"))
    alone = Part(("Courier.txt", "Gazette.txt", "Wire.txt"))
    assert part_of_line(outline_as_line(outline).encode()) == alone


def test_one_of_several_stories_says_which() -> None:
    line = outline_as_line(Outline(bridge_story()[1]), Part(("feed.xml",), 2, 3))
    assert json.loads(line)["story"] == {"title": "The bridge", "files": ["feed.xml"], "part": 2, "parts": 3}
    assert part_of_line(line.encode()) == Part(("feed.xml",), 2, 3)


def test_names_that_no_terminal_should_see_come_back_as_they_are() -> None:
    name = "ev\x1bil\u202e\udcff.txt"
    line = outline_as_line(Outline(bridge_story()[1]), Part((name,)))
    assert line.isprintable() or line.removesuffix("\n").isprintable()
    assert part_of_line(line.encode()) == Part((name,))


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
        b'{"story": {"files": ["a"], "part": 3, "parts": 2}, "schema": 1}\n',
        b'{"story": {"title": "x", "files": ["a"',
        b"\xff\xfe\n",
    ],
)
def test_what_is_no_such_line_has_no_files(line: bytes) -> None:
    assert part_of_line(line) is None
