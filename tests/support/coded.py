"""Notes on passages of a story, for the formats of coders."""

from __future__ import annotations

import io
import uuid
import zipfile

from hypothesis import strategies as st

from newsreader.annotations.exchange.registry import Document, Export
from newsreader.model import WHOLE, Anchor, Article, ArticleIdentity, Note, Span, Story
from newsreader.sources.segment.articles import article_from_text

HARD = (
    "Twelve 👩‍👩‍👧‍👦 in “Ostra-Quay” said_so [today];\tthe 3rd|4th*.\n\n"
    "It’s → 5 - 6 -> 7 𝔘\\n. E\u0301nd\n\n“No.” 家族 left"
)
"""Whatever has a meaning in a format, or takes two units in UTF-16."""
WORDS = st.text(st.sampled_from("ab 3-'.,;:|[]\\_*→👩\u0301é𝔘\t\n\r“”<&>"), min_size=1, max_size=60)


def coded_story(text: str, outlet: str = "Ostra Herald & Co/..") -> Story:
    other = article_from_text("Nothing else happened.", outlet="Wire")
    return Story("A story", (article_from_text(text, outlet=outlet), other))


def coded(on: Article, start: int, end: int, *tags: str, author: str = "", comment: str = "") -> Note:
    """A note on a stretch of a text; on all of it where there is none."""
    anchor = Anchor.of(on.text, Span(start, end)) if end > start else WHOLE
    id = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{start}{end}{tags}{author}{comment}"))
    return Note(id, ArticleIdentity.of(on), anchor, comment, tags, author=author)


def export_of(story: Story, *notes: Note) -> Export:
    """An export in which every note is where it was made."""
    return Export(notes, story=story)


def unpacked(document: Document) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(b"".join(document.chunks))) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


SPANS = st.lists(st.tuples(st.integers(0, 59), st.integers(1, 20)), max_size=5)
"""(start, length) of passages, which may reach beyond a text."""


def notes_on(on: Article, spans: list[tuple[int, int]]) -> list[Note]:
    """Notes on those of some stretches that are not only white space, once each."""
    size = len(on.text)
    real = dict.fromkeys((start, min(start + length, size)) for start, length in spans if start < size)
    tags = ("a tag", "b|c", "é", "")
    return [
        coded(on, start, end, *filter(None, tags[number % 4 : number % 4 + 2]), author="ida")
        for number, (start, end) in enumerate(real)
        if on.text[start:end].strip()
    ]
