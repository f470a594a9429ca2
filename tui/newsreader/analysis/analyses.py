"""The analyses of a compared story that go beyond sentence by sentence, together."""

from __future__ import annotations

from newsreader.analysis.headlines import HeadlineGap, headline_gaps
from newsreader.analysis.naming import namings
from newsreader.analysis.single_source import SingleClaim, single_claims
from newsreader.analysis.sourcing import StoryText
from newsreader.analysis.unattributed import Unattributed, unattributed_claims
from newsreader.analysis.used import Naming
from newsreader.model import Comparison
from newsreader.records import dataclass


@dataclass(frozen=True, slots=True)
class Analyses:
    """What was found in a story."""

    headlines: tuple[HeadlineGap, ...]
    single_source: tuple[SingleClaim, ...]
    unattributed: tuple[Unattributed, ...]
    naming: tuple[Naming, ...]


def analyse(comparison: Comparison) -> Analyses:
    """All analyses of a comparison. They are no part of it: made when asked for."""
    read = StoryText(comparison)
    return Analyses(
        headline_gaps(comparison, read),
        single_claims(comparison, read),
        unattributed_claims(comparison, read),
        namings(comparison, read),
    )
