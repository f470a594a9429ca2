"""Files, folders, and whatever else articles come from, to articles and stories.

Its names are imported when they are first used: this package is a part of the start of the program.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newsreader.sources.errors import SourceError, SourceNotice
    from newsreader.sources.pasting import Pasted
    from newsreader.sources.reading import read_articles
    from newsreader.sources.segment.articles import article_from_text
    from newsreader.sources.source import Found, Source
    from newsreader.sources.stories import StoriesToOpen, begin, open_stories, open_story
    from newsreader.sources.summaries import Beginning, Listing, Opened, OpenedStory, StorySummary

__all__ = [
    "Beginning",
    "Found",
    "Listing",
    "Opened",
    "OpenedStory",
    "Pasted",
    "Source",
    "SourceError",
    "SourceNotice",
    "StoriesToOpen",
    "StorySummary",
    "article_from_text",
    "begin",
    "open_stories",
    "open_story",
    "read_articles",
]

_MODULES = {
    "Beginning": "summaries",
    "Found": "source",
    "Listing": "summaries",
    "Opened": "summaries",
    "OpenedStory": "summaries",
    "Pasted": "pasting",
    "Source": "source",
    "SourceError": "errors",
    "SourceNotice": "errors",
    "StoriesToOpen": "stories",
    "StorySummary": "summaries",
    "article_from_text": "segment.articles",
    "begin": "stories",
    "open_stories": "stories",
    "open_story": "stories",
    "read_articles": "reading",
}


def __getattr__(name: str) -> object:
    if name not in _MODULES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
