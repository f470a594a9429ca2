"""What is not looked for in a language: silence there tells nothing."""

from __future__ import annotations

from newsreader.text.languages import primary
from newsreader.text.lexicon.abroad import NEGATIONS_OF

_ENGLISH = ("dates", "order", "outcomes", "opposites", "places", "quantities", "roles", "speakers", "titles")
"""What needs tables or a grammar that are there for English alone."""
TABLES = ("denials", "weekdays")
"""What needs words that are there for a few languages."""
EVERYWHERE = ("figures", "names", "quotations")
"""What is compared in all languages."""


def unchecked(language: str) -> tuple[str, ...]:
    """The kinds of conflicts that are not looked for in an article in a language, given as a BCP 47 tag. None
    in English, and where the language is unknown."""
    code = primary(language)
    if code in ("", "en"):
        return ()
    return tuple(sorted(_ENGLISH if code in NEGATIONS_OF else (*_ENGLISH, *TABLES)))
