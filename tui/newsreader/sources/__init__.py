"""Files and folders to articles and stories: reading, segmentation, roles."""

from newsreader.sources.errors import SourceError
from newsreader.sources.reading import read_article
from newsreader.sources.segment.articles import article_from_text
from newsreader.sources.stories import (
    Beginning,
    Opened,
    OpenedStory,
    StoriesToOpen,
    StorySummary,
    begin,
    open_stories,
    open_story,
)

__all__ = [
    "Beginning",
    "Opened",
    "OpenedStory",
    "SourceError",
    "StoriesToOpen",
    "StorySummary",
    "article_from_text",
    "begin",
    "open_stories",
    "open_story",
    "read_article",
]
