"""The three bars of one line: title, status with legend, and keys."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len

from newsreader.model import Verdict
from newsreader.reports.terminal import safe
from newsreader.ui.commands import Command, Pane, commands_for
from newsreader.ui.lines import Line, LineView, Piece, shortened
from newsreader.ui.palette import Palette
from newsreader.ui.reading import Reading


class Bar(LineView, can_focus=False):
    """One line, drawn anew when its width changes."""

    DEFAULT_CSS = """
    Bar {
        height: 1;
        overflow: hidden;
    }
    """

    def draw(self) -> None:
        """Fill the line for the present width."""
        raise NotImplementedError

    def on_resize(self) -> None:
        self.draw()


class TitleBar(Bar):
    """The program, the story, what it is read against, the theme."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: tuple[Reading, Palette, str] | None = None

    def show_title(self, reading: Reading, palette: Palette, hint: str) -> None:
        """Show the open story, and a hint beside it."""
        self._shown = (reading, palette, hint)
        self.draw()

    def draw(self) -> None:
        if self._shown is None:
            return
        reading, palette, hint = self._shown
        count = len(reading.story.versions)
        right = [hint] if hint else []
        right += [f"read against: all {count} versions"] if count > 1 else []
        right += [f"theme: {palette.name}"]
        left = (
            Piece(" newsreader ", palette.bar_strong),
            Piece(f"· {safe(reading.story.title)}", palette.bar),
        )
        self.show([_spread(left, right, palette, self.text_width)], palette.bar)


class StatusBar(Bar):
    """The legend with its counts and where the reader is; or, until the next move, a remark."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: tuple[Reading, Palette] | None = None
        self._remark = ""

    def show_status(self, reading: Reading, palette: Palette) -> None:
        """Show the counts of the version on the screen and the place in it."""
        self._shown = (reading, palette)
        self._remark = ""
        self.draw()

    def show_remark(self, remark: str) -> None:
        """Say something instead of the counts until the reader moves on."""
        self._remark = remark
        self.draw()

    def draw(self) -> None:
        if self._shown is None:
            return
        reading, palette = self._shown
        place = f"sentence {reading.place.sentence + 1} of {len(reading.article.sentences)}"
        left = (
            (Piece(f" {self._remark}", palette.bar_strong),)
            if self._remark
            else self._legend(reading, palette)
        )
        self.show([_spread(left, [place], palette, self.text_width)], palette.bar)

    def _legend(self, reading: Reading, palette: Palette) -> Line:
        comparison, version = reading.comparison, reading.place.version
        if comparison is None:
            text = " comparing …" if len(reading.story.versions) > 1 else " one version only"
            return (Piece(text, palette.bar),)
        counts = comparison.counts(version)
        narrow = self.text_width < 76
        pieces = []
        for verdict in Verdict:
            glyph, style = palette.glyph(verdict, palette.bar)
            word = "" if narrow else f" {verdict} "
            pieces += [Piece(f" {glyph} ", style), Piece(f"{counts[verdict]}{word}", palette.bar)]
        conflicts = comparison.conflicts(version)
        if conflicts:
            glyph, style = palette.conflict(palette.bar)
            word = "" if narrow else " conflict" if conflicts == 1 else " conflicts"
            pieces += [Piece(f" {glyph} ", style), Piece(f"{conflicts}{word}", palette.bar)]
        return tuple(pieces)


class KeyBar(Bar):
    """The keys of the pane that has the keyboard. A click on one is the key."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._shown: tuple[Pane, Palette] | None = None

    def show_keys(self, pane: Pane, palette: Palette) -> None:
        """Show the keys that work in a pane."""
        self._shown = (pane, palette)
        self.draw()

    def draw(self) -> None:
        if self._shown is None:
            return
        pane, palette = self._shown
        pieces: list[Piece] = []
        room = self.text_width
        for command in _in_bar(pane):
            key = Piece(f" {command.bar_keys}", palette.bar_strong, command.action)
            word = Piece(f" {command.in_bar} ", palette.bar, command.action)
            room -= cell_len(key.text) + cell_len(word.text)
            if room < 0:
                break
            pieces += [key, word]
        self.show([tuple(pieces)], palette.bar)


def _in_bar(pane: Pane) -> Iterable[Command]:
    return (command for command in commands_for(pane) if command.in_bar)


def _spread(left: Line, right: list[str], palette: Palette, width: int) -> Line:
    """The left pieces, then as many of the right texts, the last first, as fit flush right."""
    right = list(right)
    used = sum(cell_len(piece.text) for piece in left)
    while right and used + cell_len(_joined(right)) > width:
        right.pop(0)
    text = _joined(right)
    room = width - cell_len(text)
    pieces = []
    for piece in left:
        fitting = shortened(piece.text, room) if room > 1 else ""
        room -= cell_len(fitting)
        pieces.append(Piece(fitting, piece.style, piece.target))
    return (*pieces, Piece(" " * max(room, 0) + text, palette.bar))


def _joined(texts: list[str]) -> str:
    return "".join(f"   {text}" for text in texts) + " "
