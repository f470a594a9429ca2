"""Moving: by sentences and paragraphs, from version to version, to a match and back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from newsreader.model import Place
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.state import StoryState

_FAR = 1_000_000
"""More lines than a view has."""


@dataclass(frozen=True, slots=True)
class Move:
    """A move, and what to say when it leads nowhere."""

    go: Callable[[StoryState], bool]
    refusal: str = ""


MOVES = {
    "next-sentence": Move(lambda reading: reading.move(1)),
    "previous-sentence": Move(lambda reading: reading.move(-1)),
    "next-paragraph": Move(lambda reading: reading.move_paragraph(1)),
    "previous-paragraph": Move(lambda reading: reading.move_paragraph(-1)),
    "next-omitted": Move(lambda reading: reading.move_to_omitted(1), "No omitted sentence further down"),
    "previous-omitted": Move(lambda reading: reading.move_to_omitted(-1), "No omitted sentence further up"),
    "next-version": Move(lambda reading: reading.leaf(1), "There is one version only"),
    "previous-version": Move(lambda reading: reading.leaf(-1), "There is one version only"),
    "version-below": Move(lambda reading: reading.leaf(1), "There is one version only"),
    "version-above": Move(lambda reading: reading.leaf(-1), "There is one version only"),
    "back": Move(lambda reading: reading.back(), "Nothing to go back to"),
}
"""The moves that need the story alone, by the id of the command."""


class Moving:
    """Changes where the reader is in the open story."""

    def __init__(self, port: ReaderPort) -> None:
        self._port = port
        self.handlers: dict[str, Callable[[], None]] = {
            **{command: partial(self._move, move) for command, move in MOVES.items()},
            **{f"against-{number}": partial(self._read_against, number - 1) for number in range(1, 10)},
            "against-all": lambda: self._read_against(None),
            "page-down": lambda: self._page(1),
            "page-up": lambda: self._page(-1),
            "first": lambda: self._to_end(-1),
            "last": lambda: self._to_end(1),
            "go-to-sentence": self._ask_for_sentence,
            "read-version": lambda: port.set_focus(port.article),
            "counterpart": self._follow_match,
            "go-to-match": self._follow_match,
            "match-below": lambda: port.evidence.select(1),
            "match-above": lambda: port.evidence.select(-1),
            "toggle-read": self._toggle_read,
        }

    def go_to(self, sentence: int) -> None:
        """To a sentence of the version on the screen."""
        before = self._port.reading.place
        self._port.reading.go_to(sentence)
        self._port.show_move(before)

    def open_version(self, version: int) -> None:
        """To the counterpart in another version."""
        before = self._port.reading.place
        self._port.reading.open_version(version)
        self._port.show_move(before)

    def open_place(self, place: Place) -> None:
        """Show a sentence of a version in the article; `back` returns."""
        port = self._port
        before = port.reading.place
        if port.view is not None:
            port.show_view("")
        port.reading.follow(place.version, place.sentence)
        port.show_move(before)
        port.article.focus()

    def _move(self, move: Move) -> None:
        before = self._port.reading.place
        if move.go(self._port.reading):
            self._port.show_move(before)
        elif move.refusal:
            self._port.remark(move.refusal)

    def _page(self, step: int) -> None:
        view = self._port.view
        if view is not None:
            view.page(step)
        else:
            self.go_to(self._port.article.page(step))

    def _to_end(self, step: int) -> None:
        view = self._port.view
        if view is not None:
            view.select(step * _FAR)
        else:
            self.go_to(0 if step < 0 else len(self._port.reading.article.sentences) - 1)

    def _ask_for_sentence(self) -> None:
        count = len(self._port.reading.article.sentences)

        def go(answer: str | None) -> None:
            if answer and answer.strip().isdecimal() and 1 <= int(answer) <= count:
                self.go_to(int(answer) - 1)
            elif answer is not None:
                self._port.remark(f"Sentences have the numbers 1 to {count}")

        self._port.ask(f"Go to sentence 1 to {count}", go)

    def _read_against(self, version: int | None) -> None:
        reading = self._port.reading
        if reading.read_against(None if version is None else [version]):
            self._port.show_version()
        else:
            same = version == reading.place.version
            self._port.remark("This is that version" if same else "There is no such version")

    def _follow_match(self) -> None:
        match = self._port.evidence.selected
        if match is None or match.sentence < 0:
            self._port.remark("No other version has this sentence")
        else:
            self.open_place(match)

    def _toggle_read(self) -> None:
        read = self._port.reading.toggle_read()
        self._port.show_version()
        self._port.remark("Marked as read" if read else "Marked as unread")
