"""The nouns of newsreader, as frozen dataclasses. Nothing here reads, compares or draws."""

from newsreader.model.article import Article, Paragraph, Role, Sentence, Span
from newsreader.model.comparison import (
    Comparison,
    Conflict,
    ConflictKind,
    Judgement,
    Match,
    Verdict,
)
from newsreader.model.note import Anchor, ArticleIdentity, Note, NoteColour, Ruling
from newsreader.model.story import Story

__all__ = [
    "Anchor",
    "Article",
    "ArticleIdentity",
    "Comparison",
    "Conflict",
    "ConflictKind",
    "Judgement",
    "Match",
    "Note",
    "NoteColour",
    "Paragraph",
    "Role",
    "Ruling",
    "Sentence",
    "Span",
    "Story",
    "Verdict",
]
