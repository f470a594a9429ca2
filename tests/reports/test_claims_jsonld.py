"""The claims for schema.org: each with the articles that it appears in."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from newsreader.model import Story
from newsreader.reports.claims_jsonld import claims_as_jsonld
from newsreader.reports.outline import Outline
from tests.support.making import bridge_story, comparison
from tests.support.reported import sample


def graph(outline: Outline) -> list[dict[str, Any]]:
    document = json.loads(claims_as_jsonld(outline))
    assert document["@context"] == "https://schema.org"
    found: list[dict[str, Any]] = document["@graph"]
    return found


def test_each_claim_appears_in_the_articles_that_tell_it() -> None:
    outline = sample("harbour-fire")
    nodes = {node["@id"]: node for node in graph(outline)}
    claims = [node for node in nodes.values() if node["@type"] == "Claim"]
    assert len(claims) == len(outline.rows) and "ClaimReview" not in claims_as_jsonld(outline)
    for claim, row in zip(claims, outline.rows, strict=True):
        assert len(claim["appearance"]) == sum(cell.is_told for cell in row.cells)
        assert all(nodes[one["@id"]]["@type"] == "NewsArticle" for one in claim["appearance"])
    assert nodes["#B"]["author"] == [{"@type": "Person", "name": "Hanne Quillon"}]


@pytest.mark.parametrize(
    ("dates", "first"),
    [
        (("2026-01-02", "2026-01-01", ""), "#B"),
        (("2026-01-01", "2026-01-01T10:00:00+00:00", ""), None),
        (("2026-01-01", "", ""), None),
    ],
    ids=["known", "the same day", "unknown"],
)
def test_who_told_it_first_is_said_where_dates_tell(dates: tuple[str, ...], first: str | None) -> None:
    story, made = bridge_story()
    versions = tuple(replace(one, published=date) for one, date in zip(story.versions, dates, strict=True))
    nodes = graph(Outline(replace(made, story=replace(story, versions=versions))))
    (cracks,) = [node for node in nodes if len(node.get("appearance", ())) == 2]
    assert cracks.get("firstAppearance") == (first and {"@id": first})


def test_an_empty_story_has_no_claims() -> None:
    assert graph(Outline(comparison(Story("", ()), {}))) == []
