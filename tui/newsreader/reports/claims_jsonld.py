"""The claims of a story as schema.org `Claim`s in JSON-LD, with the articles that they appear in.

No `ClaimReview`: whether a claim is true is for a person to say.
"""

from __future__ import annotations

import json
from typing import Any

from newsreader.model import Article, Claim
from newsreader.reports.outline import Outline
from newsreader.text.handing_over import web_address
from newsreader.text.json_escapes import escaped


def claims_as_jsonld(outline: Outline) -> str:
    """A graph of `NewsArticle`s, named by their letters (#A), and `Claim`s, named by their ids.

    `firstAppearance` is the version that was published first, where the dates of all that tell it are known
    and one of them is before all others.
    """
    graph = [_article(one.id, one.article) for one in outline.coverage]
    graph += [
        _claim(outline, row.claim, [n for n, cell in enumerate(row.cells) if cell.is_told])
        for row in outline.rows
    ]
    document = {"@context": "https://schema.org", "@graph": graph}
    written = json.dumps(document, ensure_ascii=False, separators=(",", ":"))
    return escaped(written) + "\n"


def _article(id: str, article: Article) -> dict[str, Any]:
    told = {
        "headline": article.headline,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "author": [{"@type": "Person", "name": name} for name in article.author.split(", ") if name],
        "datePublished": article.published,
        "url": web_address(article.url),
        "inLanguage": article.language,
    }
    known = {name: value for name, value in told.items() if value}
    digest = {"@type": "PropertyValue", "propertyID": "sha256", "value": article.sha256}
    return {"@type": "NewsArticle", "@id": f"#{id}", **known, "identifier": digest}


def _claim(outline: Outline, claim: Claim, tellers: list[int]) -> dict[str, Any]:
    story = outline.story
    version, sentence = claim.representative
    article = story.versions[version]
    place = article.sentences[sentence]
    first = _first(outline, tellers)
    return {
        "@type": "Claim",
        "@id": f"#claim-{claim.id}",
        "text": " ".join(article.text[place.claim_start : place.end].split()),
        **({"inLanguage": article.language} if article.language else {}),
        "appearance": [{"@id": f"#{story.version_id(teller)}"} for teller in tellers],
        **({"firstAppearance": {"@id": f"#{story.version_id(first)}"}} if first is not None else {}),
    }


def _first(outline: Outline, tellers: list[int]) -> int | None:
    """Which of some versions was published first, to the day; None where that is not known."""
    days = [outline.story.versions[teller].published[:10] for teller in tellers]
    if not days or not all(days) or days.count(min(days)) > 1:
        return None
    return tellers[days.index(min(days))]


def schema_text() -> str:
    """What of schema.org is written, as a JSON Schema (draft 2020-12)."""
    named = {
        "type": "object",
        "required": ["@id"],
        "properties": {"@id": {"type": "string", "pattern": "^#"}},
    }
    text = {"type": "string", "minLength": 1}
    article = {
        "type": "object",
        "required": ["@type", "@id", "identifier"],
        "properties": {
            "@type": {"const": "NewsArticle"},
            "@id": {"type": "string", "pattern": "^#[A-Z]+$"},
            "headline": text,
            "publisher": {"type": "object", "required": ["@type", "name"]},
            "author": {"type": "array", "items": {"type": "object", "required": ["@type", "name"]}},
            "datePublished": text,
            "url": text,
            "inLanguage": text,
            "identifier": {"type": "object", "required": ["@type", "propertyID", "value"]},
        },
    }
    claim = {
        "type": "object",
        "required": ["@type", "@id", "text", "appearance"],
        "properties": {
            "@type": {"const": "Claim"},
            "@id": {"type": "string", "pattern": "^#claim-"},
            "text": {"type": "string"},
            "inLanguage": text,
            "appearance": {"type": "array", "items": named, "minItems": 1},
            "firstAppearance": named,
        },
    }
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:newsreader:claims:1",
        "title": "The claims of a story as schema.org Claims in JSON-LD",
        "type": "object",
        "required": ["@context", "@graph"],
        "properties": {
            "@context": {"const": "https://schema.org"},
            "@graph": {"type": "array", "items": {"oneOf": [article, claim]}},
        },
    }
    return json.dumps(schema, indent=1) + "\n"
