"""Which notes or rulings are wanted, and in what order. How a store looks for them is its own affair."""

from __future__ import annotations

from enum import StrEnum

from newsreader.model.annotation import ArticleIdentity, NoteColour
from newsreader.model.comparison import Verdict
from newsreader.records import dataclass


class Order(StrEnum):
    """How records are sorted. Those that are level come in the order in which the library got them."""

    CREATED = "created"
    """The oldest first."""
    MODIFIED = "modified"
    """The last changed first; of those that are level, the last that the library got."""
    PASSAGE = "passage"
    """By their place in the text; for the records of one article."""


@dataclass(frozen=True, slots=True)
class NoteFilter:
    """Which notes are wanted: those to which all that is given here applies."""

    articles: tuple[ArticleIdentity, ...] = ()
    """On any of these. An article is the same when its text, its address or its file is; a file named by a
    relative path only if outlet and title agree too."""
    tags: tuple[str, ...] = ()
    """Has all of these tags, in any case."""
    tag_start: str = ""
    """Has a tag that begins like this, in any case."""
    text: str = ""
    """Every word of it is in the comment or the passage, in any case and with or without accents."""
    colour: NoteColour | None = None
    author: str = ""
    deleted: bool = False
    """Those in the bin, instead of those that are not."""


@dataclass(frozen=True, slots=True)
class RulingFilter:
    """Which rulings are wanted: those to which all that is given here applies."""

    articles: tuple[ArticleIdentity, ...] = ()
    """On a sentence of any of these; see NoteFilter."""
    others: tuple[ArticleIdentity, ...] = ()
    """About any of these other versions."""
    verdict: Verdict | None = None
    author: str = ""
    deleted: bool = False
    """Those in the bin, instead of those that are not."""
