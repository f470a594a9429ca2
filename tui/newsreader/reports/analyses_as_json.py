"""The analyses of a story as data for JSON: the field `analyses` of the public contract."""

from __future__ import annotations

from typing import Any

from newsreader.analysis.headlines import HeadlineGap
from newsreader.analysis.single_source import SingleClaim
from newsreader.analysis.sourcing import Attribution, Sourcing
from newsreader.analysis.unattributed import Unattributed
from newsreader.analysis.used import Naming
from newsreader.model import Mention, Place, Story
from newsreader.reports.outline import Outline

SOURCING = {Sourcing.SOURCED: "named", Sourcing.BARE: "none", Sourcing.UNCLEAR: "unclear"}
"""In the words of the contract."""


def analyses_as_data(outline: Outline) -> dict[str, Any]:
    """All of them, in the order in which they are told."""
    story = outline.story
    return {
        "headlines": [_headline(one, story) for one in outline.headlines],
        "single_source": [_single(one, story) for one in outline.single_source],
        "unattributed": [_unattributed(one, story) for one in outline.unattributed],
        "naming": [_naming(one, story) for one in outline.naming],
    }


def mention_as_data(mention: Mention, story: Story) -> dict[str, Any]:
    """Words of an article, and where they stand."""
    return {
        "article": story.version_id(mention.version),
        "sentence": mention.sentence,
        "start": mention.start,
        "end": mention.end,
        "text": story.versions[mention.version].text[mention.start : mention.end],
    }


def _headline(gap: HeadlineGap, story: Story) -> dict[str, Any]:
    return {
        "fault": gap.fault.name.lower(),
        "headline": mention_as_data(gap.headline, story),
        "text": [mention_as_data(mention, story) for mention in gap.text],
        "source": gap.source,
    }


def _single(single: SingleClaim, story: Story) -> dict[str, Any]:
    said = single.source.attribution
    return {
        "claim": single.claim.id,
        "places": [_place(place, story) for place in single.places],
        "sourcing": SOURCING[single.source.sourcing],
        "source": _source(said, story) if said else None,
        "reasons": list(single.reasons),
        "weight": single.weight,
        "unsure": single.unsure,
    }


def _unattributed(one: Unattributed, story: Story) -> dict[str, Any]:
    return {
        "claim": one.claim.id,
        "here": _place(one.here, story),
        "elsewhere": [
            {**_place(other.place, story), "source": _source(other.source, story)} for other in one.elsewhere
        ],
    }


def _naming(naming: Naming, story: Story) -> dict[str, Any]:
    return {
        "named": naming.named,
        "what": naming.what,
        "used": {
            story.version_id(version): [
                {"words": used.words, "told": [mention_as_data(mention, story) for mention in used.mentions]}
                for used in ones
            ]
            for version, ones in enumerate(naming.used)
            if ones
        },
    }


def _source(said: Attribution, story: Story) -> dict[str, Any]:
    return {"name": said.name, "told": mention_as_data(said.mention, story)}


def _place(place: Place, story: Story) -> dict[str, Any]:
    return {"article": story.version_id(place.version), "sentence": place.sentence}
