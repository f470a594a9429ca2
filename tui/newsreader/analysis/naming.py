"""What each version calls one person, group, place or event, and how strong its words are."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsreader.model import Comparison, Mention


class Named(StrEnum):
    """What is named."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    EVENT = "event"
    WORDING = "wording"
    """One thing said with more or less force: killed, died."""


@dataclass(frozen=True, slots=True)
class Used:
    """A name or a description, and where a version uses it."""

    words: str
    mentions: tuple[Mention, ...]
    """In the order of the text; at least one."""


@dataclass(frozen=True, slots=True)
class Naming:
    """One person or thing, and what each version calls it."""

    named: Named
    what: str
    """Its plainest full name in the story; of a wording the words that stand for one another."""
    used: tuple[tuple[Used, ...], ...]
    """Per version, the most used first; empty where it does not name it."""


def namings(comparison: Comparison) -> tuple[Naming, ...]:
    """What the versions call the same things differently, whatever most versions name first."""
    return ()
