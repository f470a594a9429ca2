"""A place where a matched pair of sentences differs."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.model import Conflict, ConflictKind, Span


@dataclass(frozen=True, slots=True)
class Difference:
    """A fact on which a sentence and its match differ."""

    kind: ConflictKind
    here: Span
    """In the sentence."""
    sentence: int
    """The matched sentence of the other version."""
    there: Span
    """In the matched sentence."""
    sure: bool
    """Safe to be called a conflict; else the two only differ here."""
    tight: bool = False
    """Of a kind that is safe even where the match itself is doubtful, such as a count of the dead."""

    def conflict(self) -> Conflict:
        """The same as a judgement holds it."""
        return Conflict(self.kind, self.here, self.sentence, self.there)

    def turned(self, sentence: int) -> Difference:
        """The same seen from the other version; `sentence` is the one it was seen from so far."""
        return Difference(self.kind, self.there, sentence, self.here, self.sure, self.tight)
