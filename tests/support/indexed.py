"""Stories read for the tests of conflicts and details."""

from __future__ import annotations

from newsreader.compare.align.features import story_features
from newsreader.compare.index import StoryIndex, index_story
from newsreader.model import Article, Sentence, Story


def index_of(*versions: Article) -> StoryIndex:
    """The index of a story of these versions."""
    story = Story("", versions)
    return index_story(story, story_features(story))


def judged(index: StoryIndex, version: int) -> list[Sentence]:
    """The sentences of a version that are judged as themselves: no further copies, none without a claim."""
    first: dict[int, Sentence] = {}
    for (v, sentence), row in index.row.items():
        if v == version:
            first.setdefault(row, index.story.versions[v].sentences[sentence])
    return list(first.values())
