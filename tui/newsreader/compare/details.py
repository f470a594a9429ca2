"""What is told of a carried sentence besides the verdict: facts that differ, words left out, words of more
or less force."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from newsreader.compare.conflicts.finding import Held, conflict_of
from newsreader.compare.index import StoryIndex
from newsreader.compare.wording.missing import missing_spans
from newsreader.compare.wording.shifts import wording_shift
from newsreader.model import Conflict, Match, Span, Wording, WordingShift

SURE_SCORE = 0.3
"""A match with a lower score is not sure enough for its wording to be held against a sentence."""


class Details(NamedTuple):
    """As the fields of a judgement of the same names; a tuple, for there are many."""

    conflicts: tuple[Conflict, ...]
    differences: tuple[Conflict, ...]
    wording: tuple[Wording, ...]


_NOTHING = Details((), (), ())


def contradictions(held: Sequence[Held]) -> tuple[Match, ...]:
    """The sentences of another version that contradict a sentence, of all that is held against it."""
    return tuple(dict.fromkeys([h.match for h in held if h.asserted])) if held else ()


def details_of(
    index: StoryIndex,
    place: tuple[int, int],
    other: int,
    matches: Sequence[Match],
    held: Sequence[Held],
) -> Details:
    """The details of a sentence (version, sentence) and its matches in another version, none where it is left
    out. `held` are the facts that are held against it there."""
    if not matches:
        listed = tuple(conflict_of(h) for h in held if not h.difference.quiet)
        return Details((), listed, ()) if listed else _NOTHING
    conflicts = tuple([conflict_of(h) for h in held if h.asserted]) if held else ()
    return Details(
        conflicts,
        tuple([conflict_of(h) for h in held if not h.asserted and not h.difference.quiet]) if held else (),
        () if conflicts else differing_words(index, place, other, matches) or _small_words(held),
    )


def _small_words(held: Sequence[Held]) -> tuple[Wording, ...]:
    """In which small words quotations differ that are one utterance."""
    quiet = [h.difference for h in held if h.difference.quiet]
    return tuple(Wording(d.here, d.sentence, d.there) for d in quiet)


def differing_words(
    index: StoryIndex, place: tuple[int, int], other: int, matches: Sequence[Match]
) -> tuple[Wording, ...]:
    """In which words the first of a sentence's matches differs from it, where it is nearly identical."""
    if not matches or matches[0].score < SURE_SCORE:
        return ()
    best = matches[0].sentence
    found = index.wording(place, (other, best))
    return tuple(Wording(here, best, there) for here, there in found)


def missing_words(
    index: StoryIndex, place: tuple[int, int], other: int, matched: Sequence[int], partial: bool = False
) -> tuple[Span, ...]:
    """What the matched sentences of another version do not carry of a sentence."""
    row, contents = index.row, index.contents
    return missing_spans(contents(row[place]), [contents(row[other, m]) for m in matched], partial)


def wording_shifts(
    index: StoryIndex, place: tuple[int, int], other: int, matches: Sequence[Match]
) -> tuple[WordingShift, ...]:
    """How the sure ones among a sentence's matches in another version word it, in the sentence's order.

    Of several matches the earlier one is held against a stretch of the sentence.
    """
    found: dict[Span, WordingShift] = {}
    for match in matches:
        if match.score >= SURE_SCORE:
            for here, there in index.stretches(place, (other, match.sentence)):
                found.setdefault(here.span, wording_shift(here, match.sentence, there))
    if not found:
        return ()
    return tuple(sorted(found.values(), key=lambda shift: (shift.here.start, shift.here.end)))
