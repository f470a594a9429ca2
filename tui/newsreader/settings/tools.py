"""Programs of the reader's own, each on a key: what config.yaml says of them, and whether it can be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from newsreader.records import dataclass
from newsreader.settings.key_names import key_name
from newsreader.settings.kinds import KEY_PATTERN, Kind, Known, Schema
from newsreader.settings.problems import Problem, Source
from newsreader.text.matching import nearest
from newsreader.text.patterns import pattern

if TYPE_CHECKING:
    from newsreader.settings.sections import Section

PLACES = ("sentence", "paragraph", "address", "outlet", "title", "file", "story")
"""What `{word}` in an argument can stand for."""
PATIENCE = 10.0
"""Seconds, unless said."""
LONGEST = 600
_PLACE = pattern(r"\{([a-z]+)\}")
_NAME = pattern(r"[A-Za-z0-9][A-Za-z0-9_-]*")


class Given(StrEnum):
    """What a program is given on its standard input."""

    NOTHING = "nothing"
    SENTENCE = "sentence"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Tool:
    """A program on a key. It is started as it is written, without a shell."""

    name: str
    """Letters, digits and hyphens."""
    key: str
    """As it is written."""
    run: tuple[str, ...]
    """The program and its arguments, which may hold `{sentence}` and the like."""
    given: Given = Given.NOTHING
    seconds: float = PATIENCE
    """After which it is killed."""

    @property
    def in_words(self) -> str:
        """Such as "Run wc -w"."""
        return f"Run {' '.join(self.run)}"

    def command(self, values: Mapping[str, str]) -> list[str]:
        """The program and its arguments with the values of PLACES in them.

        A value stays one argument, or a part of one, whatever it holds.
        """
        return [_PLACE.sub(lambda found: values.get(found[1], found[0]), word) for word in self.run]


class Tools(Kind):
    """Tools by their names."""

    __slots__ = ()

    def read(self, section: Section, name: str, default: tuple[Tool, ...]) -> tuple[Tool, ...]:
        below = section.optional(name)
        tools = (self._tool(below, each) for each in below.names)
        return tuple(tool for tool in tools if tool is not None)

    def _tool(self, section: Section, name: str) -> Tool | None:
        if not _NAME.fullmatch(name):
            section.fault(name, "the name of a tool has letters, digits and hyphens alone")
            return None
        written = section.section(name)
        if written is None:
            return None
        written.allow("key", "run", "input", "seconds")
        key, run = written.text("key"), written.texts("run")
        seconds = written.number("seconds", PATIENCE, 0.1, LONGEST)
        given = self._given(written)
        if not run or not run[0].strip():
            if run is not None or "run" not in written.names:
                written.fault("run", "a program is expected here, or a list of it and its arguments")
            return None
        unknown = [word for argument in run for word in _PLACE.findall(argument) if word not in PLACES]
        if unknown:
            hint = nearest(unknown[0], list(PLACES)) or f"; there are {', '.join(PLACES)}"
            written.fault("run", f"there is no {{{unknown[0]}}}{hint}")
        if key is None or given is None or unknown:
            return None
        return Tool(name, key, run, given, seconds)

    def _given(self, section: Section) -> Given | None:
        text = section.text("input") if "input" in section.names else Given.NOTHING
        if text is None:
            return None
        try:
            return Given(text.strip().lower())
        except ValueError:
            section.fault("input", f"{', '.join(Given)} is expected here")
            return None

    def written(self, value: Sequence[Tool]) -> str:
        import json

        tools = {
            tool.name: {
                "key": tool.key,
                "run": list(tool.run),
                **({"input": tool.given.value} if tool.given is not Given.NOTHING else {}),
                **({"seconds": tool.seconds} if tool.seconds != PATIENCE else {}),
            }
            for tool in value
        }
        text = json.dumps(tools, ensure_ascii=False)
        return text if text.isprintable() else json.dumps(tools)

    def schema(self, known: Known) -> Schema:
        text = {"type": ["string", "number", "boolean"]}
        tool = {
            "type": "object",
            "properties": {
                "key": {"anyOf": [{"type": "string", "pattern": KEY_PATTERN}, {"type": "integer"}]},
                "run": {"anyOf": [text, {"type": "array", "items": text, "minItems": 1}]},
                "input": {"type": "string", "pattern": rf"^\s*(?:{'|'.join(Given)})\s*$"},
                "seconds": {"type": "number", "minimum": 0.1, "maximum": LONGEST},
            },
            "required": ["key", "run"],
            "additionalProperties": False,
        }
        return {
            "type": ["object", "null"],
            "propertyNames": {"pattern": f"^{_NAME.pattern}$"},
            "additionalProperties": tool,
        }


def check_tools(
    tools: Sequence[Tool], keymap: Mapping[str, Sequence[str]], source: Source | None = None
) -> tuple[dict[str, Tool], tuple[Problem, ...]]:
    """The tools by Textual's names of their keys, and what is wrong with the others. Never raises.

    A key may be none, or that of a command (`keymap` has the keys of all, by their ids) or of another tool.
    """
    source = source or Source()
    owners = {key: id for id, keys in keymap.items() for key in keys}
    found: dict[str, Tool] = {}
    problems = []
    for tool in tools:
        try:
            key = key_name(tool.key)
        except ValueError as error:
            problems.append(source.problem(f"tools.{tool.name}.key", str(error)))
            continue
        owner = owners.get(key) or (f"the tool {found[key].name}" if key in found else "")
        if owner:
            problems.append(source.problem(f"tools.{tool.name}.key", f"{tool.key} is for {owner}"))
        else:
            found[key] = tool
    return found, tuple(problems)
