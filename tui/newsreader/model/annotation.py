"""What a reader writes: notes on passages, and rulings that overrule the engine."""

from __future__ import annotations

import os
from enum import StrEnum

from newsreader.model.article import Article, Span
from newsreader.model.comparison import Verdict
from newsreader.records import dataclass

CONTEXT = 32
"""Code points kept before and after a passage, so that it is found again."""


class NoteColour(StrEnum):
    """The colours a note can have; a theme says how each looks."""

    YELLOW = "yellow"
    GREEN = "green"
    BLUE = "blue"
    PINK = "pink"
    ORANGE = "orange"


@dataclass(frozen=True, slots=True)
class ArticleIdentity:
    """What tells which article a note is on, though the article may have changed since."""

    sha256: str
    """Of its text, when the note was made."""
    url: str = ""
    path: str = ""
    outlet: str = ""
    title: str = ""

    @classmethod
    def of(cls, article: Article) -> ArticleIdentity:
        """The identity of an article as it is now; its path is whole, wherever it was named from."""
        path = os.path.abspath(article.path) if article.path and "\0" not in article.path else article.path
        return cls(article.sha256, article.url, path, article.outlet, article.headline)


@dataclass(frozen=True, slots=True)
class Anchor:
    """A passage, by W3C's TextQuoteSelector and TextPositionSelector (Web Annotation Data Model 4.2)."""

    exact: str
    prefix: str
    """At most CONTEXT code points before it."""
    suffix: str
    """At most CONTEXT code points behind it."""
    start: int
    """Code point in the article's text, inclusive."""
    end: int
    """Code point, exclusive."""

    @classmethod
    def of(cls, text: str, span: Span) -> Anchor:
        """The anchor of a span of a text. Raises ValueError for a span that is not in the text."""
        if not 0 <= span.start <= span.end <= len(text):
            raise ValueError(f"no passage {span.start}-{span.end} in a text of {len(text)} characters")
        return cls(
            exact=text[span.start : span.end],
            prefix=text[max(span.start - CONTEXT, 0) : span.start],
            suffix=text[span.end : span.end + CONTEXT],
            start=span.start,
            end=span.end,
        )


WHOLE = Anchor("", "", "", 0, 0)
"""The passage of a note on a whole article."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of an article."""

    article: ArticleIdentity
    anchor: Anchor


class Scope(StrEnum):
    """What a note is on."""

    PASSAGE = "passage"
    """Its passage; a whole article, if that is WHOLE."""
    CLAIM = "claim"
    """The claim that its passage tells, in every version that tells it."""
    PAIR = "pair"
    """Its passage and another version's, such as the two sides of a conflict."""


@dataclass(frozen=True, slots=True)
class Note:
    """An annotation on a passage."""

    id: str
    """A UUID, as 36 characters."""
    article: ArticleIdentity
    anchor: Anchor
    comment: str = ""
    tags: tuple[str, ...] = ()
    """Without repetition, in the order given."""
    colour: NoteColour = NoteColour.YELLOW
    author: str = ""
    created: str = ""
    """ISO 8601 in UTC, such as 2026-01-31T12:00:00.000Z."""
    modified: str = ""
    quoted: str = ""
    """The words that were marked at first, if the anchor has others: they never change."""
    scope: Scope = Scope.PASSAGE
    also: tuple[Passage, ...] = ()
    """The other passages that it is on: of a pair, the other side."""
    answers: str = ""
    """The id of the note that it replies to; empty when it is no reply."""
    origin: str = ""
    """The record of another program that it was read from, as JSON; empty for our own."""
    imported: bool = False
    """It came into this library by an import."""
    adjudicated: bool = False
    """It is what was decided between those of several coders."""

    @property
    def first_words(self) -> str:
        """The words that were marked at first, whatever stands there now."""
        return self.quoted or self.anchor.exact


@dataclass(frozen=True, slots=True)
class Ruling:
    """A reader's own verdict on what another version does with a sentence; it overrules the engine's."""

    id: str
    """A UUID, as 36 characters."""
    article: ArticleIdentity
    anchor: Anchor
    """The sentence."""
    other: ArticleIdentity
    """The other version."""
    verdict: Verdict
    matches: tuple[Anchor, ...] = ()
    """The sentences of the other version that carry the claim; empty for omitted."""
    author: str = ""
    created: str = ""
    modified: str = ""
    imported: bool = False
    """It came into this library by an import."""
    adjudicated: bool = False
    """It is what was decided between those of several coders."""


@dataclass(frozen=True, slots=True)
class Done:
    """A coder has done with an article."""

    article: ArticleIdentity
    coder: str
    """As in `author`; empty for the reader of this library who has given no name."""
    at: str = ""
    """ISO 8601 in UTC, as of a note."""


def is_own(record: Note | Ruling, author: str) -> bool:
    """Whether a record is the reader's own: by the name, or without any, by where it was written."""
    return record.author == author if record.author else not record.imported
