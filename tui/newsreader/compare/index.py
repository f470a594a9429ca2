"""All that is read of a story besides the numbers of its alignment, once for every sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from newsreader.compare.align.features import StoryFeatures
from newsreader.compare.facts.article import ArticleFacts, read_facts
from newsreader.compare.wording.missing import Content, read_content
from newsreader.compare.wording.shifts import Stretches, shifts_between
from newsreader.compare.wording.strength import Read, read_strength
from newsreader.model import Story
from newsreader.text.names import surnames


@dataclass(frozen=True, slots=True)
class StoryIndex:
    """What the sentences of a story say: what conflicts and details are found in."""

    story: Story
    order: tuple[int, ...]
    """Of every version the place of its text among all texts, sorted; equal texts have one place."""
    facts: tuple[ArticleFacts, ...]
    """Of every version."""
    row: Mapping[tuple[int, int], int]
    """(version, sentence) -> the row that it is judged as, if it makes a claim; as in the features."""
    contents: tuple[Content, ...]
    """Of every row its content words."""
    strengths: tuple[Read, ...]
    """Of every row what in it has more or less force."""
    _stretches: dict[tuple[int, int], tuple[Stretches, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """By rows, the one of the earlier text first."""

    def stretches(self, place: tuple[int, int], other: tuple[int, int]) -> tuple[Stretches, ...]:
        """The stretches of two sentences, given by version and sentence, that differ in force."""
        if (self.order[place[0]], place[1]) > (self.order[other[0]], other[1]):
            return tuple((a, b) for b, a in self.stretches(other, place))
        rows = self.row[place], self.row[other]
        found = self._stretches.get(rows)
        if found is None:
            found = shifts_between(self.strengths[rows[0]], self.strengths[rows[1]])
            if found:
                self._stretches[rows] = found
        return found


def index_story(story: Story, features: StoryFeatures) -> StoryIndex:
    """Read a story; `features` are its own."""
    texts = [article.text for article in story.versions]
    place = {text: n for n, text in enumerate(sorted(set(texts)))}
    known = surnames(line for lines in features.words for line in lines)
    of_rows = [texts[version] for version in features.version.tolist()]
    return StoryIndex(
        story,
        tuple(place[text] for text in texts),
        tuple(
            read_facts(article, words) for article, words in zip(story.versions, features.words, strict=True)
        ),
        features.twin,
        tuple(
            read_content(text, words, built, known)
            for text, words, built in zip(of_rows, features.rows, features.outlines, strict=True)
        ),
        tuple(read_strength(text, words) for text, words in zip(of_rows, features.rows, strict=True)),
    )
