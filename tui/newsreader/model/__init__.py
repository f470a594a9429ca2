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
from newsreader.model.story import Story

__all__ = [
    "Article",
    "Comparison",
    "Conflict",
    "ConflictKind",
    "Judgement",
    "Match",
    "Paragraph",
    "Role",
    "Sentence",
    "Span",
    "Story",
    "Verdict",
]
