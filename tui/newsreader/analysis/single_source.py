"""Claims that only one version tells: what a reader should check, the weightiest first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from newsreader.analysis.attributed import Attribution
from newsreader.model import Claim, Comparison, Place


class Reason(StrEnum):
    """Why a claim is worth a check; the weightiest first."""

    ACCUSATION = "accusation"
    FIGURE = "figure"
    NAME = "name"
    QUOTATION = "quotation"


@dataclass(frozen=True, slots=True)
class SingleClaim:
    """A claim that one version tells, or several that are copies of one another."""

    claim: Claim
    places: tuple[Place, ...]
    """The sentences that tell it, the one that tells it best first."""
    source: Attribution | None
    """Who says so there; None where no source is named."""
    reasons: tuple[Reason, ...]
    """Why it is worth a check, the weightiest reason first; empty for colour."""
    weight: float
    """How much it is: the list is sorted by it, the highest first."""
    unsure: bool
    """Whether it is doubtful that the others leave it out."""


def single_claims(comparison: Comparison) -> tuple[SingleClaim, ...]:
    """The claims that only one witness tells, what is most worth a check first; none of one version alone."""
    return ()
