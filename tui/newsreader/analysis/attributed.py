"""Who a version names as the source of what a sentence tells."""

from __future__ import annotations

from dataclasses import dataclass

from newsreader.model import Mention
from newsreader.text.noun_phrases import Voice


@dataclass(frozen=True, slots=True)
class Attribution:
    """A source that an article names for what a sentence tells."""

    name: str
    """As the article writes it, on one line; of "he said" whoever is meant, where that is clear."""
    voice: Voice
    mention: Mention
    """The words, in whichever sentence names it."""
