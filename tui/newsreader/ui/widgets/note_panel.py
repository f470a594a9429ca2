"""The panel in which a note is written: its comment, its tags, its colour."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, TextArea

from newsreader.annotations.tag_line import tag_line
from newsreader.annotations.unfinished import Written
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.palette import Palette
from newsreader.ui.widgets.note_fields import (
    ChoiceRow,
    ColourRow,
    SaidRow,
    SubjectRow,
    TagChoices,
    Tags,
    TagsInput,
)
from newsreader.ui.widgets.typed_text import TypedText


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
    NotePanel ChoiceRow, NotePanel TagChoices, NotePanel SaidRow {
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
        self._changed: Callable[[], None] = lambda: None
        self.comment = TypedText(id="comment", placeholder="Comment")
        self.tags = TagsInput(lambda prefix: self._tags(prefix), self._show_choices, id="tags")
        self.choices = TagChoices(palette, id="tag-choices")
        self.choices.display = False
        self.colours = ColourRow(palette, id="colours")
        self.subjects = SubjectRow(palette, id="subjects")
        self.said = SaidRow(palette, id="note-said")

    def compose(self) -> ComposeResult:
        yield self.said
        yield self.comment
        yield self.tags
        yield self.choices
        yield self.colours
        yield self.subjects

    def open(
        self, title: str, written: Written, subjects: Sequence[str], tags: Tags, changed: Callable[[], None]
    ) -> None:
        """Let the reader write on the first of some subjects; `changed` is called when anything changes."""
        self._tags, self._changed = tags, changed
        self.show_title(title)
        self.say("")
        self.load(written)
        self.subjects.show_names(subjects, 0)
        self.choices.show_tags(())
        self.said.show_text("")
        self.display = True
        self.screen.set_focus(self.comment)  # at once: the next key is part of the comment

    def load(self, written: Written) -> None:
        """Show what is written."""
        with self.prevent(TextArea.Changed, Input.Changed):
            self.comment.load(written.comment)
            self.tags.load(tag_line(written.tags))
        self.colours.colour = written.colour
        self.colours.draw_anew()

    def show_title(self, title: str) -> None:
        """Say what one writes about."""
        self.border_title = Content(safe(title))

    def say(self, text: str) -> None:
        """Say in the border what went wrong; with nothing to say, what the keys do."""
        self.border_subtitle = Content(safe(text or self._hints))
        self.set_class(bool(text), "-said")

    def close(self) -> None:
        """Hide it."""
        self.display = False

    @property
    def written(self) -> Written:
        """What is written."""
        return Written(self.comment.written, self.tags.tags, self.colours.colour)

    def next_field(self, step: int) -> None:
        """Move the keyboard to another part."""
        fields = [self.comment, self.tags, self.colours, *([self.subjects] if self.subjects.display else [])]
        here = next((n for n, field in enumerate(fields) if field.has_focus), 0)
        self.screen.set_focus(fields[(here + step) % len(fields)])

    def next_choice(self, step: int) -> None:
        """Choose what is beside the chosen one, in the row that has the keyboard: a colour if none has."""
        (self.subjects if self.subjects.has_focus else self.colours).step(step)
        self._changed()

    def next_subject(self) -> None:
        """Write on the next thing that a note can be on here."""
        self.subjects.step(1)
        self._changed()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._changed()

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._changed()

    def on_choice_row_picked(self, event: ChoiceRow.Picked) -> None:
        event.stop()
        self._changed()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.next_field(1)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        if not self.tags.has_focus:
            self.choices.show_tags(())

    def _show_choices(self, tags: Sequence[str]) -> None:
        self.choices.show_tags(tags if self.tags.has_focus else ())
