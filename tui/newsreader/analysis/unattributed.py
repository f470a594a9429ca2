"""Claims that a version tells in its own name and others attribute to somebody."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.analysis.attributed import Attribution
from newsreader.model import Claim, Comparison, Place


@dataclass(frozen=True, slots=True)
class Unattributed:
    """A claim that a version tells without a source."""

    claim: Claim
    here: Place
    """The sentence that tells it in the article's own name."""
    elsewhere: tuple[tuple[Place, Attribution], ...]
    """Sentences of other versions that tell it with a source, and the source; at least one."""


def unattributed_claims(comparison: Comparison) -> tuple[Unattributed, ...]:
    """What versions tell in their own name and others attribute, in the order of the story."""
    return ()
