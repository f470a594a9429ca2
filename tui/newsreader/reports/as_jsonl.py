"""Comparisons as JSON Lines: a story a line, for many stories in one file."""

from __future__ import annotations

import json
from collections.abc import Sequence

from newsreader.model import Comparison
from newsreader.reports.as_json import comparison_as_json
from newsreader.text.json_escapes import escaped

_BEFORE = '{"story": '


def comparison_as_line(comparison: Comparison, files: Sequence[str] | None = None) -> str:
    """The JSON report of a comparison in a line, with `story` before all else: its `title`, and the `files`
    that it was to be read from (unless given: the paths of its versions)."""
    if files is None:
        files = [article.path for article in comparison.story.versions]
    story = {"title": comparison.story.title, "files": list(files)}
    head = escaped(json.dumps(story, ensure_ascii=False))
    return f"{_BEFORE}{head}, {comparison_as_json(comparison).removeprefix('{')}"


def files_of_line(line: bytes) -> tuple[str, ...] | None:
    """The files of the story that a line tells of; None where it is no such line."""
    try:
        text = line.decode("utf-8")
        if not text.startswith(_BEFORE):
            return None
        story, end = json.JSONDecoder().raw_decode(text, len(_BEFORE))
        files = story["files"]
    except (ValueError, KeyError, TypeError):
        return None
    is_list = isinstance(files, list) and all(isinstance(file, str) for file in files)
    return tuple(files) if is_list and text.startswith(', "schema"', end) else None
