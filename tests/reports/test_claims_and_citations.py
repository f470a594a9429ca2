"""The claims for schema.org, the image, and references to the versions."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

import pytest

from newsreader.model import Story
from newsreader.reports.as_svg import outline_as_svg
from newsreader.reports.citations import as_bibtex, as_ris, citation
from newsreader.reports.claims_jsonld import claims_as_jsonld
from newsreader.reports.outline import Outline
from tests.support.making import article, bridge_story, comparison
from tests.support.reported import hostile, sample


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


def test_the_image_is_whole_and_says_what_it_shows() -> None:
    for outline in (sample("harbour-fire"), hostile()):
        root = ElementTree.fromstring(outline_as_svg(outline).encode("utf-8", "replace"))
        title = root.find("{http://www.w3.org/2000/svg}desc")
        assert title is not None and title.text == outline.result.in_words
        assert not re.search(r"url\(|href|<script", outline_as_svg(outline))


def test_a_citation_leaves_out_what_is_not_known() -> None:
    full = replace(
        article("The “bridge” fell.", outlet="Courier"),
        title="A “fall”",
        published="2026-01-02T03:04:05+00:00",
    )
    assert citation(full) == "Courier, “A ‘fall’”, 2026-01-02"
    assert citation(full, "It “fell”") == "Courier, “A ‘fall’”, 2026-01-02: “It ‘fell’”"
    assert citation(article("Rain."), "Rain") == "“Rain”"


def test_references_hold_what_is_special_in_their_form() -> None:
    one = replace(
        article("Rain.", outlet="Tom & {Co}"),
        title="100% of\nit_",
        author="Ann Lee, Bo Ek",
        published="2026-01-02",
    )
    story = Story("s", (one, article("Sun.", outlet="B")))
    bibtex = as_bibtex(story)
    assert "@article{A,\n  title = {{100\\% of it\\_}},\n  author = {{Ann Lee} and {Bo Ek}},\n" in bibtex
    assert "journal = {Tom \\& \\{Co\\}}" in bibtex and "date = {2026-01-02}" in bibtex
    records = as_ris(story).split("ER  - \r\n")
    assert records[0].splitlines()[:4] == ["TY  - NEWS", "TI  - 100% of it_", "AU  - Ann Lee", "AU  - Bo Ek"]
    assert "DA  - 2026/01/02" in records[0] and "AU" not in records[1] and records[2] == ""


def test_references_of_deceiving_articles_keep_to_their_lines() -> None:
    outline = hostile()
    for line in as_ris(outline.story).splitlines():
        assert re.match(r"[A-Z][A-Z0-9]  - ", line), line
    depth = 0
    for char in re.sub(r"\\.", "", as_bibtex(outline.story)):
        depth += {"{": 1, "}": -1}.get(char, 0)
        assert depth >= 0
    assert depth == 0


def test_an_empty_story_is_written() -> None:
    empty = Outline(comparison(Story("", ()), {}))
    assert graph(empty) == [] and as_ris(empty.story) == "" and "<svg" in outline_as_svg(empty)
