"""The nouns of newsreader, as frozen dataclasses. Nothing here reads, compares or draws."""

from newsreader.model.annotation import (
    WHOLE,
    Anchor,
    ArticleIdentity,
    Note,
    NoteColour,
    Passage,
    Ruling,
    Scope,
)
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
    "WHOLE",
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
    "Passage",
    "Place",
    "Provenance",
    "Role",
    "Ruling",
    "Scope",
    "Sentence",
    "Shift",
    "Span",
    "Story",
    "Thresholds",
    "Verdict",
    "Wording",
    "WordingShift",
]
