"""The characters of a text that are not what they seem, one by one: hidden, steering, imitating."""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import lru_cache

from newsreader.records import dataclass
from newsreader.text.bare import is_plain
from newsreader.text.hidden import hidden_places, without_hidden


class Trick(StrEnum):
    """What a character does."""

    HIDDEN = "hidden"
    """It has no width, or is blank."""
    BIDI = "bidi"
    """It changes the direction in which what follows is shown."""
    LOOKALIKE = "lookalike"
    """It is a letter of another script that stands for the Latin one that it looks like."""


@dataclass(frozen=True, slots=True)
class Deceiving:
    """A character that is not what it seems."""

    trick: Trick
    at: int
    """Code point of the text."""
    character: str
    read: str = ""
    """The letter that a lookalike is read as."""

    @property
    def name(self) -> str:
        """Such as "U+200B zero width space"."""
        called = unicodedata.name(self.character, "without a name").lower()
        return f"U+{ord(self.character):04X} {called}"


@lru_cache(maxsize=64)
def find_deceptive(text: str) -> tuple[Deceiving, ...]:
    """All such characters in their order, but for those that the script of the text needs."""
    if is_plain(text):
        return ()
    from newsreader.text.lookalikes import fold_lookalikes  # few texts need its tables

    found = [
        Deceiving(Trick.BIDI if is_bidi else Trick.HIDDEN, at, text[at])
        for start, end, is_bidi in hidden_places(text)
        for at in range(start, end)
    ]
    plain = without_hidden(text)
    folded = fold_lookalikes(plain)
    if folded.places:
        shown = [at for at, char in enumerate(text) if without_hidden(char)]
        found += [
            Deceiving(Trick.LOOKALIKE, shown[place], plain[place], folded.text[place])
            for place in folded.places
        ]
    return tuple(sorted(found, key=lambda one: one.at))
