"""Comparisons as JSON Lines: a story a line, for many stories in one file."""

from __future__ import annotations

import json

from newsreader.records import dataclass
from newsreader.reports.as_json import SCHEMA, outline_as_json, schema_text
from newsreader.reports.outline import Outline
from newsreader.text.json_escapes import escaped

_BEFORE = '{"story": '


@dataclass(frozen=True, slots=True)
class Part:
    """One of the stories that were read from some files together: most often the only one."""

    files: tuple[str, ...]
    """As they were named, those that could not be read included."""
    number: int = 1
    count: int = 1


def outline_as_line(outline: Outline, part: Part | None = None) -> str:
    """The JSON report of a comparison in a line, with `story` before all else.

    That has its `title`, and the `files` that it was to be read from (unless given: the paths of its
    versions); of several stories that were read from these, also which of how many it is.
    """
    part = part or Part(tuple(article.path for article in outline.story.versions))
    story: dict[str, object] = {"title": outline.story.title, "files": part.files}
    if part.count > 1:
        story |= {"part": part.number, "parts": part.count}
    head = escaped(json.dumps(story, ensure_ascii=False))
    return f"{_BEFORE}{head}, {outline_as_json(outline).removeprefix('{')}"


def part_of_line(line: bytes) -> Part | None:
    """What a line tells of its story; None where it is no such line."""
    try:
        text = line.decode("utf-8")
        if not text.startswith(_BEFORE):
            return None
        story, end = json.JSONDecoder().raw_decode(text, len(_BEFORE))
        files, number, count = story["files"], story.get("part", 1), story.get("parts", 1)
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    is_told = isinstance(files, list) and all(isinstance(file, str) for file in files)
    is_counted = isinstance(number, int) and isinstance(count, int) and 1 <= number <= count
    is_report = text.startswith(', "schema"', end)
    return Part(tuple(files), number, count) if is_told and is_counted and is_report else None


def line_schema() -> str:
    """The contract of a line as a JSON Schema (draft 2020-12): the report of a comparison, and its story."""
    schema = json.loads(schema_text())
    schema["$id"] = "urn:newsreader:comparison-line:1"
    schema["title"] = f"A line of {SCHEMA}"
    schema["required"] = ["story", *schema["required"]]
    number = {"type": "integer", "minimum": 1}
    story = {
        "description": "What was compared: its title, and the files that were named. Of several stories that "
        "were read from these, also which of how many it is.",
        "type": "object",
        "required": ["title", "files"],
        "properties": {
            "title": {"type": "string"},
            "files": {"type": "array", "items": {"type": "string"}},
            "part": number,
            "parts": number,
        },
    }
    schema["properties"] = {"story": story, **schema["properties"]}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"
