"""The commands that only change where the reader is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from newsreader.ui.state import Reading


@dataclass(frozen=True, slots=True)
class Move:
    """A move, and what to say when it leads nowhere."""

    go: Callable[[Reading], bool]
    refusal: str = ""

    def __call__(self, reading: Reading) -> bool:
        return self.go(reading)


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
"""By the id of the command."""
