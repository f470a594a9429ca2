"""Moving: by sentences and paragraphs, from version to version, to what is omitted, contested or noted."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from newsreader.records import dataclass
from newsreader.ui.controllers.counting import Counting
from newsreader.ui.controllers.port import ReaderPort
from newsreader.ui.jumps import Stop
from newsreader.ui.landmarks import Landmark, Landmarks, beside, leaf_to_unread
from newsreader.ui.state import StoryState

_FAR = 1_000_000
"""More lines than a view has."""
WHOLE, HALF = 1, 2
"""Parts of a screenful."""


@dataclass(frozen=True, slots=True)
class Move:
    """A move, and what to say when it leads nowhere."""

    go: Callable[[StoryState, int], bool]
    """How far (1, 2 ...) is given."""
    refusal: str
    far: bool = False
    """Whether one can go back to where it began."""


def _repeated(move: Callable[[StoryState, int], bool], step: int) -> Callable[[StoryState, int], bool]:
    """A move of one step that is made so many times, or until it leads nowhere."""

    def go(reading: StoryState, count: int) -> bool:
        changed = False
        for _ in range(count):
            if not move(reading, step):
                break
            changed = True
        return changed

    return go


_ALONE = "There is one version only"
_LEAFING = {
    step: Move(lambda reading, count, step=step: reading.leaf(step * count), _ALONE)  # type: ignore[misc]
    for step in (1, -1)
}
MOVES = {
    "next-sentence": Move(_repeated(StoryState.move, 1), "This is the last sentence"),
    "previous-sentence": Move(_repeated(StoryState.move, -1), "This is the first sentence"),
    "next-paragraph": Move(_repeated(StoryState.move_paragraph, 1), "This is the last sentence"),
    "previous-paragraph": Move(_repeated(StoryState.move_paragraph, -1), "This is the first sentence"),
    "next-version": _LEAFING[1],
    "previous-version": _LEAFING[-1],
    "version-below": _LEAFING[1],
    "version-above": _LEAFING[-1],
    "next-unread": Move(_repeated(leaf_to_unread, 1), "No other version is unread", far=True),
    "previous-unread": Move(_repeated(leaf_to_unread, -1), "No other version is unread", far=True),
}
"""The moves that need the story alone, by the id of the command."""


class Moving:
    """Changes where the reader is in the open story."""

    def __init__(self, port: ReaderPort, counting: Counting) -> None:
        self._port = port
        self._counting = counting
        self._landmarks = Landmarks()
        self.handlers: dict[str, Callable[[], None]] = {
            **{command: partial(self._move, move) for command, move in MOVES.items()},
            **{
                f"{way}-{landmark.name.lower()}": partial(self._to_landmark, landmark, step)
                for landmark in Landmark
                for way, step in (("next", 1), ("previous", -1))
            },
            "page-down": partial(self._page, 1, WHOLE),
            "page-up": partial(self._page, -1, WHOLE),
            "half-page-down": partial(self._page, 1, HALF),
            "half-page-up": partial(self._page, -1, HALF),
            "first": partial(self._to_end, -1),
            "last": partial(self._to_end, 1),
            "centre": self._centre,
            "read-version": lambda: port.set_focus(port.article),
            "counterpart": self._follow_match,
            "go-to-match": self._follow_match,
            "match-below": partial(self._select_match, 1),
            "match-above": partial(self._select_match, -1),
            "toggle-read": self._toggle_read,
        }

    def go_to(self, sentence: int) -> None:
        """To a sentence of the version on the screen, which is near."""
        before = self._port.reading.place
        self._port.reading.go_to(sentence)
        self._port.show_move(before)

    def go_to_number(self, number: int) -> None:
        """To the sentence with a number, from 1, of the version on the screen; in a view to that line."""
        port = self._port
        if port.view is not None:
            port.view.select(-_FAR)
            port.view.select(number - 1)
            return
        count = len(port.reading.article.sentences)
        before = port.reading.place
        port.reading.jump(number - 1)
        port.show_move(before)
        if number > count:
            port.remark(f"Sentences have the numbers 1 to {count}")

    def open_version(self, version: int) -> None:
        """To the counterpart in another version."""
        before = self._port.reading.place
        self._port.reading.open_version(version)
        self._port.show_move(before)

    def _move(self, move: Move) -> None:
        before = self._port.reading.place
        if move.go(self._port.reading, self._counting.take() or 1):
            if move.far:
                self._port.reading.trail.leave(Stop(before))
            self._port.show_move(before)
        else:
            self._port.remark(move.refusal)

    def _to_landmark(self, landmark: Landmark, step: int) -> None:
        port, reading = self._port, self._port.reading
        found = self._landmarks.find(reading, landmark)
        index = beside(found, reading.place.sentence, step * (self._counting.take() or 1))
        if index is None:
            where = "further down" if step > 0 else "further up"
            port.remark(f"No {landmark} {where}" if found else f"No {landmark} in this version")
            return
        before = reading.place
        reading.jump(found[index])
        port.show_move(before)
        port.remark(f"{landmark.capitalize()} {index + 1} of {len(found)}")

    def _page(self, step: int, part: int) -> None:
        view, steps = self._port.view, step * (self._counting.take() or 1)
        if view is not None:
            if not view.page(steps, part):
                self._port.remark("This is the last line" if step > 0 else "This is the first line")
            return
        sentence = self._port.article.page(steps, part)
        if sentence == self._port.reading.place.sentence:
            self._port.remark("This is the last sentence" if step > 0 else "This is the first sentence")
        else:
            self.go_to(sentence)

    def _to_end(self, step: int) -> None:
        number = self._counting.take()
        if number is not None:
            self.go_to_number(number)
        elif self._port.view is not None:
            if not self._port.view.select(step * _FAR):
                self._port.remark("This is the last line" if step > 0 else "This is the first line")
        else:
            before = self._port.reading.place
            if self._port.reading.jump(0 if step < 0 else len(self._port.reading.article.sentences) - 1):
                self._port.show_move(before)
            else:
                self._port.remark("This is the last sentence" if step > 0 else "This is the first sentence")

    def _centre(self) -> None:
        if not (self._port.view or self._port.article).centre():
            self._port.remark("It is as near the middle as it can be")

    def _select_match(self, step: int) -> None:
        if not self._port.evidence.select(step * (self._counting.take() or 1)):
            self._port.remark("There is no other match further " + ("down" if step > 0 else "up"))

    def _follow_match(self) -> None:
        match = self._port.evidence.selected
        if match is None or match.sentence < 0:
            self._port.remark("No other version has this sentence")
        else:
            self._port.open_place(match)

    def _toggle_read(self) -> None:
        read = self._port.reading.toggle_read()
        self._port.show_version()
        self._port.remark("Marked as read" if read else "Marked as unread")
