"""Files and folders to articles and stories: reading, segmentation, roles."""

from newsreader.sources.errors import SourceError
from newsreader.sources.reading import read_article
from newsreader.sources.segment.articles import article_from_text
from newsreader.sources.stories import Opened, StoriesToOpen, open_stories

__all__ = ["Opened", "SourceError", "StoriesToOpen", "article_from_text", "open_stories", "read_article"]
