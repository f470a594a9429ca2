"""A line at the foot of the screen in which the reader types an answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import Input

from newsreader.records import dataclass
from newsreader.text.terminal import safe
from newsreader.ui.bindings import bindings
from newsreader.ui.commands import Pane
from newsreader.ui.widgets.typed_line import TypedLine


@dataclass(frozen=True, slots=True)
class Asking:
    """How something is asked for."""

    verb: str = "done"
    """What the key that gives the answer does, for the bar of keys."""
    begun: str = ""
    """What is typed already."""
    sign: str = ""
    """One cell that stands before what is typed."""
    one_key: bool = False
    """Whether the first character is the answer."""
    complete: Callable[[str], Sequence[str]] | None = None
    """What a text may be meant to become, the likeliest first."""
    before: Sequence[str] = ()
    """What was answered before, the newest last."""

    @property
    def offers(self) -> frozenset[str]:
        """The commands of the prompt that do something."""
        found = {"answer", "give-up"}
        if self.complete is not None:
            found.add("complete")
        if self.before:
            found |= {"earlier-answer", "later-answer"}
        return frozenset(found - {"answer"} if self.one_key else found)


class Prompt(TypedLine):
    """Hidden until something is asked. Enter accepts, escape gives up; both call back."""

    DEFAULT_CSS = """
    Prompt {
        display: none;
        height: 1;
        border: none;
        padding: 0 1;
    }
    Prompt:focus {
        border: none;
    }
    """
    PANE = Pane.PROMPT
    BINDINGS = bindings(PANE)

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._changed: Callable[[str], None] = lambda text: None
        self._done: Callable[[str | None], None] = lambda text: None
        self.how = Asking()
        """How the present question is asked."""
        self._at = 0
        """Index into what was answered before; their number while something new is typed."""
        self._new = ""
        """What was typed before an earlier answer was looked at."""
        self._ways: Sequence[str] = ()
        """How what was typed can be completed, and `_way` the one that is shown."""
        self._way = -1

    def ask(
        self,
        question: str,
        done: Callable[[str | None], None],
        changed: Callable[[str], None] | None = None,
        how: Asking | None = None,
    ) -> None:
        """Ask. `done` gets the answer, or None when the reader gave up; `changed` every text on the way."""
        self._changed = changed or (lambda text: None)
        self._done = done
        self.how = how or Asking()
        self._at = len(self.how.before)
        self._ways = ()
        with self.prevent(Input.Changed):
            self.load(self.how.begun)
        self.placeholder = safe(question)
        self.display = True
        self.screen.set_focus(self)
        if self.how.begun:
            self._changed(self.how.begun)

    def run(self, command: str) -> Sequence[str]:
        """Carry out a command of the prompt; the ways to complete, if it was to be completed."""
        if command == "answer":
            self._close(self.typed)
        elif command == "give-up":
            self._close(None)
        elif command == "complete":
            return self._complete()
        else:
            self._recall(-1 if command == "earlier-answer" else 1)
        return ()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The sign stands in the padding: what is typed never scrolls over it."""
        strips = super().render_lines(crop)
        if self.how.sign and strips and crop.x == 0:
            first = next(iter(strips[0].crop(0, 1)))
            strips[0] = Strip.join([Strip([first._replace(text=self.how.sign)]), strips[0].crop(1)])
        return strips

    def on_input_changed(self, event: Input.Changed) -> None:
        event.stop()
        self._changed(self.typed)

    def on_key(self, event: events.Key) -> None:
        if self.how.one_key and event.is_printable:
            event.stop()
            event.prevent_default()
            self._close(event.character)

    def _close(self, answer: str | None) -> None:
        self.display = False
        self._done(answer)

    def _recall(self, step: int) -> None:
        before = self.how.before
        if self._at == len(before):
            self._new = self.typed
        self._at = min(max(self._at + step, 0), len(before))
        self.load(before[self._at] if self._at < len(before) else self._new)

    def _complete(self) -> Sequence[str]:
        if self.how.complete is None:
            return ()
        typed = self.typed
        if not self._ways or typed != self._ways[self._way]:
            self._ways = self.how.complete(typed)
            self._way = self._ways.index(typed) if typed in self._ways else -1
        if self._ways:
            self._way = (self._way + 1) % len(self._ways)
            self.load(self._ways[self._way])
        return self._ways
