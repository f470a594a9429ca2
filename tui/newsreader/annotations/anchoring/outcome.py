"""What looking for a passage comes to: it is found, the reader must choose, or it is gone."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from newsreader.model import Span
from newsreader.records import dataclass

CANDIDATES = 5
"""The most that a reader is asked to choose from."""


class How(StrEnum):
    """In what way a passage was found."""

    EXACT = "exact"
    """The same words at the same offsets between the same words."""
    MOVED = "moved"
    """The same words, elsewhere or with other words around them."""
    FUZZY = "fuzzy"
    """Other words, spacing or punctuation."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The passage was found."""

    span: Span
    how: How
    score: float
    """0 to 1."""
    changed: tuple[tuple[str, str], ...] = ()
    """(words before, words now) wherever the passage, or the sentence it is in, has changed since it was
    marked; nothing for spacing, punctuation and typography. Either may be empty."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that may be the passage."""

    span: Span
    score: float
    """0 to 1: half for its words, half for what stands around them."""


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Only the reader can say which place is meant, or that none is."""

    candidates: tuple[Candidate, ...]
    """The best first; at least one, at most CANDIDATES."""


@dataclass(frozen=True, slots=True)
class Orphan:
    """Nothing in the text looks like the passage."""


Finding = Placed | Ambiguous | Orphan


def told_changes(changed: Iterable[tuple[str, str]]) -> str:
    """What has changed since a passage was marked, in a line; nothing if nothing has."""
    pairs = [f"“{before or '…'}” → “{now or '…'}”" for before, now in changed]
    return f"words changed since: {', '.join(pairs)}" if pairs else ""
