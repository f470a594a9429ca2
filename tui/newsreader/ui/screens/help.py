"""The help: what the colours mean, and every key that works, from the registry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import ClassVar, Protocol, runtime_checkable

from textual.app import ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen

from newsreader.analysis.saying import UNKNOWN
from newsreader.analysis.second_opinions import SIGN
from newsreader.model import NoteColour, Verdict
from newsreader.settings.tools import Tool
from newsreader.text.terminal import safe
from newsreader.ui.commands import EVERYWHERE, GROUPS, MOVE, Keys, Pane, commands_for, key_cap, keys_in_words
from newsreader.ui.palette import ALMOST_GLYPH, HERE_SIGN, THERE_SIGN, Palette
from newsreader.ui.widgets.lines import Line, LineView, Piece, hanging
from newsreader.ui.widgets.note_lines import CHANGED, YOURS
from newsreader.ui.widgets.tour import TITLE, tour_lines

VERDICTS_IN_WORDS = {
    Verdict.CONFIRMED: "Another version says the same in the same or nearly the same words.",
    Verdict.REPHRASED: "Another version says it in clearly different words, split, merged or summarised.",
    Verdict.OMITTED: "No other version says it.",
}
CONTESTED_IN_WORDS = (
    "Another version tells this too, but differently: it denies it, or gives another figure, date, name or "
    "quotation … The words in question are underlined. It does not count as confirmed."
)
ALMOST_IN_WORDS = (
    "Confirmed in almost the same words; the evidence names those that differ, which may matter."
)
NOTE_IN_WORDS = (
    "You have noted something here; the sign has the colour of the note, the words are underlined. "
    f"{CHANGED} stands where its words have changed since."
)
UNSURE_IN_WORDS = "The verdict in whose colour it stands may well be wrong."
YOURS_IN_WORDS = "A verdict that you have overruled: yours is shown."
SECOND_IN_WORDS = "A model of yours was asked about a verdict; the evidence tells whether it overrules it."
UNKNOWN_IN_WORDS = "Only the beginning of that version could be read: whether it says it is unknown."
COPY_IN_WORDS = "A copy of this version, which confirms it: no witness of its own."
SIDES_IN_WORDS = "What stands only in the version that you read, and only in the other one."
CAMPS_IN_WORDS = (
    "In the claims, letters stand for camps where versions are in conflict: those with one letter say the "
    "same, and the camp with the most witnesses is a."
)
QUIET_IN_WORDS = "Headings and page furniture make no claim and are not compared."
GUTTER_IN_WORDS = (
    "The signs left of a sentence stand for the other versions, below their numbers in the list; "
    "its colour is the strongest of them, or that of contested if one of them contradicts it."
)
NUMBERS_IN_WORDS = (
    "A number typed before a key tells how often, or where to: 5j moves on by five sentences, 10G to the "
    "tenth; 3R reads against the third version."
)
_FILTER_COLUMN = 20
_WORDS_IN_FILTERS = (
    'gas "gas pipeline", these words in one article',
    "explo*, words that begin so",
    "-unread, not so",
)
_KEY_COLUMN = 14
NO_TOOLS: Mapping[str, Tool] = MappingProxyType({})


@runtime_checkable
class HasTools(Protocol):
    """An app with programs of the reader's own."""

    tools: Mapping[str, Tool]
    """By Textual's names of their keys."""


class ScrolledLines(LineView, can_focus=True):
    """Lines that one reads by the keys of an article."""

    BINDINGS: ClassVar = [
        Binding("j,down", "scroll_down", show=False),
        Binding("k,up", "scroll_up", show=False),
        Binding("space,pagedown,ctrl+f,ctrl+d", "page_down", show=False),
        Binding("b,pageup,ctrl+b,ctrl+u", "page_up", show=False),
        Binding("g,home", "scroll_home", show=False),
        Binding("G,end", "scroll_end", show=False),
    ]


class HelpLines(ScrolledLines):
    """The text of the help."""

    def __init__(
        self, pane: Pane, keys: Keys, palette: Palette, tools: Mapping[str, Tool], *, id: str
    ) -> None:
        super().__init__(palette, id=id)
        self._pane = pane
        self._bound = keys
        self._tools = tools

    def make_lines(self, width: int) -> Sequence[Line]:
        return help_lines(self._pane, self._bound, self.palette, width, self._tools)


class HelpScreen(ModalScreen[None]):
    """Covers the reader until a key closes it."""

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar = [Binding("escape,q,question_mark,f1,enter", "dismiss", show=False)]

    def __init__(self, pane: Pane, keys: Keys, palette: Palette) -> None:
        super().__init__()
        self._pane = pane
        self._bound = keys
        self._palette = palette

    def compose(self) -> ComposeResult:
        tools = self.app.tools if isinstance(self.app, HasTools) else NO_TOOLS
        lines = HelpLines(self._pane, self._bound, self._palette, tools, id="help")
        lines.border_title = f"Keys that work {self._pane}"
        lines.border_subtitle = "esc closes"
        yield lines


def help_lines(
    pane: Pane, keys: Keys, palette: Palette, width: int, tools: Mapping[str, Tool] = NO_TOOLS
) -> list[Line]:
    """The help in lines of at most `width` cells."""
    lines: list[Line] = []
    if pane is Pane.LIBRARY:
        lines += _what_a_filter_takes(keys, palette, width)
    else:
        lines += _what_is_drawn(keys, palette, width)
    for group in GROUPS:
        commands = [one for one in commands_for(pane) if one.group == group and one.id[:6] != "count-"]
        if not commands:
            continue
        lines += [*([()] if lines else []), (Piece(group, palette.accent),), ()]
        if group == MOVE:
            lines += hanging(
                Piece(" 1 … 9        ", palette.strong), [Piece(NUMBERS_IN_WORDS, palette.text)], width
            )
        for command in commands:
            mark = Piece(f" {keys_in_words(command, keys):<{_KEY_COLUMN - 1}}", palette.strong)
            lines += hanging(mark, [Piece(command.tooltip, palette.text)], width)
    if tools and pane in EVERYWHERE:
        lines += [(), (Piece("Programs of your own", palette.accent),), ()]
        for key, tool in tools.items():
            mark = Piece(f" {key_cap(key):<{_KEY_COLUMN - 1}}", palette.strong)
            lines += hanging(mark, [Piece(safe(f"{tool.name}: {tool.in_words}"), palette.text)], width)
    return lines


def _what_a_filter_takes(keys: Keys, palette: Palette, width: int) -> list[Line]:
    """What can be typed to have some stories listed."""
    from newsreader.library.filters import DOES

    key = key_cap(keys["filter"][0])
    lines: list[Line] = [(Piece(f"Which stories are shown ({key})", palette.accent),), ()]
    for does in (*DOES.values(), *_WORDS_IN_FILTERS):
        typed, _, told = does.partition(", ")
        mark = Piece(f" {typed:<{_FILTER_COLUMN - 1}}", palette.strong)
        lines += hanging(mark, [Piece(told or "that is so", palette.text)], width)
    return lines


def _what_is_drawn(keys: Keys, palette: Palette, width: int) -> list[Line]:
    """What one sees of a story, and what to do first."""
    lines: list[Line] = [(Piece(TITLE, palette.accent),), ()]
    lines += [*tour_lines(lambda command: key_cap(keys[command][0]), palette, width), ()]
    lines += [(Piece("What the colours mean", palette.accent),), ()]
    for verdict in Verdict:
        glyph, style = palette.glyph(verdict, palette.text)
        pieces = [Piece(f"{verdict}: ", style), Piece(VERDICTS_IN_WORDS[verdict], palette.text)]
        lines += hanging(Piece(f" {glyph}  ", style), pieces, width)
    glyph, style = palette.conflict(palette.text)
    pieces = [Piece("contested: ", style), Piece(CONTESTED_IN_WORDS, palette.text)]
    lines += hanging(Piece(f" {glyph}  ", style), pieces, width)
    glyph, style = palette.note(NoteColour.YELLOW, palette.text)
    pieces = [Piece("note: ", style), Piece(NOTE_IN_WORDS, palette.text)]
    lines += hanging(Piece(f" {glyph}  ", style), pieces, width)
    pieces = [Piece("unsure: ", palette.accent), Piece(UNSURE_IN_WORDS, palette.text)]
    unsure = "".join(dict.fromkeys(map(palette.unsure, Verdict)))
    lines += hanging(Piece(f" {unsure:<3}", palette.accent), pieces, width)
    glyph, style = palette.unknown(palette.text)
    pieces = [Piece(f"{UNKNOWN}: ", style), Piece(UNKNOWN_IN_WORDS, palette.text)]
    lines += hanging(Piece(f" {glyph}  ", style), pieces, width)
    pieces = [Piece("almost: ", palette.accent), Piece(ALMOST_IN_WORDS, palette.text)]
    lines += hanging(Piece(f" {ALMOST_GLYPH}  ", palette.accent), pieces, width)
    pieces = [Piece("your own verdict: ", palette.accent), Piece(YOURS_IN_WORDS, palette.text)]
    lines += hanging(Piece(f" {YOURS}  ", palette.accent), pieces, width)
    pieces = [Piece("second opinion: ", palette.accent), Piece(SECOND_IN_WORDS, palette.text)]
    lines += hanging(Piece(f" {SIGN}  ", palette.accent), pieces, width)
    glyph, style = palette.copy(palette.text)
    lines += hanging(Piece(f" {glyph}  ", style), [Piece(f"copy: {COPY_IN_WORDS}", palette.text)], width)
    signs = (Piece(HERE_SIGN, palette.here_sign), Piece(f" {THERE_SIGN}", palette.there_sign))
    pieces = [*signs, Piece(f" {SIDES_IN_WORDS}", palette.text)]
    lines += hanging(Piece("    ", palette.text), pieces, width)
    for text in (QUIET_IN_WORDS, GUTTER_IN_WORDS, CAMPS_IN_WORDS):
        lines += hanging(Piece("    ", palette.text), [Piece(text, palette.muted)], width)
    return lines
