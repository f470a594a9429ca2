"""The reader's configuration: config.yaml in, settings and problems out.

Each setting is one line: a field with its default, its kind, and what it does. The check of the file, the
file of defaults, the JSON Schema and the list of values in force are made from these lines.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import field, fields
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from newsreader.model import UNSURE, Thresholds
from newsreader.records import dataclass
from newsreader.settings.glyphs import ASCII, UNICODE
from newsreader.settings.kinds import AUTO, Choice, Flag, Keys, Kind, Line, Number, ThemeName, Versions, Whole
from newsreader.settings.paths import config_folder
from newsreader.settings.problems import Problem, Source
from newsreader.settings.tools import PATIENCE, PLACES, Given, Tool, Tools

if TYPE_CHECKING:
    from newsreader.settings.sections import Section

FILE_NAME = "config.yaml"
CHAT, CHECKER = "chat", "checker"
"""How a second reader is asked."""
ALWAYS, AT_CURSOR, OFF = "always", "cursor", "off"
"""Where something is marked in the article."""
_T = TypeVar("_T")


class Setting(NamedTuple):
    """What is to be known of one setting."""

    kind: Kind
    description: str
    key: str = ""
    """The path of keys to it in the file, joined by dots; in a field's metadata the key in its group, and
    empty where this is the name of the field."""
    default: Any = None


def setting(default: _T, kind: Kind, description: str) -> _T:
    """A field that is a setting under its own name."""
    made: Any = field(default=default, metadata={"setting": Setting(kind, description)})
    return made  # type: ignore[no-any-return]


def below(key: str, **members: Setting) -> dict[str, Any]:
    """The metadata of a field whose own fields are settings below a path of keys.

    `members` has these settings where the class does not say them itself.
    """
    return {"group": key, "members": members}


@dataclass(frozen=True, slots=True)
class TextSettings:
    """How the text of an article is set."""

    width: int = setting(88, Whole(30, 200), "The longest line, in cells")
    spacing: int = setting(0, Whole(0, 2), "Blank rows between sentences")
    justify: bool = setting(False, Flag(), "Whether both edges of the text are straight")
    clauses: str = setting(
        AT_CURSOR,
        Choice(ALWAYS, AT_CURSOR, OFF),
        "Where what no other version tells of a sentence is marked: always, at the cursor, or off",
    )

    def marks_clauses(self, at_cursor: bool) -> bool:
        """Whether they are in a sentence."""
        return self.clauses == ALWAYS or (at_cursor and self.clauses == AT_CURSOR)


@dataclass(frozen=True, slots=True)
class PaneSettings:
    """A pane beside the article."""

    show: bool = setting(True, Flag(), "Whether the pane is shown at the start")
    width: int = setting(28, Whole(16, 100), "Its width, in cells")


@dataclass(frozen=True, slots=True)
class GroundThemes:
    """The themes for a terminal whose ground is dark, and for one whose ground is light."""

    dark: str = setting(
        "dusk", ThemeName(), "The theme of a terminal with a dark ground, where theme is auto"
    )
    light: str = setting(
        "paper", ThemeName(), "The theme of a terminal with a light ground, where theme is auto"
    )

    @property
    def names(self) -> dict[bool, str]:
        """By whether the ground is light."""
        return {False: self.dark, True: self.light}


@dataclass(frozen=True, slots=True)
class SecondReaderSettings:
    """A model of the reader's own that is asked about what the engine is unsure of."""

    url: str = setting(
        "", Line(), "Its address, such as http://localhost:11434/v1; an empty text: there is none"
    )
    model: str = setting("", Line(), "The name that its server has for it")
    form: str = setting(
        CHAT,
        Choice(CHAT, CHECKER),
        "How it is asked: as any model, or as a checker of facts that says Yes or No",
    )
    by_itself: bool = setting(
        False, Flag(), "Whether the reader asks it about every story without being told"
    )
    allow_remote: bool = setting(
        False, Flag(), "Whether sentences of the articles may be sent to another machine than this"
    )
    seconds: int = setting(60, Whole(1, 3600), "How long an answer is waited for, in seconds")


@dataclass(frozen=True, slots=True)
class SyncSettings:
    """A PostgreSQL server by which notes are shared."""

    url: str = setting(
        "",
        Line(),
        "The database, such as postgresql://ida@db.example.org/newsroom, without a password; an empty text:"
        " notes are not shared",
    )
    project: str = setting("notes", Line(), "The project in it")
    every: int = setting(
        0, Whole(0, 1440), "Minutes after which the reader shares notes again; 0: only by :sync"
    )
    with_texts: bool = setting(
        False, Flag(), "Whether the articles' texts that notes are on are shared too, whose rights they are"
    )


_AGAINST = """The versions to read against at the start: all, or a list of outlets or letters, such as \
[A, The Nation]"""
_TOOLS = f"""Programs of your own, by names that you give them, such as {{look-up: {{key: ctrl+e, \
run: [dict, "{{sentence}}"]}}}}. In run, which no shell reads, {{word}} stands for what is read: \
{", ".join(PLACES)}. input is what the program is given: {", ".join(Given)}. It is killed after so many \
seconds ({PATIENCE:g} unless said)"""
_KEYS = """A command and its key, or a list of keys, which replace its defaults. A key is a character such \
as n, N or "?", or a word such as down, pagedown, enter or f1; ctrl+, alt+ and shift+ before it: ctrl+n, \
shift+down"""


@dataclass(frozen=True, slots=True)
class Config:
    """What the reader has set; what they have not has its default."""

    theme: str | None = setting(
        None, ThemeName(), "The name of a theme, or auto: one that suits the terminal and its ground"
    )
    grounds: GroundThemes = field(default=GroundThemes(), metadata=below("grounds"))
    author: str = setting("", Line(), "Who writes your notes; an empty text names nobody")
    blind: bool = setting(
        False, Flag(), "Whether notes and verdicts of others are hidden until you have done with the version"
    )
    codebook: str = setting(
        "", Line(), "A file of the tags to choose from, where none lies beside a story as codebook.yaml"
    )
    against: tuple[str, ...] = setting((), Versions(), _AGAINST)
    glyphs: str = setting(
        AUTO, Choice(AUTO, UNICODE, ASCII), "The signs and lines: unicode, ascii, or what suits the terminal"
    )
    text: TextSettings = field(default=TextSettings(), metadata=below("text"))
    versions: PaneSettings = field(default=PaneSettings(width=28), metadata=below("panes.versions"))
    evidence: PaneSettings = field(default=PaneSettings(width=40), metadata=below("panes.evidence"))
    unsure: Thresholds = field(
        default=UNSURE,
        metadata=below(
            "thresholds",
            told=Setting(Number(0, 1), "A lower probability of confirmed or rephrased is unsure", "unsure"),
            omitted=Setting(Number(0, 1), "A lower probability of omitted is unsure", "unsure_omitted"),
        ),
    )
    second_reader: SecondReaderSettings = field(
        default=SecondReaderSettings(), metadata=below("second_reader")
    )
    sync: SyncSettings = field(default=SyncSettings(), metadata=below("sync"))
    tools: tuple[Tool, ...] = setting((), Tools(), _TOOLS)
    keys: Mapping[str, tuple[str, ...]] = field(
        default_factory=dict, hash=False, metadata={"setting": Setting(Keys(), _KEYS)}
    )
    """As they are written, by ids of commands: for `check_keymap`."""
    source: Source = field(default_factory=Source)
    """Where all this stands, for faults that show only when it is used."""


def all_settings(config: Config | None = None) -> Iterator[tuple[Setting, Any]]:
    """Every setting, with its whole key and default, and its value in a configuration."""
    config = config or Config()
    for field_ in fields(Config):
        default, value = getattr(Config(), field_.name), getattr(config, field_.name)
        for name, found in _members(field_.name, field_.metadata, default):
            yield (
                found._replace(default=getattr(default, name) if name else default),
                getattr(value, name) if name else value,
            )


def _members(name: str, metadata: Mapping[str, Any], default: Any) -> Iterator[tuple[str, Setting]]:
    """The settings that a field of Config is or holds, each with its whole key, by names of fields in it.

    A field that is a setting itself has the name "".
    """
    if "setting" in metadata:
        yield "", metadata["setting"]._replace(key=name)
    elif "group" in metadata:
        said = {each.name: each.metadata.get("setting") for each in fields(default)}
        for each, found in (said | metadata["members"]).items():
            yield each, found._replace(key=f"{metadata['group']}.{found.key or each}")


def load_config(path: Path | None = None) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of a file (the reader's own unless given), and all that is wrong with it.

    The default is in force for what is missing or wrong. A missing file is no problem. Never raises.
    """
    if path is None:
        path = config_folder() / FILE_NAME
    try:
        os.stat(path)
        from newsreader.settings.sections import read_bytes  # few have a file

        data = read_bytes(path)
    except FileNotFoundError:
        return Config(), ()
    except OSError as error:
        return Config(), (Problem(error.strerror or str(error), str(path)),)
    return parse_config(data, str(path))


def parse_config(data: bytes, file: str) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration that the bytes of a file hold, and all that is wrong with it. Never raises."""
    from newsreader.settings.sections import Report, read_document

    report = Report(file)
    top = read_document(data, report, may_be_empty=True)
    config = Config() if top is None else _config(top)
    return config, tuple(sorted(report.problems, key=lambda problem: problem.line or 0))


def _config(top: Section) -> Config:
    sections = {"": top}
    names: dict[str, list[str]] = {}
    for found, _ in all_settings():
        above = ""
        for name in found.key.split("."):
            path = f"{above}.{name}" if above else name
            names.setdefault(above, []).append(name)
            if path != found.key and path not in sections:
                sections[path] = sections[above].optional(name)
            above = path
    lines: dict[str, int] = {}
    for path, section in sections.items():
        section.allow(*names[path])
        lines |= section.lines()
    values: dict[str, Any] = {"source": Source(top.report.file, MappingProxyType(lines))}
    for field_ in fields(Config):
        default = getattr(Config(), field_.name)
        read: dict[str, Any] = {}
        for name, found in _members(field_.name, field_.metadata, default):
            above, _, key = found.key.rpartition(".")
            read[name] = found.kind.read(sections[above], key, getattr(default, name) if name else default)
            lines |= sections[above].lines_below(key)
        if "setting" in field_.metadata:
            values[field_.name] = read[""]
        elif read:
            values[field_.name] = type(default)(**read)
    return Config(**values)
