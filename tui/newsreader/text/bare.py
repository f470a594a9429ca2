"""Texts as they are read: without hidden characters, with Latin letters where others only look like them.

What is compared, cut into sentences and searched is the bare text; what is kept and shown is the text itself,
and offsets are its. `Bare` is both and the way from the one to the other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache

from newsreader.model import Article, Sentence, Span, Story
from newsreader.records import dataclass
from newsreader.text.hidden import HIDDEN, count_hidden, hidden_runs, is_western, without_hidden

_SUSPECT = (
    "\u0250-\u02af\u0370-\u058f\u10a0-\u10ff\u13a0-\u167f\u1c80-\u1cbf\u1d00-\u1dff\u1f00-\u1fff\u2c80-\u2d7f"
    "\ua4d0-\ua4ff\ua640-\ua69f\ua720-\ua7ff\uab30-\uabbf\uff10-\uff5a\U0001d400-\U0001d7ff"
)
"""Where letters that look like Latin ones may be, as the inside of a class of characters."""


@cache
def _suspect() -> re.Pattern[str]:
    return re.compile(f"[{HIDDEN}{_SUSPECT}]")


@dataclass(frozen=True, slots=True)
class Bare:
    """A text beside its bare form."""

    text: str
    """The bare form."""
    origins: Sequence[int]
    """For each code point of it the one of the text it comes from, and the length of the text at the end."""

    def span(self, start: int, end: int) -> Span:
        """The stretch of the text whose bare form is `self.text[start:end]`."""
        first = self.origins[start]
        return Span(first, self.origins[end - 1] + 1 if end > start else first)

    def index(self, offset: int) -> int:
        """Where a code point of the text stands in the bare form; a hidden one where the next one does."""
        return bisect_left(self.origins, offset)


def bare(text: str) -> Bare:
    """A text beside its bare form."""
    return Bare(text, range(len(text) + 1)) if is_plain(text) else _stripped(text)


def is_plain(text: str) -> bool:
    """Whether a text cannot have anything hidden or alike in it; false for one that may."""
    return is_western(text) or _suspect().search(text) is None


@lru_cache(maxsize=64)
def _stripped(text: str) -> Bare:
    """The bare form of a text that is not plain; the last ones are kept."""
    from newsreader.text.lookalikes import fold_lookalikes  # few texts need its tables

    runs = hidden_runs(text)
    if not runs:
        return Bare(fold_lookalikes(text).text, range(len(text) + 1))
    origins: list[int] = []
    at = 0
    for start, end in [*runs, (len(text), len(text) + 1)]:
        origins += range(at, start)
        at = end
    return Bare(fold_lookalikes(without_hidden(text)).text, [*origins, len(text)])


def bare_story(story: Story) -> Story:
    """A story with the bare forms of its articles; the very story if all are bare."""
    versions = tuple(map(bare_article, story.versions))
    same = all(one is other for one, other in zip(versions, story.versions, strict=True))
    return story if same else replace(story, versions=versions)


def versions_named(story: Story, names: Sequence[str]) -> tuple[int, ...]:
    """The versions of a story with some names, whatever is hidden in those or in these."""
    return tuple(bare_story(story).versions_named([bare(name).text for name in names])) if names else ()


def bare_article(article: Article) -> Article:
    """An article with its text and the name of its outlet bare, and the same sentences.

    The very article if it is bare. A sentence of nothing but hidden characters is empty.
    """
    plain, outlet = bare(article.text), bare(article.outlet).text
    if plain.text == article.text and outlet == article.outlet:
        return article
    return replace(
        article,
        text=plain.text,
        outlet=outlet,
        sentences=tuple(_bare_sentence(s, plain) for s in article.sentences),
    )


def _bare_sentence(sentence: Sentence, plain: Bare) -> Sentence:
    start, end = plain.index(sentence.start), plain.index(sentence.end)
    start += len(plain.text[start:end]) - len(plain.text[start:end].lstrip())
    end = start + len(plain.text[start:end].rstrip())
    claim = min(max(plain.index(sentence.claim_start), start), end)
    return replace(sentence, start=start, end=end, claim_start=claim)


def restored_article(article: Article, text: str) -> Article:
    """An article that was cut from the bare form of a text, as one of that text.

    A hidden character belongs to the sentence that it touches, else to the one before it; at the beginning to
    the first.
    """
    plain = bare(text)
    spans = [plain.span(s.start, s.end) for s in article.sentences]
    starts = [span.start for span in spans]
    ends = [span.end for span in spans]
    if spans:
        starts[0] = len(text) - len(text.lstrip())
        ends[-1] = len(text.rstrip())
    for number in range(1, len(spans)):
        before, behind = shared_gap(text[ends[number - 1] : starts[number]])
        ends[number - 1] += before
        starts[number] -= behind
    sentences = [
        replace(
            s,
            start=start,
            end=end,
            claim_start=start if s.claim_start == s.start else plain.origins[s.claim_start],
        )
        for s, start, end in zip(article.sentences, starts, ends, strict=True)
    ]
    return replace(article, text=text, sentences=tuple(sentences))


def shared_gap(gap: str) -> tuple[int, int]:
    """How much of what lies between two stretches belongs to the one before and to the one behind: hidden
    characters to the one that they touch, else to the one before."""
    words = gap.split()
    behind = 0 if not words or gap[-1].isspace() or words[0] == gap else len(words[-1])
    return len(gap[: len(gap) - behind].rstrip()), behind


@dataclass(frozen=True, slots=True)
class Deceptive:
    """How many characters of a text are not what they seem."""

    zero_width: int = 0
    """Without width, or blank: joiners, fillers, variation selectors, tags, soft hyphens."""
    bidi: int = 0
    """Bidirectional controls."""
    lookalikes: int = 0
    """Letters of another script in the place of Latin ones."""

    @property
    def in_words(self) -> str:
        """Such as "3 hidden characters, 1 lookalike letter"; nothing where there are none."""
        counts = ((self.zero_width + self.bidi, "hidden character"), (self.lookalikes, "lookalike letter"))
        return ", ".join(f"{count} {noun}{'s' * (count > 1)}" for count, noun in counts if count)


@lru_cache(maxsize=64)
def count_deceptive(text: str) -> Deceptive:
    """Count the characters of a text that are not what they seem, but for those that its script needs.

    `text.deceptive` tells where they are."""
    if is_plain(text):
        return Deceptive()
    from newsreader.text.lookalikes import fold_lookalikes

    return Deceptive(*count_hidden(text), fold_lookalikes(without_hidden(text)).letters)
