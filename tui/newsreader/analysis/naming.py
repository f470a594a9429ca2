"""What each version calls one person, group, place or event, and how strong its words are."""

from __future__ import annotations

from newsreader.analysis.people import people
from newsreader.analysis.sourcing import StoryText
from newsreader.analysis.terms import terms, wordings
from newsreader.analysis.used import Named, Naming
from newsreader.model import Comparison


def namings(comparison: Comparison, read: StoryText | None = None) -> tuple[Naming, ...]:
    """What the versions of a story call the same things differently: people first, then groups, places,
    events and words of strength; of each kind what is named most first.

    Names and places are looked for in all languages that write names with a capital letter, all else in
    English. `read` is the story, where it was read already.
    """
    story = read or StoryText(comparison)
    found = [*people(story), *terms(story), *wordings(story)]
    kinds = list(Named)
    return tuple(sorted(found, key=lambda one: (kinds.index(one.named), -len(one.mentions), one.what)))
