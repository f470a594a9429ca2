"""What is in a pack as research data is described: RO-Crate 1.1 metadata, in JSON-LD."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

from newsreader import __version__
from newsreader.model import Article, Story
from newsreader.model.article import digest
from newsreader.text.handing_over import web_address
from newsreader.text.json_escapes import escaped

CRATE = "ro-crate-metadata.json"
_PROFILE = "https://w3id.org/ro/crate/1.1"
_PROGRAM, _ACTION, _RIGHTS = "#newsreader", "#comparison", "#rights"
_UNDATED = "1980-01-01"
"""The day of a pack none of whose articles has one: a crate must have a day, and the clock is not asked."""
_TYPES = {
    ".csv": "text/csv",
    ".eml": "message/rfc822",
    ".htm": "text/html",
    ".html": "text/html",
    ".json": "application/json",
    ".jsonld": "application/ld+json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
}


def crate_of(
    story: Story,
    came_from: Mapping[str, Collection[int]],
    made: Mapping[str, str],
    files: Mapping[str, bytes],
) -> bytes:
    """The metadata of a pack: `came_from` tells of each file which versions are in it, `made` says what each
    file that was made is; all are among `files`."""
    days = [article.published[:10] for article in story.versions if article.published]
    parts = [name for name in files if name != CRATE]
    graph = [
        {
            "@id": CRATE,
            "@type": "CreativeWork",
            "about": _named("./"),
            "conformsTo": _named(_PROFILE),
        },
        {
            "@id": "./",
            "@type": "Dataset",
            "name": story.title or "A story",
            "description": f"{len(story.versions)} versions of one story, and what newsreader makes of them.",
            "datePublished": max(days, default=_UNDATED),
            "license": _named(_RIGHTS),
            "hasPart": [_named(name) for name in parts],
            "mentions": [_named(_ACTION)],
        },
        {
            "@id": _RIGHTS,
            "@type": "CreativeWork",
            "name": "Rights",
            "description": "The articles are their publishers', whose rights they are.",
        },
        {"@id": _PROGRAM, "@type": "SoftwareApplication", "name": "newsreader", "version": __version__},
        {
            "@id": _ACTION,
            "@type": "CreateAction",
            "name": "The versions were compared",
            "instrument": _named(_PROGRAM),
            "object": [_named(name) for name in came_from],
            "result": [_named(name) for name in made],
        },
        *_files(story, came_from, made, files),
        *(_article(story.version_id(n), article) for n, article in enumerate(story.versions)),
    ]
    document = {"@context": f"{_PROFILE}/context", "@graph": graph}
    return (escaped(json.dumps(document, indent=1, ensure_ascii=False)) + "\n").encode("utf-8")


def _files(
    story: Story,
    came_from: Mapping[str, Collection[int]],
    made: Mapping[str, str],
    files: Mapping[str, bytes],
) -> Iterator[dict[str, Any]]:
    for name, data in files.items():
        if name == CRATE:
            continue
        format = _TYPES.get(PurePosixPath(name).suffix.lower())
        versions = [_named(f"#{story.version_id(version)}") for version in came_from.get(name, ())]
        yield {
            "@id": name,
            "@type": "File",
            "name": made.get(name)
            or ("An article as it was read" if versions else "What the pack is made of"),
            "contentSize": str(len(data)),
            "sha256": digest(data),
            **({"encodingFormat": format} if format else {}),
            **({"about": versions} if versions else {}),
        }


def _article(id: str, article: Article) -> dict[str, Any]:
    known = {
        "name": article.headline,
        "publisher": {"@type": "Organization", "name": article.outlet} if article.outlet else None,
        "datePublished": article.published,
        "url": web_address(article.url),
        "inLanguage": article.language,
    }
    return {"@id": f"#{id}", "@type": "NewsArticle", **{key: value for key, value in known.items() if value}}


def _named(id: str) -> dict[str, str]:
    return {"@id": id}
