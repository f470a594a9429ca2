"""The panel in which a note is written: its comment, its tags, its colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.suggester import Suggester
from textual.widgets import Input, TextArea

from newsreader.annotations.annotation_set import Written
from newsreader.model import NoteColour
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.palette import Palette
from newsreader.ui.threads import in_thread
from newsreader.ui.widgets.lines import Line, LineView, Piece

Tags = Callable[[str], Sequence[str]]
"""The tags in use that begin like this; called in a thread."""
_COLOURS = tuple(NoteColour)


class NotePanel(Vertical):
    """Hidden until a note is written. It stands in the screen, below the text that one writes about."""

    BINDINGS = bindings(Pane.NOTE)
    DEFAULT_CSS = """
    NotePanel {
        display: none;
        height: auto;
        padding: 0 1;
        background: $background;
        border: round $accent;
        border-title-color: $accent;
        border-subtitle-color: $text-muted;
    }
    NotePanel TextArea, NotePanel TextArea:focus {
        height: 4;
        border: none;
        padding: 0;
        background: $background;
        color: $foreground;
    }
    NotePanel Input, NotePanel Input:focus {
        height: 1;
        border: none;
        padding: 0;
        background: $panel;
        color: $foreground;
    }
    NotePanel ColourRow {
        height: 1;
        overflow: hidden;
    }
    .-short NotePanel TextArea {
        height: 2;
    }
    """

    def __init__(self, palette: Palette, hints: str, *, id: str) -> None:
        """`hints` say what the keys do."""
        super().__init__(id=id)
        self._hints = hints
        self._tags: Tags = lambda prefix: ()
        self._changed: Callable[[Written], None] = lambda written: None
        self._loaded = Written()
        self.comment = Comment(id="comment", soft_wrap=True, compact=True, placeholder="Comment")
        self.tags = TagsInput(
            id="tags",
            compact=True,
            placeholder="tags, divided by commas",
            suggester=_Completing(lambda prefix: self._tags(prefix)),
        )
        self.colours = ColourRow(palette, id="colours")

    def compose(self) -> ComposeResult:
        yield self.comment
        yield self.tags
        yield self.colours

    def open(self, title: str, written: Written, tags: Tags, changed: Callable[[Written], None]) -> None:
        """Let the reader write; `changed` gets what is written, each time it changes."""
        self._tags, self._changed, self._loaded = tags, changed, written
        self.border_title = Content(safe(title))
        self.say("")
        with self.prevent(TextArea.Changed, Input.Changed):
            self.comment.load_text(_shown(written.comment))
            self.comment.move_cursor(self.comment.document.end)
            self.tags.value = safe(", ".join(written.tags))
        self.colours.colour = written.colour
        self.display = True
        self.screen.set_focus(self.comment)  # at once: the next key is part of the comment

    def say(self, text: str) -> None:
        """Say in the border what went wrong; with nothing to say, what the keys do."""
        self.border_subtitle = Content(safe(text or self._hints))
        self.set_class(bool(text), "-said")

    def close(self) -> None:
        """Hide it."""
        self.display = False

    @property
    def written(self) -> Written:
        """What is written. What was not changed is as it was loaded, with characters that are not shown."""
        loaded = self._loaded
        comment = self.comment.text
        tags = tags_of(self.tags.value)
        return Written(
            loaded.comment if comment == _shown(loaded.comment) else comment,
            loaded.tags if tags == tags_of(safe(", ".join(loaded.tags))) else tags,
            self.colours.colour,
        )

    def next_field(self, step: int) -> None:
        """Move the keyboard to another part."""
        fields = (self.comment, self.tags, self.colours)
        here = next((n for n, field in enumerate(fields) if field.has_focus), 0)
        self.screen.set_focus(fields[(here + step) % len(fields)])

    def next_colour(self, step: int) -> None:
        """Choose the colour beside the chosen one."""
        self.colours.colour = _COLOURS[(_COLOURS.index(self.colours.colour) + step) % len(_COLOURS)]
        self.colours.draw_anew()
        self._changed(self.written)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._changed(self.written)

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._changed(self.written)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.next_field(1)


class Comment(TextArea):
    """Several lines. What is pasted cannot steer the terminal."""

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert(_shown(event.text))


class TagsInput(Input):
    """Tags, divided by commas. What is pasted cannot steer the terminal."""

    def on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_text_at_cursor(safe(event.text))


class ColourRow(LineView, can_focus=True):
    """The colours by name, the chosen one marked."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self.colour = NoteColour.YELLOW

    def make_lines(self, width: int) -> Sequence[Line]:
        pieces = [Piece("colour ", self.palette.muted)]
        for colour in _COLOURS:
            sign, style = self.palette.note(colour, self.palette.text)
            chosen = colour is self.colour
            word = self.palette.strong if chosen else self.palette.muted
            pieces += [
                Piece("▸" if chosen else " ", self.palette.accent, colour),
                Piece(sign, style, colour),
                Piece(f" {colour}  " if width > 60 or chosen else " ", word, colour),
            ]
        return [tuple(pieces)]

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def line(self, row: int) -> Line:
        ground = self.palette.ground(self.has_focus)
        return tuple(Piece(piece.text, piece.style + ground, piece.target) for piece in super().line(row))


class _Completing(Suggester):
    """Completes the last of several tags."""

    def __init__(self, tags: Tags) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags = tags

    async def get_suggestion(self, value: str) -> str | None:
        start = max(value.rfind(","), -1) + 1
        while value[start : start + 1] in (" ", "#"):
            start += 1
        typed = value[start:]
        given = set(tags_of(value[:start]))
        if not typed:
            return None
        for tag in await in_thread(lambda: self._tags(typed)):
            if tag not in given and len(tag) > len(typed):
                return value + safe(tag)[len(typed) :]
        return None


def tags_of(text: str) -> tuple[str, ...]:
    """The tags in a text that divides them by commas, each once."""
    words = (" ".join(tag.split()).lstrip("#").strip() for tag in text.split(","))
    return tuple(dict.fromkeys(word for word in words if word))


def _shown(text: str) -> str:
    """A comment of several lines as it can be shown."""
    return "\n".join(map(safe, text.replace("\r\n", "\n").split("\n")))
