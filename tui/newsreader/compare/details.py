"""What is told of a carried sentence besides the verdict: facts that differ, words left out, words of more
or less force; and where an article contradicts itself."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from newsreader.compare.align.features import StoryFeatures
from newsreader.compare.align.pairings import Pairings
from newsreader.compare.conflicts.finding import ConflictFinder, Held, conflict_of
from newsreader.compare.conflicts.inner import find_inner_conflicts
from newsreader.compare.wording.missing import MissingFinder
from newsreader.compare.wording.shifts import ShiftFinder
from newsreader.model import Conflict, Match, Span, Story, WordingShift


class Details(NamedTuple):
    """As the fields of a judgement of the same names."""

    conflicts: tuple[Conflict, ...]
    missing: tuple[Span, ...]
    differences: tuple[Conflict, ...]
    shifts: tuple[WordingShift, ...]


_NOTHING = Details((), (), (), ())


class DetailFinder:
    """Finds the details between the versions of a story; what is needed of an article is read once."""

    def __init__(self, story: Story, features: StoryFeatures) -> None:
        places = zip(features.version.tolist(), features.sentence.tolist(), strict=True)
        self._story = story
        self._conflicts = ConflictFinder(story, features.words)
        self._missing = MissingFinder(
            story, features.words, dict(zip(places, features.outlines, strict=True))
        )
        self._shifts = ShiftFinder(story, features.words)
        self._held: Mapping[tuple[int, int, int], tuple[Held, ...]] = {}

    def hold(self, pairings: Pairings) -> None:
        """Hold these pairs of sentences against each other for facts; `details` tells of them."""
        self._held = self._conflicts.hold(pairings)

    def contradictions(self, version: int, sentence: int, other: int) -> tuple[Match, ...]:
        """The sentences of another version with which a sentence is in conflict."""
        held = self._held.get((version, sentence, other))
        return tuple(dict.fromkeys([h.match for h in held if h.asserted])) if held else ()

    def details(
        self, version: int, sentence: int, other: int, matches: tuple[Match, ...], partial: bool
    ) -> Details:
        """Of a sentence and its matches in another version, none for one that is left out; `partial` as in a
        judgement."""
        held = self._held.get((version, sentence, other), ())
        if not matches:
            return Details((), (), tuple(map(conflict_of, held)), ()) if held else _NOTHING
        return Details(
            tuple([conflict_of(h) for h in held if h.asserted]) if held else (),
            self._missing.spans(version, sentence, other, [m.sentence for m in matches], partial),
            tuple([conflict_of(h) for h in held if not h.asserted]) if held else (),
            self._shifts.shifts(version, sentence, other, matches),
        )

    def inner_conflicts(self) -> tuple[tuple[Conflict, ...], ...]:
        """Of every version."""
        return tuple(
            find_inner_conflicts(article, facts)
            for article, facts in zip(self._story.versions, self._conflicts.facts, strict=True)
        )
