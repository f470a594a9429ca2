"""The fields of the panel in which a note is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.message import Message
from textual.suggester import Suggester

from newsreader.annotations.tag_line import being_typed, tag_line, tags_of, without_last
from newsreader.model import NoteColour
from newsreader.text.terminal import safe
from newsreader.ui.palette import Palette
from newsreader.ui.threads import in_thread
from newsreader.ui.widgets.lines import Line, LineView, Piece, shortened
from newsreader.ui.widgets.stand_ins import StandIns
from newsreader.ui.widgets.typed_line import TypedLine

Tags = Callable[[str], Sequence[str]]
"""The tags in use that begin like this; called in a thread."""
_COLOURS = tuple(NoteColour)


class TagsInput(TypedLine):
    """Tags, divided by commas."""

    def __init__(self, tags: Tags, found: Callable[[Sequence[str]], None], *, id: str) -> None:
        """`found` gets the tags in use that begin like the one that is being typed."""
        super().__init__(
            id=id,
            compact=True,
            placeholder='tags, divided by commas; one with a comma in "quotation marks"',
        )
        self.suggester = _Completing(tags, found, self._stand_ins)

    @property
    def tags(self) -> tuple[str, ...]:
        """The tags."""
        return tags_of(self.typed)

    def in_one_line(self, text: str) -> str:
        return ", ".join(line.strip() for line in text.splitlines() if line.strip())


class TagChoices(LineView):
    """The tags in use that begin like the one that is being typed; the first is what the key completes."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._tags: Sequence[str] = ()
        self.described: Callable[[str], str] = lambda tag: ""
        """What a tag stands for, in a few words."""

    def show_tags(self, tags: Sequence[str]) -> None:
        """Show these; nothing for none."""
        if list(tags) != list(self._tags):
            self._tags = tags
            self.display = bool(tags)
            self.draw_anew()

    def make_lines(self, width: int) -> Sequence[Line]:
        if not self._tags:
            return ()
        first, *rest = map(safe, self._tags)
        means = safe(self.described(self._tags[0]))
        others = f"   also: {', '.join(rest)}" if rest else ""
        text = shortened(f"{first}{': ' + means if means else ''}{others}", max(width - 14, 1))
        return [(Piece("→ completes ", self.palette.accent), Piece(text, self.palette.muted))]


class SaidRow(LineView):
    """Something that is to be known while one writes; hidden where there is nothing."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self._said = ""
        self.display = False

    def show_text(self, said: str) -> None:
        """Say it; empty: nothing."""
        self._said = said
        self.display = bool(said)
        self.draw_anew()

    def make_lines(self, width: int) -> Sequence[Line]:
        return [(Piece(shortened(safe(self._said), max(width, 1)), self.palette.strong),)]


class ChoiceRow(LineView, can_focus=True):
    """One of several things is chosen; a key goes to the next, a click to the one that is clicked."""

    class Picked(Message):
        """One was clicked."""

    def pick(self, target: object) -> None:
        """Choose what was clicked."""
        raise NotImplementedError

    def on_click(self, event: events.Click) -> None:
        event.stop()
        event.prevent_default()
        offset = event.get_content_offset(self)
        target = None if offset is None else self.target(offset.x, offset.y)
        if target is not None:
            self.pick(target)
            self.draw_anew()
            self.post_message(self.Picked())

    def on_focus(self) -> None:
        self.refresh()

    def on_blur(self) -> None:
        self.refresh()

    def line(self, row: int) -> Line:
        ground = self.palette.ground(self.has_focus)
        return tuple(Piece(piece.text, piece.style + ground, piece.target) for piece in super().line(row))


class ColourRow(ChoiceRow):
    """The colours by name, the chosen one marked."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self.colour = NoteColour.YELLOW

    def pick(self, target: object) -> None:
        if isinstance(target, NoteColour):
            self.colour = target

    def step(self, step: int) -> None:
        """Choose the colour beside the chosen one."""
        self.colour = _COLOURS[(_COLOURS.index(self.colour) + step) % len(_COLOURS)]
        self.draw_anew()

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


class SubjectRow(ChoiceRow):
    """What a note can be on, in words, the chosen one marked; hidden where there is no choice."""

    def __init__(self, palette: Palette, *, id: str) -> None:
        super().__init__(palette, id=id)
        self.names: Sequence[str] = ()
        self.chosen = 0
        self.display = False

    def show_names(self, names: Sequence[str], chosen: int) -> None:
        """Let one be chosen of these."""
        self.names, self.chosen = names, chosen
        self.display = len(names) > 1
        self.draw_anew()

    def pick(self, target: object) -> None:
        if isinstance(target, int):
            self.chosen = target

    def step(self, step: int) -> None:
        """Choose the one beside the chosen one."""
        if self.names:
            self.chosen = (self.chosen + step) % len(self.names)
            self.draw_anew()

    def make_lines(self, width: int) -> Sequence[Line]:
        pieces = [Piece("on     ", self.palette.muted)]
        room = width - 7 - sum(len(name) + 3 for name in self.names)
        for number, name in enumerate(self.names):
            chosen = number == self.chosen
            word = self.palette.strong if chosen else self.palette.muted
            pieces += [
                Piece("▸" if chosen else " ", self.palette.accent, number),
                Piece(f"{safe(name if room >= 0 else name.partition(',')[0])}  ", word, number),
            ]
        return [tuple(pieces)]


class _Completing(Suggester):
    """Completes the last of several tags."""

    def __init__(self, tags: Tags, found: Callable[[Sequence[str]], None], stand_ins: StandIns) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._tags, self._found, self._stand_ins = tags, found, stand_ins

    async def get_suggestion(self, value: str) -> str | None:
        line = self._stand_ins.taken_out(value)
        typed, in_marks = being_typed(line)
        given = set(tags_of(without_last(line)))
        found = list(await in_thread(lambda: self._tags(typed))) if typed else []
        fitting = [
            tag
            for tag in found
            if tag not in given and len(tag) > len(typed) and (in_marks or tag_line([tag]) == tag)
        ]
        self._found(fitting)
        if not fitting or not line.endswith(typed):
            return None
        rest = fitting[0][len(typed) :]
        return value + self._stand_ins.put_in(rest.replace('"', '""') + '"' if in_marks else rest)
