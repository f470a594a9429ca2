"""Notes, rulings and strategies for tests of notes."""

from __future__ import annotations

import uuid
from dataclasses import replace
from itertools import pairwise
from typing import Any

from hypothesis import strategies as st

from newsreader.model import Anchor, ArticleIdentity, Note, NoteColour, Ruling, Span, Verdict

HOSTILE = {
    "nul": "before\x00after",
    "surrogates": "lone \ud800 and \udfff halves",
    "bidi": "\u202egnp.exe\u202c \u2066isolate\u2069",
    "escape": "\x1b[2J\x1b]52;c;AAAA\x07",
    "long": "a long text with words, " * 4_200,
    "marks": "e" + "\u0301\u0316" * 20_000,
    "lines": "one\r\ntwo\rthree\u2028four\x85five\n\n\nsix",
    "spaces": " \t\u00a0\u3000\u200b\ufeff",
    "repeated": "ha" * 30_000,
    "joined": "👩‍👩‍👧‍👦🏳️‍🌈 家族 العائلة",
    "empty": "",
}
TEXTS = st.text(st.characters(exclude_categories=()), max_size=60).filter(
    lambda text: (
        not any(
            "\ud800" <= one <= "\udbff" and "\udc00" <= other <= "\udfff" for one, other in pairwise(text)
        )
    )
)
"""Any text that JSON can carry: it joins the halves of a surrogate pair."""
TIMES = st.sampled_from(
    ["", "2026-01-31T12:00:00.000Z", "1999-12-31T23:59:59Z", "yesterday", "2026-02-30T00:00:00Z"]
)
IDS = st.uuids().map(str)
IDENTITIES = st.builds(
    ArticleIdentity,
    sha256=st.one_of(TEXTS, st.just("ab" * 32)),
    url=st.one_of(TEXTS, st.just("https://example.org/story?a=1&b=2")),
    path=TEXTS,
    outlet=TEXTS,
    title=TEXTS,
)
NUMBERS = st.integers(0, 10**9)
ANCHORS = st.builds(Anchor, exact=TEXTS, prefix=TEXTS, suffix=TEXTS, start=NUMBERS, end=NUMBERS)
NOTES = st.builds(
    Note,
    id=IDS,
    article=IDENTITIES,
    anchor=ANCHORS,
    comment=TEXTS,
    tags=st.lists(TEXTS, max_size=3, unique=True).map(tuple),
    colour=st.sampled_from(NoteColour),
    author=TEXTS,
    created=TIMES,
    modified=TIMES,
)
RULINGS = st.builds(
    Ruling,
    id=IDS,
    article=IDENTITIES,
    anchor=ANCHORS,
    other=IDENTITIES,
    verdict=st.sampled_from(Verdict),
    matches=st.lists(ANCHORS, max_size=2).map(tuple),
    author=TEXTS,
    created=TIMES,
    modified=TIMES,
)
COLLECTIONS = st.tuples(
    st.lists(NOTES, max_size=3, unique_by=lambda note: note.id),
    st.lists(RULINGS, max_size=2, unique_by=lambda ruling: ruling.id),
).filter(lambda both: not {note.id for note in both[0]} & {ruling.id for ruling in both[1]})


def anchor_of(text: str, words: str) -> Anchor:
    """The anchor of the first place where words stand in a text."""
    start = text.index(words)
    return Anchor.of(text, Span(start, start + len(words)))


def note_on(text: str, words: str, **fields: Any) -> Note:
    """A note on words of a text."""
    identity = ArticleIdentity("cd" * 32, "https://example.org/fire", "fire.txt", "Courier", "Fire")
    made = Note(str(uuid.UUID(int=len(text) * 1000 + len(words))), identity, anchor_of(text, words))
    return replace(made, **fields)


def hostile_note(text: str, number: int = 1) -> Note:
    """A note that has a text in every field that can hold one."""
    identity = ArticleIdentity(text, text, text, text, text)
    anchor = Anchor(text, text[:32], text[-32:], 0, len(text))
    return Note(
        str(uuid.UUID(int=number)), identity, anchor, text, (text,), NoteColour.PINK, text, text, text
    )
