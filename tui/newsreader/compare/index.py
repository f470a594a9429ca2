"""All that is read of a story besides the numbers of its alignment, once for every sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import field
from functools import lru_cache

from newsreader.compare.align.features import StoryFeatures
from newsreader.compare.contradictions.finding import Contradiction
from newsreader.compare.contradictions.shared import SharedFinding
from newsreader.compare.contradictions.units import Unit, read_units
from newsreader.compare.facts.article import ArticleFacts, read_facts
from newsreader.compare.wording.missing import Content, read_content
from newsreader.compare.wording.shifts import Stretches, shifts_between
from newsreader.compare.wording.strength import Read, read_strength
from newsreader.model import Span, Story
from newsreader.records import dataclass
from newsreader.text.attribution import Source
from newsreader.text.names import surnames
from newsreader.text.words import Word

LEAST_SHARED = 0.6
SPARE = 2
"""Content words that nearly identical sentences share: this share of the longer one, less so many."""

KEPT = 1 << 13
"""Rows that something is read of and kept; the sentences of one version mostly match in order."""


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
    words: tuple[tuple[Word, ...], ...]
    """Of every row."""
    contents: Callable[[int], Content]
    """Of a row its content words; this and what follows is read when it is asked for."""
    strengths: Callable[[int], Read]
    """Of a row what in it has more or less force."""
    content: Callable[[int], frozenset[str]]
    """Of a row the keys of its content words."""
    kind: Callable[[int], int]
    """Of a row a number, one for all rows of the same letters and content words."""
    _shared: SharedFinding = field(repr=False, compare=False)
    _may_be_held: dict[tuple[int, int], bool] = field(default_factory=dict, repr=False, compare=False)
    """By kinds of rows, the one of the earlier text first: whether they may be nearly identical and are not
    the same."""
    _stretches: dict[tuple[int, int], tuple[Stretches, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )
    """By rows, the one of the earlier text first."""

    def stretches(self, place: tuple[int, int], other: tuple[int, int]) -> tuple[Stretches, ...]:
        """The stretches of two sentences, given by version and sentence, that differ in force."""
        if self._is_behind(place, other):
            return tuple((a, b) for b, a in self.stretches(other, place))
        rows = self.row[place], self.row[other]
        found = self._stretches.get(rows)
        if found is None:
            found = shifts_between(self.strengths(rows[0]), self.strengths(rows[1]))
            if found:
                self._stretches[rows] = found
        return found

    def contradictions(self, place: tuple[int, int], other: tuple[int, int]) -> tuple[Contradiction, ...]:
        """What two sentences, given by version and sentence, contradict each other in if they are nearly
        identical."""
        if self._is_behind(place, other):
            return tuple([found.turned() for found in self.contradictions(other, place)])
        rows = self._nearly_identical(place, other)
        return self._shared.contradictions(*rows) if rows else ()

    def wording(self, place: tuple[int, int], other: tuple[int, int]) -> tuple[tuple[Span, Span], ...]:
        """The words of two sentences that stand in each other's place if they are nearly identical, and
        differ in nothing else."""
        if self._is_behind(place, other):
            return tuple([(here, there) for there, here in self.wording(other, place)])
        rows = self._nearly_identical(place, other)
        return self._shared.wording(*rows) if rows else ()

    def _is_behind(self, place: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether the other sentence is the one of the earlier text."""
        first, second = self.order[place[0]], self.order[other[0]]
        return first > second or (first == second and place[1] > other[1])

    def _nearly_identical(self, place: tuple[int, int], other: tuple[int, int]) -> tuple[int, int] | None:
        """The rows of two sentences if they may be nearly identical and are not the same; the first is the
        one of the earlier text."""
        row, beside = self.row.get(place), self.row.get(other)
        if row is None or beside is None:
            return None
        kinds = self.kind(row), self.kind(beside)
        may = self._may_be_held.get(kinds)
        if may is None:
            may = self._may_be_held[kinds] = self._may_be_like(row, beside) and self._text_of(
                row, place[0]
            ) != self._text_of(beside, other[0])
        return (row, beside) if may else None

    def _may_be_like(self, row: int, other: int) -> bool:
        """Whether two rows share so many content words that they may be nearly identical; cheap."""
        one, two = self.content(row), self.content(other)
        return len(one & two) >= LEAST_SHARED * max(len(one), len(two)) - SPARE

    def _text_of(self, row: int, version: int) -> str:
        return _letters(self.story.versions[version].text, self.words[row])


def _letters(text: str, words: Sequence[Word]) -> str:
    """What is written from the first word of a row to the last."""
    return text[words[0].start : words[-1].end] if words else ""


def index_story(story: Story, features: StoryFeatures) -> StoryIndex:
    """Read a story; `features` are its own."""
    texts = [article.text for article in story.versions]
    place = {text: n for n, text in enumerate(sorted(set(texts)))}
    known = surnames(line for lines in features.words for line in lines)
    articles = [story.versions[version] for version in features.version.tolist()]
    of_rows = [article.text for article in articles]
    kinds: dict[tuple[str, frozenset[str]], int] = {}
    sources: list[dict[int, Source | None]] = [{} for _ in texts]
    for version, sentence, built in zip(
        features.version.tolist(), features.sentence.tolist(), features.outlines, strict=True
    ):
        sources[version][sentence] = built.source

    @lru_cache(KEPT)
    def content(row: int) -> frozenset[str]:
        return frozenset([word.key for word in features.rows[row] if not word.light])

    @lru_cache(None)
    def kind(row: int) -> int:
        return kinds.setdefault((_letters(of_rows[row], features.rows[row]), content(row)), len(kinds))

    @lru_cache(KEPT)
    def contents(row: int) -> Content:
        return read_content(of_rows[row], features.rows[row], features.outlines[row], known)

    @lru_cache(KEPT)
    def strengths(row: int) -> Read:
        return read_strength(of_rows[row], features.rows[row])

    def read(row: int) -> tuple[Unit, ...]:
        return read_units(of_rows[row], features.rows[row], articles[row].language)

    return StoryIndex(
        story,
        tuple(place[text] for text in texts),
        tuple(
            [
                read_facts(article, words, own)
                for article, words, own in zip(story.versions, features.words, sources, strict=True)
            ]
        ),
        features.twin,
        features.rows,
        contents,
        strengths,
        content,
        kind,
        SharedFinding(read),
    )
