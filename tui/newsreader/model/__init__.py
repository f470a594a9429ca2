"""The nouns of newsreader, as frozen dataclasses. Nothing here reads, compares or draws."""

from newsreader.model.annotation import Anchor, ArticleIdentity, Note, NoteColour, Ruling
from newsreader.model.article import Article, Paragraph, Provenance, Role, Sentence, Span
from newsreader.model.comparison import (
    UNSURE,
    Claim,
    Comparison,
    Conflict,
    ConflictKind,
    Judgement,
    Match,
    Shift,
    Thresholds,
    Verdict,
    Wording,
    WordingShift,
)
from newsreader.model.story import Place, Story

__all__ = [
    "UNSURE",
    "Anchor",
    "Article",
    "ArticleIdentity",
    "Claim",
    "Comparison",
    "Conflict",
    "ConflictKind",
    "Judgement",
    "Match",
    "Note",
    "NoteColour",
    "Paragraph",
    "Place",
    "Provenance",
    "Role",
    "Ruling",
    "Sentence",
    "Shift",
    "Span",
    "Story",
    "Thresholds",
    "Verdict",
    "Wording",
    "WordingShift",
]
