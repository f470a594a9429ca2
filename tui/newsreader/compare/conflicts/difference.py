"""A place where a matched pair of sentences differs."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from newsreader.model import ConflictKind, Span


class Doubt(IntEnum):
    """Whether two values that differ are of one thing."""

    SURE = 0
    """Safe to be called a conflict."""
    LIKELY = 1
    POSSIBLE = 2
    """Nothing but that both are there speaks for it."""
    NONE = 3
    """They are forms of one value, or of two things."""


class Difference(NamedTuple):
    """A fact on which a sentence and its match differ; a tuple, for there are many."""

    kind: ConflictKind
    here: Span
    """In the sentence."""
    sentence: int
    """The matched sentence of the other version."""
    there: Span
    """In the matched sentence."""
    doubt: Doubt
    tight: bool = False
    """Of a kind that is safe even where the match itself is doubtful, such as a count of the dead."""
    sign: str = ""
    """What it is weighed as, where that is finer than its kind: one of `KindSpec.signs`."""
    shared: int = 0
    """Content words that the surroundings of both have; for a quotation those inside the marks."""
    likeness: float = 0.0
    """For figures the smaller over the greater, for quotations the share of words in common; 0 to 1."""
    rule: str = ""
    """Which rule found it, in a word or two; empty: the finder of its kind."""
    quiet: bool = False
    """One utterance but for small words: no fact, but no verbatim quotation either."""

    @property
    def sure(self) -> bool:
        """Safe to be called a conflict; else the two only differ here."""
        return self.doubt is Doubt.SURE

    def turned(self, sentence: int) -> Difference:
        """The same seen from the other version; `sentence` is the one it was seen from so far."""
        return self._replace(here=self.there, sentence=sentence, there=self.here)
