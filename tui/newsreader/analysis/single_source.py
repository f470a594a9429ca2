"""Claims that only one version tells: what a reader should check, the weightiest first."""

from __future__ import annotations

from enum import StrEnum

from newsreader.analysis.sourcing import Sourced, Sourcing, StoryText
from newsreader.analysis.telling import told_by
from newsreader.model import Claim, Comparison, Place, Role, Verdict
from newsreader.records import dataclass
from newsreader.text.lexicon.numbers import NUMERALS
from newsreader.text.stems import stems
from newsreader.text.words import Kind, Word

LEAST_CONTENT = 4
"""Content words of a claim; a shorter sentence tells nothing by itself."""
ACCUSATIONS = stems(
    """abuse accuse accusation assault allege allegation arrest attack blackmail bribe bribery charge cheat
    collude collusion conspire conspiracy corrupt corruption cover-up crime criminal deceive defraud destroy
    embezzle falsify felony fraud guilty harass harassment hack illegal illegally indict indictment
    kickback kill launder lie lied massacre misconduct misuse murder negligence obstruct obstruction perjury
    plagiarize racist rape rig scandal steal stole stolen sue theft threaten torture treason unlawful violate
    violation""".split()
)
"""Stems of words that lay something to somebody's charge."""
_ROUND = frozenset(("0", "1"))
"""Numbers that are hardly figures: "one of them"."""


class Reason(StrEnum):
    """Why a claim is worth a check; the weightiest first."""

    ACCUSATION = "accusation"
    FIGURE = "figure"
    NAME = "name"
    QUOTATION = "quotation"


WEIGHTS = {Reason.ACCUSATION: 4.0, Reason.FIGURE: 3.0, Reason.NAME: 1.5, Reason.QUOTATION: 1.0}
UNSOURCED = 3.0
"""More weight of a claim with a reason that is told in the article's own name."""


@dataclass(frozen=True, slots=True)
class SingleClaim:
    """A claim that one version tells, or several that are copies of one another."""

    claim: Claim
    places: tuple[Place, ...]
    """The sentences that tell it, the one that tells it best first."""
    source: Sourced
    """Who says so there."""
    reasons: tuple[Reason, ...]
    """Why it is worth a check, the weightiest reason first; empty for colour."""
    weight: float
    """How much it is: the list is sorted by it, the highest first."""
    unsure: bool
    """Whether it is doubtful that the others leave it out."""


def single_claims(comparison: Comparison, read: StoryText | None = None) -> tuple[SingleClaim, ...]:
    """The claims that only one witness tells, what is most worth a check first; none of one version alone.

    Of doubtful ones, those that are surely told by nobody else come first. `read` is the story, where it was
    read already.
    """
    story = read or StoryText(comparison)
    if comparison.witnesses(range(len(comparison.story.versions))) < 2:
        return ()
    found = [single for claim in comparison.claims if (single := _single(comparison, story, claim))]
    return tuple(sorted(found, key=lambda one: (one.unsure, -one.weight)))


def _single(comparison: Comparison, story: StoryText, claim: Claim) -> SingleClaim | None:
    told = told_by(comparison, claim)
    tellers = [version for version, telling in enumerate(told) if telling.verdict is not Verdict.OMITTED]
    if comparison.witnesses(tellers) != 1:
        return None
    version, sentence = claim.representative
    best = Place(version, sentence)
    places = [Place(v, n) for v in tellers for n in told[v].sentences]
    if comparison.story.versions[version].sentences[sentence].role is not Role.BODY or not _tells(
        story, best
    ):
        return None
    others = [other for other in range(len(told)) if other not in tellers]
    if any(_told_elsewhere(comparison, place, other) for place in places for other in others):
        return None
    judged = [comparison.judgements[version][sentence][other] for other in others]
    unsure = any(one is None or one.unknown or one.is_unsure() for one in judged)
    source, reasons = story.sourced(best), _reasons(story.words_at(best))
    weight = sum(WEIGHTS[reason] for reason in reasons)
    if reasons and source.sourcing is Sourcing.BARE:
        weight += UNSOURCED
    return SingleClaim(
        claim, tuple(sorted(places, key=lambda place: place != best)), source, reasons, weight, unsure
    )


def _told_elsewhere(comparison: Comparison, place: Place, other: int) -> bool:
    judgement = comparison.judgements[place.version][place.sentence][other]
    return judgement is not None and judgement.verdict is not Verdict.OMITTED


def _tells(story: StoryText, place: Place) -> bool:
    """Whether a sentence tells something by itself: it has content, and is no question or invitation."""
    words = story.words_at(place)
    text = story.text(place.version)
    sentence = story.story.versions[place.version].sentences[place.sentence]
    written = text[sentence.claim_start : sentence.end].rstrip("\"'”’») ")
    return sum(not word.light for word in words) >= LEAST_CONTENT and not written.endswith("?")


def _reasons(words: tuple[Word, ...]) -> tuple[Reason, ...]:
    plain = [word for word in words if not word.light]
    found = {
        Reason.ACCUSATION: any(word.key in ACCUSATIONS for word in plain),
        Reason.FIGURE: any(word.kind is Kind.NUMBER and word.key not in _ROUND for word in plain)
        or any(word.key in NUMERALS for word in plain),
        Reason.NAME: any(word.kind is Kind.NAME for word in plain),
        Reason.QUOTATION: any(word.quoted for word in plain),
    }
    return tuple(reason for reason in Reason if found[reason])
