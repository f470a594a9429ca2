"""The reader's configuration: config.yaml in, settings and problems out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from newsreader.model import UNSURE, Thresholds
from newsreader.settings.paths import config_folder
from newsreader.settings.problems import Problem, Source
from newsreader.settings.sections import Report, Section, read_bytes, read_document

if TYPE_CHECKING:
    from newsreader.settings.keymap import Keyed

FILE_NAME = "config.yaml"
TEXT_WIDTHS = (30, 200)
SPACINGS = (0, 2)
PANE_WIDTHS = (16, 100)
AUTO = "auto"
ALL = "all"


@dataclass(frozen=True, slots=True)
class TextSettings:
    """How the text of an article is set."""

    width: int = 88
    """The longest line, in cells: within TEXT_WIDTHS."""
    spacing: int = 0
    """Blank rows between sentences: within SPACINGS."""
    justify: bool = False


@dataclass(frozen=True, slots=True)
class PaneSettings:
    """A pane beside the article."""

    show: bool
    width: int
    """In cells: within PANE_WIDTHS."""


@dataclass(frozen=True, slots=True)
class Config:
    """What the reader has set; what they have not has its default."""

    theme: str | None = None
    """The name of a theme, which need not exist; None: one that suits the terminal."""
    author: str = ""
    """Who writes the notes; empty: nobody is named."""
    against: tuple[str, ...] = ()
    """Outlets or letters of the versions to read against at the start, which need not exist; empty: all."""
    text: TextSettings = TextSettings()
    versions: PaneSettings = PaneSettings(show=True, width=28)
    evidence: PaneSettings = PaneSettings(show=True, width=40)
    unsure: Thresholds = UNSURE
    """When a verdict is shown as unsure."""
    keys: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    """Wished keys as they are written, by ids of commands: for `check_keymap`."""
    source: Source = field(default_factory=Source)
    """Where all this stands, for faults that show only when it is used."""


def load_config(path: Path | None = None) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration of a file (the reader's own unless given), and all that is wrong with it.

    The default is in force for what is missing or wrong. A missing file is no problem. Never raises.
    """
    if path is None:
        path = config_folder() / FILE_NAME
    try:
        data = read_bytes(path)
    except FileNotFoundError:
        return Config(), ()
    except OSError as error:
        return Config(), (Problem(error.strerror or str(error), str(path)),)
    return parse_config(data, str(path))


def parse_config(data: bytes, file: str) -> tuple[Config, tuple[Problem, ...]]:
    """The configuration that the bytes of a file hold, and all that is wrong with it. Never raises."""
    report = Report(file)
    top = read_document(data, report, may_be_empty=True)
    config = Config() if top is None else _config(top)
    return config, tuple(sorted(report.problems, key=lambda problem: problem.line or 0))


def _config(top: Section) -> Config:
    top.allow("theme", "author", "against", "text", "panes", "thresholds", "keys")
    text = top.optional("text")
    panes = top.optional("panes")
    panes.allow("versions", "evidence")
    versions, evidence = panes.optional("versions"), panes.optional("evidence")
    thresholds = top.optional("thresholds")
    thresholds.allow("unsure", "unsure_omitted")
    keys = top.optional("keys")
    lines: dict[str, int] = {}
    for section in (top, text, panes, versions, evidence, thresholds, keys):
        lines |= section.lines()
    default = Config()
    return Config(
        theme=_theme(top),
        author=(top.text("author") or "").strip() if "author" in top.names else "",
        against=_against(top),
        text=_text(text),
        versions=_pane(versions, default.versions),
        evidence=_pane(evidence, default.evidence),
        unsure=Thresholds(
            told=thresholds.number("unsure", default.unsure.told, 0, 1),
            omitted=thresholds.number("unsure_omitted", default.unsure.omitted, 0, 1),
        ),
        keys=MappingProxyType(_keys(keys)),
        source=Source(top.report.file, MappingProxyType(lines)),
    )


def _theme(top: Section) -> str | None:
    """The name of a theme; None when it is missing, wrong or left to the program."""
    name = top.text("theme") if "theme" in top.names else None
    return None if name is None or name.strip().lower() == AUTO else name


def _against(top: Section) -> tuple[str, ...]:
    """Names of versions; none of them means all."""
    names = top.texts("against")
    if names is None or (len(names) == 1 and names[0].strip().lower() == ALL):
        return ()
    if not names or not all(name.strip() for name in names):
        top.fault("against", f"name outlets or letters of versions, or write {ALL}")
        return ()
    return names


def _text(section: Section) -> TextSettings:
    section.allow("width", "spacing", "justify")
    default = TextSettings()
    return TextSettings(
        width=section.whole("width", default.width, *TEXT_WIDTHS),
        spacing=section.whole("spacing", default.spacing, *SPACINGS),
        justify=section.flag("justify", default.justify),
    )


def _pane(section: Section, default: PaneSettings) -> PaneSettings:
    section.allow("show", "width")
    return PaneSettings(
        show=section.flag("show", default.show),
        width=section.whole("width", default.width, *PANE_WIDTHS),
    )


def _keys(section: Section) -> dict[str, tuple[str, ...]]:
    """The wishes that are texts or lists of them; which commands and keys there are is not known here."""
    wishes = {name: section.texts(name) for name in section.names}
    return {name: keys for name, keys in wishes.items() if keys is not None}


def default_config_text(commands: Sequence[Keyed] = ()) -> str:
    """A config.yaml with every key, its default and what it does.

    The keys of these commands stand in it as comments, so that they follow the program's defaults until
    the reader changes one.
    """
    default = Config()
    keys = "".join(f"  # {command.id}: [{', '.join(command.keys)}]\n" for command in commands)
    return f"""\
# Settings of newsreader. All of them can be left out; these are the defaults.

# The name of a theme, or {AUTO}: one that suits the terminal.
theme: {AUTO}

# Who writes your notes; an empty text names nobody.
author: ""

# The versions to read against at the start: {ALL}, or a list of outlets or letters, such as [A, The Nation].
against: {ALL}

text:
  # The longest line, in cells: {_from_to(TEXT_WIDTHS)}.
  width: {default.text.width}
  # Blank rows between sentences: {_from_to(SPACINGS)}.
  spacing: {default.text.spacing}
  # Whether both edges of the text are straight.
  justify: {_flag(default.text.justify)}

# The panes beside the article. Widths are in cells: {_from_to(PANE_WIDTHS)}.
panes:
  versions: {_pane_text(default.versions)}
  evidence: {_pane_text(default.evidence)}

thresholds:
  # Confirmed and rephrased of a lower probability are shown as unsure, and so is omitted: 0 to 1.
  unsure: {default.unsure.told}
  unsure_omitted: {default.unsure.omitted}

# A command and its key, or a list of keys, which replace its defaults. A key is a character such as n, N or
# "?", or a word such as down, pagedown, enter or f1; ctrl+, alt+ and shift+ before it: ctrl+n, shift+down.
keys:
{keys}"""


def _from_to(limits: tuple[int, int]) -> str:
    return f"{limits[0]} to {limits[1]}"


def _flag(value: bool) -> str:
    return "true" if value else "false"


def _pane_text(pane: PaneSettings) -> str:
    return f"{{show: {_flag(pane.show)}, width: {pane.width}}}"
