"""Headlines that promise what their own article does not carry, or carries weaker."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsreader.model import Comparison, Mention


class HeadlineFault(StrEnum):
    """How an article falls short of its headline; the gravest first."""

    FIGURE = "another figure"
    NOT_TOLD = "not told"
    STRONGER = "stronger word"
    HEDGED = "hedged in the text"
    ATTRIBUTED = "a claim of somebody"


@dataclass(frozen=True, slots=True)
class HeadlineGap:
    """One way in which an article does not carry its headline."""

    version: int
    fault: HeadlineFault
    headline: Mention
    """The words of the headline in question; all of it where nothing in particular is."""
    text: tuple[Mention, ...]
    """What they are held against in the article, the nearest first; empty where nothing comes near."""
    source: str = ""
    """Of a claim of somebody: whose it is, as the article writes it."""


def headline_gaps(comparison: Comparison) -> tuple[HeadlineGap, ...]:
    """What the headlines of a story promise and their articles do not carry, in the order of the versions."""
    return ()
