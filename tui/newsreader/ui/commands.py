"""The registry of commands: the one place where a key is written.

Bindings, the bar of keys, the help and the command palette are made from it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType


class Pane(StrEnum):
    """Where a command applies."""

    ANY = "anywhere"
    ARTICLE = "in the article"
    VERSIONS = "in the list of versions"
    EVIDENCE = "in the evidence"


@dataclass(frozen=True, slots=True)
class Command:
    """Something the reader can do."""

    id: str
    """Also the name of its action, with underscores."""
    keys: tuple[str, ...]
    """Textual's names of keys."""
    label: str
    tooltip: str
    group: str
    pane: Pane = Pane.ANY
    in_bar: str = ""
    """Its word in the bar of keys; empty: not there."""
    opposite: str = ""
    """Id of the command whose key stands beside its own in the bar."""
    in_palette: bool = True

    @property
    def action(self) -> str:
        """The name of its action."""
        return self.id.replace("-", "_")

    @property
    def bar_keys(self) -> str:
        """Its first key, and that of its opposite, as the bar of keys shows them."""
        commands = [self, BY_ID[self.opposite]] if self.opposite else [self]
        return "/".join(key_cap(command.keys[0]) for command in commands)


MOVE, VERSIONS, MATCHES, PROGRAM = "Move", "Versions and stories", "Matches", "Program"
GROUPS = (MOVE, VERSIONS, MATCHES, PROGRAM)

COMMANDS: tuple[Command, ...] = (
    Command("next-sentence", ("j", "down"), "Next sentence", "Move to the next sentence", MOVE, Pane.ARTICLE, "move", "previous-sentence"),
    Command("previous-sentence", ("k", "up"), "Previous sentence", "Move to the sentence before", MOVE, Pane.ARTICLE),
    Command("next-paragraph", ("J", "shift+down"), "Next paragraph", "Move to the next paragraph", MOVE),
    Command("previous-paragraph", ("K", "shift+up"), "Previous paragraph", "Move to the paragraph before", MOVE),
    Command(
        "next-omitted",
        ("right_square_bracket",),
        "Next omitted sentence",
        "Move to the next sentence that every other version omits",
        MOVE,
        in_bar="omitted",
        opposite="previous-omitted",
    ),
    Command(
        "previous-omitted",
        ("left_square_bracket",),
        "Previous omitted sentence",
        "Move to the last sentence that every other version omits",
        MOVE,
    ),
    Command("page-down", ("space", "pagedown"), "Page down", "Move a screenful down", MOVE),
    Command("page-up", ("pageup", "b"), "Page up", "Move a screenful up", MOVE),
    Command("first-sentence", ("g", "home"), "Start of the article", "Move to the first sentence", MOVE),
    Command("last-sentence", ("G", "end"), "End of the article", "Move to the last sentence", MOVE),
    Command(
        "next-version",
        ("l", "right"),
        "Next version",
        "Show the next version, at the counterpart of this sentence",
        VERSIONS,
        in_bar="version",
        opposite="previous-version",
    ),
    Command(
        "previous-version",
        ("h", "left"),
        "Previous version",
        "Show the version before, at the counterpart of this sentence",
        VERSIONS,
    ),
    Command("version-below", ("j", "down"), "Version below", "Show the version below", VERSIONS, Pane.VERSIONS, "move", "version-above", in_palette=False),
    Command("version-above", ("k", "up"), "Version above", "Show the version above", VERSIONS, Pane.VERSIONS, in_palette=False),
    Command("read-version", ("enter",), "Read it", "Go to the article", VERSIONS, Pane.VERSIONS, "read", in_palette=False),
    Command("next-story", ("greater_than_sign", "N"), "Next story", "Open the next story", VERSIONS, in_bar="story", opposite="previous-story"),
    Command("previous-story", ("less_than_sign", "P"), "Previous story", "Open the story before", VERSIONS),
    Command(
        "counterpart",
        ("enter",),
        "Go to the counterpart",
        "Go to the matching sentence in the other version",
        MATCHES,
        Pane.ARTICLE,
        "counterpart",
    ),
    Command("match-below", ("j", "down"), "Match below", "Select the match below", MATCHES, Pane.EVIDENCE, "move", "match-above", in_palette=False),
    Command("match-above", ("k", "up"), "Match above", "Select the match above", MATCHES, Pane.EVIDENCE, in_palette=False),
    Command("go-to-match", ("enter",), "Go to this match", "Go to the selected match", MATCHES, Pane.EVIDENCE, "go there", in_palette=False),
    Command("back", ("backspace",), "Back", "Go back to where you came from", MATCHES, in_bar="back"),
    Command("next-pane", ("tab",), "Next pane", "Move the keyboard to the next pane", PROGRAM, in_bar="pane"),
    Command("previous-pane", ("shift+tab",), "Previous pane", "Move the keyboard to the pane before", PROGRAM),
    Command("next-theme", ("t",), "Next theme", "Draw everything in the next theme", PROGRAM, in_bar="theme"),
    Command("help", ("question_mark", "f1"), "Help", "Show what the colours mean and what every key does", PROGRAM, in_bar="help"),
    Command("command-palette", ("ctrl+p",), "Commands", "Search and run any command", PROGRAM, in_bar="commands", in_palette=False),
    Command("suspend", ("ctrl+z",), "Suspend", "Go back to the shell; fg returns", PROGRAM),
    Command("quit", ("q", "ctrl+q"), "Quit", "Leave newsreader", PROGRAM, in_bar="quit"),
)  # fmt: skip

BY_ID = {command.id: command for command in COMMANDS}

_KEY_CAPS = {
    "right_square_bracket": "]",
    "left_square_bracket": "[",
    "greater_than_sign": ">",
    "less_than_sign": "<",
    "question_mark": "?",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "shift+down": "⇧↓",
    "shift+up": "⇧↑",
    "shift+tab": "⇧tab",
    "pagedown": "pgdn",
    "pageup": "pgup",
}


def key_cap(key: str) -> str:
    """How a key is written for the reader."""
    return _KEY_CAPS.get(key, key)


def commands_for(pane: Pane) -> list[Command]:
    """The commands whose keys work while a pane has the keyboard."""
    return [command for command in COMMANDS if command.pane in (Pane.ANY, pane)]


def bindings(pane: Pane) -> list[BindingType]:
    """The bindings of one pane, or those that hold anywhere. Their actions are the screen's."""
    return [
        Binding(
            ",".join(command.keys),
            f"screen.{command.action}",
            command.label,
            show=False,
            tooltip=command.tooltip,
            id=command.id,
        )
        for command in COMMANDS
        if command.pane is pane
    ]
