"""The command palette: commands, what is typed in the command line, and settings, found by what they do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from textual.app import ComposeResult
from textual.command import CommandInput, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from newsreader.records import dataclass
from newsreader.text.terminal import safe
from newsreader.ui.commands import COMMANDS, DEFAULT_KEYS, Keys, key_cap, keys_in_words
from newsreader.ui.reader import ReaderScreen
from newsreader.ui.talking import TalkingScreen, front_of
from newsreader.ui.tools import ToolApp
from newsreader.ui.widgets.typed_line import TypedLine

BY_WORDS = 2.5
"""What is added to a score for each letter of a query whose words all begin words of what something does:
more than its letters scattered over a name, less than the query in one piece in it."""


class Query(CommandInput, TypedLine):
    """What is looked for."""


class SearchScreen(CommandPalette):
    """Covers the screen until something is chosen."""

    def __init__(self) -> None:
        super().__init__([CommandSearch])

    def compose(self) -> ComposeResult:
        for widget in super().compose():
            yield Query(placeholder=widget.placeholder) if isinstance(widget, CommandInput) else widget


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the palette."""

    label: str
    help: str
    words: str
    """All by which it is found, beside its label."""
    run: Callable[[], object]


class CommandSearch(Provider):
    """What can be done where the reader is."""

    async def discover(self) -> Hits:
        for entry in sorted(self._entries(), key=lambda entry: entry.label):
            yield DiscoveryHit(Content(entry.label), entry.run, entry.label, _plain(entry.help))

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for entry in self._entries():
            by_name = matcher.match(entry.label)
            by_words = found_by_words(query, f"{entry.label} {entry.words} {entry.help}")
            score = max(by_name, BY_WORDS * len(query) if by_words else 0)
            if score > 0:
                name = matcher.highlight(entry.label) if by_name == score else Content(entry.label)
                yield Hit(score, name, entry.run, entry.label, _plain(entry.help))

    def _entries(self) -> Iterator[Entry]:
        screen = front_of(self.app)
        if isinstance(screen, ReaderScreen):
            yield from entries(screen, screen.bound)
        elif screen is not None:
            yield from commands(screen, screen.bound)
        if isinstance(self.app, ToolApp):
            for key, tool in self.app.tools.items():
                told = safe(f"{tool.in_words}  ({key_cap(key)})")
                yield Entry(tool.name, told, "tool program", partial(self.app.action_use_tool, tool.name))


def entries(screen: ReaderScreen, keys: Keys = DEFAULT_KEYS) -> Iterator[Entry]:
    """All that can be done where the reader is."""
    line = screen.runner.line
    yield from commands(screen, keys)
    for typed in line.commands:
        if typed.argument:
            name = typed.names[0]
            yield Entry(typed.does, f":{name} {typed.argument}", typed.words, partial(line.ask, f"{name} "))
    for setting, value in screen.runner.changing.settings:
        now = safe(setting.kind.written(value))
        label = f"Setting {setting.key}: {now}"
        words = f"set change option {setting.key.replace('.', ' ')}"
        yield Entry(label, setting.description, words, partial(line.ask, f"set {setting.key} "))


def commands(screen: TalkingScreen, keys: Keys) -> Iterator[Entry]:
    """The commands of the registry that can be run where the reader is."""
    for command in COMMANDS:
        if command.in_palette and screen.pane in command.panes:
            help = f"{command.tooltip}  ({keys_in_words(command, keys)})"
            run = partial(screen.action_run, command.id)
            yield Entry(command.label, help, f"{command.words} {command.id} {command.group}", run)


def found_by_words(query: str, text: str) -> bool:
    """Whether every word of a query begins a word of a text."""
    words = [word.strip(".,;:()\"'") for word in text.casefold().split()]
    wanted = query.casefold().split()
    return bool(wanted) and all(any(word.startswith(one) for word in words) for one in wanted)


def _plain(text: str) -> str:
    """A text as markup that stands for itself: Textual reads the help of a line as markup."""
    return text.replace("[", "\\[")
