"""What is found of the words that versions use for one thing, laid out by version."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from newsreader.model import Mention
from newsreader.records import dataclass


class Named(StrEnum):
    """What is named."""

    PERSON = "person"
    GROUP = "group"
    PLACE = "place"
    EVENT = "event"
    THING = "thing"
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
    """Its plainest full name in the story; of all else the words that stand for one another."""
    used: tuple[tuple[Used, ...], ...]
    """Per version, the most used first; empty where it does not name it."""

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All, in the order of the versions and of what they use most."""
        return tuple(mention for ones in self.used for used in ones for mention in used.mentions)


@dataclass(frozen=True, slots=True)
class Found:
    """Words for a thing in one place."""

    words: str
    """As they are shown."""
    mention: Mention


def laid_out(found: Iterable[Found], versions: int) -> tuple[tuple[Used, ...], ...]:
    """What was found, by version: each wording once, case apart, the most used first."""
    places: list[dict[str, list[Mention]]] = [defaultdict(list) for _ in range(versions)]
    shown: dict[tuple[int, str], str] = {}
    for one in sorted(set(found), key=lambda one: one.mention):
        version, key = one.mention.version, one.words.casefold()
        shown.setdefault((version, key), one.words)
        places[version][key].append(one.mention)
    return tuple(
        tuple(
            Used(shown[version, key], tuple(mentions))
            for key, mentions in sorted(ones.items(), key=lambda item: (-len(item[1]), item[1][0]))
        )
        for version, ones in enumerate(places)
    )
