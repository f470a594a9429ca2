"""The three bars of one line: title, status with legend, and keys."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from rich.style import Style
from textual import events

from newsreader.text.terminal import safe
from newsreader.ui.commands import BY_ID, Command, Keys, Pane, commands_for, key_cap, keys_in_bar
from newsreader.ui.palette import Palette
from newsreader.ui.state import Focus, StoryState
from newsreader.ui.widgets.legend import against_in_words, cells_of, fitting, legend_forms
from newsreader.ui.widgets.lines import Line, LineView, Piece, shortened


def _least(width: int) -> int:
    """Cells that remain to the left end of a bar, whatever stands at the right."""
    return min(20, width // 3 + 2)


class Bar(LineView, can_focus=False):
    """One line."""

    DEFAULT_CSS = """
    Bar {
        height: 1;
        overflow: hidden;
    }
    """
    SCROLL_BAR = 0

    @property
    def fill(self) -> Style:
        return self.palette.bar


class TitleBar(Bar):
    """The program, the story, what it is read against, the theme."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._reading: StoryState | None = None
        self._remarks: Sequence[str] = ()

    def show_title(self, reading: StoryState, remarks: Sequence[str]) -> None:
        """Show the open story, and remarks beside it, the most important last."""
        self._reading, self._remarks = reading, remarks
        self.draw_anew()

    def make_lines(self, width: int) -> Sequence[Line]:
        if self._reading is None:
            return ()
        palette, reading = self.palette, self._reading
        left = (
            Piece(" newsreader ", palette.bar_strong),
            Piece(f"· {safe(reading.story.title)}", palette.bar),
        )
        against = against_in_words(reading, width - min(cells_of(left), _least(width)) - 4)
        right = [f"theme: {palette.name}", *self._remarks, *([against] if against else [])]
        return [spread(left, right, palette, width)]


class RemarkBar(Bar):
    """What there is to say of where the reader is; or, until the next move, a remark. Subclasses draw it."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._remark = ""
        self._is_old = False
        """Whether the remark was made before the key that is being carried out."""
        self._number = 0

    def show_remark(self, remark: str) -> None:
        """Say something instead of the counts until the reader moves on."""
        self._is_old = False
        if remark != self._remark:
            self._remark = remark
            self.draw_anew()

    def age_remark(self) -> None:
        """A key is being carried out: what was said before it is to go, unless it is said again."""
        self._is_old = True

    def clear_remark(self) -> None:
        """The key is carried out: show the counts again if nothing was said."""
        if self._is_old and self._remark:
            self._remark = ""
            self.draw_anew()

    def show_count(self, number: int) -> None:
        """Show the number that is being typed for the next key; 0: none."""
        self._number = number
        self.draw_anew()


class StatusBar(RemarkBar):
    """The legend with its counts and where the reader is; or, until the next move, a remark."""

    def __init__(self, palette: Palette, keys: Keys, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._bound = keys
        self._reading: StoryState | None = None
        self._busy = 0
        self._busy_words = ""
        self._asking = ""

    def show_status(self, reading: StoryState) -> None:
        """Show the counts of the version on the screen and the place in it."""
        self._reading, self._remark = reading, ""
        self.draw_anew()

    def show_busy(self, words: str) -> None:
        """Move the bar that shows that the comparison takes its time, beside some words."""
        self._busy += 1
        self._busy_words = words
        self.draw_anew()

    def show_asking(self, words: str) -> None:
        """Move the bar that shows that a second reader is asked, beside some words; empty: it is not."""
        self._busy += 1
        self._asking = words
        self.draw_anew()

    def make_lines(self, width: int) -> Sequence[Line]:
        if self._reading is None:
            return ()
        palette, reading = self.palette, self._reading
        number = [str(self._number)] if self._number else []
        right = [*self._place(reading, width), *number]
        if self._remark:
            left: Line = (Piece(f" {safe(self._remark)}", palette.bar_strong),)
        else:
            busy = self._busy_pieces(reading)
            roomy, least = (width - cell_len(_joined(right[-kept:])) - cells_of(busy) for kept in (3, 1))
            forms = legend_forms(reading, palette)
            left = fitting(forms, roomy)
            in_words = fitting(forms, 0, in_words=True)
            if cells_of(left) < cells_of(in_words) <= least:
                left = in_words
            left = (*left, *busy)
        return [spread(left, right, palette, width)]

    def _busy_pieces(self, reading: StoryState) -> Line:
        """What is under way, and a bar that moves; nothing where nothing is."""
        words = self._busy_words if reading.is_being_compared else self._asking
        if not self._busy or not words:
            return ()
        cells = ((cell - self._busy) % _PROGRESS for cell in range(_PROGRESS))
        bar = "".join("▰" if cell < _PROGRESS // 2 else "▱" for cell in cells)
        return Piece(f" {bar}", self.palette.bar_strong), Piece(f" {words}", self.palette.bar)

    def _place(self, reading: StoryState, width: int) -> list[str]:
        """Where the reader is, and what they read against unless the title bar says it and it is everything;
        what matters most is the last."""
        words = _place_in_words(reading)
        is_low = self.screen.has_class("-tiny") or self.screen.has_class("-short")
        if not reading.is_against_some and not is_low:
            return words
        forms = legend_forms(reading, self.palette)
        least = max(_least(width), cells_of(fitting(forms, 0)))
        if reading.is_against_some:
            back = f" · {key_cap(self._bound['against-all'][0])} all"
            beside = cells_of(fitting(forms, 0, in_words=True)) + cell_len(_joined(words[-1:]))
            rooms = [width - beside - 4, width - least - 4]
            for room, end in ((rooms[0], back), (rooms[1], back), (rooms[1], "")):
                against = against_in_words(reading, room - len(end)).removeprefix("read ")
                if against.startswith("against"):
                    return [*words, against + end]
            return [*words, against]
        return [*words, against_in_words(reading, width - least - 4)]


_PROGRESS = 8
"""Cells of the progress bar."""


def _place_in_words(reading: StoryState) -> list[str]:
    article, sentence = reading.article, reading.place.sentence
    focus = [reading.focus.value] if reading.focus is not Focus.EVERYTHING else []
    hits = [_hits_in_words(reading)] if reading.found else []
    share = f"{(sentence + 1) / len(article.sentences):.0%}" if article.sentences else ""
    return [share, *hits, *focus, f"sentence {sentence + 1} of {len(article.sentences)}"]


def _hits_in_words(reading: StoryState) -> str:
    """Such as: hit 3 of 12; between two of them: 12 hits."""
    owners = [reading.article.sentence_at(hit.start) for hit in reading.hits]
    if reading.place.sentence in owners:
        return f"hit {owners.index(reading.place.sentence) + 1} of {len(owners)}"
    return f"{len(owners)} hit{'' if len(owners) == 1 else 's'}"


ALWAYS = {Pane.ARTICLE: ("left-out", "help")}
"""Commands that stay in the bar of keys where there is no room for all; of other panes only the help."""


class KeyBar(Bar):
    """The keys of the pane that has the keyboard. A click on one is the key."""

    def __init__(self, palette: Palette, keys: Keys, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._pane = Pane.ARTICLE
        self._bound = keys
        self._idle: frozenset[str] = frozenset()
        self._answer = ""
        self._covered: Sequence[tuple[str, str]] = ()

    def show_covered(self, keys: Sequence[tuple[str, str]]) -> None:
        """Show the keys, each with what it does, of what covers the panes; none: those of the pane again."""
        self._covered = keys
        self.draw_anew()

    def show_keys(self, pane: Pane, idle: frozenset[str] = frozenset(), answer: str = "") -> None:
        """Show the keys that work in a pane, but for the commands (ids) that would do nothing; `answer` is
        what the key does that gives an answer, where one is typed."""
        self._pane, self._idle, self._answer = pane, idle, answer
        self.draw_anew()

    def make_lines(self, width: int) -> Sequence[Line]:
        if self._covered:
            words = [(f" {key}", f" {does} ") for key, does in self._covered]
            styles = (self.palette.bar_strong, self.palette.bar)
            return [tuple(Piece(*piece) for pair in words for piece in zip(pair, styles, strict=True))]
        commands = [one for one in commands_for(self._pane) if one.in_bar and one.id not in self._idle]
        kept = ALWAYS.get(self._pane, ("help",))
        room = width - sum(cells_of(self._entry(command)) for command in commands if command.id in kept)
        pieces: list[Piece] = []
        for command in commands:
            entry = self._entry(command)
            room -= 0 if command.id in kept else cells_of(entry)
            if room >= 0 or command.id in kept:
                pieces += entry
        return [tuple(pieces)]

    def _entry(self, command: Command) -> Line:
        """The keys of a command and its word."""
        return (
            Piece(f" {keys_in_bar(command, self._bound)}", self.palette.bar_strong, command.id),
            Piece(f" {self._word(command)} ", self.palette.bar, command.id),
        )

    def _word(self, command: Command) -> str:
        return self._answer if command.id == "answer" else command.in_bar

    def on_mouse_move(self, event: events.MouseMove) -> None:
        command = self.target(event.x, event.y)
        self.tooltip = BY_ID[command].tooltip if isinstance(command, str) else None


def spread(left: Line, right: Sequence[str], palette: Palette, width: int) -> Line:
    """The left pieces, then as many of the right texts as fit, the last before the others, flush right.

    The left gives way to the last of the right, down to `_least` cells.
    """
    wanted = cells_of(left)
    while (
        right
        and (wanted if len(right) > 1 else min(wanted, _least(width))) + cell_len(_joined(right)) > width
    ):
        right = right[1:]
    text = _joined(right)
    room = width - cell_len(text)
    pieces = []
    for piece in left:
        fitting = shortened(piece.text, room) if room > 0 else ""
        room -= cell_len(fitting)
        pieces.append(Piece(fitting, piece.style, piece.target))
    return (*pieces, Piece(" " * max(room, 0) + text, palette.bar))


def _joined(texts: Sequence[str]) -> str:
    return "".join(f"   {text}" for text in texts) + " " if texts else ""
